"""Read what is left where: loads whose carrier flies on, places that a verb takes, detachments of guards."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


@pytest.mark.parametrize(
    ("text", "load"),
    [
        ("Ан-124 прызямліўся ў Баранавічах і прывёз дзве пускавыя С-400. Праз гадзіну ён адляцеў у Казань.", "S-400"),
        ("Ил-76 сел в Барановичах, привёз два «Искандера», потом улетел в Казань.", "Iskander"),
        ("Ил-76 доставил в Барановичи два «Искандера» и улетел в Казань.", "Iskander"),
    ],
)
def test_a_load_stays_where_its_carrier_takes_off_again(text: str, load: str) -> None:
    landed, left, gone = told(text)
    assert (landed["equipment_class"], gone["equipment_class"]) == ("transport_aircraft", "transport_aircraft")
    assert (left["equipment"], names(left)[1]) == (load, "Baranavichy")
    assert (gone["flow"], *names(gone)) == ("out", "Baranavichy", "Baranavichy", "Kazan")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("У суботу Мачулішчы пакінуў апошні МіГ-31К, ён пайшоў на Пскоў.", "Machulishchy"),
        ("Мачулішчы сёння прынялі два Іл-76.", "Machulishchy"),
        ("Барысаў пакінулі пяць танкаў.", "Barysau"),
    ],
)
def test_an_everyday_word_is_a_place_where_a_verb_takes_it(text: str, place: str) -> None:
    (sighting,) = told(text)
    assert names(sighting)[1] == place


def test_a_name_before_a_verb_that_takes_something_else_is_no_place() -> None:
    assert told("Барысаў пакінуў пасаду камандзіра танкавага палка.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("У Лідскі пагранатрад прыбыло 70 вайскоўцаў са Слоніма.", ("Slonim", "Lida", "Lida")),
        ("У Пінскі памежны атрад прыбылі пяць «Тыграў».", (None, "Pinsk", "Pinsk")),
        (
            "Из Лидского пограничного отряда выехали пять грузовиков на Гродно.",
            ("Lida", "Lida", "Hrodna"),
        ),
    ],
)
def test_a_detachment_of_guards_is_where_its_town_is(text: str, expected: tuple[str | None, str, str]) -> None:
    (sighting,) = told(text)
    assert names(sighting) == expected


@pytest.mark.parametrize(
    "text",
    [
        "З Брэста ў Расію сышоў эшалон: 25 Т-80. Праз Оршу яго правялі ў сераду.",
        "Праз Оршу ўчора правялі 25 танкаў Т-80.",
        "Через Оршу вчера провели 25 танков Т-80.",
    ],
)
def test_what_is_led_through_a_town_is_there(text: str) -> None:
    (sighting,) = told(text)
    assert (names(sighting)[1], sighting["count_min"]) == ("Orsha", 25)


@pytest.mark.parametrize(
    "text",
    ["Вайскоўцы правялі вучэнні з 25 танкамі пад Оршай.", "В Орше провели осмотр 25 танков."],
)
def test_what_is_held_moves_nothing(text: str) -> None:
    assert told(text) == []


def test_as_many_as_counts_exactly() -> None:
    counts = [
        each["count_min"]
        for each in told("У пятніцу праз Жлобін прайшлі чатыры эшалоны, у суботу — тры, у нядзелю — аж шэсць.")
    ]
    assert counts == [4, 3, 6]


@pytest.mark.parametrize(
    "text",
    [
        "На Оршу шыбуе калона, 20 «Уралаў».",
        "У Оршу прыгрукаталі 20 «Уралаў».",
        "З Оршы вырушылі 20 «Уралаў».",
        "Да Оршы пасунулася калона з 20 «Уралаў».",
    ],
)
def test_belarusian_verbs_of_going(text: str) -> None:
    (sighting,) = told(text)
    assert sighting["count_min"] == 20


@pytest.mark.parametrize(
    "text",
    [
        "Ан-26 учора зляцеў з Мачулішчаў на Кубінку, а вярнуўся сёння на досвітку.",
        "Ан-26 вчера вылетел из Мачулищ в Кубинку и сегодня вернулся.",
    ],
)
def test_an_aircraft_that_came_home_came_from_where_it_had_gone(text: str) -> None:
    gone, back = told(text)
    assert (gone["flow"], names(gone)[1]) == ("out", "Machulishchy")
    assert (back["flow"], *names(back)) == ("in", "Kubinka", "Machulishchy", "Machulishchy")


@pytest.mark.parametrize(
    "text",
    [
        "Каля Петрыкава 23 КрАЗы трымаюць шлях на Жыткавічы.",
        "Под Петриковом 23 КрАЗа держали путь на Житковичи.",
        "Біля Петрикова 23 КрАЗи тримають курс на Житковичі.",
    ],
)
def test_a_course_that_is_held_is_movement(text: str) -> None:
    (sighting,) = told(text)
    assert names(sighting)[1:] == ("Petrykau", "Zhytkavichy")


@pytest.mark.parametrize("text", ["Пад Мазыром пяць танкаў трымаюць абарону.", "У Лідзе трымаюць пяць танкаў."])
def test_what_is_only_held_moves_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("З Лунінца паляцелі 8 Мі-8, праз гадзіну — 6 машын.", ["helicopter", "helicopter"]),
        ("Над Лидой прошли 4 Ми-24, следом шло шесть машин.", ["helicopter", "vehicle_unspecified"]),
        ("У Ліду прыляцелі 4 Мі-8, 6 машын заехалі на аэрадром.", ["helicopter", "vehicle_unspecified"]),
    ],
)
def test_machines_behind_aircraft_fly_unless_they_drive(text: str, kinds: list[str]) -> None:
    assert [each["equipment_class"] for each in told(text)] == kinds


def test_a_type_on_several_carriers_is_no_single_one() -> None:
    _, tanks = told("У Барысаў заехала сем тралаў, на іх Т-72.")
    assert (tanks["equipment"], tanks["count_min"]) == ("T-72", None)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("З Віцебска праз Полацкую шашу на Гарадок прайшлі 9 «Смерчаў».", ("Vitsebsk", "Haradok", "Haradok")),
        ("Дывізіён «Тор-М2К» перавялі з Баранавічаў у наваколле Мазыра.", ("Baranavichy", "Mazyr", "Mazyr")),
    ],
)
def test_a_street_is_no_town_and_surroundings_are_gone_to(text: str, way: tuple[str, str, str]) -> None:
    (sighting,) = told(text)
    assert names(sighting) == way
