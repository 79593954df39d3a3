"""Descriptions in HTML as plain text: words and line breaks; scripts, styles, pictures and links are dropped."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_BREAKS: Final = frozenset({"br", "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "hr"})
_DROPPED: Final = frozenset({"script", "style", "head", "title"})
_MARKUP: Final = re.compile(r"<[a-zA-Z/!]|&[#\w]+;")


def plain_text(html: str) -> str:
    """Return the words of a text that may be HTML; a text without markup comes back as it is."""
    if _MARKUP.search(html) is None:
        return html.strip()
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.words).split("\n"))
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    """Keeps the text of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._dropped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's shape
        """Break the line where HTML does, and begin to drop what is no text."""
        self._dropped += tag in _DROPPED
        if tag in _BREAKS:
            self.words.append("\n")
        elif tag == "td":
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End what is dropped or stands on lines of its own."""
        if tag in _DROPPED:
            self._dropped = max(0, self._dropped - 1)
        elif tag in _BREAKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep a run of text."""
        if not self._dropped:
            self.words.append(data)
