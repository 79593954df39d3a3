"""The first look at a table: what its columns are held for, and its first rows, before anything is judged."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.intake.formats import rows_from_file
from geo.intake.guessing import guess_columns
from geo.intake.plan import ImportOptions
from geo.intake.privacy import mask
from geo.intake.survey import names_of, sample_of

if TYPE_CHECKING:
    from geo.intake.guesses import ColumnGuess
    from geo.intake.rows import Format
    from geo.places.query import Geocoder

_ROWS: Final = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstLook:
    """The guess of each column, and the first rows as they may be shown.

    `rows` holds (row number, cells); cells are screened, and those of columns that are left out as personal are blank.
    """

    format: Format
    guesses: tuple[ColumnGuess, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def first_look(
    data: bytes, name: str, *, geocoder: Geocoder, options: ImportOptions | None = None, rows: int = _ROWS
) -> FirstLook:
    """Look at a table without asking that it be complete: for the one who is to say what its columns are.

    Raises InputFileError for what is no table.
    """
    said = options or ImportOptions()
    table, kind = rows_from_file(data, name, sheet=said.sheet)
    headings = [mask(heading)[0] for heading in table.headings]
    guesses = guess_columns(
        headings,
        sample_of(table),
        said.mapping,
        is_place=names_of(geocoder),
        released=said.released_columns,
    )
    hidden = {each.at for each in guesses if each.stripped}
    first = tuple(
        (row.number, tuple("" if at in hidden else mask(cell)[0] for at, cell in enumerate(row.cells)))
        for row in itertools.islice((row for row in table if row.fault is None), rows)
    )
    return FirstLook(format=kind, guesses=guesses, rows=first)
