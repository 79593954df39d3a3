"""Tables of text with a delimiter: CSV, TSV and their kin, read so that no row is lost."""

from __future__ import annotations

import csv
import io
import itertools
from collections import deque
from typing import TYPE_CHECKING, Final

from geo.intake import limits
from geo.intake.encoding import LOST_LETTERS, has_lost_bytes
from geo.intake.rows import Line, LineKind
from geo.intake.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DELIMITERS: Final = (",", ";", "\t", "|")
_SNIFFED_LINES: Final = 200
_OPEN_QUOTE: Final = Reason(
    None,
    "open_quote",
    "a quote is left open, or stands single inside a quoted cell; close it, and write a quote inside quotes twice",
)

csv.field_size_limit(limits.MAX_FILE_BYTES)  # our own limit names the row; the module's would end the whole reading


class DelimitedLines:
    """The lines of a delimited text; goes through the text anew each time.

    A cell that is too long and a quote that is never closed come out as lines with a fault. Lines without any text
    are none.
    """

    kind = LineKind.TEXT

    def __init__(self, text: str, delimiter: str) -> None:
        self._text = text
        self._delimiter = delimiter
        self._lossy = has_lost_bytes(text)

    def __iter__(self) -> Iterator[Line]:
        """Go through the lines that are not blank; one whose quote stays open costs its own first line only."""
        lines = _Lines(io.StringIO(self._text, newline=""))
        if lines.peek().lower().startswith("sep=") and len(lines.peek().strip()) <= len("sep=x"):
            next(lines)  # what a spreadsheet writes to tell itself the delimiter
        reader = csv.reader(lines, delimiter=self._delimiter, strict=True)
        while True:
            lines.begin()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                first = lines.give_back_all_but_first()
                if first.strip():
                    yield Line(lines.number, [first.rstrip("\r\n")], _OPEN_QUOTE)
                reader = csv.reader(lines, delimiter=self._delimiter, strict=True)
                continue
            if any(cell and not cell.isspace() for cell in cells):
                yield Line(lines.number, cells, self._damage(cells))

    def _damage(self, cells: list[str]) -> Reason | None:
        if fault := limits.too_long(cells):
            return fault
        if self._lossy and any(has_lost_bytes(cell) for cell in cells):
            return LOST_LETTERS
        return None


class _Lines:
    """Lines of a text that remember those of the record being read, so that they can be read again."""

    def __init__(self, text: io.StringIO) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self._record: list[str] = []
        self.number = 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self._record) >= limits.MAX_RECORD_LINES:
            msg = "a quote is opened and not closed"
            raise csv.Error(msg)
        line = self._again.popleft() if self._again else self._text.readline()
        if not line:
            raise StopIteration
        self._record.append(line)
        return line

    def peek(self) -> str:
        """Return the next line without taking it."""
        if not self._again:
            self._again.append(self._text.readline())
        return self._again[0]

    def begin(self) -> None:
        """Begin a record, whose first line has `number`: the lines before are done with."""
        self.number += len(self._record)
        self._record = []

    def give_back_all_but_first(self) -> str:
        """Put the lines of the record back, to be read again, but for the first, which is returned."""
        first, *rest = self._record or [""]
        self._again.extendleft(reversed(rest))
        self._record = [first]
        return first


def sniff_delimiter(text: str, known: Callable[[str], bool]) -> str:
    r"""Return the delimiter of a text: the one under which most headings are known and most rows have their width.

    `known` tells whether a heading is one that Kordon reads. A first line `sep=;` decides.
    """
    head = list(itertools.islice(io.StringIO(text, newline=""), _SNIFFED_LINES))
    if head and head[0].lower().startswith("sep=") and len(head[0].strip()) == len("sep=x"):
        return head[0][4]
    best, best_score = DELIMITERS[0], (-1.0, -1.0, -1)
    for delimiter in DELIMITERS:
        reader = csv.reader(head, delimiter=delimiter)
        records = [cells for cells in reader if cells]
        if not records:
            continue
        width = len(records[0])
        alike = sum(len(cells) == width for cells in records) / len(records) if width > 1 else 0.0
        score = (float(sum(known(cell) for cell in records[0])), alike, width)
        if score > best_score:
            best, best_score = delimiter, score
    return best
