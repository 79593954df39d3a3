"""The offline geocoder: everything from the shipped gazetteer and the user's own, nothing from the network."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from geo.model import GeocodeStatus, PlaceKind
from geo.places.answers import area_answer, decide, elsewhere, held_back, point_answer
from geo.places.around import also_named
from geo.places.artefact import KINDS, VILLAGE, Gazetteer
from geo.places.candidates import Found, Match, find, find_by_sound, find_namesakes, find_sounding
from geo.places.coordinates import read_point
from geo.places.districts import area_of_district, called_after_town, district_answer, land_answer
from geo.places.evidence import Evidence, Point, nothing_beside
from geo.places.geometry import related_answer
from geo.places.hints import AreaNames
from geo.places.joint import settle_together
from geo.places.none_of_these import is_respelt, lies_beside
from geo.places.phrase import Phrase, read_phrase, several
from geo.places.query import NOT_FOUND, Geocoded, PlaceQuery
from geo.places.relations import Between, read_relation
from geo.places.scoring import TYPED, probabilities
from geo.places.seas import sea_answer
from geo.places.spelling import plain
from geo.settings import DATA_DIR, read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LONGEST_TEXT = 400
_CODE = len("BY")
_LONG_PHRASE = 4
_AS_WRITTEN = Match.STEM
"""Small-letter phrases ("a valley", "у лісі") are seldom names: none is guessed at by likeness or a letter wrong."""


class OfflineGeocoder:
    """Answers from gazetteers, the user's first. `watched` is the ISO2 code of the watched country."""

    def __init__(self, gazetteers: Sequence[Gazetteer], *, watched: str = "BY") -> None:
        self.gazetteers = tuple(gazetteers)
        self.areas = AreaNames(self.gazetteers[-1])
        self.watched = watched
        self.home = self._middle_of(watched)
        self._remembered = lru_cache(maxsize=10_000)(self._answer)
        self._points_of = lru_cache(maxsize=10_000)(self._place_named)
        self._meant_by = lru_cache(maxsize=10_000)(self._place_meant)
        self._lying_in = lru_cache(maxsize=10_000)(partial(area_of_district, self))

    def geocode(self, query: PlaceQuery) -> Geocoded:
        """Answer one query; equal queries get equal answers."""
        return self._remembered(query)

    def geocode_many(self, queries: Sequence[PlaceQuery]) -> list[Geocoded]:
        """Answer the queries of one report: what is sure of one helps the others."""
        return settle_together(self, queries)

    def _middle_of(self, country: str) -> Point:
        columns = self.gazetteers[-1].columns
        place = self._country_at(country)
        return (53.5, 28.0) if place is None else (columns["lat"][place], columns["lon"][place])

    def _country_at(self, code: str) -> int | None:
        gazetteer = self.gazetteers[-1]
        number = KINDS.index(PlaceKind.COUNTRY)
        kinds = gazetteer.columns["kind"]
        places = reversed(range(len(gazetteer)))  # countries stand last
        return next((each for each in places if kinds[each] == number and gazetteer.country(each) == code), None)

    def _by_code(self, text: str, query: PlaceQuery) -> Geocoded | None:
        """Answer the ISO2 code of a country in capitals ("RU"), where no place is called so itself."""
        gazetteer = self.gazetteers[-1]
        if not text.isupper() or text not in gazetteer.countries or self._by_own_name(text) is not None:
            return None
        place = self._country_at(text)
        if place is None:
            return None
        asked = replace(query, country=None, admin1=None, kind=PlaceKind.COUNTRY)
        return self.by_name(gazetteer.name(place), asked)

    def _answer(self, query: PlaceQuery) -> Geocoded:
        if query.home is None:
            return self._read(query)
        alone = self.geocode(replace(query, home=None))
        is_open = alone.status is GeocodeStatus.AMBIGUOUS or (not alone.place and alone.candidates)
        return held_back(self._read(query)) if is_open else alone

    def _read(self, query: PlaceQuery) -> Geocoded:
        text = " ".join(query.text[:_LONGEST_TEXT].split())
        if len(text) == _CODE and (coded := self._by_code(text, query)) is not None:
            return coded
        if text.isalpha():
            return self.by_name(text, query)  # one word is no position, road, offset or pair
        if not any(letter.isalnum() for letter in text):
            return NOT_FOUND
        point = read_point(text)
        if point is not None:
            return point_answer(point, query, self.areas)
        sea = sea_answer(text)
        if sea is not None:
            return sea
        if self._by_own_name(text) is None:
            stretch = isinstance(read_relation(text), Between)
            parts = several(text)
            if len(parts) > 1 and not stretch:
                return self._one_of_several(parts, query)
            related = related_answer(self, text, query)
            if related is not None:
                return related
        return self.by_name(text, query)

    def _by_own_name(self, text: str) -> Found | None:
        """Return a place that is itself called like the whole text ("South Ossetia", "Мост")."""
        return next(iter(find(self.gazetteers, text, deepest=Match.OTHER_NAME)), None)

    def by_name(self, text: str, query: PlaceQuery) -> Geocoded:
        """Answer a phrase that names a place."""
        phrase = self._narrowed(read_phrase(text))
        kind = query.kind or phrase.kind
        evidence = self.evidence(query, phrase, kind)
        if kind is PlaceKind.ADMIN1:
            answer = area_answer(self, phrase, evidence, query.text)
            if answer is not None:
                return answer
        if kind is PlaceKind.ADMIN2:
            return district_answer(self, phrase, evidence, query.text)
        land = land_answer(self, phrase, evidence, query.text) if kind is None else None
        if land is not None:
            return land
        found = self.candidates(phrase, evidence)
        if kind in TYPED:
            found = called_after_town(self, phrase, evidence, found)
        if not found:
            found = self._beginning(phrase)
        if phrase.hints and len(found) > 1:
            evidence = replace(evidence, also=also_named(phrase.hints, found, self.gazetteers))
        if self._is_everyday(phrase, found):
            evidence = replace(evidence, everyday=True)
        elif not (evidence.countries or evidence.points or evidence.others) and is_respelt(phrase.whole, found):
            evidence = replace(evidence, respelt=True)
        return decide(found, probabilities(found, evidence, self.home), query.text, phrase=phrase, evidence=evidence)

    def _narrowed(self, phrase: Phrase) -> Phrase:
        """Return the area that a phrase names beside its country ("Homel region, Belarus"), else the phrase itself."""
        if not phrase.hints or phrase.kind is not None or self.areas.country(phrase.whole) is None:
            return phrase
        named = [read_phrase(hint) for hint in phrase.hints]
        for kind in (PlaceKind.ADMIN2, PlaceKind.ADMIN1):
            for at, inner in enumerate(named):
                if inner.kind is kind:
                    return replace(inner, hints=(*phrase.hints[:at], *phrase.hints[at + 1 :], phrase.whole))
        return phrase

    def _one_of_several(self, parts: Sequence[str], query: PlaceQuery) -> Geocoded:
        """Give the candidates of each part: the phrase names more than one place, so none is chosen."""
        said = next((kind for part in parts if (kind := read_phrase(part).kind) in TYPED), None)
        answers = [self.by_name(part, replace(query, text=part, kind=query.kind or said)) for part in parts]
        places = [answer.place for answer in answers if answer.place is not None]
        if not places:
            return NOT_FOUND
        share = 1.0 / len(parts)
        candidates = tuple(
            replace(
                place, confidence=place.confidence * share, text=query.text, method=place.method + "; one of several"
            )
            for place in places
        )
        return Geocoded(status=GeocodeStatus.AMBIGUOUS, place=candidates[0], candidates=candidates)

    def candidates(self, phrase: Phrase, evidence: Evidence) -> list[Found]:
        """Return what the phrase's readings may mean, going deeper while nothing fits the hints."""
        readings = [phrase.whole, *phrase.names] if phrase.whole not in phrase.names else list(phrase.names)
        found: list[Found] = []
        for name in readings:
            exact = find(self.gazetteers, name, deepest=Match.INFLECTED)
            found.extend(each for each in exact if name in phrase.names or each.match <= Match.OTHER_NAME)
            if exact and name == phrase.names[0]:
                found.extend(elsewhere(find_namesakes(self.gazetteers, name, found), found))
                break
        if not any(self._fits(each, evidence) for each in found):
            written_small = phrase.whole.islower()
            deepest = _AS_WRITTEN if written_small else Match.ONE_LETTER
            for name in phrase.names[:1]:
                found.extend(
                    find_by_sound(
                        self.gazetteers, name, deepest=deepest, wanted=lambda each: self._fits(each, evidence)
                    )
                )
            if phrase.whole not in phrase.names and not any(self._fits(each, evidence) for each in found):
                # the type word may be part of the name: "Novaya Derevnya"
                found.extend(find_by_sound(self.gazetteers, phrase.whole, deepest=Match.SAME_SOUND))
        anchors = (*evidence.points, *evidence.others)
        if anchors and not evidence.areas and not any(lies_beside(each, anchors) for each in found):
            # "Вітка" is a village of Donetsk region; beside Homel it is Vetka as Ukrainians write it
            for name in phrase.names[:1]:
                sounding = find_sounding(self.gazetteers, name)
                found.extend(each for each in sounding if lies_beside(each, anchors))
        return _without_repeats(found)

    def _beginning(self, phrase: Phrase) -> list[Found]:
        """Return what the first words of a long phrase name ("Belgorod, from where ...", "Gomel and then by air")."""
        words = phrase.whole.split()
        if len(words) < _LONG_PHRASE and not any(word[:1].islower() for word in words[1:]):
            return []
        for length in range(min(4, len(words) - 1), 0, -1):
            if words[0][:1].isupper() and (
                found := find(self.gazetteers, " ".join(words[:length]), deepest=Match.INFLECTED)
            ):
                return found
        return []

    def _fits(self, found: Found, evidence: Evidence) -> bool:
        country = found.gazetteer.country(found.place)
        if evidence.countries and country not in evidence.countries:
            return False
        if evidence.areas:
            return (country, found.gazetteer.admin1(found.place)) in evidence.areas
        return True

    def evidence(self, query: PlaceQuery, phrase: Phrase, kind: PlaceKind | None) -> Evidence:
        """Gather what the query and the phrase say beside the name."""
        if not (phrase.hints or query.country or query.admin1 or query.context or query.near):
            return nothing_beside(kind, query.home, phrase.size)
        countries: set[str] = set()
        areas: set[tuple[str, str]] = set()
        points: list[Point] = [query.near] if query.near is not None else []
        country = self.areas.country(query.country) if query.country else None
        if country:
            countries.add(country)
        for hint in [query.admin1, *phrase.hints]:
            if not hint:
                continue
            named = self.areas.areas(hint, country)
            meant = self._meant_by(hint, country) if named else ()
            district = self._lying_in(hint, country) if meant or not named else None
            if district is not None:
                countries.add(district[0])
                areas.add(district)
            if meant:
                points.extend(meant)
            elif named:
                countries |= {code for code, _ in named} if country is None else set()
                areas |= {(code, area) for code, area in named if area is not None}
            else:
                points.extend(self._points_of(hint, country))
        others = tuple(point for other in query.context for point in self._points_of(other, country))
        return Evidence(
            frozenset(countries), frozenset(areas), tuple(points), others, kind, region=query.home, size=phrase.size
        )

    def _place_meant(self, hint: str, country: str | None) -> tuple[Point, ...]:
        """Return where the town or district lies that a hint names, if it is an area's only by a guess at its spelling.

        "Orsha" and "Braslau district" are no misspelt counties of Estonia and Romania.
        """
        if read_phrase(hint).kind is PlaceKind.ADMIN1 or not self.areas.is_guess(hint, country):
            return ()
        return self._points_of(hint, country, Match.INFLECTED)

    def _is_everyday(self, phrase: Phrase, found: Sequence[Found]) -> bool:
        """Tell whether a phrase written small is an everyday word, or the name of nothing but small villages."""
        if not phrase.whole.islower():
            return False
        shipped = self.gazetteers[-1]
        return any(shipped.is_common(plain(name)) for name in phrase.names) or all(
            each.gazetteer.columns["flags"][each.place] & VILLAGE for each in found
        )

    def _place_named(self, text: str, country: str | None, deepest: Match = Match.SAME_SOUND) -> tuple[Point, ...]:
        """Return where another place named beside this one lies, if it is well known."""
        phrase = read_phrase(text)
        if not phrase.names:
            return ()
        evidence = Evidence(countries=frozenset({country} if country else ()))
        if phrase.kind is PlaceKind.ADMIN2:
            place = district_answer(self, phrase, evidence, text).place
            return ((place.lat, place.lon),) if place else ()
        found = find(self.gazetteers, phrase.names[0], deepest=deepest)
        chances = probabilities(found, evidence, self.home)
        if not found or max(chances) < 0.5:  # noqa: PLR2004 - more likely right than wrong
            return ()
        best = found[chances.index(max(chances))]
        columns = best.gazetteer.columns
        return ((columns["lat"][best.place], columns["lon"][best.place]),)


def _without_repeats(found: list[Found]) -> list[Found]:
    if len(found) < 2:  # noqa: PLR2004 - one repeats nothing
        return found
    best: dict[tuple[int, int], Found] = {}
    for each in found:
        key = (id(each.gazetteer), each.place)
        if key not in best or each.match < best[key].match:
            best[key] = each
    return list(best.values())


@lru_cache(maxsize=1)
def shipped_gazetteer() -> Gazetteer:
    """Open the gazetteer that ships with Kordon, once in a process.

    Raises DataFileError where its files are missing or damaged.
    """
    return Gazetteer(DATA_DIR / "gazetteer")


@lru_cache(maxsize=4)
def open_geocoder(user_folder: Path | None = None) -> OfflineGeocoder:
    """Open the shipped gazetteer, and before it the user's own where there is one; opened once in a process.

    Raises DataFileError where the shipped files are missing or damaged.
    """
    settings = read_settings()
    own = (user_folder or settings.folder) / "gazetteer"
    gazetteers = [Gazetteer(own)] if (own / "manifest.json").is_file() else []
    return OfflineGeocoder([*gazetteers, shipped_gazetteer()], watched=settings.watched)
