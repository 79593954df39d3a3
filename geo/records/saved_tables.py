"""The tables of what analysts saved beside the sightings: mappings, overlays, templates and sentences of briefings.

All of it is screened. What is saved anew or deleted is marked and stays. The rules of `tables.py` hold here too.
"""

from __future__ import annotations

import sqlalchemy as sa

from geo.records.tables import change_column, metadata, number_column

column_mapping = sa.Table(
    "column_mapping",
    metadata,
    number_column(),
    sa.Column("name", sa.Text, nullable=False, index=True),
    sa.Column("headings_key", sa.Text, nullable=False, index=True),  # the same for the same headings in any order
    sa.Column("headings", sa.JSON(none_as_null=True), nullable=False),
    sa.Column("mapping", sa.JSON(none_as_null=True), nullable=False),
    sa.Column("who", sa.Text),
    sa.Column("made_at", sa.DateTime, nullable=False),
    sa.Column("deleted_by", sa.Text),
    sa.Column("deleted_at", sa.DateTime),  # null: in force
    change_column(),
)
"""Named mappings of columns, screened; one that is saved anew or deleted is marked and stays."""

overlay = sa.Table(
    "overlay",
    metadata,
    number_column(),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),  # of the file as it came
    sa.Column("shapes", sa.Integer, nullable=False),
    sa.Column("document", sa.Text, nullable=False),  # GeoJSON: shapes and their names, nothing else
    sa.Column("who", sa.Text),
    sa.Column("made_at", sa.DateTime, nullable=False),
    sa.Column("deleted_by", sa.Text),
    sa.Column("deleted_at", sa.DateTime),  # null: shown
    change_column(),
)
"""Maps that the analysts laid over the border map, screened."""

briefing_template = sa.Table(
    "briefing_template",
    metadata,
    number_column(),
    sa.Column("name", sa.Text, nullable=False, index=True),
    sa.Column("document", sa.JSON(none_as_null=True), nullable=False),  # blocks, title, language; no data
    sa.Column("who", sa.Text),
    sa.Column("made_at", sa.DateTime, nullable=False),
    sa.Column("deleted_by", sa.Text),
    sa.Column("deleted_at", sa.DateTime),  # null: in force
    change_column(),
)
"""Saved templates of briefings, screened; one that is saved anew or deleted is marked and stays."""

briefing_sentence = sa.Table(
    "briefing_sentence",
    metadata,
    number_column(),
    sa.Column("template", sa.Text, nullable=False, index=True),  # its name, also of one that comes with Kordon
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("rule", sa.Text, nullable=False),  # that makes the sentence of the data
    sa.Column("period", sa.Text, nullable=False),
    sa.Column("generated", sa.Text, nullable=False),  # what the data said when it was written
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("tlp", sa.Text, nullable=False),  # of the briefing that it was written in
    sa.Column("who", sa.Text),
    sa.Column("made_at", sa.DateTime, nullable=False),
    sa.Column("deleted_by", sa.Text),
    sa.Column("deleted_at", sa.DateTime),  # null: in force
    change_column(),
)
"""Sentences of briefings that analysts wrote anew, screened; one that is written again or given back stays, marked."""
