"""The identity of a row: equal for the same row in another column order, under other headings or delimiters."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geo.intake.fields import ROLES
from geo.records.tellings import digest_of

if TYPE_CHECKING:
    from geo.intake.draft import Draft
    from geo.intake.positions import Position, SaidPlace
    from geo.model import Interval, Unit


def row_key(draft: Draft, unit: Unit) -> str:
    """Return the stable identity of a row, 32 hex digits.

    It is made of what the row says after reading (so "16.12.2022" and "2022-12-16" are one), not of what the gazetteer
    or the lexicon made of it, which may change. A corrected count, date or note makes another row (`corrections.py`
    says what becomes of it). Personal data was removed before, so nothing of it goes in.
    """
    return key_digest(draft, unit).hex()


def key_digest(draft: Draft, unit: Unit) -> bytes:
    """Return what `row_key` says in hex digits, as 16 bytes."""
    return digest_of(
        equipment_words(draft, unit),
        count_words(draft.count),
        places_words(draft),
        dates_words(draft),
        said_words(draft.flow),
        manner_words(draft),
        report_words(draft),
        grades_words(draft),
        said_words(draft.note),
        said_words(draft.movement_id),
        *((said_words(draft.text),) if draft.text else ()),
    )


def equipment_words(draft: Draft, unit: Unit) -> str:
    """Return the part of a row's identity that is what was counted."""
    return f"{_folded(draft.equipment)!r}, {_folded(draft.equipment_class)!r}, {unit.value!r}"


def count_words(count: Interval) -> str:
    """Return the part of a row's identity that is its count."""
    return f"{count.count_min!r}, {count.count_max!r}, {count.count_qualifier.value!r}"


def places_words(draft: Draft) -> str:
    """Return the part of a row's identity that is its places."""
    return ", ".join(repr(_place(draft.places.get(role))) for role in ROLES)


def dates_words(draft: Draft) -> str:
    """Return the part of a row's identity that is its days and times."""
    days = ", ".join(repr(when and when.isoformat()) for when in (draft.first, draft.last, draft.published))
    return f"{days}, {draft.undated!r}, {draft.time_precision!r}"


def manner_words(draft: Draft) -> str:
    """Return the part of a row's identity that says how it moved, whose it was, and what kind of statement it is."""
    return f"{draft.mode!r}, {_folded(draft.activity)!r}, {_folded(draft.affiliation)!r}, {draft.report_kind.value!r}"


def report_words(draft: Draft) -> str:
    """Return the part of a row's identity that names its report."""
    return f"{_who_words(draft.source, draft.via)}, {draft.url!r}"


@lru_cache(maxsize=10_000)
def _who_words(source: str, via: str) -> str:
    return f"{_folded(source)!r}, {_folded(via)!r}"


def grades_words(draft: Draft) -> str:
    """Return the part of a row's identity that is its grades and marking."""
    return f"{draft.reliability!r}, {draft.credibility!r}, {draft.confidence!r}, {draft.tlp.value!r}"


def said_words(text: str) -> str:
    """Return a text as a part of a row's identity."""
    return repr(" ".join(text.casefold().split()))


@lru_cache(maxsize=100_000)
def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _place(said: SaidPlace | None) -> tuple[object, ...] | None:
    if said is None:
        return None
    position = said.position
    where = None if position is None else (round(position.lat, 6), round(position.lon, 6), *_radius(position))
    return _folded(said.text), where, _folded(said.country), _folded(said.admin1)


def _radius(position: Position) -> tuple[float, ...]:
    return (round(position.radius_m, 1),) if position.told else ()
