"""Connected groups of numbered things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def components(size: int, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return, for each of `size` things, the smallest of the things that pairs join it to, itself if none does.

    Labels are handed along the pairs and each label is replaced by its own, until nothing changes (label propagation
    with pointer jumping): some rounds of the length of the pairs, however they hang together.
    """
    label = np.arange(size, dtype=np.int64)
    while True:
        lower = np.minimum(label[one], label[other])
        before = label.copy()
        for end in (one, other):
            np.minimum.at(label, label[end], lower)
            np.minimum.at(label, end, lower)
        while not np.array_equal(label[label], label):
            label = label[label]
        if np.array_equal(before, label):
            return label


def acceptable(
    size: int, one: NDArray[np.int64], other: NDArray[np.int64], apart: Sequence[tuple[int, int]]
) -> NDArray[np.bool_]:
    """Tell which pairs join when they are taken in turn, and none may bring two things `apart` into one group.

    Pairs come in the order in which they are taken (agglomeration with cannot-link constraints); a pair that is in one
    group already is taken. Only groups that hold things apart are gone through pair by pair.
    """
    taken = np.ones(len(one), dtype=np.bool_)
    label = components(size, one, other)
    torn = {int(label[low]) for low, high in apart if label[low] == label[high]}
    if not torn:
        return taken
    group = {at: {at} for at in np.flatnonzero(np.isin(label, list(torn))).tolist()}
    against: dict[int, set[int]] = {at: set() for at in group}
    for low, high in apart:
        if low in group and high in group:
            against[low].add(high)
            against[high].add(low)
    for place in np.flatnonzero(np.isin(label[one], list(torn))).tolist():
        mine, others = group[int(one[place])], group[int(other[place])]
        if mine is others:
            continue
        if any(against[each] & others for each in mine):
            taken[place] = False
            continue
        mine |= others
        for each in others:
            group[each] = mine
    return taken
