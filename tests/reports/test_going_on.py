"""What came goes on, goes back or is told of by its train; who came for a parade came all the same."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


@pytest.mark.parametrize(
    "text",
    [
        "4 кастрычніка ў Гарадок прыйшлі 13 машын РЭБ. Праз дзень машыны РЭБ перагналі ў Расоны.",
        "4 октября в Городок прибыли 13 танков. Через день танки перегнали в Россоны.",
        "On 4 October 13 tanks arrived in Haradok. The next day the tanks were moved to Rasony.",
    ],
)
def test_what_is_named_again_goes_on_with_its_number(text: str) -> None:
    found = told(text, "2022-10-20")
    assert [(each["count_min"], names(each)[1]) for each in found] == [(13, "Haradok"), (13, "Rasony")]
    assert names(found[1])[0] == "Haradok"


def test_others_of_the_kind_are_no_old_ones() -> None:
    found = told("4 октября в Городок прибыли 13 танков. Через день другие танки перегнали в Россоны.", "2022-10-20")
    assert [each["count_min"] for each in found] == [13, None]


@pytest.mark.parametrize(
    "text",
    [
        "Эшалон, які тыдзень таму прыйшоў з Пскова ў Баранавічы, 24 снежня паехаў назад, 38 вагонаў.",
        "Эшелон, который неделю назад пришёл из Пскова в Барановичи, 24 декабря уехал обратно, 38 вагонов.",
    ],
)
def test_a_train_that_goes_back_is_told_twice(text: str) -> None:
    came, went = told(text, "2022-12-26")
    assert (came["equipment_class"], came["flow"]) == ("train", "in")
    assert (went["equipment_class"], went["count_min"], went["flow"]) == ("wagon", 38, "out")


@pytest.mark.parametrize(
    "text",
    [
        "На палігон Муліна ў Расію накіраваліся 200 вайскоўцаў; цягнік адправіўся з Брэста 18 жніўня.",
        "На полигон Мулино в Россию направились 200 военных; поезд отправился из Бреста 18 августа.",
    ],
)
def test_whence_their_train_left_is_whence_they_did(text: str) -> None:
    (sighting,) = told(text, "2023-08-20")
    assert (sighting["count_min"], sighting["flow"], sighting["observed_from"]) == (200, "out", "2023-08-18")


def test_who_came_for_a_parade_came() -> None:
    came, went = told("Учора сто вайскоўцаў з Казахстана прыляцелі ў Мінск на парад, сёння яны едуць у Барысаў.")
    assert (names(came)[1], names(went)[1]) == ("Minsk", "Barysau")


def test_what_guests_are_shown_did_not_move() -> None:
    assert told("На аэрадроме ў Баранавічах гасцям паказалі Су-30СМ і стары МіГ-21.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Расіяне дабудавалі гарадок пад Клімавам. Туды ўжо прывезлі 400 кантрактнікаў, а з Унечы дабіраецца дывізіён.",
        "Под Климовом построен городок. Туда привезли 400 контрактников.",
        "A camp has been built near Klimovo. 400 soldiers were brought there.",
    ],
)
def test_there_is_the_spot_of_the_sentence_before(text: str) -> None:
    assert names(told(text)[0])[1] == "Klimovo"


@pytest.mark.parametrize(
    "text",
    [
        "У Брэсцкай вобласці размешчаны заставы, перакінута 120 памежнікаў і 10 бронемашын «Волат».",
        "В Брестской области размещены заставы, переброшено 120 пограничников и 10 бронемашин «Волат».",
    ],
)
def test_where_a_sentence_begins_to_stand_is_where_it_goes_on(text: str) -> None:
    found = told(text)
    assert [(each["equipment_class"], names(each)[1]) for each in found] == [
        ("personnel", "Brest region"),
        ("armoured_vehicle", "Brest region"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Пяць КамАЗаў прыехалі з Лепеля ў Докшыцы і чакаюць астатніх, потым паедуць на Паставы.",
        "Пять КамАЗов приехали из Лепеля в Докшицы, потом поедут на Поставы.",
    ],
)
def test_where_they_will_go_is_no_place_of_theirs_yet(text: str) -> None:
    (sighting,) = told(text)
    assert names(sighting)[1] == "Dokshytsy"


@pytest.mark.parametrize(
    "text",
    [
        "Падраздзяленне вяртаецца ў Пінск: шэсць машын сувязі ўжо мінулі Іванава.",
        "Подразделение возвращается в Пинск: шесть машин связи уже прошли Иваново.",
    ],
)
def test_what_is_still_coming_is_where_it_passed(text: str) -> None:
    (sighting,) = told(text)
    assert names(sighting)[1] == "Ivanava"


@pytest.mark.parametrize(
    "text",
    [
        "У Лепелі на станцыі разгрузілі 10 БМП-2 і 4 КамАЗы, эшалон прыйшоў з Барысава.",
        "В Лепеле на станции разгрузили 10 БМП-2 и 4 КамАЗа, эшелон пришёл из Борисова.",
    ],
)
def test_whence_their_train_came_is_whence_all_of_them_did(text: str) -> None:
    found = told(text)
    assert [(each["count_min"], names(each)[0]) for each in found] == [(10, "Barysau"), (4, "Barysau")]


@pytest.mark.parametrize(
    ("text", "way", "days"),
    [
        (
            "Прибывшие вчера в Лиду два Су-30 сегодня улетели в Барановичи.",
            ("Lida", "Lida", "Baranavichy"),
            ("2022-11-18", "2022-11-18"),
        ),
        (
            "Переброшенные 2 ноября в Гомель 12 танков вчера ушли на Речицу.",
            ("Homel", "Homel", "Rechytsa"),
            ("2022-11-17", "2022-11-17"),
        ),
        (
            "Перекинуті 2 листопада до Ліди 12 танків учора пішли на Гродно.",
            ("Lida", "Lida", "Hrodna"),
            ("2022-11-17", "2022-11-17"),
        ),
        (
            "Перакінутыя 2 лістапада ў Ліду 12 танкаў учора пайшлі на Гродна.",
            ("Lida", "Lida", "Hrodna"),
            ("2022-11-17", "2022-11-17"),
        ),
        (
            "Один из шести прибывших накануне в Беларусь А-50 утром 18 ноября покинул Мачулищи и ушёл в сторону Твери.",
            ("Machulishchy", "Machulishchy", "Tver"),
            ("2022-11-18", "2022-11-18"),
        ),
        (
            "Стоявшие с мая под Мозырем 12 «Градов» вчера ушли к Ельску.",
            ("Mazyr", "Mazyr", "Yelsk"),
            ("2022-11-17", "2022-11-17"),
        ),
    ],
)
def test_what_a_participle_tells_before_a_noun_was_earlier(
    text: str, way: tuple[str, ...], days: tuple[str, ...]
) -> None:
    (sighting,) = told(text, "2022-11-18")
    assert names(sighting) == way
    assert (sighting["observed_from"], sighting["observed_to"]) == days


def test_who_arrived_and_stayed_keeps_the_day_of_arriving() -> None:
    (sighting,) = told("Прибывшие вчера в Брест 200 десантников разместились в казармах.", "2022-11-18")
    assert (sighting["place"]["name"], sighting["observed_to"]) == ("Brest", "2022-11-17")


@pytest.mark.parametrize(
    ("text", "way"),
    [
        (
            "В Барановичи вернулись три Су-30СМ, улетавшие во вторник в Крымск.",
            ("Krymsk", "Baranavichy", "Baranavichy"),
        ),
        ("В Барановичи вернулись три Су-30СМ, улетевших 18 июля в Крымск.", ("Krymsk", "Baranavichy", "Baranavichy")),
        ("В Лиду сели два Су-25, вылетевшие из Барановичей.", ("Baranavichy", "Lida", "Lida")),
        ("В Гомель вернулись 12 танков, уходившие в мае под Мозырь.", ("Mazyr", "Homel", "Homel")),
    ],
)
def test_an_aside_says_where_those_that_came_back_had_gone(text: str, way: tuple[str, ...]) -> None:
    (sighting,) = told(text, "2023-07-21")
    assert names(sighting) == way


def test_whose_a_force_is_says_not_whence_it_left() -> None:
    (sighting,) = told("Из Бреста две роты ВДВ РФ отбыли домой.", "2023-07-21")
    assert (names(sighting)[:2], sighting["affiliation"]) == (("Brest", "Brest"), "RU")


def test_what_a_train_holds_goes_where_the_train_goes() -> None:
    told_of = told("Сняли на видео эшелон с комплексами С-400: 6 пусковых, 2 РЛС, следует на Лунинец.", "2023-07-21")
    assert [(each["count_min"], names(each)[2]) for each in told_of] == [(6, "Luninets"), (2, "Luninets")]


def test_the_head_of_a_column_is_no_other_column() -> None:
    told_of = told(
        "Из Бобруйска на Мозырь движется колонна: две БМД, четыре грузовика. Голова колонны в Паричах.", "2023-07-21"
    )
    assert [each["equipment_class"] for each in told_of] == ["ifv", "truck"]
