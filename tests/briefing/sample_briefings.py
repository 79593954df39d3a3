"""Six briefings of the sample that ships with Kordon: the reference pictures are drawn from them."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from geo.briefing.content import make_briefing
from geo.briefing.gate import Release, release
from geo.briefing.model import Block
from geo.briefing.request import Request, covering
from geo.intake.sample import load_sample
from geo.places.offline import open_geocoder
from geo.records.database import open_records
from geo.records.filters import Filters
from geo.records.mirror import open_mirror

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.briefing.model import Briefing
    from geo.records.mirror import Mirror

CUTOFF = Release(now=datetime(2023, 3, 1, 6, tzinfo=UTC))
BLOCKS = (Block.SUMMARY, Block.MAP, Block.TIMELINE, Block.TOTALS, Block.SOURCES)


def week(day: date) -> tuple[date, date]:
    return day, date.fromordinal(day.toordinal() + 6)


CASES: dict[str, tuple[Filters, dict[str, Any]]] = {
    "quiet_week": (Filters(), {"days": week(date(2023, 1, 2))}),
    "busy_week": (
        Filters(),
        {
            "days": week(date(2022, 12, 14)),
            "before": week(date(2022, 12, 7)),
            "blocks": (Block.SUMMARY, Block.MAP, Block.TIMELINE, Block.TOTALS, Block.CHANGES),
        },
    ),
    "province": (Filters(area=("Brest region",)), {"days": (date(2022, 12, 1), date(2023, 1, 31))}),
    "corridor": (
        Filters(mode=("rail",)),
        {
            "days": (date(2022, 12, 1), date(2023, 2, 28)),
            "blocks": (Block.SUMMARY, Block.MAP, Block.MOVEMENTS, Block.SOURCES),
        },
    ),
    "comparison": (
        Filters(),
        {
            "days": week(date(2022, 12, 19)),
            "before": week(date(2022, 12, 12)),
            "maps": True,
            "blocks": (Block.SUMMARY, Block.MAP, Block.TIMELINE, Block.CHANGES),
        },
    ),
    "dark": (Filters(), {"days": (date(2022, 12, 1), date(2022, 12, 31)), "theme": "dark"}),
    "december": (Filters(), {"days": (date(2022, 12, 1), date(2022, 12, 31)), "blocks": tuple(Block)}),
}


@contextmanager
def sample_mirror(folder: Path) -> Iterator[Mirror]:
    """Give the sample as the queries see it."""
    with open_records(f"sqlite:///{folder / 'sample.sqlite'}") as records:
        load_sample(records, open_geocoder())
        mirror = open_mirror(records)
        yield mirror
        mirror.close()


def sample_briefing(mirror: Mirror, name: str) -> Briefing:
    """Make one of the briefings, through the gate."""
    filters, asked = CASES[name]
    request = Request(**({"blocks": BLOCKS} | asked))
    with release(mirror, covering(filters, request), CUTOFF) as out:
        return make_briefing(out, request)
