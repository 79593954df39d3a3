"""Settle the places of one report together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.model import GeocodeStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.offline import OfflineGeocoder
    from geo.places.query import Geocoded, PlaceQuery


def settle_together(geocoder: OfflineGeocoder, queries: Sequence[PlaceQuery]) -> list[Geocoded]:
    """Answer each query alone, then ask again those that stayed open with the settled ones as context."""
    answers = [geocoder.geocode(query) for query in queries]
    sure = tuple(dict.fromkeys(
        query.text for query, answer in zip(queries, answers, strict=True) if answer.status is GeocodeStatus.RESOLVED
    ))  # fmt: skip
    if not sure:
        return answers
    return [
        answer if answer.status in {GeocodeStatus.RESOLVED, GeocodeStatus.REGION}
        else geocoder.geocode(replace(query, context=(*query.context, *(each for each in sure if each != query.text))))
        for query, answer in zip(queries, answers, strict=True)
    ]  # fmt: skip
