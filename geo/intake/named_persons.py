"""Persons whom a file itself names in a column that was left out, found again in its free texts.

No rule tells a name in a sentence from a place or a unit; but where a reporter has a column, the name is known.
Names are looked for word beside word, in either order, with initials, and with the endings of their cases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geo.intake.privacy import Personal, mask
from geo.intake.rows import blocks_of
from geo.reports.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from geo.intake.columns import Columns
    from geo.intake.rows import Rows

FREE_TEXTS: Final = frozenset({"note", "text", "activity"})
"""Fields in which names are looked for; those of places, things and sources name none of these persons."""
_NAMELESS: Final = ("source", "via", "place", "origin", "destination", "equipment", "affiliation")
"""Fields whose cells are no person's name, though a column of reporters holds the same."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_MARK: Final = re.compile(r"\[[a-z ]+ removed\]")
_BESIDE: Final = re.compile(r"[\s.,]{1,3}|[\s.]*-[\s.]*")
_MOST_WORDS: Final = 4
_ENDING: Final = 2
"""Letters at the end of a word that its cases change; a form may be one longer than that."""
_LEAST: Final = 3
_LEAST_ALONE: Final = 5
"""Letters of a surname that is looked for by itself, where the column has it with initials."""


@dataclass(frozen=True, slots=True)
class NamedPersons:
    """The names of left-out columns, as beginnings of words: `pairs` stand side by side, `alone` by themselves.

    Held only while the file is read, and never shown or stored.
    """

    pairs: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)
    alone: frozenset[str] = field(default=frozenset(), repr=False)

    def __bool__(self) -> bool:
        """Tell whether anybody is named."""
        return bool(self.pairs or self.alone)

    def mask(self, text: str) -> str:
        """Return a text with the names of these persons replaced by marks."""
        plain = fold(text)
        words = [word for word in _WORD.finditer(plain) if word[0][0].isupper()]
        beginnings = [_beginnings(word[0]) for word in words]
        named: list[tuple[int, int]] = []
        for at, (word, starts) in enumerate(zip(words, beginnings, strict=True)):
            if not self.alone.isdisjoint(starts):
                named.append(word.span())
            if at + 1 < len(words) and self._side_by_side(plain, words[at : at + 2], beginnings[at : at + 2]):
                named.append((word.start(), words[at + 1].end()))
        return _cut(plain, named) if named else text

    def _side_by_side(self, text: str, words: Sequence[re.Match[str]], beginnings: Sequence[Collection[str]]) -> bool:
        if _BESIDE.fullmatch(text[words[0].end() : words[1].start()]) is None:
            return False
        return any((one, other) in self.pairs for one in beginnings[0] for other in beginnings[1])


NOBODY: Final = NamedPersons()


def persons_of(rows: Rows, columns: Columns) -> NamedPersons:
    """Return the persons whom the left-out columns of a file name, if it has texts that may name them too."""
    left_out = [each.at for each in columns.guesses if each.stripped and each.personal is Personal.NAME]
    if not left_out or FREE_TEXTS.isdisjoint(columns.of):
        return NOBODY
    nameless = [columns.of[name] for name in _NAMELESS if name in columns.of]
    told: set[tuple[str, ...]] = set()
    others: set[str] = set()
    for block in blocks_of(rows):
        for row in block.rows:
            cells = row if isinstance(row, list) else row.cells
            if len(cells) == len(columns.headings):
                told.add(tuple(cells[at] for at in left_out))
                others.update(cells[at] for at in nameless)
    known = {_plain(cell) for cell in others}
    names = {name for cells in told for name in _names_in(cells) if " ".join(name) not in known}
    return NamedPersons(frozenset(_pairs(names)), frozenset(_surnames(names)))


def _names_in(cells: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield the words of each name in the cells of a row; a first and a last name may have a column each."""
    single: list[str] = []
    for cell in cells:
        words = tuple(_plain(_MARK.sub(" ", mask(cell)[0])).split())
        if len(words) == 1:
            single += words
        elif 1 < len(words) <= _MOST_WORDS and not re.search(r"\d", cell):
            yield words
    if 1 < len(single) <= _MOST_WORDS:
        yield tuple(single)


def _plain(text: str) -> str:
    return " ".join(word.casefold() for word in _WORD.findall(fold(text)))


def _pairs(names: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for name in names:
        for one in name:
            for other in name:
                if one != other and len(other) >= _LEAST:
                    for short in {_stem(one), one[0]}:
                        yield from ((short, _stem(other)), (_stem(other), short))


def _surnames(names: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for name in names:
        longest = max(name, key=len)
        if len(longest) >= _LEAST_ALONE and all(len(word) == 1 for word in name if word != longest):
            yield _stem(longest)


def _stem(word: str) -> str:
    return word[: max(_LEAST, len(word) - _ENDING)]


def _beginnings(word: str) -> frozenset[str]:
    """Return what a word of a text may begin with if it is a case of a name; an initial is itself alone."""
    plain = word.casefold()
    shortest = max(_LEAST, len(plain) - 2 * _ENDING - 1)
    return frozenset({plain[:length] for length in range(shortest, len(plain) + 1)} or {plain})


def _cut(text: str, named: Sequence[tuple[int, int]]) -> str:
    parts: list[str] = []
    end = 0
    for start, stop in named:
        if start >= end:
            parts += [text[end:start], f"[{Personal.NAME} removed]"]
        end = max(end, stop)
    return "".join((*parts, text[end:]))
