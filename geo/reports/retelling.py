"""Give once what a report tells twice: its headline and its text, or, in a pasted page, two of its sentences."""

from __future__ import annotations

import itertools
from datetime import datetime
from typing import TYPE_CHECKING

from geo.model import Flow, Mode, PlaceKind, Qualifier, ReportKind, Unit
from geo.reports.equipment.lexicon import open_lexicon
from geo.reports.text.page_lines import is_page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.model import Place, Toponym
    from geo.reports.reading import ReadSighting
    from geo.reports.text.sentences import Span
    from geo.reports.text.tokens import Token

_CLOSES = frozenset(".!?…:;,")
_MOST_HEADLINES = 3
_SHORTEST = 4
"""Words of a headline at least."""
_GATHERED = frozenset({"train", "convoy"})
_LOOSE = _GATHERED | {"vehicle_unspecified", "personnel"}
_SEEN = frozenset({ReportKind.OBSERVATION, ReportKind.CLAIM})
_FEW = 3
_NEARBY = 24
"""So many of the sightings told before and behind are looked through for the same movement."""
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


def _below_headlines(read: Sequence[ReadSighting], headed: int) -> list[bool]:
    """Tell of each sighting whether it stays: none of a headline's that the text below tells again."""
    below = read[headed:]
    return [at >= headed or not any(_is_again(each, other) for other in below) for at, each in enumerate(read)]


def told_once(read: Sequence[ReadSighting], sentences: Sequence[int], headed: int, text: str) -> list[ReadSighting]:
    """Return the sightings without what a headline tells first and, in an article, another sentence tells as well or better.

    `sentences` says in which sentence each is told; headlines tell the first `headed`.
    """
    kept = _below_headlines(read, headed) if headed else [True] * len(read)
    page = is_page(text)
    for at, one in enumerate(read):
        if not page or not kept[at]:
            continue
        for other in range(max(0, at - _NEARBY), min(len(read), at + _NEARBY + 1)):
            if not kept[other] or sentences[other] == sentences[at]:
                continue
            if _is_told_by(one, read[other], earlier=other < at):
                kept[at] = False
                break
    return [one for one, stays in zip(read, kept, strict=True) if stays]


def _is_told_by(one: ReadSighting, other: ReadSighting, *, earlier: bool) -> bool:
    """Tell whether another sighting is of the same movement and says no less: its number, its day, its ends."""
    if one.report_kind not in _SEEN or other.report_kind not in _SEEN or not _is_no_other(one, other):
        return False
    if not (_is_there(one, other) and _agree(one.origin, other.origin) and _is_gone_to(one, other)):
        return False
    if one.flow is not other.flow and Flow.UNKNOWN not in {one.flow, other.flow}:
        return False
    return _meet_surely(one, other) and (_detail(other), earlier) > (_detail(one), False)


def _is_no_other(one: ReadSighting, other: ReadSighting) -> bool:
    """Tell whether both may be the same things: of one number and class, or things of no number that the other counts."""
    counted = one.count.count_qualifier is not Qualifier.UNKNOWN and one.equipment_class not in _GATHERED
    if counted:
        few = (one.count.count_min or one.count.count_max or 0) < _FEW  # "ещё один дрон" is another
        same = (one.count.count_min, one.count.count_max) == (other.count.count_min, other.count.count_max)
        return same and not few and one.equipment_class == other.equipment_class
    if one.equipment_class == "convoy" or (one.equipment_id == "vehicle" and one.mode is not Mode.AIR):
        return other.unit in {Unit.VEHICLE, Unit.CONVOY, Unit.SYSTEM} and one.mode in {None, other.mode}
    if one.equipment_class == "train":
        return other.equipment_class in {"train", "wagon"} and not _counts_more(one, other)
    lexicon = open_lexicon()
    return one.equipment_id in lexicon.lineage(lexicon.get(other.equipment_id))


def _counts_more(one: ReadSighting, other: ReadSighting) -> bool:
    """Tell whether so many trains are counted as the other is not."""
    many = (one.count.count_min or 1) > 1
    return many and (other.equipment_class != "train" or one.count != other.count)


def _is_there(one: ReadSighting, other: ReadSighting) -> bool:
    """Tell whether the place of a sighting is the other's, or the land or area in which the other's lies."""
    if one.place is None or one.place.place is None:
        return False
    spots = [each.place for each in (other.place, other.destination, other.origin) if each is not None]
    return any(spot is not None and _holds(one.place.place, spot) for spot in spots)


def _holds(whole: Place, part: Place) -> bool:
    if whole.name == part.name:
        return True
    if whole.kind is PlaceKind.COUNTRY:
        return whole.country == part.country
    return whole.kind is PlaceKind.ADMIN1 and whole.name == part.admin1


def _is_gone_to(one: ReadSighting, other: ReadSighting) -> bool:
    """Tell whether where a sighting goes to is where the other goes or is."""
    if one.destination is None:
        return True
    ends = [each for each in (other.destination, other.place) if each is not None]
    return any(_agree(one.destination, end) for end in ends)


def _meet_surely(one: ReadSighting, other: ReadSighting) -> bool:
    """Tell whether the days of both meet and, where both name hours, the hours are one."""
    if one.observed_to is None and one.observed_from is None:
        return True
    if other.observed_to is None:
        return False
    hours = [each.observed_from for each in (one, other) if isinstance(each.observed_from, datetime)]
    if len(hours) > 1 and hours[0] != hours[1]:
        return False
    first, last = _day(other.observed_from), _day(other.observed_to)
    begin, end = _day(one.observed_from), _day(one.observed_to)
    return (last is None or begin is None or last >= begin) and (first is None or end is None or first <= end)


def _detail(read: ReadSighting) -> int:
    """Return how much a sighting says."""
    told = (read.origin, read.destination, read.observed_from, read.observed_to)
    spot = read.place is not None and read.place.place is not None and read.place.place.kind is not PlaceKind.COUNTRY
    counted = read.count.count_qualifier is not Qualifier.UNKNOWN and read.equipment_class not in _GATHERED
    loose = read.equipment_class in _LOOSE
    return (
        sum(each is not None for each in told)
        + spot
        + 2 * counted
        + (not loose)
        + isinstance(read.observed_from, datetime)
    )


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
