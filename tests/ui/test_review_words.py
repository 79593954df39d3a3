"""The review says rows as text: names marked in their sentence, everything else escaped."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from geo.ui.review_words import as_label, facts, reasons, sentence


def row(**changes: Any) -> dict[str, Any]:
    about: dict[str, Any] = {
        "sighting_id": "s000001", "batch_id": "b0001", "row_number": 3, "equipment": "Ural truck", "flow": "in",
        "count_min": 5, "count_max": None, "count_qualifier": "at_least", "place_text": "Rozivka",
        "origin_text": None, "destination_text": None, "source": "Hajun", "via": None, "url": None, "note": None,
        "reliability": None, "credibility": None, "first_day": date(2022, 12, 1), "last_day": date(2022, 12, 3),
        "published": datetime(2022, 12, 4), "review_reasons": None,  # noqa: DTZ001 - as the database keeps it
    }  # fmt: skip
    return about | changes


def test_a_row_without_text_is_told_by_its_fields() -> None:
    told = sentence(row(destination_text="Homel", note="seen in rozivka"), ["place"])
    assert told == ("5+ × Ural truck at <mark>Rozivka</mark> to Homel<br><small>seen in <mark>rozivka</mark></small>")
    assert sentence(row(count_min=None, count_qualifier="unknown"), ["place"]).startswith("Ural truck, number not said")


def test_a_report_is_shown_as_it_stands_with_the_reader_s_own_span_marked() -> None:
    text = "Rozivka? No: 5 Urals in Rozivka.\nAt night."
    marked = "Rozivka? No: 5 Urals in <mark>Rozivka</mark>.<br>At night."
    assert sentence(row(report_text=text, spans={"place": [24, 31]}), ["place"]) == marked
    both = sentence(row(report_text=text), ["place"])
    assert both.count("<mark>Rozivka</mark>") == 2


def test_a_long_report_is_cut_around_the_name() -> None:
    text = "a " * 2000 + "Rozivka" + " b" * 2000
    told = sentence(row(report_text=text), ["place"])
    assert "<mark>Rozivka</mark>" in told
    assert told.startswith("… ")
    assert told.endswith(" …")
    assert len(told) < 800


@pytest.mark.parametrize("spans", [{"place": [5, 2]}, {"place": [0, 9999]}, {"place": [1]}, {"place": [-4, 3]}])
def test_spans_that_do_not_fit_are_left_aside(spans: dict[str, list[int]]) -> None:
    assert sentence(row(report_text="in Rozivka", spans=spans), ["place"]) == "in <mark>Rozivka</mark>"


HOSTILE = '"><img src=x onerror=alert(1)>'


def test_nothing_of_a_row_is_markup() -> None:
    bad = row(
        **dict.fromkeys(("equipment", "place_text", "origin_text", "source", "via", "note", "flow"), HOSTILE),
        url=f"https://example.org/{HOSTILE}",
        review_reasons=f"{HOSTILE}\nsecond",
    )
    for told in (sentence(bad, ["place"]), facts(bad), reasons(bad), sentence(row(report_text=HOSTILE), ["place"])):
        assert "<img" not in told
        assert "&lt;img" in told
    assert reasons(bad).count("<li>") == 2


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " https://x.org", "//x.org", ""])
def test_only_web_links_are_links(url: str) -> None:
    assert "<a " not in facts(row(url=url))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2022, 12, 1), date(2022, 12, 1), "<td>2022-12-01</td>"),
        (date(2022, 12, 1), None, "from 2022-12-01"),
        (None, date(2022, 12, 1), "until 2022-12-01"),
        (date(2022, 12, 1), date(2022, 12, 3), "2022-12-01 to 2022-12-03"),
    ],
)
def test_days_are_said_as_they_are_known(first: date | None, last: date | None, said: str) -> None:
    assert said in facts(row(first_day=first, last_day=last, published=None))


def test_a_label_is_what_was_written() -> None:
    assert as_label("a  *b* [c](d)\n`e`") == r"a \*b\* \[c\]\(d\) \`e\`"
