"""How totals are formed, as Ibis expressions: what docs/duplicates.md says and `geo.counts.intervals` does in Python.

1. The lines of one report about one leg of a movement, of one class and unit, add up.
2. Across reports and legs they combine: what all share, else the hull.
3. The classes of a movement add up, in its unit. A report that only says "46 vehicles" tells of the same ones as those
   that name their kinds, so it is held against their sum and not added.
4. The movements of a group add up. One without any number is counted apart.

A sum is rough where a part of it was said roughly ("about 16"); what reports share or span is where an end of it is
told by rough counts alone.

Most movements have one line only; they go straight to step 4 (`sole`), the others through all four.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import ibis

from geo.counts.movements import GENERAL
from geo.model import Qualifier

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LINE: Final = ["movement_no", "equipment_class"]
_NOTHING: Final = ibis.null("int64")


def intervals(
    rows: Any,
    keys: Sequence[str],
    picks: dict[str, Callable[[Any], list[Any]]] | None = None,
    *,
    wholes: bool = True,
) -> Any:
    """Return the count of each group of `keys` and unit: movements, reports, sources, low, high, open, without, about.

    `rows` are flat rows with the columns `keys`, unit, movement_no, report_no, leg, source_no, equipment_class,
    count_min, count_max, count_qualifier and sole. `picks` names keys that a movement has only once (its area, say),
    each with the order in which its rows are asked for it. `low` and `high` are the sums of the bounds that are known;
    `open`, `without` and `about` are the numbers of movements without an upper bound, without any number, and with an
    end that is only rough. Without `wholes` it is taken for granted that no movement has vehicles of no kind beside
    others (`Mirror.wholes`), which is faster.
    """
    group = [*keys, "unit"]
    rows = rows.mutate(about=rows.count_qualifier == Qualifier.ABOUT.value)
    single = rows.filter(rows.sole)
    several = _picked(rows.filter(~rows.sole), picks or {})
    told_by = ["report_no", "source_no"]
    counted = [
        single.select(
            *group,
            *told_by,
            "about",
            low=single.count_min.cast("int64"),
            high=single.count_max.cast("int64"),
            counted=ibis.literal(1, "int64"),
        ),
        _by_movement(several, group, wholes=wholes).select(
            *group,
            "low",
            "high",
            "about",
            **{name: ibis.null("int32") for name in told_by},
            counted=ibis.literal(1, "int64"),
        ),
        several.select(*group, *told_by, "about", low=_NOTHING, high=_NOTHING, counted=ibis.literal(0, "int64")),
    ]
    order = [*group, *told_by, "low", "high", "about", "counted"]
    both = ibis.union(*[part.select(*order) for part in counted])
    told = both.counted == 1
    return both.group_by(group).aggregate(
        movements=both.counted.sum(),
        reports=both.report_no.nunique(),
        sources=both.source_no.nunique(),
        low=both.low.sum(),
        high=both.high.sum(),
        open=both.count(where=told & both.high.isnull() & both.low.notnull()),
        without=both.count(where=told & both.high.isnull() & both.low.isnull()),
        about=both.count(where=told & both.about & (both.high.notnull() | both.low.notnull())),
    )


def _picked(rows: Any, picks: dict[str, Callable[[Any], list[Any]]]) -> Any:
    """Give all rows of one movement, class and unit the same value of each picked key: that of their first row."""
    if not picks:
        return rows
    columns = {}
    for name, order in picks.items():
        window = ibis.window(group_by=[rows[each] for each in (*_LINE, "unit")], order_by=order(rows))
        columns[name] = rows[name].first(include_null=True).over(window)
    return rows.mutate(**columns)


def _by_movement(rows: Any, group: list[str], *, wholes: bool) -> Any:
    """Take rows through steps 1 to 3; return the low, high and about of each group's movements."""
    line = list(dict.fromkeys([*group, *_LINE]))
    report = rows.group_by([*line, "report_no", "leg"]).aggregate(
        low=rows.count_min.sum(),
        high=ibis.ifelse(rows.count_max.count() == rows.count(), rows.count_max.sum(), _NOTHING),
        about=rows.about.max(),
    )
    combined = combine(report, line)
    of_movement = list(dict.fromkeys([*group, "movement_no"]))
    if not wholes:
        return combined.group_by(of_movement).aggregate(
            low=combined.low.sum(),
            high=ibis.ifelse(combined.high.count() == combined.count(), combined.high.sum(), _NOTHING),
            about=combined.about.max(),
        )
    general = combined.equipment_class == GENERAL
    sums = combined.group_by(of_movement).aggregate(
        kinds=combined.count(where=~general),
        kinds_low=combined.low.sum(where=~general),
        kinds_high=ibis.ifelse(
            combined.high.count(where=~general) == combined.count(where=~general),
            combined.high.sum(where=~general),
            _NOTHING,
        ),
        whole=combined.count(where=general),
        whole_low=combined.low.max(where=general),
        whole_high=combined.high.max(where=general),
        kinds_about=combined.about.max(where=~general),
        whole_about=combined.about.max(where=general),
        low=combined.low.sum(),
        high=ibis.ifelse(combined.high.count() == combined.count(), combined.high.sum(), _NOTHING),
        about=combined.about.max(),
    )
    return _held_against_wholes(sums, _telling_both(rows), of_movement)


