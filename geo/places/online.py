"""Online geocoding, off until the user switches it on; its answers are weighed like local ones.

What leaves the machine is the bare name and the areas named beside it, never the sentence around it, and nothing that
holds personal data. `python -m geo geocode --online`, `import --online` and the page Review ask; nothing else does.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Any, Final

from geo.errors import OnlineError, UsageError
from geo.model import AREA_KINDS, GeocodeStatus, PlaceKind
from geo.places.answers import decide
from geo.places.artefact import KINDS, Gazetteer
from geo.places.candidates import Found, Match
from geo.places.online_services import OnlineOptions, asker, checked
from geo.places.online_store import OnlineStore
from geo.places.phrase import Phrase, read_phrase, several
from geo.places.scoring import probabilities
from geo.places.spelling import loose, plain, tight

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.places.offline import OfflineGeocoder
    from geo.places.query import Geocoded, PlaceQuery
    from geo.settings import Settings

STORE_FILE: Final = "online.sqlite"
"""What is remembered of online geocoding, in the user's folder: bare names, areas, answers."""
MOST_FAILURES: Final = 3
REST_SECONDS: Final = 300.0
"""After so many failures in a row the service is left alone for so long."""
_LONGEST_REST: Final = 86_400.0
_SURE: Final = frozenset({GeocodeStatus.RESOLVED, GeocodeStatus.REGION})
_RADIUS_M: Final = 3000.0
_LONGEST_NAME: Final = 60
_MOST_WORDS: Final = 6
_MARKS: Final = re.compile(r"[@\[\]<>{}]")
"""What stands in no place phrase: marks of removed data, handles, markup."""
_NO_NAME: Final = re.compile(r"[=\\/]|\d.*\d.*\d")
"""What the name of a place does not hold: links, and numbers as those of people."""


def online_options(settings: Settings) -> OnlineOptions | None:
    """Return what the settings say of an online geocoder, None where none is switched on.

    Raises UsageError, with the mend, where they do not allow to ask the service that they name.
    """
    if not settings.online or not settings.geocoder:
        return None
    options = OnlineOptions(
        service=settings.geocoder.lower(),
        user_agent=settings.user_agent,
        url=settings.geocoder_url or None,
        api_key=settings.geocoder_key or None,
    )
    checked(options)
    return options


def open_online(settings: Settings, local: OfflineGeocoder, *, private: Callable[[str], bool]) -> OnlineGeocoder:
    """Return the geocoder that asks the service that the settings name.

    `private` tells whether a text holds personal data. Raises UsageError where no service is switched on.
    """
    options = online_options(settings)
    if options is None:
        msg = "online geocoding is off; switch it on with KORDON_ONLINE=1 and name a service in KORDON_GEOCODER"
        raise UsageError(msg)
    return OnlineGeocoder(local, options, OnlineStore(settings.folder / STORE_FILE), private=private)


