"""Read the word lists of `geo/reports/words/`: sections of phrases, a line a meaning."""

from __future__ import annotations

from pathlib import Path

from geo.errors import DataFileError
from geo.reports.text.tokens import one_spelling

_FOLDER = Path(__file__).resolve().parent.parent / "words"


def read_words(name: str) -> dict[str, dict[str, list[str]]]:
    """Return section -> meaning -> phrases of the list `name`, in small letters with е for ё.

    A section starts with `[name]`; its lines are `meaning = phrase | phrase` (single words may be parted by blanks
    where the line starts with `meaning :`); a line without a meaning continues the one above; # starts a comment.
    Raises DataFileError where the list is missing or a line stands outside any section.
    """
    path = _FOLDER / f"{name}.txt"
    sections: dict[str, dict[str, list[str]]] = {}
    section: dict[str, list[str]] | None = None
    phrases: list[str] = []
    by_blank = False
    try:
        lines = one_spelling(path.read_text(encoding="utf-8").lower().replace("ё", "е")).splitlines()
    except OSError as error:
        msg = f"{path} cannot be read ({error}); put back the file that came with Kordon"
        raise DataFileError(msg) from error
    for line in lines:
        text = line.partition("#")[0].strip()
        if not text:
            continue
        if text.startswith("["):
            section = sections.setdefault(text.strip("[]"), {})
            continue
        if section is None:
            msg = f"{path}: {text!r} stands before any [section]"
            raise DataFileError(msg)
        for mark in (" =", " :"):
            meaning, found, rest = text.partition(mark)
            if found:
                phrases = section.setdefault(meaning.strip(), [])
                by_blank = mark == " :"
                text = rest.strip()
                break
        phrases.extend(text.split() if by_blank else (each.strip() for each in text.split("|") if each.strip()))
    return sections


def words_of(lines: dict[str, list[str]]) -> dict[str, str]:
    """Turn a section about: phrase -> meaning; the first meaning of a phrase wins."""
    turned: dict[str, str] = {}
    for meaning, phrases in lines.items():
        for phrase in phrases:
            turned.setdefault(phrase, meaning)
    return turned


def names_of(name: str) -> dict[str, list[str]]:
    """Return name as shown -> phrases in small letters, of a list whose meanings are names in capitals."""
    shown: dict[str, list[str]] = {}
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        meaning, found, rest = line.partition(" = ")
        if found and not line.startswith("#"):
            shown[meaning.strip()] = [
                each.strip().lower().replace("ё", "е") for each in rest.split("|") if each.strip()
            ]
    return shown
