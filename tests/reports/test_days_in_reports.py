"""Days are read where they stand: before, behind, in a heading, or told afterwards."""

from __future__ import annotations

import pytest

from tests.reports.reading import read, told


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Через Мозырь прошли 10 танков. Это было вчера.", "2022-12-18", "2022-12-18"),
        ("Через Мозир пройшли 10 танків. Усе це в неділю.", "2022-12-18", "2022-12-18"),
        ("10 tanks passed Mazyr over the weekend.", "2022-12-17", "2022-12-18"),
        ("10 tanks passed Mazyr last evening.", "2022-12-18", "2022-12-18"),
        ("Са ўчарашняга дня праз Мазыр прайшлі 10 танкаў.", "2022-12-18", "2022-12-19"),
        ("За два дні через Мозир пройшли 10 танків.", "2022-12-17", "2022-12-19"),
        ("За ранок через Мозир пройшли 10 танків.", "2022-12-19", "2022-12-19"),
        ("Двадцать третьего ноября через Мозырь прошли 10 танков.", "2022-11-23", "2022-11-23"),
        ("За першую дэкаду снежня праз Мазыр прайшлі 10 танкаў.", "2022-12-01", "2022-12-10"),
        ("10 tanks passed Mazyr in mid-December.", "2022-12-11", "2022-12-19"),
        ("У снежні праз Мазыр прайшлі 10 танкаў.", "2022-12-01", "2022-12-19"),
        ("In November 10 tanks passed Mazyr.", "2022-11-01", "2022-11-30"),
        ("Итоги ноября: через Мозырь прошло 10 танков.", "2022-11-01", "2022-11-30"),
        ("Фото від 15 грудня: у бік Мозиря йшли 10 танків.", "2022-12-15", "2022-12-15"),
        ("На снимке от 15 декабря 10 танков едут к Мозырю.", "2022-12-15", "2022-12-15"),
    ],
)
def test_a_day_becomes_an_interval(text: str, first: str, last: str) -> None:
    (only,) = told(text)
    assert (only["observed_from"][:10], only["observed_to"][:10]) == (first, last)


def test_the_day_of_a_heading_holds_for_its_lines() -> None:
    lines = "Log for 12 December:\n– Luninets 08:15: 4 trucks\n– Pinsk 10:05: two tanks\n– Stolin: 3 BTR"
    assert [each["observed_to"][:10] for each in told(lines)] == ["2022-12-12"] * 3


def test_what_was_the_first_since_a_month_is_no_running_total() -> None:
    (only,) = told("Three Su-30s flew from Lida to Baranavichy on Sunday, the first such flights since April.")
    assert only["observed_to"] == "2022-12-18"


def test_running_totals_are_summaries() -> None:
    assert told("С июля через Оршу прошёл 351 эшелон.") == []
    day = "Вчера в лагерь у Цели зашло 20 машин. Всего, по данным «Гаюна», с 11 декабря прибыло около 180 машин."
    assert [each["count_min"] for each in told(day)] == [20]


@pytest.mark.parametrize(
    "text",
    [
        "13 декабря из Осиповичей на Слуцк выехало 10 «Мста-С», а 14 декабря — ещё 6.",
        "13 снежня з Асіповічаў у бок Слуцка выехала 10 «Мста-С», а 14 снежня — яшчэ 6.",
        "13 грудня з Осиповичів на Слуцьк виїхало 10 «Мста-С», на день пізніше ще 6.",
        "13 снежня з Асіповічаў на Слуцк выехала 10 «Мста-С», на дзень пазней яшчэ 6.",
        "On 13 December 10 Msta-S guns left Asipovichy for Slutsk, and on 14 December another 6.",
    ],
)
def test_each_part_keeps_its_own_day(text: str) -> None:
    days = [(each["count_min"], each["observed_from"], each["observed_to"]) for each in told(text)]
    assert days == [(10, "2022-12-13", "2022-12-13"), (6, "2022-12-14", "2022-12-14")]


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        ("Пятніца", "2022-12-16"),
        ("Субота", "2022-12-17"),
        ("Неділя", "2022-12-18"),
        ("Среда", "2022-12-14"),
        ("Четвер", "2022-12-15"),
    ],
)
def test_a_weekday_at_the_head_is_the_last_one(day: str, iso: str) -> None:
    (only,) = told(f"{day}, Светлагорск: 16 гармат.")
    assert only["observed_from"] == iso


def test_weekdays_of_a_range_go_forwards() -> None:
    (only,) = told("Five trains arrived at Klimovo station between Monday and Thursday.")
    assert (only["observed_from"], only["observed_to"]) == ("2022-12-12", "2022-12-15")


def test_the_day_of_an_older_report_is_not_that_of_the_event() -> None:
    (only,) = told("Одиннадцать «Градов», а не девять, как мы писали вчера, прошли через Рогачёв.")
    assert (only["count_min"], only["observed_from"]) == (11, None)


