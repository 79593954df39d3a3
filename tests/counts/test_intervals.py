"""Counts as intervals: add, combine, say."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.counts.intervals import UNKNOWN, add, combine, combine_days, day_of, interval_of, is_about, is_unknown, say
from geo.model import Interval, Qualifier

bound = st.none() | st.integers(0, 60)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(bound), draw(bound)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return interval_of(low, high, about=draw(st.booleans()))


def of(low: int | None, high: int | None, qualifier: Qualifier | None = None) -> Interval:
    made = interval_of(low, high)
    return made if qualifier is None else Interval(count_min=low, count_max=high, count_qualifier=qualifier)


def bounds(interval: Interval) -> tuple[int | None, int | None]:
    return interval.count_min, interval.count_max


@pytest.mark.parametrize(
    ("parts", "low", "high"),
    [
        ([], None, None),
        ([of(30, 40)], 30, 40),
        ([of(30, 40), of(20, 20)], 50, 60),
        ([of(30, 40), of(4, None)], 34, None),
        ([of(10, 10), of(None, 12)], 10, 22),
        ([of(None, 12), of(None, 3)], None, 15),
        ([of(10, 10), UNKNOWN], 10, None),
        ([of(None, 12), UNKNOWN], None, None),
        ([UNKNOWN, UNKNOWN], None, None),
    ],
)
def test_lines_of_a_report_add_up(parts: list[Interval], low: int | None, high: int | None) -> None:
    assert bounds(add(parts)) == (low, high)


@pytest.mark.parametrize(
    ("said", "low", "high", "conflict"),
    [
        ([], None, None, False),
        ([of(30, 40), of(30, None)], 30, 40, False),
        ([of(20, 20, Qualifier.ABOUT), of(20, 20)], 20, 20, False),
        ([of(50, None), of(50, 50)], 50, 50, False),
        ([of(4, None), of(5, None)], 5, None, False),
        ([of(None, 12), of(3, None)], 3, 12, False),
        ([of(30, 40), UNKNOWN], 30, 40, False),
        ([of(2, 2), of(3, 3)], 2, 3, True),
        ([of(50, None), of(30, 40)], 30, None, True),
        ([of(None, 12), of(20, 25)], None, 25, True),
        ([of(2, 2), of(3, 3), UNKNOWN], 2, 3, True),
        ([of(1, 5), of(4, 9), of(20, 30)], 1, 30, True),
    ],
)
def test_reports_of_one_movement_meet_or_conflict(
    said: list[Interval], low: int | None, high: int | None, *, conflict: bool
) -> None:
    combined, found = combine(said)
    assert (*bounds(combined), found) == (low, high, conflict)


@pytest.mark.parametrize(
    ("said", "qualifier"),
    [
        ([of(20, 20, Qualifier.ABOUT)], Qualifier.ABOUT),
        ([of(20, 20, Qualifier.ABOUT), of(20, 20, Qualifier.ABOUT)], Qualifier.ABOUT),
        ([of(20, 20, Qualifier.ABOUT), of(20, 20)], Qualifier.EXACT),
        ([of(20, 20, Qualifier.ABOUT), of(15, 25)], Qualifier.ABOUT),
        ([of(20, 30, Qualifier.ABOUT), of(25, None)], Qualifier.ABOUT),
        ([of(20, 30, Qualifier.ABOUT), of(20, 20)], Qualifier.EXACT),
        ([of(16, 16, Qualifier.ABOUT), of(20, 20)], Qualifier.ABOUT),
        ([of(21, None, Qualifier.MORE_THAN)], Qualifier.MORE_THAN),
        ([of(21, None, Qualifier.MORE_THAN), of(10, None)], Qualifier.MORE_THAN),
        ([of(30, 40), of(35, None)], Qualifier.RANGE),
        ([of(30, None), of(None, 30)], Qualifier.EXACT),
        ([of(2, 2), of(3, 3)], Qualifier.RANGE),
        ([UNKNOWN], Qualifier.UNKNOWN),
    ],
)
def test_a_combined_count_is_worded_as_it_is_known(said: list[Interval], qualifier: Qualifier) -> None:
    assert combine(said)[0].count_qualifier is qualifier


@given(st.lists(intervals(), max_size=6))
def test_a_sum_is_about_right_where_any_part_is(parts: list[Interval]) -> None:
    total = add(parts)
    assert is_about(total) == (any(map(is_about, parts)) and not is_unknown(total))


@given(st.lists(intervals(), max_size=6), st.randoms())
def test_order_never_matters(said: list[Interval], random: object) -> None:
    shuffled = said.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert combine(said) == combine(shuffled)
    if len(said) != 1:
        assert add(said) == add(shuffled)


@given(st.lists(intervals(), max_size=6))
def test_bounds_stay_in_order(said: list[Interval]) -> None:
    for interval in (add(said), combine(said)[0]):
        if interval.count_min is not None and interval.count_max is not None:
            assert interval.count_min <= interval.count_max


@given(intervals(), intervals(), intervals())
def test_combining_what_meets_is_associative(a: Interval, b: Interval, c: Interval) -> None:
    whole, conflict = combine([a, b, c])
    if not conflict:
        assert bounds(combine([combine([a, b])[0], c])[0]) == bounds(whole)
        assert bounds(combine([a, combine([b, c])[0]])[0]) == bounds(whole)


@given(intervals(), intervals(), intervals())
def test_adding_numbers_is_associative(a: Interval, b: Interval, c: Interval) -> None:
    if not any(map(is_unknown, (a, b, c))) and not any(map(is_unknown, (add([a, b]), add([b, c])))):
        assert bounds(add([add([a, b]), c])) == bounds(add([a, add([b, c])])) == bounds(add([a, b, c]))


@given(intervals())
def test_a_count_told_twice_stays_as_it_is(said: Interval) -> None:
    assert combine([said, said]) == (said, False)


@given(st.lists(intervals(), min_size=1, max_size=5))
def test_a_conflict_holds_every_number_that_was_said(said: list[Interval]) -> None:
    combined, conflict = combine(said)
    if conflict:
        for each in said:
            if combined.count_min is not None and not is_unknown(each):
                assert each.count_min is not None
                assert each.count_min >= combined.count_min
            if combined.count_max is not None and not is_unknown(each):
                assert each.count_max is not None
                assert each.count_max <= combined.count_max


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (of(50, None), "50+"),
        (of(21, None, Qualifier.MORE_THAN), "21+"),
        (of(30, 40), "30–40"),
        (of(None, 12), "≤12"),
        (of(16, 16, Qualifier.ABOUT), "~16"),
        (of(100, 140, Qualifier.ABOUT), "~100–140"),
        (of(20, None, Qualifier.ABOUT), "~20+"),
        (of(16, 16), "16"),
        (of(0, 0), "0"),
        (UNKNOWN, "n/a"),
    ],
)
def test_counts_are_said_briefly(interval: Interval, words: str) -> None:
    assert say(interval) == words


D8, D11, D12, D16, D19 = (date(2022, 12, day) for day in (8, 11, 12, 16, 19))


@pytest.mark.parametrize(
    ("first", "last", "day"),
    [
        (D11, D16, D16),
        (D8, None, D8),
        (None, D12, D12),
        (None, None, None),
        (D11, datetime(2022, 12, 16, 1, 0, tzinfo=UTC), D16),
    ],
)
def test_a_movement_is_counted_on_its_last_day(first: date | None, last: date | None, day: date | None) -> None:
    assert day_of(first, last) == day


@pytest.mark.parametrize(
    ("spans", "combined"),
    [
        ([], (None, None, False)),
        ([(D12, D19), (D16, D16), (D11, D16)], (D16, D16, False)),
        ([(D8, None), (D8, D12)], (D8, D12, False)),
        ([(None, None), (D8, D12)], (D8, D12, False)),
        ([(D8, D11), (D12, D16)], (D8, D16, True)),
        ([(D8, D11), (D12, None)], (D8, None, True)),
    ],
)
def test_days_combine_as_counts_do(spans: list[tuple[date | None, date | None]], combined: object) -> None:
    assert combine_days(spans) == combined
