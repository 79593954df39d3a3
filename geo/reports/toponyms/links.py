"""Tell what the places of one sentence are to each other: wider ones, neighbours, routes, headings, speakers."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geo.model import AREA_KINDS, PlaceKind
from geo.reports.text.cues import ACTIONS, MOVING, cues_of, kinds_of
from geo.reports.text.joining import COMMAS, DASHES
from geo.reports.text.small_words import open_small_words
from geo.reports.text.tokens import COUNT, CUE, QUOTES
from geo.reports.toponyms.areas_around import heads_with_area, lay_around, stands_here
from geo.reports.toponyms.borders_between import join_borders
from geo.reports.toponyms.itineraries import read_itinerary
from geo.reports.toponyms.place_roles import NEAR
from geo.reports.toponyms.place_verbs import PlaceVerbs
from geo.reports.toponyms.rivers import is_river, pass_rivers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token
    from geo.reports.toponyms.mention import PlaceMention

_ROUTE_MARKS = frozenset({"-", "–", "—", "→", "➡", "⇒", "->", "-->", "—>", "–>", "=>", ">", ">>"})
_MODIFIER_GAP = frozenset({",", "(", "в", "у", "in", "of", "the", "-", "—", "–"})
_ABOUT = frozenset("some about just примерно около близько приблизно каля за у в".split())
_RELATIVE = frozenset("что що што which that".split())
_GROUP = 2
"""The mark of a group's tokens."""
_LONGEST_GAP = 5
_HEADING_WORDS = 1
_TOWN = 3_000
CUE_OR_COUNT = CUE | COUNT
THEN = frozenset("then затем потом потім потым далее далі далей дальше also также также же".split())
_ROADS = frozenset({"road", "highway"})
_DIRECTIONS = frozenset({"direction", "axis", "sector", "side"})
_OPENS_ITEM = frozenset({":", ";", "•"})


