"""The answer that screenshot mode asks for: what stands beneath a picture of the map, as JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from geo.records.captions import caption

if TYPE_CHECKING:
    from geo.records.filters import Filters
    from geo.records.mirror import Mirror


def caption_answer(mirror: Mirror, filters: Filters, *, as_of: datetime | None) -> dict[str, object]:
    """Return period, sums, sources, TLP mark and filters in words; `as_of` is when data last came in (UTC)."""
    found = {
        word: each.isoformat() if isinstance(each, date) else each
        for word, each in caption(mirror, filters)._asdict().items()
    }
    utc = None if as_of is None else as_of.replace(tzinfo=as_of.tzinfo or UTC).isoformat()
    return found | {"as_of": utc, "filters": filters.to_words()}
