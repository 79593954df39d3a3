"""What the Russian and Ukrainian dictionaries say: case forms of names, and which words are everyday ones."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pymorphy3 import MorphAnalyzer

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse

EVERYDAY = Path(__file__).with_name("everyday_words.txt")
"""The forms of names that are small-letter words of the hunspell dictionaries of en, be, ru or uk; the Ukrainian
one, which writes names small too, counts only for words that are frequent or name no town."""


@cache
def _analyzer(language: str) -> MorphAnalyzer:
    return MorphAnalyzer(lang=language)


@lru_cache(maxsize=200_000)
def _word_forms(word: str, language: str) -> frozenset[str]:
    parses = [parse for parse in _analyzer(language).parse(word) if _is_known(parse) and _is_place(parse)]
    return frozenset(form.word for parse in parses for form in parse.lexeme)


def _is_place(parse: Parse) -> bool:
    """Tell a place name by the dictionaries' own marks: Geox in Russian, geog in Ukrainian."""
    tag = str(parse.tag)
    return "Geox" in tag or "geog" in tag


def _is_known(parse: Parse) -> bool:
    return any(type(step[0]).__name__ == "DictionaryAnalyzer" for step in parse.methods_stack)


def more_forms(name: str) -> set[str]:
    """Return the dictionary's case forms of a one-word name (irregular ones, such as "Ржева", are in it)."""
    if " " in name or "-" in name:
        return set()
    found: set[str] = set()
    for language, marks in (("ru", set("іїєґў")), ("uk", set("ыэёў"))):
        if not set(name) & marks:
            found |= _word_forms(name, language)
    return found


def is_word(name: str) -> bool:
    """Tell whether a Russian name is a word of the dictionary that is neither a place's nor a person's name."""
    parses = _analyzer("ru").parse(name.lower()) if name.isalpha() else []
    return any(_is_known(parse) and not _NAMES & set(str(parse.tag).replace(" ", ",").split(",")) for parse in parses)


_NAMES = frozenset({"Geox", "Surn", "Name", "Patr", "Orgn"})


@cache
def _everyday() -> frozenset[str]:
    return frozenset(EVERYDAY.read_text(encoding="utf-8").split())


def is_common(form: str) -> bool:
    """Tell whether a plain form is also an everyday word: everyday_words.txt lists those that are."""
    return form in _everyday()
