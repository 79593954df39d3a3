"""The words of Kordon as frozen dataclasses and enums. See docs/architecture.md for their meaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime  # noqa: TC003 - dataclass field types are read at run time
from enum import StrEnum


class Qualifier(StrEnum):
    """How a count was said; decides what its interval means."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    ABOUT = "about"
    RANGE = "range"
    UNKNOWN = "unknown"


class Unit(StrEnum):
    """What is counted. Different units are never added; unknown is that of things which nobody could name."""

    VEHICLE = "vehicle"
    WAGON = "wagon"
    AIRCRAFT = "aircraft"
    TRAIN = "train"
    CONVOY = "convoy"
    PERSON = "person"
    SYSTEM = "system"
    UNKNOWN = "unknown"


class Flow(StrEnum):
    """Direction relative to the watched country."""

    IN = "in"
    OUT = "out"
    TRANSIT = "transit"
    INTERNAL = "internal"
    UNKNOWN = "unknown"


class Mode(StrEnum):
    """Means of movement."""

    ROAD = "road"
    RAIL = "rail"
    AIR = "air"


class TimePrecision(StrEnum):
    """How finely the report tells the time (ACLED's `time_precision`, in words)."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class ReportKind(StrEnum):
    """What sort of statement a sighting is. A summary is kept and compared, never added."""

    OBSERVATION = "observation"
    SUMMARY = "summary"
    CLAIM = "claim"
    DENIAL = "denial"
    FORECAST = "forecast"


class Status(StrEnum):
    """Where a sighting stands with the analysts. Only accepted ones are counted by default."""

    REVIEW = "review"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Tlp(StrEnum):
    """Traffic Light Protocol 2.0 (FIRST, 2022), from least to most restricted."""

    CLEAR = "clear"
    GREEN = "green"
    AMBER = "amber"
    AMBER_STRICT = "amber+strict"
    RED = "red"


class PlaceKind(StrEnum):
    """What a place is. Coarse kinds are areas, never pins."""

    SETTLEMENT = "settlement"
    STATION = "station"
    AIRFIELD = "airfield"
    TRAINING_GROUND = "training_ground"
    BORDER_CROSSING = "border_crossing"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    COUNTRY = "country"
    POINT = "point"


AREA_KINDS = frozenset({PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.COUNTRY})
"""Kinds that are drawn as areas: their lat/lon is only where a label may stand."""


class GeocodeStatus(StrEnum):
    """What a geocoder says of a name. An analyst says NO_PLACE: the words name no place, and need none."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    REGION = "region"
    NOT_FOUND = "not_found"
    NO_PLACE = "no_place"


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """A count as said: `count_min`..`count_max`, None = open on that side.

    "at least 50" is 50-None at_least, "up to 12" None-12 up_to, "several" None-None unknown.
    """

    count_min: int | None
    count_max: int | None
    count_qualifier: Qualifier


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where something was: a geocoder's answer, fixed to the words it came from.

    `radius_m` holds 90 % of the truth; `confidence` is a probability (0-1); `text` is as said.
    """

    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    radius_m: float
    confidence: float
    method: str
    text: str

    def as_answer(self) -> dict[str, object]:
        """Return the place object of the command line's JSON, keys in their fixed order."""
        return {
            "name": self.name,
            "kind": str(self.kind),
            "country": self.country,
            "admin1": self.admin1,
            "lat": round(self.lat, 5),
            "lon": round(self.lon, 5),
            "radius_m": round(self.radius_m),
            "confidence": round(self.confidence, 3),
            "method": self.method,
            "text": self.text,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Toponym:
    """A place as a report names it, before or after it was found.

    `text` is verbatim; `place` is None while nothing, or nothing certain, was found;
    `candidates` are kept for the review of an ambiguous name; `method` says how it was decided that it is no place.
    """

    text: str
    place: Place | None = None
    status: GeocodeStatus = GeocodeStatus.NOT_FOUND
    candidates: tuple[Place, ...] = ()
    method: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Who says it: a channel or an outlet, never a person who witnessed. `reliability` A-F (Admiralty)."""

    name: str
    reliability: str | None = None


UNNAMED_SOURCE = "unknown"
"""Name of the source of reports that name none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One published statement of a source. `via` is the outlet that carried it; `credibility` 1-6."""

    source: Source
    via: str | None = None
    url: str | None = None
    text: str | None = None
    published: date | datetime | None = None
    credibility: int | None = None
    tlp: Tlp = Tlp.CLEAR

    @property
    def is_nameless(self) -> bool:
        """Tell whether nothing says which report this is: two lines of such reports need not be of one."""
        return self.source.name == UNNAMED_SOURCE and not (self.via or self.url or self.text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sighting:
    """One line of a report: so many of this equipment, at this place, in this interval, going that way.

    What the report does not say is None or unknown. `movement_key` is the analyst's own statement that rows
    of one file tell of the same real thing; None makes a movement of its own.
    """

    report: Report
    equipment: str
    equipment_class: str
    unit: Unit
    count: Interval
    place: Toponym | None = None
    origin: Toponym | None = None
    destination: Toponym | None = None
    observed_from: date | datetime | None = None
    observed_to: date | datetime | None = None
    time_precision: TimePrecision | None = None
    flow: Flow = Flow.UNKNOWN
    mode: Mode | None = None
    activity: str | None = None
    affiliation: str | None = None
    report_kind: ReportKind = ReportKind.OBSERVATION
    status: Status = Status.REVIEW
    review_reasons: tuple[str, ...] = ()
    confidence: float | None = None
    note: str | None = None
    movement_key: str | None = None
    spans: dict[str, tuple[int, int]] = field(default_factory=dict, hash=False, compare=False)
