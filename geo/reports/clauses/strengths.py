"""Tell how strong the forces of a whole country are said to be, which is no movement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token
    from geo.reports.toponyms.mention import PlaceMention


def counts_forces(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause only says how much there is in a whole country: "у Беларусі было 24 самалёты", "There are 900 soldiers in Moldova"."""
    spots = clause.places
    people = "there at" in clause.marks and all(group.kind.unit == "person" for group in clause.groups)
    told = clause.kinds() == {"be"} or (people and not clause.kinds())
    return told and bool(spots) and all(_is_country(place, tokens) for place in spots)


def _is_country(place: PlaceMention, tokens: Sequence[Token]) -> bool:
    """Tell whether a place is a whole country, not a region of it or its border."""
    kind = place.kind or (place.hit.kind if place.hit is not None else None)
    behind = tokens[place.after].key if place.after < len(tokens) else ""
    return kind is PlaceKind.COUNTRY and not (place.border or behind == "border")
