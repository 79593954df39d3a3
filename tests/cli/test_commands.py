"""The commands answer as docs/cli.md says, run as real processes."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import environment

if TYPE_CHECKING:
    from tests.cli.conftest import Geo

ROOT = Path(__file__).resolve().parents[2]
PLACE_KEYS = ["name", "kind", "country", "admin1", "lat", "lon", "radius_m", "confidence", "method", "text"]


def test_import_answers_with_a_verdict_for_each_row(geo: Geo, file: str) -> None:
    done = geo("import", file, "--json")
    answer = done.json
    assert done.code == 1
    assert list(answer)[:7] == ["batch", "file_sha256", "rows", "accepted", "review", "rejected", "repeated"]
    assert [answer[name] for name in ("batch", "rows", "accepted", "review", "rejected", "repeated")] == [
        "b0001", 5, 3, 1, 1, 0,
    ]  # fmt: skip
    assert answer["stripped_columns"] == ["reporter"]
    assert [each["row"] for each in answer["verdicts"]] == [1, 2, 3, 4, 5]
    assert [each["verdict"] for each in answer["verdicts"]] == ["accepted"] * 3 + ["review", "rejected"]
    assert [each.get("sighting_id") for each in answer["verdicts"]] == [
        "s000001",
        "s000002",
        "s000003",
        "s000004",
        None,
    ]
    assert set(answer["verdicts"][3]["reasons"][0]) == {"field", "code", "message"}
    assert "x y" not in done.out


def test_import_again_is_repeated_and_exits_with_1_only_for_the_rejected_row(geo: Geo, file: str) -> None:
    geo("import", file)
    again = geo("import", file, "--json")
    assert again.json["repeated"] == 4
    assert again.json["batch"] == "b0001"
    assert again.code == 1
    assert len(geo("batches", "--json").json) == 1


def test_a_dry_run_writes_nothing_not_even_a_database(geo: Geo, file: str, tmp_path: Path) -> None:
    done = geo("import", file, "--dry-run", "--json")
    assert done.json["batch"] is None
    assert done.json["accepted"] == 3
    assert not list(tmp_path.rglob("*.sqlite*"))


def test_import_reads_standard_input_with_a_mapping_and_what_is_given_beside(geo: Geo, tmp_path: Path) -> None:
    mapping = tmp_path / "m.json"
    mapping.write_text('{"columns": {"Wo": "place", "Was": "equipment", "Rest": null}}', encoding="utf-8")
    done = geo(
        "import", "-", "--mapping", str(mapping), "--published", "2022-12-16", "--source", "Hajun", "--json",
        stdin=b"Wo;Was;Rest\nBrest;Panzer T-72;x\n",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert done.json["ignored_columns"] == ["Rest"]
    row = geo("sightings", "--json").json[0]
    assert (row["source"], row["published"]) == ("Hajun", "2022-12-16")


def test_undo_and_redo_answer_with_the_batch_as_it_now_stands(filled: Geo) -> None:
    undone = filled("undo", "b0001")
    assert undone.code == 0
    assert undone.json["undone"] is True
    assert filled("sightings", "--json").json == []
    assert filled("undo", "b0001").code == 2
    assert filled("redo", "b0001").json["undone"] is False
    assert len(filled("sightings", "--json").json) == 3


def test_batches_and_audit_list_what_was_done(geo: Geo, file: str) -> None:
    geo("import", file, "--who", "Analyst 1")
    geo("undo", "b0001")
    assert geo("batches", "--json").json[0]["accepted"] == 3
    assert [entry["action"] for entry in geo("audit", "--json").json] == ["import", "undo"]
    assert [entry["action"] for entry in geo("audit", "--sighting", "s000001", "--json").json] == ["import", "undo"]
    assert geo("audit", "--json").json[0]["who"] == "Analyst 1"
    assert "b0001" in geo("batches").out


def test_sightings_are_rows_with_place_objects(filled: Geo) -> None:
    done = filled("sightings", "--json", "--class", "truck")
    assert done.code == 0
    row = min(done.json, key=lambda each: each["row"])
    assert list(row["place"]) == PLACE_KEYS
    assert (row["place"]["country"], row["origin"]) == ("BY", None)
    assert (row["count_min"], row["count_max"], row["count_qualifier"], row["unit"]) == (30, 40, "range", "vehicle")
    assert (row["observed_from"], row["observed_to"], row["counted_on"]) == ("2022-12-12",) * 3
    assert len(filled("sightings", "--json", "--status", "all").json) == 4
    assert filled("sightings", "--json", "--limit", "1", "--offset", "1").json[0]["sighting"]


def test_a_place_in_review_is_null_and_its_words_stay(filled: Geo) -> None:
    row = filled("sightings", "--json", "--status", "review").json[0]
    assert row["place"] is None
    assert row["place_text"] == "Aleksandrovka"
    assert "can be" in row["review_reasons"]


def test_movements_combine_what_their_sightings_say(filled: Geo) -> None:
    found = {each["counts"][0]["equipment_class"]: each for each in filled("movements", "--json").json}
    truck = found["truck"]
    assert len(truck["sightings"]) == 2
    assert (truck["counts"][0]["count_min"], truck["counts"][0]["count_max"]) == (30, 40)
    assert truck["conflict"] is False
    assert list(truck["sightings"][0]["place"]) == PLACE_KEYS


def test_totals_answer_in_one_way_only(filled: Geo) -> None:
    done = filled("totals", "--json", "--csv")
    assert done.code == 2
    assert "--json and --csv" in done.err
    assert done.out == ""


def test_totals_are_intervals_by_period_and_group(filled: Geo) -> None:
    rows = filled("totals", "--by", "day,equipment_class", "--json").json
    assert rows == [
        {
            "period": "2022-12-12", "equipment_class": "truck", "movements": 1, "reports": 2, "sources": 2,
            "count_min": 30, "count_max": 40, "unit": "vehicle", "without_number": 0, "about": 0, "low": 30, "high": 40,
        },
        {
            "period": "2022-12-13", "equipment_class": "tank", "movements": 1, "reports": 1, "sources": 1,
            "count_min": None, "count_max": None, "unit": "vehicle", "without_number": 1, "about": 0,
            "low": None, "high": None,
        },
    ]  # fmt: skip
    as_csv = list(csv.DictReader(io.StringIO(filled("totals", "--by", "day,equipment_class", "--csv").out)))
    assert [row["count_max"] for row in as_csv] == ["40", ""]
    assert "2022-W50" in filled("totals").out


def test_nothing_found_exits_with_1(filled: Geo) -> None:
    for command in ("sightings", "movements", "totals"):
        done = filled(command, "--from", "2030-01-01", "--json")
        assert (done.code, done.json) == (1, [])


def test_geocode_answers_line_by_line_and_a_bad_line_with_its_error(geo: Geo) -> None:
    lines = [
        b'{"id": 7, "text": "Polonka station, Brest region"}',
        b'{"id": "a", "text": "Belarus"}',
        b"not json",
        b"",
        b'{"id": 3}',
        b'{"id": 4, "text": "\xff"}',
        b"[" * 100_000,
        b'{"id": 5, "text": "Aleksandrovka", "near": [48.7, 36.9], "country": "UA"}',
        b'{"id": 6, "text": "Xyzzyville"}',
    ]
    done = geo("geocode", stdin=b"\n".join(lines))
    answers = done.lines
    assert done.code == 1
    assert [each["id"] for each in answers] == [7, "a", None, 3, None, None, 5, 6]
    assert [("error" in each) for each in answers] == [False, False, True, True, True, True, False, False]
    assert answers[0]["status"] == "resolved"
    assert list(answers[0]["place"]) == PLACE_KEYS
    assert answers[1]["status"] == "region"
    assert (answers[7]["status"], answers[7]["place"], answers[7]["candidates"]) == ("not_found", None, [])


def test_the_sample_is_loaded_once_and_marked(geo: Geo) -> None:
    assert geo("sample").code == 0
    again = geo("sample", "--json").json
    assert again["repeated"] == again["rows"] == 129
    held = geo("batches", "--json").json
    assert [batch["sample"] for batch in held] == [True]


def test_a_database_is_named_by_option_or_variable(geo: Geo, file: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'other.sqlite'}"
    geo("import", file, "--database", url)
    assert len(geo("--database", url, "batches", "--json").json) == 1
    assert len(geo("batches", "--json", KORDON_DATABASE_URL=url).json) == 1
    assert geo("batches", "--json").json == []


def test_whoever_reads_may_stop_reading(filled: Geo, tmp_path: Path) -> None:
    assert filled("batches").code == 0
    program = f"{sys.executable} -m geo sightings --json --database sqlite:///{tmp_path}/user/kordon.sqlite | true"
    done = subprocess.run(program, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S602 - a pipe is what is tested
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("modules", [{"pandas", "streamlit", "numpy", "duckdb", "sqlalchemy", "shapely", "pyarrow"}])
def test_help_imports_nothing_heavy(modules: set[str]) -> None:
    code = "import sys\nfrom geo.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not modules & set(done.stdout.splitlines()[-1].split())


def test_every_command_has_help(geo: Geo) -> None:
    top = geo("--help").out
    for command in (
        "import",
        "undo",
        "redo",
        "batches",
        "audit",
        "sightings",
        "movements",
        "totals",
        "geocode",
        "doctor",
    ):
        assert f"  {command} " in top
        assert geo(command, "--help").code == 0
    assert geo("--version").out.startswith("Kordon ")


def test_extract_answers_line_by_line(geo: Geo) -> None:
    lines = [
        b'{"id": 1, "text": "At least 50 Ural trucks arrived at Polonka station.", "published": "2022-12-14"}',
        b'{"id": 2, "text": "The weather was fine."}',
        b"\xff",
    ]
    done = geo("extract", stdin=b"\n".join(lines))
    assert [each["id"] for each in done.lines] == [1, 2, None]
    found = done.lines[0]["sightings"][0]
    assert (found["count_min"], found["count_max"], found["equipment_class"]) == (50, None, "truck")
    assert list(found["place"]) == PLACE_KEYS
    assert done.lines[1]["sightings"] == []
    assert "error" in done.lines[2]


def test_the_gazetteer_learns_the_users_places_and_forgets_them(geo: Geo, tmp_path: Path) -> None:
    places = tmp_path / "places.csv"
    places.write_text("name,lat,lon,country\nXyzzyville,53.1,27.1,BY\nNowhere,200,3,BY\n", encoding="utf-8")
    added = geo("gazetteer", "add", str(places), "--json")
    assert (added.code, added.json["taken"], added.json["refused"]) == (1, 1, 1)
    assert geo("gazetteer", "info", "--json").json["own"]["files"] == {"places.csv": 1}
    assert geo("geocode", stdin=b'{"id": 1, "text": "Xyzzyville"}').lines[0]["status"] == "resolved"
    assert geo("gazetteer", "remove", "places.csv").code == 0
    assert geo("gazetteer", "remove", "places.csv").code == 2


def test_a_stream_that_is_stopped_ends_in_one_line(tmp_path: Path) -> None:
    env = {**os.environ, "KORDON_USER_DIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-m", "geo", "geocode"],
        cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b'{"id": 1, "text": "Belarus"}\n')
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["status"] == "region"
        process.send_signal(signal.SIGINT)
        said = process.stderr.read().decode()
    assert process.returncode == 2
    assert said.splitlines() == ["geo: Stopped; nothing was left half written"]


def test_the_command_line_starts_by_itself(file: str, tmp_path: Path) -> None:
    """The other tests fork commands from a process that has imported already; a user starts Python anew."""
    for command, code in ((["import", file, "--json"], 1), (["totals", "--json"], 0)):
        done = subprocess.run(
            [sys.executable, "-m", "geo", *command],
            cwd=ROOT,
            env=environment(tmp_path),
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (code, b"")
        assert json.loads(done.stdout)
