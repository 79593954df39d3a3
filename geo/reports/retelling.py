"""Leave out what the headline of a report tells and its text tells again: news tells its movement twice, it happened once."""

from __future__ import annotations

import itertools
from datetime import datetime
from typing import TYPE_CHECKING

from geo.model import Flow, PlaceKind, Qualifier, ReportKind
from geo.reports.equipment.lexicon import open_lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.model import Toponym
    from geo.reports.reading import ReadSighting
    from geo.reports.text.sentences import Span
    from geo.reports.text.tokens import Token

_CLOSES = frozenset(".!?…:;,")
_MOST_HEADLINES = 3
_SHORTEST = 4
"""Words of a headline at least."""
_GATHERED = frozenset({"train", "convoy"})
_LOOSE = _GATHERED | {"vehicle_unspecified", "personnel"}
_TOLD = frozenset({ReportKind.OBSERVATION, ReportKind.CLAIM, ReportKind.SUMMARY})


def headlines_of(text: str, spans: Sequence[Span], tokens: Sequence[Token]) -> int:
    """Return how many sentences at the head of a text are headlines: lines of some words that no mark closes, with text below."""
    lines = 0
    for span, following in itertools.pairwise(spans[: _MOST_HEADLINES + 1]):
        last = tokens[span.after - 1]
        if "\n" not in text[last.end : tokens[following.first].start] or last.text in _CLOSES:
            break
        if span.after - span.first < _SHORTEST or tokens[span.first].kind == "mark":
            break
        lines += 1
    below = spans[lines].after - spans[lines].first if lines and lines < len(spans) else 0
    prose = below and tokens[spans[lines].after - 1].text in {".", "!", "…"}
    return lines if prose else 0


def without_headlines(read: Sequence[ReadSighting], headed: int) -> list[ReadSighting]:
    """Return the sightings without those of the first `headed`, which a headline tells, that the text below tells again."""
    below = read[headed:]
    return [each for at, each in enumerate(read) if at >= headed or not any(_is_again(each, other) for other in below)]


def _is_again(head: ReadSighting, told: ReadSighting) -> bool:
    """Tell whether the text tells what the headline does: the same things, no other number, day or way."""
    return (
        told.report_kind in _TOLD
        and head.report_kind in _TOLD
        and _are_same_things(head, told)
        and (told.flow is head.flow or Flow.UNKNOWN in {told.flow, head.flow})
        and _agree(head.origin, told.origin)
        and _goes_alike(head, told)
        and _meet(head, told)
    )


def _are_same_things(head: ReadSighting, told: ReadSighting) -> bool:
    counted = head.count.count_qualifier is not Qualifier.UNKNOWN
    if counted and (head.count.count_min, head.count.count_max) != (told.count.count_min, told.count.count_max):
        return False
    if head.equipment_class == told.equipment_class:
        return True
    lexicon = open_lexicon()
    if head.equipment_id in lexicon.lineage(lexicon.get(told.equipment_id)):
        return True
    if counted:
        return {head.equipment_class, told.equipment_class} <= _LOOSE - _GATHERED and head.unit == told.unit
    return head.equipment_class in _LOOSE and told.unit not in {"aircraft", "ship"}


def _goes_alike(head: ReadSighting, told: ReadSighting) -> bool:
    """Tell whether what the headline gives as place or goal is one of the places of the text, or holds one."""
    spots = [each for each in (told.place, told.destination, told.origin, *told.via) if each is not None]
    named = [each for each in (head.place, head.destination) if each is not None]
    return not named or not spots or any(_agree(one, other) for one in named for other in spots)


def _agree(one: Toponym | None, other: Toponym | None) -> bool:
    """Tell whether two places may be the same: equal, or one is the country of the other, or one is not told."""
    if one is None or other is None or one.text.lower() == other.text.lower():
        return True
    first, second = one.place, other.place
    if first is None or second is None:
        return False
    if first.name == second.name:
        return True
    for whole, part in ((first, second), (second, first)):
        if whole.kind is PlaceKind.COUNTRY and whole.country == part.country:
            return True
        if whole.kind is PlaceKind.ADMIN1 and whole.name == part.admin1:
            return True
    return False


def _meet(head: ReadSighting, told: ReadSighting) -> bool:
    """Tell whether the days of both may be the same; a headline's present tense tells no day of its own."""
    first, last = _day(told.observed_from), _day(told.observed_to)
    begin, end = _day(head.observed_from), _day(head.observed_to)
    if begin is not None and begin == end:
        return True  # "Convoy arrives" is told in the present, whatever day it was
    return (last is None or begin is None or last >= begin) and (first is None or end is None or first <= end)


def _day(value: date | datetime | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value
