"""What a number or a general word means: types listed behind it, what was carried, the launchers of a system."""

from __future__ import annotations

import pytest

from tests.reports.reading import told


def _counted(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(each["equipment"], each["count_min"], each["count_max"]) for each in told(text)]


@pytest.mark.parametrize(
    ("text", "number", "equipment_class"),
    [
        ("24 Russian helicopters (Mi-8, Mi-24, Ka-52) flew into Luninets on Monday.", 24, "helicopter"),
        ("24 вертолёта (Ми-8, Ми-24 и Ка-52) прилетели в Лунинец.", 24, "helicopter"),
        ("20 tanks (T-72B, T-80) arrived in Brest on Monday.", 20, "tank"),
        ("A column of 30 vehicles (Ural, KamAZ, UAZ) passed Slonim.", 30, "vehicle_unspecified"),
        ("15 armoured vehicles (BTR-80, BMP-2) were brought to Brest by train.", 15, "armoured_vehicle"),
    ],
)
def test_types_listed_behind_a_number_share_it(text: str, number: int, equipment_class: str) -> None:
    (sighting,) = told(text)
    assert (sighting["count_min"], sighting["count_max"]) == (number, number)
    assert sighting["equipment_class"] == equipment_class


def test_types_of_one_class_are_all_named() -> None:
    ((equipment, _, _),) = _counted("20 tanks (T-72B, T-80) arrived in Brest on Monday.")
    assert equipment == "T-72 and T-80"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Paratroopers landed in Brest: an Il-76 brought about a hundred of them on Monday.", ("personnel", 100)),
        ("Recruits keep coming: two trains brought 700 of them to Brest on Monday.", ("personnel", 700)),
        ("The howitzers left Hrodna on Monday; a train took nine of them to Brest.", ("towed_artillery", 9)),
        ("Мобілізовані прибувають: два потяги привезли 700 з них до Берестя у понеділок.", ("personnel", 700)),
    ],
)
def test_so_many_of_them_are_what_was_carried(text: str, last: tuple[str, int]) -> None:
    sighting = told(text)[-1]
    assert (sighting["equipment_class"], sighting["count_min"]) == last


def test_of_them_right_behind_a_word_counts_it() -> None:
    assert [count for _, count, _ in _counted("Tanks, nine of them, passed Slonim on Monday.")] == [9]


@pytest.mark.parametrize(
    "text",
    [
        "A train with tanks passed Yelsk on Monday. At least 9 can be counted in the clip.",
        "A train with tanks passed Yelsk on Monday. At least nine are visible in the video.",
    ],
)
def test_what_can_be_made_out_counts_what_was_told(text: str) -> None:
    assert [(low, high) for _, low, high in _counted(text)] == [(9, None)]


@pytest.mark.parametrize(
    ("text", "equipment_class"),
    [
        ("The S-300 battery left Brest on Monday. Its eight launchers reached Homel on Tuesday.", "air_defence"),
        ("Из Бреста ушла батарея С-300. Восемь пусковых установок прибыли в Гомель во вторник.", "air_defence"),
        ("Eight missile launchers reached Homel on Tuesday.", "missile_system"),
    ],
)
def test_launchers_are_those_of_the_system_told_before(text: str, equipment_class: str) -> None:
    assert (told(text)[-1]["equipment_class"], told(text)[-1]["count_min"]) == (equipment_class, 8)


def test_some_of_several_trucks_are_tankers() -> None:
    classes = {
        each["equipment_class"]: each["count_min"] for each in told("11 Urals (2 of them tankers) passed Slonim.")
    }
    assert classes == {"truck": 11, "fuel_truck": 2}


