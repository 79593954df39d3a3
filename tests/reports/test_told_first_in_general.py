"""What news tell in general first, what is like a thing told before, and words of what sort things are."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


def read(text: str) -> list[tuple[str, int | None, str | None]]:
    return [(each["equipment"], each["count_min"], (each["place"] or {}).get("name")) for each in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Россия перебросила истребители в Мачулищи. Так пишет канал. На аэродром Мачулищи прилетели шесть Су-34.",
            [("Su-34", 6, "Machulishchy air base")],
        ),
        (
            "Шведские истребители F-35 прибыли в Польшу. «На базу в Мальборке прилетели шведские F-35», — сказал он.",
            [("F-35 fighter aircraft", None, "Malbork")],
        ),
        (
            "В Беларусь прилетели вертолёты. В среду на аэродроме Лида приземлились пять Ми-8.",
            [("Mi-8", 5, "Lida air base")],
        ),
    ],
)
def test_what_is_told_in_general_first_is_no_sighting_beside_its_whole(
    text: str, expected: list[tuple[str, int | None, str | None]]
) -> None:
    assert read(text) == expected


def test_a_train_between_countries_is_told_again_with_its_station() -> None:
    text = "Вчера из Беларуси в Россию отправился эшелон с солдатами. Со станции Лепель в Россию отправлен эшелон."
    assert len(told(text)) == 1
    more = "Вчера из Беларуси в Россию отправился эшелон. Ещё один эшелон отправлен со станции Лепель."
    assert len(told(more)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Истребители вылетели из Лиды. В Барановичи прилетели четыре Су-30.",
        "В Лиду прибыли вертолёты. Ещё четыре Ми-8 прибыли в Лиду в среду.",
        "Грузовики ушли в Слоним. Четыре танка пришли в Лиду.",
    ],
)
def test_what_happened_elsewhere_or_besides_stays(text: str) -> None:
    assert len(told(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "По М5 под Слуцком тянутся тягачи. Такая же колонна вчера прошла через Столбцы.",
        "По М5 под Слуцком тянутся тягачи. Похожую колонну вчера видели в Столбцах.",
        "Трасою біля Слуцка йдуть тягачі. Схожа колона вчора пройшла через Столбці.",
    ],
)
def test_a_column_like_the_one_before_is_another(text: str) -> None:
    assert [names(each)[1] for each in told(text)] == ["Slutsk", "Stoubtsy"]


@pytest.mark.parametrize(
    ("text", "equipment", "count"),
    [
        ("В Лиде приземлились пять истребителей-перехватчиков дальнего радиуса действия МиГ-31.", "MiG-31K", 5),
        ("Над Лидой пролетели три вертолёта огневой поддержки Ми-24.", "Mi-24", 3),
        ("У Ліду прибули вісім комплексів малої дальності «Тор-М2».", "Tor-M2", 8),
        ("В Лиду прилетели девять самолётов-истребителей.", "fighter aircraft", 9),
        ("В Лиду прилетели два истребителя ВКС РФ Су-30СМ.", "Su-30SM", 2),
        ("В Литву прибыли пять истребителей ВВС Польши МиГ-29.", "MiG-29", 5),
        ("В Слониме видели 4 машины (типа внедорожник или мини-фургон).", "vehicle", 4),
    ],
)
def test_words_that_say_of_what_sort_things_are_make_no_second_thing(text: str, equipment: str, count: int) -> None:
    assert [(each["equipment"], each["count_min"]) for each in told(text)] == [(equipment, count)]


def test_one_of_several_places_is_where_things_come_to() -> None:
    [sighting] = told("На один из аэродромов Коми приземлились пять Су-34.")
    assert names(sighting)[:2] == (None, "Komi Republic")


def test_a_reservoir_is_no_town_and_an_airspace_owns_nothing() -> None:
    [sighting] = told("Дрон зашёл в воздушное пространство РБ и летел к Киевскому водохранилищу.")
    assert sighting["affiliation"] is None
    assert "Kievskiy" not in {(sighting[role] or {}).get("name") for role in ("place", "destination")}
