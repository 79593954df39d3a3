"""Groups that pairs make, and those that may not hold certain things together."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo.counts.grouping import acceptable, components

SIZE = 7
PAIRS = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), max_size=14)
APART = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda ab: ab[0] != ab[1]))


@given(PAIRS, APART)
def test_pairs_taken_in_turn_never_bring_together_what_is_apart(
    pairs: list[tuple[int, int]], apart: list[tuple[int, int]]
) -> None:
    """Held against a plain walk that works the groups out anew before each pair."""
    one, other = (np.array([pair[end] for pair in pairs], dtype=np.int64) for end in (0, 1))
    taken = np.zeros(len(pairs), dtype=np.bool_)
    for at in range(len(pairs)):
        taken[at] = True
        label = components(SIZE, one[taken], other[taken])
        taken[at] = all(label[low] != label[high] for low, high in apart)
    assert acceptable(SIZE, one, other, apart).tolist() == taken.tolist()
