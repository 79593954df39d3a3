"""What is asked of a geocoder, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from geo.model import GeocodeStatus, Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceQuery:
    """Ask where a name lies.

    `text` is verbatim. `country` (ISO2) and `admin1` (any spelling) are hints: strong, yet not certain.
    `near` is a (lat, lon) close to which the place is expected; `context` holds other place names of the
    same report; `kind` is set where the sentence says what sort of place it is; `home` is the region (ISO2, area) in
    which the source's sightings mostly lie.
    """

    text: str
    country: str | None = None
    admin1: str | None = None
    near: tuple[float, float] | None = None
    context: tuple[str, ...] = ()
    kind: PlaceKind | None = None
    home: tuple[str, str] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Geocoded:
    """Say what was found: `place` is the best guess, `candidates` all that remain possible, best first.

    An ambiguous answer has a best guess of low confidence; a region is a country or area, never a pin. `method`
    says which team rule decided, "" where none did.
    """

    status: GeocodeStatus
    place: Place | None = None
    candidates: tuple[Place, ...] = ()
    method: str = ""


NOT_FOUND = Geocoded(status=GeocodeStatus.NOT_FOUND)
"""The honest answer to a name that nothing is known of."""


class Geocoder(Protocol):
    """Anything that turns names into places; the offline one is the default."""

    def geocode(self, query: PlaceQuery) -> Geocoded:
        """Answer one query."""
        ...

    def geocode_many(self, queries: Sequence[PlaceQuery]) -> list[Geocoded]:
        """Answer queries of one report, in order; each may help to settle the others."""
        ...
