"""Read numbers that stand for what was told before, and numbers in compounds: "a 30-truck convoy"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reports.groups.group import Group
from geo.reports.groups.heads import FINITE, HeadFinder
from geo.reports.numbers.counts import Count, count_at
from geo.reports.numbers.qualifiers import BEFORE
from geo.reports.numbers.words import UNITS
from geo.reports.text.corrections import contrast_behind, is_corrected
from geo.reports.text.cues import MOVING, cues_of
from geo.reports.text.joining import AND, ANOTHER, LIST_JOINTS, NOT
from geo.reports.text.tokens import EQUIPMENT, number_token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Equipment, Lexicon, Mention
    from geo.reports.text.tokens import Token

_WHITHER = frozenset("под під пад under на в у до к да через праз повз to towards for via through".split())
_COMPOUND = re.compile(r"(\d+|[^\W\d]+)-([^\W\d_-]+)$")
_POSTS = frozenset({"km", "kilometre", "kilometer"})
_STRONG = {"unit_bn": "personnel", "convoy": "vehicle"}
"""What makes up a "400-strong battalion", a "30-strong convoy"."""
_LOOKS = 5
_RAIL_CARS = frozenset({"car", "cars", "carriage", "coach", "wagon"})
_FEW = 4
_LONGEST_ROW = 6
_FREIGHT = ("вантажн", "грузов", "грузав", "товарн", "пасажир", "пассажир", "пасажыр", "freight", "goods")
_TRAIN_DIGITS = (3, 4)
"""A number of so many digits behind one of these is a train's name: "вантажний 2417, 34 вагони"."""
_NUMBERED = frozenset("train поезд поїзд потяг цягнік".split())
_LISTING = LIST_JOINTS | {"&", "/"}
_EVERY = frozenset("all every все всі усі усе everything".split())
_BUT = frozenset("but except кроме крім окрім апрача акрамя".split())
_FATE = frozenset("fate whereabouts судьба судьбе судьбу судьбы".split())
"""Before a number these tell that nobody knows more of so many."""
_FATE_WITH_DOTS = frozenset("лёс лёсе лёсу".split())
"""So does this, told from the forest ("лес") by its letter."""
_PARTICLES = frozenset({"же", "ж", "жа"})
_NUMBERS = frozenset({"no", "nr", "num", "тр"})
"""With a dot these stand before a number that is a name: "train No. 981"."""


