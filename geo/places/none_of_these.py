"""How likely it is that a name means none of the places that are held: every gazetteer lacks most villages."""

from __future__ import annotations

import re
from functools import lru_cache
from math import log
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from geo.model import PlaceKind
from geo.places.artefact import KINDS
from geo.places.candidates import Match
from geo.places.evidence import WHOLE_LISTS, km_between, score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.candidates import Found
    from geo.places.evidence import Evidence, Point

_SETTLEMENT: Final = KINDS.index(PlaceKind.SETTLEMENT)
_MATCH_OF: Final = itemgetter(2)
_OF_A_NAME: Final = frozenset({Match.EXACT, Match.OTHER_NAME, Match.SAME_SOUND})
_FEW: Final = 4
_NOT_RUSSIAN: Final = re.compile("[a-zіїєґў'’]", re.IGNORECASE)
_BIGGEST_VILLAGE: Final = 3000
_CASE_ENDING: Final = 2
"""Letters of a key that a case form may change."""
BESIDE_KM: Final = 100.0
"""Places of one report lie so near to each other as a rule; what is farther is doubted."""


def none_score(found: Sequence[Found], evidence: Evidence) -> float:
    """Return the score of "none of these" beside those of the candidates, in natural logarithms."""
    return _none_score(*_none_facts(found, evidence))


def lies_beside(found: Found, anchors: Sequence[Point]) -> bool:
    """Tell whether a candidate lies within `BESIDE_KM` of one of the points."""
    columns = found.gazetteer.columns
    point = (columns["lat"][found.place], columns["lon"][found.place])
    return any(km_between(point, each) <= BESIDE_KM for each in anchors)


def _none_facts(
    found: Sequence[Found], evidence: Evidence
) -> tuple[Match, int, bool, bool, bool, bool, bool, bool, bool]:
    """Return what the evidence for "none of these" follows from; few of these differ, so their sums are kept.

    The settlements that share the name are counted: where many do, more do that no gazetteer holds. Those of which it
    is a mere case form share it only where it is nobody's name ("Вільня" is not Вільне).
    """
    best = min(map(_MATCH_OF, found), default=Match.ONE_LETTER)
    names = best <= Match.OTHER_NAME
    namesakes = 0
    for gazetteer, place, match in found:
        if (not names or match in _OF_A_NAME) and gazetteer.columns["kind"][place] == _SETTLEMENT:
            namesakes += 1
    countries, anchors = evidence.countries, evidence.points + evidence.others
    apart = bool(anchors) and not any(lies_beside(each, anchors) for each in found)
    return (
        best, namesakes, bool(countries) and countries <= WHOLE_LISTS, bool(evidence.areas), bool(countries),
        evidence.kind is not None, evidence.everyday, apart, evidence.respelt,
    )  # fmt: skip


def _none(  # noqa: PLR0917 - the facts in their order, as they are kept by
    best: Match, namesakes: int, whole: bool, area: bool, country: bool, kind: bool, everyday: bool,  # noqa: FBT001
    apart: bool, respelt: bool,  # noqa: FBT001
) -> dict[str, float]:  # fmt: skip
    out = {f"none_{best.name}": 1.0}
    out["none_namesakes_of_whole" if whole else "none_namesakes"] = log(namesakes + 1.0)
    if whole:
        out["none_of_whole_with_area" if area else "none_of_whole"] = 1.0
    elif area:
        out["none_with_area"] = 1.0
    elif country:
        out["none_with_country"] = 1.0
    if kind:
        out["none_with_kind"] = 1.0
    if everyday:
        out["none_everyday"] = 1.0
    if respelt:
        out["none_respelt"] = 1.0
    if apart:
        out["none_apart"] = 1.0
    return out


@lru_cache(maxsize=2_000)
def _none_score(*facts: Any) -> float:
    return score(_none(*facts))


def is_respelt(name: str, found: Sequence[Found]) -> bool:
    """Tell whether a Cyrillic name is only the Russian one of villages of Ukraine, which are held whole.

    "Поречье" is the Russian name of one Porichchya, and of dozens of villages of Belarus and Russia that no list holds.
    """
    if not found or len(found) > _FEW or found[0].match > Match.OTHER_INFLECTED or _NOT_RUSSIAN.search(name):
        return False
    for gazetteer, place, _ in found:
        columns = gazetteer.columns
        if columns["population"][place] >= _BIGGEST_VILLAGE or columns["kind"][place] != _SETTLEMENT:
            return False
        if gazetteer.country(place) not in WHOLE_LISTS:
            return False
    asked = name.lower().translate(_ROMANISED)
    return not any(
        asked.startswith(gazetteer.name(place).lower().translate(_ROMANISED)[:-_CASE_ENDING])
        for gazetteer, place, _ in found
    )


_ROMANISED: Final = str.maketrans(
    dict(zip("абвгдеёжзийклмнопрстуфцыэ", "abvhdeezziiklmnoprstufcie", strict=True))
    | {"х": "kh", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "ж": "zh", "ц": "ts", "y": "i"}
    | dict.fromkeys("ьъ'’ʹ-")
)
"""How Ukraine writes the letters that Russian shares, so far as the beginnings of names tell whose writing it is."""
