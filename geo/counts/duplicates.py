"""Which sightings tell of one movement, with what probability: suggestions for a person, never a decision.

Pairs worth comparing come from `candidates.py`; what speaks for and against them is weighed in log-odds. What one
report tells in one breath of one place and time (a train's tanks and trucks) stands or falls together: two such groups
are as alike as their most alike lines. A report that tells of two things apart knows that they are two.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from geo.counts.candidates import candidate_pairs, span_of
from geo.counts.duplicate_weights import (
    CROWD,
    RIVAL,
    SUREST,
    THRESHOLD,
    TOGETHER,
    WEIGHTS,
    WHOLE_ELSEWHERE,
    WHOLE_IN_REPORT,
    WORDING,
)
from geo.counts.likeness import EVIDENCE, evidence, nearness, where_of
from geo.counts.tellings import PIN, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from geo.counts.tellings import Kinds, Tellings

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]
    Wording = Callable[[Ints, Ints], Bools]

_LARGEST: Final = 30
"""Lines of a group that are all paired with those of another; of a larger group only the lines that met."""
_AT_ONCE: Final = 250_000
_HOPELESS: Final = -6.0
"""Log-odds that no wording can mend."""
_FLIGHT_DAYS: Final = 1.0
"""Aircraft of several kinds told of over more days than this came by themselves."""
COMPARABLE: Final = [EVIDENCE.index(f"numbers {how}") for how in ("agree", "nearly meet", "apart")]
"""Columns of evidence of which one holds where both give a number of one thing."""
BY_NAME: Final = np.array([WEIGHTS[name] for name in EVIDENCE])
"""The weights in the order of the columns."""


class Kind(IntEnum):
    """What is suggested of a pair; of ROLLUP, the first is the total and the second a part of it."""

    SAME = 0
    LEG = 1
    ROLLUP = 2


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Pairs:
    """Suggested pairs as positions in the tellings, with probability and kind; no order."""

    one: Ints
    other: Ints
    score: Floats
    kind: Ints


class _Met(NamedTuple):
    """Pairs worth comparing, and how crowded it is where they met."""

    one: Ints
    other: Ints
    crowd: Floats


class _Case(NamedTuple):
    tellings: Tellings
    kinds: Kinds
    groups: Ints


def suggest(tellings: Tellings, kinds: Kinds, *, wording: Wording | None = None, threshold: float = THRESHOLD) -> Pairs:
    """Return the pairs that may tell of one movement with at least this probability.

    `wording` tells of which pairs the reports have nearly the same words; only pairs that could be alike are asked.
    """
    one, other, crowd = candidate_pairs(tellings)
    case = _Case(tellings, kinds, groups_of(tellings, kinds))
    one_whole = tellings.summary[one] != tellings.summary[other]
    chosen = ~one_whole & (tellings.report[one] != tellings.report[other])
    alike = _alike(case, _Met(one[chosen], other[chosen], crowd[chosen]), wording, threshold)
    found = [alike, _together(tellings, case.groups), _wholes(case, one, other, threshold)]
    return Pairs(**{name: np.concatenate([getattr(each, name) for each in found]) for name in Pairs.__slots__})


def weigh(table: Floats) -> Floats:
    """Return the log-odds of rows of evidence."""
    odds: Floats = table @ BY_NAME + WEIGHTS[""]
    return odds


def groups_of(tellings: Tellings, kinds: Kinds) -> Ints:
    """Number what reports tell in one breath; the same kind told twice in it is of two things."""
    keys, _ = _numbered(tellings.together, tellings.equipment_class)
    sizes = np.bincount(keys, minlength=1)
    turn = np.zeros(len(tellings), dtype=np.int64)
    seen: dict[int, list[tuple[int, int]]] = {}
    for at in np.flatnonzero(sizes[keys] > 1).tolist():
        kind, told = int(tellings.kind[at]), seen.setdefault(int(keys[at]), [])
        turn[at] = max((number + 1 for one, number in told if one == kind or kinds.alike[one, kind]), default=0)
        told.append((kind, int(turn[at])))
    return _numbered(tellings.together, turn, tellings.summary.astype(np.int64))[0]


def _alike(case: _Case, met: _Met, wording: Wording | None, threshold: float) -> Pairs:
    tellings, kinds, groups = case
    lines = _weighed(tellings, kinds, met, wording)
    one, other = lines.one, lines.other
    swap = groups[one] > groups[other]
    first, second = np.where(swap, other, one), np.where(swap, one, other)
    keys, representative = _numbered(groups[first], groups[second])
    best = _best(keys, lines)
    report_of = np.zeros(int(groups.max(initial=0)) + 1, dtype=np.int64)
    report_of[groups] = tellings.report
    a, b = groups[first][representative], groups[second][representative]
    best -= RIVAL * _rivals(a, b, report_of, best)
    score = np.minimum(1.0 / (1.0 + np.exp(-best)), SUREST)
    # The kind is that of the lines that met; lines of groups that met elsewhere follow it.
    way = np.zeros(len(best), dtype=np.bool_)
    way[keys[lines.way]] = True
    keep = score >= threshold
    return _paired(groups, a[keep], b[keep], score[keep], np.where(way[keep], Kind.LEG, Kind.SAME))


def _best(keys: Ints, lines: _Lines) -> Floats:
    """Return the odds of each pair of groups: of its most alike lines, among those that can be compared if any can.

    So twenty trucks and thirty are not made alike by the tanks that only one of them brings.
    """
    size = int(keys.max(initial=-1)) + 1
    best = np.full(size, -np.inf)
    np.maximum.at(best, keys, lines.odds)
    compared = np.full(size, -np.inf)
    np.maximum.at(compared, keys[lines.comparable], lines.odds[lines.comparable])
    return np.where(np.isfinite(compared), compared, best)


class _Lines(NamedTuple):
    """Pairs of lines, weighed; `way`: seen at two places of one way; `comparable`: both give numbers of one thing."""

    one: Ints
    other: Ints
    odds: Floats
    way: Bools
    comparable: Bools


def _weighed(tellings: Tellings, kinds: Kinds, met: _Met, wording: Wording | None) -> _Lines:
    """Weigh pairs of lines, some at a time: the table of evidence is large."""
    done = []
    for start in range(0, max(len(met.one), 1), _AT_ONCE):
        some, others = met.one[start : start + _AT_ONCE], met.other[start : start + _AT_ONCE]
        crowd = met.crowd[start : start + _AT_ONCE]
        table = evidence(tellings, kinds, some, others)
        odds = weigh(table) - np.log(np.maximum(crowd / CROWD, 1.0))
        if wording is not None:
            close = np.flatnonzero(odds > _HOPELESS)
            odds[close] += WORDING * wording(some[close], others[close])
        comparable: Bools = np.any(table[:, COMPARABLE], axis=1).astype(np.bool_)
        done.append(_Lines(some, others, odds, _on_one_way(tellings, table, some, others), comparable))
    return _Lines(*(np.concatenate(columns) for columns in zip(*done, strict=True)))


def _on_one_way(tellings: Tellings, table: Floats, one: Ints, other: Ints) -> Bools:
    """Tell of which pairs the places where they were seen are two, on one way."""
    column = {name: table[:, at] for at, name in enumerate(EVIDENCE)}
    linked = (column["seen on the way of the other"] > 0) | (column["places on one corridor"] > 0)
    pins = (tellings.place.level[one] == PIN) & (tellings.place.level[other] == PIN)
    way: Bools = linked & pins & nearness(tellings.place, one, other).far
    return way


def _rivals(a: Ints, b: Ints, report_of: Ints, best: Floats) -> Floats:
    """Return for how many of its two groups, 0 to 2, another group of the other's report fits better.

    A group is looked at in all its pairs, whichever of the two it is: the order of groups is that of imports.
    """
    keys, _ = _numbered(np.concatenate([a, b]), np.concatenate([report_of[b], report_of[a]]))
    top = np.full(int(keys.max(initial=-1)) + 1, -np.inf)
    np.maximum.at(top, keys, np.concatenate([best, best]))
    beaten = (top[keys] > np.concatenate([best, best])).astype(np.float64)
    return beaten[: len(a)] + beaten[len(a) :]


def _paired(groups: Ints, a: Ints, b: Ints, score: Floats, kind: Ints) -> Pairs:
    """Return every line of one group with every line of the other, for pairs of groups."""
    order = np.argsort(groups, kind="stable")
    sizes = np.bincount(groups, minlength=int(groups.max(initial=0)) + 1)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    of_a, of_b = np.minimum(sizes[a], _LARGEST), np.minimum(sizes[b], _LARGEST)
    times = of_a * of_b
    pair = np.repeat(np.arange(len(a)), times)
    within = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
    one = order[starts[a][pair] + within // of_b[pair]]
    other = order[starts[b][pair] + within % of_b[pair]]
    return Pairs(one=one, other=other, score=score[pair], kind=kind[pair].astype(np.int64))


def _together(tellings: Tellings, groups: Ints) -> Pairs:
    """Return the pairs of lines that one report tells in one breath."""
    order = np.lexsort((tellings.number, groups))
    found_one, found_other = [], []
    for offset in range(1, _LARGEST):
        one, other = order[:-offset], order[offset:]
        same = groups[one] == groups[other]
        if not same.any():
            break
        found_one.append(one[same])
        found_other.append(other[same])
    one = np.concatenate(found_one) if found_one else np.empty(0, dtype=np.int64)
    other = np.concatenate(found_other) if found_other else np.empty(0, dtype=np.int64)
    days = np.nan_to_num(tellings.last[one] - tellings.first[one])
    flights = tellings.air[one] & tellings.air[other] & (days > _FLIGHT_DAYS)
    keep = ~flights & ~tellings.summary[one] & (tellings.kind[one] > 0) & (tellings.kind[other] > 0)
    one, other = one[keep], other[keep]
    return Pairs(one=one, other=other, score=np.full(len(one), TOGETHER), kind=np.full(len(one), Kind.SAME))


def _wholes(case: _Case, one: Ints, other: Ints, threshold: float) -> Pairs:
    """Return the totals that reports give, each with the parts that it covers.

    A total is a summary, or an observation that leaves kind and place open and covers two things or more that its own
    report tells apart.
    """
    tellings, kinds, groups = case
    whole = np.concatenate([one, other])
    part = np.concatenate([other, one])
    fits = ~tellings.summary[part] & (groups[whole] != groups[part]) & _covers(tellings, kinds, whole, part)
    whole, part = whole[fits], part[fits]
    own = tellings.report[whole] == tellings.report[part]
    open_kind = kinds.general[tellings.kind[whole]] & ~kinds.general[tellings.kind[part]]
    area = where_of(tellings)[0].level[whole] > PIN
    told = own & open_kind & area & ~tellings.summary[whole]
    keys, _ = _numbered(whole[told], groups[part[told]])
    covered = np.bincount(whole[told][_firsts(keys)], minlength=len(tellings))
    total = tellings.summary[whole] | (told & (covered[whole] > 1))
    same_source = (tellings.source[whole] == tellings.source[part]) & (tellings.source[whole] != UNKNOWN)
    score = np.where(own, WHOLE_IN_REPORT, np.where(same_source, WHOLE_ELSEWHERE, WHOLE_ELSEWHERE / 2))
    keep = total & (score >= threshold)
    return Pairs(one=whole[keep], other=part[keep], score=score[keep], kind=np.full(int(keep.sum()), Kind.ROLLUP))


def _covers(tellings: Tellings, kinds: Kinds, whole: Ints, part: Ints) -> Bools:
    """Tell of which pairs the first covers days, place, kind and number of the second."""
    begin, end, said = span_of(tellings)
    days = said[whole] & said[part] & (begin[whole] <= begin[part] + 1) & (end[whole] + 1 >= end[part])
    where, _ = where_of(tellings)
    near = nearness(where, whole, part)
    place = near.same | (near.within & (where.level[whole] >= where.level[part]))
    kind_whole, kind_part = tellings.kind[whole], tellings.kind[part]
    kind = kinds.general[kind_whole] | kinds.alike[kind_whole, kind_part]
    one_unit = tellings.unit[whole] == tellings.unit[part]
    larger = np.nan_to_num(tellings.low[part]) < np.where(np.isnan(tellings.low[whole]), np.inf, tellings.low[whole])
    covered: Bools = days & place & kind & one_unit & larger
    return covered


def _numbered(*columns: Ints) -> tuple[Ints, Ints]:
    """Return one number for equal rows of columns, from 0, and a position at which each number stands."""
    order = np.lexsort(columns[::-1])
    if not len(order):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    differs = np.zeros(len(order), dtype=np.bool_)
    for column in columns:
        differs[1:] |= column[order[1:]] != column[order[:-1]]
    numbers = np.empty(len(order), dtype=np.int64)
    numbers[order] = np.cumsum(differs)
    differs[0] = True
    return numbers, order[differs]


def _firsts(numbers: Ints) -> Ints:
    """Return a position at which each number stands."""
    return np.unique(numbers, return_index=True)[1]
