"""A shared link shows exactly what it says, or the page says what of it could not be applied."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo.maps import address
from geo.ui.link import judge
from tests.ui.test_pages import words_on

if TYPE_CHECKING:
    from tests.ui.test_pages import Open


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"class": ["truck"], "flow": ["in"]}, {"class": ["truck"], "flow": ["in"]}),
        ({"class": ["truck,tank"]}, {"class": ["truck", "tank"]}),
        ({"class": ["truck", "tank"]}, {"class": ["truck", "tank"]}),
        ({"source": ["Smith, Jones"]}, {"source": ["Smith", "Jones"]}),
        ({"source": [r"Smith\, Jones"]}, {"source": ["Smith, Jones"]}),
        ({"country": ["by"], "flow": ["IN"]}, {"country": ["BY"], "flow": ["in"]}),
        ({"near-border": ["20.0"]}, {"near_border": ["20"]}),
        ({"near_border": ["30:ukraine"]}, {"near_border": ["30:UA"]}),
        ({"within": ["52,25,54,25,53,27"]}, {"within": ["52,25;54,25;53,27"]}),
        ({"bbox": ["23,51,33,56"]}, {"bbox": ["23,51,33,56"]}),
        ({"text": ["tanks, trucks"]}, {"text": ["tanks, trucks"]}),
        ({"status": [""]}, {"status": [""]}),
        ({"size": ["vehicles"], "map": ["6/53/28"]}, {"size": ["vehicles"], "map": ["6/53/28"]}),
        ({"layers": ["heat,overlay-3,tiles"]}, {"layers": ["heat,overlay-3,tiles"]}),
        ({"layers": ["none"]}, {"layers": ["none"]}),
        ({"map": ["9.25/53.9000/27.5600"]}, {"map": ["9.25/53.9000/27.5600"]}),
    ],
)
def test_what_a_link_asks_for_is_put_into_the_words_of_the_filters(
    given: dict[str, list[str]], words: dict[str, list[str]]
) -> None:
    link = judge(given)
    assert link.words == words
    assert link.unheeded == ()


@pytest.mark.parametrize(
    ("word", "value", "said"),
    [
        ("colour_of_the_moon", "1", "no filter 'colour_of_the_moon'"),
        ("flow", "sideways", "use one of: in, out"),
        ("country", "Belorus", "did you mean belarus"),
        ("from", "2022-13-45", "give a day as YYYY-MM-DD"),
        ("bbox", "1,2,3", "west,south,east,north"),
        ("near_border", "far", "kilometres"),
        ("within", "52,25;54,27;54,25;52,27", "crosses or touches itself"),
        ("size", "nonsense", "sightings, reports, movements, vehicles"),
        ("map", "NaN/NaN/NaN", "map=6/53.3/28"),
        ("map", "6/53", "map=6/53.3/28"),
        ("map", "20/89/179.9", "reaches from 30 to 74 degrees"),
        ("map", "3/66/180", "outside of the map"),
        ("layers", "bogus", "no layer 'bogus'; use some of: countries, areas"),
        ("a", "2022-12-11..2022-12-05", "ends before it begins"),
        ("b", "last week", "write it as b=2022-12-05..2022-12-11"),
    ],
)
def test_what_cannot_be_applied_is_named_with_its_mend_and_the_rest_holds(word: str, value: str, said: str) -> None:
    link = judge({word: [value], "class": ["truck"]})
    assert link.words == {"class": ["truck"]}
    assert len(link.unheeded) == 1
    assert said in link.unheeded[0]


@pytest.mark.parametrize("page", ["border_map", "timeline", "sightings"])
def test_each_page_says_what_of_a_link_was_not_applied(dashboard: Open, page: str) -> None:
    app = dashboard(page, flow="sideways", **{"class": "truck,tank"})
    assert not app.exception
    assert "Part of this link was not applied" in words_on(app)
    assert "sideways" in words_on(app)
    assert app.multiselect(key="class").value == ["truck", "tank"]
    next(button for button in app.button if button.label == "I have seen it").click().run()
    assert "Part of this link" not in words_on(app)


def test_every_filter_word_of_the_command_line_is_heeded_in_a_link(dashboard: Open) -> None:
    app = dashboard("sightings", mode="rail", near_border="50", place="Polonka railway station")
    assert not app.exception
    assert app.multiselect(key="mode").value == ["rail"]
    assert app.number_input(key="near-km").value == 50.0
    assert app.selectbox(key="near-with").value == "any neighbour"
    said = words_on(app)
    assert "mode <b>rail</b>" in said
    assert "place <b>Polonka railway station</b>" in said
    assert "within <b>50 km</b> of the border" in said


def test_the_border_with_one_neighbour_is_chosen_in_the_sidebar_and_in_a_link(dashboard: Open) -> None:
    app = dashboard("sightings", near_border="30:UA")
    assert not app.exception
    assert (app.number_input(key="near-km").value, app.selectbox(key="near-with").value) == (30.0, "UA")
    assert "within <b>30 km</b> of the border with <b>Ukraine</b>" in words_on(app)
    app.selectbox(key="near-with").select("PL").run()
    assert "within <b>30 km</b> of the border with <b>Poland</b>" in words_on(app)
    app.number_input(key="near-km").set_value(60.0).run()
    assert "within <b>60 km</b> of the border with <b>Poland</b>" in words_on(app)
    app.selectbox(key="near-with").select("any neighbour").run()
    assert "within <b>60 km</b> of the border" in words_on(app)


def test_a_shape_is_said_by_its_corners_and_taken_out_by_one_click(dashboard: Open) -> None:
    app = dashboard("sightings", within="52,23;54,23;54,27;52,27", bbox="20,50,30,56")
    assert not app.exception
    assert "within a drawn <b>shape of 4 corners</b>" in words_on(app)
    next(button for button in app.button if button.label == "Shape of 4 corners").click().run()
    assert not app.exception
    assert "corners" not in words_on(app)
    assert 'west, south, east, north: 20, 50, 30, 56">rectangle</b>' in words_on(app)


def test_what_a_link_says_is_shown_as_text(dashboard: Open) -> None:
    app = dashboard("sightings", text="<img src=x onerror=alert(1)>")
    assert "&lt;img src=x" in words_on(app)
    assert "<img" not in words_on(app)


def test_one_click_clears_every_filter(dashboard: Open) -> None:
    asked = {
        "class": "tank",
        "from": "2022-12-01",
        "status": "all",
        "mode": "rail",
        "text": "Minsk",
        "near_border": "9",
    }
    app = dashboard("sightings", **asked)
    next(button for button in app.button if button.label == "Clear all filters").click().run()
    assert not app.exception
    assert "Shown:" not in words_on(app)
    assert "No filter is set" in words_on(app)
    assert app.multiselect(key="status").value == ["accepted"]
    assert not [button for button in app.button if button.label == "Clear all filters"]


def test_a_class_that_there_is_not_is_named_and_not_silently_empty() -> None:
    link = judge({"class": ["nonsense"], "flow": ["in"]})
    assert link.words == {"flow": ["in"]}
    assert "class 'nonsense' is not known" in link.unheeded[0]


def test_of_layers_those_that_there_are_hold_and_the_others_are_named() -> None:
    link = judge({"layers": ["heat,bogus"]})
    assert link.words == {"layers": ["heat"]}
    assert link.unheeded[0].startswith("there is no layer 'bogus'")


def test_the_layers_of_a_link_are_those_that_the_map_offers() -> None:
    script = (Path(address.__file__).parent / "static" / "layers.js").read_text(encoding="utf-8")
    offered = re.search(r"const ALL = \{\n(.*?)\n  \};", script, flags=re.DOTALL)
    assert offered is not None
    assert tuple(re.findall(r"^ +(\w+): \{ name", offered[1], flags=re.MULTILINE)) == address.LAYERS
