"""Find the source that a text names: a channel, an outlet or a body, never a person."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geo.reports.text.tokens import SOURCE
from geo.reports.text.vocabulary import names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token


_CREDITS = frozenset({":", "/", "—", "–", "-", "|"})
_PICTURES = (
    "photo",
    "video",
    "image",
    "illustration",
    "фото",
    "видео",
    "відео",
    "відэа",
    "світлин",
    "здымак",
    "ілюстрац",
    "иллюстрац",
)


class SourceMention(NamedTuple):
    """A source named in tokens first..after."""

    name: str
    first: int
    after: int


@lru_cache(maxsize=1)
def source_index() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the names of sources by their first small-letter word: the words behind it, and the name shown."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in names_of("sources").items():
        for phrase in phrases:
            first, *rest = phrase.replace(".", " . ").replace("/", " / ").split()
            index.setdefault(first, []).append((tuple(rest), name))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def find_sources(tokens: Sequence[Token]) -> list[SourceMention]:
    """Return the sources named in the tokens, in order."""
    index = source_index()
    found: list[SourceMention] = []
    for at, token in enumerate(tokens):
        if not token.starts & SOURCE or (found and at < found[-1].after) or _is_credited(tokens, at):
            continue
        for rest, name in index.get(token.key, ()):
            after = at + 1 + len(rest)
            if after <= len(tokens) and all(tokens[at + 1 + k].key == word for k, word in enumerate(rest)):
                found.append(SourceMention(name, at, after))
                break
    return found


def _is_credited(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether only a picture is of a name: "Photo: RIA Novosti", "Фото — УНІАН"."""
    return at > 1 and tokens[at - 1].text in _CREDITS and tokens[at - 2].key.startswith(_PICTURES)
