"""Counts of groups of rows, by the rules that `geo.records.counting` states, worked out in the columns.

Both ways give the same numbers, and a test holds that they do. This one answers any filter at once, since nothing is
joined and little is sorted: the rows of a movement stand side by side, and so do those of it in one cell or place.

Here an end that is not known is NaN: `fmax` and `fmin` look past it, sums and `maximum` do not. Whole numbers below
2**53 are exact in such columns, which a million counts of any size that is stored stay far below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from geo.counts.movements import GENERAL
from geo.records.columns import UNSAID, begins
from geo.records.predicates import COUNTED_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from geo.records.chosen import Chosen
    from geo.records.columns import Truths, Words

    Floats = NDArray[np.float64]
    Wholes = NDArray[np.int64]


class Count(NamedTuple):
    """The main unit of a group and its interval."""

    unit: str | None
    count_min: int | None
    count_max: int | None
    without_number: int
    unit_mixed: bool


NO_COUNT: Final = Count(None, None, None, 0, unit_mixed=False)


class UnitSums(NamedTuple):
    """What groups (rows) count in each unit (column): movements, sums of the ends that are known, and of how many.

    `opened` movements have no upper end, `without` have no number at all.
    """

    units: Words
    movements: Wholes
    low: Wholes
    high: Wholes
    with_low: Wholes
    opened: Wholes
    without: Wholes

    def of(self, group: int) -> list[tuple[str, int, int | None, int | None, int]]:
        """Return unit, movements, low, high and how many have no number, of each unit that a group has."""
        found = []
        for at in np.flatnonzero(self.movements[group]).tolist():
            movements, without, opened = (int(each[group, at]) for each in (self.movements, self.without, self.opened))
            low = int(self.low[group, at]) if self.with_low[group, at] else None
            high = None if opened or without == movements else int(self.high[group, at])
            found.append((self.units[at] or "", movements, low, high, without))
        return found


def main_counts(sums: UnitSums, groups: Iterable[int]) -> list[Count]:
    """Return the count of each group in its main unit: vehicles where there are any, else that of most movements."""
    found = []
    for group in groups:
        units = sums.of(group)
        if not units:
            found.append(NO_COUNT)
            continue
        unit, _, low, high, without = min(units, key=lambda each: (each[0] != "vehicle", -each[1], each[0]))
        found.append(Count(unit, low, high, without, unit_mixed=len(units) > 1))
    return found


def countable(chosen: Chosen) -> Chosen:
    """Return those of the rows whose kind of statement may enter a total."""
    kinds = np.array([word in COUNTED_KINDS for word in chosen.columns.words["report_kind"]])
    return chosen.where("report_kind", kinds)


def count_units(chosen: Chosen, group: Any, size: int, *, scattered: bool = False) -> UnitSums:
    """Return what each of `size` groups counts in each unit.

    `group` has the number of the group of each row of `chosen`, in their order. Unless they are `scattered`, rows of
    one movement that are in one group must stand side by side.
    """
    units = chosen.columns.words["unit"]
    taken = chosen.take("movement_no", "unit", "equipment_class", "telling", "low", "high")
    if scattered:
        order = np.lexsort((group, taken[0]))
        group, *taken = (each[order] for each in (group, *taken))
    movement, unit, kind, telling, *ends = taken
    low, high = map(_ends, ends)
    starts = np.flatnonzero(begins(movement, group))
    alone = np.diff(starts, append=len(movement)) == 1
    single = starts[alone]
    told = [(np.take(group, single), unit[single], low[single], high[single])]
    if len(single) < len(movement):
        rows = _Rows(group, movement, unit, kind, telling, low, high)
        told.append(_by_movement(chosen, rows, starts, np.flatnonzero(~alone)))
    groups, of_unit, lows, highs = (np.concatenate(parts) for parts in zip(*told, strict=True))
    return _summed(groups.astype(np.int64) * len(units) + of_unit, lows, highs, size, units)


def _ends(numbers: Any) -> Floats:
    ends: Floats = numbers.astype(np.float64)
    ends[numbers == UNSAID] = np.nan
    return ends


def _summed(cell: Wholes, low: Floats, high: Floats, size: int, units: Words) -> UnitSums:
    """Add up movements: of each the group and unit, as one number, and the interval."""

    def added(which: Truths | None = None, weights: Floats | None = None) -> Wholes:
        at = cell if which is None else cell[which]
        sums = np.bincount(at, weights=weights, minlength=size * len(units)).astype(np.int64)
        return sums.reshape(size, len(units))

    no_low, no_high = np.isnan(low), np.isnan(high)
    return UnitSums(
        units=units,
        movements=added(),
        low=added(~no_low, low[~no_low]),
        high=added(~no_high, high[~no_high]),
        with_low=added(~no_low),
        opened=added(no_high & ~no_low),
        without=added(no_high & no_low),
    )


class _Rows(NamedTuple):
    """Columns of rows that are counted."""

    group: Any
    movement: Any
    unit: Any
    kind: Any
    telling: Any
    low: Floats
    high: Floats


def _by_movement(chosen: Chosen, told: _Rows, starts: Wholes, several: Wholes) -> tuple[Any, Any, Floats, Floats]:
    """Return group, unit and interval of each movement (in a group) that has more than one row there.

    `starts` are the rows that begin a movement in a group, of which those at `several` have more rows.
    """
    units, kinds = len(chosen.columns.words["unit"]), len(chosen.columns.words["equipment_class"])
    lengths = np.diff(starts, append=len(told.movement))[several]
    run = np.repeat(np.arange(len(several)), lengths)
    rows = np.arange(len(run)) + np.repeat(starts[several] - np.cumsum(lengths) + lengths, lengths)
    tellings = int(told.telling.max(initial=0)) + 1
    line = ((run * units + told.unit[rows]) * kinds + told.kind[rows]) * tellings + told.telling[rows]
    order = np.argsort(line, kind="stable")
    line, low, high = line[order], told.low[rows][order], told.high[rows][order]
    # 1. lines of one report about one leg, of one class and unit, add up
    of_line = np.flatnonzero(begins(line))
    low, high = sum_of_known(low, of_line), np.add.reduceat(high, of_line)
    # 2. reports and legs combine
    classed = line[of_line] // tellings
    of_class = np.flatnonzero(begins(classed))
    low, high = combined(low, high, of_class)
    # 3. classes add up
    classed = classed[of_class]
    summed = classed // kinds
    of_unit = np.flatnonzero(begins(summed))
    counted = summed[of_unit]
    first = starts[several][counted // units]
    ends = sum_of_known(low, of_unit), np.add.reduceat(high, of_unit)
    general = _code(chosen.columns.words["equipment_class"], GENERAL)
    if general is not None:
        whole = classed % kinds == general
        apart = np.add.reduceat(whole, of_unit) > 0
        apart &= np.diff(of_unit, append=len(classed)) > 1
        if apart.any():
            pairs = told.movement[first].astype(np.int64) * units + counted % units
            apart &= ~np.isin(pairs, _told_beside(chosen, general, units))
            ends = _held_against_wholes(ends, (low, high), whole, of_unit, apart)
    return told.group[first], counted % units, *ends


def _code(words: Words, word: str) -> int | None:
    return words.index(word) if word in words else None


def sum_of_known(numbers: Floats, starts: Wholes) -> Floats:
    """Add up the stretches that begin at `starts` without what is not known; NaN where nothing is."""
    sums: Floats = np.add.reduceat(np.nan_to_num(numbers), starts)
    sums[np.isnan(np.fmin.reduceat(numbers, starts))] = np.nan
    return sums


def combined(low: Floats, high: Floats, starts: Wholes) -> tuple[Floats, Floats]:
    """Combine the intervals of each stretch that begins at `starts`: what all share, else the hull.

    The hull is open on a side where any of them is. Intervals without a number say nothing.
    """
    inner_low, inner_high = np.fmax.reduceat(low, starts), np.fmin.reduceat(high, starts)
    conflict = inner_low > inner_high
    if conflict.any():
        nothing = np.isnan(low) & np.isnan(high)
        outer_low = np.minimum.reduceat(np.where(nothing, np.inf, low), starts)
        outer_high = np.maximum.reduceat(np.where(nothing, -np.inf, high), starts)
        return np.where(conflict, outer_low, inner_low), np.where(conflict, outer_high, inner_high)
    return inner_low, inner_high


def _told_beside(chosen: Chosen, general: int, units: int) -> Wholes:
    """Return the movements and units, as one number, of which one report tells vehicles of no kind beside others."""
    movement, unit, kind, telling = chosen.take("movement_no", "unit", "equipment_class", "telling")
    rows = np.flatnonzero(np.isin(movement, movement[kind == general]))
    order = rows[np.lexsort((telling[rows], unit[rows], movement[rows]))]
    starts = np.flatnonzero(begins(movement[order], unit[order], telling[order]))
    whole = kind[order] == general
    both = np.logical_or.reduceat(whole, starts) & np.logical_or.reduceat(~whole, starts)
    first = order[starts[both]]
    found: Wholes = movement[first].astype(np.int64) * units + unit[first]
    return found


def _held_against_wholes(
    ends: tuple[Floats, Floats], classes: tuple[Floats, Floats], whole: Truths, starts: Wholes, apart: Truths
) -> tuple[Floats, Floats]:
    """Combine the sum of the kinds that are named with what is told of no kind, where `apart` says so."""
    low, high = classes
    kinds_low = sum_of_known(np.where(whole, np.nan, low), starts)
    kinds_high = np.add.reduceat(np.where(whole, 0.0, high), starts)
    whole_low, whole_high = (np.fmax.reduceat(np.where(whole, each, np.nan), starts) for each in classes)
    inner_low, inner_high = np.fmax(kinds_low, whole_low), np.fmin(kinds_high, whole_high)
    conflict = inner_low > inner_high
    outer_low, outer_high = np.minimum(kinds_low, whole_low), np.maximum(kinds_high, whole_high)
    return (
        np.where(apart, np.where(conflict, outer_low, inner_low), ends[0]),
        np.where(apart, np.where(conflict, outer_high, inner_high), ends[1]),
    )