def test_one_at_a_time_and_what_an_aircraft_is_called_are_no_things() -> None:
    (tanks,) = told("They drove tanks, one low-loader at a time, through Asipovichy on Monday.")
    assert tanks["equipment_class"] == "tank"
    (radar,) = told("An A-50 early-warning plane landed at Machulishchy on Monday.")
    assert radar["equipment_class"] == "awacs"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Half of the 22 Grads were taken from Naroulia to Mazyr on Wednesday.", [11]),
        ("Половину из 40 танков вывезли из Бреста в среду.", [20]),
        ("Some of the 40 tanks left Brest on Monday.", [None]),
        ("A battalion of 400 flew from Lida to Luninets on Monday.", [400]),
        ("A 400-strong battalion reached Brest on Monday.", [400]),
        ("A 30-strong convoy passed Slonim on Monday.", [30]),
        ("Il-76s landed five times at Machulishchy in November.", [5]),
        ("Tigrs drove through Brahin. Yesterday evening there were nine in a row.", [9]),
        ("Radars picked up 12 Shaheds over Loyeu last night.", [12]),
        ("A radar followed by three Urals passed Slonim on Monday.", [1, 3]),
    ],
)
def test_shares_sizes_and_times_are_counted(text: str, expected: list[int | None]) -> None:
    assert [each["count_min"] for each in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("M1, Thurs: 0830 2x GAZ-66 near Krychau.", "08:30"),
        ("At 1745 hrs two tanks passed Slonim today.", "17:45"),
        ("0615: 2 Urals, Slonim.", "06:15"),
    ],
)
def test_hours_without_a_colon_are_hours(text: str, hour: str) -> None:
    (sighting,) = told(text)
    assert sighting["count_min"] == 2
    assert hour in str(sighting["observed_from"])


def test_men_in_thousands_are_no_hour() -> None:
    (sighting,) = told("1200 soldiers arrived in Brest on Monday.")
    assert sighting["count_min"] == 1200


def test_whose_a_jet_is_says_not_where_it_went() -> None:
    (jet,) = told("A business jet linked to Yevgeny Prigozhin touched down at Machulishchy on Tuesday.")
    assert jet["destination"] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A dozen Tor and Pantsir vehicles passed Orsha on flatcars.", [("air_defence", 12)]),
        ("A drone that looked like a Shahed entered Lithuania from Belarus on Thursday.", [("uav", 1)]),
        ("A battery of Polonez launchers (4 vehicles) went through Lida with a VAI escort.", [("mlrs", 4)]),
        (
            "12 pickups drove off to Lida, the tents are being folded up by Belarusian soldiers.",
            [("light_vehicle", 12)],
        ),
        ("Mobilised men from Bryansk changed trains in Homel today for Rechytsa.", [("personnel", None)]),
        ("Russian paratroopers from Ussuriysk got out at Brest today.", [("personnel", None)]),
        (
            "A HIMARS platoon moved from Adazi to Daugavpils, three launchers and five lorries.",
            [("mlrs", 3), ("truck", 5)],
        ),
        ("The army left much behind in Izyum, sappers still count: 40 tanks, 37 BMPs.", []),
    ],
)
def test_what_only_names_another_thing_is_no_sighting(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three drones left for Zhytomyr region, one for Russia.", [3, 1]),
        ("14 trains came through Orsha, nine of them bound for Baranavichy and five for Brest.", [14, 9, 5]),
        ("A string of KamAZ lorries without plates, twelve in all, left Zhlobin on Monday.", [12]),
        ("Images show that 50 heavy vehicles and 20 helicopters have been deployed to Luninets.", [50, 20]),
        ("Two Tigrs and a KamAZ moved out of the S-400 site near Luninets on Monday.", [2, 1]),
        ("Mayor of Enerhodar: about 100 units of equipment went through our town. We counted 12 tanks.", [100, 12]),
        ("An Il-22PP jammer accompanied four Su-34s to Hrodna on Monday.", [1, 4]),
        ("We counted 12 tanks and 5 Tigers in Enerhodar on Monday.", [12, 5]),
    ],
)
def test_parts_and_sums_are_counted(text: str, expected: list[int]) -> None:
    assert [each["count_min"] for each in told(text)] == expected


def test_who_leaves_the_airspace_goes_out() -> None:
    (jet,) = told("A MiG-31K took off from Machulishchy on Monday and left Belarusian airspace.")
    assert jet["flow"] == "out"


