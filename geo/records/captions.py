"""What stands beneath a picture of the map: when, told by whom, how much, and how far it may be shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from geo.model import Tlp
from geo.records.engine import compiled
from geo.records.mapping import shown
from geo.records.predicates import Shape, passing

if TYPE_CHECKING:
    from datetime import date

    from geo.records.filters import Filters
    from geo.records.mirror import Mirror

_STRICTNESS: Final = {each.value: rank for rank, each in enumerate(Tlp)}
MOST_SOURCES: Final = 6


class Caption(NamedTuple):
    """What the map shows in all: `tlp` is the strictest mark of any sighting, `sources` the most frequent ones."""

    sightings: int
    movements: int
    reports: int
    undated: int
    sample: bool
    first_day: date | None
    last_day: date | None
    tlp: str | None
    sources: tuple[str, ...]
    more_sources: int


def caption(mirror: Mirror, filters: Filters) -> Caption:
    """Return what stands beneath a picture of what the map shows for these filters."""
    shape, values = shown(filters)
    sightings, movements, reports, undated, sample, first, last = mirror.run(compiled(_sums, shape), values)[0]
    marks = [row[0] for row in mirror.run(compiled(_marks, shape), values)]
    named = [row[0] for row in mirror.run(compiled(_sources, shape), values) if row[0]]
    return Caption(
        sightings, movements, reports, undated, bool(sample), first, last,
        max(marks, key=lambda mark: _STRICTNESS.get(mark, len(_STRICTNESS)), default=None),
        tuple(named[:MOST_SOURCES]), max(0, len(named) - MOST_SOURCES),
    )  # fmt: skip


def _sums(shape: Shape) -> Any:
    rows = passing(shape)
    return rows.aggregate(
        sightings=rows.count(),
        movements=rows.movement_no.nunique(),
        reports=rows.report_no.nunique(),
        undated=rows.count(where=rows.counted_on.isnull()),
        sample=rows.count(where=rows["sample"]),
        first=rows.counted_on.min(),
        last=rows.counted_on.max(),
    )


def _marks(shape: Shape) -> Any:
    return passing(shape).select("tlp").distinct()


def _sources(shape: Shape) -> Any:
    rows = passing(shape)
    found = rows.group_by("source").aggregate(n=rows.count())
    return found.order_by([found.n.desc(), found.source.asc()])
