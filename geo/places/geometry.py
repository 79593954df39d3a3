"""Points told by other places: at a distance and direction, between two, along a road; km on a sphere."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from functools import lru_cache
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import TYPE_CHECKING, Final

from geo.model import AREA_KINDS, GeocodeStatus, Place, PlaceKind
from geo.places.query import NOT_FOUND, Geocoded, PlaceQuery
from geo.places.relations import Beside, Between, Offset, PartOf, Road, read_relation
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geo.places.evidence import Point
    from geo.places.offline import OfflineGeocoder

EARTH_KM: Final = 6371.0
_DIRECTION_ERROR: Final = 0.35
"""A named direction is off by up to 22.5 degrees (half a sector of eight); nine of ten lie within 20, whose sine
is 0.35."""
_NUMBER_ERROR: Final = 0.12
"""A told distance is rounded, and often follows the road: an eighth."""
_UNSAID_KM: Final = 8.0
_UNSAID_RADIUS_M: Final = 12_000.0
"""A place "north of X", with no distance: taken to lie within 20 km of X."""
_SEGMENT_AS_AREA_KM: Final = 40.0
"""A longer stretch between two places is drawn as an area, not as a pin."""


def km_on_sphere(one: Point, two: Point) -> float:
    """Return the great-circle distance in km (haversine)."""
    lat_1, lon_1, lat_2, lon_2 = map(radians, (*one, *two))
    half = sin((lat_2 - lat_1) / 2) ** 2 + cos(lat_1) * cos(lat_2) * sin((lon_2 - lon_1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def middle_of(points: Sequence[Point]) -> Point:
    """Return the middle of points on the sphere in degrees, also of some on both sides of the date line."""
    angles = [(radians(lat), radians(lon)) for lat, lon in points]
    x = sum(cos(lat) * cos(lon) for lat, lon in angles)
    y = sum(cos(lat) * sin(lon) for lat, lon in angles)
    return degrees(atan2(sum(sin(lat) for lat, _ in angles), hypot(x, y))), degrees(atan2(y, x))


def point_at(start: Point, bearing: float, km: float) -> Point:
    """Return the point `km` away from `start` in a direction given in degrees from north (great circle)."""
    lat, lon = map(radians, start)
    angle, way = radians(bearing), km / EARTH_KM
    end_lat = asin(sin(lat) * cos(way) + cos(lat) * sin(way) * cos(angle))
    end_lon = lon + atan2(sin(angle) * sin(way) * cos(lat), cos(way) - sin(lat) * sin(end_lat))
    return degrees(end_lat), (degrees(end_lon) + 540.0) % 360.0 - 180.0


def related_answer(geocoder: OfflineGeocoder, text: str, query: PlaceQuery) -> Geocoded | None:
    """Answer a phrase that tells a place by another, None where the phrase does not."""
    relation = read_relation(text)
    if isinstance(relation, Offset):
        return _offset(geocoder, relation, query)
    if isinstance(relation, Between):
        return _between(geocoder, relation, query)
    if isinstance(relation, PartOf):
        return _side(geocoder, relation, query)
    if isinstance(relation, Beside):
        return geocoder.geocode(replace(query, text=f"near {relation.anchor}"))
    if isinstance(relation, Road):
        return _road(geocoder, relation, query)
    return None


def _answer(status: GeocodeStatus, place: Place) -> Geocoded:
    return Geocoded(status=status, place=place, candidates=(place,))


def _side(geocoder: OfflineGeocoder, relation: PartOf, query: PlaceQuery) -> Geocoded | None:
    whole = geocoder.geocode(replace(query, text=relation.anchor))
    if whole.status is not GeocodeStatus.REGION or whole.place is None:
        return None
    place = replace(whole.place, text=query.text, method=whole.place.method + ", a side")
    return _answer(GeocodeStatus.REGION, place)


def _offset(geocoder: OfflineGeocoder, relation: Offset, query: PlaceQuery) -> Geocoded:
    anchor = geocoder.geocode(replace(query, text=relation.anchor, kind=None))
    if anchor.place is None:
        return NOT_FOUND
    if anchor.place.kind in AREA_KINDS:
        place = replace(anchor.place, text=query.text, radius_m=anchor.place.radius_m + 1000 * (relation.km or 20.0))
        return _answer(GeocodeStatus.REGION, place)
    places = tuple(_moved(each, relation, query.text) for each in (anchor.candidates or (anchor.place,)))
    return Geocoded(status=anchor.status, place=places[0], candidates=places)


def _moved(anchor: Place, relation: Offset, text: str) -> Place:
    start = (anchor.lat, anchor.lon)
    km = relation.km
    side = None if relation.bearing is None else _WINDS[round(relation.bearing / 45.0) % 8]
    told = f"{km:g} km" if km is not None else "some way"
    edge_m = 0.5 * anchor.radius_m
    if relation.bearing is None:
        # only the distance is told: the anchor stays the middle of the ring
        km = km if km is not None else _UNSAID_KM
        return _as_point(anchor, start, edge_m + 1000 * km * (1 + _NUMBER_ERROR), f"{told} from {anchor.name}", text)
    if km is None:
        end = point_at(start, relation.bearing, _UNSAID_KM)
        return _as_point(anchor, end, edge_m + _UNSAID_RADIUS_M, f"{told} {side} of {anchor.name}", text)
    end = point_at(start, relation.bearing, km)
    radius = edge_m + 1000 * hypot(_DIRECTION_ERROR * km, _NUMBER_ERROR * km + 0.5)
    return _as_point(anchor, end, radius, f"{told} {side} of {anchor.name}", text)


_WINDS: Final = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def _as_point(anchor: Place, end: Point, radius_m: float, name: str, text: str) -> Place:
    return replace(
        anchor, name=name, kind=PlaceKind.POINT, lat=end[0], lon=end[1], radius_m=radius_m, text=text,
        confidence=0.97 * anchor.confidence, method=f"offset from {anchor.method}",
    )  # fmt: skip


def _between(geocoder: OfflineGeocoder, relation: Between, query: PlaceQuery) -> Geocoded | None:
    queries = [replace(query, text=each, kind=None) for each in (relation.one, relation.two)]
    ends = geocoder.geocode_many(queries)
    if ends[1].place is None and "-" in relation.two:
        # "A-B-C road": its ends are the first and the last
        ends = geocoder.geocode_many([queries[0], replace(queries[1], text=relation.two.rsplit("-", 1)[1])])
    one, two = (each.place for each in ends)
    if one is None or two is None:
        return None
    km = km_on_sphere((one.lat, one.lon), (two.lat, two.lon))
    confidence = 0.95 * one.confidence * two.confidence
    long = km > _SEGMENT_AS_AREA_KM or one.kind in AREA_KINDS or two.kind in AREA_KINDS
    place = Place(
        name=f"between {one.name} and {two.name}", kind=PlaceKind.ADMIN2 if long else PlaceKind.POINT,
        country=one.country if one.country == two.country else None,
        admin1=one.admin1 if one.admin1 == two.admin1 else None,
        lat=(one.lat + two.lat) / 2, lon=(one.lon + two.lon) / 2, radius_m=500 * km + 3000,
        confidence=confidence, method="middle of a stretch, its ends at the radius", text=query.text,
    )  # fmt: skip
    if any(each.status is GeocodeStatus.AMBIGUOUS for each in ends):
        return _answer(GeocodeStatus.AMBIGUOUS, place)
    return _answer(GeocodeStatus.REGION if long else GeocodeStatus.RESOLVED, place)


def _road(geocoder: OfflineGeocoder, relation: Road, query: PlaceQuery) -> Geocoded | None:
    stops = read_roads().get(relation.reference)
    if relation.rest:
        # another place in the phrase says more than the road does
        rest = geocoder.geocode(replace(query, text=relation.rest))
        if rest.place is not None and rest.place.kind is not PlaceKind.COUNTRY:
            if stops is None:
                return rest
            return replace(
                rest, place=replace(rest.place, text=query.text, method=f"{rest.place.method}, on {relation.reference}")
            )
        if stops is None:
            return None
    if stops is None:
        return None
    country = (geocoder.areas.country(query.country) if query.country else None) or _busiest(stops)
    kept = [point for code, point in stops if country in {None, code}] or [point for _, point in stops]
    near = query.near
    if near is not None:
        kept = sorted(kept, key=lambda point: km_on_sphere(point, near))[:2]
    middle = (sum(lat for lat, _ in kept) / len(kept), sum(lon for _, lon in kept) / len(kept))
    radius = max(km_on_sphere(middle, point) for point in kept)
    place = Place(
        name=f"road {relation.reference}", kind=PlaceKind.ADMIN2, country=country, admin1=None,
        lat=middle[0], lon=middle[1], radius_m=1000 * radius + 5000, confidence=0.8,
        method="middle of a schematic road, its ends at the radius", text=query.text,
    )  # fmt: skip
    return _answer(GeocodeStatus.REGION, place)


def _busiest(stops: list[tuple[str, Point]]) -> str:
    """Return the country where most of the road's stops lie."""
    countries = [code for code, _ in stops]
    return max(sorted(set(countries)), key=countries.count)


@lru_cache(maxsize=2)
def read_roads(path: Path = DATA_DIR / "corridors.csv") -> dict[str, list[tuple[str, Point]]]:
    """Return the stops, (ISO2, (lat, lon)) in order, of each numbered road of the schematic corridors."""
    roads: dict[str, list[tuple[str, Point]]] = {}
    if not path.is_file():
        return roads
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["mode"] != "road":
                continue
            stop = (row["country"], (float(row["lat"]), float(row["lon"])))
            for letter, number in dict.fromkeys(_REFERENCE.findall(row["ref"])):
                stops = roads.setdefault(f"{'R' if letter == 'P' else letter}{int(number)}", [])
                if stop not in stops:
                    stops.append(stop)
    return roads


_REFERENCE = re.compile(r"\b([A-Z])-?(\d{1,3})\b")
