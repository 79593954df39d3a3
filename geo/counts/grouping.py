"""Connected groups of numbered things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
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
