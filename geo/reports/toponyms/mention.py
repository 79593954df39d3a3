"""A place as a sentence names it, with the part it plays."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from geo.model import AREA_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import PlaceKind
    from geo.places.matching import NameHit
    from geo.places.query import Geocoded
    from geo.reports.text.tokens import Token
    from geo.reports.toponyms.place_roles import RoleFound

_WIDE = AREA_KINDS
_CITIES = frozenset({"sevastopol", "севастополь", "kyiv", "minsk"})
"""Cities that a gazetteer lists as first-order areas too."""

_CAPITALS = ("минск", "мінск", "мінськ", "minsk", "москв", "масква", "moscow", "киев", "київ", "кіеў", "kyiv", "kiev", "варшав", "warsaw", "вильнюс", "вільн", "vilnius", "риг",
             "рига", "riga", "вашингтон", "вашынгтон", "washington", "лондон", "london", "париж", "берлин", "пекин")  # fmt: skip


class PlaceMention:
    """A place named in tokens first..after; `lead` is where the words of its role start.

    `role` as in `place_roles`; `hit` is what the gazetteer's names know; `hints` are wider places said beside it;
    `near` names a place it is said to be near; `asked` is what to ask a geocoder for where the text leaves a word out
    ("в Брянскую" for "в Брянскую область"); `land` is the country whose adjective stands before it;
    `ahead` tells that it is only to be gone to; `likely` is the sort of place that what moved stops at; `pinless` marks seas and rivers, which have no position of their own.
    """

    __slots__ = (
        "after", "ahead", "asked", "border", "extent", "first", "found", "heading", "hints", "hit", "kind", "land", "lead", "likely", "near", "pinless", "role", "said",
        "speaker", "text",
    )  # fmt: skip

    def __init__(self, first: int, after: int, text: str, hit: NameHit | None, kind: PlaceKind | None) -> None:
        self.first = first
        self.after = after
        self.text = text
        self.hit = hit
        self.kind = kind
        self.role = ""
        self.said = ""
        self.lead = first
        self.hints: list[PlaceMention] = []
        self.near: PlaceMention | None = None
        self.extent = after
        self.border = False
        self.heading = False
        self.ahead = False
        self.speaker = False
        self.pinless = False
        self.asked = text
        self.land: str | None = None
        self.likely: PlaceKind | None = None
        self.found: Geocoded | None = None

    @property
    def wide(self) -> bool:
        """Whether it is a country or an area rather than a spot."""
        if self.kind is not None or self.hit is None:
            return self.kind in _WIDE
        return self.hit.kind in _WIDE and self.text.lower() not in _CITIES

    @property
    def power(self) -> bool:
        """Whether the name may stand for a government: "Минск принял 50 танков"."""
        return self.kind is None and self.text.lower().startswith(_CAPITALS)

    @property
    def country(self) -> str | None:
        """The country that the name alone tells, None where it may lie in several."""
        if self.hit is None:
            return None
        if self.hit.kind in _WIDE or len(self.hit.countries) == 1:
            return self.hit.country
        return None

    def __repr__(self) -> str:
        return f"PlaceMention({self.text!r}, {self.role!r}, {self.kind}, hints={[each.text for each in self.hints]})"


def mention_of(
    text: str,
    tokens: Sequence[Token],
    span: tuple[int, int],
    hit: NameHit | None,
    kind: PlaceKind | None,
    role: RoleFound,
) -> PlaceMention:
    """Make the mention of the tokens `span` (first, after), with the role found before it."""
    first, after = span
    mention = PlaceMention(first, after, text[tokens[first].start : tokens[after - 1].end], hit, kind)
    mention.role, mention.said, mention.lead = role.role, role.said, role.first
    mention.border, mention.land = role.border, role.land
    if role.said == "by" and mention.wide:
        mention.role = ""
    return mention


def in_role(place: PlaceMention, role: str) -> PlaceMention:
    """Return the same mention of a place in another role: where something stood, now left."""
    other = copy.copy(place)
    other.role = role
    return other
