"""The command line follows the team's rules where a database holds them, and makes none to look for them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo.places.offline import open_geocoder
from geo.places.query import PlaceQuery
from geo.places.rules import RuleKey
from geo.records.database import open_records
from geo.records.decisions import decide
from geo.records.doubts import every_source, waiting
from geo.records.mirror import open_mirror
from geo.records.place_rules import make_rule

if TYPE_CHECKING:
    from tests.cli.conftest import Geo

ROOT = Path(__file__).resolve().parents[2]
ASKED = b'{"id": 1, "text": "Aleksandrovka"}\n'


@pytest.fixture
def ruled(filled: Geo, tmp_path: Path) -> Geo:
    """Run commands on a database in which the ambiguous name of the file was decided for every source."""
    with open_records(f"sqlite:///{tmp_path / 'user' / 'kordon.sqlite'}") as records:
        mirror = open_mirror(records)
        listed = waiting(mirror).doubts
        mirror.close()
        place = open_geocoder().geocode(PlaceQuery(text="Pinsk")).place
        decide(records, every_source(listed[0], listed), place, remember=True)
    return filled


def test_geocode_follows_a_rule_and_leaves_it_aside_when_asked(ruled: Geo) -> None:
    (answer,) = ruled("geocode", stdin=ASKED).lines
    assert (answer["status"], answer["place"]["name"]) == ("resolved", "Pinsk")
    assert answer["place"]["method"].startswith("team rule t0001")
    (plain,) = ruled("geocode", "--no-rules", stdin=ASKED).lines
    assert plain["status"] in {"ambiguous", "not_found"}


def test_extract_follows_a_rule(ruled: Geo) -> None:
    text = b'{"id": 1, "text": "10 tanks were seen in Aleksandrovka.", "published": "2022-12-19"}\n'
    (answer,) = ruled("extract", stdin=text).lines
    assert answer["sightings"][0]["place"]["name"] == "Pinsk"


def test_extract_follows_the_rules_of_a_lines_own_source(ruled: Geo, tmp_path: Path) -> None:
    with open_records(f"sqlite:///{tmp_path / 'user' / 'kordon.sqlite'}") as records, records.write() as (held, change):
        made = open_geocoder().geocode(PlaceQuery(text="Luninets")).place
        make_rule(held, change, "Aleksandrovka", RuleKey(name="aleksandrovka", source="Hajun"), found=made, who=None)
    line = '{{"id": 1, "text": "10 tanks were seen in Aleksandrovka.", "source": "{}"}}\n'
    answers = ruled("extract", stdin=(line.format("Hajun") + line.format("Other")).encode()).lines
    assert [each["sightings"][0]["place"]["name"] for each in answers] == ["Luninets", "Pinsk"]


def test_geocode_makes_no_database(geo: Geo, tmp_path: Path) -> None:
    assert geo("geocode", stdin=ASKED).lines[0]["status"] in {"ambiguous", "not_found"}
    assert not (tmp_path / "user").exists()


def test_a_database_that_cannot_be_read_is_told_with_the_way_round_it(geo: Geo, tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"not a database, but longer than its header would be" * 40)
    refused = geo("--database", f"sqlite:///{path}", "geocode", stdin=ASKED)
    assert (refused.code, refused.out) == (2, "")
    assert "--no-rules" in refused.err
    assert geo("--database", f"sqlite:///{path}", "geocode", "--no-rules", stdin=ASKED).lines[0]["id"] == 1


def test_geocode_never_loads_sqlalchemy(ruled: Geo, tmp_path: Path) -> None:
    assert ruled("geocode", stdin=ASKED).code == 0
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "geo", "geocode"],
        cwd=ROOT,
        env={"KORDON_USER_DIR": str(tmp_path / "user")},
        input=ASKED,
        capture_output=True,
        check=True,
    )
    assert b"Pinsk" in done.stdout
    assert b"sqlite3" in done.stderr
    assert b"sqlalchemy" not in done.stderr
