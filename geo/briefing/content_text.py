"""The sentences of a briefing: each made by one rule from the figures, kept where an analyst wrote it anew."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.briefing.content_changes import compared_told, last_known, missing_told
from geo.briefing.model import Block, HeldBack, Sentence
from geo.briefing.request import period_word
from geo.briefing.wording.filtered import filter_told
from geo.briefing.wording.sentences import capital
from geo.counts.intervals import interval_of, is_about, is_unknown
from geo.intake.privacy import mask
from geo.model import Tlp, Unit
from geo.records.listing import headline
from geo.records.totals import FLOWS, totals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geo.briefing.content_changes import Changes
    from geo.briefing.content_rows import PeriodRows
    from geo.briefing.gate import Released
    from geo.briefing.request import Days, Request
    from geo.briefing.wording.sentences import Wording
    from geo.records.answers import Headline, TotalRow

_AREAS: Final = 6
"""Areas that a sentence names; how many more there are is said."""
_STRICTNESS: Final = tuple(Tlp)
"""Marks, from the most readers to the fewest."""


def sentences_of(
    released: Released, now: PeriodRows, changes: Changes | None, wording: Wording, request: Request
) -> tuple[Sentence, ...]:
    """Return the sentences of the summary in their order, edited ones as they were written."""
    generated = dict(_generated(released, now, changes, wording, request))
    return tuple(_kept(key, text, request, released.release.mark) for key, text in generated.items())


def figures(text: str) -> tuple[str, ...]:
    """Return the numbers of a sentence in their order, whatever parts their thousands."""
    return tuple(re.sub(r"\D", "", each) for each in re.findall(r"\d+(?:[\u00a0\u202f ,.]\d{3})*", text))


def _kept(key: str, generated: str, request: Request, mark: Tlp) -> Sentence:
    """Return a sentence as an analyst wrote it for these very words of the data, else as the data says it."""
    plain = Sentence(key=key, text=generated, generated=generated)
    written = [each for each in request.edits if each.key == key and each.text not in {"", generated}]
    meant = [each for each in written if each.generated == mask(generated)[0]]
    if meant:
        text = meant[-1].text
        if _STRICTNESS.index(meant[-1].tlp) > _STRICTNESS.index(mark):
            return replace(plain, held=True)
        return replace(plain, text=text, edited=True, stale=not set(figures(text)) <= set(figures(generated)))
    earlier = [each for each in written if each.period == period_word(request.days)]
    return replace(plain, earlier=earlier[-1].text if earlier else "")


def _generated(
    released: Released, now: PeriodRows, changes: Changes | None, wording: Wording, request: Request
) -> Iterator[tuple[str, str]]:
    days = request.days
    answer = headline(released.mirror, now.filters)
    year = days is None or any(day.year != released.release.cutoff.year for day in days)
    if not answer.movements:
        yield "opening", _nothing(wording, days, year=year)
    else:
        flows = totals(released.mirror, now.filters, ("flow",), bounded=False)
        yield "opening", _opening(answer, flows, wording, days, year=year)
        if answer.lows:
            lows = {
                unit: interval_of(answer.lows[unit], told.count_max, about=is_about(told))
                for unit, told in answer.units.items()
                if unit in answer.lows
            }
            yield "lows", wording.say("phrases.lows", counts=wording.counts(lows, 0))
        if len({row.flow for row in flows}) > 1:
            yield from _by_flow(flows, Counter(each.flow for each in now.movements), wording)
    last = last_known(released.release)
    if days is not None and days[1] > last:
        told = wording.say("phrases.later", last=wording.day(last, year=year))
        yield "later", told if days[0] <= last else wording.say("phrases.later_all")
    if changes is not None:
        yield from _changed(changes, wording, request)
    if answer.movements and now.conflicts:
        yield (
            "conflicts",
            wording.many("conflict" if Block.CONFLICTS in request.blocks else "disagree", len(now.conflicts)),
        )
    if answer.undated and days is not None:
        yield "undated", wording.many("undated", answer.undated)


def _nothing(wording: Wording, days: Days | None, *, year: bool) -> str:
    if days is None:
        return wording.say("phrases.none")
    return wording.say("phrases.none_in", period=wording.period(*days, year=year))


def _opening(answer: Headline, flows: list[TotalRow], wording: Wording, days: Days | None, *, year: bool) -> str:
    counts = wording.counts(answer.units, answer.without_number)
    only = {row.flow for row in flows}
    flow = only.pop() if len(only) == 1 else None
    values = {
        "movements": answer.movements,
        "sources": answer.sources,
        "direction": f" {wording.flow(flow)}" if flow and flow != "unknown" else "",
        "counts": wording.say("phrases.opening_counts", counts=counts) if counts else "",
    }
    if days is None:
        return wording.say("phrases.opening_whole", **values)
    return wording.say("phrases.opening", period=wording.period(*days, year=year), **values)


def _by_flow(flows: list[TotalRow], movements: Mapping[str, int], wording: Wording) -> Iterator[tuple[str, str]]:
    for flow in FLOWS:
        rows = sorted(
            (row for row in flows if row.flow == flow), key=lambda row: (row.unit != Unit.VEHICLE.value, -row.movements)
        )
        if not rows:
            continue
        counts = wording.counts(
            {row.unit: row.interval for row in rows},
            sum(row.without_number for row in rows),
        )
        yield (
            f"flow_{flow}",
            wording.say(
                "phrases.by_flow",
                Direction=capital(wording.flow(flow)),
                movements=movements[flow],
                counts=wording.say("phrases.by_flow_counts", counts=counts) if counts else "",
            ),
        )


def _changed(changes: Changes, wording: Wording, request: Request) -> Iterator[tuple[str, str]]:
    if changes.days != request.days:
        yield "compared", compared_told(changes, wording)
    if changes.nothing_before:
        yield "none_before", wording.say("phrases.none_before", before=wording.span(*changes.before))
        return
    for each in changes.units:
        if each.now is None or each.before is None:
            continue
        word = {"more": "changed_more", "less": "changed_less"}.get(each.change, "changed_none")
        unit = wording.unit(each.unit)
        yield (
            f"change_{each.unit}",
            wording.say(
                f"phrases.{word}",
                unit_name=unit,
                Unit_name=capital(unit),
                now=_short(each.now, wording),
                before=_short(each.before, wording),
            ),
        )
    for key, areas in (("changed_new", changes.new_areas), ("changed_gone", changes.gone_areas)):
        if areas:
            yield key, wording.say(f"phrases.{key}", areas=_areas(areas, wording))


def _short(row: TotalRow, wording: Wording) -> str:
    interval = row.interval
    if is_unknown(interval):
        return wording.say("phrases.no_number")
    return f"{wording.short(interval)}{missing_told(row, wording)}"


def _areas(areas: list[str], wording: Wording) -> str:
    if len(areas) <= _AREAS:
        return wording.listed(areas)
    return f"{', '.join(areas[:_AREAS])} {wording.many('more_places', len(areas) - _AREAS)}"


def method_of(released: Released, wording: Wording) -> tuple[str, ...]:
    """Return how it was counted and what was let out, line by line."""
    how = released.release
    lines = [wording.say(f"method.{key}") for key in ("movements", "intervals", "units")]
    if how.private:
        return (*lines, wording.say("method.private"))
    lines.append(wording.say("method.accepted"))
    if how.embargo_hours:
        lines.append(wording.say("method.embargo", hours=how.embargo_hours))
    return (*lines, wording.say("method.cells", km=f"{how.cell_km:g}"))


def caveats_of(wording: Wording, *, drawn: bool) -> tuple[str, ...]:
    """Return what a reader must not take the figures for, nor the map's lines where one is `drawn`."""
    keys = ("reported", *(("schematic",) if drawn else ()), "direction")
    return tuple(wording.say(f"caveats.{key}") for key in keys)


def filters_told(released: Released, wording: Wording) -> str:
    """Return the filters in words, but for the days; "" where none is set."""
    said = []
    for word, text in released.words.items():
        if word in {"from", "to"} or (word == "status" and not released.release.private):  # only accepted ones leave
            continue
        said.append(filter_told(wording, word, text, _values(released, word)))
    return wording.say("phrases.filters", filters="; ".join(said)) if said else ""


def _values(released: Released, word: str) -> tuple[str, ...]:
    """Return the values of a filter of several, each by itself; () of any other."""
    found = getattr(released.filters, "equipment_class" if word == "class" else word, ())
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, tuple) else ()


def held_back(released: Released) -> tuple[HeldBack, ...]:
    """Return what the gate held back and why, for the page; it is never drawn."""
    return tuple(
        HeldBack(code=each.code, sightings=each.sightings, movements=each.movements, message=each.message)
        for each in released.held
    )
