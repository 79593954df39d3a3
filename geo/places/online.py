"""Online geocoders through geopy, off until the user switches them on; their answers are weighed like local ones.

What leaves the machine is the bare name and the areas named beside it, never the sentence around it.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from geo.errors import OnlineError, UsageError
from geo.model import GeocodeStatus, PlaceKind
from geo.places.answers import decide
from geo.places.artefact import KINDS, Gazetteer
from geo.places.candidates import Found, Match
from geo.places.phrase import Phrase, read_phrase
from geo.places.scoring import probabilities
from geo.places.spelling import loose, plain, tight

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.places.offline import OfflineGeocoder
    from geo.places.online_store import OnlineStore
    from geo.places.query import Geocoded, PlaceQuery

MOST_FAILURES: Final = 3
REST_SECONDS: Final = 300.0
"""After so many failures in a row the service is left alone for so long."""
_MOST_ANSWERS: Final = 5
_TIMEOUT: Final = 10.0
_RADIUS_M: Final = 3000.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """An online geocoder: how geopy asks it, how often at most, and whom to name.

    `own_server` tells whether a URL must be given (Pelias has no public server); `seconds` is the least time
    between two requests by the public server's rules.
    """

    name: str
    attribution: str
    seconds: float
    needs_key: bool = False
    own_server: bool = False


SERVICES: Final = {
    each.name: each
    for each in (
        Service(name="nominatim", attribution="© OpenStreetMap contributors (ODbL), Nominatim", seconds=1.0),
        Service(name="photon", attribution="© OpenStreetMap contributors (ODbL), Photon by komoot", seconds=1.0),
        Service(name="pelias", attribution="Pelias and its data sources", seconds=0.2, own_server=True),
        Service(name="opencage", attribution="OpenCage and its data sources", seconds=1.0, needs_key=True),
    )
}


@dataclass(frozen=True, kw_only=True, slots=True)
class OnlineOptions:
    """What the user sets: the service, how to sign the requests, an own server, a key."""

    service: str
    user_agent: str
    url: str | None = None
    api_key: str | None = None


class OnlineGeocoder:
    """The offline geocoder, and where it is not sure, an online one.

    A sure local answer, an area and typed coordinates are never changed. Where the service fails, the local answer
    stands and `problems` says what happened, for the page to show. `attribution` must be shown beside answers.
    """

    def __init__(self, local: OfflineGeocoder, options: OnlineOptions, store: OnlineStore, *, online: bool) -> None:
        """Refuse, with the mend, what the services' rules or the user's settings do not allow.

        Raises UsageError.
        """
        if not online:
            msg = "online geocoding is off; switch it on with KORDON_ONLINE=1"
            raise UsageError(msg)
        self._service = _checked(options)
        self._local, self._store = local, store
        self._ask = _asker(self._service, options)
        self._key = f"{options.service} {options.url or ''}".strip()
        self.attribution = self._service.attribution
        self.problems: deque[str] = deque(maxlen=20)

    def geocode(self, query: PlaceQuery) -> Geocoded:
        """Answer one query, online only where the local answer is not sure."""
        answer = self._local.geocode(query)
        if answer.status in {GeocodeStatus.RESOLVED, GeocodeStatus.REGION}:
            return answer
        phrase = read_phrase(" ".join(query.text.split()))
        if not phrase.names or phrase.kind in {PlaceKind.ADMIN1, PlaceKind.ADMIN2}:
            return answer
        try:
            places = self.places_named(phrase, query)
        except OnlineError as error:
            self.problems.append(str(error))
            return answer
        return self._weighed(query, phrase, places) if places else answer

    def geocode_many(self, queries: Sequence[PlaceQuery]) -> list[Geocoded]:
        """Answer the queries of one report: together offline, then online what stayed open."""
        answers = self._local.geocode_many(queries)
        return [
            answer if answer.status in {GeocodeStatus.RESOLVED, GeocodeStatus.REGION} else self.geocode(query)
            for query, answer in zip(queries, answers, strict=True)
        ]

    def places_named(self, phrase: Phrase, query: PlaceQuery) -> list[dict[str, Any]]:
        """Return what the service answers to the bare name and its areas, from the cache where it was asked before.

        Raises OnlineError where the service does not answer.
        """
        asked = ", ".join(filter(None, [phrase.names[0], *phrase.hints, query.admin1, query.country]))
        kept = self._store.answer(self._key, asked)
        if kept is not None:
            return kept
        closed = self._store.closed_for(self._key)
        if closed > 0:
            msg = f"{self._service.name} failed {MOST_FAILURES} times and is left alone for another {closed:.0f} s"
            raise OnlineError(msg)
        self._store.wait_for_turn(self._key, self._service.seconds)
        places = self._asked(asked)
        self._store.note_success(self._key)
        self._store.keep(self._key, asked, places)
        return places

    def _asked(self, asked: str) -> list[dict[str, Any]]:
        from geopy.exc import GeocoderRateLimited, GeopyError  # noqa: PLC0415 - only where online is switched on

        try:
            return self._ask(asked)
        except GeocoderRateLimited as error:
            rest = float(error.retry_after or REST_SECONDS)
            self._store.note_failure(self._key, most=MOST_FAILURES, rest=rest, at_once=True)
            msg = f"{self._service.name} asks to wait {rest:.0f} s before the next request"
            raise OnlineError(msg) from error
        except GeopyError as error:
            self._store.note_failure(self._key, most=MOST_FAILURES, rest=REST_SECONDS)
            msg = f"{self._service.name} did not answer: {type(error).__name__}: {error}"
            raise OnlineError(msg) from error

    def _weighed(self, query: PlaceQuery, phrase: Phrase, places: list[dict[str, Any]]) -> Geocoded:
        held = HeldPlaces(places, self.attribution)
        kind = query.kind or phrase.kind
        evidence = self._local.evidence(query, phrase, kind)
        found = self._local.candidates(phrase, evidence)
        found += [Found(held, number, _match(phrase.names[0], held.name(number))) for number in range(len(held))]
        chances = probabilities(found, evidence, self._local.home)
        return decide(found, chances, query.text, phrase=phrase, evidence=evidence)


class HeldPlaces(Gazetteer):
    """Places of an online answer, held like a gazetteer so that the same resolver weighs them."""

    __slots__ = ("_countries", "_names")

    def __init__(self, places: Sequence[dict[str, Any]], attribution: str) -> None:
        self._names = [str(place["name"]) for place in places]
        self._countries = [place["country"] for place in places]
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
        return self._names[place]

    def country(self, place: int) -> str | None:
        """Return the place's country, ISO2, where the service told it."""
        country: str | None = self._countries[place]
        return country

    def admin1(self, place: int) -> str | None:  # noqa: ARG002 - services name areas in their own ways
        """Return None: the areas of an online answer are not compared."""
        return None


