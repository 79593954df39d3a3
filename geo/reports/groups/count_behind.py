"""Take in a count that stands behind its noun: "БТР-80 — 5", "машин десять", ", eight in all"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.model import Interval, Qualifier
from geo.reports.equipment.neighbours import Neighbours
from geo.reports.groups.tallies import past_brackets
from geo.reports.numbers.counts import Count, count_at, interval_of
from geo.reports.numbers.number_of import number_of
from geo.reports.numbers.qualifiers import AFTER, BEFORE, longest_phrase
from geo.reports.numbers.values import number_at
from geo.reports.text.affiliation import affiliation_at
from geo.reports.text.cues import kinds_of
from geo.reports.text.grammar import is_one
from geo.reports.text.joining import TIMES_SIGNS
from geo.reports.text.tokens import COUNTRY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_QUOTES = frozenset('«"“„»”')
_TIMES = re.compile(r"[xх×](\d{1,4})")
"""A number with a times sign before it: "Ural x9"."""
AND = frozenset("and и і й та ды or или або ці да & /".split())
_OR = frozenset("or или або ці чи".split())
_TWO = frozenset("two два две дві дзве".split())
_OPENS_COUNT = TIMES_SIGNS | {"(", "—", "–", "-", ":"}
BY_THE_PIECE = frozenset("штук штуки человек чоловік чалавек душ осіб единиц одиниць адзінак голов".split())
LAUNCHERS = frozenset("установок установки установка установак устаноўкі устаноўка пускових пусковых launchers".split())
_THEIRS = (["их"], ["іх"], ["їх"])
_WERE = frozenset({"было", "було", "всего", "усяго", "усього", "всього"})
LAUNCHED = frozenset({"mlrs", "missile_system", "air_defence", "sp_artillery"})
"""Of what launchers may be counted behind its name: "«Грады»: насчитали 12 установок"."""
_PERHAPS = frozenset("может можа може мабуть мабыць мо perhaps maybe possibly or или або ці чи".split())
_TAKING_BACK = frozenset(
    """
    нет ні не точнее вернее точніше вірніше дакладней правільней хлушу вру брешу обсчитался помилився памыліўся
    no sorry rather
    """.split()
)
"""Words that put a number right in the same breath, each behind a comma."""
_DENYING = frozenset("нет ні не no".split())
_RATHER = _TAKING_BACK | frozenset("but але но а or ой actually make that уже вже ужо все".split())
_RATHER_REACH = 8
_VAGUELY = frozenset(
    {"із", "з", "с", "зо", "под", "під", "пад", "так", "эдак", "этак", "отак", "гэтак", "десь", "недзе"}
)
_GENITIVES = ("ов", "ев", "ей", "ів", "їв", "аў", "яў", "оў", "єв")
_AMOUNTS: tuple[tuple[str, ...], ...] = (
    ("в", "количестве"), ("количеством",), ("в", "числе"), ("числом",), ("у", "кількості"), ("в", "кількості"), ("кількістю",), ("числом",),
    ("у", "колькасці"), ("колькасцю",), ("numbering",), ("іх",), (",", "іх"), ("их",), (",", "их"), ("їх",), (",", "їх"), ("in", "number"), ("totalling",), ("аж",), ("целых",), ("цілих",), ("всего",),
    ("было",), ("було",), ("тех",), (",", "тех"), ("тих",), (",", "тих"), ("тых",), (",", "тых"), ("усього",), ("всього",), (",", "всього"), (",", "загальною", "кількістю"), (",", "загальним", "числом"), ("загальною", "кількістю"), (",", "общим", "количеством"), (",", "агульнай", "колькасцю"), ("агульнай", "колькасцю"), ("общим", "числом"), ("общим", "количеством"), ("усяго",), (",", "аж"), (",", "всего"), (",", "усього"), (",", "усяго"), (",", "числом"), (",", "общим", "числом"), (",", "целых"),
)  # fmt: skip
"""What stands between a noun and its count: "в количестве двух единиц"."""
_RECKONED = """
    maybe|perhaps|possibly|probably|at a guess|i would guess|it seems|apparently|by one account
    i make it|i made it|i counted|we counted|we make it|by my count|by our count|my count is|my count
    я насчитал|я насчитала|насчитал|насчитала|насчитали|по моим подсчетам|по нашим подсчетам|на глаз|навскидку
    я нарахував|нарахував|нарахувала|нарахували|за моїми підрахунками|за підрахунками|на око
    ужо|уже|вже|already
    я налічыў|я налічыла|налічыў|налічыла|налічылі|па маіх падліках|па нашых падліках|на вока
