"""Look at the words right behind a noun: the next name of equipment, past quotes and adjectives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.equipment.compounds import is_in_compound
from geo.reports.text.cues import cues_of
from geo.reports.text.grammar import is_adjective
from geo.reports.text.small_words import open_small_words
from geo.reports.text.tokens import OPEN_QUOTES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.reports.equipment.lexicon import Lexicon, Mention
    from geo.reports.text.tokens import Token

_CLOSE_QUOTES = frozenset("\"'»“”’")
ADJECTIVES = 3


class Neighbours:
    """Reads on behind a noun; `after` is the end of the sentence."""

    def __init__(
        self, tokens: Sequence[Token], lexicon: Lexicon, used: bytearray, accepted: Callable[[Mention], bool]
    ) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._used = used
        self._accepted = accepted
        self._words = open_small_words()
        self.after = len(tokens)

    def _next_mention(self, at: int, *, generic: bool) -> Mention | None:
        """Return the mention right behind token `at`, past quotes, and past adjectives behind a general noun."""
        at = self._past_quotes(at)
        skipped = 0
        while at < self.after and not self._used[at]:
            token = self._tokens[at]
            if token.text in OPEN_QUOTES:
                at += 1
                continue
            mention = self._lexicon.find(self._tokens, at) if token.kind == "word" else None
            if mention is not None:
                return mention if self._believable(mention) else None
            limit = ADJECTIVES if generic else 1
            if (
                skipped == limit
                or token.kind != "word"
                or not (self._may_skip(token) if generic else token.key in self._words.modifiers)
            ):
                return None
            skipped += 1
            at += 1
        return None

    def _believable(self, mention: Mention) -> bool:
        if self._tokens[mention.first].key == "train" and is_in_compound(mention, self._tokens, 0, self.after):
            return False  # "marines train on the Desna"
        if self._tokens[mention.after - 1].key == "russian":
            return False  # "four passenger cars of Russian Railways"
        if not mention.term.guarded or mention.equipment.id in {"fuel_truck", "artillery", "gun"}:
            return True
        token = self._tokens[mention.first]
        return token.text[0].isupper() or self._accepted(mention)

    def _may_skip(self, token: Token) -> bool:
        key = token.key
        if key in self._words.modifiers:
            return True
        return (
            key not in self._words.prepositions
            and key not in self._words.conjunctions
            and not any(cue.tense != "part" for cue in cues_of(key))
            and not key[0].isascii()
            and is_adjective(key)
        )

    def _past_quotes(self, at: int) -> int:
        while at < self.after and self._tokens[at].text in _CLOSE_QUOTES:
            at += 1
        return at
