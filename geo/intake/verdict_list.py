"""The verdicts of a file's rows, held so that a million of them fit: what most rows have is not held at all."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, overload

from geo.intake.verdicts import Reason, RowVerdict, Verdict
from geo.records.numbering import Named, public_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_VERDICTS: Final = tuple(Verdict)
_CODES: Final = {verdict: code for code, verdict in enumerate(_VERDICTS)}


class Verdicts(Sequence[RowVerdict]):
    """One verdict a row, in order; each is made when it is asked for.

    `reasons` are those of the rows that have any, `sighting_ids` the held sightings of rows that name one, both by the
    row's place in the order (from 0).
    """

    def __init__(self) -> None:
        self.rows = array("q")
        self._codes = bytearray()
        self.reasons: dict[int, tuple[Reason, ...]] = {}
        self.sighting_ids: dict[int, str] = {}
        self._stored = array("q")
        self._first_stored = 0

    @classmethod
    def of(cls, verdicts: Iterable[RowVerdict]) -> Verdicts:
        """Return the same verdicts in this form."""
        made = cls()
        for each in verdicts:
            made.append(each.row, each.verdict, each.reasons, each.sighting_id)
        return made

    def append(
        self, row: int, verdict: Verdict, reasons: tuple[Reason, ...] = (), sighting_id: str | None = None
    ) -> None:
        """Add the verdict on the next row."""
        at = len(self._codes)
        self.rows.append(row)
        self._codes.append(_CODES[verdict])
        if reasons:
            self.reasons[at] = reasons
        if sighting_id is not None:
            self.sighting_ids[at] = sighting_id

    def extend(self, first: int, verdicts: Sequence[Verdict], reasons: Iterable[tuple[Reason, ...]]) -> None:
        """Add the verdicts on the next rows, numbered from `first` on."""
        start = len(self._codes)
        self.rows.extend(range(first, first + len(verdicts)))
        self._codes += bytes(map(_CODES.__getitem__, verdicts))
        self.reasons.update((at, each) for at, each in enumerate(reasons, start=start) if each)

    def change(self, at: int, verdict: Verdict, reasons: tuple[Reason, ...], sighting_id: str | None = None) -> None:
        """Replace the verdict at a place in the order."""
        self._codes[at] = _CODES[verdict]
        self.reasons[at] = reasons
        if sighting_id is not None:
            self.sighting_ids[at] = sighting_id

    def verdict_at(self, at: int) -> Verdict:
        """Return the verdict at a place in the order, without its row and reasons."""
        return _VERDICTS[self._codes[at]]

    def having(self, verdict: Verdict) -> Iterator[RowVerdict]:
        """Go through the rows of a verdict, in order, past all others without a look."""
        code, at = _CODES[verdict], -1
        while (at := self._codes.find(code, at + 1)) >= 0:
            yield self._made(at)

    def count(self, value: object) -> int:
        """Return how many rows have a verdict, given as a Verdict; or how often a RowVerdict stands here."""
        if isinstance(value, Verdict):
            return self._codes.count(_CODES[value])
        return super().count(value)

    def where(self, rows: Iterable[int]) -> list[int]:
        """Return the place in the order of each of these rows; they come in the order in which they stand."""
        found, at, held = [], 0, self.rows
        for row in rows:
            while held[at] != row:
                at += 1
            found.append(at)
        return found

    def stored_as(self, rows: Iterable[int], first: int) -> Verdicts:
        """Return the verdicts with the sightings that rows became: numbers from `first` on, in the order of `rows`."""
        made = Verdicts()
        made.rows, made._codes, made.reasons, made.sighting_ids = (
            self.rows, self._codes, self.reasons, self.sighting_ids,
        )  # fmt: skip
        if rows == self.rows:
            made._stored = array("q", range(1, len(self) + 1))
            made._first_stored = first
            return made
        made._stored = array("q", bytes(8 * len(self)))
        for number, at in enumerate(self.where(rows), start=1):
            made._stored[at] = made._stored[at] or number  # a row that became several names the first
        made._first_stored = first
        return made

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, index: int) -> RowVerdict: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[RowVerdict, ...]: ...
    def __getitem__(self, index: int | slice) -> RowVerdict | tuple[RowVerdict, ...]:
        """Make the verdict at a place in the order, or those of a slice."""
        if isinstance(index, slice):
            return tuple(self._made(at) for at in range(*index.indices(len(self))))
        return self._made(range(len(self))[index])

    def __iter__(self) -> Iterator[RowVerdict]:
        return map(self._made, range(len(self)))

    def _made(self, at: int) -> RowVerdict:
        named = self.sighting_ids.get(at)
        if self._stored and self._stored[at]:
            named = public_id(Named.SIGHTING, self._first_stored + self._stored[at] - 1)
        return RowVerdict(self.rows[at], _VERDICTS[self._codes[at]], self.reasons.get(at, ()), named)
