"""Ukrainian and Belarusian names of a neighbour's towns, made from their Russian names by rule.

Lists name most towns of Belarus in Belarusian and Russian only, and most of Ukraine and Russia in their own and in
Russian. What the third language calls them follows from regular correspondences: Речица and Річиця, Барбаров and
Барбарів, Старые Дороги and Старі Дороги; Чернобыль and Чарнобыль, Новозыбков and Навазыбкаў. Where a rule leaves two
choices (Ukrainian и or і, the stressed о of Belarusian), both are given: such names only help to find, they are never
shown, and they rank below the names that lists hold.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.model import PlaceKind
from geo.places.spelling import is_cyrillic, languages_of, loose, plain, tight_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geo.places.artefact import NewPlace

FEWEST_PEOPLE: Final = {"BY": 500, "UA": 1500, "RU": 3000, "LT": 1000, "LV": 3000}
FEWEST_LETTERS: Final = 4
EAST: Final = 46.0
"""Towns of so many people west of this longitude get names by rule, all places listed by hand, and those of
Belarus whose people nobody counted, villages among them."""
_MOST: Final = 10
_MOST_SYLLABLES: Final = 6

_UKRAINIAN_ROOTS: Final = tuple(pair.split(":") for pair in """
    александр:олександр алексе:олексі николь:микіль никола:микола владимир:володимир дмитри:дмитр чернобыл:чорнобил
    черн:чорн бел:біл лес:ліс реч:річ мест:міст озер:озер светл:світл рек:рік хлеб:хліб звер:звір снег:сніг сер:сір
    ветр:вітр мел:міл невел:невел под:під горк:гірк
""".split())  # fmt: skip
_UKRAINIAN_ENDINGS: Final = (
    (r"ичи$", ("ичі",)), (r"(?<=[гкх])и$", ("и",)), (r"[ыи]$", ("і", "и")), (r"ые$", ("і",)), (r"ие$", ("і",)),
    (r"(?<=[сц])кая$", ("ька",)), (r"(?<=[сц])кое$", ("ьке",)), (r"(?<=[сц])кий$", ("ький",)),
    (r"(?<=[сц])к$", ("ьк",)), (r"ая$", ("а",)), (r"яя$", ("я",)), (r"[ое]е$", ("е",)), (r"[ыи]й$", ("ий",)),
    (r"ой$", ("ий",)),
    (r"ец$", ("ець",)), (r"ица$", ("иця",)), (r"ца$", ("ця",)), (r"(?<=[жчшщр])ь$", ("",)), (r"(?<=[бпвмф])ь$", ("",)),
    (r"(?<=[жчшщц])ев$", ("ів", "ов", "ев")), (r"ьев$", ("'їв", "ьєв")), (r"(?<=[аеиоуыэюя])ев$", ("їв", "єв")),
    (r"ев$", ("ів", "ев")), (r"[её]в$", ("ів", "ьов", "ов")), (r"ов$", ("ів", "ов")),
    (r"ово$", ("ове", "ово")), (r"ево$", ("еве", "ево")), (r"ино$", ("ине", "іне", "іно")),
    (r"овка$", ("івка", "овка")), (r"евка$", ("івка", "евка")), (r"ое$", ("е",)),
)  # fmt: skip
_IN_RUSSIAN_ONLY: Final = frozenset({"postal", "openweather"})
"""Lists that name Belarus's places in Russian alone: their Belarusian names follow by the same rules."""
_ADJECTIVE: Final = re.compile(r"^[^ -]+(?:[ое]е|ая|яя|ые|ие|[ыи]й|ой)$")
"""Towns called by an adjective alone get no names by rule: "Новага" is seldom Nove in Ukraine. Those of Belarus do:
"Городної" beside Stolin is Haradnaya."""
_TO_UKRAINIAN: Final = str.maketrans({"ы": "и", "э": "е", "ъ": "'"})

_BELARUSIAN_ENDINGS: Final = (
    (r"ые$", ("ыя",)), (r"ие$", ("ія",)), (r"ый$", ("ы",)), (r"ий$", ("і",)), (r"ое$", ("ае",)),
    (r"(?<=[жчшщрц])ь$", ("",)), (r"(?<=[бпвмф])ь$", ("",)),
    (r"ов$", ("аў", "оў")), (r"(?<=[жчшщрц])[её]в$", ("аў", "оў")), (r"[её]в$", ("еў", "ёў")),
    (r"ово$", ("ава", "ова")),
    (r"(?<=[жчшщрц])ево$", ("ава",)), (r"ево$", ("ева",)), (r"о$", ("а",)),
)  # fmt: skip


def with_neighbours_names(places: Iterable[NewPlace]) -> list[NewPlace]:
    """Return the places, those of some size or listed by hand with the names that neighbours' languages give them."""
    return [replace(place, derived=derived_names(place)) if _is_wanted(place) else place for place in places]


def without_everyday(places: Iterable[NewPlace], is_common: Callable[[str], bool]) -> list[NewPlace]:
    """Return the places without such names made by rule as are everyday words: Reni is no Рані, "раней" is earlier."""
    return [
        replace(place, derived=tuple(name for name in place.derived if not is_common(plain(name))))
        if place.derived
        else place
        for place in places
    ]


def _is_wanted(place: NewPlace) -> bool:
    if place.kind in {PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2}:
        return False
    if place.origin == "curated" or (place.origin in _IN_RUSSIAN_ONLY and place.country == "BY"):
        return True
    fewest = FEWEST_PEOPLE.get(place.country or "")
    return fewest is not None and place.lon <= EAST and place.origin == "geonames" and place.population >= fewest


