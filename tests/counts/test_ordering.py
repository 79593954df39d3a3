"""Order by what is known, corrected by what a person said of pairs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.counts.ordering import in_order

NUMBER = 6
WORDS = st.lists(st.tuples(st.integers(0, NUMBER - 1), st.integers(0, NUMBER - 1)), max_size=12)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param([], [0, 1, 2, 3], id="nothing said"),
        pytest.param([(3, 0)], [1, 2, 3, 0], id="one word"),
        pytest.param([(2, 1)], [0, 2, 1, 3], id="neighbours"),
        pytest.param([(0, 1), (1, 0)], [0, 1, 2, 3], id="the latest of two"),
        pytest.param([(2, 0), (0, 1), (1, 2)], [2, 0, 1, 3], id="the oldest of a circle gives way"),
        pytest.param([(1, 1)], [0, 1, 2, 3], id="before itself"),
    ],
)
def test_words_move_only_what_they_ask(before: list[tuple[int, int]], expected: list[int]) -> None:
    assert in_order(4, before) == expected


@given(WORDS)
def test_each_has_one_place_and_the_latest_word_holds(words: list[tuple[int, int]]) -> None:
    found = in_order(NUMBER, words)
    assert sorted(found) == list(range(NUMBER))
    said = [(first, then) for first, then in words if first != then]
    if said:
        assert found.index(said[0][0]) < found.index(said[0][1])


@given(st.permutations(range(NUMBER)))
def test_any_order_can_be_said(wanted: list[int]) -> None:
    assert in_order(NUMBER, pairwise(wanted)) == wanted
