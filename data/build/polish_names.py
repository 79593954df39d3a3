"""What Russians, and after them Ukrainians and Belarusians, call a town of Poland: its name written by sound.

Lists hold the Cyrillic names of one in two towns near the border, seldom the Belarusian one. They follow from Polish
spelling: Terespol is Тересполь and Тэрэспаль, Siemiatycze Семятыче and, in the old way, Семятичи and Семяцічы. Where
writers differ (ó as у or о, h as х or г, the endings of adjectives and plurals) both are given.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import neighbour_names

from geo.model import PlaceKind
from geo.places.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.places.artefact import NewPlace

NEAR_BORDER: Final = 22.0
"""East of this longitude towns of so few people get names by rule, west of it bigger ones only."""
FEWEST_PEOPLE: Final = 1000
FEWEST_AFAR: Final = 30_000
_MOST: Final = 8
_LETTERS: Final = tuple(pair.split(":") for pair in """
    szcz:щ sz:ш cz:ч dź:дзь dż:дж ch:х ź:зь ś:сь ć:ць ń:нь ł:л ż:ж w:в
""".split())  # fmt: skip
_HARD_RZ: Final = re.compile("(?<=[pktхчш])rz")
_SOFT_I: Final = re.compile("i(?=[aąeęoóu])")
_VOWELS: Final = {"a": "а", "e": "е", "o": "о", "u": "у", "ó": "у", "i": "и", "y": "ы", "ą": "он", "ę": "ен"}
_SOFT_VOWELS: Final = {"a": "я", "e": "е", "o": "ё", "u": "ю", "ó": "ю", "ą": "ён", "ę": "ен"}
_PLAIN: Final = str.maketrans("bcdfghkmnprstvxz", "бцдфгхкмнпрствкз")
_ENDINGS: Final = (
    (r"ски$", "ский"), (r"ска$", "ская"), (r"ске$", "ское"), (r"че$", "чи"), (r"ице$", "ицы"), (r"ув$", "ов"),
    (r"^бял", "бел"), (r"^(бел|бял|чарн|нов|стар|мал|вельк|горн|дольн|сух|высок)а$", r"\1ая"),
)  # fmt: skip
"""What is heard, and what it is in Russian words."""


def russian(polish: str) -> list[str]:
    """Return the Russian writings of a Polish name, in small letters, the plainest first."""
    words = [_word(each) for each in re.split(r"[ -]+", polish.lower())]
    found = [""]
    for options in words:
        found = [f"{done}-{option}" if done else option for done in found for option in options][:_MOST]
    return found


def _word(polish: str) -> list[str]:
    sounds = _sounds(polish)
    found = dict.fromkeys([sounds, re.sub("(?<=[тдрсзнмпбвфлк])ы", "и", sounds)])
    if "ó" in polish:
        found[_sounds(polish.replace("ó", "o"))] = None
    if re.search("(?<![cs])h", polish):
        found.update(dict.fromkeys([each.replace("х", "г") for each in found]))
    for pattern, ending in _ENDINGS:
        found.update(dict.fromkeys([re.sub(pattern, ending, each) for each in found]))
    return list(found)[:_MOST]


def _sounds(polish: str) -> str:
    """Return what is heard, in Russian letters."""
    text = polish
    for latin, cyrillic in _LETTERS:
        text = text.replace(latin, cyrillic)
    text = _HARD_RZ.sub("ш", text).replace("rz", "ж")
    text = re.sub("[ąę](?=[bp])", lambda nasal: "om" if nasal[0] == "ą" else "em", text)
    text = re.sub("ji(?=[aąeęoóu])|j(?=[aąeęuó])", "ʲ", text).replace("jo", "йо")
    text = re.sub("l(?=[aąeęuó])", "лʲ", text).replace("li", "ли").replace("lo", "ло")
    text = re.sub("l", "ль", text)
    text = _SOFT_I.sub("ʲ", text)
    text = re.sub("ʲ([aąeęoóu])", lambda soft: _SOFT_VOWELS[soft[1]], text)
    text = re.sub("[aąeęoóuiy]", lambda vowel: _VOWELS[vowel[0]], text).replace("j", "й")
    text = text.translate(_PLAIN)
    text = re.sub("(?<=[сз])ь(?=[бвгдзклмнпрстхцчш])", "", re.sub("^е", "э", text))
    return re.sub("(?<=[жшчщ])ы", "и", text)


def belarusian(polish: str) -> list[str]:
    """Return the Belarusian writings of a Polish name, in small letters: т and д before е are hard or soft."""
    heard = [each for name in russian(polish) for each in dict.fromkeys([re.sub("(?<=[тд])е", "э", name), name])]
    found = dict.fromkeys(each for name in heard for each in neighbour_names.belarusian(name))
    # what is not stressed is a, and few know where a foreign name is stressed: Тэрэспаль, Тэраспаль
    found.update(dict.fromkeys([re.sub("(?<=..)э", "а", each) for each in found]))
    return list(found)[: 2 * _MOST]


def with_cyrillic_names(places: Iterable[NewPlace]) -> list[NewPlace]:
    """Return the places, Poland's towns near Belarus and Ukraine with what their neighbours call them."""
    return [replace(place, derived=_names_of(place)) if _is_wanted(place) else place for place in places]


def _is_wanted(place: NewPlace) -> bool:
    fewest = FEWEST_PEOPLE if place.lon >= NEAR_BORDER else FEWEST_AFAR
    return (
        place.country == "PL"
        and place.kind is PlaceKind.SETTLEMENT
        and place.origin == "geonames"
        and place.population >= fewest
    )


def _names_of(place: NewPlace) -> tuple[str, ...]:
    name = place.names[0]
    listed = {plain(each) for each in place.names}
    said = [
        *russian(name),
        *belarusian(name),
        *(each for one in russian(name) for each in neighbour_names.ukrainian(one)),
    ]
    return tuple(each for each in dict.fromkeys(said) if plain(each) not in listed)
