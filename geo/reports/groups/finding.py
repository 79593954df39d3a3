"""Find the groups of a sentence: how many of which equipment, with the words that say so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.model import Qualifier
from geo.reports.groups.belief import ANYBODY
from geo.reports.groups.counted import CountedGroups
from geo.reports.groups.each_of_few import EACH, each_of_few, take_half
from geo.reports.groups.group import Group
from geo.reports.groups.more_carriers import more_carriers
from geo.reports.groups.sorts import share_plural
from geo.reports.numbers.counts import UNKNOWN, count_at
from geo.reports.text.tokens import COUNT, EQUIPMENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Lexicon, Mention
    from geo.reports.text.tokens import Token

_GROUP_STARTS = COUNT | EQUIPMENT
_POINTS_BACK = 2
"""A bare number points back over so many sentences at most."""
_REST = frozenset(
    "rest others остальное астатняе астатнія остальные остальных решта решту решті астатнія астатніх рэшта рэшту".split()
)
_SPECIAL = EACH | {"№"}
"""With these a group may begin although they are neither number nor equipment."""
_AS_MANY = frozenset({"столько", "стільки", "столькі", "as"})


_MOST_GROUPS = 12_000
_MOST_TRIES = 150_000
"""So many groups, or places where one might begin, are read of one text: a page of a newspaper holds some twenty. An endless
list would hold everybody else up."""


class GroupFinder(CountedGroups):
    """Finds groups in tokens first..after; `used` marks tokens taken by dates, roads and sources.

    `gave_up_at` is the token at which a text had told of so much that nothing behind it is looked at, else None.
    """

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, used: bytearray, language: str) -> None:
        super().__init__(tokens, lexicon, used, language)
        self._groups = self._tries = 0
        self.gave_up_at: int | None = None

    def find(self, first: int, after: int, block: int = 0, sentence: int = 0) -> list[Group]:
        """Return the groups of one sentence, in order, and mark their tokens as used.

        A bare number stands for a group told before, in the same `block` of text and not long ago.
        """
        self._may_point_back = (
            self._told is not None and self._told[0] == block and sentence - self._told[1] <= _POINTS_BACK
        )
        self._earlier = self._found or self._earlier
        groups = self._found = []
        self._tails.after = self._after = after
        self._believed = self._whole = None
        at = first
        tokens, used = self._tokens, self._used
        while at < after:
            if used[at] or not (tokens[at].starts & _GROUP_STARTS or tokens[at].key in _SPECIAL):
                at += 1
                continue
            self._tries += 1
            if self._groups >= _MOST_GROUPS or self._tries > _MOST_TRIES:
                return self._give_up(groups, at, first)
            group, at = self._group_at(at, first, after)
            if group is None:
                continue
            if groups:
                share_plural(groups[-1], group, tokens)
            groups.append(group)
            self._groups += 1
            self._believed = group.kind.equipment_class
            self._may_point_back = True
            self._told = block, sentence
            if group.count is not None and group.count.count_min and group.count.count_min == group.count.count_max:
                self._total = None if group.of_them else (group.count.count_min, group.span[1])
            start = group.count_span[0] if group.count_span and group.count_span[0] < group.span[0] else group.span[0]
            for each in range(start, max(group.span[1], at)):
                self._used[each] = 0 if self._is_bound(each + 1) else 2
        return groups

    def _give_up(self, groups: list[Group], at: int, first: int) -> list[Group]:
        """Return the groups told before the last mark ahead of a token: what is cut in the middle may mean something else."""
        while at > first and self._tokens[at].kind != "mark":
            at -= 1
        self.gave_up_at = at
        return [group for group in groups if group.span[1] <= at]

    def _group_at(self, at: int, first: int, after: int) -> tuple[Group | None, int]:
        tokens = self._tokens
        if self._used[at]:
            return None, at + 1
        token = tokens[at]
        special = self._special(at, after)
        if special is not None:
            return special, special.span[1]
        count = self._count_at(at, first, after) if token.starts & COUNT else None
        if count is not None and self._is_taken_back(count):
            return None, count.after
        if count is not None:
            listed = self._listed(count, first, after)
            return (listed, count.after) if listed is not None else self._counted(count, first, after)
        if token.kind != "word":
            return None, at + 1
        mention = self._lexicon.find(tokens, at)
        people = self._people(mention, after) if mention is not None else None
        if people is not None:
            return people, people.span[1]
        if mention is None or not self.accepted(mention, first, counted=False):
            return None, at + 1
        if self._is_none(mention, first) or self._is_image(mention, after) or self._is_unit_name(mention):
            return None, mention.after
        group = self._grown(mention, None, first)
        take_half(group, self._found or self._earlier, tokens)
        if self._observes(group, after) or self._is_replaced(group, after):
            return None, group.span[1]
        return group, group.span[1]

    def _special(self, at: int, after: int) -> Group | None:
        """Read what is no plain noun: "№967" of a train, "решта", "a 30-truck convoy"."""
        token = self._tokens[at]
        told = self._found or (self._earlier if self._may_point_back else ())
        if token.key in EACH and told:
            trains = [group for group in told[:-1] if group.gathers][-1:]
            if told[-1].kind.unit == "person":
                trains = [group for group in told[:-1] if group.kind.unit == "aircraft"][-1:] or trains
            others = (each_of_few(group, self._tokens, at, after) for group in (told[-1], *trains))
            other = next((group for group in others if group is not None), None)
            if other is not None:
                return other
        carriers = more_carriers(self._found, self._tokens, at, after)
        if carriers is not None:
            return carriers
        if token.key in _AS_MANY and self._found:
            as_many = self._as_many(at, after)
            if as_many is not None:
                return as_many
        if token.text == "№" and self._believed == "train":
            return self._numbered(at, after)
        if token.key in _REST and self._may_point_back and at + 1 < after and self._goes_on(at + 1):
            rest = Group([self._lexicon.get("vehicle")], (at, at + 1))
            rest.of_them = rest.elliptic = True
            rest.count, rest.count_span = UNKNOWN, (at, at + 1)
            return rest
        return self._compound_at(at, after) if token.kind == "word" and "-" in token.key else None

    def _people(self, mention: Mention, after: int) -> Group | None:
        """Read "человек триста", which is about three hundred."""
        tokens = self._tokens
        if mention.term.word not in ANYBODY or mention.after >= after:
            return None
        count = count_at(tokens, mention.after) if tokens[mention.after].starts & COUNT else None
        if count is None or any(self._used[count.first : count.after]):
            return None
        group = Group([mention.equipment], (mention.first, count.after))
        group.word = tokens[mention.first].key
        exact = count.interval.count_qualifier is Qualifier.EXACT
        group.count = replace(count.interval, count_qualifier=Qualifier.ABOUT) if exact else count.interval
        group.count_span = (count.first, count.after)
        return group

    def _numbered(self, at: int, after: int) -> Group | None:
        """Read "№967", said of one of the trains told before."""
        if at + 1 >= after or self._tokens[at + 1].kind != "number" or (at > 0 and self._used[at - 1] == 2):
            return None
        group = Group([self._lexicon.get("train")], (at, at + 2))
        group.numbered = group.single = group.one = True
        return group
