"""English clauses whose verb is of something else than movement are no notes of a log; notes without a verb are."""

from __future__ import annotations

import pytest

from tests.reports.reading import told


@pytest.mark.parametrize(
    "text",
    [
        "Lithuania's president thanked the 1,700 German soldiers in Rukla.",
        "The exercise at Lida has entered its second week; 3,000 soldiers and 200 vehicles are involved.",
        "Residents of Mazyr complain that tanks have ruined the road to the range.",
        "Ukraine has mined every bridge between Kovel and Sarny, so that tanks cannot get through.",
        "The president decorated ten pilots who had flown with Su-25s in Syria.",
        "The three battalions on the border with Ukraine are rotated every month.",
        "A week in the life of a helicopter mechanic at Machulishchy.",
    ],
)
def test_other_verbs_tell_of_no_movement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "M1 near Stoubtsy, 11:30: 12 Urals.",
        "12 flatcars loaded with tanks, Orsha, 11:30.",
        "12 covered wagons marked with a V, Orsha, 11:30.",
        "A contingent of 12 arrived in Mulino on Monday.",
        "The road was shut while 12 tank transporters crossed Rechytsa on Monday.",
    ],
)
def test_notes_without_a_verb_are_read(text: str) -> None:
    assert told(text)[0]["count_min"] == 12
