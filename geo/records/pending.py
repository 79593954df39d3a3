"""The suggestions that wait for a person, and what would be counted if every one of them were accepted.

They are worked out in the mirror when first asked for, and again when something changed. Pairs of one movement, and
pairs of two movements between which a decision stands, a split too, are not asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa
import sqlalchemy as sa

from geo.counts.duplicates import Kind, Pairs, suggest
from geo.counts.grouping import acceptable, components
from geo.counts.tellings import Tellings  # noqa: TC001 - dataclass field types are read at run time
from geo.counts.wordings import alike_words
from geo.records.flat import FLAT
from geo.records.tables import report
from geo.records.telling_columns import read_kinds, read_tellings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.records.mirror import Mirror

_APART: Final = """
    SELECT least(a.movement_no, b.movement_no) AS low, greatest(a.movement_no, b.movement_no) AS high
    FROM held_decision d
    JOIN sightings a ON a.sighting_no = d.a_no
    JOIN sightings b ON b.sighting_no = d.b_no
    WHERE d.revoked_at IS NULL AND d.kind IN ('different', 'rollup', 'split')
"""
"""Movements between which a decision stands."""
_ASKED: Final = f"""
CREATE OR REPLACE TABLE suggested AS
WITH decided AS ({_APART}), told AS (
    SELECT p.*, a.movement_no AS movement_a, b.movement_no AS movement_b,
        a.equipment_class = b.equipment_class AS of_class
    FROM raw_pairs p
    JOIN sightings a ON a.sighting_no = p.a_no
    JOIN sightings b ON b.sighting_no = p.b_no
    WHERE a.movement_no <> b.movement_no
)
SELECT a_no, b_no, score, kind, movement_a, movement_b FROM told
ANTI JOIN decided
    ON low = least(movement_a, movement_b) AND high = greatest(movement_a, movement_b)
QUALIFY row_number() OVER (
    PARTITION BY kind = 2, CASE WHEN kind = 2 THEN a_no ELSE least(movement_a, movement_b) END,
        CASE WHEN kind = 2 THEN movement_b ELSE greatest(movement_a, movement_b) END
    ORDER BY score DESC, of_class DESC, a_no, b_no
) = 1
"""  # noqa: S608 - fixed names
_NOTHING_ASKED: Final = """
CREATE OR REPLACE TABLE suggested (a_no INTEGER, b_no INTEGER, score DOUBLE, kind TINYINT, movement_a INTEGER,
    movement_b INTEGER)
