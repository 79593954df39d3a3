"""Reports in Russian: whose a number is, and which words for things count something of their own."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


def test_people_brought_to_a_training_ground_are_soldiers() -> None:
    (people,) = told("На полигон Лосвидо привезли 700 человек.")
    assert (people["equipment_class"], people["count_min"]) == ("personnel", 700)
    assert told("В Витебск на ярмарку приехали 700 человек.") == []


@pytest.mark.parametrize("text", ["К границе с Украиной подтянули роту танков.", "В Брест прибыла рота на БМП-2."])
def test_a_company_is_not_one_vehicle(text: str) -> None:
    (vehicles,) = told(text)
    assert (vehicles["count_min"], vehicles["count_max"]) == (None, None)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Через Речицу прошли 6 «Уралов» и машина связи.", [6, 1]),
        ("Через Речицу прошли 6 «Уралов», следом машина разведки.", [6, 1]),
        ("Через Жлобин прошли машины ВАИ и 3 танка.", [None, 3]),
        ("Праз Жлобін прайшла станцыя РЭБ.", [1]),
        ("Праз Рэчыцу прайшлі тры танкі і машына сувязі.", [3, 1]),
        ("Через Речицю пройшли три танки й машини зв'язку.", [3, None]),
    ],
)
def test_the_noun_that_leads_a_name_tells_one_from_many(text: str, counts: list[int | None]) -> None:
    assert [each["count_min"] for each in told(text)] == counts


@pytest.mark.parametrize(
    "text",
    [
        "Через Ельск прошли 6 «Уралов», замыкает бензовоз.",
        "Через Ельск прошли 6 «Уралов», замыкающим шёл бензовоз.",
        "Через Ельск прошли 6 «Уралов», а следом бензовоз.",
    ],
)
def test_the_last_of_a_column_goes_when_the_column_goes(text: str) -> None:
    lorries, tanker = told(text, "2022-05-05")
    assert (lorries["count_min"], tanker["count_min"]) == (6, 1)
    assert tanker["report_kind"] == "observation"
    assert lorries["observed_from"] == tanker["observed_from"] is None


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Колонна «Камазов» вытянулась по Р-28 между Минском и Молодечно, машин сорок, не меньше.", 40),
        ("Через Ельск шла колонна «Уралов». В ней двадцать машин.", 20),
        ("Через Ельск шла колонна «Уралов». Машин двадцать, не меньше.", 20),
        ("Калона «КамАЗаў» ідзе на Ліду, машын сорак.", 40),
        ("A column of Ural trucks is moving to Lida, about twenty vehicles.", 20),
    ],
)
def test_a_number_of_vehicles_says_how_long_the_column_is(text: str, least: int) -> None:
    (column,) = told(text)
    assert (column["equipment_class"], column["count_min"]) == ("truck", least)


def test_other_vehicles_beside_a_column_are_counted_apart() -> None:
    assert len(told("Через Ельск шли «Уралы» и 12 машин.")) == 2
    assert len(told("Через Ельск шли «Уралы», 12 машин ВАИ.")) == 2


def test_the_second_of_two_is_of_the_kind_that_both_were() -> None:
    text = "С аэродрома Барановичи поднялись два Су-30СМ, один вернулся, второй ушёл на Лиду."
    assert [each["equipment_class"] for each in told(text)] == ["fighter"] * 3


def test_goods_vehicles_may_be_called_by_the_adjective_alone() -> None:
    vehicles = told("Через Речицу прошли 12 грузовых и три легковых.")
    assert [(each["equipment_class"], each["count_min"]) for each in vehicles] == [("truck", 12), ("light_vehicle", 3)]
    assert [each["equipment_class"] for each in told("12 грузовых поездов прошли через Брест.")] == ["train"]
    assert told("Перевозка танк-контейнеров до Бреста подорожала вдвое.", "2022-10-03") == []


def test_troops_told_of_before_a_colon_are_those_counted_behind_it() -> None:
    (vehicles,) = told(
        "Российские войска покидают север Украины: вчера через Новую Гуту въехало свыше 70 единиц техники."
    )
    assert vehicles["count_min"] == 71


def test_a_jamming_station_goes_by_no_rail() -> None:
    assert {each["flow"] for each in told("Через Речицу прошли 3 танка и станция помех.")} == {"internal"}


@pytest.mark.parametrize(
    ("text", "told_at"),
    [
        ("У Воложина замечены 2 танка и кран, у Ивья — ещё один.", [(2, "Valozhyn"), (1, "Valozhyn"), (1, "Iuye")]),
        ("Под Лидой видели 2 БТР, под Ивьем ещё три.", [(2, "Lida"), (3, "Iuye")]),
        ("Через Лиду прошли 14 машин, через Щучин только три.", [(14, "Lida"), (3, "Shchuchyn")]),
        ("В Лиде сели два Ми-8, в Гродно - ещё один.", [(2, "Lida"), (1, "Hrodna")]),
        ("Ля Валожына заўважаныя 2 танкі, ля Іўя — яшчэ адзін.", [(2, "Valozhyn"), (1, "Iuye")]),
    ],
)
def test_a_few_more_are_at_the_place_told_before_them(text: str, told_at: list[tuple[int, str]]) -> None:
    assert [(each["count_min"], names(each)[1]) for each in told(text)] == told_at


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("У Столбцов видели колонну: 15 «Уралов», две цистерны.", ["truck", "fuel_truck"]),
        ("Через Гомель прошёл эшелон: 12 цистерн и 4 КамАЗа.", ["wagon", "truck"]),
        ("Через Гомель прошло 20 цистерн.", ["wagon"]),
    ],
)  # fmt: skip
def test_tankers_beside_lorries_are_no_wagons(text: str, classes: list[str]) -> None:
    assert [each["equipment_class"] for each in told(text)] == classes


def test_launchers_of_a_column_are_of_the_kind_that_it_was() -> None:
    polonez, _ = told("Через Кобрин прошла колонна «Полонезов»: 4 пусковых и КШМ.")
    assert (polonez["equipment_class"], polonez["count_min"]) == ("mlrs", 4)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Через Лиду прошли две батареи Д-30.", None),
        ("Через Лиду прошла батарея гаубиц Д-30.", None),
        ("Через Лиду прошла батарея из шести Д-30.", 6),
        ("Two batteries of D-30 howitzers drove through Lida.", None),
    ],
)
def test_batteries_tell_no_number_of_guns(text: str, number: int | None) -> None:
    assert [each["count_min"] for each in told(text)] == [number]


def test_each_plane_brought_so_many() -> None:
    planes, vehicles = told("В Гомеле приземлились восемь Ил-76. Каждый привёз по две боевые машины десанта.")
    assert (planes["count_min"], vehicles["equipment_class"], vehicles["count_min"]) == (8, "ifv", 16)


def test_how_many_took_part_in_a_march_is_how_many_went() -> None:
    (vehicles,) = told("Из Бреста в Лепель идёт колонна. В марше участвуют 30 машин.", "2024-06-05")
    assert (vehicles["count_min"], *names(vehicles)[:2]) == (30, "Brest", "Lepel")
    assert told("На полигоне под Лепелем учения, задействованы 20 танков.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Из Пскова в Витебск пришёл эшелон. Выгрузили 12 танков и 4 БМП.", [("tank", 12), ("ifv", 4)]),
        ("Вчера из Бреста вышла колонна. Дошла до Кобрина: 4 «Урала».", [("truck", 4)]),
        ("Бригада вышла из Бреста на Ивацевичи. Задействованы 17 БТР-80.", [("apc", 17)]),
    ],
)
def test_a_sentence_that_begins_with_its_verb_says_what_the_train_held(
    text: str, expected: list[tuple[str, int | None]]
) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


def test_a_number_whose_types_the_next_sentence_names_is_their_sum() -> None:
    assert len(told("Над Лидой прошли два вертолёта. Ми-24 и Ми-8 летели низко.")) == 2
    assert len(told("Через Лиду прошли 20 танков. Потом 12 Т-72 и 8 Т-80.")) == 3


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("На Лиду свернули: кран КС-45719, экскаватор, 3 самосвала.", ["engineering", "engineering", "truck"]),
        ("На Лиду ушли кухня, два бензовоза и БТР.", ["truck", "fuel_truck", "apc"]),
        ("В доме в Лиде потёк кран, машина коммунальщиков приехала.", []),
        ("14 «Росомах» приехали в Белосток.", ["apc"]),
        ("На дорогу под Лидой вышли две росомахи.", []),
        ("Через Лиду прошли две С 300.", ["air_defence"]),
        ("С 5 утра через Лиду едут танки.", ["tank"]),
        ("Колонна у Лиды разбита.", []),
        ("Через Лиду прошли два танка, радары их не увидели.", ["tank"]),
    ],
)
def test_words_of_two_meanings_are_read_by_what_stands_beside_them(text: str, classes: list[str]) -> None:
    assert [each["equipment_class"] for each in told(text, "2024-06-05")] == classes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В Витебск едут шесть автобусов МАЗ с мобилизованными.", [("vehicle_unspecified", 6)]),
        ("Через Лиду прошли кран МАЗ и скорая УАЗ.", [("engineering", 1), ("vehicle_unspecified", 1)]),
        ("В Калинковичах сел ещё один борт, Ми-26, отставший от других.", [("helicopter", 1)]),
        ("Девятнадцать понтонов на «КамАЗах» проехали Речицу.", [("engineering", 19)]),
        ("Через Жлобин прошёл состав.", [("train", 1)]),
    ],
)
def test_a_make_a_carrier_or_a_type_beside_it_is_no_second_thing(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Двенадцать Ми-8 перелетели из Лиды под Кобрин. Все машины благополучно приземлились.", [("helicopter", 12)]),
        ("Танкисты замечены под Наровлей: на снимке минимум 8 Т-80У на марше.", [("tank", 8)]),
        ("Перевозка «Искандеров» прошла скрытно: утром четыре СПУ покинули Осиповичи.", [("missile_system", 4)]),
        ("Из Колодищ выехали семь «Волатов» с С-400.", [("truck", 7)]),
        ("Через Лиду прошли два танка и тентованный «Урал».", [("tank", 2), ("truck", 1)]),
    ],
)
def test_machines_launchers_and_loads_are_what_was_told_before_them(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    "unit", ["танковая рота, десять машин", "танковая рота — десять машин", "танковая рота (10 машин)"]
)
def test_the_machines_of_a_tank_company_are_tanks(unit: str) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(f"Через Лиду прошла {unit}.")] == [
        ("tank", 10)
    ]


def test_a_general_word_before_a_colon_is_not_told_beside_its_kinds() -> None:
    text = "В Слоним возвращают танки: во вторник привезли шесть Т-72, в среду — ещё четыре."
    assert [each["count_min"] for each in told(text, "2024-06-06")] == [6, 4]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Через Кричев прошли три колонны грузовиков: 16, 21 и 9 машин.", [("truck", 16), ("truck", 21), ("truck", 9)]),
        (
            "В Лиду прибыло до 70 грузовиков, часть колонны, машин двадцать, пошла дальше.",
            [("truck", None), ("truck", 20)],
        ),
    ],
)
def test_machines_are_what_was_told_before_them(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Из Бреста прибыли три эшелона. Общее число вагонов превысило 120.", [("wagon", 121)]),
        ("В Лиду прибыли КамАЗы, число машин достигло 30.", [("truck", 30)]),
        ("Из Бреста в Лиду едет колонна. Количество машин составляет 40.", [("vehicle_unspecified", 40)]),
        ("Через Лиду прошёл тягач БРЭМ.", [("armoured_vehicle", 1)]),
        ("В Лиду едут пять КамАЗов. Водители ждут ещё одну машину.", [("truck", 5)]),
        ("С аэродрома Быхов в советское время летали Ту-22М3, сейчас там пасут коров.", []),
    ],
)
def test_numbers_told_by_a_verb_and_what_is_awaited(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


def test_a_body_behind_a_quoted_make_is_no_second_lorry() -> None:
    assert [each["count_min"] for each in told("Под Лидой шесть «Уралов»-кунгов едут на Гродно.")] == [6]
