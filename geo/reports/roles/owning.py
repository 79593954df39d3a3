"""Tell whose the things of an event are: an adjective or a force beside the group, else one in its clause."""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING

from geo.model import PlaceKind
from geo.reports.roles.flow import BASED
from geo.reports.text.affiliation import affiliation_at, country_of_word
from geo.reports.text.tokens import COUNTRY
from geo.reports.toponyms.mention import PlaceMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group
    from geo.reports.roles.choosing import Roles
    from geo.reports.text.tokens import Token


_FORCES = frozenset("forces force army armies navy military guard service fleet troops ministry".split())
_RAILWAYS = ("залізниц", "железн", "чыгун", "railway")


class Owning:
    """Holds the tokens of a report, the marks of used ones, and where countries stand."""

    _watched: str
    _tokens: Sequence[Token]
    _used: bytearray
    _countries: Sequence[int]

    def _owner_word(self, event: Event, group: Group) -> int | None:
        """Return the token that says whose it is: an adjective before or a force right behind, else one in its clause."""
        if not self._countries:
            return None
        tokens = self._tokens
        for at in chain(
            range(min(group.span[0] + 4, group.span[1] - 1), max(-1, group.lead - 4), -1),
            range(group.span[1], min(len(tokens), group.span[1] + 3)),
        ):
            if at >= group.span[1] and tokens[at].kind == "mark" and tokens[at].text not in {"»", '"'}:
                break
            if tokens[at].starts & COUNTRY and self._used[at] != 1 and affiliation_at(tokens, at) is not None:
                return at
        return self._owner_word_of_event(event)

    def _at_home(self, event: Event, roles: Roles) -> Roles:
        """Let a country's forces that go to a border of it, and nobody says from where, be at home: "польские колонны".

        Not those that may be based in another country for months.
        """
        goal = roles.destination
        if roles.place is not None or roles.origin is not None or goal is None or not goal.border or not event.groups:
            return roles
        owner = self._owner_word(event, event.groups[0])
        code = None if owner is None else affiliation_at(self._tokens, owner)
        if owner is None or code is None or code in BASED or code == goal.country:
            return roles
        home = PlaceMention(owner, owner + 1, self._tokens[owner].text, None, PlaceKind.COUNTRY)
        home.asked, home.land, home.role = code, code, "at"
        return roles._replace(place=home)

    def _is_called_by_country(self, group: Group) -> bool:
        """Tell whether a country's adjective stands right before what is told of: "расійскі эшалон"."""
        beside = self._countries_in(group.lead - 1, group.span[1])
        return any(affiliation_at(self._tokens, at) is not None for at in beside)

    def _sent_by_railway(self, event: Event) -> bool:
        """Tell whether the watched country's railway is who sent it: "Білоруська залізниця відправила до Росії 20 вагонів"."""
        return any(
            country_of_word(self._tokens[at].key) == self._watched and self._tokens[at + 1].key.startswith(_RAILWAYS)
            for clause in event.clauses[:1]
            for at in self._countries_in(clause.first, clause.after - 1)
        )

    def _owner_word_of_event(self, event: Event) -> int | None:
        for clause in event.clauses:
            for at in self._countries_in(clause.first, clause.after):
                if self._used[at] != 1 and affiliation_at(self._tokens, at) is not None:
                    return at
        return None

    def _countries_in(self, first: int, after: int) -> Sequence[int]:
        """Return where countries stand among tokens first..after; a long report has too many to look through each time."""
        countries = self._countries
        return countries[bisect_left(countries, first) : bisect_left(countries, after)]


def names_owner(event: Event, place: PlaceMention) -> bool:
    """Tell whether a country only says whose people it stands right behind: "две роты ВДВ РФ", "Armed Forces of the Russian Federation"."""
    at = place.first - 1
    at -= at > 0 and event.word_at(at) == "the"
    if at > 0 and event.word_at(at) == "of" and event.word_at(at - 1) in _FORCES:
        return True
    return any(group.span[1] == place.first and group.kind.unit in {"person", "system"} for group in event.groups)
