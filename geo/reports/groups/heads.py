"""Find the equipment that a number counts, past adjectives and pieces, or that a predicate names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reports.groups.belief import MODIFIERS
from geo.reports.groups.one_or_many import OneOrMany
from geo.reports.numbers.counts import count_at
from geo.reports.text.affiliation import country_of_word
from geo.reports.text.cues import MOVING, cues_of
from geo.reports.text.grammar import is_adjective, is_mass, is_one
from geo.reports.text.joining import TIMES_SIGNS
from geo.reports.text.tokens import COUNT, CUE, EQUIPMENT, OPEN_QUOTES

if TYPE_CHECKING:
    from geo.reports.equipment.lexicon import Mention
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_SHORT_PIECES = frozenset("шт ед од адз ст усл ум".split())
_OPEN_OBJECTS = frozenset({"a", "an", "the", "several", "some"})
_COPULAS = frozenset({"were", "are", "was", "being"})
_DASHES = frozenset({"—", "–"})
FINITE = frozenset({"past", "present", "future"})
_ADJECTIVAL = re.compile(r"(?:ых|их|іх|ые|ыя|і|ии|ими|ыми|ымі|імі|ым|им)$")
_STORAGE = frozenset({"хранения", "консервации", "зберігання", "консервації", "захоўвання", "кансервацыі", "storage"})
_ESCORTS = ("сопровожда", "супроводжу", "суправаджа", "эскортиру", "ескорту", "эскартуе", "прикрыва", "прикрива")
_OBSERVERS = tuple("смм обсе обсє абсе місії миссии спостерігач наблюдател назіральнік osce smm".split())
_ON_RADAR = frozenset({"на", "с", "со", "з", "із", "зі"})
_IN_ESCORT = ("сопровожден", "супровод", "суправаджэнн")
_OWNER_REACH = 4
_DRIVER = ("водител", "водій", "водія", "кіроўц", "шофер", "шафер", "пассажир", "пасажир", "пасажыр")
"""Whose vehicle is not told of: "Водій автобуса розказав"."""
_INSTRUMENTAL_ONE = ("ом", "ем", "єм", "ам", "ою", "ею", "єю", "ой", "ей", "ай", "яй")
"""Endings of one thing by which others go: "200 потягом" counts no train."""
_TRACKS = tuple(
    """
    показ паказ track follow detect pick register засек зафикс зафікс виявил выявіл отслеж адсоч
    адсач відстеж відслід наблюда спостеріг следят стежать сочаць сопровожд
    """.split()
)
"""Beginnings of what radars and crews do to what they see."""
_OF_THE_TRACKED = frozenset({"by", "near", "outside", "beside"})
"""Behind such a verb these make it a participle."""
_BY_COLUMNS = ("нами", "намі")
_INFINITIVE = ("ть", "ти", "ць")

_PULLS = ("стягив", "стягу", "стягнул", "сцягва", "сцягну")
_PULLED = ("ся", "сь", "цца")
_BOUND = frozenset({"-", "bound"})
_NEAR = 3
_SUBJECT_REACH = 8
"""Behind who saw it the verb stands at most so many tokens on: "БПЛА СММ дальнего радиуса действия зафиксировал"."""


_BE = frozenset("was were been being is are".split())
_OF_TRAINS = frozenset("passenger covered freight platform box closed tank personnel".split())
_RAIL = frozenset({"train", "wagon"})


class HeadFinder(OneOrMany):
    """Finds the noun that belongs to a number."""

    _earlier: list[Group]

    def _is_image(self, mention: Mention, after: int) -> bool:
        """Tell whether a column is only a figure of speech: "a column of lies", "the convoy of kindness"."""
        if (
            mention.equipment.equipment_class != "convoy"
            or mention.after + 1 >= after
            or self._tokens[mention.after].key != "of"
        ):
            return False
        at = mention.after + 1
        at += self._tokens[at].key in self._words.articles and at + 1 < after
        return self._head(at, after) is None and count_at(self._tokens, at) is None and self._tokens[at].text.islower()

    def _observes(self, group: Group, after: int) -> bool:
        """Tell whether the group is who saw or said it: "БПЛА місії зафіксував", "пограничники сообщают".

        So is who only escorts what is told ("Сопровождает ВАИ"), and what its driver or a passenger sat in.
        """
        if not group.counted and self._only_serves(group):
            return True
        if group.counted or not (group.kind.equipment_class in {"personnel", "uav"} or group.kind.id == "radar"):
            return False
        if (
            group.kind.equipment_class == "uav" and self._is_of_observers(group.span[1], after)
        ) or self._gathers_others(group, after):
            return True
        for each in range(group.span[1], min(after, group.span[1] + _SUBJECT_REACH)):
            token = self._tokens[each]
            if self._went(each, after) or (each >= group.span[1] + _NEAR and self._ends_subject(each)):
                return False
            if self._is_tracked(group, each, after) or self._is_passive(each, group.span[1]):
                return False
            if group.one is True and group.kind.equipment_class == "uav" and token.key.endswith(("ли", "лі")):
                return False  # "дрон бачили"
            if token.key.startswith(_TRACKS) or token.key in self._words.say or self._sees(token.key, each + 1, after):
                return True
            if token.kind != "word":
                return False
        return False

    def _gathers_others(self, group: Group, after: int) -> bool:
        """Tell whether people pull something else together: "оккупанты стягивают вооружение"; troops may be what is pulled."""
        at = group.span[1]
        verb = self._tokens[at].key if at < after else ""
        pulls = verb.startswith(_PULLS) and not verb.endswith(_PULLED)
        return pulls and group.kind.unit == "person" and not is_mass(group.word)

    def _only_serves(self, group: Group) -> bool:
        """Tell whether a group only says how others went, who escorted or drove them, or where they were seen: "на радарах"."""
        before = self._tokens[group.span[0] - 1].key if group.span[0] else ""
        if group.kind.id == "radar" and before in _ON_RADAR:
            return group.word.startswith("радар")
        if group.kind.id == "convoy" and group.word.endswith(_BY_COLUMNS):
            return before not in self._words.prepositions  # "вирушили колонами"
        if group.kind.id == "military_police":
            alone = group.span[1] - group.span[0] == 1 and before.startswith(_IN_ESCORT)  # "в сопровождении ВАИ"
            return alone or before.startswith(_ESCORTS)
        return before.startswith(_DRIVER) and group.kind.unit == "vehicle"

    def _is_of_observers(self, at: int, after: int) -> bool:
        """Tell whether a drone is a mission's, which only looks on: "БПЛА СММ дальнього радіуса дії", "безпілотник місії"."""
        for each in range(at, min(after, at + _OWNER_REACH)):
            key = self._tokens[each].key
            if self._tokens[each].kind != "word" or key in self._words.prepositions:
                return False
            if key.startswith(_OBSERVERS):
                return True
        return False

    def _ends_subject(self, at: int) -> bool:
        """Tell whether something else is told from a token on: other things, a number, a verb of movement."""
        token = self._tokens[at]
        if token.starts & (COUNT | EQUIPMENT) or self._used[at] == 2:
            return True
        return any(cue.kind in MOVING and cue.tense in FINITE for cue in cues_of(token.key))

    def _went(self, at: int, after: int) -> bool:
        """Tell whether who might have seen went somewhere first: "дроны пролетели над Гомелем и обнаружили"."""
        behind = self._tokens[at + 1].key if at + 1 < after else ""
        tracks = self._tokens[at].key.startswith(_TRACKS)
        if tracks or not self._tokens[at].starts & CUE or behind.endswith(_INFINITIVE):
            return False
        return any(cue.kind in MOVING and cue.tense == "past" for cue in cues_of(self._tokens[at].key))

    def _is_passive(self, at: int, first: int) -> bool:
        """Tell whether an English verb says what was done to what stands before it: "a drone was seen", "has been detected"."""
        said = self._tokens[at].key.endswith(("ed", "en"))
        return said and any(self._tokens[each].key in _BE for each in range(max(first, at - 2), at))

    def _is_tracked(self, group: Group, at: int, after: int) -> bool:
        """Tell whether a radar was seen rather than saw: "A radar detected near Homel", "Радар засекли", "a radar followed by"."""
        key = self._tokens[at].key
        if group.kind.id != "radar" or not key.startswith(_TRACKS):
            return False
        many = group.word.endswith(("ы", "и", "і"))
        return self._tokens[min(at + 1, after - 1)].key in _OF_THE_TRACKED or (key.endswith(("ли", "лі")) and not many)

    def _sees(self, key: str, at: int, after: int) -> bool:
        """Tell whether a word before token `at` is a verb of seeing in the active voice."""
        if not any(cue.kind == "seen" and cue.tense in FINITE for cue in cues_of(key)):
            return False
        return key[-2:] not in {"но", "ны", "на", "ен", "ed"} or self._takes_object(key, at, after)

    def _predicate(self, at: int, after: int) -> Mention | None:
        """Return the equipment in "12 were KamAZes", "десять — «Уралы»"."""
        tokens = self._tokens
        if at >= after or not (tokens[at].key in _COPULAS or tokens[at].text in _DASHES):
            return None
        each = at + 1
        while each < after and tokens[each].text in OPEN_QUOTES:
            each += 1
        return self._lexicon.find(tokens, each) if each < after and tokens[each].kind == "word" else None

    def _takes_object(self, key: str, at: int, after: int) -> bool:
        """Tell whether an English verb in -ed has an object behind it: "a drone filmed 12 tanks", not "filmed near Homel"."""
        if not key.endswith("ed") or at >= after:
            return False
        return self._tokens[at].key in _OPEN_OBJECTS or bool(self._tokens[at].starts & (COUNT | EQUIPMENT))

    def _head(self, at: int, after: int, *, many: bool = False) -> Mention | None:
        """Return the equipment that a count before token `at` counts, past a few adjectives."""
        tokens = self._tokens
        piece: Mention | None = None
        at += at + 1 < after and tokens[at].text in TIMES_SIGNS
        for each in range(at, min(after, at + MODIFIERS + 1)):
            token = tokens[each]
            if self._used[each] == 2:
                break
            mention = self._lexicon.find(tokens, each) if token.kind == "word" else None
            if mention is not None:
                if token.key in self._words.piece_nouns and mention.after == each + 1:
                    piece = mention
                    continue
                if many and _is_but_one(token.key, mention):
                    return piece
                if mention.equipment.unit == "person" and self._is_described(mention, after):
                    continue
                if mention.term.guarded and is_adjective(token.key) and not self.accepted(mention, each, counted=True):
                    continue
                return mention
            if token.text == "." and each > at and tokens[each - 1].key in _SHORT_PIECES:
                continue
            if (
                self._is_bound(each)
                or token.text in OPEN_QUOTES
                or token.key in self._words.modifiers
                or token.key in self._words.piece_nouns
            ):
                continue
            if token.kind != "word":
                break
            if token.key == "and" and each + 1 < after and country_of_word(tokens[each + 1].key) is not None:
                continue
            if self._stops(token) and not self._steps_over(each, after):
                break
        return piece

    def _is_bound(self, at: int) -> bool:
        """Tell whether a token is the dash or the last word of a goal: "nine Smolensk-bound trucks"."""
        if at == len(self._tokens) or self._tokens[at].key not in _BOUND:
            return False
        if self._tokens[at - 1].text == "-" or at >= len(self._tokens) - 1:
            return at < len(self._tokens) and self._tokens[at].key == "bound"
        return self._tokens[at].text == "-" and self._tokens[at + 1].key == "bound"

    def _is_described(self, mention: Mention, after: int) -> bool:
        """Tell whether a word for soldiers is an adjective of the equipment behind it: "вайсковых «Уралаў»"."""
        tokens = self._tokens
        if not _ADJECTIVAL.search(tokens[mention.after - 1].key):
            return False
        at = mention.after
        while at < after and tokens[at].text in OPEN_QUOTES:
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
        formed = tokens[at].key.endswith(("ed", "en")) and at + 1 < after
        plain = tokens[at].key not in self._words.prepositions and (formed or not tokens[at].starts & CUE)
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
        if any(cue.tense in FINITE and cue.kind in MOVING | {"be", "future", "static", "lost"} for cue in cues_of(key)):
            return True
        return not is_adjective(key)

    def _is_car(self, mention: Mention) -> bool:
        """Tell whether a "car" is a train's, which was told just before."""
        before, word = (self._tokens[at].key for at in (mention.after - 2, mention.after - 1))
        told = self._earlier if self._may_point_back and before in _OF_TRAINS else ()
        of_train = self._believed in _RAIL or any(group.kind.equipment_class in _RAIL for group in told)
        return of_train and word in {"car", "cars"}


def _is_but_one(key: str, mention: Mention) -> bool:
    """Tell whether a noun behind a larger number is one thing all the same: "41 Panzergrenadier Brigade"."""
    numbered = mention.equipment.id == "unit_bn" and key.isascii()
    return is_one(key, mention.term.word) is True and (numbered or key.endswith(_INSTRUMENTAL_ONE))
