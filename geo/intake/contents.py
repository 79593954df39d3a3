"""What stands in a column, told from a sample of its cells: dates, positions, counts, links, names of things."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geo.intake.cell_text import BLANKS
from geo.intake.equipment import NUMBER_FIRST, Classifier
from geo.intake.mapping import is_country_code
from geo.intake.spelled_dates import plain_date
from geo.intake.when import DateFault, read_span
from geo.intake.words import read_word
from geo.model import Flow, Qualifier, Tlp
from geo.places.coordinates import read_point
from geo.reports.days.intervals import read_when
from geo.reports.numbers.counts import count_at, read_count
from geo.reports.text.tokens import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


_LOOKED_AT: Final = 60
"""Different cells of a column that are looked at."""
_LOOKED_UP: Final = 24
"""Different cells that are looked up in the gazetteer: names are dearer than signs."""
_LONGEST_NAME: Final = 80
_LONGEST_COUNT: Final = 40
_SENTENCE_WORDS: Final = 6
_SENTENCE_LETTERS: Final = 28
_URL: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CLOCK: Final = re.compile(
    r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?", re.IGNORECASE
)
_DECIMAL: Final = re.compile(r"[+-]?\d{1,3}[.,]\d+")
_WHOLE: Final = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,6}(?:[.,]0{1,2})?")
_SERIAL: Final = re.compile(r"(?:3[6-9]|4\d|5[0-4])\d{3}(?:[.,]\d+)?")
_GRADE: Final = re.compile(r"[A-Fa-f]\s?[-/]?\s?[1-6]")
_TLP: Final = re.compile(r"tlp\s?[:_ -]?\s?(?:white|clear|green|amber(?:\s?\+?\s?strict)?|red)", re.IGNORECASE)
_MONTH: Final = re.compile(r"(?:0?[1-9]|1[0-2])[.,](?:19|20)\d\d")
_DAYS: Final = frozenset({"dmy", "mdy", "ymd"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """The shares (0-1) of a column's different filled cells that are of a kind.

    `filled` is the share of all cells that hold something, `seen` how many different ones were looked at; `shares` has
    each kind that occurs. Every cell is of one kind; `equipment` and `place` tell of those that are words.
    """

    filled: float
    seen: int
    shares: dict[str, float]
    equipment: float = 0.0
    place: float = 0.0
    numbers: tuple[float, ...] = ()
    cells: tuple[str, ...] = ()

    def share(self, *kinds: str) -> float:
        """Return the share of cells of any of these kinds."""
        return sum(self.shares.get(kind, 0.0) for kind in kinds)


def look_at(cells: Sequence[str], *, deep: bool = True, is_place: Callable[[str], bool] | None = None) -> Contents:
    """Look at a sample of a column's cells; `deep` also asks the lexicon and `is_place` of those that are words."""
    said = [text for cell in cells if (text := " ".join(cell.split())) and text.casefold() not in BLANKS]
    distinct = list(dict.fromkeys(said))[:_LOOKED_AT]
    if not distinct:
        return Contents(filled=0.0, seen=0, shares={})
    kinds = [kind_of(text) for text in distinct]
    counted = Counter(kinds)
    shares = {kind: number / len(distinct) for kind, number in counted.items()}
    words = [text for text, kind in zip(distinct, kinds, strict=True) if kind == "words" and len(text) < _LONGEST_NAME]
    equipment = place = 0.0
    if deep and words:
        equipment = sum(map(is_equipment, words)) / len(distinct)
        if is_place is not None and equipment < 0.5:  # noqa: PLR2004 - things go before places: both are words
            asked = words[:_LOOKED_UP]
            place = sum(map(is_place, asked)) / len(asked) * len(words) / len(distinct)
    return Contents(
        filled=len(said) / len(cells),
        seen=len(distinct),
        shares=shares,
        equipment=equipment,
        place=place,
        numbers=tuple(_number(text) for text, kind in zip(distinct, kinds, strict=True) if kind in _NUMBERS),
        cells=tuple(said),
    )


_NUMBERS: Final = frozenset({"whole", "serial", "decimal", "digit"})


@lru_cache(maxsize=20_000)
def kind_of(text: str) -> str:  # noqa: C901, PLR0912 - one list of signs, in the order in which they are tried
    """Return what a cell is by its writing: a url, a clock, a date, a number, ..., words."""
    if _URL.fullmatch(text):
        return "url"
    if _CLOCK.fullmatch(text):
        return "clock"
    if len(text) == 1 and text in "123456":
        return "digit"
    if _SERIAL.fullmatch(text):
        return "serial"
    if _WHOLE.fullmatch(text):
        return "whole"
    if _DECIMAL.fullmatch(text):
        return "date" if _MONTH.fullmatch(text) else "decimal"
    if _is_day(text):
        return "date"
    if len(text) == 1 and text.upper() in "ABCDEF":
        return "letter"
    if _GRADE.fullmatch(text):
        return "grade"
    if _TLP.fullmatch(text):
        return "tlp"
    if read_word(Tlp, text) is not None:
        return "colour"
    if is_country_code(text):
        return "code"
    if read_word(Flow, text) not in {None, Flow.UNKNOWN}:
        return "flow"
    if len(text.split()) >= _SENTENCE_WORDS and sum(map(str.isalpha, text)) >= _SENTENCE_LETTERS:
        return "sentence"
    if re.search(r"\d", text) and len(text) < _LONGEST_NAME:
        if read_point(text) is not None:
            return "point"
        count = read_count(text)
        if count is not None and (count.count_qualifier is not Qualifier.EXACT or not re.search(r"[^\W\d_]", text)):
            return "count"  # "Layer 1" is none
        if read_when(text, None) is not None:
            return "date"
    if _is_vague_count(text):
        return "count"
    if not re.search(r"[^\W\d_]", text):
        return "signs"
    return "words"


def _is_day(text: str) -> bool:
    """Tell whether a text is one day or time, or two days in one cell, right or wrong."""
    spelled = plain_date(text)
    if spelled != text and read_when(spelled, None) is not None:
        return True
    span = read_span(spelled, _DAYS, UTC)
    return not (isinstance(span, DateFault) and span.code == "words")


def _is_vague_count(text: str) -> bool:
    """Tell whether words say that there were many, and nothing else: "several", "несколько десятков"."""
    tokens = cut(text) if len(text) < _LONGEST_COUNT else []
    count = count_at(tokens, 0) if tokens else None
    return count is not None and count.after == len(tokens) and count.interval.count_qualifier is Qualifier.UNKNOWN


@lru_cache(maxsize=1)
def _classifier() -> Classifier:
    return Classifier()


def is_equipment(text: str) -> bool:
    """Tell whether a text is a thing that the lexicon knows."""
    return all(reason.code == NUMBER_FIRST for reason in _classifier().classify(text, "").reasons)


def _number(text: str) -> float:
    return float(re.sub(r"[ \u00a0\u202f]", "", text).replace(",", "."))


def known_by(is_place: Callable[[str], bool] | None) -> Callable[[str], bool]:
    """Return what tells whether a text is a thing of the lexicon, or a place by `is_place`."""

    def is_known(text: str) -> bool:
        return is_equipment(text) or (is_place is not None and is_place(text))

    return is_known
