"""The rows of the columns that pass the filters, and how much is in them: the questions of `predicates` without SQL.

Days, kinds, status and other short lists of words are looked up in the columns. What looks into texts or at places is
asked of the mirror once and kept, whatever days and kinds are then wanted of it; what only looks at places is asked of
the places, which are few.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np

from geo.model import ReportKind
from geo.records.columns import NO_DAY, UNKNOWN, begins, columns_of
from geo.records.engine import PLACES, compiled
from geo.records.filters import ALL, NONE, Filters
from geo.records.predicates import NULLABLE, Shape, asked, passing, statuses_and_kinds

if TYPE_CHECKING:
    from geo.records.columns import Columns, Truths
    from geo.records.mirror import Mirror

_LOOKED_UP: Final = ("flow", "equipment_class", "affiliation", "mode")
"""Filters that are looked up in the codes of the column of the same name."""
_Key = TypeVar("_Key")
_Kept = TypeVar("_Kept")
_MOST_KEPT: Final = 32
_MOST_LATELY: Final = 16
"""Choices that are kept whole: a change of filters asks for the same ones for cells, days, areas and the headline."""
_MANY_WORDS: Final = 12
"""Words after which one look into a table is faster than a comparison with each."""
_EPOCH: Final = 719_163
"""Ordinal of 1970-01-01."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Rows of the columns, in their order."""

    columns: Columns
    rows: Truths

    def where(self, name: str, holds: Truths) -> Chosen:
        """Return those of the rows whose number of a name has an entry in `holds` that is true."""
        if holds.all():
            return self
        return Chosen(self.columns, self.rows & np.take(holds, self.columns.numbers[name]))

    def among(self, at: Any) -> Chosen:
        """Return those of the rows that stand at some places among them."""
        rows = np.zeros(len(self.rows), dtype=np.bool_)
        rows[np.flatnonzero(self.rows)[at]] = True
        return Chosen(self.columns, rows)

    def at_points(self, *spots: int) -> Chosen:
        """Return those of the rows whose place is one of PIN, AREA or NOWHERE."""
        return self.where("point", np.isin(self.columns.points["spot"], spots))

    def count(self) -> int:
        """Return how many sightings there are."""
        return int(np.count_nonzero(self.rows))

    def take(self, *names: str) -> list[Any]:
        """Return the entries of some columns."""
        numbers = self.columns.numbers
        if self.rows.all():
            return [numbers[name] for name in names]
        at = np.flatnonzero(self.rows)
        return [np.take(numbers[name], at) for name in names]

    def movements(self) -> int:
        """Return how many movements the sightings tell of."""
        (movements,) = self.take("movement_no")
        return int(np.count_nonzero(begins(movements)))

    def different(self, name: str) -> int:
        """Return how many different numbers of a name there are, such as `report_no`."""
        (numbers,) = self.take(name)
        return int(np.count_nonzero(np.bincount(numbers)))

    def days(self) -> tuple[date | None, date | None]:
        """Return the first and the last day on which any sighting is counted; None where none is."""
        (found,) = self.take("day")
        found = found[found != NO_DAY]
        return (day_of(found.min()), day_of(found.max())) if len(found) else (None, None)


def day_of(number: int) -> date:
    """Return the day of a number of the column `day`."""
    return date.fromordinal(int(number) + _EPOCH)


def number_of_day(day: date) -> int:
    """Return the number of a day in the column `day`."""
    return day.toordinal() - _EPOCH


def choose(mirror: Mirror, filters: Filters, *, counting: bool = False, undated: bool = False) -> Chosen:
    """Return the rows that pass the filters, with `counting` and `undated` as of `predicates.asked`."""
    columns = columns_of(mirror)
    asked_for = filters, counting, undated
    found = columns.lately.get(asked_for)
    if found is None:
        found = _choose(mirror, columns, filters, counting=counting, undated=undated)
        keep(columns.lately, asked_for, found, _MOST_LATELY)
    return Chosen(columns, found)


