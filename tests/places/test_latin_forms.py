"""Latin case forms lead back to their names: Łacinka through its Cyrillic, Polish by its endings."""

from __future__ import annotations

import pytest

from geo.model import GeocodeStatus, PlaceKind
from geo.places.latin_forms import from_lacinka, polish_nominatives
from geo.places.offline import open_geocoder
from geo.places.query import Geocoded, PlaceQuery


def ask(text: str, **more: object) -> Geocoded:
    return open_geocoder().geocode(PlaceQuery(text=text, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "cyrillic"),
    [
        ("Mazyry", "мазыры"),
        ("Vilejkaj", "вілейкай"),
        ("Novaj Hucie", "новай гуце"),
        ("Starabiešava", "старабешава"),
        ("Iłavajskam", "ілавайскам"),
        ("Łunińca", "лунінца"),
        ("Ilmoŭka", "ільмоўка"),
        ("Mazyrom", "мазыром"),
        ("Bieraści", "берасці"),
    ],
)
def test_lacinka_is_read_back_into_cyrillic(name: str, cyrillic: str) -> None:
    assert cyrillic in from_lacinka(name)


@pytest.mark.parametrize("name", ["Osipowicze", "Mykolaivka 2", "Kharkiv-Shosha", "Šiauliųq", "Гомель", "Quxa", "Ceĺ"])
def test_other_spellings_are_no_lacinka(name: str) -> None:
    assert from_lacinka(name) == ()


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Orszy", "orsza"),
        ("Ochtyrce", "ochtyrka"),
        ("Konotopie", "konotop"),
        ("Głuchowa", "głuchów"),
        ("Łunińca", "łuniniec"),
        ("Kowlu", "kowel"),
        ("Żabinkę", "żabinka"),
        ("Baranowiczami", "baranowicze"),
        ("brzeskim", "brzeski"),
    ],
)
def test_polish_endings_are_undone(form: str, name: str) -> None:
    assert name in polish_nominatives(form)


@pytest.mark.parametrize("name", ["Homel", "Kobryn", "Maria", "Wy"])
def test_what_shows_nothing_polish_is_left_alone(name: str) -> None:
    assert polish_nominatives(name) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("u Mazyry", "Mazyr"),
        ("pad Homielem", "Homel"),
        ("pad Vilejkaj", "Vileika"),
        ("do Łunińca", "Luninets"),
        ("pod Orszą", "Orsha"),
        ("w Ochtyrce", "Okhtyrka"),
        ("w Konotopie", "Konotop"),
    ],
)
def test_a_latin_case_form_is_found(text: str, name: str) -> None:
    place = ask(text).place
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Bahnhof Polonka", PlaceKind.STATION, "Polonka railway station"),
        ("Flugplatz Luninets", PlaceKind.AIRFIELD, "Luninets air base"),
        ("auf dem Truppenübungsplatz Repischtscha", PlaceKind.TRAINING_GROUND, "Repishcha training ground"),
        ("stację kolejową Połonka", PlaceKind.STATION, "Polonka railway station"),
        ("na poligonie lepelskim", PlaceKind.TRAINING_GROUND, "Zaslonauski"),
        ("poligon Domanowski", PlaceKind.TRAINING_GROUND, "Damanava training ground"),
    ],
)
def test_german_and_polish_type_words_say_the_sort_of_place(text: str, kind: PlaceKind, name: str) -> None:
    place = ask(text, country="BY").place
    assert place is not None
    assert (place.kind, place.name) == (kind, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("u Homielskim rajonie", "Homel district"),
        ("u Naraŭlanskim rajonie", "Naroulia district"),
        ("rejon baranowicki", "Baranavichy district"),
        ("w Homielskaj vobłaści", "Homel region"),
        ("im Landkreis Bohoduchiw", "Bohodukhiv district"),
    ],
)
def test_districts_and_regions_of_latin_writing_are_areas(text: str, name: str) -> None:
    answer = ask(text)
    assert answer.status is GeocodeStatus.REGION
    assert answer.place is not None
    assert answer.place.name == name
