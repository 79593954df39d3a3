"""What circles are coloured by: the keys of each legend, and how words of sightings are grouped under them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from geo.maps.style import AFFILIATION_COLOURS, AGE_COLOURS, CLASS_COLOURS, CLASS_GROUP, CLASS_GROUP_NAMES, FLOW_COLOURS
from geo.model import Flow
from geo.records.cells import AGE_DAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.records.cells import Word

Colour = Literal["flow", "class", "affiliation", "age"]

FLOWS: Final = tuple(flow.value for flow in Flow)
KEYS: Final[dict[Colour, tuple[str, ...]]] = {
    "flow": FLOWS,
    "class": tuple(CLASS_COLOURS),
    "affiliation": tuple(AFFILIATION_COLOURS),
    "age": tuple(AGE_COLOURS),
}
"""Keys of each legend in its order; the last one is for what is not known."""
WORDS: Final[dict[Colour, Word]] = {
    "flow": "flow",
    "class": "equipment_class",
    "affiliation": "affiliation",
    "age": "age",
}
"""What `geo.records.shares` is asked for."""
COLOURS: Final[dict[Colour, dict[str, str]]] = {
    "flow": {str(flow): colour for flow, colour in FLOW_COLOURS.items()},
    "class": dict(CLASS_COLOURS),
    "affiliation": dict(AFFILIATION_COLOURS),
    "age": dict(AGE_COLOURS),
}
_FLOW_NAMES: Final[dict[str, str]] = {
    "in": "Into {}",
    "out": "Out of {}",
    "transit": "Through {}",
    "internal": "Within {}",
    "unknown": "Direction not said",
}
"""Words for each flow; the watched country stands in the braces."""
_AFFILIATION_NAMES: Final = {
    "RU": "Russian forces",
    "BY": "Belarusian forces",
    "UA": "Ukrainian forces",
    "other": "Forces of others",
    "unknown": "Not said whose",
}


def counted(shares: Mapping[str | None, int], colour: Colour) -> list[int]:
    """Return how many sightings have each key of the colour, in the keys' order."""
    groups: Counter[str] = Counter()
    for word, number in shares.items():
        groups[_key(word, colour)] += number
    return [groups[key] for key in KEYS[colour]]


def legend_names(colour: Colour, country: str) -> dict[str, str]:
    """Return the words of a legend by its keys; `country` is the watched country's name."""
    if colour == "flow":
        return {flow: words.format(country) for flow, words in _FLOW_NAMES.items()}
    return {"class": CLASS_GROUP_NAMES, "affiliation": _AFFILIATION_NAMES, "age": _age_names()}[colour]


def _age_names() -> dict[str, str]:
    names = {"0": f"Last {AGE_DAYS[0]} days"}
    for step, (low, high) in enumerate(pairwise(AGE_DAYS), start=1):
        names[str(step)] = f"{low + 1}\u2013{high} days"
    return names | {str(len(AGE_DAYS)): f"More than {AGE_DAYS[-1]} days", "undated": "Date not said"}


def _key(word: str | None, colour: Colour) -> str:
    if colour == "class":
        return CLASS_GROUP.get(word or "other", "other")
    if word is None:
        return KEYS[colour][-1]
    return word if word in KEYS[colour] else "other"
