"""Tell whether a clause without a verb of movement is a note of one: a line of a log, a road, a route, a train at a station."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.clauses.other_deeds import is_other_deed
from geo.reports.text.cues import MOVING
from geo.reports.text.grammar import is_finite
from geo.reports.text.joining import DASHES, NOT, OF, THAT, WHO
from geo.reports.toponyms.mention import in_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.events.event import Event
    from geo.reports.text.tokens import Token
    from geo.reports.toponyms.mention import PlaceMention

HEADING_REACH = 6
"""A heading with a day or place holds for so many sentences behind it."""
_OBJECT_REACH = 5
"""So far before what it is done to stands an infinitive's "to" at most."""
_THERE_IS = frozenset({"ёсць", "есць", "есть", "є", "имеется", "имеются"})
"""Right before a thing these say that it is there: "На аэрадроме ёсць Іл-22ПП"."""
_OPENS_ENTRY = DASHES | {":"}
_ON = frozenset({"on", "на", "combat", "боевом", "бойовому", "баявым"})
_STAYED = (
    "spent", "wintered", "overnighted", "summered", "провел", "простоял", "ночевал", "переночевал", "зимовал", "перезимовал", "провів", "простояв",
    "ночувал", "переночувал", "зимувал", "прастая", "правялі", "правеў", "начавал", "пераначавал", "зімавал", "перазімавал",
)  # fmt: skip
"""Beginnings of verbs that say where the time before a departure was spent."""
_SAYING = tuple(
    "сообща сообщи повідом паведам писал пісал пиш піш говор гавор каж казал кажу рассказ расказ розпов заяв заяў".split()
)
"""Beginnings of verbs that only say who tells it."""