class PlaceLinks:
    """Links the places of one sentence; `used` marks tokens that belong to dates, groups and sources."""

    def __init__(self, tokens: Sequence[Token], used: bytearray, language: str) -> None:
        self._tokens = tokens
        self._used = used
        self._language = language
        self._words = open_small_words()
        self._verbs = PlaceVerbs(tokens, used)

    def settle(self, found: list[PlaceMention], first: int, after: int, watched: str) -> None:
        """Give the places of one sentence the roles that only their neighbours tell."""
        join_borders(found, self._tokens, first, self._language, watched)
        pass_rivers(found, self._tokens, first)
        self._read_headings(found, first, after)
        self._verbs.read_objects(found, first, after)
        self._share_roles(found)
        self._read_routes(found)
        self._verbs.mark_speakers(found, first, after)
        read_itinerary(found, self._tokens, self._used, first)
        self._read_directions(found, after)
        lay_around(found)

    def _read_directions(self, found: list[PlaceMention], after: int) -> None:
        """Read "in the Kyiv direction", "Kyiv-bound" as a heading."""
        for mention in found:
            behind = self._tokens[mention.extent].key if mention.extent < after else ""
            road = behind in _ROADS and mention.role in {"to", "via"} and mention.said != ""
            if road or (mention.role != "from" and behind in _DIRECTIONS):
                mention.role, mention.said = "to", "direction"
            elif behind == "-" and mention.extent + 1 < after and self._tokens[mention.extent + 1].key == "bound":
                mention.role, mention.said = "to", "bound"

    def attach(self, found: list[PlaceMention], mention: PlaceMention) -> bool:
        """Make what is said right beside a place its hint ("(Rostov Oblast)") or its neighbour ("под Барановичами")."""
        if not found:
            return False
        before = found[-1]
        gap = [token.key for token in self._tokens[before.extent : mention.first] if token.text not in QUOTES]
        region = mention.hit is not None and mention.hit.kind in {PlaceKind.ADMIN1, PlaceKind.ADMIN2}
        if not gap and (region or mention.kind in AREA_KINDS) and not mention.role:
            return self._joins_area(found, mention)
        if gap == [","] and heads_with_area(before, mention, self._tokens):
            found.pop()
            mention.hints.append(before)
            mention.lead = before.lead
            return False
        if self._is_distance(before, mention):
            before.near, before.extent = mention, mention.after
            return True
        if not gap or len(gap) > _LONGEST_GAP:
            return False
        if self._is_wider(before, mention, gap) and not self._is_subject(mention):
            before.hints.append(mention)
            before.extent = mention.after
            return True
        if len(gap) > 2 and gap[0] == "," and gap[1] in _RELATIVE:
            gap = gap[2:]
        routed = len(found) > 1 and self._joined_by_dash(found[-2], before)
        if (
            not routed
            and gap[0] in NEAR
            and (mention.role == "at" or (mention.role == "to" and before.role != "from"))
            and not mention.wide
            and not before.wide
            and len(gap) <= 2
        ):
            if is_river(before, self._tokens):
                found.pop()
                mention.role = mention.role if before.role == "" else before.role.replace("via", "at")
                return False
            before.near = mention
            before.extent = mention.after
            return True
        return False

    def _joins_area(self, found: list[PlaceMention], mention: PlaceMention) -> bool:
        """Take an area right behind a name for where it lies; behind a wider area it is the place itself."""
        before = found[-1]
        if not before.wide:
            before.hints.append(mention)
            before.extent = mention.after
            return True
        if mention.kind is PlaceKind.ADMIN2 and before.kind is not PlaceKind.ADMIN2:
            found.pop()
            mention.hints.append(before)
            mention.role, mention.said, mention.lead = before.role, before.said, before.lead
        return False

    def _is_distance(self, before: PlaceMention, mention: PlaceMention) -> bool:
        """Tell whether a distance or a side of the sky tells where the place before lies: "Losvida, 15 km north of"."""
        if before.wide or mention.wide or mention.role not in {"at", "away"} or mention.lead <= before.extent:
            return False
        between = self._tokens[before.extent : mention.lead]
        far = mention.role == "away" or mention.said in {"of", "от", "від", "ад"}
        return (
            far
            and between[0].text in {",", "("}
            and all(
                token.kind in {"number", "mark"} or token.key in self._words.not_counted or token.key in _ABOUT
                for token in between
            )
        )

    def _is_subject(self, mention: PlaceMention) -> bool:
        """Tell whether a dash and a number behind a country make it the next one that acts: "Британія — 800"."""
        at = mention.after
        return (
            at + 1 < len(self._tokens)
            and self._tokens[at].text in _ROUTE_MARKS
            and self._tokens[at + 1].kind == "number"
        )

    def _joined_by_dash(self, first: PlaceMention, second: PlaceMention) -> bool:
        gap = [token.text for token in self._tokens[first.extent : second.first] if token.text not in QUOTES]
        return len(gap) == 1 and gap[0] in _ROUTE_MARKS

    def _is_wider(self, before: PlaceMention, mention: PlaceMention, gap: list[str]) -> bool:
        """Tell whether the mention only says where the place before it lies."""
        opened = gap[0] in {",", "("}
        if mention.kind is PlaceKind.ADMIN2:
            within = mention.said in {"в", "у", "in"} and mention.role != "to" and not before.wide
            return opened or within
        if mention.wide:
            if before.wide and not opened:
                return False
            if mention.role == "to" and mention.said != "in":
                return False
            beside = all(key in _MODIFIER_GAP or key in self._words.transparent for key in gap)
            return (
                beside and mention.said in {"", "в", "у", "in", "of"} and (opened or mention.said != "" or gap == ["-"])
            )
        if self._is_town_beside(before, mention, gap) or self._is_town_in_brackets(before, mention, gap):
            return True
        return opened and len(gap) == 1 and not mention.role and before.hit is None

    def _is_town_beside(self, before: PlaceMention, mention: PlaceMention, gap: list[str]) -> bool:
        """Tell whether a name in the nominative only says near which town lies what an oblique case names: "в Домашевичах, Ивацевичи"."""
        if (
            gap != [","]
            or mention.role
            or before.role not in {"at", "via"}
            or before.hit is None
            or mention.hit is None
        ):
            return False
        ends = mention.after >= len(self._tokens) or self._tokens[mention.after].kind == "mark"
        return ends and before.hit.inflected and not mention.hit.inflected and not mention.text.isascii()

    def _is_town_in_brackets(self, before: PlaceMention, mention: PlaceMention, gap: list[str]) -> bool:
        """Tell whether brackets hold but the bigger town by which a village lies: "Межево (Орша)", not "Минск (Мачулищи)"."""
        closed = mention.after < len(self._tokens) and self._tokens[mention.after].text == ")"
        if gap != ["("] or not closed or mention.role or before.hit is None or mention.hit is None:
            return False
        return not mention.hit.inflected and mention.hit.people > max(before.hit.people, _TOWN)

    def _read_routes(self, found: list[PlaceMention]) -> None:
        """Read "трасса Минск — Брест" as a road, no places; a bare "Полоцк — Витебск" as from and to."""
        for before, mention in itertools.pairwise(found):
            gap = [token.text for token in self._tokens[before.extent : mention.first] if token.text not in QUOTES]
            onward = gap == ["to"] and mention.role == "to"
            if onward and not before.role and not before.wide:
                before.role = "from"  # "Moscow to Minsk"
                continue
            if "".join(gap) not in _ROUTE_MARKS or mention.role not in {"", "to"}:
                continue
            if not before.role or before.role in {"at", "on"}:
                before.role, mention.role = "from", "to"
            elif before.role == "to" and not mention.role and before.first > found[0].first:
                before.role, mention.role = "via", "to"  # "Sebezh - Polatsk - Lepel"

    def _read_headings(self, found: list[PlaceMention], first: int, after: int) -> None:
        """Read a name before a colon, or alone before the first comma or dash of a sentence, as where all of it was seen."""
        for number, mention in enumerate(found):
            outside = mention.said in NEAR and mention.role == "to" and self._ends_heading(mention, first, after)
            if (mention.role and not outside) or mention.extent >= after:
                continue
            at = mention.extent
            at += self._is_next_hour(mention, at, first, after)
            while at + 1 < after and (self._used[at] == 1 or self._tokens[at].kind in {"clock", "date"}):
                at += 1
            while at + 1 < min(after, mention.extent + _HEADING_WORDS + 1) and self._describes_spot(at):
                at += 1
            mark = self._tokens[at].text
            if number and self._joined_by_dash(found[number - 1], mention):
                continue
            if outside:
                mention.role = "at"
                continue
            if stands_here(mention, self._tokens, first, after):
                mention.role, mention.heading = "at", True
                continue
            lead = mention.lead if mention.kind is not None else mention.first  # "Станция Калинковичи: ..."
            opens = lead == first or self._tokens[lead - 1].kind in {"mark", "clock", "date"}
            listed = mark in DASHES and self._heads_a_group(mention, at, first, after)
            listed = listed or ((mark == "," or mark in DASHES) and self._heads_an_item(mention, first))
            if opens and (mark == ":" or listed or (mark in COMMAS and self._is_lone(mention, first))):
                mention.role, mention.heading = "at", True

    def _is_next_hour(self, mention: PlaceMention, at: int, first: int, after: int) -> bool:
        """Tell whether a comma and an hour stand behind a name that a semicolon opens: "...; 👉 Ивацевичи, 10:00: ..."."""
        before = [token.text for token in self._tokens[max(first, mention.first - 2) : mention.first]]
        opened = before[-1:] == [";"] or (before[:1] == [";"] and self._tokens[mention.first - 1].kind == "mark")
        return opened and at + 1 < after and self._tokens[at].text == "," and self._tokens[at + 1].kind == "clock"

    def _ends_heading(self, mention: PlaceMention, first: int, after: int) -> bool:
        """Tell whether a name before a colon ends words without a verb: "трасса М4, пост ГАИ под Березино: колонна"."""
        if mention.extent >= after or self._tokens[mention.extent].text != ":":
            return False
        before = self._tokens[first : mention.first]
        return not any(cue.kind in ACTIONS and cue.tense != "noun" for token in before for cue in cues_of(token.key))

    def _heads_a_group(self, mention: PlaceMention, at: int, first: int, after: int) -> bool:
        """Tell whether a name behind a colon or semicolon heads what a dash parts from it: "...; Лида — два Су-25"."""
        opening = mention.first - 1
        while (
            opening > first and self._tokens[opening].kind == "mark" and self._tokens[opening].text not in _OPENS_ITEM
        ):
            opening -= 1
        before = self._tokens[opening].text if mention.first > first else ""
        if before not in _OPENS_ITEM or at + 1 >= after:
            return False
        return self._used[at + 1] == _GROUP or bool(kinds_of(self._tokens[at + 1].key) & MOVING)

    def _heads_an_item(self, mention: PlaceMention, first: int) -> bool:
        """Tell whether the number of an item of a list stands before a name: "1) Орша, 3 «Искандера»; 2) Толочин, ..."."""
        at = mention.first - 2
        return at >= first and self._tokens[at + 1].text in {")", "."} and self._tokens[at].kind == "number"

    def _describes_spot(self, at: int) -> bool:
        """Tell whether a small word only says which part of a town is meant: "Kalinkavichy bypass", "Віцебск, вакзал"."""
        token = self._tokens[at]
        return (
            token.kind == "word"
            and token.text.islower()
            and not self._used[at]
            and not token.starts & CUE_OR_COUNT
            and (token.key not in self._words.prepositions and token.key not in self._words.conjunctions)
        )

    def _is_lone(self, mention: PlaceMention, first: int) -> bool:
        """Tell whether nothing but marks, times and days stands before a name in its sentence."""
        return all(
            self._tokens[at].kind in {"mark", "clock", "date", "number"} or self._used[at] == 1
            for at in range(first, mention.first)
        )

    def _share_roles(self, found: list[PlaceMention]) -> None:
        """Give the roles on: "from X and Y", "Headings: A, B"; the second of "between X and Y" is where it goes."""
        for before, mention in itertools.pairwise(found):
            keys = [token.key for token in self._tokens[before.extent : mention.lead] if token.text not in QUOTES]
            if before.role == "between" and mention.role in {"", "at"} and keys and keys[0] in self._words.conjunctions:
                mention.role = "between to"
            elif (
                not mention.role
                and 0 < len(keys) <= 3
                and all(key in self._words.conjunctions or key == "," or key in THEN for key in keys)
            ):
                mention.role, mention.said = before.role, before.said
                mention.border = before.border and mention.wide
