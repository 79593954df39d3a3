"""From what the gate released to a briefing: every block worked out and worded, nothing left to ask."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.briefing.acts import marked_stem
from geo.briefing.content_changes import alike, changes_content, changes_of
from geo.briefing.content_days import days_content
from geo.briefing.content_map import map_content, side_by_side
from geo.briefing.content_rows import PeriodRows
from geo.briefing.content_tables import conflicts_content, movements_content, source_line, sources_content
from geo.briefing.content_text import caveats_of, filters_told, held_back, method_of, sentences_of
from geo.briefing.content_timeline import timeline_content, totals_content
from geo.briefing.model import Block, Briefing
from geo.briefing.request import WEB, clean_sentence, clean_title
from geo.briefing.screening import screen_text
from geo.briefing.wording.labels import labels
from geo.briefing.wording.sentences import Wording, capital
from geo.intake.privacy import mask

if TYPE_CHECKING:
    from datetime import date

    from geo.briefing.content_changes import Changes
    from geo.briefing.gate import Released
    from geo.briefing.map_model import MapContent
    from geo.briefing.model import TableContent
    from geo.briefing.request import Days, Request

_STEM: Final = "kordon-briefing"


def make_briefing(released: Released, request: Request) -> Briefing:
    """Return the briefing that is asked for. `released` must hold the days of `request.covering`.

    Raises UsageError for a title that no page has room for. Takes some 0.5 s for 10,000 sightings.
    """
    wording = Wording(request.language, released.watched)
    now = PeriodRows(released, request.days)
    days = request.days or _days_of(now)
    compared = (
        alike(request.days, request.before, released.release) if request.days is not None and request.before else None
    )
    before = PeriodRows(released, compared[1] if compared else request.before) if request.before else None
    changes = changes_of(released, *compared, wording) if compared else None
    found = _Blocks(released, request, wording, now)
    shown = bool(now.told)
    first_map, second_map = found.maps(before, compared) if shown or (before and request.maps) else (None, None)
    sources = sources_content(now, wording)
    edits = tuple(replace(each, text=_public(clean_sentence(each.text), released)) for each in request.edits)
    sentences = sentences_of(released, now, changes, wording, replace(request, edits=edits))
    empty = not shown and not (request.maps and before and before.told)
    return Briefing(
        title=_public(clean_title(request.title), released)
        or wording.say("phrases.title_weekly" if request.weekly else "phrases.title"),
        subtitle=_subtitle(released, wording, days),
        first_day=days[0] if days else None,
        last_day=days[1] if days else None,
        watched=released.watched,
        watched_name=wording.country(released.watched),
        area=released.filters.area,
        tlp=released.release.mark,
        language=request.language,
        theme=request.theme,
        cutoff=released.release.cutoff,
        cutoff_told=wording.cutoff(released.release.cutoff),
        blocks=request.blocks,
        labels=labels(wording),
        sentences=sentences,
        summary_heading=wording.say("headings.summary"),
        map=first_map,
        second_map=second_map,
        timeline=timeline_content(released, now, wording, days)
        if shown and days and found.has(Block.TIMELINE)
        else None,
        totals=totals_content(released, now, wording) if shown and found.has(Block.TOTALS) else None,
        days=days_content(now, wording) if shown and found.has(Block.DAYS) else None,
        movements=movements_content(now, wording, request.top) if shown and found.has(Block.MOVEMENTS) else None,
        changes=found.changes(changes),
        conflicts=conflicts_content(now, wording, request.top) if shown and found.has(Block.CONFLICTS) else None,
        sources=sources if shown else None,
        method_heading=wording.say("headings.method"),
        method=method_of(released, wording),
        caveats=caveats_of(wording, drawn=first_map is not None),
        source_line=source_line(sources),
        attribution=wording.say("phrases.attribution"),
        filters_told=filters_told(released, wording),
        filter_words=dict(released.words),
        sha256=released.sha256,
        link=_public_link(request.link, released),
        private=released.release.private,
        watermark=wording.say("phrases.watermark") if released.release.private else "",
        file_stem=marked_stem(_stem(request.days), released.release),
        empty=empty,
        empty_text=" ".join(each.text for each in sentences if _is_told(each.key, request)) if empty else "",
        held=held_back(released),
    )


class _Blocks:
    """The blocks that need more than one question."""

    def __init__(self, released: Released, request: Request, wording: Wording, now: PeriodRows) -> None:
        self.released, self.request, self.wording, self.now = released, request, wording, now

    def has(self, block: Block) -> bool:
        return block in self.request.blocks

    def maps(
        self, before: PeriodRows | None, compared: tuple[Days, Days] | None
    ) -> tuple[MapContent | None, MapContent | None]:
        """Return the map, and the later one of two where both periods are drawn."""
        if not self.has(Block.MAP):
            return None, None
        if before is None or not self.request.maps or self.request.days is None or self.request.before is None:
            return map_content(self.released, self.now, self.wording, self.wording.say("headings.map")), None
        days, days_before = compared or (self.request.days, self.request.before)
        pair = ((before, days_before, "map_a"), (self.now, days, "map_b"))
        drawn = [
            map_content(self.released, period, self.wording, self._headed(key, days)) for period, days, key in pair
        ]
        return side_by_side(drawn[0], drawn[1])

    def changes(self, changes: Changes | None) -> TableContent | None:
        if changes is None or not self.has(Block.CHANGES):
            return None
        return changes_content(changes, self.wording, self.request)

    def _headed(self, key: str, days: Days) -> str:
        return self.wording.say(f"headings.{key}", period=self.wording.span(*days))


def _public(text: str, released: Released) -> str:
    """Return what an analyst typed as it may leave: no way to a person in it, no position finer than a cell."""
    if released.release.private:
        return mask(text)[0]
    return screen_text("note", text, released.release.cell_km).text or ""


def _public_link(link: str, released: Released) -> str:
    """Return the address of the live view as it may leave; "" for one that is none, or that holds a position."""
    if not WEB.fullmatch(link):
        return ""
    return link if released.release.private else screen_text("url", link, released.release.cell_km).text or ""


def _is_told(key: str, request: Request) -> bool:
    """Tell whether a page on which nothing moved says a sentence: that nothing did always, the rest where asked for."""
    return key in {"opening", "later"} or Block.SUMMARY in request.blocks


def _days_of(period: PeriodRows) -> Days | None:
    days: list[date] = sorted({row["counted_on"] for row in period.told if row["counted_on"] is not None})
    return (days[0], days[-1]) if days else None


def _subtitle(released: Released, wording: Wording, days: Days | None) -> str:
    areas = [_public(wording.area(each), released) for each in released.filters.area]
    where = areas or [wording.country(released.watched)]
    return " · ".join([*([wording.span(*days)] if days else []), capital(wording.listed(where))])


def _stem(days: Days | None) -> str:
    told = [] if days is None else [day.isoformat() for day in dict.fromkeys(days)]
    name = "-".join([_STEM, *told])
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
