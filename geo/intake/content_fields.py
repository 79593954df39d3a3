"""The fields that a column may fill by what stands in it, each with its confidence."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.intake.guesses import USED_FROM, Alternative, Why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.intake.contents import Contents
    from geo.intake.guesses import ColumnGuess

_MOST: Final = 0.8
"""Share of a column's cells that have to be of a kind before the column is."""
_ALL: Final = 0.9
_HALF: Final = 0.5
_MOSTLY_KNOWN: Final = 0.6
"""Share of a column's words that the lexicon or the gazetteer has to know."""
_ENOUGH: Final = 3
"""Different cells from which a column tells something by itself; fewer make a guess less sure."""
_PLAIN: Final = frozenset({"url", "observed", "time", "coordinates", "tlp", "lat", "lon", "note"})
"""Fields that a single cell already tells: a date or a link is nothing else."""
_KINDS: Final[tuple[tuple[tuple[str, ...], tuple[tuple[str, float], ...]], ...]] = (
    (("url",), (("url", 0.95),)),
    (("date",), (("observed", 0.85), ("published", 0.4), ("observed_from", 0.3), ("observed_to", 0.3))),
    (("clock",), (("time", 0.9),)),
    (("point",), (("coordinates", 0.95),)),
    (("code",), (("country", 0.5), ("affiliation", 0.5))),
    (("grade",), (("reliability", 0.5), ("credibility", 0.5))),
    (("letter",), (("reliability", 0.6),)),
    (("digit",), (("count", 0.4), ("credibility", 0.4))),
    (("tlp",), (("tlp", 0.95),)),
    (("colour", "tlp"), (("tlp", 0.6),)),
    (("flow",), (("flow", 0.9),)),
    (("sentence",), (("note", 0.5), ("text", 0.5))),
    (("serial",), (("observed", 0.5), ("count", 0.2))),
)
"""Kinds of cells, and the fields that a column of them may fill."""
_MOST_SEEN: Final = 2_000
"""Things of one kind that one row may tell of in a table without headings; more may be a year, a number or a price."""
_SOUTH, _NORTH, _WEST, _EAST = 43.0, 62.0, 19.0, 61.0
"""Where the maps of this monitor lie, a little wider: Belarus, Ukraine, the Baltic states, western Russia."""
_NUMBERS: Final = ("whole", "serial", "decimal", "digit")
_NAMES: Final = ("words", "sentence")
_RATHER: Final[tuple[tuple[frozenset[str], tuple[str, ...], str, float], ...]] = (
    (frozenset({"equipment", "equipment_class"}), ("whole", "digit", "count"), "count", 0.85),
    (frozenset({"place", "lat", "lon", "origin", "destination"}), ("point",), "coordinates", 0.9),
    (frozenset({"count", "place", "equipment", "activity", "time_precision"}), ("date",), "observed", 0.6),
    (frozenset({"place", "equipment", "note", "activity"}), ("url",), "url", 0.85),
    (frozenset({"time"}), ("date",), "observed", 0.9),
    (frozenset({"origin", "count_min"}), ("date",), "observed_from", 0.85),
    (frozenset({"destination", "count_max"}), ("date",), "observed_to", 0.85),
    (frozenset({"observed"}), ("clock",), "time", 0.9),
    (frozenset({"day", "month", "year"}), ("date",), "observed", 0.9),
    (frozenset({"observed"}), ("whole", "digit"), "day", 0.85),
)
"""Fields that headings mean, the kinds that stand under such headings at times, and what those columns are."""
_NOT_OF: Final[dict[str, tuple[str, ...]]] = {
    "place": ("url", "date", "clock", *_NUMBERS, "tlp"),
    "origin": ("url", "date", "clock", *_NUMBERS),
    "destination": ("url", "date", "clock", *_NUMBERS),
    "equipment": ("url", "date", "decimal", "point"),
    "count": ("url", "date", "clock", "point", "flow"),
    "lat": ("url", "date", *_NAMES),
    "lon": ("url", "date", *_NAMES),
    "coordinates": ("url", "date", *_NAMES),
    **dict.fromkeys(
        ("observed", "published", "observed_from", "observed_to"),
        ("url", "decimal", "point", "clock", "whole", "digit", "tlp"),
    ),
    "flow": ("url", "date", *_NUMBERS),
    "affiliation": ("url", "date", *_NUMBERS),
    "country": ("url", "date", *_NUMBERS),
    "admin1": ("url", "date", *_NUMBERS),
    "equipment_class": ("url", "date", *_NUMBERS),
    "url": ("date", *_NUMBERS),
}
"""Kinds of cells that cannot be what a heading says."""


