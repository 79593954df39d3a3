"""`brief`: a briefing of what may leave as a slide, document or picture, and what the gate held back and why."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from geo.briefing.acts import marked_path
from geo.briefing.content import make_briefing
from geo.briefing.edits import edits_of
from geo.briefing.files import KINDS, SHAPES, file_bytes
from geo.briefing.gate import release
from geo.briefing.outfile import check_out
from geo.briefing.request import (
    Request,
    blocks_of,
    clean_link,
    clean_title,
    covering,
    full_month_before,
    full_week_before,
    period_before,
)
from geo.briefing.templates import COMPARISONS, template_named
from geo.briefing.wording.tables import language_of
from geo.cli.exits import LOOK, OK
from geo.cli.export import answer_of, release_of, write_out
from geo.cli.opening import filters_of, mirrored, reading
from geo.cli.output import print_json
from geo.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from geo.briefing.gate import Release, Released
    from geo.briefing.model import Sentence
    from geo.briefing.request import Days
    from geo.briefing.templates import Template
    from geo.records.filters import Filters
    from geo.records.mirror import Mirror
    from geo.settings import Settings


def brief(given: argparse.Namespace, settings: Settings) -> int:
    """Write a briefing; exit 1 where nothing was reported in its period, and the briefing says so."""
    kind = _kind(Path(given.file), given.size)
    how = release_of(given, settings)
    filters = filters_of(given)
    path = marked_path(Path(given.file), how)
    check_out(path, force=given.force)
    with reading(settings) as records:
        template = template_named(records, given.template)
        request = _request(given, template, filters, how)
        if not given.no_edits:
            request = replace(request, edits=edits_of(records, template.name, request.language))
    with mirrored(settings) as mirror, release(mirror, covering(filters, request), how) as out:
        made = make_briefing(out, request)
        data = file_bytes(made, kind, shape=given.size, scale=given.scale)
        write_out(path, data, out, given, settings, what=kind)
        answer = _leaving(out, mirror, filters, request, settings) | {
            "file": str(path),
            "format": kind,
            "file_sha256": hashlib.sha256(data).hexdigest(),
            "title": made.title,
            "summary": made.text,
            "edited": [_edited(each) for each in made.sentences if each.edited or each.earlier or each.held],
            "period": [day.isoformat() for day in (made.first_day, made.last_day) if day],
            "empty": made.empty,
        }
    print_json(answer)
    return LOOK if made.empty else OK


def _leaving(
    out: Released, mirror: Mirror, filters: Filters, request: Request, settings: Settings
) -> dict[str, object]:
    """Return what a command says of a release: of the period that is asked for, and apart what it is compared with.

    The hash is that of all that leaves, as the file bears it.
    """
    if request.before is None:
        return answer_of(out, settings) | {"compared": None}
    alone = replace(request, before=None)
    with release(mirror, covering(filters, alone), out.release) as now:
        answer = answer_of(now, settings) | {"data_sha256": out.sha256}
    with release(mirror, covering(filters, replace(alone, days=request.before)), out.release) as before:
        compared = {
            "period": [day.isoformat() for day in request.before],
            "sightings": before.sightings,
            "movements": before.movements,
            "held": [each.as_answer() for each in before.held],
        }
    return answer | {"compared": compared}


def _edited(sentence: Sentence) -> dict[str, object]:
    """Return what a command says of a sentence that an analyst wrote anew: whether it was drawn, and why not."""
    why = "the data changed" if sentence.earlier else "for fewer readers" if sentence.held else None
    return {
        "key": sentence.key,
        "text": sentence.text,
        "generated": sentence.generated,
        "drawn": sentence.edited,
        "left_out": why,
        "other_figures": sentence.stale,
    }


def _kind(path: Path, size: str | None) -> str:
    kind = path.suffix.removeprefix(".").lower()
    if kind not in KINDS:
        msg = f"{path.name} does not say what to write; end it in {', '.join(f'.{each}' for each in KINDS)}"
        raise UsageError(msg)
    if size is not None and size not in KINDS[kind].shapes:
        there = ", ".join(each for each in SHAPES if each in KINDS[kind].shapes)
        msg = f"--size {size!r} is none that a {KINDS[kind].label} comes in; give one of {there}"
        raise UsageError(msg)
    return kind


def _request(given: argparse.Namespace, template: Template, filters: Filters, how: Release) -> Request:
    days = _days(given, filters, how)
    before, maps = _compared(given.compare or template.compare, days)
    return Request(
        title=template.title if given.title is None else clean_title(given.title),
        days=days,
        before=before,
        maps=maps,
        language=language_of(given.language) if given.language else template.language,
        theme=given.theme or template.theme,
        blocks=blocks_of(word.strip() for word in given.blocks.split(",")) if given.blocks else template.blocks,
        weekly=template.weekly,
        link=clean_link(given.link),
    )


def _days(given: argparse.Namespace, filters: Filters, how: Release) -> Days | None:
    """Return the period: the last whole one before the cut-off, the days of --from and --to, or None for all days."""
    today = how.cutoff.date()
    if given.last is not None:
        if filters.date_from or filters.date_to:
            msg = "--last and --from or --to are two periods; give one of them"
            raise UsageError(msg)
        return full_week_before(today) if given.last == "week" else full_month_before(today)
    if filters.date_from and filters.date_to:
        return filters.date_from, filters.date_to
    if filters.date_from:
        return filters.date_from, max(filters.date_from, today)
    if filters.date_to:
        msg = "--to has no --from; a briefing needs the first day of its period too"
        raise UsageError(msg)
    return None


def _compared(text: str, days: Days | None) -> tuple[Days | None, bool]:
    """Return the period to compare with, and whether both are drawn as maps."""
    word = text.strip().lower()
    if word in COMPARISONS:
        return (None if word == "none" or days is None else period_before(days)), word == "maps"
    first, _, last = word.partition("..")
    try:
        found = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        found = None
    if found is None or found[0] > found[1]:
        msg = f"--compare is {text!r}; give {', '.join(COMPARISONS)}, or a period as 2022-12-05..2022-12-11"
        raise UsageError(msg)
    if days is None:
        msg = "--compare needs a period to compare with; give --from and --to, or --last"
        raise UsageError(msg)
    return found, True
