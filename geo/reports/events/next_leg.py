"""Tell where what was told before went next, and whether the train or aircraft told of now is the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import PlaceKind
from geo.reports.events.compass import clause_goes_by_compass
from geo.reports.events.loads import Loads, flying_groups
from geo.reports.groups.totals import ONE
from geo.reports.text.cues import MOVING
from geo.reports.text.grammar import verb_says_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group
    from geo.reports.toponyms.mention import PlaceMention

_INDEFINITE = frozenset(
    """a an another one еще ще яшчэ один адзін новый новий новы очередной черговий чарговы второй другий другі
    такой такая такую такие такий така таку такі такую такія похожую похожая похожие похожий схожу схожа схожая схожую падобная падобную
    аналогичную аналогичная аналогичные аналогічна аналогічну аналагічная аналагічную similar alike""".split()
)
_OTHER_THINGS = frozenset({"another", "too", "negation", "take part", "history"})
_NUMBERS = ("налічу", "нарахову", "насчитыва", "налічва")
_BY_NOW = frozenset("вже уже ужо тепер теперь цяпер зараз наразі сейчас now already".split())
_ON_LAND = frozenset({"vehicle", "system", "convoy"})
HAPPENS = MOVING | {"seen", "be"}
_ENDS = frozenset({"from", "to"})


def _adds_way(clause: Clause, last: Event) -> bool:
    """Tell whether a clause only adds whence or where to what the event told before lacks of its way."""
    roles = {place.role for place in clause.places}
    if not roles <= _ENDS or ("to" in roles and "arrive" in clause.kinds()):
        return False
    return not any(last.has(role) for role in roles)


class NextLeg(Loads):
    """Judges whether the things of the event told last went on from where they had come."""

    def _is_next_leg(self, clause: Clause, last: Event) -> bool:
        """Tell whether the groups, having arrived, leave again on a day of their own or to another country."""
        kinds = clause.kinds()
        if all(group.kind.equipment_class == "uav" for group in last.groups):
            return False  # a drone that came in and went back out is one that passed
        targets = [place for place in clause.places if place.role in {"to", "between to"}]
        sources = [place for place in clause.places if place.role in {"from", "between"}]
        came = "arrive" in last.actions or ("move" in last.actions and last.has("to") and "depart" in kinds)
        if self._flies_on(clause, last, targets):
            return True
        back = "return" in clause.marks and bool(clause.dates) and bool(MOVING & set(last.actions))
        if not (came or back) or not kinds & (MOVING if back else {"depart", "move"}):
            return False
        if "return" in clause.marks and clause.dates and last.dates and clause.tense != "future":
            return True
        if "arrive" in kinds or clause.tense == "future" or (sources and not targets):
            return False
        wide = any(place.wide for place in targets)
        return bool(clause.dates and last.dates and targets) or wide or ("return" in clause.marks and "depart" in kinds)

    def _went_back_out(self, clause: Clause, last: Event) -> bool:
        """Tell whether drones that came in went back out: "прилетел в Беларусь и улетел обратно"."""
        drones = all(group.kind.equipment_class == "uav" for group in last.groups)
        goes = clause.kinds() & MOVING and "return" in clause.marks and clause.tense != "future"
        return bool(drones and goes) and not clause.places

    def _is_earlier_visit(self, clause: Clause, last: Event) -> bool:
        """Tell whether the same things are told to have come before, on a day of their own: "Раніше, 1 липня, він прилетів"."""
        said = any(low.kind in {"day", "weekday", "before"} for low, _ in clause.dates)
        moved = bool(clause.kinds() & MOVING) and clause.tense != "future" and bool(clause.places)
        return said and moved and bool(last.dates) and bool(clause.marks.keys() & {"history", "earlier"})

    def _flies_on(self, clause: Clause, last: Event, targets: Sequence[PlaceMention]) -> bool:
        """Tell whether an aircraft that landed took off again: "сел в Мачулищах и улетел в Казань", "за годину повернувся"."""
        kinds = clause.kinds()
        takes_off = any(cue.kind == "depart" and cue.mode == "air" for _, cue in clause.actions)  # and leaves its load
        alone = takes_off or all(group.kind.unit in {"aircraft", "person"} for group in last.groups)
        planes = alone and bool(flying_groups(last))
        flew_there = "return" in clause.marks and "move" in last.actions and last.has("to") and last.has("from")
        if (
            not planes
            or not ("arrive" in last.actions or flew_there)
            or last.has("via")
            or clause.tense == "future"
            or "negation" in clause.marks
        ):
            return False
        goes_back = "return" in clause.marks and last.has("from")
        leaves = "depart" in kinds or ("move" in kinds and "return" in clause.marks)
        if "return" in clause.marks and targets and kinds & MOVING:
            return True
        leaves = leaves and (bool(targets) or goes_back or clause_goes_by_compass(clause, self._tokens))
        return leaves or (goes_back and not clause.places and bool(kinds & MOVING))

    def _carrier_of(self, clause: Clause, last: Event, events: Sequence[Event]) -> Event | None:
        """Return the aircraft that brought what was told last, where it alone takes off again: "привёз два С-400, улетел в Сочи"."""
        flies = any(cue.kind == "depart" and cue.mode == "air" for _, cue in clause.actions)
        if not flies or "arrive" not in last.actions or flying_groups(last):
            return None
        before = last.such or next((event for event in reversed(events) if event is not last), None)
        near = before is not None and before.block == last.block and last.sentence - before.sentence <= 1
        if before is None or not near or "arrive" not in before.actions:
            return None
        return before if flying_groups(before) and not last.places else None

    def _is_same_carrier(self, clause: Clause, last: Event | None) -> bool:
        """Tell whether "the train" is the one that the last event loaded or sent off, and no other."""
        if last is None or len(clause.groups) != 1:
            return False
        group = clause.groups[0]
        if self._is_same_drone(clause, last):
            return True
        if clause.tells_origin() and group.gathers and not group.counted and clause.sentence == last.sentence:
            return True
        if not clause.kinds() & (HAPPENS | {"static"}):
            return False
        if not group.gathers or group.cargo or group.counted or group.numbered or group.one is False:
            return False
        before = {self._tokens[at].key for at in range(max(clause.first, group.span[0] - 2), group.span[0])}
        if before & _INDEFINITE or (group.single and not before & {"the"}):
            return False
        if group.word[:1].isascii() and not before & {"the", "same", "this", "that"}:
            return False
        loaded = "load" in last.marks and not any(other.gathers for other in last.groups)
        loaded = loaded or self._stood_at_station(clause, last, group)
        beside = clause.sentence == last.sentence and group.kind.equipment_class != "convoy" and not loaded
        if "another" not in clause.marks and self._went_by_train(clause, last):
            return True
        if "another" in clause.marks or beside:
            return False
        if group.kind.equipment_class == "convoy":
            return any(other.kind.unit in {"vehicle", "system", "convoy"} for other in last.groups)
        gathers = any(other.gathers or other.kind.unit == "wagon" for other in last.groups)
        gathers = gathers or any(place.kind is PlaceKind.STATION for place in last.places)
        return gathers or bool(last.marks & {"load", "rail", "aboard"})

    def _is_same_drone(self, clause: Clause, last: Event) -> bool:
        """Tell whether "the drone" is the one told before, which flies on: "заляцеў «Шахед». Потым БПЛА рухаўся на Брагін"."""
        group, *others = [*clause.groups, *last.groups]
        if any(each.kind.equipment_class != "uav" or each.one is False for each in (group, *others)):
            return False
        if len(others) != 1 or group.counted or group.kind.id != "uav" or clause.sentence - last.sentence > 1:
            return False
        if others[0].counted and others[0].count != ONE:
            return False
        before = {self._tokens[at].key for at in range(max(clause.first, group.span[0] - 2), group.span[0])}
        passed = any(place.role != "to" and not place.wide for place in last.places)  # lost behind where it came
        came = clause.kinds() & {"arrive", "cross"} and (passed or "then" not in clause.marks)
        goes = bool(clause.kinds() & MOVING) and not came
        if before & _INDEFINITE or "another" in clause.marks or clause.dates or not goes:
            return False
        return any(verb_says_one(self._tokens[at].key) for at, cue in clause.actions if cue.kind in MOVING)

    def _stood_at_station(self, clause: Clause, last: Event, train: Group) -> bool:
        """Tell whether "the train" opens a clause behind what was counted at a station: "19 танків, потяг пішов на Барановичі"."""
        told = any(other.counted and other.kind.unit in {"vehicle", "system"} for other in last.groups)
        there = any(place.kind is PlaceKind.STATION for place in last.places)
        opens = train.lead - clause.first <= 1 and bool(clause.kinds() & MOVING)
        return told and there and opens and not any(other.gathers for other in last.groups)

    def _numbers_it(self, clause: Clause, last: Event) -> bool:
        """Tell whether a sentence says of how many the column before it is: "Прибула колона. За даними каналу, вона налічує 90 машин"."""
        gathered = any(group.gathers and not group.counted for group in last.groups)
        if not gathered or clause.sentence - last.sentence > 1 or last.tense == "future":
            return False
        counted = all(group.counted and not group.gathers for group in clause.groups)
        numbers = any(self._tokens[at].key.startswith(_NUMBERS) for at, _ in clause.actions)
        return counted and numbers and "such" in clause.marks and clause.kinds() == {"static"}

    def _came_with(self, clause: Clause, last: Event) -> bool:
        """Tell whether the train before, meant by a pronoun, came, and who was in it: "Він прибув до Орші, у вагонах — 300 солдатів"."""
        train = any(group.kind.unit == "wagon" or group.kind.equipment_class == "train" for group in last.groups)
        if not train or clause.dates or "such" not in clause.marks or not {"aboard", "rail"} & clause.marks.keys():
            return False
        verb = next((at for at, cue in clause.actions if cue.kind in MOVING), None)
        people = all(group.kind.unit == "person" for group in clause.groups)
        return verb is not None and people and clause.marks["such"] < verb < clause.groups[0].lead

    def _sums_up(self, clause: Clause, last: Event | None) -> bool:
        """Tell whether a sentence without a verb sums up what there is by now: "Загалом у країні вже 2000 бойовиків"."""
        if clause.kinds() or (last is not None and last.sentence == clause.sentence):
            return False
        return any(self._tokens[at].key in _BY_NOW for at in range(clause.first, clause.groups[0].lead))

    def _are_the_same(self, clause: Clause, last: Event) -> bool:
        """Tell whether the next sentence begins with what was told before and how it went: "Техніка рухалася з боку Первомайська"."""
        if clause.sentence - last.sentence != 1 or len(clause.groups) != 1 or clause.dates or clause.tense == "future":
            return False
        if not clause.kinds() & MOVING or not clause.places or clause.marks.keys() & _OTHER_THINGS:
            return False
        group = clause.groups[0]
        named = group.counted or group.single or group.gathers or group.one is True or group.kind.unit == "person"
        if named or group.lead != clause.first or group.span[1] - group.lead != 1 or group.word[:1].isascii():
            return False
        if not _adds_way(clause, last):
            return False
        went = last.tense != "future" and {*MOVING, "seen"} & set(last.actions) and not last.marks & _OTHER_THINGS
        told = [other for other in last.groups if not other.gathers] or last.groups
        general = group.kind.id == "vehicle" and all(other.kind.unit in _ON_LAND for other in told)
        return bool(went) and (general or any(other.kind.id == group.kind.id for other in told))

    def _are_the_machines(self, clause: Clause, last: Event) -> bool:
        """Tell whether "all the machines landed" speaks of the aircraft told before."""
        plain = all(group.kind.id == "vehicle" and not group.counted for group in clause.groups)
        air = any(cue.mode == "air" for _, cue in clause.actions)
        return plain and air and bool(flying_groups(last))
