"""The tables of the record database. Steps in `steps.py` create and change them; nothing else does.

All times are UTC without a zone; days are those of the reports. No table has a column for a witness.
Rows are never deleted: a batch that is undone is marked, so it can be redone. `change` is the number of the last
write that touched a row; the mirror follows it.
"""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData()


def number_column() -> sa.Column[int]:
    """Return the row's own number; numbers are given under the write lock, in order."""
    return sa.Column("no", sa.Integer, primary_key=True, autoincrement=False)


def change_column() -> sa.Column[int]:
    """Return the column with the number of the last write that touched a row."""
    return sa.Column("change", sa.Integer, nullable=False, index=True)


schema_step = sa.Table(
    "schema_step",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("applied_at", sa.DateTime, nullable=False),
)

change_sequence = sa.Table(
    "change_sequence",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("value", sa.Integer, nullable=False),
    sa.CheckConstraint("id = 1", name="only_one"),
)
"""One row: the number of the last write. Writers take it first, which puts them in a line."""

setting = sa.Table(
    "setting",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
"""What the stored columns were computed for, such as the watched country."""

source = sa.Table(
    "source",
    metadata,
    number_column(),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("reliability", sa.Text),  # the analysts' own grade; stands above those said in files
    change_column(),
)

report = sa.Table(
    "report",
    metadata,
    number_column(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("source_no", sa.ForeignKey("source.no"), nullable=False),
    sa.Column("via", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("text", sa.Text),
    sa.Column("published", sa.DateTime),
    sa.Column("credibility", sa.Integer),  # the analysts' own grade; stands above those said in files
    change_column(),
)

place = sa.Table(
    "place",
    metadata,
    number_column(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("country", sa.Text),
    sa.Column("admin1", sa.Text),
    sa.Column("lat", sa.Float, nullable=False),
    sa.Column("lon", sa.Float, nullable=False),
    sa.Column("radius_m", sa.Float),
    sa.Column("border_km", sa.Float),  # to the border of the watched country; null for areas
    sa.Column("mx", sa.Integer, nullable=False),
    sa.Column("my", sa.Integer, nullable=False),
    change_column(),
)

batch = sa.Table(
    "batch",
    metadata,
    number_column(),
    sa.Column("file_name", sa.Text, nullable=False),
    sa.Column("file_sha256", sa.Text, nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("mapping", sa.JSON(none_as_null=True), nullable=False),
    sa.Column("details", sa.JSON(none_as_null=True), nullable=False),
    sa.Column("who", sa.Text),
    sa.Column("created_at", sa.DateTime, nullable=False),
    sa.Column("rows", sa.Integer, nullable=False),
    sa.Column("accepted", sa.Integer, nullable=False),
    sa.Column("review", sa.Integer, nullable=False),
    sa.Column("rejected", sa.Integer, nullable=False),
    sa.Column("repeated", sa.Integer, nullable=False),
    sa.Column("sample", sa.Boolean, nullable=False),
    sa.Column("undone", sa.Boolean, nullable=False),
    change_column(),
)

movement = sa.Table(
    "movement",
    metadata,
    number_column(),
    sa.Column("first_day", sa.Date),
    sa.Column("last_day", sa.Date),
    sa.Column("counted_on", sa.Date),  # null: undated
    sa.Column("days_conflict", sa.Boolean, nullable=False),
    change_column(),
)


def _toponym(role: str) -> list[sa.Column[object]]:
    """Return the columns of one place role: the place found, the words said, how sure the match is."""
    return [
        sa.Column(f"{role}_no", sa.ForeignKey("place.no")),
        sa.Column(f"{role}_text", sa.Text),
        sa.Column(f"{role}_status", sa.Text),
        sa.Column(f"{role}_confidence", sa.Float),
        sa.Column(f"{role}_method", sa.Text),
    ]


ROLES = ("place", "origin", "destination")
"""The roles that a place has in a sighting."""

sighting = sa.Table(
    "sighting",
    metadata,
    number_column(),
    sa.Column("batch_no", sa.ForeignKey("batch.no"), nullable=False, index=True),
    sa.Column("row_number", sa.Integer, nullable=False),
    sa.Column("row_key", sa.Text, nullable=False),
    sa.Column("movement_no", sa.ForeignKey("movement.no"), nullable=False, index=True),
    sa.Column("report_no", sa.ForeignKey("report.no"), nullable=False),
    sa.Column("live", sa.Boolean, nullable=False),  # false while its batch is undone
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("report_kind", sa.Text, nullable=False),
    sa.Column("equipment", sa.Text, nullable=False),
    sa.Column("equipment_class", sa.Text, nullable=False),
    sa.Column("unit", sa.Text, nullable=False),
    sa.Column("count_min", sa.Integer),
    sa.Column("count_max", sa.Integer),
    sa.Column("count_qualifier", sa.Text, nullable=False),
    sa.Column("mode", sa.Text),
    sa.Column("activity", sa.Text),
    sa.Column("flow", sa.Text, nullable=False),
    sa.Column("affiliation", sa.Text),
    sa.Column("observed_from", sa.DateTime),
    sa.Column("observed_to", sa.DateTime),
    sa.Column("first_day", sa.Date),  # the days as the report's own clock shows them
    sa.Column("last_day", sa.Date),
    sa.Column("time_precision", sa.Text),
    *[column for role in ROLES for column in _toponym(role)],
    sa.Column("reliability", sa.Text),
    sa.Column("credibility", sa.Integer),
    sa.Column("tlp", sa.Text, nullable=False),
    sa.Column("note", sa.Text),
    sa.Column("confidence", sa.Float),
    sa.Column("review_reasons", sa.Text),  # one a line
    sa.Column("extra", sa.JSON(none_as_null=True)),  # candidates of ambiguous places, spans of the reader
    change_column(),
    sa.CheckConstraint("count_min IS NULL OR count_min >= 0", name="count_min_not_negative"),
    sa.CheckConstraint("count_min IS NULL OR count_max IS NULL OR count_min <= count_max", name="count_in_order"),
)

sa.Index(
    "sighting_row_key_live",
    sighting.c.row_key,
    unique=True,
    sqlite_where=sighting.c.live.is_(True),
    postgresql_where=sighting.c.live.is_(True),
)

telling = sa.Table(
    "telling",
    metadata,
    sa.Column("sighting_no", sa.ForeignKey("sighting.no"), primary_key=True, autoincrement=False),
    sa.Column("key", sa.Text, nullable=False, index=True),
    sa.Column("movement_mark", sa.Text, index=True),  # the file's own, in small letters
    sa.Column("row_mark", sa.Text),  # the row's own name in its file, in small letters
)
"""What each row tells of as its file said it (`tellings.py`); edits leave it alone, a mended file does not."""

sa.Index(
    "telling_row_mark",
    telling.c.row_mark,
    sqlite_where=telling.c.row_mark.is_not(None),
    postgresql_where=telling.c.row_mark.is_not(None),
)

mending = sa.Table(
    "mending",
    metadata,
    sa.Column("batch_no", sa.ForeignKey("batch.no"), primary_key=True, autoincrement=False),
    sa.Column("sighting_no", sa.ForeignKey("sighting.no"), primary_key=True, autoincrement=False),
    sa.Column("audit_no", sa.ForeignKey("audit.no")),  # the line with what changed; null: only the row's key
    sa.Column("old_key", sa.Text, nullable=False, index=True),
    sa.Column("new_key", sa.Text, nullable=False),
    sa.Column("old_telling", sa.Text, nullable=False),
    sa.Column("new_telling", sa.Text, nullable=False),
)
"""Rows of an import that mended held sightings instead of adding their own; undone and redone with it."""

place_rule = sa.Table(
    "place_rule",
    metadata,
    number_column(),
    sa.Column("text", sa.Text, nullable=False),  # the name as it was said in the row that was decided
    sa.Column("country", sa.Text),  # the context, null: any
    sa.Column("admin1", sa.Text),
    sa.Column("source", sa.Text),
    sa.Column("place_no", sa.ForeignKey("place.no")),  # null: the name is no place
    sa.Column("method", sa.Text),  # how the place was found
    sa.Column("who", sa.Text),
    sa.Column("made_at", sa.DateTime, nullable=False),
    sa.Column("revoked_by", sa.Text),
    sa.Column("revoked_at", sa.DateTime),  # null: in force
    change_column(),
)
"""What the analysts decided of names, for the rows to come."""

decision = sa.Table(
    "decision",
    metadata,
    number_column(),
    sa.Column("kind", sa.Text, nullable=False),  # same, leg, different, rollup, split
    sa.Column("a_no", sa.ForeignKey("sighting.no"), nullable=False, index=True),
    sa.Column("b_no", sa.ForeignKey("sighting.no"), nullable=False, index=True),
    sa.Column("of_no", sa.ForeignKey("decision.no")),  # the decision that it is a part of, and is undone with
    sa.Column("score", sa.Float),  # of the suggestion that was decided
    sa.Column("details", sa.JSON(none_as_null=True)),  # what undoing it must put back
    sa.Column("who", sa.Text),
    sa.Column("made_at", sa.DateTime, nullable=False),
    sa.Column("revoked_by", sa.Text),
    sa.Column("revoked_at", sa.DateTime),  # null: in force
    change_column(),
)
"""What the analysts decided of two sightings. Which movement a sighting is of follows from those in force."""

moved = sa.Table(
    "moved",
    metadata,
    sa.Column("sighting_no", sa.ForeignKey("sighting.no"), primary_key=True, autoincrement=False),
    sa.Column(
        "home_no", sa.ForeignKey("movement.no"), nullable=False, index=True
    ),  # what it came as, or was split into
    sa.Column("leg", sa.Integer, nullable=False),  # part of the way within its movement, from 0
    change_column(),
)
"""Sightings that a decision ever moved; any other one is still of the movement that it came as."""

audit = sa.Table(
    "audit",
    metadata,
    number_column(),
    sa.Column("change", sa.Integer, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("who", sa.Text),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("batch_no", sa.ForeignKey("batch.no"), index=True),
    sa.Column("sighting_no", sa.ForeignKey("sighting.no"), index=True),
    sa.Column("movement_no", sa.ForeignKey("movement.no"), index=True),
    sa.Column("before", sa.JSON(none_as_null=True)),
    sa.Column("after", sa.JSON(none_as_null=True)),
)
"""Append-only, which triggers enforce."""
