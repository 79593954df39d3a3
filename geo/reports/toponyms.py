"""Find the places that a sentence names and the part each plays."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from geo.model import AREA_KINDS, PlaceKind
from geo.reports.affiliation import country_of_word
from geo.reports.cues import cues_of
from geo.reports.date_words import open_date_words
from geo.reports.place_roles import RoleFound, role_before, type_behind
from geo.reports.small_words import open_small_words
from geo.reports.tokens import COUNT, CUE, ROAD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.matching import NameHit, Names
    from geo.places.query import Geocoded
    from geo.reports.tokens import Token

_ROAD = re.compile(r"(?:[мрpmнhrкk]\d{1,4}|[мрнmpe]-\d{1,2}|е\d{2,3}|e\d{2,3})(?:/[мрpmнhe]?\d{1,4})?$")
_ROAD_HYPHEN = re.compile(r"[мрнmph]-\d{1,3}$")
_NUMBERED = re.compile(r"-\d$")
"""The number of one of a town's stations: "Крычаў-1"."""
_QUOTES = frozenset("\"'«“„‘»”’")
_OPEN_QUOTES = frozenset("\"'«“„‘")
_UNIT_WORDS = (
    "бригад",
    "брыгад",
    "полк",
    "дивизи",
    "дывізі",
    "дивізі",
    "brigade",
    "regiment",
    "division",
    "batal",
    "батальон",
    "батальён",
    "омбр",
    "гв",
    "guards",
)
_NO_PLACES = frozenset(
    "telegram twitter facebook youtube tiktok instagram vk x telegramм телеграм телеграме телеграмі твиттере твітері фейсбуке сми змі"
    " nato нато нато's ес єс ес's оон united nations union оод wagner вагнер вагнера monday tuesday wednesday thursday friday saturday sunday"
    " минобороны міноборони мінабароны мвд мвс муc мус гур сбу кгб цахал osce обсе абсе обсє чвк пвк вс зс ус вкс всу зсу узс мчс мнс дсп"
    " mod moscow's kremlin кремль крэмль i we he she they it the this that".split()
)
_WIDE = AREA_KINDS
_MODIFIER_GAP = frozenset({",", "(", "в", "у", "ў", "in", "of", "the", "-", "—", "–"})
_NEAR_WORDS = frozenset(
    {
        "під",
        "под",
        "пад",
        "near",
        "outside",
        "біля",
        "возле",
        "каля",
        "ля",
        "недалеко",
        "поблизу",
        "паблізу",
        "вблизи",
        "неподалік",
    }
)
_ROUTE_MARKS = frozenset({"-", "–", "—", "→", "➡", "⇒"})
_LONGEST_GAP = 5
_SPEAKER_REACH = 4
_HEADING_WORDS = 1
CUE_OR_COUNT = CUE | COUNT
_SEAS = frozenset("море моря морі морем мора моры sea".split())
_THEN = frozenset("then затем потом потім потым далее далі далей дальше also также также же".split())
_READERS = ("читат", "читач", "чытач", "подписчи", "підписни", "падпісчы", "жител", "житель", "жыхар", "мешкан", "очевид", "відвідув", "сведк", "свидетел",
            "reader", "resident", "official", "farmer", "villager", "subscriber", "witness", "source", "correspondent", "корреспондент", "кореспондент",
            "карэспандэнт", "дачник", "рыбак", "ministry", "министерств", "міністерств", "посольств", "пасольств", "embassy", "government", "правительств", "уряд", "neighbo", "сосед", "сусід", "сусед", "мужчин", "женщин", "водител", "водій", "кіроўц")  # fmt: skip
"""Who tells, when a place stands right behind."""
_LONGEST_NAME = 3


