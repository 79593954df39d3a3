"""What the map of a briefing shows, ready to be drawn: marks, arrows and the legend, with no query behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo.model import Interval  # noqa: TC001 - dataclass field types are read at run time

BBox = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


class MarkShape(StrEnum):
    """How a mark is drawn: never finer than what may be told."""

    CELL = "cell"
    """The square `cell`: a filled square and its number, no pin within it."""
    AREA = "area"
    """The outline of `country` and `admin1`, hatched: it was somewhere in there."""
    CIRCLE = "circle"
    """A circle of `radius_m` around the position: a private briefing, or one in which positions are not coarsened."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How many, in one unit. `told` is `interval` in words: "30-40" with an en dash, "118+", "no number"."""

    interval: Interval
    unit: str
    told: str
    without_number: int = 0
    """Movements of the sum that came without a number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """Something seen at a place or in an area. Marks come busiest first.

    `name` is the place's, or the nearest known one's; `label` stands beside the mark ("30-40 · 2 trains"), "" where no
    number was told. `count` is in the main unit, `mixed` tells that other units were seen there too. `flow` is the key
    of the colour (`geo.maps.style.FLOW_COLOURS`) and of the legend: that of most of its movements; `flows` are all of
    them with how many movements go so, most first. `priority` orders the labels: the lowest first, until no
    room is left.
    """

    name: str
    lat: float
    lon: float
    shape: MarkShape
    cell: BBox | None = None
    country: str | None = None
    admin1: str | None = None
    radius_m: float | None = None
    label: str
    movements: int
    count: Count | None
    mixed: bool = False
    flow: str
    flows: tuple[tuple[str, int], ...] = ()
    priority: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrow:
    """Movements from one place to another, busiest first; neither end is only an area.

    `course` are the points (lat, lon) along the schematic corridor that it ran along, ends included; None is a
    straight, dashed line, since nobody told the way. `label` as of `Mark`.
    """

    origin: str
    origin_at: tuple[float, float]
    destination: str
    destination_at: tuple[float, float]
    course: tuple[tuple[float, float], ...] | None
    label: str
    movements: int
    count: Count | None
    flow: str

    @property
    def dashed(self) -> bool:
        """Tell whether the way itself is not known."""
        return self.course is None


@dataclass(frozen=True, kw_only=True, slots=True)
class LegendEntry:
    """One line of the legend; `key` is a flow, or one of "cell", "area", "way", "corridor", "size"."""

    key: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MapContent:
    """What the map shows. `bbox` holds all marks and arrows with a margin, and some of the watched country.

    `most` is the largest number of movements of a mark: sizes are scaled by it, and both maps of a comparison have the
    same.
    """

    heading: str
    bbox: BBox
    marks: tuple[Mark, ...]
    arrows: tuple[Arrow, ...]
    most: int
    legend: tuple[LegendEntry, ...]
    unplaced: tuple[str, ...] = ()
    """Lines of the counted box for what has no place that could be drawn; none where all could be."""
    caveat: str = ""
    """One line below the map: cells, schematic corridors, what was left off."""
