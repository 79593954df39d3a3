"""`python -m geo brief`: the file, the same bytes for the same input, and paths and words that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.briefing.edits import edit_for, keep_edit
from geo.briefing.model import Language
from geo.model import Tlp
from geo.records import ledger
from geo.records.database import open_records
from tests.briefing.leaks import leaked, secret_batch, unpacked
from tests.records.making import empty_database

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Geo

CUTOFF = ("--cutoff", "2023-01-10T12:00Z")
WEEK = ("--from", "2022-12-12", "--to", "2022-12-18")


@pytest.fixture
def database(tmp_path: Path) -> str:
    url = empty_database(tmp_path)
    with open_records(url) as records:
        ledger.commit_batch(records, secret_batch())
    return url


def test_the_same_input_gives_the_same_bytes_and_nothing_that_was_held(geo: Geo, database: str, tmp_path: Path) -> None:
    files = [tmp_path / "one.pptx", tmp_path / "two.pptx"]
    asked = (
        *WEEK,
        *CUTOFF,
        "--template",
        "weekly-review",
        "--language",
        "uk",
        "--title",
        "Тиждень",
        "--database",
        database,
    )
    done = [geo("brief", str(file), *asked) for file in files]
    assert [each.code for each in done] == [0, 0], done[0].err
    assert files[0].read_bytes() == files[1].read_bytes()
    answer = done[0].json
    assert (answer["title"], answer["period"]) == ("Тиждень", ["2022-12-12", "2022-12-18"])
    assert answer["summary"].startswith("З 12 до 18 грудня 2022\u202fр.")
    assert (answer["filters"]["from"], answer["filters"]["to"]) == ("2022-12-12", "2022-12-18")
    assert f"{answer['movements']} переміщ" in answer["summary"]
    assert answer["compared"]["period"] == ["2022-12-05", "2022-12-11"]
    assert {each["code"] for each in answer["held"]} >= {"status", "personal", "ukrainian"}
    assert leaked(unpacked(files[0].read_bytes())) == []


def test_a_quiet_period_is_written_and_told(geo: Geo, database: str, tmp_path: Path) -> None:
    file = tmp_path / "quiet.svg"
    done = geo("brief", str(file), "--last", "week", "--cutoff", "2021-06-09T06:00Z", "--database", database)
    assert (done.code, done.json["empty"], done.json["period"]) == (1, True, ["2021-05-31", "2021-06-06"])
    assert "no movements were reported" in file.read_text(encoding="utf-8").replace("\n", " ")


def test_sentences_kept_with_a_template_are_drawn_where_the_data_says_the_same(
    geo: Geo, database: str, tmp_path: Path
) -> None:
    asked = (*CUTOFF, "--blocks", "summary", "--database", database)
    generated = geo("brief", str(tmp_path / "one.svg"), *WEEK, *asked).json["summary"].split(". ")[0]
    with open_records(database) as records:
        edit = edit_for("opening", "A week of note.", f"{generated.removesuffix('.')}.", None, Tlp.CLEAR)
        keep_edit(records, "one slide", Language.ENGLISH, edit)
    for number, (days, words, drawn) in enumerate(
        [(WEEK, (), True), (WEEK, ("--no-edits",), False), (("--from", "2022-12-13", "--to", "2022-12-18"), (), False)]
    ):
        file = tmp_path / f"again{number}.svg"
        answer = geo("brief", str(file), *days, *words, *asked).json
        assert answer["summary"].startswith("A week of note.") is drawn
        assert [each["drawn"] for each in answer["edited"]] == [True] * drawn
        assert ("A week of note." in file.read_text(encoding="utf-8")) is drawn


def test_a_private_briefing_is_named_signed_and_logged(geo: Geo, database: str, tmp_path: Path) -> None:
    asked = (*WEEK, *CUTOFF, "--private", "--who", "desk 2", "--blocks", "summary,sources", "--database", database)
    done = geo("brief", str(tmp_path / "desk.svg"), *asked)
    file = tmp_path / "desk-PRIVATE-TLP-RED.svg"
    assert (done.code, done.json["file"]) == (0, str(file)), done.err
    assert "TLP:RED" in file.read_text(encoding="utf-8")
    entry = geo("audit", "--json", "--database", database).json[-1]
    assert (entry["action"], entry["who"], entry["after"]["format"]) == ("export", "desk 2", "svg")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("out.txt",), "out.txt does not say what to write; end it in .pptx, .pdf, .png, .svg, .html"),
        (("out.png", "--tlp", "purple"), "tlp 'purple' is not a mark of TLP 2.0"),
        (("out.png", "--language", "de"), "language 'de' is not known; use one of: en (English)"),
        (("out.png", "--template", "none"), "There is no template 'none'; use one of: one slide, weekly review"),
        (("out.png", "--blocks", "map,poem"), "There is no block 'poem'"),
        (("out.png", "--size", "a4"), "--size 'a4' is none that a PNG comes in; give one of 16:9, 4:3"),
        (("out.png", "--title", "x" * 300), "The title has 300 letters; give 200 at most"),
        (("out.png", "--to", "2022-12-18"), "--to has no --from"),
        (("out.png", "--last", "week", "--from", "2022-12-12"), "two periods; give one of them"),
        (("out.png", "--compare", "yesterday"), "give none, before, maps, or a period"),
        (("out.png", "--link", "javascript:alert(1)"), "is no address of a view; give one that begins with http"),
        (("none/out.png",), "There is no folder"),
        (("there.png",), "exists already"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_and_nothing_is_written(
    geo: Geo, database: str, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    (tmp_path / "there.png").write_bytes(b"kept")
    done = geo("brief", str(tmp_path / words[0]), *words[1:], "--database", database)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1
    assert {each.name.split(".")[0] for each in tmp_path.iterdir()} <= {"kordon", "there", "user"}
    assert (tmp_path / "there.png").read_bytes() == b"kept"
