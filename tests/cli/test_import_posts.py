"""`import` of a Telegram export and of a free text, as a script sees it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.test_extract import SEED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Geo

EXPORT = {
    "name": "Belarusian Hajun",
    "type": "public_channel",
    "id": 1,
    "messages": [
        {"id": 1, "type": "service", "actor": "Ivan Petrov", "text": ""},
        {"id": 2, "type": "message", "date_unixtime": "1671465600", "from": "Ivan Petrov", "text": SEED},
        {"id": 3, "type": "message", "date_unixtime": "1671465700", "from": "Ivan Petrov", "text": "Good morning!"},
    ],
}


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_an_export_gives_a_row_for_each_sighting_and_one_for_each_silent_post(geo: Geo, tmp_path: Path) -> None:
    file = write(tmp_path, "result.json", json.dumps(EXPORT))
    done = geo("import", file, "--json")
    assert done.code == 1
    answer = done.json
    assert (answer["rows"], answer["review"], answer["rejected"], answer["repeated"]) == (3, 2, 1, 0)
    assert answer["rows"] == sum(answer[word] for word in ("accepted", "review", "rejected", "repeated"))
    assert [each["row"] for each in answer["verdicts"]] == [1, 2, 3]
    assert answer["verdicts"][2]["reasons"][0]["code"] == "nothing_moved"
    assert answer["stripped_columns"] == ["from", "actor"]
    assert "Petrov" not in done.out
    held = geo("sightings", "--status", "all", "--json").json
    assert {each["source"] for each in held} == {"Belarusian Hajun"}
    assert {each["published"][:10] for each in held} == {"2022-12-19"}
    again = geo("import", file, "--json").json
    assert (again["repeated"], again["rejected"], again["batch"]) == (2, 1, answer["batch"])


def test_an_export_is_told_by_what_it_holds_also_on_standard_input(geo: Geo) -> None:
    answer = geo("import", "-", "--dry-run", "--json", stdin=json.dumps(EXPORT).encode()).json
    assert (answer["rows"], answer["batch"]) == (3, None)


def test_a_free_text_takes_its_source_and_day_from_the_command(geo: Geo, tmp_path: Path) -> None:
    file = write(tmp_path, "news.txt", f"{SEED}\n---\nGood morning!")
    answer = geo("import", file, "--source", "Own desk", "--published", "2022-12-19", "--json").json
    assert (answer["rows"], answer["review"], answer["rejected"]) == (3, 2, 1)
    held = geo("sightings", "--status", "all", "--json").json
    assert {(each["source"], each["via"]) for each in held} == {("Belarusian Hajun", "Own desk")}
    assert {each["observed_to"] for each in held} == {"2022-12-19"}


def test_a_chat_without_a_source_is_refused_with_the_mend(geo: Geo, tmp_path: Path) -> None:
    file = write(tmp_path, "result.json", json.dumps({**EXPORT, "type": "private_group", "name": "Petrov family"}))
    done = geo("import", file)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert "--source" in done.err
    assert "Petrov" not in done.err
    assert not list(tmp_path.rglob("kordon.sqlite"))
