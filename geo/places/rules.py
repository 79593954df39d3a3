"""What the analysts decided: a name, in its context, is that place, or no place at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from geo.model import AREA_KINDS, GeocodeStatus, Place, PlaceKind
from geo.places.query import NOT_FOUND, Geocoded, Geocoder, PlaceQuery
from geo.places.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

RULE_CONFIDENCE = 0.99
"""A person looked; persons err too."""


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


class PlaceRules(Protocol):
    """Where the decisions are kept; `geo.records` keeps them in the record database."""

    def rule(self, keys: Sequence[RuleKey]) -> PlaceRule | None:
        """Return the rule in force for the first of the keys that has one."""
        ...


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
    """A geocoder that asks the team's rules first; typed coordinates go before any rule."""

    def __init__(self, geocoder: Geocoder, rules: PlaceRules, *, source: str | None = None) -> None:
        self._geocoder, self._rules, self._source = geocoder, rules, source

    def geocode(self, query: PlaceQuery) -> Geocoded:
        """Answer one query."""
        return self._ruled(query) or self._geocoder.geocode(query)

    def geocode_many(self, queries: Sequence[PlaceQuery]) -> list[Geocoded]:
        """Answer the queries of one report; what a rule decides helps the others as context."""
        ruled = [self._ruled(query) for query in queries]
        answers = self._geocoder.geocode_many(queries)
        return [rule or answer for rule, answer in zip(ruled, answers, strict=True)]

    def _ruled(self, query: PlaceQuery) -> Geocoded | None:
        rule = self._rules.rule(rule_keys(query, self._source))
        if rule is None:
            return None
        if rule.place is None:
            return NOT_FOUND
        place = replace(rule.place, text=query.text, confidence=RULE_CONFIDENCE, method=f"team rule {rule.rule_id}")
        typed = self._geocoder.geocode(query).place
        if typed is not None and typed.kind is PlaceKind.POINT and typed.method.startswith("typed"):
            return None
        status = GeocodeStatus.REGION if place.kind in AREA_KINDS else GeocodeStatus.RESOLVED
        return Geocoded(status=status, place=place, candidates=(place,))
