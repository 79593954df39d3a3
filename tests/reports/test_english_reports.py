"""English as people write it: ways under way, numbers of tracks and hours, who speaks, what a works or rescuers do."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


def test_what_is_on_its_way_is_told_apart_from_what_came() -> None:
    came, coming = told(
        "Some 12 Pantsirs were unloaded at Pinsk on Friday, and a second Buk battalion is on its way there from Omsk.",
        "2022-02-13",
    )
    assert (came["count_min"], names(came)) == (12, (None, "Pinsk", None))
    assert names(coming)[0] == "Omsk"


@pytest.mark.parametrize(
    "text",
    [
        "A train stood on track 6 at Orsha last night, 32 flatcars. By seven it was gone.",
        "A train with 32 flatcars came to Orsha. The fate of the other two is not known.",
    ],
)
def test_tracks_hours_and_those_lost_from_sight_are_no_counts(text: str) -> None:
    assert [each["count_min"] for each in told(text)] == [32]


def test_coaches_of_a_train_are_carriages() -> None:
    assert [each["equipment_class"] for each in told("A train passed Orsha with 20 flatcars and two coaches.")] == [
        "wagon",
        "wagon",
    ]
    (coach,) = told("Three coaches with soldiers went through Slonim.")
    assert coach["unit"] == "vehicle"


def test_a_number_of_its_own_sentence_goes_to_what_was_seen() -> None:
    (lorries,) = told("Eyewitnesses in Vitebsk filmed army lorries. I'd say there were fifteen to twenty.")
    assert (lorries["count_min"], lorries["count_max"]) == (15, 20)


def test_a_count_behind_a_column_is_of_its_way() -> None:
    read = told("A Wagner column has crossed the border near Krychau. Count: 9 buses and 5 Urals.", "2023-07-24")
    assert [(each["count_min"], each["flow"]) for each in read] == [(9, "in"), (5, "in")]


def test_who_speaks_for_a_force_did_not_move() -> None:
    (tor,) = told("Border Guard spokesman: seven Tors have been moved from the Brest region back to Russia.")
    assert tor["count_min"] == 7


@pytest.mark.parametrize(
    "text",
    [
        "Iskanders can move from Asipovichy to the border in an hour.",
        "A donation of two pick-ups and a drone from Vilnius left for Ukraine on Friday.",
        "Just before Christmas three lorries with presents set off from Minsk to Vitebsk region.",
        "Lithuania will close its border with Belarus for a month; 300 lorries a day used to pass at Salcininkai.",
        "Ploughs and 12 army trucks cleared snow from the M1 near Stoubtsy.",
        "The border service sees no movement, though there are 900 soldiers left at Asipovichy.",
        "The bridge at Zhlobin can take tanks of up to 60 tonnes and a hundred trains a day.",
        "Sixty cadets from Minsk went to Brest to see the fortress and lay flowers.",
        "Farmers blocked the road to Hrebenne with sixty tractors.",
        "The railway has ordered 300 flatcars from a plant in Mahilyow; the first fifty left the gates this week.",
        "A Boeing 737 flying from Minsk to Antalya turned back on Saturday after a bird strike.",
        "Residents say such convoys pass Rechytsa every week.",
        "A soldier from Slonim rode 40 km to Lida by bicycle to propose to his girlfriend.",
        "During the night two lorries with smuggled cigarettes were held at Kamenny Loh.",
        "Two Shahed drones fell near Loyeu, their wreckage was taken to Homel by sappers.",
        "Half of the 76 trains cancelled in Homel region on Monday were running again by evening.",
        "Taxi drivers in Minsk went in a column of 80 cars to the mayor's office to protest.",
        "The plane with the Belarusian delegation landed in Beijing on Tuesday.",
        "The engine works sent 40 tractors to Serbia by rail; the train left Minsk on Wednesday.",
        "Rescuers flew an Mi-8 to put out fires near Stolin; another two fire trucks drove there from Pinsk.",
    ],
)
def test_works_rescuers_gifts_and_abilities_give_nothing(text: str) -> None:
    assert told(text) == []


def test_lines_in_and_out_of_a_border_post_go_each_their_way() -> None:
    read = told("Novaya Guta crossing point, today. In: 14 Urals, 2 tankers. Out: 6 empty low-loaders.", "2022-06-21")
    assert [(each["count_min"], each["flow"]) for each in read] == [(14, "in"), (2, "in"), (6, "out")]
    assert {each["equipment_class"] for each in read} == {"truck", "fuel_truck"}


def test_those_that_left_are_counted_of_those_that_stayed() -> None:
    (tanks,) = told("Seven tanks remained in Slonim, three went to Brest.")
    assert (tanks["equipment_class"], tanks["count_min"], names(tanks)) == ("tank", 3, ("Slonim", "Brest", "Brest"))


def test_what_left_a_field_had_arrived_there() -> None:
    came, left = told("The Su-34 that had arrived from Lipetsk on Monday left Baranavichy for Lipetsk at 11:40 today.")
    assert names(came) == ("Lipetsk", "Baranavichy", "Baranavichy")
    assert names(left) == ("Baranavichy", "Baranavichy", "Lipetsk")


def test_a_number_brought_up_to_and_the_same_number_are_read() -> None:
    (tor,) = told("Overnight two Tor-M2s were brought to Ziabrauka, bringing their number there to six.")
    assert tor["count_min"] == 2
    bmps, lorries = told("Some 30 BMPs and the same number of lorries drove to the Pechy range.")
    assert bmps["count_min"] == lorries["count_min"] == 30
    _, mobilised = told("Eleven buses with the mobilised went from Smolensk to Vitebsk, and the mobilised to Orsha.")[
        :2
    ]
    assert mobilised["count_min"] is None


@pytest.mark.parametrize(
    "text",
    [
        "Fighters were scrambled from Baranavichy at noon, a pair of Su-30SMs.",
        "The brigade has sent two Leopard 2A8 tanks to Rukla by rail.",
        "Seen from a bus on the road between Kalinkavichy and Mazyr: two crane lorries.",
    ],
)
def test_a_general_word_beside_its_type_is_no_thing_of_its_own(text: str) -> None:
    assert [each["count_min"] for each in told(text)] == [2]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Twelve tank crews arrived at Barysau yesterday.", None),
        ("30 drone operators arrived in Homel yesterday.", 30),
        ("Two tank drivers were sent from Barysau to Homel yesterday.", 2),
    ],
)
def test_crews_and_operators_are_people(text: str, count: int | None) -> None:
    (only,) = told(text)
    assert (only["equipment_class"], only["count_min"], only["count_max"]) == ("personnel", count, count)


def test_the_flatcars_that_a_load_stands_on_are_no_sighting() -> None:
    (only,) = told("The train pulled into Asipovichy yesterday; counted on its flatcars were 17 Urals.")
    assert (only["equipment_class"], only["count_min"]) == ("truck", 17)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arr. Vitebsk ex Orsha: 12 tanks.", ("Orsha", "Vitsebsk", "Vitsebsk")),
        ("14 wagons dep. Orsha dir. Homel", ("Orsha", "Orsha", "Homel")),
        ("Stolin, 07:45: 12 tanks, dir. Pinsk.", (None, "Stolin", "Pinsk")),
        ("Train 2218 dep. Orsha 06:10, arr. Vitebsk 09:00, 30 flatcars.", ("Orsha", "Vitsebsk", "Vitsebsk")),
    ],
)
def test_a_log_shortens_where_trains_leave_and_arrive(text: str, expected: tuple[str | None, ...]) -> None:
    (only,) = told(text)
    assert names(only) == expected
