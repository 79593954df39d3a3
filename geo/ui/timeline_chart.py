"""The chart of the timeline: one bar a period, solid to the low end, pale to the high end, open ends as arrows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import altair as alt
import pandas as pd

from geo.maps.style import theme
from geo.ui.headline import grouped, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.maps.style import Theme
    from geo.records.queries import TotalRow

_LENGTH: Final = {"day": 1, "week": 7, "month": 28}
"""Days that a bar stands for; a month's shortest, so that bars never overlap."""
_FILLED: Final = 0.88
"""Part of its period that a bar fills."""
_HEADROOM: Final = 1.12
"""How much higher the chart is than its highest bar: room for the arrow of an open end."""
_MOST_TICKS: Final = 12
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months from tick to tick."""
_LEAST: Final = 1 / 350
"""Part of the axis that a bar is wide at least: three pixels of a small window, so that it is seen at any span."""
_PALE: Final = 0.32
"""Opacity within the outline of a bar from its low to its high end; the outline itself stands out from the page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What the timeline counts: the length of a period, the one unit shown, since units are never mixed, and the day.

    A movement is counted on its last or first `day`, or spread over all of them.
    """

    period: str
    unit: str
    day: str = "last"


def first_day(period: str) -> date:
    """Return the first day of a period as the totals write it: 2022-12-16, 2022-W50 or 2022-12."""
    if "W" in period:
        year, week = period.split("-W")
        return date.fromisocalendar(int(year), int(week), 1)
    return date.fromisoformat(period if period.count("-") == 2 else f"{period}-01")  # noqa: PLR2004 - year-month-day


def words(row: TotalRow) -> str:
    """Return a row's interval as words, `n/a` where no movement of it had a number."""
    return grouped(row.interval)


def numbered_span(rows: Sequence[TotalRow], days: tuple[date | None, date | None] = (None, None)) -> list[TotalRow]:
    """Return the dated rows to draw, oldest first: those between the first and the last that holds a number.

    One old report without a number would else stretch the axis over years of nothing. On a side where `days` were asked
    for, and where no row has a number, all are drawn.
    """
    at = [index for index, row in enumerate(rows) if not (row.count_min is None and row.count_max is None)]
    if not at:
        return list(rows)
    return list(rows[0 if days[0] else at[0] : len(rows) if days[1] else at[-1] + 1])


def left_out(rows: Sequence[TotalRow], shown: Sequence[TotalRow], period: str) -> str:
    """Say which periods of the dated rows are not among the `shown`; "" where all are."""
    if len(rows) == len(shown):
        return ""
    starts = [first_day(str(row.period)) for row in rows]
    first, last = first_day(str(shown[0].period)), first_day(str(shown[-1].period))
    sides = [
        f"{number} {period}{'s' * (number != 1)} {side} {_day(day, period)}"
        for number, side, day in (
            (sum(start < first for start in starts), "before", first),
            (sum(start > last for start in starts), "after", last),
        )
        if number
    ]
    return f"{' and '.join(sides)} without a number"


def _day(day: date, period: str) -> str:
    return f"{day:%b %Y}" if period == "month" else f"{day.day} {day:%b %Y}"


_COUNTED: Final = {
    "last": "counted on the last day of its interval",
    "first": "counted on the first day of its interval",
    "spread": "counted in equal shares on each day of its interval",
}


def keys(undated: int, outside: str = "", *, doubted: bool = False, day: str = "last") -> str:
    """Return the legend as HTML of our own: what solid, pale and the arrow mean, what has no date or is not drawn.

    `doubted` tells that a bar has a line at what is left of it if all that may be told twice is.
    """
    signs = {"solid": "at least so many", "pale": "up to so many", "tip": "no upper end reported"}
    signs |= {"line": "left if all that may be told twice is"} if doubted else {}
    said = [f'<i class="kordon-{sign}" aria-hidden="true"></i>{words}' for sign, words in signs.items()]
    text = "".join(said) + f" &nbsp;·&nbsp; n/a: no number said &nbsp;·&nbsp; {_COUNTED[day]}"
    only = [f"{undated:,} undated movement{'s' * (undated != 1)}"] * bool(undated) + [outside] * bool(outside)
    return text + (f"<br>In the table only: {' &nbsp;·&nbsp; '.join(only)}" if only else "")


