"""Tables of text with a delimiter: CSV, TSV and their kin, read so that no row is lost."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter, deque
from typing import TYPE_CHECKING, Final

from geo.intake import limits
from geo.intake.encoding import damage_of, is_damaged
from geo.intake.rows import Line, LineKind
from geo.intake.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DELIMITERS: Final = (",", ";", "\t", "|")
_SNIFFED_LINES: Final = 200
_TITLES: Final = 30
"""Lines among which the headings are looked for."""
_SNIFFED_CHARS: Final = 4 * 2**20
_BLOCK_CHARS: Final = 2**19
"""Characters of a block of lines: some thousands of rows, so that what is done once a block costs nothing."""
_BLOCK_LINES: Final = 4_000
_TOO_TALL: Final = limits.MAX_RECORD_LINES
"""Line ends within one record that make it longer than the limit."""
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
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
        self._lossy = is_damaged(text)
        lines = _Lines(text)
        said = lines.peek()
        separated = said.lower().startswith("sep=") and len(said.strip()) <= len("sep=x")
        self._start = len(said) if separated else 0  # what a spreadsheet writes to tell itself the delimiter

    def __iter__(self) -> Iterator[Line]:
        """Go through the lines that are not blank; one whose quote stays open costs its own first line only."""
        return self._lines_from(self._start)

    def blocks(self) -> Iterator[list[list[str] | Line]]:
        """Go through the same lines block by block, those without a fault as bare cells: as fast as a bare parse.

        From a block on that cannot be read so (a quote left open) lines are read one by one.
        """
        text, at = self._text, self._start
        plain = "\r" not in text or text.count("\r") == text.count(
            "\r\n"
        )  # lines that end in \n, whatever stands before it
        while at < len(text):
            end = _block_end(text, at)
            block = text[at:end]
            lines = self._block(block) if plain and not (self._lossy and is_damaged(block)) else None
            if lines is None:
                break
            yield lines
            at = end
        left = self._lines_from(at)
        while some := [line if line.fault else line.cells for line in itertools.islice(left, _BLOCK_LINES)]:
            yield some

    def _block(self, block: str) -> list[list[str] | Line] | None:
        """Return the lines of a block that ends with a line; None where it must be read line by line."""
        if '"' not in block:
            lines = block.replace("\r\n", "\n").split("\n")
            read = [line.split(self._delimiter) for line in lines]  # what the reader does, where nothing is quoted
        else:
            lines = block.split("\n")
            try:
                read = list(csv.reader([f"{line}\n" for line in lines], delimiter=self._delimiter, strict=True))
            except csv.Error:
                return None
        if len(read) != len(lines) and any(sum(cell.count("\n") for cell in cells) >= _TOO_TALL for cells in read):
            return None
        held: list[list[str] | Line] = [
            cells for cells in read if cells and ((cells[0] and not cells[0].isspace()) or _has_text(cells))
        ]
        if max(map(len, lines)) <= limits.MAX_CELL_CHARS and len(read) == len(lines):
            return held
        faults = ((cells, limits.too_long(cells)) for cells in held if isinstance(cells, list))
        return [cells if fault is None else Line(0, cells, fault) for cells, fault in faults]

    def _lines_from(self, start: int) -> Iterator[Line]:
        lines = _Lines(self._text, start)
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
            if _has_text(cells):
                yield Line(lines.number, cells, self._damage(cells))

    def _damage(self, cells: list[str]) -> Reason | None:
        return damage_of(cells) if self._lossy else limits.too_long(cells)


def _has_text(cells: list[str]) -> bool:
    return any(cell and not cell.isspace() for cell in cells)


def _block_end(text: str, start: int) -> int:
    """Return where a block ends: at the end of a line, and of no cell in quotes as far as counting these tells."""
    end = text.find("\n", start + _BLOCK_CHARS) + 1 or len(text)
    quotes = text.count('"', start, end)
    for _ in range(limits.MAX_RECORD_LINES):
        if quotes % 2 == 0 or end == len(text):
            break
        last, end = end, text.find("\n", end) + 1 or len(text)
        quotes += text.count('"', last, end)
    return end


class _Lines:
    """Lines of a text that remember those of the record being read, so that they can be read again."""

    def __init__(self, text: str, start: int = 0) -> None:
        self._text = text
        self._at = start
        self._again: deque[str] = deque()
        self._record: list[str] = []
        self.number = 1 + text.count("\n", 0, start)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self._record) >= limits.MAX_RECORD_LINES:
            msg = "a quote is opened and not closed"
            raise csv.Error(msg)
        line = self._again.popleft() if self._again else self._next()
        if not line:
            raise StopIteration
        self._record.append(line)
        return line

    def peek(self) -> str:
        """Return the next line without taking it."""
        if not self._again:
            self._again.append(self._next())
        return self._again[0]

    def _next(self) -> str:
        """Return the next line with its end, "" behind the last one."""
        found = _LINE.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return found.group() if found else ""

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
    r"""Return the delimiter of a text: the one under which most headings are known and most lines are as wide.

    `known` tells whether a heading is one that Kordon reads. A first line `sep=;` decides.
    """
    head = list(itertools.islice(io.StringIO(text[:_SNIFFED_CHARS], newline=""), _SNIFFED_LINES))
    if head and head[0].lower().startswith("sep=") and len(head[0].strip()) == len("sep=x"):
        return head[0][4]
    best, best_score = DELIMITERS[0], (-1.0, -1.0, -1)
    for delimiter in DELIMITERS:
        records = [cells for cells in csv.reader(head, delimiter=delimiter) if _has_text(cells)]
        if not records:
            continue
        # Titles above the headings have a width of their own; the table's is that of most lines.
        widths = Counter(map(len, records))
        width = max(widths, key=lambda each: (widths[each], each))
        alike = widths[width] / len(records) if width > 1 else 0.0
        named = max(sum(known(cell) for cell in cells) for cells in records[:_TITLES])
        score = (float(named), alike, width)
        if score > best_score:
            best, best_score = delimiter, score
    return best
