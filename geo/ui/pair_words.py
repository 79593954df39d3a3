"""Two sightings side by side, in HTML: what both say, where they differ, and what speaks for one movement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING, Any, Final

from geo.counts.intervals import combine, combine_days, is_unknown, say
from geo.model import AREA_KINDS, Interval, Qualifier
from geo.ui.review_words import source_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from geo.counts.movements import ClassCount
    from geo.records.suggestion_reasons import Reason

Row = dict[str, Any]
_WEB: Final = ("https://", "http://")
_MIDNIGHT: Final = (0, 0)
_SAYS_NOTHING: Final = '<span class="kordon-unsaid">not said</span>'


class Compared(StrEnum):
    """How one field of two sightings stands: the class of its line in the page's style.

    Who tells it, where and when it was published differs by nature: that is BESIDE the point.
    """

    ALIKE = "alike"
    DIFFERENT = "different"
    ONE_SIDED = "one-sided"
    BESIDE = "beside"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One field of both sightings, as HTML, and how they compare; "" is what a sighting does not say."""

    label: str
    a: str
    b: str
    compared: Compared


def count_of(row: Mapping[str, Any]) -> Interval:
    """Return a row's count."""
    return Interval(
        count_min=row["count_min"], count_max=row["count_max"], count_qualifier=Qualifier(row["count_qualifier"])
    )


def classes(counts: Iterable[ClassCount]) -> str:
    """Say what a movement counts: "30–40 × truck, 5+ × ifv"; a class without a number is named without one."""
    said = [
        f"{plain(each.equipment_class)}, no number"
        if is_unknown(each.count)
        else f"{say(each.count)} × {plain(each.equipment_class)}{_beside(each.unit, each.equipment_class)}"
        for each in counts
    ]
    return ", ".join(said) or "nothing counted"


def plain(word: str) -> str:
    """Return a word of the model as it is read: armoured_vehicle is "armoured vehicle"."""
    return word.replace("_", " ")


def _beside(unit: str, equipment_class: str) -> str:
    """Return the unit where it is not the class's own: wagons of trucks are no trucks."""
    return "" if unit in {"vehicle", "aircraft", equipment_class} else f" ({unit}s)"


def when(row: Mapping[str, Any]) -> str:
    """Say when it was seen, with the hour where the report tells it; times are UTC."""
    ends = [_moment(row["observed_from"]), _moment(row["observed_to"])]
    if ends[0] == ends[1]:
        return ends[0]
    return " – ".join(end or "…" for end in ends)


def _moment(value: date | datetime | None) -> str:
    if value is None:
        return ""
    hours = (getattr(value, "hour", 0), getattr(value, "minute", 0))
    return f"{value:%Y-%m-%d}" if hours == _MIDNIGHT else f"{value:%Y-%m-%d %H:%M} UTC"


def place_in_words(row: Mapping[str, Any], role: str) -> str:
    """Say where: the place found with its area, and the words of the report where they are others."""
    name, said = row[role], row[f"{role}_text"]
    if not name:
        return f"“{said}”, not found" if said else ""
    bare = role == "place"
    parts = [row["admin1" if bare else f"{role}_admin1"], row["country" if bare else f"{role}_country"]]
    about = ", ".join(part for part in parts if part and part != name)
    kind = " (area)" if row[f"{role}_kind"] in AREA_KINDS else ""
    spoken = f" · said “{said}”" if said and said.casefold() != name.casefold() else ""
    return f"{name}{kind}{', ' + about if about else ''}{spoken}"


def grade(row: Mapping[str, Any]) -> str:
    """Return the Admiralty grade of a row, "B2"; what is not graded is "?", nothing graded is ""."""
    if not (row["reliability"] or row["credibility"]):
        return ""
    return f"{row['reliability'] or '?'}{row['credibility'] or '?'}"


def told_by(row: Mapping[str, Any]) -> str:
    """Say who tells it: source, outlet and grade."""
    via = f", via {row['via']}" if row["via"] else ""
    return f"{source_in_words(row['source'])}{via}{f' · {grade(row)}' if grade(row) else ''}"


def _count_words(row: Mapping[str, Any]) -> str:
    count = count_of(row)
    return "" if is_unknown(count) else f"{say(count)} {plain(row['unit'])}{'s' * (row['unit'] != 'aircraft')}"


def _flow_words(row: Mapping[str, Any]) -> str:
    return "" if row["flow"] == "unknown" else str(row["flow"])


def _link(row: Mapping[str, Any]) -> str:
    url = str(row["url"] or "")
    if not url.startswith(_WEB):
        return escape(url)
    shown = escape(url if len(url) <= 48 else f"{url[:48]}…")  # noqa: PLR2004 - letters that fit half the table
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{shown}</a>'


