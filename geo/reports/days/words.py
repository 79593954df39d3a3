"""The words of dates, indexed once: months, weekdays, ordinals, and phrases counted from another day."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geo.reports.text.vocabulary import read_words, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_SECTIONS = {
    "shifts": "shift", "weekends": "weekend", "weeks": "week", "calendar months": "calendar month", "from before": "before",
    "day parts": "part",
}  # fmt: skip


class Phrase(NamedTuple):
    """A phrase behind its first two words: the other words, the kind of date it says, and its value."""

    rest: tuple[str, ...]
    kind: str
    value: str


class DateWords(NamedTuple):
    """Every table of the words of dates, keyed by small-letter words."""

    months: dict[str, int]
    short_months: dict[str, int]
    weekdays: dict[str, int]
    ordinals: dict[str, int]
    phrases: dict[str, dict[str, list[Phrase]]]
    nights: frozenset[str]
    parts_of_month: dict[str, str]
    hours: frozenset[str]
    years: frozenset[str]
    spans: dict[str, int]
    ago: frozenset[str]
    past: frozenset[str]
    part_words: frozenset[str]


@lru_cache(maxsize=1)
def open_date_words() -> DateWords:
    """Return the words of dates, read once in a process."""
    sections = read_words("dates")
    phrases: dict[str, dict[str, list[Phrase]]] = {}
    for section, kind in _SECTIONS.items():
        for phrase, value in words_of(sections[section]).items():
            first, *rest = phrase.split()
            second = rest[0] if rest else ""
            phrases.setdefault(first, {}).setdefault(second, []).append(Phrase(tuple(rest[1:]), kind, value))
    for seconds in phrases.values():
        for entries in seconds.values():
            entries.sort(key=lambda phrase: -len(phrase.rest))
    return DateWords(
        months=_numbers(sections["months"]),
        short_months=_numbers(sections["short months"]),
        weekdays=_numbers(sections["weekdays"]),
        ordinals=_numbers(sections["ordinals"]),
        phrases=phrases,
        nights=frozenset(words_of(sections["night nouns"])),
        parts_of_month=words_of(sections["parts of month"]),
        hours=frozenset(words_of(sections["hours"])),
        years=frozenset(words_of(sections["years"])),
        spans=_numbers(sections["spans"]),
        ago=frozenset(words_of(sections["ago"])),
        past=frozenset(words_of(sections["past"])),
        part_words=frozenset(words_of(sections["part words"])),
    )


def phrase_at(words: DateWords, tokens: Sequence[Token], at: int) -> tuple[Phrase, int] | None:
    """Return the longest phrase of a date that starts at token `at`, and the token behind it."""
    seconds = words.phrases.get(tokens[at].key)
    if seconds is None:
        return None
    if at + 1 < len(tokens):
        for phrase in seconds.get(tokens[at + 1].key, ()):
            after = at + 2 + len(phrase.rest)
            if after <= len(tokens) and all(tokens[at + 2 + k].key == word for k, word in enumerate(phrase.rest)):
                return phrase, after
    alone = seconds.get("")
    return (alone[0], at + 1) if alone else None


def _numbers(lines: dict[str, list[str]]) -> dict[str, int]:
    return {word: int(value) for word, value in words_of(lines).items()}
