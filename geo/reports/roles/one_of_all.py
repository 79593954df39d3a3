"""Tell one of several that came from what all of them did: "The first, 24 flatcars, was unloaded at Pastavy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.numbers.ordinals import LAST, ORDINALS, OTHER

if TYPE_CHECKING:
    from geo.reports.events.event import Event
    from geo.reports.roles.choosing import Roles
    from geo.reports.toponyms.mention import PlaceMention

_OPENING = 3
_ONE_OF_ALL = frozenset("one один адзін".split()).union(*ORDINALS.values(), OTHER, LAST)


def is_one_of_all(event: Event) -> bool:
    """Tell whether an event opens with which of several it tells of: "The first", "Второй"."""
    first = event.clauses[0].first if event.clauses else 0
    return any(event.word_at(at) in _ONE_OF_ALL for at in range(first, min(first + _OPENING, len(event.tokens))))


def is_one_of_those_that_came(event: Event) -> bool:
    """Tell whether an event tells of one of those that came: "Two convoys crossed from Zlynka. The first ..."."""
    came = event.such is not None and bool({"arrive", "cross"} & set(event.such.actions))
    return came and is_one_of_all(event)


def land_of_all(event: Event, before: Roles) -> PlaceMention | None:
    """Return the country that all of them came to, where an event tells of one of them."""
    if not is_one_of_all(event):
        return None
    came = event.such is not None and "arrive" in event.such.actions
    lands = (before.wide_destination, *((before.destination, before.place) if came else ()))
    return next((each for each in lands if each is not None and each.wide and each.role in {"to", "at", "on"}), None)
