"""Small words and fixed expressions by which the reader goes."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from geo.reports.text.vocabulary import read_words


class SmallWords(NamedTuple):
    """Sets of small-letter words; see `words/small.txt` for the meaning of each."""

    abbreviations: frozenset[str]
    not_counted: frozenset[str]
    number_marks: frozenset[str]
    modifiers: frozenset[str]
    piece_nouns: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    articles: frozenset[str]
    single: frozenset[str]
    carrying: frozenset[str]
    on: frozenset[str]
    transparent: frozenset[str]
    toward_nouns: frozenset[str]
    say: frozenset[str]
    no_places: frozenset[str]


@lru_cache(maxsize=1)
def open_small_words() -> SmallWords:
    """Return the small words, read once in a process."""
    sections = read_words("small")
    sets = {name: frozenset(word for words in lines.values() for word in words) for name, lines in sections.items()}
    return SmallWords(
        abbreviations=sets["abbreviations"],
        not_counted=sets["not counted"],
        number_marks=sets["number marks"],
        modifiers=sets["modifiers"],
        piece_nouns=sets["piece nouns"],
        prepositions=sets["prepositions"],
        conjunctions=sets["conjunctions"],
        articles=sets["articles"],
        single=sets["single"],
        carrying=sets["with"],
        on=sets["on"],
        transparent=sets["transparent"],
        toward_nouns=sets["toward nouns"],
        say=sets["say"],
        no_places=sets["no places"],
    )
