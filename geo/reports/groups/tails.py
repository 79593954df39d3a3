"""Read on behind the first noun of a group: its type, more types of one count, a count that follows, its cargo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.groups.cargo import GATHERING, LOOSE
from geo.reports.groups.count_behind import AND
from geo.reports.groups.group import OF_WAR
from geo.reports.groups.shared_nouns import SharedNouns
from geo.reports.groups.sorts import is_of_that_type, past_description, past_owner, past_sort
from geo.reports.groups.totals import ONE
from geo.reports.numbers.counts import UNKNOWN, count_at
from geo.reports.numbers.words import COLLECTIVES
from geo.reports.text.cues import ACTIONS, kinds_of
from geo.reports.text.grammar import is_adjective, is_governed_plural, is_mass, is_one
from geo.reports.text.joining import OF, TIMES_SIGNS, WITHOUT
from geo.reports.text.tokens import OPEN_QUOTES

if TYPE_CHECKING:
    from geo.reports.equipment.lexicon import Equipment, Mention
    from geo.reports.groups.group import Group

_GENERIC = frozenset({"vehicle", "armoured", "air", "artillery", "gun", "train", "rail", "personnel", "wagon"})
_BODIES_OF_WAR = frozenset(
    {"vehicle", "system", "aircraft", "train"}
)  # units of what "ваенны" describes: "ваенны борт"
_GATHERED = {"convoy": "vehicle", "unit_bn": "personnel"}  # what so many are, of which these consist
_TOWING = frozenset({"armoured_vehicle", "apc", "engineering"})
_DID = frozenset({"did", "was", "were", "has", "have", "had"})
_OWNERS = frozenset({"pmc", "military_police", "observers", "airborne_troops", "special_forces"})
"""Forces that behind a vehicle only say whose it is: "два «Выстрела» ОМОНа"."""
_GUNS = frozenset({"artillery", "gun", "towed_howitzer", "sp_howitzer"})  # they only say what it is: "Msta-S howitzers"
_LAUNCHERS = ("пуск", "пу", "комплекс", "устан", "launch")
LAUNCHED = frozenset({"mlrs", "air_defence", "missile_system"})  # "пять пусковых «Торнадо-Г»", "Buk missile systems"
BODIES = frozenset({"fuel_truck", "ambulance", "crane", "repair_vehicle"})  # what a make of truck may carry
_BODIED, _MAKES = BODIES | {"bus"}, frozenset({"truck", "light_vehicle"})
_BODIES_OF_MEN = frozenset({"crew", "crews"})
_CREWS = _BODIES_OF_MEN | frozenset(
    "crewmen operators operator pilots drivers gunners technicians mechanics specialists instructors".split()
)
"""Behind a vehicle these are the people who serve it."""
CONTINGENTS = ("contingent", "контингент", "кантынгент")
_SHARING_NOT = frozenset(
    {"truck", "tank", "vehicle", "ifv", "apc", "armoured", "fighter", "helicopter", "air", "wagon", "train", "gun"}
)
"""General words which, beside a type without a plural, are things of their own."""
_KINDRED = (frozenset({"ifv", "apc", "tank", "armoured_vehicle"}), frozenset({"fighter", "bomber"}))
"""Classes of which several are told under one count."""
_MANY = 5


class GroupTails(SharedNouns):
    """Grows a group from its first noun; `after` is the end of the sentence."""

    def grow(self, group: Group, mention: Mention) -> None:
        """Take in all that belongs to the group behind its first noun; its span and kinds are changed."""
        at = self._appositions(group, mention.after)
        at = self._crew(group, self._wagner(group, at))
        if group.kind.unit == "vehicle" and not group.gathers:
            at = past_owner(self._tokens, at, self.after, self._lexicon)
        if (
            group.kind.id == "missile"
            and at + 1 < self.after
            and self._tokens[at].key in {"да", "до", "к", "for", "of"}
        ):
            named = at + 1 + (at + 2 < self.after and self._tokens[at + 1].text in OPEN_QUOTES)
            system = self._lexicon.find(self._tokens, named)
            at = self._past_quotes(system.after) if system is not None else at
        at = self._joint(group, self._alternatives(group, at))
        at = self._number_told(group, self._convoy_of(group, at))
        if group.count is None and group.kind.equipment_class not in GATHERING:
            at = self._count_behind(group, at)
        group.such = group.such or is_of_that_type(self._tokens, at, self.after)
        at = self._afterthought(group, self._second_thought(group, at))
        at = self._cargo(group, at)
        at = self._carrier(group, at)
        loaded = (
            at > group.span[1]
            and at < self.after
            and (self._tokens[at].kind == "mark" or self._tokens[at].key in TIMES_SIGNS)
        )
        if group.count is None and group.kind.equipment_class not in GATHERING and loaded:
            at = self._count_behind(group, at)
        at = self._lacking(group, at)
        group.span = (group.span[0], at)

    def _lacking(self, group: Group, at: int) -> int:
        """Take in the number behind what is lacking: "вантажівки без номерів, штук тридцять п'ять"."""
        if group.count is not None or group.kind.equipment_class in GATHERING or at + 2 >= self.after:
            return at
        if self._tokens[at].key not in WITHOUT or self._tokens[at + 1].kind != "word":
            return at
        end = at + 2
        if end < self.after and self._tokens[end].kind == "word" and is_adjective(self._tokens[at + 1].key):
            end += 1
        behind = self._count_behind(group, end) if end < self.after and self._tokens[end].kind == "mark" else at
        return behind if group.count is not None else at

    def _crew(self, group: Group, at: int) -> int:
        """Take "tank crews", "drone operators" for people; of crews nobody says how many people they are."""
        word = self._tokens[at].key if at < self.after else ""
        if word not in _CREWS or group.kind.unit not in {"vehicle", "system", "aircraft"}:
            return at
        group.kinds, group.word = [self._lexicon.get("personnel")], word
        group.noun = word, word
        if word in _BODIES_OF_MEN and group.count_span is not None:
            group.count = UNKNOWN
        return at + 1

    def _convoy_of(self, group: Group, at: int) -> int:
        """Take in the bare number of "a column of 16", "колонна из двадцати", "a MAZ convoy of 16", "a battalion of 400"."""
        if group.count is not None or at + 1 >= self.after or self._tokens[at].key not in OF:
            return at
        named = self._lexicon.find(self._tokens, at - 1)
        count = count_at(self._tokens, at + 1) if not self._used[at + 1] else None
        if named is None or count is None or count.after > self.after:
            return at
        batch = named.equipment.unit == "person" and self._tokens[at - 1].key.startswith(CONTINGENTS)
        if named.equipment.equipment_class != "convoy" and named.equipment.id != "unit_bn" and not batch:
            return at
        behind = self._tokens[count.after] if count.after < self.after else None
        ends = behind is None or (behind.kind == "mark" and behind.text not in OPEN_QUOTES)
        closed = ends or (behind is not None and (behind.key in _DID or bool(kinds_of(behind.key) & ACTIONS)))
        if not closed or count.interval.count_min in {None, 1}:
            return at
        group.count, group.count_span = count.interval, (count.first, count.after)
        if group.kind.id in _GATHERED:
            group.kinds = [self._lexicon.get(_GATHERED[group.kind.id]), *group.kinds[1:]]
        return count.after

    def _appositions(self, group: Group, at: int) -> int:
        """Take in "танков Т-72Б", "T-72A tanks", "машин «Урал»", "единиц военной техники"."""
        while True:
            at += 2 * self._is_hyphen_behind_quotes(at)  # "«Уралов»-кунгов"
            at = past_sort(group, self._tokens, at, self.after, self._lexicon)
            at = past_description(group, self._tokens, at, self.after, self._lexicon)
            following = self._next_mention(at, generic=group.kind.id in _GENERIC)
            if following is None:
                return self._past_quotes(at)
            kind = self._merged(group, following)
            if kind is None:
                return self._past_quotes(at)
            if kind is not group.kinds[-1]:
                group.kinds = [*group.kinds[:-1], kind]
                group.word = self._tokens[following.after - 1].key
            if not following.term.designated and (group.noun is None or self._is_many_of(group, following)):
                group.noun = following.noun(self._tokens)
            at = following.after

    def _is_many_of(self, group: Group, following: Mention) -> bool:
        """Tell whether an English noun in the plural says that a name means several: "Ural utility trucks"."""
        word = following.noun(self._tokens)[0]
        return group.noun is not None and word.endswith("s") and group.noun[0].isascii() and not is_mass(word)

    def _is_named_behind(self, general: Mention) -> bool:
        """Tell whether a general word for arms has their type right behind it: the "ЗРК" of "два дивизиона ЗРК С-400"."""
        if general.equipment.equipment_class not in LAUNCHED or general.after >= self.after:
            return False
        named = self._lexicon.find(self._tokens, general.after)
        return (
            named is not None
            and named.term.designated
            and general.equipment.id in self._lexicon.lineage(named.equipment)
        )

    def _merged(self, group: Group, following: Mention) -> Equipment | None:
        """Return what two neighbouring names mean together, None where they are two things."""
        first, second = group.kinds[-1], following.equipment
        soldiers = first.id == "personnel" and second.unit in _BODIES_OF_WAR and group.word.startswith(OF_WAR)
        described = first.id in _BODIED and second.unit == "vehicle" and group.word.endswith(("ых", "іх"))
        if soldiers or described or (first.id == "tank_transporter" and second.equipment_class in _TOWING):
            return second
        jammer = first.unit == "aircraft" and second.equipment_class == "comms_ew" and not following.term.designated
        jammer = jammer or (first.equipment_class == "air_defence" and second.id == "radar")  # "a Buk radar"
        owner = jammer or (second.id in _OWNERS and first.unit != "person")
        owner = owner or (first.id, second.id) == ("mtlb", "tank_transporter")
        owner = owner or (second.id == "ssm" and first.equipment_class in LAUNCHED)  # "eight Buk missile systems"
        if first.id == "missile" or owner or (first.id in _BODIED and second.equipment_class in _MAKES):
            return first
        if first.id == "unit_bn" and (following.term.designated or self._is_named_behind(following)):
            group.one = True if group.one is None else group.one
            group.unit_word = first.name
            return second
        bodied = first.equipment_class == "truck" and second.id in BODIES and first.id != "tank_transporter"
        bodied = bodied or (first.id, second.id) == ("tank_transporter", "mtlb")
        launched = first.id == "ssm" and group.word.startswith(_LAUNCHERS) and second.equipment_class in LAUNCHED
        if bodied or launched or first.id in self._lexicon.lineage(second):
            return second
        if (
            (group.noun is None or self._tokens[group.span[0]].text.isupper())
            and not following.term.designated
            and second.unit in {"vehicle", "system"}
            and first.unit in {"vehicle", "system"}
        ):
            return first
        lineage = self._lexicon.lineage(first)
        if second.id in lineage or (second.id in _GUNS and "artillery" in lineage):
            return first
        if second.equipment_class in GATHERING | {"wagon"}:
            return self._compound(group, first, second)
        if first.equipment_class == second.equipment_class:
            return second if following.term.designated or following.term.guarded else first
        if first.id == "vehicle" and second.equipment_class != "personnel":
            return second
        if following.term.guarded or following.term.designated:
            return second if first.equipment_class not in GATHERING | {"personnel", "wagon"} else None
        if first.equipment_class in {"personnel", "other"} and second.unit == "vehicle":
            return second
        if second.id in {"vehicle", "unit_bn"}:
            return first
        return None

    def _compound(self, group: Group, first: Equipment, second: Equipment) -> Equipment | None:
        """Return the sense of "ammunition wagons", "truck convoy", "troop train"."""
        if first.equipment_class in GATHERING | {"wagon"}:
            return None
        if first.equipment_class in LOOSE or group.counted:
            group.cargo.append(first.name)
            return second
        return first

    def _alternatives(self, group: Group, at: int) -> int:
        """Take in a type behind a slash, which says that it was one or the other: "ЗРК С-300/С-400"."""
        while at + 1 < self.after and self._tokens[at].text == "/" and not self._used[at + 1]:
            mention = self._lexicon.find(self._tokens, at + 1) if self._tokens[at + 1].kind == "word" else None
            if mention is None or mention.equipment.equipment_class != group.kind.equipment_class:
                return at
            if not (mention.term.designated and mention.equipment.id not in {kind.id for kind in group.kinds}):
                return at
            group.kinds = [*group.kinds, mention.equipment]
            at = self._past_quotes(mention.after)
        return at

    def _joint(self, group: Group, at: int) -> int:
        """Take in further kinds under one count: "43 КамАЗа и Урала", "Su-34 and Su-30SM jets"."""
        while at < self.after and (self._tokens[at].key in AND or self._tokens[at].text == ","):
            comma = self._tokens[at].text == ","
            start = at + 1
            if comma and start < self.after and self._tokens[start].key in AND:
                return at
            while start < self.after and (
                self._tokens[start].text in OPEN_QUOTES or self._tokens[start].key in {"new", "новых", "нових"}
            ):
                start += 1
            if start >= self.after or self._used[start] or self._tokens[start].kind != "word":
                return at
            if count_at(self._tokens, start) is not None:
                return at
            mention = self._lexicon.find(self._tokens, start)
            if mention is None or not self._shares(group, mention, comma=comma):
                return at
            if mention.equipment.id not in {kind.id for kind in group.kinds}:
                group.kinds = [*group.kinds, mention.equipment]
            at = self._shared_noun(group, self._past_quotes(mention.after))
        return at

    def _shares(self, group: Group, mention: Mention, *, comma: bool) -> bool:
        kind = mention.equipment
        if kind.equipment_class in GATHERING | {"personnel"} or not self._believable(mention) or group.count == ONE:
            return False
        if group.counted and self._says_noun_again(group, mention):
            return False
        if not comma and self._is_unchanging(mention) and self._are_many(group) and _are_kindred(kind, group.kind):
            return True
        if self._is_one_more(group, mention):
            return False
        alike = kind.equipment_class == group.kind.equipment_class
        typed = mention.term.designated and self._tokens[mention.first].key.endswith("s")
        general = bool(({group.kind.id} if typed else {kind.id, group.kind.id}) & _SHARING_NOT)
        if comma:
            return group.counted and alike and not general and self._another_joins(mention, group)
        noun = self._next_mention(mention.after, generic=False)
        shared = noun is not None and noun.equipment.id in self._lexicon.lineage(kind)
        if shared and noun is not None:
            return noun.equipment.id in self._lexicon.lineage(group.kind)
        if not group.counted or kind.equipment_class == "wagon":
            return False
        unchanging = mention.term.designated and not self._tokens[mention.first].key.endswith("s")
        if is_governed_plural(group.noun) and not unchanging and is_governed_plural(mention.noun(self._tokens)):
            return {kind.unit, group.kind.unit} <= {"vehicle", "system"} or alike
        if group.count_span is not None and self._tokens[group.count_span[1] - 1].key in COLLECTIVES:
            return alike
        return alike and not general and not (unchanging and group.noun is None)

    def _are_many(self, group: Group) -> bool:
        """Tell whether so many are counted that one more of another sort would be said to be one: "88 БМП и БТР"."""
        return group.count is not None and (group.count.count_min or 0) >= _MANY

    def _is_unchanging(self, mention: Mention) -> bool:
        """Tell whether a name is the same for one and for many: "Т-72", "БТР"."""
        token = self._tokens[mention.first]
        letters = token.text.isupper() and mention.after == mention.first + 1
        return letters or (mention.term.designated and not token.key.endswith("s"))

    def _is_one_more(self, group: Group, mention: Mention) -> bool:
        """Tell whether a name in the singular stands for one thing beside several: "дзевяць КамАЗаў і палявую кухню"."""
        word = self._tokens[mention.after - 1].key
        alias = mention.term.word.rsplit(" ", 1)[-1]
        if self._is_quoted_one(group, mention) or self._is_no_genitive_plural(group, word, alias):
            return True
        if not group.counted or mention.term.designated or word[:1].isascii() or is_one(word, alias) is not True:
            return False
        return word.endswith(("у", "ю")) or (word == alias and not word.endswith(("а", "я")))

    def _is_no_genitive_plural(self, group: Group, word: str, alias: str) -> bool:
        """Tell whether a feminine noun is in no case that a number such as nine governs: "дзевяць «Уралаў» і кухні"."""
        number = (group.count.count_min or 0) if group.count is not None else 0
        few = number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14}  # "43 фуры и цистерны"
        return self._are_many(group) and not few and alias.endswith(("а", "я")) and word.endswith(("ы", "і", "и"))


def _are_kindred(one: Equipment, other: Equipment) -> bool:
    """Tell whether two sorts go together under one count: tanks and BMPs, fighters and bombers."""
    alike = one.equipment_class == other.equipment_class and one.unit in {"vehicle", "aircraft"}
    return alike or any({one.equipment_class, other.equipment_class} <= classes for classes in _KINDRED)
