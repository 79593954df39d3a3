"""One movement in full: its way, what its reports say differently, who tells of it and what befell it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from geo.counts.corroboration import Statement, count_independent, independent, only_by_name
from geo.counts.intervals import say
from geo.counts.movements import ClassCount, count_classes
from geo.counts.ordering import in_order
from geo.records import ledger
from geo.records.answers import MovementRow  # noqa: TC001 - dataclass field types are read at run time
from geo.records.movement_conflicts import AREAS, Conflict, Said, by, conflicts_of, day, line_of, speaking_of
from geo.records.movement_rows import get_movement
from geo.records.numbering import Named, number_of, public_id
from geo.records.pair_decisions import said_before
from geo.records.tables import report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from geo.records.entries import AuditEntry
    from geo.records.mirror import Mirror

    Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Leg:
    """One stop of a movement's way. Degrees; an area has no pin. `sightings` tell of it."""

    place: str
    lat: float | None
    lon: float | None
    area: bool
    first_day: date | None
    last_day: date | None
    sightings: tuple[str, ...]
    counts: tuple[ClassCount, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceTold:
    """A source as one outlet carried it; `brings` are the sources that nobody before it brought, else it repeats."""

    source: str
    via: str | None
    url: str | None
    reliability: str | None
    credibility: int | None
    sightings: tuple[str, ...]
    brings: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class MovementDetail:
    """One movement in full.

    `independent_sources` are those that do not merely repeat another, `only_by_name` those of them whose words are not
    held, so that one message printed under several names would not be seen. `arrived`, `bound`, `left` and `present`
    name places: where it came to, where it only was on its way to, what it left, and where it only stood; stock is
    never told as flow.
    """

    row: MovementRow
    legs: tuple[Leg, ...]
    conflicts: tuple[Conflict, ...]
    sources: tuple[SourceTold, ...]
    independent_sources: int
    only_by_name: int
    arrived: tuple[str, ...]
    bound: tuple[str, ...]
    left: tuple[str, ...]
    present: tuple[str, ...]
    days: tuple[date | None, date | None] = field(default=(None, None))

    def as_answer(self) -> dict[str, object]:
        """Return what the command line's JSON says beside the movement's row."""
        return {
            "independent_sources": self.independent_sources,
            "only_by_name": self.only_by_name,
            "conflicts": [
                {"field": each.field, "about": each.about, "said": [_answer(said) for said in each.said]}
                for each in self.conflicts
            ],
            "legs": [_leg_answer(each) for each in self.legs],
            "arrived": list(self.arrived),
            "bound": list(self.bound),
            "left": list(self.left),
            "present": list(self.present),
        }


def movement_detail(mirror: Mirror, movement_id: str) -> MovementDetail | None:
    """Return one movement in full, or None where it has no live sighting."""
    row = get_movement(mirror, movement_id)
    return None if row is None else details(mirror, [row])[0]


def details(mirror: Mirror, rows: Sequence[MovementRow]) -> list[MovementDetail]:
    """Return movements in full, in the order of their rows."""
    reports = {str(each["report_id"]) for row in rows for each in row.sightings}
    texts = _texts(mirror, reports) if reports else {}
    before = _said_before(mirror, rows)
    return [_detail(row, texts, before) for row in rows]


def movement_trail(mirror: Mirror, movement_id: str) -> list[AuditEntry]:
    """Return the trail of all sightings of a movement, oldest first, each line once."""
    row = get_movement(mirror, movement_id)
    lines: dict[int, AuditEntry] = {}
    for each in row.sightings if row else ():
        lines |= {entry.number: entry for entry in ledger.audit(mirror.records, str(each["sighting_id"]))}
    return [lines[number] for number in sorted(lines)]


def _detail(row: MovementRow, texts: dict[str, str], before: Sequence[tuple[str, str]]) -> MovementDetail:
    told = [dict(each) for each in row.sightings]
    speaking = speaking_of(told)
    statements = [
        Statement(source=each["source"], via=each["via"], text=texts.get(each["report_id"])) for each in speaking
    ]
    going = [each for each in speaking if not _only_stood(each)]
    arrived = _named("destination", [each for each in going if not _only_bound(each)])
    bound = _named("destination", [each for each in going if _only_bound(each)])
    return MovementDetail(
        row=row,
        legs=tuple(legs_of(speaking, before)),
        conflicts=tuple(conflicts_of(speaking)),
        sources=tuple(_sources(speaking, statements)),
        independent_sources=count_independent(statements),
        only_by_name=only_by_name(statements),
        arrived=arrived,
        bound=tuple(each for each in bound if each not in arrived),
        left=_named("origin", [each for each in speaking if not _LOADING.search(each["activity"] or "")]),
        present=_present(speaking),
        days=(row.first_day, row.last_day),
    )


def legs_of(told: list[Row], before: Sequence[tuple[str, str]] = ()) -> list[Leg]:
    """Return the stops of a movement's way in order: places that were seen, one stop for each.

    Their days say the order, and above these what an analyst said: `before`, pairs of sightings of which the stop of
    the first comes before that of the second, the latest word first.
    """
    seen = [row for row in told if row["place"]]
    stops = by(seen, lambda row: (row["leg"], row["place"], row["lat"], row["lon"]))
    if len({row["leg"] for row in seen}) > 1 or any(row["place_kind"] not in AREAS for row in seen):
        stops = {key: rows for key, rows in stops.items() if rows[0]["place_kind"] not in AREAS} or stops
    legs = [
        Leg(
            place=rows[0]["place"],
            lat=rows[0]["lat"],
            lon=rows[0]["lon"],
            area=rows[0]["place_kind"] in AREAS,
            first_day=min(filter(None, (day(row["observed_from"]) for row in rows)), default=None),
            last_day=max(filter(None, (day(row["observed_to"]) for row in rows)), default=None),
            sightings=tuple(row["sighting_id"] for row in rows),
            counts=tuple(count_classes(line_of(row) for row in rows)),
        )
        for rows in stops.values()
    ]
    legs.sort(key=_when)
    stop_of = {name: at for at, leg in enumerate(legs) for name in leg.sightings}
    pairs = [(stop_of[first], stop_of[then]) for first, then in before if first in stop_of and then in stop_of]
    return [legs[at] for at in in_order(len(legs), pairs)]


def _when(leg: Leg) -> tuple[bool, str, str, str]:
    last, first = leg.last_day or leg.first_day, leg.first_day or leg.last_day
    return (last is None, str(last), str(first), leg.place)


def _sources(told: list[Row], statements: list[Statement]) -> list[SourceTold]:
    brought = independent(statements)
    found = []
    for key, at in _positions(told, lambda row: (row["source"], row["via"], row["url"])).items():
        rows = [told[place] for place in at]
        source, via, url = key
        found.append(
            SourceTold(
                source=source,
                via=via,
                url=url,
                reliability=rows[0]["reliability"],
                credibility=min((row["credibility"] for row in rows if row["credibility"]), default=None),
                sightings=tuple(row["sighting_id"] for row in rows),
                brings=tuple(sorted(name for place in at for name in brought[place])),
            )
        )
    return found


def _positions(told: list[Row], key: Callable[[Row], Any]) -> dict[Any, list[int]]:
    places: dict[Any, list[int]] = {}
    for at, row in enumerate(told):
        places.setdefault(key(row), []).append(at)
    return places


def _only_stood(row: Row) -> bool:
    """Tell whether a row says of its destination only that it was seen there: "seen at station"."""
    return not (row["place"] or row["origin"]) and bool(_STOOD.search(row["activity"] or ""))


def _only_bound(row: Row) -> bool:
    """Tell whether a row has not arrived where it goes: seen, loaded or leaving elsewhere, or expected there."""
    activity = row["activity"] or ""
    elsewhere = row["place"] and row["place"] != row["destination"] and row["place_kind"] not in AREAS
    return bool(
        elsewhere
        or _LOADING.search(activity)
        or _LEAVING.search(activity)
        or _EXPECTED.search(row["destination_text"] or "")
    )


def _present(told: list[Row]) -> tuple[str, ...]:
    """Return where it only stood: the place of rows of no way, and the destination of those only seen there."""
    still = [each for each in told if not (each["origin"] or each["destination"])]
    stood = [each for each in told if each["destination"] and _only_stood(each)]
    return tuple(dict.fromkeys([*_named("place", still), *_named("destination", stood)]))


def _named(role: str, told: list[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[role] for row in told if row[role] and row[f"{role}_kind"] != "country"))


def _said_before(mirror: Mirror, rows: Sequence[MovementRow]) -> list[tuple[str, str]]:
    """Return what was said of the order of stops, of movements that have several sightings."""
    told = [each for row in rows if len(row.sightings) > 1 for each in row.sightings]
    if not told:
        return []
    with mirror.records.read() as connection:
        pairs = said_before(connection, (number_of(Named.SIGHTING, str(each["sighting_id"])) for each in told))
    return [(public_id(Named.SIGHTING, first), public_id(Named.SIGHTING, then)) for first, then in pairs]


def _texts(mirror: Mirror, reports: set[str]) -> dict[str, str]:
    numbers = {number_of(Named.REPORT, each): each for each in reports}
    held: dict[str, str] = {}
    listed = sorted(numbers)
    with mirror.records.read() as connection:
        for start in range(0, len(listed), _CHUNK):
            chosen = sa.select(report.c.no, report.c.text).where(
                report.c.no.in_(listed[start : start + _CHUNK]), report.c.text.is_not(None)
            )
            held.update({numbers[number]: text for number, text in connection.execute(chosen)})
    return held


def _answer(said: Said) -> dict[str, object]:
    return {name: getattr(said, name) for name in Said.__slots__}


def _leg_answer(leg: Leg) -> dict[str, object]:
    return {
        "place": leg.place,
        "lat": leg.lat,
        "lon": leg.lon,
        "area": leg.area,
        "first_day": leg.first_day,
        "last_day": leg.last_day,
        "sightings": list(leg.sightings),
        "counts": [f"{say(each.count)} {each.equipment_class}" for each in leg.counts],
    }


_CHUNK: Final = 500
_STOOD: Final = re.compile(r"\b(?:seen|spotted|standing|stood|stationed|parked)\b", re.IGNORECASE)
_LOADING: Final = re.compile(r"\bloading\b", re.IGNORECASE)
_LEAVING: Final = re.compile(r"\b(?:departures?|departing|departed|leaving|left)\b", re.IGNORECASE)
_EXPECTED: Final = re.compile(r"\b(?:expected|planned|presumably|probably)\b", re.IGNORECASE)
"""Words of an activity, and of a destination, that say that nothing came, or that nothing left yet."""
