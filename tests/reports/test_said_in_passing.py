"""What sentences say in passing: who told it, what others trade in or remember, and how many went together."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


@pytest.mark.parametrize(
    "text",
    [
        "Ten tanks left Mazyr for Brahin, according to a Ukrainian officer.",
        "Ten tanks left Mazyr for Brahin, according to soldiers serving there.",
        "Ten tanks left Mazyr for Brahin, said a Ukrainian soldier.",
        "Ten tanks left Mazyr for Brahin, said two officers.",
        "Citing border guards, the agency says 10 tanks went from Mazyr to Brahin.",
    ],
)
def test_who_tells_of_it_did_not_move(text: str) -> None:
    (sighting,) = told(text)
    assert (sighting["equipment_class"], sighting["count_min"]) == ("tank", 10)


def test_soldiers_who_are_said_to_have_left_did() -> None:
    (sighting,) = told("He said soldiers had left Brest for Kobryn.")
    assert sighting["equipment_class"] == "personnel"


def test_a_picture_that_was_sent_moves_nothing_and_us_is_no_country() -> None:
    wagons, tanks = told(
        "A resident of Vitsebsk sent us a photo: eleven open wagons carrying T-72s, three to a wagon.", "2022-10-16"
    )
    assert (wagons["count_min"], wagons["activity"], wagons["affiliation"]) == (11, "sighting", None)
    assert (tanks["equipment"], tanks["count_min"], tanks["count_max"]) == ("T-72", 33, 33)


@pytest.mark.parametrize(
    "text",
    [
        "Two per flatcar, T-72s went through Orsha on 12 flatcars.",
        "Twelve flatcars with T-72s, two per flatcar, went through Orsha.",
    ],
)
def test_wagons_keep_their_number_beside_what_stands_on_each(text: str) -> None:
    assert 12 in [each["count_min"] for each in told(text) if each["equipment_class"] == "wagon"]


def test_a_participle_put_in_does_not_part_a_subject_from_its_verb() -> None:
    (sighting,) = told("300 vehicles, many towing one another, crossed into Belarus near Komaryn.")
    assert (sighting["count_min"], sighting["flow"], names(sighting)) == (300, "in", (None, "Komaryn", "Belarus"))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("At 10:20 a Yak-130 pair took off from Lida.", 2),
        ("A Su-25 quartet took off from Lida.", 4),
        ("A Yak-130 took off from Lida.", 1),
        ("A bus went from Lida to Iuye.", 1),
    ],
)
def test_how_many_went_together(text: str, count: int) -> None:
    (sighting,) = told(text)
    assert (sighting["count_min"], sighting["count_max"]) == (count, count)


@pytest.mark.parametrize(
    "text",
    [
        "Forty trucks went to Brahin on Friday; half of them came back on Sunday.",
        "У п'ятницю 40 вантажівок пішли до Брагина, половина з них повернулася в неділю.",
        "В пятницу 40 грузовиков ушли в Брагин, половина вернулась в воскресенье.",
    ],
)
def test_half_of_those_told_before_went_their_own_way(text: str) -> None:
    whole, half = told(text)
    assert (whole["count_min"], half["count_min"]) == (40, 20)
    assert whole["observed_to"] < half["observed_from"]


@pytest.mark.parametrize("system", ["Buk missile systems", "Grad missile systems", "Polonez missile systems"])
def test_what_a_system_is_called_is_no_second_one(system: str) -> None:
    (sighting,) = told(f"Eight {system} redeployed from Baranavichy to Homel.")
    assert sighting["count_min"] == 8


@pytest.mark.parametrize(
    "text",
    [
        "Police were buying time while 40 tanks went from Brest to Kobryn.",
        "Prices have risen; meanwhile 40 tanks went from Brest to Kobryn.",
        "A resident recalled that 40 tanks went from Brest to Kobryn on Friday.",
    ],
)
def test_what_moved_beside_other_news_did_move(text: str) -> None:
    (sighting,) = told(text)
    assert (sighting["equipment_class"], sighting["count_min"], names(sighting)) == (
        "tank",
        40,
        ("Brest", "Kobryn", "Kobryn"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "The ministry is buying 40 tanks which will go to Brest.",
        "She still remembers the 40 tanks that went through Hostomel.",
        "He recalled seeing a column of 60 vehicles drive through Chernihiv in the first days of the invasion.",
        "Баба Маня помнит, как 40 танков шли через Брагин.",
        "Тітка Марія пригадує, як 40 танків ішли через Іванків.",
        "Цётка Марыя памятае, як 40 танкаў ішлі праз Брагін.",
        "The museum staged its battle on Saturday: four T-34s rolled across the field.",
    ],
)
def test_what_is_bought_played_or_remembered_is_no_sighting(text: str) -> None:
    assert told(text) == []


def test_over_the_border_is_out_of_the_country_that_was_left() -> None:
    (sighting,) = told("20 Russian trucks rolled out of Barouka and over the border at Yukhavichy in the small hours.")
    assert (sighting["flow"], sighting["observed_from"][:10]) == ("out", "2022-12-19")


@pytest.mark.parametrize(
    "text",
    [
        "After a stop for fuel in Lida twelve Su-25s touched down at Luninets on Friday.",
        "After a stop for fuel in Lida twelve Su-25s showed up at Luninets on Friday.",
        "By Friday evening twelve T-72s, cheered by nobody, had made their way to Luninets.",
        "Twelve T-72s without numbers, it seems, pressed on to Luninets on Friday.",
        "Twelve T-72s without numbers, it seems, kept on to Luninets on Friday.",
        "Twelve T-72s without numbers, it seems, were rushed to Luninets on Friday.",
        "Twelve T-72s without numbers, it seems, approached Luninets on Friday.",
        "Twelve T-72s without numbers, it seems, were under way to Luninets on Friday.",
        "Twelve T-72s without numbers, it seems, stopped off at Luninets on Friday.",
        "Twelve T-72s without numbers, it seems, fell back from Lida to Luninets on Friday.",
    ],
)
def test_verbs_move_by_the_words_behind_them(text: str) -> None:
    (sighting,) = told(text)
    assert (sighting["count_min"], sighting["place"]["name"]) == (12, "Luninets")


@pytest.mark.parametrize(
    "text",
    [
        "The army put its trust in 40 tanks of the brigade in Barysau.",
        "The minister made for a good listener as 40 tanks were discussed in Barysau.",
        "Fire fell on the range near Barysau where tanks of the brigade train.",
        "Three lorries with timber stood on the M1 after a crash near Kobryn.",
    ],
)
def test_the_same_verbs_without_them_move_nothing(text: str) -> None:
    assert told(text) == []


def test_a_loading_that_only_stood_before_it_went_on_is_kept() -> None:
    wagons, guns = told(
        "Workers at Osipovichi saw a train: 22 platforms, of which nine carried 2S1 guns and the remainder stood empty;"
        " it went off in the Babruisk direction at 21:40."
    )
    assert (wagons["count_min"], guns["count_min"]) == (22, 9)


def test_what_left_and_is_to_be_handed_over_has_left() -> None:
    (tanks,) = told("The last four Leopards left Poznan by train yesterday and should be handed over before Easter.")
    assert (tanks["count_min"], names(tanks)[0]) == (4, "Poznań")


def test_what_remained_and_drove_off_did_not_remain() -> None:
    (sighting,) = told("What remained of the vehicles, perhaps 200, drove off in the direction of Homel on Friday.")
    assert sighting["count_min"] == 200


def test_cars_of_trains_are_wagons_in_a_row_of_numbers() -> None:
    assert [
        (each["equipment_class"], each["count_min"]) for each in told("Two echelons, 33 and 28 cars, came to Brest.")
    ] == [
        ("wagon", 33),
        ("wagon", 28),
    ]


def test_a_times_sign_counts_whatever_stands_behind_it() -> None:
    reads = told("A train with Urals with kungs x 11, field kitchens x 3 passed Brest.")
    assert [each["count_min"] for each in reads] == [11, 3]


def test_what_keeps_coming_leads_in_to_what_came() -> None:
    (jets,) = told("Su-25s keep coming. Seventeen touched down at Luninets on Thursday.")
    assert (jets["equipment"], jets["count_min"]) == ("Su-25", 17)


def test_an_aerial_column_is_its_helicopters() -> None:
    reads = told(
        "An aerial column of six helicopters, two Mi-24s and four Mi-8s, flew over Minsk towards Barysau at noon."
    )
    assert {each["equipment_class"] for each in reads} == {"helicopter"}


def test_as_many_are_so_many_more_of_those_counted_before() -> None:
    left, plane, came = told("60 men left Lida for home on an Il-76 last Thursday, and as many arrived on Saturday.")
    assert (left["count_min"], plane["count_min"], came["count_min"]) == (60, 1, 60)
    assert came["observed_from"] > left["observed_to"]


def test_a_guess_behind_the_noun_is_its_number() -> None:
    (tanks,) = told("Tanks, maybe eight of them, came to Brest.")
    assert (tanks["count_min"], tanks["count_max"]) == (8, 8)


@pytest.mark.parametrize(
    "text",
    [
        "On Women's Day soldiers of the Slutsk brigade drove an APC decked with tulips through the town.",
        "He was born in the year when tanks went to Prague, and he was to die the day they went to Kyiv.",
        "Belarusian railways moved 18.4 million tonnes of freight in January; 56 container trains went to China.",
    ],
)
def test_feasts_lives_and_freight_are_no_sightings(text: str) -> None:
    assert told(text) == []


def test_nights_are_not_counted_as_what_was_told_before() -> None:
    reads = told("Four drones flew in from Ukraine in one night, two of them near Yelsk.")
    assert 1 not in [each["count_min"] for each in reads]


def test_one_who_could_see_it_counts_nothing() -> None:
    reads = told("A train passed Lida; one could make out Tor launchers near Lida on the platforms.")
    assert all(each["count_min"] != 1 for each in reads if each["equipment"] == "Tor-M2")


def test_foreign_soldiers_who_were_flown_to_a_town_came_into_the_country() -> None:
    (men,) = told("30 Indian servicemen were flown to Baranavichy on Monday.")
    assert (men["flow"], men["affiliation"]) == ("in", "IN")


def test_vehicles_that_were_spread_along_a_border_moved() -> None:
    (vehicles,) = told(
        "70 vehicles have been spread along the Ukrainian border in Luninets district in the last three days."
    )
    assert (vehicles["count_min"], vehicles["observed_from"]) == (70, "2022-12-16")


def test_what_turned_back_without_entering_a_country_did_not_enter_it() -> None:
    (jets,) = told("A pair of Su-35s out of Buturlinovka turned back over Unecha without entering Belarusian airspace.")
    assert (jets["flow"], jets["destination"]) == ("unknown", None)


def test_one_of_two_that_is_on_its_way_back_left() -> None:
    came, left = told("Two Chinese Y-20s had flown into Minsk from Urumqi; one is already on its way back.")
    assert (came["count_min"], left["count_min"], left["flow"]) == (2, 1, "out")


def test_a_radar_that_saw_it_or_is_of_a_system_is_no_other_thing() -> None:
    (helicopter,) = told("A Mi-24 crossed back into Belarus near Damachava, according to Polish radar.")
    assert helicopter["equipment_class"] == "helicopter"
    (radar,) = told("One Buk radar left Barysaw on Monday.")
    assert radar["equipment_class"] == "air_defence"


def test_where_the_time_before_was_spent_is_where_it_came_from() -> None:
    (jet,) = told("Returned to Ryazan on Sunday: one A-50U. It had spent nine weeks at Machulishchy.")
    assert (jet["flow"], names(jet)[:2]) == ("out", ("Machulishchy", "Ryazan"))
    (helicopters,) = told("Three Mi-8s spent the weekend at Luninets and flew back to Machulishchy on Monday.")
    assert names(helicopters)[0] == "Luninets"


def test_some_of_those_told_before_may_only_probably_have_gone() -> None:
    four, _ = told(
        "Fewer than ten Su-25s are thought to remain at Lida."
        " Four of them were probably ferried to Baranavichy on 16 December, escorted by an L-39."
    )
    assert (four["equipment"], four["count_min"], four["report_kind"]) == ("Su-25", 4, "claim")


def test_a_column_is_not_told_again_beside_what_was_in_it() -> None:
    reads = told(
        "A column left the Obuz-Lesnovsky range before midnight on Wednesday. There were 8 BMP-2s on trawls in it,"
        " three buses full of mobilised men, and, bringing up the rear, an ambulance."
    )
    assert [each["count_min"] for each in reads] == [8, 3, 1]


def test_in_number_and_a_host_that_took_it_in() -> None:
    (tanks,) = told("The tanks, 31 in number, returned by rail from Lepel to Brest on Sunday.")
    assert tanks["count_min"] == 31
    landed, left = told("Gomel airport took in a Russian An-26 last night for forty minutes. It went off to Rostov.")
    assert (landed["activity"], left["flow"]) == ("landing", "out")


def test_trains_are_shunted_and_trials_hear_of_old_deeds() -> None:
    (trains,) = told("Two trains with pontoons have been shunted into sidings at Rechytsa since Friday.")
    assert trains["place"]["name"] == "Rechytsa"
    assert (
        told("A tank crew's trial in Kyiv heard how three T-72s fired on a house before withdrawing to Belarus.") == []
    )