"""
_ACCEPTED: Final = {
    "movement_no": "-i.into_no",  # below nought, so that no query takes it for a movement as it stands
    "leg": "i.into_leg * 1000 + s.leg",
    "first_day": "d.into_first",
    "last_day": "d.into_day",
    "counted_on": "d.into_day",
    "sole": "false",
}
"""What of a sighting would be another if all were accepted."""
_IF_ACCEPTED: Final = f"""
CREATE OR REPLACE TABLE pending_sightings AS
WITH spans AS (
    SELECT i.into_no, i.into_leg, s.movement_no, any_value(s.first_day) AS first_day, any_value(s.last_day) AS last_day
    FROM joined i JOIN sightings s USING (movement_no) GROUP BY ALL
), bounds AS (
    SELECT into_no, into_leg, max(first_day) AS inner_first, min(last_day) AS inner_last,
        min(first_day) AS outer_first, max(last_day) AS outer_last, count(*) = count(last_day) AS every_last
    FROM spans WHERE first_day IS NOT NULL OR last_day IS NOT NULL GROUP BY ALL
), days AS (
    SELECT into_no, max(CASE
        WHEN inner_first > inner_last THEN coalesce(CASE WHEN every_last THEN outer_last END, outer_first)
        ELSE coalesce(inner_last, inner_first) END) AS into_day, min(CASE
        WHEN inner_first > inner_last THEN coalesce(outer_first, outer_last)
        ELSE coalesce(inner_first, inner_last) END) AS into_first
    FROM bounds GROUP BY into_no
), rolled AS (SELECT DISTINCT a_no AS sighting_no FROM suggested WHERE kind = 2)
SELECT {", ".join(f"s.{name}" for name in FLAT)}, false AS accepted FROM sightings s JOIN joined USING (movement_no)
UNION ALL
SELECT {", ".join(_ACCEPTED.get(name, f"s.{name}") for name in FLAT)}, true AS accepted
FROM sightings s
JOIN joined i USING (movement_no)
LEFT JOIN days d USING (into_no)
ANTI JOIN rolled USING (sighting_no)
"""  # noqa: S608 - fixed names


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Pending:
    """What waits at one state of the mirror: how many suggestions, and how many sightings they would touch.

    `tellings` and `pairs` are what it was worked out of: pairs of one movement, and those decided, still among them.
    `lows` keeps what `geo.records.bounds` worked out for the standing totals of each period.
    """

    suggestions: int
    sightings: int
    tellings: Tellings
    pairs: Pairs
    lows: dict[str, Any] = field(default_factory=dict)


def pending(mirror: Mirror) -> Pending:
    """Return what waits; the tables `suggested` and `pending_sightings` of the mirror then hold it."""
    return mirror.pending(_work_out)


def _work_out(mirror: Mirror, before: Pending | None) -> Pending:
    tellings = read_tellings(mirror)
    if before is not None and tellings.says_what(before.tellings):  # a decision changes what is asked, not what is said
        pairs = before.pairs
    else:
        pairs = suggest(tellings, read_kinds(), wording=_Words(mirror, tellings))
    cursor = mirror.cursor()
    if not len(pairs.one):
        cursor.execute(_NOTHING_ASKED)
        return Pending(suggestions=0, sightings=0, tellings=tellings, pairs=pairs)
    cursor.register("raw_pairs", _raw(tellings, pairs))
    cursor.execute("BEGIN")
    cursor.execute(_ASKED)
    cursor.unregister("raw_pairs")
    likeliest_first = "SELECT movement_a, movement_b, kind FROM suggested ORDER BY score DESC, a_no, b_no"
    asked = cursor.execute(likeliest_first).fetchnumpy()
    one, other, kind = (np.asarray(asked[name]).astype(np.int64) for name in ("movement_a", "movement_b", "kind"))
    apart = cursor.execute(_APART).fetchall()
    cursor.register("joined", _joined(one, other, kind, apart))
    cursor.execute(_IF_ACCEPTED)
    cursor.unregister("joined")
    touched = cursor.execute("SELECT count(*) FROM pending_sightings WHERE NOT accepted").fetchall()[0][0]
    cursor.execute("COMMIT")
    return Pending(suggestions=len(one), sightings=touched, tellings=tellings, pairs=pairs)


def _raw(tellings: Tellings, pairs: Pairs) -> pa.Table:
    """Return the pairs by the numbers of their sightings, the smaller first but for totals."""
    one, other = tellings.number[pairs.one], tellings.number[pairs.other]
    swap = (one > other) & (pairs.kind != Kind.ROLLUP)
    return pa.table(
        {
            "a_no": np.where(swap, other, one).astype(np.int32),
            "b_no": np.where(swap, one, other).astype(np.int32),
            "score": pairs.score,
            "kind": pairs.kind.astype(np.int8),
        }
    )


def _joined(
    a: NDArray[np.int64], b: NDArray[np.int64], kind: NDArray[np.int64], apart: list[tuple[int, int]]
) -> pa.Table:
    """Return the movement that each one touched would become a part of, and the leg that it would be.

    The likeliest suggestions come first; movements that are `apart` by a decision never become one by way of others.
    """
    ways = kind != Kind.ROLLUP
    movements = np.unique(np.concatenate([a, b[ways]]))
    one, other = np.searchsorted(movements, a[ways]), np.searchsorted(movements, b[ways])
    same = kind[ways] == Kind.SAME
    at = {number: place for place, number in enumerate(movements.tolist())} if apart else {}
    known = [(at[low], at[high]) for low, high in apart if low in at and high in at and low != high]
    together = acceptable(len(movements), one, other, known)
    one, other, same = one[together], other[together], same[together]
    into = components(len(movements), one, other)
    station = components(len(movements), one[same], other[same])
    # Legs are numbered within their movement in the order of their smallest members.
    order = np.lexsort((station, into))
    new_movement = np.ones(len(order), dtype=np.bool_)
    new_movement[1:] = into[order][1:] != into[order][:-1]
    new_station = new_movement.copy()
    new_station[1:] |= station[order][1:] != station[order][:-1]
    turn = np.cumsum(new_station)
    begins = np.maximum.accumulate(np.where(new_movement, turn, 0))
    leg = np.empty(len(movements), dtype=np.int64)
    leg[order] = turn - begins
    return pa.table(
        {
            "movement_no": movements.astype(np.int32),
            "into_no": movements[into].astype(np.int32),
            "into_leg": leg.astype(np.int32),
        }
    )


class _Words:
    """Tells of which pairs the reports have nearly the same words; texts are read for the pairs asked only."""

    def __init__(self, mirror: Mirror, tellings: Tellings) -> None:
        self._reports = tellings.report
        with mirror.records.read() as connection:
            chosen = sa.select(report.c.no).where(report.c.text.is_not(None))
            self._worded = np.array(connection.execute(chosen).scalars().all(), dtype=np.int64)
        self._mirror = mirror

    def __call__(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.bool_]:
        found = np.zeros(len(one), dtype=np.bool_)
        first, second = self._reports[one], self._reports[other]
        both = np.isin(first, self._worded) & np.isin(second, self._worded) & (first != second)
        if both.any():
            texts = self._texts(np.unique(np.concatenate([first[both], second[both]])).tolist())
            pairs = zip(first[both].tolist(), second[both].tolist(), strict=True)
            found[both] = alike_words([(texts[a], texts[b]) for a, b in pairs])
        return found

    def _texts(self, numbers: list[int]) -> dict[int, str]:
        held: dict[int, str] = {}
        with self._mirror.records.read() as connection:
            for start in range(0, len(numbers), _CHUNK):
                chosen = sa.select(report.c.no, report.c.text).where(report.c.no.in_(numbers[start : start + _CHUNK]))
                held.update({number: text or "" for number, text in connection.execute(chosen)})
        return held


_CHUNK: Final = 500
