"""Tell days that are told of something else than what moved: of a statement, of a count, of what was taken back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reports.text.corrections import is_corrected
from geo.reports.text.cues import MOVING, kinds_of
from geo.reports.text.joining import COLONS, FROM_DAY, WHO
from geo.reports.text.small_words import open_small_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.days.mention import DatePair
    from geo.reports.text.tokens import Token

_AS = frozenset({"as", "как", "як"})
_WRITING = ("wrote", "reported", "said", "писал", "писав", "пісал", "сообща", "повідом", "паведам", "казал", "говорил")
_WRITTEN_REACH = 4
_SAID_REACH = 4
_NO_VERBS = frozenset(
    "according report данным словам информации даними словами інформацією паводле звестках словах".split()
)
"""Of the words of saying, those that are no verbs."""
_RELATIVE_REACH = 5
_UNTIL = frozenset({"until", "till", "до", "да"})
_WHAT_FOR = frozenset({"для", "дзеля", "ради", "заради"})
_FOR_REACH = 4
_ORDINALS = (
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят",
    "одиннадц", "двенадц", "тринадц", "четырнадц", "пятнадц", "двадцат", "тридцат", "одинадц", "дванадц", "адзінадц", "дваццат", "eleventh", "twelfth",
    "друг", "п'ят", "шост", "сьом", "дев'ят", "трэц", "чацв", "шаст", "сем", "дзевят", "дзясят",
)  # fmt: skip
_FIGURE = re.compile(r"\d+-?(?:й|я|ый|ий|ой|ы|га|го|th|st|nd|rd)")
_NUMBERED = (
    "эшелон", "состав", "поезд", "колонн", "рейс", "борт", "партия", "партию", "ешелон", "склад", "потяг", "поїзд", "колон", "партія", "эшалон",
    "цягнік", "калон", "рэйс", "партыя", "train", "convoy", "column", "flight", "batch",
)  # fmt: skip
"""What is counted from a day on: "двенадцатый состав с танками с октября"."""
_NUMBERED_REACH = 5
_STANDING = re.compile(r"(?:вш|ющ|ящ|ущ|ащ)(?:ий|ая|ие|ую|его|их|ими|им|ей|ий)(?:ся)?$")
_ALREADY = frozenset("уже вже ужо already now теперь цяпер тепер".split())
_PAIR = 2
_WHO = frozenset("якія якая які якое которые которая который которое яка яке which that who".split())
_WHO_REACH = 3


def is_of_something_else(pair: DatePair, tokens: Sequence[Token], first: int, *, lone: bool) -> bool:
    """Tell whether a day of a sentence does not date what moved; `first` is where its clause begins, `lone` if no other is told."""
    if is_corrected(pair[0].first, (pair[1] or pair[0]).after, tokens):
        return True
    if _is_when_written(pair, tokens) or _is_ordinal_since(pair, tokens) or _is_until(pair, tokens, first):
        return True
    if not lone and _is_of_what_once_was(pair, tokens):
        return True
    return _is_since_when_based(pair, tokens, first, lone=lone) or (not lone and _is_when_said(pair, tokens, first))


def _is_when_written(pair: DatePair, tokens: Sequence[Token]) -> bool:
    """Tell whether a day is that of what was written before: "not nine as we wrote yesterday", "як писали вчора"."""
    before = [token.key for token in tokens[max(0, pair[0].first - _WRITTEN_REACH) : pair[0].first]]
    return not _AS.isdisjoint(before) and any(key.startswith(_WRITING) for key in before)


def _is_of_what_once_was(pair: DatePair, tokens: Sequence[Token]) -> bool:
    """Tell whether a month or a year tells what things once did: "вярнуліся чатыры Як-130, якія ў чэрвені ляталі на рамонт"."""
    before = [token.key for token in tokens[max(0, pair[0].first - _WHO_REACH) : pair[0].first]]
    return pair[0].kind in {"month", "year"} and "," in before and not _WHO.isdisjoint(before)


def _is_until(pair: DatePair, tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a day only says how long it stays where it went: "moved to Lida for training until 30 November"."""
    at = pair[0].first - 1
    before = [tokens[each] for each in range(first, at)]
    if at <= first or tokens[at].key not in _UNTIL or not any(kinds_of(each.key) & MOVING for each in before):
        return False
    return tokens[at].key.isascii() or any(each.key in _WHAT_FOR for each in before[-_FOR_REACH:])


def _is_ordinal_since(pair: DatePair, tokens: Sequence[Token]) -> bool:
    """Tell whether a day only says since when they are numbered: "the third since 1 January", "the fifth in a week"."""
    at = pair[0].first
    numbered = any(tokens[each].key.startswith(_ORDINALS) for each in range(max(0, at - _PAIR), at))
    if pair[0].kind == "shift" and pair[0].low != pair[0].high and numbered:
        return True
    if tokens[at].key not in FROM_DAY:
        at -= 1
    if at <= 0 or tokens[at].key not in FROM_DAY:
        return False
    near = range(max(0, at - _NUMBERED_REACH), at)
    told = any(_is_ordinal(tokens[each].key) and tokens[each + 1].key.startswith(_NUMBERED) for each in near)
    return told or tokens[at - 1].key.startswith(_ORDINALS)


def _is_ordinal(key: str) -> bool:
    return key.startswith(_ORDINALS) or _FIGURE.fullmatch(key) is not None


def _is_when_said(pair: DatePair, tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a day is that of a statement: "the spokesman said on Thursday", "паведаміла міністэрства 21 кастрычніка"."""
    say = open_small_words().say
    for at in range(pair[0].first - 1, max(first, pair[0].first - _SAID_REACH) - 1, -1):
        token = tokens[at]
        if token.key in say and token.key not in _NO_VERBS:
            return True
        if token.kind != "word" or kinds_of(token.key) & (MOVING | {"seen"}):
            return False
    return False


def _is_since_when_based(pair: DatePair, tokens: Sequence[Token], first: int, *, lone: bool) -> bool:
    """Tell whether a day says since when it had stood elsewhere, or been counted: "якія з 17 кастрычніка базаваліся ў ..."."""
    if pair[1] is not None or pair[0].low != pair[0].high:
        return False  # "с 10 по 14 декабря"
    at = pair[0].first
    while at > first and tokens[at].key not in FROM_DAY and pair[0].first - at < _PAIR:
        at -= 1
    if at <= first or tokens[at].key not in FROM_DAY:
        return False
    if not lone and _ends_with_sum((pair[1] or pair[0]).after, tokens):
        return True
    if not lone and "total" in kinds_of(tokens[at - 1].key):
        return True
    before = range(max(first, at - _RELATIVE_REACH), at)
    stood = any(
        _STANDING.search(tokens[each].key) and tokens[each - 1].text == "," for each in before if each > 0
    )  # "десант, стоявший под Брестом с февраля, снялся"
    return stood or any(tokens[each].key in WHO for each in before)


def _ends_with_sum(at: int, tokens: Sequence[Token]) -> bool:
    """Tell whether a bare sum stands behind a day: "..., з 1 чэрвеня — ужо 96"."""
    while at < len(tokens) and (tokens[at].text in COLONS or tokens[at].key in _ALREADY):
        at += 1
    bare = at + 1 >= len(tokens) or tokens[at + 1].kind == "mark"
    return at < len(tokens) and tokens[at].kind == "number" and bare
