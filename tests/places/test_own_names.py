"""The user's own lists: a thousand made-up villages are found in every case, homonyms stay open."""

from __future__ import annotations

import csv
import zipfile
from itertools import product
from typing import TYPE_CHECKING

import pytest

from geo.errors import InputFileError
from geo.model import GeocodeStatus, PlaceKind
from geo.places.extra import add_file, gazetteer_info, remove_file
from geo.places.offline import open_geocoder
from geo.places.query import PlaceQuery

if TYPE_CHECKING:
    from pathlib import Path

    from geo.places.offline import OfflineGeocoder

# Made-up stems in Belarusian, Russian and Latin letters; none is a real place's.
STEMS = [
    (be + middle_be, ru + middle_ru, latin + middle_latin)
    for (be, ru, latin), (middle_be, middle_ru, middle_latin) in product(
        [
            ("Жвірбл", "Жвирбл", "Zhvirbl"),
            ("Пурбарт", "Пурбарт", "Purbart"),
            ("Вэйшмун", "Вейшмун", "Veishmun"),
            ("Кулдзір", "Кулдир", "Kuldzir"),
            ("Мугрэнт", "Мугрент", "Muhrent"),
            ("Шпэтруж", "Шпетруж", "Shpetruzh"),
            ("Гундаст", "Гундаст", "Hundast"),
            ("Фальмун", "Фальмун", "Falmun"),
            ("Цвірпун", "Цвирпун", "Tsvirpun"),
            ("Драгзун", "Драгзун", "Drahzun"),
        ],
        [
            ("", "", ""),
            ("аш", "аш", "ash"),
            ("ул", "ул", "ul"),
            ("ант", "ант", "ant"),
            ("урб", "урб", "urb"),
            ("эн", "ен", "en"),
            ("ап", "ап", "ap"),
            ("ум", "ум", "um"),
            ("іст", "ист", "ist"),
            ("ол", "ол", "ol"),
        ],
    )
]
# Endings with their cases: nominative, genitive, locative, instrumental; be, then ru; then Latin nominative.
ENDINGS = [
    (("авічы", "авіч", "авічах", "авічамі"), ("овичи", "ович", "овичах", "овичами"), "avichy"),
    (("аўка", "аўкі", "аўцы", "аўкай"), ("овка", "овки", "овке", "овкой"), "auka"),
    (("ава", "ава", "аве", "авам"), ("ово", "ова", "ове", "овом"), "ava"),
    (("ішкі", "ішак", "ішках", "ішкамі"), ("ишки", "ишек", "ишках", "ишками"), "ishki"),
    (("аўшчына", "аўшчыны", "аўшчыне", "аўшчынай"), ("овщина", "овщины", "овщине", "овщиной"), "aushchyna"),
    (("ец", "ца", "цы", "цом"), ("ец", "ца", "це", "цом"), "ets"),
    (("аны", "ан", "анах", "анамі"), ("аны", "ан", "анах", "анами"), "any"),
    (("ск", "ска", "ску", "скам"), ("ск", "ска", "ске", "ском"), "sk"),
    (("іца", "іцы", "іцы", "іцай"), ("ица", "ицы", "ице", "ицей"), "itsa"),
    (("ін", "іна", "іне", "інам"), ("ин", "ина", "ине", "ином"), "in"),
]
VILLAGES = [
    ([stem[0] + end for end in be], [stem[1] + end for end in ru], stem[2] + latin)
    for stem, (be, ru, latin) in product(STEMS, ENDINGS)
]


def spot(number: int) -> tuple[float, float]:
    """Spread the villages over Belarus."""
    return 52.0 + 0.05 * (number // 40), 25.0 + 0.12 * (number % 40)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a user folder with the thousand villages and five pairs of homonyms."""
    folder = tmp_path_factory.mktemp("user")
    path = folder / "villages.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name:be", "name_ru", "latin", "lat", "lon", "country"])
        for number, (be, ru, latin) in enumerate(VILLAGES):
            writer.writerow([be[0], ru[0], latin, *spot(number), "BY"])
        for number in range(5):
            for lat in (52.3, 55.1):
                writer.writerow([f"Двойнэмунды{'абвгд'[number]}", "", "", lat, 26.0 + number, "BY"])
    added = add_file(path, folder)
    assert (added.taken, added.refused) == (1010, ())
    return folder


@pytest.fixture(scope="module")
def geocoder(folder: Path) -> OfflineGeocoder:
    return open_geocoder(folder)


