"""Sightings, batches and strategies for the tests of the records, and totals worked out in plain Python."""

from __future__ import annotations

import hashlib
import tempfile
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from geo.counts.intervals import add, combine, interval_of, is_about, is_unknown
from geo.counts.movements import GENERAL
from geo.model import (
    Flow,
    GeocodeStatus,
    Interval,
    Mode,
    Place,
    PlaceKind,
    Report,
    ReportKind,
    Sighting,
    Source,
    Status,
    TimePrecision,
    Toponym,
    Unit,
)
from geo.records.database import open_records
from geo.records.ledger import NewBatch, NewSighting
from geo.records.movement_days import Told, movement_days

if TYPE_CHECKING:
    from collections.abc import Sequence


@cache
def _empty() -> bytes:
    """Return the file of an empty record database, made once: copying it is much faster than making another."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "empty.sqlite"
        with open_records(f"sqlite:///{file}"):
            pass
        return file.read_bytes()


def empty_database(folder: Path) -> str:
    """Put an empty record database into a folder and return its URL."""
    file = folder / "kordon.sqlite"
    file.write_bytes(_empty())
    return f"sqlite:///{file}"


def place(name: str, lat: float, lon: float, *, kind: PlaceKind = PlaceKind.SETTLEMENT, **more: Any) -> Place:
    about: dict[str, Any] = {"country": "BY", "admin1": None, "radius_m": 3000.0, "confidence": 0.9, "method": "exact"}
    return Place(name=name, kind=kind, lat=lat, lon=lon, text=name, **(about | more))


POLONKA = place("Polonka station", 53.07, 25.69, kind=PlaceKind.STATION, admin1="Brest region")
ASIPOVICHY = place("Asipovichy", 53.3, 28.64, admin1="Mahiliou region", radius_m=2000.0)
CHEBARKUL = place("Chebarkul", 54.98, 60.37, country="RU", admin1="Chelyabinsk region")
BELARUS = place("Belarus", 53.5, 28.0, kind=PlaceKind.COUNTRY, radius_m=300_000.0)
PLACES = (POLONKA, ASIPOVICHY, CHEBARKUL, BELARUS)
HAJUN, RAILWAYS, OUTLET = (Source(name=name) for name in ("Belarusian Hajun", "Railway Workers", "An, outlet \\ two"))


def named(found: Place | None, text: str | None = None) -> Toponym | None:
    if found is None:
        return Toponym(text=text) if text else None
    return Toponym(text=text or found.name, place=found, status=GeocodeStatus.RESOLVED)


def sighting(
    low: int | None = 10,
    high: int | None = 10,
    *,
    day: date | None = date(2022, 12, 16),
    source: Source = HAJUN,
    url: str | None = "https://example.org/1",
    **changes: Any,
) -> Sighting:
    """Return an accepted sighting of trucks in Polonka on one day, changed as asked."""
    about: dict[str, Any] = {
        "report": Report(source=source, url=url),
        "equipment": "Ural truck",
        "equipment_class": "truck",
        "unit": Unit.VEHICLE,
        "count": interval_of(low, high),
        "place": named(POLONKA),
        "observed_from": day,
        "observed_to": day,
        "time_precision": TimePrecision.DAY if day else None,
        "flow": Flow.IN,
        "mode": Mode.RAIL,
        "status": Status.ACCEPTED,
    }
    return Sighting(**(about | changes))


def batch_of(sightings: Sequence[Sighting], name: str = "one.csv", **changes: Any) -> NewBatch:
    """Return a batch of these sightings; row keys are made from the file's name, so that files never share one."""
    new = tuple(
        NewSighting(sighting=each, row_number=number, row_key=hashlib.sha256(f"{name}/{number}".encode()).hexdigest())
        for number, each in enumerate(sightings, start=1)
    )
    accepted = sum(each.status is Status.ACCEPTED for each in sightings)
    about: dict[str, Any] = {
        "file_name": name,
        "file_sha256": hashlib.sha256(name.encode()).hexdigest(),
        "kind": "csv",
        "rows_total": len(new),
        "accepted": accepted,
        "review": len(new) - accepted,
        "rejected": 0,
        "repeated": 0,
        "sightings": new,
    }
    return NewBatch(**(about | changes))


days = st.none() | st.dates(date(2022, 12, 26), date(2023, 1, 9))
bounds = st.none() | st.integers(0, 40)


@st.composite
def spans(draw: st.DrawFn) -> tuple[date | None, date | None]:
    first, last = draw(days), draw(days)
    return (last, first) if first and last and first > last else (first, last)


@st.composite
def counts(draw: st.DrawFn) -> Interval:
    low, high = draw(bounds), draw(bounds)
    low, high = (high, low) if low is not None and high is not None and low > high else (low, high)
    return interval_of(low, high, about=draw(st.booleans()))


