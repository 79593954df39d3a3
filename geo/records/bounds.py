"""The low end of totals: what would still be counted if every suggestion that waits were accepted.

Only the sightings that suggestions touch are counted again, once as they stand and once as they would stand; what
the total loses by it is taken off. Where a group would gain, since a movement is then counted there as a whole, its
low end stays the working one: low is never above what is counted.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from geo.records.engine import PENDING, compiled
from geo.records.filters import Filters
from geo.records.pending import pending
from geo.records.predicates import Shape, asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.records.mirror import Mirror

    Totals = Callable[..., Any]
    Lows = dict[tuple[Any, ...], tuple[int, int]]


def lows(mirror: Mirror, by: tuple[str, ...], shape: Shape, values: dict[str, object], totals: Totals) -> Lows:
    """Return, for each group and unit that suggestions touch, what it counts of them now, and if all were accepted."""
    if not pending(mirror).sightings:
        return {}
    now, then = dict[tuple[Any, ...], int](), dict[tuple[Any, ...], int]()
    for row in mirror.run(compiled(_both, totals, by, shape), values):
        group, (accepted, unit, _, _, _, low) = row[: len(by)], row[len(by) : len(by) + 6]
        (then if accepted else now)[group_of((*group, unit), by)] = low or 0
    return {group: (low, then.get(group, 0)) for group, low in now.items()}


def group_of(row: tuple[Any, ...], by: tuple[str, ...]) -> tuple[Any, ...]:
    """Return the group and unit of a row of totals; the first day of a period as a day, whatever computed it."""
    return tuple(part.date() if isinstance(part, datetime) else part for part in row[: len(by) + 1])


def standing_lows(mirror: Mirror, word: str, totals: Totals) -> Lows:
    """Return the lows of a period with no filter, kept until something changes."""
    kept = pending(mirror).lows
    if word not in kept:
        shape, values = asked(Filters(), counting=True)
        kept[word] = lows(mirror, (word,), shape, values, totals)
    found: Lows = kept[word]
    return found


def lowest(found: Lows, key: tuple[Any, ...], low: int | None) -> int | None:
    """Return the low end of a total that counts at least `low`."""
    if low is None or key not in found:
        return low
    now, then = found[key]
    return max(0, min(low, low - now + then))


def _both(totals: Totals, by: tuple[str, ...], shape: Shape) -> Any:
    return totals((*by, "accepted"), shape, PENDING)
