"""December 2022 as five outlets told it: what is suggested, and the totals before and after the decisions."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest

from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from tests.cli.conftest import Geo

FILE = DATA_DIR / "golden_dec2022.csv"
with FILE.open(encoding="utf-8", newline="") as opened:
    REFS = [row["ref"] for row in csv.DictReader(opened)]
S = {ref: f"s{number:06d}" for number, ref in enumerate(REFS, start=1)}
REF = {name: ref for ref, name in S.items()}
Pairs = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture
def golden(geo: Geo) -> Geo:
    geo("import", str(FILE))
    return geo


def asked(geo: Geo, *more: str) -> Pairs:
    found = geo("duplicates", "--json", *more).json
    return {(REF[each["a"]], REF[each["b"]]): each for each in found}


def differences(each: dict[str, Any]) -> dict[str, str]:
    return {reason["field"]: reason["text"] for reason in each["reasons"] if reason["speaks"] == "against"}


def test_what_two_outlets_tell_alike_is_suggested_as_the_same(golden: Geo) -> None:
    """G1 with G4 and G2 with G5, nearly sure; of the BMP-2 beside them one says at least 4, the other at least 5."""
    pairs = asked(golden)
    for pair in (("G1", "G4"), ("G2", "G5"), ("G2b", "G5b")):
        assert (pairs[pair]["kind"], pairs[pair]["likely"]) == ("same", True), pair
        assert pairs[pair]["score"] < 1
    assert differences(pairs["G2b", "G5b"]) == {"count": "4+, and 5+"}
    assert differences(pairs["G1", "G4"]) == {}


def test_what_differs_in_two_things_is_suggested_as_probable_with_both(golden: Geo) -> None:
    """G6 says Miass and the 11th, where G4 says Chebarkul and the 12th; the places lie 18 km apart."""
    pair = asked(golden)["G4", "G6"]
    assert (pair["kind"], pair["likely"]) == ("same", False)
    assert pair["score"] >= 0.5
    found = differences(pair)
    assert found.keys() == {"days", "origin"}
    assert "Miass" in found["origin"]
    assert "2022-12-12" in found["days"]


def test_a_roll_up_is_suggested_only_as_the_total_of_its_parts(golden: Geo) -> None:
    """G3, at least 60, is the sum of G1 and G2 in the same report; it is never suggested as the same as anything."""
    of_total = {pair: each["kind"] for pair, each in asked(golden).items() if "G3" in pair}
    assert of_total == {("G3", "G1"): "rollup", ("G3", "G2"): "rollup", ("G3", "G2b"): "rollup"}


def test_another_train_is_apart_from_all(golden: Geo) -> None:
    assert not [pair for pair in asked(golden) if "G7" in pair]


def test_a_departure_is_counted_as_leaving(golden: Geo) -> None:
    """G9: 23 T-80 left Polonka; nothing of it arrived there."""
    (found,) = [
        each
        for each in golden("movements", "--status", "all", "--json").json
        if [row["sighting"] for row in each["sightings"]] == [S["G9"]]
    ]
    assert found["left"] == ["Polonka railway station"]
    assert found["arrived"] == found["present"] == []
    assert not [pair for pair in asked(golden) if "G9" in pair]


def test_what_came_and_what_stood_there_are_told_apart(golden: Geo) -> None:
    moved = {row["sighting"]: each for each in golden("movements", "--status", "all", "--json").json for row in each["sightings"]}  # fmt: skip  # noqa: E501
    assert moved[S["G4"]]["arrived"] == ["Polonka railway station"]
    assert moved[S["G4"]]["left"] == ["Chebarkul’"]
    assert moved[S["G11"]]["arrived"] == ["Kalinkavichy"]
    assert (moved[S["G8"]]["arrived"], moved[S["G8"]]["present"]) == ([], ["Polonka railway station"])  # seen there


def test_what_is_loaded_and_expected_somewhere_has_not_arrived_there(golden: Geo) -> None:
    """G10 and G10b are loaded at Zaslonovo, and only expected in Slutsk."""
    for each in golden("movements", "--status", "all", "--json").json:
        if {row["sighting"] for row in each["sightings"]} & {S["G10"], S["G10b"]}:
            assert each["arrived"] == each["left"] == each["present"] == []


def test_one_train_with_two_destinations_is_a_conflict(golden: Geo) -> None:
    """G10 expects the train from Zaslonovo in Slutsk, G12 in Polonka: suggested with that, and shown as that."""
    assert "destination" in differences(asked(golden)["G10", "G12"])
    golden("duplicates", "accept", S["G10"], S["G12"])
    (found,) = [
        each
        for each in golden("movements", "--status", "all", "--json").json
        if {S["G10"], S["G12"]} <= {row["sighting"] for row in each["sightings"]}
    ]
    (conflict,) = [each for each in found["conflicts"] if each["field"] == "destination"]
    assert {(said["value"], said["source"]) for said in conflict["said"]} == {
        ("Slutsk", "Belarusian Hajun"),
        ("Polonka railway station", "observers"),
    }


DECISIONS = (
    ("G1", "G4", "same"), ("G4", "G6", "same"), ("G2", "G5", "same"), ("G2", "G2b", "same"), ("G5", "G5b", "same"),
    ("G10", "G10b", "same"), ("G10", "G12", "same"), ("G3", "G1", "rollup"), ("G3", "G2", "rollup"),
)  # fmt: skip


def december(geo: Geo) -> dict[str, tuple[Any, ...]]:
    words = ("--by", "month", "--from", "2022-12-01", "--to", "2022-12-31", "--status", "accepted,review", "--json")
    return {
        row["unit"]: tuple(row[name] for name in ("movements", "count_min", "count_max", "low", "high"))
        for row in geo("totals", *words).json
    }


def test_the_totals_of_december_before_and_after_the_decisions(golden: Geo) -> None:
    """Worked out by hand from the 16 lines of the file; G13 is of May, and G3, a summary, is in no total.

    Before, each line is a movement. Vehicles: G1 30-40, G2 20, G2b 4 or more, G4 30-40, G5 20, G5b 5 or more, G6 30,
    G7 50, G8 10 or more, G9 23, G10 21 or more, G10b 16, G11 20: 13 movements, 30 + 20 + 4 + 30 + 20 + 5 + 30 + 50 +
    10 + 23 + 21 + 16 + 20 = 279 or more. Wagons: G12, 51. If all that is suggested were accepted: G1, G4 and G6 are one
    train of 30; G2, G2b, G5 and G5b one of 20 Urals and 5 or more BMP-2; G10, G10b and G12 one of 21 or more tanks and
    16 Urals, in 51 wagons: 30 + 25 + 50 + 10 + 23 + 37 + 20 = 195 or more.

    After the decisions that is the working count: G1+G4+G6 30, G2+G2b+G5+G5b 25 or more, G7 50, G8 10 or more, G9 23,
    G10+G10b+G12 37 or more, G11 20: 195 or more in 7 movements, and 51 wagons. Nothing waits, so low is the same.
    """
    assert december(golden) == {"vehicle": (13, 279, None, 195, None), "wagon": (1, 51, 51, 51, 51)}
    for a, b, verdict in DECISIONS:
        golden("duplicates", "accept", S[a], S[b], "--as", verdict, "--who", "An analyst")
    assert december(golden) == {"vehicle": (7, 195, None, 195, None), "wagon": (1, 51, 51, 51, 51)}
    assert asked(golden) == {}
    for each in golden("duplicates", "decisions", "--json").json:
        golden("duplicates", "undo", each["decision"])
    assert december(golden) == {"vehicle": (13, 279, None, 195, None), "wagon": (1, 51, 51, 51, 51)}
