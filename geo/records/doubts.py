"""What waits for an analyst: place names in doubt, with the rows in which they stand, and rows held otherwise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from geo.model import GeocodeStatus, Place, PlaceKind, Status
from geo.places.spelling import plain
from geo.records import queries
from geo.records.edits import get_sighting
from geo.records.filters import Filters
from geo.records.tables import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.records.database import Records
    from geo.records.mirror import Mirror

MOST_ROWS: Final = 20_000
"""Rows in review that are looked through at once; deciding makes room for the rest."""
OPEN: Final = frozenset({GeocodeStatus.AMBIGUOUS.value, GeocodeStatus.NOT_FOUND.value})
"""What a geocoder says of a name that is in doubt."""
_LOOKED_INTO: Final = 20
"""Rows of a name whose candidates are looked at; rows of one name were read with the same gazetteer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """One name as one source says it, in all rows that wait for it; `source` None is every source.

    `text` is the commonest writing of the name, `status` ambiguous or not_found; `rows` are pairs of sighting id and
    the place role that the name fills.
    """

    text: str
    source: str | None
    status: str
    rows: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """Return the plain form, in which two writings of the name are equal."""
        return plain(self.text)

    @property
    def sightings(self) -> tuple[str, ...]:
        """Return the sightings that wait for this name, each once."""
        return tuple(dict.fromkeys(sighting for sighting, _ in self.rows))

    def of_row(self, sighting_id: str) -> Doubt:
        """Return the doubt in one row alone."""
        return replace(self, rows=tuple(pair for pair in self.rows if pair[0] == sighting_id))


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """All that waits: `doubts`, names in most rows first; `others`, the sightings held for other reasons only.

    `more` tells that rows beyond `MOST_ROWS` wait too.
    """

    doubts: tuple[Doubt, ...]
    others: tuple[str, ...]
    more: bool


def waiting(mirror: Mirror, filters: Filters | None = None) -> Waiting:
    """Return what waits among the rows that pass the filters; their status is taken to be review."""
    asked = replace(filters or Filters(), status=(Status.REVIEW.value,))
    rows = list(_rows(mirror, asked))
    found: dict[tuple[str, str], list[tuple[str, str, str, str]]] = {}
    others = []
    for row in rows:
        open_roles = [role for role in ROLES if row[f"{role}_text"] and row[f"{role}_status"] in OPEN]
        for role in open_roles:
            text = row[f"{role}_text"]
            said = (row["sighting_id"], role, text, row[f"{role}_status"])
            found.setdefault((plain(text), row["source"]), []).append(said)
        if not open_roles:
            others.append(row["sighting_id"])
    listed = [_doubt(source, said) for (_, source), said in found.items()]
    rows_of = Counter[str]()
    for each in listed:
        rows_of[each.name] += len(each.sightings)
    listed.sort(key=lambda doubt: (-rows_of[doubt.name], doubt.name, -len(doubt.sightings), doubt.source or ""))
    return Waiting(doubts=tuple(listed), others=tuple(others), more=len(rows) == MOST_ROWS)


def every_source(doubt: Doubt, listed: Iterable[Doubt]) -> Doubt:
    """Return the doubt together with those of the same name by other sources."""
    same = [each for each in listed if each.name == doubt.name]
    return replace(doubt, source=None, rows=tuple(dict.fromkeys(pair for each in same for pair in each.rows)))


def candidates(records: Records, doubt: Doubt) -> list[Place]:
    """Return what the name could mean, as found when its rows were read; best first, each place once."""
    held: dict[tuple[str, float, float], Place] = {}
    for sighting_id, role in doubt.rows[:_LOOKED_INTO]:
        for said in get_sighting(records, sighting_id).get("candidates", {}).get(role, []):
            place = Place(**{**said, "kind": PlaceKind(said["kind"])})
            held.setdefault((place.name, place.lat, place.lon), place)
    return sorted(held.values(), key=lambda place: -place.confidence)


def _doubt(source: str, said: list[tuple[str, str, str, str]]) -> Doubt:
    writings = Counter(text for _, _, text, _ in said)
    return Doubt(
        text=max(writings, key=lambda text: (writings[text], text)),
        source=source,
        status=min(status for _, _, _, status in said),
        rows=tuple((sighting, role) for sighting, role, _, _ in said),
    )


def _rows(mirror: Mirror, filters: Filters) -> Iterator[dict[str, Any]]:
    held = queries.rows(mirror, filters, limit=MOST_ROWS, offset=0, order="sighting_id")
    names = ["sighting_id", "source", *(f"{role}_{end}" for role in ROLES for end in ("text", "status"))]
    yield from held.select(names).to_pylist()
