"""Compile Ibis expressions to DuckDB's SQL, once for each shape of filter; values are always bound, never spliced.

An expression is written with named places for its values (`value("date_from")`). What it compiles to depends only on
which filters are set and with how many values, so it is kept and found again by that shape: compiling takes 10-30 ms,
finding it again a few microseconds.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import ibis
import sqlglot.expressions as sge
from ibis.backends.sql.compilers import DuckDBCompiler

from geo.records.flat import FLAT

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_MARK: Final = "\x02value:"
"""Begins the stand-in of a value; it is compared with whole literals only, and none of ours begins so."""
_IBIS: Final = {
    "INTEGER": "int32",
    "BOOLEAN": "boolean",
    "VARCHAR": "string",
    "DOUBLE": "float64",
    "TIMESTAMP": "timestamp(6)",
    "DATE": "date",
}
SIGHTINGS: Final[Any] = ibis.table({name: _IBIS[kind] for name, kind in FLAT.items()}, name="sightings")
"""The flat table as an unbound Ibis table: the same expressions run on any engine that holds it."""

PENDING: Final[Any] = ibis.table(
    {name: _IBIS[kind] for name, kind in (FLAT | {"accepted": "BOOLEAN"}).items()}, name="pending_sightings"
)
"""The sightings that suggestions touch as an unbound Ibis table: once as they stand, and once as they would stand if
every suggestion were accepted (`accepted`). `geo.records.pending` keeps it."""

_PLACE: Final = ibis.table(
    dict.fromkeys(("no",), "int32")
    | dict.fromkeys(("name", "country", "admin1", "kind"), "string")
    | dict.fromkeys(("lat", "lon", "radius_m", "border_km"), "float64"),
    name="held_place",
)
PLACES: Final[Any] = _PLACE.rename(place_no="no", place_kind="kind")
"""The places of the mirror; their columns are called as in the flat table, for what only looks at places."""


def value(name: str, kind: str = "string") -> Any:
    """Return the place of a value in an expression, bound when the query runs; `kind` is its Ibis type."""
    stand_in = ibis.literal(f"{_MARK}{name}")
    return stand_in if kind == "string" else stand_in.cast(kind)


def sql_of(expression: Any) -> str:
    """Return an expression as DuckDB's SQL with a named parameter ($name) in each value's place."""
    tree = DuckDBCompiler().to_sqlglot(expression)
    return str(tree.transform(_placed).sql("duckdb"))


def _placed(node: sge.Expression) -> sge.Expression:
    if isinstance(node, sge.Literal) and node.is_string and node.this.startswith(_MARK):
        return sge.Placeholder(this=node.this.removeprefix(_MARK))
    return node


@lru_cache(maxsize=512)
def compiled(build: Callable[..., Any], *shape: Hashable) -> str:
    """Return the SQL of `build(*shape)`, compiled at the first call with this shape."""
    return sql_of(build(*shape))
