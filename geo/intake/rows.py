"""What every format turns into: headings, and rows of cells that are text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.intake.verdicts import Reason


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as the file has it, numbered from 1 at the first data row.

    `cells` has one text for each heading; formats with typed cells write dates as ISO, numbers in plain digits.
    `fault` is set where the row could not be read as a row (too many cells, an open quote): it is then rejected.
    """

    number: int
    cells: Sequence[str]
    fault: Reason | None = None


class Rows(Protocol):
    """The rows of a file; can be gone through more than once, so that a file need not be held as cells."""

    headings: tuple[str, ...]

    def __iter__(self) -> Iterator[RawRow]:
        """Go through the rows from the first one."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """How the file was read."""

    name: str
    encoding: str | None = None
    delimiter: str | None = None
