"""A row's count is an interval as said; what contradicts itself is refused, and blank is never zero."""

from __future__ import annotations

import pytest

from geo.intake.tally import read_tally
from geo.intake.verdicts import Reason
from geo.model import Interval, Qualifier

Q = Qualifier


@pytest.mark.parametrize(
    ("cells", "interval"),
    [
        (("", "", "", ""), (None, None, Q.UNKNOWN)),
        (("50", "", "", ""), (50, 50, Q.EXACT)),
        (("1 500", "", "", ""), (1500, 1500, Q.EXACT)),
        (("30-40", "", "", ""), (30, 40, Q.RANGE)),
        (("at least 50", "", "", ""), (50, None, Q.AT_LEAST)),
        ((">20", "", "", ""), (21, None, Q.MORE_THAN)),
        (("около 20", "", "", ""), (20, 20, Q.ABOUT)),
        (("several", "", "", ""), (None, None, Q.UNKNOWN)),
        (("50", "", "", "at least"), (50, None, Q.AT_LEAST)),
        (("20", "", "", "more_than"), (21, None, Q.MORE_THAN)),
        (("12", "", "", "up to"), (None, 12, Q.UP_TO)),
        (("16", "", "", "~"), (16, 16, Q.ABOUT)),
        (("", "50", "50", ""), (50, 50, Q.EXACT)),
        (("", "30", "40", ""), (30, 40, Q.RANGE)),
        (("", "50", "", ""), (50, None, Q.AT_LEAST)),
        (("", "", "12", ""), (None, 12, Q.UP_TO)),
        (("", "21", "", "more_than"), (21, None, Q.MORE_THAN)),
        (("", "16", "", "about"), (16, 16, Q.ABOUT)),
        (("", "8", "", "exact"), (8, 8, Q.EXACT)),
        (("", "", "", "unknown"), (None, None, Q.UNKNOWN)),
        (("", "30.0", "1,500", ""), (30, 1500, Q.RANGE)),
        (("0", "", "", ""), (0, 0, Q.EXACT)),
        (("30-40", "30", "40", "range"), (30, 40, Q.RANGE)),
    ],
)
def test_a_count_is_read_as_the_interval_that_was_said(
    cells: tuple[str, str, str, str], interval: tuple[int | None, int | None, Qualifier]
) -> None:
    low, high, qualifier = interval
    assert read_tally(*cells) == Interval(count_min=low, count_max=high, count_qualifier=qualifier)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("-5", "", "", ""), "bad_count"),
        (("2.5", "", "", ""), "bad_count"),
        (("tanks", "", "", ""), "bad_count"),
        *[((text, "", "", ""), "bad_count") for text in ("30-", "30 –", "30-40-", "30..", "30/", "30\u2011", "30 ~")],
        (("", "-5", "", ""), "bad_count"),
        (("", "5.5", "", ""), "bad_count"),
        (("", "99999999999999999999", "", ""), "bad_count"),
        (("", "40", "30", ""), "min_over_max"),
        (("", "30", "40", "exact"), "contradiction"),
        (("", "30", "40", "at_least"), "contradiction"),
        (("", "5", "12", "up_to"), "contradiction"),
        (("", "5", "", "range"), "contradiction"),
        (("", "5", "", "unknown"), "contradiction"),
        (("", "", "", "exact"), "contradiction"),
        (("30-40", "", "", "at_least"), "contradiction"),
        (("50", "", "", "range"), "contradiction"),
        (("50", "40", "40", ""), "contradiction"),
        (("50", "", "", "loads"), "unknown_word"),
    ],
)
def test_what_contradicts_itself_is_refused(cells: tuple[str, str, str, str], code: str) -> None:
    reason = read_tally(*cells)
    assert isinstance(reason, Reason)
    assert reason.code == code