def derived_names(place: NewPlace) -> tuple[str, ...]:
    """Return what Ukrainians and Belarusians regularly call a place of another country, without its listed names.

    Only the Russian writing of the main name leads to them: former and other names have none.
    """
    shown = place.names[:2] if place.origin == "curated" else place.names[:1]  # "X air base" is "X"
    main = {key for name in shown for key in _frames(name)}
    found: dict[str, None] = {}
    for name in place.names:
        if not is_cyrillic(name) or "ru" not in languages_of(name.lower()) or main.isdisjoint(_frames(name)):
            continue
        small = plain(name) if "-" not in name else name.lower().replace("ё", "е")
        if any(letter.isdigit() for letter in small) or len(small) < FEWEST_LETTERS:
            continue
        if _ADJECTIVE.search(small) and place.origin != "curated" and place.country != "BY":
            continue
        if place.country != "UA":
            found.update(dict.fromkeys(ukrainian(small)))
        if place.country != "BY" or place.origin in _IN_RUSSIAN_ONLY:
            found.update(dict.fromkeys(belarusian(small)))
    listed = {plain(name) for name in place.names}
    return tuple(name for name in found if plain(name) not in listed)


def _frames(name: str) -> set[str]:
    """Return the name's consonants: Чернобыль is Чорнобиль, Дзержинск is not Торецьк."""
    return {re.sub("[aiu]", "", loose(key)) for key in tight_keys(name)}


def ukrainian(russian: str) -> list[str]:
    """Return the Ukrainian names that a small-letter Russian one regularly has."""
    return _by_words(russian, _ukrainian_word)


def belarusian(russian: str) -> list[str]:
    """Return the Belarusian names that a small-letter Russian one regularly has."""
    return _by_words(russian, _belarusian_word)


def _by_words(name: str, of_word: Callable[[str], list[str]]) -> list[str]:
    names = [""]
    for part in re.split(r"([- ])", name):
        options = [part] if part in {" ", "-", "на", "над", "под"} else of_word(part)
        names = [done + option for done in names for option in options][:_MOST]
    # only Russian keeps the doubled letter of -сс-: Новороссийск, but Новоросійськ and Новарасійск
    return list(dict.fromkeys(each.replace("сс", "с") for each in names))


def _ukrainian_word(word: str) -> list[str]:
    stems = [word]
    for russian, other in _UKRAINIAN_ROOTS:
        if word.startswith(russian):
            stems.insert(0, other + word[len(russian) :])
            break
    found: list[str] = []
    for stem in stems:
        body, endings = _cut(stem, _UKRAINIAN_ENDINGS)
        body = re.sub(r"(?<=[сц])к(?=[аиоуы])", "ьк", body) if body.endswith("ск") else body
        body = re.sub(r"(?<=[аеиоуыэюяьъ])е", "є", body.replace("ьи", "'ї").translate(_TO_UKRAINIAN))
        for ending in endings:
            bodies = dict.fromkeys((body, body.replace("и", "і"), _rule_of_nine(body), body.replace("'ї", "'і")))
            found.extend(each + ending.translate(_TO_UKRAINIAN) for each in bodies)
    return list(dict.fromkeys(found))


def _rule_of_nine(body: str) -> str:
    """Write і for и but after д т з с ц ж ч ш щ р, as Ukrainian does in foreign names."""
    return re.sub(r"(?<![дтзсцжчшщр])и", "і", body)


def _belarusian_word(word: str) -> list[str]:
    body, endings = _cut(word, _BELARUSIAN_ENDINGS)
    return list(dict.fromkeys(_belarusian_letters(each + ending) for each in _stressed(body) for ending in endings))


def _stressed(body: str) -> list[str]:
    """Return the word as it is said, first without regard to the stress, then with the stress on each vowel in turn.

    Every о but the stressed one is а; an е right before the stress is я, after a hard consonant а: Звенчатка is
    Звянчатка, Березовка Бярозаўка (ё, which many write as е, is о after a hard consonant), Велики- Вялікі-.
    """
    vowels = [at for at, letter in enumerate(body) if letter in "аеёиоуыэюя"][:_MOST_SYLLABLES]
    found = [body.replace("о", "а")]
    for before, at in zip([None, *vowels], [*vowels, None], strict=True):  # None at last: the stress is on the ending
        letters = list(found[0])
        if before is not None and body[before] == "е":
            letters[before] = "а" if body[before - 1 : before] in _HARD else "я"
        if at is not None and body[at] == "о":
            letters[at] = "о"
        found.append("".join(letters))
        if at is not None and body[at] in "её" and body[at - 1 : at] in _HARD:
            letters[at] = "о"
            found.append("".join(letters))
    return list(dict.fromkeys(found))


_HARD: Final = frozenset("жчшрц")
"""Consonants that are never soft in Belarusian."""


def _belarusian_letters(word: str) -> str:
    word = re.sub("(?<=[рбпвмф])ь(?=[еёиюя])", "'", word.replace("щ", "шч").replace("ъ", "'"))
    word = re.sub(r"(?<=[жчшрц])и", "ы", word).replace("и", "і")
    word = re.sub(r"(?<=[жчш])е(?=[^аеіоуыэюя]+[оыуэіе])", "а", word)
    word = re.sub(r"(?<=[жчшрц])[её]", "э", word)
    word = re.sub(r"т(?=[еёіюяь])", "ц", word)
    word = re.sub(r"д(?=[еёіюяь])", "дз", word)
    return re.sub(r"(?<=[аеёіоуыэюя])в(?=[^аеёіоуыэюя']|$)", "ў", word)


def _cut(word: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, tuple[str, ...]]:
    for pattern, endings in table:
        found = re.search(pattern, word)
        if found and found.start() > 1:
            return word[: found.start()], endings
    return word, ("",)
