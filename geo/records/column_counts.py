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
    about: int = 0


NO_COUNT: Final = Count(None, None, None, 0, unit_mixed=False)


class UnitSums(NamedTuple):
    """What groups (rows) count in each unit (column): movements, sums of the ends that are known, and of how many.

    `opened` movements have no upper end, `without` have no number at all, of `about` an end is only rough.
    """

    units: Words
    movements: Wholes
    low: Wholes
    high: Wholes
    with_low: Wholes
    opened: Wholes
    without: Wholes
    about: Wholes

    def of(self, group: int) -> list[tuple[str, int, int | None, int | None, int, int]]:
        """Return unit, movements, low, high, how many have no number and how many are rough, for each unit."""
        found = []
        for at in np.flatnonzero(self.movements[group]).tolist():
            movements, without, opened, about = (
                int(each[group, at]) for each in (self.movements, self.without, self.opened, self.about)
            )
            low = int(self.low[group, at]) if self.with_low[group, at] else None
            high = None if opened or without == movements else int(self.high[group, at])
            found.append((self.units[at] or "", movements, low, high, without, about))
        return found


def main_counts(sums: UnitSums, groups: Iterable[int]) -> list[Count]:
    """Return the count of each group in its main unit: vehicles where there are any, else that of most movements."""
    found = []
    for group in groups:
        units = sums.of(group)
        if not units:
            found.append(NO_COUNT)
            continue
        unit, _, low, high, without, about = min(units, key=lambda each: (each[0] != "vehicle", -each[1], each[0]))
        found.append(Count(unit, low, high, without, unit_mixed=len(units) > 1, about=about))
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
    taken = chosen.take("movement_no", "unit", "equipment_class", "telling", "about", "low", "high")
    if scattered:
        order = np.lexsort((group, taken[0]))
        group, *taken = (each[order] for each in (group, *taken))
    movement, unit, kind, telling, about, *ends = taken
    about = about.astype(np.bool_)
    low, high = map(_ends, ends)
    starts = np.flatnonzero(begins(movement, group))
    alone = np.diff(starts, append=len(movement)) == 1
    single = starts[alone]
    told = [(np.take(group, single), unit[single], low[single], high[single], about[single])]
    if len(single) < len(movement):
        rows = _Rows(group, movement, unit, kind, telling, low, high, about)
        told.append(_by_movement(chosen, rows, starts, np.flatnonzero(~alone)))
    groups, of_unit, *ends = (np.concatenate(parts) for parts in zip(*told, strict=True))
    return _summed(groups.astype(np.int64) * len(units) + of_unit, _Ends(*ends), size, units)


def _ends(numbers: Any) -> Floats:
    ends: Floats = numbers.astype(np.float64)
    ends[numbers == UNSAID] = np.nan
    return ends


def _summed(cell: Wholes, ends: _Ends, size: int, units: Words) -> UnitSums:
    """Add up movements: of each the group and unit, as one number, and the interval."""

    def added(which: Truths | None = None, weights: Floats | None = None) -> Wholes:
        at = cell if which is None else cell[which]
        sums = np.bincount(at, weights=weights, minlength=size * len(units)).astype(np.int64)
        return sums.reshape(size, len(units))

    low, high, about = ends
    no_low, no_high = np.isnan(low), np.isnan(high)
    return UnitSums(
        units=units,
        movements=added(),
        low=added(~no_low, low[~no_low]),
        high=added(~no_high, high[~no_high]),
        with_low=added(~no_low),
        opened=added(no_high & ~no_low),
        without=added(no_high & no_low),
        about=added(about & ~(no_high & no_low)),
    )


class _Ends(NamedTuple):
    """Intervals: their ends, and whether one of them is only rough."""

    low: Floats
    high: Floats
    about: Truths


class _Rows(NamedTuple):
    """Columns of rows that are counted."""

    group: Any
    movement: Any
    unit: Any
    kind: Any
    telling: Any
    low: Floats
    high: Floats
    about: Truths


