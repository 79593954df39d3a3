"""The flow follows the borders that a report tells of."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.reading import names
from tests.reports.reading import read as read_on


def read(text: str) -> list[dict[str, Any]]:
    """Return the sightings of a report published on 10 February 2023."""
    return read_on(text, "2023-02-10")


def test_a_crossing_passed_is_where_it_was_and_the_country_its_origin() -> None:
    (vehicles,) = read("Вчера через пункт пропуска «Новая Гута» из Украины выведено 20 танков.")
    assert names(vehicles)[0] == "Ukraine"
    assert "Huta" in str(names(vehicles)[1])
    assert vehicles["flow"] == "in"


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("Вчера 12 танков вышли к белорусской границе.", "destination", "border with Belarus"),
        ("Yesterday 300 Polish soldiers arrived at the Belarusian border.", "place", "border with Belarus"),
        ("Учора з расійскага боку заехалі 12 танкаў.", "origin", "Russia"),
        ("Yesterday 12 trucks drove in from the Russian side.", "origin", "Russia"),
        ("Учора два Су-34 зайшли в білоруське небо.", "place", "Belarus"),
    ],
)
def test_adjectives_of_countries_name_their_borders_and_sides(text: str, role: str, name: str) -> None:
    assert read(text)[0][role]["name"] == name


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Five drones flew yesterday from Chernihiv region through Homel region to Bryansk region.", "transit"),
        ("About 80 Chinese paratroopers arrived in Brest yesterday.", "in"),
        ("Two Belarusian Mi-24s crossed into Poland near Bialowieza yesterday.", "out"),
        ("Вчера из России зашла колонна, до двадцати машин.", "in"),
        ("Вчера 8 платформ с танками прогнали в сторону Слуцка.", "internal"),
        ("Вчера на станцию Слуцк прибыли 8 платформ с танками.", "unknown"),
        ("За три дня в Гомель залетело из Украины девять дронов, два ушли в Россию.", "in out"),
        ("За неделю в Беларусь завезли 300 солдат, вывезли 120.", "in out"),
        ("За тыдзень у Беларусь заехала 20 эшалонаў, выехала восем.", "in out"),
        ("За тиждень до Білорусі заїхало 20 ешелонів, а виїхало вісім.", "in out"),
        ("This week 300 soldiers entered Belarus, 120 left.", "in out"),
        ("У понеділок до Пінська з Орла прибуло 40 солдатів, у вівторок звідти ж прибуло ще 25.", "in"),
        ("Польша вчера направила 500 солдат на белорусскую границу.", "unknown"),
    ],
)
def test_the_flow_follows_the_borders_that_are_told(text: str, flow: str) -> None:
    assert list(dict.fromkeys(each["flow"] for each in read(text))) == flow.split()


@pytest.mark.parametrize(
    ("text", "flows"),
    [
        ("Учора ў Лепель прывезлі шэсць С-300.", ["unknown"]),
        ("Вчера в Лепеле выгрузили 9 БМП-2.", ["unknown"]),
        ("Вчера в Лепель приехали 9 БМП-2.", ["internal"]),
        ("Вчера со станции Лепель ушли на полигон 12 грузовиков.", ["internal"]),
        ("В Лиду вчера прилетели из России шесть Су-34, обратно ушли два.", ["in", "out"]),
        ("Вчера из-под Слонима повезли автобусами в Смоленск 200 солдат.", ["out"]),
    ],
)
def test_being_brought_driving_on_and_going_back_each_have_their_flow(text: str, flows: list[str]) -> None:
    assert [each["flow"] for each in read(text)] == flows


def test_driving_into_a_town_crosses_no_border() -> None:
    (trucks,) = read("Вчера в Гомель въехали 20 грузовиков.")
    assert trucks["flow"] == "internal"


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Яшчэ адзін расійскі эшалон учора прыбыў на станцыю Баранавічы.", "in"),
        ("Яшчэ адзін эшалон учора прыбыў на станцыю Баранавічы.", "unknown"),
        ("Вчера в Лиде сели три российских Су-30СМ.", "unknown"),
    ],
)
def test_a_train_called_by_another_country_came_in(text: str, flow: str) -> None:
    assert read(text)[0]["flow"] == flow


def test_a_place_that_is_hardly_known_tells_no_border() -> None:
    (buses,) = read("Учора 7 аўтобусаў выехалі з Цэлі ў Расію праз Магілёў.")
    assert buses["flow"] in {"out", "unknown"}


@pytest.mark.parametrize(
    ("text", "origin", "flow"),
    [
        ("Учора з російського Іванова до Мачулищ прилетів А-50.", "RU", "in"),
        ("Вчера из украинского Чернигова в белорусский Гомель пришли 20 танков.", "UA", "in"),
    ],
)
def test_the_adjective_of_a_country_tells_which_namesake_is_meant(text: str, origin: str, flow: str) -> None:
    first = read(text)[0]
    assert (first["origin"]["country"], first["flow"]) == (origin, flow)


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Вчера 40 танков перешли границу с Украиной через Новую Гуту.", "out"),
        ("Сегодня 50 машин через границу проследовали в Дубровно.", "in"),
    ],
)
def test_a_border_passed_tells_the_way(text: str, flow: str) -> None:
    assert {each["flow"] for each in read(text)} == {flow}


@pytest.mark.parametrize(
    "text",
    [
        "За неделю из Беларуси выехало 14 машин, въехало 9.",
        "Минулого тижня з Білорусі виїхало 14 машин, заїхало 9.",
        "Last week 14 trucks left Belarus and 9 entered.",
    ],
)
def test_what_came_in_where_others_left_came_in(text: str) -> None:
    assert [(each["count_min"], each["flow"]) for each in read(text)] == [(14, "out"), (9, "in")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Сегодня утром польские грузовики двинулись к белорусской границе.", "Poland"),
        ("Українські танки сьогодні рушили в бік білоруського кордону.", "Ukraine"),
        ("Белорусские танки сегодня двинулись к границе с Украиной.", "Belarus"),
        ("Российские танки сегодня двинулись к границе с Украиной.", None),
    ],
)
def test_forces_that_go_to_a_border_of_their_country_are_in_it(text: str, place: str | None) -> None:
    (moved,) = read(text)
    assert (moved["place"] or {}).get("name") == place


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Россияне отходят от Харькова.", 1),
        ("Расейцы, відаць, адыходзяць з пазіцый вакол Харкава.", 1),
        ("Росіяни відступили з-під Ізюма.", 1),
        ("The Russians are withdrawing from Izium.", 1),
        ("Россияне отходят от традиций.", 0),
        ("Россияне в Минске отступают от правил.", 0),
        ("Russians withdrew millions of roubles from banks.", 0),
    ],
)
def test_a_people_that_gives_ground_is_its_army(text: str, count: int) -> None:
    assert [each["equipment_class"] for each in read(text)] == ["personnel"] * count


@pytest.mark.parametrize(
    "text",
    [
        "Утром в Речицу прибыли десять танков. Из Речицы на Лоев ушли восемь грузовиков. Приехали и два БТР.",
        "Уранку до Речиці прибуло десять танків. З Речиці на Лоїв пішли вісім вантажівок. Приїхали й два БТР.",
    ],
)
def test_more_that_came_came_where_the_first_had_come(text: str) -> None:
    last = read(text)[-1]
    assert (last["equipment_class"], last["destination"]["name"]) == ("apc", "Rechytsa")


def test_namesakes_of_one_country_tell_that_a_border_was_crossed() -> None:
    (only,) = read("An Il-76 from Chkalovsky landed at Machulishchy yesterday.")
    assert only["origin"]["confidence"] < 0.3, "several places are called so"
    assert only["flow"] == "in"


@pytest.mark.parametrize(
    "text",
    [
        "Three drones flew into Belarus from Ukraine; one of them passed over Mazyr.",
        "Три дрона залетели из Украины в Беларусь, один из них прошёл над Мозырем.",
        "Три «Шахеди» залетіли з Київщини до Білорусі; один з них пройшов над Мозирем.",
    ],
)
def test_some_of_what_came_in_has_come_in(text: str) -> None:
    assert [each["flow"] for each in read(text)] == ["in", "in"]


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("З Ліды па трывозе паднялі адзін МіГ-29.", "internal"),
        ("С Лиды по тревоге подняли один МиГ-29.", "internal"),
        ("Two MiG-29s took off on alert from Lida.", "internal"),
        ("На перехват из Баранович поднят Су-30СМ.", "internal"),
        ("Из Мачулищ взлетел МиГ-31К, объявлена воздушная тревога.", "unknown"),
    ],
)
def test_aircraft_that_an_alarm_raises_stay_inside(text: str, flow: str) -> None:
    assert [each["flow"] for each in read(text)] == [flow]


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("A Kaliningrad-bound train with 12 guns passed Hudahai, having come across Belarus from Smolensk.", "transit"),
        ("Вчера через Беларусь из Смоленска в Калининград прошли 20 вагонов.", "transit"),
        ("Транзитный эшелон из Пскова, 30 вагонов, вчера прошёл Молодечно.", "transit"),
        ("Вчера 12 танков прошли Калинковичи транзитом на Россию.", "out"),
        ("A drone entered Belarusian airspace near Komaryn and went back to Ukraine.", "transit"),
    ],
)
def test_what_only_passes_the_country_is_in_transit(text: str, flow: str) -> None:
    assert [each["flow"] for each in read(text)] == [flow]


@pytest.mark.parametrize(
    "text",
    [
        "Дрон прилетел в Беларусь и улетел обратно.",
        "Дрон прилетів у Білорусь і полетів назад.",
        "A drone flew into Belarus and flew back out.",
    ],
)
def test_a_drone_that_came_in_and_went_back_out_passed(text: str) -> None:
    assert [each["flow"] for each in read_on(text)] == ["transit"]


@pytest.mark.parametrize(
    "text",
    [
        "Из Брянска на Гомель выдвинулись три «Панциря». Границу пересекли в Новых Юрковичах.",
        "З Брянська на Гомель висунулися три «Панцирі». Кордон перетнули в Нових Юрковичах.",
    ],
)
def test_where_a_border_was_crossed_is_not_where_they_went(text: str) -> None:
    (sighting,) = read_on(text)
    assert (sighting["flow"], *names(sighting)) == ("in", "Bryansk", "Novye Yurkovichi crossing", "Homel")
