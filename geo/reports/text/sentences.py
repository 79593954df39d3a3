"""Part the tokens of a text into sentences and lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.reports.text.cues import kinds_of
from geo.reports.text.page_lines import is_page
from geo.reports.text.small_words import open_small_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

LONGEST_SENTENCE = 300
"""A sentence is cut here whatever it says, so that no input takes unbounded time."""
_ENDS = frozenset(".!?…")
_QUOTES = frozenset("\"'«»“”„()[]*_")
_YEAR_LETTERS = frozenset({"г", "р", "гг", "рр"})
_MARKINGS = frozenset("ZVO")
"""Letters painted on vehicles: no initials."""
BOUNDS = frozenset({"min", "max", "мин", "мін", "макс"})
"""Shortened words before a number that are its least or most, behind a number minutes: "min. 30 trucks", "20 min."."""
_YEAR_FIGURES = 4
_FULL_LINE = 70
"""A line so long that ends without a mark was broken by the margin, not by its writer."""
_OF_MARGIN = 0.7
"""A margin breaks lines at about the same length: beside a much longer line, a shorter one was ended by its writer."""
_CLOSES_LINE = frozenset(".!?…:;»”)")
_BULLETS = frozenset("•·▪●◦‣*-–—➖")
_LONGEST_ITEM = 14
_OPENS_ITEMS = frozenset(":;,")
_OPENING = 4
_LONGEST_SUM = 20
_ENDS_SUM = _ENDS | {":"}
_HEADS = frozenset({":", "#", "|", "•", "→"})
"""Behind the first words of a paragraph these make it an entry of its own: "Гомель: 5 БТР"."""
_OPENS_ENTRY = frozenset({":", "—", "–", "-", ","})


class Span(NamedTuple):
    """Tokens first..after of one sentence; `block` counts the blocks of text parted by blank lines."""

    first: int
    after: int
    block: int


def part_sentences(text: str, tokens: Sequence[Token]) -> list[Span]:
    """Return the sentences of a text in order; a line that ends within one does not end it."""
    spans: list[Span] = []
    first = 0
    block = 0
    lines = "\n" in text
    page = lines and is_page(text)
    margin = max(map(len, text.split("\n"))) * _OF_MARGIN if lines else 0
    last = len(tokens) - 1
    breaks = 0
    for at, token in enumerate(tokens):
        ends = at == last or at - first >= LONGEST_SENTENCE or (token.text in _ENDS and _ends_here(tokens, at))
        gap = text[token.end : tokens[at + 1].start] if lines and at < last else ""
        if "\n" in gap:
            breaks = gap.count("\n") if gap.isspace() else 1 + ("\n\n" in gap)
            full = token.end - text.rfind("\n", 0, token.end)
            wrapped = breaks == 1 and full > _FULL_LINE and full > margin
            ends = ends or (_line_ends(tokens, at) and not (wrapped and token.text not in _CLOSES_LINE))
        if ends:
            spans.append(Span(first, at + 1, block))
            first = at + 1
        if breaks > 1:
            told_on = _opens_sum(tokens, at + 1) or (page and _goes_on_telling(text, tokens, at + 1))
            block += not (told_on or _goes_on_listing(tokens, spans[-1].first if ends else first, at))
            breaks = 0
    return spans


def _goes_on_telling(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the next paragraph of an article begins at a token: with a word or day, no heading, hour or item of a list."""
    at += tokens[at].text in _QUOTES
    opening = tokens[at : at + _OPENING]
    if not opening or any(token.text in _HEADS for token in opening):
        return False
    if opening[0].kind == "word":
        return True
    line = text.find("\n", opening[0].start, opening[0].start + _FULL_LINE)
    return opening[0].kind == "number" and line < 0 and len(opening) > 1 and opening[1].kind == "word"


def _opens_sum(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the next paragraph counts all that the one before told of, and lists it: "Всего 74 единицы техники, в том числе:"."""
    end = next(
        (each for each in range(at, min(len(tokens) - 1, at + _LONGEST_SUM)) if tokens[each].text in _ENDS_SUM), at
    )
    if tokens[end].text != ":" or tokens[end + 1].text not in _BULLETS:
        return False
    sums = any("total" in kinds_of(token.key) for token in tokens[at : at + _OPENING])
    return sums and any(token.kind == "number" for token in tokens[at:end])


def _goes_on_listing(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether an item of a list stands behind a blank line, as the one before it, or behind what opens the list."""
    bullet = tokens[at + 1].text
    item = tokens[first].text == bullet and at - first < _LONGEST_ITEM
    return bullet in _BULLETS and (item or tokens[at].text in _OPENS_ITEMS)


def _ends_here(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the mark at `at` ends a sentence and no abbreviation."""
    following = at + 1
    while following < len(tokens) and tokens[following].text in _QUOTES:
        following += 1
    if following < len(tokens) and tokens[following].text in _ENDS:
        return False
    if following < len(tokens) and tokens[following].text[0].islower():
        return False
    if tokens[at].text != "." or not at or _begins_entry(tokens, following):
        return True
    before = tokens[at - 1]
    if before.end != tokens[at].start or before.kind != "word":
        return True
    if before.key in _YEAR_LETTERS and at > 1 and len(tokens[at - 2].text) == _YEAR_FIGURES:
        return True
    if len(before.text) == 1 and before.text.isalpha() and before.text not in _MARKINGS:
        return False
    if before.key in BOUNDS:
        return (
            tokens[following : following + 1] == []
            or tokens[following].kind != "number"
            or tokens[at - 2].kind == "number"
        )
    return before.key not in open_small_words().abbreviations


def _begins_entry(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an hour and a mark begin the next entry of a log: "29 ваг. 07:45: порожняк"."""
    return at + 1 < len(tokens) and tokens[at].kind == "clock" and tokens[at + 1].text in _OPENS_ENTRY


def _line_ends(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1]
    return not following.text[0].islower() or tokens[at].text in {":", ";"}
