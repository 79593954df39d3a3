"""The totals of December 2022 on the sample, worked out by hand from the rows of its file."""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import TYPE_CHECKING

from geo.intake.sample import SAMPLE_FILE

if TYPE_CHECKING:
    from tests.cli.conftest import Geo

BY_HAND = {
    ("M006", "2022-W49", "vehicle"): (13, None),
    ("M004", "2022-W50", "vehicle"): (30, 40),
    ("M005", "2022-W50", "vehicle"): (25, None),
    ("M005", "2022-W50", "wagon"): (26, 26),
    ("M001", "2022-W50", "vehicle"): (50, 50),
    ("M003", "2022-W50", "vehicle"): (25, None),
    ("M011", "2022-W50", "vehicle"): (57, None),
    ("M011", "2022-W50", "system"): (2, 3),
    ("M012", "2022-W50", "aircraft"): (3, 3),
    ("M002", "2022-W51", "vehicle"): (30, 30),
    ("M007", "2022-W51", "vehicle"): (40, 50),
    ("M008", "2022-W51", "vehicle"): (37, None),
    ("M009", "2022-W51", "vehicle"): (30, 30),
    ("M010", "2022-W51", "train"): (1, 1),
    ("M014", "2022-W52", "aircraft"): (6, 6),
}
"""What each movement of the month counts, in its ISO week (W49 is 5-11 December, W50 12-18, W51 19-25, W52 from 26).

M006  8-10 Dec: at least 13 T-72.
M004  8-12 Dec, three outlets: 30-40 Urals each time.
M005  11-14 Dec: "about 20" and 20 Urals meet in 20; at least 4 and at least 5 BMP-2 meet in at least 5: 25 or more.
      One outlet counts 26 wagons instead: another unit, never added to vehicles.
M001  12-19, 16, 11-16 Dec meet on the 16th; at least 50, at least 50 and 50 Urals meet in 50.
M003  18 Dec: at least 10 T-72 and at least 15 trucks: 25 or more.
M011  13 Dec: at least 25 BTR-80, nearly 30 MAZ, 2 tankers: 57 or more; 3 and 2 mortars do not meet: 2-3, a conflict.
M012  13 Dec: 3 MiG-31K. (M013 is of October.)
M002  12-19, 11, 11 Dec do not meet: the hull ends on the 19th; 30, 30 and at least 30 meet in 30.
M007  20 Dec: 23 T-80 by both, 8 tankers, and 9 against 19 trucks, a conflict: 23 + 8 + 9 to 19 = 40 to 50.
M008  19 Dec: more than 20 tanks (21 or more) and about 16 Urals: 37 or more. The 46 "military vehicles" of a
      third outlet are the train's total: a summary, never added.
M009  until 20 Dec: 20 BMP-2, 3 tankers, 7 Urals: 30.
M010  21-22 Dec: one train.
M014  30 Dec, two outlets: 6 Il-76.
A movement counts once one of its rows is accepted; rows whose place waits in review are left out.
"""


def test_the_totals_of_december_2022_are_those_worked_out_by_hand(geo: Geo) -> None:
    geo("sample")
    with SAMPLE_FILE.open(encoding="utf-8", newline="") as file:
        movement_of = {number: row["movement_id"] for number, row in enumerate(csv.DictReader(file), start=1)}
    rows = geo("sightings", "--from", "2022-12-01", "--to", "2022-12-31", "--json").json
    accepted = {movement_of[row["row"]] for row in rows if row["report_kind"] == "observation"}
    assert len(accepted) >= 10
    expected: dict[tuple[str, str], list[tuple[int, int | None]]] = defaultdict(list)
    for (movement, week, unit), bounds in BY_HAND.items():
        if movement in accepted:
            expected[week, unit].append(bounds)
    totals = geo("totals", "--by", "week", "--from", "2022-12-01", "--to", "2022-12-31", "--json").json
    assert {(row["period"], row["unit"]): (row["movements"], row["count_min"], row["count_max"]) for row in totals} == {
        key: (
            len(parts),
            sum(low for low, _ in parts),
            None if any(high is None for _, high in parts) else sum(high or 0 for _, high in parts),
        )
        for key, parts in expected.items()
    }
    assert all(row["without_number"] == 0 for row in totals)


def test_with_the_rows_in_review_too_every_movement_of_the_month_counts(geo: Geo) -> None:
    geo("sample")
    words = ("--by", "week", "--from", "2022-12-01", "--to", "2022-12-31", "--status", "accepted,review", "--json")
    totals = {(row["period"], row["unit"]): row for row in geo("totals", *words).json}
    assert {key: (row["count_min"], row["count_max"]) for key, row in totals.items()} == {
        ("2022-W49", "vehicle"): (13, None),
        ("2022-W50", "aircraft"): (3, 3),
        ("2022-W50", "system"): (2, 3),
        ("2022-W50", "vehicle"): (187, None),
        ("2022-W50", "wagon"): (26, 26),
        ("2022-W51", "train"): (1, 1),
        ("2022-W51", "vehicle"): (137, None),
        ("2022-W52", "aircraft"): (6, 6),
    }
