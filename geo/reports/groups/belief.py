"""Tell whether a word that may be an everyday one or a name is believed to mean equipment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reports.equipment.boards import is_board
from geo.reports.equipment.compounds import is_in_compound
from geo.reports.equipment.inscriptions import is_inscribed, is_served
from geo.reports.equipment.list_ahead import is_of_make, leads_list, list_follows
from geo.reports.equipment.peoples import PEOPLES, gives_ground
from geo.reports.groups.group import LAUNCHING, OF_WAR
from geo.reports.groups.tallies import TALLIES, is_item
from geo.reports.text.affiliation import country_of_word
from geo.reports.text.cues import ACTIONS, MOVING, cues_of
from geo.reports.text.grammar import is_one
from geo.reports.text.joining import LIST_JOINTS, TIMES_SIGNS
from geo.reports.text.small_words import open_small_words
from geo.reports.text.tokens import COUNT, CUE, DATE, EQUIPMENT, OPEN_QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Lexicon, Mention
    from geo.reports.text.tokens import Token

MODIFIERS = 4
_FORMATION_WORDS = frozenset({"army", "armies", "Army", "Division", "Corps"})
"""Behind the name of equipment these make it a formation's: "4th Tank Division"."""
_TELLING = EQUIPMENT | CUE | DATE | COUNT
_GENITIVE = re.compile(r"[^аеёиоуыэюяіїє](?:ов|ев|оў|аў|яў|ів|їв|ок|ек|ак)$|ей$")
"""Endings of nouns behind a number."""
_UNITS_OF = (
    "unit",
    "batter",
    "launcher",
    "system",
    "complex",
    "brigade",
    "battalion",
    "division",
    "howitzer",
    "gun",
    "vehicle",
    "truck",
    "missile",
)
_BESIDE = frozenset(
    "ambulance uaz field_kitchen comms ship military_police repair_vehicle crane van_minibus light_vehicle".split()
)
"""Everyday words that mean a vehicle in a list of others: "..., два КамАЗа и кухня"."""
_TIMES = re.compile(r"[xх×]\d{1,4}")
_MADE_OF = ("состав", "склад", "састаў", "састав")
ANYBODY = frozenset(
    "people person persons men man человек люди людей людям особа осіб особи люди людина чалавек людзі людзей людзям чоловік асоб".split()
)
"""Words for anybody: soldiers only where something says so."""
_UNIFORMED = (
    "форм", "камуфляж", "камуфл", "uniform", "fatigues", "воен", "військов", "вайсков", "ваенн", "военнослуж", "солдат", "салдат", "мобилиз", "мобіліз",
    "мабіліз", "mobilis", "mobiliz", "автомат", "зброє", "зброя", "оружи", "armed", "military", "батальон", "батальен", "батальйон", "взвод", "узвод", "полк", "рот",
    "десант", "дэсант", "гвард", "наемни", "найман", "найміт", "вагнер", "wagner", "contingent", "контингент", "кантынгент", "troop", "войск", "військ", "forces",
)  # fmt: skip

_HELD = frozenset("detained arrested caught rescued evacuated apprehended stopped".split())
_THROWN = (
    "переброс",
    "перебрас",
    "перекин",
    "перекид",
    "перакін",
    "перакід",
    "передислок",
    "перадыслак",
    "redeploy",
    "генштаб",
    "полигон",
    "полігон",
    "палігон",
    "папаўнен",
    "пополнен",
    "поповнен",
)
"""Words of moving forces: whoever is moved so is a soldier."""
BATCHES = (
    "парти", "партыя", "партыі", "партыю", "групп", "група", "групу", "групи", "групы", "контингент", "кантынгент", "хвиля", "хвилю", "волна", "хваля", "хвалю",
    "зміна", "зміну", "смена", "смену", "порци", "порці", "порцы", "пополнен", "поповнен", "папаўнен", "отряд", "загін", "атрад", "batch", "lots", "consignment", "group", "contingent", "party", "wave", "detachment",
)  # fmt: skip
"""So called, several soldiers are meant, no number of them."""
_SHUTTLE = ("вертушк", "вертушц", "вертушек", "вертушок")
_RAIL_WORDS = tuple(
    """
    вагон піввагон полувагон паўвагон платформ пляцформ плт цистерн цыстэрн тепловоз цеплавоз станци станці станцы путь путях
    """.split()
)