def chart(
    rows: Sequence[TotalRow],
    choice: Choice,
    theme_name: str,
    days: tuple[date | None, date | None] = (None, None),
) -> alt.LayerChart | alt.FacetChart:
    """Return the chart of dated rows in the page's theme, from and to the `days` asked for where they are."""
    colours = theme(theme_name)
    frame = pd.DataFrame([_bar(row, choice.period) for row in rows])
    first, last = _span(frame, choice.period, days)
    half = max(timedelta(days=_LENGTH[choice.period]) * _FILLED, (last - first) * _LEAST) / 2
    frame["first"], frame["last"] = frame["middle"] - half, frame["middle"] + half
    tooltip = [
        alt.Tooltip("period:N", title=choice.period.capitalize()),
        alt.Tooltip("words:N", title=plural(choice.unit).capitalize()),
        *([alt.Tooltip("left:Q", title="At least, if told twice")] if frame["doubted"].any() else []),
        alt.Tooltip("movements:Q", title="Movements"),
        alt.Tooltip("without_number:Q", title="Without a number"),
        alt.Tooltip("sources:Q", title="Sources"),
    ]
    highest = max(1, int(frame[["low", "high"]].max().max()))
    axis = alt.Axis(tickMinStep=1, title=f"{plural(choice.unit)}, as reported", format=",d")
    y = alt.Y("low:Q", axis=axis, scale=alt.Scale(domain=[0, highest * _HEADROOM], nice=False))
    base = alt.Chart(frame).encode(x=_axis_of_days(first, last, choice.period), x2="last:T", tooltip=tooltip)
    solid = base.mark_bar(color=colours.accent, cornerRadius=1).encode(y=y, y2=alt.datum(0))
    pale = base.mark_bar(color=colours.accent, fillOpacity=_PALE, stroke=colours.accent, strokeWidth=1)
    layers = [solid, pale.encode(y="low:Q", y2="high:Q")]
    if frame["doubted"].any():
        left = base.transform_filter("datum.doubted").mark_rule(color=colours.paper, strokeWidth=2)
        layers.append(left.encode(y=alt.Y("left:Q")))
    layers += _signs(frame, tooltip, colours)
    quiet: alt.LayerChart | alt.FacetChart = (
        alt.layer(*layers)
        .properties(height=340)
        .configure_view(strokeWidth=0)
        .configure_axis(
            gridColor=colours.grid, domainColor=colours.grid, tickColor=colours.grid,
            labelColor=colours.muted, titleColor=colours.muted, titleFontWeight="normal",
        )
    )  # fmt: skip
    return quiet


def _signs(frame: pd.DataFrame, tooltip: list[alt.Tooltip], colours: Theme) -> list[alt.Chart]:
    """Return an arrow over each open end, and `n/a` where no number was said."""
    signs = []
    if frame["open"].any():
        tip = _at_the_middle(frame[frame["open"]], tooltip)
        signs.append(
            tip.mark_point(shape="triangle-up", filled=True, size=60, color=colours.accent, yOffset=-7, opacity=1)
        )
    if frame["unnumbered"].any():
        none = _at_the_middle(frame[frame["unnumbered"]], tooltip)
        signs.append(none.mark_text(text="n/a", color=colours.muted, fontSize=11, baseline="bottom", dy=-3))
    return signs


def _at_the_middle(frame: pd.DataFrame, tooltip: list[alt.Tooltip]) -> alt.Chart:
    return alt.Chart(frame).encode(x="middle:T", y="low:Q", tooltip=tooltip)


def _span(frame: pd.DataFrame, period: str, days: tuple[date | None, date | None]) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return where the axis begins and ends: with the bars, or farther where more days were asked for."""
    first, last = frame["start"].min(), frame["start"].max() + timedelta(days=_LENGTH[period])
    if days[0]:
        first = min(first, pd.Timestamp(days[0], tz="UTC"))
    if days[1]:
        last = max(last, pd.Timestamp(days[1], tz="UTC") + timedelta(days=1))
    return first, last


def _axis_of_days(first: pd.Timestamp, last: pd.Timestamp, period: str) -> alt.X:
    """Return the axis, a tick at the start of each period, or of months where those are too many."""
    rule = {"day": "D", "week": "W-MON", "month": "MS"}[period]
    ticks = pd.date_range(first, last, freq=rule, inclusive="left")
    by_month = period == "month" or len(ticks) > _MOST_TICKS
    if by_month:
        ticks = _months(first, last)
    axis = alt.Axis(
        title="week from Monday" if period == "week" else None,
        values=[_moment(tick) for tick in ticks],
        format="%b %Y" if by_month else "%-d %b %Y",
        grid=False,
        labelOverlap=True,
    )
    domain = [_moment(first), _moment(last)]
    return alt.X("first:T", axis=axis, scale=alt.Scale(type="utc", domain=domain))


def _months(first: pd.Timestamp, last: pd.Timestamp) -> pd.DatetimeIndex:
    """Return starts of months, every one or of the steps that divide a year or join years, as many as an axis holds."""
    ticks = pd.date_range(first, last, freq="MS", inclusive="left")
    for step in _STEPS:
        chosen = ticks[(ticks.year * 12 + ticks.month - 1) % step == 0]
        if len(chosen) <= _MOST_TICKS:
            return chosen
    return ticks[:: -(-len(ticks) // _MOST_TICKS)]


def _moment(day: pd.Timestamp) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)


def _bar(row: TotalRow, period: str) -> dict[str, Any]:
    first, length = pd.Timestamp(first_day(str(row.period)), tz="UTC"), pd.Timedelta(days=_LENGTH[period])
    unnumbered = row.count_min is None and row.count_max is None
    low = row.count_min or 0
    return {
        "period": row.period,
        "start": first,
        "middle": first + length / 2,
        "low": low,
        "high": low if row.count_max is None else row.count_max,
        "left": row.low or 0,
        "doubted": row.low != row.count_min,
        "open": row.count_max is None and not unnumbered,
        "unnumbered": unnumbered,
        "words": words(row),
        "movements": row.movements,
        "without_number": row.without_number,
        "sources": row.sources,
    }
