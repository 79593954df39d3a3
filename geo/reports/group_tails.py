"""Read on behind the first noun of a group: its type, more types of one count, a count that follows, its cargo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.cues import cues_of
from geo.reports.grammar import is_adjective
from geo.reports.numbers import count_at
from geo.reports.small_words import open_small_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.reports.equipment import Equipment, Lexicon, Mention
    from geo.reports.groups import Group
    from geo.reports.tokens import Token

_CLOSE_QUOTES = frozenset("\"'»“”’")
_OPEN_QUOTES = frozenset("\"'«“„‘")
_AND = frozenset("and и і й та ды or или або ці да & /".split())
_OPENS_COUNT = frozenset({"(", "—", "–", "-", ":", "x", "х", "×", "*"})
_AMOUNTS = (
    ("в", "количестве"), ("количеством",), ("в", "числе"), ("числом",), ("у", "кількості"), ("в", "кількості"), ("кількістю",), ("числом",),
    ("у", "колькасці"), ("ў", "колькасці"), ("колькасцю",), ("numbering",), ("in", "number"), ("totalling",), ("аж",), ("целых",), ("цілих",), ("всего",),
    ("усього",), ("усяго",), (",", "аж"), (",", "всего"), (",", "усього"), (",", "усяго"), (",", "числом"), (",", "общим", "числом"), (",", "целых"),
)  # fmt: skip
"""What stands between a noun and its count: "в количестве двух единиц"."""
_IN_ALL = frozenset(
    {("in", "all"), ("of", "them"), ("all", "told"), ("in", "total"), ("из", "них"), ("з", "них"), ("з", "іх")}
)
_ENDS_COUNT = frozenset({")", ",", ";", ".", "\n", "и", "and", "і", "й", "та", "ды", "!"})
_CARRIERS = frozenset(
    {
        "truck",
        "wagon",
        "train",
        "convoy",
        "vehicle_unspecified",
        "transport_aircraft",
        "ship",
        "light_vehicle",
        "armoured_vehicle",
        "helicopter",
        "other",
    }
)
_LOOSE = frozenset({"vehicle_unspecified", "personnel", "other"})
_GATHERING = frozenset({"train", "convoy"})
_GENERIC = frozenset({"vehicle", "armoured", "air", "artillery", "train", "rail", "personnel", "wagon"})
_ADJECTIVES = 3


class GroupTails:
    """Grows a group from its first noun; `after` is the end of the sentence."""

    def __init__(
        self, tokens: Sequence[Token], lexicon: Lexicon, used: bytearray, accepted: Callable[..., bool]
    ) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._used = used
        self._accepted = accepted
        self._words = open_small_words()
        self.after = len(tokens)

    def grow(self, group: Group, mention: Mention) -> None:
        """Take in all that belongs to the group behind its first noun; its span and kinds are changed."""
        at = self._appositions(group, mention.after)
        at = self._wagner(group, at)
        if (
            group.kind.id == "missile"
            and at + 1 < self.after
            and self._tokens[at].key in {"да", "до", "к", "for", "of"}
        ):
            system = self._lexicon.find(self._tokens, at + 1)
            at = system.after if system is not None else at
        at = self._joint(group, at)
        if group.count is None and group.kind.equipment_class not in _GATHERING:
            at = self._count_behind(group, at)
        at = self._cargo(group, at)
        at = self._carrier(group, at)
        group.span = (group.span[0], at)

    def _wagner(self, group: Group, at: int) -> int:
        """Take in the owner of "колонна «Вагнера»", "колона ПВК «Вагнер»"."""
        if group.kind.id != "convoy":
            return at
        each = at
        while each < min(self.after, at + _ADJECTIVES + 1):
            key = self._tokens[each].key
            if key.startswith(("вагнер", "wagner", "вагнэр")):
                group.owner = "Wagner"
                return self._past_quotes(each + 1)
            if self._tokens[each].text not in _OPEN_QUOTES and key not in {"чвк", "пвк", "of", "the", "pmc"}:
                return at
            each += 1
        return at

    def _appositions(self, group: Group, at: int) -> int:
        """Take in "танков Т-72Б", "T-72A tanks", "машин «Урал»", "единиц военной техники"."""
        while True:
            following = self._next_mention(at, generic=group.kind.id in _GENERIC)
            if following is None:
                return self._past_quotes(at)
            kind = self._merged(group, following)
            if kind is None:
                return self._past_quotes(at)
            if kind is not group.kinds[-1]:
                group.kinds[-1] = kind
                group.word = self._tokens[following.after - 1].key
            if group.noun is None and not following.term.designated:
                group.noun = self._tokens[following.after - 1].key, following.term.word
            at = following.after

    def _merged(self, group: Group, following: Mention) -> Equipment | None:
        """Return what two neighbouring names mean together, None where they are two things."""
        first, second = group.kinds[-1], following.equipment
        if first.id == "missile":
            return first
        if first.id == "unit_bn" and following.term.designated:
            group.one = True if group.one is None else group.one
            group.unit_word = first.name
            return second
        if first.id in self._lexicon.lineage(second):
            return second
        if (
            group.noun is None
            and not following.term.designated
            and second.unit in {"vehicle", "system"}
            and first.unit in {"vehicle", "system"}
        ):
            return first
        if second.id in self._lexicon.lineage(first):
            return first
        if second.equipment_class in _GATHERING | {"wagon"}:
            return self._compound(group, first, second)
        if first.equipment_class == second.equipment_class:
            return second if following.term.designated or following.term.guarded else first
        if first.id == "vehicle" and second.equipment_class != "personnel":
            return second
        if following.term.guarded or following.term.designated:
            return second if first.equipment_class not in _GATHERING | {"personnel", "wagon"} else None
        if first.equipment_class in {"personnel", "other"} and second.unit == "vehicle":
            return second
        if second.id in {"vehicle", "unit_bn"}:
            return first
        return None

    def _compound(self, group: Group, first: Equipment, second: Equipment) -> Equipment | None:
        """Return the sense of "ammunition wagons", "truck convoy", "troop train"."""
        if first.equipment_class in _GATHERING | {"wagon"}:
            return None
        if first.equipment_class in _LOOSE or group.counted:
            group.cargo.append(first.name)
            return second
        return first

    def _next_mention(self, at: int, *, generic: bool) -> Mention | None:
        """Return the mention right behind token `at`, past quotes, and past adjectives behind a general noun."""
        at = self._past_quotes(at)
        skipped = 0
        while at < self.after and not self._used[at]:
            token = self._tokens[at]
            if token.text in _OPEN_QUOTES:
                at += 1
                continue
            mention = self._lexicon.find(self._tokens, at) if token.kind == "word" else None
            if mention is not None:
                return mention if self._believable(mention) else None
            limit = _ADJECTIVES if generic else 1
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
        if not mention.term.guarded:
            return True
        token = self._tokens[mention.first]
        return token.text[0].isupper() or self._accepted(mention, 0, counted=False)

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

    def _joint(self, group: Group, at: int) -> int:
        """Take in further kinds under one count: "43 КамАЗа и Урала", "Su-34 and Su-30SM jets"."""
        while at < self.after and (self._tokens[at].key in _AND or self._tokens[at].text == ","):
            comma = self._tokens[at].text == ","
            start = at + 1
            if comma and start < self.after and self._tokens[start].key in _AND:
                return at
            while start < self.after and (
                self._tokens[start].text in _OPEN_QUOTES or self._tokens[start].key in {"new", "новых", "нових"}
            ):
                start += 1
            if start >= self.after or self._used[start] or self._tokens[start].kind != "word":
                return at
            if count_at(self._tokens, start) is not None:
                return at
            mention = self._lexicon.find(self._tokens, start)
            if mention is None or not self._shares(group, mention, comma=comma):
                return at
            if mention.equipment.id not in {kind.id for kind in group.kinds}:
                group.kinds.append(mention.equipment)
            at = self._shared_noun(group, self._past_quotes(mention.after))
        return at

    def _shares(self, group: Group, mention: Mention, *, comma: bool) -> bool:
        kind = mention.equipment
        if kind.equipment_class in _GATHERING | {"personnel"} or not self._believable(mention):
            return False
        alike = kind.equipment_class == group.kind.equipment_class
        generic = {kind.id, group.kind.id} & {
            "truck",
            "tank",
            "vehicle",
            "ifv",
            "apc",
            "armoured",
            "fighter",
            "helicopter",
            "air",
        }
        if comma:
            return group.counted and alike and not generic and self._another_joins(mention, group)
        noun = self._next_mention(mention.after, generic=False)
        shared = noun is not None and noun.equipment.id in self._lexicon.lineage(kind)
        if shared and noun is not None:
            return noun.equipment.id in self._lexicon.lineage(group.kind)
        unchanging = (
            group.noun is None and mention.term.designated and not self._tokens[mention.first].key.endswith("s")
        )
        return group.counted and alike and not generic and not unchanging

    def _another_joins(self, mention: Mention, group: Group) -> bool:
        """Tell whether a list under one count goes on to an "and" behind this mention."""
        at = self._past_quotes(mention.after)
        while at < self.after and self._tokens[at].text in _OPEN_QUOTES | {","}:
            at += 1
        if at >= self.after or self._tokens[at].key not in _AND:
            return False
        at += 1
        while at < self.after and self._tokens[at].text in _OPEN_QUOTES:
            at += 1
        following = (
            self._lexicon.find(self._tokens, at) if at < self.after and self._tokens[at].kind == "word" else None
        )
        return following is not None and following.equipment.equipment_class == group.kind.equipment_class

    def _shared_noun(self, group: Group, at: int) -> int:
        """Step over the noun that joint names share: the "trucks" of "Ural and KamAZ trucks"."""
        noun = self._next_mention(at, generic=False)
        if noun is not None and noun.equipment.id in self._lexicon.lineage(group.kind):
            return noun.after
        return at

    def _count_behind(self, group: Group, at: int) -> int:
        """Take in a count behind the noun: "БТР-80 — 5", "trucks (at least 20)", "машин десять", "Уралы: 12 ед."."""
        if at >= self.after or self._used[at]:
            return at
        start = self._opening(at)
        opened = start > at
        if start >= self.after or self._used[start]:
            return at
        count = count_at(self._tokens, start)
        if count is None or count.after > self.after or any(self._used[each] for each in range(start, count.after)):
            return at
        if not opened and self._tokens[start].kind == "number":
            return at
        comma = self._tokens[at].text == ","
        behind = self._past_pieces(count.after)
        if behind == count.after and not self._ends_count(behind, spoken=not opened and group.noun is not None):
            return at
        if comma and not self._closes(behind):
            return at
        group.count, group.count_span = count.interval, (start, count.after)
        return behind + (behind < self.after and self._tokens[behind].text == ")")

    def _opening(self, at: int) -> int:
        """Return the token behind what may stand between a noun and its count: a mark, "в количестве", "from"."""
        if self._tokens[at].key in _OPENS_COUNT or self._tokens[at].text == ",":
            return at + 1
        for words in _AMOUNTS:
            end = at + len(words)
            if end < self.after and all(self._tokens[at + k].key == word for k, word in enumerate(words)):
                return end
        return at

    def _past_pieces(self, at: int) -> int:
        """Step over "ед.", "шт.", "of them", "in all" behind a count."""
        if at < self.after and self._tokens[at].key in self._words.piece_nouns:
            at += 1
            return at + (at < self.after and self._tokens[at].text == ".")
        if at + 1 < self.after and (self._tokens[at].key, self._tokens[at + 1].key) in _IN_ALL:
            return at + 2
        return at

    def _ends_count(self, at: int, *, spoken: bool) -> bool:
        """Tell whether nothing counted stands behind a count; a `spoken` one ("машин десять") may run on."""
        if at >= self.after or self._tokens[at].key in _ENDS_COUNT:
            return True
        if any(cue.kind == "seen" for cue in cues_of(self._tokens[at].key)):
            return True
        if not spoken or self._tokens[at].kind != "word":
            return False
        return self._next_mention(at, generic=False) is None and self._lexicon.find(self._tokens, at) is None

    def _closes(self, at: int) -> bool:
        """Tell whether a count between commas is over: the list that it might begin does not go on."""
        return (
            at >= self.after
            or self._tokens[at].text in {",", ")", ".", ";", "—", "–", "!", ":"}
            or self._tokens[at].key in _AND
        )

    def _cargo(self, group: Group, at: int) -> int:
        """Step over uncounted cargo: "truck with ammunition and troops", "low-loaders with tanks"."""
        if group.kind.equipment_class not in _CARRIERS:
            return at
        while at + 1 < self.after and (
            self._tokens[at].key in self._words.carrying
            or (group.cargo and self._tokens[at].key in _AND)
            or (self._tokens[at].key == "of" and group.kind.equipment_class == "wagon")
        ):
            mention = self._cargo_mention(at + 1)
            if mention is None or not self._is_cargo(group, mention):
                return at
            group.cargo.append(mention.equipment.name)
            at = self._past_quotes(self._past_own_type(mention))
        return at

    def _past_own_type(self, mention: Mention) -> int:
        following = self._next_mention(mention.after, generic=False)
        if following is not None and mention.equipment.id in self._lexicon.lineage(following.equipment):
            return following.after
        return mention.after

    def _cargo_mention(self, at: int) -> Mention | None:
        for each in range(at, min(self.after, at + _ADJECTIVES + 2)):
            token = self._tokens[each]
            if self._used[each] or count_at(self._tokens, each) is not None:
                return None
            if token.text in _OPEN_QUOTES or (token.text == "," and each > at):
                continue
            mention = self._lexicon.find(self._tokens, each) if token.kind == "word" else None
            if mention is not None:
                return mention
            describes = token.kind == "word" and token.key not in self._words.prepositions and is_adjective(token.key)
            if not describes and (token.key not in _AND or each == at):
                return None
        return None

    def _is_cargo(self, group: Group, mention: Mention) -> bool:
        kind = mention.equipment
        if kind.id == "pontoon" and group.kind.unit == "vehicle":
            return True
        loose = kind.equipment_class in _LOOSE or kind.id in {"ammunition", "missile", "trailer"}
        if group.kind.equipment_class in _GATHERING | {"wagon"} or group.kind.id == "vehicle":
            return loose
        if group.kind.id in {"tank_transporter", "trailer"}:
            return True
        return loose or (group.counted and kind.equipment_class == "engineering")

    def _carrier(self, group: Group, at: int) -> int:
        """Step over an uncounted carrier: "tanks on platforms", "БМП на тралах"."""
        if (
            at + 1 >= self.after
            or self._tokens[at].key not in self._words.on
            or group.kind.equipment_class in _GATHERING
        ):
            return at
        mention = self._cargo_mention(at + 1)
        if mention is None or mention.first > at + _ADJECTIVES:
            return at
        if mention.equipment.equipment_class == "wagon" or mention.equipment.id in {"tank_transporter", "trailer"}:
            group.carrier = mention.equipment.name
            return self._past_quotes(mention.after)
        return at