class Belief:
    """Judges mentions of equipment in the sentence that ends at token `_after`."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, used: bytearray, language: str) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._used = used
        self._language = language
        self._words = open_small_words()
        self._believed: str | None = None
        self._may_point_back = False
        self._after = len(tokens)

    def _is_none(self, mention: Mention, first: int) -> bool:
        """Tell whether there was none of it: "жодної машини", "ни одного танка"."""
        before = [self._tokens[at].key for at in range(max(first, mention.first - 2), mention.first)]
        english = [self._tokens[at].key for at in range(max(first, mention.first - 3), mention.first)]
        if english[-3:] == ["not", "a", "single"] or english[-2:] == ["not", "one"]:
            return True
        none = any(key.startswith(("жодн", "ніводн", "аніводн", "никак", "ніяк", "аніяк")) for key in before)
        return none or (before[-2:-1] in (["ни"], ["ні"]) and before[-1].isalpha())

    def accepted(self, mention: Mention, first: int, *, counted: bool) -> bool:
        """Tell whether a word that may be an everyday one or a name is believed to mean equipment here."""
        term = mention.term
        if term.word in PEOPLES and (not counted or self._tokens[mention.after - 1].key == "russian"):
            return not counted and gives_ground(self._tokens, mention.after, self._after)
        named = is_in_compound(mention, self._tokens, first, self._after) or (
            not counted and (is_inscribed(mention, self._tokens, first) or is_served(mention, self._tokens))
        )
        if named or self._describes_other(mention) or (term.word in ANYBODY and not self._is_military(mention, first)):
            return False
        if counted and term.guarded and self._may_describe(mention):
            return self._closes(mention)
        counted_behind = self._is_multiplied(mention) or self._is_tallied(mention, first)
        counted_behind = counted_behind or is_board(mention, self._tokens, first, self._after, self._lexicon)
        if not term.guarded or counted or counted_behind or _is_type_in_capitals(self._tokens[mention.first], mention):
            return not (counted and term.guarded and self._is_place_like(mention, first))
        tokens = self._tokens
        token = tokens[mention.first]
        before = tokens[mention.first - 1] if mention.first > first else None
        if before is not None and before.text in OPEN_QUOTES:
            return token.text[0].isupper() or self._is_vehicle_beside(mention)
        if token.text[0].isupper() and self._is_of_units(mention.after):
            return True
        if self._is_place_like(mention, first):
            return False
        beside = term.equipment.equipment_class == "engineering" and self._believed is not None
        listed = self._believed is not None and self._is_listed(mention, first)
        beside = beside or (listed and self._is_vehicle_beside(mention))
        beside = beside or (
            mention.equipment.id in _BESIDE
            and (leads_list(mention, tokens, self._lexicon, self._after) or is_of_make(mention, tokens, self._lexicon))
        )
        if beside or (before is not None and term.equipment.unit == "person" and _is_forces(before.key)):
            return True
        if (
            self._believed is not None
            and token.text[0].isupper()
            and before is not None
            and before.key in {",", "(", "и", "і", "й", "та", "and", "ды", "или"}
        ):
            return True
        plural = is_one(token.key, term.word) is False
        if before is None and token.text[0].isupper() and plural:
            return list_follows(mention, tokens, self._lexicon, self._after) or self._is_going(mention)
        if before is None or not token.text[0].isupper() or token.text.isupper():
            return False
        previous = self._lexicon.find(tokens, mention.first - 1) if mention.first > first else None
        if (previous is not None and not previous.term.guarded) or before.key.startswith(LAUNCHING):
            return True
        return plural or before.key in self._words.single or before.key in self._words.carrying

    def _may_describe(self, mention: Mention) -> bool:
        """Tell whether a word is an adjective that stands for its noun: "12 крытых", "пять грузовых"."""
        word = mention.term.word
        if mention.equipment.equipment_class == "wagon":
            return word.endswith(("ый", "ий", "ы", "covered"))
        return mention.equipment.id == "truck" and not word.isascii() and word.endswith(("ые", "ых", "ні", "их", "ыя"))

    def _closes(self, mention: Mention) -> bool:
        """Tell whether no noun stands behind that a mention could describe: "пять грузовых поездов" are no lorries."""
        behind = self._tokens[mention.after] if mention.after < self._after else None
        if behind is None or (behind.kind == "mark" and behind.text not in OPEN_QUOTES):
            return True
        if behind.key in self._words.conjunctions:
            return True
        goes_on = behind.key in self._words.prepositions or any(cue.kind in ACTIONS for cue in cues_of(behind.key))
        return goes_on and mention.equipment.equipment_class != "wagon"

    def _is_listed(self, mention: Mention, first: int) -> bool:
        """Tell whether a comma or an "and" stands before a mention, or before its article: "two ships and a tug"."""
        at = mention.first - 1
        at -= at > first and self._tokens[at].key in {"a", "an"}
        return at >= first and self._tokens[at].key in LIST_JOINTS

    def _is_going(self, mention: Mention) -> bool:
        """Tell whether a name in the plural begins a sentence and goes somewhere: "Tigrs rolled through", "Уралы прошли"."""
        if mention.after >= self._after:
            return False
        return any(cue.kind in MOVING and cue.tense != "noun" for cue in cues_of(self._tokens[mention.after].key))

    def _is_multiplied(self, mention: Mention) -> bool:
        """Tell whether a number with a times sign stands right behind: "Ural x9"."""
        at = mention.after
        if at >= self._after:
            return False
        apart = at + 1 < self._after and self._tokens[at].key in TIMES_SIGNS and self._tokens[at + 1].kind == "number"
        return apart or _TIMES.fullmatch(self._tokens[at].key) is not None

    def _is_shuttle_train(self, word: str, first: int) -> bool:
        """Tell whether a "вертушка" is no helicopter but a train that goes to and fro: its sentence speaks of wagons."""
        return word.startswith(_SHUTTLE) and self._is_of_rail(first)

    def _is_of_rail(self, first: int) -> bool:
        """Tell whether a sentence speaks of wagons, tracks or stations."""
        return any(token.key.startswith(_RAIL_WORDS) for token in self._tokens[first : self._after])

    def _is_tallied(self, mention: Mention, first: int) -> bool:
        """Tell whether a dash and a number stand right behind, as in the list of a train's wagons: "крытых — 2"."""
        told = self._believed is not None or self._may_point_back
        if is_item(self._tokens, mention, first, self._after, told=told):
            return True
        at = mention.after
        wagon = mention.equipment.equipment_class == "wagon"
        tallied = at + 1 < self._after and self._tokens[at].text in TALLIES and self._tokens[at + 1].kind == "number"
        if not tallied:
            return False
        item = self._tokens[mention.first].text.isupper() and self._tokens[mention.first - 1].kind == "mark"
        of_train = self._believed in {"train", "wagon"} or self._may_point_back
        return item or (wagon and (of_train or self._is_of_rail(first)))

    def _is_vehicle_beside(self, mention: Mention) -> bool:
        """Tell whether an everyday word names one more vehicle of a list, not what describes the next."""
        if self._believed in {None, "other", "personnel"} or mention.equipment.id not in _BESIDE:
            return False
        return mention.after >= self._after or self._lexicon.find(self._tokens, mention.after) is None

    def _is_of_units(self, at: int) -> bool:
        """Tell whether units of a system are named: "Polonez and Iskander units", "Buk battery"."""
        words = [self._tokens[each].key for each in range(at, min(self._after, at + 3))]
        return any(
            word.startswith(_UNITS_OF)
            for word in words[:1] + (words[2:3] if words[1:] and words[0] in LIST_JOINTS else [])
        )

    def _is_military(self, mention: Mention, first: int) -> bool:
        """Tell whether "people" here are soldiers: told beside equipment or troops, or in uniform."""
        if any(self._tokens[at].key in _HELD for at in range(max(first, mention.first - MODIFIERS), mention.first)):
            return False  # "border guards detained 41 people"
        if self._believed is not None or self._may_point_back:
            return True
        for at in range(mention.after, self._after):
            other = self._lexicon.find(self._tokens, at) if self._tokens[at].kind == "word" else None
            if other is not None and other.equipment.unit != "person" and not other.term.guarded:
                return True
        if any(self._tokens[at].key.startswith(_THROWN) for at in range(first, self._after)):
            return True
        end = min(self._after, mention.after + MODIFIERS)
        near = range(max(first, mention.first - MODIFIERS), end)
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

    def _lists_parts(self, mention: Mention) -> bool:
        """Tell whether "состав" is no train but what something is made of: "в составе: 7 «Уралов»", "состав колонны"."""
        behind = self._tokens[mention.after].key if mention.after < self._after else ""
        before = self._tokens[mention.first - 1].key if mention.first else ""
        return behind == ":" or behind.startswith(("колон", "калон")) or before in {"в", "у"}

    def _is_unit_name(self, mention: Mention) -> bool:
        """Tell whether the mention only describes a formation ("танковая бригада"), or lists what a column held ("в составе:")."""
        if mention.term.word.startswith(_MADE_OF) and self._lists_parts(mention):
            return True
        if mention.after < self._after and self._tokens[mention.first].text == "Guards":
            return self._tokens[mention.after].text[0].isupper()  # "4th Guards Tank Division"
        behind = self._lexicon.find(self._tokens, mention.after) if mention.after < self._after else None
        if mention.after < self._after and self._tokens[mention.after].text in _FORMATION_WORDS:
            return not mention.term.designated
        return (
            behind is not None
            and behind.equipment.id == "unit_bn"
            and mention.equipment.id != "unit_bn"
            and not (mention.term.designated or self._tokens[mention.first].text.isupper())
            and self._tokens[mention.first].text[0].isascii()
        )

    def _describes_other(self, mention: Mention) -> bool:
        """Tell whether "военных" is the adjective of a noun behind it that names no equipment: "военных городков"."""
        key = self._tokens[mention.after - 1].key
        if not mention.term.word.startswith(OF_WAR):
            return False
        if mention.after >= self._after or not key.endswith(("ых", "іх", "их")):
            return False
        behind = self._tokens[mention.after]
        named = behind.kind == "word" and behind.text[0].islower() and not behind.starts & _TELLING
        return named and _GENITIVE.search(behind.key) is not None


def _is_type_in_capitals(token: Token, mention: Mention) -> bool:
    """Tell whether an aircraft's type is written as no everyday word is: "МіГ" beside "міг" (could)."""
    return mention.equipment.unit == "aircraft" and token.text[-1:].isupper() and not token.text.isupper()


def _is_forces(key: str) -> bool:
    """Tell whether a word before people says that they are forces: whose, military, a batch of them."""
    if key.startswith(BATCHES):
        return True
    return country_of_word(key) is not None or key.startswith(("военн", "військов", "вайсков", "ваенн", "military"))
