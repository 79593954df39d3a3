"""What speaks for and against two sightings telling of one movement: a column of numbers for each kind of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from geo.counts.candidates import span_of
from geo.counts.tellings import AREA, COUNTRY, PIN, UNKNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.counts.tellings import Kinds, Spots, Tellings

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

EVIDENCE: Final = (
    "first day the same",
    "last day the same",
    "days meet",
    "days apart",
    "day from publication",
    "day not known",
    "place the same",
    "place agrees",
    "place not comparable",
    "place far",
    "came where the other left",
    "nothing links the places",
    "seen on the way of the other",
    "places on one corridor",
    "origin the same",
    "origin agrees",
    "origin far",
    "left one place within a day",
    "destination the same",
    "destination far",
    "equipment the same",
    "class the same",
    "class differs",
    "number the same",
    "large number the same",
    "numbers agree",
    "numbers nearly meet",
    "numbers apart",
    "one number twice the other",
    "name the same",
    "name differs",
    "source the same",
    "link the same",
    "direction differs",
    "side differs",
    "mode differs",
)
"""Kinds of evidence, in the order of the columns; all are 0 or 1 but "days apart" and "place far", which grow."""
_SLACK_KM: Final = 8.0
"""Beyond both radii, two pins this near are one place: outlets name the town, the station, the village beside it."""
_FAR_KM: Final = 15.0
_SEEN, _GOING = 0, 1
"""Roles of `where_of`; 2 is coming from."""
_LARGE: Final = 10
_NEARLY: Final = 0.25
_MOST_DAYS: Final = 8.0
_NEXT_DAY: Final = 1.0
"""One report gives the day of leaving, another that of arriving; a day between them is no difference."""


class Nearness(NamedTuple):
    """How two places of each pair lie to each other; all False where one is not known."""

    same: Bools
    within: Bools
    far: Bools
    km: Floats


def evidence(tellings: Tellings, kinds: Kinds, one: Ints, other: Ints) -> Floats:
    """Return what speaks for and against each pair of positions: one row a pair, columns as EVIDENCE."""
    table = np.zeros((len(one), len(EVIDENCE)), dtype=np.float64)
    column = {name: table[:, at] for at, name in enumerate(EVIDENCE)}
    _days(tellings, one, other, column)
    _places(tellings, one, other, column)
    _equipment(tellings, kinds, one, other, column)
    for name, values in (
        ("source the same", tellings.source),
        ("link the same", tellings.link),
    ):
        column[name][:] = (values[one] == values[other]) & (values[one] != UNKNOWN)
    for name, values in (
        ("direction differs", tellings.flow),
        ("side differs", tellings.affiliation),
        ("mode differs", tellings.mode),
    ):
        column[name][:] = (values[one] != values[other]) & (values[one] != UNKNOWN) & (values[other] != UNKNOWN)
    return table


def _days(tellings: Tellings, one: Ints, other: Ints, column: dict[str, Floats]) -> None:
    begin, end, said = span_of(tellings)
    both = said[one] & said[other]
    gap = np.maximum(np.maximum(begin[one], begin[other]) - np.minimum(end[one], end[other]), 0.0)
    column["first day the same"][:] = tellings.first[one] == tellings.first[other]
    column["last day the same"][:] = tellings.last[one] == tellings.last[other]
    column["days meet"][:] = both & (gap <= _NEXT_DAY)
    column["days apart"][:] = np.clip(gap - _NEXT_DAY, 0.0, _MOST_DAYS)
    lost = (begin[one] < 0) & ~said[one] | (begin[other] < 0) & ~said[other]
    column["day from publication"][:] = ~both & ~lost
    column["day not known"][:] = lost


def _places(tellings: Tellings, one: Ints, other: Ints, column: dict[str, Floats]) -> None:
    """Compare where it was seen (else where it went, else where it came from), then origins and destinations."""
    where, role = where_of(tellings)
    seen = nearness(where, one, other)
    told = (role[one] == role[other]) | (role[one] == _SEEN) | (role[other] == _SEEN)
    going = (role[one] == _GOING) & (role[other] == _GOING)
    origin = nearness(tellings.origin, one, other)
    destination = nearness(tellings.destination, one, other)
    corridors = (where.corridors[one] & where.corridors[other]) != 0
    on_way = _crossing(tellings, one, other) & ~seen.same
    far = seen.far & ~on_way & ~going
    column["place the same"][:] = seen.same & told
    column["place agrees"][:] = (seen.same | seen.within) & told
    column["place far"][:] = np.where(far, np.log2(np.maximum(seen.km, _FAR_KM) / _FAR_KM) + 1.0, 0.0)
    column["place not comparable"][:] = ~far & ~on_way & ~((seen.same | seen.within) & told) & ~(going & seen.far)
    column["came where the other left"][:] = seen.same & ~told
    column["nothing links the places"][:] = far & ~corridors & ~origin.same & ~destination.same
    column["seen on the way of the other"][:] = on_way
    column["places on one corridor"][:] = far & corridors
    column["origin the same"][:] = origin.same
    column["origin agrees"][:] = origin.same | origin.within
    column["origin far"][:] = origin.far
    same_start = np.abs(tellings.first[one] - tellings.first[other]) <= _NEXT_DAY
    column["left one place within a day"][:] = origin.same & same_start
    # Where the place is that of going, comparing it again as the destination would count one thing twice.
    own = (role[one] == _SEEN) & (role[other] == _SEEN)
    column["destination the same"][:] = destination.same & own
    column["destination far"][:] = destination.far & (own | going)


def _crossing(tellings: Tellings, one: Ints, other: Ints) -> Bools:
    """Tell of which pairs one was seen where the other came from or went to."""
    found = np.zeros(len(one), dtype=np.bool_)
    for end in (tellings.origin, tellings.destination):
        for seen_at, going_at in ((one, other), (other, one)):
            found |= nearness(tellings.place, seen_at, going_at, other_spots=end).same
    return found


def where_of(tellings: Tellings) -> tuple[Spots, Ints]:
    """Return the best known place of each sighting, and its role: where it was seen, else went to, else came from."""
    spots = (tellings.place, tellings.destination, tellings.origin)
    known = np.stack([(each.level == PIN) | (each.level == AREA) for each in spots])
    any_known = np.stack([(each.level > 0) | (each.text != UNKNOWN) for each in spots])
    first = np.where(known.any(axis=0), known.argmax(axis=0), any_known.argmax(axis=0))
    picked = {name: np.choose(first, [getattr(each, name) for each in spots]) for name in type(spots[0]).__slots__}
    return type(spots[0])(**picked), first


def nearness(spots: Spots, one: Ints, other: Ints, *, other_spots: Spots | None = None) -> Nearness:
    """Return how the places of each pair lie: the same, one within the other, or far; kilometres between pins.

    `other_spots` holds the places of `other` where they are those of another role.
    """
    others = other_spots or spots
    level_one, level_other = spots.level[one], others.level[other]
    found = (level_one > 0) & (level_other > 0)
    pins = (level_one == PIN) & (level_other == PIN)
    km = distance_km(spots.lat[one], spots.lon[one], others.lat[other], others.lon[other])
    reach = spots.radius_km[one] + others.radius_km[other]
    words = (spots.text[one] == others.text[other]) & (spots.text[one] != UNKNOWN)
    same_country = (spots.country[one] == others.country[other]) & (spots.country[one] != UNKNOWN)
    same_area = same_country & (spots.admin1[one] == others.admin1[other]) & (spots.admin1[one] != UNKNOWN)
    a_country = (level_one == COUNTRY) | (level_other == COUNTRY)
    some_area = found & ~pins & ~a_country
    named = words & ~a_country
    same = np.where(pins, km <= reach + _SLACK_KM, named) | (some_area & (level_one == level_other) & same_area)
    within = ~same & ((found & ((a_country & same_country) | (some_area & same_area))) | (words & a_country))
    far = np.where(pins, km > reach + _FAR_KM, found & ~same & ~within)
    return Nearness(same=same, within=within, far=far & ~same, km=np.where(pins, km, np.where(far, 4 * _FAR_KM, 0.0)))


def distance_km(lat: Floats, lon: Floats, other_lat: Floats, other_lon: Floats) -> Floats:
    """Return great-circle distances on a sphere of 6371 km; degrees in, NaN where a point is not known."""
    half_north = np.radians(other_lat - lat) / 2
    half_east = np.radians(other_lon - lon) / 2
    chord = np.sin(half_north) ** 2 + np.cos(np.radians(lat)) * np.cos(np.radians(other_lat)) * np.sin(half_east) ** 2
    km: Floats = 2 * 6371.0 * np.arcsin(np.sqrt(np.minimum(chord, 1.0)))
    return km


def _equipment(tellings: Tellings, kinds: Kinds, one: Ints, other: Ints, column: dict[str, Floats]) -> None:
    kind_one, kind_other = tellings.kind[one], tellings.kind[other]
    one_class = tellings.equipment_class[one] == tellings.equipment_class[other]
    alike = kinds.alike[kind_one, kind_other] & (kind_one > 0) & (kind_other > 0)
    general = kinds.general[kind_one] | kinds.general[kind_other]
    one_unit = tellings.unit[one] == tellings.unit[other]
    column["equipment the same"][:] = alike & ~general
    column["class the same"][:] = one_class & ~(alike & ~general)
    column["class differs"][:] = ~one_class & ~alike & ~general & one_unit
    comparable = one_unit & (one_class | alike)
    low = np.fmax(tellings.low[one], tellings.low[other])
    high = np.fmin(tellings.high[one], tellings.high[other])
    numbered = comparable & _numbered(tellings, one) & _numbered(tellings, other)
    equal = numbered & _equal(tellings.low, one, other) & _equal(tellings.high, one, other)
    missed = low - high
    meets = numbered & ~equal & ~(missed > 0)
    nearly = numbered & (missed > 0) & (missed <= _NEARLY * np.fmax(low, high))
    column["number the same"][:] = equal
    column["large number the same"][:] = equal & (np.fmax(low, high) >= _LARGE)
    column["numbers agree"][:] = equal | meets
    column["numbers nearly meet"][:] = nearly
    column["numbers apart"][:] = numbered & (missed > 0) & ~nearly
    column["one number twice the other"][:] = numbered & (missed > 0) & (low >= 2 * high)
    bears = (tellings.named[one] != UNKNOWN) & (tellings.named[other] != UNKNOWN)
    column["name the same"][:] = bears & (tellings.named[one] == tellings.named[other])
    column["name differs"][:] = bears & (tellings.named[one] != tellings.named[other])


def _numbered(tellings: Tellings, at: Ints) -> Bools:
    return ~(np.isnan(tellings.low[at]) & np.isnan(tellings.high[at]))


def _equal(bound: Floats, one: Ints, other: Ints) -> Bools:
    equal: Bools = (bound[one] == bound[other]) | (np.isnan(bound[one]) & np.isnan(bound[other]))
    return equal
