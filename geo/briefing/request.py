"""What is asked of a briefing: title, period, blocks, language, and the text of a title made safe to set."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from geo.briefing.model import Block, Language
from geo.errors import UsageError
from geo.maps.style import ThemeName  # noqa: TC001 - dataclass field types are read at run time
from geo.model import Tlp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.records.filters import Filters

WEB: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
"""Addresses that a briefing may lead to."""
MOST_TITLE: Final = 200
MOST_SENTENCE: Final = 1000
Days = tuple[date, date]
"""The first and the last day of a period, both included."""
_OVERRIDES: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
"""Marks that turn the direction of the text around them; text that needs none is set right without."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """A sentence written by an analyst in the place of the one that the data gave when they wrote it.

    It stands for these words of the data and no others: where the data says something else, so does the briefing.
    `key` names the rule that made `generated`, `period` the days that it was made of (`period_word`); `tlp` is the mark
    of the briefing that it was written in, and no briefing for more readers has it.
    """

    key: str
    text: str
    generated: str
    period: str = ""
    tlp: Tlp = Tlp.CLEAR


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What a briefing shall show.

    `days` is the period, None all days that hold anything. `before` is what it is compared with; `maps` draws both
    periods as two maps of one scale (A/B), else the changes are told only. `edits` are kept sentences;
    `top` is how many movements, changes and conflicts a table lists.
    """

    title: str = ""
    days: Days | None = None
    before: Days | None = None
    maps: bool = False
    language: Language = Language.ENGLISH
    theme: ThemeName = "light"
    blocks: tuple[Block, ...] = (Block.SUMMARY, Block.MAP, Block.TIMELINE, Block.TOTALS, Block.SOURCES)
    weekly: bool = False
    edits: tuple[Edit, ...] = ()
    top: int = 8
    link: str = ""


def clean_title(text: str) -> str:
    """Return a title as it is set: one line of plain text, in any script.

    Markup is text and stays. Control characters and marks that override the direction of text go.
    Raises UsageError for one that no page has room for.
    """
    return _clean("The title", text, MOST_TITLE)


def clean_sentence(text: str) -> str:
    """Return a sentence as it is set, as `clean_title`."""
    return _clean("The sentence", text, MOST_SENTENCE)


def clean_link(text: str) -> str:
    """Return the address of the live view, or "". Raises UsageError for one that no browser should open."""
    if text and not WEB.fullmatch(text):
        msg = f"{text!r} is no address of a view; give one that begins with http:// or https:// and has no spaces"
        raise UsageError(msg)
    return text


def _clean(what: str, text: str, most: int) -> str:
    kept = "".join(
        " " if char.isspace() else char
        for char in unicodedata.normalize("NFC", text)
        if char not in _OVERRIDES and (char.isspace() or unicodedata.category(char) not in {"Cc", "Cs", "Co", "Cn"})
    )
    line = " ".join(kept.split())
    if len(line) > most:
        msg = f"{what} has {len(line):,} letters; give {most:,} at most"
        raise UsageError(msg)
    return line


def tlp_of(text: str) -> Tlp:
    """Return the mark of a word: clear, amber+strict, TLP:RED. Raises UsageError that lists what there is."""
    word = text.strip().lower().removeprefix("tlp:").strip()
    if word not in set(Tlp):
        msg = f"tlp {text!r} is not a mark of TLP 2.0; use one of: {', '.join(Tlp)}"
        raise UsageError(msg)
    return Tlp(word)


def blocks_of(words: Iterable[str]) -> tuple[Block, ...]:
    """Return blocks by their names, each once, in this order. Raises UsageError that lists what there is."""
    found = []
    for word in words:
        if word not in set(Block):
            msg = f"There is no block {word!r}; use any of: {', '.join(Block)}"
            raise UsageError(msg)
        found.append(Block(word))
    if not found:
        msg = f"A briefing needs a block; choose any of: {', '.join(Block)}"
        raise UsageError(msg)
    return tuple(dict.fromkeys(found))


def period_before(days: Days) -> Days | None:
    """Return the period of the same length that ends on the day before; None before the calendar begins."""
    first, last = days
    try:
        return first - (last - first) - timedelta(days=1), first - timedelta(days=1)
    except OverflowError:
        return None


def period_word(days: Days | None) -> str:
    """Return a period as it is stored: 2022-12-12..2022-12-18, "" for all days."""
    return "" if days is None else "..".join(day.isoformat() for day in days)


def full_week_before(day: date) -> Days:
    """Return the last week from Monday to Sunday that ended before a day."""
    sunday = day - timedelta(days=day.weekday() + 1)
    return sunday - timedelta(days=6), sunday


def full_month_before(day: date) -> Days:
    """Return the last month that ended before a day."""
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def covering(filters: Filters, request: Request) -> Filters:
    """Return the filters to ask the gate for: their days hold the period and what it is compared with."""
    if request.days is None:
        return filters
    first, last = request.days
    if request.before is not None:
        first, last = min(first, request.before[0]), max(last, request.before[1])
    return replace(filters, date_from=first, date_to=last)