def test_english_puts_the_month_first_where_only_so_the_day_is_near() -> None:
    (only,) = told("Nine lorries rolled out of Brest on 12/06/2022 bound for Kobryn.", "2022-12-07")
    assert only["observed_from"] == "2022-12-06"
    (only,) = told("Nine lorries rolled out of Brest on 05/12/2022 bound for Kobryn.", "2022-12-07")
    assert only["observed_from"] == "2022-12-05"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Last week eleven tanks went to Brest, the spokesman said on Friday.", "2022-12-12", "2022-12-18"),
        ("Из Орши в Брест за сутки, 15 декабря, прошло 20 танков.", "2022-12-15", "2022-12-15"),
        ("З 10 па 12 снежня ў Баранавічы перакінулі шэсць Су-30СМ.", "2022-12-10", "2022-12-12"),
        ("Від початку тижня до Ліди прибуло 12 гелікоптерів.", "2022-12-19", "2022-12-19"),
        ("12 tanks, the fifth batch in a week, went to Brest yesterday.", "2022-12-18", "2022-12-18"),
        ("Латвія з 10 грудня відрядила до Даугавпілса два гелікоптери.", "2022-12-10", "2022-12-19"),
    ],
)
def test_each_day_is_of_what_it_is_said_of(text: str, first: str, last: str) -> None:
    (only,) = told(text)
    assert (only["observed_from"], only["observed_to"]) == (first, last)


def test_footage_of_a_day_is_told_and_a_sum_since_a_day_dates_nothing() -> None:
    (only,) = told("Footage of 14 December 2022 shows 13 Urals passing Slonim.")
    assert only["observed_from"] == "2022-12-14"
    (week,) = told("За тыдзень з Добруша ў Расію адгрузілі 34 вагоны, з 1 снежня — ужо 96.")
    assert (week["count_min"], week["observed_from"]) == (34, "2022-12-12")


@pytest.mark.parametrize(
    "text",
    [
        "On 4 February 70 tanks were brought to Slutsk from Russia, on the 7th another 20 went there.",
        "4 февраля в Слуцк из России привезли 70 танков, 7-го туда же — ещё 20.",
        "4 лютого до Слуцька з Росії привезли 70 танків, 7-го туди ж — ще 20.",
        "4 лютага ў Слуцк з Расіі прывезлі 70 танкаў, 7-га туды ж — яшчэ 20.",
        "4 февраля в Слуцк из России привезли 70 танков, 7-го утром ещё 20.",
    ],
)
def test_a_day_of_the_month_before_an_adverb_is_a_day(text: str) -> None:
    days = [(each["count_min"], each["observed_from"]) for each in told(text, "2023-02-10")]
    assert days == [(70, "2023-02-04"), (20, "2023-02-07")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Two An-26s flew from Pskov to Vitebsk on the last day of August.", "2022-08-31"),
        ("Два Ан-26 прилетели из Пскова в Витебск в последний день августа.", "2022-08-31"),
        ("Два Ан-26 прилетіли з Пскова до Вітебська в перший день вересня.", "2022-09-01"),
        ("Два Ан-26 прыляцелі з Пскова ў Віцебск у апошні дзень верасня.", "2022-09-30"),
    ],
)
def test_the_first_and_the_last_day_of_a_month_are_days(text: str, day: str) -> None:
    (aircraft,) = told(text, "2022-10-02")
    assert (aircraft["observed_from"], aircraft["observed_to"]) == (day, day)


