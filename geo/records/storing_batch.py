"""Store the sightings of a batch with their sources, reports, places and movements, in bulk.

What many rows share is turned into columns once: a row of a million is put together from what is ready.
"""

from __future__ import annotations

import itertools
from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from geo.model import Flow, Status
from geo.records import joining
from geo.records.bulk import Table, indexed_after
from geo.records.movement_days import Told, movement_days
from geo.records.new_sightings import NewSightings
from geo.records.numbering import Named, missing, next_number, number_of
from geo.records.storing import (
    OPEN,
    count_columns,
    day_of,
    line_of,
    place_columns,
    store_reports,
    store_toponyms,
    when_columns,
)
from geo.records.tables import ROLES, movement, report, sighting, telling
from geo.records.tellings import store_tellings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from geo.records.entries import Follower, NewSighting
    from geo.records.new_sightings import How, What, When, Where

_REPORTS: Final = 500_000
"""Reports that are held at once with their keys."""
_HEAD: Final = ("no", "batch_no", "row_number", "row_key", "movement_no", "report_no", "live", "change")
_OWN: Final = ("flow", "note", "status", "review_reasons")
_GRADES: Final = ("reliability", "credibility", "tlp")
_WHAT: Final = ("equipment", "equipment_class", "unit")
_COUNT: Final = ("count_min", "count_max", "count_qualifier")
_WHEN: Final = ("observed_from", "observed_to", "first_day", "last_day", "time_precision")
_HOW: Final = ("mode", "activity", "affiliation", "report_kind", "confidence")
_PLACED: Final = ("_no", "_text", "_status", "_confidence", "_method")
_NAMES: Final = (*_HEAD, *_OWN, *_GRADES, *_WHAT, *_COUNT, *_WHEN, *_HOW)


def store_sightings(
    connection: sa.Connection, change: int, batch_no: int, new: Sequence[NewSighting], stored: Follower | None = None
) -> None:
    """Store the sightings of one batch; numbers are given in the order of `new`. `stored` is told how far it is."""
    parts = NewSightings.of(new)
    with indexed_after(connection, report, movement, sighting, telling, rows=len(parts)):
        first = _store_rows(connection, change, batch_no, parts, stored)
        store_tellings(connection, first, parts)
    joined = {number_of(Named.MOVEMENT, each) for each in parts.joins.values()}
    if joined:
        joining.settle(connection, change, joined)
    if stored is not None:
        stored.end(len(parts))


def _store_rows(
    connection: sa.Connection, change: int, batch_no: int, parts: NewSightings, stored: Follower | None
) -> int:
    """Store reports, movements and the sightings themselves; return the number of the first of these."""
    reports = _store_reports(connection, change, parts)
    movements = _store_movements(connection, change, parts)
    first = next_number(connection, sighting)
    # Columns of roles that no row has are left to be NULL: a value costs its binding, whatever it is.
    roles = [role for at, role in enumerate(ROLES) if any(where[at] is not None for where in parts.distinct_where())]
    into = Table(connection, sighting, (*_NAMES, *(f"{role}{end}" for role in roles for end in _PLACED), "extra"))
    heads = zip(
        itertools.count(first),
        itertools.repeat(batch_no),
        parts.row_numbers,
        (key if isinstance(key, str) else key.hex() for key in parts.keys),
        movements,
        reports,
        itertools.repeat(True),  # noqa: FBT003 - the value of a column
        itertools.repeat(change),
        strict=False,
    )
    rows = (
        (*head, flow, note, status, reasons, *grades, *what, *count, *when, *how, *where, extra)
        for head, flow, note, status, reasons, grades, what, count, when, how, where, extra in zip(
            heads,
            map({flow: flow.value for flow in Flow}.__getitem__, parts.flows),
            (into.null if note is None else note for note in parts.notes),
            _statuses(parts),
            _reasons(parts, into),
            _grades(parts, into),
            _each(parts.what, lambda what: into.ready(_WHAT, _what_columns(what))),
            _each(parts.counts, lambda count: into.ready(_COUNT, (*count_columns(count), count.count_qualifier.value))),
            _each(parts.when, lambda when: into.ready(_WHEN, _when_columns(when))),
            _each(parts.how, lambda how: into.ready(_HOW, _how_columns(how))),
            _where(connection, change, parts, into, roles),
            _extras(parts, into),
            strict=True,
        )
    )
    into.insert(rows, stored)
    return first


def _each(parts: Sequence[Any], columns: Callable[[Any], Any]) -> Iterator[Any]:
    """Return the columns of each part, in order; they are made once for each object."""
    made = {identity: columns(each) for identity, each in dict(zip(map(id, parts), parts, strict=True)).items()}
    return map(made.__getitem__, map(id, parts))


def _statuses(parts: NewSightings) -> list[str]:
    statuses = [Status.ACCEPTED.value] * len(parts)
    for index, status in parts.statuses.items():
        statuses[index] = status.value
    return statuses


def _reasons(parts: NewSightings, into: Table) -> list[Any]:
    reasons = [into.null] * len(parts)
    for index, why in parts.reasons.items():
        if index in parts.statuses and why:
            reasons[index] = "\n".join(why)
    return reasons


def _grades(parts: NewSightings, into: Table) -> Iterator[tuple[Any, ...]]:
    """Return the grades and the marking of each row's report; few are different."""
    made: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for told in parts.reports:
        key = (told.source.reliability, told.credibility, told.tlp)
        columns = made.get(key)
        if columns is None:
            columns = made[key] = into.ready(_GRADES, (*key[:2], told.tlp.value))
        yield columns


