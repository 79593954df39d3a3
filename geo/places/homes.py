"""Where a source mostly reports from: its home region, a weak hint between places of one name.

A channel of one region writes "Александровка" without saying which. The region is learned from the source's sightings
that the analysts accepted, never from what the geocoder guessed. It only tells open names apart: an answer that is
sure without it stays, and no answer becomes sure by it (`OfflineGeocoder`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

HomeRegion = tuple[str, str]
"""A first-order area: country, ISO2, and its name."""

FEWEST: Final = 8
"""A source with fewer accepted sightings has no home yet."""
MOST: Final = 0.6
"""The share of a source's sightings that must lie in a region for it to be the source's home."""


def home_regions(counted: Iterable[tuple[str, str | None, str | None, int]]) -> dict[str, HomeRegion]:
    """Return each source's home region, if it has one.

    `counted` gives source, country, first-order area and how many accepted sightings lie there; those without an area
    count for no region, yet among the whole.
    """
    whole: dict[str, int] = defaultdict(int)
    regions: dict[str, dict[HomeRegion, int]] = defaultdict(lambda: defaultdict(int))
    for source, country, admin1, count in counted:
        whole[source] += count
        if country and admin1:
            regions[source][country, admin1] += count
    homes = {}
    for source, counts in regions.items():
        region = max(sorted(counts), key=counts.__getitem__)
        if whole[source] >= FEWEST and counts[region] >= MOST * whole[source]:
            homes[source] = region
    return homes
