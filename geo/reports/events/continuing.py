"""Tell how a clause goes on from what was told before it: the next leg, the same train, another one, a line of a log."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.model import PlaceKind
from geo.places.typewords import type_of
from geo.reports.events.next_leg import HAPPENS, NextLeg
from geo.reports.events.told_again import is_mended
from geo.reports.text.cues import MOVING, cues_of
from geo.reports.text.joining import NOT
from geo.reports.text.no_deeds import is_inside
from geo.reports.toponyms.mention import in_role

if TYPE_CHECKING:
    from geo.reports.clauses.parting import Clause
    from geo.reports.events.event import Event

_FIELDS = frozenset({PlaceKind.AIRFIELD, PlaceKind.STATION, PlaceKind.TRAINING_GROUND})
_SHORT_HEADING = 8
"""A clause so short that a name heads tells nothing but where: "Снігурівка, без зв'язку."."""
_RELATIVE = frozenset("that which who который которая которые который-то який яка які які-то які якая які што".split())
_WHERE = frozenset({"где", "де", "дзе", "where"})
_MORE = frozenset({"еще", "ще", "яшчэ", "another", "further", "additional"})
_ONES = frozenset({"один", "одна", "одно", "одну", "одного", "адзін", "адна", "адну", "one"})
_PARTICIPLE = re.compile(r"(?:н|т)(?:ый|ий|ая|ую|ые|ых|ого|ага|ны|ы|а|у|ай|ой)$")
_SUMMARIES = (
    "сводк", "зведен", "зводк", "активност", "активніст", "актыўнасц", "обстановк", "абстаноўк", "итог", "підсумк", "вынік", "хроник", "хронік",
    "отчет", "звіт", "справаздач", "обновлен", "оновлен", "абнаўлен", "движени", "summary", "update", "activity",
)  # fmt: skip
"""Beginnings of words that head a report of a day: "Сводка движения по БЧ за 19 марта."."""
_QUIET = frozenset(
    """
    тихо пусто спокойно чисто тишина никого ничего спокійно порожньо нічого нікого тиша ціха пуста спакойна чыста нічога нікога
    quiet nothing nobody
    """.split()
)
_SUBJECT_REACH = 6
_SOME = frozenset(
    """
    half others some половина половину палова другие некоторые часть остальные інші деякі частина решта
    іншыя некаторыя частка астатнія
    """.split()
)
"""Subjects that are a part without a number, or others."""


def is_arrival_of(clause: Clause, last: Event) -> bool:
    """Tell whether a clause says when what left for somewhere is to come there: "Прибыть должен 27-го"."""
    left = not {"depart", "move"}.isdisjoint(last.actions) and last.has("to")
    return left and "arrive" in clause.kinds() and not clause.places and bool(clause.dates)


class Continuing(NextLeg):
    """Judges clauses against the event told last."""

    def _is_heading(self, clause: Clause) -> bool:
        """Tell whether places and times fill most of a clause: "Гомель, 14:20.", "October 9, evening."."""
        filled = sum(place.extent - place.lead for place in clause.places) + len(clause.clocks)
        filled += sum((high or low).after - low.first for low, high in clause.dates)
        marks = sum(self._tokens[at].kind == "mark" for at in range(clause.first, clause.after))
        if clause.dates and self._tokens[clause.first].key in NOT:
            return True
        if (
            self._header is None
            and clause.after - clause.first <= _SHORT_HEADING
            and any(place.heading for place in clause.places)
        ):
            return True
        if clause.dates and not clause.places and self._tokens[clause.first].key.startswith(_SUMMARIES):
            return True
        speaks = bool(clause.places) and all(place.speaker for place in clause.places)
        return speaks or filled * 2 >= clause.after - clause.first - max(1, marks)

    def _is_of_some(self, clause: Clause) -> bool:
        """Tell whether a clause speaks of an uncounted part or of others: "половина з них пішла на Київ"."""
        words = [self._tokens[at].key for at in range(clause.first, min(clause.after, clause.first + _SUBJECT_REACH))]
        if words[:1] == ["the"] and words[1:2] in (["first"], ["last"]) and clause.kinds() == {"seen"}:
            return True  # "eleven drones flew over Homel region, the first seen above Brahin"
        return any(word in _SOME for word in words) and bool(clause.kinds() & HAPPENS)

    def _came_to_stand(self, clause: Clause, last: Event | None) -> bool:
        """Tell whether a clause says where what moved stands now: "до ранку вони вже стояли біля Наровлі"."""
        there = any(place.role == "at" for place in clause.places)
        pointed = bool(clause.marks.keys() & {"such", "everything"})
        return (
            clause.kinds() == {"static"} and there and pointed and last is not None and bool(MOVING & set(last.actions))
        )

    def _place_at_goal(self, clause: Clause, last: Event | None) -> None:
        """Let a clause be at the goal told right before it: "в Курск, где его видели 7 января"."""
        if last is None or clause.sentence != last.sentence or clause.places or clause.kinds() != {"seen"}:
            return
        if self._tokens[clause.first].key in _WHERE and "such" in clause.marks:
            goals = [place for place in last.places if place.role == "to" and not (place.wide or place.border)]
            clause.places.extend(in_role(goal, "at") for goal in goals[-1:])

    def _is_quiet_there(self, clause: Clause) -> bool:
        """Tell whether a line only says that nothing goes on at a place: "Слоним: тихо"."""
        return any(self._tokens[at].key in _QUIET for at in range(clause.first, clause.after))

    def _lists_places(self, clause: Clause) -> bool:
        return all(place.role in {"", "to"} for place in clause.places)

    def _is_background(self, clause: Clause) -> bool:
        """Tell whether a clause speaks of other times: "the last such flights were seen in March"."""
        coarse = bool(clause.dates) and all(low.kind in {"year", "month"} for low, _ in clause.dates)
        came = "arrive" in clause.kinds() and any(place.role == "from" for place in clause.places)
        return coarse and not came and not any(low.kind == "day" for low, _ in clause.dates)

    def _another(self, clause: Clause) -> bool:
        """Tell whether the clause begins with "another", "інший", "второй" and means one more of the same."""
        at = clause.marks.get("another")
        if at is None or (at - clause.first > 1 and not self._came_last(clause, at)):
            return False
        behind = self._tokens[at + 1] if at + 1 < clause.after else None
        if behind is not None and at + 2 < clause.after and self._tokens[at + 2].text == ":" and cues_of(behind.key):
            return False  # "First crossing: 01:12 near Komaryn"
        if self._tokens[at].key not in _MORE or behind is None:
            return True
        return behind.kind == "mark" or behind.key in _ONES or bool(cues_of(behind.key))

    def _joins(self, clause: Clause, last: Event) -> bool:
        """Tell whether a clause with groups tells more of the event before it in its sentence.

        So do the contents of a train told before ("ешелон вирушив ... і був на станції: 30 Уралів") and what was
        seen beside the first group ("за якими їхала вантажівка").
        """
        if clause.tense == "future" or last.tense == "future":
            return False
        if "negation" in last.marks and "negation" not in clause.marks:
            return False  # "they do not go back: on the contrary, 18 more were brought"
        gathered = all(group.gathers for group in last.groups)
        if self._tokens[clause.first - 1].text == ":" and not any(group.counted for group in last.groups):
            return not self._is_of_another_kind(clause, last)
        if gathered and not any(group.gathers or group.of_them for group in clause.groups):
            goes_back = "return" in clause.marks and bool(clause.dates and last.dates)
            return clause.actions[0][0] < clause.groups[0].lead and not goes_back
        kinds = clause.kinds()
        opposed = ("arrive" in kinds and "depart" in last.actions) or ("depart" in kinds and "arrive" in last.actions)
        inside = "such" in clause.marks or self._is_what_they_held(clause)
        return not clause.places and not clause.dates and not clause.clocks and not opposed and inside

    @staticmethod
    def _is_rumour(clause: Clause, last: Event) -> bool:
        """Tell whether a sentence only guesses, where the one before did not; it is then of something else.

        Of the same are "four of them probably left" and "яны маглі перавезці 90 салдатаў".
        """
        if "hedge" not in clause.marks or "hedge" in last.marks or clause.sentence == last.sentence:
            return False
        return not any(group.of_them for group in clause.groups) and clause.marks.get("such") != clause.first

    def _is_what_they_held(self, clause: Clause) -> bool:
        """Tell whether a relative clause says who rode in what was told: ", у якіх ехала каля 100 чалавек"."""
        first = clause.first + (self._tokens[clause.first].kind == "mark")
        return is_inside(self._tokens, first + 1)

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
        if self._tokens[at - 1].key in _RELATIVE or is_mended(self._tokens, at):
            return True
        return bool(_PARTICIPLE.search(self._tokens[at].key))

    def _is_gapped(self, clause: Clause, last: Event) -> bool:
        """Tell whether the verb before is to be thought here too: "five went to Lepel, three to Orsha"."""
        roles = {place.role for place in clause.places} - {"away", "at"}
        if clause.marks.keys() & {"inward", "outward"}:
            return True
        if clause.marks.keys() & {"opposite", "return"} and not clause.kinds() and clause.sentence - last.sentence <= 1:
            return bool(MOVING & set(last.actions)) and "future" not in clause.marks and last.tense != "future"
        if clause.sentence != last.sentence or not roles or "future" in clause.marks or last.tense == "future":
            return False
        return bool(last.actions) or any(group.elliptic for group in clause.groups)

    def _is_standing_train(self, clause: Clause) -> bool:
        if not any(group.kind.equipment_class == "train" for group in clause.groups):
            return False
        holds = any(group.kind.equipment_class == "wagon" for group in clause.groups)
        others = [group for group in clause.groups if group.kind.equipment_class not in {"train", "wagon"}]
        inside = not others or (holds and not any(group.counted or group.single for group in others))
        inside = inside or (clause.groups[0].kind.equipment_class == "train" and self._is_held(clause))
        return inside and any(place.role == "at" for place in clause.places)

    def _is_another_day(self, clause: Clause, last: Event) -> bool:
        """Tell whether a day and more of it is all that is told: "25 мая: ещё пять КамАЗов"."""
        more = clause.dates and "another" in clause.marks and any(group.counted for group in clause.groups)
        return (
            bool(more)
            and not clause.places
            and bool(MOVING & set(last.actions))
            and clause.sentence - last.sentence <= 1
        )

    def _is_history(self, clause: Clause) -> bool:
        """Tell whether uncounted things of other times are meant: "осенью 2022-го такие поезда уже приходили"."""
        counted = any(group.counted for group in clause.groups)
        if counted:
            return False
        coarse = any(low.kind in {"year", "month"} for low, _ in clause.dates)
        return "history" in clause.marks or (coarse and clause.tense == "past")

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
