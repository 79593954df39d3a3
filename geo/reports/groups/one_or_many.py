"""Tell from words and endings whether a noun without a number means one thing or several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Interval, Qualifier
from geo.reports.groups.belief import BATCHES, MODIFIERS, Belief
from geo.reports.groups.group import LAUNCHING
from geo.reports.numbers.words import COLLECTIVES, UNITS
from geo.reports.text.cues import cues_of
from geo.reports.text.grammar import adjective_says_one, is_adjective, is_one
from geo.reports.text.tokens import OPEN_QUOTES

if TYPE_CHECKING:
    from geo.reports.equipment.lexicon import Mention
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_UNCHANGING = frozenset({"авто"})
_OF_MANY = ("ки", "кі", "кы", "ок", "ак", "си", "сы", "сів", "сов", "саў", "ми", "мы", "ем", "эм", "ем", "мі")
"""Endings of "установки", "комплексов", "систем" and the like."""
_THEIR = frozenset({"их", "їх", "іх"})
"""Whose it is, whatever its ending looks like."""
_MORE = frozenset({"еще", "ще", "яшчэ"})
_QUOTES = frozenset("\"'«“„‘»”’(")


class OneOrMany(Belief):
    """Says of groups without a number whether they are in the singular."""

    def _tell_number(self, group: Group, mention: Mention, first: int) -> None:
        """Say whether an uncounted group is in the singular, and whether a word such as "a" or "ещё один" says so."""
        tokens = self._tokens
        group.one = self._form_says_one(group, mention)
        at = mention.first - 1
        noun = tokens[at - (tokens[at].text in OPEN_QUOTES)].key if at > first else ""
        if noun.startswith(LAUNCHING) and noun.endswith(_OF_MANY) and mention.term.guarded:
            group.one, group.lead = False, at
        while at >= first and mention.first - at <= MODIFIERS:
            token = tokens[at]
            if token.text in _QUOTES:
                at -= 1
                continue
            if token.kind != "word" or token.key == "of" or token.key.startswith(BATCHES):
                break
            plain = token.key not in self._words.prepositions and token.key not in self._words.conjunctions
            if plain and is_adjective(token.key) and not token.key[0].isascii() and not cues_of(token.key):
                group.lead = min(group.lead, at)
            if token.key in self._words.articles and token.key != "the":
                group.lead = at
            if token.key in self._words.single or UNITS.get(token.key) == 1:
                more = token.key in _MORE and (group.one is None or (at + 1 == mention.first and group.noun is None))
                group.single = group.one is not False and not more and not _is_plural(tokens[mention.after - 1])
                group.lead = at
                break
            if (
                token.key in self._words.prepositions
                or token.key in self._words.conjunctions
                or not is_adjective(token.key)
                or self._used[at]  # "сьогодні", "вчора": a day, whatever its ending
            ):
                break
            if mention.term.designated and group.one is None and mention.first - at <= 2 and token.key not in _THEIR:
                group.one = adjective_says_one(token.key, self._language)
            at -= 1
        self._several_together(group)

    def _form_says_one(self, group: Group, mention: Mention) -> bool | None:
        """Tell whether the noun, or the adjective before one that has no cases, is in the singular: "вантажне авто"."""
        tokens = self._tokens
        if tokens[mention.after - 1].key == "military" and group.kind.unit == "person":
            return False  # "a group of the Russian military"
        if group.noun is None:
            return None
        if group.noun[0] in _UNCHANGING:
            described = tokens[mention.first if mention.after - mention.first > 1 else mention.first - 1].key
            return True if described[-1] == "е" else adjective_says_one(described, self._language)
        unchanging = (
            tokens[mention.after - 1].text.isupper() and not mention.term.head and group.noun[0] == group.noun[1]
        )
        unchanging = unchanging and group.kind.equipment_class not in {"truck", "light_vehicle"}
        return None if unchanging else is_one(*group.noun)

    def _several_together(self, group: Group) -> None:
        """Take in the noun that says how many fly or go together: "a Yak-130 pair", "a Su-25 quartet"."""
        at = group.span[1]
        many = (
            COLLECTIVES.get(self._tokens[at].key) if group.single and at < self._after and not self._used[at] else None
        )
        if many is None or not self._tokens[at].key.isascii():
            return
        group.count = Interval(count_min=many, count_max=many, count_qualifier=Qualifier.EXACT)
        group.count_span, group.single, group.one = (at, at + 1), False, False
        group.span = group.span[0], at + 1


def _is_plural(token: Token) -> bool:
    """Tell whether a word may be an English plural; HIMARS is none."""
    return token.key.endswith("s") and not token.key.endswith(("us", "ss")) and not token.text.isupper()
