"""What waits for an analyst: place names in doubt, with the rows in which they stand, and rows held otherwise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from geo.model import Place, PlaceKind, Status
from geo.places.spelling import plain
from geo.records import queries
from geo.records.filters import Filters
from geo.records.numbering import Named, number_of
from geo.records.storing import OPEN
from geo.records.tables import ROLES, sighting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.records.database import Records
    from geo.records.mirror import Mirror

MOST_ROWS: Final = 20_000
"""Rows in review that are looked through at once; deciding makes room for the rest."""
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
class HeldRow:
    """A row that waits for another reason than a name, with what a list says of it."""

    sighting_id: str
    equipment: str
    count_min: int | None
    count_max: int | None
    count_qualifier: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """All that waits: `doubts`, names in most rows first; `others`, the rows held for other reasons only.

    `more` tells that rows beyond `MOST_ROWS` wait too.
    """

    doubts: tuple[Doubt, ...]
    others: tuple[HeldRow, ...]
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
            others.append(HeldRow(**{name: row[name] for name in HeldRow.__slots__}))
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
    looked_into = doubt.rows[:_LOOKED_INTO]
    numbers = [number_of(Named.SIGHTING, name) for name, _ in looked_into]
    with records.read() as connection:
        chosen = sa.select(sighting.c.no, sighting.c.extra).where(sighting.c.no.in_(numbers))
        extras = {number: extra or {} for number, extra in connection.execute(chosen)}
    held: dict[tuple[str, float, float], Place] = {}
    for number, (_, role) in zip(numbers, looked_into, strict=True):
        for said in extras.get(number, {}).get("candidates", {}).get(role, []):
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
    names = [*HeldRow.__slots__, *(f"{role}_{end}" for role in ROLES for end in ("text", "status"))]
    yield from held.select(names).to_pylist()
