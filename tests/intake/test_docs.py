"""The page for analysts says what the code does."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

from geo.intake.fields import FIELDS
from geo.intake.mapping import read_mapping
from geo.intake.privacy import Personal
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


_BY_HAND = frozenset({"cell_edits.py"})


def codes_of_reasons() -> set[str]:
    """Return every code that an import gives a reason, told from its source; edits by hand have their own."""
    found = set()
    for file in (DOCS.parent / "geo" / "intake").glob("*.py"):
        if file.name in _BY_HAND:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            at = {"Reason": 1, "review": 1, "remark": 1, "DateFault": 0}.get(node.func.id)
            said = node.args[at] if at is not None and len(node.args) > at else None
            if isinstance(said, ast.Constant) and isinstance(said.value, str):
                found.add(said.value)
    return found - {"words"}


def test_every_code_of_a_reason_stands_in_the_page() -> None:
    table = page("import.md").split("## Codes")[1].split("##")[0]
    told = set(re.findall(r"`(\w+)`", table))
    assert codes_of_reasons() <= told
    assert {f"{kind.name.lower()}_removed" for kind in Personal} <= told


def test_every_filter_stands_in_the_page_of_commands() -> None:
    said = page("cli.md")
    for word in FILTER_WORDS:
        assert f"--{word.replace('_', '-')} " in said.replace("\n", " ")
