"""What leaves of the free texts of a row: no position finer than a cell, nothing personal, no private note."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from geo.briefing.positions import REMOVED, remove_positions
from geo.intake.fields import SAYS_WHO
from geo.intake.link_parts import is_plain_link
from geo.intake.privacy import mask, mask_source
from geo.intake.words import read_side
from geo.reports.affiliation import country_of_word

_PRIVATE: Final = re.compile(
    r"(?:^|[\n.!?;|\[(])\s*(?:private|internal|приватно|приватна|приватный|приватно|особисте|личное|лично|асабіста|асабістае"
    r"|прыватна|для себе|для себя|не для публикации|не для публікації|prywatne|prywatnie)(?:\s*[:\])–—]|\s+-\s)",
    re.IGNORECASE,
)
PRIVATE_HELP: Final = "A note that begins with “private:” stays in the house: no public export or briefing has it."
"""What forms say beside a note."""
_UKRAINE: Final = "UA"
_FORCES: Final = re.compile(
    r"\b(?:ЗСУ|ВСУ|УЗС|ТрО|ZSU|AFU|UAF|VSU)\b|\b(?:armed|military|defen[cs]e)\s+forces\s+of\s+ukraine\b"
    r"|збройн\w+\s+сил\w*\s+україн|вооруж\w+\s+сил\w*\s+украин|узброен\w+\s+сіл\w*\s+украін",
    re.IGNORECASE,
)
_SIDE_WORDS: Final = re.compile(r"\bUA\b|\bUKR\b|ukrain|ukraiń|україн|украин|украін", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")


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


def is_private(note: str) -> bool:
    """Tell whether a note, or a sentence of it, is marked as private: "private: ...", in the five languages."""
    return _PRIVATE.search(note) is not None


@lru_cache(maxsize=50_000)
def is_ukrainian(affiliation: str | None, equipment: str, more: str = "") -> bool:
    """Tell whether a row speaks of Ukrainian forces: by its affiliation, else by the words of its equipment.

    `more` are activity and note, which often speak of Ukraine for other reasons: there only the name of its armed
    forces tells.
    """
    if affiliation:
        return read_side(affiliation) == _UKRAINE or _names_ukraine(affiliation)
    if _FORCES.search(equipment) or _FORCES.search(more):
        return True
    return any(country_of_word(word.casefold()) == _UKRAINE for word in _WORD.findall(equipment))


def _names_ukraine(affiliation: str) -> bool:
    return bool(_SIDE_WORDS.search(affiliation) or _FORCES.search(affiliation))


def place_name(name: str | None, admin1: str | None) -> str | None:
    """Return the name of a place whose name was a position: what is left to say is the area it lies in."""
    if name is None or REMOVED not in name or name.replace(REMOVED, "").strip(" ,;()[]"):
        return name
    return f"a place in {admin1}" if admin1 else "a place without a name"
