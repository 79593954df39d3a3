"""Recognise equipment by the names, designations and slang of four languages, from `data/equipment.csv`."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.errors import DataFileError
from geo.model import Unit
from geo.reports.equipment.terms import CLASSES, HEADS, NO_ARMS, Equipment, Mention, Term, is_told_exactly
from geo.reports.text.inflection import base_of, changed_stem, designation, stems_of
from geo.reports.text.tokens import EQUIPMENT, QUOTES, Token, cut, one_spelling
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["CLASSES", "Equipment", "Lexicon", "Mention", "Term", "open_lexicon", "read_lexicon"]
_LANGUAGES = ("en", "ru", "uk", "be")
_FAMILY = "#"
_CAPITAL = "!"
"""Behind a guarded alias: in small letters it is the everyday word only ("житель", "точка")."""
_LONGEST_ABBREVIATION = 3
_LONG_RANGE = 3
"""Figures of the systems that a "С" and a space name: "С 300"; fewer tell from when on."""
_SPOKEN_SMALL = frozenset("бмп бтр бмд уаз маз зил сау саў зрк рлс".split())
_DIGIT = re.compile(r"\d")
_MEMORY = 50_000
_WITH = frozenset({"с", "з"})
"""In a small letter these before a number are no part of a name: "один с 400 солдатами"."""


class Lexicon:
    """The tree of equipment and the index of its aliases."""

    def __init__(self, rows: Sequence[dict[str, str]]) -> None:
        self._kinds: dict[str, Equipment] = {}
        self._root: dict[str, object] = {}
        self._stems: set[str] = set()
        self._families: dict[str, Term] = {}
        self._designations: dict[str, Term] = {}
        self._memory: dict[str, tuple[str, ...]] = {}
        for row in rows:
            kind = _equipment(row)
            self._kinds[kind.id] = kind
            guarded = frozenset(one_spelling(row["guarded"].lower().replace("ё", "е")).split("|"))
            for column in ("name_en", *(f"aliases_{language}" for language in _LANGUAGES)):
                for alias in row[column].split("|"):
                    if alias:
                        self._add(alias, kind, guarded)

    def classes(self) -> tuple[str, ...]:
        """Return every equipment class, in the order of lists."""
        return CLASSES

    def get(self, kind_id: str) -> Equipment:
        """Return the equipment of an id; raises KeyError where there is none."""
        return self._kinds[kind_id]

    def kinds(self) -> tuple[Equipment, ...]:
        """Return all equipment in the order of the file."""
        return tuple(self._kinds.values())

    def lineage(self, kind: Equipment) -> tuple[str, ...]:
        """Return the ids from the equipment itself up to the root of its tree."""
        ids = [kind.id]
        while kind.parent is not None:
            kind = self._kinds[kind.parent]
            ids.append(kind.id)
        return tuple(ids)

    def common(self, kinds: Sequence[Equipment]) -> Equipment | None:
        """Return the nearest equipment that all `kinds` belong to, or None."""
        shared = [set(self.lineage(kind)) for kind in kinds[1:]]
        for each in self.lineage(kinds[0]):
            if all(each in ids for ids in shared):
                return self._kinds[each]
        return None

    def find(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """Return the longest mention of equipment that starts at token `at`."""
        token = tokens[at]
        if not token.starts & EQUIPMENT or token.kind != "word":
            return None
        found = self._walk(self._root, tokens, at)
        if found is None:
            found = self._designated(tokens, at)
        if found is None:
            return None
        term, after = found
        if term.caps and not token.text[:1].isupper():
            return None
        return Mention(term, at, after)

    def classify(self, text: str) -> Equipment | None:
        """Return what a short text such as a cell of a table is about; None where it names no equipment.

        Several kinds of one class give what they have in common, vehicles of several classes `vehicle`.
        "X with Y" is X, save that a convoy or train with typed contents is the contents; "X on a low-loader" is X.
        """
        from geo.reports.equipment.classify import classify  # noqa: PLC0415 - the rules of cells build on this module

        return classify(self, cut(text[:500]))

    def _add(self, alias: str, kind: Equipment, guarded: frozenset[str]) -> None:
        plain = one_spelling(alias.lower().replace("ё", "е"))
        if plain.endswith(_FAMILY):
            self._families.setdefault(designation(plain[:-1]), Term(kind, designated=True))
            return
        words = plain.split()
        caps = len(words) == 1 and _is_abbreviation(alias) and plain not in _SPOKEN_SMALL
        caps = caps or f"{plain}{_CAPITAL}" in guarded
        if len(words) == 1 and self._is_form_of(plain, kind):
            return
        node = self._root
        designated = any(map(_has_digit, words))
        for word, said in zip(words, alias.split(), strict=True):
            stem = designation(word) if designated and _has_digit(word) else word if said.isupper() else base_of(word)
            self._stems.add(stem)
            node = node.setdefault(stem, {})  # type: ignore[assignment]
        head_at = next((at for at, word in enumerate(words[:-1]) if word.startswith(HEADS)), None)
        term = Term(
            kind,
            plain in guarded or f"{plain}{_CAPITAL}" in guarded,
            caps,
            designated,
            self._nominative(words[-1]),
            words[head_at] if head_at is not None else "",
            head_at or 0,
        )
        node.setdefault("", term)
        if len(words) == 1 and not designated:
            self._add_inflected(plain, term)
        if len(words) == 1 and designated:
            self._designations.setdefault(designation(plain), term)

    def _add_inflected(self, word: str, term: Term) -> None:
        """Let the name before a hyphen take endings: "Мсты-Б" of "Мста-Б"."""
        head, hyphen, tail = word.partition("-")
        if hyphen and len(tail) <= _LONGEST_ABBREVIATION and base_of(head) != head:
            below = self._root.setdefault(f"{base_of(head)}-{tail}", {})
            below.setdefault("", term)  # type: ignore[attr-defined]

    def _nominative(self, word: str) -> str:
        """Return the feminine noun whose plural genitive a word is ("вантажівок" of "вантажівка"), else the word."""
        if not word.endswith(("ок", "ек", "ак")):
            return word
        stem = word[:-3] + "ўк" if word.endswith("вак") else word[:-2] + "к"
        return stem + "а" if stem in self._stems else word

    def _is_form_of(self, word: str, kind: Equipment) -> bool:
        """Tell whether a word is a case form of an alias of the same kind already held ("танков" of "танк")."""
        for stem in stems_of(word)[1:]:
            below = self._root.get(stem)
            if isinstance(below, dict) and "" in below and below[""].equipment is kind:
                return True
        return False

    def may_start(self, key: str) -> bool:
        """Tell whether a small-letter word may begin a mention of equipment."""
        return len(key) <= _LONGEST_ABBREVIATION or self.is_telling(key)

    def is_telling(self, key: str) -> bool:
        """Tell whether it may do so without a number right behind it."""
        return bool(self._known_stems(key)) or "-" in key or _has_digit(key)

    def term_of(self, word: str) -> Term | None:
        """Return the term of a single small-letter word, None where it names no equipment by itself."""
        for stem in self._known_stems(word):
            below = self._root.get(stem)
            if isinstance(below, dict) and isinstance(below.get(""), Term):
                term: Term = below[""]
                return term
        return None

    def _known_stems(self, key: str) -> tuple[str, ...]:
        known = self._memory.get(key)
        if known is None:
            candidates = [*stems_of(key), designation(key)] if _has_digit(key) else stems_of(key)
            if key[0].isdigit() and key.endswith("s"):
                candidates = [*candidates, key[:-1]]  # "Challenger 2s"
            changed = changed_stem(key)
            candidates = candidates if changed is None else [*candidates, changed]
            known = tuple(stem for stem in candidates if stem in self._stems)
            if len(self._memory) > _MEMORY:
                self._memory.clear()
            self._memory[key] = known
        return known

    def _walk(self, node: dict[str, object], tokens: Sequence[Token], at: int) -> tuple[Term, int] | None:
        best = None
        last = len(tokens) - 1
        if node is not self._root and at < last and tokens[at].text in QUOTES and len(node) > ("" in node):
            found = self._walk(node, tokens, at + 1)
            if found is not None and found[1] > at + 1:
                return found
        if at <= last:
            for stem in self._known_stems(tokens[at].key):
                below = node.get(stem)
                if isinstance(below, dict):
                    found = self._walk(below, tokens, at + 1)
                    if found is not None and (best is None or found[1] > best[1]):
                        best = found
        if best is None:
            term = node.get("")
            return (term, at) if isinstance(term, Term) else None
        return best

    def _designated(self, tokens: Sequence[Token], at: int) -> tuple[Term, int] | None:
        """Match "Т-72Б3М", "MiG-31Ks", "Искандеров-М", "Су 34" by the longest known beginning."""
        key = tokens[at].key
        if _has_digit(key):
            term = self._by_beginning(designation(key)) or self._numbered(key)
            return None if term is None else (term, at + 1)
        head, hyphen, tail = key.partition("-")
        if hyphen and len(tail) <= _LONGEST_ABBREVIATION:
            for stem in stems_of(head):
                exact = self._root.get(f"{stem}-{tail}")
                if isinstance(exact, dict) and isinstance(exact.get(""), Term):
                    named: Term = exact[""]
                    return named._replace(guarded=False, designated=True), at + 1
            for stem in self._known_stems(head):
                below = self._root.get(stem)
                if isinstance(below, dict) and isinstance(below.get(""), Term):
                    found: Term = below[""]
                    return found._replace(guarded=False, designated=True), at + 1
        if hyphen and len(tail) > _LONGEST_ABBREVIATION:
            whole = None if tail.startswith(NO_ARMS) else self.term_of(head)
            own = self.term_of(tail) if whole is not None else None
            if own is not None and whole is not None and is_told_exactly(own, whole):
                return own._replace(guarded=False), at + 1
            if whole is not None and not whole.caps:
                return whole._replace(guarded=False), at + 1
        if len(key) <= _LONGEST_ABBREVIATION and is_adjacent(tokens, at) and tokens[at].text not in _WITH:
            following = tokens[at + 1].key
            if key == "с" and len(following) < _LONG_RANGE:
                return None  # "С 5 утра"
            exact = self._designations.get(designation(f"{key}-{following}"))
            below = self._root.get(key)
            if exact is not None and not (isinstance(below, dict) and "" in below):
                return exact, at + 2
        return None

    def _numbered(self, key: str) -> Term | None:
        """Match an inflected name with its number ("Тораў-М2"), an abbreviation with a number that no alias has ("БМД-1")."""
        head, hyphen, tail = key.partition("-")
        if not hyphen or len(tail) > _LONGEST_ABBREVIATION:
            return None
        for stem in stems_of(head):
            exact = self._designations.get(designation(f"{stem}-{tail}"))
            if exact is not None:
                return exact
        term = self.term_of(head)
        if term is None or not (term.guarded or (term.caps and tail[:1].isdigit())):
            return None
        return term._replace(designated=True, guarded=False)

    def _by_beginning(self, key: str) -> Term | None:
        for length in range(len(key), 1, -1):
            if length < len(key) and key[length].isdigit() and key[length - 1].isdigit():
                continue
            term = self._designations.get(key[:length])
            if term is not None:
                return term
            if length < len(key) and key[length].isdigit():
                family = self._families.get(key[:length])
                if family is not None:
                    return family
        return None


@lru_cache(maxsize=1)
def open_lexicon() -> Lexicon:
    """Return the lexicon of `data/equipment.csv`, read once in a process.

    Raises DataFileError where the file is missing or damaged.
    """
    return read_lexicon(DATA_DIR / "equipment.csv")


def read_lexicon(path: Path) -> Lexicon:
    """Read a lexicon file: id, parent, class, name_en, aliases_<language>, guarded, app6_sidc20, unit."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return Lexicon(list(csv.DictReader(file)))
    except (OSError, KeyError, ValueError) as error:
        msg = f"{path} cannot be read as an equipment list ({error}); put back the file that came with Kordon"
        raise DataFileError(msg) from error


def _equipment(row: dict[str, str]) -> Equipment:
    if row["class"] not in CLASSES:
        msg = f"unknown class {row['class']!r} of {row['id']}"
        raise ValueError(msg)
    return Equipment(
        id=row["id"],
        name=row["name_en"],
        equipment_class=row["class"],
        unit=Unit(row["unit"]),
        app6_sidc20=row["app6_sidc20"] or None,
        parent=row["parent"] or None,
        designations=tuple(filter(_has_digit, row["aliases_en"].split("|"))),
    )


def _is_abbreviation(alias: str) -> bool:
    return alias.isupper() and alias.isalpha() and len(alias) <= _LONGEST_ABBREVIATION


def _has_digit(key: str) -> bool:
    return _DIGIT.search(key) is not None


def is_adjacent(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number stands right behind a token."""
    return at + 1 < len(tokens) and tokens[at + 1].kind == "number" and tokens[at + 1].start - tokens[at].end <= 1
