"""What articles of news tell beside the movement: what the convoy held, who speaks, one more like it, short words."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


def counts(text: str) -> list[tuple[str, int | None]]:
    return [(each["equipment_class"], each["count_min"]) for each in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A column of cars and trucks came to Belarus. 45 vehicles were seen in the column, including four buses.",
            [("vehicle_unspecified", 45), ("vehicle_unspecified", 4)],
        ),
        ("A column of trucks arrived in Slonim. There are about 19 vehicles in the column.", [("truck", 19)]),
        ("A column of trucks arrived in Slonim. The column consists of 19 vehicles.", [("truck", 19)]),
        ("В Слоним пришла колонна легковушек и фур. В колонне замечено 19 машин и два автобуса.",
         [("vehicle_unspecified", 19), ("vehicle_unspecified", 2)]),
    ],
)  # fmt: skip
def test_what_the_column_held_replaces_its_bare_kinds(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert counts(text) == expected


def test_how_some_of_them_look_is_no_further_sighting() -> None:
    text = "A column of 14 trucks reached Mir. Some trucks pull trailers. Most of the trucks are moving without plates."
    assert counts(text) == [("truck", 14)]


def test_who_came_speaks_of_their_own() -> None:
    text = (
        "A train with troops and equipment arrived in Lida. "
        '"We have unloaded our equipment," said Contingent Deputy Commander Ivan Petrov.'
    )
    assert [each["equipment_class"] for each in told(text)] == ["train"]


def test_a_similar_train_is_another_one() -> None:
    first, second = told(
        "A train with soldiers arrived in Lida on Sunday. A similar train passed through Orsha on Friday."
    )
    assert (names(first)[1], names(second)[1]) == ("Lida", "Orsha")
    assert (first["observed_from"], second["observed_from"]) == ("2022-12-18", "2022-12-16")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A column of min. 17 trucks arrived in Slonim.", (17, None)),
        ("Max. 17 trucks arrived in Slonim.", (None, 17)),
        ("В Слоним прибыли мин. 17 танков.", (17, None)),
        ("Seven tanks passed Slonim in 20 min. Two more are expected.", (7, 7)),
    ],
)
def test_shortened_bounds(text: str, expected: tuple[int | None, int | None]) -> None:
    (sighting,) = told(text)
    assert (sighting["count_min"], sighting["count_max"]) == expected


def test_a_bracket_with_numbers_lists_parts() -> None:
    found = counts("About 40 vehicles (pickups, large trucks, at least 2 buses) entered Belarus at night.")
    assert found == [("vehicle_unspecified", 40), ("light_vehicle", None), ("truck", None), ("vehicle_unspecified", 2)]


def test_what_could_be_seen_was_there() -> None:
    text = (
        "Equipment was seen being loaded on trains at Lida station. "
        "23 tanks and other vehicles could be seen on flatcars. 11 BTRs have been loaded."
    )
    assert ("tank", 23) in counts(text)
    assert ("apc", 11) in counts(text)


def test_a_heading_of_what_was_before_reports_it() -> None:
    (sighting,) = told("Previously: On 12 December, a third column of fighters arrived in Belarus.")
    assert sighting["observed_to"] == "2022-12-12"


@pytest.mark.parametrize(
    "text",
    ["An eleven-car long green Russian military train passed Orsha.", "An 11-car train with soldiers passed Orsha."],
)
def test_cars_of_a_train(text: str) -> None:
    assert ("wagon", 11) in counts(text)


def test_two_countries_joined_are_their_border() -> None:
    (sighting,) = told("A drone flew along the Belarus-Ukraine border.")
    assert names(sighting)[1] is None


def test_a_numbered_squadron_is_no_place() -> None:
    (sighting,) = told("Twenty Strykers from the 5th Squadron rolled through Utena.")
    assert names(sighting)[0] is None


def test_a_missile_cruiser_is_a_ship() -> None:
    assert [each["equipment_class"] for each in told("Two missile cruisers set out into the Baltic Sea.")] == ["ship"]


def test_a_list_of_numbered_lines_tells_the_wagons() -> None:
    text = (
        "A train of 41 wagons left Brest for Russia:\n3 passenger cars with troops\n4 covered wagons\n34 platform cars."
    )
    assert counts(text) == [("wagon", 3), ("wagon", 4), ("wagon", 34)]


def test_when_the_train_had_left_is_not_when_it_came() -> None:
    (sighting,) = told(
        "On 9 December a train of 30 flatcars arrived at Polonka. The train had left Tver on 5 December."
    )
    assert (sighting["observed_from"], sighting["observed_to"]) == ("2022-12-09", "2022-12-09")


@pytest.mark.parametrize(
    "text",
    [
        "On Friday 14 bombers took off from Russia. A group of bombers (14 aircraft) took off from Olenya airfield.",
        "14 bombers took off from Olenya airfield on Friday. Media reported that 14 bombers took off from Russia.",
    ],
)
def test_news_told_twice_is_one_sighting(text: str) -> None:
    (sighting,) = told(text)
    assert names(sighting)[1] == "Olenya air base"
    assert sighting["observed_to"] == "2022-12-16"


def test_the_same_number_on_another_day_is_another_sighting() -> None:
    assert len(told("Three tanks arrived in Lida on Monday. Three tanks arrived in Lida on Tuesday.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Nine trucks came to Lida. It was not clear how many soldiers had moved to Belarus.",
        "В Лиду пришли девять грузовиков. Сколько солдат прибыло в Беларусь, неизвестно.",
    ],
)
def test_an_open_number_is_no_sighting(text: str) -> None:
    assert [each["equipment_class"] for each in told(text)] == ["truck"]


def test_what_the_equipment_includes_replaces_the_word() -> None:
    text = "Military equipment was seen at Lida station. The equipment includes fuel trucks and howitzers."
    assert [each["equipment_class"] for each in told(text)] == ["fuel_truck", "towed_artillery"]


def test_armoured_vehicles_stand_beside_tanks() -> None:
    text = "A column of tanks and armoured vehicles entered Lida."
    assert [each["equipment_class"] for each in told(text)] == ["tank", "armoured_vehicle"]


@pytest.mark.parametrize(
    "text",
    [
        "There are about 7,000 Russian soldiers in Belarus.",
        "Agents in several units of the Armed Forces say so near Lida.",
        "The estimated time of arrival at the missile launch site near Lida is noon.",
    ],
)
def test_strengths_formations_and_sites_are_no_movement(text: str) -> None:
    assert told(text) == []


def test_forces_of_a_country_do_not_say_where() -> None:
    (sighting,) = told("About 60 servicemen of the Armed Forces of the Russian Federation were taken to Lida.")
    assert names(sighting) == (None, "Lida", "Lida")


@pytest.mark.parametrize(
    "text",
    [
        "A drone was seen in Latvia.",
        "A Gerbera drone was detected near Daugavpils.",
        "A drone has been spotted in Latvian airspace.",
    ],
)
def test_a_drone_that_was_seen_did_not_watch(text: str) -> None:
    assert [each["equipment_class"] for each in told(text)] == ["uav"]


def test_a_drone_that_watched_is_none_of_what_was_seen() -> None:
    assert counts("A drone filmed 12 tanks near Lida.") == [("tank", 12)]


def test_found_to_be_moving_is_no_find() -> None:
    assert counts("At least 16 lorries were found to be moving from Lida towards Slonim.") == [("truck", 16)]
    assert told("Three old tanks were found in a forest near Lida.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The following aircraft are currently stationed in Lida:\n• two Su-24MR aircraft\n• four Su-30SM fighter jets",
        "A Washington think tank in Lida published a report on Friday.",
        "The minister announced redeployment of 900 more soldiers to Lida.",
    ],
)
def test_what_is_based_announced_or_a_think_tank_has_not_moved(text: str) -> None:
    assert told(text) == []


def test_types_in_a_bracket_behind_a_total_are_its_names() -> None:
    assert counts("Nine helicopters in total (Mi-24s and Mi-8s) arrived in Lida.") == [("helicopter", 9)]


def test_an_airborne_detachment_is_a_unit() -> None:
    (sighting,) = told("A Russian airborne detachment has been deployed to Lida.")
    assert (sighting["equipment_class"], sighting["count_min"]) == ("personnel", None)


def test_what_planes_had_on_board_is_none_of_its_own() -> None:
    text = "Nine planes of the military transport aviation with peacekeepers and equipment on board landed in Lida."
    assert [each["count_min"] for each in told(text)] == [9]
    assert counts("They loaded their vehicles into three Il-76 and flew to Lida.") == [("transport_aircraft", 3)]


def test_tow_tractors_and_landing_vessels_are_no_deeds() -> None:
    found = counts("Two ZU-23-2 guns, tow tractors and field kitchens came to Lida by train.")
    assert [each for each, _ in found] == ["air_defence", "truck", "truck"]
    assert told("Tanks, howitzers and landing vessels take part in the drills near Tallinn.") == []


def test_a_type_that_is_guessed_is_no_second_group() -> None:
    assert [each["equipment"] for each in told("A column of BTRs, presumably BTR-82A, was filmed in Lida.")] == [
        "BTR-82A"
    ]


def test_recently_with_a_day_is_that_day() -> None:
    (sighting,) = told("Recently, on December 14, Russia moved 16 trucks to Lida.")
    assert (sighting["observed_from"], sighting["observed_to"]) == ("2022-12-14", "2022-12-14")


def test_who_goes_along_is_no_place() -> None:
    assert names(told("KamAZ trucks are deploying to Lida, accompanied by Tigr armored vehicles.")[0])[1:] == (
        "Lida",
        "Lida",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The minister urged railway workers not to lead Russian military echelons to Ukraine.",
        "He asked railway workers to stop three echelons to Lida.",
        "I told them not to lead Russian military echelons to Lida, said Ukrzaliznytsia head Petrov.",
    ],
)
def test_what_somebody_is_urged_to_do_has_not_moved(text: str) -> None:
    assert told(text) == []


def test_military_is_many_people() -> None:
    (sighting,) = told("A cluster of the Russian military was detected near Lida.")
    assert (sighting["equipment_class"], sighting["count_min"]) == ("personnel", None)


def test_parts_in_the_next_sentence_make_a_summary_of_the_total() -> None:
    text = "14 aircraft returned to Lida from Kazakhstan. 13 Il-76 aircraft and one An-124 returned from Kazakhstan."
    assert [each["count_min"] for each in told(text)] == [13, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Two lots of Ural trucks have gone from Slonim to Lida.",
        "Две партии «Уралов» прибыли в Лиду.",
        "Two batches of Urals reached Lida.",
    ],
)
def test_lots_are_no_number_of_things(text: str) -> None:
    assert counts(text) == [("truck", None)]


def test_aerial_tankers_are_aircraft() -> None:
    found = counts("Six KC-135 tankers came over from Britain to Lask. Three B-52s and an Il-78 tanker flew over Riga.")
    assert found == [("transport_aircraft", 6), ("bomber", 3), ("transport_aircraft", 1)]


def test_a_guess_where_a_column_may_go_does_not_move_it() -> None:
    text = "A column of 22 trucks passed Slonim on Friday. The column is most likely heading to a camp in Tsel."
    (sighting,) = told(text)
    assert (names(sighting)[1], sighting["report_kind"]) == ("Slonim", "observation")


def test_a_column_with_some_of_a_kind_is_not_all_of_it() -> None:
    text = (
        "A column of fighters arrived in Lida, this time with armoured vehicles. There are 29 vehicles in the column."
    )
    assert counts(text) == [("vehicle_unspecified", 29)]


def test_what_is_stationary_has_not_moved() -> None:
    assert told("The mission saw 12 APCs and 15 trucks, all stationary, near Lida.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The mission saw an APC (BTR-80) heading north near Lida.",
        "The mission saw one armoured personnel carrier (APC) (BTR-80) heading north near Lida.",
    ],
)
def test_a_bracket_names_the_one_before_it(text: str) -> None:
    (sighting,) = told(text)
    assert (sighting["equipment"], sighting["count_min"]) == ("BTR-80", 1)
