"""English verbs of movement that another word governs tell of nothing that moved; those that tell a fact do."""

from __future__ import annotations

import pytest

from tests.reports.reading import told


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv urges Minsk to pull back its tanks from Homel region.",
        "The minister called on Russia to withdraw its 20 helicopters from Luninets.",
        "Poland demands that Wagner troops leave Belarus.",
        "Moscow vowed to bring three more S-400 batteries to Homel region.",
        "He wants the tanks to return to Slutsk by spring.",
        "The governor asked for more troops to be sent to Sumy region.",
        "Kyiv is afraid of 10,000 Russians coming from Belarus.",
        "Minsk refused to let the Iskanders pass through Baranavichy.",
        "The draft law lets foreign troops cross Belarus by rail without a permit.",
        "A brigade can be moved from Pskov to Vitsebsk in one night, he reckons.",
        "Instructors taught the recruits to load tanks onto flatcars in Slutsk.",
        "Belarus to send 40 tanks to Russia.",
    ],
)
def test_what_is_wished_feared_or_allowed_is_no_sighting(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "12 tanks began to move from Slutsk to Brest on Monday.",
        "12 tanks were seen to leave Slutsk on Monday.",
        "Twelve lorries are said to have left Brest.",
        "On Monday 12 KamAZ trucks had to turn back at Novaya Huta.",
        "A convoy of 12 trucks was on its way to join the brigade in Brest on Monday.",
        "It took three trains to bring the 12 tanks to Brest last week.",
        "12 Urals came to Brest to take soldiers to Luninets.",
        "To get to Brest the column of 12 BTRs drove through Slonim on Monday.",
    ],
)
def test_what_began_or_was_seen_is_one(text: str) -> None:
    assert 12 in [each["count_min"] for each in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Every year the regiment moves to the Losvida range in May.",
        "They say in Homel that tanks are on the move every autumn.",
        "Two wagons of a goods train came off the rails at Zhabinka on Monday.",
        "A MAZ with a trailer ran into a bus near Kobryn on Monday; nine people were taken to hospital.",
        "At the Dnieper on Saturday 15 tanks and 200 men re-enacted the crossing of 1943.",
    ],
)
def test_habits_and_accidents_are_none(text: str) -> None:
    assert told(text) == []


def test_a_thing_that_is_damaged_or_to_be_repaired_moves() -> None:
    (plane,) = told("The damaged A-50U took off from Machulishchy at noon for Taganrog.")
    assert plane["equipment_class"] == "awacs"
    trucks, tanks = told("Ten trucks loaded with tanks to be repaired left Brest for Russia on Monday.")
    assert (trucks["count_min"], tanks["equipment_class"], tanks["flow"]) == (10, "tank", "out")
