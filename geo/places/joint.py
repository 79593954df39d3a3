"""Settle the places of one report together."""

from __future__ import annotations

from dataclasses import replace
from math import exp
from typing import TYPE_CHECKING

from geo.model import AREA_KINDS, GeocodeStatus
from geo.places.answers import RESOLVED_FROM
from geo.places.evidence import km_between
from geo.places.phrase import several
from geo.places.query import Geocoded
from geo.places.scoring import NEARBY_KM
from geo.places.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Place
    from geo.places.offline import OfflineGeocoder
    from geo.places.query import PlaceQuery


def settle_together(geocoder: OfflineGeocoder, queries: Sequence[PlaceQuery]) -> list[Geocoded]:
    """Answer each query alone, then ask again with the settled ones as context.

    Settled ones are asked again too: a name that is sure by itself may be another's beside the rest of its report.
    """
    answers = [geocoder.geocode(query) for query in queries]
    sure = tuple(dict.fromkeys(
        query.text for query, answer in zip(queries, answers, strict=True) if answer.status is GeocodeStatus.RESOLVED
    ))  # fmt: skip
    if sure:
        answers = [
            answer if answer.status is GeocodeStatus.REGION or sure == (query.text,)
            else geocoder.geocode(
                replace(query, context=(*query.context, *(each for each in sure if each != query.text)))
            )
            for query, answer in zip(queries, answers, strict=True)
        ]  # fmt: skip
    return _chosen_together(queries, answers)


def _chosen_together(queries: Sequence[PlaceQuery], answers: Sequence[Geocoded]) -> list[Geocoded]:
    """Weigh the candidates of open names anew by how near they lie to those of the other open names.

    A column leaves one village for the next, not its namesake at the other end of the country. Each candidate's
    chance grows as that of a place named in the same report does, by the expected nearness of the other names (one
    step of belief propagation); the chance that none is meant stays as it was. Names that are sure were context
    already.
    """
    open_names = {
        query.text: [place for place in answer.candidates if place.kind not in AREA_KINDS and place.confidence > 0.0]
        for query, answer in zip(queries, answers, strict=True)
        if answer.status is GeocodeStatus.AMBIGUOUS and len(several(query.text)) == 1
    }
    return [
        _weighed(answer, [places for text, places in open_names.items() if text != query.text])
        if query.text in open_names and len(open_names) > 1 and answer.status is GeocodeStatus.AMBIGUOUS else answer
        for query, answer in zip(queries, answers, strict=True)
    ]  # fmt: skip


def _weighed(answer: Geocoded, others: Sequence[Sequence[Place]]) -> Geocoded:
    def gain(place: Place) -> float:
        expected = sum(
            other.confidence * exp(-km_between((place.lat, place.lon), (other.lat, other.lon)) / NEARBY_KM)
            for places in others for other in places
        )  # fmt: skip
        return exp(WEIGHTS["same_report"] * min(expected, 1.0))

    weights = [place.confidence * gain(place) for place in answer.candidates]
    before = sum(place.confidence for place in answer.candidates)
    total = sum(weights) + max(0.0, 1.0 - before)
    share = max(1.0, before)  # neighbours count in the best one's confidence, so that they may add up to more than one
    placed = sorted(
        (replace(place, confidence=min(weight * share / total, 0.99))
         for place, weight in zip(answer.candidates, weights, strict=True)),
        key=lambda place: -place.confidence,
    )  # fmt: skip
    best = placed[0]
    status = GeocodeStatus.RESOLVED if best.confidence >= RESOLVED_FROM else GeocodeStatus.AMBIGUOUS
    return Geocoded(status=status, place=best, candidates=tuple(placed), method=answer.method)
