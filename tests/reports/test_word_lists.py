"""The word lists hold each word once, and only words that a text can hold."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from geo.reports.text.vocabulary import read_words

LISTS = sorted((Path(__file__).resolve().parent.parent.parent / "geo" / "reports" / "words").glob("*.txt"))
TWO_SCRIPTS = re.compile(r"[a-z][а-яёіїєґў]|[а-яёіїєґў][a-z]")


@pytest.mark.parametrize("name", [path.stem for path in LISTS if path.stem != "sources"])
def test_a_meaning_holds_a_word_once(name: str) -> None:
    sections = read_words(name)
    doubled = {
        f"[{section}] {meaning}: {phrase}"
        for section, lines in sections.items()
        for meaning, phrases in lines.items()
        for phrase, times in Counter(phrases).items()
        if times > 1
    }
    assert doubled == set()


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_listed_word_is_written_in_one_script(path: Path) -> None:
    words = path.read_text(encoding="utf-8").lower().split()
    assert [word for word in words if TWO_SCRIPTS.search(word)] == []
