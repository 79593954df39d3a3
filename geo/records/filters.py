"""The filters: the same words on the command line, in the address bar and in `/api`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from geo.errors import UsageError
from geo.model import Flow, Mode, ReportKind, Status, Tlp
from geo.records.shapes import Corner, read_corners, write_corners
from geo.reports.equipment.lexicon import CLASSES
from geo.reports.text.channels import name_channels

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from enum import StrEnum

FILTER_WORDS = (
    "from",
    "to",
    "country",
    "area",
    "place",
    "equipment",
    "class",
    "flow",
    "mode",
    "affiliation",
    "source",
    "reliability",
    "credibility",
    "status",
    "kind",
    "text",
    "bbox",
    "within",
    "near_border",
    "tlp",
)
"""Every filter word in its fixed order."""
NONE = "none"
"""Value of a filter that asks for the rows in which the field is not known."""
ALL = "all"
"""Value of `status` that asks for every status."""
_FIELD_OF = {"from": "date_from", "to": "date_to", "class": "equipment_class"}
_WORD_OF = {field: word for word, field in _FIELD_OF.items()}
MAX_VALUES = 500
"""Values that one filter may hold; more is a mistake or an attack."""


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What is asked for; hashable, so it can key a cache.

    Several values of one field mean any of them; different fields must all hold. Empty means no filter, but
    for `status`, where empty means accepted only ("all" asks for every status).

    `date_from`, `date_to`  the day on which the movement is counted, both days included; undated rows drop out
    `country`, `area`, `place`  of the place where it was seen: ISO2, first-order area, name; case is ignored
    `equipment_class`       a class of the lexicon; `country` may be given by its English name
    `equipment`             words within the equipment as said, case ignored
    `source`                exact name, case ignored; a channel's address is its name
    `reliability`, `credibility`  Admiralty grades A-F and 1-6
    `kind`                  kind of statement; totals count observations, and claims only when asked here
    `text`                  literal text in note, equipment, places, source, outlet, case ignored
    `bbox`                  west, south, east, north in degrees; only places that are pins can lie in it
    `within`                corners (lat, lon) of a shape; only places that are pins can lie in it
    `near_border`           kilometres to the border of the watched country, on either side; with `border_with`
                            (ISO2) to the border with that neighbour alone. One word holds both: "30:UA"
    The value "none" finds rows in which country, area, place, mode, affiliation, reliability or credibility
    is not known.
    """

    date_from: date | None = None
    date_to: date | None = None
    country: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    equipment_class: tuple[str, ...] = ()
    flow: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    affiliation: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    reliability: tuple[str, ...] = ()
    credibility: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    text: str | None = None
    bbox: tuple[float, float, float, float] | None = None
    within: tuple[Corner, ...] = ()
    near_border: float | None = None
    border_with: str | None = None
    tlp: tuple[str, ...] = ()

    @classmethod
    def from_words(cls, words: Mapping[str, str | Sequence[str]]) -> Filters:
        r"""Read filters from words; a text value may hold several values parted by commas (`\,` is a comma).

        Empty values are no filter. `near-border` is accepted for `near_border`.
        Raises UsageError that names the word and says how to mend it.
        """
        read: dict[str, object] = {}
        for given, value in words.items():
            word = given.replace("-", "_")
            if word not in _READERS:
                msg = f"There is no filter {given!r}; use one of: {', '.join(FILTER_WORDS)}"
                raise UsageError(msg)
            values = split_values(value) if isinstance(value, str) else [each.strip() for each in value]
            values = [each for each in values if each]
            if word == "text" and isinstance(value, str):
                values = [value.strip()] if value.strip() else []
            if values and word == "near_border":
                read |= _near_border(word, values)
            elif values:
                read[_FIELD_OF.get(word, word)] = _READERS[word](word, values)
        filters = cls(**read)  # type: ignore[arg-type]
        if filters.date_from and filters.date_to and filters.date_from > filters.date_to:
            msg = f"from {filters.date_from} is after to {filters.date_to}; swap the two"
            raise UsageError(msg)
        return filters

    def to_words(self) -> dict[str, str]:
        """Return the filters as words in their fixed order, the inverse of `from_words`."""
        words: dict[str, str] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if value is None or value == ():
                continue
            word = _WORD_OF.get(each.name, each.name)
            if word == "bbox":
                words[word] = ",".join(f"{edge:.10g}" for edge in value)
            elif word == "within":
                words[word] = write_corners(value)
            elif word == "border_with":
                words["near_border"] += f":{value}"
            elif isinstance(value, tuple):
                words[word] = ",".join(_escaped(part) for part in value)
            else:
                words[word] = f"{value:.10g}" if isinstance(value, float) else str(value)
        return {word: words[word] for word in FILTER_WORDS if word in words}


