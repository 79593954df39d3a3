"""Give what "the first" and "the second" of a sentence held the places and days told with each."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geo.reports.events.places_ahead import PAIRED
from geo.reports.numbers.ordinals import FIRST, ORDINALS, OTHER
from geo.reports.text.tokens import SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

_STEPS = (
    FIRST
    | frozenset(
        "first-one один одна одно одном одной первом первой першому першій першым першай адзін адна one".split()
    ),
    ORDINALS[2] | OTHER | frozenset("втором другом другому другій другім другую".split()),
    ORDINALS[3] | frozenset("третьем третьому трэцім".split()),
)
_BEFORE = frozenset({",", ";", "—", "–", ":", "(", "and", "и", "і", "й", "а", "ды", "the", "в", "у", "на", "из", "з"})


def is_second(key: str) -> bool:
    """Tell whether a word may name the second of several."""
    return key in _STEPS[1]


def share_by_ordinals(clause: Clause, tokens: Sequence[Token]) -> None:
    """Give "первый, из Самары, вёз 21 танк, второй, из Алабино, — 35 грузовиков" a place and a day each."""
    if not clause.starts & SECOND:
        return
    if not any(tokens[at].key in _STEPS[0] for at in range(clause.first, clause.after)):
        return
    parts = list(_parts(clause, tokens))
    if len(parts) < len(_STEPS) - 1:
        return
    held = [[group for group in clause.groups if first <= group.lead < after] for first, after in parts]
    if not all(any(group.counted for group in groups) for groups in held):
        return
    for role in PAIRED:
        told = [
            [place for place in clause.places if place.role == role and first <= place.first < after]
            for first, after in parts
        ]
        if all(len(places) == 1 for places in told):
            for groups, (place,) in zip(held, told, strict=True):
                for group in groups:
                    group.places.append(place)
                clause.places.remove(place)
    days = [[pair for pair in clause.dates if first <= pair[0].first < after] for first, after in parts]
    if all(len(pairs) == 1 for pairs in days):
        for groups, (pair,) in zip(held, days, strict=True):
            for group in groups:
                group.dates.append(pair)
            clause.dates.remove(pair)


def _parts(clause: Clause, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the tokens (first, after) that tell of the first, the second and the third thing of a clause."""
    starts: list[int] = []
    for at in range(clause.first, clause.after):
        step = len(starts)
        if step < len(_STEPS) and tokens[at].key in _STEPS[step] and _opens(tokens, at, clause.first):
            starts.append(at)
    yield from itertools.pairwise([*starts, clause.after])


def _opens(tokens: Sequence[Token], at: int, first: int) -> bool:
    return at == first or tokens[at - 1].key in _BEFORE
