"""Read what a question and its answer tell together: "Ушли ли Су-25? Да: шесть", "Что везли в Речицу? 12 танков"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.clauses.irrealis import answers_no
from geo.reports.events.beginning import Beginning
from geo.reports.events.event import Event
from geo.reports.text.cues import MOVING
from geo.reports.toponyms.mention import in_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

_YES = frozenset("да так ага yes yep".split())
_WHAT = frozenset("what что що што чего чого who кто хто whose чья чей чыя чий".split())


class Questions(Beginning):
    """Holds the question asked last, with what it named."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        super().__init__(tokens, language)
        self._asked = -9
        self._question: Clause | None = None

    def _ask(self, clause: Clause, block: int) -> None:
        """Take a question; where it asks what moved, its places and days wait for the answer."""
        self._asked = clause.sentence
        self._question = clause if clause.groups else None
        loose = all(group.gathers and not group.counted for group in clause.groups)
        idle = clause.kinds() - MOVING - {"seen", "be"} - ({"static"} if clause.groups else set())
        if clause.places and loose and not idle and self._asks_what(clause):
            self._pending = Event(clause.sentence, block, self._tokens)
            self._pending.take(clause)
            self._pending.actions.clear()
            if not clause.kinds():  # "кто с Добруша?" asks who lives there
                self._pending.places = [in_role(place, "at") for place in clause.places]

    def _puts_elsewhere(self, clause: Clause, asked: Clause) -> bool:
        """Tell whether a "No" only says where instead: "«Форпост» приземлился в Луге? Нет, в Сольцах"."""
        spots = [place for place in clause.places if not place.wide]
        plain = not clause.groups and not clause.kinds() and not clause.sentence_marks - {"negation"}
        return plain and len(spots) == 1 and bool(asked.kinds() & MOVING) and asked.tense != "future"

    def _asks_what(self, clause: Clause) -> bool:
        """Tell whether a question asks what it was that moved: "что везли в Речицу?"."""
        return any(self._tokens[at].key in _WHAT for at in range(clause.first, clause.after))

    def _says_instead(self, clause: Clause) -> bool:
        """Tell whether a "No" goes on with what it was: "Пять «Смерчей»? Нет, это пять «Ураганов»"."""
        return "negation" not in clause.marks and any(group.counted for group in clause.groups)

    def _answer(self, clause: Clause, block: int) -> None:
        """Let the "Yes" to a question speak of what the question named: "Ушли ли Су-25? Да: взлетели шесть"."""
        asked, self._question = self._question, None
        if asked is None or clause.sentence - asked.sentence != 1:
            return
        if answers_no(clause, self._tokens) and self._puts_elsewhere(clause, asked):
            event = Event(clause.sentence, block, self._tokens)
            event.groups = list(asked.groups)
            event.actions = [cue.kind for _, cue in asked.actions]
            event.tense = asked.tense
            self._begin(event, clause, None)
            return
        if answers_no(clause, self._tokens) and clause.groups and clause.kinds() & MOVING:
            goals = {"to", "at"}
            if not any(place.role in goals for place in clause.places):
                clause.places = [*(place for place in asked.places if place.role in goals), *clause.places]
        if self._tokens[clause.first].key not in _YES:
            return
        event = Event(asked.sentence, block, self._tokens)
        event.groups = list(asked.groups)
        clause.places = [*asked.places, *clause.places]
        self._last = event

    def _wait(self, clause: Clause, block: int) -> None:
        """Let a clause wait for what it tells of; said twice ("идут и идут") it is one."""
        before = self._pending
        if before is None or before.sentence != clause.sentence or clause.places:
            before = self._pending = Event(clause.sentence, block, self._tokens)
        before.take(clause)
