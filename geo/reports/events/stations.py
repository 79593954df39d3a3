"""Tell lists of what stands where from lists of what moved: "Состояние группировки выглядит так: аэродром Лида — 1 Су-25; ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.text.cues import MOVING, kinds_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

_STATES = frozenset(
    """
    состояние состав наличие присутствие находится находятся базируется базируются дислоцируется дислоцируются
    стан склад наявність присутність перебуває перебувають знаходиться знаходяться базується базуються дислокується дислокуються
    склад наяўнасць прысутнасць знаходзіцца знаходзяцца базуецца базуюцца дыслакуецца дыслакуюцца stationed based deployed
    """.split()
)
_FOLLOWING = ("следующ", "наступн")
_OPENING = 24
"""So many words before a colon may say that what follows is a state."""
_SUBJECT = 5
_DRILLS = (
    "учени",
    "навчан",
    "вучэнн",
    "вучэньн",
    "маневр",
    "манеўр",
    "exercise",
    "drill",
    "проверк",
    "перевірк",
    "праверк",
)
_LASTS = (
    "старт", "начал", "начин", "почал", "пачал", "пачн", "почн", "начн", "продл", "продолж", "трива", "працяг", "длят", "доўж", "закон", "заверш", "завярш", "закінч",
    "start", "begin", "began", "last", "end", "run", "continu",
)  # fmt: skip
_OVER = frozenset({"над", "over", "above"})
_ENDS = frozenset(".!?…")


def opens_state(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a list of what stands where begins at a token, behind a colon."""
    if not first or tokens[first - 1].text != ":":
        return False
    words = []
    for at in range(first - 1, max(-1, first - 1 - _OPENING), -1):
        if tokens[at].text in _ENDS:
            break
        words.append(tokens[at].key)
    moved = any(MOVING & kinds_of(word) for word in words if not word.startswith(_FOLLOWING))
    return not _STATES.isdisjoint(words) and not moved


def dates_drills(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause only says when a drill is: "Совместные учения стартовали 16 января и продлятся до 1 февраля"."""
    if not clause.dates or clause.places or clause.groups:
        return False
    opening = [token.key for token in tokens[clause.first : min(clause.after, clause.first + _SUBJECT)]]
    drills = any(key.startswith(_DRILLS) for key in opening)
    return drills and any(tokens[at].key.startswith(_LASTS) for at in range(clause.first, clause.after))


def see_aloft(clause: Clause) -> None:
    """Let aircraft that wait over a place be seen there: "А-50 та Іл-78 чекали на них над Мозирем"."""
    if clause.kinds() != {"static"} or not any(place.said in _OVER for place in clause.places):
        return
    if clause.groups and all(group.kind.unit == "aircraft" for group in clause.groups):
        clause.set_actions([(at, cue._replace(kind="seen")) for at, cue in clause.actions])


class StateLists:
    """Follows a list of what stands where from item to item."""

    def __init__(self) -> None:
        self._sentence = -9

    def holds(self, clause: Clause, tokens: Sequence[Token]) -> bool:
        """Tell whether a clause is an item of such a list: it has no verb, and the item before it was one."""
        if clause.kinds() & MOVING:
            return False
        goes_on = 0 <= clause.sentence - self._sentence <= 1
        if goes_on or opens_state(tokens, clause.first):
            self._sentence = clause.sentence
            return True
        return False
