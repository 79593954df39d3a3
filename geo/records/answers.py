"""What the queries answer: small frozen rows for tables, charts and maps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from geo.counts.intervals import interval_of
from geo.counts.movements import ClassCount  # noqa: TC001 - dataclass field types are read at run time
from geo.model import Interval  # noqa: TC001 - dataclass field types are read at run time

GROUPS = ("area", "equipment_class", "flow", "source", "country")
"""What totals can be grouped by beside a period."""
PERIODS = ("day", "week", "month")
"""Periods of totals; weeks are ISO weeks, from Monday."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TotalRow:
    """The count of one period (and group), in one unit.

    `period` is "2022-12-16", "2022-W50", "2022-12" or None for undated movements. Of the groups only those asked
    for are set; a movement is counted in one area, country and flow, but under each source that tells of it.
    `count_min` is None where no movement had a lower bound, `count_max` None where the sum is open; movements
    without any number stand in `without_number` alone, and `about` counts those of which an end is only rough: where
    there is one, so is the sum. `low` and `high` are the ends of the working count if every
    pending duplicate suggestion were accepted, and if none were.
    """

    period: str | None
    area: str | None = None
    equipment_class: str | None = None
    flow: str | None = None
    source: str | None = None
    country: str | None = None
    movements: int
    reports: int
    sources: int
    count_min: int | None
    count_max: int | None
    unit: str
    without_number: int
    about: int = 0
    low: int | None
    high: int | None

    @property
    def interval(self) -> Interval:
        """Return what is counted, marked where it is only about right."""
        return interval_of(self.count_min, self.count_max, about=self.about > 0)

    def as_answer(self, by: tuple[str, ...]) -> dict[str, object]:
        """Return the row as the command line's JSON; `by` as given to `totals`."""
        groups = {word: getattr(self, word) for word in by if word in GROUPS}
        return {
            "period": self.period,
            **groups,
            "movements": self.movements,
            "reports": self.reports,
            "sources": self.sources,
            "count_min": self.count_min,
            "count_max": self.count_max,
            "unit": self.unit,
            "without_number": self.without_number,
            "about": self.about,
            "low": self.low,
            "high": self.high,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Headline:
    """The answer above every drawing: what passes the filters, and what it leaves out.

    `movements`, `reports`, `sources`, `units` and `without_number` are of what totals count; `sightings` is every
    row that passes. `undated` movements have no day: they are left out of the figures when from or to is set.
    `unplaced` is the number of sightings without a located place, `in_review` of those that wait for a decision
    and would otherwise pass. `lows` has, for units in which it is less, what would be counted at least if all that
    may be told twice were.
    """

    movements: int
    sightings: int
    reports: int
    sources: int
    undated: int
    unplaced: int
    in_review: int
    without_number: int
    first_day: date | None
    last_day: date | None
    units: dict[str, Interval] = field(hash=False)
    lows: dict[str, int] = field(hash=False, default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class MovementRow:
    """One movement with what its sightings say together; `sightings` are flat rows as of `rows`."""

    movement_id: str
    counted_on: date | None
    first_day: date | None
    last_day: date | None
    days_conflict: bool
    area: str | None
    country: str | None
    flow: str
    reports: int
    sources: int
    counts: tuple[ClassCount, ...]
    sightings: tuple[dict[str, object], ...] = field(hash=False)

    @property
    def conflict(self) -> bool:
        """Tell whether anything its reports say does not meet."""
        return self.days_conflict or any(each.conflict for each in self.counts)

    def as_answer(self) -> dict[str, object]:
        """Return the movement as the command line's JSON."""
        return {
            "movement": self.movement_id,
            "counted_on": _text(self.counted_on),
            "first_day": _text(self.first_day),
            "last_day": _text(self.last_day),
            "days_conflict": self.days_conflict,
            "area": self.area,
            "country": self.country,
            "flow": self.flow,
            "reports": self.reports,
            "sources": self.sources,
            "counts": [
                {
                    "equipment_class": each.equipment_class,
                    "unit": each.unit,
                    "count_min": each.count.count_min,
                    "count_max": each.count.count_max,
                    "count_qualifier": each.count.count_qualifier.value,
                    "conflict": each.conflict,
                }
                for each in self.counts
            ],
            "conflict": self.conflict,
            "sightings": [
                {word: _text(value) if isinstance(value, date) else value for word, value in row.items()}
                for row in self.sightings
            ],
        }


def _text(value: date | datetime | None) -> str | None:
    return None if value is None else value.isoformat()


@dataclass(frozen=True, kw_only=True, slots=True)
class GridCell:
    """One cell of the map: the middle of its sightings, and what they count in the cell's main unit.

    `unit` is vehicle where any vehicle was counted, else the most frequent one; `unit_mixed` tells that other units
    stand there too. The interval is as in `TotalRow`. `reports` is None where they were not asked for. `shares` says
    how many sightings have each value of what the cells are coloured by, None where it is not known.
    """

    lat: float
    lon: float
    sightings: int
    movements: int
    count_min: int | None
    count_max: int | None
    without_number: int
    unit: str | None
    unit_mixed: bool
    about: int = 0
    reports: int | None = None
    shares: dict[str | None, int] = field(hash=False, default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceRow:
    """One place with what was seen there; `area` marks places that are drawn as areas, never as pins.

    `key` names the place in `geo.records.behind`. `kinds` are all pairs of equipment class and affiliation (None where
    not said), most frequent first, where they were asked for. `country` and `admin1` say which outline an area has.
    """

    key: str
    name: str
    kind: str
    area: bool
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    radius_m: float | None
    sightings: int
    movements: int
    count_min: int | None
    count_max: int | None
    without_number: int
    unit: str | None
    unit_mixed: bool
    about: int = 0
    kinds: tuple[tuple[str, str | None], ...] = ()
    reports: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FlowRow:
    """Movements from one place that is a pin to another.

    `mode` is road, rail or air where every sighting of the way tells it, else None.
    """

    origin_key: str
    origin: str
    origin_lat: float
    origin_lon: float
    destination_key: str
    destination: str
    destination_lat: float
    destination_lon: float
    flow: str
    mode: str | None
    sightings: int
    movements: int
    count_min: int | None
    count_max: int | None
    without_number: int
    unit: str | None
    unit_mixed: bool
    about: int = 0