def fields_of_contents(look: Contents, *, headed: bool = True) -> tuple[Alternative, ...]:
    """Return the fields that a column may fill by what stands in it, the likeliest first.

    Few different cells make names less sure under a heading that nobody knows; a table without headings (`headed`) has
    nothing else to be told by.
    """
    found: dict[str, float] = {}
    if look.seen == 0:
        return ()
    for kinds, fields in _KINDS:
        share = look.share(*kinds)
        if share >= _MOST:
            for field, confidence in fields:
                found[field] = max(found.get(field, 0.0), confidence * share)
    counts = look.share("whole", "digit", "count")
    if _is_running(look):
        return ()  # the numbers of the rows
    if counts >= _MOST:
        # Words of counting ("about 20", "30-40") tell more than bare numbers do.
        found["count"] = max(found.get("count", 0.0), counts * (0.85 if look.share("count") >= 0.1 else 0.5))  # noqa: PLR2004
    if _is_degrees(look):
        # One column of degrees by itself is never sure; `pair_of_degrees` looks at two side by side.
        found |= {"lat": 0.65} if _within(look, _SOUTH, _NORTH) else {}
        found |= {"lon": 0.65} if _within(look, _WEST, _EAST) else {}
    found |= _by_names(look)
    if headed and look.seen < _ENOUGH:
        found = {field: sure * (1 if field in _PLAIN else 0.7 + 0.1 * look.seen) for field, sure in found.items()}
    ranked = sorted(found.items(), key=lambda each: -each[1])
    return tuple(Alternative(field, round(confidence, 3)) for field, confidence in ranked)


def _by_names(look: Contents) -> dict[str, float]:
    found: dict[str, float] = {}
    if look.equipment >= _MOSTLY_KNOWN:
        found |= {"equipment": 0.55 + 0.4 * look.equipment, "equipment_class": 0.4}
    if look.place >= _MOSTLY_KNOWN:
        found |= {"place": 0.5 + 0.4 * look.place, "origin": 0.3, "destination": 0.3}
    return found


def contrary(field: str, look: Contents) -> Alternative | None:
    """Return what a column is rather than what its heading means; a blank field: nobody can tell."""
    for fields, kinds, rather, confidence in _RATHER:
        if field in fields and look.share(*kinds) >= _ALL:
            return Alternative(rather, confidence)
    if look.seen and look.share(*_NOT_OF.get(field, ())) >= _ALL:
        return Alternative("", 0.0)
    return None


def pair_of_degrees(guesses: Sequence[ColumnGuess], looks: Sequence[Contents]) -> list[ColumnGuess]:
    """Return the guesses with latitude and longitude found where two columns side by side hold degrees."""
    done = list(guesses)
    free = [each.at for each in guesses if not each.used and not each.stripped and each.why is not Why.MAPPING]
    degrees = [at for at in free if _is_degrees(looks[at])]
    for first in degrees:
        second = first + 1
        if second not in degrees:
            continue
        for lat, lon in ((first, second), (second, first)):
            here = _within(looks[lat], _SOUTH, _NORTH) and _within(looks[lon], _WEST, _EAST)
            there = _within(looks[lon], _SOUTH, _NORTH) and _within(looks[lat], _WEST, _EAST)
            if here:
                confidence = 0.5 if there else 0.9
                for at, field, other in ((lat, "lat", "lon"), (lon, "lon", "lat")):
                    done[at] = replace(
                        done[at],
                        field=field,
                        confidence=confidence,
                        why=Why.CONTENT,
                        used=confidence >= USED_FROM,
                        alternatives=(Alternative(other, round(1 - confidence, 2)),),
                    )
                break
    return done


def count_beside(guesses: Sequence[ColumnGuess], looks: Sequence[Contents]) -> list[ColumnGuess]:
    """Return the guesses of a table without headings, its one column of numbers beside the equipment being the count.

    A running number is none, and neither are two such columns.
    """
    done = list(guesses)
    things = [each.at for each in guesses if each.used and each.field == "equipment"]
    beside = [
        each.at
        for each in guesses
        if not each.used and each.field == "count" and len(things) == 1 and abs(each.at - things[0]) == 1
    ]
    if len(beside) == 1 and not any(each.used and each.field == "count" for each in guesses):
        at = beside[0]
        if _may_count(looks[at]):
            note = "the only numbers beside the equipment"
            done[at] = replace(done[at], confidence=USED_FROM, used=True, note=note)
    return done


def _may_count(look: Contents) -> bool:
    return all(number <= _MOST_SEEN for number in look.numbers) and not look.share("serial")


def _is_running(look: Contents) -> bool:
    steps = [after - before for before, after in itertools.pairwise(look.numbers)]
    return len(steps) > 1 and look.share("whole", "digit") == 1 and set(steps) == {1}


def _is_degrees(look: Contents) -> bool:
    return look.share("decimal", "whole") >= _MOST and look.share("decimal") >= _HALF


def _within(look: Contents, low: float, high: float) -> bool:
    return bool(look.numbers) and all(low <= number <= high for number in look.numbers)
