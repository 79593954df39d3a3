"""Tell whether names joined by "and" share one noun and so one count: "12 Ural and KamAZ trucks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.groups.cargo import CargoBehind
from geo.reports.groups.count_behind import AND
from geo.reports.text.grammar import is_one
from geo.reports.text.tokens import OPEN_QUOTES

if TYPE_CHECKING:
    from geo.reports.equipment.lexicon import Mention
    from geo.reports.groups.group import Group

_SHARED_NOUNS = frozenset({"vehicle", "air", "ssm", "air_defence", "artillery", "mlrs", "armoured"})
"""General words right behind two types that say what both are: "a dozen Tor and Pantsir vehicles"."""


class SharedNouns(CargoBehind):
    """Looks at the nouns behind joined names."""

    def _shared_noun(self, group: Group, at: int) -> int:
        """Step over the noun that joint names share: the "trucks" of "Ural and KamAZ trucks"."""
        noun = self._next_mention(at, generic=False)
        if noun is None:
            return at
        joint = len(group.kinds) > 1 and noun.first == at and noun.equipment.id in _SHARED_NOUNS
        if not joint and noun.equipment.id not in self._lexicon.lineage(group.kind):
            return at
        if group.noun is None and not noun.term.designated:
            group.noun = noun.noun(self._tokens)
        return noun.after

    def _says_noun_again(self, group: Group, mention: Mention) -> bool:
        """Tell whether each of two parts has its own noun: "12 Mi-8 helicopters and Mi-24 and Ka-52 attack helicopters"."""
        if group.noun is None or not group.noun[0].isascii():
            return False
        at = mention.after
        if at - mention.first > 1 and self._tokens[at - 1].key == group.noun[0]:
            return True
        while at + 1 < self.after and self._tokens[at].key in AND:
            other = self._lexicon.find(self._tokens, at + 1)
            if other is None or not other.term.designated:
                break
            at = other.after
        noun = self._next_mention(at, generic=False)
        return noun is not None and noun.equipment.id in self._lexicon.lineage(mention.equipment)

    def _another_joins(self, mention: Mention, group: Group) -> bool:
        """Tell whether a list under one count goes on to an "and" behind this mention."""
        at = self._past_quotes(mention.after)
        while at < self.after and self._tokens[at].text in OPEN_QUOTES | {","}:
            at += 1
        if at >= self.after or self._tokens[at].key not in AND:
            return False
        at += 1
        while at < self.after and self._tokens[at].text in OPEN_QUOTES:
            at += 1
        word = at < self.after and self._tokens[at].kind == "word"
        following = self._lexicon.find(self._tokens, at) if word else None
        return following is not None and following.equipment.equipment_class == group.kind.equipment_class

    def _is_quoted_one(self, group: Group, mention: Mention) -> bool:
        """Tell whether a quoted name in the singular stands beside several of a type in figures: "дві С-300 і «Панцир»"."""
        quoted = mention.first > 0 and self._tokens[mention.first - 1].text in OPEN_QUOTES
        word = self._tokens[mention.after - 1].key
        figures = any(letter.isdecimal() for letter in group.word)
        return group.counted and figures and quoted and is_one(word, mention.term.word.rsplit(" ", 1)[-1]) is True
