"""The house: rooms import downwards only, and only the interface knows Streamlit."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = (
    {"errors", "json_lines"},
    {"settings"},
    {"connections"},
    {"model"},
    {"places"},
    {"counts"},
    {"reports"},
    {"records"},
    {"intake"},
    {"maps"},
    {"briefing"},
    {"ui"},
    {"server", "doctor", "cli", "__main__"},
)
"""From the ground up, as in docs/architecture.md."""
LEVEL = {room: level for level, rooms in enumerate(ROOMS) for room in rooms}
SOURCES = sorted((ROOT / "geo").rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(ROOT / "geo").parts[0].removesuffix(".py")


def imported(path: Path, *, for_types: bool = True) -> set[str]:
    names = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not for_types and isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names} if node.module == "geo" else {node.module}
    return names


@pytest.mark.parametrize(
    "path", [p for p in SOURCES if room_of(p) != "__init__"], ids=lambda p: str(p.relative_to(ROOT))
)
def test_a_room_imports_only_rooms_below_it(path: Path) -> None:
    here = room_of(path)
    assert here in LEVEL, f"geo/{here} is no room of the house: name it here and in docs/architecture.md"
    for name in imported(path):
        parts = name.split(".")
        if parts[0] != "geo" or len(parts) == 1 or parts[1] in {here, "__version__"}:
            continue
        assert LEVEL[parts[1]] < LEVEL[here] or (LEVEL[parts[1]] == LEVEL[here] and here in ROOMS[-1]), (
            f"{here} imports {name}"
        )


FLOORS = ("text", "numbers", "days", "equipment", "toponyms", "groups", "clauses", "events", "roles")
"""The reader from the ground up, as in docs/reader.md; above them stand its own modules."""


@pytest.mark.parametrize(
    "path", sorted((ROOT / "geo" / "reports").glob("*/*.py")), ids=lambda p: str(p.relative_to(ROOT))
)
def test_a_floor_of_the_reader_imports_only_floors_below_it(path: Path) -> None:
    here = FLOORS.index(path.parent.name)
    for name in imported(path, for_types=False):
        parts = name.split(".")
        if parts[:2] == ["geo", "reports"]:
            assert FLOORS.index(parts[2]) <= here, f"{path.parent.name} imports {name}"


@pytest.mark.parametrize("path", [p for p in SOURCES if room_of(p) != "ui"], ids=lambda p: str(p.relative_to(ROOT)))
def test_outside_the_interface_no_room_knows_streamlit(path: Path) -> None:
    knows = {name for name in imported(path) if name.split(".")[0] in {"streamlit", "streamlit_folium"}}
    assert not knows


def test_the_top_level_holds_only_what_is_needed() -> None:
    allowed = {
        "app.py", "pages", "geo", "data", "tests", "requirements.txt", "README.md", "CHANGELOG.md", "CONTRIBUTING.md",
        "LICENSE", "Makefile", "pyproject.toml", "requirements-dev.txt", ".streamlit", ".ci", "docs", "benchmarks",
        ".gitignore",
    }  # fmt: skip
    tracked = {line.split("/")[0] for line in _git_files()}
    assert tracked <= allowed


def test_each_page_is_short() -> None:
    for page in sorted((ROOT / "pages").glob("*.py")):
        lines = len(page.read_text(encoding="utf-8").splitlines())
        assert 5 <= lines <= 50, f"{page.name} has {lines} lines: what it draws belongs in geo/ui"


def _git_files() -> list[str]:

    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()
