"""Which line of a table holds its headings: below titles, over two lines, or nowhere at all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.intake.contents import kind_of
from geo.intake.heading_names import PARTLY, is_own, read_heading
from geo.intake.personal_columns import is_personal_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.intake.rows import Line

LOOKED_AT: Final = 60
"""Lines at the top of a file among which the headings are looked for."""
_TITLES: Final = 30
"""Lines at most that may stand above the headings."""
_TWO: Final = 2
_HARD: Final = frozenset({"url", "date", "clock", "decimal", "whole", "serial", "digit", "point", "count"})
"""Kinds of cells that data have and headings have not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """Where the headings of a table stand.

    `titles` are the lines above them, `lines` those that hold them (0: none at all, 1, or 2: groups and their parts);
    `cells` are the headings themselves, blank where a column has none.
    """

    titles: int
    lines: int
    cells: tuple[str, ...]


def find_head(lines: Sequence[Line]) -> Head:
    """Return where the headings stand among the first lines of a table, of which there is at least one."""
    width = _width(lines)
    at = _named_line(lines, width)
    if at is None:
        at = _first_full(lines, width)
        if _is_data(lines[at].cells):
            return Head(titles=at, lines=0, cells=("",) * width)
    cells = tuple(_trimmed(lines[at].cells))
    if at + 1 < len(lines) and _is_parts(cells, lines[at + 1]):
        return Head(titles=at, lines=_TWO, cells=_joined(cells, lines[at + 1].cells))
    return Head(titles=at, lines=1, cells=cells)


def _width(lines: Sequence[Line]) -> int:
    widths = Counter(len(_trimmed(line.cells)) for line in lines if line.fault is None)
    return max(widths, key=lambda width: (widths[width], width)) if widths else 1


def _named_line(lines: Sequence[Line], width: int) -> int | None:
    """Return the first line of which most cells are headings that Kordon knows, if all above it hold fewer cells."""
    most = 0
    for at, line in enumerate(lines[:_TITLES]):
        told = _told(line.cells)
        if line.fault is not None:
            return None
        known = sum(map(_is_heading, told))
        is_title = width > 1 and len(set(told)) == 1  # one text over all columns is a title, whatever it says
        if not is_title and known * 2 >= len(told) and (known >= _TWO or (known and width <= _TWO)):
            return at if most < len(told) else None
        most = max(most, len(set(told)))
    return None


def _first_full(lines: Sequence[Line], width: int) -> int:
    for at, line in enumerate(lines[:_TITLES]):
        if line.fault is not None or not _is_title(line.cells, width):
            return at
    return 0


def _is_title(cells: Sequence[str], width: int) -> bool:
    """Tell whether a line holds one text, or the same one over and over, above a table of more columns."""
    told = _told(cells)
    return width > 1 and (len(set(told)) <= 1 or (width > 4 and len(set(told)) == _TWO and len(told) == _TWO))  # noqa: PLR2004 - a title and a date


def _is_heading(cell: str) -> bool:
    if is_own(cell):
        return True
    named = read_heading(cell)
    if named is not None and named.confidence > PARTLY:
        return True
    return len(cell.split()) <= 4 and is_personal_column(cell) is not None  # noqa: PLR2004 - a sentence is no heading


def _is_data(cells: Sequence[str]) -> bool:
    """Tell whether a line is one of data: it has a date, a number, a link or a position, and no heading."""
    told = _told(cells)
    return len(told) > 1 and any(kind_of(cell) in _HARD for cell in told) and not any(map(_is_heading, told))


def _is_parts(groups: Sequence[str], below: Line) -> bool:
    """Tell whether the line below the headings holds the parts of merged ones."""
    if below.fault is not None:
        return False
    parts = below.cells
    open_under = [
        at
        for at, part in enumerate(parts)
        if part.strip() and (at >= len(groups) or not groups[at].strip() or _repeats(groups, at))
    ]
    told = _told(parts)
    if not open_under or any(kind_of(part) in _HARD for part in told):
        return False
    known = sum(_is_heading(part) or _is_part(groups, at, part) for at, part in enumerate(parts) if part.strip())
    return known * 2 >= len(told) and known > 0


def _is_part(groups: Sequence[str], at: int, part: str) -> bool:
    group = _filled(groups)[at] if at < len(groups) else ""
    named = read_heading(f"{group} / {part}") if group else None
    return named is not None and read_heading(group) != named


def _repeats(groups: Sequence[str], at: int) -> bool:
    cell = groups[at].strip()
    beside = [groups[near].strip() for near in (at - 1, at + 1) if 0 <= near < len(groups)]
    return cell in beside


def _filled(groups: Sequence[str]) -> list[str]:
    filled: list[str] = []
    for cell in groups:
        filled.append(cell.strip() or (filled[-1] if filled else ""))
    return filled


def _joined(groups: Sequence[str], parts: Sequence[str]) -> tuple[str, ...]:
    width = max(len(groups), len(_trimmed(parts)))
    over = _filled([*groups, *[""] * (width - len(groups))])
    under = [*(part.strip() for part in parts), *[""] * width][:width]
    joined = []
    for at, (group, part) in enumerate(zip(over, under, strict=True)):
        own = groups[at].strip() if at < len(groups) else ""
        joined.append(f"{group} / {part}" if group and part and group != part else part or own)
    return tuple(joined)


def _told(cells: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in cells if cell.strip()]


def _trimmed(cells: Sequence[str]) -> list[str]:
    """Return cells without the blank ones at the end: a delimiter at the end of each line makes no column."""
    kept = list(cells)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept
