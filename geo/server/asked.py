"""What a request of the map asks for, checked: token, box, zoom and the few words of the drawing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, cast, get_args

from geo.errors import UsageError
from geo.maps.colouring import Colour
from geo.maps.grid import View
from geo.maps.layer import Measure
from geo.maps.token import read_token, signing_secret
from geo.records import shared

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

    from geo.records.filters import Filters
    from geo.records.mapping import BBox

MAX_ZOOM: Final = 20
MAX_LON: Final = 180
MAX_LAT: Final = 90
MAX_OFFSET: Final = 1_000


def read_filters(query: QueryParams) -> Filters:
    """Return the filters that the request's token allows.

    Raises TokenError without a good token.
    """
    return read_token(query.get("token", ""), signing_secret(shared.settings()))


def read_view(query: QueryParams) -> View:
    """Return the view that a request asks for.

    Raises UsageError where a word of the request cannot be understood.
    """
    return View(
        bbox=read_bbox(query.get("bbox", "")),
        zoom=read_whole("zoom", query.get("zoom", ""), MAX_ZOOM),
        measure=cast("Measure", _one_of("measure", query.get("measure", "sightings"), get_args(Measure))),
        colour=cast("Colour", _one_of("colour", query.get("colour", "flow"), get_args(Colour))),
    )


def read_bbox(text: str) -> BBox:
    """Read `west,south,east,north` in degrees.

    Raises UsageError where it is not four finite numbers on the globe, west before east and south before north.
    """
    mend = "give bbox=west,south,east,north in degrees, such as 23,51,33,57"
    try:
        edges = [float(part) for part in text.split(",")]
    except ValueError:
        edges = []
    if len(edges) != 4 or not all(math.isfinite(edge) for edge in edges):  # noqa: PLR2004 - a box has four edges
        msg = f"bbox is not four numbers; {mend}"
        raise UsageError(msg)
    west, south, east, north = edges
    if max(abs(west), abs(east)) > MAX_LON or max(abs(south), abs(north)) > MAX_LAT:
        msg = f"bbox lies beyond the globe; {mend}"
        raise UsageError(msg)
    if south >= north:
        msg = f"bbox is upside down or empty; {mend}"
        raise UsageError(msg)
    if west >= east:
        msg = f"bbox is reversed, empty or crosses the date line; {mend}, or ask for each side of the line by itself"
        raise UsageError(msg)
    return west, south, east, north


def read_spot(query: QueryParams) -> str | BBox | None:
    """Return whose single sightings are asked for: a place's key, a box, or None for what has no place.

    Raises UsageError where it is not exactly one of the three.
    """
    given = [word for word in ("place", "bbox", "unplaced") if word in query]
    if len(given) != 1:
        msg = "say whose sightings: one of place=KEY, bbox=west,south,east,north or unplaced=1"
        raise UsageError(msg)
    if given == ["unplaced"]:
        return None
    return query["place"] if given == ["place"] else read_bbox(query["bbox"])


def read_whole(word: str, text: str, most: int) -> int:
    """Read a whole number from 0 to `most`.

    Raises UsageError where it is none.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and int(text) <= most):
        msg = f"{word} is no whole number from 0 to {most}"
        raise UsageError(msg)
    return int(text)


def _one_of(word: str, text: str, choices: tuple[str, ...]) -> str:
    if text not in choices:
        msg = f"{word} must be one of {', '.join(choices)}"
        raise UsageError(msg)
    return text
