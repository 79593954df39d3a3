"""Find the groups of a sentence: how many of which equipment, with the words that say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reports.affiliation import country_of_word
from geo.reports.cues import MOVING, cues_of
from geo.reports.ellipsis import points_back
from geo.reports.grammar import adjective_says_one, is_adjective, is_one
from geo.reports.group_tails import GroupTails
from geo.reports.number_words import UNITS
from geo.reports.numbers import Count, count_at
from geo.reports.small_words import open_small_words
from geo.reports.tokens import COUNT, CUE, EQUIPMENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Interval
    from geo.reports.date_mentions import DatePair
    from geo.reports.equipment import Equipment, Lexicon, Mention
    from geo.reports.place_mention import PlaceMention
    from geo.reports.tokens import Token

_GROUP_STARTS = COUNT | EQUIPMENT
_MODIFIERS = 4
_POINTS_BACK = 2
"""A bare number points back over so many sentences at most."""
_LONGEST_ROW = 6
_JOINTS = frozenset({"и", "і", "й", "та", "ды", "and"})
_LIST_JOINTS = frozenset({",", "и", "і", "й", "та", "ды", "and"})
_COPULAS = frozenset({"were", "are", "was", "being"})
_DASHES = frozenset({"—", "–"})
_QUOTES = frozenset("\"'«“„‘»”’(")
_OPEN_QUOTES = frozenset("\"'«“„‘")
_COMPOUND = re.compile(r"(\d+|[^\W\d]+)-([^\W\d_-]+)$")
_FINITE = frozenset({"past", "present", "future"})
_OF_THEM = {
    "of": frozenset({"them", "these", "those", "which", "whom"}),
    "из": frozenset({"них", "которых", "этих"}),
    "з": frozenset({"них", "яких", "іх", "якіх", "гэтых"}),
    "із": frozenset({"них", "яких"}),
    "зь": frozenset({"іх", "якіх"}),
}
_ADJECTIVAL = re.compile(r"(?:ых|их|іх|ые|ыя|і|ии|ими|ыми|ымі|імі|ым|им)$")
_ANYBODY = frozenset(
    "people person persons men man человек люди людей людям особа осіб особи люди людина чалавек людзі людзей людзям чоловік асоб".split()
)
"""Words for anybody: soldiers only where something says so."""
_UNIFORMED = (
    "форм", "камуфляж", "камуфл", "uniform", "fatigues", "воен", "військов", "вайсков", "ваенн", "военнослуж", "солдат", "салдат", "мобилиз", "мобіліз",
    "мабіліз", "mobilis", "mobiliz", "автомат", "зброє", "зброя", "оружи", "armed", "military", "батальон", "батальён", "батальйон", "взвод", "узвод", "полк", "рот",
    "десант", "дэсант", "гвард", "наемни", "найман", "найміт", "вагнер", "contingent", "контингент", "кантынгент", "троп",
)  # fmt: skip
_SUCH = frozenset(
    "such same таких такие такими таким такой така такі такіх такія такими такімі аналогичных подобных аналогічних подібних аналагічных падобных же".split()
)
_STORAGE = frozenset({"хранения", "консервации", "зберігання", "консервації", "захоўвання", "кансервацыі", "storage"})
_MORE = frozenset({"ещё", "еще", "ще", "яшчэ"})
_CONVOY_WORDS = ("convoy", "column", "колон", "калон")
_RAIL_CARS = frozenset({"car", "cars", "carriage", "coach", "wagon"})


class Group:
    """So many of this: `kinds` share one count; token spans are (first, after).

    `count` is None where no number is said, `one` tells whether the words are in the singular (None: cannot be told).
    """

    __slots__ = (
        "cargo", "carrier", "count", "count_span", "dates", "elliptic", "kinds", "lead", "noun", "numbered", "of_them", "one", "owner", "part", "places", "single",
        "span", "such", "summary", "unit_word", "word",
    )  # fmt: skip

    def __init__(self, kinds: list[Equipment], span: tuple[int, int]) -> None:
        self.kinds = kinds
        self.span = span
        self.lead = span[0]
        self.count: Interval | None = None
        self.count_span: tuple[int, int] | None = None
        self.one: bool | None = None
        self.single = False
        self.cargo: list[str] = []
        self.carrier: str | None = None
        self.part = False
        self.summary = False
        self.of_them = False
        self.elliptic = False
        self.places: list[PlaceMention] = []
        self.dates: list[DatePair] = []
        self.such = False
        self.numbered = False
        self.word = ""
        self.unit_word = ""
        self.owner = ""
        self.noun: tuple[str, str] | None = None

    @property
    def kind(self) -> Equipment:
        """The first kind, which stands for all."""
        return self.kinds[0]

    @property
    def gathers(self) -> bool:
        """Whether it is a train or convoy, which may hold other groups."""
        return self.kind.equipment_class in {"train", "convoy"}

    @property
    def counted(self) -> bool:
        """Whether a number is said."""
        return self.count is not None

    def __repr__(self) -> str:
        return f"Group({[kind.id for kind in self.kinds]}, {self.count}, {self.span}, cargo={self.cargo})"


class GroupFinder:
    """Finds groups in tokens first..after; `used` marks tokens taken by dates, roads and sources."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, used: bytearray, language: str) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._used = used
        self._language = language
        self._words = open_small_words()
        self._tails = GroupTails(tokens, lexicon, used, self.accepted)
        self._believed: str | None = None
        self._told: tuple[int, int] | None = None

    def find(self, first: int, after: int, block: int = 0, sentence: int = 0) -> list[Group]:
        """Return the groups of one sentence, in order, and mark their tokens as used.

        A bare number stands for a group told before, in the same `block` of text and not long ago.
        """
        self._may_point_back = (
            self._told is not None and self._told[0] == block and sentence - self._told[1] <= _POINTS_BACK
        )
        groups: list[Group] = []
        self._tails.after = after
        self._believed = None
        at = first
        tokens, used = self._tokens, self._used
        while at < after:
            if used[at] or not (tokens[at].starts & _GROUP_STARTS or tokens[at].text == "№"):
                at += 1
                continue
            group, at = self._group_at(at, first, after)
            if group is None:
                continue
            groups.append(group)
            self._believed = group.kind.equipment_class
            self._may_point_back = True
            self._told = block, sentence
            start = group.count_span[0] if group.count_span and group.count_span[0] < group.span[0] else group.span[0]
            for each in range(start, max(group.span[1], at)):
                self._used[each] = 2
        return groups

    def _group_at(self, at: int, first: int, after: int) -> tuple[Group | None, int]:
        tokens = self._tokens
        if self._used[at]:
            return None, at + 1
        token = tokens[at]
        if token.text == "№" and self._believed == "train":
            numbered = self._numbered(at, after)
            if numbered is not None:
                return numbered, numbered.span[1]
        if token.kind == "word" and "-" in token.key:
            compound = self._compound_at(at, after)
            if compound is not None:
                return compound, compound.span[1]
        count = self._count_at(at, first, after) if token.starts & COUNT else None
        if count is not None:
            listed = self._listed(count, first, after)
            return (listed, count.after) if listed is not None else self._counted(count, first, after)
        if token.kind != "word":
            return None, at + 1
        mention = self._lexicon.find(tokens, at)
        if mention is None or not self.accepted(mention, first, counted=False):
            return None, at + 1
        if self._is_none(mention, first) or self._is_image(mention, after):
            return None, mention.after
        if self._is_unit_name(mention):
            return None, mention.after
        group = self._grown(mention, None, first)
        if self._observes(group, after):
            return None, group.span[1]
        return group, group.span[1]

    def _is_none(self, mention: Mention, first: int) -> bool:
        """Tell whether there was none of it: "жодної машини", "ни одного танка"."""
        before = [self._tokens[at].key for at in range(max(first, mention.first - 2), mention.first)]
        return any(key.startswith(("жодн", "ніводн", "аніводн", "никак", "ніяк", "аніяк")) for key in before) or before[
            -2:-1
        ] in (["ни"], ["ні"])

    def _is_image(self, mention: Mention, after: int) -> bool:
        """Tell whether a column is only a figure of speech: "a column of lies", "the convoy of kindness"."""
        if (
            mention.equipment.equipment_class != "convoy"
            or mention.after + 1 >= after
            or self._tokens[mention.after].key != "of"
        ):
            return False
        at = mention.after + 1
        return self._head(at, after) is None and count_at(self._tokens, at) is None and self._tokens[at].text.islower()

    def _numbered(self, at: int, after: int) -> Group | None:
        """Read "№967", said of one of the trains told before."""
        if at + 1 >= after or self._tokens[at + 1].kind != "number" or (at > 0 and self._used[at - 1] == 2):
            return None
        group = Group([self._lexicon.get("train")], (at, at + 2))
        group.numbered = group.single = group.one = True
        return group

    def _count_at(self, at: int, first: int, after: int) -> Count | None:
        tokens = self._tokens
        before = tokens[at - 1].key if at > first else ""
        if before in self._words.number_marks and tokens[at].kind == "number":
            return None
        count = count_at(tokens, at)
        if count is None or count.after > after or any(self._used[each] for each in range(at, count.after)):
            return None
        return count

    def _counted(self, count: Count, first: int, after: int) -> tuple[Group | None, int]:
        """Return the group that a count leads to, else skip the count."""
        tokens = self._tokens
        behind = tokens[count.after].key if count.after < after else ""
        if behind in self._words.not_counted:
            for each in range(count.first, count.after + 1):
                self._used[each] = 1
            return None, count.after + 1
        if tokens[count.after - 1].key == "of" and behind in _OF_THEM["of"]:
            count = count._replace(after=count.after - 1)
            behind = "of"
        of_them = _OF_THEM.get(behind)
        if of_them and count.after + 1 < after and tokens[count.after + 1].key in of_them:
            group = self._pointing_back(count, (count.after, count.after + 2))
            mention = self._lexicon.find(tokens, count.after + 2) if count.after + 2 < after else None
            if mention is not None and not mention.term.guarded:
                return None, count.after + 2
            return group, group.span[1]
        mention = self._head(count.after, after) or self._predicate(count.after, after)
        if mention is None or not self.accepted(mention, first, counted=True):
            if mention is None and self._may_point_back and points_back(tokens, count, first, after, self._used):
                group = self._pointing_back(count, (count.first, count.after))
                group.elliptic = True
                return group, count.after
            return None, self._behind(count)
        group = self._grown(mention, count, first)
        return group, group.span[1]

    def _listed(self, count: Count, first: int, after: int) -> Group | None:
        """Read the 18 of "18, 22 и 25 машин": numbers in a row share the noun behind the last."""
        tokens = self._tokens
        at, more = count.after, 0
        while (
            at < after
            and more < _LONGEST_ROW
            and (tokens[at].text == "," or (tokens[at].key in _JOINTS and more)) | (tokens[at].key in _JOINTS)
        ):
            if at + 1 >= after or tokens[at + 1].kind != "number":
                return None
            following = self._count_at(at + 1, first, after)
            if following is None:
                return None
            at, more = following.after, more + 1
        if not more or tokens[count.first].kind != "number":
            return None
        mention = self._head(at, after)
        if mention is None or not self.accepted(mention, first, counted=True):
            return None
        group = Group([mention.equipment], (count.first, count.after))
        group.word = tokens[mention.after - 1].key
        group.count, group.count_span = count.interval, (count.first, count.after)
        return group

    def _pointing_back(self, count: Count, span: tuple[int, int]) -> Group:
        """Return a group whose kind the group before tells: "nine of them", "three landed"."""
        group = Group([self._lexicon.get("vehicle")], span)
        group.of_them = True
        group.lead = count.first
        group.count, group.count_span = count.interval, (count.first, count.after)
        return group

    def _predicate(self, at: int, after: int) -> Mention | None:
        """Return the equipment in "12 were KamAZes", "десять — «Уралы»"."""
        tokens = self._tokens
        if at >= after or not (tokens[at].key in _COPULAS or tokens[at].text in _DASHES):
            return None
        each = at + 1
        while each < after and tokens[each].text in _OPEN_QUOTES:
            each += 1
        return self._lexicon.find(tokens, each) if each < after and tokens[each].kind == "word" else None

    def _behind(self, count: Count) -> int:
        """Return where to go on behind a count that counts nothing known."""
        return count.after if count.after - count.first < 3 else count.first + 1

    def _observes(self, group: Group, after: int) -> bool:
        """Tell whether the group is who saw or said it: "БПЛА місії зафіксував", "пограничники сообщают"."""
        if group.counted or group.kind.equipment_class not in {"personnel", "uav"}:
            return False
        for each in range(group.span[1], min(after, group.span[1] + 3)):
            token = self._tokens[each]
            if token.key in self._words.say or (
                any(cue.kind == "seen" and cue.tense in _FINITE for cue in cues_of(token.key))
                and token.key[-2:] not in {"но", "ны", "на", "ен", "ed"}
            ):
                return True
            if token.kind != "word":
                return False
        return False

    def _head(self, at: int, after: int) -> Mention | None:
        """Return the equipment that a count before token `at` counts, past a few adjectives."""
        tokens = self._tokens
        piece: Mention | None = None
        for each in range(at, min(after, at + _MODIFIERS + 1)):
            token = tokens[each]
            if self._used[each] == 2:
                break
            mention = self._lexicon.find(tokens, each) if token.kind == "word" else None
            if mention is not None:
                if token.key in self._words.piece_nouns and mention.after == each + 1:
                    piece = mention
                    continue
                if mention.equipment.unit == "person" and self._is_described(mention, after):
                    continue
                if mention.term.guarded and is_adjective(token.key) and not self.accepted(mention, each, counted=True):
                    continue
                return mention
            if token.text in _OPEN_QUOTES or token.key in self._words.modifiers or token.key in self._words.piece_nouns:
                continue
            if token.kind != "word":
                break
            if self._stops(token) and not self._steps_over(each, after):
                break
        return piece

    def _is_described(self, mention: Mention, after: int) -> bool:
        """Tell whether a word for soldiers is an adjective of the equipment behind it: "вайсковых «Уралаў»"."""
        tokens = self._tokens
        if not _ADJECTIVAL.search(tokens[mention.after - 1].key):
            return False
        at = mention.after
        while at < after and tokens[at].text in _OPEN_QUOTES:
            at += 1
        following = self._lexicon.find(tokens, at) if at < after and tokens[at].kind == "word" else None
        return following is not None and following.equipment.unit != "person"

    def _steps_over(self, at: int, after: int) -> bool:
        """Tell whether a word between number and noun may be passed: "снятых с хранения", "крытых брезентом"."""
        tokens = self._tokens
        if at + 1 < after and tokens[at + 1].key in _STORAGE:
            return True
        if tokens[at].key in _STORAGE:
            return True
        plain = tokens[at].key not in self._words.prepositions and not tokens[at].starts & CUE
        next_one = (
            self._lexicon.find(tokens, at + 1) if plain and at + 1 < after and tokens[at + 1].kind == "word" else None
        )
        return (
            next_one is not None
            and not next_one.term.guarded
            and tokens[at].key not in self._words.conjunctions
            and tokens[at].key not in self._words.articles
        )

    def _stops(self, token: Token) -> bool:
        key = token.key
        if key in self._words.prepositions or key in self._words.conjunctions or key in self._words.articles:
            return True
        if any(
            cue.tense in _FINITE and cue.kind in MOVING | {"be", "future", "static", "lost"} for cue in cues_of(key)
        ):
            return True
        return not is_adjective(key)

    def _grown(self, mention: Mention, count: Count | None, first: int) -> Group:
        group = Group([mention.equipment], (mention.first, mention.after))
        group.word = self._tokens[mention.after - 1].key
        if not mention.term.designated:
            group.noun = group.word, mention.term.word
        if mention.equipment.id == "wagner_convoy" and any(
            token.key.startswith(_CONVOY_WORDS) for token in self._tokens[mention.first : mention.after]
        ):
            group.kinds[0] = self._lexicon.get("convoy")
            group.owner = "Wagner"
        if count is not None:
            group.count, group.count_span = count.interval, (count.first, count.after)
            group.lead = count.first
        if group.kind.id == "light_vehicle" and self._believed in {"train", "wagon"} and group.word in {"car", "cars"}:
            group.kinds[0] = self._lexicon.get(
                "passenger_wagon" if "passenger" in self._tokens[mention.after - 2].key else "wagon"
            )
        group.such = any(self._tokens[at].key in _SUCH for at in range(max(first, mention.first - 2), mention.first))
        self._tails.grow(group, mention)
        if group.count is None:
            self._tell_number(group, mention, first)
        return group

    def _tell_number(self, group: Group, mention: Mention, first: int) -> None:
        """Say whether an uncounted group is in the singular, and whether a word such as "a" or "ещё один" says so."""
        tokens = self._tokens
        unchanging = (
            tokens[mention.after - 1].text.isupper() and group.noun is not None and group.noun[0] == group.noun[1]
        )
        unchanging = unchanging and group.kind.equipment_class not in {"truck", "light_vehicle"}
        group.one = is_one(*group.noun) if group.noun is not None and not unchanging else None
        at = mention.first - 1
        while at >= first and mention.first - at <= _MODIFIERS:
            token = tokens[at]
            if token.text in _QUOTES:
                at -= 1
                continue
            if token.kind != "word":
                break
            plain = token.key not in self._words.prepositions and token.key not in self._words.conjunctions
            if plain and is_adjective(token.key) and not token.key[0].isascii() and not cues_of(token.key):
                group.lead = min(group.lead, at)
            if token.key in self._words.articles and token.key != "the":
                group.lead = at
            if token.key in self._words.single or UNITS.get(token.key) == 1:
                more = token.key in _MORE and (group.one is None or (at + 1 == mention.first and group.noun is None))
                group.single = group.one is not False and not more and not tokens[mention.after - 1].key.endswith("s")
                group.lead = at
                break
            if (
                token.key in self._words.prepositions
                or token.key in self._words.conjunctions
                or not is_adjective(token.key)
            ):
                break
            if mention.term.designated and group.one is None and mention.first - at <= 2:
                group.one = adjective_says_one(token.key, self._language)
            at -= 1

    def accepted(self, mention: Mention, first: int, *, counted: bool) -> bool:
        """Tell whether a word that may be an everyday one or a name is believed to mean equipment here."""
        term = mention.term
        if term.word in _ANYBODY and not self._is_military(mention, first):
            return False
        if (
            counted
            and term.guarded
            and term.equipment.equipment_class == "wagon"
            and term.word.endswith(("ый", "ий", "ы", "covered"))
        ):
            behind = self._tokens[mention.after] if mention.after < self._tails.after else None
            return behind is None or behind.kind == "mark" or behind.key in self._words.conjunctions
        if not term.guarded or counted:
            return not (counted and term.guarded and self._is_place_like(mention, first))
        tokens = self._tokens
        token = tokens[mention.first]
        before = tokens[mention.first - 1] if mention.first > first else None
        if before is not None and before.text in _OPEN_QUOTES:
            return token.text[0].isupper()
        if self._is_place_like(mention, first):
            return False
        if before is not None and term.equipment.unit == "person" and _is_forces_adjective(before.key):
            return True
        if (
            self._believed is not None
            and token.text[0].isupper()
            and before is not None
            and before.key in {",", "и", "і", "й", "та", "and", "ды", "или"}
        ):
            return True
        if (
            before is None
            and token.text[0].isupper()
            and is_one(token.key, term.word) is False
            and self._list_follows(mention)
        ):
            return True
        if before is None or not token.text[0].isupper() or token.text.isupper():
            return False
        previous = self._lexicon.find(tokens, mention.first - 1) if mention.first > first else None
        if previous is not None and not previous.term.guarded:
            return True
        plural = is_one(token.key, term.word) is False
        return plural or before.key in self._words.single or before.key in self._words.carrying

    def _list_follows(self, mention: Mention) -> bool:
        """Tell whether more equipment is listed right behind: "Tigrs and Typhoons"."""
        at = mention.after
        if at + 1 >= self._tails.after or self._tokens[at].key not in _LIST_JOINTS:
            return False
        return self._lexicon.find(self._tokens, at + 1) is not None if self._tokens[at + 1].kind == "word" else False

    def _is_military(self, mention: Mention, first: int) -> bool:
        """Tell whether "people" here are soldiers: told beside equipment or troops, or in uniform."""
        if self._believed is not None or self._may_point_back:
            return True
        end = min(self._tails.after, mention.after + _MODIFIERS)
        near = range(max(first, mention.first - _MODIFIERS), end)
        return any(self._tokens[at].key.startswith(_UNIFORMED) for at in near)

    def _is_place_like(self, mention: Mention, first: int) -> bool:
        """Tell whether "Урал", "Urals" and the like stand where a place would: "на Урале", "from the Urals"."""
        tokens = self._tokens
        at = mention.first - 1
        if at >= first and tokens[at].key == "the":
            at -= 1
        return (
            at >= first
            and (
                tokens[at].key
                in {"на", "from", "in", "to", "за", "до", "beyond", "at", "через", "праз", "під", "под", "пад"}
                or (tokens[at].key in {"с", "з", "із", "са", "со"} and tokens[mention.first].key in {"урала", "уралу"})
            )
            and mention.equipment.id in {"ural", "tor", "grad"}
        )

    def _is_unit_name(self, mention: Mention) -> bool:
        """Tell whether the mention only describes a formation: "танковая бригада", "tank brigade"."""
        behind = self._lexicon.find(self._tokens, mention.after) if mention.after < self._tails.after else None
        return (
            behind is not None
            and behind.equipment.id == "unit_bn"
            and mention.equipment.id != "unit_bn"
            and not mention.term.designated
            and self._tokens[mention.first].text[0].isascii()
        )

    def _compound_at(self, at: int, after: int) -> Group | None:
        """Read "a 30-truck convoy", "51-car train", "ten-vehicle column", "37-вагонный эшелон"."""
        found = _COMPOUND.match(self._tokens[at].key)
        if found is None:
            return None
        number, noun = found.groups()
        value = int(number) if number.isdigit() and len(number) < 6 else UNITS.get(number)
        if value is None:
            return None
        behind = self._lexicon.find(self._tokens, at + 1) if at + 1 < after else None
        rail = behind is not None and behind.equipment.equipment_class == "train"
        term = self._lexicon.term_of("wagon" if rail and noun in _RAIL_CARS else noun)
        if term is None and noun.startswith("вагон"):
            term = self._lexicon.term_of("вагон")
        if term is None or (not noun[0].isascii() and not noun.startswith("вагон")):
            return None
        gathers = behind is not None and behind.equipment.equipment_class in {"train", "convoy"}
        group = Group([term.equipment], (at, behind.after if gathers and behind is not None else at + 1))
        count = count_at(self._tokens[:0] or _number_token(self._tokens[at], value), 0)
        group.count = count.interval if count else None
        group.count_span = (at, at + 1)
        group.word = noun
        self._qualify(group, at)
        return group

    def _qualify(self, group: Group, at: int) -> None:
        """Take "about", "at least" before a compound into its count."""
        for back in range(3, 0, -1):
            if at - back < 0 or any(self._used[at - back : at]):
                continue
            count = count_at([*self._tokens[at - back : at], *_number_token(self._tokens[at], _value(group))], 0)
            if count is not None and count.after == back + 1:
                group.count, group.count_span = count.interval, (at - back, at + 1)
                return


def _is_forces_adjective(key: str) -> bool:
    return country_of_word(key) is not None or key.startswith(("военн", "військов", "вайсков", "ваенн", "military"))


def _value(group: Group) -> int:
    return (group.count.count_min if group.count is not None else 0) or 0


def _number_token(token: Token, value: int) -> list[Token]:
    return [type(token)(str(value), "number", token.start, token.end)]
