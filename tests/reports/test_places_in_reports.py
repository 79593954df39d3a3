"""Where things were seen, came from and went is read from words of place in four languages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from geo.places.offline import open_geocoder
from geo.reports.stream import extract_stream


def read(text: str, published: str | None = "2023-02-10") -> list[dict[str, Any]]:
    line = json.dumps({"id": 1, "text": text, "published": published})
    (answer,) = (json.loads(each) for each in extract_stream([line], open_geocoder()))
    sightings: list[dict[str, Any]] = answer["sightings"]
    return sightings


def names(sighting: dict[str, Any]) -> tuple[str | None, str | None, str | None]:
    """Return the names of origin, place and destination."""
    roles = (sighting["origin"], sighting["place"], sighting["destination"])
    origin, place, destination = (role["name"] if role else None for role in roles)
    return origin, place, destination


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("9 лютого Бобруйськ проїхали сім БТР-82А.", "Babruisk"),
        ("Семь БТР-82А проехали вчера вечером Жлобин.", "Zhlobin"),
        ("Станцыю Асіповічы ўчора мінуў эшалон з 30 платформаў.", "Asipovichy"),
        ("Аэродром Лида вчера принял четыре Су-25.", "Lida"),
        ("Семь тягачей вчера прошли Верхние Лужки на Гомель.", "Luzhki"),
    ],
)
def test_a_name_beside_a_verb_of_passing_or_taking_in_is_where_it_was(text: str, place: str) -> None:
    assert place in str(read(text)[0]["place"]["name"])


def test_a_government_that_takes_in_is_no_spot() -> None:
    (planes,) = read("Минск принял вчера 12 истребителей Су-30СМ.")
    assert planes["place"] is None or planes["place"]["name"] != "Minsk"


@pytest.mark.parametrize(
    ("text", "place", "kind"),
    [
        ("Учора на лідскім аэрадроме селі два Су-30СМ.", "Lida", "airfield"),
        ("Вчера 12 грузовиков видели в мозырском районе.", "Mazyr", "admin2"),
        ("Вчера на брестский вокзал прибыл эшелон с 20 танками.", "Brest", None),
    ],
)
def test_an_adjective_of_a_town_names_its_airfield_district_or_station(text: str, place: str, kind: str | None) -> None:
    said = read(text)[0]["place"]
    assert place in said["name"]
    assert kind in {None, said["kind"]}


@pytest.mark.parametrize(
    ("text", "destination"),
    [
        ("Из Брянской области в Гомельскую вчера перегнали 14 танков.", "Homel region"),
        ("З Віцебскай вобласці ў Магілёўскую ўчора перакінулі 9 танкаў.", "Mahiliou region"),
    ],
)
def test_a_region_is_read_where_the_word_for_region_is_left_out(text: str, destination: str) -> None:
    assert read(text)[0]["destination"]["name"] == destination


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday 12 trucks crossed the bridge over the Pripyat near Turau.",
        "Вчера 12 грузовиков прошли по мосту через Припять возле Турова.",
        "Учора 12 грузавікоў прайшлі па мосце праз Прыпяць каля Турава.",
        "Учора 12 вантажівок пройшли мостом через Прип'ять біля Турова.",
    ],
)
def test_a_river_gives_way_to_the_town_beside_it(text: str) -> None:
    assert read(text)[0]["place"]["name"].startswith("Tura")


def test_a_sea_is_told_without_a_pin() -> None:
    (ships,) = read("Два десантных корабля вчера вышли в Черное море.")
    told = ships["place"] or ships["destination"]
    assert (told["name"], told["lat"]) == ("Black Sea", None)


def test_a_crossing_passed_is_where_it_was_and_the_country_its_origin() -> None:
    (vehicles,) = read("Вчера через пункт пропуска «Новая Гута» из Украины выведено 20 танков.")
    assert names(vehicles)[0] == "Ukraine"
    assert "Huta" in str(names(vehicles)[1])
    assert vehicles["flow"] == "in"


def test_a_witness_stands_in_for_the_place_only_where_no_other_is_told() -> None:
    (told,) = read("Residents of Vetka counted 12 Ural trucks yesterday.")
    assert told["place"]["name"] == "Vetka"
    (other,) = read("Residents of Vetka saw 12 Ural trucks near Dobrush yesterday.")
    assert other["place"]["name"] == "Dobrush"
