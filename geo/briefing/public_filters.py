"""Filters as they may be asked and written down of what leaves: no corner of them is finer than a public cell."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.briefing.cells import cell_at, widened
from geo.briefing.screening import screen_text

if TYPE_CHECKING:
    from geo.records.filters import Filters

_PLACED: Final = frozenset({"bbox", "within"})


def public_filters(filters: Filters, cell_km: float) -> Filters:
    """Return the filters with boxes made wider to whole cells, shapes with corners of cells, and whole kilometres."""
    if filters.bbox is not None:
        filters = replace(filters, bbox=widened(filters.bbox, cell_km))
    if filters.within:
        filters = _coarse_shape(filters, cell_km)
    if filters.near_border is not None:
        filters = replace(filters, near_border=float(math.ceil(filters.near_border)))
    return filters


def _coarse_shape(filters: Filters, cell_km: float) -> Filters:
    """Return the filters with the corners of the shape moved to the middles of their cells; a box if it collapses."""
    import shapely  # noqa: PLC0415 - slow to import, and wanted only where a shape is

    cells = [cell_at(lat, lon, cell_km) for lat, lon in filters.within]
    corners = tuple(dict.fromkeys((each.lat, each.lon) for each in cells))
    shape = shapely.Polygon([(lon, lat) for lat, lon in corners]) if len(corners) > 2 else None  # noqa: PLR2004 - a triangle
    if shape is not None and shape.is_valid and shape.area:
        return replace(filters, within=corners)
    box = (
        min(each.west for each in cells), min(each.south for each in cells),
        max(each.east for each in cells), max(each.north for each in cells),
    )  # fmt: skip
    mine = filters.bbox
    if mine is not None:  # both hold: what lies in the shape's box and in the box that was asked for
        box = (max(box[0], mine[0]), max(box[1], mine[1]), max(box[0], min(box[2], mine[2])),
               max(box[1], min(box[3], mine[3])))  # fmt: skip
    return replace(filters, within=(), bbox=box)


def public_words(filters: Filters, cell_km: float) -> dict[str, str]:
    """Return public filters as words that may be written into a file: positions and personal data taken out."""
    return {
        word: text if word in _PLACED else screen_text(word, text, cell_km).text or ""
        for word, text in filters.to_words().items()
    }
