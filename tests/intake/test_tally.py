"""A row's count is an interval as said; what contradicts itself is refused, and blank is never zero."""

from __future__ import annotations

import pytest

from geo.intake.tally import read_tally
from geo.intake.verdicts import Reason, Verdict
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
        (("1.2k", "", "", ""), (1200, 1200, Q.EXACT)),
        (("0,5k-1k", "", "", ""), (500, 1000, Q.RANGE)),
        (("c. 20", "", "", ""), (20, 20, Q.ABOUT)),
        (("x2", "", "", ""), (2, 2, Q.EXACT)),
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


@pytest.mark.parametrize(
    ("cell", "interval"),
    [
        ("co najmniej 5", (5, None, Q.AT_LEAST)), ("przynajmniej 4", (4, None, Q.AT_LEAST)),
        ("ok. 15", (15, 15, Q.ABOUT)),
        ("około 7", (7, 7, Q.ABOUT)), ("ponad 30", (31, None, Q.MORE_THAN)), ("prawie 12", (12, 12, Q.ABOUT)),
        ("mniej niż 8", (None, 7, Q.UP_TO)), ("ca. 20", (20, 20, Q.ABOUT)), ("max. 12", (None, 12, Q.UP_TO)),
        ("min. 12", (12, None, Q.AT_LEAST)), ("ок. 20", (20, 20, Q.ABOUT)), ("5..8", (5, 8, Q.RANGE)),
        ("30÷40", (30, 40, Q.RANGE)), ("50±5", (45, 55, Q.RANGE)), ("1 500,0", (1500, 1500, Q.EXACT)),
        ("30 шт.", (30, 30, Q.EXACT)), ("30 vehicles", (30, 30, Q.EXACT)), ("12 tanks", (12, 12, Q.EXACT)),
        ("kilkanaście", (None, None, Q.UNKNOWN)), ("около 20 единиц", (20, 20, Q.ABOUT)),
        ("do 10", (None, 10, Q.UP_TO)), ("5 lub 6", (5, 6, Q.RANGE)), ("od 5 do 6", (5, 6, Q.RANGE)),
        ("około 20-30", (20, 30, Q.ABOUT)), ("около 20-30", (20, 30, Q.ABOUT)), ("~20-30", (20, 30, Q.ABOUT)),
        ("between 5 and 6", (5, 6, Q.RANGE)), ("12 czołgów", (12, 12, Q.EXACT)),
    ],
)  # fmt: skip
def test_counts_are_read_in_polish_in_short_forms_and_with_what_is_counted(
    cell: str, interval: tuple[int | None, int | None, Qualifier]
) -> None:
    low, high, qualifier = interval
    assert read_tally(cell, "", "", "") == Interval(count_min=low, count_max=high, count_qualifier=qualifier)


@pytest.mark.parametrize(
    "cell",
    [
        "not 5",
        "без 3",
        "5?",
        "№5",
        "5 killed",
        "5 дней",
        "batalion 103",
        "5 (unconfirmed)",
        "5 Zorblax",
        "battalion 103",
    ],
)  # fmt: skip
def test_a_number_with_words_that_nobody_can_read_is_no_exact_count(cell: str) -> None:
    reason = read_tally(cell, "", "", "")
    assert isinstance(reason, Reason)
    assert (reason.code, reason.verdict) == ("unread_count", Verdict.REVIEW)
