"""Where a place lies of which only its postal code is known: among the places of the codes next to its own.

Codes were given out along the post's rounds, so those that follow each other lie near each other. Of known villages
left out one at a time, half lay within 7 km of where the codes next to theirs put them in their Ukrainian community
(within 9 of the community's middle), and within 11 km in their Belarusian district.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gazetteer_curated import km
from gazetteer_postal import Posted, village
from russian_names import romanised

from geo.places.artefact import BY_COMMUNITY, VILLAGE
from geo.places.spelling import loose, tight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gazetteer_postal import Mailed

    from geo.places.artefact import NewPlace

    Point = tuple[float, float]

NEXT: Final = 2
"""Codes farther from each other than this tell less than the middle of the community does."""
NEXT_IN_DISTRICT: Final = 1
DISTRICT: Final = 100
"""The first four of Belarus's six digits are the district's."""
RADIUS_M: Final = 27_000.0
"""Nine of ten of 2,053 known villages of Belarus lay so near to where the next codes of their district put them."""
SAME_KM: Final = 30.0
"""A place of the same name so near is the same, for all that is known."""


def codes_asked(mailed: Iterable[Mailed], country: str) -> dict[tuple[str, str], list[int]]:
    """Return the codes of the places of a country, by their area and the tight key of their name."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for each in mailed:
        if each.country == country:
            found[each.admin1, tight(each.name)].append(each.code)
    return found


def among(code: int, places: Iterable[tuple[Sequence[int], Point]], *, within: int = NEXT) -> Point | None:
    """Return the point among places of known codes where a code lies, None where none is within `within` of it.

    Each place weighs by the inverse square of how far its nearest code is from `code`.
    """
    near = [(min(abs(code - each) for each in codes), point) for codes, point in places if codes]
    if not near or min(away for away, _ in near) > within:
        return None
    weights = [(1.0 / (away + 1) ** 2, point) for away, point in near]
    whole = sum(weight for weight, _ in weights)
    return (
        round(sum(weight * point[0] for weight, point in weights) / whole, 3),
        round(sum(weight * point[1] for weight, point in weights) / whole, 3),
    )


def villages_of_belarus(
    mailed: Sequence[Mailed],
    posted: Sequence[Posted],
    places: Sequence[NewPlace],
    is_word: Callable[[str], bool],
) -> list[NewPlace]:
    """Return the villages of Belarus that only their code locates and of whose name nothing is held near, in order."""
    of_district: dict[tuple[str, int], list[tuple[Sequence[int], Point]]] = defaultdict(list)
    for each in posted:
        if each.country == "BY":
            of_district[each.admin1, each.codes[0] // DISTRICT].append((each.codes, (each.lat, each.lon)))
    held: dict[str, list[Point]] = defaultdict(list)
    for place in places:
        for key in {loose(tight(name)) for name in place.names}:
            held[key].append((place.lat, place.lon))
    found = []
    for each in mailed:
        if each.country != "BY" or is_word(each.name):
            continue
        where = among(each.code, of_district[each.admin1, each.code // DISTRICT], within=NEXT_IN_DISTRICT)
        key = loose(tight(each.name))
        if where is None or any(km(where, other) < SAME_KM for other in held[key]):
            continue
        held[key].append(where)
        found.append(_village(each, where))
    return found


def _village(each: Mailed, where: Point) -> NewPlace:
    known = village((romanised(each.name), each.name), Posted(each.name, each.country, each.admin1, *where))
    return replace(known, radius_m=RADIUS_M, flags=BY_COMMUNITY | VILLAGE)
