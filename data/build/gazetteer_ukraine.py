"""Ukraine's official list of settlements, and where its villages lie as far as that follows from their neighbours.

The codifier of administrative units (KATOTTG; order 290 of 26 November 2020 of Ukraine's ministry for communities, as
amended on 19 January 2024) names all 29,701 settlements with their oblast, district and community (hromada), without
positions. GeoNames' city file has positions of one in six, the places of its postal codes those of most others: where
one of that name and oblast lies near the community, the settlement takes its point. Each other one is put among those
of its community whose postal codes are next to its own, else in the middle of its community's known settlements, with a
radius that holds nine in ten: on known settlements left out the distance
grew with the community's size as `radius_km` says (data/SOURCES.md). Such places are marked BY_COMMUNITY: the geocoder
says so, and trusts them as much less as they may lie off.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from math import cos, pi, radians, sqrt
from typing import TYPE_CHECKING, NamedTuple

from gazetteer_codes import among, codes_asked
from gazetteer_curated import km
from gazetteer_postal import Mailed, Posted, village
from openpyxl import load_workbook
from ukrainian_names import romanised, russian

from geo.model import PlaceKind
from geo.places.artefact import BY_COMMUNITY, VILLAGE, NewPlace
from geo.places.spelling import plain, tight, tight_keys

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from gazetteer_areas import Areas

SETTLEMENTS = frozenset("CXM")
REGIONS = frozenset("OK")
SAME_COMMUNITY_KM = 25.0
"""A town of the same name and oblast belongs to a community if one of its known settlements is so near."""
SAME_DISTRICT_KM = 60.0
SAME_NAME_KM = 6.0
SAME_PLACE_KM = 3.0
"""Points that two lists give to one settlement differ by less."""
Point = tuple[float, float]


class Official(NamedTuple):
    """One settlement of the codifier; `community` and `district` are their codes, `admin1` our name of its oblast."""

    name: str
    admin1: str
    district: str
    community: str


def read_codifier(path: Path, areas: Areas) -> list[Official]:
    """Return the settlements of the codifier's sheet, in its order.

    Raises KeyError where an oblast's name is not in data/areas.csv.
    """
    named = {plain(name): row.name for row in areas.rows if row.country == "UA" for name in row.names}
    oblasts: dict[str, str] = {}
    found = []
    with closing(load_workbook(path, read_only=True)) as book:
        for oblast, district, community, _, _, kind, name in book.active.iter_rows(min_row=5, values_only=True):
            if kind in REGIONS:
                bare = plain(name.strip())
                writings = (f"{bare} область", f"місто {bare}", bare)
                oblasts[oblast] = next(named[each] for each in writings if each in named)
            elif kind in SETTLEMENTS:
                found.append(Official(name.strip().replace("’", "'"), oblasts[oblast], district, community))
    return found


def matched(official: Sequence[Official], towns: Sequence[NewPlace]) -> dict[int, int]:
    """Return which town each settlement is: number in `official` to number in `towns`.

    First the names that both lists have once in an oblast, then the nearest to what is known of the community.
    """
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, each in enumerate(official):
        by_key[each.admin1, tight(each.name)].append(number)
    may_be: dict[int, list[int]] = {}
    for at, town in enumerate(towns):
        if town.country == "UA":
            keys = {key for name in town.names for key in tight_keys(name)}
            may_be[at] = sorted({number for key in keys for number in by_key[town.admin1 or "", key]})
    asked: dict[int, int] = defaultdict(int)
    for numbers in may_be.values():
        for number in numbers:
            asked[number] += 1
    found = {numbers[0]: at for at, numbers in may_be.items() if len(numbers) == 1 and asked[numbers[0]] == 1}
    known = _known(official, towns, found)
    taken = set(found.values())
    near = sorted(
        (min(km(point, (towns[at].lat, towns[at].lon)) for point in known[official[number].community]), number, at)
        for at, numbers in may_be.items() if at not in taken
        for number in numbers if number not in found and known[official[number].community]
    )  # fmt: skip
    for away, number, at in near:
        if away <= SAME_COMMUNITY_KM and number not in found and at not in taken:
            found[number] = at
            taken.add(at)
    return found


def _known(official: Sequence[Official], towns: Sequence[NewPlace], found: Mapping[int, int]) -> dict[str, list[Point]]:
    """Return the known points of each community and of each district, by their codes."""
    known: dict[str, list[Point]] = defaultdict(list)
    for number, at in sorted(found.items()):
        point = (towns[at].lat, towns[at].lon)
        known[official[number].community].append(point)
        known[official[number].district].append(point)
    return known


def settlements(
    official: Sequence[Official],
    towns: Sequence[NewPlace],
    posted: Sequence[Posted],
    areas_km2: Mapping[str, float],
    mailed: Sequence[Mailed] = (),
) -> tuple[list[NewPlace], list[NewPlace]]:
    """Return the towns with their official names added, and the settlements that no town stands for.

    `posted` are the places of postal codes, `areas_km2` gives each oblast's area, `mailed` are codes without places.
    """
    found = matched(official, towns)
    known = _known(official, towns, found)
    named = list(towns)
    for number, at in found.items():
        named[at] = _with_official_name(named[at], official[number].name)
    free, of_towns = without_towns(posted, towns)
    located = located_by_post(official, free, found, known)
    coded: dict[str, list[tuple[Sequence[int], Point]]] = defaultdict(list)
    for number, at in found.items():
        coded[official[number].community].append((of_towns[at], (towns[at].lat, towns[at].lon)))
    for number, each in sorted(located.items()):
        known[official[number].community].append((each.lat, each.lon))
        known[official[number].district].append((each.lat, each.lon))
        coded[official[number].community].append((each.codes, (each.lat, each.lon)))
    asked = codes_asked(mailed, "UA")
    members: dict[str, int] = defaultdict(int)
    in_oblast: dict[str, int] = defaultdict(int)
    for each in official:
        members[each.community] += 1
        members[each.district] += 1
        in_oblast[each.admin1] += 1
    others = []
    for number, each in enumerate(official):
        unit = each.community if known[each.community] else each.district
        if number in located:
            others.append(village(_names(each.name), located[number]))
        elif number not in found and known[unit]:
            own_km2 = members[unit] * areas_km2[each.admin1] / in_oblast[each.admin1]
            by_code = [among(code, coded[each.community]) for code in asked.get((each.admin1, tight(each.name)), ())]
            others.append(_unplaced(each, [point for point in by_code if point], known[unit], own_km2))
    return named, others + former(official, posted, named)


def without_towns(
    posted: Sequence[Posted], towns: Sequence[NewPlace]
) -> tuple[list[Posted], dict[int, tuple[int, ...]]]:
    """Return the postal places that no town of their name stands for, and the codes of each town.

    A town's own postal place must not be given to a namesake in the next community.
    """
    named: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, town in enumerate(towns):
        if town.country == "UA":
            for key in {key for name in town.names for key in tight_keys(name)}:
                named[town.admin1 or "", key].append(at)
    free = []
    codes: dict[int, tuple[int, ...]] = defaultdict(tuple)
    for each in posted:
        near = [
            at for at in named[each.admin1, tight(each.name)]
            if km((each.lat, each.lon), (towns[at].lat, towns[at].lon)) <= SAME_PLACE_KM
        ]  # fmt: skip
        for at in near:
            codes[at] += each.codes
        if not near:
            free.append(each)
    return free, codes


def former(official: Sequence[Official], posted: Sequence[Posted], towns: Sequence[NewPlace]) -> list[NewPlace]:
    """Return the postal places under names that the codifier no longer has in their oblast: renamed villages."""
    today = {(each.admin1, tight(each.name)) for each in official}
    near: dict[str, list[Point]] = defaultdict(list)
    for town in towns:
        for key in {tight(name) for name in town.names}:
            near[key].append((town.lat, town.lon))
    return [
        village(_names(each.name), each)
        for each in posted
        if each.country == "UA"
        and (each.admin1, tight(each.name)) not in today
        and all(km((each.lat, each.lon), point) > SAME_NAME_KM for point in near[tight(each.name)])
    ]


def located_by_post(
    official: Sequence[Official],
    posted: Sequence[Posted],
    found: Mapping[int, int],
    known: Mapping[str, Sequence[Point]],
) -> dict[int, Posted]:
    """Return the postal place that each settlement without a town is.

    Names and oblasts must meet; where several do, the pair goes first that lies nearest to what is known of the
    community, or of the district where of the community nothing is.
    """
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, place in enumerate(posted):
        if place.country == "UA":
            by_key[place.admin1, tight(place.name)].append(at)
    pairs = []
    for number, each in enumerate(official):
        if number not in found:
            points = known[each.community] or known[each.district]
            reach = SAME_COMMUNITY_KM if known[each.community] else SAME_DISTRICT_KM
            for at in by_key[each.admin1, tight(each.name)]:
                away = min((km(point, (posted[at].lat, posted[at].lon)) for point in points), default=reach)
                if away <= reach:
                    pairs.append((away, number, at))
    located: dict[int, Posted] = {}
    taken: set[int] = set()
    for _, number, at in sorted(pairs):
        if number not in located and at not in taken:
            located[number] = posted[at]
            taken.add(at)
    return located


def _with_official_name(town: NewPlace, name: str) -> NewPlace:
    """Return the town with its official Ukrainian name, where GeoNames has it only romanised."""
    if plain(name) in {plain(each) for each in town.names}:
        return town
    return replace(town, names=(*town.names, name))


def radius_km(area_km2: float, *, coded: bool = False) -> float:
    """Return how far from the middle of its community's known settlements nine of ten others lie.

    Measured on 12,000 settlements of postal codes left out one at a time: three quarters of the radius of a disc of the
    community's area and six kilometres (12 km at 8, 14 at 11, 18 at 15, 22 at 21); a little less where the codes next
    to its own tell where in the community it lies (`coded`: 10 km at 7, 13 at 11, 17 at 16, 19 at 21).
    """
    disc = sqrt(area_km2 / pi)
    return 0.7 * disc + 5.5 if coded else 0.75 * disc + 6.0


def _unplaced(each: Official, by_code: Sequence[Point], known: Sequence[Point], own_km2: float) -> NewPlace:
    """Return a settlement where its one postal code puts it, else in the middle of what is known around it."""
    if len(by_code) == 1:
        return _place(each, by_code, radius_km(own_km2, coded=True))
    return _place(each, known, radius_km(own_km2))


def _place(each: Official, known: Sequence[Point], radius: float) -> NewPlace:
    return NewPlace(
        names=_names(each.name),
        kind=PlaceKind.SETTLEMENT,
        country="UA",
        admin1=each.admin1,
        lat=round(sum(lat for lat, _ in known) / len(known), 3),
        lon=round(sum(lon for _, lon in known) / len(known), 3),
        radius_m=round(1000.0 * radius, -2),
        origin="katottg",
        flags=BY_COMMUNITY | VILLAGE,
    )


def _names(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([romanised(name), name, *russian(name)]))


def oblast_areas(areas: Areas) -> dict[str, float]:
    """Return the area in km2 of each first-order area of Ukraine, by the shipped outlines."""
    from geo.places.areas import open_areas  # noqa: PLC0415 - the outlines are heavy

    outlines = open_areas()
    found = {}
    for row in areas.rows:
        if row.country == "UA":
            shape = outlines.outline(row.code)
            found[row.name] = shape.area * 111.2**2 * cos(radians(shape.centroid.y))
    return found
