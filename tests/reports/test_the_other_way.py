"""What goes the other way without a verb, what is only written on a vehicle, one more of what was told."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


@pytest.mark.parametrize(
    "text",
    [
        "З Лунинця на Пінськ їде десяток «Тигрів», назустріч — три бензовози.",
        "Из Лунинца на Пинск едет десяток «Тигров», а навстречу — три бензовоза.",
        "З Лунінца ў Пінск ідуць дзесяць «Тыграў», насустрач — тры бензавозы.",
        "Ten Tigrs are driving from Luninets to Pinsk, and in the opposite direction three fuel trucks.",
        "З Лунинця на Пінськ їде десяток «Тигрів». У зворотному напрямку — три бензовози.",
        "З Лунінца ў Пінск ідуць дзесяць «Тыграў», назад — тры бензавозы.",
    ],
)
def test_what_goes_the_other_way_without_a_verb_has_the_two_ends_turned(text: str) -> None:
    first, second = told(text)
    assert names(first) == ("Luninets", "Pinsk", "Pinsk")
    assert names(second) == ("Pinsk", "Luninets", "Luninets")
    assert second["count_min"] == 3


@pytest.mark.parametrize(
    "text",
    [
        "Учора з Пінська до Лунинця пройшло 12 танків, а у зворотному напрямку 9.",
        "Вчера из Пинска в Лунинец прошло 12 танков, обратно 9.",
    ],
)
def test_a_bare_number_goes_the_other_way(text: str) -> None:
    there, back = told(text)
    assert (there["count_min"], back["count_min"]) == (12, 9)
    assert names(back) == ("Luninets", "Pinsk", "Pinsk")


def test_who_meets_those_that_pass_is_where_they_pass_and_comes_from_where_they_go() -> None:
    _, met = told("Через Лунинець на Пінськ пройшло 10 танків, назустріч — три бензовози.")
    assert names(met) == ("Pinsk", "Luninets", None)


@pytest.mark.parametrize(
    "text",
    [
        "Сьогодні через Рудню в'їхали 17 бензовозів із написом «Росгвардія».",
        "Сегодня через Рудню въехали 17 бензовозов с надписью «Росгвардия».",
        "Сёння праз Рудню ўехалі 17 бензавозаў з налепкай «Вайсковая паліцыя».",
        '17 fuel trucks marked "Military Police" entered via Rudnya today.',
    ],
)
def test_what_is_written_on_a_vehicle_is_no_sighting(text: str) -> None:
    (only,) = told(text)
    assert (only["equipment"], only["count_min"]) == ("fuel truck", 17)


@pytest.mark.parametrize(
    "text",
    [
        "Із Сещі до Зябрівки перелетіли два Су-34, третій сів у Бобруйську.",
        "Из Сещи в Зябровку перелетели два Су-34, третий сел в Бобруйске.",
        "Two Su-34s flew from Seshcha to Ziabrauka, a third landed at Babruisk.",
    ],
)
def test_one_that_counts_on_came_from_where_the_first_came(text: str) -> None:
    _, third = told(text)
    assert (third["place"]["name"], third["origin"]["name"], third["flow"]) == ("Babruisk", "Seshcha", "in")


def test_one_more_train_does_not_tell_the_first_ones_one_by_one() -> None:
    assert [each["count_min"] for each in told("Два эшелона ушли из Бреста в Пинск, ещё один прибыл в Лиду.")] == [2, 1]


def test_pieces_count_what_came_not_what_its_teller_sat_in() -> None:
    (only,) = told("Їхала маршруткою, на Мозир ішли БТРи. Сім штук.")
    assert (only["equipment_class"], only["count_min"]) == ("apc", 7)


@pytest.mark.parametrize(
    "text",
    [
        "З Бронної Гори на Барановичі проштовхнули двадцять критих вагонів, а назад пригнали 12 порожніх.",
        "Из Бронной Горы в Барановичи протолкнули двадцать крытых вагонов, а назад пригнали 12 порожних.",
    ],
)
def test_what_was_driven_back_leaves_what_was_pushed_there_as_it_is(text: str) -> None:
    there, back = told(text)
    assert (there["count_min"], names(there)[1:]) == (20, ("Baranavichy", "Baranavichy"))
    assert (back["count_min"], names(back)[0]) == (12, "Baranavichy")
