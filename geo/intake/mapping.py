"""A mapping file: which column fills which field, how dates are written, and what is watched."""

from __future__ import annotations

import json
import zoneinfo
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from geo.errors import UsageError
from geo.intake.fields import FIELDS
from geo.intake.when import DATE_ORDERS
from geo.settings import drawn_countries

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

_KEYS: Final = ("columns", "date_order", "time_zone", "watched")
_COUNTRY_LETTERS: Final = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnMapping:
    """What the user said of a file's columns; what is not said (None, or no entry) is told from the file itself.

    `columns` maps headings as in the file to a field, or to None for a column that is to be left out.
    """

    columns: Mapping[str, str | None] = field(default_factory=dict)
    date_order: str | None = None
    time_zone: str | None = None
    watched: str | None = None

    def as_answer(self) -> dict[str, Any]:
        """Return the mapping as its file has it."""
        said = {"date_order": self.date_order, "time_zone": self.time_zone, "watched": self.watched}
        return {"columns": dict(self.columns), **{key: value for key, value in said.items() if value is not None}}


def read_mapping(text: str | bytes) -> ColumnMapping:
    """Read a mapping file. Raises UsageError that names what is wrong and what there is."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        msg = 'The mapping is not JSON; write {"columns": {"heading": "field"}, "date_order": "dmy"}'
        raise UsageError(msg) from None
    if not isinstance(said, dict):
        msg = 'The mapping is not an object; write {"columns": {"heading": "field"}}'
        raise UsageError(msg)
    return mapping_of_answer(said)


def mapping_of_answer(said: Mapping[str, Any]) -> ColumnMapping:
    """Return the mapping that `ColumnMapping.as_answer` wrote, or that a file holds. Raises as `read_mapping` does."""
    for key in said:
        if key not in _KEYS:
            msg = f"The mapping has no key {key!r}; use {', '.join(_KEYS)}"
            raise UsageError(msg)
    return check_mapping(
        ColumnMapping(
            columns=_columns(said.get("columns")),
            date_order=_text(said, "date_order"),
            time_zone=_text(said, "time_zone"),
            watched=_text(said, "watched"),
        )
    )


def check_mapping(mapping: ColumnMapping) -> ColumnMapping:
    """Return the mapping if each of its values can be used. Raises UsageError for the first that cannot."""
    for heading, name in mapping.columns.items():
        if name is not None and name not in FIELDS:
            near = get_close_matches(name, FIELDS, n=1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            msg = f"The mapping gives {heading!r} the field {name!r}, which there is not; {hint}use {', '.join(FIELDS)}"
            raise UsageError(msg)
    if mapping.date_order is not None and mapping.date_order not in DATE_ORDERS:
        msg = f"date_order is {mapping.date_order!r}; use {', '.join(DATE_ORDERS)}"
        raise UsageError(msg)
    if mapping.time_zone is not None:
        read_zone(mapping.time_zone)
    if mapping.watched is not None and not (is_country_code(mapping.watched) and mapping.watched in drawn_countries()):
        msg = f"watched is {mapping.watched!r}; give a country of the map as two capital letters (ISO 3166), such as BY"
        raise UsageError(msg)
    return mapping


def read_zone(name: str) -> tzinfo:
    """Return the time zone of an IANA name. Raises UsageError where there is none."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        msg = f"There is no time zone {name!r}; give an IANA name, for example Europe/Minsk"
        raise UsageError(msg) from None


def is_country_code(text: str) -> bool:
    """Tell whether the text is shaped as an ISO 3166 code of two capital letters."""
    return len(text) == _COUNTRY_LETTERS and text.isascii() and text.isalpha() and text.isupper()


def _columns(said: object) -> dict[str, str | None]:
    if said is None:
        return {}
    if not isinstance(said, dict) or not all(name is None or isinstance(name, str) for name in said.values()):
        msg = 'columns of the mapping is not an object of texts; write {"heading as in the file": "field" or null}'
        raise UsageError(msg)
    return said


def _text(said: Mapping[str, object], key: str) -> str | None:
    value = said.get(key)
    if value is None or isinstance(value, str):
        return value or None
    msg = f"{key} of the mapping is {value!r}; give a text"
    raise UsageError(msg)
