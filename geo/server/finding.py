"""Where to go on the map: names in four languages, coordinates in any writing, distances from a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from geo.errors import UsageError
from geo.places.offline import open_geocoder
from geo.places.query import PlaceQuery
from geo.server.answers import answer_once, tag
from geo.server.asked import read_filters

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from geo.model import Place

LONGEST: Final = 200
"""Characters of what may be asked for: more is no name and no position."""
MOST: Final = 8


def find(request: Request) -> Response:
    """Answer with the places that `text` may mean, best first; nothing of it is kept."""
    read_filters(request.query_params, "text")  # only who has the map may ask
    text = request.query_params.get("text", "").strip()
    if not text or len(text) > LONGEST:
        msg = f"give text=NAME or coordinates, up to {LONGEST} characters"
        raise UsageError(msg)
    return answer_once(request, tag("find", text), lambda: _found(text))


def _found(text: str) -> dict[str, Any]:
    answer = open_geocoder().geocode(PlaceQuery(text=text))
    places = [*([answer.place] if answer.place else []), *answer.candidates]
    rows = {(place.name, place.lat, place.lon): _row(place) for place in places}
    return {"found": list(rows.values())[:MOST]}


def _row(place: Place) -> dict[str, Any]:
    return {
        "name": place.name, "kind": place.kind.value, "country": place.country, "admin1": place.admin1,
        "lat": round(place.lat, 6), "lon": round(place.lon, 6), "reach": place.radius_m and round(place.radius_m),
    }  # fmt: skip
