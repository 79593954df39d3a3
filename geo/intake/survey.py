"""The first look at a file: a sample of its rows, and the order of day and month in each date column."""

from __future__ import annotations

import itertools
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from geo.intake.rows import blocks_of
from geo.intake.when import SERIAL, is_serial, order_of, tells_order
from geo.model import GeocodeStatus
from geo.places.query import PlaceQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geo.intake.columns import Columns
    from geo.intake.rows import Rows
    from geo.places.query import Geocoder

_SAMPLE_ROWS: Final = 1_000
_SETTLED: Final = frozenset({GeocodeStatus.RESOLVED, GeocodeStatus.REGION})
_SURE: Final = 0.9
"""Confidence (a probability) from which a name is surely a place's."""
_DATES: Final = ("observed", "observed_from", "observed_to", "published")


def sample_of(rows: Rows) -> list[list[str]]:
    """Return the cells of the first rows that could be read."""
    return [list(row.cells) for row in itertools.islice(rows, _SAMPLE_ROWS) if row.fault is None]


def names_of(geocoder: Geocoder) -> Callable[[str], bool]:
    """Return what tells whether a text is surely the name of a place.

    Half of all surnames and given names are villages somewhere; only what the gazetteer is sure of tells a column of
    places from one of persons.
    """

    def is_place(text: str) -> bool:
        answer = geocoder.geocode(PlaceQuery(text=text))
        settled = answer.status in _SETTLED and answer.place is not None
        return settled and answer.place is not None and answer.place.confidence >= _SURE

    return is_place


def orders_in_sample(
    sample: Iterable[Sequence[str]], columns: Columns, said: str | None
) -> dict[str, frozenset[str]] | None:
    """Return what `date_orders` will, as far as a sample tells; None where it shows that all rows must be asked.

    Where no date of the sample leaves an order open, as with ISO dates, mostly none of the file does. The reader of
    dates ends the reading where one does after all (`row_dates.OrderToldError`).
    """
    positions = {name: columns.of[name] for name in _DATES if name in columns.of}
    if said is not None:
        return dict.fromkeys(positions, frozenset({said}))
    told = any(tells_order(row[at]) for row in sample for at in positions.values() if at < len(row))
    return None if told else dict.fromkeys(positions, frozenset())


def date_orders(rows: Rows, columns: Columns, said: str | None) -> dict[str, frozenset[str]]:
    """Return, for each date column, the orders of day, month and year that it leaves open (`SERIAL`: days by number).

    What the mapping says holds for all. A column that does not decide by itself follows the others if these agree:
    one file is written by one hand.
    """
    positions = {name: columns.of[name] for name in _DATES if name in columns.of}
    if said is not None:
        return dict.fromkeys(positions, frozenset({said}))
    seen: dict[str, set[str]] = {name: set() for name in positions}
    for block in blocks_of(rows) if positions else ():
        readable = [
            row if isinstance(row, list) else row.cells
            for row in block.rows
            if isinstance(row, list) or row.fault is None
        ]
        for name, at in positions.items():
            seen[name].update(map(itemgetter(at), readable))
    return _settled({name: SERIAL if is_serial(values) else order_of(values) for name, values in seen.items()})


def _settled(orders: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    decided = {order for order in orders.values() if len(order) == 1 and order != SERIAL}
    settled = dict(orders)
    if len(decided) == 1:
        one = next(iter(decided))
        for name, order in orders.items():
            if one <= order:
                settled[name] = one
    return settled