def _match(asked: str, answered: str) -> Match:
    if plain(asked) == plain(answered):
        return Match.EXACT
    if tight(asked) == tight(answered):
        return Match.SAME_SOUND
    return Match.LIKE_SOUND if loose(tight(asked)) == loose(tight(answered)) else Match.ONE_LETTER


def _checked(options: OnlineOptions) -> Service:
    service = SERVICES.get(options.service)
    if service is None:
        msg = f"no online geocoder {options.service!r}; choose one of {', '.join(SERVICES)}"
        raise UsageError(msg)
    if not options.user_agent.strip() or options.user_agent.lower().startswith(("geopy", "python")):
        msg = "online geocoding needs a user agent of your own, such as 'kordon (desk@example.org)'"
        raise UsageError(msg)
    if service.needs_key and not options.api_key:
        msg = f"{service.name} needs an API key"
        raise UsageError(msg)
    if service.own_server and not options.url:
        msg = f"{service.name} has no public server; give the URL of yours"
        raise UsageError(msg)
    if options.url and urlsplit(options.url).scheme not in {"http", "https"}:
        msg = f"{options.url!r} is not a web address; give http:// or https://"
        raise UsageError(msg)
    return service


def _asker(service: Service, options: OnlineOptions) -> Callable[[str], list[dict[str, Any]]]:
    """Return the function that asks the service through geopy."""
    import geopy.adapters  # noqa: PLC0415 - only where online is switched on
    import geopy.geocoders  # noqa: PLC0415 - only where online is switched on

    # the plain adapter: the one on requests tries again by itself, past the bucket and the breaker
    common: dict[str, Any] = {
        "user_agent": options.user_agent,
        "timeout": _TIMEOUT,
        "adapter_factory": geopy.adapters.URLLibAdapter,
    }
    if options.url:
        parts = urlsplit(options.url)
        common |= {"domain": (parts.netloc + parts.path).rstrip("/"), "scheme": parts.scheme}
    if options.api_key and service.name in {"opencage", "pelias"}:
        common["api_key"] = options.api_key
    makers: dict[str, tuple[Any, dict[str, Any]]] = {
        "nominatim": (geopy.geocoders.Nominatim, {"limit": _MOST_ANSWERS, "addressdetails": True, "language": "en"}),
        "photon": (geopy.geocoders.Photon, {"limit": _MOST_ANSWERS}),
        "pelias": (geopy.geocoders.Pelias, {}),
        "opencage": (geopy.geocoders.OpenCage, {"annotations": False}),
    }
    maker, extra = makers[service.name]
    geocoder = maker(**common)

    def ask(asked: str) -> list[dict[str, Any]]:
        answers = geocoder.geocode(asked, exactly_one=False, **extra) or []
        return [place for place in map(_read, answers[:_MOST_ANSWERS]) if place is not None]

    return ask


_KINDS: Final = {
    "station": "station", "halt": "station", "railway": "station", "aerodrome": "airfield", "airport": "airfield",
    "military": "training_ground", "range": "training_ground", "border_control": "border_crossing",
    "state": "admin1", "country": "country", "administrative": "settlement",
}  # fmt: skip


def _read(answer: Any) -> dict[str, Any] | None:
    """Return name, kind, country and position of one answer of geopy, in any service's shape."""
    raw = answer.raw if isinstance(answer.raw, dict) else {}
    properties = raw.get("properties") or raw.get("components") or raw
    address = properties.get("address")
    if not isinstance(address, dict):
        address = properties
    name = properties.get("name") or str(answer.address or "").split(",")[0]
    if not name:
        return None
    code = address.get("country_code") or properties.get("countrycode") or properties.get("country_a")
    said = str(properties.get("type") or properties.get("osm_value") or properties.get("_type") or "")
    return {
        "name": str(name).strip(),
        "kind": _KINDS.get(said, "settlement"),
        "country": str(code).upper() if code and len(str(code)) == 2 else None,  # noqa: PLR2004 - ISO2
        "lat": float(answer.latitude),
        "lon": float(answer.longitude),
    }
