"""The documents lead to one another: no link into nothing, and no page that the README does not name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("data/*.md")])


def links(page: Path) -> set[str]:
    """Return what a page links to on this disk, without the part after #."""
    said = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    return {link.partition("#")[0] for link in said if not link.startswith(("http:", "https:", "#"))}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    assert [link for link in links(page) if not (page.parent / link).exists()] == []


def test_the_readme_leads_to_every_page_of_the_docs() -> None:
    assert {f"docs/{page.name}" for page in ROOT.glob("docs/*.md")} <= links(ROOT / "README.md")


def test_the_page_of_the_reader_names_each_of_its_modules() -> None:
    named = set(re.findall(r"`([a-z_]+)`", (ROOT / "docs" / "reader.md").read_text(encoding="utf-8")))
    modules = {path.stem for path in (ROOT / "geo" / "reports").rglob("*.py")} - {"__init__"}
    assert modules - named == set()
