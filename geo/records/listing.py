"""Rows behind the figures: pages of sightings, values to filter by, and the headline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, cast

import ibis

from geo.counts.intervals import interval_of
from geo.errors import UsageError
from geo.model import Status
from geo.records.answers import Headline
from geo.records.chosen import choose
from geo.records.columns import NOWHERE
from geo.records.engine import SIGHTINGS, compiled, value
from geo.records.filters import ALL, NONE, Filters
from geo.records.flat import FLAT
from geo.records.numbering import Named, digits, number_of
from geo.records.predicates import NULLABLE, Shape, asked, passing
from geo.records.totals import unit_counts

if TYPE_CHECKING:
    from datetime import date

    import pyarrow as pa

    from geo.records.mirror import Mirror

_IDS: Final = {
    "sighting_id": (Named.SIGHTING, "sighting_no"),
    "movement_id": (Named.MOVEMENT, "movement_no"),
    "batch_id": (Named.BATCH, "batch_no"),
    "report_id": (Named.REPORT, "report_no"),
    "place_id": (Named.PLACE, "place_no"),
}
_INNER: Final = frozenset(
    {"sole", "search", "source_no", "origin_no", "destination_no", *(column for _, column in _IDS.values())}
)
COLUMNS: Final = (*_IDS, *(name for name in FLAT if name not in _INNER))
"""Columns of `rows`, in order."""
FACETS: Final = {
    "country": "country",
    "area": "admin1",
    "place": "place",
    "equipment": "equipment",
    "class": "equipment_class",
    "flow": "flow",
    "mode": "mode",
    "affiliation": "affiliation",
    "source": "source",
    "reliability": "reliability",
    "credibility": "credibility",
    "status": "status",
    "kind": "report_kind",
    "tlp": "tlp",
}
"""Filter words with values to choose from, and the column of each."""
_MOST_VALUES: Final = 500
PAGE: Final = " LIMIT $limit OFFSET $offset"


def rows(
    mirror: Mirror, filters: Filters, *, limit: int = 500, offset: int = 0, order: str = "-counted_on"
) -> pa.Table:
    """Return one page of sightings with the columns COLUMNS; `order` is a column, "-" before it means descending.

    Rows in which the column is not known come last. Raises UsageError for an unknown column.
    """
    name = order.removeprefix("-")
    if name not in COLUMNS:
        msg = f"Rows cannot be ordered by {name!r}; use one of: {', '.join(COLUMNS)}"
        raise UsageError(msg)
    shape, values = asked(filters)
    page = {"limit": max(0, limit), "offset": max(0, offset)}
    return mirror.run_arrow(compiled(_rows, shape, name, order.startswith("-")) + PAGE, values | page)


def one_row(mirror: Mirror, sighting_id: str) -> pa.Table:
    """Return the row of one sighting as `rows` does, empty where there is no live one of this name.

    Raises MissingError for what is no name of a sighting.
    """
    return mirror.run_arrow(compiled(_one), {"number": number_of(Named.SIGHTING, sighting_id)})


def _one() -> Any:
    return with_ids(SIGHTINGS.filter(SIGHTINGS.sighting_no == value("number", "int32")))


def _rows(shape: Shape, name: str, descending: bool) -> Any:  # noqa: FBT001 - part of the key of a cache
    chosen = passing(shape)
    number = _IDS[name][1] if name in _IDS else name
    ordered = chosen[number].desc(nulls_first=False) if descending else chosen[number].asc(nulls_first=False)
    last = [] if number == "sighting_no" else [chosen.sighting_no.desc()]  # SQL takes a column once
    return with_ids(chosen.order_by([ordered, *last]))


def with_ids(table: Any) -> Any:
    """Return flat rows with the columns COLUMNS, numbers as the names that users see."""
    return table.select(
        **{name: _name(table[column], kind) for name, (kind, column) in _IDS.items()},
        **{name: table[name] for name in COLUMNS if name not in _IDS},
    )


def _name(number: Any, kind: Named) -> Any:
    text = number.cast("string")
    padded = ibis.ifelse(text.length() < digits(kind), text.lpad(digits(kind), "0"), text)
    return ibis.literal(kind.value) + padded


def count_rows(mirror: Mirror, filters: Filters) -> int:
    """Return how many sightings pass the filters."""
    return choose(mirror, filters).count()


def date_range(mirror: Mirror) -> tuple[date | None, date | None]:
    """Return the first and last day on which anything is counted; (None, None) where nothing is."""
    first, last = mirror.run(compiled(_date_range), {})[0]
    return first, last


def _date_range() -> Any:
    return SIGHTINGS.aggregate(first=SIGHTINGS.counted_on.min(), last=SIGHTINGS.counted_on.max())


def facets(mirror: Mirror, filters: Filters | None = None) -> dict[str, list[tuple[str, int]]]:
    """Return, for each word of FACETS, its values and how many sightings have each, most frequent first.

    Without filters all live sightings are counted, whatever their status. With filters, each word is counted among
    the rows that pass all the other words, so that it shows what else could be chosen. "none" counts the rows in
    which the field is not known, where the word can ask for them. At most 500 values a word.
    """
    found: dict[str, list[tuple[str, int]]] = {}
    for word, column in FACETS.items():
        field = "equipment_class" if word == "class" else word
        others = Filters(status=(ALL,)) if filters is None else replace(filters, **cast("Any", {field: ()}))
        if word == "status":
            others = replace(others, status=(ALL,))
        shape, values = asked(others)
        sql = compiled(_facet, shape, column) + " LIMIT $limit"
        counted = mirror.run(sql, values | {"limit": _MOST_VALUES})
        named = [(NONE if each is None else str(each), n) for each, n in counted]
        found[word] = [(each, n) for each, n in named if each != NONE or column in NULLABLE.values()]
    return found


def _facet(shape: Shape, column: str) -> Any:
    chosen = passing(shape)
    counted = chosen.group_by(column).aggregate(n=chosen.count())
    return counted.order_by([counted.n.desc(), counted[column].asc()])


def headline(mirror: Mirror, filters: Filters, *, bounded: bool = True) -> Headline:
    """Return the one-line answer to the filters, and what it leaves out; `bounded` as of `totals`."""
    counted, seen = choose(mirror, filters, counting=True), choose(mirror, filters)
    first, last = counted.days()
    units = unit_counts(mirror, filters, bounded=bounded)
    return Headline(
        movements=counted.movements(),
        sightings=seen.count(),
        reports=counted.different("report_no"),
        sources=counted.different("source_no"),
        undated=choose(mirror, filters, counting=True, undated=True).movements(),
        unplaced=seen.at_points(NOWHERE).count(),
        in_review=choose(mirror, replace(filters, status=(Status.REVIEW.value,))).count(),
        without_number=sum(row.without_number for row in units),
        first_day=first,
        last_day=last,
        units={
            row.unit: interval_of(row.count_min, row.count_max, about=row.about > 0)
            for row in sorted(units, key=lambda row: (-row.movements, row.unit))
        },
        lows={row.unit: row.low for row in units if row.low is not None and row.low != row.count_min},
    )
