"""`import` of a folder, as cron runs it, and the file of rejected rows."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.cli.conftest import ROOT, environment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Geo

HEAD = "place,equipment,date\n"


def filled_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.csv").write_text(HEAD + "Brest,tank,2022-12-16\n", encoding="utf-8")
    (folder / "b.csv").write_text(HEAD + "Minsk,tank,2022-12-16\n", encoding="utf-8")
    (folder / "c.csv.part").write_text(HEAD + "Minsk,tank,2022-12-17\n", encoding="utf-8")
    (folder / ".hidden").write_text(HEAD + "Minsk,tank,2022-12-18\n", encoding="utf-8")
    for at, name in enumerate(("b.csv", "a.csv")):
        os.utime(folder / name, (at, at))
    return folder


def test_each_finished_file_of_a_folder_is_a_batch_oldest_first(geo: Geo, tmp_path: Path) -> None:
    done = geo("import", "--folder", str(filled_folder(tmp_path)), "--json")
    assert done.code == 0
    assert [(each["file_name"], each["batch"], each["accepted"]) for each in done.lines] == [
        ("b.csv", "b0001", 1),
        ("a.csv", "b0002", 1),
    ]


def test_what_was_imported_before_is_passed_over_even_if_it_was_undone(geo: Geo, tmp_path: Path) -> None:
    folder = filled_folder(tmp_path)
    geo("import", "--folder", str(folder))
    geo("undo", "b0001")
    (folder / "new.csv").write_text(HEAD + "Homel,tank,2022-12-16\n", encoding="utf-8")
    done = geo("import", "--folder", str(folder), "--json")
    assert done.code == 0
    assert [(each["file_name"], each.get("skipped"), each["batch"]) for each in done.lines] == [
        ("b.csv", "undone since", "b0001"),
        ("a.csv", "imported before", "b0002"),
        ("new.csv", None, "b0003"),
    ]
    assert geo("import", "--folder", str(folder)).out.splitlines()[0] == "b.csv: undone since (b0001)"


def test_a_file_that_cannot_be_read_does_not_stop_the_others(geo: Geo, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(HEAD + "Brest,tank,2022-12-16\n", encoding="utf-8")
    bad.write_bytes(b"\x89PNG")
    done = geo("import", str(tmp_path / "missing.csv"), str(bad), str(good), "--json")
    assert done.code == 2
    assert ["error" in each for each in done.lines] == [True, True, False]
    assert [line.startswith("geo: ") for line in done.err.splitlines()] == [True, True]


def test_an_empty_folder_is_nothing_to_do(geo: Geo, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    done = geo("import", "--folder", str(tmp_path / "inbox"))
    assert (done.code, done.out, done.err) == (0, "", "")


def test_standard_input_goes_alone(geo: Geo, file: str) -> None:
    done = geo("import", "-", file)
    assert done.code == 2
    assert "by itself" in done.err


def test_the_rejected_rows_are_written_where_they_are_asked_for(geo: Geo, file: str, tmp_path: Path) -> None:
    out = tmp_path / "rejected.csv"
    geo("import", file, "--dry-run", "--with-review", "--rejected", str(out))
    assert [row["movement_id"] for row in written(out)] == ["M3", "M4"]
    assert geo("import", file, "--rejected", str(out)).code == 1
    (row,) = written(out)
    assert (row["movement_id"], row["count"]) == ("M4", "-5")
    assert row["reason"].startswith("count: ")
    assert "reporter" not in row
    assert out.stat().st_mode & 0o777 == 0o600


def written(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_place_that_cannot_be_written_is_said(geo: Geo, file: str, tmp_path: Path) -> None:
    done = geo("import", file, "--rejected", str(tmp_path / "no" / "out.csv"))
    assert done.code == 2
    assert "the import itself is done" in done.err


def test_a_scheduler_that_ends_it_leaves_nothing_half_done(tmp_path: Path, geo: Geo, file: str) -> None:
    geo("import", file)
    rows = "".join(f"Brest,tank,2022-12-16,seen {at} times\n" for at in range(60_000))
    long = tmp_path / "long.csv"
    long.write_text("place,equipment,date,note\n" + rows, encoding="utf-8")
    command = [sys.executable, "-m", "geo", "import", str(long)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        while running.poll() is None and not (tmp_path / "user" / "kordon.sqlite-shm").exists():
            pass  # until it has opened the database
        running.send_signal(signal.SIGTERM)
        _, err = running.communicate(timeout=60)
    assert running.returncode == 2
    assert err.strip().splitlines()[-1] == "geo: Stopped; nothing was left half written"
    assert [each["batch"] for each in geo("batches", "--json").json] == ["b0001"]
