"""False alarms of the privacy screen, released one by one: by column, or by row, field and kind, never by text."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.errors import UsageError
from geo.intake.fields import FIELDS, SAYS_WHO
from geo.intake.formats import rows_from_file
from geo.intake.named_persons import FREE_TEXTS, persons_of
from geo.intake.personal_columns import is_like_a_name
from geo.intake.privacy import Personal, mask, mask_source
from geo.reports.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from geo.intake.columns import Columns
    from geo.intake.plan import ImportOptions, ImportPlan

_REMOVED: Final = "_removed"
_MARK: Final = re.compile(r"\\\[[a-z\\ ]+\\ removed\\\]")
"""A mark as `re.escape` writes it."""
_KINDS: Final = {f"{kind.name.lower()}{_REMOVED}": kind for kind in Personal}


@dataclass(frozen=True, order=True, slots=True)
class MaskedCell:
    """Something that was taken out of a cell: its row, its field, and the code of what it was taken for."""

    row: int
    field: str
    code: str

    def as_answer(self) -> dict[str, object]:
        """Return it as the command line's JSON and the ledger have it."""
        return {"row": self.row, "field": self.field, "code": self.code}


def read_release(text: str) -> MaskedCell:
    """Read a release as it is written on the command line: ROW:FIELD:CODE, `12:note:phone_removed`.

    Raises UsageError for anything else.
    """
    row, _, rest = text.partition(":")
    field, _, code = rest.partition(":")
    code = code if code.endswith(_REMOVED) else f"{code}{_REMOVED}"
    if not (row.isascii() and row.isdigit() and field in FIELDS and code in _KINDS):
        kinds = ", ".join(each.removesuffix(_REMOVED) for each in _KINDS)
        msg = (
            f"{text!r} releases nothing; write ROW:FIELD:KIND as the reasons have them (12:note:phone); kinds: {kinds}"
        )
        raise UsageError(msg)
    return MaskedCell(int(row), field, code)


@dataclass(frozen=True, kw_only=True, slots=True)
class Released:
    """What a file's rows may keep although it looked personal.

    `kept` has, by row and field, the kinds that are no longer looked for there. In the fields `named` (of columns that
    were left out as names of persons, and released) a cell that is no known place, thing or unit still goes.
    """

    kept: Mapping[int, Mapping[str, frozenset[Personal]]]
    named: frozenset[str] = frozenset()
    is_known: Callable[[str], bool] = bool

    def names_a_person(self, field: str, text: str) -> bool:
        """Tell whether a cell of a released column may be a person's name after all."""
        return field in self.named and is_like_a_name(text) and not self.is_known(text)


def released_in(options: ImportOptions, columns: Columns, is_known: Callable[[str], bool]) -> Released:
    """Return what was released of a file, for the reader of its rows."""
    kept: dict[int, dict[str, frozenset[Personal]]] = {}
    for each in options.released_cells:
        fields = kept.setdefault(each.row, {})
        fields[each.field] = fields.get(each.field, frozenset()) | {_KINDS[each.code]}
    of_names = {each.at for each in columns.guesses if each.released and each.personal is Personal.NAME}
    named = frozenset(field for field, at in columns.of.items() if at in of_names)
    return Released(kept=kept, named=named, is_known=is_known)


def released_in_posts(options: ImportOptions) -> Mapping[int, frozenset[Personal]]:
    """Return what was released of the posts of a text or an export, by their numbers."""
    kept: dict[int, frozenset[Personal]] = {}
    for each in options.released_cells:
        if each.field == "text":
            kept[each.row] = kept.get(each.row, frozenset()) | {_KINDS[each.code]}
    return kept


def masked_cells(plan: ImportPlan) -> tuple[MaskedCell, ...]:
    """Return what was taken out of the cells of a plan, in the order of the rows; the texts themselves are not held.

    Of a text or an export it is the post that is named, by its number: it has a row for each sighting in it.
    """
    rows, told = plan.verdicts.rows, plan.verdicts.reasons
    found = (
        MaskedCell(plan.post_of.get(rows[at], rows[at]), reason.field, reason.code)
        for at in sorted(told)
        for reason in told[at]
        if reason.field is not None and reason.code in _KINDS
    )
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, kw_only=True, slots=True)
class Removed:
    """What a cell holds, for the eyes of the one who decides; never to be stored, logged or cached.

    `pieces` are the strings that were taken out, empty where the cell was cut rather than marked.
    """

    cell: str
    pieces: tuple[str, ...]


def what_was_removed(data: bytes, name: str, plan: ImportPlan, masked: MaskedCell) -> Removed | None:
    """Read a table again and return what was taken out of one cell; None where the row has no such cell."""
    at = plan.columns.of.get(masked.field)
    rows, _ = rows_from_file(data, name, sheet=plan.options.sheet)
    row = next(itertools.islice(rows, masked.row - 1, masked.row), None)
    if at is None or row is None or at >= len(row.cells):
        return None
    cell = " ".join(row.cells[at].split())
    screen = mask_source if masked.field in SAYS_WHO else mask
    screened = screen(cell)[0]
    if masked.field in FREE_TEXTS and _KINDS[masked.code] is Personal.NAME:
        screened = persons_of(rows, plan.columns).mask(screened)
    return compared_texts(cell, screened, _KINDS[masked.code])


def compared_texts(cell: str, screened: str, kind: Personal) -> Removed:
    """Return a text with the pieces for which marks of a kind stand in its screened form."""
    escaped = re.escape(screened)
    found = re.fullmatch("(.+?)".join(_MARK.split(escaped)), fold(cell), re.DOTALL)
    marks = _MARK.findall(escaped)
    pieces = found.groups() if found is not None else ()
    own = re.escape(f"[{kind} removed]")
    return Removed(cell=cell, pieces=tuple(piece for piece, mark in zip(pieces, marks, strict=False) if mark == own))


def released_answer(columns: Iterable[str], cells: Iterable[MaskedCell]) -> Mapping[str, object]:
    """Return what was released as the ledger keeps it: headings, rows, fields and codes, and no text of a cell."""
    return {"columns": sorted(columns), "cells": [each.as_answer() for each in sorted(cells)]}
