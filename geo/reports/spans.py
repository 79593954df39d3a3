"""Point at the words that each value of a sighting came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.model import Flow, Mode, ReportKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group
    from geo.reports.roles.choosing import Roles
    from geo.reports.text.tokens import Token

_MARKS_OF_MODE = {Mode.RAIL: ("rail",), Mode.ROAD: ("road",), Mode.AIR: ("flown", "scramble")}
_MARKS_OF_KIND = {
    ReportKind.DENIAL: ("negation", "deny"),
    ReportKind.FORECAST: ("future", "order"),
    ReportKind.SUMMARY: ("total", "running"),
    ReportKind.CLAIM: ("hedge",),
}
_MARKS_OF_FLOW = ("over border", "border", "enter")
_WAYS = {
    Flow.IN: ("origin", "destination", "place"),
    Flow.OUT: ("destination", "origin", "place"),
    Flow.TRANSIT: ("destination", "origin"),
}
_ON_RAILS = frozenset({"train", "wagon"})


class Means(NamedTuple):
    """What was concluded of a sighting from more than one word; `owner` is the token that says whose it is."""

    mode: Mode | None
    flow: Flow
    kind: ReportKind
    owner: int | None


def spans_of(
    tokens: Sequence[Token], event: Event, group: Group, roles: Roles, means: Means
) -> dict[str, tuple[int, int]]:
    """Return for each field the offsets (start, end) in the text of the words that it came from.

    What follows from several words is shown by the one that settled it; a field that no word of its own tells is left
    out: the flow of a convoy on a road inside the country, the kind of a plain observation.
    """
    words = {"equipment": group.span}
    if group.count_span is not None:
        words["count"] = group.count_span
    for name, place in (("place", roles.place), ("origin", roles.origin), ("destination", roles.destination)):
        if place is not None:
            words[name] = (place.first, place.after)
    for low, high, _ in event.dates[:1]:
        words["observed"] = (low.first, (high or low).after)
    for at in _actions(event):
        words["activity"] = (at, at + 1)
        break
    concluded = {
        "mode": _mode(tokens, event, group, means.mode),
        "flow": _flow(event, words, means.flow),
        "affiliation": None if means.owner is None else (means.owner, means.owner + 1),
        "report_kind": _kind(event, means.kind),
    }
    words |= {name: span for name, span in concluded.items() if span is not None}
    return {name: (tokens[first].start, tokens[after - 1].end) for name, (first, after) in words.items()}


def _mode(tokens: Sequence[Token], event: Event, group: Group, mode: Mode | None) -> tuple[int, int] | None:
    """Return the word that says by what means; what goes by nothing else says it by its own name."""
    if mode is None:
        return None
    if mode is Mode.AIR and group.kind.unit == "aircraft":
        return group.span
    if mode is Mode.RAIL and not _marked(event, _MARKS_OF_MODE[mode]):
        carriers = [each for each in (group, *event.groups) if each.kind.equipment_class in _ON_RAILS]
        return carriers[0].span if carriers else group.span
    marked = _marked(event, _MARKS_OF_MODE[mode])
    if marked is not None:
        return marked
    if mode is Mode.ROAD:
        gathering = [each for each in event.groups if each.gathers]
        return gathering[0].span if gathering else group.span
    return next(((at, at + 1) for at in _actions(event) if tokens[at].kind == "word"), None)


def _flow(event: Event, words: dict[str, tuple[int, int]], flow: Flow) -> tuple[int, int] | None:
    """Return the word for the border that was crossed, else the place on the other side of the way."""
    if flow not in _WAYS:
        return None
    return _marked(event, _MARKS_OF_FLOW) or next((words[name] for name in _WAYS[flow] if name in words), None)


def _kind(event: Event, kind: ReportKind) -> tuple[int, int] | None:
    """Return the word that makes it more or less than an observation."""
    marked = _marked(event, _MARKS_OF_KIND.get(kind, ()))
    if marked is None and kind is ReportKind.FORECAST:
        return next(((at, at + 1) for at in _actions(event)), None)
    return marked


def _marked(event: Event, names: Sequence[str]) -> tuple[int, int] | None:
    """Return the first token that a clause of the event noted under one of the names."""
    found = (clause.marks[name] for clause in event.clauses for name in names if name in clause.marks)
    at = next(found, None)
    return None if at is None else (at, at + 1)


def _actions(event: Event) -> Iterator[int]:
    """Yield the words of the event that say what happened."""
    return (at for clause in event.clauses for at, _ in clause.actions)
