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
