"""Team rules: what the analysts decided of a name, kept for the rows to come; made, listed and revoked.

A rule is made together with the rows that it decides (`geo.records.doubts`), in their transaction. Revoking it
changes no row: what it decided stays, later imports wait again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from geo.errors import MissingError, UsageError
from geo.places.rules import PlaceRules, RuleKey
from geo.places.spelling import plain
from geo.records.numbering import Named, next_number, number_of, public_id
from geo.records.placing import place_key, store_places
from geo.records.rules_in_force import HOMES_SQL, SQL, rules_of
from geo.records.tables import ROLES, place, place_rule
from geo.records.trail import record

if TYPE_CHECKING:
    from geo.model import Place
    from geo.records.database import Records
    from geo.records.mirror import Mirror

MADE, REVOKED = "place rule", "revoke place rule"
"""What the trail calls the making and the revoking of a rule."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamRule:
    """A rule as the ledger holds it; times are UTC. `place` is the place's name, None: the name is no place.

    `country` and `admin1` are where the place lies; `key` is the name and the context in which the rule holds.
    """

    id: str
    text: str
    key: RuleKey
    place: str | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    method: str | None
    who: str | None
    made_at: datetime
    revoked_by: str | None
    revoked_at: datetime | None

    @property
    def in_force(self) -> bool:
        """Tell whether later imports follow the rule."""
        return self.revoked_at is None


def rules_in_force(records: Records) -> PlaceRules:
    """Return the rules that an import is to follow, as they stand now."""
    with records.read() as connection:
        counted = [tuple(row) for row in connection.exec_driver_sql(HOMES_SQL)]
        return rules_of([tuple(row) for row in connection.exec_driver_sql(SQL)], counted)


def next_rule_id(connection: sa.Connection) -> str:
    """Return the id that the next rule will have; in a write it stays free."""
    return public_id(Named.RULE, next_number(connection, place_rule))


def make_rule(
    connection: sa.Connection, change: int, text: str, key: RuleKey, *, found: Place | None, who: str | None
) -> str:
    """Store a rule as part of a write and return its id; one that stood under the same key is revoked by it.

    `text` is the name as said and passed the privacy screen; `key.name` is its plain form; `found` None says that the
    name is no place.
    """
    if key.name != plain(text) or not key.name:
        msg = f"{text!r} cannot be the name of a rule; give the name as the report says it"
        raise UsageError(msg)
    for held in _held(connection, place_rule.c.revoked_at.is_(None)):
        if held.key == key:
            _revoke(connection, change, held, who)
    number = next_number(connection, place_rule)
    place_no = None
    if found is not None:
        stored = place_key(found)
        place_no = store_places(connection, change, {stored: found})[stored]
    values = {
        "text": text,
        "country": key.country,
        "admin1": key.admin1,
        "source": key.source,
        "place_no": place_no,
        "method": found.method if found is not None else None,
        "who": who,
    }
    connection.execute(place_rule.insert().values(no=number, made_at=_now(), change=change, **values))
    name = public_id(Named.RULE, number)
    record(connection, change, MADE, who=who, after={"rule": name, **_in_words(values, found)})
    return name


def revoke_rule(records: Records, rule_id: str, who: str | None = None) -> TeamRule:
    """Put a rule out of force for the imports to come; rows that it decided stay as they are.

    Raises MissingError where there is no such rule, UsageError where it is revoked already.
    """
    with records.write() as (connection, change):
        return revoke_within(connection, change, rule_id, who)


def revoke_within(connection: sa.Connection, change: int, rule_id: str, who: str | None) -> TeamRule:
    """Revoke a rule as part of a write that does more; raises as `revoke_rule` does."""
    held = _rule(connection, rule_id)
    if not held.in_force:
        msg = f"Rule {held.id} is revoked already; there is nothing to do"
        raise UsageError(msg)
    _revoke(connection, change, held, who)
    return _rule(connection, rule_id)


def team_rules(records: Records) -> list[TeamRule]:
    """Return all rules, the latest first, revoked ones too."""
    with records.read() as connection:
        return _held(connection)[::-1]


def rows_by_rule(mirror: Mirror) -> dict[str, int]:
    """Return how many live rows each rule decided and still decides, by its id; rules without any are left out."""
    found: dict[str, set[int]] = {}
    for role in ROLES:
        sql = (
            f"SELECT regexp_extract({role}_method, '^team rule (t[0-9]+)', 1) AS rule, list(sighting_no) "  # noqa: S608 - fixed names
            f"FROM sightings WHERE {role}_method LIKE 'team rule t%' GROUP BY rule"
        )
        for rule, rows in mirror.run(sql, {}):
            found.setdefault(rule, set()).update(rows)
    return {rule: len(rows) for rule, rows in found.items()}


def _rule(connection: sa.Connection, rule_id: str) -> TeamRule:
    held = _held(connection, place_rule.c.no == number_of(Named.RULE, rule_id))
    if not held:
        msg = f"There is no rule {rule_id!r}; the page Review lists the rules"
        raise MissingError(msg)
    return held[0]


def _held(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> list[TeamRule]:
    at = ("name", "country", "admin1", "lat", "lon")
    chosen = (
        sa.select(place_rule, *[place.c[each].label(f"place_{each}") for each in at])
        .outerjoin(place, place_rule.c.place_no == place.c.no)
        .where(*conditions)
        .order_by(place_rule.c.no)
    )
    return [
        TeamRule(
            id=public_id(Named.RULE, row.no),
            text=row.text,
            key=RuleKey(name=plain(row.text), country=row.country, admin1=row.admin1, source=row.source),
            place=row.place_name,
            country=row.place_country,
            admin1=row.place_admin1,
            lat=row.place_lat,
            lon=row.place_lon,
            method=row.method,
            who=row.who,
            made_at=row.made_at.replace(tzinfo=UTC),
            revoked_by=row.revoked_by,
            revoked_at=row.revoked_at.replace(tzinfo=UTC) if row.revoked_at else None,
        )
        for row in connection.execute(chosen)
    ]


def _revoke(connection: sa.Connection, change: int, held: TeamRule, who: str | None) -> None:
    now = _now()
    connection.execute(
        place_rule.update()
        .where(place_rule.c.no == number_of(Named.RULE, held.id))
        .values(revoked_at=now, revoked_by=who, change=change)
    )
    record(connection, change, REVOKED, who=who, after={"rule": held.id, "revoked_at": now.isoformat()})


def _in_words(values: dict[str, Any], found: Place | None) -> dict[str, Any]:
    said = {name: value for name, value in values.items() if name not in {"place_no", "who"} and value is not None}
    return said | {"place": None if found is None else {"name": found.name, "lat": found.lat, "lon": found.lon}}


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)
