"""Reports in Ukrainian: numbers, and what they count."""

from __future__ import annotations

import pytest

from tests.reports.reading import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Через Кричев пройшов склад із 18 платформ, на кожній по дві БМП.", [("wagon", 18, 18), ("ifv", 36, 36)]),
        ("Через Оршу прошли 18 платформ, по две БМП на каждой.", [("wagon", 18, 18), ("ifv", 36, 36)]),
        (
            "Праз Оршу прайшло больш за 10 платформаў, на кожнай па два танкі.",
            [("wagon", 11, None), ("tank", 22, None)],
        ),
        ("A train of 18 flatcars went through Krychau, two BMPs on each.", [("wagon", 18, 18), ("ifv", 36, 36)]),
        ("Через Гомель пройшло 6 колон, у кожній по 20 вантажівок.", [("truck", 120, 120)]),
        (
            "З Бреста до Пінська проїхали 15 автобусів, по 30 мобілізованих у кожному.",
            [("vehicle_unspecified", 15, 15)],
        ),
        ("Два ешелони по 50 вагонів вирушили зі Слоніма.", [("wagon", 100, 100)]),
        ("В Оршу пришли три состава по 20-25 платформ.", [("wagon", 60, 75)]),
        ("Two trains of 30 wagons left Orsha.", [("wagon", 60, 60)]),
        ("Two convoys of 20 and 45 trucks passed Orsha.", [("truck", 20, 20), ("truck", 45, 45)]),
        ("Кожної ночі через Гомель ідуть 3 танки.", [("tank", 3, 3)]),
    ],
)
def test_what_stands_on_each_is_multiplied_by_the_wagons(
    text: str, expected: list[tuple[str, int, int | None]]
) -> None:
    assert [(each["equipment_class"], each["count_min"], each["count_max"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Біля Речиці пройшло десять пускових установок «Торнадо-Г».", "mlrs", 10),
        ("Возле Речицы прошло десять пусковых «Торнадо-Г».", "mlrs", 10),
        ("Праз Гомель прайшлі тры пускавыя С-400.", "air_defence", 3),
        ("Батальйон 11-ї бригади, близько 40 одиниць техніки, повернувся до Слоніма.", "vehicle_unspecified", 40),
    ],
)
def test_a_word_for_launchers_or_a_formation_is_no_thing_of_its_own(text: str, kind: str, count: int) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [(kind, count)]


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Ту-22М3 піднялися з аеродрому «Оленья», шість бортів, ідуть на південь.", "bomber", 6),
        ("Су-34 ушли из Мачулищ на восток, четыре машины.", "bomber", 4),
        ("Колона «Уралів» пройшла через Гомель, двадцять машин.", "truck", 20),
        ("Вантажний 2417, 34 вагони, пройшов Полоцьк на Вітебськ.", "wagon", 34),
        ("З Гомеля до Росії вивезли 27 вагонів снарядів калібру 122 мм.", "wagon", 27),
        ("На летовище Зябрівка сіли два транспортні борти.", "transport_aircraft", 2),
    ],
)
def test_a_number_told_apart_belongs_to_the_type_before(text: str, kind: str, count: int) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [(kind, count)]


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Через Гомель пройшло 12 військових вантажівок.", "truck", 12),
        ("До Лиди перекинули 14 установок залпового вогню.", "mlrs", 14),
        ("В Лиду перебросили 14 установок залпового огня.", "mlrs", 14),
        ("У Ліду перакінулі 14 установак залпавага агню.", "mlrs", 14),
        ("В порт Балтійська зайшли три ракетні кораблі.", "ship", 3),
        ("До Мозиря прибула рота РЕБ.", "comms_ew", None),
        ("Ешелон із Росії приймають у Ліді.", "train", 1),
        ("Біля Гомеля промчав «Тигр».", "armoured_vehicle", 1),
        ("Під Мозир перекинули дві станції РЕБ на базі «Урала».", "comms_ew", 2),
    ],
)
def test_forms_of_names_and_verbs_are_known(text: str, kind: str, count: int | None) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [(kind, count)]


@pytest.mark.parametrize(
    "text",
    [
        "До Лиди перекинули 14 РСЗВ, мова йде про «Смерчі» та «Урагани».",
        "В Лиду перебросили 14 РСЗО, речь идёт о «Смерчах» и «Ураганах».",
        "До Лиди перекинули 14 установок залпового вогню, йдеться про «Смерчі» та «Урагани».",
    ],
)
def test_a_type_named_behind_a_number_goes_into_it(text: str) -> None:
    assert [(each["equipment"], each["count_min"]) for each in told(text)] == [("BM-30 Smerch and BM-27 Uragan", 14)]


