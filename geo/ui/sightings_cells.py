"""The cells of the table as they are edited: texts in the writings of import, words of closed lists to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

import pandas as pd
import streamlit as st

from geo.briefing.screening import PRIVATE_HELP
from geo.counts.intervals import is_unknown, say
from geo.intake.cell_edits import EDITABLE, WORDS, CellReader, read_row
from geo.intake.mapping import read_zone
from geo.model import Interval, Qualifier, Toponym
from geo.ui import resources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from geo.intake.verdicts import Reason

_LABELS: Final = {
    "observed_from": "First day",
    "observed_to": "Last day",
    "report_kind": "Kind",
    "equipment_class": "Class",
    "origin": "From",
    "destination": "To",
    "affiliation": "Whose",
    "url": "Link",
    "tlp": "TLP",
}
_ORDER: Final = (
    "status", "observed_from", "observed_to", "count", "equipment", "equipment_class", "unit", "flow", "place",
    "origin", "destination", "mode", "source", "via", "url", "published", "affiliation", "activity", "report_kind",
    "tlp", "note",
)  # fmt: skip
_HELP: Final = {"note": PRIVATE_HELP}
_WIDE: Final = {"equipment": 150, "place": 130, "note": 260, "source": 130, "url": 130}
_WIDTH: Final = 96


@dataclass(frozen=True, kw_only=True, slots=True)
class RowEdit:
    """The edited cells of one row: what they were, what was typed, what that means, and what cannot be."""

    sighting_id: str
    before: Mapping[str, str]
    typed: Mapping[str, str]
    changes: Mapping[str, Any]
    faults: tuple[Reason, ...]

    def meant(self, field: str) -> str:
        """Return what was typed as it was understood, in words; the typed text where it was not."""
        value = self.changes.get(field, self.typed[field])
        if isinstance(value, Interval):
            return "unknown" if is_unknown(value) else say(value)
        if isinstance(value, Toponym):
            found = value.place
            return found.name + (f", {found.admin1}" if found.admin1 else "") if found is not None else value.text
        return _when(value) if hasattr(value, "year") else str(value if value is not None else "")


def label(field: str) -> str:
    """Return a field in words, as the heading of its column."""
    return _LABELS.get(field, field.replace("_", " ").capitalize())


def columns() -> dict[str, Any]:
    """Return how each column is edited."""
    made: dict[str, Any] = {
        "sighting_id": st.column_config.TextColumn("Sighting", width=84, disabled=True, pinned=True)
    }
    for field in _ORDER:
        width = _WIDE.get(field, _WIDTH)
        if field in WORDS:
            made[field] = st.column_config.SelectboxColumn(
                label(field), options=WORDS[field], required="" not in WORDS[field], width=width
            )
        else:
            made[field] = st.column_config.TextColumn(label(field), width=width, help=_HELP.get(field))
    return made


def as_texts(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the table (`sightings_table.read`) as they are edited, one text a cell."""
    made = {"sighting_id": rows["sighting_id"].astype(str)}
    for field in _ORDER:
        if field == "count":
            made[field] = rows["count"].astype(str).where(rows["count_qualifier"] != Qualifier.UNKNOWN.value, "")
        elif field in {"observed_from", "observed_to", "published"}:
            made[field] = rows[field].map(_when)
        elif field in {"place", "origin", "destination"}:
            made[field] = rows[field].where(rows[field].notna(), rows[f"{field}_text"]).fillna("").astype(str)
        else:
            made[field] = rows[field].fillna("").astype(str)
    return pd.DataFrame(made).reset_index(drop=True)


def edits_of(base: pd.DataFrame, times: pd.DataFrame, edited: Mapping[int, Mapping[str, Any]]) -> list[RowEdit]:
    """Return the edits of a table, row by row; cells that were set back to what they were are none.

    `times` has observed_from and observed_to of the same rows as they are held.
    """
    found = []
    for at, cells in edited.items():
        held = base.iloc[at]
        typed = {
            field: "" if value is None else str(value)
            for field, value in cells.items()
            if field in EDITABLE and ("" if value is None else str(value)) != held[field]
        }
        if typed:
            found.append(read(str(held["sighting_id"]), _cells(held), _cells(times.iloc[at]), typed))
    return found


def _cells(row: pd.Series[Any]) -> dict[str, Any]:
    return cast("dict[str, Any]", row.to_dict())


def read(sighting_id: str, held: Mapping[str, str], times: Mapping[str, Any], typed: Mapping[str, str]) -> RowEdit:
    """Read the cells that were typed into one row."""
    reader = CellReader(geocoder=resources.geocoder(), zone=read_zone(resources.settings().time_zone))
    days = tuple(
        None if pd.isna(times[end]) else times[end].to_pydatetime() for end in ("observed_from", "observed_to")
    )
    changes, faults = read_row(reader, typed, (days[0], days[1]))
    before = {field: str(held[field]) for field in typed}
    return RowEdit(sighting_id=sighting_id, before=before, typed=typed, changes=changes, faults=faults)


def _when(when: date | datetime | pd.Timestamp | None) -> str:
    """Say a day, or a time in UTC as it is held."""
    if when is None or pd.isna(when):
        return ""
    stamp = pd.Timestamp(when)
    stamp = stamp.tz_convert("UTC").tz_localize(None) if stamp.tzinfo is not None else stamp
    return f"{stamp:%Y-%m-%d}" if stamp == stamp.normalize() else f"{stamp:%Y-%m-%d %H:%M} UTC"
