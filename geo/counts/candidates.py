"""Which pairs are worth comparing: sightings near in time that share a place, a number, a name or a link.

A sorted neighbourhood (Hernandez and Stolfo, 1995) for each key: entries are sorted by key and day, and each is paired
with the few that follow it. So the work grows with the number of sightings, never with its square.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.counts.tellings import COUNTRY, UNKNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.counts.tellings import Spots, Tellings

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

SLACK_DAYS: Final = 3
"""Days that may lie between two intervals of one movement: reports name the day of leaving, passing or arriving."""
OPEN_DAYS: Final = 10
"""How long an interval is taken to last where only one end was said; published reports end it sooner."""
BEFORE_PUBLISHED: Final = 10
"""How long before its publication an undated report may tell of."""
NEIGHBOURS: Final = 16
"""With how many that follow it an entry is compared, for each of its keys."""
LARGEST_CROWD: Final = 300
"""Sightings near in time beyond which sharing a key is no reason to compare: a pair worth it shares a rarer one too."""
_BLOCK: Final = 1e6
"""Days beyond any calendar, by which blocks are set apart on one line."""
_CELL: Final = 0.5
_MARGIN_KM: Final = 15.0
_LEAST_NUMBER: Final = 5
_SALT: Final = {"cell": 1, "count": 2, "text": 3, "link": 4, "days": 5}
_NEVER: Final = -1_000_000.0


def span_of(tellings: Tellings) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Return the first and last day on which each can have been, and whether a day was said at all.

    An end that was not said lies OPEN_DAYS away, but not after publication. Without any day, the days before
    publication; without that either, one day long before all others, so that such rows meet each other only.
    """
    first, last, published = tellings.first, tellings.last, tellings.published
    said = ~(np.isnan(first) & np.isnan(last))
    ends = np.where(
        np.isnan(published) | (published < first), first + OPEN_DAYS, np.minimum(published, first + OPEN_DAYS)
    )
    begin = np.where(np.isnan(first), last - OPEN_DAYS, first)
    end = np.where(np.isnan(last), ends, last)
    begin = np.where(said, begin, published - BEFORE_PUBLISHED)
    end = np.where(said, end, published)
    return np.where(np.isnan(begin), _NEVER, begin), np.where(np.isnan(end), _NEVER, end), said


def candidate_pairs(tellings: Tellings) -> tuple[Ints, Ints, Floats]:
    """Return the positions of pairs worth comparing, each once, the smaller first, and how crowded it is there.

    The crowd of a pair is the number of sightings near in time that share its rarest key: where fifty trains a day
    pass, to have been seen there says little.
    """
    begin, end, _ = span_of(tellings)
    keys, at = _entries(tellings)
    # Ties are settled by what was said, so that the order of imports decides nothing.
    said = (tellings.link, tellings.source, tellings.low, tellings.equipment_class, tellings.place.text, end, begin)
    order = np.lexsort((tellings.number[at], *(column[at] for column in said), keys))
    keys, at = keys[order], at[order]
    crowd = _crowds(keys, begin[at], end[at])
    found, crowds = [np.empty(0, dtype=np.int64)], [np.empty(0)]
    for offset in range(1, NEIGHBOURS + 1):
        if offset >= len(keys):
            break
        one, other = at[:-offset], at[offset:]
        near = (keys[:-offset] == keys[offset:]) & (one != other)
        if not near.any():
            break
        near &= begin[other] - end[one] <= SLACK_DAYS
        near &= crowd[:-offset] <= LARGEST_CROWD
        crowds.append(np.minimum(crowd[:-offset][near], crowd[offset:][near]))
        one, other = one[near], other[near]
        found.append(np.minimum(one, other) * len(tellings) + np.maximum(one, other))
    pairs, least = _distinct(np.concatenate(found), np.concatenate(crowds))
    return pairs // max(len(tellings), 1), pairs % max(len(tellings), 1), least


def _crowds(keys: Ints, begin: Floats, end: Floats) -> Floats:
    """Return, for entries sorted by key and first day, how many of its key lie near each in time."""
    block = np.cumsum(np.concatenate([[False], keys[1:] != keys[:-1]])) if len(keys) else np.empty(0)
    line = block * _BLOCK + np.maximum(begin, 0.0)
    first = np.searchsorted(line, block * _BLOCK + np.maximum(begin - SLACK_DAYS, 0.0), side="left")
    last = np.searchsorted(line, block * _BLOCK + np.maximum(end + SLACK_DAYS, 0.0), side="right")
    crowds: Floats = (last - first).astype(np.float64)
    return crowds


def _distinct(numbers: Ints, values: Floats) -> tuple[Ints, Floats]:
    """Return each number once, in order, with its least value."""
    order = np.argsort(numbers, kind="stable")
    numbers = numbers[order]
    new = np.ones(len(numbers), dtype=np.bool_)
    new[1:] = numbers[1:] != numbers[:-1]
    starts = np.flatnonzero(new)
    least = np.minimum.reduceat(values[order], starts) if len(starts) else values
    return numbers[new], least


def _entries(tellings: Tellings) -> tuple[Ints, Ints]:
    """Return the keys of all sightings, and the position that each key is of."""
    everyone = np.arange(len(tellings), dtype=np.int64)
    keys, at = [], []

    def add(which: NDArray[np.bool_], *parts: Ints) -> None:
        keys.append(_mixed(*(part[which] for part in parts)))
        at.append(everyone[which])

    for spots in (tellings.place, tellings.origin, tellings.destination):
        for row, column, which in _cells(spots):
            add(which, np.full_like(row, _SALT["cell"]), row, column)
        add(spots.text != UNKNOWN, np.full_like(everyone, _SALT["text"]), spots.text)
    for bound in (tellings.low, tellings.high):
        which = bound >= _LEAST_NUMBER
        number = np.where(which, bound, 0).astype(np.int64)
        add(which, np.full_like(everyone, _SALT["count"]), tellings.equipment_class, number)
    several = tellings.last > tellings.first
    days = (np.where(several, column, 0).astype(np.int64) for column in (tellings.first, tellings.last))
    country = np.where(tellings.place.country != UNKNOWN, tellings.place.country, tellings.destination.country)
    add(several & (country != UNKNOWN), np.full_like(everyone, _SALT["days"]), country, *days)
    add(tellings.link != UNKNOWN, np.full_like(everyone, _SALT["link"]), tellings.link)
    return np.concatenate(keys), np.concatenate(at)


def _cells(spots: Spots) -> list[tuple[Ints, Ints, NDArray[np.bool_]]]:
    """Return the cells that each pin lies in or near enough to, so that neighbours across an edge still meet."""
    pin = (spots.level > 0) & (spots.level < COUNTRY)
    lat, lon = np.where(pin, spots.lat, 0.0), np.where(pin, spots.lon, 0.0)
    margin = _MARGIN_KM / 111.195
    seen: list[tuple[Ints, Ints, NDArray[np.bool_]]] = []
    for north in (-margin, margin):
        for east in (-margin * 1.7, margin * 1.7):
            row = np.floor((lat + north) / _CELL).astype(np.int64)
            column = np.floor((lon + east) / _CELL).astype(np.int64)
            new = pin.copy()
            for other_row, other_column, _ in seen:
                new &= (row != other_row) | (column != other_column)
            seen.append((row, column, new))
    return seen


def _mixed(*parts: Ints) -> Ints:
    """Return one number for several, equal where all are (a multiply-and-shift hash on 64 bits)."""
    mixed = np.zeros(len(parts[0]), dtype=np.uint64)
    for part in parts:
        mixed = (mixed ^ part.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return mixed.astype(np.int64)
