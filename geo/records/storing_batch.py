"""Store the sightings of a batch with their sources, reports, places and movements, in bulk.

What many rows share is turned into columns once: a row of a million is put together from what is ready.
"""

from __future__ import annotations

import itertools
from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from geo.records import joining
from geo.records.bulk import Table, indexed_after
from geo.records.movement_days import Told, movement_days
from geo.records.new_sightings import NewSightings
from geo.records.numbering import Named, missing, next_number, number_of
from geo.records.storing import (
    count_columns,
    day_of,
    line_of,
    place_columns,
    store_reports,
    store_toponyms,
    when_columns,
)
from geo.records.tables import ROLES, movement, sighting, telling
from geo.records.tellings import store_tellings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from geo.records.entries import Follower, NewSighting
    from geo.records.new_sightings import How, What, When, Where

_LOOKED_EVERY: Final = 1_000
"""Rows between two words to whoever follows the work."""
_REPORTS: Final = 100_000
"""Reports that are held at once with their keys."""
_HEAD: Final = ("no", "batch_no", "row_number", "row_key", "movement_no", "report_no", "live", "change")
_OWN: Final = ("flow", "note", "status", "review_reasons", "reliability", "credibility", "tlp")
_WHAT: Final = ("equipment", "equipment_class", "unit")
_COUNT: Final = ("count_min", "count_max", "count_qualifier")
_WHEN: Final = ("observed_from", "observed_to", "first_day", "last_day", "time_precision")
_HOW: Final = ("mode", "activity", "affiliation", "report_kind", "confidence")
_PLACED: Final = ("_no", "_text", "_status", "_confidence", "_method")
_NAMES: Final = (*_HEAD, *_OWN, *_WHAT, *_COUNT, *_WHEN, *_HOW)


def store_sightings(
    connection: sa.Connection, change: int, batch_no: int, new: Sequence[NewSighting], stored: Follower | None = None
) -> None:
    """Store the sightings of one batch; numbers are given in the order of `new`. `stored` is told how far it is."""
    parts = NewSightings.of(new)
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
        (*head, *own, *what, *count, *when, *how, *where, extra)
        for head, own, what, count, when, how, where, extra in zip(
            heads,
            _own(parts, into),
            _each(parts.what, lambda what: into.ready(_WHAT, _what_columns(what))),
            _each(parts.counts, lambda count: into.ready(_COUNT, (*count_columns(count), count.count_qualifier.value))),
            _each(parts.when, lambda when: into.ready(_WHEN, _when_columns(when))),
            _each(parts.how, lambda how: into.ready(_HOW, _how_columns(how))),
            _where(connection, change, parts, into, roles),
            _extras(parts, into),
            strict=True,
        )
    )
    with indexed_after(connection, sighting, telling, rows=len(parts)):
        into.insert(_followed(rows, stored))
        store_tellings(connection, first, parts)
    joined = {number_of(Named.MOVEMENT, each) for each in parts.joins.values()}
    if joined:
        joining.settle(connection, change, joined)
    if stored is not None:
        stored.end(len(parts))


def _followed(rows: Iterable[tuple[Any, ...]], stored: Follower | None) -> Iterator[tuple[Any, ...]]:
    for index, row in enumerate(rows):
        if stored is not None and index % _LOOKED_EVERY == 0:
            stored.reach(index)
        yield row


def _each(parts: Sequence[Any], columns: Callable[[Any], Any]) -> Iterator[Any]:
    """Return the columns of each part, in order; they are made once for each object."""
    made = {identity: columns(each) for identity, each in {id(each): each for each in parts}.items()}
    return map(made.__getitem__, map(id, parts))


def _own(parts: NewSightings, into: Table) -> Iterator[tuple[Any, ...]]:
    """Return the columns of each row that share nothing with others."""
    null, accepted = into.null, "accepted"
    reports = zip(parts.flows, parts.notes, parts.reports, strict=True)
    for index, (flow, note, told) in enumerate(reports):
        status, reasons = accepted, null
        if index in parts.statuses:
            status, why = parts.statuses[index].value, parts.reasons.get(index)
            reasons = "\n".join(why) if why else null
        reliability, credibility = told.source.reliability, told.credibility
        yield (
            flow.value,
            null if note is None else note,
            status,
            reasons,
            null if reliability is None else reliability,
            null if credibility is None else credibility,
            told.tlp.value,
        )


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
    """Return the column of each row that holds candidates of ambiguous places, and spans of the reader."""
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
        if toponym is not None and toponym.candidates:
            extra.setdefault("candidates", {})[role] = [found.as_answer() for found in toponym.candidates]
    return extra or None


def _store_reports(connection: sa.Connection, change: int, parts: NewSightings) -> array[int]:
    """Store the reports, and return the number of the report of each row."""
    distinct = {id(each): each for each in parts.reports}
    nameless = {identity for identity, each in distinct.items() if each.is_nameless}
    numbers: dict[int, int] = {}
    shared = iter([each for identity, each in distinct.items() if identity not in nameless])
    while some := {line_of(each, ""): each for each in itertools.islice(shared, _REPORTS)}:
        held = store_reports(connection, change, some)
        numbers.update({line[0]: number for line, number in held.items()})
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
    for index, mark in enumerate(parts.marks):
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
    alone: dict[int, tuple[Any, ...]] = {}

    def rows() -> Iterator[tuple[Any, ...]]:
        following = first
        for index, number in enumerate(numbers):
            if number != following:
                continue  # a movement that is held already, or was told of above
            following += 1
            if number in told:
                yield (number, change, *into.ready(names[2:], movement_days(told[number]).values()))
                continue
            days = alone.get(id(parts.when[index]))
            if days is None:
                days = into.ready(names[2:], movement_days([_told(parts, index)]).values())
                alone[id(parts.when[index])] = days
            yield (number, change, *days)

    into.insert(rows())
    return numbers


def _told(parts: NewSightings, index: int) -> Told:
    when = parts.when[index]
    status = parts.statuses[index].value if index in parts.statuses else "accepted"
    days = day_of(when.observed_from), day_of(when.observed_to)
    return Told(status, parts.how[index].report_kind.value, *days)


def _held_movements(connection: sa.Connection, names: Iterable[str]) -> dict[str, int]:
    held = {}
    for name in names:
        number = number_of(Named.MOVEMENT, name)
        if not connection.execute(sa.select(movement.c.no).where(movement.c.no == number)).first():
            raise missing(Named.MOVEMENT, name)
        held[name] = number
    return held
