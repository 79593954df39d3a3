"""The command line's `geocode`: JSON Lines in, JSON Lines out, one answer a line in order."""

from __future__ import annotations

from json.encoder import encode_basestring as _string
from typing import TYPE_CHECKING, Any

from geo.json_lines import BadLine, encode, read_object
from geo.model import GeocodeStatus
from geo.places.coordinates import check_coordinates
from geo.places.query import Geocoded, Geocoder, PlaceQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.model import Place

_POINT = 2
_LONGEST_NAME = 10_000
_KEPT_ANSWERS = 10_000


def geocode_stream(lines: Iterable[str | BadLine], geocoder: Geocoder) -> Iterator[str]:
    """Answer each line `{"id", "text", "country"?, "admin1"?, "near"?: [lat, lon]}` with one line, without a break.

    A line that cannot be read is answered `{"id": ..., "error": "..."}`; empty lines are left out.
    """
    kept: dict[PlaceQuery, str] = {}
    for line in lines:
        if isinstance(line, str) and not line.strip():
            continue
        asked = read_object(line)
        if isinstance(asked, BadLine):
            yield encode(asked.as_answer())
            continue
        number = asked.get("id")
        query = _query(asked)
        if isinstance(query, str):
            yield encode({"id": number, "error": query})
            continue
        rest = kept.get(query)
        if rest is None:
            if len(kept) >= _KEPT_ANSWERS:
                kept.clear()
            rest = kept[query] = _rest(geocoder.geocode(query))
        yield f'{{"id": {number if type(number) is int else encode(number)}, {rest}'


def _rest(answer: Geocoded) -> str:
    """Return the answer's line after its id."""
    places = [_object(place) for place in answer.candidates]
    if answer.place is None:
        best = "null"
    else:
        best = places[0] if answer.candidates[:1] == (answer.place,) else _object(answer.place)
    # Scripts know four words: a name that is no place is, to them, not found.
    status = GeocodeStatus.NOT_FOUND if answer.status is GeocodeStatus.NO_PLACE else answer.status
    return f'"status": "{status}", "place": {best}, "candidates": [{", ".join(places)}]}}'


def _object(place: Place) -> str:
    """Return `encode(place.as_answer())`, in a third of its time; a place's numbers are finite."""
    said = _string
    country = "null" if place.country is None else said(place.country)
    admin1 = "null" if place.admin1 is None else said(place.admin1)
    return (
        f'{{"name": {said(place.name)}, "kind": "{place.kind}", "country": {country}, "admin1": {admin1}, '
        f'"lat": {round(place.lat, 5)!r}, "lon": {round(place.lon, 5)!r}, "radius_m": {round(place.radius_m)}, '
        f'"confidence": {round(place.confidence, 3)!r}, "method": {said(place.method)}, "text": {said(place.text)}}}'
    )


def _query(asked: dict[str, Any]) -> PlaceQuery | str:
    """Return the query of a line, or what is wrong with it and how to mend it."""
    text = asked.get("text")
    if not isinstance(text, str):
        return 'no "text"; give the place as a string'
    if len(text) > _LONGEST_NAME:
        return f'"text" has {len(text):,} characters; give the name of a place, {_LONGEST_NAME:,} at most'
    for name in ("country", "admin1"):
        if asked.get(name) is not None and not isinstance(asked[name], str):
            return f'"{name}" is not a string'
    near = asked.get("near")
    if near is not None:
        if not (isinstance(near, list) and len(near) == _POINT and all(_is_number(each) for each in near)):
            return '"near" is not [lat, lon]'
        near = (float(near[0]), float(near[1]))
        if trouble := check_coordinates(*near):
            return f'"near" cannot be used: {trouble}'
    return PlaceQuery(text=text, country=asked.get("country"), admin1=asked.get("admin1"), near=near)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
