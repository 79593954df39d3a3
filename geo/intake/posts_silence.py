"""Why nothing was read out of posts: what in them was known, and what was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.equipment.lexicon import open_lexicon
from geo.reports.features import mark_starts
from geo.reports.text.tokens import cut

if TYPE_CHECKING:
    from geo.intake.posts import Posts

_LOOKED_AT = 20_000
"""Characters of each post that are looked at."""
_NAMED = 3


def why_silent(posts: Posts) -> list[str]:
    """Return why it may be that nothing was read, most likely first, as plain sentences."""
    if not any(post.text for post in posts.posts):
        return ["The posts hold no text, only pictures or files."]
    seen: dict[str, None] = {}
    letters = 0
    for post in posts.posts:
        text = post.text[:_LOOKED_AT]
        letters += sum(char.isalpha() for char in text)
        tokens = cut(text)
        mark_starts(tokens)
        for at in range(len(tokens)):
            mention = open_lexicon().find(tokens, at)
            if mention is not None and not mention.term.guarded:
                seen[mention.equipment.name] = None
    if not letters:
        return ["There are no words in it."]
    if not seen:
        return [
            "It names no vehicle, train, aircraft or troops that Kordon's list knows.",
            "It may be in another language than English, Russian, Ukrainian or Belarusian.",
        ]
    return [
        f"It names {', '.join(list(seen)[:_NAMED])}, but says of nothing that it moved, arrived, left or was seen.",
        "Losses, strikes, drills in place, capacities and old history are passed over on purpose.",
        "Its wording may be one that the rules do not know yet.",
    ]