def _telling_both(rows: Any) -> Any:
    """Return the movements and units of which one report gives vehicles of no kind beside some that it names."""
    general = rows.equipment_class == GENERAL
    with_general = rows.filter(general).select("movement_no").distinct()
    some = rows.semi_join(with_general, "movement_no")
    named = some.equipment_class != GENERAL
    by_report = some.group_by(["movement_no", "unit", "report_no", "leg"]).aggregate(
        named=named.max(), general=(~named).max()
    )
    both = by_report.filter(by_report.named & by_report.general)
    return both.select(both_no=both.movement_no, both_unit=both.unit).distinct()


def _held_against_wholes(sums: Any, both: Any, of_movement: list[str]) -> Any:
    """Combine the sum of the kinds that are named with what is told of no kind, where different reports tell them."""
    joined = sums.left_join(both, [sums.movement_no == both.both_no, sums.unit == both.both_unit])
    apart = (joined.kinds > 0) & (joined.whole > 0) & joined.both_no.isnull()
    low, high = joined.kinds_low, joined.kinds_high
    whole_low, whole_high = joined.whole_low, joined.whole_high
    inner_low = ibis.greatest(ibis.coalesce(low, whole_low), ibis.coalesce(whole_low, low))
    inner_high = ibis.least(ibis.coalesce(high, whole_high), ibis.coalesce(whole_high, high))
    conflict = (inner_low > inner_high).fill_null(ibis.literal(value=False))
    outer_low = ibis.ifelse(low.isnull() | whole_low.isnull(), _NOTHING, ibis.least(low, whole_low))
    outer_high = ibis.ifelse(high.isnull() | whole_high.isnull(), _NOTHING, ibis.greatest(high, whole_high))
    held_low, held_high = (
        ibis.ifelse(conflict, outer, inner) for outer, inner in ((outer_low, inner_low), (outer_high, inner_high))
    )
    sides = (low, whole_low, held_low), (high, whole_high, held_high)
    rough = [
        _differs(held, ibis.ifelse(joined.kinds_about, _NOTHING, kinds))
        & _differs(held, ibis.ifelse(joined.whole_about, _NOTHING, whole))
        for kinds, whole, held in sides
    ]
    return joined.select(
        *of_movement,
        low=ibis.ifelse(apart, held_low, joined.low),
        high=ibis.ifelse(apart, held_high, joined.high),
        about=ibis.ifelse(apart, rough[0] | rough[1], joined.about),
    )


def combine(told: Any, group: list[str]) -> Any:
    """Combine the intervals `low`-`high` within each group: what all share, else the hull and a `conflict`.

    The hull is open on a side where any of them is. Intervals without a number say nothing. `about` tells that an end
    is given by none but those that are `about`.
    """
    sure = ~told.about
    numbered = told.count(where=told.low.notnull() | told.high.notnull())
    bounds = told.group_by(group).aggregate(
        inner_low=told.low.max(),
        inner_high=told.high.min(),
        outer_low=ibis.ifelse(told.low.count() == numbered, told.low.min(), _NOTHING),
        outer_high=ibis.ifelse(told.high.count() == numbered, told.high.max(), _NOTHING),
        inner_sure_low=told.low.max(where=sure),
        inner_sure_high=told.high.min(where=sure),
        outer_sure_low=told.low.min(where=sure),
        outer_sure_high=told.high.max(where=sure),
    )
    conflict = (bounds.inner_low > bounds.inner_high).fill_null(ibis.literal(value=False))
    low, high, sure_low, sure_high = (
        ibis.ifelse(conflict, bounds[f"outer_{end}"], bounds[f"inner_{end}"])
        for end in ("low", "high", "sure_low", "sure_high")
    )
    about = _differs(low, sure_low) | _differs(high, sure_high)
    return bounds.select(*group, low=low, high=high, conflict=conflict, about=about)


def _differs(end: Any, sure: Any) -> Any:
    """Tell whether an end is known, and is not the one that counts which are sure give."""
    return end.notnull() & (end != sure).fill_null(ibis.literal(value=True))
