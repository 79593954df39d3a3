"""Tell totals from their parts: what adds up, what names each one, what is told again in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Interval, Qualifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Lexicon
    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

ONE = Interval(count_min=1, count_max=1, count_qualifier=Qualifier.EXACT)
_LISTS = frozenset({":", "(", "—", "–"})
_FURTHER = frozenset({"another", "then", "too", "such", "return", "opposite"})
_SLACK = 0.12
"""Parts may miss a total said as "about" by this share."""


def mark_totals(groups: Sequence[Group], tokens: Sequence[Token], lexicon: Lexicon) -> None:
    """Mark as summary a total whose complete breakdown follows it."""
    for number, group in enumerate(groups):
        opens = group.span[1] < len(tokens) and tokens[group.span[1]].text == "("  # "пять из них (4 Ми-24 и 1 Ми-8)"
        if not group.counted or group.count is None or (group.part and not opens):
            continue
        if _names_each(group, groups[number + 1 :], lexicon):
            group.summary = True
            continue
        parts = []
        for other in groups[number + 1 :]:
            if other.kind.unit != group.kind.unit and not _may_be_part(group, other, lexicon):
                continue
            known = other.counted or other.one or other.single or other.noun is None
            if (other.part and not (group.part and opens)) or not known or not _may_be_part(group, other, lexicon):
                break
            parts.append(other)
        parts = _told_parts(group, parts)
        if len(parts) < 2:
            continue
        listed = any(tokens[at].text in _LISTS for at in range(group.span[1], parts[0].lead))
        if _adds_up(group, parts) or (
            listed and all(part.counted or part.one for part in parts) and _nearly(group, parts)
        ):
            group.summary = True


def mark_parted(groups: Sequence[Group], event: Event, behind: Sequence[Event], lexicon: Lexicon) -> None:
    """Mark as summary a number whose parts are told behind it by numbers alone: "Five came: three to X, two to Y"."""
    for number, total in enumerate(groups):
        if not total.counted or total.elliptic or total.part:
            continue
        later = [group for group in groups[number + 1 :] if group.elliptic]
        following = [other for other in behind if other.such is event or other.sentence == event.sentence]
        later += [group for other in following for group in other.groups if group.elliptic]
        same = [other for other in following if other.sentence == event.sentence]
        typed = [
            group for other in same for group in other.groups
            if group.counted and not group.elliptic and _may_be_part(total, group, lexicon)
        ]  # fmt: skip
        if any(len(parts) > 1 and _adds_up(total, parts) for parts in (later, typed)):
            total.summary = True
            return
        if any(_tells_types(total, event, other, lexicon) for other in following[:1]):
            total.summary = True
            return


def _tells_types(total: Group, event: Event, other: Event, lexicon: Lexicon) -> bool:
    """Tell whether the next sentence says which they were: "Прошли два вертолёта. Ми-24 и Ми-8 летели низко"."""
    named = {place.text for place in event.places}
    elsewhere = any(place.text not in named for place in other.places)
    plain = not ((other.marks - event.marks) & _FURTHER or elsewhere or other.dates or other.there)
    if other.sentence - event.sentence != 1 or not plain or len(event.groups) > 1:
        return False
    if not all(_may_be_part(total, group, lexicon) for group in other.groups):
        return False
    parts = _told_parts(total, list(other.groups))
    return len(parts) == len(other.groups) > 1 and _adds_up(total, parts)


def _names_each(total: Group, others: Sequence[Group], lexicon: Lexicon) -> bool:
    """Tell whether "two helicopters, a Mi-24 and a Mi-8" names each one; the names are then one each."""
    if total.count is None or total.count.count_min != total.count.count_max:
        return False
    named = [
        other for other in others if not other.counted and other.noun is None and _may_be_part(total, other, lexicon)
    ]
    if len(named) != total.count.count_min or len(named) < 2:
        return False
    for other in named:
        other.one = other.single = True
    return True


def _told_parts(total: Group, parts: list[Group]) -> list[Group]:
    """Return the parts up to the first name without number, or all where such names are one each: "three: an A-50 and two Su-35"."""
    silent = [part for part in parts if not (part.counted or part.one or part.single)]
    if not silent:
        return parts
    low, high = _bounds(parts)
    if total.count is not None and low == high and total.count.count_min == total.count.count_max == low + len(silent):
        for part in silent:
            part.one = part.single = True
        return parts
    return parts[: parts.index(silent[0])]


def _may_be_part(total: Group, part: Group, lexicon: Lexicon) -> bool:
    if total.kind.id == "vehicle":
        return part.kind.unit in {"vehicle", "system"}
    return part.kind.id != total.kind.id and total.kind.id in lexicon.lineage(part.kind)


def _bounds(groups: Sequence[Group]) -> tuple[int, int | None]:
    counts = [group.count or (ONE if group.one or group.single else None) for group in groups]
    low = sum((count.count_min or 0) for count in counts if count is not None)
    highs = [count.count_max for count in counts if count is not None]
    high = None if any(each is None for each in highs) else sum(each or 0 for each in highs)
    return low, high


def _adds_up(total: Group, parts: Sequence[Group]) -> bool:
    low, high = _bounds(parts)
    if total.count is None:
        return False
    most = total.count.count_max
    least = total.count.count_min
    if total.count.count_qualifier is Qualifier.AT_LEAST:
        return least is not None and high is not None and low >= least
    if least is None:
        return False
    return low <= (most or least) and (high is None or high >= least)


def _nearly(total: Group, parts: Sequence[Group]) -> bool:
    low, high = _bounds(parts)
    if total.count is None or total.count.count_min is None:
        return False
    goal = total.count.count_min
    open_end = total.count.count_max is None
    return (high or low) >= goal * (1 - _SLACK) and (open_end or low <= goal * (1 + _SLACK))


def mark_total_words(groups: Sequence[Group], event: Event) -> None:
    """Mark "всего 60 единиц", "60 in all" told after its parts as summary."""
    if "total" not in event.marks or len(groups) < 2:
        return
    last = groups[-1]
    before = [group for group in groups[:-1] if (group.counted or group.one or group.single) and not group.gathers]
    if before and last.kind.id in {"vehicle", "armoured"} and last.counted and _adds_up(last, before):
        last.summary = True
