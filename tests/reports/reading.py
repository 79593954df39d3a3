"""Read one report as a script would, through the stream of `python -m geo extract`."""

from __future__ import annotations

import json
from typing import Any

from geo.places.offline import open_geocoder
from geo.reports.stream import extract_stream


def read(text: str, published: str | None = "2022-12-19") -> list[dict[str, Any]]:
    """Return the sightings of one report."""
    line = json.dumps({"id": 1, "text": text, "published": published})
    (answer,) = (json.loads(each) for each in extract_stream([line], open_geocoder()))
    sightings: list[dict[str, Any]] = answer["sightings"]
    return sightings


def told(text: str, published: str | None = "2022-12-19") -> list[dict[str, Any]]:
    """Return the observations and claims of one report."""
    return [each for each in read(text, published) if each["report_kind"] in {"observation", "claim"}]


def names(sighting: dict[str, Any]) -> tuple[str | None, str | None, str | None]:
    """Return the names of a sighting's origin, place and destination."""
    roles = (sighting["origin"], sighting["place"], sighting["destination"])
    origin, place, destination = (role["name"] if role else None for role in roles)
    return origin, place, destination