@pytest.mark.parametrize(
    "text",
    [
        "Через Гомель проходять вагони з технікою: 10 грудня було три, 12-го два.",
        "Через Гомель идут вагоны с техникой: 10 декабря было три, 12-го два.",
        "Праз Гомель ідуць вагоны з тэхнікай: 10 снежня было тры, 12-га два.",
    ],
)
def test_numbers_of_days_behind_were_count_what_was_told(text: str) -> None:
    assert [(each["count_min"], each["observed_from"]) for each in told(text)] == [(3, "2022-12-10"), (2, "2022-12-12")]


def test_a_number_of_people_in_an_apposition_is_theirs() -> None:
    (left,) = told("Десантники, кількістю до двохсот осіб, вирушили з Вітебська.")
    assert (left["equipment"], left["count_min"], left["count_max"]) == ("airborne troops", None, 200)


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Двадцятка «Шахедів» летіла до Гомеля.", "uav", 20),
        ("Двадцатка «Шахедов» летела к Гомелю.", "uav", 20),
        ("На станції Столбці нарахували 19 танків, потяг пішов на Барановичі.", "tank", 19),
        ("На станции Столбцы насчитали 19 танков, поезд ушёл на Барановичи.", "tank", 19),
        ("Через Гомель возять паливо дві цистерни на шасі МАЗ.", "fuel_truck", 2),
        ("З воріт 310-ї групи артилерії в Осиповичах виїхало вісім «Гвоздик».", "sp_artillery", 8),
        ("До Єльська прибули 28 тягачів ДТ-30.", "vehicle_unspecified", 28),
        ("Прикордонники доповіли про рух трьох «Тигрів» навпроти Скиткового.", "armoured_vehicle", 3),
    ],
)
def test_one_thing_is_read_where_two_words_tell_of_it(text: str, kind: str, count: int) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [(kind, count)]


@pytest.mark.parametrize(
    "text",
    [
        "Т-62 повертаються: на станції Столбці місцеві нарахували 19 танків цього типу.",
        "Т-62 возвращаются: на станции Столбцы местные насчитали 19 танков этого типа.",
    ],
)
def test_a_number_of_this_type_counts_the_type_told_before(text: str) -> None:
    assert [(each["equipment"], each["count_min"]) for each in told(text)] == [("T-62", 19)]


@pytest.mark.parametrize(
    "text",
    [
        "Білоруська залізниця відправила до Росії 20 вагонів снарядів.",
        "Белорусская железная дорога отправила в Ростов 20 вагонов снарядов.",
        "Білоруські десантники вирушили до Казахстану.",
    ],
)
def test_what_the_watched_country_sends_abroad_goes_out(text: str) -> None:
    assert {each["flow"] for each in told(text)} == {"out"}


@pytest.mark.parametrize("text", ["Хоча б 20 танків пройшло через Гомель.", "Прошло хотя бы 20 танков через Гомель."])
def test_at_least_is_no_condition(text: str) -> None:
    assert [(each["count_min"], each["count_qualifier"], each["report_kind"]) for each in told(text)] == [
        (20, "at_least", "observation")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "З боку Хотимська в Білорусь заїхав критий КамАЗ.",
        "Со стороны Хотимска в Беларусь въехал КамАЗ.",
        "Перша партія росіян, 12 автобусів, в'їхала вранці через Езерище.",
    ],
)
def test_what_came_into_the_country_by_a_town_at_its_border_came_in(text: str) -> None:
    assert [each["flow"] for each in told(text)] == ["in"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Не менше, ніж два десятки «Градів» везуть через Рогачов на Бобруйськ.", [(20, None)]),
        ("Больше, чем 20 танков прошло через Гомель.", [(21, None)]),
        ("З Хойників до Брагіна їдуть то один, то два МАЗи.", [(1, 2)]),
        ("По дев'ять машин у трьох колонах відправив сьогодні центр у Печах.", [(27, 27)]),
        ("У Слонім поїхало 120 солдатів, до Гродна 90.", [(120, 120), (90, 90)]),
    ],
)
def test_numbers_told_by_turns_or_shares(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert [(each["count_min"], each["count_max"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "На станцію Полонка прийшов ешелон: 52 платформи, на них БМП-1 та вантажівки, всього понад 90 одиниць.",
            [("wagon", 52), ("vehicle_unspecified", 91)],
        ),
        ("Центр «Лосвідо» залишили 700 мобілізованих, їх двома потягами повезли до Валуйок.", [("personnel", 700)]),
        (
            "Центр «Лосвідо» залишили 70 мобілізованих, їх двома автобусами повезли до Орші.",
            [("personnel", 70), ("vehicle_unspecified", 2)],
        ),
        ("Біля Ошмян розтяглися вантажівки без номерів, штук тридцять п'ять, їдуть швидко.", [("truck", 35)]),
        ("Через Гомель прошли КамАЗы без номеров, штук двадцать.", [("truck", 20)]),
        ("З Росії на Гомель прийшло 5 КамАЗ-заправників.", [("fuel_truck", 5)]),
    ],
)
def test_whose_a_number_is(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected
