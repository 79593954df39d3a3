"""Read of what sort things are: "дрона типа «Шахед»", "вантажівки, переважно марки «Урал»", "19 танков этого типа", "вертолёты Ми-24 и Ми-8"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.text.cues import ACTIONS, kinds_of
from geo.reports.text.grammar import is_one
from geo.reports.text.joining import AND_PLUS
from geo.reports.text.tokens import OPEN_QUOTES, QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Lexicon
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_SORTS = frozenset("типа типу тыпу типов типів тыпаў марки марак моделі модели мадэлі класса класу".split())
_MOSTLY = frozenset("переважно преимущественно здебільшого пераважна в основном у основному асноўным".split())
_COMPANY = frozenset(
    "чвк пвк pmc приватної приватнай частной військової вайсковай военной компанії компании кампаніі російської российской расійскай группы групи".split()
)
_FIGHTERS = frozenset("бойцов бійців байцоў боевиков бойовиків баевікоў".split())
_BESIDE = ("ами", "ями", "амі", "ямі", "ы", "и", "і")
"""With these endings fighters are with the things, or a subject of their own: "техника с вагнеровцами"."""
_LONGEST_DESCRIPTION, _SHORTEST_DESCRIPTION = 5, 5
_FORCES = frozenset("ВВС ВКС ВМС ВМФ ВС ВСУ ЗСУ ПКС ПС ВПС УС МО".split())
_LANDS = frozenset({"РФ", "РБ", "США"})
_THIS = frozenset("цього этого гэтага такого такога того самого".split())
_TYPE = ("тип", "тып")


def past_sort(group: Group, tokens: Sequence[Token], at: int, after: int, lexicon: Lexicon) -> int:
    """Return the token behind "of the sort" where the sort of the things told follows, else the same token."""
    each = at + (at < after and tokens[at].text == ",")
    while each < after and tokens[each].key in _MOSTLY:
        each += 1
    if each + 1 >= after or tokens[each].key not in _SORTS:
        return at
    each += 1
    named = each
    while named + 1 < after and tokens[named].text in OPEN_QUOTES:
        named += 1
    sort = lexicon.find(tokens, named)
    if sort is None or not (sort.equipment.id == group.kind.id or group.kind.id in lexicon.lineage(sort.equipment)):
        return at
    return each


def past_description(group: Group, tokens: Sequence[Token], at: int, after: int, lexicon: Lexicon) -> int:
    """Return the token of the type behind words that say what things are for: "истребителя дальнего действия МиГ-31", else `at`."""
    each = at
    while each < after and each - at < _LONGEST_DESCRIPTION and _says_of_what(tokens, each, at):
        each += 1
    if each == at:
        return at
    each += each < after and tokens[each].text in OPEN_QUOTES
    named = lexicon.find(tokens, each) if each < after else None
    if named is None or not (named.term.designated or named.term.guarded) or not tokens[each].text[:1].isupper():
        return at
    return each if group.kind.id in lexicon.lineage(named.equipment) else at


def _says_of_what(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Tell whether a word says of what sort or whose forces a thing is: "дальнего действия", "ВКС РФ", "ВВС Польши"."""
    token = tokens[at]
    forces = at > first and tokens[at - 1].text in _FORCES
    if token.text in _FORCES or token.text in _LANDS or (forces and token.text.isalpha()):
        return True
    long = token.kind == "word" and len(token.key) >= _SHORTEST_DESCRIPTION and token.text.islower()
    return long and not token.key.isascii() and not kinds_of(token.key) & ACTIONS


def past_owner(tokens: Sequence[Token], at: int, after: int, lexicon: Lexicon) -> int:
    """Return the token behind a company of fighters whose the things are: "техніки ПВК «Вагнер»", "фур наёмников ЧВК", else the same token."""
    each, end = at, at
    while each < after:
        token = tokens[each]
        if token.text in QUOTES:
            end = each + 1 if end == each > at else end
        elif token.key not in _COMPANY:
            owner = lexicon.find(tokens, each)
            fighters = owner is not None and (owner.equipment.id == "pmc" or token.key in _FIGHTERS)
            if owner is None or not fighters or token.key.endswith(_BESIDE):
                break
            each = owner.after
            end = each if owner.equipment.id == "pmc" else end
            continue
        each += 1
    return end


def is_of_that_type(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Tell whether "of this type" stands behind a general noun: "19 танків цього типу"."""
    return at + 1 < after and tokens[at].key in _THIS and tokens[at + 1].key.startswith(_TYPE)


def share_plural(before: Group, group: Group, tokens: Sequence[Token]) -> None:
    """Let the noun that tells of several of one type do so of the type joined to it: "вертолёты Ми-24 и Ми-8"."""
    noun = before.noun
    if noun is None or before.counted or group.counted or group.single or before.word == noun[0]:
        return
    if before.kind.equipment_class != group.kind.equipment_class or before.kind.id == group.kind.id:
        return
    between = tokens[before.span[1] : group.span[0]]
    joined = all(token.key in AND_PLUS or token.text == "," or token.text in QUOTES for token in between)
    if joined and is_one(*noun) is False and (group.noun is None or group.noun[0] == group.word):
        group.one, group.noun = False, noun
