"""Begin the events of a report, and let each take what carries on from what was told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.events.continuing import Continuing
from geo.reports.events.event import Event
from geo.reports.events.notes import HEADING_REACH
from geo.reports.events.putting_right import opens_correction
from geo.reports.groups.counting_up import counts_up
from geo.reports.groups.each_of_few import is_next_number
from geo.reports.groups.group import Group, uncounted
from geo.reports.numbers.behind_numbers import is_made_out
from geo.reports.text.cues import MOVING
from geo.reports.text.small_words import open_small_words
from geo.reports.toponyms.mention import in_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

_I_STAND = frozenset(
    "стою стоим стоїмо стаю стаім сижу сидим сиджу сидимо сяджу сядзім дежурю чергую i'm standing".split()
)
"""First words of who tells where they watch from: "Стою в Речице на переезде"."""
_BY = frozenset({"road", "rail"})
"""Marks of by what means something goes, which some of them share."""
_REACH = 3
"""So many of the events told last may be where more came to."""


class Beginning(Continuing):
    """Holds the events begun so far: the last one, one that waits for its groups, and the place told ahead."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        super().__init__(tokens, language)
        self.events: list[Event] = []
        self._pending: Event | None = None
        self._last: Event | None = None
        self._headed: Clause | None = None
        self._noted: Clause | None = None
        self._parked: Clause | None = None

    def _start_other(self, clause: Clause, block: int, last: Event) -> None:
        source, before = last.groups[0], last.such
        while source.of_them and before is not None and before.groups:
            source, before = before.groups[0], before.such
        if source.kind.unit == "person":
            return
        event = Event(clause.sentence, block, self._tokens)
        group = Group(list(source.kinds), (clause.marks["another"], clause.marks["another"] + 1))
        group.single = group.one = True
        here = clause.sentence == last.sentence
        group.elliptic = here and is_next_number(source, self._tokens, clause.marks["another"])
        event.groups.append(group)
        self._begin(event, clause, last)

    def _is_how_it_came(self, clause: Clause, parked: Clause) -> bool:
        """Tell whether a sentence begins with the verb of what stood: "В Речице стоит эшелон. Прибыл ночью"."""
        if "static" not in parked.kinds() or clause.tense != "past" or self._tokens[clause.first].key.isascii():
            return False
        behind = clause.first + 1
        bare = self._tokens[behind].key in open_small_words().prepositions or any(
            low.first == behind for low, _ in clause.dates
        )
        return bare and any(at == clause.first and cue.kind in MOVING for at, cue in clause.actions)

    def _move_parked(self, clause: Clause, block: int, last: Event | None) -> None:
        """Start an event from what was told to stand, or to be damaged, and now moves."""
        parked, self._parked = self._parked, None
        event = Event(clause.sentence, block, self._tokens)
        if parked is not None:
            some = self._is_of_some(clause)
            event.groups = uncounted(parked.groups) if some else list(parked.groups)
            if not clause.dates and "static" in parked.kinds():
                event.dates.extend((low, high, parked.tense) for low, high in parked.dates)
            if "static" in parked.kinds():
                stood = [place for place in parked.places if place.role == "at"]
                for place in stood if some and any(place.role == "to" for place in clause.places) else ():
                    place.role = "from"
                event.places.extend(stood)
        self._begin(event, clause, last)

    def _told_before(self, clause: Clause, event: Event) -> Event | None:
        """Return what was told of other days, or to stand: "12 Grads stood near Brahin, six of them went to Komaryn".

        `event`, which the clause begins, then comes from where all of them stood.
        """
        if not (clause.groups[0].elliptic or clause.groups[0].of_them):
            return None
        for noted in (self._noted, self._parked):
            if noted is None or clause.sentence - noted.sentence > 1:
                continue
            before = Event(noted.sentence, event.block, self._tokens)
            before.groups = list(noted.groups)
            stood = noted is self._parked and "static" in noted.kinds()
            if stood and clause.kinds() & {"depart", "move"} and not clause.tells_origin():
                event.places.extend(in_role(place, "from") for place in noted.places if place.role == "at")
            return before
        return None

    def _note(self, clause: Clause, block: int, last: Event | None) -> None:
        """Start an event from a line of a log, which has no verb; it shares the line before's day, not its places."""
        event = Event(clause.sentence, block, self._tokens)
        event.groups = list(clause.groups)
        if last is not None and not clause.dates and last.sentence == clause.sentence:
            event.dates = list(last.dates)
        self._begin(event, clause, None)

    def _gapped(self, clause: Clause, block: int, last: Event) -> None:
        event = Event(clause.sentence, block, self._tokens)
        event.groups = list(clause.groups)
        event.actions = list(last.actions)
        event.gapped = True
        event.tense = last.tense
        self._begin(event, clause, last)

    def _elaborate(self, clause: Clause, last: Event) -> None:
        if "another" in clause.marks and clause.places:
            event = Event(clause.sentence, last.block, self._tokens)
            event.groups = list(clause.groups)
            event.actions = list(last.actions)
            only_goes = all(place.role == "to" for place in clause.places)
            self._begin(event, clause, last if only_goes else None)
            return
        days = [(low, high) for low, high in clause.dates if low.kind != "part"]
        if days and any(low.kind != "part" for low, _, _ in last.dates):
            for group in last.groups:
                group.dates = group.dates or [(low, high) for low, high, _ in last.dates]
            for group in clause.groups:
                group.dates = group.dates or days
        else:
            last.dates.extend((low, high, clause.tense) for low, high in clause.dates)
        last.groups.extend(clause.groups)
        last.marks |= set(clause.marks) - {"future"}
        last.clauses.append(clause)
        last.places.extend(clause.places)
        last.sentence = clause.sentence

    def _date_all(self, clause: Clause, last: Event) -> None:
        """Let "Усе це в неділю", "6 липня." tell the day of all that was told before in the same block."""
        for event in reversed(self.events):
            if event.block != last.block or any(low.kind != "part" for low, _, _ in event.dates):
                break
            event.dates.extend((low, high, "past") for low, high in clause.dates)
            event.clocks.extend(clause.clocks if event is last else ())

    def _sign(self, clause: Clause, last: Event | None) -> None:
        """Let a place and day that stand last tell where and when: "Прошли 17 тралов. Джанкой, 14 июня."."""
        dated = last is not None and any(low.kind == "day" for low, _, _ in last.dates)
        if (
            last is None
            or self._header is not None
            or dated
            or any(not place.wide and place.role != "from" for place in last.places)
        ):
            return
        if clause.dates and clause.places:
            last.places.extend(place for place in clause.places if place.heading or place.role in {"from", "to"})
            if not last.dates:
                last.dates.extend((low, high, "past") for low, high in clause.dates)

    def _head_with(self, clause: Clause) -> None:
        """Take a heading; the day that stood alone before it is its day, a mere time goes on from it: "12.11. Гомель. 8:30."."""
        before = self._header
        if before is not None and clause.sentence - before.sentence == 1 and not (clause.dates or before.places):
            clause.dates = before.dates
        if before is not None and clause.sentence - before.sentence == 1 and clause.clocks and not clause.places:
            clause.places, clause.dates = before.places, clause.dates or before.dates
        self._header = clause

    def _watches_from(self, clause: Clause) -> bool:
        """Tell whether a clause only says where somebody watches from: "Стою в Речице на переезде"."""
        idle = all(cue.tense == "noun" or cue.kind == "static" for _, cue in clause.actions)
        return idle and bool(clause.places) and self._tokens[clause.first].key in _I_STAND

    def _puts_place_right(self, clause: Clause) -> bool:
        """Let a correction that names one place move the last event there: "Поправка: в Слоним"."""
        spots = [place for place in clause.places if not place.wide and place.role]
        last = self._last
        if last is None or len(spots) != 1 or clause.groups or clause.dates or clause.kinds():
            return False
        if not opens_correction(clause, self._tokens):
            return False
        last.places = [place for place in last.places if place.role != spots[0].role or place.wide]
        last.places.append(spots[0])
        for told in last.clauses:
            told.places = [*(each for each in told.places if each in last.places), spots[0]]
        return True

    def _begin(self, event: Event, clause: Clause, last: Event | None) -> None:
        """Start an event with a clause; take from the one before what carries on."""
        self._leave_where_they_were(clause)
        event.take(clause)
        event.places.extend(self._left_behind(clause))
        if self._header is not None and clause.sentence - self._header.sentence > HEADING_REACH:
            self._header = None
        if self._header is not None:
            spot = any(place.heading and not place.wide for place in self._header.places) and not event.actions
            if not event.has("at") and (spot or not (event.has("from") and event.has("to"))):
                came = (
                    any(place.role == "to" and not place.wide for place in event.places) and "arrive" in event.actions
                )
                for place in self._header.places:
                    place.role = place.role or "at"
                    if not (place.power and came):
                        event.places.append(place)
            dated = last is not None and last.sentence == clause.sentence and bool(last.dates)
            if not event.dates and not dated:
                event.dates.extend((low, high, "past") for low, high in self._header.dates)
            event.clocks.extend(self._header.clocks)
        headed = self._headed
        if headed is not None and headed is not clause:
            if headed.sentence == clause.sentence:
                self._place_under(headed, event)
            elif self._is_next_hour(clause, headed):
                self._place_under(headed, event)
                event.dates = event.dates or [(low, high, "past") for low, high in headed.dates]
        if (
            self._pending is not None
            and clause.sentence - self._pending.sentence <= 1
            and self._pending.block == event.block
        ):
            self._join_pending(event)
        self._point(clause, event, last)
        rumour = last is not None and self._is_rumour(clause, last)
        last = self._arrived_before(clause, last)
        if last is not None and last is not event and not rumour:
            event.such = last
            if all(group.of_them for group in event.groups) and not (event.marks & _BY or clause.places):
                event.marks |= last.marks & _BY
        self._finish(event)

    def _arrived_before(self, clause: Clause, last: Event | None) -> Event | None:
        """Return what came before, not what left from there since, for more that came and nobody says whither."""
        if last is None or clause.places or clause.kinds() & MOVING != {"arrive"} or "arrive" in last.actions:
            return last
        if clause.sentence == last.sentence or not {"depart", "move"} & set(last.actions) or not last.has("from"):
            return last
        near = [event for event in self.events[-_REACH:] if event.block == last.block and "arrive" in event.actions]
        return near[-1] if near else last

    def _without_whole(self, clause: Clause, last: Event | None) -> Event | None:
        if last is not None and last in self.events and self._tells_what_is_left(clause, last):
            self.events.remove(last)
            self._last = last = None
        return last

    def _only_counts(self, clause: Clause, last: Event) -> bool:
        """Give what was told without a number the one that is added: "шли тягачи, насчитали 55", "There were fifteen"."""
        near = clause.sentence - last.sentence <= 1
        again = near and not clause.dates and any(is_made_out(self._tokens, group.span[1]) for group in clause.groups)
        more = again or (near and counts_up(clause, self._tokens))
        seen = (clause.sentence == last.sentence or more) and clause.kinds() == {"seen"}
        were = near and clause.kinds() <= {"be"} and (again or clause.kinds() == {"be"})
        if not (seen or were) or clause.places or len(clause.groups) != 1:
            return False
        number = clause.groups[0]
        things = [group for group in last.groups if not group.gathers or group.counted] or last.groups
        open_ones = [group for group in things if group.count is None and not group.single and group.one is not True]
        general = (
            number.kind.id == "vehicle" and not number.single and open_ones and open_ones[0].kind.unit == "vehicle"
        )
        if not (number.elliptic or (general and number.counted)) or len(open_ones) != 1 or len(things) != 1:
            return False
        open_ones[0].count, open_ones[0].count_span = number.count, number.count_span
        return True

    def _counted_ahead(self, clause: Clause) -> list[Group]:
        """Return what a sentence counted for a day before its verb: "Вчера — 40 машин, сегодня насчитали 65"."""
        noted = self._noted
        if noted is None or noted.sentence != clause.sentence or not noted.dates or noted.places or noted.kinds():
            return []
        if not all(group.elliptic for group in clause.groups) or not all(group.counted for group in noted.groups):
            return []
        self._noted = None
        for group in noted.groups:
            group.dates = group.dates or noted.dates
        return noted.groups

    def _noted_before(self, clause: Clause, block: int) -> Event | None:
        """Return what was only noted in the same sentence as something that a clause may go on from."""
        noted = self._noted
        if noted is None or noted.sentence != clause.sentence:
            return None
        event = Event(noted.sentence, block, self._tokens)
        event.groups = list(noted.groups)
        return event

    def _join_pending(self, event: Event) -> None:
        pending = self._pending
        if pending is None:
            return
        roles = {place.role for place in event.places if not place.wide}
        told = {place.role for place in event.places}
        comes = roles == {"from"} and "arrive" in event.actions and all(each.role == "at" for each in pending.places)
        if (comes or not roles & {"at", "via", "from"}) and not {"from", "to"} <= told:
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

    def _finish(self, event: Event) -> None:
        self.events.append(event)
        self._last = event
        self._pending = None
