"""Find the groups of a sentence: how many of which equipment, with the words that say so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import proxy

from geo.model import Qualifier
from geo.reports.groups.bare_numbers import BareNumbers
from geo.reports.groups.belief import ANYBODY, BATCHES
from geo.reports.groups.count_behind import BY_THE_PIECE, LAUNCHED, LAUNCHERS, are_they, only_uncounted
from geo.reports.groups.counting_up import gave_up_at
from geo.reports.groups.each_of_few import EACH, each_of_few, take_half
from geo.reports.groups.ellipsis import points_back
from geo.reports.groups.group import Group
from geo.reports.groups.more_carriers import more_carriers
from geo.reports.groups.ship_names import name_ships
from geo.reports.groups.tails import GroupTails
from geo.reports.groups.totals import ONE
from geo.reports.groups.trips import TRIPS, count_flights
from geo.reports.numbers.counts import UNKNOWN, Count, count_at
from geo.reports.text.joining import OF
from geo.reports.text.tokens import COUNT, EQUIPMENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Lexicon, Mention
    from geo.reports.text.tokens import Token

_GROUP_STARTS = COUNT | EQUIPMENT
_POINTS_BACK = 2
"""A bare number points back over so many sentences at most."""
_FEW = 4
_REST = frozenset(
    "rest others остальное астатняе астатнія остальные остальных решта решту решті астатнія астатніх рэшта рэшту".split()
)
_SPECIAL = EACH | {"№"}
"""With these a group may begin although they are neither number nor equipment."""
_OF_THEM = {
    "of": frozenset({"them", "these", "those", "which", "whom"}),
    "из": frozenset({"них", "которых", "этих"}),
    **dict.fromkeys(("з", "із"), frozenset({"них", "яких", "іх", "якіх", "гэтых"})),
    "зь": frozenset({"іх", "якіх"}),
}
_SUCH = frozenset(
    "such same таких такие такими таким такой така такі такіх такія такими такімі аналогичных подобных аналогічних подібних аналагічных падобных же".split()
)
_ALL = frozenset("all both все всі усі усе обе оба".split())
"""Before a bare number these mean everything told before: "All three had flown in from ..."."""
_AS_MANY = frozenset({"столько", "стільки", "столькі", "as"})
_BODIES = frozenset({"fuel_truck", "ambulance", "crane", "repair_vehicle", "field_kitchen"})
"""What some of several trucks may be: "two of them tankers"."""
_COULD = frozenset("can could may might must should would cannot sees never".split())
_LAST_ONE = frozenset({"last", "последний", "останній", "апошні"})
_DEFINITE = frozenset("the those these its their our".split())
_CONVOY_WORDS = ("convoy", "column", "колон", "калон")


_MOST_GROUPS = 15_000
_MOST_TRIES = 150_000
"""So many groups, or places where one might begin, are read of one text: a page of a newspaper holds some twenty. An endless
list would hold everybody else up."""


class GroupFinder(BareNumbers):
    """Finds groups in tokens first..after; `used` marks tokens taken by dates, roads and sources.

    `gave_up_at` is the token at which a text had told of so much that nothing behind it is looked at, else None.
    """

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, used: bytearray, language: str) -> None:
        super().__init__(tokens, lexicon, used, language)
        me = proxy(self)  # a cycle would keep every token of a report until the collector comes
        self._tails = GroupTails(tokens, lexicon, used, lambda mention: me.accepted(mention, 0, counted=False))
        self._groups = self._tries = 0
        self.gave_up_at: int | None = None

    def find(self, first: int, after: int, block: int = 0, sentence: int = 0) -> list[Group]:
        """Return the groups of one sentence, in order, and mark their tokens as used.

        A bare number stands for a group told before, in the same `block` of text and not long ago.
        """
        self._may_point_back = (
            self._told is not None and self._told[0] == block and sentence - self._told[1] <= _POINTS_BACK
        )
        self._earlier = self._found or self._earlier
        groups = self._found = []
        self._tails.after = self._after = after
        self._believed = self._whole = None
        at = first
        tokens, used = self._tokens, self._used
        while at < after:
            if used[at] or not (tokens[at].starts & _GROUP_STARTS or tokens[at].key in _SPECIAL):
                at += 1
                continue
            self._tries += 1
            if self._groups >= _MOST_GROUPS or self._tries > _MOST_TRIES:
                return self._give_up(groups, at, first)
            group, at = self._group_at(at, first, after)
            if group is None:
                continue
            groups.append(group)
            self._groups += 1
            self._believed = group.kind.equipment_class
            self._may_point_back = True
            self._told = block, sentence
            if group.count is not None and group.count.count_min and group.count.count_min == group.count.count_max:
                self._total = None if group.of_them else (group.count.count_min, group.span[1])
            start = group.count_span[0] if group.count_span and group.count_span[0] < group.span[0] else group.span[0]
            for each in range(start, max(group.span[1], at)):
                self._used[each] = 0 if self._is_bound(each + 1) else 2
        return groups

    def _give_up(self, groups: list[Group], at: int, first: int) -> list[Group]:
        """Return the groups told before the last mark ahead of a token: what is cut in the middle may mean something else."""
        while at > first and self._tokens[at].kind != "mark":
            at -= 1
        self.gave_up_at = at
        return [group for group in groups if group.span[1] <= at]

    def _group_at(self, at: int, first: int, after: int) -> tuple[Group | None, int]:
        tokens = self._tokens
        if self._used[at]:
            return None, at + 1
        token = tokens[at]
        special = self._special(at, after)
        if special is not None:
            return special, special.span[1]
        count = self._count_at(at, first, after) if token.starts & COUNT else None
        if count is not None and self._is_taken_back(count):
            return None, count.after
        if count is not None:
            listed = self._listed(count, first, after)
            return (listed, count.after) if listed is not None else self._counted(count, first, after)
        if token.kind != "word":
            return None, at + 1
        mention = self._lexicon.find(tokens, at)
        people = self._people(mention, after) if mention is not None else None
        if people is not None:
            return people, people.span[1]
        if mention is None or not self.accepted(mention, first, counted=False):
            return None, at + 1
        if self._is_none(mention, first) or self._is_image(mention, after) or self._is_unit_name(mention):
            return None, mention.after
        group = self._grown(mention, None, first)
        take_half(group, [*self._earlier, *self._found], tokens)
        if self._observes(group, after) or self._is_replaced(group, after):
            return None, group.span[1]
        return group, group.span[1]

    def _special(self, at: int, after: int) -> Group | None:
        """Read what is no plain noun: "№967" of a train, "решта", "a 30-truck convoy"."""
        token = self._tokens[at]
        told = self._found or (self._earlier if self._may_point_back else ())
        if token.key in EACH and told:
            trains = [group for group in told[:-1] if group.gathers][-1:]
            if told[-1].kind.unit == "person":
                trains = [group for group in told[:-1] if group.kind.unit == "aircraft"][-1:] or trains
            others = (each_of_few(group, self._tokens, at, after) for group in (told[-1], *trains))
            other = next((group for group in others if group is not None), None)
            if other is not None:
                return other
        carriers = more_carriers(self._found, self._tokens, at, after)
        if carriers is not None:
            return carriers
        if token.key in _AS_MANY and self._found:
            as_many = self._as_many(at, after)
            if as_many is not None:
                return as_many
        if token.text == "№" and self._believed == "train":
            return self._numbered(at, after)
        if token.key in _REST and self._may_point_back and at + 1 < after and self._goes_on(at + 1):
            rest = Group([self._lexicon.get("vehicle")], (at, at + 1))
            rest.of_them = rest.elliptic = True
            rest.count, rest.count_span = UNKNOWN, (at, at + 1)
            return rest
        return self._compound_at(at, after) if token.kind == "word" and "-" in token.key else None

    def _people(self, mention: Mention, after: int) -> Group | None:
        """Read "человек триста", which is about three hundred."""
        tokens = self._tokens
        if mention.term.word not in ANYBODY or mention.after >= after:
            return None
        count = count_at(tokens, mention.after) if tokens[mention.after].starts & COUNT else None
        if count is None or any(self._used[count.first : count.after]):
            return None
        group = Group([mention.equipment], (mention.first, count.after))
        group.word = tokens[mention.first].key
        exact = count.interval.count_qualifier is Qualifier.EXACT
        group.count = replace(count.interval, count_qualifier=Qualifier.ABOUT) if exact else count.interval
        group.count_span = (count.first, count.after)
        return group

    def _takes_pieces(self, count: Count, behind: str) -> bool:
        """Give the only thing told so far, if it is uncounted, the pieces told later: "Т-62 on flatcars, Zhabinka, 30 pieces"."""
        uncounted = only_uncounted(self._found, self._earlier if self._may_point_back else self._found)
        if uncounted is None:
            return False
        launcher = behind in LAUNCHERS
        people = uncounted.kind.unit in {"person", "unit"} or behind in ANYBODY
        if people or (launcher and uncounted.kind.equipment_class not in LAUNCHED):
            return False
        uncounted.count, uncounted.count_span = count.interval, (count.first, count.after)
        if launcher:
            self._found[:] = [group for group in self._found if group.counted or not group.gathers]
        for at in range(count.first, min(count.after + 1, self._after)):
            self._used[at] = 1
        return True

    def _numbered(self, at: int, after: int) -> Group | None:
        """Read "№967", said of one of the trains told before."""
        if at + 1 >= after or self._tokens[at + 1].kind != "number" or (at > 0 and self._used[at - 1] == 2):
            return None
        group = Group([self._lexicon.get("train")], (at, at + 2))
        group.numbered = group.single = group.one = True
        return group

    def _counted(self, count: Count, first: int, after: int) -> tuple[Group | None, int]:
        """Return the group that a count leads to, else skip the count."""
        tokens = self._tokens
        behind = tokens[count.after].key if count.after < after else ""
        launchers = behind in LAUNCHERS and self._may_point_back
        named = count.after + 1 < after and self._lexicon.find(tokens, count.after + 1)  # "20 адзінак бронетэхнікі"
        pieces = launchers or (behind in BY_THE_PIECE and not named) or are_they(tokens, count, first, after)
        pieces = pieces and self._takes_pieces(count, behind)
        if (
            pieces
            or (behind in _COULD and tokens[count.first].key == "one")  # "one could make out Tor launchers"
            or self._is_left_out(count, first)
            or gave_up_at(count, self._found or self._earlier, tokens, first, after)
        ):
            return None, count.after
        part = self._part_of(count, first, after)
        if part is not None:
            return part, part.span[1]
        flights = count_flights(count, self._found, tokens, behind)
        if flights or behind in self._words.not_counted:
            for each in range(count.first, count.after + 1):
                self._used[each] = 1
            return None, count.after + 1
        if tokens[count.after - 1].key == "of" and behind in _OF_THEM["of"]:
            count = count._replace(after=count.after - 1)
            behind = "of"
        if behind == "more" and count.after + 1 < after and tokens[count.after + 1].key == "of":
            count = count._replace(after=count.after + 1)
            behind = "of"
        if count.after + 1 < after and tokens[count.after + 1].key in _OF_THEM.get(behind, ()):
            part = self._of_them(count, first, after)
            return part, part.span[1]
        inner = "," in [token.text for token in tokens[count.first : count.after]]
        comma = inner and count.after < after and tokens[count.after].text == ","
        many = (count.interval.count_min or 0) > _FEW
        if self._count_in_all(count, first, after):
            return None, count.after
        flown = self._flown(count, after) if behind.startswith(TRIPS) else None
        mention = flown or self._head(count.after + comma, after, many=many) or self._predicate(count.after, after)
        count = self._last_of(count, mention, first)
        if mention is None or not self.accepted(mention, first, counted=True):
            told_parts = self._sums_up(count, after)
            if (
                mention is None
                and self._may_point_back
                and (told_parts or points_back(tokens, count, first, after, self._used))
            ):
                all_told = count.first > first and tokens[count.first - 1].key in _ALL
                if all_told or (count.interval == ONE and self._has_contents(count, after)):
                    return None, count.after
                group = self._pointing_back(count, (count.first, count.after))
                group.elliptic = group.of_them
                return group, count.after
            return None, self._behind(count)
        if self._is_whole(count, mention, first, after):
            self._whole = mention
            self._may_point_back = True
            return None, mention.after
        few = (count.interval.count_min or 0) <= _FEW
        batch = (
            few
            and mention.equipment.unit == "person"
            and any(self._tokens[at].key.startswith(BATCHES) for at in range(count.after, mention.first))
        )
        group = self._grown(mention, None if batch else count, first)
        return group, group.span[1]

    def _of_them(self, count: Count, first: int, after: int) -> Group:
        """Read "nine of them", "nine of them T-80s"."""
        tokens = self._tokens
        mention = self._head(count.after + 2, min(after, count.after + 4)) if count.after + 2 < after else None
        believed = mention is not None and (not mention.term.guarded or mention.equipment.id in _BODIES)
        if mention is not None and (believed or tokens[mention.first].text[0].isupper()):
            typed = self._grown(mention, count, first)
            typed.part = True
            return typed
        return self._pointing_back(count, (count.after, count.after + 2))

    def _last_of(self, count: Count, mention: Mention | None, first: int) -> Count:
        """Read "последний из шести Су-34" as one of them; the last train of 20 wagons stays so many wagons."""
        at = count.first - 2
        if mention is None or mention.equipment.unit == "wagon" or (self._found and self._found[-1].gathers):
            return count
        out_of = at >= first and self._tokens[at].key in _LAST_ONE and self._tokens[at + 1].key in OF
        return count._replace(interval=ONE) if out_of else count

    def _part_of(self, count: Count, first: int, after: int) -> Group | None:
        """Read "один из двух А-50У", "three of the nine launchers", "two of the new trucks": the first number counts."""
        at = count.after - (self._tokens[count.after - 1].key == "of")
        in_convoy = bool(self._found) and self._found[-1].gathers  # "одна (колона) з 16 машин"
        if at >= after or self._tokens[at].key not in OF or in_convoy:
            return None
        the = at + 1 < after and self._tokens[at + 1].key in _DEFINITE
        at += 1 + the
        whole = self._count_at(at, at, after) if at < after and self._tokens[at].starts & COUNT else None
        mention = self._head(whole.after, after) if whole is not None else self._head(at, after) if the else None
        if mention is None or not self.accepted(mention, first, counted=True):
            return None
        return self._grown(mention, count, first)

    def _behind(self, count: Count) -> int:
        """Return where to go on behind a count that counts nothing known."""
        return count.after if count.after - count.first < 3 else count.first + 1

    def _grown(self, mention: Mention, count: Count | None, first: int) -> Group:
        group = Group([mention.equipment], (mention.first, mention.after))
        group.word = self._tokens[mention.after - 1].key
        if not mention.term.designated:
            group.noun = mention.noun(self._tokens)
        if mention.equipment.id == "wagner_convoy" and any(
            token.key.startswith(_CONVOY_WORDS) for token in self._tokens[mention.first : mention.after]
        ):
            group.kinds = [self._lexicon.get("convoy")]
            group.owner = "Wagner"
        if count is not None:
            group.count, group.count_span = count.interval, (count.first, count.after)
            group.lead = count.first
        if group.kind.id == "light_vehicle" and self._is_car(mention):
            passengers = "passenger" in self._tokens[mention.after - 2].key
            group.kinds = [self._lexicon.get("passenger_wagon" if passengers else "wagon")]
        if self._is_shuttle_train(group.word, first):
            group.kinds = [self._lexicon.get("train")]
        before = self._tokens[max(first, mention.first - 2) : mention.first]
        group.such = not _SUCH.isdisjoint([token.key for token in before])
        self._tails.grow(group, mention)
        if group.kind.equipment_class == "ship" and count is None:
            name_ships(group, self._tokens, mention.after, self._after)
        if group.count is None:
            self._tell_number(group, mention, first)
        return group
