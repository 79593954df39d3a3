"""Check the values of an edit before anything is written."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from geo.errors import UsageError
from geo.model import Flow, Interval, Mode, Qualifier, ReportKind, Status, TimePrecision, Tlp, Toponym, Unit
from geo.records.storing import MAX_COUNT, utc

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum


def checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the changes as they are stored; `count` (an Interval) becomes its three columns.

    Raises UsageError that names the field and says what it takes.
    """
    wanted: dict[str, Any] = {}
    for name, value in changes.items():
        if name == "count":
            wanted.update(_interval(value))
        elif name not in FIELDS:
            msg = f"{name!r} cannot be edited; fields are: {', '.join(FIELDS)}"
            raise UsageError(msg)
        else:
            wanted[name] = FIELDS[name](name, value)
    return wanted


def _interval(value: Any) -> dict[str, Any]:
    if not isinstance(value, Interval):
        msg = f"count is {value!r}; give an Interval"
        raise UsageError(msg)
    return {
        "count_min": _number("count_min", value.count_min),
        "count_max": _number("count_max", value.count_max),
        "count_qualifier": value.count_qualifier.value,
    }


def _word(kind: type[StrEnum], *, required: bool) -> Callable[[str, Any], str | None]:
    def read(name: str, value: Any) -> str | None:
        if value in {None, ""} and not required:
            return None
        try:
            return kind(value).value
        except ValueError:
            msg = f"{name} is {value!r}; use one of: {', '.join(kind)}"
            raise UsageError(msg) from None

    return read


def _text(name: str, value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or "\x00" in value:
        msg = f"{name} is {value!r}; give a text"
        raise UsageError(msg)
    return value.strip() or None


def _required_text(name: str, value: Any) -> str:
    text = _text(name, value)
    if text is None:
        msg = f"{name} is empty; give a text"
        raise UsageError(msg)
    return text


def _number(name: str, value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_COUNT:
        msg = f"{name} is {value!r}; give a whole number from 0 to {MAX_COUNT}, or nothing"
        raise UsageError(msg)
    return value


def _grade(allowed: tuple[Any, ...]) -> Callable[[str, Any], Any]:
    def read(name: str, value: Any) -> Any:
        if value is not None and value not in allowed:
            msg = f"{name} is {value!r}; use one of: {', '.join(map(str, allowed))}, or nothing"
            raise UsageError(msg)
        return value

    return read


def _when(name: str, value: Any) -> date | datetime | None:
    if value is not None and not isinstance(value, date):
        msg = f"{name} is {value!r}; give a date or a time"
        raise UsageError(msg)
    return value


def _published(name: str, value: Any) -> datetime | None:
    return utc(_when(name, value))


def _toponym(name: str, value: Any) -> Toponym | None:
    if value is not None and not isinstance(value, Toponym):
        msg = f"{name} is {value!r}; give a Toponym, or nothing"
        raise UsageError(msg)
    return value


def _reasons(_name: str, value: Any) -> str | None:
    return "\n".join(value) or None if value else None


FIELDS: dict[str, Callable[[str, Any], Any]] = {
    "status": _word(Status, required=True),
    "report_kind": _word(ReportKind, required=True),
    "equipment": _required_text,
    "equipment_class": _required_text,
    "unit": _word(Unit, required=True),
    "count_min": _number,
    "count_max": _number,
    "count_qualifier": _word(Qualifier, required=True),
    "mode": _word(Mode, required=False),
    "activity": _text,
    "flow": _word(Flow, required=True),
    "affiliation": _text,
    "observed_from": _when,
    "observed_to": _when,
    "time_precision": _word(TimePrecision, required=False),
    "place": _toponym,
    "origin": _toponym,
    "destination": _toponym,
    "reliability": _grade(("A", "B", "C", "D", "E", "F")),
    "credibility": _grade((1, 2, 3, 4, 5, 6)),
    "tlp": _word(Tlp, required=True),
    "note": _text,
    "review_reasons": _reasons,
    "source": _required_text,
    "via": _text,
    "url": _text,
    "published": _published,
}
"""The fields that can be edited, each with the check of its value; `count` takes an Interval beside them."""
