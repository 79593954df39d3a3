"""English texts in which equipment is named and nothing moved, and the same words where something did."""

from __future__ import annotations

import pytest

from tests.reports.reading import told


@pytest.mark.parametrize(
    "text",
    [
        "A new bus depot for 80 electric buses has opened in Brest.",
        "A Grad student from Brest arrived in Warsaw on Monday.",
        "Tank tops and cargo trousers arrived in the shops of Minsk on Monday.",
        "A police drone caught 40 drivers on the M5 near Babruisk.",
        "A steam train ran from Baranavichy to Lunin and back.",
        "A flock of about 300 cranes landed on the fields near Turau.",
        "Three hundred grey cranes flew over Brest on Friday.",
    ],
)
def test_a_name_within_another_name_is_no_equipment(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The head of the Russian contingent came to Minsk on Monday.",
        "The deputy commander of the Polish 12th brigade arrived in Suwalki on Tuesday.",
        "The mother of two soldiers travelled to Minsk yesterday.",
        "The bodies of two soldiers were brought to Homel on Tuesday.",
        "Veterans of the 38th brigade gathered in Brest on Monday.",
        "Командир роты приехал в Брест вчера.",
        "Командувач групи військ прибув до Гродна в середу.",
        "Камандзір брыгады прыехаў у Брэст учора.",
        "The plane of the foreign minister landed in Beijing on Monday.",
        "Lukashenko's helicopter landed in Braslau on Tuesday.",
        "Самолёт министра прилетел в Минск в среду.",
    ],
)
def test_somebody_of_a_force_is_not_the_force(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "MAZ showed a new truck in Minsk on Monday.",
        "МАЗ показал новый грузовик в Минске.",
        "Two fire engines and an ambulance came to the house in Lida.",
        "Five lorries with blankets and mattresses left Minsk for Kherson on Monday.",
        "Runners from the 103rd brigade came first in the Vitsebsk marathon.",
        "The minister flew to Hrodna to see how conscripts are being trained.",
    ],
)
def test_makers_rescuers_aid_and_sport_are_no_sightings(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A truck crane and 12 Urals passed Slonim on Monday.",
        "Commanders watched as 12 tanks rolled through Slonim.",
        "Four fire engines and 12 Urals passed Slonim in a convoy on Monday.",
        "Twelve soldiers of the 38th brigade arrived in Brest on Monday.",
        "The minister of defence said that 12 helicopters had flown to Luninets on Monday.",
        "MAZ lorries and 12 KamAZ trucks went through Slonim on Monday.",
    ],
)
def test_what_stands_beside_such_words_is_read(text: str) -> None:
    assert 12 in [each["count_min"] for each in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The fish tank in the Homel school holds 400 litres.",
        "The regiment's banner came home to Lida after 80 years.",
        "The Kremlin's plane watchers say little of Sochi.",
        "She passed on the numbers of 26 trains from Luninets.",
        "Three men from Zhlobin got nine years each for sending photographs of a missile convoy to a bot.",
        "State TV aired a confession by a man who had filmed a convoy of 20 trucks near Svetlahorsk.",
        "Asked about the train of S-400s seen at Orsha, the railway replied that it carried beet.",
        "The three men rode in on a tank, but the film was made in May in Rubizhne, fact-checkers found.",
        "A Soviet bomber of the war was pulled out of the lake near Hlybokaye.",
        "An S-300 missile came down in a field near Harbavicha.",
        "Shops in Slutsk ran out of salt after lorries got stuck in snow.",
        "Latvia handed over 1,500 drones to Ukraine.",
        "Poland is buying 1,000 K2 tanks.",
    ],
)
def test_what_is_owned_told_given_or_stuck_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A train of 12 flatcars was handed over at Krasnaye and went on to Orsha.",
        "The regiment's 12 tanks came home to Slutsk on Monday.",
        "12 tanks passed on the M1 near Stoubtsy on Monday.",
        "12 MT-LBs of the 72nd training centre passed Slonim on Monday.",
        "12 command vehicles on a BTR base went through Slonim on Monday.",
        "12 tanks passed Slonim at 8.10 on Monday.",
    ],
)
def test_the_same_words_of_a_movement_are_read(text: str) -> None:
    assert [each["count_min"] for each in told(text)] == [12]


def test_an_apposition_names_the_type_of_the_one_before() -> None:
    (drone,) = told(
        "One drone, a Gerbera decoy without a warhead, crossed from Chernihiv region into Belarus overnight."
    )
    assert drone["equipment"].startswith("Gerbera")


def test_a_unit_is_what_it_has() -> None:
    (carriers,) = told("On Tuesday a battalion entrained at Slonim, and today its 31 BMP-2s reached Mazyr.")
    assert (carriers["equipment"], carriers["count_min"]) == ("BMP-2", 31)


def test_coaches_of_each_train_are_carriages() -> None:
    (coaches,) = told("7 hospital trains have gone from Naroulia to Homel, each with five to eight coaches.")
    assert coaches["equipment_class"] == "wagon"


@pytest.mark.parametrize(
    "text",
    [
        "Latvia's border guards turned back 41 people at Silene on Monday.",
        "The Czech initiative has delivered 500,000 shells to Ukraine this year.",
        "A helicopter landed at the Brest regional hospital with a liver for a transplant.",
        "Twelve men of the 103rd brigade climbed Elbrus with the flag.",
    ],
)
def test_people_turned_back_shells_by_thousands_and_patients_are_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Not a quiet night: five Shaheds came in across the border near Komaryn.", [("uav", 5)]),
        ("At least 2 S-300 missile launchers were delivered to Zyabrauka.", [("air_defence", 2)]),
        ("A transport-loading vehicle arrived at Zyabrauka on Monday.", [("missile_system", 1)]),
        ("9 MAZ trucks and a VAI patrol car passed Dziarzhynsk today.", [("truck", 9), ("vehicle_unspecified", 1)]),
        ("20 T-72B tanks left Barysau on Monday. The tanks had been taken from the base in Urechcha.", [("tank", 20)]),
        ("Not a single tank passed Slonim on Monday.", []),
    ],
)
def test_names_of_launchers_escorts_and_what_is_told_again(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected
