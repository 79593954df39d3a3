"""Kordon's own routes beside Streamlit's, in one process and port.

`/api` answers the map's script (see `geo.server.api`); `/vendor` serves scripts, styles and the base map; `/healthz`
tells that the process serves. Nothing is cross-origin, and no route reads a path or SQL from a user.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse
from starlette.routing import Route

import geo
from geo.errors import KordonError
from geo.records import shared
from geo.server import api, vendor
from geo.server.answers import HEADERS, failure

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute


def healthz(_: Request) -> Response:
    """Answer that the process serves; it says nothing of what is held."""
    return JSONResponse({"status": "ok", "version": geo.__version__}, headers={**HEADERS, "Cache-Control": "no-store"})


def nothing_here(_: Request) -> Response:
    """Answer that Kordon has no such route; without this the page itself would be the answer, with status 200."""
    return failure(404, "Kordon has no such route; the map asks /api/grid, /api/places and /api/movements")


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """Warm what the first page needs while the server already listens; close the records when it ends."""
    warming = asyncio.create_task(asyncio.to_thread(warm))
    try:
        yield
    finally:
        await warming
        await asyncio.to_thread(shared.close)


def warm() -> None:
    """Open base map, gazetteer, areas and mirror. What cannot be opened is said by the page that needs it."""
    from geo.places.areas import open_areas  # noqa: PLC0415 - slow imports belong in this thread
    from geo.places.offline import open_geocoder  # noqa: PLC0415 - slow imports belong in this thread
    from geo.records.columns import columns_of  # noqa: PLC0415 - slow imports belong in this thread

    for step in (vendor.base_json, open_geocoder, open_areas, lambda: columns_of(shared.mirror())):
        try:
            step()
        except KordonError:
            continue


routes: Final[list[BaseRoute]] = [
    Route("/healthz", healthz),
    Route("/api/grid", api.grid),
    Route("/api/places", api.places),
    Route("/api/movements", api.movements),
    Route("/api/days", api.days),
    Route("/api/caption", api.caption),
    Route("/api/find", api.find),
    Route("/api/overlays", api.overlays),
    Route("/api/overlay", api.overlay),
    Route("/vendor/leaflet/{name:path}", vendor.leaflet),
    Route("/vendor/kordon/{name:path}", vendor.kordon),
    Route("/api/{rest:path}", nothing_here),
    Route("/vendor/{rest:path}", nothing_here),
]
