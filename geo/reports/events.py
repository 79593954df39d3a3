"""Gather the clauses of a report into events: which groups moved, from where to where, and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.model import PlaceKind
from geo.places.typewords import type_of
from geo.reports.cues import MOVING, cues_of
from geo.reports.event import Event
from geo.reports.irrealis import answers_no, tells_nothing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses import Clause
    from geo.reports.tokens import Token

_FIELDS = frozenset({PlaceKind.AIRFIELD, PlaceKind.STATION, PlaceKind.TRAINING_GROUND})
_HEADING_REACH = 6
"""A heading with a day or place holds for so many sentences behind it."""
_INDEFINITE = frozenset(
    "a an another one ещё еще ще яшчэ один адзін новый новий новы очередной черговий чарговы второй другий другі".split()
)
_MORE = frozenset({"ещё", "еще", "ще", "яшчэ", "another", "further", "additional"})
_ONES = frozenset({"один", "одна", "одно", "одну", "одного", "адзін", "адна", "адну", "one"})
_GOING = MOVING | {"seen"}
_PARTICIPLE = re.compile(r"(?:н|т)(?:ый|ий|ая|ую|ые|ых|ого|ага|ны|ы|а|у|ай|ой)$")
_HAPPENS = MOVING | {"seen", "be"}


class EventBuilder:
    """Walks through the clauses of a report in order and builds its events."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        self._tokens = tokens
        self._language = language
        self.events: list[Event] = []
        self._pending: Event | None = None
        self._header: Clause | None = None
        self._last: Event | None = None
        self._dropped = -1
        self._parked: Clause | None = None
        self._asked = -9
        self._trained = -9
        self._noted: Clause | None = None
        self._headed: Clause | None = None

    def add(self, clause: Clause, block: int) -> None:
        """Take the next clause."""
        if clause.asks:
            self._asked = clause.sentence
            return
        if self._asked == clause.sentence - 1 and answers_no(clause, self._tokens):
            self._asked = clause.sentence
        if self._asked == clause.sentence:
            return
        if any(place.heading for place in clause.places):
            self._headed = clause
        if tells_nothing(clause, self._tokens):
            self._last = None if clause.groups else self._last
            return
        if clause.groups:
            self._with_groups(clause, block)
        else:
            self._without_groups(clause, block)

    def _without_groups(self, clause: Clause, block: int) -> None:
        kinds = clause.kinds()
        last = self._near(clause, block)
        if (
            clause.dates
            and not clause.places
            and not kinds - {"be", "seen"}
            and last is not None
            and "future" not in clause.marks
        ):
            self._date_all(clause, last)
            return
        if (
            kinds == {"static"}
            and last is not None
            and last.sentence == clause.sentence
            and set(last.actions) <= {"seen", "be"}
        ):
            self.events.remove(last)
            self._last = None
            return
        if kinds & {"lost", "take part"} and not kinds & MOVING:
            self._dropped = clause.sentence
            self._trained = clause.sentence if "take part" in kinds else self._trained
            return
        if (
            "negation" in clause.marks
            or ("history" in clause.marks and not clause.dates)
            or self._is_background(clause)
        ):
            return
        another = self._another(clause)
        if another and last is not None and last.groups and kinds & MOVING:
            self._start_other(clause, block, last)
            return
        if (
            self._parked is not None
            and kinds & MOVING
            and "such" in clause.marks
            and clause.sentence - self._parked.sentence <= 1
        ):
            parked, self._parked = self._parked, None
            event = Event(clause.sentence, block, self._tokens)
            event.groups = list(parked.groups)
            self._begin(event, clause, last)
            return
        told = (
            kinds & _HAPPENS
            or self._only_goes_on(clause)
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
        if kinds & _GOING or (kinds == {"be"} and clause.places):
            self._pending = Event(clause.sentence, block, self._tokens)
            self._pending.take(clause)
            return
        if not kinds and (clause.dates or clause.places or clause.clocks) and clause.after - clause.first <= 12:
            if last is not None and last.groups and clause.places and not clause.dates and self._lists_places(clause):
                last.places.extend(clause.places)
                return
            if self._is_heading(clause):
                self._header = clause

    def _date_all(self, clause: Clause, last: Event) -> None:
        """Let "Усе це в неділю", "6 липня." tell the day of all that was told before in the same block."""
        for event in reversed(self.events):
            if event.block != last.block or any(low.kind != "part" for low, _, _ in event.dates):
                break
            event.dates.extend((low, high, "past") for low, high in clause.dates)
            event.clocks.extend(clause.clocks if event is last else ())

    def _is_heading(self, clause: Clause) -> bool:
        """Tell whether places and times fill most of a clause: "Гомель, 14:20.", "October 9, evening."."""
        filled = sum(place.extent - place.lead for place in clause.places) + len(clause.clocks)
        filled += sum((high or low).after - low.first for low, high in clause.dates)
        marks = sum(self._tokens[at].kind == "mark" for at in range(clause.first, clause.after))
        speaks = bool(clause.places) and all(place.speaker for place in clause.places)
        return speaks or filled * 2 >= clause.after - clause.first - max(1, marks)

    def _lists_places(self, clause: Clause) -> bool:
        return all(place.role in {"", "to"} for place in clause.places)

    def _only_goes_on(self, clause: Clause) -> bool:
        """Tell whether a clause without a verb adds roads or places to the one before it in its sentence."""
        return bool(self._last and clause.sentence == self._last.sentence and not clause.kinds() and clause.places)

    def _is_background(self, clause: Clause) -> bool:
        """Tell whether a clause speaks of other times: "the last such flights were seen in March"."""
        coarse = any(low.kind in {"year", "month"} for low, _ in clause.dates)
        return coarse and not any(low.kind == "day" for low, _ in clause.dates)

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

    def _another(self, clause: Clause) -> bool:
        """Tell whether the clause begins with "another", "інший", "второй" and means one more of the same."""
        at = clause.marks.get("another")
        if at is None or at - clause.first > 1:
            return False
        behind = self._tokens[at + 1] if at + 1 < clause.after else None
        if self._tokens[at].key not in _MORE or behind is None:
            return True
        return behind.kind == "mark" or behind.key in _ONES or bool(cues_of(behind.key))

    def _start_other(self, clause: Clause, block: int, last: Event) -> None:
        from geo.reports.groups import Group  # noqa: PLC0415 - one group of the same kind is made here

        source = last.groups[0]
        event = Event(clause.sentence, block, self._tokens)
        group = Group(list(source.kinds), (clause.marks["another"], clause.marks["another"] + 1))
        group.single = group.one = True
        event.groups.append(group)
        self._begin(event, clause, last)

    def _go_on(self, clause: Clause, last: Event) -> None:
        """Let a clause without groups tell more of the last event, or its groups' next movement."""
        if self._is_next_leg(clause, last):
            event = Event(clause.sentence, last.block, self._tokens)
            event.groups = list(last.groups)
            event.such = last
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
        for event in told:
            event.take(clause, aside=True)
            event.sentence = clause.sentence

    def _is_next_leg(self, clause: Clause, last: Event) -> bool:
        """Tell whether the groups, having arrived, leave again on a day of their own or to another country."""
        kinds = clause.kinds()
        targets = [place for place in clause.places if place.role in {"to", "between to"}]
        sources = [place for place in clause.places if place.role in {"from", "between"}]
        if "arrive" not in last.actions or not kinds & {"depart", "move"}:
            return False
        if "arrive" in kinds or clause.tense == "future" or (sources and not targets):
            return False
        wide = any(place.wide for place in targets)
        return bool(clause.dates and last.dates and targets) or wide or ("return" in clause.marks and "depart" in kinds)

    def _is_same_carrier(self, clause: Clause, last: Event | None) -> bool:
        """Tell whether "the train" is the one that the last event loaded or sent off, and no other."""
        if last is None or len(clause.groups) != 1 or not clause.kinds() & (_HAPPENS | {"static"}):
            return False
        group = clause.groups[0]
        if not group.gathers or group.cargo or group.counted or group.numbered or group.one is False:
            return False
        before = {self._tokens[at].key for at in range(max(clause.first, group.span[0] - 2), group.span[0])}
        if before & _INDEFINITE or (group.single and not before & {"the"}):
            return False
        if group.word[:1].isascii() and not before & {"the", "same", "this", "that"}:
            return False
        if "another" in clause.marks or clause.sentence == last.sentence:
            return False
        if group.kind.equipment_class == "convoy":
            return any(other.kind.unit in {"vehicle", "system", "convoy"} for other in last.groups)
        gathers = any(other.gathers or other.kind.unit == "wagon" for other in last.groups)
        return gathers or bool(last.marks & {"load", "rail", "aboard"})

    def _with_groups(self, clause: Clause, block: int) -> None:
        kinds = clause.kinds()
        last = self._near(clause, block)
        if last is not None and self._is_same_carrier(clause, last):
            self._go_on(clause, last)
            return
        if self._dropped == clause.sentence and not clause.places:
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
        if not kinds & _HAPPENS or ("static" in kinds and not kinds & MOVING):
            self._quiet(clause, block, last, kinds)
            return
        if self._is_history(clause):
            return
        if last is not None and last.sentence == clause.sentence and self._joins(clause, last):
            last.groups.extend(clause.groups)
            last.take(clause, aside=True)
            return
        event = Event(clause.sentence, block, self._tokens)
        event.groups = list(clause.groups)
        self._begin(event, clause, last)

    def _joins(self, clause: Clause, last: Event) -> bool:
        """Tell whether a clause with groups tells more of the event before it in its sentence.

        So do the contents of a train told before ("ешелон вирушив ... і був на станції: 30 Уралів") and what was
        seen beside the first group ("за якими їхала вантажівка").
        """
        if clause.tense == "future" or last.tense == "future":
            return False
        gathered = all(group.gathers for group in last.groups)
        if gathered and not any(group.gathers for group in clause.groups):
            return clause.actions[0][0] < clause.groups[0].lead
        kinds = clause.kinds()
        opposed = ("arrive" in kinds and "depart" in last.actions) or ("depart" in kinds and "arrive" in last.actions)
        return not clause.places and not clause.dates and not clause.clocks and not opposed and "such" in clause.marks

    def _moves_first(self, clause: Clause) -> bool:
        """Tell whether the loss is only told aside in a clause whose verb is of movement."""
        moves = [at for at, cue in clause.actions if cue.kind in MOVING and cue.tense != "noun"]
        lost = [at for at, cue in clause.actions if cue.kind == "lost" and not self._is_told_aside(at)]
        return bool(moves) and (not lost or moves[0] < lost[0])

    def _is_told_aside(self, at: int) -> bool:
        """Tell whether a loss is only a circumstance: "после двух взрывов", "повреждённый А-50"."""
        before = {self._tokens[each].key for each in range(max(0, at - 3), at)}
        if before & {"после", "після", "пасля", "after", "following"}:
            return True
        return bool(_PARTICIPLE.search(self._tokens[at].key))

    def _quiet(self, clause: Clause, block: int, last: Event | None, kinds: set[str]) -> None:
        """Treat groups of a clause in which nothing moves: parts of what was told before, or nothing."""
        if "static" in kinds and "queue" not in clause.marks and not self._is_standing_train(clause):
            same = last is not None and last.sentence == clause.sentence and "among" in clause.marks
            if not same:
                self._parked = clause
                self._last = last if last is not None and last.sentence == clause.sentence else None
                return
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
            event.groups = list(clause.groups)
            self._begin(event, clause, last)
            return
        headed = any(place.heading for place in clause.places)
        if headed and any(group.counted or group.single or group.gathers for group in clause.groups):
            self._note(clause, block, last)
            return
        if last is not None and self._is_gapped(clause, last):
            self._gapped(clause, block, last)
            return
        if last is not None and self._elaborates(clause, last):
            self._elaborate(clause, last)
            return
        if self._is_telegraphic(clause):
            self._note(clause, block, last)
        elif "future" not in clause.marks and "negation" not in clause.marks:
            self._noted = clause

    def _note(self, clause: Clause, block: int, last: Event | None) -> None:
        """Start an event from a line of a log, which has no verb; it shares the line before's day, not its places."""
        event = Event(clause.sentence, block, self._tokens)
        event.groups = list(clause.groups)
        if last is not None and not clause.dates and last.sentence == clause.sentence:
            event.dates = list(last.dates)
        self._begin(event, clause, None)

    def _is_gapped(self, clause: Clause, last: Event) -> bool:
        """Tell whether the verb before is to be thought here too: "five went to Lepel, three to Orsha"."""
        roles = {place.role for place in clause.places} - {"away", "at"}
        if clause.sentence != last.sentence or not roles or "future" in clause.marks or last.tense == "future":
            return False
        return bool(last.actions) or any(group.elliptic for group in clause.groups)

    def _gapped(self, clause: Clause, block: int, last: Event) -> None:
        event = Event(clause.sentence, block, self._tokens)
        event.groups = list(clause.groups)
        event.actions = list(last.actions)
        event.gapped = True
        event.tense = last.tense
        self._begin(event, clause, last)

    def _is_standing_train(self, clause: Clause) -> bool:
        if not any(group.kind.equipment_class == "train" for group in clause.groups):
            return False
        return all(group.kind.equipment_class in {"train", "wagon"} for group in clause.groups) and any(
            place.role == "at" for place in clause.places
        )

    def _elaborates(self, clause: Clause, last: Event) -> bool:
        """Tell whether the clause lists what the last event's train or convoy held, or more of it."""
        if "future" in clause.marks or "history" in clause.marks:
            return False
        if clause.sentence == last.sentence:
            return True
        if clause.marks.keys() & {"aboard", "among", "total", "such"}:
            return True
        if "another" in clause.marks and clause.places:
            return True
        carried = all(group.gathers or not group.counted or group.kind.unit == "wagon" for group in last.groups)
        return carried and not clause.places and clause.sentence - last.sentence == 1

    def _elaborate(self, clause: Clause, last: Event) -> None:
        if "another" in clause.marks and clause.places:
            event = Event(clause.sentence, last.block, self._tokens)
            event.groups = list(clause.groups)
            event.actions = list(last.actions)
            self._begin(event, clause, None)
            return
        last.groups.extend(clause.groups)
        last.marks |= set(clause.marks) - {"future"}
        last.clauses.append(clause)
        last.places.extend(clause.places)
        last.dates.extend((low, high, clause.tense) for low, high in clause.dates)
        last.sentence = clause.sentence

    def _is_telegraphic(self, clause: Clause) -> bool:
        """Tell whether a note without a verb speaks of a movement: a road, a route, a train at a station."""
        roles = {place.role for place in clause.places}
        headed = (
            self._header is not None
            and self._header.places
            and clause.sentence - self._header.sentence <= _HEADING_REACH
        )
        if "future" in clause.marks or "negation" in clause.marks:
            return False
        if not clause.places:
            return bool(headed) and any(group.counted for group in clause.groups)
        if roles & {"from", "between"} and roles & {"to", "between to"}:
            return True
        gathers = any(group.gathers for group in clause.groups)
        return (
            bool(clause.marks.keys() & {"road"})
            or (gathers and bool(roles))
            or (self._is_note(clause) and bool(roles - {"away"}))
        )

    def _is_note(self, clause: Clause) -> bool:
        """Tell whether the clause is a line of a log: a time or date and counted groups, hardly another word."""
        filled = sum(group.span[1] - group.lead for group in clause.groups)
        filled += sum(place.extent - place.lead for place in clause.places)
        timed = bool(clause.dates or clause.clocks or self._header)
        return filled * (3 if timed else 2) >= clause.after - clause.first - len(clause.clocks)

    def _is_history(self, clause: Clause) -> bool:
        """Tell whether uncounted things of other times are meant: "осенью 2022-го такие поезда уже приходили"."""
        counted = any(group.counted for group in clause.groups)
        if counted:
            return False
        coarse = any(low.kind in {"year", "month"} for low, _ in clause.dates)
        return "history" in clause.marks or (coarse and clause.tense == "past")

    def _begin(self, event: Event, clause: Clause, last: Event | None) -> None:
        """Start an event with a clause; take from the one before what carries on."""
        event.take(clause)
        if self._header is not None and clause.sentence - self._header.sentence > _HEADING_REACH:
            self._header = None
        if self._header is not None:
            if not event.has("at") and not (event.has("from") and event.has("to")):
                for place in self._header.places:
                    place.role = place.role or "at"
                    event.places.append(place)
            if not event.dates:
                event.dates.extend((low, high, "past") for low, high in self._header.dates)
            event.clocks.extend(self._header.clocks)
        headed = self._headed
        if headed is not None and headed is not clause and headed.sentence == clause.sentence:
            self._place_under(headed, event)
        if (
            self._pending is not None
            and clause.sentence - self._pending.sentence <= 1
            and self._pending.block == event.block
        ):
            self._join_pending(event)
        self._point(clause, event, last)
        if last is not None and last is not event:
            event.such = last
        self._finish(event)

    def _place_under(self, headed: Clause, event: Event) -> None:
        """Put what a later clause of a sentence tells where the name at the head of the sentence says."""
        if not event.has("at") and not (event.has("from") and event.has("to")):
            event.places.extend(place for place in headed.places if place.heading)

    def _join_pending(self, event: Event) -> None:
        pending = self._pending
        if pending is None:
            return
        roles = {place.role for place in event.places if not place.wide}
        if not roles & {"at", "via", "from"}:
            event.places.extend(place for place in pending.places if place.role not in roles)
        if not event.dates:
            event.dates = pending.dates
        self._pending = None

    def _point(self, clause: Clause, event: Event, last: Event | None) -> None:
        """Resolve "there", "туди ж", "оттуда" to the place of the event before."""
        if last is None:
            return
        for role in ("to", "at", "from"):
            if f"there {role}" in clause.marks:
                event.there[role] = last
        if self._leaves_the_field(clause):
            event.there["from"] = last

    def _leaves_the_field(self, clause: Clause) -> bool:
        """Tell whether "the airfield", "с аэродрома" without a name points back to the place told before."""
        for at in range(clause.first + 1, clause.after):
            token = self._tokens[at]
            if token.kind == "word" and type_of((token.key,)) in _FIELDS:
                named = any(place.first - 4 <= at < place.extent for place in clause.places if place.kind in _FIELDS)
                before = {self._tokens[each].key for each in range(max(clause.first, at - 2), at)}
                if not named and before & {"left", "from", "с", "со", "з", "із", "са", "зі"}:
                    return True
        return False

    def _finish(self, event: Event) -> None:
        self.events.append(event)
        self._last = event
        self._pending = None
