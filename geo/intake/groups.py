"""What groups of cells say, each a part of the rows that say so: values, shares of a row's identity, reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from geo.intake.draft import Draft
    from geo.intake.verdicts import Reason
    from geo.model import Flow, Report
    from geo.records.new_sightings import How, What, When, Where


class Memory(dict[Any, Any]):
    """What was made of each key, made when it is first asked for."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Any) -> Any:
        made = self[key] = self._make(key)
        return made


@dataclass(slots=True, eq=False)
class Group:
    """The cells of some fields: a draft that has these only, its share of the row's identity, the reasons it gives."""

    draft: Draft
    words: str
    reasons: tuple[Reason, ...]


@dataclass(slots=True, eq=False)
class Manner(Group):
    """How it moved, and what kind of statement it is."""

    how: How
    grades: str
    kind: str


@dataclass(slots=True, eq=False)
class Days(Group):
    """When it was, and when it was published; `telling` is the share of what the row tells of, here and below."""

    when: When
    telling: str
    published: date | datetime | None


class Counted(NamedTuple):
    """What was counted, in the unit that the row or its heading says."""

    what: What
    words: str
    telling: str
    reasons: tuple[Reason, ...]


@dataclass(slots=True, eq=False)
class Located:
    """Where it was, as the geocoder has it."""

    where: Where
    telling: str
    reasons: tuple[Reason, ...]


class Way(NamedTuple):
    """Which way it went."""

    flow: Flow
    words: str
    telling: str
    reasons: tuple[Reason, ...]


class Reported(NamedTuple):
    """The report that the row is a line of."""

    report: Report
    words: str
    telling: str
