"""Every page, empty and filled, as Streamlit runs it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

PAGES = ("border_map", "timeline", "movements", "sightings", "duplicates", "review", "add", "paste", "about")
Open = Callable[..., AppTest]


def words_on(app: AppTest) -> str:
    shown = [*app.markdown, *app.caption, *app.text, *app.info, *app.error, *app.get("html")]
    return "\n".join(str(getattr(each, "value", "") or getattr(each.proto, "body", "")) for each in shown)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("sample", [True, False], ids=["sample", "empty"])
def test_each_page_is_drawn_without_an_error(dashboard: Open, page: str, *, sample: bool) -> None:
    app = dashboard(page, sample=sample)
    assert not app.exception
    assert not app.error


def test_the_sample_is_marked_as_such_and_one_click_starts_empty(dashboard: Open) -> None:
    app = dashboard()
    assert "Sample" in words_on(app)
    next(button for button in app.button if button.label == "Start empty").click().run()
    assert "Nothing is held yet" in words_on(app)
    assert "Nothing is held yet" in words_on(app.run())


def test_the_sample_that_was_taken_out_can_be_shown_again(dashboard: Open) -> None:
    app = dashboard()
    next(button for button in app.button if button.label == "Start empty").click().run()
    next(button for button in app.button if button.label == "Show the sample").click().run()
    assert not app.exception
    assert "Sample" in words_on(app)


@pytest.mark.parametrize("page", ["border_map", "timeline", "sightings"])
def test_filters_of_the_address_bar_hold_on_every_page(dashboard: Open, page: str) -> None:
    app = dashboard(page, **{"class": "tank", "from": "2022-12-01", "to": "2022-12-31"})
    assert app.multiselect(key="class").value == ["tank"]
    assert str(app.date_input(key="from").value) == "2022-12-01"


@pytest.mark.parametrize("page", ["border_map", "timeline", "movements", "sightings"])
def test_filters_that_nothing_matches_say_so(dashboard: Open, page: str) -> None:
    app = dashboard(page, text="no report says this")
    assert "No sighting matches" in words_on(app)


def test_dates_that_are_the_wrong_way_round_are_said_so_and_nothing_breaks(dashboard: Open) -> None:
    app = dashboard("timeline", **{"from": "2022-12-31", "to": "2022-12-01"})
    assert not app.exception
    assert "swap the two" in words_on(app)


def test_a_database_that_is_none_is_said_so_in_the_page(
    dashboard: Open, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("none") / "kordon.sqlite"
    file.write_text("this is no database, whatever its name says\n" * 50)
    monkeypatch.setenv("KORDON_DATABASE_URL", f"sqlite:///{file}")
    app = dashboard()
    assert not app.exception
    assert "not a database" in words_on(app)


def test_what_was_stored_meanwhile_is_offered_by_the_filters(dashboard: Open) -> None:
    app = dashboard(sample=False)
    assert "Belarusian Hajun" not in app.multiselect(key="source").options
    next(button for button in app.button if button.label == "Show the sample").click().run()
    assert "Belarusian Hajun" in app.multiselect(key="source").options


@pytest.mark.parametrize("day", ["first", "spread"])
def test_the_timeline_counts_on_another_day_by_choice(dashboard: Open, day: str) -> None:
    app = dashboard("timeline", day=day)
    assert not app.exception
    assert {"first": "on the first day", "spread": "in equal shares"}[day] in words_on(app)
