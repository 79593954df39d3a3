"""English news says what things are for, whose channel tells it, and how many a convoy is thought to have."""

from __future__ import annotations

import pytest

from tests.reports.reading import told


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A column drove into Brest and had some 40 vehicles with vans and two buses to carry people.", [40, None, 2]),
        ("A column drove into Brest. It has 40 vehicles, among them two buses designed for transportation.", [40, 2]),
        ("A convoy left Slonim. The number of vehicles in it is believed to exceed 40.", [41]),
        ("A convoy left Slonim. The total number of vehicles in the column is put at 40.", [40]),
        (
            ("Columns left Slonim. The amount of hardware is 18 units, among them:\n"
            "• BMP — 9 units;\n• Ural (with a kung) — 7 units;\n• UAZ — 2 units."),
            [18, 9, 7, 2],
        ),
        ("A train came to Lida. It carried 20 new trucks intended for supplying soldiers at the base.", [20]),
        ("В Лиду пришёл эшелон. В составе было 20 новых «Уралов», предназначенных для полигона.", [20]),
        ("Lida will receive 40 tanks intended for training.", []),
        ("З Слоніма вийшла колона:\n- Урал (кунг) — 5 од.\n- Тигр — 3", [5, 3]),
    ],
)  # fmt: skip
def test_a_convoy_has_what_the_next_sentence_says(text: str, counts: list[int | None]) -> None:
    assert [each["count_min"] for each in told(text)] == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("At least 12 Mi-8 support helicopters and Mi-24 and Ka-52 attack helicopters landed in Lida.", [12, None]),
        ("The train brought three fuel trucks and Tornado-U support trucks to Lida.", [3, None]),
        ("A train brought three fuel trucks and Ural trucks to Lida.", [3, None]),
        ("Russian Mi-8 and Mi-24 helicopters landed in Lida.", [None]),
    ],
)
def test_a_number_is_of_its_own_noun(text: str, counts: list[int | None]) -> None:
    assert [each["count_min"] for each in told(text)] == counts


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("A convoy of 12 trucks entered Brest, the Belarusian monitoring channel says.", None),
        ("Twelve trucks were unloaded in the Dutch port of Vlissingen.", None),
        ("Twelve Dutch trucks were unloaded in Brest.", "NL"),
    ],
)
def test_who_tells_it_and_where_is_no_owner(text: str, whose: str | None) -> None:
    assert [each["affiliation"] for each in told(text)] == [whose]


@pytest.mark.parametrize(
    "text",
    [
        "The range is used by the Russian Armed Forces to train troops.",
        "The Belarusian military leadership arrived in Brest.",
    ],
)
def test_names_behind_an_article_are_no_places(text: str) -> None:
    assert not [each for each in told(text) if each["place"] and "Armed" in each["place"]["name"]]


def test_a_column_of_somebody_is_a_column() -> None:
    (sighting,) = told("A convoy of the Wagner military command centre entered Belarus from Russia.")
    assert (sighting["equipment_class"], sighting["flow"]) == ("convoy", "in")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Up to 400 soldiers could have recently entered Lida.", ["claim"]),
        ("A train came to Lida. It held 30 Ural trucks, which are probably intended for the range.", ["observation"]),
        ("У Ліду прибув ешелон. У складі було 30 Уралів, які, очевидно, призначені для полігону.", ["observation"]),
        ("Twelve soldiers were captured near Kupiansk.", []),
        ("Nine tanks were captured on Tuesday driving through Kursk.", ["observation"]),
        ("A T-80 was captured near Kursk, nine tanks came yesterday.", ["observation", "observation"]),
        ("Twelve tanks captured on video near Kursk moved west.", ["observation"]),
        ("The range is used to train troops, a spokesman in Lida said.", []),
        ("Twelve soldiers were sent to Lida to train with the brigade.", ["observation"]),
    ],
)
def test_words_beside_what_moved_change_nothing_of_it(text: str, kinds: list[str]) -> None:
    assert [each["report_kind"] for each in told(text)] == kinds


def test_days_of_an_exercise_that_was_announced_are_no_days_of_what_came() -> None:
    (landed,) = told(
        "The ministry announced a flight exercise from Jan. 16 to Feb. 1. At least 12 Mi-8s landed in Lida."
    )
    assert (landed["observed_from"], landed["observed_to"], landed["report_kind"]) == (None, None, "observation")


def test_a_town_told_beside_a_border_is_no_border() -> None:
    (convoy,) = told("A convoy left Minsk in the direction of the border with Lithuania and the city of Ashmiany.")
    assert convoy["destination"]["name"] == "Ashmiany"


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Prigozhin stood down. Some 300 of his fighters crossed into Belarus.", ["personnel"]),
        ("Some 300 fighters of the Wagner Group came to Asipovichy.", ["personnel"]),
        ("Two fighters took off from Lida.", ["fighter"]),
        ("Fifty units of wheeled transport equipment came to Brest.", ["vehicle_unspecified"]),
        ("The trucks came from the private military company camp in Molkino.", ["truck"]),
    ],
)  # fmt: skip
def test_words_with_two_meanings_mean_what_the_news_is_about(text: str, classes: list[str]) -> None:
    assert [each["equipment_class"] for each in told(text)] == classes


def test_what_was_loaded_elsewhere_on_its_own_day_is_of_no_train_before() -> None:
    text = (
        "On 20 December a train left Polonka. The platforms carried 23 T-80 tanks. On 19 December the military also "
        "loaded more than 20 tanks on platforms at Lida railway station."
    )
    first, second = told(text)
    assert (first["place"]["name"], first["observed_from"][-2:]) == ("Polonka railway station", "20")
    assert (second["place"]["name"], second["observed_from"][-2:], second["count_min"]) == ("Lida", "19", 21)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Three fighters arrived in Baranavichy yesterday, said Prigozhin.", ("fighter", 3)),
        ("Через 20 мин 10 танков прошли через Слоним.", ("tank", 10)),
        ("The number of tanks in the area 30 km from Slonim grew, they arrived yesterday.", ("tank", None)),
    ],
)
def test_a_name_or_a_number_far_away_changes_nothing(text: str, count: tuple[str, int | None]) -> None:
    (sighting,) = told(text)
    assert (sighting["equipment_class"], sighting["count_min"]) == count
    assert sighting["count_qualifier"] != "at_least"
