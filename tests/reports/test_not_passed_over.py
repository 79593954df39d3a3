"""Movements told by words that elsewhere tell of accidents, wishes, birds, buildings or long ago."""

from __future__ import annotations

import pytest

from tests.reports.reading import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A BTR driving towards Homel passed Rechytsa on Monday.", [("apc", 1)]),
        ("A military train stops at Orsha with 40 tanks.", [("tank", 40)]),
        ("A tank driving course has opened in Barysau.", []),
        ("Two bus stops in Brest were painted.", []),
        (
            "A crane and 12 Urals passed Slonim, and two Mi-8s flew over.",
            [("engineering", 1), ("truck", 12), ("helicopter", 2)],
        ),
        ("A train of 40 wagons brought 2,000 shells to Asipovichy.", [("wagon", 40), ("other", 2000)]),
        ("The border was crossed by Russian soldiers near Komaryn at night.", [("personnel", None)]),
    ],
)
def test_a_thing_that_acts_is_no_part_of_another_name(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Russia sent back 300 men from Belarus by train.", [300]),
        ("Seven tanks were pulled across the river on a pontoon at Mazyr.", [7]),
        ("Seven tanks were pulled out of the river at Mazyr.", []),
        ("The train ran into Orsha at 10 pm with 30 tanks.", [30]),
        ("A convoy of 20 trucks left Brest behind a police car.", [20, 1]),
        ("A radar detected near Homel was moving on a trailer towards Mazyr.", [1]),
        ("Радар засекли под Гомелем, его везли на Мозырь.", [1]),
        ("Радары засекли 12 дронов над Лоевом.", [12]),
        ("20 soldiers afraid of rain left Slonim for Mazyr by bus.", [20]),
    ],
)
def test_words_of_accidents_tell_of_movements_too(text: str, counts: list[int]) -> None:
    assert [each["count_min"] for each in told(text) if each["report_kind"] == "observation"][
        : len(counts) or 1
    ] == counts


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("My uncle saw 20 tanks on the road to Homel on Monday.", 20),
        ("20 obsolete T-62 tanks passed Homel on Monday.", 20),
        ("20 soldiers climbed onto lorries at Brest and left for Kobryn.", 20),
        ("20 Soviet era tanks passed Homel on Monday.", 20),
        ("Колонна советских времён, 20 Т-62, прошла Гомель.", 20),
        ("20 танков прошли Гомель, но Минобороны это не подтвердило.", 20),
    ],
)
def test_what_things_are_of_and_what_nobody_confirmed_did_move(text: str, count: int) -> None:
    assert told(text)[0]["count_min"] == count


@pytest.mark.parametrize(
    "text",
    [
        "Russia handed over 12 S-400 launchers to Belarus; they arrived at Luninets by rail.",
        "Завод вернул в строй 12 танков, и они прибыли в Уречье эшелоном.",
        "Завод вернул в строй 12 танков, которые прибыли в Уречье эшелоном.",
    ],
)
def test_what_was_given_or_mended_may_have_moved_then(text: str) -> None:
    assert [each["count_min"] for each in told(text)] == [12]


def test_what_was_in_soviet_times_is_no_sighting() -> None:
    assert told("In Soviet times 20 bombers flew from Bykhau every week.") == []