def found(geocoder: OfflineGeocoder, text: str, number: int) -> bool:
    place = geocoder.geocode(PlaceQuery(text=text)).place
    return place is not None and (round(place.lat, 4), round(place.lon, 4)) == tuple(round(x, 4) for x in spot(number))


def test_there_are_a_thousand_different_villages() -> None:
    assert len(VILLAGES) == len({latin for _, _, latin in VILLAGES}) == 1000


@pytest.mark.parametrize(("case", "at"), [("nominative", 0), ("genitive", 1), ("locative", 2), ("instrumental", 3)])
@pytest.mark.parametrize("language", [0, 1], ids=["be", "ru"])
def test_villages_are_found_in_every_case(geocoder: OfflineGeocoder, language: int, case: str, at: int) -> None:
    right = sum(found(geocoder, village[language][at], number) for number, village in enumerate(VILLAGES))
    assert right >= 970, f"{right} of 1000 in the {case}"


def test_villages_are_found_by_their_latin_name(geocoder: OfflineGeocoder) -> None:
    assert sum(found(geocoder, latin, number) for number, (_, _, latin) in enumerate(VILLAGES)) >= 970


def test_villages_are_found_under_a_preposition_and_a_type_word(geocoder: OfflineGeocoder) -> None:
    assert found(geocoder, f"под {VILLAGES[7][1][3]}", 7)
    assert found(geocoder, f"в деревне {VILLAGES[7][1][0]}", 7)
    assert found(geocoder, f"каля вёскі {VILLAGES[3][0][0]}", 3)


@pytest.mark.parametrize("number", range(5))
def test_homonyms_stay_ambiguous(geocoder: OfflineGeocoder, number: int) -> None:
    answer = geocoder.geocode(PlaceQuery(text=f"Двойнэмунды{'абвгд'[number]}"))
    assert answer.status is GeocodeStatus.AMBIGUOUS
    assert {round(place.lat, 1) for place in answer.candidates} == {52.3, 55.1}


def test_homonyms_are_settled_by_what_lies_near(geocoder: OfflineGeocoder) -> None:
    answer = geocoder.geocode(PlaceQuery(text="Двойнэмундыа", near=(52.31, 26.05)))
    assert answer.status is GeocodeStatus.RESOLVED
    assert answer.place is not None
    assert round(answer.place.lat, 1) == 52.3


def test_names_that_are_all_open_are_chosen_together_where_they_lie_near_each_other(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    rows = [
        ("Шпэтружава", 52.3, 26.0),
        ("Шпэтружава", 55.3, 30.0),
        ("Гундастава", 55.4, 30.2),
        ("Гундастава", 52.9, 24.1),
    ]
    path.write_text("name,lat,lon,country\n" + "".join(f"{name},{lat},{lon},BY\n" for name, lat, lon in rows), "utf-8")
    add_file(path, tmp_path)
    asked = [PlaceQuery(text="Шпэтружава"), PlaceQuery(text="Гундастава")]
    together = open_geocoder(tmp_path).geocode_many(asked)
    assert [answer.place and round(answer.place.lat, 1) for answer in together] == [55.3, 55.4]
    assert all(answer.status is GeocodeStatus.AMBIGUOUS for answer in together)
    assert all(len(answer.candidates) == 2 for answer in together)
    swapped = open_geocoder(tmp_path).geocode_many(asked[::-1])
    assert swapped == together[::-1]


UKRAINIAN_ENDINGS = [
    ("івка", "івки", "івці", "івкою"),
    ("ичі", "ичів", "ичах", "ичами"),
    ("ове", "ового", "овому", "овим"),
    ("ани", "ан", "анах", "анами"),
    ("ське", "ського", "ському", "ським"),
    ("иця", "иці", "иці", "ицею"),
    ("ине", "иного", "иному", "иним"),
    ("івщина", "івщини", "івщині", "івщиною"),
    ("не", "ного", "ному", "ним"),
    ("ки", "ок", "ках", "ками"),
]
UKRAINIAN = [[stem[1].replace("ы", "и") + end for end in ends] for stem, ends in product(STEMS, UKRAINIAN_ENDINGS)]


@pytest.fixture(scope="module")
def in_ukraine(tmp_path_factory: pytest.TempPathFactory) -> OfflineGeocoder:
    """Return a geocoder with a thousand villages that have Ukrainian names only."""
    folder = tmp_path_factory.mktemp("ukraine")
    path = folder / "villages.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name_uk", "lat", "lon", "country"])
        writer.writerows([cases[0], *spot(number), "UA"] for number, cases in enumerate(UKRAINIAN))
    add_file(path, folder)
    return open_geocoder(folder)