"""
_AMOUNTS += tuple(
    (mark, *phrase.split(), *comma)
    for phrase in _RECKONED.replace("\n", "|").split("|")
    if phrase.strip()
    for mark in ("(", ",")
    for comma in ((), (",",))
)
_SHOWN_ON = "видео фото снимке снимках кадрах записи відео знімку знімках відэа здымку здымках запісе".split()
_COVERS = "брезентом тентом тентами чехлами чохлами брызентам тэнтам тэнтамі чахламі".split()
_AMOUNTS += tuple(("на", word) for word in _SHOWN_ON)
_AMOUNTS += tuple(
    (under, word, mark) for under in ("под", "під", "пад") for word in _COVERS for mark in ("—", "–", "-", ":")
)
_AMOUNTS = tuple(sorted(_AMOUNTS, key=len, reverse=True))
_LONGEST_AMOUNT = len(_AMOUNTS[0])
_AMOUNTS_BY_FIRST = {first: [(words, len(words)) for words in _AMOUNTS if words[0] == first] for first, *_ in _AMOUNTS}
_IN_ALL = frozenset(
    {
        ("in", "all"),
        ("in", "number"),
        ("in", "count"),
        ("of", "them"),
        ("all", "told"),
        ("in", "total"),
        ("из", "них"),
        ("з", "них"),
        ("з", "іх"),
    }
)
_ENDS_COUNT = frozenset("by per ) , ; : . и and і й та ды ! — – - → уже вже ужо already".split()) | {"\n"}


_ANY_VEHICLES = frozenset(
    "машин машины машини машыны машина машына бортов бортів бартоў экипажей екіпажів экіпажаў установок установак vehicles launchers".split()
)
"""General words behind a number that goes back to the type before: "«Торнадо-Г», шесть машин"."""


class CountBehind(Neighbours):
    """Reads counts behind nouns."""

    def _number_told(self, group: Group, at: int) -> int:
        """Take in the number that a verb gives: "число вагонов превысило 120"."""
        told = number_of(self._tokens, group.span[0], at, self.after) if group.count is None else None
        if told is None:
            return at
        group.count, group.count_span = told.interval, (told.first, told.after)
        return told.after

    def _count_behind(self, group: Group, at: int) -> int:
        """Take in a count behind the noun: "БТР-80 — 5", "trucks (at least 20)", "машин десять", "Уралы: 12 ед."."""
        if at >= self.after or self._used[at]:
            return at
        if self._tokens[at].starts & COUNTRY and affiliation_at(self._tokens, at) and at + 1 < self.after:
            at += self._tokens[at + 1].text in {"(", ","}
        if self._is_or_two(group, at):
            group.count = Interval(count_min=1, count_max=2, count_qualifier=Qualifier.RANGE)
            group.count_span = (at, at + 2)
            return at + 2
        times = _TIMES.fullmatch(self._tokens[at].key)
        if times is not None:
            so_many = int(times[1])
            group.count = Interval(count_min=so_many, count_max=so_many, count_qualifier=Qualifier.EXACT)
            group.count_span = (at, at + 1)
            return at + 1
        start = self._opening(at)
        opened = start > at
        if start >= self.after or self._used[start]:
            return at
        count = self._counted_at(start)
        if count is None or count.after > self.after or any(self._used[start : count.after]):
            return at
        pieces = self._past_pieces(count.after) > count.after  # "Т-72 12 шт."
        if not opened and self._tokens[start].kind == "number" and not (pieces or self._is_governed(group, count)):
            return at
        if self._tokens[start - 1].key in self._words.number_marks or self._measures(count.after):
            return at
        one_of_many = group.noun is not None and is_one(*group.noun) is True and (count.interval.count_min or 0) > 1
        if opened and one_of_many and "total" in kinds_of(self._tokens[start - 1].key):
            return at  # "a crane, eleven in all"
        comma = self._tokens[at].text == ","
        behind = self._past_pieces(count.after)
        behind += (
            self._tokens[start - 1].text in _QUOTES and behind < self.after and self._tokens[behind].text in _QUOTES
        )
        if self._counts_another(group, count, behind):
            return at
        on_wagons = opened and (self._tokens[at].key in TIMES_SIGNS or self._is_on_wagons(behind))
        if (
            behind == count.after
            and not on_wagons
            and not self._ends_count(behind, spoken=not opened and group.noun is not None)
        ):
            return at
        if comma and not on_wagons and not self._closes(behind):
            return at
        group.count, group.count_span = count.interval, (start, count.after)
        return behind + (behind < self.after and self._tokens[behind].text == ")")

    def _is_on_wagons(self, at: int) -> bool:
        """Tell whether so many wagons are what so many went on: "Т-62М — не менее 23 на 12 платформах"."""
        if at + 1 >= self.after or self._tokens[at].key not in {"на", "on", "aboard"}:
            return False
        count = count_at(self._tokens, at + 1)
        wagons = (
            self._lexicon.find(self._tokens, count.after) if count is not None and count.after < self.after else None
        )
        return wagons is not None and wagons.equipment.equipment_class == "wagon"

    def _counts_another(self, group: Group, count: Count, behind: int) -> bool:
        """Tell whether a number with a general noun is not of a unit or of people: "the contingent, around 40 vehicles"."""
        if group.kind.id == "unit_bn":
            return behind != count.after
        vehicles = count.after < self.after and self._tokens[count.after].key in _ANY_VEHICLES
        return group.kind.unit == "person" and vehicles

    def _is_or_two(self, group: Group, at: int) -> bool:
        """Tell whether "or two" stands behind one thing: "a Tigr or two", "грузовик или два"."""
        pair = [token.key for token in self._tokens[at : at + 2]]
        ends = at + 2 >= self.after or self._tokens[at + 2].kind == "mark" or self._tokens[at + 2].key in AND
        return group.count is None and len(pair) > 1 and pair[0] in _OR and pair[1] in _TWO and ends

    def _is_governed(self, group: Group, count: Count) -> bool:
        """Tell whether a figure stands right behind a noun in the genitive plural: "танков 12", "машин 25-30"."""
        bare = group.noun is not None and group.noun[1][:-1] == group.noun[0] and group.noun[1][-1:] in "ао"
        return (bare or group.word.endswith(_GENITIVES)) and self._ends_count(count.after, spoken=False)

    def _afterthought(self, group: Group, at: int) -> int:
        """Take in what is said of a number behind its noun: "двадцать танков, не меньше", "12 танків із гаком"."""
        count = group.count
        if count is None or at >= self.after or count.count_min is None or count.count_min != count.count_max:
            return at
        start = at + (self._tokens[at].text == ",")
        said = longest_phrase(AFTER, self._tokens, start) or longest_phrase(BEFORE, self._tokens, start)
        if said is None or said[1] > self.after or said[0] == "exact":
            return at
        behind = self._tokens[said[1]] if said[1] < self.after else None
        if behind is not None and behind.kind != "mark":
            return at
        group.count = interval_of(count.count_min, None, said[0])
        return said[1]

    def _rather(self, group: Group, at: int) -> int:
        """Take in a number that puts the one before right: "шесть танков, нет, семь", "дзесяць, дакладней, дзевяць"."""
        start = at
        while start < min(self.after, at + _RATHER_REACH) and (
            self._tokens[start].key in _RATHER or self._tokens[start].text in {",", "—", "–", "…"}
        ):
            start += 1
        if self._tokens[start - 1].key in _DENYING:
            return at  # "six, not one" puts nothing right
        said = any(self._tokens[each].key in _TAKING_BACK for each in range(at, start))
        count = count_at(self._tokens, start) if said and start < self.after else None
        if count is None or (count.after < self.after and self._tokens[count.after].kind == "word"):
            return at
        group.count, group.count_span = count.interval, (start, count.after)
        return count.after

    def _measures(self, at: int) -> bool:
        """Tell whether what stands behind a number makes it a measure: "trucks over 20 tons"."""
        return at < self.after and self._tokens[at].key in self._words.not_counted

    def _second_thought(self, group: Group, at: int) -> int:
        """Take in ", может, четырнадцать", ", perhaps fourteen" behind a counted noun as the end of a range."""
        if group.count is None or at + 2 >= self.after or self._tokens[at].text != ",":
            return at
        if self._tokens[at + 1].key not in _PERHAPS:
            return self._rather(group, at)
        start = at + 2 + (self._tokens[at + 2].text == ",")
        high = number_at(self._tokens, start)
        low = group.count.count_min
        if high is None or high.value is None or low is None or high.value <= low:
            return at
        if high.after < self.after and self._tokens[high.after].kind == "word":
            return at
        group.count = Interval(count_min=low, count_max=high.value, count_qualifier=Qualifier.RANGE)
        return high.after

    def _counted_at(self, at: int) -> Count | None:
        """Return the count at a token, past a preposition that makes it vague: "машин із тридцять", "под тридцать"."""
        vague = self._tokens[at].key in _VAGUELY | BY_THE_PIECE and at + 1 < self.after
        count = count_at(self._tokens, at + vague)
        if count is None or not vague or count.interval.count_qualifier is not Qualifier.EXACT:
            return count
        return count._replace(interval=replace(count.interval, count_qualifier=Qualifier.ABOUT))

    def _opening(self, at: int) -> int:
        """Return the token behind what may stand between a noun and its count: a mark, "в количестве", "from"."""
        at = past_brackets(self._tokens, at, self.after)
        key = self._tokens[at].key
        amounts = _AMOUNTS_BY_FIRST.get(key)
        if amounts is not None:
            said = tuple([token.key for token in self._tokens[at : min(self.after - 1, at + _LONGEST_AMOUNT)]])
            for words, length in amounts:
                if said[:length] == words:
                    return at + length
        opened = key in _OPENS_COUNT or key == ","
        quoted = opened and at + 1 < self.after and self._tokens[at + 1].text in _QUOTES
        return at + opened + quoted

    def _past_pieces(self, at: int) -> int:
        """Step over "ед.", "шт.", "of them", "in all" behind a count."""
        if at < self.after and (
            self._tokens[at].key in self._words.piece_nouns or self._tokens[at].key in _ANY_VEHICLES
        ):
            at += 1
            return at + (at < self.after and self._tokens[at].text == ".")
        if at + 1 < self.after and (self._tokens[at].key, self._tokens[at + 1].key) in _IN_ALL:
            return at + 2
        return at

    def _ends_count(self, at: int, *, spoken: bool) -> bool:
        """Tell whether nothing counted stands behind a count; a `spoken` one ("машин десять") may run on."""
        if at >= self.after or self._tokens[at].key in _ENDS_COUNT:
            return True
        if "seen" in kinds_of(self._tokens[at].key):
            return True
        if not spoken or self._tokens[at].kind != "word":
            return False
        return self._next_mention(at, generic=False) is None and self._lexicon.find(self._tokens, at) is None

    def _closes(self, at: int) -> bool:
        """Tell whether a count between commas is over: the list that it might begin does not go on."""
        return (
            at >= self.after
            or self._tokens[at].text in {",", ")", ".", ";", "—", "–", "!", ":"}
            or self._tokens[at].key in AND
            or self._tokens[at].key in {"by", "per"}
        )


def only_uncounted(found: Sequence[Group], earlier: Sequence[Group]) -> Group | None:
    """Return the only thing told so far where it has no number; no bare train or column, nor one of its kind, counts as one."""
    bare = all(group.gathers and not group.counted for group in found)
    things = [
        group for group in (earlier if bare else found) if group.kind.id not in {"convoy", "train"} or group.counted
    ]
    things = [group for group in things if group.counted or group.one is not True]
    if len(things) != 1 or things[0].counted or things[0].gathers:
        return None
    return things[0]


def are_they(tokens: Sequence[Token], count: Count, first: int, after: int) -> bool:
    """Tell whether a number that ends a clause is of what was told before: "было их шесть", "усяго іх дванаццаць"."""
    closed = count.after >= after or tokens[count.after].kind == "mark"
    before = [token.key for token in tokens[max(first, count.first - 2) : count.first]]
    alone = count.first == first > 0 and after - count.after <= 1 and tokens[first].kind == "word"  # "... БТРы. Восем."
    return closed and (alone or before[-1:] in _THEIRS or (before[:1] in _THEIRS and before[-1] in _WERE))