class Notes:
    """Judges clauses in which nothing moves by their words; holds the heading told last."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        self._tokens = tokens
        self._language = language
        self._header: Clause | None = None
        self._stood: Clause | None = None
        self._listed = -1

    def _note_whole(self, clause: Clause) -> None:
        """Keep where a whole stood of which a part is told to leave: "Из восьми Су-34, базировавшихся в Лиде, ..."."""
        opens = self._tokens[clause.first].key in OF and clause.kinds() == {"static"}
        if opens and any(place.role == "at" and not place.wide for place in clause.places):
            self._stood = clause

    def _tells_what_is_left(self, clause: Clause, last: Event) -> bool:
        """Tell whether only what stayed is told: "Of 3,000 men who came to Belarus, fewer than 1,000 remain", "36 lorries, which waited"."""
        if clause.sentence != last.sentence or clause.kinds() != {"static"}:
            return False
        if self._tokens[clause.first].key in WHO and set(last.actions) <= {"seen", "be"}:
            return True
        begun = last.clauses[0].first if last.clauses else clause.first
        if any(place.first <= begun + 1 < place.extent for place in last.places):
            return False  # "From Baranavichy three jets left, an A-50 stayed"
        return self._tokens[begun].key in OF

    def _leave_where_they_were(self, clause: Clause) -> None:
        """Let them leave from where a relative clause says they were: "the 14 Mi-24s that had wintered at Luninets flew to Russia"."""
        moves = [at for at, cue in clause.actions if cue.kind in MOVING and cue.tense != "noun"]
        goals = [place for place in clause.places if place.role == "to"]
        if not (clause.groups and moves and goals) or clause.tells_origin():
            return
        for place in clause.places:
            inside = range(clause.groups[0].span[1], place.lead)
            if place.role != "at" or place.wide or not place.extent <= moves[0] < goals[0].lead:
                continue
            if any(self._tokens[at].key in THAT or self._tokens[at].key.startswith(_STAYED) for at in inside):
                place.role = "from"
                return

    def _had_stayed(self, clause: Clause, last: Event | None) -> bool:
        """Let what returned have come from where the next sentence says that it spent its time: "It had spent nine weeks at Lida"."""
        spots = [place for place in clause.places if place.role == "at" and not place.wide]
        if last is None or clause.kinds() or not spots or last.has("from") or not MOVING & set(last.actions):
            return False
        if not any(self._tokens[at].key.startswith(_STAYED) for at in range(clause.first, spots[0].lead)):
            return False
        last.places.append(in_role(spots[0], "from"))
        return True

    def _left_behind(self, clause: Clause) -> list[PlaceMention]:
        """Return where the whole stood that a part of it left, told in the same sentence."""
        stood = self._stood
        if stood is None or stood.sentence != clause.sentence or clause.tells_origin() or not clause.kinds() & MOVING:
            return []
        if not any(place.role == "to" for place in clause.places):
            return []
        return [in_role(place, "from") for place in stood.places if place.role == "at" and not place.wide]

    def _is_to_be_done(self, lead: int, first: int) -> bool:
        """Tell whether an English infinitive stands before what is told of: "urged them not to lead trains to Ukraine"."""
        for at in range(max(first, lead - _OBJECT_REACH), lead - 1):
            verb = self._tokens[at + 1]
            if self._tokens[at].key == "to" and verb.kind == "word" and verb.text.islower():
                return verb.key not in {"the", "a", "an", "its", "their", "his"}
        return False

    def _is_telegraphic(self, clause: Clause) -> bool:
        """Tell whether a note without a verb speaks of a movement: a road, a route, a train at a station."""
        places = [*clause.places, *(place for group in clause.groups for place in group.places)]
        roles = {place.role for place in places if place.role or place.heading or not place.wide}
        timed = clause.dates or clause.clocks or any(group.dates for group in clause.groups)
        headed = (
            self._header is not None
            and self._header.places
            and clause.sentence - self._header.sentence <= HEADING_REACH
        )
        if clause.marks.keys() & {"future", "negation", "history"} or self._tells_else(clause):
            return False
        if self._is_to_be_done(clause.groups[0].span[0], clause.first):
            return False
        if all(group.kind.unit == "person" and not group.counted for group in clause.groups):
            return False
        if self._is_on_station(clause):
            return False
        if not places:
            placed = bool(headed) or "road" in clause.marks
            entry = self._tokens[clause.first].kind == "clock" and any(
                group.one or group.single for group in clause.groups
            )
            return placed and (entry or any(group.counted for group in clause.groups) or self._is_column(clause))
        if roles & {"from", "between"} and roles & {"to", "between to"}:
            return True
        if roles & {"via", "to", "from"} and timed and any(group.counted for group in clause.groups):
            return True
        gathers = any(group.gathers for group in clause.groups)
        return (
            bool(clause.marks.keys() & {"road"})
            or (gathers and bool(roles))
            or (self._is_note(clause) and bool(roles - {"away"}))
        )

    def _is_on_station(self, clause: Clause) -> bool:
        """Tell whether ships are only told to be on duty: "у Чорному морі на чергуванні три носії «Калібрів»"."""
        at = clause.marks.get("scramble", clause.marks.get("duty"))
        on_duty = at is not None and self._tokens[at - 1].key in _ON and not clause.kinds()
        return on_duty and all(group.kind.equipment_class == "ship" for group in clause.groups)

    @staticmethod
    def _is_column(clause: Clause) -> bool:
        """Tell whether a clause says what a column under a heading is made of: "Нароўля. Калона: БТР, «Грады»"."""
        first, *behind = clause.groups
        return first.gathers and first.lead == clause.first and bool(behind)

    def _free_of_last_denial(self, clause: Clause) -> None:
        """Forget a denial of only what a list ends with: "14 октября — 17 платформ, 15-го — уже ни одной"."""
        behind = clause.groups[-1].span[1]
        at = clause.marks.get("negation", behind)
        commas = any(self._tokens[each].text == "," for each in range(behind, at))
        if commas and clause.dates and all(group.counted for group in clause.groups):
            del clause.marks["negation"]

    def _tells_else(self, clause: Clause) -> bool:
        """Tell whether a verb that tells of no movement stands in a clause: "перадасць Украіне дзесяць танкаў"."""
        if clause.tense == "future" or "hedge" in clause.marks:
            return False
        covered = [(group.lead, group.span[1]) for group in clause.groups]
        covered += [(place.lead, place.extent) for place in clause.places]
        others = [
            at for at in range(clause.first, clause.after) if not any(first <= at < after for first, after in covered)
        ]
        if any(self._tokens[group.lead - 1].key in _THERE_IS for group in clause.groups if group.lead > clause.first):
            return True
        if any(is_other_deed(self._tokens, at, clause.after) for at in others):
            return True
        return any(
            is_finite(self._tokens[at].key)
            and not self._tokens[at].key.startswith(_SAYING)
            and self._tokens[at - 1].key not in NOT
            for at in others
        )

    def _is_note(self, clause: Clause) -> bool:
        """Tell whether the clause is a line of a log: a time or date and counted groups, hardly another word."""
        filled = sum(group.span[1] - group.lead for group in clause.groups)
        filled += sum(place.extent - place.lead for place in clause.places)
        timed = bool(clause.dates or clause.clocks or self._header)
        return filled * (3 if timed else 2) >= clause.after - clause.first - len(clause.clocks)

    def _opens_log(self, clause: Clause) -> bool:
        """Tell whether a place and an hour head a log, whose entries have hours alone: "Станция Новобелицкая, 06:10: ..."."""
        spot = clause.places[0] if clause.places else None
        if (
            spot is None
            or not clause.clocks
            or spot.role not in {"", "at"}
            or spot.lead - clause.first > 1
            or spot.wide
        ):
            return False
        if self._tokens[clause.clocks[0] + 1].text not in _OPENS_ENTRY:
            return False
        spot.role, spot.heading = "at", True
        return True

    def _is_next_hour(self, clause: Clause, headed: Clause) -> bool:
        """Tell whether a sentence is the next entry of a log that names its place at its head: "07:45: порожняк"."""
        token = self._tokens[clause.first]
        near = clause.sentence - headed.sentence <= HEADING_REACH
        return near and token.kind == "clock" and not clause.dates and bool(headed.clocks)

    def _place_under(self, headed: Clause, event: Event) -> None:
        """Put what a later clause of a sentence tells where the name at the head of the sentence says."""
        if not event.has("at") and not (event.has("from") and event.has("to")):
            event.places.extend(place for place in headed.places if place.heading)
