"""A post as it came back: its words highlighted per field, with the number of the card they belong to."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.intake.posts_reading import PostLine

FIELDS: Final = {
    "count": "how many",
    "equipment": "what",
    "place": "where",
    "origin": "from",
    "destination": "to",
    "observed": "when",
    "activity": "what it did",
    "mode": "by what means",
    "flow": "which way",
    "affiliation": "whose",
    "report_kind": "how sure it is said",
}
"""Fields whose words are highlighted, with their word in the legend."""
LIGHT: Final = {
    "count": "#ffe48f", "equipment": "#fbcfae", "place": "#bfe0f5", "origin": "#d3ebb8", "destination": "#a9e3d3",
    "observed": "#dfcff3", "activity": "#e2ddd2", "mode": "#d5e0e6", "flow": "#bfe6ea", "affiliation": "#f6cbd9",
    "report_kind": "#ffd6d0",
}  # fmt: skip
DARK: Final = {
    "count": "#5b4a05", "equipment": "#6c3815", "place": "#174c6e", "origin": "#34551a", "destination": "#0f5145",
    "observed": "#4c3575", "activity": "#3b434c", "mode": "#2f4552", "flow": "#0c4e57", "affiliation": "#6a2742",
    "report_kind": "#702a22",
}  # fmt: skip
"""Grounds of the highlighted words; `tests/ui/test_paste.py` holds their contrast with the ink of each theme."""
_SHOWN_WHOLE: Final = 30_000
_AROUND: Final = 400
"""Of a longer text only so many characters around each highlighted word are shown."""


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    field: str
    card: int


def legend() -> str:
    """Return the legend of the colours, as HTML."""
    marks = " ".join(f'<mark class="read-{field}">{word}</mark>' for field, word in FIELDS.items())
    return f'<p class="read-legend">{marks} <span>The number says which card.</span></p>'


def style() -> str:
    """Return the grounds of the fields for both themes, as CSS."""
    return "\n".join(
        f"mark.read-{field} {{ background: light-dark({LIGHT[field]}, {DARK[field]}); }}" for field in FIELDS
    )


def highlighted(text: str, lines: Iterable[PostLine], numbers: Mapping[int, int]) -> str:
    """Return a post's text as HTML in which the words behind each value are marked; nothing of it is markup.

    `numbers` gives each row the number of its card.
    """
    spans = [
        _Span(start, end, field, numbers[line.row])
        for line in lines
        if line.sighting is not None
        for field, (start, end) in line.sighting.spans.items()
        if field in FIELDS and 0 <= start < end <= len(text)
    ]
    shown = [(0, len(text))] if len(text) <= _SHOWN_WHOLE else list(_windows(len(text), spans))
    rest = " …" if shown[-1][1] < len(text) else ""
    return " … ".join("".join(_pieces(text, spans, *window)) for window in shown) + rest


def _windows(length: int, spans: Sequence[_Span]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a long text that lie around its highlighted words; its beginning where there are none."""
    start, end = 0, _AROUND
    for span in sorted(spans, key=lambda each: each.start):
        if span.start - _AROUND > end:
            yield start, end
            start = span.start - _AROUND
        end = max(end, span.end + _AROUND)
    yield start, min(end, length)


def _pieces(text: str, spans: Sequence[_Span], first: int, last: int) -> Iterator[str]:
    inside = [span for span in spans if span.start < last and span.end > first]
    cuts = sorted({first, last, *(at for span in inside for at in (span.start, span.end) if first < at < last)})
    for start, end in itertools.pairwise(cuts):
        words = escape(text[start:end])
        over = [span for span in inside if span.start <= start and span.end >= end]
        if not over:
            yield words
            continue
        top = min(over, key=lambda span: (span.end - span.start, span.field == "place"))
        told = "; ".join(dict.fromkeys(f"{FIELDS[span.field]} of {span.card}" for span in over))
        yield f'<mark class="read-{top.field}" title="{escape(told)}">{words}</mark>'
        cards = dict.fromkeys(span.card for span in over if span.field == "equipment" and span.end == end)
        if cards:
            yield f'<sup class="read-number">{" ".join(map(str, cards))}</sup>'
