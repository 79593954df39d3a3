"""Read the team rules in force by plain SQL, without SQLAlchemy: the command line's `geocode` must answer at once."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from geo.errors import DatabaseError
from geo.model import Place, PlaceKind
from geo.places.homes import home_regions
from geo.places.rules import PlaceRule, PlaceRules, RuleKey
from geo.places.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SQL: Final = """
SELECT r.no, r.text, r.country, r.admin1, r.source, r.method,
    p.name, p.kind, p.country, p.admin1, p.lat, p.lon, p.radius_m
FROM place_rule r LEFT JOIN place p ON p.no = r.place_no WHERE r.revoked_at IS NULL ORDER BY r.no
"""

HOMES_SQL: Final = """
SELECT s.name, p.country, p.admin1, count(*) FROM
    (SELECT report_no, place_no FROM sighting WHERE live AND status = 'accepted' AND place_no IS NOT NULL
     ORDER BY no DESC LIMIT 20000) AS seen
JOIN report r ON r.no = seen.report_no JOIN source s ON s.no = r.source_no JOIN place p ON p.no = seen.place_no
WHERE p.kind NOT IN ('country', 'admin1', 'admin2') GROUP BY s.name, p.country, p.admin1
"""
"""The latest accepted sightings tell where the sources report from: enough of them, and read in some milliseconds."""


def rules_of(rows: Iterable[Sequence[Any]], counted: Iterable[Sequence[Any]] = ()) -> PlaceRules:
    """Return the rules in the rows of `SQL`, with the sources' home regions by those of `HOMES_SQL`."""
    return PlaceRules(map(_rule_of, rows), home_regions((str(row[0]), row[1], row[2], row[3]) for row in counted))


def read_rules(url: str, *, homes: bool = True) -> PlaceRules:
    """Return the rules in force in the record database at `url`; none where there is no such file.

    With `homes`, the sources' home regions too: only who names sources needs them.

    The database is never made or changed. Raises DatabaseError, with the mend, where it cannot be read.
    """
    if not url.startswith("sqlite:///"):
        return _read_shared(url)
    path = Path(url.removeprefix("sqlite:///")).expanduser()
    if not path.is_file():
        return PlaceRules()
    # In a folder where nobody may write there is no log to follow, and no lock file can be made.
    alone = not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    try:
        return _read_file(path, "immutable=1" if alone else "mode=ro", homes=homes)
    except sqlite3.Error as error:
        msg = f"The team's rules in {path} cannot be read ({error}); mend the file, or answer without them: --no-rules"
        raise DatabaseError(msg) from error


def _read_file(path: Path, how: str, *, homes: bool) -> PlaceRules:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True, timeout=5.0)) as database:
        held = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'place_rule'").fetchone()[0]
        return rules_of(database.execute(SQL), database.execute(HOMES_SQL) if homes else ()) if held else PlaceRules()


def _read_shared(url: str) -> PlaceRules:
    from geo.records.database import open_records  # noqa: PLC0415 - only a shared database needs SQLAlchemy
    from geo.records.place_rules import rules_in_force  # noqa: PLC0415 - as above

    with open_records(url, read_only=True) as records:
        return rules_in_force(records)


def _rule_of(row: Sequence[Any]) -> PlaceRule:
    number, text, country, admin1, source, method, name, kind, its_country, its_admin1, lat, lon, radius_m = row
    place = None
    if name is not None:
        place = Place(
            name=name,
            kind=PlaceKind(kind),
            country=its_country,
            admin1=its_admin1,
            lat=lat,
            lon=lon,
            radius_m=radius_m,
            confidence=1.0,
            method=method or "",
            text=text,
        )
    # The plain form is worked out anew: what makes two spellings equal may differ between versions of Kordon.
    key = RuleKey(name=plain(text), country=country, admin1=admin1, source=source)
    return PlaceRule(rule_id=f"t{number:04d}", key=key, place=place)