@pytest.mark.parametrize(("case", "at"), [("nominative", 0), ("genitive", 1), ("locative", 2), ("instrumental", 3)])
def test_ukrainian_villages_are_found_in_every_case(in_ukraine: OfflineGeocoder, case: str, at: int) -> None:
    right = sum(found(in_ukraine, cases[at], number) for number, cases in enumerate(UKRAINIAN))
    assert right >= 0.97 * len(UKRAINIAN), f"{case}: {right} of {len(UKRAINIAN)}"


def test_a_place_of_the_user_wins_over_the_shipped_one(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,lat,lon,country\nMazyr,52.5,28.5,BY\n", encoding="utf-8")
    add_file(path, tmp_path)
    place = open_geocoder(tmp_path).geocode(PlaceQuery(text="Mazyr")).place
    assert place is not None
    assert (place.lat, place.lon) == (52.5, 28.5)
    assert place.method.startswith("user")


def test_the_same_file_again_replaces_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name;lat;lon\nПершавёска;53,1;27,2\n", encoding="utf-8")
    assert add_file(path, tmp_path).places_in_all == 1
    path.write_text("name;lat;lon\nПершавёска;53.1;27.2\nДругавёска;53.2;27.3\n", encoding="cp1251")
    assert add_file(path, tmp_path).places_in_all == 2
    info = gazetteer_info(tmp_path)
    assert info["own"]["files"] == {"mine.csv": 2}
    assert remove_file("mine.csv", tmp_path) == 2
    assert gazetteer_info(tmp_path)["own"] is None


GEONAMES_ROW = (
    "{id}\t{name}\t{name}\t{others}\t{lat}\t{lon}\t{cls}\t{code}\tBY\t\t05\t\t\t\t{people}\t\t160"
    "\tEurope/Minsk\t2020-01-01"
)


def test_a_zipped_geonames_dump_is_read(tmp_path: Path) -> None:
    rows = [
        GEONAMES_ROW.format(
            id=1, name="Vymyslivka", others="Вымыслівка,jmyslywk", lat=53.5, lon=27.9, cls="P", code="PPL", people=120
        ),
        GEONAMES_ROW.format(id=2, name="Vymysl Stop", others="", lat=53.6, lon=27.8, cls="S", code="RSTN", people=0),
        GEONAMES_ROW.format(id=3, name="Some Lake", others="", lat=53.6, lon=27.8, cls="H", code="LK", people=0),
        "broken",
    ]
    with zipfile.ZipFile(tmp_path / "BY.zip", "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("BY.txt", "\n".join(rows) + "\n")
    added = add_file(tmp_path / "BY.zip", tmp_path)
    assert (added.taken, added.refused) == (2, ((4, "1 columns instead of 19"),))
    geocoder = open_geocoder(tmp_path)
    village = (
        geocoder.geocode(PlaceQuery(text="Вымысліўцы", country="BY")).place
        or geocoder.geocode(PlaceQuery(text="Вымыслівкі", country="BY")).place
    )
    assert village is not None
    assert (village.country, village.admin1) == ("BY", "Minsk region")
    stop = geocoder.geocode(PlaceQuery(text="Vymysl Stop station")).place
    assert stop is not None
    assert stop.kind is PlaceKind.STATION


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the first row must name the columns"),
        (b"a,b\n1,2\n", "the first row must name the columns"),
        (b"name,lat,lon\n,1,2\n", "no name"),
        (b"name,lat,lon\nX1,north,2\n", "no position"),
        (b"name,lat,lon\nXy,95,12\n", "outside -90..90 (latitude and longitude may be swapped)"),
        (b"PK\x03\x04 not a zip", "damaged zip"),
        (b"\x00\x01\x02\x00binary", "is not text"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_the_mend(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(InputFileError, match=said.replace("(", r"\(").replace(")", r"\)")):
        add_file(path, tmp_path)
    assert not (tmp_path / "gazetteer").exists()


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="cannot be read"):
        add_file(tmp_path / "none.csv", tmp_path)


def test_rows_without_a_position_are_told_and_the_others_kept(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('title,coordinates\nПершавёска,"53.1, 27.2"\nДругавёска,nowhere\n', encoding="utf-8")
    added = add_file(path, tmp_path)
    assert added.taken == 1
    assert added.refused[0][0] == 2
    assert added.as_answer()["refused"] == 1
