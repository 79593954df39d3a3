"""The few words that every drawing needs, in the language of the briefing."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING

from geo.briefing.model import Labels
from geo.settings import drawn_countries

if TYPE_CHECKING:
    from geo.briefing.wording.sentences import Wording


def labels(wording: Wording) -> Labels:
    """Return the words of drawings, and the names of the countries that the map draws."""
    words = {each.name: wording.table.words["labels"][each.name] for each in fields(Labels) if each.name != "countries"}
    return Labels(**words, countries=tuple((code, wording.country(code)) for code in _codes()))


@cache
def _codes() -> tuple[str, ...]:
    return tuple(drawn_countries())
