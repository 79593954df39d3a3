"""Where things came from and went is read as it is told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.reading import names, told
from tests.reports.reading import read as read_on


def read(text: str) -> list[dict[str, Any]]:
    """Return the sightings of a report published on 10 February 2023."""
    return read_on(text, "2023-02-10")


@pytest.mark.parametrize(
    ("text", "destination"),
    [
        ("Из Брянской области в Гомельскую вчера перегнали 14 танков.", "Homel region"),
        ("З Віцебскай вобласці ў Магілёўскую ўчора перакінулі 9 танкаў.", "Mahiliou region"),
    ],
)
def test_a_region_is_read_where_the_word_for_region_is_left_out(text: str, destination: str) -> None:
    assert read(text)[0]["destination"]["name"] == destination


def test_the_place_of_an_official_is_not_where_it_happened() -> None:
    (train,) = read("A train with Russian troops has arrived in Belarus, Minsk announced on Friday.")
    assert train["place"]["name"] == "Belarus"
    assert train["flow"] == "in"


@pytest.mark.parametrize(
    "text",
    [
        "8.02, 10:15 Slutsk — 11:05 Salihorsk — 12:40 past Mikashevichy: six Grads, two fuel trucks.",
        "Эшелон 2210: ст. Брянск 6.02, Гомель 7.02, Калинковичи 8.02. Везёт 12 танков Т-72.",
    ],
)
def test_places_with_times_between_them_are_a_way(text: str) -> None:
    first = read(text)[0]
    assert first["origin"]["name"] in {"Slutsk", "Bryansk"}
    assert first["place"]["name"] in {"Mikashevichy", "Kalinkavichy"}


def test_an_origin_told_afterwards_is_theirs() -> None:
    trucks = read("Вчера в Пинске выгрузили 20 КамАЗов; родом эшелон из Смоленска.")[0]
    assert (names(trucks)[0], trucks["flow"]) == ("Smolensk", "in")


@pytest.mark.parametrize(
    ("texts", "expected", "flow"),
    [
        (
            (
                "Вчера через Гомель в сторону Черниговской области прошла колонна из 40 машин.",
                "Учора через Гомель у бік Чернігівської області пройшла колона з 40 машин.",
                "Учора ў бок Чарнігаўскай вобласці праз Гомель прайшла калона з 40 машын.",
                "Yesterday a column of 40 vehicles passed through Homel towards Chernihiv region.",
            ),
            (None, "Homel", "Chernihiv region"),
            "out",
        ),
        (
            (
                "Вчера 20 грузовиков въехали в Беларусь из России через Новую Гуту.",
                "Учора 20 вантажівок заїхали до Білорусі з Росії через Нову Гуту.",
                "Учора 20 грузавікоў заехалі ў Беларусь з Расіі праз Новую Гуту.",
                "Yesterday 20 trucks entered Belarus from Russia through Novaya Huta.",
            ),
            ("Russia", "Novaya Huta", "Belarus"),
            "in",
        ),
        (
            (
                "Вчера 12 танков прошли Житковичи, затем Лунинец, далее на Пинск.",
                "Учора 12 танків пройшли Житковичі, потім Лунинець, далі на Пінськ.",
                "Учора 12 танкаў прайшлі Жыткавічы, потым Лунінец, далей на Пінск.",
                "Twelve tanks passed Zhytkavichy, then Luninets, and went on towards Pinsk yesterday.",
            ),
            (None, "Luninets", "Pinsk"),
            "internal",
        ),
        (
            (
                "«Шахед» вчера залетел в Беларусь из Украины и пролетел над Гомелем.",
                "«Шахед» учора залетів до Білорусі з України й пролетів над Гомелем.",
                "«Шахед» учора заляцеў у Беларусь з Украіны і праляцеў над Гомелем.",
                "A Shahed entered Belarus from Ukraine yesterday and flew over Homel.",
            ),
            ("Ukraine", "Homel", "Belarus"),
            "in",
        ),
    ],
)
def test_the_same_way_reads_alike_in_four_languages(
    texts: tuple[str, ...], expected: tuple[str | None, ...], flow: str
) -> None:
    for text in texts:
        first = read(text)[0]
        assert (*names(first), first["flow"]) == (*expected, flow), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Киев, 10 февраля. Генштаб сообщил, что вчера в Мозырь прибыли 8 танков.", (None, "Mazyr", "Mazyr")),
        ("Вчера 8 танков перевезли из Бреста в район Пинска.", ("Brest", "Pinsk", "Pinsk")),
        ("Под Гродно, недалеко от польской границы, вчера заметили 8 танков.", (None, "Hrodna", None)),
        ("Вчера в Брянской области, в 30 км от границы с Беларусью, видели 8 танков.", (None, "Bryansk region", None)),
        ("Дорога Гомель — Речица: вчера прошли 8 танков.", ("Homel", "Rechytsa", "Rechytsa")),
    ],
)
def test_datelines_surroundings_and_distances_keep_their_part(text: str, expected: tuple[str | None, ...]) -> None:
    assert names(read(text)[0]) == expected


def test_where_it_was_loaded_is_its_origin_once_more_is_told() -> None:
    guns = read("Eighteen Giatsint guns were loaded at Yelnya on 5 February. On the 7th the train passed Krychau.")[0]
    assert names(guns)[:2] == ("Yel’nya", "Krychau")
    assert guns["flow"] == "in"


def test_what_stood_and_drove_on_was_where_it_stood() -> None:
    (trucks,) = read(
        "Thirteen army lorries parked in Yelsk for two hours yesterday and then drove on towards Naroulia."
    )
    assert names(trucks) == (None, "Yelsk", "Naroulia")


@pytest.mark.parametrize(
    ("text", "expected", "flow"),
    [
        ("Білорусь, за нашими підрахунками, вчора залишили 11 ешелонів.", ("Belarus", "Belarus", None), "out"),
        (
            "A column that entered Belarus near Orsha yesterday, 20 trucks, is now passing Krychau.",
            (None, "Krychau", "Belarus"),
            "in",
        ),
        (
            "Two echelons came to Belarus yesterday: one, with 20 tanks, to Polatsk, the other, with 9 BMPs, to Lepel.",
            (None, "Lepel", "Lepel"),
            "in",
        ),
        (
            "A brigade left its base in Rechytsa for Brest yesterday in 20 trucks.",
            ("Rechytsa", "Rechytsa", "Brest"),
            "internal",
        ),
    ],
)
def test_asides_relative_clauses_and_parts_keep_the_way(text: str, expected: tuple[str | None, ...], flow: str) -> None:
    last = read(text)[-1]
    assert (*names(last), last["flow"]) == (*expected, flow)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В минувший вторник из Лиды приехал в Гродно батальон: 11 БТР.", ("Lida", "Hrodna", "Hrodna")),
        ("Учора прызямліўся ў Лідзе Ан-26 — прыляцеў з Расіі ўпершыню з лістапада.", ("Russia", "Lida", None)),
        ("Севастополь вчера покинул БДК и направился в Мраморное море.", ("Sevastopol", "Sevastopol", "Mramornoye")),
    ],
)
def test_names_before_units_ships_and_asides_keep_their_part(text: str, expected: tuple[str | None, ...]) -> None:
    origin, place, destination = names(read(text)[0])
    assert (origin, place) == expected[:2]
    assert (destination is None) == (expected[2] is None)


def test_there_is_where_the_ones_before_were_seen() -> None:
    reads = read("Через Чериков вчера прошли шесть автобусов на Осиповичи. Там же ехал один УАЗ.")
    assert reads[-1]["place"]["name"] == "Cherykau"


def test_a_town_named_like_a_month_is_a_town() -> None:
    (only,) = read("У Чэрвені бачылі тры «Торы», якія ішлі ў бок Менску, учора.")
    assert only["place"]["country"] == "BY"
    assert only["observed_to"] == "2023-02-09"


def test_a_country_in_the_accusative_is_where_it_goes() -> None:
    (only,) = read("Учора з Віцебску ў Расею вярнулі 18 «Градаў».")
    assert (only["destination"]["country"], only["flow"]) == ("RU", "out")


@pytest.mark.parametrize(
    ("text", "equipment", "count"),
    [
        ("Four Ural fuel tankers drove through Rechytsa towards Gomel this morning.", "fuel_truck", 4),
        ("12 trucks escorted by two armed men passed Zhlobin yesterday.", "truck", 12),
    ],
)
def test_a_make_names_the_body_and_guards_are_no_sighting(text: str, equipment: str, count: int) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [(equipment, count)]


@pytest.mark.parametrize(
    "text",
    [
        "20 empty flatcars rolled out of Asipovichy on Sunday, waybill says Kursk.",
        "20 пустых платформ выехали из Осиповичей в воскресенье, по накладной — Курск.",
        "20 порожніх платформ вирушили з Осиповичів у неділю, за накладною — Курськ.",
        "20 пустых платформаў выехалі з Асіповічаў у нядзелю, паводле накладной Курск.",
    ],
)
def test_what_the_papers_say_is_where_it_goes(text: str) -> None:
    (cars,) = read(text)
    assert (names(cars)[2], cars["flow"]) == ("Kursk", "out")


def test_what_ended_up_in_a_country_came_in() -> None:
    (drones,) = read("Two drones ended up in Belarusian airspace on Sunday.")
    assert (drones["count_min"], drones["flow"]) == (2, "in")


def test_an_earlier_visit_has_its_own_day_and_place() -> None:
    later, earlier = told("Іл-76 сеў у Мачулішчах 17 снежня. Раней, 12 снежня, ён прылятаў у Гомель.")
    assert (later["observed_to"], names(later)[1]) == ("2022-12-17", "Machulishchy")
    assert (earlier["observed_to"], names(earlier)[:2]) == ("2022-12-12", (None, "Homel"))


@pytest.mark.parametrize(
    "text",
    [
        "З Росії приїхало 200 бойовиків. Їх розмістили в Осиповичах.",
        "З Росії приїхало 200 бойовиків. Розмістили всіх у Осиповичах.",
        "Из России приехали 200 боевиков. Их разместили в Осиповичах.",
    ],
)
def test_where_those_who_came_were_lodged_is_where_they_are(text: str) -> None:
    assert [names(each) for each in told(text)] == [("Russia", "Asipovichy", names(told(text)[0])[2])]


def test_a_place_in_an_old_case_is_where_it_was_and_no_goal() -> None:
    (sighting,) = told("Ил-62 сел в минском аэропорту.")
    assert names(sighting) == (None, "Minsk", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В Жлобин отправлены платформой две гаубицы.", [("towed_artillery", 2, "rail")]),
        ("Две гаубицы перевезли в Жлобин баржей.", [("towed_artillery", 2, None)]),
        ("Роту, 96 человек, подняли в час ночи и отвезли под Столин.", [("personnel", 96, None)]),
    ],
)
def test_by_what_they_went_is_no_thing_of_its_own(text: str, expected: list[tuple[str, int, str | None]]) -> None:
    assert [(each["equipment_class"], each["count_min"], each["mode"]) for each in told(text)] == expected
