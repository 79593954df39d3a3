"""The plug-in point, shown by a plug-in that is installed as any Python package is, with its own metadata."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from geo.errors import UsageError
from geo.places.offline import open_geocoder
from geo.reports.proposals import TRUST, open_proposer
from geo.reports.stream import extract_stream

ROOT = Path(__file__).resolve().parents[2]
TEXT = "On 12 December about 12 kormorans arrived in kalinkavichy."
SLANG = """
from geo.reports.proposals import Proposal


def slang(text, language):
    assert language == "en"
    for word, what, means in (("kormorans", "equipment", "truck"), ("kalinkavichy", "place", "")):
        at = text.find(word)
        if at >= 0:
            yield Proposal(what, at, at + len(word), means)


def numbers(text, language):
    yield {"what": "place", "start": 0, "end": 2, "count_min": 500, "lat": 53.9, "lon": 27.5}


def beyond(text, language):
    yield Proposal("place", 0, len(text) + 1)


def unknown(text, language):
    yield Proposal("equipment", 0, 2, "starship")


def failing(text, language):
    raise RuntimeError("no model here")


def knows_all(text, language):
    yield Proposal("place", text.find("Mazyr"), text.find("Mazyr") + 5)
    yield Proposal("equipment", text.find("tanks"), text.find("tanks") + 5, "truck")


NOTHING = 3
"""
NAMES = ("slang", "numbers", "beyond", "unknown", "failing", "knows_all", "NOTHING", "missing")
POINTS = "\n".join(f"{name.lower()} = kordon_slang:{name}" for name in NAMES)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path with a plug-in's module and the metadata that an installer writes beside it."""
    (tmp_path / "kordon_slang.py").write_text(SLANG, encoding="utf-8")
    about = tmp_path / "kordon_slang-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: kordon-slang\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(f"[kordon.proposals]\n{POINTS}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def read(text: str, plug_in: str) -> dict[str, Any]:
    line = json.dumps({"id": 1, "text": text, "published": "2022-12-19"})
    (answer,) = extract_stream([line], open_geocoder(), proposer=open_proposer(plug_in))
    found: dict[str, Any] = json.loads(answer)
    return found


@pytest.mark.usefixtures("installed")
def test_without_the_setting_no_plug_in_is_asked() -> None:
    assert open_proposer("") is None
    assert read(TEXT, "")["sightings"] == []


@pytest.mark.usefixtures("installed")
def test_a_plug_in_points_at_words_and_the_rest_is_the_rules_work() -> None:
    (sighting,) = read(TEXT, "slang")["sightings"]
    assert (sighting["equipment_class"], sighting["unit"]) == ("truck", "vehicle")
    assert (sighting["count_min"], sighting["count_qualifier"]) == (12, "about")
    assert sighting["observed_to"] == "2022-12-12"
    assert sighting["place"]["name"] == "Kalinkavichy"
    start, end = sighting["spans"]["place"]
    assert TEXT[start:end] == "kalinkavichy"


@pytest.mark.usefixtures("installed")
def test_what_a_plug_in_proposed_is_marked_and_trusted_by_half_at_most() -> None:
    (sighting,) = read(TEXT, "slang")["sightings"]
    assert sighting["proposed"] == {"equipment": "slang", "place": "slang"}
    assert sighting["confidence"] <= TRUST
    assert sighting["place"]["confidence"] <= TRUST
    assert sighting["place"]["method"].startswith("proposed by slang")


@pytest.mark.usefixtures("installed")
def test_where_the_rules_know_the_words_they_decide_and_nothing_is_marked() -> None:
    text = "On 12 December 5 tanks arrived in Mazyr."
    assert read(text, "knows_all") == read(text, "")


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("plug_in", ["numbers", "beyond", "unknown", "failing"])
def test_a_plug_in_cannot_bring_numbers_or_positions_and_its_faults_are_told_line_by_line(plug_in: str) -> None:
    answer = read(TEXT, plug_in)
    assert plug_in in answer["error"]
    assert "500" not in json.dumps(answer.get("sightings", []))


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("plug_in", ["nothing", "missing", "never-installed"])
def test_a_plug_in_that_cannot_be_loaded_is_refused_by_name(plug_in: str) -> None:
    with pytest.raises(UsageError, match=plug_in):
        open_proposer(plug_in)


@pytest.mark.parametrize(("plug_in", "number"), [("slang", 1), ("", 0)])
def test_the_command_line_uses_the_plug_in_of_the_setting(
    installed: Path, tmp_path: Path, plug_in: str, number: int
) -> None:
    line = json.dumps({"id": 1, "text": TEXT, "published": "2022-12-19"}).encode()
    own = {"PYTHONPATH": str(installed), "KORDON_USER_DIR": str(tmp_path / "user"), "KORDON_PROPOSALS": plug_in}
    done = subprocess.run(
        [sys.executable, "-m", "geo", "extract"],
        cwd=ROOT,
        env={**os.environ, **own},
        input=line,
        capture_output=True,
        check=False,
    )
    assert done.returncode == (0 if number else 1), done.stderr
    assert len(json.loads(done.stdout)["sightings"]) == number


def test_an_import_tells_which_rows_a_plug_in_had_a_part_in(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(f"{TEXT}\n---\nOn 12 December 5 tanks arrived in Mazyr.", encoding="utf-8")
    own = {"PYTHONPATH": str(installed), "KORDON_USER_DIR": str(tmp_path / "user"), "KORDON_PROPOSALS": "slang"}
    command = [sys.executable, "-m", "geo", "import", str(tmp_path / "news.txt"), "--published", "2022-12-19", "--json"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **own}, capture_output=True, check=False)
    first, second = json.loads(done.stdout)["verdicts"]
    codes = [{(each["field"], each["code"]) for each in row["reasons"]} for row in (first, second)]
    assert {("equipment", "proposed"), ("place", "proposed"), ("place", "ambiguous_place")} <= codes[0]
    assert "proposed" not in {code for _, code in codes[1]}
