"""Bad input gets one line that says how to mend it, exit 2, and leaves nothing half written."""

from __future__ import annotations

import gzip
import os
import sqlite3
from typing import TYPE_CHECKING

import pytest

from geo.records.database import open_records
from geo.records.ledger import BatchRecord, batches
from tests.intake.workbooks import archive, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Answer, Geo

GOOD = b"place,equipment,date\nBrest,tank,2022-12-16\n"


def held_batches(tmp_path: Path) -> list[BatchRecord]:
    with open_records(f"sqlite:///{tmp_path / 'user' / 'kordon.sqlite'}") as records:
        return batches(records)


def refused(done: Answer, *words: str) -> None:
    assert done.code == 2, (done.out, done.err)
    assert done.out == ""
    assert len(done.err.splitlines()) == 1, done.err
    assert done.err.startswith("geo: ")
    for word in words:
        assert word in done.err


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", ["empty", "headings"]),
        (b"place,equipment,date\n", ["no row"]),
        (b"town,what happened\nBrest,x\n", ["equipment or equipment_class", "'town'", "mapping"]),
        (b"place,equipment\nBrest,tank\n", ["--published"]),
        (b"equipment,lat,date\ntank,53.9,2022-12-16\n", ["lat and lon"]),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), ["PNG", "CSV"]),
        (b"%PDF-1.4\n", ["PDF"]),
        (b"place,equipment\n" + bytes(40), ["NUL"]),
        (b'{"a": 1}', ["equipment or equipment_class", "'a'"]),
        (b'{"a": 1', ["line 1, column 8", "no JSON"]),
        (b"[" * 100_000, ["nests", "deeper"]),
        (b'<!DOCTYPE kml [<!ENTITY a "a">]><kml>&a;</kml>', ["document type", "export it anew"]),
        (b"<kml><Placemark>", ["line 1", "no well-formed XML"]),
        (b"PK\x03\x04" + bytes(100), ["damaged ZIP"]),
        (gzip.compress(bytes(64 * 2**20)), ["times when unpacked", "200 times are the limit"]),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), ["password"]),
        (b"\xd0\xcf\x11\xe0" + bytes(100), ["XLS", "save it as XLSX"]),
        (archive({"a.csv": GOOD, "b.csv": GOOD}), ["2 files (a.csv, b.csv)", "one by one"]),
        (archive({"../a.csv": GOOD}), ["leads out of the archive"]),
        (workbook([("only", "headings")]), ["no sheet with a table"]),
    ],
)
def test_a_file_that_cannot_be_imported_is_refused(data: bytes, words: list[str], geo: Geo, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(data)
    refused(geo("import", str(file), "--json"), *words)
    assert not list(tmp_path.rglob("*.sqlite*"))


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Brest,tank,2022-02-30,,", "impossible_date"),
        ("Brest,tank,soon,,", "bad_date"),
        ("Brest,tank,2022-12-16,153.9,27.5", "bad_coordinates"),
        ("Brest,tank,2022-12-16,53.9,", "half_coordinates"),
    ],
)
def test_a_wrong_date_or_coordinate_rejects_its_row_and_nothing_else(
    row: str, code: str, geo: Geo, tmp_path: Path
) -> None:
    file = tmp_path / "file.csv"
    file.write_text(f"place,equipment,date,lat,lon\n{row}\nBrest,tank,2022-12-16,,\n", encoding="utf-8")
    done = geo("import", str(file), "--json")
    assert done.code == 1
    assert [each["verdict"] for each in done.json["verdicts"]] == ["rejected", "accepted"]
    assert [reason["code"] for reason in done.json["verdicts"][0]["reasons"]] == [code]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], ["COMMAND"]),
        (["imprt", "x"], ["imprt", "import"]),
        (["import"], ["FILE"]),
        (["import", "/nowhere/file.csv"], ["cannot be read", "check the path"]),
        (["import", "/"], ["is a folder"]),
        (["import", "x" * 5000], ["cannot be read"]),
        (["import", "{file}", "--published", "16.12.2022"], ["--published", "YYYY-MM-DD"]),
        (["import", "{file}", "--mapping", "/nowhere/m.json"], ["cannot be read"]),
        (["import", "{file}", "--mapping", "{file}"], ["not JSON"]),
        (["undo", "b0099"], ["b0099"]),
        (["undo", "nonsense"], ["nonsense"]),
        (["redo", "b0001"], ["b0001"]),
        (["audit", "--sighting", "s000099"], ["s000099"]),
        (["totals", "--by", "fortnight"], ["fortnight", "day, week, month"]),
        (["totals", "--by", "area"], ["one period"]),
        (["totals", "--from", "yesterday"], ["--from", "YYYY-MM-DD"]),
        (["totals", "--from", "2022-12-31", "--to", "2022-12-01"], ["swap"]),
        (["sightings", "--bbox", "1,2"], ["--bbox"]),
        (["sightings", "--near-border", "NaN"], ["--near-border", "kilometres"]),
        (["sightings", "--flow", "sideways"], ["sideways"]),
        (["sightings", "--limit", "-1"], ["--limit"]),
        (["sightings", "--colour", "red"], ["--colour"]),
    ],
)
def test_wrong_usage_is_refused_in_one_line(arguments: list[str], words: list[str], geo: Geo, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(GOOD)
    refused(geo(*(argument.format(file=file) for argument in arguments)), *words)


@pytest.mark.parametrize(
    ("command", "url", "word"),
    [
        (["batches"], "sqlite:///{tmp}/not.sqlite", "not.sqlite"),
        (["totals"], "sqlite:///{tmp}/not.sqlite", "not.sqlite"),
        (["import", "{file}"], "sqlite:///{tmp}/not.sqlite", "not.sqlite"),
        (["import", "{file}", "--dry-run"], "sqlite:///{tmp}/not.sqlite", "not.sqlite"),
        (["undo", "b0001"], "sqlite:///{tmp}/missing/x.sqlite", "folder"),
        (["import", "{file}"], "sqlite:///{tmp}", "folder"),
        (["sightings"], "mysql://u@h/db", "mysql"),
        (["movements"], "nonsense", "URL"),
    ],
)
def test_a_database_that_cannot_be_opened_is_refused(
    command: list[str], url: str, word: str, geo: Geo, tmp_path: Path
) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(GOOD)
    (tmp_path / "not.sqlite").write_bytes(b"this is no database " * 200)
    refused(geo(*(part.format(file=file) for part in command), "--database", url.format(tmp=tmp_path)), word)


def test_a_locked_database_is_told_and_nothing_is_half_written(geo: Geo, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(GOOD)
    (tmp_path / "user").mkdir()
    with open_records(f"sqlite:///{tmp_path / 'user' / 'kordon.sqlite'}"):
        pass
    other = sqlite3.connect(tmp_path / "user" / "kordon.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        refused(geo("import", str(file)), "locked")
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert held_batches(tmp_path) == []
    assert geo("import", str(file)).code == 0


def test_a_read_only_database_is_told(geo: Geo, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(GOOD)
    geo("import", str(file))
    database = tmp_path / "user" / "kordon.sqlite"
    other = tmp_path / "other.csv"
    other.write_bytes(GOOD.replace(b"Brest", b"Minsk"))
    url = f"sqlite:///{database}?mode=ro"
    before = database.read_bytes()
    if os.geteuid() == 0:
        # root may write to any file; SQLite's own query-only switch is what stands for a read-only disk here
        with sqlite3.connect(database) as held:
            held.execute("CREATE TRIGGER no_import BEFORE INSERT ON batch BEGIN SELECT RAISE(ABORT, 'read-only'); END")
        held.close()
        refused(geo("import", str(other)), "geo: ")
    else:
        database.chmod(0o444)
        refused(geo("import", str(other), "--database", url), "read")
        assert database.read_bytes() == before
    assert len(held_batches(tmp_path)) == 1


def test_settings_that_cannot_be_read_are_told(geo: Geo) -> None:
    refused(geo("batches", KORDON_ONLINE="perhaps"), "KORDON_ONLINE", "1 or 0")
    refused(geo("sample", KORDON_USER_DIR="/proc/nowhere"), "/proc/nowhere")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("KORDON_WATCHED", "Belarus", ["KORDON_WATCHED", "two letters", "BY"]),
        ("KORDON_WATCHED", "ZZ", ["KORDON_WATCHED", "'ZZ'"]),
        ("KORDON_TIME_ZONE", "Minsk time", ["KORDON_TIME_ZONE", "Europe/Minsk"]),
        ("KORDON_TIME_ZONE", "../../etc/passwd", ["KORDON_TIME_ZONE"]),
        ("KORDON_ONLINE", "maybe", ["KORDON_ONLINE", "1 or 0"]),
        ("KORDON_EMBARGO_HOURS", "-3", ["KORDON_EMBARGO_HOURS", "0 or more"]),
    ],
)
def test_a_setting_that_means_nothing_is_refused_before_anything_is_done(
    name: str, value: str, words: list[str], geo: Geo, tmp_path: Path
) -> None:
    refused(geo("sample", **{name: value}), *words)
    assert not list(tmp_path.rglob("*.sqlite*"))
