"""What every format turns into: lines of cells, and below their headings rows of cells that are text."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geo.intake.verdicts import Reason

_BLOCK_ROWS: Final = 4_000


class Line(NamedTuple):
    """One line of cells as the file has it, before anybody said which lines are headings; blank lines are none.

    `number` is the one that the user's program shows: of the line in the text or of the row on the sheet, from 1 on.
    Cells are text; formats with typed cells write dates as ISO and numbers in plain digits. A line may have more or
    fewer cells than the next. `fault` is set where the line could not be read (an open quote, lost letters); `doubts`
    are what else the format has to say of it.
    """

    number: int
    cells: list[str]
    fault: Reason | None
    doubts: tuple[Reason, ...] = ()


class LineKind(StrEnum):
    """What lines were read from: people write titles and notes above the table of either."""

    TEXT = "text"
    SHEET = "sheet"


class Lines(Protocol):
    """The lines of a table; can be gone through more than once, so that a file need not be held as cells."""

    kind: LineKind

    def __iter__(self) -> Iterator[Line]:
        """Go through the lines from the first one."""
        ...


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as the file has it, numbered from 1 at the first data row.

    `cells` has one text for each heading. `fault` is set where the row could not be read as a row (too many cells, an
    open quote): it is then rejected. `doubts` are what else the format has to say of the row.
    """

    number: int
    cells: Sequence[str]
    fault: Reason | None = None
    doubts: tuple[Reason, ...] = ()


class Rows(Protocol):
    """The rows of a file; can be gone through more than once, so that a file need not be held as cells."""

    headings: tuple[str, ...]

    def __iter__(self) -> Iterator[RawRow]:
        """Go through the rows from the first one."""
        ...


class Block(NamedTuple):
    """Some rows in order, the first of them numbered `first`; a row of which there is nothing to say is bare cells."""

    first: int
    rows: list[list[str] | RawRow]


def blocks_of(rows: Rows) -> Iterator[Block]:
    """Go through rows block by block, for readers that work on many at once."""
    blocks: Callable[[], Iterator[Block]] | None = getattr(rows, "blocks", None)
    return in_blocks(rows) if blocks is None else blocks()


def in_blocks(rows: Iterable[RawRow]) -> Iterator[Block]:
    """Put rows together into blocks."""
    left = iter(rows)
    while some := list(itertools.islice(left, _BLOCK_ROWS)):
        yield Block(some[0].number, [row if row.fault or row.doubts else list(row.cells) for row in some])


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """How the file was read.

    `encoding_marked` tells that the file itself names its encoding, by a mark before its text.
    `sheet` is the sheet of a workbook that was read and `sheets` are all that it has. `remarks` tell what of the file
    was left out or read by a rule of ours, in whole sentences.
    """

    name: str
    encoding: str | None = None
    encoding_marked: bool = False
    delimiter: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
