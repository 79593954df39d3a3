"""The suggestions that wait, as rows for a page or a script: two sightings, a probability, and what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from geo.counts.duplicate_weights import LIKELY
from geo.counts.duplicates import Kind
from geo.counts.likeness import EVIDENCE, evidence
from geo.model import Status
from geo.records.engine import SIGHTINGS, compiled, value
from geo.records.listing import with_ids
from geo.records.numbering import Named, public_id
from geo.records.pending import pending
from geo.records.predicates import Shape, asked, passing
from geo.records.suggestion_reasons import Reason, reasons
from geo.records.telling_columns import read_kinds, read_tellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records.filters import Filters
    from geo.records.mirror import Mirror

_WORDS: Final = {Kind.SAME: "same", Kind.LEG: "leg", Kind.ROLLUP: "rollup"}
_EITHER: Final = (Status.ACCEPTED.value, Status.REVIEW.value)
_LISTED: Final = """
SELECT a_no, b_no, score, kind, movement_a, movement_b FROM suggested
WHERE a_no IN (SELECT sighting_no FROM chosen) OR b_no IN (SELECT sighting_no FROM chosen)
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """Two sightings that may tell of one movement; `score` is the probability of it.

    `kind` same, leg or rollup; of a roll-up, `a` is the total and `b` a part. `row_a` and `row_b` are flat rows as of
    `queries.rows`. `likely` ones are nearly sure, others only probable.
    """

    a: str
    b: str
    movement_a: str
    movement_b: str
    kind: str
    score: float
    reasons: tuple[Reason, ...]
    row_a: dict[str, Any]
    row_b: dict[str, Any]

    @property
    def likely(self) -> bool:
        """Tell whether it is nearly sure."""
        return self.score >= LIKELY

    @property
    def differences(self) -> tuple[Reason, ...]:
        """Return what the two say differently."""
        return tuple(each for each in self.reasons if each.speaks == "against")

    def as_answer(self) -> dict[str, object]:
        """Return the suggestion as the command line's JSON."""
        return {
            "a": self.a,
            "b": self.b,
            "score": round(self.score, 3),
            "kind": self.kind,
            "likely": self.likely,
            "movement_a": self.movement_a,
            "movement_b": self.movement_b,
            "reasons": [each.as_answer() for each in self.reasons],
        }


def count_suggestions(mirror: Mirror, filters: Filters) -> int:
    """Return how many suggestions wait of which either sighting passes the filters."""
    found = _found(mirror, filters, "SELECT count(*) FROM (", ")", {})
    return int(found[0][0])


def suggestions(mirror: Mirror, filters: Filters, limit: int = 50, offset: int = 0) -> list[Suggestion]:
    """Return suggestions of which either sighting passes the filters, the surest first; one a pair of movements.

    Without a status in the filters, sightings that are accepted and those in review are meant.
    """
    page = {"limit": max(0, limit), "offset": max(0, offset)}
    order = " ORDER BY score DESC, a_no, b_no LIMIT $limit OFFSET $offset"
    found = _found(mirror, filters, "", order, page)
    return _suggestions(mirror, found)


def _found(mirror: Mirror, filters: Filters, before: str, after: str, more: dict[str, Any]) -> list[tuple[Any, ...]]:
    pending(mirror)
    wanted = filters if filters.status else replace(filters, status=_EITHER)
    shape, values = asked(wanted)
    sql = f"WITH chosen AS ({compiled(_chosen, shape)}) {before}{_LISTED}{after}"
    return mirror.run(sql, values | more)


def _chosen(shape: Shape) -> Any:
    return passing(shape).select("sighting_no")


def _suggestions(mirror: Mirror, found: Sequence[tuple[Any, ...]]) -> list[Suggestion]:
    if not found:
        return []
    numbers = sorted({number for row in found for number in row[:2]})
    rows = {row["sighting_id"]: row for row in mirror.run_arrow(compiled(_rows), {"numbers": numbers}).to_pylist()}
    tellings = read_tellings(mirror, numbers)
    at = {int(number): place for place, number in enumerate(tellings.number)}
    one = np.array([at[row[0]] for row in found], dtype=np.int64)
    other = np.array([at[row[1]] for row in found], dtype=np.int64)
    table = evidence(tellings, read_kinds(), one, other)
    together = tellings.together[one] == tellings.together[other]
    made = []
    for row, weights, breath in zip(found, table, together, strict=True):
        a, b = public_id(Named.SIGHTING, row[0]), public_id(Named.SIGHTING, row[1])
        kind = _WORDS[Kind(row[3])]
        held = {name for name, weight in zip(EVIDENCE, weights, strict=True) if weight}
        made.append(
            Suggestion(
                a=a,
                b=b,
                movement_a=public_id(Named.MOVEMENT, row[4]),
                movement_b=public_id(Named.MOVEMENT, row[5]),
                kind=kind,
                score=row[2],
                reasons=reasons(kind, held, rows[a], rows[b], one_breath=bool(breath)),
                row_a=rows[a],
                row_b=rows[b],
            )
        )
    return made


def _rows() -> Any:
    wanted = SIGHTINGS.sighting_no.isin(value("numbers", "array<int32>").unnest())
    return with_ids(SIGHTINGS.filter(wanted))
