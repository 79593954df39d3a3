"""`python -m geo export`: the file, what stays back, and paths and words that cannot be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from geo.briefing.formats import FORMATS
from geo.records import ledger
from geo.records.database import open_records
from tests.briefing.leaks import FORBIDDEN, leaked, secret_batch, unpacked
from tests.records.making import empty_database

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Geo

CUTOFF = ("--cutoff", "2023-01-10T12:00Z")


@pytest.fixture
def database(tmp_path: Path) -> str:
    url = empty_database(tmp_path)
    with open_records(url) as records:
        ledger.commit_batch(records, secret_batch())
    return url


def test_it_writes_what_may_leave_and_says_what_stays_back(geo: Geo, database: str, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    done = geo("export", str(file), *CUTOFF, "--class", "truck", "--database", database)
    answer = done.json
    # Something personal stands in a stored row: that needs a look.
    assert (done.code, answer["file"], answer["format"], answer["private"]) == (1, str(file), "csv", False)
    held = {each["code"]: (each["sightings"], each["movements"]) for each in answer["held"]}
    assert held["status"] == (2, 2)
    assert held["embargo"] == (3, 3)
    assert held["ukrainian"] == (4, 3)
    assert all(each["message"] for each in answer["held"])
    assert leaked(unpacked(file.read_bytes())) == []
    again = tmp_path / "again.csv"
    geo("export", str(again), *CUTOFF, "--class", "truck", "--database", database)
    assert again.read_bytes() == file.read_bytes()


def test_a_private_export_is_named_logged_and_its_owners_alone(geo: Geo, database: str, tmp_path: Path) -> None:
    done = geo("export", str(tmp_path / "not-private.kml"), "--private", "--status", "all", *CUTOFF, "--who", "desk 2",
               "--database", database)  # fmt: skip
    file = tmp_path / "not-private-PRIVATE-TLP-RED.kml"
    assert (done.code, done.json["file"], done.json["overrides"]) == (0, str(file), ["private"])
    assert len(leaked(unpacked(file.read_bytes()))) > len(FORBIDDEN) / 2
    assert file.stat().st_mode & 0o077 == 0
    entry = geo("audit", "--json", "--database", database).json[-1]
    assert (entry["action"], entry["who"], entry["after"]["file_name"]) == ("export", "desk 2", file.name)
    assert entry["after"]["sha256"] == done.json["data_sha256"]


def test_setting_the_embargo_or_the_forces_aside_is_logged_and_an_ordinary_export_is_not(
    geo: Geo, database: str, tmp_path: Path
) -> None:
    for number, (more, said) in enumerate(
        [((), None), (("--embargo-hours", "1"), "embargo 1 of 24 h"), (("--ukrainian",), "ukrainian forces"),
         (("--tlp", "red"), None)]
    ):  # fmt: skip
        geo("export", str(tmp_path / f"{number}.csv"), *CUTOFF, *more, "--database", database)
        last = geo("audit", "--json", "--database", database).json[-1]
        assert (last["action"] == "export") == (said is not None or number > 1)
        if said:
            assert last["after"]["overrides"] == [said]
    assert len([e for e in geo("audit", "--json", "--database", database).json if e["action"] == "export"]) == 2
    table = geo("audit", "--database", database).out.splitlines()
    assert ["embargo 1 of 24 h" in line for line in table[-2:]] == [True, False]
    assert "command line" in table[-1], "nobody signed it"


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_told_by_its_ending(geo: Geo, database: str, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"out.{FORMATS[name].ending}"
    assert (
        geo("export", str(file), *CUTOFF, "--source", "Belarusian Hajun", "--database", database).json["format"] == name
    )
    assert file.stat().st_size > 0


def test_a_file_that_exists_is_written_over_only_by_force(geo: Geo, database: str, tmp_path: Path) -> None:
    file = tmp_path / "out.geojson"
    file.write_text("mine", encoding="utf-8")
    refused = geo("export", str(file), *CUTOFF, "--database", database)
    assert (refused.code, file.read_text(encoding="utf-8")) == (2, "mine")
    assert "--force" in refused.err
    geo("export", str(file), *CUTOFF, "--force", "--database", database)
    assert json.loads(file.read_bytes())["type"] == "FeatureCollection"
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere/out.csv",), "no folder"),
        (("out.xyz",), "--format"),
        (("out.csv", "--format", "shape"), "no format 'shape'"),
        (("out.csv", "--tlp", "purple"), "purple"),
        (("out.csv", "--cell-km", "0.1"), "1 to 100"),
        (("out.csv", "--cell-km", "nan"), "1 to 100"),
        (("out.csv", "--cutoff", "tomorrow"), "2022-12-19T12:00Z"),
        (("out.csv", "--cutoff", "0001-01-01T00:00+14:00"), "2022-12-19T12:00Z"),
        (("out.csv", "--cutoff", "9999-01-01"), "still to come"),
        (("out.csv", "--embargo-hours", "-1"), "whole number"),
        (("out.csv", "--flow", "sideways"), "sideways"),
        ((".", "--format", "csv"), "folder"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_and_leaves_nothing(
    geo: Geo, database: str, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    file, *more = arguments
    before = sorted(tmp_path.iterdir())
    done = geo("export", str(tmp_path / file), *more, "--database", database)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert sorted(each for each in tmp_path.iterdir() if "sqlite" not in each.name) == [
        each for each in before if "sqlite" not in each.name
    ]


def test_where_nothing_may_leave_it_says_so(geo: Geo, database: str, tmp_path: Path) -> None:
    done = geo("export", str(tmp_path / "out.csv"), *CUTOFF, "--source", "nobody", "--database", database)
    assert (done.code, done.json["sightings"]) == (1, 0)