def _what_columns(what: What) -> tuple[Any, ...]:
    return what.equipment, what.equipment_class, what.unit.value


def _when_columns(when: When) -> tuple[Any, ...]:
    precision = when.time_precision.value if when.time_precision else None
    return (*when_columns(when.observed_from, when.observed_to).values(), precision)


def _how_columns(how: How) -> tuple[Any, ...]:
    mode = how.mode.value if how.mode else None
    return mode, how.activity, how.affiliation, how.report_kind.value, how.confidence


def _where(
    connection: sa.Connection, change: int, parts: NewSightings, into: Table, roles: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    """Store the places, and return the columns of each row for its places in these roles."""
    places = store_toponyms(connection, change, (each for where in parts.distinct_where() for each in where))

    def columns(where: Where) -> tuple[Any, ...]:
        told: dict[str, Any] = {}
        for role, toponym in zip(ROLES, where, strict=True):
            if role in roles:
                told |= place_columns(role, toponym, places)
        return into.ready(tuple(told), told.values())

    return _each(parts.where, columns)


def _extras(parts: NewSightings, into: Table) -> Iterator[Any]:
    """Return the column of each row that holds what names in doubt can mean, and spans of the reader."""
    if not parts.spans:
        return _each(parts.where, lambda where: into.ready(("extra",), (_extra(where, None),))[0])
    return (
        into.ready(("extra",), (_extra(where, parts.spans.get(index)),))[0] for index, where in enumerate(parts.where)
    )


def _extra(where: Where, spans: Mapping[str, tuple[int, int]] | None) -> dict[str, Any] | None:
    extra: dict[str, Any] = {}
    if spans:
        extra["spans"] = {name: list(span) for name, span in spans.items()}
    for role, toponym in zip(ROLES, where, strict=True):
        if toponym is not None and toponym.candidates and toponym.status in OPEN:
            extra.setdefault("candidates", {})[role] = [found.as_answer() for found in toponym.candidates]
    return extra or None


def _store_reports(connection: sa.Connection, change: int, parts: NewSightings) -> array[int]:
    """Store the reports, and return the number of the report of each row."""
    distinct = dict(zip(map(id, parts.reports), parts.reports, strict=True))
    nameless = {identity for identity, each in distinct.items() if each.is_nameless}
    numbers: dict[int, int] = {}
    shared = iter([(identity, each) for identity, each in distinct.items() if identity not in nameless])
    del distinct
    while some := {(identity, ""): each for identity, each in itertools.islice(shared, _REPORTS)}:
        held = store_reports(connection, change, some)
        numbers.update(zip((identity for identity, _ in held), held.values(), strict=True))
    if not nameless:
        return array("q", map(numbers.__getitem__, map(id, parts.reports)))
    told = array("q")
    for start in range(0, len(parts), _REPORTS):
        rows = range(start, min(start + _REPORTS, len(parts)))
        lines = {at: line_of(parts.reports[at], parts.key(at)) for at in rows if id(parts.reports[at]) in nameless}
        own = store_reports(connection, change, {line: parts.reports[at] for at, line in lines.items()})
        told.extend(own[lines[at]] if at in lines else numbers[id(parts.reports[at])] for at in rows)
    return told


def _store_movements(connection: sa.Connection, change: int, parts: NewSightings) -> array[int]:
    """Store the batch's movements and return the number of the movement of each row."""
    first = next_number(connection, movement)
    following = first
    held = _held_movements(connection, set(parts.joins.values()))
    by_mark: dict[str, int] = {}
    told: dict[int, list[Told]] = defaultdict(list)
    numbers: array[int] = array("q")
    if not parts.joins and not any(parts.marks):
        numbers.extend(range(first, first + len(parts)))
    for index, mark in enumerate(parts.marks) if not numbers else ():
        if index in parts.joins:
            numbers.append(held[parts.joins[index]])
            continue
        number = following if mark is None else by_mark.setdefault(mark, following)
        following += number == following
        numbers.append(number)
        if mark is not None:
            told[number].append(_told(parts, index))
    names = ("no", "change", *movement_days([]))
    into = Table(connection, movement, names)
    alone = _each(parts.when, lambda when: into.ready(names[2:], movement_days([_told_at(when)]).values()))

    def rows() -> Iterator[tuple[Any, ...]]:
        following = first
        for number, days in zip(numbers, alone, strict=True):
            if number != following:
                continue  # a movement that is held already, or was told of above
            following += 1
            if number in told:
                yield (number, change, *into.ready(names[2:], movement_days(told[number]).values()))
            else:
                yield (number, change, *days)

    into.insert(rows())
    return numbers


def _told(parts: NewSightings, index: int) -> Told:
    status = parts.statuses.get(index, Status.ACCEPTED)
    return _told_at(parts.when[index], status.value, parts.how[index].report_kind.value)


def _told_at(when: When, status: str = "", report_kind: str = "") -> Told:
    return Told(status, report_kind, day_of(when.observed_from), day_of(when.observed_to))


def _held_movements(connection: sa.Connection, names: Iterable[str]) -> dict[str, int]:
    held = {}
    for name in names:
        number = number_of(Named.MOVEMENT, name)
        if not connection.execute(sa.select(movement.c.no).where(movement.c.no == number)).first():
            raise missing(Named.MOVEMENT, name)
        held[name] = number
    return held
