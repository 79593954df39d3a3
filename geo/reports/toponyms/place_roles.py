"""Tell the part that a named place plays from the words before it: seen at, from, to, by way of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geo.model import AREA_KINDS, PlaceKind
from geo.places.typewords import LONGEST, type_of
from geo.reports.text.affiliation import country_of_word
from geo.reports.text.joining import DASHES, OF
from geo.reports.text.small_words import open_small_words
from geo.reports.text.vocabulary import read_words, words_of
from geo.reports.toponyms.border_lands import LEADS, land_before
from geo.reports.toponyms.place_cases import by_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_REACH = 6
_ONE = frozenset(
    "один одна одно одну одной одном одного одним одна одне однієї одній одному адзін адна адно адну адной адным аднаго one".split()
)
_INSIDE = frozenset({"в", "у", "in", "at", "на"})
NEAR = frozenset("near outside під под пад возле біля каля ля вблизи недалеко неподалік поблизу паблізу".split())
_SITES = ("лагер", "табор", "табір", "табар", "camp", "depot", "склад", "арсенал", "base", "баз", "казарм", "гарнизон", "гарнізон", "garrison", "стоянк", "парк", "вокзал",
          "вакзал", "депо", "вучэн", "учени", "навчан", "exercise", "drills", "barracks", "arsenal", "лес", "ліс", "forest", "wood", "район", "раен")  # fmt: skip
"""What may lie in or near a town and be left or gone to in its stead."""
_SITE_REACH = 3
_OF_SITES = frozenset(
    "its their his our border railway rail air training military army field свой свою своего своей своєї свого свайго".split()
)
_AREAS = ("район", "раен", "area")
"""Before a name these mean its surroundings, not a district."""
_BUILDINGS = tuple("школ клуб будынк будынак здани будівл інтэрна интерна общежити гуртожит".split())
"""What stands in a village is where the village is: "у школе вёскі Лясковічы"."""
_LENGTHS = ("км", "km", "километр", "кілометр", "кіламетр", "kilomet", "mile", "метр", "meter", "metre")
_HEADED = frozenset(
    "heading headed bound route way destined курсом курс курсам направлением напрямком напрямкам кірункам направлении напрямку напрямі напрамку кірунку накірунку".split()
)
"""Words of a phrase that make the place behind it a mere direction of travel."""
CASELESS = frozenset({"на", "в", "во", "у", "під", "под", "пад"})
"""Prepositions behind which only the case of the name tells being there from going there."""
_QUOTES = frozenset("\"'«“„‘(»”")
_DASHES = DASHES | {":"}
_OF_BORDER = frozenset({"с", "со", "з", "із", "зі", "са", "with", "of"})
_GENITIVES = ("ии", "ни", "ні", "ны", "вы", "ви", "ші", "шчы", "щи", "русі")
"""Behind "с", "з" these endings say from where a border was crossed, not whose it is: "мяжу з Беларусі"."""
BORDERS = ("границ", "граніц", "кордон", "мяж", "межаў", "межам", "межы", "стык", "border", "frontier")
_FOOTAGE = (
    "видео",
    "відео",
    "відэа",
    "video",
    "footage",
    "photo",
    "фото",
    "кадр",
    "снимк",
    "репорт",
    "report",
    "image",
)
"""What comes "from" a place without the equipment having left it."""
_SHORTEST_TYPE = 3
_ADJECTIVE = re.compile(
    r"(?:н|ск|цк|ськ|цьк|жн|шн|зк|ов|ев|знаком|знаём|знаем|знайом)(?:[ыи]й|ы|і|[ыи]м|[ыи]х|іх|[ыи]е|ыя|ія|[ыиі]м[иі]|ая|ую|ой|ай|ої|ій|ое|ае|ого|ага|ому|аму|ом|ім|у|ую|ю)$"
)
"""An adjective may stand between a preposition and a name: "з підмосковної Кубинки", "у польскі Беласток"."""
_DOTTED_TYPES = {"г": "settlement", "д": "settlement", "ст": "station", "аг": "settlement", "п": "settlement", "м": "settlement", "с": "settlement", "гп": "settlement", "пгт": "settlement", "смт": "settlement", "пос": "settlement", "дер": "settlement", "н": "settlement", "аэр": "airfield"}  # fmt: skip


class RoleFound(NamedTuple):
    """The role said before a name, where the saying starts, and the sort of place that a type word named.

    `border` tells that the border with the named country is meant, not the country; `land` is the ISO2 code of the
    country whose adjective stands right before the name.
    """

    role: str
    first: int
    kind: PlaceKind | None
    said: str
    border: bool = False
    land: str | None = None


@lru_cache(maxsize=1)
def _index() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, role in words_of(read_words("roles")["roles"]).items():
        *rest, last = phrase.split()
        index.setdefault(last, []).append((tuple(rest), role))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def role_before(tokens: Sequence[Token], first: int, limit: int, *, inflected: bool, language: str) -> RoleFound:
    """Return the role of the name that starts at token `first`; `limit` is the first token of its sentence.

    The role is "from", "to", "at", "via", "between", "away" (a distance is measured from it) or "" (nothing said).
    `inflected` tells that the name stands in another case than the nominative.
    """
    at = first - 1
    kind: PlaceKind | None = None
    type_word = ""
    transparent = open_small_words().transparent
    border = described = False
    whither = ""
    land = land_before(tokens, first, limit) if at > limit and tokens[at].key in LEADS else None
    if land is not None:
        border, at, whither = True, land[0] - 1, land[1]
    while at >= limit and first - at <= _REACH:
        if at == first - 1 and tokens[at].key.startswith(BORDERS) and tokens[at].key[0] > "z" and at > limit:
            border, at = True, at - 1
            continue
        phrase = _phrase_ending(tokens, at, limit)
        if tokens[at].key == "with" and at - 1 >= limit and tokens[at - 1].key.startswith(BORDERS):
            border, at = True, at - 2
            continue
        if phrase is not None and phrase[1] == at and _is_one_of(tokens, at, limit):
            at -= 2
            continue
        if phrase is not None:
            said = _word_of_role(tokens, phrase[1], at)
            if phrase[1] == at > limit and _is_of_border(tokens, said, first, at):
                border, type_word, at = True, type_word or tokens[at - 1].key, at - 2
                continue
            role = phrase[0]
            if role in {"on", "into"} or said == "у":
                role = whither or by_case(said, type_word, tokens[first].key, inflected=inflected, language=language)
            told = RoleFound(role, phrase[1], kind, said, border, _land(tokens, first, at))
            return _by_words_before(tokens, told, limit, at, language)
        token = tokens[at]
        found = _type_word(tokens, at)
        if found is PlaceKind.ADMIN2 and token.key.startswith(_AREAS):
            type_word = type_word or token.key
        elif found is not None:
            kind, type_word = kind or found, type_word or token.key
        elif (housed := token.key.startswith(_BUILDINGS)) or (
            token.key in transparent and not token.key[0].isascii() and not _is_type_adjective(token.key)
        ):
            type_word = token.key if housed else type_word or token.key
        elif not _is_passed_over(tokens, at, limit, described=described):
            break
        described = described or (
            found is None and (_ADJECTIVE.search(token.key) is not None or _is_plain_adjective(tokens, at, limit))
        )
        at -= 1
    return RoleFound("", at + 1, kind, "", border)


def _is_one_of(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Tell whether a preposition only says of which one is meant: "на один из аэродромов Коми"."""
    return at - 1 > limit and tokens[at].key in OF and tokens[at - 1].key in _ONE


