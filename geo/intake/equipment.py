"""The equipment of a row: what the lexicon knows decides over a coarser class in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.intake.count_words import begins_with_count
from geo.intake.fields import heading_key
from geo.intake.polish_equipment import classify
from geo.intake.quoting import quoted
from geo.intake.verdicts import Reason, review
from geo.model import Unit
from geo.reports.equipment.lexicon import open_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.reports.equipment.lexicon import Equipment, Lexicon

NUMBER_FIRST: Final = "number_in_equipment"
"""Code of what is said of equipment that begins with how many there were."""
_COARSE: Final = {
    "mixedvehicles": "vehicle_unspecified",
    "mixed": "vehicle_unspecified",
    "vehicles": "vehicle_unspecified",
    "aircraft": "other",
    "artillery": "other",
    "ammunition": "other",
    "fuel": "fuel_truck",
    "drone": "uav",
    "missile": "missile_system",
    "troops": "personnel",
}
"""Classes of other vocabularies, which give way to whatever the lexicon knows."""
_UNITS: Final = {
    "fighter": Unit.AIRCRAFT,
    "bomber": Unit.AIRCRAFT,
    "transport_aircraft": Unit.AIRCRAFT,
    "awacs": Unit.AIRCRAFT,
    "helicopter": Unit.AIRCRAFT,
    "uav": Unit.AIRCRAFT,
    "aircraft": Unit.AIRCRAFT,
    "wagon": Unit.WAGON,
    "train": Unit.TRAIN,
    "convoy": Unit.CONVOY,
    "personnel": Unit.PERSON,
    "troops": Unit.PERSON,
    "air_defence": Unit.SYSTEM,
    "missile_system": Unit.SYSTEM,
    "towed_artillery": Unit.SYSTEM,
    "artillery": Unit.SYSTEM,
    "ammunition": Unit.SYSTEM,
    "mortar": Unit.SYSTEM,
    "ship": Unit.SYSTEM,
    "other": Unit.UNKNOWN,
}
"""What is counted in a class when only the class is known; vehicles in all others."""
_CLOSE: Final = ("vehicle_unspecified", "other", "armoured_vehicle", "convoy", "train")
"""Classes so wide that a narrower one beside them is no contradiction."""


@dataclass(frozen=True, slots=True)
class Materiel:
    """What was counted: the words as said, its class, its unit, and what there is to say of them."""

    equipment: str
    equipment_class: str
    unit: Unit
    reasons: tuple[Reason, ...] = ()


class Classifier:
    """Gives equipment its class and unit; remembers, since a file names the same things over and over."""

    def __init__(self) -> None:
        self._lexicon: Lexicon = open_lexicon()
        self._classes = {heading_key(name): name for name in self._lexicon.classes()}
        self._known: dict[tuple[str, str], Materiel] = {}

    def classify(self, text: str, stated: str) -> Materiel:
        """Return class and unit of equipment as said and of the class that the file states; one may be blank."""
        key = (text, stated)
        found = self._known.get(key)
        if found is None:
            if len(self._known) > 100_000:  # noqa: PLR2004 - more distinct texts than any real file has
                self._known.clear()
            found = self._known[key] = self._classify(text, stated)
        return found

    def _classify(self, text: str, stated: str) -> Materiel:
        known = classify(text) if text else None
        said = heading_key(stated)
        own = self._classes.get(said) or _COARSE.get(said)
        if stated and own is None:
            of_class = classify(stated)
            own = of_class.equipment_class if of_class is not None else None
        if known is None:
            return self._by_class(text, stated, own)
        reasons: tuple[Reason, ...] = (_number_in(text),) if begins_with_count(text) else ()
        name = known.equipment_class
        if own is not None and own != name and said not in _COARSE and not self._refines(known, own):
            if name in _CLOSE:
                name = own
            else:
                message = (
                    f"{text!r} is {name} in the lexicon and {own} in the file; mend equipment_class, or leave it blank"
                )
                reasons = (*reasons, review("equipment_class", "class_conflict", message))
        return Materiel(text, name, known.unit, reasons)

    def _refines(self, known: Equipment, own: str) -> bool:
        """Tell whether the lexicon's class lies below the file's in its tree, or the file's is a wide one."""
        if own in _CLOSE:
            return True
        return own in {self._lexicon.get(each).equipment_class for each in self._lexicon.lineage(known)}

    def _by_class(self, text: str, stated: str, own: str | None) -> Materiel:
        said = heading_key(stated)
        if own is not None and not text:
            return Materiel(stated, own, _UNITS.get(said) or _UNITS.get(own, Unit.VEHICLE))
        if own is not None:
            return Materiel(text, own, _UNITS.get(said) or _UNITS.get(own, Unit.VEHICLE))
        field, word = ("equipment", text) if text else ("equipment_class", stated)
        message = f"{word!r} is not in the lexicon; {_classes_hint(self._lexicon.classes())}"
        return Materiel(word, "other", Unit.UNKNOWN, (review(field, "unknown_equipment", message),))


def _number_in(text: str) -> Reason:
    message = (
        f"{quoted(text)} begins with a number, which is not counted where it stands; write it into the count, what was "
        "seen without it into equipment, and each kind into a row of its own"
    )
    return review("equipment", NUMBER_FIRST, message)


def _classes_hint(classes: Iterable[str]) -> str:
    return f"mend it, or give its equipment_class: {', '.join(classes)}"
