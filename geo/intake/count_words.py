"""The words of a count's cell: those that the reader of reports does not know, and what stands beside the number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.intake.polish_equipment import classify
from geo.intake.words import read_word
from geo.model import Unit
from geo.reports.numbers.counts import count_at
from geo.reports.text.tokens import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPOKEN: Final[dict[str, str]] = {
    "at least": "co najmniej|przynajmniej|nie mniej niż|minimum|min",
    "up to": "do|co najwyżej|najwyżej|nie więcej niż|maksymalnie|maksimum|maks|max|макс",
    "about": "około|okolo|ok|mniej więcej|prawie|blisko|niemal|ca|c|ок|прибл|прыбл",
    "more than": "ponad|powyżej|więcej niż",
    "less than": "poniżej|mniej niż",
    "several": "kilka|kilkanaście|kilkadziesiąt|parę",
}
"""Words of Polish and short forms that reports do not use, and what they mean in English."""
_WORD_OF: Final = {word: meaning for meaning, words in _SPOKEN.items() for word in words.split("|")}
_SAID: Final = re.compile(
    r"(?<!\w)(" + "|".join(sorted(map(re.escape, _WORD_OF), key=len, reverse=True)) + r")\.?(?=[\s\d]|$)", re.IGNORECASE
)
_PLUS_MINUS: Final = re.compile(r"(\d{1,7})\s?±\s?(\d{1,7})")
_BETWEEN: Final = re.compile(r"(?<=\d)\s?(?:÷|\.\.\.?|…)\s?(?=\d)")
_FROM_TO: Final = re.compile(r"(?<!\w)(?:od|между|між|паміж|między)\s(\d+)\s(?:do|a|и|і|й|та|i)\s(?=\d)", re.IGNORECASE)
_KEYS: Final = re.compile("[\ufe0f\u20e3]")
"""What makes a figure a picture of a key."""
_TIMES: Final = re.compile(r"[xх×]\s?(?=\d{1,4}$)", re.IGNORECASE)
"""A number with a times sign before it: "x2"."""
_OR: Final = re.compile(r"(?<=\d)\s(?:lub|albo|czy)\s(?=\d)", re.IGNORECASE)
_COUNTED: Final = re.compile(r"((?:[^\W\d]+ )?[~≈>≥]?\d+(?:\s?[-–]\s?\d+)?)\s+(\S+(?:\s\S+){0,2})")
_COUNT_FIRST: Final = re.compile(r"[~≈>≥]?\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?:\s?[xх×])?\s+([^\W\d]\S*)", re.IGNORECASE)
_NO_PART: Final = re.compile(r"(?<=\d)[.,]0{1,2}(?!\d)")
_DOUBT: Final = re.compile(r"[?№#]")
_PIECES: Final = frozenset(
    "шт штук штуки од одиниць ед единиц единицы адз адзінак szt sztuk sztuki pcs pieces units unit vehicles of".split()
)


def plain_count(text: str) -> str:
    """Return the text of a count in the words and signs that the reader of counts knows: "ok. 15" is "about 15"."""
    text = text if text.isascii() else _KEYS.sub("", text)
    text = text[said.end() :] if (said := _TIMES.match(text)) else text
    text = _OR.sub("-", _FROM_TO.sub(r"\1-", _PLUS_MINUS.sub(_spread, _NO_PART.sub("", text))))
    return _SAID.sub(lambda said: f"{_WORD_OF[said[1].casefold()]} ", _BETWEEN.sub("-", text)).strip()


def counted_thing(text: str) -> tuple[str, str] | None:
    """Return the count and the equipment of a text that is nothing else ("3 tanks T-72"), None for any other."""
    said = _COUNTED.fullmatch(text.strip())
    if said is None or not all(classify(word) for word in said[2].split()):
        return None
    return said[1], said[2]


def begins_with_count(text: str) -> bool:
    """Tell whether the cell of an equipment begins with how many there were: "10 Urals", "3 T-72 and 5 BMP-2"."""
    said = _COUNT_FIRST.match(text)
    return said is not None and classify(said[1]) is not None


def unread_words(text: str) -> str:
    """Return what of a count's cell is neither its number nor what is counted, "" where all of it is read.

    "not 5", "5 killed" and "5?" hold a number and do not say so many: they are for a person to read.
    """
    if _DOUBT.search(text) and re.search(r"\d", text):
        return text
    left = " ".join(_left(text))
    if not left or not re.search(r"\d", text):
        return ""
    words = left.split()
    if all(word.casefold().strip(".") in _PIECES or read_word(Unit, word) is not None for word in words):
        return ""
    # "12 tanks" counts tanks; the number behind a name ("battalion 103") is its own.
    behind = re.search(r"\d", text[: text.find(words[0])]) is not None
    return "" if behind and classify(left) is not None else left


def _left(text: str) -> Iterator[str]:
    """Yield the words of a text that are part of no count."""
    tokens = cut(text[:200])
    at = 0
    while at < len(tokens):
        count = count_at(tokens, at)
        if count is not None:
            at = count.after
            continue
        if re.search(r"[^\W\d_]", tokens[at].text):
            yield tokens[at].text
        at += 1


def _spread(said: re.Match[str]) -> str:
    middle, off = int(said[1]), int(said[2])
    return f"{max(0, middle - off)}-{middle + off}"
