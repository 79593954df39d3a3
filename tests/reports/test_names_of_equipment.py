"""Equipment is known by the names that reports give it, and by the type that the text says."""

from __future__ import annotations

import pytest

from tests.reports.reading import told


@pytest.mark.parametrize(
    ("text", "equipment_class", "count"),
    [
        ("Через Оршу проследовали 7 орудий «Мста-Б»: колонна с «Мстами-Б» шла без огней.", "towed_artillery", 7),
        ("У Смаргонь прывезлі трыццаць супрацоўнікаў.", "personnel", 30),
        ("В Лиду перебросили шестьдесят призванных.", "personnel", 60),
        ("До Слоніма доправили дев'ять фахівців.", "personnel", 9),
        ("Two water cannons rolled through Slonim towards Baranavichy.", "other", 2),
        ("Праз Слонім праехалі 3 вадамёты.", "other", 3),
        ("Четыре «Рапиры» отбуксировали из Слонима в Барановичи.", "towed_artillery", 4),
        ("З Бреста до Кобрина відбуксирували п'ять «Рапір».", "towed_artillery", 5),
        ("Праз Слонім у бок Баранавічаў прайшлі два «Палянэзы».", "mlrs", 2),
        ("У Слоніме заўважаны 2 «Стралы-10» на платформах.", "air_defence", 2),
        ("На сборный пункт в Слониме за два дня привезли три тысячи призванных.", "personnel", 3000),
        ("Мобілізовані росіяни, сотні півтори, зійшли з поїзда у Слонімі.", "personnel", 150),
        ("В Слоним привезли 4 ПРП-4 и один полевой госпиталь.", "armoured_vehicle", 4),
        ("До Слоніма доїхало близько сорока бортових.", "truck", 40),
        ("Пяць цістэрнаў паліва рухаліся па шашы ля Слоніма.", "wagon", 5),
        ("Вертушка из 20 платформ ушла из Слонима на Барановичи.", "wagon", 20),
        ("Five 9P140 launchers crept through Slonim.", "mlrs", 5),
    ],
)
def test_words_with_their_endings_are_known(text: str, equipment_class: str, count: int) -> None:
    sightings = [each for each in told(text) if each["count_min"] == count]
    assert [each["equipment_class"] for each in sightings] == [equipment_class]


@pytest.mark.parametrize(
    "text",
    [
        "В Беларусь за год прибыло более 40 тысяч жителей соседних стран.",
        "На пункце прапуску скапілася 300 фур.",
        "За рік через пункт пропуску біля Чернігова проїхало 40 тисяч вантажівок.",
        "The depot at Asipovichy can hold 300 wagons of ammunition.",
        "Homel firefighters got six new tanker engines.",
    ],
)
def test_everyday_words_are_not_taken_for_equipment(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "equipment_class"),
    [
        ("Через Слоним прошли 5 машин с понтонами.", "engineering"),
        ("Шэсць машын з РЭБ «Красуха-4» прайшлі праз Слонім.", "comms_ew"),
        ("A Grad battery, six launchers, passed Slonim.", "mlrs"),
    ],
)
def test_general_words_take_the_class_of_what_is_told_beside_them(text: str, equipment_class: str) -> None:
    assert [each["equipment_class"] for each in told(text)] == [equipment_class]


@pytest.mark.parametrize(
    "text",
    [
        "Около Речицы замечена колонна. Состав: 7 «Уралов», 2 БТР.",
        "Около Речицы замечена колонна военной техники. В составе: 7 «Уралов», 2 БТР.",
    ],
)
def test_what_a_column_is_made_of_is_no_train(text: str) -> None:
    sightings = told(text)
    assert [each["count_min"] for each in sightings] == [7, 2]
    assert all(each["mode"] != "rail" for each in sightings)


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Праз Ляхавічы прайшлі тры аўтазаправачнікі.", "fuel_truck", 3),
        ("У Слоніме разгрузілі сем бээмдэшак і бэрэдээм.", "ifv", 7),
        ("На Пінск пацягнулі дзевяць пушак.", "towed_artillery", 9),
        ("Над Кобрынам праляцелі два шрубалёты.", "helicopter", 2),
        ("Праз мяжу ля Камарына заляцелі чатыры бесьпілётнікі.", "uav", 4),
        ("У Жабінку прыйшлі два эшалёны.", "train", 2),
        ("У Петрыкаў прыехалі трыццаць сувязістаў.", "personnel", 30),
        ("Дзве батальённа-тактычныя групы перакінулі пад Кобрын.", "personnel", 2),
        ("Праз Бярозу прайшлі пяць «Палонезаў».", "mlrs", 5),
        ("З Воршы на Лепель пайшлі чатыры мостаўкладальнікі.", "engineering", 4),
        ("На Століншчыну прывезлі шэсць зэнітак.", "air_defence", 6),
    ],
)
def test_belarusian_names_of_equipment(text: str, kind: str, count: int) -> None:
    assert (kind, count) in [(each["equipment_class"], each["count_min"]) for each in told(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Вчера в Гомеле сел Ил-62М из Москвы.", "Il-62M passenger aircraft"),
        ("Вчера в Гомеле сел Ан-12 из Пскова.", "An-12"),
        ("Yesterday four P-18 radars arrived in Homel.", "P-18 radar"),
        ("Учора ў Гомель прыбылі 12 Т-64.", "T-64 tank"),
        ("Yesterday 12 BMD-4Ms arrived in Homel.", "BMD-4M airborne combat vehicle"),
        ("Вчера в Гомель прибыли 12 Урал-4320.", "Ural-4320 truck"),
        ("Вчера в Гомель прибыли 12 «Ильюшин-76».", "Il-76"),
    ],
)
def test_equipment_is_called_by_the_type_that_the_text_says(text: str, name: str) -> None:
    assert [each["equipment"] for each in told(text)] == [name]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("пять «КАМАЗ-Выстрелов»", "armoured_vehicle"),
        ("пять КамАЗ-Тайфунов", "armoured_vehicle"),
        ("пять «Урал-Тайфунов»", "armoured_vehicle"),
        ("пять бронекатеров", "ship"),
    ],
)
def test_an_armoured_body_on_a_lorry_and_an_armoured_boat_are_known(words: str, kind: str) -> None:
    (sighting,) = told(f"Через Мозырь прошли {words}.")
    assert (sighting["equipment_class"], sighting["count_min"]) == (kind, 5)
