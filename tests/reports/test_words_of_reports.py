"""Words for things and for what they do are known in four languages, with their endings."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, read, told


@pytest.mark.parametrize(
    "text",
    [
        "Через Слоним прошли 8 КамАЗов. Сопровождает ВАИ.",
        "Водій автобуса бачив у Слонімі 8 КамАЗів.",
        "Я ехал в автобусе через Слоним и видел 8 КамАЗов.",
        "Їхала маршруткою через Слонім, назустріч вісім КамАЗів.",
        "Ехаў аўтобусам, каля Слоніма сустрэў калону: восем КамАЗаў.",
    ],
)
def test_who_escorts_or_drives_past_is_no_sighting(text: str) -> None:
    assert [each["count_min"] for each in told(text)] == [8]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("В Слоним пришёл эшелон. Людских — 6, крытых — 2, платформ под брезентом — 31.", [6, 2, 31]),
        ("Эшелон стоял под разгрузкой в Слониме. Танков на видео двадцать три.", [23]),
        ("Праз Слонім прайшлі «Грады», іх пяць, і БМ-27, тых дзве.", [5, 2]),
        ("A train with Malka guns (6 pcs) passed Slonim.", [6]),
        ("They drove D-30 guns, 4 pieces, through Slonim.", [4]),
        ("Through Slonim went Akatsiya howitzers (I make it nine).", [9]),
        ("Tigrs rolled through Slonim, I counted nine.", [9]),
        ("Праз Слонім прайшлі «Грады» (па маіх падліках, восем).", [8]),
        ("У Слоніме бачылі сама менш 14 танкаў.", [14]),
        ("No fewer than eleven low-loaders carrying T-72B tanks crossed Slonim.", [11, None]),
        ("Another batch of Russian servicemen arrived in Slonim.", [None]),
        ("У Слонім прыбыла яшчэ адна партыя вайскоўцаў.", [None]),
        ("До Слоніма прибула чергова група військових.", [None]),
        ("В Слоним зашла батарея «Гиацинтов» — 6 орудий 2А36.", [6]),
        ("A Grad battery, six launchers, passed Slonim.", [6]),
        ("П'ять Уралів-кунгів і БТР-82 проїхали через Слонім.", [5, 1]),
        ("Праз Слонім праехалі два МАЗы з прычэпамі і машына ВАІ.", [2, 1]),
    ],
)
def test_how_many_is_told_behind_the_noun_or_not_at_all(text: str, counts: list[int | None]) -> None:
    assert [each["count_min"] for each in told(text)] == counts


def test_a_side_of_the_sky_tells_that_launchers_only_drove_on() -> None:
    (sighting,) = told("On Thursday Iskander launchers left Asipovichy heading south.")
    assert sighting["flow"] == "internal"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Палігон «Лосвіда»: 12 снежня туды прывезлі восем танкаў.", "Losvida training ground"),
        (
            "Гомель-Нечётный, 03:10, 12 декабря. Прибыл поезд из Воронежа. 50 вагонов, внутри — боеприпасы.",
            "Homel",
        ),
        ("Баштанка, без зв'язку. З Миколаєва пройшла колона, 12-14 авто.", "Bashtanka"),
        ("#Слоним 12.12 утром. Прошли 14 «Уралов».", "Slonim"),
        ("Из Грузии к границе Украины перебрасывают до 800 контрактников.", "border with Ukraine"),
        ("Су-35 прилетели в Мачулищи? Нет, 12 декабря прилетел один Ту-134, из Чкаловского.", "Machulishchy"),
        ("Эскадрилья ЯО: 4 Су-25 пролетели над Слонимом.", "Slonim"),
    ],
)
def test_where_it_was_is_told_ahead_or_in_other_words(text: str, place: str) -> None:
    assert [each["place"]["name"] for each in told(text)] == [place]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Слуцк. Очевидец: «Сначала прошли 2 МТ-12, а к вечеру ещё 4 таких же».", [2, 4]),
        ("Дарога Р31, Мазыр → Бабруйск. Пяць «Смерчаў»? Не, гэта пяць «Ураганаў», плюс тры КамАЗы.", [5, 3]),
        ("18 листопада через Слуцьк їхало 3 платформи, а 20-го 5 таких самих.", [3, 5]),
        ("Грузовиков с катерами (4 катера) больше нет под Псковом, увезли в Остров.", [None, 4]),
        ("Із Мелітополя на захід вивозять те, що лишилося після удару: бачили 7 тягачів.", [7]),
        ("Two landing ships and a tug left Sevastopol on Friday.", [2, 1]),
    ],
)
def test_what_answers_repeats_or_has_left_is_counted(text: str, counts: list[int | None]) -> None:
    assert [each["count_min"] for each in told(text)] == counts


def test_what_passed_and_still_drives_on_is_of_the_day_of_the_report() -> None:
    (sighting,) = told("Колонна прошла Слоним и движется к Барановичам: десять грузовиков.", "2022-12-19")
    assert (sighting["observed_from"], sighting["observed_to"]) == ("2022-12-19", "2022-12-19")


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Трасса М4, пост ГАИ под Березино: колонна из 17 машин шла на Могилёв.", [(None, "Berazino", "Mahiliou")]),
        ("— Что в Лунинце? — Два Су-30 сели, из Липецка.", [("Lipetsk", "Luninets", None)]),
        (
            "1) Орша, 3 «Искандера»; 2) Толочин, 2 «Бука»; 3) Борисов — 5 БТР. Все едут на запад.",
            [(None, "Orsha", None), (None, "Talachyn", None), (None, "Barysau", None)],
        ),
        ("12 Urals, Orsha to Vitsebsk, this morning.", [("Orsha", "Vitsebsk", "Vitsebsk")]),
        ("Ветка -> Добруш, 14:20: 6 БТР.", [("Vetka", "Dobrush", "Dobrush")]),
        ("Место: Орша. Время: 8:30. Что: 7 БМП-2. Куда: Витебск.", [(None, "Orsha", "Vitsebsk")]),
        ("Latvia sent 60 guards to Silene on Monday.", [("Latvia", "Silene", "Silene")]),
        ("На Маріуполь через Мангуш сунуть вантажівки, нарахували 37.", [(None, "Manhush", "Mariupol")]),
        ("Орша-Віцебск, раніца: тры УАЗы.", [("Orsha", "Vitsebsk", "Vitsebsk")]),
        ("Слонім. Водій розказав: «Зустрів на Ліду три КамАЗи».", [(None, "Slonim", "Lida")]),
    ],
)
def test_ways_are_told_by_headings_lists_and_arrows(text: str, ways: list[tuple[str | None, ...]]) -> None:
    assert [names(each) for each in told(text)] == ways


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Очевидці повідомляють про 15 військових вантажівок, що повертали з Єльська на Наровлю.", [15]),
        ("A reader saw 12 army lorries and a crane turn off the M10 at Rechytsa on Thursday.", [12, 1]),
        ("Из Бобруйска на Осиповичи ушла автоколонна 147-го полка: 30 единиц техники, в том числе 8 С-300.", [30, 8]),
        ("До Херсона йде колона — понад 60 одиниць, переважно БТР.", [61, None]),
        ("Через Слоним прошли «Грады», насчитали восемь установок.", [8]),
        ("Ural ×12, KamAZ ×5 — Homel→Rechytsa, 11:30.", [12, 5]),
        ("Думали учения, но нет: эшелон (27 платформ) ушёл на Ельск.", [27]),
        ("Пять «Тайфунов-К» и два «Выстрела» ОМОНа переброшены из Минска в Брузги.", [5, 2]),
        ("Каля Мазыра на пантоннай пераправе перапраўлялі 4 БМП.", [4]),
        ("В Бресте на шоссе: два БТР, «Тигр» ВАИ, следом 6 грузовиков.", [2, 1, 6]),
    ],
)
def test_what_belongs_to_another_is_not_counted_apart(text: str, counts: list[int | None]) -> None:
    assert [each["count_min"] for each in told(text)] == counts


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("12 шт. танков", 12, 12),
        ("12 ед. танков", 12, 12),
        ("танков 12", 12, 12),
        ("танков эдак двенадцать", 12, 12),
        ("пяток танков", 5, 5),
        ("танков двадцать, не меньше", 20, None),
        ("12 танков или больше", 12, None),
        ("12 танков с лишним", 13, None),
        ("танки, всего двенадцать штук", 12, 12),
    ],
)
def test_counts_are_said_before_and_behind_the_noun(said: str, low: int, high: int | None) -> None:
    (sighting,) = told(f"Вчера через Речицу прошли {said}.")
    assert (sighting["count_min"], sighting["count_max"]) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Yesterday a hundred and twenty tanks passed through Rechytsa.", 120, 120),
        ("Yesterday 12-plus tanks passed through Rechytsa.", 12, None),
        ("Учора через Речицю пройшли 12 танків із гаком.", 13, None),
        ("Учора через Речицю пройшли танки, загальною кількістю 12.", 12, 12),
        ("Учора праз Рэчыцу прайшлі 12 танкаў або больш.", 12, None),
    ],
)
def test_bounds_behind_the_noun_are_read_in_every_language(text: str, low: int, high: int | None) -> None:
    (sighting,) = told(text)
    assert (sighting["count_min"], sighting["count_max"]) == (low, high)


def test_a_noun_of_movement_looks_neither_ahead_nor_back() -> None:
    (sighting,) = told("Отмечено перемещение семи «Уралов» из Лоева в Речицу.")
    assert (sighting["report_kind"], names(sighting)) == ("observation", ("Loyeu", "Rechytsa", "Rechytsa"))


def test_what_was_replaced_did_not_come() -> None:
    assert [each["count_min"] for each in told("Вместо трёх танков в Речицу пришло семь «Уралов».")] == [7]


def test_people_that_are_thrown_across_a_border_are_soldiers() -> None:
    (sighting,) = told("З Білорусі до Бєлгородської області перекинуто до 500 осіб.")
    assert (sighting["equipment_class"], sighting["count_max"], sighting["flow"]) == ("personnel", 500, "out")


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("з бабруйска на жлобін 8 уралаў, едуць хутка", ("Babruisk", "Zhlobin")),
        ("колонна с гомеля на речицу, 12 бтр", ("Homel", "Rechytsa")),
        ("з ковеля на сарни їдуть 5 танків", ("Kovel", "Sarny")),
    ],
)
def test_towns_are_known_in_a_message_without_capitals(text: str, way: tuple[str, str]) -> None:
    (sighting,) = told(text)
    origin, _, destination = names(sighting)
    assert (origin, destination) == way


def test_a_word_in_small_letters_is_no_town_where_capitals_are_written() -> None:
    (sighting,) = told("На Мазыр ідуць 5 танкаў, у ліду дня праз Пінск прайшлі іншыя.")[:1]
    assert names(sighting)[2] == "Mazyr"


@pytest.mark.parametrize(
    "text",
    [
        "Через Ратне пройшла колона: попереду ВАІ, за нею дванадцять тралів із танками.",
        "Через Ратне пройшли дванадцять тралів із танками, перевізник невідомий.",
        "Через Ратне пройшли дванадцять тралів із танками, тож прийшлося чекати подалі.",
        "Попередньо: через Ратне пройшла колона, дванадцять тралів із танками.",
    ],
)
def test_ahead_and_preliminarily_are_no_verbs_of_movement(text: str) -> None:
    (trailers,) = [each for each in read(text) if each["count_min"] == 12]
    assert trailers["report_kind"] == "observation"
