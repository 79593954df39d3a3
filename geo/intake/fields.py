"""The fields that a row may fill, and the headings under which files name them."""

from __future__ import annotations

import re
from typing import Final

from geo.intake.known_headings import HEADINGS

ROLES: Final = ("place", "origin", "destination")
"""What a place is to a sighting. Each role has a name and may have coordinates, a country and a first-order area."""
SAYS_WHO: Final = frozenset({"source", "via"})
"""Fields that tell who published: there a public channel's address is a name, not a person's handle."""


PLACE_PARTS: Final = ("lat", "lon", "coordinates", "radius_m", "country", "admin1")
"""What a place may have beside its name, each a field of its role."""


def place_field(role: str, part: str) -> str:
    """Return the field of a part (`PLACE_PARTS`) of a place: `lat`, `origin_lat`."""
    return part if role == "place" else f"{role}_{part}"


FIELDS: Final = (
    *HEADINGS,
    *(place_field(role, part) for role in ROLES[1:] for part in PLACE_PARTS),
)
"""Every field that a mapping file may name."""


def heading_key(heading: str) -> str:
    """Return a heading without what spellings differ in: case, spaces, underscores, punctuation."""
    return "".join(re.findall(r"[^\W_]+", heading.casefold()))


_KNOWN: Final[dict[str, tuple[str, int]]] = {
    heading_key(alias): (field, rank)
    for field, aliases in HEADINGS.items()
    for rank, alias in reversed(list(enumerate(aliases.split("|"), start=1)))
} | {heading_key(field): (field, 0) for field in FIELDS}
CYRILLIC_HEADINGS: Final = frozenset(
    word for aliases in HEADINGS.values() for word in re.findall("[а-яёіїєґў]+", aliases)
)
"""The words of the headings that are written in Cyrillic letters."""


def field_of(heading: str) -> tuple[str, int] | None:
    """Return the field that a heading means and the rank of that heading (0 = the field's own name), None if none."""
    return _KNOWN.get(heading_key(heading))


def is_known(heading: str) -> bool:
    """Tell whether a heading means a field."""
    return heading_key(heading) in _KNOWN


def known_keys() -> tuple[str, ...]:
    """Return every heading that means a field, in the form of `heading_key`."""
    return tuple(_KNOWN)