def _by_movement(
    chosen: Chosen, told: _Rows, starts: Wholes, several: Wholes
) -> tuple[Any, Any, Floats, Floats, Truths]:
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
    line, low, high, about = line[order], told.low[rows][order], told.high[rows][order], told.about[rows][order]
    # 1. lines of one report about one leg, of one class and unit, add up
    of_line = np.flatnonzero(begins(line))
    low, high, about = sums_of(_Ends(low, high, about), of_line)
    # 2. reports and legs combine
    classed = line[of_line] // tellings
    of_class = np.flatnonzero(begins(classed))
    classes = combined(_Ends(low, high, about), of_class)
    # 3. classes add up
    classed = classed[of_class]
    summed = classed // kinds
    of_unit = np.flatnonzero(begins(summed))
    counted = summed[of_unit]
    first = starts[several][counted // units]
    ends = sums_of(classes, of_unit)
    general = _code(chosen.columns.words["equipment_class"], GENERAL)
    if general is not None:
        whole = classed % kinds == general
        apart = np.add.reduceat(whole, of_unit) > 0
        apart &= np.diff(of_unit, append=len(classed)) > 1
        if apart.any():
            pairs = told.movement[first].astype(np.int64) * units + counted % units
            apart &= ~np.isin(pairs, _told_beside(chosen, general, units))
            ends = _held_against_wholes(ends, classes, whole, of_unit, apart)
    return told.group[first], counted % units, *ends


def _code(words: Words, word: str) -> int | None:
    return words.index(word) if word in words else None


def sum_of_known(numbers: Floats, starts: Wholes) -> Floats:
    """Add up the stretches that begin at `starts` without what is not known; NaN where nothing is."""
    sums: Floats = np.add.reduceat(np.nan_to_num(numbers), starts)
    sums[np.isnan(np.fmin.reduceat(numbers, starts))] = np.nan
    return sums


def sums_of(ends: _Ends, starts: Wholes) -> _Ends:
    """Add up the intervals of the stretches that begin at `starts`; rough where any of them is."""
    about = np.logical_or.reduceat(ends.about, starts)
    return _Ends(sum_of_known(ends.low, starts), np.add.reduceat(ends.high, starts), about)


def combined(ends: _Ends, starts: Wholes) -> _Ends:
    """Combine the intervals of each stretch that begins at `starts`: what all share, else the hull.

    The hull is open on a side where any of them is. Intervals without a number say nothing. What is combined is rough
    where an end of it is given by rough ones alone.
    """
    low, high = _combined(ends.low, ends.high, starts)
    if not ends.about.any():
        return _Ends(low, high, np.zeros(len(starts), dtype=np.bool_))
    lengths = np.diff(starts, append=len(ends.about))
    rough = np.zeros(len(starts), dtype=np.bool_)
    for found, given in ((low, ends.low), (high, ends.high)):
        sure = np.logical_or.reduceat((np.repeat(found, lengths) == given) & ~ends.about, starts)
        rough |= ~np.isnan(found) & ~sure
    return _Ends(low, high, rough)


def _combined(low: Floats, high: Floats, starts: Wholes) -> tuple[Floats, Floats]:
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


def _held_against_wholes(ends: _Ends, classes: _Ends, whole: Truths, starts: Wholes, apart: Truths) -> _Ends:
    """Combine the sum of the kinds that are named with what is told of no kind, where `apart` says so."""
    nothing = np.where(whole, np.nan, classes.low), np.where(whole, 0.0, classes.high), classes.about & ~whole
    kinds = sums_of(_Ends(*nothing), starts)
    whole_low, whole_high = (np.fmax.reduceat(np.where(whole, each, np.nan), starts) for each in classes[:2])
    whole_about = np.logical_or.reduceat(classes.about & whole, starts)
    # kinds and whole of a movement side by side, as stretches of two
    pairs = (np.stack(each, axis=1).ravel() for each in zip(kinds, (whole_low, whole_high, whole_about), strict=True))
    held = combined(_Ends(*pairs), np.arange(0, 2 * len(starts), 2))
    return _Ends(*(np.where(apart, after, before) for after, before in zip(held, ends, strict=True)))
