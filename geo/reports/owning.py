"""Tell whose the things of an event are: an adjective or a force beside the group, else one in its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.affiliation import affiliation_at
from geo.reports.tokens import COUNTRY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.event import Event
    from geo.reports.group import Group
    from geo.reports.tokens import Token


class Owning:
    """Holds the tokens of a report, the marks of used ones, and where countries stand."""

    _tokens: Sequence[Token]
    _used: bytearray
    _countries: Sequence[int]

    def _affiliation(self, event: Event, group: Group) -> str | None:
        """Return whose it is: an adjective before or a force right behind the group, else one in its clause."""
        tokens = self._tokens
        for at in (
            *range(group.span[0], max(-1, group.lead - 4), -1),
            *range(group.span[1], min(len(tokens), group.span[1] + 3)),
        ):
            if at >= group.span[1] and tokens[at].kind == "mark" and tokens[at].text not in {"»", '"'}:
                break
            code = affiliation_at(tokens, at) if tokens[at].starts & COUNTRY and self._used[at] != 1 else None
            if code is not None:
                return code
        return self._affiliation_of_event(event)

    def _is_called_by_country(self, group: Group) -> bool:
        """Tell whether a country's adjective stands right before what is told of: "расійскі эшалон"."""
        first = max(0, group.lead - 1)
        return any(affiliation_at(self._tokens, at) is not None for at in range(first, group.span[1]))

    def _affiliation_of_event(self, event: Event) -> str | None:
        for clause in event.clauses:
            for at in self._countries:
                if clause.first <= at < clause.after and self._used[at] != 1:
                    code = affiliation_at(self._tokens, at)
                    if code is not None:
                        return code
        return None