def _word_of_role(tokens: Sequence[Token], start: int, at: int) -> str:
    """Return the word of a phrase that says the role: its preposition, or the noun that leads it."""
    said = tokens[at].key if tokens[at].key != "the" else tokens[at - 1].key
    return next((tokens[each].key for each in range(start, at) if tokens[each].key in _HEADED), said)


def _is_of_border(tokens: Sequence[Token], said: str, first: int, at: int) -> bool:
    """Tell whether a name only says with whom a border is: "the border with Ukraine", "граница с Украиной"."""
    whose = said in _OF_BORDER and (said.isascii() or not tokens[first].key.endswith(_GENITIVES))
    return whose and tokens[at - 1].key.startswith(BORDERS)


def _by_words_before(tokens: Sequence[Token], told: RoleFound, limit: int, at: int, language: str) -> RoleFound:
    """Settle a role by what stands before its phrase: footage from a place, a distance from it, the town that a site lies in."""
    role, border = told.role, told.border
    before = tokens[told.first - 1].key if told.first > limit else ""
    if role == "from" and before.startswith(_FOOTAGE):
        role = "at"
    if role == "from" and before.startswith(_LENGTHS):
        role, border = "away", border or any(tokens[each].key.startswith(BORDERS) for each in range(told.first, at))
    outer = _outer(tokens, told.first, limit, told.said, language) if role == "at" and not border else None
    return outer or told._replace(role=role, border=border)


def _is_passed_over(tokens: Sequence[Token], at: int, limit: int, *, described: bool) -> bool:
    """Tell whether a word between a preposition and a name leaves the role as it is: a quote, an adjective, a country."""
    token = tokens[at]
    return (
        token.text in _QUOTES
        or (token.text in _DASHES and at > limit and _phrase_ending(tokens, at - 1, limit) is not None)
        or (token.key == "of" and at > limit and _before_of(tokens, at - 1))
        or token.key in open_small_words().transparent
        or _dot_of_type(tokens, at)
        or _is_type_adjective(token.key)
        or country_of_word(token.key) is not None
        or (not described and _is_plain_adjective(tokens, at, limit))
        or (not described and token.text[0].islower() and _ADJECTIVE.search(token.key) is not None)
    )


