"""What the lexicon of equipment holds: the kinds, the terms that name them, and their mentions in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from geo.model import Unit

CLASSES = (
    "truck", "fuel_truck", "light_vehicle", "tank", "ifv", "apc", "armoured_vehicle", "sp_artillery",
    "towed_artillery", "mlrs", "mortar", "air_defence", "missile_system", "engineering", "comms_ew", "fighter",
    "bomber", "transport_aircraft", "awacs", "helicopter", "uav", "wagon", "train", "personnel", "convoy",
    "vehicle_unspecified", "ship", "other",
)  # fmt: skip
"""Every class an answer may carry, in the order of lists."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Equipment:
    """One kind of equipment of the lexicon; `parent` is the id of the kind it belongs to."""

    id: str
    name: str
    equipment_class: str
    unit: Unit
    app6_sidc20: str | None = None
    parent: str | None = None


class Term(NamedTuple):
    """What an alias says: the equipment, and what must hold before the word is believed.

    `guarded` words are also everyday words or names (Град, Урал, platform); `caps` ones are short abbreviations;
    `designated` ones hold a type number; `word` is the alias's last word in small letters.
    """

    equipment: Equipment
    guarded: bool = False
    caps: bool = False
    designated: bool = False
    word: str = ""


class Mention(NamedTuple):
    """Words of a text that name equipment: the first token, the token behind, and the term they matched."""

    term: Term
    first: int
    after: int

    @property
    def equipment(self) -> Equipment:
        """The equipment that is meant."""
        return self.term.equipment
