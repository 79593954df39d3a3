"""The publish gate: everything that leaves the house goes through `release`, and is made of what it returns.

It copies the rows that may leave into a mirror of their own, their positions made public cells and their texts
screened. So no query behind it can see a row that was held back, and none can be forgotten.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import InitVar, dataclass, field, replace
from datetime import UTC
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

import pyarrow as pa
import pyarrow.csv

from geo.briefing import holding
from geo.briefing.copy import ReleasedMirror
from geo.briefing.days import days_anew
from geo.briefing.public_filters import public_filters, public_words
from geo.briefing.reach import imports, near_rows, row_keys_of
from geo.briefing.snapping import snapped
from geo.briefing.terms import Held, Release
from geo.briefing.texts import screened_rows
from geo.model import Status
from geo.records.engine import compiled
from geo.records.filters import ALL, Filters
from geo.records.listing import rows as listed
from geo.records.placing import watched_country
from geo.records.predicates import Shape, asked, passing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

    from geo.records.mirror import Mirror

__all__ = ["Held", "Release", "Released", "release"]
_ALL_ROWS: Final = 1 << 40


_KEY: Final = object()


@dataclass(frozen=True, kw_only=True)
class Released:
    """What may leave; only `release` makes one. Close it, or use it in `with`.

    `mirror` answers every query of `geo.records` with what was released and nothing else. It holds whole movements of
    which a row passes `filters`, so use `filters` with it; other days can be asked of it only within those of them.
    `words` are the filters as they may be written down: no position in them either. `sightings` and `movements` are how
    many pass. `sha256` is that of what was released, whenever it was. `row_keys` has, for a private release only, the
    key of the row that each sighting came from: it is made of the exact words, which it could betray.
    """

    mirror: Mirror
    held: tuple[Held, ...]
    release: Release
    filters: Filters
    words: dict[str, str] = field(hash=False)
    watched: str
    sightings: int
    movements: int
    sha256: str
    row_keys: Mapping[str, str] = field(repr=False, hash=False)
    table: pa.Table = field(repr=False, hash=False)
    key: InitVar[object]

    def __post_init__(self, key: object) -> None:
        """Refuse to be made by anything but the gate."""
        if key is not _KEY:
            msg = "Only geo.briefing.gate.release makes a Released: what leaves goes through it"
            raise TypeError(msg)

    def rows(self) -> pa.Table:
        """Return the sightings that leave, in the order of their numbers, with the columns of `listing.rows`."""
        return self.table

    def close(self) -> None:
        """Free the memory of the copy."""
        self.mirror.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def release(mirror: Mirror, filters: Filters, how: Release) -> Released:
    """Return what of the rows that pass `filters` may leave, and what stays back and why.

    Filters are asked of the rows as they leave: of public cells, screened words, and days worked out of what is left.
    So a file tells nothing by which rows it has. Takes some 0.2 s for 10,000 rows.
    """
    with mirror.records.read() as connection:
        watched = watched_country(connection)
    rows = near_rows(mirror, filters)
    if how.private:
        keys = row_keys_of(mirror, rows)
        return _released(mirror, rows, how, _Asked(filters, filters.to_words(), watched, keys), None)
    judged = holding.reasons(
        mirror.cursor(),
        rows,
        imports(mirror),
        now=how.now.astimezone(UTC),
        tlp=how.tlp,
        embargo_hours=how.embargo_hours,
        ukrainian=how.ukrainian,
    )
    free = [reason is None for reason in judged]
    texts = screened_rows(rows.filter(pa.array(free, pa.bool_())), how.cell_km)
    found = iter(texts.personal)
    why = [holding.PERSONAL if reason is None and next(found) else reason for reason in judged]
    leaving = texts.rows.filter(pa.array([not each for each in texts.personal], pa.bool_()))
    held_of = {movement for movement, reason in zip(rows.column("movement_no").to_pylist(), why, strict=True) if reason}
    leaving = days_anew(mirror.records, leaving, held_of)
    leaving = snapped(leaving, how.cell_km, watched)
    public = public_filters(filters, how.cell_km)
    told = _Told(mirror, rows, why, filters, texts.parts)
    return _released(mirror, leaving, how, _Asked(public, public_words(public, how.cell_km), watched), told)


class _Asked(NamedTuple):
    """Filters as they are asked of what leaves, their words as they may be written, and the watched country."""

    filters: Filters
    words: dict[str, str]
    watched: str
    row_keys: Mapping[str, str] = MappingProxyType({})


class _Told:
    """What there is to say of the rows that stay back, once it is known which ones leave."""

    def __init__(
        self,
        mirror: Mirror,
        rows: pa.Table,
        why: Sequence[str | None],
        filters: Filters,
        parts: dict[str, set[int]],
    ) -> None:
        numbers = rows.column("sighting_no").to_pylist()
        self._movement = dict(zip(numbers, rows.column("movement_no").to_pylist(), strict=True))
        self._why = dict(zip(numbers, why, strict=True))
        self._parts = parts
        # Only accepted rows leave, so asking for those alone asks for no other rows than asking for none.
        everything = filters if set(filters.status) - {Status.ACCEPTED.value} else replace(filters, status=(ALL,))
        self._asked = _numbers(mirror, everything)

    def held(self, leaves: set[int], how: Release) -> tuple[Held, ...]:
        """Return what stays back of what was asked for, code by code."""
        by_code: dict[str, list[int]] = {code: [] for code in (*holding.HELD_ROWS, *holding.HELD_PARTS)}
        for number in self._asked:
            reason = self._why.get(number)
            if reason or number not in leaves:
                by_code[reason or holding.OUTSIDE].append(number)
        for code, numbers in self._parts.items():
            by_code[code] = [number for number in numbers if number in leaves]
        return tuple(
            Held(
                code=code,
                sightings=len(numbers),
                movements=len({self._movement.get(number) for number in numbers}),
                message=_MESSAGES[code].format(how=how),
            )
            for code, numbers in by_code.items()
            if numbers
        )


_MESSAGES: Final = {
    holding.STATUS: "wait in review or were rejected; only accepted sightings leave",
    holding.UKRAINIAN: "tell of Ukrainian forces",
    holding.TLP: "are marked for fewer readers than TLP:{how.tlp}",
    holding.UNDATED: "have no last day, and were published and imported less than {how.embargo_hours} hours before the "
    "cut-off",
    holding.EMBARGO: "were not over {how.embargo_hours} hours before the cut-off",
    holding.PERSONAL: "have in their text what may lead to a person; read and mend them first",
    holding.OUTSIDE: "pass the filters only by what does not leave: the exact position, removed words, or the day of a "
    "row that was held back",
    holding.PRIVATE_NOTE: "leave without their note, which is marked private",
    holding.POSITION: "leave with an exact position in their text removed",
}


def _numbers(mirror: Mirror, filters: Filters) -> set[int]:
    shape, values = asked(filters)
    return {row[0] for row in mirror.run(compiled(_sighting_numbers, shape), values)}


def _sighting_numbers(shape: Shape) -> Any:
    return passing(shape).select("sighting_no")


def _released(mirror: Mirror, rows: pa.Table, how: Release, asking: _Asked, told: _Told | None) -> Released:
    copy = ReleasedMirror(mirror, rows)
    table = listed(copy, asking.filters, limit=_ALL_ROWS, order="sighting_id")
    return Released(
        mirror=copy,
        held=told.held(_numbers(copy, asking.filters), how) if told else (),
        release=how,
        filters=asking.filters,
        words=asking.words,
        watched=asking.watched,
        sightings=table.num_rows,
        movements=len(set(table.column("movement_id").to_pylist())),
        sha256=_digest(table, asking.words, how),
        row_keys=asking.row_keys,
        table=table,
        key=_KEY,
    )


def _digest(table: pa.Table, words: dict[str, str], how: Release) -> str:
    """Return the SHA-256 of what leaves: the rows and how they were asked for, but not when."""
    asked_for = {"filters": words, "tlp": how.mark.value, "cell_km": None if how.private else how.cell_km}
    digest = hashlib.sha256(json.dumps(asked_for, sort_keys=True, ensure_ascii=False).encode())
    sink = pa.BufferOutputStream()
    pyarrow.csv.write_csv(table, sink)
    digest.update(sink.getvalue())
    return digest.hexdigest()
