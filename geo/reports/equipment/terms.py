"""What the lexicon of equipment holds: the kinds, the terms that name them, and their mentions in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Unit
    from geo.reports.text.tokens import Token

CLASSES = (
    "truck", "fuel_truck", "light_vehicle", "tank", "ifv", "apc", "armoured_vehicle", "sp_artillery",
    "towed_artillery", "mlrs", "mortar", "air_defence", "missile_system", "engineering", "comms_ew", "fighter",
    "bomber", "transport_aircraft", "awacs", "helicopter", "uav", "wagon", "train", "personnel", "convoy",
    "vehicle_unspecified", "ship", "other",
)  # fmt: skip
"""Every class an answer may carry, in the order of lists."""

HEADS = tuple(
    """
    машин машын станц комплекс систем сістэм сыстэм установ единиц одиниц адзін кабин кабін узел вузол вузел автомоб автомобіл автівк
    аўтамаб самолет літак самалет борт патрул экипаж екіпаж экіпаж карет образец зразок средство засіб сродак
    """.split()
)
"""Nouns that stand first in a name of several words; what is behind only says what for: "машина связи"."""
NO_ARMS = (
    "контейнер",
    "пам'ят",
    "памят",
    "помнік",
    "монумент",
    "monument",
    "memorial",
    "кантэйнер",
    "container",
    "парк",
    "клуб",
    "фест",
    "шоу",
    "симулятор",
    "club",
    "fest",
    "show",
    "park",
)
"""Behind a hyphen these make a name no equipment's: "танк-контейнер", "tank-park"."""

_OF_MANY = ("ых", "их", "іх")
"""Endings of an adjective beside many."""
BODIES = frozenset(
    {"fuel_truck", "water_truck", "ambulance", "crane", "repair_vehicle", "field_kitchen", "tank_transporter"}
)
"""What a lorry is made into, told behind its make: "КамАЗ-заправник"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Equipment:
    """One kind of equipment of the lexicon; `parent` is the id of the kind it belongs to.

    `designations` are the type numbers that name it in Latin letters ("Il-62", "Tu-154").
    """

    id: str
    name: str
    equipment_class: str
    unit: Unit
    app6_sidc20: str | None = None
    parent: str | None = None
    designations: tuple[str, ...] = ()


class Term(NamedTuple):
    """What an alias says: the equipment, and what must hold before the word is believed.

    `guarded` words are also everyday words or names (Град, Урал, platform); `caps` ones are short abbreviations;
    `designated` ones hold a type number; `word` is the alias's last word in small letters, `head` an earlier
    one, the `head_at`-th, where that is the noun and the rest only says what for: the "машина" of "машина связи".
    """

    equipment: Equipment
    guarded: bool = False
    caps: bool = False
    designated: bool = False
    word: str = ""
    head: str = ""
    head_at: int = 0


def is_told_exactly(own: Term, whole: Term) -> bool:
    """Tell whether the name behind a hyphen says what the one before it is: "КамАЗ-заправник", "самолёт-истребитель"."""
    general = own.equipment.parent == whole.equipment.id == "air"
    return general or (own.equipment.id in BODIES and whole.equipment.unit == "vehicle")


class Mention(NamedTuple):
    """Words of a text that name equipment: the first token, the token behind, and the term they matched."""

    term: Term
    first: int
    after: int

    @property
    def equipment(self) -> Equipment:
        """The equipment that is meant."""
        return self.term.equipment

    def noun(self, tokens: Sequence[Token]) -> tuple[str, str]:
        """Return the small-letter noun that tells one from many, and the form of it that the lexicon holds."""
        if self.term.head:
            said = tokens[self.first + self.term.head_at].key
            return said, self.term.head if said.startswith(self.term.head[:-1]) else said
        said = tokens[self.after - 1].key
        if said == self.term.word and self.after - self.first > 1 and tokens[self.after - 2].key.endswith(_OF_MANY):
            return said, said + "ы"  # "вантажних автомобілів", which the lexicon holds in this very form
        return said, self.term.word
