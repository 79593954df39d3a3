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

from geo.model import AREA_KINDS, Qualifier

if TYPE_CHECKING:
    import pyarrow as pa
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
UNSAID: Final = NO_DAY
"""Stands in `low` and `high` where the count has no such end."""
PIN, AREA, NOWHERE = range(3)
"""What `spot` says of a point: a pin, only an area, or nothing that could be drawn."""
_AREAS: Final = ", ".join(f"'{kind.value}'" for kind in sorted(AREA_KINDS))
_NUMBERS: Final = {
    "sighting_no": "sighting_no",
    "movement_no": "movement_no",
    "report_no": "report_no",
    "source_no": "source_no",
    "day": f"coalesce(date_diff('day', DATE '1970-01-01', counted_on), {NO_DAY})",
    "low": f"coalesce(count_min, {UNSAID})",
    "high": f"coalesce(count_max, {UNSAID})",
    "about": f"count_qualifier = '{Qualifier.ABOUT.value}'",
}
_READ_ONLY: Final = {
    "leg": "leg",
    "origin_no": f"CASE WHEN origin_lat IS NULL THEN {UNKNOWN} ELSE origin_no END",
    "destination_no": f"CASE WHEN destination_lat IS NULL THEN {UNKNOWN} ELSE destination_no END",
}
"""What is read to work out `telling` and `way`, and not kept."""
_POINT: Final = {
    "place_no": f"coalesce(place_no, {UNKNOWN})",
    "mx": f"coalesce(mx, {UNKNOWN})",
    "my": f"coalesce(my, {UNKNOWN})",
    "spot": f"CASE WHEN lat IS NULL THEN {NOWHERE} WHEN place_kind IN ({_AREAS}) THEN {AREA} ELSE {PIN} END",
}
_WORDS: Final = ("status", "report_kind", "flow", "equipment_class", "affiliation", "mode", "unit")
_AS_NUMBERS: Final = ", ".join(f"({sql})::INTEGER AS {name}" for name, sql in (_NUMBERS | _POINT | _READ_ONLY).items())
_ENDS: Final = f"SELECT no, lat, lon, kind IN ({_AREAS}) AS area FROM held_place"  # noqa: S608 - fixed names
_BITS: Final = 32
_ALL: Final = "sightings"
_OF_MOVEMENTS: Final = "sightings WHERE movement_no IN (SELECT unnest($movements))"
_MOVEMENTS_OF: Final = "SELECT DISTINCT movement_no FROM sightings WHERE sighting_no IN (SELECT unnest($sightings))"


@dataclass(frozen=True, slots=True)
class Columns:
    """One entry a sighting in `numbers`, by name; `point` and the names of `words` point into `points` and words.

    `points` are place_no, mx, my and spot of every point, along the curve. `way` points into `ways`: origin_no,
    destination_no, the box around both ends (degrees) and whether one of them is an area; it is UNKNOWN where the ends
    are not two located places.
    `telling` numbers, within a movement, what one report says of one leg. None is among the words where one is not
    known. `rows_of` is the row of each sighting by its number, UNKNOWN where it has none. `kept` and `lately`
    hold choices of rows as long as these columns do: what texts and places let pass, and all that was asked last.
    """

    numbers: dict[str, Any]
    points: dict[str, Any]
    ways: dict[str, Any]
    words: dict[str, Words]
    rows_of: Numbers
    kept: dict[Filters, Truths] = field(default_factory=dict)
    lately: dict[tuple[Filters, bool, bool], Truths] = field(default_factory=dict)
    seen: dict[Filters, object] = field(default_factory=dict)
    """What all places count, for the filters that were last asked for in close views."""
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
    numbers, points, ways, words = _read(mirror, _OF_MOVEMENTS, {"movements": movements.tolist()}, before)
    stays = ~np.isin(before.numbers["movement_no"], movements)
    held = {name: each[stays] for name, each in before.numbers.items()}
    held["point"] = _places_among(before.points, points)[held["point"]]
    at = np.searchsorted(held["movement_no"], numbers["movement_no"])
    return _finished({name: np.insert(each, at, numbers[name]) for name, each in held.items()}, points, ways, words)