@st.composite
def any_sightings(draw: st.DrawFn) -> Sighting:
    first, last = draw(spans())
    source, number = draw(st.sampled_from((HAJUN, RAILWAYS, OUTLET))), draw(st.integers(1, 3))
    return Sighting(
        report=Report(source=source, url=f"https://example.org/{number}"),
        equipment=draw(st.sampled_from(("Ural truck", "Т-72"))),
        equipment_class=draw(st.sampled_from(("truck", "tank", GENERAL))),
        unit=draw(st.sampled_from((Unit.VEHICLE, Unit.VEHICLE, Unit.WAGON))),
        count=draw(counts()),
        place=named(draw(st.sampled_from((None, *PLACES)))),
        origin=named(draw(st.sampled_from((None, *PLACES[1:])))),
        destination=named(draw(st.sampled_from((None, *PLACES[:-1])))),
        observed_from=first,
        observed_to=last,
        flow=draw(st.sampled_from((Flow.IN, Flow.INTERNAL, Flow.UNKNOWN))),
        mode=draw(st.sampled_from((None, Mode.RAIL))),
        status=draw(st.sampled_from((Status.ACCEPTED, Status.ACCEPTED, Status.ACCEPTED, Status.REVIEW))),
        report_kind=draw(
            st.sampled_from((ReportKind.OBSERVATION, ReportKind.OBSERVATION, ReportKind.SUMMARY, ReportKind.CLAIM))
        ),
        movement_key=draw(st.sampled_from((None, "a", "a", "b"))),
    )


any_batches = st.lists(st.lists(any_sightings(), max_size=8), min_size=1, max_size=3)
Row = dict[str, Any]


def movements_of(batches: Sequence[Sequence[Sighting]]) -> dict[object, list[Sighting]]:
    """Return the sightings of each movement: rows of one batch with one key, and each other row alone."""
    found: dict[object, list[Sighting]] = defaultdict(list)
    for number, rows in enumerate(batches):
        for index, each in enumerate(rows):
            found[number, each.movement_key or index].append(each)
    return found


def totals_by_hand(
    movements: dict[object, list[Sighting]], by: Sequence[str] = (), *, claims: bool = False
) -> list[Row]:
    """Work out totals of accepted sightings from what docs/duplicates.md says, with no database at hand."""
    kinds = {ReportKind.OBSERVATION, ReportKind.CLAIM} if claims else {ReportKind.OBSERVATION}
    groups: dict[tuple[object, ...], dict[object, list[Sighting]]] = defaultdict(lambda: defaultdict(list))
    told_beside: dict[object, set[tuple[str, Report]]] = {}
    for name, told in movements.items():
        day = movement_days(Told(each.status, each.report_kind, each.observed_from, each.observed_to) for each in told)[
            "counted_on"
        ]
        counted = [each for each in told if each.status is Status.ACCEPTED and each.report_kind in kinds]
        for each in counted:
            alike = [one for one in counted if (one.equipment_class, one.unit) == (each.equipment_class, each.unit)]
            groups[(*(_key(word, each, alike, day) for word in by), each.unit.value)][name].append(each)
        told_beside[name] = {(each.unit.value, each.report) for each in counted if each.equipment_class == GENERAL} & {
            (each.unit.value, each.report) for each in counted if each.equipment_class != GENERAL
        }
    return [_total(by, key, members, told_beside) for key, members in groups.items()]


def counted_on(told: Sequence[Sighting]) -> date | None:
    """Return the day on which a movement told by these sightings is counted."""
    found = movement_days(Told(each.status, each.report_kind, each.observed_from, each.observed_to) for each in told)
    day = found["counted_on"]
    assert day is None or isinstance(day, date)
    return day


_PERIODS = {"day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m"}


def _key(word: str, each: Sighting, alike: list[Sighting], day: object) -> object:
    if word in _PERIODS:
        return f"{day:{_PERIODS[word]}}" if isinstance(day, date) else None
    if word == "flow":
        return min((one.flow.value for one in alike), key=("in", "out", "transit", "internal", "unknown").index)
    if word in {"area", "country"}:
        nearest = min(alike, key=_vagueness)
        found = nearest.place.place if nearest.place else None
        return found and {"area": found.admin1, "country": found.country}[word]
    return {"source": each.report.source.name, "equipment_class": each.equipment_class}[word]


def _vagueness(each: Sighting) -> tuple[object, ...]:
    found = each.place.place if each.place else None
    if found is None:
        return (True, True, float("inf"), "", "")
    return (found.admin1 is None, found.country is None, found.radius_m, found.country or "", found.admin1 or "")


def _total(
    by: Sequence[str],
    key: tuple[object, ...],
    members: dict[object, list[Sighting]],
    told_beside: dict[object, set[tuple[str, Report]]],
) -> Row:
    sums = [
        _of_movement(told, beside=any(unit == key[-1] for unit, _ in told_beside[name]))
        for name, told in members.items()
    ]
    numbered = [each for each in sums if not is_unknown(each)]
    total = add(numbered)
    reports = {each.report for told in members.values() for each in told}
    return {
        **dict(zip(["period" if word in {"day", "week", "month"} else word for word in by], key, strict=False)),
        "unit": key[-1],
        "movements": len(members),
        "reports": len(reports),
        "sources": len({each.source.name for each in reports}),
        "count_min": total.count_min,
        "count_max": total.count_max,
        "without_number": len(sums) - len(numbered),
        "about": sum(is_about(each) for each in numbered),
    }


def _of_movement(told: list[Sighting], *, beside: bool) -> Interval:
    """Add up the classes; what one report tells of no kind is held against the kinds that others name."""
    classes: dict[str, dict[Report, list[Interval]]] = defaultdict(lambda: defaultdict(list))
    for each in told:
        classes[each.equipment_class][each.report].append(each.count)
    counts = {name: combine(add(lines) for lines in reports.values())[0] for name, reports in classes.items()}
    whole = counts.pop(GENERAL, None)
    if whole is None or not counts or beside:
        return add([*counts.values(), *([whole] if whole else [])])
    return combine([add(counts.values()), whole])[0]
