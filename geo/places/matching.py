"""Find place names in running text: the longest known name at a token, and how surely it is one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geo.model import PlaceKind
from geo.places.artefact import FORM_BITS, INFLECTED, KINDS, NEEDS_TYPE, VILLAGE
from geo.places.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.artefact import Gazetteer

LONGEST_NAME: Final = 5
"""Most tokens of a name ("Ростов - на - Дону" is one token or five)."""


_ACRONYM: Final = 4


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name in a text.

    `tokens` tells how many tokens it takes; `kind` is the sort of place that the name most likely means, None for
    a demonym or adjective ("Russian", "белорусский") whose `country` it gives; `people` is the population of the
    biggest place so named, a measure of importance (0 for stations, airfields and unknown ones).
    `common_word` marks names that are everyday words too ("Мир", "Boss"), and names of small villages of the official
    list alone, half of which are surnames or adjectives: take them only where the sentence speaks for a place.
    `needs_type` marks names known only for stations, airfields, ranges and crossings.
    `inflected` tells that only a case form was met; `countries` are the ISO2 codes of all places so named.
    """

    tokens: int
    kind: PlaceKind | None
    country: str | None
    people: int
    common_word: bool
    needs_type: bool
    inflected: bool
    countries: tuple[str, ...]


class Names:
    """All names of the gazetteers, exact and inflected, for matching against the tokens of a text."""

    def __init__(self, gazetteers: Sequence[Gazetteer]) -> None:
        self._gazetteers = tuple(gazetteers)
        self._demonyms: dict[str, str] = {
            plain(word): country
            for gazetteer in gazetteers
            for country, words in gazetteer.manifest.get("demonyms", {}).items()
            for word in words
        }
        self._hit = lru_cache(maxsize=50_000)(self._look_up)

    def longest(self, tokens: Sequence[str], start: int) -> NameHit | None:
        """Return the longest name that begins at `tokens[start]`, None where none does.

        Tokens are words as written (case matters: a name begins with a capital letter or a figure, unless the token
        is all a query holds); punctuation tokens end a name, hyphens may be tokens of their own.
        """
        first = tokens[start]
        if not first[:1].isupper():
            return None
        most, longest = 1, min(LONGEST_NAME, len(tokens) - start)
        while most < longest and _joins(tokens[start + most]):
            most += 1
        if most == 1:
            return self._hit(first, 1)
        for length in range(most, 0, -1):
            if length > 1 and not tokens[start + length - 1][:1].isalnum():
                continue
            hit = self._hit(" ".join(tokens[start : start + length]), length)
            if hit is not None:
                return hit
        return None

    def known(self, name: str) -> NameHit | None:
        """Return what is known of a whole name, in any case of letters."""
        return self._hit(name, len(name.split()))

    def _look_up(self, name: str, length: int) -> NameHit | None:
        form = plain(name)
        if len(form) < 2:  # noqa: PLR2004 - one letter names nothing
            return None
        items = [(gazetteer, item) for gazetteer in self._gazetteers for item in gazetteer.found("forms", form)]
        if not items:
            country = self._demonyms.get(form)
            if country is None:
                return None
            return NameHit(length, None, country, 0, common_word=False, needs_type=False, inflected=False,
                           countries=(country,))  # fmt: skip
        if form in self._demonyms and not any(_is_country(*each) for each in items):
            country = self._demonyms[form]
            return NameHit(length, None, country, 0, common_word=False, needs_type=False, inflected=False,
                           countries=(country,))  # fmt: skip
        if len(name) <= _ACRONYM and name.isupper() and _is_small_village(items):
            return None  # "ГАИ", "ТРО"
        best = max(items, key=lambda each: _importance(*each))
        gazetteer, place = best[0], best[1] >> FORM_BITS
        columns = gazetteer.columns
        countries = {each.country(item >> FORM_BITS) for each, item in items}
        return NameHit(
            tokens=length,
            kind=KINDS[columns["kind"][place]],
            country=gazetteer.country(place),
            people=columns["population"][place],
            common_word=_is_doubtful(items, form),
            needs_type=all(each.columns["flags"][item >> FORM_BITS] & NEEDS_TYPE for each, item in items),
            inflected=all(item & ((1 << FORM_BITS) - 1) >= INFLECTED for _, item in items),
            countries=tuple(sorted(country for country in countries if country)),
        )


def _joins(word: str) -> bool:
    """Tell whether a token may go on a name: a word, a hyphen or an apostrophe."""
    return word[:1].isalnum() or word in {"-", "‑", "–", "'", "’", "ʼ"}


def _is_country(gazetteer: Gazetteer, item: int) -> bool:
    return KINDS[gazetteer.columns["kind"][item >> FORM_BITS]] in {PlaceKind.COUNTRY, PlaceKind.ADMIN1}


def _importance(gazetteer: Gazetteer, item: int) -> tuple[bool, int, int, int]:
    place = item >> FORM_BITS
    flags = gazetteer.columns["flags"][place]
    return not flags & NEEDS_TYPE, gazetteer.columns["population"][place], -(item & 3), -place


def _is_doubtful(items: Sequence[tuple[Gazetteer, int]], form: str) -> bool:
    """Tell whether a form is an everyday word too, or the name of nothing but small villages."""
    return any(each.is_common(form) for each, _ in items) or _is_small_village(items)


def _is_small_village(items: Sequence[tuple[Gazetteer, int]]) -> bool:
    return all(each.columns["flags"][item >> FORM_BITS] & VILLAGE for each, item in items)


@lru_cache(maxsize=1)
def open_names() -> Names:
    """Open the names of the shipped gazetteer and the user's own, once in a process.

    Raises DataFileError where the shipped files are missing or damaged.
    """
    from geo.places.offline import open_geocoder  # noqa: PLC0415 - names and geocoder share the opened files

    return Names(open_geocoder().gazetteers)
