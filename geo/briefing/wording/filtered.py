"""The filters of a briefing in the words of its language: "by rail; at most 100 km from the border of Belarus"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.records.filters import NONE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.briefing.wording.sentences import Wording


def filter_told(wording: Wording, word: str, text: str, values: Sequence[str] = ()) -> str:
    """Return a filter in words.

    `text` is what it may be told as, screened; `values` are those of a filter of several, told only as far as they
    stand in it. What names itself ("by rail") has no heading before it.
    """
    if word == "near_border":
        km, _, other = text.partition(":")
        if other:
            return wording.say("filters.near_between", km=km, other=wording.country_of(other))
        return wording.say("filters.near_border", km=km)
    heading = wording.say(f"filters.{word}")
    named = _named(wording, word)
    if named is None:
        return f"{heading} {text}"
    kept = [each for each in values if each in text]
    told = [named(each) for each in kept if each != NONE]
    if not told or not all(told):
        return f"{heading} {text if kept != [NONE] else wording.say('filters.not_told')}"
    return ", ".join([*told, *(f"{heading}: {wording.say('filters.not_told')}" for _ in kept[len(told) :])])


def _named(wording: Wording, word: str) -> Callable[[str], str] | None:
    """Return what tells a value of a filter so that it needs no heading; None of a filter that needs one."""
    return {
        "area": wording.area,
        "country": wording.country,
        "flow": wording.flow,
        "class": wording.equipment,
        "mode": wording.mode,
        "affiliation": wording.side,
    }.get(word)
