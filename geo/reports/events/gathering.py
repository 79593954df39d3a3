"""Gather the clauses of a report into events: which groups moved, from where to where, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.clauses.irrealis import answers_no, is_denied, is_sold_by_maker, tells_nothing
from geo.reports.clauses.strengths import counts_forces
from geo.reports.clauses.tenses import only_waits_for
from geo.reports.clauses.unknown_numbers import leaves_number_open
from geo.reports.events.event import Event
from geo.reports.events.inside_convoy import event_holding, take_inside, tells_inside
from geo.reports.events.next_leg import HAPPENS
from geo.reports.events.putting_right import denies_before
from geo.reports.events.stations import StateLists, see_aloft
from geo.reports.events.telling_more import TellingMore
from geo.reports.events.told_again import are_these, says_what_it_is, tells_again
from geo.reports.text.cues import MOVING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

_SHORT = 10


class EventBuilder(TellingMore):
    """Walks through the clauses of a report in order and builds its events."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        super().__init__(tokens, language)
        self._states = StateLists()

    def add(self, clause: Clause, block: int) -> None:
        """Take the next clause."""
        see_aloft(clause)
        if clause.asks:
            self._ask(clause, block)
            return
        if says_what_it_is(clause, self._tokens):
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
        open_number = bool(self.events and clause.groups) and leaves_number_open(clause, self._tokens)
        if open_number or self._puts_place_right(clause):
            return
        sold = is_sold_by_maker(clause, self._tokens)
        goes_on = not clause.groups and self._last is not None and self._last.sentence == clause.sentence
        nothing = tells_nothing(clause, self._tokens, goes_on=goes_on)
        if sold or nothing or (clause.groups and counts_forces(clause, self._tokens)):
            self._asked = clause.sentence if sold else self._asked
            self._last = None if clause.groups else self._last
            self._noted = clause if clause.groups and self._tokens[clause.first].key == "asked" else self._noted
            return
        if clause.groups:
            self._with_groups(clause, block)
        elif self._last is None and self._watches_from(clause):
            self._head_with(clause)
        elif not self._is_sum(clause, self._last) and not self._had_stayed(clause, self._near(clause, block)):
            self._without_groups(clause, block)

    def _take_back(self, clause: Clause) -> None:
        """Forget what the sentence before told, which a short one calls false: "Это фейк."."""
        if clause.after - clause.first <= _SHORT or self._asked == clause.sentence:
            self.events = [event for event in self.events if event.sentence < clause.sentence - 1]
        self._last = None

    def _with_groups(self, clause: Clause, block: int) -> None:
        kinds = clause.kinds()
        last = self._near(clause, block)
        if last is not None and self._tells_of_same(clause, last):
            return
        held = event_holding(clause, self.events, self._tokens)
        if held is not None:
            self._elaborate(clause, held)
            self._last = held
            return
        again = only_waits_for(self._tokens, clause) or (last is not None and tells_again(clause, last, self._tokens))
        if again or (self._dropped == clause.sentence and not clause.places):
            return
        if "total" in clause.marks and (all(group.elliptic for group in clause.groups) or self._sums_up(clause, last)):
            return
        if last is not None and kinds - {"move"} == {"take part"} and self._tells_strength(clause, last):
            self._elaborate(clause, last)
            return
        trained = clause.sentence - self._trained <= 1 and not any(group.counted for group in clause.groups)
        trained = trained and not (self._trained < clause.sentence and self._lands(clause))
        if trained or ("take part" in kinds and clause.actions[0][1].kind == "take part"):
            self._trained = clause.sentence
            return
        if kinds & {"lost"} and not self._moves_first(clause):
            self._parked = clause
            self._dropped = clause.sentence
            self._last = None
            return
        if not kinds & HAPPENS or ("static" in kinds and not kinds & MOVING):
            if not self._states.holds(clause, self._tokens):
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

    def _tells_of_same(self, clause: Clause, last: Event) -> bool:
        """Take a clause that tells more of the train, column or list before it; False where it does not."""
        if self._are_told_again(clause, last):
            self._go_on(clause, last)
        elif self._numbers_it(clause, last):
            self._elaborate(clause, last)
        elif self._holds(clause, last) or self._came_with(clause, last):
            self._take_load(clause, last)
        elif tells_inside(clause, last, self._tokens):
            take_inside(clause, last, self._tokens)
        elif self._is_next_item(clause, last):
            self._add_item(clause, last)
        else:
            return False
        return True

    def _are_told_again(self, clause: Clause, last: Event) -> bool:
        """Tell whether a clause names again what was told last, and only says what it did next."""
        same = self._is_same_carrier(clause, last) or self._are_the_machines(clause, last)
        same = same or are_these(clause, last, self._tokens)
        return same or self._are_the_same(clause, last) or self._are_the_ones_seen(clause, last)

    @staticmethod
    def _lands(clause: Clause) -> bool:
        """Tell whether one aircraft is told to have landed or left somewhere, whatever drill was told of before."""
        one = len(clause.groups) == 1 and clause.groups[0].kind.unit == "aircraft" and clause.groups[0].one is not False
        return one and bool(clause.places) and bool(clause.kinds() & {"arrive", "depart"})

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
