"""The page Read, empty and filled: what comes back, what is chosen, mended and stored, and what is never kept."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from geo.intake.posts import Post
from geo.intake.posts_reading import PostLine, line_by_hand
from geo.intake.verdicts import Verdict
from geo.maps.style import THEMES
from geo.model import Interval, Qualifier
from geo.places.rules import RuleKey
from geo.records import ledger, shared
from geo.records.edits import get_sighting
from geo.records.place_rules import make_rule
from geo.ui import paste_text, paste_words
from geo.ui.paste_map import LINES
from tests.records.making import place

if TYPE_CHECKING:
    from pathlib import Path

Open = Callable[..., AppTest]
SEED = (
    "The monitoring channel Belarusian Hajun says that at least 50 Ural army trucks and another convoy of 30 trucks "
    "were moved from Russia to Belarus over the past week"
)
AMBIGUOUS = "On 12 December 2022 a convoy of about 15 trucks left Aleksandrovka."


def shown(app: AppTest) -> str:
    parts = [
        *app.markdown,
        *app.caption,
        *app.text,
        *app.info,
        *app.warning,
        *app.success,
        *app.error,
        *app.get("html"),
    ]
    return "\n".join(str(getattr(each, "value", "") or getattr(each.proto, "body", "")) for each in parts)


def button(app: AppTest, label: str) -> Any:
    return next(each for each in app.button if each.label == label)


def read(app: AppTest, text: str, source: str = "", published: date | None = date(2022, 12, 19)) -> AppTest:
    app.text_area(key="paste-text").set_value(text)
    app.text_input(key="paste-source").set_value(source)
    app.date_input(key="paste-published").set_value(published)
    button(app, "Read").click().run()
    assert not app.exception
    return app


@pytest.fixture
def page(dashboard: Open) -> AppTest:
    return dashboard("paste", sample=False)


def choices(app: AppTest) -> list[Any]:
    return [each.value for each in app.get("button_group")]


def test_the_empty_page_offers_a_text_field_and_promises_to_keep_nothing(page: AppTest) -> None:
    assert not page.exception
    assert "masked before anything is read or kept" in shown(page)


def test_the_seed_text_comes_back_with_its_words_marked_and_two_cards(page: AppTest) -> None:
    said = shown(read(page, SEED, "Belarusian Hajun"))
    assert '<mark class="read-count" title="how many of 1">at least 50</mark>' in said
    assert (
        '<mark class="read-origin" title="from of 1; which way of 1; from of 2; which way of 2">Russia</mark>' in said
    )
    assert '<sup class="read-number">2</sup>' in said
    assert "2 sightings" in said
    assert "12 to 19 Dec 2022" in said
    assert "not told: whose" in said


def test_the_day_that_a_page_bears_is_offered_and_one_click_reads_with_it(page: AppTest) -> None:
    said = shown(read(page, f"Trucks on the move\n\nMonday, 19 December 2022, 09:55\n\n{SEED}.", "", None))
    assert "no day of publication" in said
    assert "12 to 19 Dec 2022" not in said
    button(page, "Published 19 Dec 2022").click().run()
    assert not page.exception
    said = shown(page)
    assert "published 2022-12-19" in said
    assert "12 to 19 Dec 2022" in said
    assert not [each for each in page.button if each.label.startswith("Published")]


def test_what_is_pasted_is_text_and_never_markup(page: AppTest) -> None:
    said = shown(read(page, "On 12 December 5 tanks <img src=x onerror=alert(1)> were seen in Mazyr <b>today</b>."))
    assert "<img" not in said
    assert "&lt;img src=x onerror=alert(1)&gt;" in said


def test_both_cards_are_stored_in_one_batch_and_undone_as_one(page: AppTest) -> None:
    read(page, SEED, "Belarusian Hajun")
    button(page, "Store 2 accepted").click().run()
    assert not page.exception
    (batch,) = ledger.batches(shared.records())
    assert (batch.accepted, batch.rows, batch.undone) == (2, 2, False)
    assert "Stored as s000001" in shown(page)
    button(page, "Undo").click().run()
    assert ledger.batches(shared.records())[0].undone
    assert "Stored as" not in shown(page)


def test_the_same_text_twice_has_nothing_to_store(page: AppTest) -> None:
    read(page, SEED, "Belarusian Hajun")
    button(page, "Store 2 accepted").click().run()
    button(page, "New text").click().run()
    said = shown(read(page, SEED, "Belarusian Hajun"))
    assert said.count("Held already") == 2
    assert not [each for each in page.button if each.label.startswith("Store")]
    assert len(ledger.batches(shared.records())) == 1


def test_one_card_can_be_discarded_and_the_other_kept(page: AppTest) -> None:
    read(page, SEED, "Belarusian Hajun")
    page.session_state["read-choice-2"] = Verdict.REJECTED
    page.run()
    button(page, "Store 1 accepted, 1 discarded").click().run()
    (batch,) = ledger.batches(shared.records())
    assert (batch.accepted, batch.rejected) == (1, 1)


def test_nothing_personal_is_kept_in_the_session_nor_stored(page: AppTest) -> None:
    read(page, f"{SEED}. Call +375 29 123-45-67 or write to @witness_17.", "Belarusian Hajun, tel. +375 29 765-43-21")
    said = shown(page)
    assert "Masked before reading" in said
    assert "[phone removed]" in said
    kept = repr(page.session_state) + said
    for personal in ("123-45-67", "witness_17", "765-43-21"):
        assert personal not in kept
    button(page, "Store 2 accepted").click().run()
    stored = get_sighting(shared.records(), "s000001")
    assert "123-45-67" not in repr(stored)
    assert "[phone removed]" in stored["report_text"]


def test_a_text_that_cannot_be_read_leaves_nothing_personal_in_the_field(page: AppTest) -> None:
    read(page, "+375 29 123-45-67 " * 80_000)
    assert "limit" in shown(page)
    assert "123-45-67" not in str(page.text_area(key="paste-text").value)


def test_a_doubtful_name_waits_in_review_until_it_is_chosen_on_the_card(page: AppTest) -> None:
    read(page, AMBIGUOUS, "Own desk")
    assert "which one?" in shown(page)
    assert button(page, "Store 1 for review")
    chooser = page.selectbox(key="read-choose-1-origin")
    chooser.select_index(0).run()
    assert not page.exception
    assert "which one?" not in shown(page)
    button(page, "Store 1 accepted").click().run()
    stored = get_sighting(shared.records(), "s000001")
    assert stored["status"] == "accepted"
    assert stored["origin_method"] == "chosen by an analyst"
    assert stored["origin_text"] == "Aleksandrovka"


def test_accepting_a_doubtful_name_all_the_same_sends_it_to_review(page: AppTest) -> None:
    read(page, AMBIGUOUS, "Own desk")
    page.session_state["read-choice-1"] = Verdict.ACCEPTED
    page.run()
    button(page, "Store 1 accepted").click().run()
    assert get_sighting(shared.records(), "s000001")["status"] == "review"


def test_every_field_can_be_mended_and_the_mended_value_is_stored(page: AppTest) -> None:
    read(page, SEED, "Belarusian Hajun")
    page.button(key="read-mend-1").click().run()
    page.number_input(key="read-field-1-count_min").set_value(40)
    page.number_input(key="read-field-1-count_max").set_value(45)
    page.selectbox(key="read-field-1-count_qualifier").set_value("range")
    page.text_input(key="read-field-1-place-text").set_value("Asipovichy, Mahiliou region")
    page.text_input(key="read-field-1-affiliation").set_value("Russian")
    page.text_input(key="read-field-1-note").set_value("told by +375 29 123-45-67")
    page.text_input(key="read-field-1-source").set_value("Railway Workers")
    page.date_input(key="read-field-1-observed_to").set_value(date(2022, 12, 18))
    page.selectbox(key="read-field-1-report_kind").set_value("claim")
    button(page, "Done").click().run()
    assert not page.exception
    assert "40 to 45" in shown(page)
    button(page, "Store 2 accepted").click().run()
    stored = get_sighting(shared.records(), "s000001")
    assert (stored["count_min"], stored["count_max"], stored["count_qualifier"]) == (40, 45, "range")
    assert (stored["place"], stored["affiliation"], stored["report_kind"]) == ("Asipovichy", "RU", "claim")
    assert stored["last_day"] == date(2022, 12, 18)
    assert stored["note"] == "told by [phone removed]"
    assert (stored["source"], stored["report_text"]) == ("Railway Workers", SEED)
    assert get_sighting(shared.records(), "s000002")["source"] == "Belarusian Hajun"
    assert "count" not in stored["spans"]
    assert "origin" in stored["spans"]


def test_typed_coordinates_win_over_a_name(page: AppTest) -> None:
    read(page, AMBIGUOUS, "Own desk")
    page.button(key="read-mend-1").click().run()
    for role in ("place", "origin"):
        page.text_input(key=f"read-field-1-{role}-text").set_value("53.9045, 27.5615")
    button(page, "Done").click().run()
    button(page, "Store 1 accepted").click().run()
    stored = get_sighting(shared.records(), "s000001")
    assert (stored["origin_lat"], stored["origin_lon"]) == (53.9045, 27.5615)
    assert stored["origin_kind"] == "point"


def test_a_typed_name_follows_the_team_rules_of_the_source(page: AppTest) -> None:
    meant = place("Aleksandrovka", 51.9, 30.2)
    with shared.records().write() as (held, change):
        key = RuleKey(name="aleksandrovka", source="Own desk")
        make_rule(held, change, "Aleksandrovka", key, found=meant, who=None)
    read(page, SEED, "Own desk")
    page.button(key="read-mend-1").click().run()
    page.text_input(key="read-field-1-place-text").set_value("Aleksandrovka")
    button(page, "Done").click().run()
    assert not page.exception
    button(page, "Store 2 accepted").click().run()
    stored = get_sighting(shared.records(), "s000001")
    assert (stored["place_lat"], stored["place_lon"]) == (51.9, 30.2)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("number_input:count_max", 7, "larger than count_max"),
        ("text_input:equipment", " ", "say what was seen"),
        ("date_input:observed_to", date(2022, 1, 1), "swap the two"),
    ],
)
def test_what_cannot_be_is_said_on_the_card_and_nothing_changes(
    page: AppTest, field: str, value: object, said: str
) -> None:
    read(page, SEED, "Belarusian Hajun")
    page.button(key="read-mend-1").click().run()
    kind, name = field.split(":")
    getattr(page, kind)(key=f"read-field-1-{name}").set_value(value)
    button(page, "Done").click().run()
    assert not page.exception
    assert said in shown(page)
    button(page, "Leave as it was").click().run()
    assert "at least 50" in shown(page)


def test_what_the_reader_passed_over_can_be_written_by_hand(page: AppTest) -> None:
    read(page, "The T-72 has a crew of three.", "Own desk")
    button(page, "Add a card by hand").click().run()
    page.text_input(key="read-field-2-equipment").set_value("T-72 tank")
    page.number_input(key="read-field-2-count_min").set_value(5)
    page.text_input(key="read-field-2-place-text").set_value("Mazyr")
    page.date_input(key="read-field-2-observed_from").set_value(date(2022, 12, 12))
    page.date_input(key="read-field-2-observed_to").set_value(date(2022, 12, 12))
    page.selectbox(key="read-field-2-count_qualifier").set_value("at_least")
    button(page, "Done").click().run()
    assert not page.exception
    assert "written by hand" in shown(page)
    button(page, "Store 1 accepted").click().run()
    stored = get_sighting(shared.records(), "s000001")
    assert (stored["equipment_class"], stored["unit"], stored["count_min"]) == ("tank", "vehicle", 5)
    assert (stored["place"], stored["report_text"]) == ("Mazyr", "The T-72 has a crew of three.")
    button(page, "Add a card by hand").click().run()
    assert len([each for each in page.button if each.label == "Done"]) == 1


def test_a_card_by_hand_that_is_left_blank_goes_again(page: AppTest) -> None:
    read(page, SEED, "Belarusian Hajun")
    button(page, "Add a card by hand").click().run()
    button(page, "Leave as it was").click().run()
    assert not page.exception
    assert "2 sightings" in shown(page)
    assert button(page, "Store 2 accepted")


def test_a_database_that_cannot_be_written_is_said_so_and_the_cards_stay(page: AppTest, tmp_path: Path) -> None:
    read(page, SEED, "Belarusian Hajun")
    with sqlite3.connect(tmp_path / "kordon.sqlite") as damaged:
        damaged.execute("ALTER TABLE audit RENAME TO elsewhere")
    damaged.close()
    button(page, "Store 2 accepted").click().run()
    assert not page.exception
    assert "Kordon could not do this" in shown(page)
    assert button(page, "Store 2 accepted")


def test_a_day_that_has_not_been_is_said_on_the_card(page: AppTest) -> None:
    said = shown(read(page, SEED, "Belarusian Hajun", date(2199, 1, 1)))
    assert "is in the future; mend the date" in said
    assert button(page, "Store 2 for review")


def test_reports_of_old_days_can_be_dated(page: AppTest) -> None:
    assert "1 to 31 Aug 2014" in shown(read(page, "5 tanks crossed into Belarus in August 2014.", "", date(2014, 9, 1)))


def test_posts_are_parted_and_silent_ones_are_said_to_be_so(page: AppTest) -> None:
    said = shown(read(page, f"{SEED}\n---\nGood morning!\n---\n5 tanks were seen in Mazyr on 12 December."))
    assert "3 sightings</b> in 3 posts" in said
    assert "nothing moved in 1" in said
    assert "Post 2: nothing moved" in said
    button(page, "Store 3 accepted").click().run()
    (batch,) = ledger.batches(shared.records())
    assert (batch.rows, batch.accepted, batch.rejected) == (4, 3, 1)


def test_what_stands_on_another_screen_is_neither_shown_nor_stored(page: AppTest) -> None:
    posts = [f"{number} tanks were seen in Mazyr on 12 December." for number in range(2, 17)]
    silent = ["Good morning!"] * 30
    read(page, "\n---\n".join([*posts[:3], *silent, *posts[3:]]))
    assert "cards 1 to 10" in shown(page)
    assert "Posts 4 to 33: nothing moved" in shown(page)
    assert "and 10 more, not shown here" in shown(page)
    button(page, "Store 10 accepted").click().run()
    (batch,) = ledger.batches(shared.records())
    assert (batch.accepted, batch.rejected) == (10, 30)
    button(page, "Next cards").click().run()
    assert "cards 11 to 15" in shown(page)
    button(page, "Store 5 accepted").click().run()
    assert [(each.accepted, each.rejected) for each in ledger.batches(shared.records())] == [(10, 30), (5, 0)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The T-72 has a crew of three.", "says of nothing that it moved"),
        ("Good morning to all our readers!", "names no vehicle"),
        ("!!!", "no words"),
    ],
)
def test_where_nothing_moved_the_page_says_why_that_may_be(page: AppTest, text: str, why: str) -> None:
    said = shown(read(page, text))
    assert "Nothing in this text is told to have moved" in said
    assert why in said


def test_an_empty_field_is_answered_with_what_to_do(page: AppTest) -> None:
    assert "paste a report" in shown(read(page, " \n"))


def test_the_text_can_be_taken_back_and_read_with_another_day(page: AppTest) -> None:
    read(page, SEED, "Belarusian Hajun", None)
    assert "stays undated" in shown(page)
    button(page, "Change the text").click().run()
    assert page.text_area(key="paste-text").value == SEED
    page.date_input(key="paste-published").set_value(date(2022, 12, 19))
    button(page, "Read").click().run()
    assert "12 to 19 Dec 2022" in shown(page)


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 300), st.integers(1, 40)), max_size=8))
def test_whatever_is_highlighted_the_text_stays_what_it_was(text: str, cuts: list[tuple[int, int]]) -> None:
    fields = list(paste_text.FIELDS)
    lines = [
        line_of(number, {fields[number % len(fields)]: (start, start + length)})
        for number, (start, length) in enumerate(cuts, start=1)
    ]
    shown = paste_text.highlighted(text, lines, {line.row: line.row for line in lines})
    without_numbers = re.sub(r'<sup class="read-number">[\d ]+</sup>', "", shown)
    assert unescape(re.sub(r'<mark class="read-[a-z_]+" title="[^"<>]*">|</mark>', "", without_numbers)) == text


def line_of(row: int, spans: dict[str, tuple[int, int]]) -> PostLine:
    blank = line_by_hand(Post(number=1, text=""), row=row, nth=row)
    assert blank.sighting is not None
    return replace(blank, sighting=replace(blank.sighting, spans=spans))


def test_of_a_long_text_what_stands_around_the_words_is_shown() -> None:
    text = "a" * 50_000 + "20 tanks" + "b" * 50_000
    said = paste_text.highlighted(text, [line_of(1, {"equipment": (50_003, 50_008)})], {1: 1})
    assert '<mark class="read-equipment" title="what of 1">tanks</mark>' in said
    assert len(said) < 3_000
    assert " … " in said
    assert said.endswith("b …"), "that it goes on is said"
    to_its_end = paste_text.highlighted("a" * 50_000 + " 20 tanks", [line_of(1, {"count": (50_001, 50_003)})], {1: 1})
    assert to_its_end.endswith(" tanks")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("field", paste_text.FIELDS)
def test_marked_words_are_read_as_well_as_others_in_both_themes(field: str) -> None:
    assert contrast(paste_text.LIGHT[field], THEMES["light"].ink) >= 7
    assert contrast(paste_text.DARK[field], THEMES["dark"].ink) >= 7


@pytest.mark.parametrize(("at", "theme"), [(0, "light"), (1, "dark")])
def test_numbers_on_the_map_are_read_in_both_themes(at: int, theme: str) -> None:
    assert all(contrast(lines[at], THEMES[theme].paper) >= 4.5 for lines in LINES.values())


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "words"),
    [
        (50, None, "at_least", "at least 50"),
        (21, None, "more_than", "more than 20"),
        (None, 12, "up_to", "up to 12"),
        (16, 16, "about", "about 16"),
        (30, 40, "range", "30 to 40"),
        (30, 30, "exact", "30"),
        (None, None, "unknown", ""),
    ],
)
def test_a_count_is_said_as_the_text_says_it(low: int | None, high: int | None, qualifier: str, words: str) -> None:
    count = Interval(count_min=low, count_max=high, count_qualifier=Qualifier(qualifier))
    assert paste_words.count_in_words(count) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2022, 12, 12), date(2022, 12, 19), "12 to 19 Dec 2022"),
        (date(2022, 11, 30), date(2022, 12, 1), "30 Nov 2022 to 1 Dec 2022"),
        (date(2022, 12, 1), date(2022, 12, 1), "1 Dec 2022"),
        (None, date(2022, 12, 1), "by 1 Dec 2022"),
        (date(2022, 12, 1), None, "from 1 Dec 2022"),
        (datetime(2022, 12, 1, 1, 30, tzinfo=UTC), datetime(2022, 12, 1, 1, 30, tzinfo=UTC), "1 Dec 2022, 01:30"),
        (None, None, ""),
    ],
)
def test_days_are_said_in_words(first: date | None, last: date | None, words: str) -> None:
    assert paste_words.days_in_words(first, last) == words
