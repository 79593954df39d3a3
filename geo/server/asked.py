"""What a request of the map asks for, checked: token, box, zoom and the few words of the drawing."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast, get_args

from geo.errors import UsageError
from geo.maps.colouring import FLOWS, Colour
from geo.maps.grid import View
from geo.maps.layer import Measure
from geo.maps.token import read_token, signing_secret
from geo.records import shared
from geo.records.behind import Way
from geo.records.filters import FILTER_WORDS, Filters

if TYPE_CHECKING:
    from datetime import date

    from starlette.datastructures import QueryParams

    from geo.records.behind import Spot
    from geo.records.mapping import BBox

_WORDS: Final = ("token", "from", "to")
"""Words of every route."""
VIEW_WORDS: Final = ("bbox", "zoom", "measure", "colour")
MARK_WORDS: Final = ("place", "bbox", "unplaced", "way")
MAX_ZOOM: Final = 20
MAX_LON: Final = 180
MAX_LAT: Final = 90
MAX_OFFSET: Final = 1_000
MAX_OVERLAY: Final = 999_999


def read_filters(query: QueryParams, *words: str) -> Filters:
    """Return the filters that the request's token allows, narrowed to the days `from` and `to` where it asks for them.

    Raises TokenError without a good token, UsageError where the days are none or the token allows none of them, and
    for a word that is none of the route's own `words`: left aside, it would answer with more than was asked for.
    """
    allowed = read_token(query.get("token", ""), signing_secret(shared.settings()))
    known = (*_WORDS, *words)
    for word in query:
        if word not in known:
            filters = "; filters come with the token" if word in FILTER_WORDS else ""
            msg = f"there is no word {word[:40]!r} here{filters}; use one of: {', '.join(known)}"
            raise UsageError(msg)
    return _narrowed(allowed, Filters.from_words({word: query.get(word, "") for word in ("from", "to")}))


def _narrowed(allowed: Filters, wanted: Filters) -> Filters:
    """Return the allowed filters with those of their days that are wanted."""
    first = max((day for day in (allowed.date_from, wanted.date_from) if day), default=None)
    last = min((day for day in (allowed.date_to, wanted.date_to) if day), default=None)
    if first and last and first > last:
        msg = f"this view allows no day from {first} to {last}; ask for days within its own"
        raise UsageError(msg)
    return replace(allowed, date_from=first, date_to=last)


def read_axis(query: QueryParams) -> tuple[Measure, date | None, date | None]:
    """Return what a timeline is asked for: what it counts, and the first and last day of its axis where given.

    Raises UsageError where a word cannot be understood.
    """
    ends = Filters.from_words({"from": query.get("first", ""), "to": query.get("last", "")})
    return _read_measure(query), ends.date_from, ends.date_to


def read_view(query: QueryParams) -> View:
    """Return the view that a request asks for.

    Raises UsageError where a word of the request cannot be understood.
    """
    return View(
        bbox=read_bbox(query.get("bbox", "")),
        zoom=read_whole("zoom", query.get("zoom", ""), MAX_ZOOM),
        measure=_read_measure(query),
        colour=cast("Colour", _one_of("colour", query.get("colour", "flow"), get_args(Colour))),
    )


def _read_measure(query: QueryParams) -> Measure:
    return cast("Measure", _one_of("measure", query.get("measure", "sightings"), get_args(Measure)))


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


def read_mark(query: QueryParams) -> Spot:
    """Return which mark of the map is asked for: a place's key, a box, a way by its ends' keys, or None for no place.

    Raises UsageError where it is not exactly one of the four.
    """
    given = [word for word in MARK_WORDS if word in query]
    if len(given) != 1:
        msg = "say whose movements: one of place=KEY, bbox=west,south,east,north, way=FROM,TO,FLOW or unplaced=1"
        raise UsageError(msg)
    if given == ["unplaced"]:
        _one_of("unplaced", query["unplaced"], ("1",))
        return None
    if given == ["way"]:
        return _read_way(query["way"])
    return query["place"] if given == ["place"] else read_bbox(query["bbox"])


def _read_way(text: str) -> Way:
    parts = text.split(",")
    if len(parts) != len(Way._fields):
        msg = "way is not two places and a flow; give way=FROM,TO,FLOW, such as p000001,p000002,in"
        raise UsageError(msg)
    return Way(parts[0], parts[1], _one_of("the flow of a way", parts[2], FLOWS))


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
