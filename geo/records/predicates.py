"""Filters as conditions on the flat table: their shape, which decides the SQL, and their values, which are bound."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import ibis

from geo.model import AREA_KINDS, ReportKind, Status
from geo.records.engine import SIGHTINGS, value
from geo.records.filters import ALL, NONE, Filters
from geo.records.shapes import NearNeighbour, Within

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.records.shapes import Spot

COUNTED_KINDS: Final = (ReportKind.OBSERVATION.value, ReportKind.CLAIM.value)
"""Kinds of statement that may ever enter a total; claims only where a filter asks for them."""
_AREAS: Final = tuple(sorted(kind.value for kind in AREA_KINDS))


class Shape(NamedTuple):
    """What of a filter decides the SQL: how many values each field has (rounded up), and which ask for unknown."""

    counts: tuple[tuple[str, int], ...]
    unknown: tuple[str, ...]


def asked(filters: Filters, *, counting: bool = False, undated: bool = False) -> tuple[Shape, dict[str, object]]:
    """Return the shape of the filters and the values to bind.

    Without `status` only accepted sightings pass. With `counting`, only kinds of statement that may be counted do.
    With `undated`, the days asked for give way to the rows that have none.
    """
    status, kind = statuses_and_kinds(filters, counting=counting)
    filters = replace(filters, status=status, kind=kind)
    if undated:
        filters = replace(filters, date_from=None, date_to=None)
    counts: list[tuple[str, int]] = [("undated", 1)] if undated else []
    unknown: list[str] = []
    values: dict[str, object] = {}
    for each in fields(filters):
        given = getattr(filters, each.name)
        if given is None or given == ():
            continue
        if each.name == "bbox":
            counts.append(("bbox", 1))
            values.update(zip(("west", "south", "east", "north"), given, strict=True))
        elif each.name in _SPOTS:
            spot = _SPOTS[each.name](filters)
            if spot is not None:
                counts.append((each.name, 1))
                values[each.name] = spot
        elif isinstance(given, tuple):
            known = [one for one in given if one != NONE or each.name not in NULLABLE]
            if len(known) < len(given):
                unknown.append(each.name)
            # Rounded up to a power of two, so that few shapes are ever compiled.
            places = 1 << (len(known) - 1).bit_length() if known else 0
            padded = known + known[-1:] * (places - len(known))
            values.update({f"{each.name}_{at}": one for at, one in enumerate(padded)})
            counts.append((each.name, places))
        else:
            counts.append((each.name, 1))
            values[each.name] = unicodedata.normalize("NFC", given) if isinstance(given, str) else given
    return Shape(counts=tuple(counts), unknown=tuple(unknown)), values


_SPOTS: Final[dict[str, Callable[[Filters], Spot | float | None]]] = {
    "within": lambda filters: Within(filters.within),
    "near_border": lambda filters: None if filters.border_with else filters.near_border,
    "border_with": lambda filters: NearNeighbour(filters.near_border or 0.0, filters.border_with or ""),
}
"""Filters whose values are worked out of several fields; the mirror puts numbers of places where a spot stands."""


def statuses_and_kinds(filters: Filters, *, counting: bool = False) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which statuses and kinds of statement pass the filters, `counting` as of `asked`; empty where all do."""
    status = () if ALL in filters.status else filters.status or (Status.ACCEPTED.value,)
    return status, _kinds(filters, counting=counting)


def counted_kinds(filters: Filters) -> tuple[str, ...]:
    """Return the kinds of statement that totals count: observations, and claims where the filters ask for them."""
    wanted = COUNTED_KINDS if ALL in filters.kind else filters.kind or COUNTED_KINDS[:1]
    return tuple(kind for kind in wanted if kind in COUNTED_KINDS)


def _kinds(filters: Filters, *, counting: bool) -> tuple[str, ...]:
    if not counting:
        return () if ALL in filters.kind else filters.kind
    # No kind at all must find nothing, while an empty tuple would find everything.
    return counted_kinds(filters) or (NONE,)


def passing(shape: Shape, *more: Any, table: Any = SIGHTINGS) -> Any:
    """Return the rows of the flat table, or of one with its columns, that pass a shape and conditions of one's own."""
    found = [*conditions(table, shape), *more]
    return table.filter(found) if found else table


def conditions(table: Any, shape: Shape) -> list[Any]:
    """Return the Ibis conditions of a shape on the flat table."""
    found = []
    for name, places in shape.counts:
        names = [f"{name}_{at}" for at in range(places)]
        condition = _CONDITIONS[name](table, names) if places else ibis.literal(value=False)
        if name in shape.unknown:
            condition = condition | table[NULLABLE[name]].isnull()
        found.append(condition)
    return found


def _one_of(column: str, kind: str = "string") -> Callable[[Any, list[str]], Any]:
    return lambda table, names: table[column].isin([value(name, kind) for name in names])


def _named(*columns: str) -> Callable[[Any, list[str]], Any]:
    """Return a condition on names, case ignored."""

    def condition(table: Any, names: list[str]) -> Any:
        wanted = [value(name).lower() for name in names]
        return ibis.or_(*[table[column].lower().isin(wanted) for column in columns])

    return condition


def _equipment(table: Any, names: list[str]) -> Any:
    return ibis.or_(*[table.equipment.lower().contains(value(name).lower()) for name in names])


def _bbox(table: Any, _names: list[str]) -> Any:
    west, south, east, north = (value(edge, "float64") for edge in ("west", "south", "east", "north"))
    return table.lon.between(west, east) & table.lat.between(south, north) & pinned(table)


def _at_places(name: str) -> Callable[[Any, list[str]], Any]:
    """Return a condition on the number of the place; its value is the list of numbers that `Mirror.run` puts in."""
    return lambda table, _: table.place_no.isin(value(name, "array<int32>").unnest())


def pinned(table: Any) -> Any:
    """Return the condition that the place is a pin: found, and no area."""
    return table.lat.notnull() & table.place_kind.notin(_AREAS)


NULLABLE: Final = {
    "country": "country",
    "area": "admin1",
    "place": "place",
    "mode": "mode",
    "affiliation": "affiliation",
    "reliability": "reliability",
    "credibility": "credibility",
}
"""Filters that take the value "none", with the column that is then not known."""
_CONDITIONS: Final[dict[str, Callable[[Any, list[str]], Any]]] = {
    "date_from": lambda table, _: table.counted_on >= value("date_from", "date"),
    "date_to": lambda table, _: table.counted_on <= value("date_to", "date"),
    "undated": lambda table, _: table.counted_on.isnull(),
    "country": _one_of("country"),
    "area": _named("admin1"),
    "place": _named("place", "place_text"),
    "equipment": _equipment,
    "equipment_class": _one_of("equipment_class"),
    "flow": _one_of("flow"),
    "mode": _one_of("mode"),
    "affiliation": _one_of("affiliation"),
    "source": _named("source"),
    "reliability": _one_of("reliability"),
    "credibility": _one_of("credibility", "int32"),
    "status": _one_of("status"),
    "kind": _one_of("report_kind"),
    "text": lambda table, _: table.search.contains(value("text").lower()),
    "bbox": _bbox,
    "within": _at_places("within"),
    "near_border": lambda table, _: table.border_km <= value("near_border", "float64"),
    "border_with": _at_places("border_with"),
    "tlp": _one_of("tlp"),
}