def _read(
    mirror: Mirror, rows: str, values: dict[str, object], before: Columns | None
) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Words]]:
    """Return the columns of some rows in their order, points, ways and words, those of `before` among them."""
    told = f"SELECT {_AS_NUMBERS}, {', '.join(_WORDS)} FROM {rows}"  # noqa: S608 - fixed names
    held = mirror.run_arrow(told, values)
    numbers = {name: held.column(name).to_numpy() for name in (*_NUMBERS, *_POINT, *_READ_ONLY)}
    words: dict[str, Words] = {}
    for name in _WORDS:
        numbers[name], words[name] = _coded(held.column(name), before.words[name] if before else (None,))
    points = _points({name: numbers[name] for name in _POINT}, before.points if before else None)
    numbers["point"] = np.take(_index_of(points["place_no"]), numbers["place_no"])
    ways, numbers["way"] = _ways(mirror, numbers["origin_no"], numbers["destination_no"], before)
    order = np.argsort(_paired(numbers["movement_no"], numbers["point"]), kind="stable")
    numbers = {name: np.take(numbers[name], order) for name in (*_NUMBERS, "leg", "point", "way", *_WORDS)}
    numbers["telling"] = _tellings(numbers["movement_no"], numbers["report_no"], numbers.pop("leg"))
    return numbers, points, ways, words


def _points(found: dict[str, Any], before: dict[str, Any] | None) -> dict[str, Any]:
    """Return points in the order of the curve, each once."""
    at = _index_of(found["place_no"])
    one_of_each = {name: each[at[at != UNKNOWN]] for name, each in found.items()}
    both = {name: np.concatenate([one_of_each[name], before[name]]) if before else one_of_each[name] for name in _POINT}
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


def _index_of(numbers: Numbers) -> Numbers:
    """Return where each number stands among the given ones; what is not there, and UNKNOWN, which comes last, -1."""
    at = np.full(int(numbers.max(initial=UNKNOWN)) + 2, UNKNOWN, dtype=np.int32)
    at[numbers] = np.arange(len(numbers), dtype=np.int32)
    return at


def _paired(first: Any, second: Any) -> NDArray[np.int64]:
    """Return one number for two that are not negative, in the order of the first."""
    pair: NDArray[np.int64] = first.astype(np.int64) << _BITS | second
    return pair


def _ways(mirror: Mirror, origin: Numbers, destination: Numbers, before: Columns | None) -> tuple[dict[str, Any], Any]:
    """Return the ways, new ones after those of before, and the way of each row."""
    known = before.ways if before else {}
    located = np.flatnonzero((origin != UNKNOWN) & (destination != UNKNOWN) & (origin != destination))
    found, which = np.unique(_paired(origin[located], destination[located]), return_inverse=True)
    pairs = _paired(known["origin_no"], known["destination_no"]) if known else np.empty(0, dtype=np.int64)
    both = np.concatenate([pairs, np.setdiff1d(found, pairs)])
    order = np.argsort(both)
    way = np.full(len(origin), UNKNOWN, dtype=np.int32)
    way[located] = order[np.searchsorted(both, found, sorter=order)][which]
    return (known if known and len(both) == len(pairs) else _boxes(mirror, both)), way


def _boxes(mirror: Mirror, pairs: NDArray[np.int64]) -> dict[str, Any]:
    """Return the ends of ways and the boxes around them."""
    ends = {"origin_no": pairs >> _BITS, "destination_no": pairs & ((1 << _BITS) - 1)}
    held = mirror.run_arrow(_ENDS, {})
    at = _index_of(held.column("no").to_numpy())
    boxes: dict[str, Any] = {}
    for axis, low, high in (("lon", "west", "east"), ("lat", "south", "north")):
        degrees = held.column(axis).to_numpy()
        of_ends = [degrees[at[numbers]] for numbers in ends.values()]
        boxes |= {low: np.minimum(*of_ends), high: np.maximum(*of_ends)}
    area = held.column("area").to_numpy()
    boxes["with_area"] = np.logical_or(*(area[at[numbers]] for numbers in ends.values()))
    return {name: numbers.astype(np.int32) for name, numbers in ends.items()} | boxes


def _tellings(movement: Numbers, report: Numbers, leg: Numbers) -> Numbers:
    """Return, for rows in the order of movements, the place of each report and leg among those of its movement."""
    statement = report * (np.int64(leg.max(initial=0)) + 1) + leg
    order = np.lexsort((statement, movement))
    nth = np.cumsum(begins(movement[order], statement[order]))
    first = np.maximum.accumulate(np.where(begins(movement), nth, 0))  # the order is one within movements only
    telling = np.empty(len(order), dtype=np.int32)
    telling[order] = nth - first
    return telling


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


def _finished(
    numbers: dict[str, Any], points: dict[str, Any], ways: dict[str, Any], words: dict[str, Words]
) -> Columns:
    sightings = numbers["sighting_no"]
    rows_of = np.full(int(sightings.max()) + 1 if len(sightings) else 0, UNKNOWN, dtype=np.int32)
    rows_of[sightings] = np.arange(len(sightings), dtype=np.int32)
    return Columns(numbers, points, ways, words, rows_of)
