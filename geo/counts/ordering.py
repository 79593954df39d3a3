"""Order by what is known, corrected by what a person said of pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def in_order(number: int, before: Iterable[tuple[int, int]]) -> list[int]:
    """Return 0 to `number` - 1 in order, moved only so far as each of `before`, a pair (first, then), asks.

    Pairs come with the latest word first; one that would go in a circle with those before it gives way to them.
    """
    then_of: dict[int, set[int]] = {at: set() for at in range(number)}
    for first, then in before:
        if not _leads(then_of, then, first):
            then_of[first].add(then)
    left, found = list(range(number)), []
    while left:
        free = next(at for at in left if not any(at in then_of[other] for other in left))
        left.remove(free)
        found.append(free)
    return found


def _leads(then_of: dict[int, set[int]], start: int, end: int) -> bool:
    waiting: Sequence[int] = [start]
    seen: set[int] = set()
    while waiting:
        if end in waiting:
            return True
        seen.update(waiting)
        waiting = [then for at in waiting for then in then_of[at] if then not in seen]
    return False
