"""What is asked of the mirror, in one place: every question takes the mirror and the filters."""

from __future__ import annotations

from geo.records.answers import (
    GROUPS,
    PERIODS,
    FlowRow,
    GridCell,
    Headline,
    MovementRow,
    PlaceRow,
    TotalRow,
)
from geo.records.flows import flows
from geo.records.listing import COLUMNS, count_rows, date_range, facets, headline, one_row, rows
from geo.records.mapping import area_counts, grid, places
from geo.records.movement_rows import count_movements, get_movement, movements
from geo.records.totals import totals

__all__ = [
    "COLUMNS",
    "GROUPS",
    "PERIODS",
    "FlowRow",
    "GridCell",
    "Headline",
    "MovementRow",
    "PlaceRow",
    "TotalRow",
    "area_counts",
    "count_movements",
    "count_rows",
    "date_range",
    "facets",
    "flows",
    "get_movement",
    "grid",
    "headline",
    "movements",
    "one_row",
    "places",
    "rows",
    "totals",
]