def test_news_in_general_leads_in() -> None:
    (jet,) = told("Russia keeps rotating its fighters. Yesterday a MiG-31K took off from Machulishchy.")
    assert jet["equipment"] == "MiG-31K"


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian marines train on the Desna with rubber boats.",
        "At night 3,000 recruits sleep at the barracks at Pechi.",
        "The book tells how Panzer columns drove from Brest to Minsk in six days.",
        "5 tigers came from Berlin to the menagerie in Minsk.",
    ],
)
def test_verbs_and_animals_of_the_same_name_are_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Two echelons came to Belarus. The first, 24 flatcars, was unloaded at Pastavy; the second went on to Polatsk.",
        "В понедельник в Беларусь прибыли два эшелона. Первый, 24 платформы с Т-90, разгрузился на станции Поставы.",
    ],
)
def test_one_of_those_that_came_to_the_country_came_in(text: str) -> None:
    assert {each["flow"] for each in told(text)} == {"in"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 240 vehicles returned to Hrodna from the Hozha range yesterday, in groups of 20 to 30.", [240]),
        ("The Iranian drones, twenty according to Kyiv, have been brought to an airfield near Mazyr.", [20]),
        ("He overtook a convoy of Tor-M2s on the M1 at km 300 near Stoubtsy on Monday, nine of them.", [9]),
        ("Eleven BMP-2s went from Rukla to Pabrade on Monday, escorted by Lithuanian military police.", [11]),
    ],
)
def test_groups_posts_and_escorts_are_no_counts(text: str, expected: list[int]) -> None:
    assert [each["count_min"] for each in told(text)] == expected


def _days(text: str) -> list[tuple[int | None, str, str]]:
    sightings = told(text, "2022-07-20")
    return [(each["count_min"], str(each["observed_from"])[:10], str(each["observed_to"])[:10]) for each in sightings]


def test_each_day_of_a_row_has_its_number() -> None:
    told_days = _days("Traffic through Naroulia: Saturday 12 fuel trucks south, Sunday none, Monday 7 north.")
    assert told_days == [(12, "2022-07-16", "2022-07-16"), (7, "2022-07-18", "2022-07-18")]


@pytest.mark.parametrize(
    "text",
    [
        "Two days ago Naroulia was emptied. Since then 30 ambulances have arrived there from Chernobyl.",
        "В понедельник в Брест пришли танки. С тех пор 30 ушли в Лиду.",
    ],
)
def test_since_then_goes_on_to_the_day_of_the_report(text: str) -> None:
    assert (30, "2022-07-18", "2022-07-20") in _days(text)


def test_this_night_is_the_last_one() -> None:
    assert _days("This night 12 tanks went through Vasylivka.") == [(12, "2022-07-19", "2022-07-20")]


def test_where_the_first_was_seen_is_not_where_all_were() -> None:
    (drones,) = told("Eleven drones flew over Homel region last night, the first seen at 00:40 above Brahin.")
    assert drones["place"]["name"] == "Homel region"


def test_one_of_those_that_crossed_came_from_the_same_place() -> None:
    text = "From Zlynka, two convoys crossed into Homel region on Monday. The first, 24 trucks, went to Rechytsa."
    assert [(each["count_min"], each["flow"]) for each in told(text)][-1] == (24, "in")


def test_the_last_of_a_way_is_where_a_train_arrived() -> None:
    (wagons,) = told("Train 9114: Sebezh - Polatsk - Lepel, 22 wagons, arrived on Monday at 03:30.")
    assert wagons["place"]["name"] == "Lepel"


def test_a_crossing_that_is_a_goal_is_no_border_crossed() -> None:
    (trucks,) = told("Near Kapyl three trucks were seen this morning, bound for the Nyoman crossing at Stoubtsy.")
    assert trucks["flow"] == "internal"


def test_who_is_asked_about_is_counted_by_the_answer() -> None:
    text = "Asked where the Pantsirs had gone, the spokesman said that six of them had returned from Mazyr to Fanipal."
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [("air_defence", 6)]


def test_a_general_staff_is_no_soldier() -> None:
    text = (
        "According to the General Staff in Kyiv, five S-400 launchers were moved from Zyabrauka to the Bryansk region."
    )
    (launchers,) = told(text)
    assert (launchers["count_min"], launchers["flow"]) == (5, "out")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 KamAZ trucks, half of them fuel tankers, passed Homel on Monday.", [(12, 12), (6, 6)]),
        ("12 КамАЗов, половина из них бензовозы, прошли Гомель.", [(12, 12), (6, 6)]),
        ("Our crew stopped counting at 50 vehicles on the road from Homel to Rechytsa today.", [(50, None)]),
    ],
)
def test_half_of_them_and_where_counting_stopped(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert [(each["count_min"], each["count_max"]) for each in told(text)] == expected