def _is_plain_adjective(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Tell whether an English word stands between an article and a name: "near the closed Sumskas crossing"."""
    word = tokens[at]
    return word.text.islower() and word.key.isascii() and at > limit and tokens[at - 1].key in {"the", "a", "an"}


def _land(tokens: Sequence[Token], first: int, limit: int) -> str | None:
    """Return the country whose adjective stands right before a name: "румунської Чинку", "from Russian Pskov"."""
    at = first - 1
    while at > limit and tokens[at].text in _QUOTES:
        at -= 1
    return country_of_word(tokens[at].key) if at > limit else None


def _outer(tokens: Sequence[Token], start: int, limit: int, said: str, language: str) -> RoleFound | None:
    """Return the role of a site that the name only places: "из лагеря в Цели", "to the range near Brest"."""
    at = start - 1
    if at <= limit or tokens[at].kind != "word" or said not in _INSIDE | NEAR | {"under"}:
        return None
    kind = _type_word(tokens, at)
    site = tokens[at].key
    if kind in AREA_KINDS and said == "на":
        return None  # "са Столінскага раёна на Мікашэвічы": a way, no site in an area
    if kind is None and not site.startswith(_SITES):
        return None
    before = at - 1
    while before > limit and at - before <= _SITE_REACH and _describes_site(tokens[before].key):
        before -= 1
    phrase = _phrase_ending(tokens, before, limit) if before >= limit else None
    if phrase is None:
        return None
    role, first = phrase
    word = tokens[before].key
    if role in {"on", "into"} or word == "у":
        role = by_case(word, site, site, inflected=True, language=language)
    if role not in {"from", "to", "via"}:
        return None
    return RoleFound(role, first, kind if said in _INSIDE and kind is not None else PlaceKind.SETTLEMENT, word)


def _describes_site(key: str) -> bool:
    if key in _OF_SITES:
        return True
    return key in open_small_words().articles or _ADJECTIVE.search(key) is not None or _is_type_adjective(key)


def _phrase_ending(tokens: Sequence[Token], at: int, limit: int) -> tuple[str, int] | None:
    """Return the role of the longest phrase whose last word is token `at`, and its first token."""
    entries = _index().get(tokens[at].key)
    for rest, role in entries or ():
        if rest and tokens[at - 1].key != rest[-1]:
            continue
        start = at - len(rest)
        if start >= limit and (not rest or all(tokens[start + k].key == word for k, word in enumerate(rest))):
            return role, start
    return None


def _type_word(tokens: Sequence[Token], at: int) -> PlaceKind | None:
    key = tokens[at].key
    if key.startswith("пункт") and at + 1 < len(tokens):
        behind = tokens[at + 1]
        if behind.key.startswith(("пропуск", "пераход")) or behind.text in {"«", '"', "“", "„"}:
            return PlaceKind.BORDER_CROSSING
    if key.startswith(("вокзал", "вакзал")):
        return PlaceKind.STATION
    if key == "нп" or (key in {"н", "п"} and _is_of_np(tokens, at)):
        return PlaceKind.SETTLEMENT
    if len(key) < _SHORTEST_TYPE and not (at + 1 < len(tokens) and tokens[at + 1].text == "."):
        return None
    return type_of((key,))


def _is_of_np(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a letter is one of "н. п.", a settlement."""
    first = at if tokens[at].key == "н" else at - 2
    return first >= 0 and [token.key for token in tokens[first : first + 4]] == ["н", ".", "п", "."]


def type_behind(tokens: Sequence[Token], at: int, after: int) -> tuple[PlaceKind, int] | None:
    """Return the sort of place named right behind a name ("Machulishchy air base"), and the token behind it."""
    if at >= after or tokens[at].kind != "word":
        return None
    words = tuple([token.key.removesuffix("'s") for token in tokens[at : min(after, at + LONGEST)]])
    for length in range(len(words), 0, -1):
        if length == 1 and len(words[0]) < _SHORTEST_TYPE:
            continue
        kind = type_of(words[:length])
        if kind is not None:
            return kind, at + length
    return None


def _before_of(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].key in open_small_words().transparent or _type_word(tokens, at) is not None


def _dot_of_type(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text == "." and at > 0 and tokens[at - 1].key in _DOTTED_TYPES


def _is_type_adjective(key: str) -> bool:
    return key.startswith(("железнодорож", "залізнич", "чыгунач", "военн", "військов", "вайсков", "ваенн", "учебн", "приграничн", "прикордон",
                           "памежн", "российск", "російськ", "расійск", "беларуск", "білорусь", "белорусск", "українськ", "украинск", "украінск",
                           "общевойсков", "загальновійськов", "агульнавайсков", "соседн", "сусідн", "суседн", "конечн", "национальн", "нацыянальн", "національн"))  # fmt: skip