class PlaceMention:
    """A place named in tokens first..after; `lead` is where the words of its role start.

    `role` as in `place_roles`; `hit` is what the gazetteer's names know; `hints` are wider places said beside it;
    `near` names a place it is said to be near.
    """

    __slots__ = (
        "after", "border", "extent", "first", "found", "heading", "hints", "hit", "kind", "lead", "near", "role", "said", "speaker", "text",
    )  # fmt: skip

    def __init__(self, first: int, after: int, text: str, hit: NameHit | None, kind: PlaceKind | None) -> None:
        self.first = first
        self.after = after
        self.text = text
        self.hit = hit
        self.kind = kind
        self.role = ""
        self.said = ""
        self.lead = first
        self.hints: list[PlaceMention] = []
        self.near: PlaceMention | None = None
        self.extent = after
        self.border = False
        self.heading = False
        self.speaker = False
        self.found: Geocoded | None = None

    @property
    def wide(self) -> bool:
        """Whether it is a country or an area rather than a spot."""
        return self.kind in _WIDE or (self.kind is None and self.hit is not None and self.hit.kind in _WIDE)

    @property
    def country(self) -> str | None:
        """The country that the name alone tells, None where it may lie in several."""
        if self.hit is None:
            return None
        if self.hit.kind in _WIDE or len(self.hit.countries) == 1:
            return self.hit.country
        return None

    def __repr__(self) -> str:
        return f"PlaceMention({self.text!r}, {self.role!r}, {self.kind}, hints={[each.text for each in self.hints]})"


