"""Gather the clauses of a report into events: which groups moved, from where to where, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.clauses.irrealis import answers_no, counts_forces, is_denied, is_sold_by_maker, tells_nothing
from geo.reports.clauses.tenses import only_waits_for
from geo.reports.events.continuing import HAPPENS, is_arrival_of
from geo.reports.events.event import Event
from geo.reports.events.loads import flying_groups
from geo.reports.events.putting_right import denies_before
from geo.reports.events.questions import Questions
from geo.reports.events.told_again import tells_again
from geo.reports.groups.each_of_few import last_of_many
from geo.reports.text.cues import MOVING
from geo.reports.toponyms.mention import in_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

_SHORT = 10
_WHO = frozenset("who which that які який яка якія якая которые который которая что що што".split())
_GOING = MOVING | {"seen"}


class EventBuilder(Questions):
    """Walks through the clauses of a report in order and builds its events."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        super().__init__(tokens, language)
        self._dropped = -1
        self._trained = -9

    def add(self, clause: Clause, block: int) -> None:
        """Take the next clause."""
        if clause.asks:
            self._ask(clause, block)
            return
        self._note_whole(clause)
        if self._question is not None:
            self._answer(clause, block)
        told = clause.tells or (clause.groups and clause.kinds() & MOVING) or self._says_instead(clause)
        if self._asked == clause.sentence - 1 and answers_no(clause, self._tokens) and not told:
            self._asked = clause.sentence
        if self._asked == clause.sentence:
            return
        if any(place.heading for place in clause.places) or self._opens_log(clause):
            self._headed = clause
        before = self._last is not None and denies_before(clause, self._tokens)
        if before or (is_denied(clause) and not clause.groups):
            self._asked = clause.sentence if before else self._asked
            self._take_back(clause)
            return
        if self._puts_place_right(clause):
            return
        sold = is_sold_by_maker(clause, self._tokens)
        goes_on = not clause.groups and self._last is not None and self._last.sentence == clause.sentence
        if sold or tells_nothing(clause, self._tokens, goes_on=goes_on) or (clause.groups and counts_forces(clause)):
            self._asked = clause.sentence if sold else self._asked
            self._last = None if clause.groups else self._last
            self._noted = clause if clause.groups and self._tokens[clause.first].key == "asked" else self._noted
            return
        if clause.groups:
            self._with_groups(clause, block)
        elif self._last is None and self._watches_from(clause):
            self._head_with(clause)
        elif not self._is_sum(clause, self._last):
            self._without_groups(clause, block)

    def _take_back(self, clause: Clause) -> None:
        """Forget what the sentence before told, which a short one calls false: "Это фейк."."""
        if clause.after - clause.first <= _SHORT or self._asked == clause.sentence:
            self.events = [event for event in self.events if event.sentence < clause.sentence - 1]
        self._last = None

    def _without_groups(self, clause: Clause, block: int) -> None:
        kinds = clause.kinds()
        last = self._near(clause, block)
        self._place_at_goal(clause, last)
        if (
            clause.dates
            and not clause.places
            and not kinds - {"be", "seen"}
            and last is not None
            and clause.marks.keys().isdisjoint({"future", "return"})
        ):
            self._date_all(clause, last)
            return
        if (
            kinds == {"static"}
            and not clause.tells_behind
            and last is not None
            and last.sentence == clause.sentence
            and set(last.actions) <= {"seen", "be"}
        ):
            self.events.remove(last)
            self._last = None
            return
        if kinds & {"lost", "take part"} and not kinds & MOVING:
            self._drop(clause, kinds)
            return
        if (
            not clause.marks.keys().isdisjoint({"negation", "wreck"})
            or ("history" in clause.marks and not clause.dates)
            or self._is_background(clause)
            or self._is_quiet_there(clause)
            or (last is not None and last.groups and self._is_of_some(clause))
        ):
            return
        another = self._another(clause)
        last = self._noted_before(clause, block) if another and last is None else last
        if another and last is not None and last.groups and kinds & MOVING:
            self._start_other(clause, block, last)
            return
        if (
            self._parked is not None
            and kinds & MOVING
            and not (self._tokens[clause.first].key in _WHO and "lost" in self._parked.kinds())
            and (
                clause.marks.keys() & {"such", "everything"}
                or clause.sentence == self._parked.sentence
                or self._is_how_it_came(clause, self._parked)
            )
            and clause.sentence - self._parked.sentence <= 1
        ):
            self._move_parked(clause, block, last)
            return
        told = (
            kinds & HAPPENS
            or self._came_to_stand(clause, last)
            or self._only_goes_on(clause, self._last)
            or (
                clause.tense == "future"
                and (kinds & MOVING or "there to" in clause.marks or "there at" in clause.marks)
            )
        )
        if last is not None and last.groups and told:
            self._go_on(clause, last)
            return
        noted = self._noted
        if noted is not None and clause.sentence - noted.sentence <= 1 and kinds & _GOING and clause.tense != "future":
            self._noted = None
            event = Event(clause.sentence, block, self._tokens)
            event.groups = list(noted.groups)
            event.take(noted)
            self._begin(event, clause, None)
            return
        if kinds & _GOING or (clause.places and (kinds == {"be"} or self._stands_ahead(clause))):
            self._wait(clause, block)
            return
        if not kinds and (clause.dates or clause.places or clause.clocks) and clause.after - clause.first <= 12:
            if last is not None and last.groups and clause.places and not clause.dates and self._lists_places(clause):
                last.places.extend(clause.places)
                return
            if self._is_heading(clause):
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

    def _go_on(self, clause: Clause, last: Event) -> None:
        """Let a clause without groups tell more of the last event, or its groups' next movement."""
        last = self._carrier_of(clause, last, self.events) or last
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
        for event in told:
            event.take(clause, aside=True)
            event.sentence = clause.sentence

    def _with_groups(self, clause: Clause, block: int) -> None:
        kinds = clause.kinds()
        last = self._near(clause, block)
        if last is not None and (self._is_same_carrier(clause, last) or self._are_the_machines(clause, last)):
            self._go_on(clause, last)
            return
        if last is not None and self._holds(clause, last):
            self._take_load(clause, last)
            return
        if last is not None and self._is_next_item(clause, last):
            self._add_item(clause, last)
            return
        again = only_waits_for(self._tokens, clause) or (last is not None and tells_again(clause, last, self._tokens))
        if again or (self._dropped == clause.sentence and not clause.places):
            return
        if "total" in clause.marks and all(group.elliptic for group in clause.groups):
            return
        if last is not None and kinds - {"move"} == {"take part"} and self._tells_strength(clause, last):
            self._elaborate(clause, last)
            return
        trained = clause.sentence - self._trained <= 1 and not any(group.counted for group in clause.groups)
        if trained or ("take part" in kinds and clause.actions[0][1].kind == "take part"):
            self._trained = clause.sentence
            return
        if kinds & {"lost"} and not self._moves_first(clause):
            self._parked = clause
            self._dropped = clause.sentence
            self._last = None
            return
        if not kinds & HAPPENS or ("static" in kinds and not kinds & MOVING):
            self._quiet(clause, block, last, kinds)
            return
        if self._is_history(clause):
            self._noted = clause
            return
        if last is not None and self._only_counts(clause, last):
            return
        if last is not None and last.sentence == clause.sentence and self._joins(clause, last):
            last.groups.extend(clause.groups)
            last.take(clause, aside=True)
            return
        event = Event(clause.sentence, block, self._tokens)
        flown = self._flown_on(clause, last)
        event.groups, event.seen_at = [*flown, *self._counted_ahead(clause), *clause.groups], last if flown else None
        self._begin(event, clause, last or self._told_before(clause, event))

    def _quiet(self, clause: Clause, block: int, last: Event | None, kinds: frozenset[str]) -> None:
        """Treat groups of a clause in which nothing moves: parts of what was told before, or nothing."""
        last = self._without_whole(clause, last)
        if "static" in kinds and "queue" not in clause.marks and not self._is_standing_train(clause):
            same = last is not None and last.sentence == clause.sentence and "among" in clause.marks
            if not same:
                self._parked = clause
                self._last = last if last is not None and last.sentence == clause.sentence else None
                return
        self._free_of_last_denial(clause)
        if kinds & {"take part"} or ("negation" in clause.marks and not kinds):
            self._trained = clause.sentence if "take part" in kinds else self._trained
            return
        if "static" in kinds:
            event = Event(clause.sentence, block, self._tokens)
            event.groups = list(clause.groups)
            self._begin(event, clause, last)
            return
        if self._pending is not None and clause.sentence - self._pending.sentence <= 1 and self._pending.block == block:
            event, self._pending = self._pending, None
            event.sentence = clause.sentence
            event.groups = list(clause.groups)
            self._begin(event, clause, last)
            return
        own = [place for group in clause.groups for place in group.places]
        headed = any(place.heading for place in (*clause.places, *own))
        listed = last is not None and last.sentence == clause.sentence
        if headed and (listed or any(group.counted or group.single or group.gathers for group in clause.groups)):
            self._note(clause, block, last)
            return
        if last is not None and self._is_gapped(clause, last):
            self._gapped(clause, block, last)
            return
        if last is not None and self._elaborates(clause, last):
            self._elaborate(clause, last)
            return
        if last is not None and "there at" in clause.marks and any(group.counted for group in clause.groups):
            self._gapped(clause, block, last)
            return
        if last is not None and (self._is_another_day(clause, last) or self._goes_on_counting(clause, last)):
            self._gapped(clause, block, last)
            return
        if self._is_telegraphic(clause):
            self._note(clause, block, last)
        elif "future" not in clause.marks and "negation" not in clause.marks:
            self._noted = clause
