"""The sightings of the mirror as narrow columns of whole numbers: what the map counts, without reading any word.

Rows are in the order of movement, then point along a Z-shaped curve (Morton 1966). A cell of any zoom is one stretch
of that curve, so that the rows of one movement in one cell stand side by side whatever the filters leave of them:
different movements are counted by looking at the row before, with no sorting and no hash table.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa

from geo.model import AREA_KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.records.filters import Filters
    from geo.records.mirror import Mirror

    Numbers = NDArray[np.int32]
    Truths = NDArray[np.bool_]
    Words = tuple[str | None, ...]

UNKNOWN: Final = -1
"""Stands where a number is not known."""
NO_DAY: Final = int(np.iinfo(np.int32).min)
"""Stands in `day` where nothing is known of it; other days are counted from 1970-01-01."""
PIN, AREA, NOWHERE = range(3)
"""What `spot` says of a point: a pin, only an area, or nothing that could be drawn."""
_AREAS: Final = ", ".join(f"'{kind.value}'" for kind in sorted(AREA_KINDS))
_NUMBERS: Final = {
    "sighting_no": "sighting_no",
    "movement_no": "movement_no",
    "report_no": "report_no",
    "source_no": "source_no",
    "day": f"coalesce(date_diff('day', DATE '1970-01-01', counted_on), {NO_DAY})",
}
_POINT: Final = {
    "place_no": f"coalesce(place_no, {UNKNOWN})",
    "mx": f"coalesce(mx, {UNKNOWN})",
    "my": f"coalesce(my, {UNKNOWN})",
    "spot": f"CASE WHEN lat IS NULL THEN {NOWHERE} WHEN place_kind IN ({_AREAS}) THEN {AREA} ELSE {PIN} END",
}
_WORDS: Final = ("status", "report_kind", "flow", "equipment_class", "affiliation", "mode")
_AS_NUMBERS: Final = ", ".join(f"({sql})::INTEGER AS {name}" for name, sql in (_NUMBERS | _POINT).items())
_ALL: Final = "sightings"
_OF_MOVEMENTS: Final = "sightings WHERE movement_no IN (SELECT unnest($movements))"
_MOVEMENTS_OF: Final = "SELECT DISTINCT movement_no FROM sightings WHERE sighting_no IN (SELECT unnest($sightings))"


@dataclass(frozen=True, slots=True)
class Columns:
    """One entry a sighting in `numbers`, by name; `point` and the names of `words` point into `points` and words.

    `points` are place_no, mx, my and spot of every point, along the curve. None is among the words where one is not
    known. `rows_of` is the row of each sighting by its number, UNKNOWN where it has none. `kept` and `lately`
    hold choices of rows as long as these columns do: what texts and places let pass, and all that was asked last.
    """

    numbers: dict[str, Any]
    points: dict[str, Any]
    words: dict[str, Words]
    rows_of: Numbers
    kept: dict[Filters, Truths] = field(default_factory=dict)
    lately: dict[tuple[Filters, bool, bool], Truths] = field(default_factory=dict)
    looking: threading.Lock = field(default_factory=threading.Lock)
    """Held while rows are looked for, so that what a change of filters asks for several times is found once."""

    def __len__(self) -> int:
        return len(self.numbers["sighting_no"])


def columns_of(mirror: Mirror) -> Columns:
    """Return the columns of what the mirror holds; after a change only the rows of touched movements are read."""
    return mirror.columns(_made)


def _made(mirror: Mirror, before: Columns | None, changed: Numbers | None) -> Columns:
    if before is None or changed is None:
        return _finished(*_read(mirror, _ALL, {}, None))
    touched = before.rows_of[changed[changed < len(before.rows_of)]]
    old = before.numbers["movement_no"][touched[touched != UNKNOWN]]
    movements = np.union1d(old, mirror.run_numbers(_MOVEMENTS_OF, {"sightings": changed.tolist()}))
    numbers, points, words = _read(mirror, _OF_MOVEMENTS, {"movements": movements.tolist()}, before)
    stays = ~np.isin(before.numbers["movement_no"], movements)
    held = {name: each[stays] for name, each in before.numbers.items()}
    held["point"] = _places_among(before.points, points)[held["point"]]
    at = np.searchsorted(held["movement_no"], numbers["movement_no"])
    return _finished({name: np.insert(each, at, numbers[name]) for name, each in held.items()}, points, words)


def _read(
    mirror: Mirror, rows: str, values: dict[str, object], before: Columns | None
) -> tuple[dict[str, Any], dict[str, Any], dict[str, Words]]:
    """Return the columns of some rows in their order, the points and the words, those of `before` among them."""
    told = f"SELECT {_AS_NUMBERS}, {', '.join(_WORDS)} FROM {rows}"  # noqa: S608 - fixed names
    cursor = mirror.cursor()
    found = cursor.execute(f"SELECT DISTINCT {', '.join(_POINT)} FROM ({told})", values).fetchnumpy()  # noqa: S608
    points = _points(found, before.points if before else None)
    cursor.register("points", pa.table({**points, "point": np.arange(len(points["mx"]))}))
    sql = f"SELECT * FROM ({told}) JOIN points USING ({', '.join(_POINT)}) ORDER BY movement_no, point, sighting_no"  # noqa: S608
    held = cursor.sql(sql, params=values).to_arrow_table()
    cursor.unregister("points")
    numbers = {name: held.column(name).to_numpy() for name in (*_NUMBERS, "point")}
    words: dict[str, Words] = {}
    for name in _WORDS:
        numbers[name], words[name] = _coded(held.column(name), before.words[name] if before else (None,))
    return numbers, points, words


def _points(found: dict[str, Any], before: dict[str, Any] | None) -> dict[str, Any]:
    """Return points in the order of the curve, each once."""
    both = {name: np.concatenate([found[name], before[name]]) if before else found[name] for name in _POINT}
    order = np.lexsort((both["spot"], both["place_no"], _along(both["mx"], both["my"])))
    both = {name: each[order] for name, each in both.items()}
    first = begins(*both.values())
    return {name: each[first] for name, each in both.items()}


def _places_among(before: dict[str, Any], points: dict[str, Any]) -> Any:
    """Return where the points of before stand among those that hold them all, in the same order."""
    if len(before["mx"]) == len(points["mx"]):
        return np.arange(len(points["mx"]))
    known = set(zip(*(before[name].tolist() for name in _POINT), strict=True))
    return np.flatnonzero([each in known for each in zip(*(points[name].tolist() for name in _POINT), strict=True)])


def begins(*columns: Any) -> Truths:
    """Tell of each entry whether it differs from the one before in any of the columns."""
    found = np.ones(len(columns[0]), dtype=np.bool_)
    if len(found):
        np.not_equal(columns[0][1:], columns[0][:-1], out=found[1:])
    for each in columns[1:]:
        found[1:] |= each[1:] != each[:-1]
    return found


def _coded(column: pa.ChunkedArray, known: Words) -> tuple[Any, Words]:
    """Return a code for each entry and the words that codes point into."""
    held = column.combine_chunks().dictionary_encode()
    found = held.dictionary.to_pylist()
    words = tuple(dict.fromkeys((*known, *found)))
    code = {word: at for at, word in enumerate(words)}
    translated = np.array([*(code[word] for word in found), code[None]], dtype=np.int16)
    return translated[held.indices.fill_null(len(found)).to_numpy()], words


def _along(mx: Numbers, my: Numbers) -> NDArray[np.uint64]:
    """Return how far along the Z-shaped curve points lie: their bits in turns."""
    return _spread(mx) | (_spread(my) << np.uint64(1))


def _spread(numbers: Numbers) -> NDArray[np.uint64]:
    """Return whole numbers with a zero before each of their bits."""
    bits = numbers.astype(np.uint32).astype(np.uint64)
    for shift, mask in (
        (16, 0x0000FFFF0000FFFF), (8, 0x00FF00FF00FF00FF), (4, 0x0F0F0F0F0F0F0F0F), (2, 0x3333333333333333),
        (1, 0x5555555555555555),
    ):  # fmt: skip
        bits = (bits | (bits << np.uint64(shift))) & np.uint64(mask)
    return bits


def _finished(numbers: dict[str, Any], points: dict[str, Any], words: dict[str, Words]) -> Columns:
    sightings = numbers["sighting_no"]
    rows_of = np.full(int(sightings.max()) + 1 if len(sightings) else 0, UNKNOWN, dtype=np.int32)
    rows_of[sightings] = np.arange(len(sightings), dtype=np.int32)
    return Columns(numbers, points, words, rows_of)
