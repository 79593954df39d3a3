"""Read what a count counts: things, some of those told before, pieces, flights, or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from weakref import proxy

from geo.reports.equipment.peoples import are_men
from geo.reports.groups.bare_numbers import BareNumbers
from geo.reports.groups.belief import ANYBODY, BATCHES
from geo.reports.groups.count_behind import BY_THE_PIECE, LAUNCHED, LAUNCHERS, are_they, only_uncounted
from geo.reports.groups.counting_up import gave_up_at
from geo.reports.groups.ellipsis import is_one_by_one, points_back
from geo.reports.groups.group import Group
from geo.reports.groups.ship_names import name_ships
from geo.reports.groups.tails import BODIES, GroupTails
from geo.reports.groups.totals import ONE
from geo.reports.groups.trips import TRIPS, count_flights
from geo.reports.numbers.behind_numbers import is_summed
from geo.reports.numbers.counts import Count
from geo.reports.text.cues import kinds_of
from geo.reports.text.joining import OF
from geo.reports.text.tokens import COUNT, OPEN_QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Lexicon, Mention
    from geo.reports.numbers.counts import Count
    from geo.reports.text.tokens import Token

_FREIGHT = re.compile("(?:груз[оа]в|вантажн)(?:ый|ий|ы|ых|их|ые|ыя|і)")
"""Adjectives of a lorry, or, where wagons are told, of a wagon."""
_FEW = 4
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
_ON_TRUCKS = BODIES | {"field_kitchen"}
"""What some of several trucks may be: "two of them tankers"."""
_LOTS = ("batch", "lots", "consignment", "shipment", "парти", "партії", "партыі")
"""So called, several things are meant that came together, no number of them."""
_COULD = frozenset("can could may might must should would cannot sees never".split())
_LAST_ONE = frozenset({"last", "последний", "останній", "апошні"})
_DEFINITE = frozenset("the those these its their our".split())
_CONVOY_WORDS = ("convoy", "column", "колон", "калон")
_TRIP_REACH = 3
_THESE = frozenset("the these those all всех усіх всіх тех тих тых этих цих гэтых".split())
_APART = frozenset({",", "(", "—", "–"})
_HOLDING = frozenset("with с з із зі".split())
_MADE_OF = frozenset("of with на из з із с в у".split())
_PAUSES = frozenset({",", "—", "–", ":"})
_WHO = frozenset("that which who що што які якія яких которые которых".split())


class CountedGroups(BareNumbers):
    """Reads groups from the count that leads to them."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, used: bytearray, language: str) -> None:
        super().__init__(tokens, lexicon, used, language)
        me = proxy(self)  # a cycle would keep every token of a report until the collector comes
        self._tails = GroupTails(tokens, lexicon, used, lambda mention: me.accepted(mention, 0, counted=False))

    def _counted(self, count: Count, first: int, after: int) -> tuple[Group | None, int]:
        """Return the group that a count leads to, else skip the count."""
        tokens = self._tokens
        behind = tokens[count.after].key if count.after < after else ""
        if self._says_of_others(count, behind, first, after):
            return None, count.after
        part = self._part_of(count, first, after)
        if part is not None:
            return part, part.span[1]
        if count_flights(count, self._found, tokens, behind) or behind in self._words.not_counted:
            for each in range(count.first, count.after + 1):
                self._used[each] = 1
            return None, count.after + 1
        count, behind = self._before_of(count, behind, after)
        if count.after + 1 < after and tokens[count.after + 1].key in _OF_THEM.get(behind, ()):
            part = self._of_them(count, first, after)
            return part, part.span[1]
        if self._count_in_all(count, first, after):
            return None, count.after
        mention = self._what_is_counted(count, behind, after)
        count = self._last_of(count, mention, first)
        if mention is None or not self.accepted(mention, first, counted=True):
            return self._unnamed(count, mention, first, after)
        if self._is_whole(count, mention, first, after):
            self._whole = mention
            self._may_point_back = True
            return None, mention.after
        group = self._grown(mention, None if self._counts_batches(count, mention) else count, first)
        return group, group.span[1]

    def _says_of_others(self, count: Count, behind: str, first: int, after: int) -> bool:
        """Tell whether a count says how many pieces were told before, how many are not meant, or is one of an endless list."""
        tokens = self._tokens
        launchers = behind in LAUNCHERS and self._may_point_back
        at = count.after + 1
        while at < after and tokens[at].text in OPEN_QUOTES:
            at += 1
        named = at < after and self._lexicon.find(tokens, at)  # "20 адзінак бронетэхнікі", "15 комплексаў «Тор»"
        pieces = launchers or (behind in BY_THE_PIECE and not named) or are_they(tokens, count, first, after)
        return (
            (pieces and self._takes_pieces(count, behind))
            or (behind in _COULD and tokens[count.first].key == "one")  # "one could make out Tor launchers"
            or self._is_left_out(count, first)
            or gave_up_at(count, self._found or self._earlier, tokens, first, after)
        )

    def _before_of(self, count: Count, behind: str, after: int) -> tuple[Count, str]:
        """Return a count that ends before its "of", and the word behind it: "three of | them", "two more of | them"."""
        tokens = self._tokens
        if tokens[count.after - 1].key == "of" and behind in _OF_THEM["of"]:
            count = count._replace(after=count.after - 1)
            behind = "of"
        if behind == "more" and count.after + 1 < after and tokens[count.after + 1].key == "of":
            count = count._replace(after=count.after + 1)
            behind = "of"
        return count, behind

    def _what_is_counted(self, count: Count, behind: str, after: int) -> Mention | None:
        tokens = self._tokens
        inner = "," in [token.text for token in tokens[count.first : count.after]]
        comma = inner and count.after < after and tokens[count.after].text == ","
        many = (count.interval.count_min or 0) > _FEW
        flown = self._flown(count, after) if behind.startswith(TRIPS) else None
        return flown or self._head(count.after + comma, after, many=many) or self._predicate(count.after, after)

    def _unnamed(self, count: Count, mention: Mention | None, first: int, after: int) -> tuple[Group | None, int]:
        """Return what was told before where a count without a noun of its own points back to it."""
        told_parts = self._sums_up(count, after)
        likewise = self._likewise_loaded(count, after) if mention is None else None
        if likewise is not None:
            likewise.span = count.first, self._tails.load(likewise, count.after)
            if likewise.cargo:
                return likewise, likewise.span[1]
        back = mention is None and self._may_point_back
        if not back or not (told_parts or points_back(self._tokens, count, first, after, self._used)):
            return None, self._behind(count)
        all_told = count.first > first and self._tokens[count.first - 1].key in _ALL
        if all_told or (count.interval == ONE and self._has_contents(count, after)):
            return None, count.after
        group = self._pointing_back(count, (count.first, count.after))
        group.elliptic = group.of_them
        return group, count.after

    def _counts_batches(self, count: Count, mention: Mention) -> bool:
        """Tell whether batches are counted, not what is in them: "three groups of soldiers", "two lots of lorries"."""
        batches = BATCHES if mention.equipment.unit == "person" else _LOTS
        few = (count.interval.count_min or 0) <= _FEW
        return few and any(self._tokens[at].key.startswith(batches) for at in range(count.after, mention.first))

    def _of_them(self, count: Count, first: int, after: int) -> Group:
        """Read "nine of them", "nine of them T-80s"."""
        tokens = self._tokens
        mention = self._head(count.after + 2, min(after, count.after + 4)) if count.after + 2 < after else None
        believed = mention is not None and (not mention.term.guarded or mention.equipment.id in _ON_TRUCKS)
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
        in_convoy = any(group.gathers for group in self._found[-2:])  # "одна (колона) з 16 машин"
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
        if group.kind.id == "truck" and _FREIGHT.fullmatch(group.word) and self._tells_wagons():
            group.kinds = [self._lexicon.get("covered_wagon")]
        if mention.equipment.id == "fighter" and are_men(self._tokens, mention.after - 1, first, self._after):
            group.kinds = [self._lexicon.get("personnel")]
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

    def _tells_wagons(self) -> bool:
        """Tell whether wagons are told before in the sentence: "8 пасажырскіх, 3 грузавыя"."""
        return any(group.kind.equipment_class == "wagon" for group in self._found)

    def _count_in_all(self, count: Count, first: int, after: int) -> bool:
        """Give the one thing told without a number the sum that ends a sentence: "..., разам дваццаць чатыры"."""
        if len(self._found) != 1:
            return False
        open_ones = [group for group in self._found if group.count is None and not group.single]
        before = self._tokens[count.first - 1] if count.first > first else None
        closed = count.after >= after or self._tokens[count.after].kind == "mark"
        summed = before is not None and "total" in kinds_of(before.key)
        if before is not None and before.text == "," and is_summed(self._tokens, count.after, after):
            summed = closed = True
        if not (summed and closed) or not open_ones or open_ones[0].gathers:
            return False
        open_ones[0].count, open_ones[0].count_span = count.interval, (count.first, count.after)
        return True

    def _flown(self, count: Count, after: int) -> Mention | None:
        """Return the aircraft whose landings or flights are counted: "дві посадки Мі-8", "two flights of Il-76"."""
        at = count.after + 1
        at += at < after and (self._tokens[at].key == "of" or self._tokens[at].text in OPEN_QUOTES)
        mention = self._head(at, min(after, at + _TRIP_REACH)) if at < after else None
        return mention if mention is not None and mention.first == at and mention.equipment.unit == "aircraft" else None

    def _sums_up(self, count: Count, after: int) -> bool:
        """Tell whether bare numbers from here on add up to the number told before: "87 бензовозов: 51 ... и 36 ..."."""
        if count.first < self._parts_until:
            return True
        if self._total is None or self._total[1] > count.first or count.first < self._no_sum:
            return False
        total, numbers, at = self._total[0], 0, count.first
        while at < after:
            found = self._said_at(at) if self._tokens[at].starts & COUNT and not self._used[at] else None
            if found is None or found.interval.count_min is None or is_one_by_one(self._tokens, found):
                at += 1
                continue
            if self._head(found.after, after, many=found.interval.count_min > _FEW) is not None:
                at = found.after
                continue
            numbers += found.interval.count_min
            at = found.after
        if numbers != total or count.interval.count_min == total:
            self._no_sum = after
            return False
        self._parts_until = after
        return True

    def _is_whole(self, count: Count, mention: Mention, first: int, after: int) -> bool:
        """Tell whether only parts of these are told of: "Of the 47 drones launched overnight, two ended up here"."""
        tokens = self._tokens
        at = count.first - 1
        at -= at > first and tokens[at].key in _THESE
        if at < first or tokens[at].key not in OF or (at > first and tokens[at - 1].kind != "mark"):
            return False
        pause = next((each for each in range(mention.after, after) if tokens[each].text in _PAUSES), after)
        if any(
            tokens[each].text[0].isupper() or tokens[each].key in _WHO
            for each in range(mention.after, min(after, pause + 2))
        ):
            return False  # what is told of all of them is a sighting of its own
        return any(tokens[each].starts & COUNT and not self._used[each] for each in range(pause, after))

    def _has_contents(self, count: Count, after: int) -> bool:
        """Tell whether what makes up one more is counted right behind it: "ещё один, на 44 вагона, ..."."""
        at = count.after
        apart = at < after and self._tokens[at].text in _APART
        holding = at + apart < after and self._tokens[at + apart].key in _MADE_OF
        holds_it = holding and self._tokens[at].key in _HOLDING and bool(self._found) and self._found[0].gathers
        if not (apart or holds_it):
            return False
        at += apart + holding
        inside = self._count_at(at, at, after) if at < after and self._tokens[at].starts & COUNT else None
        head = self._head(inside.after, after) if inside is not None else None
        return head is not None and self.accepted(head, at, counted=True)
