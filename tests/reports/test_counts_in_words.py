"""Counts as reports say them, in four languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Interval, Qualifier
from geo.reports.numbers.counts import read_count
from tests.reports.reading import read, told


@pytest.mark.parametrize(
    ("said", "low", "high", "qualifier"),
    [
        ("50", 50, 50, "exact"),
        ("1 500", 1500, 1500, "exact"),
        ("2k", 2000, 2000, "exact"),
        ("at least 1.5k", 1500, None, "at_least"),
        ("30-40", 30, 40, "range"),
        ("two or three", 2, 3, "range"),
        ("at least 50", 50, None, "at_least"),
        ("50+", 50, None, "at_least"),
        (">20", 21, None, "more_than"),
        ("more than 20", 21, None, "more_than"),
        ("up to 12", None, 12, "up_to"),
        ("about 16", 16, 16, "about"),
        ("a dozen", 12, 12, "exact"),
        ("several", None, None, "unknown"),
        ("no fewer than 30 but no more than 40", 30, 40, "range"),
        ("не менее 30 и не более 40", 30, 40, "range"),
        ("не менше 30, але не більше 40", 30, 40, "range"),
        ("не менш за 30 і не больш за 40", 30, 40, "range"),
        ("more than 30 and less than 40", 31, 39, "range"),
        ("не менее 30", 30, None, "at_least"),
        ("более двадцати", 21, None, "more_than"),
        ("около 20", 20, 20, "about"),
        ("до десяти", None, 10, "up_to"),
        ("двадцать пять", 25, 25, "exact"),
        ("щонайменше двадцять", 20, None, "at_least"),
        ("понад 40", 41, None, "more_than"),
        ("прыблізна 16", 16, 16, "about"),
        ("не менш за трыццаць", 30, None, "at_least"),
    ],
)
def test_a_count_is_the_interval_that_was_said(said: str, low: int | None, high: int | None, qualifier: str) -> None:
    assert read_count(said) == Interval(count_min=low, count_max=high, count_qualifier=Qualifier(qualifier))


@pytest.mark.parametrize("said", ["", "T-72", "Polonka", "2022-12-16", "тишина"])
def test_what_is_no_count_is_none(said: str) -> None:
    assert read_count(said) is None


@given(st.text(max_size=60))
def test_any_text_is_answered_and_bounds_stay_in_order(text: str) -> None:
    read = read_count(text)
    if read is not None and read.count_min is not None and read.count_max is not None:
        assert 0 <= read.count_min <= read.count_max


@pytest.mark.parametrize(
    "text",
    [
        "Some of the 40 trucks parked in Yelsk left for Naroulia at noon.",
        "Часть из 40 грузовиков, стоявших в Ельске, в полдень ушла на Наровлю.",
    ],
)
def test_a_share_of_so_many_is_no_count(text: str) -> None:
    (only,) = told(text)
    assert (only["count_min"], only["count_max"]) == (None, None)


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("A MAZ convoy of 16 left Ziabrauka for Rechytsa today.", "truck", 16),
        ("Колонна из двадцати прошла сегодня через Пинск.", "vehicle_unspecified", 20),
        ("Сегодня из Сещи в Оршу прилетели 3 (три) Ми-26.", "helicopter", 3),
        ("Сёння праз Лунінец на Пінск прайшлі «Грады», іх пяць.", "mlrs", 5),
        ("Сёння праз Лунінец прайшлі грузавікі, дзесяткаў са тры.", "truck", 30),
        ("Сьогодні через Пінськ пройшли вантажівки, сотні півтори.", "truck", 150),
        ("Через Оршу на Минск сегодня шли тягачи с контейнерами, насчитали 55.", "truck", 55),
        ("Сегодня в Оршу прибыло 12 плт. с «Гвоздиками».", "wagon", 12),
        ("Сегодня в Оршу привезли один дивизион С-400: восемь пусковых.", "air_defence", 8),
        ("Рух на Ельск не спыняецца: учора 60 машын, сёння пакуль дзесяць.", "vehicle_unspecified", 10),
    ],
)
def test_a_number_is_read_where_it_is_said(text: str, kind: str, count: int) -> None:
    assert (kind, count) in [(each["equipment_class"], each["count_min"]) for each in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We overtook thirty MAZes with covered beds near Kosava today.", [30]),
        ("Ещё 30 танков вчера отправили из Уручья в Орёл, всего с октября 94.", [30]),
        ("9 чысла над Рэчыцай прайшлі пяць Мі-24.", [5]),
        ("Сьогодні Мозир пройшли 9 МАЗів і «швидка».", [9, 1]),
        ("Пружаны → Берёза, 8 ед. БТР-82А, 2 ед. МТ-ЛБ, кран, всего 11 машин.", [8, 2, 1]),
    ],
)
def test_numbers_of_lists_and_sums_stay_apart(text: str, expected: list[int]) -> None:
    assert [each["count_min"] for each in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Через Лиду сегодня шли машины, досчитал до тридцати и бросил.", 30),
        ("Сьогодні через Ліду йшли танки, дорахував до сорока і кинув.", 40),
        ("Сёння праз Ліду ішлі танкі. Лічыў да 17, потым збіўся.", 17),
    ],
)
def test_who_gave_up_counting_saw_at_least_so_many(text: str, least: int) -> None:
    (only,) = told(text)
    assert (only["count_min"], only["count_max"], only["count_qualifier"]) == (least, None, "at_least")


@pytest.mark.parametrize(
    "text",
    [
        'On 4 February Iskanders, "two, perhaps four", drove through Orsha.',
        "4 февраля «Искандеры», «два, может четыре», прошли через Оршу.",
        "4 лютого «Іскандери», «два, може чотири», пройшли через Оршу.",
        "4 лютага «Іскандэры», «два, можа чатыры», прайшлі праз Оршу.",
    ],
)
def test_a_number_in_quotes_behind_its_noun_counts_it(text: str) -> None:
    (launchers,) = told(text, "2023-02-10")
    assert (launchers["count_min"], launchers["count_max"]) == (2, 4)


@pytest.mark.parametrize(
    "text",
    [
        "Near Orsha yesterday people saw five Urals, a Tigr or two.",
        "Вчера под Оршей видели пять «Уралов», «Тигр» или два.",
        "Учора під Оршею бачили п'ять «Уралів», «Тигр» чи два.",
        "Учора пад Оршай бачылі пяць «Уралаў», «Тыгр» ці два.",
    ],
)
def test_one_or_two_of_a_thing_is_a_range(text: str) -> None:
    _, tigr = told(text, "2023-02-10")
    assert (tigr["count_min"], tigr["count_max"], tigr["count_qualifier"]) == (1, 2, "range")


@pytest.mark.parametrize(
    "text",
    [
        "Eleven armoured vehicles, MT-LBs by the look of them, drove through Haradok yesterday.",
        "Через Витебск вчера прошли 11 бронемашин, судя по виду, МТ-ЛБ.",
        "Через Вітебськ учора пройшли 11 бронемашин, мабуть, МТ-ЛБ.",
        "Праз Віцебск учора прайшлі 11 бронемашын, падобна, МТ-ЛБ.",
    ],
)
def test_what_they_seem_to_be_is_their_type_not_a_second_thing(text: str) -> None:
    (carriers,) = told(text, "2023-02-10")
    assert (carriers["equipment"], carriers["count_min"], carriers["count_max"]) == ("MT-LB", 11, 11)


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen T-72s, each on its own low-loader, passed Kalinkavichy yesterday.",
        "From the commuter bus yesterday, near Kalinkavichy: fourteen T-72 tanks.",
        "Fourteen T-72s were loaded on to flatcars in Kalinkavichy yesterday.",
    ],
)
def test_what_carries_them_or_who_saw_them_is_not_counted(text: str) -> None:
    (tanks,) = told(text)
    assert (tanks["equipment_class"], tanks["count_min"]) == ("tank", 14)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Из Орши ушли 30 машин: 12 танков, остальное — грузовики.", [(30, 30), (12, 12), (None, None)]),
        ("З'явилися фото: Т-62М на платформах, станція Жабинка, 30 штук.", [(30, 30)]),
        ("Су-30СМ патрулюють кордон у районі Бреста.", [(None, None)]),
        ("Су-30СМ патрулює кордон у районі Бреста.", [(1, 1)]),
        ("Видели две Р-330 «Житель» в Слуцке.", [(2, 2)]),
        ("Машин 25–30, крытые, Хойники, едут на Брагин.", [(25, 30)]),
        ("Из Барановичей убыл последний из шести Су-34.", [(1, 1)]),
        ("The last of six Su-34s left Baranavichy.", [(1, 1)]),
    ],
)
def test_the_rest_pieces_told_later_and_verbs_in_the_plural_say_how_many(
    text: str, expected: list[tuple[int | None, int | None]]
) -> None:
    assert [(each["count_min"], each["count_max"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Под Брагином стояли 12 «Градов», сегодня утром шесть из них уехали в Комарин.", [("mlrs", 6)]),
        ("Twelve Grads stood near Brahin; this morning six of them went to Komaryn.", [("mlrs", 6)]),
        ("Пад Брагіном стаялі 12 «Градаў», сёньня шэсьць зь іх паехалі ў бок Камарына.", [("mlrs", 6)]),
        ("An observation drone filmed 12 tanks near Homel.", [("tank", 12)]),
        ("В Ельске квартируют 120 десантников, часть из них в среду перевели в Наровлю.", [("personnel", None)]),
        ("Дрон ОБСЄ побачив біля Ровеньків 12 вагонів-платформ.", [("wagon", 12)]),
        ("57 усл. вагонов пришли в Оршу.", [("wagon", 57)]),
        ("Germany's 41 Panzergrenadier Brigade sent 25 trucks by rail to Orsha.", [("truck", 25)]),
        (
            "Radars of the Dutch contingent, around 40 vehicles, drove to Lida.",
            [("other", None), ("vehicle_unspecified", 40)],
        ),
        ("20 tanks were moved to Lida for drills until 30 November.", [("tank", 20)]),
    ],
)
def test_what_is_counted_is_what_moved_not_who_saw_it_or_whose_it_is(
    text: str, expected: list[tuple[str, int | None]]
) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Обидва Іл-76 сіли в Барановичах.", [2]),
        ("Оба Ил-76 сели в Барановичах.", [2]),
        ("Ил-76 и Ан-26 вылетели из Пскова, оба сели в Витебске.", [1, 1]),
    ],
)
def test_both_counts_the_noun_beside_it_and_by_itself_means_those_told(text: str, counts: list[int]) -> None:
    assert [each["count_min"] for each in told(text)] == counts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Вчера через Мозырь прошли три колонны по 15 машин.", ("vehicle", 45, 45)),
        ("Учора праз Слуцк праехалі дзве калоны па 20 машын.", ("vehicle", 40, 40)),
        ("Вчера два эшелона по 40 вагонов прибыли в Гомель.", ("wagon", 80, 80)),
        ("Учора дві колони по 10-12 вантажівок проїхали Мозир.", ("vehicle", 20, 24)),
        ("Three columns of 15 trucks each passed Mazyr yesterday.", ("vehicle", 45, 45)),
    ],
)
def test_columns_of_so_many_each_are_so_many_times_as_many(text: str, expected: tuple[str, int, int]) -> None:
    assert [(each["unit"], each["count_min"], each["count_max"]) for each in told(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Через Хойники прошли 88 БМП и БТР и 47 грузовиков.", [88, 47]),
        ("Через Хойники пройшло 88 БМП та БТР, 47 вантажівок.", [88, 47]),
        ("Через Хойники прошли 3 БМП и БТР.", [3, 1]),
        ("Через Хойники прошли 30 БМП и танк.", [30, 1]),
        ("Праз Хойнікі прайшлі дзесяць цягачоў МТ-ЛБ.", [10]),
        ("10 MT-LB tractors passed Khoiniki.", [10]),
        ("Через Добруш прошли «Грады»: насчитали 12 установок.", [12]),
        ("Росіяни женуть «Смерчі» до Річиці: у колоні під Добрушем налічили 12 установок.", [12]),
    ],
)
def test_a_count_is_of_all_that_it_stands_before(text: str, counts: list[int]) -> None:
    assert [each["count_max"] for each in read(text)] == counts
