"""What the analysts decided: a name, in its context, is that place, or no place at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.model import AREA_KINDS, GeocodeStatus, Place, PlaceKind
from geo.places.coordinates import read_point
from geo.places.query import Geocoded, Geocoder, PlaceQuery
from geo.places.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.places.homes import HomeRegion

RULE_CONFIDENCE = 0.99
"""A person looked; persons err too."""
_CODE_LETTERS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleKey:
    """What a rule is about: the name in its plain form, and the context in which it holds.

    None in `country`, `admin1` or `source` means any; a rule with more of them said goes before one with fewer.
    """

    name: str
    country: str | None = None
    admin1: str | None = None
    source: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceRule:
    """A decision: `place` is what the name means, None that it names no place. `rule_id` is for revoking it."""

    rule_id: str
    key: RuleKey
    place: Place | None

    @property
    def method(self) -> str:
        """Return how a place that the rule decides says so; it begins with `rule_method`."""
        said = f": {self.place.method}" if self.place is not None and self.place.method else ""
        return rule_method(self.rule_id) + said


def rule_method(rule_id: str) -> str:
    """Return the words by which rows tell that a rule decided them."""
    return f"team rule {rule_id}"


class PlaceRules:
    """The rules in force at one moment, and the home regions of sources; `geo.records` keeps them."""

    def __init__(self, rules: Iterable[PlaceRule] = (), homes: Mapping[str, HomeRegion] | None = None) -> None:
        self._by_key = {rule.key: rule for rule in rules}
        self._homes = dict(homes or {})
        self.sources = frozenset(key.source for key in self._by_key if key.source is not None) | self._homes.keys()

    def __bool__(self) -> bool:
        return bool(self._by_key or self._homes)

    def __len__(self) -> int:
        return len(self._by_key)

    def home(self, source: str | None) -> HomeRegion | None:
        """Return where most of a source's accepted sightings lie, None where it has no such region."""
        return self._homes.get(source) if source is not None else None

    def rule(self, keys: Sequence[RuleKey]) -> PlaceRule | None:
        """Return the rule of the first of the keys that has one."""
        return next((self._by_key[key] for key in keys if key in self._by_key), None)


def rule_keys(query: PlaceQuery, source: str | None = None) -> list[RuleKey]:
    """Return the keys under which a rule for the query may stand, the most special first."""
    name = plain(query.text)
    return list(
        dict.fromkeys(
            RuleKey(name=name, country=country, admin1=admin1, source=each)
            for each in (source, None)
            for country, admin1 in ((query.country, query.admin1), (query.country, None), (None, None))
        )
    )


class RuledGeocoder:
    """A geocoder that asks the team's rules first.

    Typed coordinates go before any rule; a rule whose place lies in another country or area than the query names
    leaves the query alone. `source` is who says the names.
    """

    def __init__(self, geocoder: Geocoder, rules: PlaceRules, *, source: str | None = None) -> None:
        self._geocoder, self._rules, self._source = geocoder, rules, source
        self._home = rules.home(source)

    def geocode(self, query: PlaceQuery) -> Geocoded:
        """Answer one query."""
        return self._ruled(query) or self._geocoder.geocode(self._at_home(query))

    def _at_home(self, query: PlaceQuery) -> PlaceQuery:
        return query if self._home is None or query.home is not None else replace(query, home=self._home)

    def geocode_many(self, queries: Sequence[PlaceQuery]) -> list[Geocoded]:
        """Answer the queries of one report; what a rule decides helps the others by its nearness."""
        ruled = [self._ruled(query) for query in queries]
        near = next((_pin(answer) for answer in ruled if answer and _pin(answer)), None)
        asked = [
            self._at_home(query if query.near or near is None else replace(query, near=near))
            for query, answer in zip(queries, ruled, strict=True)
            if answer is None
        ]
        rest = iter(self._geocoder.geocode_many(asked) if asked else ())
        return [answer or next(rest) for answer in ruled]

    def _ruled(self, query: PlaceQuery) -> Geocoded | None:
        rule = self._rules.rule(rule_keys(query, self._source)) if self._rules else None
        if rule is None or read_point(query.text) is not None:
            return None
        if rule.place is None:
            return Geocoded(status=GeocodeStatus.NO_PLACE, method=rule.method)
        if self._lies_elsewhere(rule.place, query):
            return None
        place = replace(rule.place, text=query.text, confidence=RULE_CONFIDENCE, method=rule.method)
        status = GeocodeStatus.REGION if place.kind in AREA_KINDS else GeocodeStatus.RESOLVED
        return Geocoded(status=status, place=place, candidates=(place,), method=rule.method)

    def _lies_elsewhere(self, place: Place, query: PlaceQuery) -> bool:
        """Tell whether the query names another country or area than the place's; what is not known is no other."""
        said = (query.country or "").upper()
        if len(said) == _CODE_LETTERS and place.country and said != place.country:
            return True
        if not query.admin1 or not place.admin1:
            return False
        area = self._geocoder.geocode(PlaceQuery(text=query.admin1, country=place.country, kind=PlaceKind.ADMIN1)).place
        return area is not None and area.kind is PlaceKind.ADMIN1 and area.admin1 != place.admin1


def _pin(answer: Geocoded) -> tuple[float, float] | None:
    place = answer.place
    return (place.lat, place.lon) if place is not None and place.kind not in AREA_KINDS else None
