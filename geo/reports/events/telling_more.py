"""Let clauses without groups tell more of what was told before: where it went, whose day it was, what it did next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.equipment.lexicon import open_lexicon
from geo.reports.events.asides import hunts
from geo.reports.events.continuing import is_arrival_of
from geo.reports.events.event import Event
from geo.reports.events.loads import flying_groups
from geo.reports.events.next_leg import HAPPENS
from geo.reports.events.questions import Questions
from geo.reports.events.stations import dates_drills
from geo.reports.groups.each_of_few import last_of_many
from geo.reports.groups.group import Group
from geo.reports.text.cues import MOVING
from geo.reports.text.grammar import is_one
from geo.reports.text.joining import WHO
from geo.reports.text.tokens import QUOTES
from geo.reports.toponyms.mention import in_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

_GOING = MOVING | {"seen"}
_SHORT_HEADING = 12
_BEHIND = 3


class TellingMore(Questions):
    """Takes clauses without groups; each step tells whether it has taken the clause."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        super().__init__(tokens, language)
        self._dropped = -1
        self._trained = -9

    def _without_groups(self, clause: Clause, block: int) -> None:
        if dates_drills(clause, self._tokens):
            return
        kinds = clause.kinds()
        last = self._near(clause, block)
        if last is not None and last.groups and self._opens_list(clause):
            last.clauses.append(clause)
            last.sentence = clause.sentence
            return
        self._place_at_goal(clause, last)
        if last is not None and (self._only_dates(clause, last) or self._stood_there(clause, last)):
            return
        moves = any(
            cue.kind in MOVING and not (cue.tense == "noun" and "take part" in kinds) for _, cue in clause.actions
        )
        if kinds & {"lost", "take part"} and not moves:
            self._drop(clause, kinds)
            return
        if self._tells_no_more(clause, last):
            return
        another = self._another(clause)
        last = self._noted_before(clause, block) if another and last is None else last
        if another and last is not None and last.groups and kinds & MOVING:
            self._start_other(clause, block, last)
        elif self._moves_parked(clause):
            self._move_parked(clause, block, last)
        elif last is not None and last.groups and self._happens(clause, last):
            self._go_on(clause, last)
        elif not self._starts_noted(clause, block):
            self._wait_or_head(clause, block, last)

    def _only_dates(self, clause: Clause, last: Event) -> bool:
        """Give the days of a clause that tells nothing else to what was told last: "Это было в среду"."""
        if not clause.dates or clause.places or clause.kinds() - {"be", "seen"}:
            return False
        if not clause.marks.keys().isdisjoint({"future", "return"}):
            return False
        self._date_all(clause, last)
        return True

    def _stood_there(self, clause: Clause, last: Event) -> bool:
        """Take back what was only seen where the same sentence says that it stands."""
        if clause.kinds() != {"static"} or clause.tells_behind or last.sentence != clause.sentence:
            return False
        if not set(last.actions) <= {"seen", "be"}:
            return False
        self.events.remove(last)
        self._last = None
        return True

    def _tells_no_more(self, clause: Clause, last: Event | None) -> bool:
        """Tell whether a clause denies, tells of wrecks or long ago, or only of some of what was told."""
        return (
            not clause.marks.keys().isdisjoint({"negation", "wreck"})
            or ("history" in clause.marks and not clause.dates)
            or self._is_background(clause)
            or self._is_quiet_there(clause)
            or (last is not None and bool(last.groups) and self._is_of_some(clause))
        )

    def _moves_parked(self, clause: Clause) -> bool:
        """Tell whether a clause says how that came or left which was told to stand somewhere."""
        parked = self._parked
        if parked is None or not clause.kinds() & MOVING or clause.sentence - parked.sentence > 1:
            return False
        if self._tokens[clause.first].key in WHO and "lost" in parked.kinds():
            return False
        same = bool(clause.marks.keys() & {"such", "everything"}) or clause.sentence == parked.sentence
        return same or self._is_how_it_came(clause, parked)

    def _happens(self, clause: Clause, last: Event) -> bool:
        """Tell whether something happens in a clause to what was told last."""
        kinds = clause.kinds()
        return (
            bool(kinds & HAPPENS)
            or self._came_to_stand(clause, last)
            or self._only_goes_on(clause, self._last)
            or (
                clause.tense == "future"
                and (bool(kinds & MOVING) or "there to" in clause.marks or "there at" in clause.marks)
            )
        )

    def _starts_noted(self, clause: Clause, block: int) -> bool:
        """Begin an event of the groups that the sentence before only named, where a clause says that they go."""
        noted = self._noted
        if noted is None or clause.sentence - noted.sentence > 1 or clause.tense == "future":
            return False
        if not clause.kinds() & _GOING:
            return False
        self._noted = None
        event = Event(clause.sentence, block, self._tokens)
        event.groups = list(noted.groups)
        event.take(noted)
        self._begin(event, clause, None)
        return True

    def _wait_or_head(self, clause: Clause, block: int, last: Event | None) -> None:
        """Keep a movement until its groups are told, or a place and day as the heading of what follows."""
        kinds = clause.kinds()
        if kinds & _GOING or (clause.places and (kinds == {"be"} or self._stands_ahead(clause))):
            self._wait(clause, block)
            return
        placed = bool(clause.dates or clause.places or clause.clocks)
        if kinds or not placed or clause.after - clause.first > _SHORT_HEADING:
            return
        if last is not None and last.groups and clause.places and not clause.dates and self._lists_places(clause):
            last.places.extend(clause.places)
        elif self._is_heading(clause):
            self._sign(clause, last)
            self._head_with(clause)

    def _drop(self, clause: Clause, kinds: frozenset[str]) -> None:
        """Pass over a sentence of losses or drills, unless the loss is only told aside: "після вибухів"."""
        if self._falls(clause, self._last):
            return
        if kinds != {"lost"} or not all(self._is_told_aside(at) for at, _ in clause.actions):
            self._dropped = clause.sentence
        self._trained = clause.sentence if "take part" in kinds else self._trained

    def _near(self, clause: Clause, block: int) -> Event | None:
        last = self._last
        if (
            last is None
            or last.block != block
            or clause.sentence - last.sentence > 2
            or self._dropped == clause.sentence
        ):
            return None
        return last

    @staticmethod
    def _only_guesses(clause: Clause, last: Event) -> bool:
        """Tell whether a sentence only guesses where what was seen may go: "The convoy is most likely heading to Tsel"."""
        if clause.tense == "past" and any(cue.tense == "past" for _, cue in clause.actions):
            return False  # "Предположительно прибыл в Мозырь"
        seen = bool(last.places) and last.tense != "future" and "hedge" not in last.marks
        whence = any(place.role == "from" for place in clause.places)
        return seen and "hedge" in clause.marks and clause.sentence != last.sentence and not (clause.dates or whence)

    def _had_left(self, clause: Clause, last: Event) -> bool:
        """Tell whether a clause says when what has come had set out: "The train had left Orsha on 3 January"."""
        if "arrive" not in last.actions or not (last.dates or last.clocks):
            return False
        return any(cue.kind == "depart" and self._tokens[at - 1].key == "had" for at, cue in clause.actions)

    def _go_on(self, clause: Clause, last: Event) -> None:
        """Let a clause without groups tell more of the last event, or its groups' next movement."""
        if self._chased_go_on(clause, last):
            return
        last = self._carrier_of(clause, last, self.events) or last
        if self._only_guesses(clause, last):
            return
        one = last_of_many(clause, last)
        if one is not None:
            event = Event(clause.sentence, last.block, self._tokens)
            event.groups = [one]
            self._begin(event, clause, last)
            return
        earlier = self._is_earlier_visit(clause, last)
        if earlier or self._is_next_leg(clause, last):
            event = Event(clause.sentence, last.block, self._tokens)
            event.groups = flying_groups(last) or list(last.groups)
            event.such = None if earlier else last
            if "arrive" in last.actions and all(place.role == "from" for place in last.places):
                last.places.extend(in_role(place, "to") for place in clause.places if place.role == "from")
            event.seen_at = last
            event.take(clause)
            self._finish(event)
            return
        self._point(clause, last, last)
        told = [last]
        if (
            "everything" in clause.marks
            and clause.marks["everything"] - clause.first <= 1
            and clause.sentence != last.sentence
        ):
            told = [event for event in self.events if event.sentence == last.sentence and event.block == last.block]
        expected = (
            clause.tense == "future" and bool(clause.actions) and all(cue.tense == "noun" for _, cue in clause.actions)
        )
        due = not clause.marks.keys().isdisjoint({"there to", "there at"}) or is_arrival_of(clause, last)
        if expected and not due and last.actions and last.tense not in {"", "future"}:
            for place in clause.places:
                place.role = "to" if place.role in {"at", "on"} else place.role
            last.places.extend(place for place in clause.places if place.role)
            return
        if not due and (expected or clause.tense == "future"):
            self._look_ahead(clause)
        if self._went_back_out(clause, last):
            last.marks.add("back out")
        if self._had_left(clause, last):
            clause.dates, clause.clocks = [], []
        for event in told:
            event.take(clause, aside=True)
            event.sentence = clause.sentence

    def _chased_go_on(self, clause: Clause, last: Event) -> bool:
        """Begin an event of what was hunted where the clause behind it tells of that: "на перехват «Шахеда», який залетів ..."."""
        tokens, first = self._tokens, clause.first
        named = first - 1
        while named > 0 and (tokens[named].text in QUOTES or tokens[named].text == ","):
            named -= 1
        if tokens[first].key not in WHO or not 0 < first - named <= _BEHIND or tokens[named].kind != "word":
            return False
        mention = open_lexicon().find(tokens, named)
        if mention is None or not hunts([token.key for token in tokens[max(0, named - _BEHIND) : named]]):
            return False
        told = Group([mention.equipment], (first, first + 1))
        told.one = is_one(*mention.noun(tokens))
        event = Event(clause.sentence, last.block, tokens)
        event.groups = [told]
        event.dates = [] if clause.dates else list(last.dates)
        self._begin(event, clause, None)
        return True
