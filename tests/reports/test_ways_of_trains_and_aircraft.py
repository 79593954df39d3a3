"""Where trains and aircraft came from and went is read as it is told, by rail, road, river and over borders."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.reading import names, told
from tests.reports.reading import read as read_on


def read(text: str) -> list[dict[str, Any]]:
    """Return the sightings of a report published on 10 February 2023."""
    return read_on(text, "2023-02-10")


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday 12 trucks crossed the bridge over the Pripyat near Turau.",
        "Вчера 12 грузовиков прошли по мосту через Припять возле Турова.",
        "Учора 12 грузавікоў прайшлі па мосце праз Прыпяць каля Турава.",
        "Учора 12 вантажівок пройшли мостом через Прип'ять біля Турова.",
    ],
)
def test_a_river_gives_way_to_the_town_beside_it(text: str) -> None:
    assert read(text)[0]["place"]["name"].startswith("Tura")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Вчера лагерь в Речице покинули 17 автобусов.", ("Rechytsa", "Rechytsa", None)),
        ("Тиждень тому Білорусь залишили 11 ешелонів.", ("Belarus", "Belarus", None)),
        ("Eighteen tanks went from Rechytsa to Russia by rail yesterday.", ("Rechytsa", "Rechytsa", "Russia")),
        ("Вчера 12 танков перегнали из Витебска в Брестскую область.", ("Vitsebsk", "Brest region", "Brest region")),
        ("Last week 12 tanks were taken by rail from Asipovichy to Luga.", ("Asipovichy", "Luga", "Luga")),
        ("Five drones crossed Belarus yesterday from Kyiv to Rivne region.", ("Kyiv", "Belarus", "Rivne region")),
        ("Эшелон из Пскова, 55 вагонов, вчера ушёл с Орши на Минск.", ("Pskov", "Orsha", "Minsk")),
    ],
)
def test_what_was_left_or_crossed_is_where_it_was(text: str, expected: tuple[str, str, str | None]) -> None:
    assert names(read(text)[-1]) == expected


def test_a_road_named_by_its_ends_leads_from_one_to_the_other() -> None:
    (trucks,) = read("A convoy of 30 trucks was moving yesterday along the Minsk-Homel highway.")
    assert names(trucks) == ("Minsk", "Homel", "Homel")


def test_what_a_train_carries_came_from_where_the_train_did() -> None:
    reads = read("Эшалон учора выйшаў з Смаленска і прайшоў Оршу. Вязе 24 БМП-2; канцавая — Баранавічы.")
    assert names(reads[-1]) == ("Smolensk", "Orsha", "Baranavichy")
    assert reads[-1]["flow"] == "in"


def test_the_district_at_the_head_is_where_it_was_the_road_where_it_goes() -> None:
    (trucks,) = read(
        "9 February, Luninets district: six Urals drove out of the woods and turned onto the R8 to Stolin."
    )
    assert names(trucks) == (None, "Luninets district", "Stolin")


def test_an_aircraft_that_landed_and_took_off_again_flew_twice() -> None:
    landed, left = read("Ту-214 из Москвы сел вчера в Мачулищах и улетел в Казань.")
    assert (landed["flow"], left["flow"]) == ("in", "out")


def test_a_road_named_by_a_town_is_only_where_it_leads() -> None:
    (only,) = read("Eight T-72s, seen near Slonim, were turning onto the Baranavichy road.")
    assert names(only)[1:] == ("Slonim", "Baranavichy")


def test_what_a_flight_is_for_is_where_it_goes() -> None:
    (one,) = told("Two Su-30SM took off from Luninets to intercept a drone near Stolin.")
    assert names(one)[2] == "Stolin"


@pytest.mark.parametrize(
    "text",
    [
        "On 4 February a Russian military train arrived at Slutsk: at least 20 BMP-2s and ten trucks.",
        "На станцию Слуцк 4 февраля прибыл российский эшелон: не менее 20 БМП-2 и десяток грузовиков.",
        "На станцію Слуцьк 4 лютого прибув російський ешелон: не менше 20 БМП-2 і десяток вантажівок.",
        "На станцыю Слуцк 4 лютага прыбыў расійскі эшалон: не менш за 20 БМП-2 і дзясятак грузавікоў.",
    ],
)
def test_what_a_train_of_another_country_holds_came_in_with_it(text: str) -> None:
    assert [each["flow"] for each in read(text)] == ["in", "in"]


@pytest.mark.parametrize(
    "text",
    [
        "An Il-76 landed at Luninets on 4 February and flew off to the east an hour later.",
        "Ил-76 сел в Лунинце 4 февраля и через час улетел на восток.",
        "Іл-76 сів у Лунинці 4 лютого і за годину полетів на схід.",
        "Іл-76 сеў у Лунінцы 4 лютага, а праз гадзіну вярнуўся ў Таганрог.",
    ],
)
def test_an_aircraft_that_landed_and_flew_on_is_told_twice(text: str) -> None:
    landed, left = read(text)
    assert landed["origin"] is None
    assert landed["place"] == left["place"] == left["origin"]


@pytest.mark.parametrize(
    ("text", "destination", "flow"),
    [
        ("Six Urals drove through Orsha on Sunday, Russia-bound.", "Russia", "out"),
        ("Six Smolensk-bound Urals passed Orsha on Sunday.", "Smolensk", "out"),
        ("On Sunday six Urals, Minsk-bound, passed Orsha.", "Minsk", "internal"),
        ("Southbound on the M8 near Orsha on Sunday: six Urals.", None, "internal"),
    ],
)
def test_a_name_with_bound_is_where_it_is_heading(text: str, destination: str | None, flow: str) -> None:
    (trucks,) = read(text)
    assert (names(trucks)[1:], trucks["count_min"], trucks["flow"]) == (("Orsha", destination), 6, flow)


@pytest.mark.parametrize(
    "text",
    [
        "Ил-76 с 120 военными из Пскова приземлился в Мачулищах 15 декабря, а сутки спустя улетел обратно пустым.",
        "Іл-76 даставіў у Мінск 15 снежня 120 афіцэраў, назад адляцеў 16-га.",
    ],
)
def test_who_was_flown_in_does_not_fly_out_again(text: str) -> None:
    counts = [(each["equipment"], each["count_min"], each["observed_to"]) for each in told(text)]
    assert counts[0] == ("Il-76", 1, "2022-12-15")
    assert (counts[1][1], counts[1][2]) == (120, "2022-12-15")
    assert counts[2:] == [("Il-76", 1, "2022-12-16")]


def test_a_train_told_behind_its_load_brought_it() -> None:
    loads = told("Станцыя Слонім: знялі 24 «Уралы», два краны. Эшалон прыйшоў 17 снежня са Смаленска.")
    assert [(each["count_min"], each["flow"], each["observed_to"]) for each in loads] == [
        (24, "in", "2022-12-17"),
        (2, "in", "2022-12-17"),
    ]


def test_the_biggest_of_several_trains_has_its_own_day_and_origin() -> None:
    trains, wagons = told("В Осиповичи пришло 6 эшелонов, самый большой, 60 вагонов, — 8 числа из Богучара.")
    assert (trains["count_min"], trains["origin"], trains["observed_to"]) == (6, None, None)
    assert (wagons["count_min"], names(wagons)[0], wagons["observed_to"]) == (60, "Boguchar", "2022-12-08")


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Сёння «Шахед» пераляцеў мяжу з Беларусі і зваліўся каля Рэзэкнэ.", "Belarus"),
        ("Сёння калона з 20 машын перасекла мяжу з Беларуссю каля Рэзэкнэ.", None),
    ],
)
def test_a_border_is_crossed_from_a_country_or_is_the_border_with_it(text: str, origin: str | None) -> None:
    (only,) = told(text)
    assert names(only)[0] == origin


def test_a_station_in_quotes_is_gone_to() -> None:
    (wagons,) = told("На «Лясную» ўчора прыйшло 60 цыстэрнаў з Мазыра.")
    assert names(wagons)[:2] == ("Mazyr", "Liasnaya railway station")


def test_one_of_several_trains_told_apart_leaves_the_others() -> None:
    counts = [each["count_min"] for each in told("Через Оршу прошли три эшелона; один, 52 вагона, свернул на Витебск.")]
    assert counts == [3, 52]


def test_an_aircraft_without_marks_is_no_denial_and_minutes_are_no_days() -> None:
    first, second = told("Ан-12 без розпізнавальних знаків сів у Бресті 17.12 і за сорок хвилин полетів на схід.")
    assert (first["observed_to"], second["observed_to"]) == ("2022-12-17", "2022-12-17")


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (
            "Three trains left Belarus: one with 400 men from Brest to Rostov, one with 30 T-90s from Pinsk to Orel.",
            [(400, "Brest"), (30, "Pinsk")],
        ),
        (
            "Из Беларуси ушли два эшелона: один с 400 солдатами из Бреста в Курск, один с 30 Т-90 из Пинска в Орёл.",
            [(400, "Brest"), (30, "Pinsk")],
        ),
        (
            "A train with 18 Msta-S left Homel on 5 December for Kursk, where it was seen on 7 December.",
            [(18, "Kursk")],
        ),
        ("Эшелон с 18 Мста-С вышел 5 декабря из Гомеля в Курск, где его видели через два дня.", [(18, "Kursk")]),
        ("20 trucks left Brest; nine went to Minsk, eleven arrived in Kobryn.", [(9, "Minsk"), (11, "Kobryn")]),
        ("Танкі едуць з вучэнняў пад Брэстам у Слонім.", [(None, "Slonim")]),
        ("На полігони Лосвіда та Гожський учора завезли 600 солдатів.", [(600, "Losvida training ground")]),
        ("Ten tanks crossed near Novaya Huta.", [(10, "Novaya Huta")]),
    ],
)
def test_each_train_of_a_list_goes_its_own_way(text: str, ways: list[tuple[int | None, str]]) -> None:
    assert [(each["count_max"], str(names(each)[1]).removesuffix(" railway station")) for each in told(text)] == ways


def test_what_landed_at_home_did_not_go_abroad_with_the_others() -> None:
    *_, landed = told(
        "З Лунінца зняліся 13 верталётаў, у тым ліку пяць Ка-52; дзевяць пайшлі ў Расію, чатыры селі ў Зяброўцы."
    )
    assert (landed["equipment"], landed["flow"], names(landed)[0]) == ("helicopter", "internal", "Luninets")


def test_a_river_that_an_exercise_is_held_on_is_no_place() -> None:
    (only,) = read("A dozen pontoon trucks were driven from Pinsk to Stolin for an exercise on the Horyn.")
    assert (*names(only), only["flow"]) == ("Pinsk", "Stolin", "Stolin", "internal")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Пять КамАЗов приехали из Лепеля в Лиду и ждут остальных, потом поедут на Гродно.",
            ("Lepel", "Lida", "Hrodna"),
        ),
        (
            "200 солдатів їдуть з Наровлі до Мозиря, звідки їх мають відправити до Гомеля.",
            ("Naroulia", "Mazyr", "Homel"),
        ),
        ("Two tanks on a barge went up the Prypiat from Pinsk to Petrykau.", ("Pinsk", "Petrykau", "Petrykau")),
        ("Два танки пройшли Прип'яттю від Пінська до Петрикова.", ("Pinsk", "Petrykau", "Petrykau")),
    ],
)
def test_where_things_are_to_go_next_is_where_they_go_and_a_river_is_the_way(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert names(read(text)[0]) == expected


def test_half_that_came_back_leaves_what_left_where_it_left() -> None:
    (sixty,) = read("Some 60 trucks left Hrodna for Lida on Monday, and by evening about half of them had come back.")
    assert names(sixty) == ("Hrodna", "Hrodna", "Lida")
