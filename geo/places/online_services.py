"""The online geocoders that geopy speaks to: which there are, what each demands, and how its answers are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from geo.connections import asking
from geo.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_ANSWERS: Final = 5
_TIMEOUT: Final = 10.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """An online geocoder: where its public server is, how often it may be asked, and whom to name.

    `seconds` is the least time between two requests and `most` the requests of one run by the public server's rules;
    a server of one's own has neither. `host` None: there is no public server.
    """

    name: str
    attribution: str
    host: str | None
    seconds: float = 1.0
    most: int = 100
    needs_key: bool = False


SERVICES: Final = {
    each.name: each
    for each in (
        Service(
            name="nominatim",
            attribution="© OpenStreetMap contributors (ODbL), Nominatim",
            host="nominatim.openstreetmap.org",
        ),
        Service(
            name="photon", attribution="© OpenStreetMap contributors (ODbL), Photon by komoot", host="photon.komoot.io"
        ),
        Service(name="pelias", attribution="Pelias and its data sources", host=None),
        Service(
            name="opencage",
            attribution="OpenCage and its data sources, © OpenStreetMap contributors (ODbL)",
            host="api.opencagedata.com",
            needs_key=True,
        ),
    )
}


@dataclass(frozen=True, kw_only=True, slots=True)
class OnlineOptions:
    """What the user sets: the service, how to sign the requests, an own server, a key."""

    service: str
    user_agent: str
    url: str | None = None
    api_key: str | None = field(default=None, repr=False)

    @property
    def host(self) -> str:
        """Return the one host that is asked."""
        named = urlsplit(self.url).hostname if self.url else None
        return named or SERVICES[self.service].host or ""

    @property
    def own_server(self) -> bool:
        """Tell whether the server is not the public one."""
        return self.host != SERVICES[self.service].host


def checked(options: OnlineOptions) -> Service:
    """Return the service that the options name.

    Raises UsageError, with the mend, for what the services' rules or the user's settings do not allow.
    """
    service = SERVICES.get(options.service)
    if service is None:
        msg = f"KORDON_GEOCODER is {options.service!r}; give one of {', '.join(SERVICES)}"
        raise UsageError(msg)
    if not options.user_agent.strip() or options.user_agent.lower().startswith(("geopy", "python")):
        msg = (
            "online geocoding needs a user agent of your own; set KORDON_USER_AGENT, for example "
            "'border desk (desk@example.org)': the services want to know whom to ask to slow down"
        )
        raise UsageError(msg)
    if service.needs_key and not options.api_key:
        msg = f"{service.name} needs an API key; set KORDON_GEOCODER_KEY"
        raise UsageError(msg)
    if service.host is None and not options.url:
        msg = f"{service.name} has no public server; give the URL of yours in KORDON_GEOCODER_URL"
        raise UsageError(msg)
    if options.url:
        _check_url(options.url)
    return service


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, user = parts.hostname, parts.username
    except ValueError:
        host, user = None, None
    if not url.startswith(("http://", "https://")) or not host:
        msg = "KORDON_GEOCODER_URL is not a web address; give http:// or https:// and the server's name"
        raise UsageError(msg)
    if user is not None:
        msg = "KORDON_GEOCODER_URL holds a user or password; give the key in KORDON_GEOCODER_KEY instead"
        raise UsageError(msg)


def asker(options: OnlineOptions) -> Callable[[str], list[dict[str, Any]]]:
    """Return the function that asks the service for a text, and nobody else.

    It returns places as `{"name", "kind", "country", "admin1", "lat", "lon"}`. Raises GeopyError where the service
    does not answer, and whatever comes of an answer that is not in the service's shape.
    """
    import geopy.adapters  # noqa: PLC0415 - only where online is switched on
    import geopy.geocoders  # noqa: PLC0415 - only where online is switched on

    # The plain adapter: the one on requests tries again by itself, past the bucket and the breaker. No proxies: the
    # host that the user named is asked, and no other one.
    common: dict[str, Any] = {
        "user_agent": options.user_agent,
        "timeout": _TIMEOUT,
        "proxies": {},
        "adapter_factory": geopy.adapters.URLLibAdapter,
    }
    if options.url:
        parts = urlsplit(options.url)
        common |= {"domain": (parts.netloc + parts.path).rstrip("/"), "scheme": parts.scheme}
    if options.api_key and options.service in {"opencage", "pelias"}:
        common["api_key"] = options.api_key
    makers: dict[str, tuple[Any, dict[str, Any]]] = {
        "nominatim": (geopy.geocoders.Nominatim, {"limit": MOST_ANSWERS, "addressdetails": True, "language": "en"}),
        "photon": (geopy.geocoders.Photon, {"limit": MOST_ANSWERS}),
        "pelias": (geopy.geocoders.Pelias, {}),
        "opencage": (geopy.geocoders.OpenCage, {"annotations": False}),
    }
    maker, extra = makers[options.service]
    geocoder = maker(**common)

    def ask(asked: str) -> list[dict[str, Any]]:
        with asking(options.host):
            answers = geocoder.geocode(asked, exactly_one=False, **extra) or []
        return [place for place in map(_read, answers[:MOST_ANSWERS]) if place is not None]

    return ask


_KINDS: Final = {
    "station": "station", "halt": "station", "railway": "station", "aerodrome": "airfield", "airport": "airfield",
    "military": "training_ground", "range": "training_ground", "border_control": "border_crossing",
    "state": "admin1", "country": "country", "administrative": "settlement",
}  # fmt: skip
_AREAS: Final = frozenset({"admin1", "country"})


def _read(answer: Any) -> dict[str, Any] | None:
    """Return name, kind, whereabouts and position of one answer of geopy, in any service's shape."""
    from geo.places.areas import open_areas  # noqa: PLC0415 - shapely is slow to import and only wanted here

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
    kind = _KINDS.get(said, "settlement")
    lat, lon = float(answer.latitude), float(answer.longitude)
    ours = open_areas()
    return {
        "name": str(name).strip()[:200],
        "kind": kind,
        # Our own outlines first: not every service draws the borders that are recognised.
        "country": ours.country_at(lat, lon) or (str(code).upper() if code and len(str(code)) == 2 else None),  # noqa: PLR2004 - ISO2
        "admin1": None if kind in _AREAS else ours.admin1_at(lat, lon),
        "lat": lat,
        "lon": lon,
    }
