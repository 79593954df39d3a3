"""Step over what a group carries and what carries it: "truck with ammunition", "tanks on platforms"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.equipment.inscriptions import is_inscribed
from geo.reports.equipment.neighbours import ADJECTIVES
from geo.reports.groups.count_behind import AND, CountBehind
from geo.reports.numbers.counts import count_at
from geo.reports.text.grammar import is_adjective
from geo.reports.text.joining import WHO
from geo.reports.text.tokens import OPEN_QUOTES

if TYPE_CHECKING:
    from geo.reports.equipment.lexicon import Mention
    from geo.reports.groups.group import Group

_CARRIERS = frozenset(
    {
        "truck",
        "wagon",
        "train",
        "convoy",
        "vehicle_unspecified",
        "transport_aircraft",
        "ship",
        "light_vehicle",
        "armoured_vehicle",
        "helicopter",
        "other",
    }
)
_INSTRUMENTAL = tuple("ами ями амі ямі ом ем єм ам ою ею єю ой ей ай яй им ім ым ими імі ымі".split())
_MOUNTED = frozenset({"comms_ew", "engineering"})
"""Vehicles with one of these aboard are such vehicles themselves: "17 машин с понтонами"."""
_FREIGHT = (
    "груз",
    "вантаж",
    "имуществ",
    "майн",
    "маемасц",
    "оборудован",
    "обладнан",
    "абсталяван",
    "снаряжен",
    "споряджен",
    "рыштунк",
    "cargo",
    "freight",
)
_FULL = ("full", "packed", "filled", "повн", "поўн", "полны", "набит", "набіт", "забит", "забіт")
_LONGEST_BRACKET = 8
_CARRIED = ("везл", "віз", "вез", "транспортув", "транспортир", "транспартав", "перевоз", "вёз")
_YET = frozenset("поки що пока пакуль ще еще".split())
"""Words that may stand before what is carried: "з поки живою силою"."""
_PACKED = frozenset({"in", "в", "у"})
_BORNE = frozenset({"engineering", "mlrs", "air_defence", "comms_ew", "other", "missile_system"})
"""Classes of what is built on lorries: "понтоны на «КамАЗах»"."""
WAGNER = ("вагнер", "вагнэр", "wagner")
LOOSE = frozenset({"vehicle_unspecified", "personnel", "other"})
GATHERING = frozenset({"train", "convoy"})


class CargoBehind(CountBehind):
    """Reads cargo and carriers behind nouns."""

    def load(self, group: Group, at: int) -> int:
        """Take in what a group carries, told from token `at` on, and return where that ends."""
        return self._cargo(group, at)

    def _cargo(self, group: Group, at: int) -> int:
        """Step over uncounted cargo: "truck with ammunition and troops", "low-loaders with tanks"."""
        if group.kind.equipment_class not in _CARRIERS:
            return self._with_missiles(group, at)
        if (
            group.kind.equipment_class == "wagon"
            and at < self.after
            and not self._used[at]
            and self._tokens[at].kind == "word"
        ):
            load = self._lexicon.find(self._tokens, at)
            if load is not None and load.equipment.id in {"ammunition", "missile"}:
                group.cargo.append(load.equipment.name)
                at = load.after
        while at + 1 < self.after:
            behind = self._behind_link(group, at)
            mention = self._cargo_mention(behind) if behind is not None else None
            if mention is None or (self._tokens[at].key in AND and self._is_beside(mention)):
                return at
            if group.kind.id == "vehicle" and mention.equipment.equipment_class in _MOUNTED:
                group.kinds = [*group.kinds[:-1], mention.equipment]
                return self._past_quotes(self._past_own_type(mention))
            if not (self._tokens[at].text == "," or self._is_cargo(group, mention)):
                return at
            group.cargo.append(mention.equipment.name)
            at = self._past_named_in_brackets(self._past_quotes(self._past_own_type(mention)))
        return at

    def _past_named_in_brackets(self, at: int) -> int:
        """Step over brackets that only name what is carried: "з гусеничною технікою (танки; БМП)"."""
        if at >= self.after or self._tokens[at].text != "(":
            return at
        for each in range(at + 1, min(self.after, at + _LONGEST_BRACKET)):
            if self._tokens[each].text == ")":
                return each + 1
            if self._tokens[each].kind == "number" or self._used[each]:
                break
        return at

    def _with_missiles(self, group: Group, at: int) -> int:
        """Step over the missiles that a launcher carries: "«Ураганы» с ракетами в контейнерах"."""
        if at + 1 >= self.after or self._tokens[at].key not in self._words.carrying or group.kind.unit == "person":
            return at
        mention = self._cargo_mention(at + 1)
        if mention is None or mention.equipment.id not in {"missile", "ammunition"}:
            return at
        behind = mention.after
        if behind + 1 < self.after and self._tokens[behind].key in _PACKED:
            packed = self._lexicon.find(self._tokens, behind + 1)
            behind = packed.after if packed is not None and packed.equipment.id == "container" else behind
        return self._past_quotes(behind)

    def _behind_link(self, group: Group, at: int) -> int | None:
        """Return the token behind what says that something is carried: "with", "full of", "поўных"; None without it."""
        key = self._tokens[at].key
        if key in self._words.carrying or (group.cargo and key in AND):
            return at + 1
        if key == "," and at + 3 < self.after and self._tokens[at + 1].key in WHO:
            return at + 3 if self._tokens[at + 2].key.startswith(_CARRIED) else None
        if key == "of" and (group.kind.equipment_class == "wagon" or group.kind.id == "bus"):
            return at + 1
        if key.startswith(_FULL):
            return at + 2 if self._tokens[at + 1].key in {"of", "with"} else at + 1
        return None

    def _is_beside(self, mention: Mention) -> bool:
        """Tell whether what an "and" joins to a cargo is not carried too: "тры МАЗы з цыстэрнамі і легкавік", "і «Уралы»"."""
        word = self._tokens[mention.first]
        plain = word.text[1:].islower() and not word.key[0].isascii()
        return plain and not word.key.endswith(_INSTRUMENTAL)

    def _past_own_type(self, mention: Mention) -> int:
        following = self._next_mention(mention.after, generic=False)
        if following is not None and mention.equipment.id in self._lexicon.lineage(following.equipment):
            return following.after
        return mention.after

    def _cargo_mention(self, at: int) -> Mention | None:
        for each in range(at, min(self.after, at + ADJECTIVES + 2)):
            token = self._tokens[each]
            if self._used[each] or count_at(self._tokens, each) is not None:
                return None
            if token.text in OPEN_QUOTES or (token.text == "," and each > at) or (each <= at + 1 and token.key in _YET):
                continue
            mention = self._lexicon.find(self._tokens, each) if token.kind == "word" else None
            if mention is not None and not self._describes_freight(mention):
                return None if is_inscribed(mention, self._tokens, at - 1) else mention
            describes = token.kind == "word" and token.key not in self._words.prepositions and is_adjective(token.key)
            if not describes and (token.key not in AND or each == at):
                return None
        return None

    def _describes_freight(self, mention: Mention) -> bool:
        """Tell whether a word for soldiers only says whose the freight is: "с военным грузом", "з військовим майном"."""
        behind = self._tokens[mention.after].key if mention.after < self.after else ""
        return mention.equipment.unit == "person" and behind.startswith(_FREIGHT)

    def _is_cargo(self, group: Group, mention: Mention) -> bool:
        kind = mention.equipment
        if kind.id == "pontoon" and group.kind.unit == "vehicle":
            return True
        if kind.id == "kung" and group.kind.equipment_class == "truck":
            return True
        loose = kind.equipment_class in LOOSE or kind.id in {"ammunition", "missile", "trailer"}
        if group.kind.equipment_class in GATHERING | {"wagon"} or group.kind.id == "vehicle":
            return loose
        if group.kind.id in {"tank_transporter", "trailer", "mzkt"}:
            return True
        return loose or (group.counted and kind.equipment_class == "engineering")

    def _carrier(self, group: Group, at: int) -> int:
        """Step over an uncounted carrier: "tanks on platforms", "БМП на тралах"; a tank on a chassis is a lorry."""
        if group.kind.equipment_class == "wagon" and at + 1 < self.after and self._tokens[at].key in self._words.on:
            on_wheels = self._tokens[at + 1].key.startswith(("шасси", "шасі", "chassis"))
            if on_wheels:
                group.kinds = [*group.kinds[:-1], self._lexicon.get("fuel_truck")]
        if (
            at + 1 >= self.after
            or self._tokens[at].key not in self._words.on
            or group.kind.equipment_class in GATHERING
        ):
            return at
        mention = self._cargo_mention(at + 1)
        if mention is None or mention.first > at + ADJECTIVES:
            return at
        if mention.equipment.equipment_class == "wagon" or mention.equipment.id in {"tank_transporter", "trailer"}:
            carried_by_itself = group.kind.id in {"tank_transporter", "trailer"}
            group.carrier = None if carried_by_itself else mention.equipment.name
            return self._past_quotes(mention.after)
        lorries = mention.equipment.equipment_class == "truck" and self._tokens[mention.after - 1].key.endswith(
            ("ах", "ях")
        )
        if lorries and group.kind.equipment_class in _BORNE:
            return self._past_quotes(mention.after)
        return at

    def _is_hyphen_behind_quotes(self, at: int) -> bool:
        """Tell whether a quote and a hyphen part a name from the body of its lorry."""
        quoted = at + 2 < self.after and self._tokens[at].text in '»”"' and self._tokens[at + 1].text == "-"
        return quoted and self._tokens[at].end == self._tokens[at + 1].start

    def _wagner(self, group: Group, at: int) -> int:
        """Take in the owner of "колонна «Вагнера»", "колона ПВК «Вагнер»"."""
        if group.kind.id != "convoy":
            return at
        each = at
        while each < min(self.after, at + ADJECTIVES + 1):
            key = self._tokens[each].key
            if key.startswith(WAGNER):
                group.owner = "Wagner"
                return self._past_quotes(each + 1)
            if self._tokens[each].text not in OPEN_QUOTES and key not in {"чвк", "пвк", "of", "the", "pmc"}:
                return at
            each += 1
        return at
