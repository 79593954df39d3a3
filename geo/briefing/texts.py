"""The texts of flat rows as they may leave, column by column, each wording looked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pyarrow as pa

from geo.briefing.holding import POSITION, PRIVATE_NOTE
from geo.briefing.private_marks import is_private
from geo.briefing.screening import Screened, place_name, screen_text
from geo.records.tables import ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES: Final = tuple((role, "admin1" if role == "place" else f"{role}_admin1") for role in ROLES)
_FREE: Final = (
    "source", "via", "url", "equipment", "activity", "affiliation", "note",
    *(name for role in ROLES for name in (role, f"{role}_text", f"{role}_method")), *(admin1 for _, admin1 in _NAMES),
)  # fmt: skip
"""Columns that hold words of people, and could hold anything."""


class ScreenedRows(NamedTuple):
    """Rows with the texts that may leave; `personal` marks those in which something personal stood.

    `parts` has, by the code of what was taken out, the numbers of the sightings that leave without it.
    """

    rows: pa.Table
    personal: list[bool]
    parts: dict[str, set[int]]


def screened_rows(rows: pa.Table, cell_km: float) -> ScreenedRows:
    """Screen every text of flat rows; why a row once waited in review is the desk's own affair and never leaves."""
    personal = [False] * rows.num_rows
    numbers = rows.column("sighting_no").to_pylist()
    parts: dict[str, set[int]] = {PRIVATE_NOTE: set(), POSITION: set()}
    for name in _FREE:
        column = rows.column(name).combine_chunks().dictionary_encode()
        words: list[str] = column.dictionary.to_pylist()
        screened = [_screened(name, each, cell_km) for each in words]
        marked = [name == "note" and is_private(each) for each in words]
        odd = {at for at, each in enumerate(screened) if each.personal or each.position or marked[at]}
        indices: Sequence[int | None] = column.indices.to_pylist()
        for row, at in enumerate(indices if odd else ()):
            if at is not None and at in odd:
                personal[row] = personal[row] or (screened[at].personal and not marked[at])
                if marked[at]:
                    parts[PRIVATE_NOTE].add(numbers[row])
                elif screened[at].position:
                    parts[POSITION].add(numbers[row])
        if odd:
            public = pa.array([None if marked[at] else each.text for at, each in enumerate(screened)], pa.string())
            rows = rows.set_column(rows.schema.get_field_index(name), name, public.take(column.indices))
    if parts[POSITION]:
        rows = _named(rows)
    nothing = pa.nulls(rows.num_rows, pa.string())
    rows = rows.set_column(rows.schema.get_field_index("review_reasons"), "review_reasons", nothing)
    return ScreenedRows(rows, personal, parts)


def _screened(name: str, text: str, cell_km: float) -> Screened:
    return screen_text(name, text, cell_km)


def _named(rows: pa.Table) -> pa.Table:
    """Give places whose names were positions a name that says no more than the area."""
    for role, admin1 in _NAMES:
        pairs = zip(rows.column(role).to_pylist(), rows.column(admin1).to_pylist(), strict=True)
        names = pa.array([place_name(name, area) for name, area in pairs], pa.string())
        rows = rows.set_column(rows.schema.get_field_index(role), role, names)
    return rows
