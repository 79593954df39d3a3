"""Tell where the places of a sentence lie, or who tells of them stands, where it is named ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import PlaceKind
from geo.reports.text.joining import COMMAS
from geo.reports.text.tokens import ADJECTIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token
    from geo.reports.toponyms.mention import PlaceMention

_AREA_WORDS = tuple("област вобласц район раен обл р-н oblast region district raion voivodeship county".split())
_CLOSES_NAME = frozenset({":", "—", "–", ",", ".", ";"})
_ENDS = frozenset(".,:!—–")
_HERE = frozenset({"here", "calling"})
_ON_LINE = frozenset({"на связи", "на зв'язку", "на сувязі", "на сувязи"})
_SEEN = frozenset({"", "at", "on", "via"})


def stands_behind_area(tokens: Sequence[Token], at: int, first: int, after: int) -> bool:
    """Tell whether the word for an area and a comma stand before a name that a mark ends: "Rostov Oblast, Kuteinikovo: ..."."""
    if at - 2 < first or tokens[at - 1].text != "," or at + 1 >= after:
        return False
    return tokens[at - 2].key.startswith(_AREA_WORDS) and tokens[at + 1].text in _CLOSES_NAME


def heads_a_day(tokens: Sequence[Token], used: bytearray, at: int, after: int) -> bool:
    """Tell whether a mark and a day, then a colon or dash stand behind a word: "Балбасове, 21 червня: ранок"."""
    if at >= after or tokens[at].text not in COMMAS:
        return False
    end = at + 1
    while end < after and used[end] == 1:
        end += 1
    return at + 1 < end < after and tokens[end].text in {":", "—", "–", "."}


def stands_here(mention: PlaceMention, tokens: Sequence[Token], first: int, after: int) -> bool:
    """Tell whether who tells says where they are: "Hi, Dobrush here.", "На связи Добруш.", "Добруш на зв'язку."."""
    behind = " ".join(token.key for token in tokens[mention.extent : min(after, mention.extent + 2)])
    before = [token.key for token in tokens[first : mention.first] if token.kind == "word"]
    said = " ".join(before)
    if said in _ON_LINE:
        return not behind or behind[0] in _ENDS
    greets = len(before) <= 1 and behind.split(" ")[0] in _HERE and (" " not in behind or behind[-1] in _ENDS)
    return greets or (not before and behind in _ON_LINE)


def heads_with_area(before: PlaceMention, mention: PlaceMention, tokens: Sequence[Token]) -> bool:
    """Tell whether a line begins with an area and the spot in it: "Rostov Oblast, Kuteinikovo: ..."."""
    opens = before.first == 0 or tokens[before.first - 1].kind == "mark"
    closed = mention.after < len(tokens) and tokens[mention.after].kind == "mark"
    bare = not (before.role or mention.role or mention.wide)
    return bare and opens and closed and before.wide


def lay_around(found: Sequence[PlaceMention]) -> None:
    """Let the one area that a sentence begins with tell where its spots lie: "In the Kamenets district ... to Vidamlia".

    A known name that is gone to may lie beyond it.
    """
    areas = [each for each in found if each.wide]
    if len(areas) != 1 or areas[0] is not found[0]:
        return
    area = areas[0]
    country = area.hit is not None and area.hit.kind is PlaceKind.COUNTRY
    if country or area.role not in {"at", "on"} or area.border or area.power or area.speaker:
        return
    for spot in found[1:]:
        within = spot.role in _SEEN or (spot.role == "to" and spot.hit is None)
        if within and not (spot.hints or spot.near or spot.border or spot.pinless):
            spot.hints.append(area)


def opens_area(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Tell whether an adjective at a token names the region or district whose noun follows: "ля Пескаўцаў Віцебскай вобласці"."""
    return at + 1 < after and bool(tokens[at].starts & ADJECTIVE) and tokens[at + 1].key.startswith(_AREA_WORDS)
