"""Tell English words that only say how things told of are, or where they had been before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.clauses.cuts import THIS_IS
from geo.reports.equipment.lexicon import open_lexicon
from geo.reports.text.cues import ACTIONS, MOVING
from geo.reports.text.joining import COMMAS
from geo.reports.text.tokens import COUNT, EQUIPMENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.events.event import Event
    from geo.reports.text.tokens import Token

_MENDED = frozenset("damaged repaired refurbished modernised modernized overhauled captured crippled".split())
_WHOSE = frozenset(
    "our my their its his наш наша нашу наши наше свою своя свои своих наші нашай нашу сваю свае нашої своє свої".split()
)
_GENERAL = frozenset({"vehicle", "personnel"})
_NEAR = 2
_THESE = frozenset("эти этих ці цих гэтыя гэтых данные указанные зазначені these".split())
_NOT_THEM = frozenset({"future", "negation", "history", "another"})
_DETERMINERS = frozenset("the a an several some its their these those".split())


def tells_again(clause: Clause, last: Event, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause only says what had been before: "The tanks had been taken from the base in Urechcha".

    So does what who came says of theirs: "A train with troops arrived. 'We have unloaded our equipment,' they say".
    """
    group = clause.groups[0]
    if _are_some_of_them(clause, last, tokens):
        return True
    if _is_theirs(clause, tokens) and any(other.gathers for other in last.groups):
        return True
    if len(clause.groups) > 1 or group.counted or group.span[0] != clause.first + 1:
        return False
    same = any(group.kind.equipment_class == other.kind.equipment_class and other.counted for other in last.groups)
    had = group.span[1] < clause.after and tokens[group.span[1]].key == "had"
    return same and had and tokens[clause.first].key in _DETERMINERS


def are_these(clause: Clause, last: Event, tokens: Sequence[Token]) -> bool:
    """Tell whether "these" names all that was told last: "прибыли 5 Су-30. Эти истребители взлетели из Липецка"."""
    if len(clause.groups) != 1 or not clause.kinds() & MOVING or clause.marks.keys() & _NOT_THEM:
        return False
    group = clause.groups[0]
    if group.counted or group.gathers or clause.sentence - last.sentence > 1:
        return False
    before = [tokens[at].key for at in range(max(clause.first, group.span[0] - _NEAR), group.span[0])]
    others = [other for other in last.groups if not other.gathers]
    if _THESE.isdisjoint(before):
        return False
    lexicon = open_lexicon()
    return bool(others) and all(group.kind.id in lexicon.lineage(other.kind) for other in others)


def _are_some_of_them(clause: Clause, last: Event, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause only says how some of them look or drive: "Most of the trucks are moving without plates"."""
    if clause.places or clause.dates or clause.sentence - last.sentence > _NEAR:
        return False
    group = clause.groups[0]
    words = [tokens[at].key for at in range(clause.first, group.span[0])]
    part = words in (
        ["some"],
        ["some", "of", "the"],
        ["most"],
        ["most", "of", "the"],
        ["many", "of", "the"],
        ["several", "of", "the"],
    )
    return part and any(group.kind.equipment_class == other.kind.equipment_class for other in last.groups)


def _is_theirs(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause of no day and place of its own speaks of "our equipment", "their personnel", uncounted."""
    if clause.places or clause.dates:
        return False
    return all(
        not group.counted
        and group.kind.id in _GENERAL
        and not {tokens[at].key for at in range(max(clause.first, group.span[0] - 2), group.span[0])}.isdisjoint(_WHOSE)
        for group in clause.groups
    )


def says_what_it_is(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether what stands behind a dash only says what things are: "... — це перші гелікоптери з серпня"."""
    opened = clause.first > 0 and tokens[clause.first - 1].text in COMMAS and tokens[clause.first].key in THIS_IS
    return opened and not clause.kinds() & ACTIONS and not any(group.counted for group in clause.groups)


def is_mended(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a participle only describes: "the damaged A-50 took off", "tanks to be repaired"."""
    before = [token.key for token in tokens[max(0, at - 2) : at]]
    if before == ["to", "be"]:
        return True
    if tokens[at].key not in _MENDED or not 0 < at < len(tokens) - 1:
        return False
    told_of = before[-1] in _DETERMINERS or tokens[at - 1].starts & COUNT
    return bool(told_of and tokens[at + 1].starts & EQUIPMENT)