def _choose(mirror: Mirror, columns: Columns, filters: Filters, *, counting: bool, undated: bool) -> Truths:
    status, kind = statuses_and_kinds(filters, counting=counting)
    rows: Truths = _looked_into(mirror, columns, filters)
    rows = rows & _one_of(columns, "status", status) & _one_of(columns, "report_kind", kind)
    for name in _LOOKED_UP:
        rows = rows & _one_of(columns, name, getattr(filters, name))
    days = columns.numbers["day"]
    if undated:
        rows = rows & (days == NO_DAY)
    if filters.date_from and not undated:
        rows = rows & (days >= number_of_day(filters.date_from))
    if filters.date_to and not undated:
        rows = rows & (days <= number_of_day(filters.date_to)) & (days != NO_DAY)
    return rows


def keep(kept: dict[_Key, _Kept], key: _Key, found: _Kept, most: int) -> None:
    """Keep what was found, and forget the oldest where there are too many; threads may do so at once."""
    while len(kept) >= most and (oldest := next(iter(list(kept)), None)) is not None:
        kept.pop(oldest, None)
    kept[key] = found


def choose_shown(mirror: Mirror, filters: Filters) -> Chosen:
    """Return the rows that the map shows: observations, unless the filters name other kinds."""
    return choose(mirror, filters if filters.kind else replace(filters, kind=(ReportKind.OBSERVATION.value,)))


def _one_of(columns: Columns, name: str, wanted: tuple[str, ...]) -> Truths | bool:
    """Return which rows have one of the wanted words, all where none is wanted."""
    if not wanted:
        return True
    nullable = name in NULLABLE.values()
    found = {None if nullable and each == NONE else each for each in wanted}
    codes = columns.numbers[name]
    some = [at for at, word in enumerate(columns.words[name]) if word in found]
    if len(some) > _MANY_WORDS:
        return np.isin(codes, some)
    rows: Truths | bool = False
    for code in some:
        rows = rows | (codes == code)
    return rows


def _looked_into(mirror: Mirror, columns: Columns, filters: Filters) -> Truths:
    """Return which rows pass what is left of the filters when all that is looked up in codes is taken off."""
    bare: dict[str, Any] = dict.fromkeys(_LOOKED_UP, ())
    left = replace(filters, status=(ALL,), kind=(ALL,), date_from=None, date_to=None, **bare)
    with columns.looking:
        found = columns.kept.get(left)
        if found is None:
            found = _asked_of(mirror, columns, left)
            keep(columns.kept, left, found, _MOST_KEPT)
    return found


def _asked_of(mirror: Mirror, columns: Columns, filters: Filters) -> Truths:
    at_places = Filters(
        status=(ALL,),
        kind=(ALL,),
        country=filters.country,
        area=filters.area,
        bbox=filters.bbox,
        within=filters.within,
        near_border=filters.near_border,
        border_with=filters.border_with,
    )
    texts = replace(filters, country=(), area=(), bbox=None, within=(), near_border=None, border_with=None)
    found = Chosen(columns, _with_texts(mirror, columns, texts))
    return found.where("point", _points(mirror, columns, at_places)).rows


def _with_texts(mirror: Mirror, columns: Columns, filters: Filters) -> Truths:
    shape, values = asked(filters)
    if not shape.counts:
        return np.ones(len(columns), dtype=np.bool_)
    numbers = mirror.run_numbers(compiled(_numbers, shape), values)
    rows = columns.rows_of[numbers[numbers < len(columns.rows_of)]]
    found = np.zeros(len(columns), dtype=np.bool_)
    found[rows[rows != UNKNOWN]] = True
    return found


def _points(mirror: Mirror, columns: Columns, filters: Filters) -> Truths:
    """Return which points pass filters that only look at places."""
    shape, values = asked(filters)
    places = columns.points["place_no"]
    if not shape.counts:
        return np.ones(len(places), dtype=np.bool_)
    found: Truths = np.isin(places, mirror.run_numbers(compiled(_places, shape), values))
    nowhere = all(name in shape.unknown for name, _ in shape.counts)  # each of them asks for what is not known
    return found | (places == UNKNOWN) if nowhere else found


def _numbers(shape: Shape) -> Any:
    return passing(shape).select("sighting_no")


def _places(shape: Shape) -> Any:
    return passing(shape, table=PLACES).select("place_no")
