"""Place names that wait for an analyst: what each could mean, in which reports it stands, and the decision on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from geo.model import AREA_KINDS, GeocodeStatus, Place, PlaceKind, Status, Toponym
from geo.records import queries
from geo.records.edits import get_sighting, update_sightings
from geo.records.filters import Filters
from geo.records.tables import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.records.database import Records
    from geo.records.mirror import Mirror

MOST_ROWS: Final = 20_000
"""Rows in review that are looked through at once; deciding makes room for the rest."""
_QUOTED: Final = 30
"""Letters of a quoted name by which a reason is known as its own; a long name is quoted in part."""
_OPEN: Final = frozenset({GeocodeStatus.AMBIGUOUS.value, GeocodeStatus.NOT_FOUND.value})


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """One name as one source says it, in all rows that wait for it.

    `status` is ambiguous or not_found; `rows` are pairs of sighting id and the place role that the name fills.
    """

    text: str
    source: str
    status: str
    rows: tuple[tuple[str, str], ...]

    @property
    def sightings(self) -> tuple[str, ...]:
        """Return the sightings that wait for this name, each once."""
        return tuple(dict.fromkeys(sighting for sighting, _ in self.rows))


def doubts(mirror: Mirror) -> list[Doubt]:
    """Return the names that wait, those in most rows first."""
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for row in _waiting(mirror):
        for role in ROLES:
            text, status = row[f"{role}_text"], row[f"{role}_status"]
            if text and status in _OPEN:
                found.setdefault((text, row["source"]), []).append((row["sighting_id"], role, status))
    listed = [
        Doubt(
            text=text,
            source=source,
            status=max(status for _, _, status in rows),
            rows=tuple((sighting, role) for sighting, role, _ in rows),
        )
        for (text, source), rows in found.items()
    ]
    return sorted(listed, key=lambda doubt: (-len(doubt.sightings), doubt.text, doubt.source))


def candidates(records: Records, doubt: Doubt) -> list[Place]:
    """Return what the name could mean, as found when its rows were read; best first, each place once."""
    held: dict[tuple[str, float, float], Place] = {}
    for sighting_id, role in doubt.rows:
        for said in get_sighting(records, sighting_id).get("candidates", {}).get(role, []):
            place = Place(**{**said, "kind": PlaceKind(said["kind"])})
            held.setdefault((place.name, place.lat, place.lon), place)
    return sorted(held.values(), key=lambda place: -place.confidence)


def decide(records: Records, doubt: Doubt, place: Place | None, who: str | None = None) -> int:
    """Give the name its place in all its rows; None says that it is no place. Return how many rows changed.

    A row in which nothing else is in doubt is accepted. All rows are changed in one transaction, or none.
    Raises UsageError and MissingError where a row was changed or undone meanwhile.
    """
    edits = {sighting: _edit(records, sighting, doubt, place) for sighting in doubt.sightings}
    return len(update_sightings(records, edits, who))


def _waiting(mirror: Mirror) -> Iterator[dict[str, Any]]:
    held = queries.rows(mirror, Filters(status=(Status.REVIEW.value,)), limit=MOST_ROWS, offset=0, order="sighting_id")
    names = ["sighting_id", "source", *(f"{role}_{end}" for role in ROLES for end in ("text", "status"))]
    yield from held.select(names).to_pylist()


def _edit(records: Records, sighting_id: str, doubt: Doubt, place: Place | None) -> dict[str, Any]:
    row = get_sighting(records, sighting_id)
    decided = [role for sighting, role in doubt.rows if sighting == sighting_id]
    waiting = [role for role in ROLES if row[f"{role}_text"] and row[f"{role}_status"] in _OPEN]
    # Intake gives one reason a doubtful name; what is left over are doubts of another sort.
    reasons = (row["review_reasons"] or "").splitlines()
    left = [reason for reason in reasons if not reason.startswith(repr(doubt.text)[:_QUOTED])]
    changes: dict[str, Any] = {role: _toponym(doubt.text, place) for role in decided}
    if left or set(waiting) - set(decided):
        changes["review_reasons"] = tuple(left)
    else:
        changes["status"] = Status.ACCEPTED.value
    return changes


def _toponym(text: str, place: Place | None) -> Toponym | None:
    if place is None:
        return None
    status = GeocodeStatus.REGION if place.kind in AREA_KINDS else GeocodeStatus.RESOLVED
    return Toponym(text=text, place=place, status=status)
