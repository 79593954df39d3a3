"""A file on the page Add: corrections by drop-down, what is asked, named mappings; each as Streamlit runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from geo.records import queries, shared
from geo.records.filters import Filters
from geo.records.named_mappings import list_mappings
from geo.ui.add_file import AddedFile
from tests.ui.test_pages import words_on

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from tests.ui.test_pages import Open

HEAD = "Wo;Was;Anzahl;Datum;Bemerkung\n"
ROWS = "Mazyr;Objekt A;30-40;2022-12-03;seen\nHomel;Objekt B;at least 5;2022-12-04;\n"


def laid(app: AppTest, content: str, name: str = "table.csv") -> AppTest:
    app.file_uploader[0].upload(name, content.encode(), "text/csv").run()
    assert not app.exception
    return app


def field_of(app: AppTest, heading: str) -> Any:
    return next(each for each in app.selectbox if each.label == f"Field of {heading}")


def button(app: AppTest, label: str) -> Any:
    return next(each for each in app.button if each.label == label)


@pytest.fixture
def add(dashboard: Open) -> AppTest:
    return dashboard("add", sample=False)


def test_a_table_whose_columns_nobody_knows_shows_the_drop_downs_beside_the_error(add: AppTest) -> None:
    app = laid(add, HEAD + ROWS)
    assert "No column tells" in words_on(app)
    field_of(app, "Was").set_value("equipment").run()
    field_of(app, "Anzahl").set_value("count").run()
    assert "No column tells" not in words_on(app)
    assert "2 review" in words_on(app)
    button(app, "Add 2 sightings").click().run()
    assert "Stored as import b0001: 0 accepted, 2 in review" in words_on(app)


def test_one_click_for_all_files_also_mends_what_is_held(add: AppTest) -> None:
    head = "event_id;place;equipment;count;date;source\n"
    app = laid(add, f"{head}e1;Mazyr;Ural truck;3;2022-12-03;Hajun\n")
    button(app, "Add 1 sighting").click().run()
    mended = (f"{head}e1;Mazyr;Ural truck;5;2022-12-03;Hajun\n", f"{head}e2;Homel;T-72;2;2022-12-03;Hajun\n")
    files = [(f"{number}.csv", text.encode(), "text/csv") for number, text in enumerate(mended)]
    app.file_uploader[0].set_value(files).run()
    next(each for each in app.toggle if each.label.startswith("Mend the rows held")).set_value(True).run()
    next(each for each in app.toggle if each.label.startswith("Look at all")).set_value(True).run()
    button(app, "Add all: 1 sighting and mend 1 held of 2 files").click().run()
    assert not app.exception
    counts = queries.rows(shared.mirror(), Filters(status=("all",))).column("count_max").to_pylist()
    assert sorted(counts) == [2, 5]


def test_corrections_are_forgotten_on_demand(add: AppTest) -> None:
    app = laid(add, "place;equipment;date;note\nMazyr;Ural truck;2022-12-03;seen\n")
    field_of(app, "note").set_value("").run()
    assert field_of(app, "note").value == ""
    button(app, "Forget my corrections").click().run()
    assert field_of(app, "note").value == "note"


def test_a_field_that_is_given_to_a_second_column_is_taken_from_the_first() -> None:
    file = AddedFile("one")
    file.choose("Wo", "place")
    file.choose("Ort", "place")
    assert file.columns == {"Wo": None, "Ort": "place"}


def test_the_order_of_dates_is_asked_where_it_is_open_and_only_there(add: AppTest) -> None:
    app = laid(add, "place,equipment,date\nMazyr,Ural truck,03/04/2022\nHomel,Ural truck,05/06/2022\n")
    asked = next(each for each in app.get("button_group") if "day first or month first" in each.label)
    assert "2 review" in words_on(app)
    asked.set_value("mdy").run()
    assert "2 accepted" in words_on(app)
    button(app, "Add 2 sightings").click().run()
    laid(app, "place,equipment,date\nMazyr,T-72,2022-04-03\n", "plain.csv")
    assert not [each for each in app.get("button_group") if "day first or month first" in each.label]


def test_a_mapping_is_saved_under_a_name_and_offered_for_the_next_file_of_the_same_headings(add: AppTest) -> None:
    app = laid(add, HEAD + ROWS)
    for heading, name in (("Was", "equipment"), ("Wo", "place"), ("Datum", "observed"), ("Anzahl", "count")):
        field_of(app, heading).set_value(name).run()
    next(each for each in app.text_input if each.label == "Name").set_value("desk table")
    button(app, "Save").click().run()
    assert [each.name for each in list_mappings(shared.records())] == ["desk table"]
    button(app, "Add 2 sightings").click().run()
    laid(app, HEAD + "Brest;Objekt C;2;2022-12-09;\n", "next.csv")
    saved = next(each for each in app.selectbox if each.label == "Saved mapping")
    saved.set_value("desk table").run()
    assert "1 review" in words_on(app)
    assert field_of(app, "Anzahl").value == "count"


def test_what_was_stored_is_undone_and_redone_in_place(add: AppTest) -> None:
    app = laid(add, "place,equipment,date\nMazyr,Ural truck,2022-12-03\n")
    button(app, "Add 1 sighting").click().run()
    button(app, "Undo").click().run()
    assert "Import b0001 of table.csv is undone" in words_on(app)
    button(app, "Redo").click().run()
    assert "Stored as import b0001" in words_on(app)


def test_the_signature_of_the_page_stands_in_the_list_of_imports(add: AppTest) -> None:
    app = laid(add, "place,equipment,date\nMazyr,Ural truck,2022-12-03\n")
    next(each for each in app.text_input if each.label == "Signed").set_value("desk 2").run()
    button(app, "Add 1 sighting").click().run()
    assert "desk 2" in words_on(app)


def test_a_column_that_could_name_a_person_is_released_by_hand(add: AppTest) -> None:
    app = laid(add, "place,equipment,date,phone\nMazyr,Ural truck,2022-12-03,platform 2\n")
    assert "could name a person" in words_on(app)
    button(app, "It names nobody").click().run()
    assert field_of(app, "phone").value == ""
    field_of(app, "phone").set_value("note").run()
    assert "1 accepted" in words_on(app)


def test_several_files_are_looked_at_and_stored_one_after_the_other(add: AppTest) -> None:
    first = ("a.csv", b"place,equipment,date\nMazyr,Ural truck,2022-12-03\n", "text/csv")
    second = ("b.csv", b"place,equipment,date\nHomel,T-72 tank,2022-12-03\nBrest,T-72 tank,2022-12-03\n", "text/csv")
    app = add
    app.file_uploader[0].set_value([first, second]).run()
    assert not app.exception
    button(app, "Add 1 sighting").click().run()
    button(app, "Add 2 sightings").click().run()
    assert "Stored as import b0001" in words_on(app)
    assert "Stored as import b0002" in words_on(app)


def test_a_sighting_by_hand_shows_its_verdict_before_it_is_added_and_makes_room_for_the_next(add: AppTest) -> None:
    app = add
    next(each for each in app.get("button_group") if each.label == "Add").set_value("one by hand").run()
    assert "Say what was seen, where, and when" in words_on(app)
    for label, text in (
        ("What was seen, as said", "Ural truck"),
        ("How many, as said", "30-40"),
        ("Where it was seen, as said", "Mazyr"),
        ("First day or time", "2022-12-13"),
    ):
        next(each for each in app.text_input if each.label == label).set_value(text).run()
    assert "accepted" in words_on(app)
    button(app, "Add this sighting").click().run()
    assert not app.exception
    assert "Stored as import b0001: 1 accepted" in words_on(app)
    values = {each.label: each.value for each in app.text_input}
    assert values["What was seen, as said"] == ""
    assert values["First day or time"] == "2022-12-13"


def test_a_corrected_file_shows_the_difference_and_mends_the_held_rows_only_on_demand(add: AppTest) -> None:
    told = "place,equipment,count,date,source,url\nMazyr,Ural truck,{},2022-12-03,Desk,https://example.org/1\n"
    app = laid(add, told.format(5))
    button(app, "Add 1 sighting").click().run()
    laid(app, told.format("30-40"), "mended.csv")
    assert "1 review" in words_on(app)
    mend = next(each for each in app.toggle if each.label.startswith("Mend the rows held"))
    shown = [each.value for each in app.dataframe if "held" in each.value.columns]
    assert shown[0].iloc[0][["held", "said"]].to_list() == ["5", "30–40"]
    mend.set_value(True).run()
    button(app, "Mend 1 held").click().run()
    assert not app.exception
    rows = queries.rows(shared.mirror(), Filters(status=("all",)))
    assert rows.column("count_max").to_pylist() == [40]
    button(app, "Undo").click().run()
    assert queries.rows(shared.mirror(), Filters(status=("all",))).column("count_max").to_pylist() == [5]