class OnlineGeocoder:
    """The offline geocoder, and where it is not sure, an online one.

    A sure local answer, an area and typed coordinates are never changed. `attribution` must be shown beside answers;
    `problems` tells what went wrong where `geocode` fell back on the local answer.
    """

    def __init__(
        self, local: OfflineGeocoder, options: OnlineOptions, store: OnlineStore, *, private: Callable[[str], bool]
    ) -> None:
        """Refuse, with the mend, what the services' rules or the user's settings do not allow.

        Raises UsageError.
        """
        self._service = checked(options)
        self._local, self._store, self._private = local, store, private
        self._own_server, self._secret = options.own_server, options.api_key
        self._ask = asker(options)
        self._key = f"{options.service} {options.url or ''}".strip()
        self._requests = 0
        self.host = options.host
        self.attribution = self._service.attribution
        self.problems: deque[str] = deque(maxlen=20)

    def geocode(self, query: PlaceQuery) -> Geocoded:
        """Answer one query, online only where the local answer is not sure; failures are told in `problems`."""
        try:
            return self.look_up(query)
        except OnlineError as error:
            self.problems.append(str(error))
            return self._local.geocode(query)

    def geocode_many(self, queries: Sequence[PlaceQuery]) -> list[Geocoded]:
        """Answer the queries of one report: together offline, then online what stayed open."""
        answers = self._local.geocode_many(queries)
        return [
            answer if answer.status in _SURE else self.geocode(query)
            for query, answer in zip(queries, answers, strict=True)
        ]

    def look_up(self, query: PlaceQuery) -> Geocoded:
        """Answer one query as `geocode` does. Raises OnlineError where the service does not answer."""
        answer = self._local.geocode(query)
        asked = self.sent(query)
        if answer.status in _SURE or asked is None:
            return answer
        places = self._places_named(asked)
        return self._weighed(query, read_phrase(" ".join(query.text.split())), places) if places else answer

    def sent(self, query: PlaceQuery) -> str | None:
        """Return what would leave the machine for a query: bare name and areas; None where nothing may.

        An area, several names, what is no name by its look, and what holds personal data are never sent.
        """
        text = " ".join(query.text.split())
        phrase = read_phrase(text)
        if not phrase.names or (query.kind or phrase.kind) in AREA_KINDS or len(several(text)) > 1:
            return None
        parts = [part for part in (phrase.names[0], *phrase.hints, query.admin1, query.country) if part]
        if _MARKS.search(text) or self._private(text):
            return None
        if any(not _like_a_name(part) or self._private(part) for part in parts):
            return None
        return ", ".join(parts)

    def _places_named(self, asked: str) -> list[dict[str, Any]]:
        """Return what the service answers, from the cache where it was asked before."""
        kept = self._store.answer(self._key, asked)
        if kept is not None:
            return kept
        closed = self._store.closed_for(self._key)
        if closed > 0:
            msg = f"{self._service.name} failed {MOST_FAILURES} times and is left alone for another {closed:.0f} s"
            raise OnlineError(msg)
        if not self._own_server and self._requests >= self._service.most:
            msg = f"{self._requests} names are enough for one run at the public {self._service.name}; go on later"
            raise OnlineError(msg)
        self._store.wait_for_turn(self._key, 0.0 if self._own_server else self._service.seconds)
        self._requests += 1
        places = self._asked(asked)
        self._store.note_success(self._key)
        self._store.keep(self._key, asked, places)
        return places

    def _asked(self, asked: str) -> list[dict[str, Any]]:
        from geopy.exc import GeocoderRateLimited, GeopyError  # noqa: PLC0415 - only where online is switched on

        try:
            return self._ask(asked)
        except GeocoderRateLimited as error:
            rest = min(max(float(error.retry_after or REST_SECONDS), 1.0), _LONGEST_REST)
            self._store.note_failure(self._key, most=MOST_FAILURES, rest=rest, at_once=True)
            msg = f"{self._service.name} asks to wait {rest:.0f} s before the next request"
            raise OnlineError(msg) from error
        except GeopyError as error:
            said = str(error).replace(self._secret, "…") if self._secret else str(error)
            msg = f"{self._service.name} did not answer: {type(error).__name__}: {said}"
            raise self._failed(msg) from error
        except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
            msg = f"{self._service.name} answered what is no list of places; check KORDON_GEOCODER_URL"
            raise self._failed(msg) from error

    def _failed(self, message: str) -> OnlineError:
        self._store.note_failure(self._key, most=MOST_FAILURES, rest=REST_SECONDS)
        return OnlineError(message)

    def _weighed(self, query: PlaceQuery, phrase: Phrase, places: list[dict[str, Any]]) -> Geocoded:
        held = HeldPlaces(places, self.attribution)
        kind = query.kind or phrase.kind
        evidence = self._local.evidence(query, phrase, kind)
        found = self._local.candidates(phrase, evidence)
        found += [Found(held, number, _match(phrase.names[0], held.name(number))) for number in range(len(held))]
        chances = probabilities(found, evidence, self._local.home)
        return decide(found, chances, query.text, phrase=phrase, evidence=evidence)


def _like_a_name(part: str) -> bool:
    return len(part) <= _LONGEST_NAME and len(part.split()) <= _MOST_WORDS and not _NO_NAME.search(part)


class HeldPlaces(Gazetteer):
    """Places of an online answer, held like a gazetteer so that the same resolver weighs them."""

    __slots__ = ("_places",)

    def __init__(self, places: Sequence[dict[str, Any]], attribution: str) -> None:
        self._places = places
        self.origins = [f"online ({attribution})"]
        self.countries, self.admin1s, self.manifest = [], [], {}
        zeros = [0] * len(places)
        self.columns = {
            "lat": [float(place["lat"]) for place in places],
            "lon": [float(place["lon"]) for place in places],
            "population": zeros,
            "flags": zeros,
            "origin": zeros,
            "radius_m": [_RADIUS_M] * len(places),
            "kind": [KINDS.index(PlaceKind(place["kind"])) for place in places],
        }

    def name(self, place: int) -> str:
        """Return the shown name of a place."""
        return str(self._places[place]["name"])

    def country(self, place: int) -> str | None:
        """Return the place's country, ISO2, where it is known."""
        country: str | None = self._places[place]["country"]
        return country

    def admin1(self, place: int) -> str | None:
        """Return the first-order area in which our own outlines hold the place."""
        area: str | None = self._places[place]["admin1"]
        return area


def _match(asked: str, answered: str) -> Match:
    if plain(asked) == plain(answered):
        return Match.EXACT
    if tight(asked) == tight(answered):
        return Match.SAME_SOUND
    return Match.LIKE_SOUND if loose(tight(asked)) == loose(tight(answered)) else Match.ONE_LETTER
