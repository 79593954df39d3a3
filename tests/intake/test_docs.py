"""The page for analysts says what the code does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from geo.intake.fields import FIELDS
from geo.intake.mapping import read_mapping
from geo.intake.verdicts import Verdict
from geo.records.filters import FILTER_WORDS

if TYPE_CHECKING:
    from tests.intake.conftest import Plan

DOCS = Path(__file__).resolve().parents[2] / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_field_stands_in_the_table_of_columns() -> None:
    table = [line for line in page("import.md").splitlines() if line.startswith("| `")]
    assert set(re.findall(r"`(\w+)`", "\n".join(table))) >= set(FIELDS)


def test_the_example_file_gets_the_verdicts_that_the_page_speaks_of(plan: Plan) -> None:
    example = page("import.md").split("```csv\n")[1].split("```")[0]
    planned = plan(example)
    assert [each.verdict for each in planned.verdicts] == [Verdict.ACCEPTED, Verdict.ACCEPTED, Verdict.REVIEW]


def test_the_example_mapping_can_be_read() -> None:
    mapping = read_mapping(page("import.md").split("```json\n")[1].split("```")[0])
    assert mapping.columns == {"Wo": "place", "Was": "equipment", "Rest": None}


def test_every_filter_stands_in_the_page_of_commands() -> None:
    said = page("cli.md")
    for word in FILTER_WORDS:
        assert f"--{word.replace('_', '-')} " in said.replace("\n", " ")
