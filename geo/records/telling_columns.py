"""The sightings of the mirror as the columns that `geo.counts` compares."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa

from geo.counts.tellings import Kinds, Spots, Tellings
from geo.model import AREA_KINDS, PlaceKind, ReportKind, Status
from geo.places.corridors import open_corridors
from geo.records.tables import ROLES
from geo.reports.equipment.lexicon import open_lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records.mirror import Mirror

_COMPARED: Final = (ReportKind.OBSERVATION.value, ReportKind.SUMMARY.value, ReportKind.CLAIM.value)
_STATUSES: Final = (Status.ACCEPTED.value, Status.REVIEW.value)
_GENERAL: Final = frozenset({"vehicle_unspecified", "convoy", "train", "wagon", "personnel", "other"})
"""Classes that leave open what it is, or say on what it came; they can be any other one."""
_BEARS: Final = r"(?:\bno\.?|\bnr\.?|№|#)\s*(\d{1,5})"
_AREAS: Final = ", ".join(f"'{kind.value}'" for kind in sorted(AREA_KINDS - {PlaceKind.COUNTRY}))


def _code(column: str) -> str:
    """Return SQL for a whole number that stands for a word, 0 where there is none."""
    return f"CASE WHEN {column} IS NULL THEN 0 ELSE (hash({column}) >> 2)::BIGINT + 1 END"


def _day(column: str) -> str:
    return f"date_diff('day', DATE '1970-01-01', {column}::DATE)::DOUBLE"


def _spot(role: str) -> dict[str, str]:
    bare = "" if role == "place" else f"{role}_"
    closely = f"WHEN {role}_kind = 'country' THEN 3 WHEN {role}_kind IN ({_AREAS}) THEN 2 ELSE 1"
    return {
        "lat": f"{bare}lat",
        "lon": f"{bare}lon",
        "radius_km": f"coalesce({bare}radius_m, 3000) / 1000",
        "level": f"CASE WHEN {bare}lat IS NULL THEN 0 {closely} END",
        "country": _code(f"{bare}country"),
        "admin1": _code(f"{bare}admin1"),
        "text": _code(f"lower(trim({role}_text))"),
    }


_BREATH: Final = "report_no, place_text, origin_text, destination_text, observed_from, observed_to"
_WHOLE: Final = {
    "number": "sighting_no",
    "movement": "movement_no",
    "report": "report_no",
    "link": _code("url"),
    "source": _code("lower(source)"),
    "together": f"(hash({_BREATH}) >> 2)::BIGINT",
    "kind": "coalesce(k.row, 0)",
    "equipment_class": _code("equipment_class"),
    "unit": _code("unit"),
    "named": f"coalesce(try_cast(nullif(regexp_extract(lower(s.equipment), '{_BEARS}', 1), '') AS BIGINT), 0)",
    "affiliation": _code("affiliation"),
    "flow": "CASE WHEN flow IN ('in', 'out') THEN (hash(flow) >> 2)::BIGINT ELSE 0 END",
    "mode": _code("mode"),
}
_TRUTH: Final = {"summary": "report_kind = 'summary'", "air": "unit = 'aircraft'"}
_REAL: Final = {
    "low": "count_min",
    "high": "count_max",
    "first": _day("observed_from"),
    "last": _day("observed_to"),
    "published": _day("published"),
}


def read_tellings(mirror: Mirror, numbers: Sequence[int] | None = None) -> Tellings:
    """Return the sightings that can be compared, in the order of their numbers; with `numbers`, of these only.

    Those are observations, claims and summaries that are accepted or wait in review.
    """
    cursor = mirror.cursor()
    cursor.register("equipment_kinds", _kind_rows(cursor))
    parts = [f"({sql})::BIGINT AS {name}" for name, sql in _WHOLE.items()]
    parts += [f"({sql})::BOOLEAN AS {name}" for name, sql in _TRUTH.items()]
    parts += [f"coalesce(({sql})::DOUBLE, 'nan'::DOUBLE) AS {name}" for name, sql in _REAL.items()]
    for role in ROLES:
        for name, sql in _spot(role).items():
            kind = "DOUBLE" if name in {"lat", "lon", "radius_km"} else "BIGINT"
            fallback = "'nan'::DOUBLE" if kind == "DOUBLE" else "0"
            parts.append(f"coalesce(({sql})::{kind}, {fallback}) AS {role}_{name}")
    asked: dict[str, object] = {"statuses": list(_STATUSES), "kinds": list(_COMPARED)}
    chosen = "list_contains($statuses, status) AND list_contains($kinds, report_kind)"
    if numbers is not None:
        chosen, asked = "list_contains($numbers, sighting_no)", {"numbers": list(numbers)}
    found = cursor.execute(
        f"SELECT {', '.join(parts)} FROM sightings s LEFT JOIN equipment_kinds k ON k.equipment = s.equipment "  # noqa: S608 - fixed names
        f"WHERE {chosen} ORDER BY sighting_no",
        asked,
    ).fetchnumpy()
    columns: dict[str, Any] = {name: np.asarray(values) for name, values in found.items()}
    for role in ROLES:
        own = {name: columns.pop(f"{role}_{name}") for name in _spot(role)}
        columns[role] = Spots(**own, corridors=open_corridors().passing(own["lat"], own["lon"]))
    return Tellings(**columns)


def _kind_rows(cursor: Any) -> pa.Table:
    """Return the kind, as a row of `read_kinds`, of each equipment that sightings name."""
    lexicon = open_lexicon()
    rows = _rows_of_kinds()
    names = [name for (name,) in cursor.execute("SELECT DISTINCT equipment FROM sightings").fetchall()]
    found = [lexicon.classify(name) for name in names]
    return pa.table(
        {
            "equipment": pa.array(names, pa.string()),
            "row": pa.array([rows[each.id] if each else 0 for each in found], pa.int64()),
        }
    )


@lru_cache(maxsize=1)
def _rows_of_kinds() -> dict[str, int]:
    return {kind.id: row for row, kind in enumerate(open_lexicon().kinds(), start=1)}


@lru_cache(maxsize=1)
def read_kinds() -> Kinds:
    """Return which kinds of the lexicon can be the same; row 0 is what the lexicon does not know."""
    lexicon = open_lexicon()
    rows = _rows_of_kinds()
    size = len(rows) + 1
    alike = np.zeros((size, size), dtype=np.bool_)
    general = np.zeros(size, dtype=np.bool_)
    general[0] = True
    for kind in lexicon.kinds():
        general[rows[kind.id]] = kind.equipment_class in _GENERAL
        for name in lexicon.lineage(kind):
            alike[rows[kind.id], rows[name]] = alike[rows[name], rows[kind.id]] = True
    return Kinds(alike=alike, general=general)
