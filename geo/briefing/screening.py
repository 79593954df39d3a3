"""What leaves of the free texts of a row: no position finer than a cell, nothing personal."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from geo.briefing.positions import REMOVED, remove_positions
from geo.intake.fields import SAYS_WHO
from geo.intake.link_parts import is_plain_link
from geo.intake.privacy import mask, mask_source

PRIVATE_HELP: Final = "A note marked “private:” stays in the house: no public export or briefing has it."
"""What forms say beside a note."""


class Screened(NamedTuple):
    """A text as it may leave; None where nothing of it may. `personal` and `position` say what was in it."""

    text: str | None
    personal: bool = False
    position: bool = False


@lru_cache(maxsize=200_000)
def screen_text(field: str, text: str, cell_km: float) -> Screened:
    """Return a text of a field as it may leave.

    Positions go first, since their figures look like telephones. A link that holds a position leads to it in whatever
    form it is left, so it goes whole.
    """
    public, position = remove_positions(text, cell_km)
    if field == "url" and position:
        return Screened(None, personal=bool(mask(text)[1]), position=True)
    if field == "url" and is_plain_link(public):
        return Screened(public)
    clean, kinds = (mask_source if field in SAYS_WHO else mask)(public)
    if not kinds:
        return Screened(public, position=position)
    return Screened(clean, personal=True, position=position)


def place_name(name: str | None, admin1: str | None) -> str | None:
    """Return the name of a place whose name was a position: what is left to say is the area it lies in."""
    if name is None or REMOVED not in name or name.replace(REMOVED, "").strip(" ,;()[]"):
        return name
    return f"a place in {admin1}" if admin1 else "a place without a name"