class PlaceFinder:
    """Finds places in the tokens of one report; `used` marks tokens that belong to dates, groups and sources."""

    def __init__(self, text: str, tokens: Sequence[Token], names: Names, used: bytearray, language: str) -> None:
        self._text = text
        self._tokens = tokens
        self._strings = [token.text for token in tokens]
        self._names = names
        self._used = used
        self._language = language
        self._words = open_small_words()
        self.proposed: dict[int, int] = {}

    def find(self, first: int, after: int) -> list[PlaceMention]:
        """Return the places of one sentence in order; wider places said beside one become its hints."""
        found: list[PlaceMention] = []
        at = first
        while at < after:
            mention = self._mention_at(at, first, after) if self._may_start(at) else None
            if mention is None and at in self.proposed and not self._used[at]:
                role = role_before(self._tokens, at, first, inflected=True, language=self._language)
                mention = self._make(at, min(self.proposed[at], after), None, role.kind, role)
            elif self.proposed:
                self.proposed.pop(at, None)  # the rules found it themselves, or it belongs to something else
            if mention is None:
                at += 1
                continue
            if not self._attached(found, mention):
                found.append(mention)
            at = max(mention.after, at + 1)
        self._read_headings(found, first, after)
        self._share_roles(found)
        self._read_routes(found)
        self._mark_speakers(found, first, after)
        self._read_objects(found, first)
        return found

    def _read_routes(self, found: list[PlaceMention]) -> None:
        """Read "трасса Минск — Брест" as a road, no places; a bare "Полоцк — Витебск" as from and to."""
        for before, mention in itertools.pairwise(found):
            gap = [token.text for token in self._tokens[before.extent : mention.first] if token.text not in _QUOTES]
            if len(gap) != 1 or gap[0] not in _ROUTE_MARKS or mention.role not in {"", "to"}:
                continue
            if not before.role or before.role in {"at", "on"}:
                before.role, mention.role = "from", "to"

    def _read_headings(self, found: list[PlaceMention], first: int, after: int) -> None:
        """Read a name before a colon, or alone before the first comma or dash of a sentence, as where all of it was seen."""
        for mention in found:
            if mention.role or mention.extent >= after:
                continue
            at = mention.extent
            while at + 1 < after and (self._used[at] == 1 or self._tokens[at].kind in {"clock", "date"}):
                at += 1
            while at + 1 < min(after, mention.extent + _HEADING_WORDS + 1) and self._describes_spot(at):
                at += 1
            mark = self._tokens[at].text
            opens = mention.first == first or self._tokens[mention.first - 1].kind in {"mark", "clock", "date"}
            if opens and (mark == ":" or (mark in {",", "—", "–"} and self._is_lone(mention, first))):
                mention.role, mention.heading = "at", True

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

    def _mark_speakers(self, found: list[PlaceMention], first: int, after: int) -> None:
        """Mark places that only say where the speaker is: "farmers near Dobrush said", "officials in Washington"."""
        say = self._words.say
        for mention in found:
            behind = [self._tokens[at].key for at in range(mention.extent, min(after, mention.extent + 2))]
            before = [self._tokens[at].key for at in range(max(first, mention.lead - _SPEAKER_REACH), mention.lead)]
            speaks = bool(behind and behind[0] in say) or bool(say & set(before)) or _has_reader(before)
            mention.speaker = (
                speaks and mention.role in {"at", "on", "from", ""} and ":" not in before and "," not in before
            )
            if mention.speaker:
                mention.role = "at"

    def _read_objects(self, found: list[PlaceMention], first: int) -> None:
        """Read a name right behind a verb: "проехали Мозырь" passed it."""
        for mention in found:
            if mention.role or mention.first <= first:
                continue
            for cue in cues_of(self._tokens[mention.first - 1].key):
                mention.role = {"move": "via", "arrive": "to", "depart": "from"}.get(cue.kind, mention.role)

    def _share_roles(self, found: list[PlaceMention]) -> None:
        """Give the roles on: "from X and Y", "Headings: A, B"; the second of "between X and Y" is where it goes."""
        for before, mention in itertools.pairwise(found):
            keys = [token.key for token in self._tokens[before.extent : mention.lead] if token.text not in _QUOTES]
            if before.role == "between" and mention.role in {"", "at"} and keys and keys[0] in self._words.conjunctions:
                mention.role = "between to"
            elif (
                not mention.role
                and 0 < len(keys) <= 3
                and all(key in self._words.conjunctions or key == "," or key in _THEN for key in keys)
            ):
                mention.role, mention.said, mention.border = before.role, before.said, before.border

    def _may_start(self, at: int) -> bool:
        token = self._tokens[at]
        if self._used[at] or token.kind != "word" or not token.text[0].isupper():
            return False
        return token.key not in self._words.prepositions and token.key not in self._words.conjunctions

    def _mention_at(self, at: int, first: int, after: int) -> PlaceMention | None:
        token = self._tokens[at]
        if _ROAD.match(token.key) or token.key in _NO_PLACES or self._is_street(at, after):
            return None
        hit = self._names.longest(self._strings, at)
        if hit is None and _NUMBERED.search(token.text):
            hit = self._names.known(_NUMBERED.sub("", token.text))
        if hit is not None and (at + hit.tokens > after or any(self._used[at : at + hit.tokens])):
            hit = None
        if hit is not None and hit.kind is None:
            return None
        end = at + (hit.tokens if hit is not None else 1)
        inflected = hit is None or hit.inflected
        role = role_before(self._tokens, at, first, inflected=inflected, language=self._language)
        behind = type_behind(self._tokens, self._past_quotes(end, after), after)
        kind = role.kind or (behind[0] if behind else None)
        regions = self._joined_regions(at, after) if hit is None or hit.kind is not PlaceKind.ADMIN1 else None
        if regions is not None:
            return self._make(at, regions, None, PlaceKind.ADMIN1, role)
        if at + 1 < after and self._tokens[at + 1].key in _SEAS and role.role:
            return self._make(at, at + 2, None, None, role)
        if hit is None and not self._speaks_for_place(at, first, after, role, kind):
            return None
        if (
            hit is not None
            and (hit.common_word or hit.needs_type)
            and not (role.role or kind or self._stands_alone(at, end, first, after))
        ):
            return None
        if hit is None or (hit.tokens == 1 and not self._is_sure(hit)):
            end = self._grow(end, after) if kind is not PlaceKind.ADMIN1 else end
        if self._describes_unit(end, after):
            return None
        if behind is not None and behind[1] > end and role.kind is None:
            end = behind[1]
        return self._make(at, end, hit, kind, role)

    def _is_street(self, at: int, after: int) -> bool:
        """Tell whether the name is a street's: "по улице Барыкина", "Речицкого шоссе"."""
        beside = [self._tokens[each].key for each in (at - 1, at + 1) if 0 <= each < after]
        return any(cue.kind == "street" for key in beside for cue in cues_of(key))

    def _make(self, at: int, end: int, hit: NameHit | None, kind: PlaceKind | None, role: RoleFound) -> PlaceMention:
        text = self._text[self._tokens[at].start : self._tokens[end - 1].end]
        mention = PlaceMention(at, end, text, hit, kind)
        mention.role, mention.said, mention.lead = role.role, role.said, role.first
        mention.border = role.border
        if role.said == "by" and mention.wide:
            mention.role = ""
        return mention

    def _joined_regions(self, at: int, after: int) -> int | None:
        """Return the token behind "Минской и Витебской областей", "Chernihiv and Kyiv regions", if they start at `at`."""
        if at + 3 >= after or self._tokens[at + 1].key not in self._words.conjunctions:
            return None
        if not self._tokens[at + 2].text[0].isupper():
            return None
        behind = type_behind(self._tokens, at + 3, after)
        if behind is None or behind[0] is not PlaceKind.ADMIN1:
            return None
        return (
            behind[1] if self._tokens[at + 3].key.endswith(("s", "ей", "ях", "ям", "яў", "ами", "ями", "ів")) else None
        )

    def _is_sure(self, hit: NameHit) -> bool:
        return hit.people > 0 and not hit.common_word and not hit.inflected

    def _past_quotes(self, at: int, after: int) -> int:
        while at < after and self._tokens[at].text in _QUOTES:
            at += 1
        return at

    def _grow(self, end: int, after: int) -> int:
        """Take further capitalised words into an unknown name: "Капустиного Яру", "Tsimbalinskiy Most"."""
        start = end
        while end < after and end - start < _LONGEST_NAME - 1:
            token = self._tokens[end]
            if self._used[end] or token.kind != "word" or not token.text[0].isupper() or token.text.isupper():
                break
            if country_of_word(token.key) or cues_of(token.key):
                break
            end += 1
        return end

    def _speaks_for_place(self, at: int, first: int, after: int, found: RoleFound, kind: PlaceKind | None) -> bool:
        """Tell whether an unknown capitalised word stands where a place name would."""
        token = self._tokens[at]
        role, said = found.role, found.said
        if (
            at - 2 >= first
            and self._tokens[at - 1].text in _ROUTE_MARKS
            and self._names.longest(self._strings, at - 2) is not None
        ):
            role = role or "to"
        if token.text.isupper() and len(token.text) > 1:
            return False
        if token.key.removesuffix("'s") in open_date_words().months or self._describes_named(at, after):
            return False
        if kind is not None:
            return True
        if country_of_word(token.key) or cues_of(token.key) or token.key in self._words.transparent:
            return False
        if at == first or any(letter.isdigit() for letter in token.key):
            return False
        if said == "for" and self._names_event(at, after):
            return False
        known_role = role in {"from", "to", "at", "via", "between"} and len(token.key) > 2
        return known_role and not (said in {"from", "to", "by", "for"} and self._is_person(at, after))

    def _names_event(self, at: int, after: int) -> bool:
        """Tell whether "for X" names a drill or a day: "for the Eagle Assault drill", "for Defenders' Day"."""
        end = self._grow(at + 1, after)
        return self._tokens[at - 1].key == "the" or (
            end < after and self._tokens[end].kind == "word" and self._tokens[end].key not in self._words.prepositions
        )

    def _describes_named(self, at: int, after: int) -> bool:
        """Tell whether a word only describes a sort of place whose name follows: "Национальном аэропорту Минск"."""
        behind = type_behind(self._tokens, at + 1, after)
        return behind is not None and behind[1] < after and self._tokens[behind[1]].text[0].isupper()

    def _is_person(self, at: int, after: int) -> bool:
        """Tell whether two unknown capitalised words in a row look like a person's or a body's name."""
        if at + 1 >= after:
            return False
        behind = self._tokens[at + 1]
        return (
            behind.kind == "word"
            and behind.text[0].isupper()
            and self._names.longest(self._strings, at + 1) is None
            and self._language == "en"
            and any(self._tokens[each].key in self._words.say for each in range(at + 2, min(after, at + 5)))
        )

    def _stands_alone(self, at: int, end: int, first: int, after: int) -> bool:
        """Tell whether the name is all there is between marks: "Полонка.", "— Асіповічы:", "Headings: Loyeu, Naroulia"."""
        before = self._tokens[at - 1] if at > first else None
        behind = self._tokens[end] if end < after else None
        opened = before is None or before.kind in {"mark", "date", "clock"} or bool(self._used[at - 1])
        closed = behind is None or behind.kind in {"mark", "clock", "date"}
        return opened and closed

    def _describes_unit(self, end: int, after: int) -> bool:
        for each in range(end, min(after, end + 3)):
            token = self._tokens[each]
            if token.key.startswith(_UNIT_WORDS):
                return True
            if token.kind == "mark" or token.key in self._words.prepositions:
                return False
        return False

    def _attached(self, found: list[PlaceMention], mention: PlaceMention) -> bool:
        """Make what is said right beside a place its hint ("(Rostov Oblast)") or its neighbour ("под Барановичами")."""
        if not found:
            return False
        before = found[-1]
        gap = [token.key for token in self._tokens[before.extent : mention.first] if token.text not in _QUOTES]
        if not gap or len(gap) > _LONGEST_GAP:
            return False
        if self._is_wider(before, mention, gap):
            before.hints.append(mention)
            before.extent = mention.after
            return True
        routed = len(found) > 1 and self._joined_by_dash(found[-2], before)
        if (
            not routed
            and gap[0] in _NEAR_WORDS
            and mention.role in {"at", "to"}
            and not mention.wide
            and not before.wide
            and len(gap) <= 2
        ):
            before.near = mention
            before.extent = mention.after
            return True
        return False

    def _joined_by_dash(self, first: PlaceMention, second: PlaceMention) -> bool:
        gap = [token.text for token in self._tokens[first.extent : second.first] if token.text not in _QUOTES]
        return len(gap) == 1 and gap[0] in _ROUTE_MARKS

    def _is_wider(self, before: PlaceMention, mention: PlaceMention, gap: list[str]) -> bool:
        """Tell whether the mention only says where the place before it lies."""
        opened = gap[0] in {",", "("}
        if mention.kind is PlaceKind.ADMIN2:
            return opened or mention.said in {"в", "у", "ў", "in"}
        if mention.wide:
            if before.wide and not opened:
                return False
            if mention.role == "to" and mention.said != "in":
                return False
            beside = all(key in _MODIFIER_GAP or key in self._words.transparent for key in gap)
            return (
                beside
                and mention.said in {"", "в", "у", "ў", "in", "of"}
                and (opened or mention.said != "" or gap == ["-"])
            )
        return opened and len(gap) == 1 and not mention.role and before.hit is None


def _has_reader(words: list[str]) -> bool:
    return bool(words) and words[-1].startswith(_READERS)


def find_roads(tokens: Sequence[Token], used: bytearray) -> list[int]:
    """Mark the numbers of roads ("М5", "Р-31" behind трасса) as used and return where they stand."""
    found = []
    for at, token in enumerate(tokens):
        if not token.starts & ROAD or token.kind != "word" or used[at]:
            continue
        if (_ROAD.match(token.key) and "-" not in token.key) or (
            _ROAD_HYPHEN.match(token.key) and at and any(cue.kind == "road" for cue in cues_of(tokens[at - 1].key))
        ):
            found.append(at)
    for at in found:
        used[at] = 1
    return found
