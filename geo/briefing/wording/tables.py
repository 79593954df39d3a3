"""The tables of words, one TOML file a language, and how a phrase of them is filled in.

A phrase holds `{name}` for a value and `{name:noun}` for a number with the right form of a noun of `[counted]`. Which
form is right is told by the plural rules of the Unicode CLDR, as Babel carries them.
"""

from __future__ import annotations

import string
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from babel import Locale
from babel.numbers import format_decimal

from geo.briefing.model import Language
from geo.errors import DataFileError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = Path(__file__).resolve().parent
OF_COUNTRY: Final = ("into", "out_of", "through", "within", "of")
"""What a country's name is asked for in; a language that has no cases names the country itself."""


class Table:
    """The words of one language; open it with `open_table`."""

    def __init__(self, language: Language, words: Mapping[str, Any]) -> None:
        self.language = language
        self.words = words
        self.locale = Locale.parse(words["locale"])
        self._formatter = _Formatter(self)

    def phrase(self, section: str, key: str, **values: object) -> str:
        """Return a phrase with its values; what stands in the values is text and is never filled in again."""
        return self.fill(self.words[section][key], values)

    def fill(self, phrase: str, values: Mapping[str, object]) -> str:
        """Fill in a phrase."""
        return self._formatter.vformat(phrase, (), values)

    def counted(self, noun: str, number: int, **values: object) -> str:
        """Return a number with its noun: "7 movements"."""
        return self.fill(self.form(self.words["counted"][noun], number), {**values, "n": self.number(number)})

    def form(self, forms: Mapping[str, str], number: int) -> str:
        """Return the plural form that goes with a number."""
        return forms[self.locale.plural_form(number)]

    def number(self, number: int) -> str:
        """Return a number with its thousands apart, as the language writes it."""
        return str(format_decimal(number, locale=self.locale))

    def text(self, section: str, key: str) -> str | None:
        """Return a word of a section, None where the table does not have it."""
        found: str | None = self.words.get(section, {}).get(key)
        return found


class _Formatter(string.Formatter):
    """Fill in phrases; `{x:noun}` is the number x with a noun."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._values: Mapping[str, object] = {}

    def vformat(self, phrase: str, args: Any, kwargs: Mapping[str, object]) -> str:
        outer, self._values = self._values, kwargs
        try:
            return super().vformat(phrase, args, kwargs)
        finally:
            self._values = outer

    def format_field(self, value: object, format_spec: str) -> str:
        if not format_spec:
            return str(value)
        if not isinstance(value, int):
            msg = f"{value!r} is no number that {format_spec!r} could be counted by"
            raise UsageError(msg)
        others = {name: each for name, each in self._values.items() if name != "n"}
        return self._table.counted(format_spec, value, **others)


@cache
def open_table(language: Language) -> Table:
    """Return the words of a language. Raises DataFileError where its file is damaged."""
    file = FOLDER / f"{language.value}.toml"
    try:
        return Table(language, tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError) as error:
        msg = f"The words of briefings in {language.value} cannot be read ({error}); install Kordon anew"
        raise DataFileError(msg) from error


def language_of(text: str) -> Language:
    """Return the language of a code or of its English name. Raises UsageError that lists what there is."""
    word = text.strip().casefold()
    for each in Language:
        if word in {each.value, each.name.casefold()}:
            return each
    there = ", ".join(f"{each.value} ({each.name.title()})" for each in Language)
    msg = f"language {text!r} is not known; use one of: {there}"
    raise UsageError(msg)