class BareNumbers(HeadFinder):
    """Reads numbers without a noun of their own."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, used: bytearray, language: str) -> None:
        super().__init__(tokens, lexicon, used, language)
        self._denies = not NOT.isdisjoint([token.key for token in tokens])
        self._found: list[Group] = []
        self._earlier: list[Group] = []
        self._told: tuple[int, int] | None = None
        self._total: tuple[int, int] | None = None
        self._whole: Mention | None = None
        self._parts_until = 0
        self._no_sum = 0
        self._counts: dict[int, Count | None] = {}
        self._listed_names: dict[int, bool] = {}

    def _said_at(self, at: int) -> Count | None:
        """Return the count that starts at a token; each is read once."""
        if at not in self._counts:
            self._counts[at] = count_at(self._tokens, at)
        return self._counts[at]

    def _count_at(self, at: int, first: int, after: int) -> Count | None:
        tokens = self._tokens
        before = tokens[at - 1].key if at > first else ""
        if before == "." and at > first + 1:
            before = tokens[at - 2].key if tokens[at - 2].key in _NUMBERS else before
        post = before in _POSTS and tokens[at - 2].kind != "number"  # "at km 300"
        if tokens[at].kind == "number" and (post or before in self._words.number_marks or self._is_name(at, first)):
            return None
        count = self._said_at(at)
        if count is None or count.after > after or any(self._used[at : count.after]):
            return None
        particle = count.after + 1 < after and tokens[count.after].key in _PARTICLES
        return count._replace(after=count.after + particle)  # "пять же погрузили"

    def _is_name(self, at: int, first: int) -> bool:
        """Tell whether a number names a train: "Train 614 from Minsk", "поезд 614"."""
        if at == first or self._head(at + 1, self._after) is not None:
            return False
        before = self._tokens[at - 1].key
        freight = before.startswith(_FREIGHT) and len(self._tokens[at].text) in _TRAIN_DIGITS
        return freight or before in _NUMBERED or self._is_listed_name(at, first)

    def _is_listed_name(self, at: int, first: int) -> bool:
        """Tell whether a number goes on a list of names: "trains no. 962 and 964", "поезда № 962, 964"."""
        tokens, asked, named = self._tokens, at, False
        while not named and at - 2 > first and tokens[at - 1].key in _LISTING and tokens[at - 2].kind == "number":
            at -= 2
            mark = at - 1 - (tokens[at - 1].text == "." and at - 1 > first)
            named = tokens[mark].key in self._words.number_marks or tokens[mark].key in _NUMBERS
            if at in self._listed_names:  # the one before was asked before: a list is walked through once
                named = named or self._listed_names[at]
                break
        self._listed_names[asked] = named
        return named

    def _is_taken_back(self, count: Count) -> bool:
        """Tell whether a number is put right behind: "not 20 but 12 tanks", "не 50 танкаў, а дзесяць"."""
        tokens = self._tokens
        if not self._denies:
            return False
        if is_corrected(count.first, count.after, tokens):
            return True
        noun = self._head(count.after, self._after)
        return noun is not None and is_corrected(count.first, noun.after, tokens)

    def _is_replaced(self, group: Group, after: int) -> bool:
        """Tell whether other things are named in the place of these: "not Grads but nine Uragans"."""
        if not self._denies or not is_corrected(group.lead, group.span[1], self._tokens):
            return False
        at = contrast_behind(group.span[1], self._tokens)
        if at is None:
            return False
        count = self._count_at(at, at, after)
        return self._head(count.after if count is not None else at, after) is not None

    def _is_left_out(self, count: Count, first: int) -> bool:
        """Tell whether a number says how many are not meant: "all but two", "все, кроме двух", "the fate of the other two"."""
        near = self._tokens[max(first, count.first - _FEW) : count.first]
        before = [token.key for token in near]
        if not _FATE.isdisjoint(before) or (bool(before) and before[-1] == "empty"):
            return True
        if not _FATE_WITH_DOTS.isdisjoint([token.text.lower() for token in near]):
            return True
        return bool(before) and before[-1] in _BUT and not _EVERY.isdisjoint(before[-3:])

    def _as_many(self, at: int, after: int) -> Group | None:
        """Read "столько же", "стільки ж", "as many", which count no new thing, as so many more of the group before."""
        before = next((group for group in reversed(self._found) if group.counted), self._found[-1])
        behind = at + 1 + (at + 1 < after and self._tokens[at + 1].key in {"же", "ж", "many"})
        compares = behind < after and self._tokens[at].key == self._tokens[behind].key == "as"
        if before.count is None or behind == at + 1 or compares:
            return None
        head = self._head(behind, after) if behind < after else None
        if head is not None and not (head.first == behind and head.term.guarded):
            return None
        group = Group([head.equipment if head is not None else self._lexicon.get("vehicle")], (at, behind))
        if head is not None:  # "столькі ж зараджальных", which without a number would not be believed
            group.span, group.word = (at, head.after), self._tokens[behind].key
        group.of_them = group.elliptic = head is None
        group.count, group.count_span = before.count, (at, behind)
        return group

    def _goes_on(self, at: int) -> bool:
        """Tell whether "the rest" is told to have gone somewhere: a dash, a preposition or a verb of movement follows."""
        token = self._tokens[at]
        moves = any(cue.kind in MOVING and cue.tense in FINITE for cue in cues_of(token.key))
        if token.text in {"—", "–"}:
            return at + 1 == len(self._tokens) or not self._tokens[at + 1].starts & EQUIPMENT  # "the rest: lorries"
        return token.key in _WHITHER or moves

    def _listed(self, count: Count, first: int, after: int) -> Group | None:
        """Read the 18 of "18, 22 и около 25 машин": numbers in a row share the noun behind the last."""
        tokens = self._tokens
        at, more = count.after, 0
        if tokens[count.after - 1].kind != "number":
            return None
        while at + 1 < after and (tokens[at].text == "," or tokens[at].key in AND):
            figure = tokens[at + 1].kind == "number" or tokens[at + 1].key in BEFORE
            following = self._count_at(at + 1, first, after) if figure else None
            if following is None or more == _LONGEST_ROW:
                return None
            at, more = following.after, more + 1
        if not more:
            return None
        mention = self._head(at, after)
        if mention is None or not self.accepted(mention, first, counted=True):
            return None
        group = Group(
            [self._lexicon.get("wagon") if self._is_car(mention) else mention.equipment], (count.first, count.after)
        )
        group.word = tokens[mention.after - 1].key
        group.count, group.count_span = count.interval, (count.first, count.after)
        return group

    def _pointing_back(self, count: Count, span: tuple[int, int]) -> Group:
        """Return a group whose kind the group before tells: "nine of them", "three landed"."""
        group = Group([self._lexicon.get("vehicle")], span)
        group.of_them = True
        if self._whole is not None and not self._found:
            group.kinds = [self._whole.equipment]
            group.word = self._tokens[self._whole.after - 1].key
            group.of_them = False
        group.lead = count.first
        group.count, group.count_span = count.interval, (count.first, count.after)
        return group

    def _likewise_loaded(self, count: Count, after: int) -> Group | None:
        """Read the number of like things with another load: "п'ять вантажівок з БК і 17 із живою силою"."""
        last = self._found[-1] if self._found else None
        loaded = last is not None and last.counted and bool(last.cargo)
        if last is None or not loaded or count.after + 1 >= after or count.first == 0:
            return None
        beside = self._tokens[count.first - 1].key in LIST_JOINTS | ANOTHER
        if not beside or self._tokens[count.after].key not in self._words.carrying:
            return None
        group = self._pointing_back(count, (count.first, count.after))
        group.kinds, group.word, group.of_them = list(last.kinds), last.word, False
        return group

    def _compound_at(self, at: int, after: int) -> Group | None:
        """Read "a 30-truck convoy", "51-car train", "ten-vehicle column", "37-вагонный эшелон"."""
        found = _COMPOUND.match(self._tokens[at].key)
        if found is None:
            return None
        number, noun = found.groups()
        value = int(number) if number.isdecimal() and len(number) < 6 else UNITS.get(number)
        if value is None:
            return None
        behind = self._lexicon.find(self._tokens, at + 1) if at + 1 < after else None
        if noun == "strong" and behind is not None:
            kind = behind.equipment
            kind = self._lexicon.get(_STRONG[kind.id]) if kind.id in _STRONG else kind
            return self._compound(at, value, kind, behind.after)
        if behind is None and noun in _RAIL_CARS:
            behind = self._train_behind(at + 1, after)
        rail = behind is not None and behind.equipment.equipment_class == "train"
        term = self._lexicon.term_of("wagon" if rail and noun in _RAIL_CARS else noun)
        if term is None and noun.startswith("вагон"):
            term = self._lexicon.term_of("вагон")
        if term is None or (not noun[0].isascii() and not noun.startswith("вагон")):
            return None
        gathers = behind is not None and behind.equipment.equipment_class in {"train", "convoy"}
        return self._compound(at, value, term.equipment, behind.after if gathers and behind is not None else at + 1)

    def _train_behind(self, at: int, after: int) -> Mention | None:
        """Return the train that words of its looks stand before: "a nine-car long armoured Russian train"."""
        for each in range(at, min(after, at + _LOOKS)):
            if self._tokens[each].kind != "word":
                break
            found = self._lexicon.find(self._tokens, each)
            if found is not None and found.equipment.equipment_class == "train":
                return found
        return None

    def _compound(self, at: int, value: int, kind: Equipment, end: int) -> Group:
        """Return the group of a number and noun in one word."""
        group = Group([kind], (at, end))
        count = count_at(number_token(self._tokens[at], value), 0)
        group.count = count.interval if count else None
        group.count_span = (at, at + 1)
        group.word = self._tokens[at].key.rpartition("-")[2]
        self._qualify(group, at)
        return group

    def _qualify(self, group: Group, at: int) -> None:
        """Take "about", "at least" before a compound into its count."""
        for back in range(3, 0, -1):
            if at - back < 0 or any(self._used[at - back : at]):
                continue
            count = count_at(
                [
                    *self._tokens[at - back : at],
                    *number_token(self._tokens[at], (group.count.count_min if group.count is not None else 0) or 0),
                ],
                0,
            )
            if count is not None and count.after == back + 1:
                group.count, group.count_span = count.interval, (at - back, at + 1)
                return
