"""Standing totals: per day, week and month, with no filter but the days, kept ready for the timeline.

They are made by the very query of `geo.records.totals`, and made anew only for the periods in which something
changed. Everything else that can be asked of totals is worked out when it is asked.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from geo.records.answers import PERIODS
from geo.records.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE: Final = """
CREATE TABLE standing_totals (word VARCHAR, day DATE, unit VARCHAR, movements BIGINT, reports BIGINT, sources BIGINT,
    low BIGINT, high BIGINT, open BIGINT, without BIGINT, about BIGINT)
"""
CLEAR: Final = "DELETE FROM standing_totals"
TOUCHED: Final = """
SELECT min(counted_on), max(counted_on), coalesce(bool_or(counted_on IS NULL), false) FROM sightings
WHERE sighting_no IN (SELECT no FROM staged_sighting)
"""
"""The days of those sightings of the mirror that are about to be replaced, or just were."""
_READ_ALL: Final = """
SELECT day, unit, movements, reports, sources, low, high, open, without, about FROM standing_totals WHERE word = $word
"""
_READ: Final = f"{_READ_ALL} AND day BETWEEN $first AND $last"
_IN_DAYS: Final = "DELETE FROM standing_totals WHERE word = $word AND day BETWEEN $first AND $last"
_UNDATED: Final = "DELETE FROM standing_totals WHERE word = $word AND day IS NULL"


class Span(NamedTuple):
    """Days in which something changed, and whether something undated did."""

    first: date | None = None
    last: date | None = None
    undated: bool = False

    def with_(self, other: Span) -> Span:
        """Return the span of both."""
        firsts = [day for day in (self.first, other.first) if day]
        lasts = [day for day in (self.last, other.last) if day]
        return Span(min(firsts, default=None), max(lasts, default=None), self.undated or other.undated)


UNTOUCHED: Final = Span()


def first_of(word: str, day: date) -> date:
    """Return the first day of the period that a day lies in."""
    if word == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if word == "month" else day


def last_of(word: str, day: date) -> date:
    """Return the last day of the period that a day lies in."""
    if word == "week":
        return date.fromordinal(min(first_of(word, day).toordinal() + 6, date.max.toordinal()))
    return day.replace(day=monthrange(day.year, day.month)[1]) if word == "month" else day


def fits(word: str, filters: Filters) -> bool:
    """Tell whether the standing totals answer these filters: whole periods are asked, and nothing else."""
    first, last = filters.date_from, filters.date_to
    return (
        filters == Filters(date_from=first, date_to=last)
        and (first is None or first == first_of(word, first))
        and (last is None or last == last_of(word, last))
    )


def read(cursor: Any, word: str, filters: Filters) -> list[tuple[Any, ...]]:
    """Return the standing totals of whole periods, in no order; undated ones only where no day is asked."""
    asked: dict[str, object] = {"word": word}
    sql = _READ_ALL
    if filters.date_from is not None or filters.date_to is not None:
        asked |= {"first": filters.date_from or date.min, "last": filters.date_to or date.max}
        sql = _READ
    found: list[tuple[Any, ...]] = cursor.execute(sql, asked).fetchall()
    return found


def make_anew(cursor: Any, span: Span, totals_sql: Callable[[str, Filters | None], tuple[str, dict[str, Any]]]) -> None:
    """Make the totals of the touched periods anew; `totals_sql(word, days)` is their query, of the undated for None."""
    for word in PERIODS:
        if span.first and span.last:
            days = Filters(date_from=first_of(word, span.first), date_to=last_of(word, span.last))
            _replace(cursor, word, _IN_DAYS, totals_sql(word, days), days)
        if span.undated:
            _replace(cursor, word, _UNDATED, totals_sql(word, None), None)


def _replace(cursor: Any, word: str, forget: str, query: tuple[str, dict[str, Any]], days: Filters | None) -> None:
    sql, values = query
    bounds = {"first": days.date_from, "last": days.date_to} if days else {}
    cursor.execute(forget, {"word": word, **bounds})
    cursor.execute(f"INSERT INTO standing_totals SELECT $word, * FROM ({sql})", values | {"word": word})  # noqa: S608 - our own SQL