_WORDS: Final[dict[str, Callable[[Mapping[str, Any]], str]]] = {
    "Equipment": lambda row: f"{row['equipment']} · {plain(row['equipment_class'])}",
    "Count": _count_words,
    "Seen": when,
    "At": lambda row: place_in_words(row, "place"),
    "From": lambda row: place_in_words(row, "origin"),
    "To": lambda row: place_in_words(row, "destination"),
    "Flow": _flow_words,
    "By": lambda row: str(row["mode"] or ""),
    "Activity": lambda row: str(row["activity"] or ""),
    "Forces": lambda row: str(row["affiliation"] or ""),
    "Statement": lambda row: str(row["report_kind"]),
    "Told by": told_by,
    "Published": lambda row: _moment(row["published"]),
    "Link": _link,
    "Note": lambda row: str(row["note"] or ""),
}
_HTML: Final = frozenset({"Link"})
_BESIDE: Final = frozenset({"Told by", "Published", "Link", "Note"})
_SAME_BY: Final[dict[str, Callable[[Mapping[str, Any]], Any]]] = {
    "Equipment": lambda row: (row["equipment"].casefold(), row["equipment_class"]),
    "At": lambda row: row["place"] or row["place_text"],
    "From": lambda row: row["origin"] or row["origin_text"],
    "To": lambda row: row["destination"] or row["destination_text"],
}
"""What decides whether a field is alike, where its words may differ for one thing."""


def compare(a: Row, b: Row) -> list[Line]:
    """Return the fields of two flat rows side by side, those that neither tells left out."""
    lines = []
    for label, words in _WORDS.items():
        one, other = words(a), words(b)
        if not one and not other:
            continue
        if label in _BESIDE:
            compared = Compared.BESIDE
        elif not one or not other:
            compared = Compared.ONE_SIDED
        else:
            compared = Compared.ALIKE if _alike(label, a, b) else Compared.DIFFERENT
        told = [text if label in _HTML else escape(text) for text in (one, other)]
        lines.append(Line(label=label, a=told[0], b=told[1], compared=compared))
    return lines


def _alike(label: str, a: Row, b: Row) -> bool:
    if label in _MEETS and _MEETS[label](a, b):
        return True
    decides: Callable[[Mapping[str, Any]], Any] = _SAME_BY.get(label) or _WORDS[label]
    return bool(decides(a) == decides(b))


def _counts_meet(a: Row, b: Row) -> bool:
    """Tell whether two counts of one unit can both be true."""
    return a["unit"] == b["unit"] and not combine([count_of(a), count_of(b)])[1]


def _days_meet(a: Row, b: Row) -> bool:
    """Tell whether two sightings can be of one day."""
    spans = [tuple(_day(row[end]) for end in ("observed_from", "observed_to")) for row in (a, b)]
    return not combine_days((first, last) for first, last in spans)[2]


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


_MEETS: Final[dict[str, Callable[[Row, Row], bool]]] = {"Count": _counts_meet, "Seen": _days_meet}


def table(a: Row, b: Row) -> str:
    """Return the comparison as an HTML table; what differs is marked for eyes and for screen readers."""
    lines = []
    for line in compare(a, b):
        mark = ' <i aria-label="differs">≠</i>' if line.compared is Compared.DIFFERENT else ""
        cells = "".join(f"<td>{text or _SAYS_NOTHING}</td>" for text in (line.a, line.b))
        lines.append(f'<tr class="kordon-{line.compared.value}"><th scope="row">{line.label}{mark}</th>{cells}</tr>')
    heads = "".join(
        f'<th scope="col"><b>{letter}</b> {escape(row["sighting_id"])} · {escape(row["movement_id"])}</th>'
        for letter, row in (("A", a), ("B", b))
    )
    head = f"<thead><tr><td></td>{heads}</tr></thead>"
    return f'<table class="kordon-pair">{head}<tbody>{"".join(lines)}</tbody></table>'


_KINDS: Final = {"same": "one movement", "leg": "legs of one movement", "rollup": "a roll-up (A) and a part of it (B)"}
_NEARLY_SURE: Final = 0.995
_SIGNS: Final = {"for": "+", "against": "−"}


def suggested(kind: str, score: float) -> str:
    """Say what the pair looks like and how likely that is."""
    sure = f"{score:.0%}" if score < _NEARLY_SURE else "over 99%"
    return f'<p class="kordon-score">Looks like <b>{_KINDS[kind]}</b>: {sure} likely</p>'


def speaks(reasons: Iterable[Reason]) -> str:
    """Return what speaks for the suggestion and what against, as an HTML list."""
    told = sorted(reasons, key=lambda reason: reason.speaks != "for")
    lines = [
        f'<li class="kordon-{reason.speaks}"><b aria-label="{reason.speaks}">{_SIGNS[reason.speaks]}</b>'
        f"{escape(reason.text)}</li>"
        for reason in told
    ]
    return f'<ul class="kordon-speaks">{"".join(lines)}</ul>'
