"""The identity of a row: equal for the same row in another column order, under other headings or delimiters."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.intake.fields import ROLES

if TYPE_CHECKING:
    from geo.intake.draft import Draft
    from geo.intake.positions import Position, SaidPlace
    from geo.model import Unit


def row_key(draft: Draft, unit: Unit) -> str:
    """Return the stable identity of a row, 32 hex digits.

    It is made of what the row says after reading (so "16.12.2022" and "2022-12-16" are one), not of what the gazetteer
    or the lexicon made of it, which may change. A corrected count, date or note makes another row (`corrections.py`
    says what becomes of it). Personal data was removed before, so nothing of it goes in.
    """
    count = draft.count
    parts = (
        _folded(draft.equipment),
        _folded(draft.equipment_class),
        unit.value,
        count.count_min,
        count.count_max,
        count.count_qualifier.value,
        *(_place(draft.places.get(role)) for role in ROLES),
        draft.first and draft.first.isoformat(),
        draft.last and draft.last.isoformat(),
        draft.published and draft.published.isoformat(),
        draft.undated,
        draft.time_precision,
        _folded(draft.flow),
        draft.mode,
        _folded(draft.activity),
        _folded(draft.affiliation),
        draft.report_kind.value,
        _folded(draft.source),
        _folded(draft.via),
        draft.url,
        draft.reliability,
        draft.credibility,
        draft.confidence,
        draft.tlp.value,
        _folded(draft.note),
        _folded(draft.movement_id),
        *((_folded(draft.text),) if draft.text else ()),
    )
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


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
