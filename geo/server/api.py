"""The map's routes: JSON for what a signed token allows, in the box and at the zoom asked for."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from geo.errors import KordonError, MissingError, UsageError
from geo.maps.behind import behind_answer
from geo.maps.caption import caption_answer
from geo.maps.days import days_answer
from geo.maps.grid import grid_answer, places_answer
from geo.maps.token import TokenError
from geo.records import ledger, shared
from geo.records.overlays import list_overlays, overlay_document
from geo.server import finding
from geo.server.answers import answer_once, failure, tag
from geo.server.asked import (
    MARK_WORDS,
    MAX_OFFSET,
    MAX_OVERLAY,
    VIEW_WORDS,
    read_axis,
    read_filters,
    read_mark,
    read_view,
    read_whole,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from geo.maps.grid import View
    from geo.records.filters import Filters
    from geo.records.mirror import Mirror

    Route = Callable[[Request], Response]


def _refusing(route: Route) -> Route:
    """Say what the asker can mend, as a status and a message.

    401 no good token, 400 not understood, 404 no such place,
    503 no database, or a data file is missing or damaged.
    """

    @wraps(route)
    def answered(request: Request) -> Response:
        try:
            return route(request)
        except TokenError as error:
            return failure(401, str(error))
        except UsageError as error:
            return failure(400, str(error))
        except MissingError as error:
            return failure(404, str(error))
        except KordonError as error:
            return failure(503, str(error))

    return answered


@_refusing
def grid(request: Request) -> Response:
    """Answer with cells: `token`, `bbox`, `zoom`, and `measure`, `colour` where not the defaults."""
    return _map_answer(request, grid_answer)


@_refusing
def places(request: Request) -> Response:
    """Answer with places, or with cells where places are too many; asked as `grid`."""
    return _map_answer(request, places_answer)


def _map_answer(request: Request, make: Callable[[Mirror, Filters, View], object]) -> Response:
    filters = read_filters(request.query_params, *VIEW_WORDS)
    view = read_view(request.query_params)
    mirror = shared.mirror()
    return answer_once(request, tag(make.__name__, mirror.sequence, filters, view), lambda: make(mirror, filters, view))


@_refusing
def days(request: Request) -> Response:
    """Answer with the bars of a timeline: `measure`, and `first` and `last` day of its axis where not all days."""
    filters = read_filters(request.query_params, "measure", "first", "last")
    measure, first, last = read_axis(request.query_params)
    mirror = shared.mirror()
    return answer_once(
        request,
        tag("days", mirror.sequence, filters, measure, first, last),
        lambda: days_answer(mirror, filters, measure=measure, first=first, last=last),
    )


@_refusing
def caption(request: Request) -> Response:
    """Answer with what stands beneath a picture of the map: period, sources, TLP mark, and when data last came in."""
    filters = read_filters(request.query_params)
    mirror = shared.mirror()

    def told() -> dict[str, object]:
        held = [batch.created_at for batch in ledger.batches(shared.records()) if not batch.undone]
        return caption_answer(mirror, filters, as_of=max(held, default=None))

    return answer_once(request, tag("caption", mirror.sequence, filters), told)


@_refusing
def overlays(request: Request) -> Response:
    """Answer with the overlays of the map: `no`, `name` and number of shapes of each."""
    read_filters(request.query_params)
    held = list_overlays(shared.records())
    told = [{"no": each.no, "name": each.name, "shapes": each.shapes} for each in held]
    return answer_once(request, tag("overlays", told), lambda: {"overlays": told})


@_refusing
def overlay(request: Request) -> Response:
    """Answer with the shapes of the overlay `no`, as GeoJSON."""
    read_filters(request.query_params, "no")
    number = read_whole("no", request.query_params.get("no", ""), MAX_OVERLAY)
    document = overlay_document(shared.records(), number)
    return answer_once(request, tag("overlay", number, len(document)), document.encode)


@_refusing
def find(request: Request) -> Response:
    """Answer with the places that `text`, a name or coordinates, may mean."""
    return finding.find(request)


@_refusing
def movements(request: Request) -> Response:
    """Answer with the movements behind a mark (`place`, `bbox`, `unplaced=1` or `way`), from `offset` on."""
    filters = read_filters(request.query_params, *MARK_WORDS, "offset")
    spot = read_mark(request.query_params)
    offset = read_whole("offset", request.query_params.get("offset", "0"), MAX_OFFSET)
    mirror = shared.mirror()
    return answer_once(
        request,
        tag("movements", mirror.sequence, filters, spot, offset),
        lambda: behind_answer(mirror, filters, spot, offset=offset),
    )
