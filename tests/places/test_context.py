"""What stands beside a name decides between namesakes, and everyday words are no places."""

from __future__ import annotations

import pytest

from geo.model import GeocodeStatus, PlaceKind
from geo.places.geometry import km_on_sphere
from geo.places.offline import open_geocoder
from geo.places.phrase import read_phrase
from geo.places.query import Geocoded, PlaceQuery

IVANAVA, IVANOVO, VETKA, NAROULIA = (52.145, 25.532), (57.0, 40.97), (52.56, 31.18), (51.796, 29.5)
OLD_ROADS, GREAT_LUKI, MARINA_HORKA = (53.04, 28.27), (56.34, 30.52), (53.51, 28.15)


def ask(text: str, *context: str, country: str | None = None) -> Geocoded:
    return open_geocoder().geocode(PlaceQuery(text=text, context=context, country=country))


def near(answer: Geocoded, point: tuple[float, float], km: float = 15.0) -> bool:
    return answer.place is not None and km_on_sphere((answer.place.lat, answer.place.lon), point) <= km


@pytest.mark.parametrize("text", ["Ivanava", "Іваново", "Іванава"])
def test_a_small_town_beside_its_neighbours_is_meant_before_a_far_city_of_the_name(text: str) -> None:
    assert near(ask(text, "Пінськ" if text == "Іваново" else "Пінск", "Кобрин"), IVANAVA)


def test_without_context_the_city_is_meant() -> None:
    assert near(ask("Иваново", country="RU"), IVANOVO)


def test_beside_its_neighbours_a_town_is_found_under_the_name_of_another_language() -> None:
    assert near(ask("Вітка", "Гомель"), VETKA)
    assert not near(ask("Вітка"), VETKA)


def test_a_crossing_beside_the_border_s_towns_is_no_far_village_of_its_name() -> None:
    answer = ask("Олександрівка", "Нароўля", "Брагін", "Камарын")
    assert answer.status is not GeocodeStatus.RESOLVED
    assert answer.candidates[0].country == "BY"


@pytest.mark.parametrize("text", ["Камарын", "Комарина", "из Мокран"])
def test_a_village_goes_before_the_crossing_beside_it(text: str) -> None:
    place = ask(text).place
    assert place is not None
    assert (place.kind, place.country) == (PlaceKind.SETTLEMENT, "BY")
    crossing = ask(f"пункт пропуска {text.removeprefix('из ')}").place
    assert crossing is not None
    assert crossing.kind is PlaceKind.BORDER_CROSSING


def test_a_town_is_found_in_ukrainian_cases_where_lists_write_its_name_with_a_russian_letter() -> None:
    answer = ask("Берези", "Брест", "Кобрин")
    assert answer.status is GeocodeStatus.RESOLVED
    assert near(answer, (52.53, 24.98))


def test_a_name_that_is_sure_alone_is_weighed_again_beside_the_rest_of_its_report() -> None:
    queries = [PlaceQuery(text=text) for text in ("Вітка", "Гомель", "Добруш")]
    alone = open_geocoder().geocode(queries[0])
    assert alone.status is GeocodeStatus.RESOLVED
    together = open_geocoder().geocode_many(queries)
    assert near(together[0], VETKA)


@pytest.mark.parametrize("text", ["Kena", "Кена"])
def test_another_name_of_a_far_place_is_not_sure(text: str) -> None:
    assert ask(text).status is not GeocodeStatus.RESOLVED
    assert ask(text).status is not GeocodeStatus.REGION


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("Старих Доріг", OLD_ROADS),
        ("Вялікіх Лук", GREAT_LUKI),
        ("у Мар'інай Горцы", MARINA_HORKA),
        ("Чорнобиля", (51.27, 30.22)),
        ("Новоросійська", (44.72, 37.77)),
        ("у Зяброўцы", (52.3, 31.16)),
        ("Лельчиць", (51.79, 28.33)),
        ("Володимирі", (50.85, 24.32)),
        ("Растоў", (47.23, 39.7)),
    ],
)
def test_rare_case_forms_and_neighbours_names(text: str, point: tuple[float, float]) -> None:
    assert near(ask(text), point)


@pytest.mark.parametrize("text", ["Брестщина", "на Брестщине", "Берасцейшчына"])
def test_the_land_of_a_region_s_town_is_the_region(text: str) -> None:
    place = ask(text).place
    assert place is not None
    assert (place.name, place.kind) == ("Brest region", PlaceKind.ADMIN1)


@pytest.mark.parametrize("text", ["Столинщина", "Столінщиною"])
def test_the_land_of_a_town_is_no_region_of_a_like_name(text: str) -> None:
    assert near(ask(text), (51.89, 26.85), 32)


@pytest.mark.parametrize(
    "text",
    [
        "a valley",
        "the forest",
        "a field",
        "the river",
        "у лісі",
        "в лесу",
        "поле",
        "дорога",
        "мост",
        "деревня",
        "склад",
    ],
)
def test_everyday_words_written_small_are_no_villages(text: str) -> None:
    answer = ask(text, country="UA")
    assert answer.status is GeocodeStatus.NOT_FOUND


@pytest.mark.parametrize(("text", "point"), [("gomel", (52.434, 30.975)), ("осиповичи", (53.306, 28.629))])
def test_towns_written_small_are_found(text: str, point: tuple[float, float]) -> None:
    assert near(ask(text), point)


BREST_RECHYTSA, KOSTIANTYNIVKA = (51.85, 26.78), (48.53, 37.71)


def test_town_and_village_tell_namesakes_apart() -> None:
    town, said = ask("г. Речица"), ask("д. Речица")
    assert town.status is GeocodeStatus.RESOLVED
    assert said.status is GeocodeStatus.AMBIGUOUS
    assert any(each.admin1 == "Brest region" for each in said.candidates[:2])


@pytest.mark.parametrize("text", ["д. Осиповичи", "дер. Осиповичи", "village of Osipovichi"])
def test_a_village_said_is_no_town_where_villages_bear_the_name(text: str) -> None:
    answer = ask(text)
    assert answer.status is not GeocodeStatus.RESOLVED
    assert answer.place is not None
    assert answer.place.admin1 != "Mahiliou region"


@pytest.mark.parametrize("text", ["Константиновка", "Konstantinovka", "Konstantinovka town", "Костянтинівка"])
def test_a_city_called_after_a_saint_is_meant_in_russian_too(text: str) -> None:
    assert near(ask(text), KOSTIANTYNIVKA)


def test_a_town_that_alone_bears_the_name_is_meant_by_village_too() -> None:
    answer = ask("village of Ivanava")
    assert near(answer, IVANAVA)
    assert answer.status is GeocodeStatus.RESOLVED


def test_a_small_letter_before_a_stop_is_a_village_and_no_railway() -> None:
    kinds = {text: read_phrase(text).kind for text in ("д. Речица", "в. Рэчыца", "ж/д Речица", "жд Речица")}
    assert kinds == {
        "д. Речица": PlaceKind.SETTLEMENT, "в. Рэчыца": PlaceKind.SETTLEMENT,
        "ж/д Речица": PlaceKind.STATION, "жд Речица": PlaceKind.STATION,
    }  # fmt: skip


def test_an_area_said_rules_out_what_bears_the_name_elsewhere() -> None:
    answer = open_geocoder().geocode(PlaceQuery(text="Kuteinikovo", admin1="Rostov Oblast"))
    assert answer.status is GeocodeStatus.NOT_FOUND
