"""Tell whether a clause says what the train or column told before held, item by item or by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.events.notes import Notes
from geo.reports.text.cues import MOVING
from geo.reports.text.grammar import verb_says_one
from geo.reports.text.joining import AND_PLUS
from geo.reports.text.tokens import OPEN_QUOTES

if TYPE_CHECKING:
    from geo.reports.clauses.parting import Clause
    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group
    from geo.reports.toponyms.mention import PlaceMention

_ENDS = frozenset({"from", "to"})
_NO_BULLETS = frozenset("«“„\"'(№#@~≈<>≥≤")
_OF_AN_ITEM = frozenset({"total", "among", "rail", "road", "air", "aboard"})
"""What the words of one more line of a list may say beside what it counts: "— 1 пасажырскі вагон"."""
_OF_A_LEAD = frozenset({"aboard", "total", "among", "such", "road", "rail", "everything"})
_OF_THE_NEXT = frozenset({"then", "another", "too", "total", "road", "rail", "everything"})
_AFTER = frozenset("через спустя праз цераз за после після пасля".split())
_SPANS = ("час", "мину", "хвил", "полчас", "пів", "паў", "годин", "гадзін", "сут", "доб", "обед", "обід", "абед")
_HOLDS = frozenset({"with", "of", "с", "со", "з", "із", "зі", "са", ":", "(", "—", "–"})
_OTHERS = frozenset(
    "some other others new часть другие новые некоторые частина інші нові деякі частка іншыя новыя некаторыя".split()
)
_OPENING = 7
"""So many words at most stand before what a sentence without a verb counts."""
_UNLOADING = ("выгруз", "разгруз", "сгруз", "сгрузил", "вивантаж", "розвантаж", "згруз", "unloaded")

_WITH = frozenset({"с", "со", "з", "із", "са", "with", "carrying", "taking"})
_TAKING = (
    "забра",
    "взяв",
    "узяў",
    "узяв",
    "прихват",
    "прихоп",
    "прыхап",
    "захват",
    "захап",
    "погруз",
    "завантаж",
    "загруз",
)


def flying_groups(event: Event) -> list[Group]:
    """Return the aircraft of an event that may land and take off again; who sat in them stays where they landed."""
    return [group for group in event.groups if group.kind.unit == "aircraft" and group.kind.equipment_class != "uav"]


_FELL = ("упав", "впав", "упал", "впал", "упа", "fell", "crash", "рухнул", "розбив", "разбил")


class Loads(Notes):
    """Judges clauses that add groups to the event told last."""

    def _holds(self, clause: Clause, last: Event) -> bool:
        """Tell whether a sentence that begins with a verb says what the train or column before it held.

        "Пришёл эшелон. Разгрузился в Ельске: 12 «Торов»", "Дошла до Кобрина: четыре «Урала»", "Выгрузили 12 танков".
        """
        empty = all(group.gathers and not group.counted and not group.cargo for group in last.groups)
        went = bool(MOVING & set(last.actions)) and last.tense != "future" and clause.tense not in {"future", ""}
        if not (empty and went and last.groups) or clause.sentence - last.sentence != 1 or clause.dates:
            return False
        begins = clause.actions[0][0] == clause.first if clause.actions else False
        if not begins or any(group.gathers for group in clause.groups):
            return False
        word = self._tokens[clause.first].key
        listed = self._tokens[clause.groups[0].lead - 1].text == ":" and verb_says_one(word) is True
        return listed or word.startswith(_UNLOADING)

    def _tells_strength(self, clause: Clause, last: Event) -> bool:
        """Tell whether a sentence says how many went with the column or battalion told before: "Задействованы 17 БТР"."""
        nobody = all(group.gathers or group.kind.equipment_class == "personnel" for group in last.groups)
        went = (
            bool(MOVING & set(last.actions)) and last.tense != "future" and not last.marks & {"take part", "negation"}
        )
        named = [group for group in last.groups if group.kind.id != "unit_bn"]
        loose = nobody and not any(group.counted for group in named) and not clause.places
        return went and loose and clause.sentence - last.sentence == 1 and all(group.counted for group in clause.groups)

    def _falls(self, clause: Clause, last: Event | None) -> bool:
        """Let drones told before have come where a clause says that they fell: "дрон летів з Росії й упав під Чериковом"."""
        if last is None or clause.groups or not clause.places or last.sentence != clause.sentence:
            return False
        if any(group.kind.equipment_class != "uav" for group in last.groups) or not last.has("from") or last.has("at"):
            return False
        fell = any(self._tokens[at].key.startswith(_FELL) for at, _ in clause.actions)
        if fell:
            last.places.extend(place for place in clause.places if place.role == "at")
        return fell

    def _goes_on_counting(self, clause: Clause, last: Event) -> bool:
        """Tell whether a short sentence without a verb counts what came next: "Потом ещё 12 БМП.", "Вечером — 4 «Урала»."."""
        plain = not (clause.kinds() or clause.places or clause.clocks) and not clause.marks.keys() - _OF_THE_NEXT
        told = any(group.counted for group in clause.groups) and all(group.one is not False for group in clause.groups)
        went = (
            bool(MOVING & set(last.actions)) and last.tense != "future" and not last.marks & {"negation", "take part"}
        )
        if not (plain and told and went) or clause.sentence - last.sentence != 1:
            return False
        if any(low.kind != "part" for low, _ in clause.dates) or clause.groups[0].lead - clause.first > _OPENING:
            return False
        if any(self._tokens[at].kind != "mark" for at in range(clause.groups[-1].span[1], clause.after)):
            return False  # "ещё 300 танков на складах"
        words = [self._tokens[at].key for at in range(clause.first, clause.groups[0].lead)]
        joined = bool(words) and (
            words[0] in AND_PLUS or (words[0] in _AFTER and words[1:2] != [] and words[1].startswith(_SPANS))
        )
        return joined or bool(clause.dates or clause.marks.keys() & {"then", "another", "too"})

    def _elaborates(self, clause: Clause, last: Event) -> bool:
        """Tell whether the clause lists what the last event's train or convoy held, or more of it."""
        if "future" in clause.marks or "history" in clause.marks:
            return False
        if clause.sentence == last.sentence:
            return True
        if clause.dates and any(place.role == "at" and not place.wide for place in clause.places):
            return False  # what was loaded elsewhere on its own day
        if clause.marks.keys() & {"aboard", "among", "total", "such"}:
            return True
        if "another" in clause.marks and clause.places:
            return True
        carried = all(group.gathers or not group.counted or group.kind.unit == "wagon" for group in last.groups)
        carried = carried or self._names_types(clause, last)
        return carried and not clause.places and clause.sentence - last.sentence == 1

    def _names_types(self, clause: Clause, last: Event) -> bool:
        """Tell whether a sentence without a verb only names the types of so many vehicles: "60 машин. Грузавікі, аўтобусы."."""
        whole = all(group.gathers or group.kind.id == "vehicle" for group in last.groups) and not clause.kinds()
        plain = not (clause.dates or clause.clocks) and len(clause.groups) > 1
        if not (whole and plain) or any(group.counted or group.kind.id == "vehicle" for group in clause.groups):
            return False
        first = clause.first + (self._tokens[clause.first].text in OPEN_QUOTES)
        return self._tokens[first].kind == "word" and clause.groups[0].lead - first <= 1

    def _is_next_item(self, clause: Clause, last: Event) -> bool:
        """Tell whether a clause is one more line of a list: "• 12 «Уралов»", "— 20 БТР;", with nothing of its own but groups."""
        if clause.sentence - last.sentence != 1 or clause.kinds() or clause.dates or clause.clocks:
            return False
        if any(place.role not in _ENDS or place.lead < clause.groups[-1].span[1] for place in clause.places):
            return False
        if clause.marks.keys() - _OF_AN_ITEM or not last.clauses:
            return False
        before = last.clauses[-1]
        if self._is_numbered_line(clause, before):
            return True
        if not self._is_bullet(clause.first):
            return False
        return self._is_bullet(before.first) or any(
            self._tokens[at].text == ":" and self._is_bullet(at + 1)
            for at in range(before.first, min(before.after, clause.first))
        )

    def _opens_list(self, clause: Clause) -> bool:
        """Tell whether a line only leads to the list of what moved: "Што ў складзе:", "What was seen:"."""
        if self._tokens[clause.after - 1].text != ":" or clause.kinds() - {"seen", "be"}:
            return False
        told = clause.places or clause.dates or clause.clocks or clause.marks.keys() - _OF_A_LEAD
        return not told and clause.after < len(self._tokens) and self._is_bullet(clause.after)

    def _is_numbered_line(self, clause: Clause, before: Clause) -> bool:
        """Tell whether a line of a list that a colon opened begins with a number of things, as the line before it does."""
        lines = (before, clause)
        if not all(each.groups and each.groups[0].count_span and not each.kinds() for each in lines):
            return False
        begin = all((each.groups[0].count_span or (-1, 0))[0] == each.first for each in lines)
        opened = before.first > 0 and self._tokens[before.first - 1].text == ":"
        if begin and (opened or self._listed == before.sentence):
            self._listed = clause.sentence
        return self._listed == clause.sentence

    def _is_bullet(self, at: int) -> bool:
        """Tell whether a line begins with a mark that makes it an item of a list: a dash, a dot, a picture, "1)"."""
        token = self._tokens[at]
        if token.kind == "number":
            return at + 1 < len(self._tokens) and self._tokens[at + 1].text == ")"
        return token.kind == "mark" and token.text not in _NO_BULLETS

    @staticmethod
    def _add_item(clause: Clause, last: Event) -> None:
        """Add one more line of a list to its event; where each line says whence or whither its own went, it keeps that."""
        before = last.clauses[-1]
        if any(place.role == "from" for place in clause.places) or (clause.places and _ends_behind(before)):
            for each in (before, clause):
                own = _ends_behind(each)
                for group in each.groups:
                    group.places.extend(own)
                each.places = [place for place in each.places if place not in own]
                last.places = [place for place in last.places if place not in own]
        last.groups.extend(clause.groups)
        last.take(clause, aside=True)
        last.sentence = clause.sentence

    @staticmethod
    def _take_load(clause: Clause, last: Event) -> None:
        """Add what a clause says that the train or column of an event held."""
        last.groups.extend(clause.groups)
        last.take(clause, aside=True)
        last.sentence = clause.sentence

    def _flown_on(self, clause: Clause, last: Event | None) -> list[Group]:
        """Return the aircraft that landed and leave again with a load: "сел в Мачулищах и ушёл в Мурманск с двумя С-300"."""
        again = self._moved_again(clause, last) if last is not None else []
        if again:
            clause.groups = []
            return again
        if last is None or clause.sentence != last.sentence or "arrive" not in last.actions or not clause.actions:
            return []
        verb, lead = clause.actions[0][0], clause.groups[0].lead
        goes = clause.actions[0][1].kind in {"depart", "move"} and verb < lead and verb - clause.first <= 1
        near = [self._tokens[at].key for at in range(max(verb, lead - 2), lead)]
        loads = "aboard" in clause.marks or any(key in _WITH or key.startswith(_TAKING) for key in near)
        return flying_groups(last) if goes and loads and clause.groups[0].kind.unit != "aircraft" else []

    def _moved_again(self, clause: Clause, last: Event) -> list[Group]:
        """Return what had come and is named again, as it goes on: "прыйшлі 13 машын РЭБ. Праз дзень машыны РЭБ перагналі ў Расоны"."""
        seen = set(last.actions) <= {"seen", "be"} and bool(last.actions)
        later = clause.sentence - last.sentence == 1 and (seen or (bool(clause.dates) and "arrive" in last.actions))
        goes = bool(clause.kinds() & {"depart", "move"}) and any(place.role == "to" for place in clause.places)
        if not (later and goes) or clause.tense != "past" or "another" in clause.marks or self._names_others(clause):
            return []
        if any(group.counted or group.single or group.one is not False for group in clause.groups):
            return []
        named = {group.kind.id for group in clause.groups}
        again = [group for group in last.groups if group.counted and group.kind.id in named]
        return again if {group.kind.id for group in again} == named else []

    def _are_the_ones_seen(self, clause: Clause, last: Event) -> bool:
        """Tell whether all that was seen before goes on now: "Бачылі 9 «Уралаў». «Уралы» паехалі на Салігорск"."""
        if not last.actions or not set(last.actions) <= {"seen", "be"}:
            return False
        again = self._moved_again(clause, last)
        return bool(again) and all(group.gathers or group in again for group in last.groups)

    @staticmethod
    def _went_by_train(clause: Clause, last: Event) -> bool:
        """Tell whether whence the train left is told of what was sent: "200 вайскоўцаў накіраваліся ў Расію; цягнік адправіўся з Брэста"."""
        whence = bool(clause.places) and all(each.role == "from" for each in clause.places)
        sent = "depart" in clause.kinds() and last.has("to")
        unloaded = (
            "arrive" in clause.kinds() and "arrive" in last.actions
        )  # "разгрузілі 10 БМП, эшалон прыйшоў з Барысава"
        if not (whence and (sent or unloaded)) or last.has("from") or clause.sentence != last.sentence:
            return False
        return all(group.counted and not group.gathers for group in last.groups)

    def _is_held(self, clause: Clause) -> bool:
        """Tell whether "with" or a colon stands between a train and what else is told: "стаіць эшалон з 12 танкамі"."""
        between = {self._tokens[at].key for at in range(clause.groups[0].span[1], clause.groups[1].lead)}
        return bool(between & _HOLDS) and not any(group.kind.unit == "person" for group in clause.groups)

    def _stands_ahead(self, clause: Clause) -> bool:
        """Tell whether what stands somewhere only says where its sentence goes on: "у Брэсцкай вобласці размешчаны заставы, перакінута ..."."""
        return clause.kinds() == {"static"} and self._tokens[clause.after - 1].text == ","

    @staticmethod
    def _look_ahead(clause: Clause) -> None:
        """Take what is yet to come for no day of what came, and where it will go for its heading: "потым паедуць на Паставы"."""
        clause.dates = []
        for place in clause.places:
            place.said = "towards" if place.role == "to" else place.said

    def _names_others(self, clause: Clause) -> bool:
        """Tell whether only some, or others, are meant: "частка танкаў", "other tanks"."""
        return any(self._tokens[at].key in _OTHERS for at in range(clause.first, clause.groups[0].span[0]))

    def _came_last(self, clause: Clause, at: int) -> bool:
        """Tell whether "another" ends what came: "на заміну йому прибув інший"."""
        verb = any(each == at - 1 and cue.kind in MOVING for each, cue in clause.actions)
        return verb and (at + 1 >= clause.after or self._tokens[at + 1].kind == "mark")

    @staticmethod
    def _is_of_another_kind(clause: Clause, last: Event) -> bool:
        """Tell whether a colon only gives the reason, which is another aircraft: "МиГ-29 взлетал: дрон шёл на Столин"."""
        drones = [
            any(group.kind.equipment_class == "uav" for group in groups) for groups in (clause.groups, last.groups)
        ]
        own = bool(clause.actions) and bool(clause.places)
        return own and drones[0] != drones[1] and any(group.kind.unit == "aircraft" for group in last.groups)

    def _is_sum(self, clause: Clause, last: Event | None) -> bool:
        """Tell whether a clause only sums up: ", bringing the total since the first of May to 118"."""
        return "total" in clause.marks and last is not None and last.sentence == clause.sentence

    def _only_goes_on(self, clause: Clause, last: Event | None) -> bool:
        """Tell whether a clause without a verb adds roads or places to the one before it in its sentence."""
        if last is None or clause.kinds() or not clause.places:
            return False
        told = clause.tells_origin() and "such" in clause.marks and clause.sentence - last.sentence == 1
        return clause.sentence == last.sentence or told


def _ends_behind(item: Clause) -> list[PlaceMention]:
    """Return whence and whither a line of a list says that its groups went: the places behind them."""
    return [place for place in item.places if item.groups and place.lead >= item.groups[-1].span[1]]
