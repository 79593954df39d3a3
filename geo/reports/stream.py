"""Answer a stream of reports, a line of JSON each; a bad line is answered, never fatal."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from geo.errors import UsageError
from geo.json_lines import BadLine, encode, read_object
from geo.places.rules import PlaceRules, RuledGeocoder
from geo.reports.reader import Reading, uncollected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.places.query import Geocoder
    from geo.reports.proposals import NamedProposer


def extract_stream(
    lines: Iterable[str | BadLine],
    geocoder: Geocoder,
    *,
    watched: str = "BY",
    rules: PlaceRules | None = None,
    proposer: NamedProposer | None = None,
) -> Iterator[str]:
    """Answer each line `{"id","text","published"?,"source"?}` with `{"id","lang","sightings"}` or `{"id","error"}`.

    A text that tells of more than a report can is read up to the character `unread_from`, which is then said as well.

    The team's `rules` go before the geocoder, each for the sources in which it holds.
    Blank lines are skipped; answers come in the order of the lines, without a line end.
    """
    for line in lines:
        if isinstance(line, BadLine) or line.strip():
            yield encode(_answer(line, geocoder, watched, rules or PlaceRules(), proposer))


def _answer(
    line: str | BadLine, geocoder: Geocoder, watched: str, rules: PlaceRules, proposer: NamedProposer | None
) -> dict[str, Any]:
    asked = read_object(line)
    if isinstance(asked, BadLine):
        return asked.as_answer()
    number = asked.get("id")
    text = asked.get("text")
    if not isinstance(text, str):
        return {"id": number, "error": '"text" is missing or no string; give the report\'s text'}
    source = asked.get("source")
    if source is not None and not isinstance(source, str):
        return {"id": number, "error": '"source" is no string; give the source\'s name or leave it out'}
    published, message = _published(asked.get("published"))
    if message:
        return {"id": number, "error": message}
    if rules:
        geocoder = RuledGeocoder(geocoder, rules, source=source)
    try:
        return {"id": number} | _read(text, published, source, geocoder, watched, proposer)
    except UsageError as error:
        return {"id": number, "error": str(error)}


@uncollected()
def _read(
    text: str,
    published: date | None,
    source: str | None,
    geocoder: Geocoder,
    watched: str,
    proposer: NamedProposer | None,
) -> dict[str, Any]:
    """Return what is answered of a text; the reading is let go before the collector may search it."""
    reading = Reading(text, published=published, source=source, geocoder=geocoder, watched=watched, proposer=proposer)
    answer: dict[str, Any] = {"lang": reading.language}
    answer["sightings"] = [each.as_answer() for each in reading.sightings()]
    if reading.unread_from is not None:
        answer["unread_from"] = reading.unread_from
    return answer


_FIRST_YEAR, _LAST_YEAR = 1900, 2200
"""Years in which a report can have been published; beyond them relative days leave the calendar."""


def _published(value: object) -> tuple[date | None, str | None]:
    if value is None or value == "":
        return None, None
    if isinstance(value, str):
        try:
            day = datetime.fromisoformat(value.strip()).date()
        except ValueError:
            day = None
        if day is not None and _FIRST_YEAR <= day.year <= _LAST_YEAR:
            return day, None
    return None, f'"published" is {str(value)[:60]!r}; give a date such as 2022-12-19'
