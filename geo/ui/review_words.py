"""What the review says of a row, as text: the name in its sentence, the facts around it, places in words."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any, Final

from geo.counts.intervals import is_unknown, say
from geo.model import UNNAMED_SOURCE, Interval, Qualifier
from geo.records.tables import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from geo.model import Place

Row = dict[str, Any]
_LONGEST: Final = 700
"""Letters of a report that are shown around the name; the whole stands behind its link."""
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=])")
_WEB: Final = ("https://", "http://")
_KINDS: Final = {"admin1": "region", "admin2": "district", "point": "typed point"}


def as_label(text: str) -> str:
    """Return a text as a label of Streamlit, which reads Markdown, shows it: as written."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def what(row: Mapping[str, Any]) -> str:
    """Return what a row tells of and how many, in words."""
    count = Interval(
        count_min=row["count_min"], count_max=row["count_max"], count_qualifier=Qualifier(row["count_qualifier"])
    )
    return f"{row['equipment']}, number not said" if is_unknown(count) else f"{say(count)} × {row['equipment']}"


def sentence(row: Mapping[str, Any], roles: Iterable[str]) -> str:
    """Return the row as its report tells it, in HTML, with the names of the roles marked; all text is escaped."""
    names = [str(row[f"{role}_text"]) for role in roles if row.get(f"{role}_text")]
    if row.get("report_text"):
        spans = [tuple(span) for role in roles if (span := row.get("spans", {}).get(role))]
        return _marked(*_around(str(row["report_text"]), spans, names))
    said = [what(row)]
    said += [
        f"{word} {row[f'{role}_text']}"
        for role, word in zip(ROLES, ("at", "from", "to"), strict=True)
        if row[f"{role}_text"]
    ]
    told = _marked(" ".join(said), _found(" ".join(said), names))
    note = str(row.get("note") or "")
    return f"{told}<br><small>{_marked(note, _found(note, names))}</small>" if note else told


def facts(row: Mapping[str, Any]) -> str:
    """Return what else is known of the row, as the rows of an HTML table; all text is escaped."""
    ways = [row[f"{role}_text"] for role in ("origin", "destination")]
    told = {
        "Seen": _days(row["first_day"], row["last_day"]),
        "What": f"{what(row)}, flow {row['flow']}",
        "Route": f"{ways[0] or '?'} → {ways[1] or '?'}" if any(ways) else "",
        "Source": _with_grade(row),
        "Published": _days(row["published"], row["published"]),
        "Row": f"{row['sighting_id']}, import {row['batch_id']}, row {row['row_number']}",
    }
    lines = [f"<tr><th>{name}</th><td>{escape(text)}</td></tr>" for name, text in told.items() if text]
    url = str(row.get("url") or "")
    if url.startswith(_WEB):
        shown = escape(url if len(url) <= 60 else f"{url[:60]}…")  # noqa: PLR2004 - letters of a link that fit a line
        link = f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{shown}</a>'
        lines.append(f"<tr><th>Link</th><td>{link}</td></tr>")
    return f'<table class="kordon-facts">{"".join(lines)}</table>'


def reasons(row: Mapping[str, Any]) -> str:
    """Return why a row waits, one reason a line of an HTML list; all text is escaped."""
    said = (row["review_reasons"] or "no reason was kept").splitlines()
    return f'<ul class="kordon-reasons">{"".join(f"<li>{escape(each)}</li>" for each in said)}</ul>'


def where(place: Place) -> str:
    """Return a place's kind and whereabouts in words."""
    parts = [place.admin1 if place.admin1 != place.name else None, place.country]
    return ", ".join([kind_word(place), *(part for part in parts if part)])


def kind_word(place: Place) -> str:
    """Return a place's kind as an analyst says it."""
    return _KINDS.get(place.kind.value, place.kind.value.replace("_", " "))


def many(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def source_in_words(source: str) -> str:
    """Return a source's name, or that none was named."""
    return "source not named" if source == UNNAMED_SOURCE else source


def _with_grade(row: Mapping[str, Any]) -> str:
    grade = f"{row['reliability'] or '?'}{row['credibility'] or '?'}"
    graded = f" ({grade})" if row["reliability"] or row["credibility"] else ""
    return f"{source_in_words(str(row['source']))}{graded}{', via ' + str(row['via']) if row.get('via') else ''}"


def _days(first: date | datetime | None, last: date | datetime | None) -> str:
    days = [f"{day:%Y-%m-%d}" if day else "" for day in (first, last)]
    if days[0] == days[1]:
        return days[0]
    return " to ".join(days) if all(days) else f"from {days[0]}" if days[0] else f"until {days[1]}"


Spans = list[tuple[int, int]]


def _found(text: str, names: Iterable[str]) -> Spans:
    """Return where the names stand in the text, whole words first found, without overlap."""
    pattern = "|".join(re.escape(name) for name in sorted(set(names), key=len, reverse=True) if name)
    return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)] if pattern else []


def _around(text: str, spans: list[tuple[int, ...]], names: Iterable[str]) -> tuple[str, Spans]:
    """Return the part of a report around the names, and where in it they stand."""
    held = sorted((span[0], span[1]) for span in spans if len(span) == 2 and 0 <= span[0] < span[1] <= len(text))  # noqa: PLR2004 - start, end
    held = held or _found(text, names)
    if len(text) <= _LONGEST:
        return text, held
    first = held[0][0] if held else 0
    start = max(0, min(first - _LONGEST // 2, len(text) - _LONGEST))
    part = text[start : start + _LONGEST]
    before, after = "… " if start else "", " …" if start + _LONGEST < len(text) else ""
    shift = len(before) - start
    inside = [(a + shift, b + shift) for a, b in held if start <= a and b <= start + _LONGEST]
    return before + part + after, inside


def _marked(text: str, spans: Spans) -> str:
    parts, end = [], 0
    for first, after in spans:
        if first < end:
            continue
        parts += [escape(text[end:first]), f"<mark>{escape(text[first:after])}</mark>"]
        end = after
    return "".join([*parts, escape(text[end:])]).replace("\n", "<br>")