def split_values(text: str) -> list[str]:
    """Split a comma-joined value; a backslash keeps the comma or backslash after it."""
    parts = re.findall(r"(?:\\.|[^,\\]|\\$)+", text, flags=re.DOTALL)
    return [re.sub(r"\\([,\\])", r"\1", part).strip() for part in parts]


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace(",", "\\,")


def _one(word: str, values: Sequence[str]) -> str:
    if len(values) > 1:
        msg = f"{word} takes one value, not {len(values)}"
        raise UsageError(msg)
    return values[0]


def _day(word: str, values: Sequence[str]) -> date:
    text = _one(word, values)
    try:
        return date.fromisoformat(text)
    except ValueError:
        msg = f"{word} is {text!r}; give a day as YYYY-MM-DD, for example 2022-12-16"
        raise UsageError(msg) from None


def _near_border(word: str, values: Sequence[str]) -> dict[str, object]:
    text = _one(word, values)
    kilometres, colon, neighbour = text.partition(":")
    try:
        number = float(kilometres)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or number < 0 or (colon and not neighbour.strip()):
        msg = f"{word} is {text!r}; give kilometres as a number of 0 or more, with a neighbour as 30:UA"
        raise UsageError(msg)
    read: dict[str, object] = {word: number}
    return read | {"border_with": _country_code(word, neighbour.strip())} if colon else read


def _bbox(word: str, values: Sequence[str]) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(edge) for edge in values)
    except ValueError:
        west = south = east = north = math.nan
    fits = -180 <= west <= east <= 180 and -90 <= south <= north <= 90  # noqa: PLR2004 - degrees of the globe
    if not fits:
        msg = f"{word} is {','.join(values)!r}; give west,south,east,north in degrees, for example 23,51,33,56.5"
        raise UsageError(msg)
    return west, south, east, north


def _text(word: str, values: Sequence[str]) -> str:
    return _one(word, values)


def _several(shape: Callable[[str], str], allowed: Sequence[str] | None = None) -> Callable[..., tuple[str, ...]]:
    """Return a reader of several values; `shape` gives each its spelling, `allowed` lists what there is."""

    def read(word: str, values: Sequence[str]) -> tuple[str, ...]:
        if len(values) > MAX_VALUES:
            msg = f"{word} holds {len(values)} values; give {MAX_VALUES} at most"
            raise UsageError(msg)
        shaped = tuple(dict.fromkeys(value.lower() if value.lower() == NONE else shape(value) for value in values))
        for value in shaped:
            if allowed is not None and value not in allowed:
                msg = f"{word} {value!r} is not known; {_near(value, allowed)}use one of: {', '.join(allowed)}"
                raise UsageError(msg)
        return shaped

    return read


def _near(value: str, allowed: Sequence[str]) -> str:
    near = get_close_matches(value, allowed, n=3)
    return f"did you mean {' or '.join(near)}? else " if near else ""


def _country(word: str, values: Sequence[str]) -> tuple[str, ...]:
    return _several(lambda value: _country_code(word, value))(word, values)


def _country_code(word: str, value: str) -> str:
    """Return the code of a country given by its code, or by its English name."""
    if re.fullmatch("[A-Za-z]{2}", value):
        return value.upper()
    from geo.places.areas import open_areas  # noqa: PLC0415 - shapely is slow to import, and a code is the usual case

    names = {name.casefold(): code for code, name in open_areas().countries().items()}
    code = names.get(" ".join(value.casefold().split()))
    if code is None:
        near = _near(value.casefold(), list(names))
        msg = f"{word} {value!r} is not known; {near}give two letters (ISO 3166) or the English name, as BY or Belarus"
        raise UsageError(msg)
    return code


def _class(word: str, values: Sequence[str]) -> tuple[str, ...]:
    return _several(lambda value: "_".join(re.split(r"[\s_-]+", value.lower())), CLASSES)(word, values)


def _enum(kind: type[StrEnum], *more: str) -> Callable[..., tuple[str, ...]]:
    return _several(str.lower, [*(member.value for member in kind), *more])


_READERS: dict[str, Callable[[str, Sequence[str]], object]] = {
    "from": _day,
    "to": _day,
    "country": _country,
    "area": _several(str),
    "place": _several(str),
    "equipment": _several(str),
    "class": _class,
    "flow": _enum(Flow),
    "mode": _enum(Mode, NONE),
    "affiliation": _several(str.upper),
    "source": _several(name_channels),
    "reliability": _several(str.upper, ["A", "B", "C", "D", "E", "F", NONE]),
    "credibility": _several(str, ["1", "2", "3", "4", "5", "6", NONE]),
    "status": _enum(Status, ALL),
    "kind": _enum(ReportKind, ALL),
    "text": _text,
    "bbox": _bbox,
    "within": read_corners,
    "near_border": _near_border,
    "tlp": _enum(Tlp),
}
