"""A sighting in one sentence, each value in the colour that its words have in the text; all of it escaped."""

from __future__ import annotations

from datetime import date, datetime
from html import escape
from typing import Final

from geo.intake.posts_reading import place_doubt
from geo.model import AREA_KINDS, Flow, Interval, PlaceKind, Qualifier, ReportKind, Sighting, Toponym, Unit

KINDS: Final = {
    ReportKind.OBSERVATION: ("Observation", ""),
    ReportKind.CLAIM: ("Claim", "the text itself hedges; counted, and marked as a claim"),
    ReportKind.SUMMARY: ("Summary", "a total of what is told elsewhere; kept and compared, never counted"),
    ReportKind.DENIAL: ("Denial", "says that it did not happen; kept if you say so, never counted"),
    ReportKind.FORECAST: ("Forecast", "says that it will happen; kept if you say so, never counted"),
}
"""What a kind of statement is called on a card, and what becomes of it."""
ROLES: Final = {"place": "Seen at", "origin": "From", "destination": "To"}
"""What a place is to a sighting, on cards and on the map."""
_FLOWS: Final = {Flow.IN: "into {}", Flow.OUT: "out of {}", Flow.TRANSIT: "through {}", Flow.INTERNAL: "within {}"}
_UNITS: Final = {Unit.AIRCRAFT: "aircraft", Unit.PERSON: "people", Unit.UNKNOWN: "things of unknown kind"}


def sentence(sighting: Sighting) -> str:
    """Say a sighting in one line of HTML. What is not told is left out."""
    what = _value("equipment", sighting.equipment)
    number = count_in_words(sighting.count)
    parts = [
        f"{_value('count', number)} × {what}" if number else what,
        *_ways(sighting),
        *([_value("observed", when)] if (when := days_in_words(sighting.observed_from, sighting.observed_to)) else []),
        *([f"by {escape(sighting.mode)}"] if sighting.mode else []),
        *([f"{escape(sighting.affiliation)} forces"] if sighting.affiliation else []),
    ]
    return ", ".join(parts)


def flow_in_words(flow: Flow, country: str) -> str:
    """Say a direction relative to the watched country, whose name is given; "" where it is unknown."""
    return _FLOWS[flow].format(country) if flow in _FLOWS else ""


def not_told(sighting: Sighting) -> list[str]:
    """Name what a text leaves untold, so that a blank is seen as one."""
    blanks = {
        "how many": sighting.count.count_qualifier is Qualifier.UNKNOWN,
        "where": not (sighting.place or sighting.origin or sighting.destination),
        "when": sighting.observed_from is None and sighting.observed_to is None,
        "which direction": sighting.flow is Flow.UNKNOWN,
        "by what means": sighting.mode is None,
        "whose": not sighting.affiliation,
    }
    return [name for name, blank in blanks.items() if blank]


def counted_as(sighting: Sighting) -> str:
    """Say what a sighting is counted as: its class and its unit."""
    unit = _UNITS.get(sighting.unit, f"{sighting.unit}s")
    return f"class {sighting.equipment_class.replace('_', ' ')}, in {unit}"


def count_in_words(count: Interval) -> str:
    """Say a count as a text says it; "" for an unknown one, which has no number."""
    low, high = count.count_min, count.count_max
    match count.count_qualifier:
        case Qualifier.MORE_THAN if low is not None:
            return f"more than {low - 1:,}"
        case Qualifier.ABOUT if low is not None and low == high:
            return f"about {low:,}"
    if low is None:
        return "" if high is None else f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def days_in_words(first: date | datetime | None, last: date | datetime | None) -> str:
    """Say an interval of days or times; "" where neither end is told."""
    if first is None and last is None:
        return ""
    if first is None or last is None:
        return f"by {_moment(last)}" if first is None and last is not None else f"from {_moment(first)}"
    if first == last:
        return _moment(last)
    if isinstance(first, datetime) or isinstance(last, datetime):
        return f"{_moment(first)} to {_moment(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {_moment(last)}"
    return f"{_moment(first)} to {_moment(last)}"


def _moment(when: date | datetime | None) -> str:
    """Say a day, or a day with the time of its own clock."""
    if when is None:
        return ""
    return f"{when.day} {when:%b %Y, %H:%M}" if isinstance(when, datetime) else f"{when.day} {when:%b %Y}"


def _ways(sighting: Sighting) -> list[str]:
    origin, place, target = sighting.origin, sighting.place, sighting.destination
    ways = []
    if place is not None and place.text not in {each.text for each in (origin, target) if each is not None}:
        ways.append(f"at {_place('place', place)}")
    if origin is not None:
        ways.append(f"from {_place('origin', origin)}")
    if target is not None:
        ways.append(f"to {_place('destination', target)}")
    return [" ".join(ways)] if ways else []


def _place(role: str, toponym: Toponym) -> str:
    found = toponym.place
    if place_doubt(role, toponym) is not None:
        doubt = "which one?" if toponym.candidates or found is not None else "not found"
        return f'{_value(role, toponym.text)} <span class="read-doubt">{doubt}</span>'
    if found is None:
        return _value(role, toponym.text)
    said = "" if toponym.text.casefold() == found.name.casefold() else f" (“{escape(toponym.text)}”)"
    area = ' <span class="read-area">(an area)</span>' if found.kind in AREA_KINDS - {PlaceKind.COUNTRY} else ""
    return f"{_value(role, found.name)}{said}{area}"


def _value(field: str, text: str) -> str:
    return f'<mark class="read-{field}">{escape(text)}</mark>'