@pytest.mark.parametrize("hour", ["3 p.m.", "3 pm", "3pm", "11.30 a.m."])
def test_an_hour_of_the_twelve_hour_clock_is_no_count(hour: str) -> None:
    read = told(f"Two army trucks went to Homel - Mazyr, Ryzhkov street, {hour}")
    assert [each["count_min"] for each in read] == [2]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Паўгадзіны таму праз Століншчыну прайшлі 12 танкаў.", "2022-12-19"),
        ("Хвилин двадцять тому через Ковель пройшли 5 танків.", "2022-12-19"),
        ("Дня три назад через Брест прошли 5 танков.", "2022-12-16"),
        ("Калона з 12 машын праехала Столін дні два таму.", "2022-12-17"),
    ],
)
def test_a_rough_time_ago_stands_before_its_number(text: str, day: str) -> None:
    (sighting,) = told(text)
    assert (sighting["observed_from"], sighting["observed_to"]) == (day, day)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Третій день поспіль через Лунинець їдуть по два ешелони.", "2022-12-17"),
        ("Второй день подряд через Оршу идёт колонна из 40 «Уралов».", "2022-12-18"),
        ("Чацвёрты дзень запар праз Оршу ідуць танкі.", "2022-12-16"),
        ("For the third day in a row ten army trucks cross at Novaya Huta.", "2022-12-17"),
        ("Третій день поспіль через Лунинець їдуть ешелони, сьогодні – два.", "2022-12-19"),
    ],
)
def test_days_in_a_row_end_on_the_published_day_unless_days_are_named(text: str, first: str) -> None:
    days = [(each["observed_from"], each["observed_to"]) for each in told(text)]
    assert days[-1] == (first, "2022-12-19")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("36 wagons reached Vitebsk on December 9; two days earlier 17 Urals were seen near Haradok.", "2022-12-07"),
        (
            "36 wagons reached Vitebsk on December 9. Four days before that 17 Urals were seen near Haradok.",
            "2022-12-05",
        ),
        ("9 декабря 36 вагонов прибыли в Витебск, за два дня до этого 17 «Уралов» видели у Городка.", "2022-12-07"),
        ("9 грудня 36 вагонів прибули до Вітебська, двома днями раніше 17 «Уралів» бачили біля Городка.", "2022-12-07"),
        ("9 снежня 36 вагонаў прыбылі ў Віцебск, двума днямі раней 17 «Уралаў» бачылі каля Гарадка.", "2022-12-07"),
        ("2 декабря 36 вагонов прибыли в Витебск, через пять дней 17 «Уралов» видели у Городка.", "2022-12-07"),
    ],
)
def test_days_apart_count_from_the_day_told_before(text: str, day: str) -> None:
    assert told(text, "2022-12-19")[-1]["observed_to"] == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 14 May 12 tanks reached Baranavichy. A week earlier, on 12 May, 32 wagons came to Homel.", "2024-05-12"),
        ("Неделей раньше, 5 мая, в Гомель прибыли 32 вагона.", "2024-05-05"),
    ],
)
def test_a_day_beside_days_apart_goes_first(text: str, day: str) -> None:
    last = read(text, "2024-05-16")[-1]
    assert (last["observed_from"], last["observed_to"]) == (day, day)


def test_so_many_days_earlier_than_nobody_said_is_no_day() -> None:
    (only,) = read("Двумя днями раньше в Осиповичи прибыли 32 вагона.", "2024-05-16")
    assert only["observed_from"] is None


@pytest.mark.parametrize(
    "text",
    [
        "24 ноября из Борисова в Курск вышел эшелон: двадцать Т-72А. Прибыть на место должен 27-го.",
        "24 листопада з Борисова до Курська вирушив ешелон: двадцять Т-72А. На місце він мав дістатися 27-го.",
        "24 лістапада з Барысава ў Курск выйшаў эшалон: дваццаць Т-72А. Прыбыць павінен 27-га.",
        "On 24 November a train with 20 T-72As left Barysau for Kursk. Arrival is expected on 27 November.",
    ],
)
def test_the_day_something_is_due_ends_its_way(text: str) -> None:
    (tanks,) = told(text, "2022-11-28")
    assert (tanks["observed_from"], tanks["observed_to"]) == ("2022-11-24", "2022-11-27")
    assert tanks["place"]["name"] == "Barysau", "that it came is not told"


def test_another_that_is_still_rolling_rolls_on_the_published_day() -> None:
    text = "A train with 12 tanks came to Orsha on 19 November. A second one, 34 wagons, is still rolling to Lida."
    assert told(text, "2022-11-21")[-1]["observed_from"] == "2022-11-21"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("За вчерашние сутки из Слонима прибыло 10 Т-72.", ("2023-07-20", "2023-07-20")),
        ("В Слоним прибыло за истекшие сутки 10 Т-72.", ("2023-07-20", "2023-07-21")),
    ],
)
def test_a_day_and_night_past_is_one_of_the_days_before(text: str, days: tuple[str, str]) -> None:
    (sighting,) = told(text, "2023-07-21")
    assert (sighting["observed_from"], sighting["observed_to"]) == days


@pytest.mark.parametrize(
    "text",
    [
        "Колонна Уралов: вчера около 14: 25 в Слониме проехала колонна.",
        "Учора близько 14: 25 у Слонімі проїхала колона Уралів.",
        "Учора каля 14: 25 праз Слонім праехала калона Уралаў.",
        "A column of Urals passed Slonim yesterday at 14: 25.",
    ],
)
def test_a_space_in_an_hour_makes_no_count(text: str) -> None:
    (sighting,) = told(text)
    assert (sighting["observed_from"], sighting["count_min"]) == ("2022-12-18T14:25:00", None)


@pytest.mark.parametrize("text", ["Вчера в Слоним прибыло: 25 танков.", "Слоним, вчера в 14: 25 танков проехали."])
def test_what_a_colon_counts_is_no_hour(text: str) -> None:
    (sighting,) = told(text)
    assert (sighting["observed_from"], sighting["count_min"]) == ("2022-12-18", 25)
