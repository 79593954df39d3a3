"""Polish names of equipment in cells, as the lexicon has them in English; reports are read in four languages only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.reports.equipment.lexicon import open_lexicon

if TYPE_CHECKING:
    from geo.reports.equipment.lexicon import Equipment

_NAMES: Final = (
    (r"kołow\w+ transporter\w* opancerzon\w+|transporter\w* opancerzon\w+", "armoured personnel carrier"),
    (r"bojow\w+ w[oó]z\w*(?: piechoty)?|w[oó]z\w* bojow\w+(?: piechoty)?|bwp", "infantry fighting vehicle"),
    (r"w[oó]z\w* zabezpieczenia technicznego|wzt", "armoured recovery vehicle"),
    (r"w[oó]z\w* dowodzenia", "command and staff vehicle"),
    (r"(?:samochod\w*|samoch[oó]d|pojazd\w*) opancerzon\w+", "armoured vehicle"),
    (r"czołg\w*", "tank"),
    (r"cystern\w*|paliwow\w+|(?:ciężar[oó]wk\w+|ciężarówek|samoch[oó]d\w*) z paliwem", "fuel truck"),
    (r"ciężar[oó]w\w+|samoch[oó]d\w* ciężarow\w+", "truck"),
    (r"autobus\w*", "bus"),
    (r"karetk\w*|karetek|sanitark\w*", "ambulance"),
    (r"haubicoarmat\w*|(?:armato)?haubic\w* samobieżn\w+|samobieżn\w+ haubic\w*", "self-propelled howitzer"),
    (r"haubic\w*|armat[aęyąo]?", "towed howitzer"),
    (r"moździerz\w*", "mortar"),
    (r"wyrzutni\w* rakiet(?:ow\w+)?|artyleri\w+ rakietow\w+", "multiple rocket launcher"),
    (r"obron\w+ przeciwlotnicz\w+|zestaw\w* przeciwlotnicz\w+|przeciwlotnicz\w+", "air defence system"),
    (r"śmigłow\w+|helikopter\w*", "helicopter"),
    (r"myśliw\w+(?: odrzutow\w+)?", "fighter"),
    (r"bombow\w+", "bomber"),
    (r"samolot\w* transportow\w+", "transport aircraft"),
    (r"dron(?:y|ów|u|em|ami|ach)?|bezzałogow\w+|bezpilotow\w+", "drone"),
    (r"pociąg\w*|eszelon\w*|transport\w* kolejow\w+", "train"),
    (r"wagon(?:y|ów|u|em|ami|ach)", "wagon"),
    (r"konwoj\w*|konw[oó]j|kolumn\w*", "convoy"),
    (r"żołnierz\w*", "soldiers"),
    (r"pojazd\w*(?: wojskow\w+)?|samoch[oó]d\w*(?: wojskow\w+)?|sprzęt\w*(?: wojskow\w+)?", "vehicle"),
    (r"samolot\w*", "aircraft"),
)
"""Stems with their endings, the longer name before the shorter one within it, and the name in English."""
_WORDS: Final = tuple((re.compile(rf"(?<!\w)(?:{stems})(?!\w)", re.IGNORECASE), name) for stems, name in _NAMES)


def classify(text: str) -> Equipment | None:
    """Return the kind of equipment that a cell names, in one of the lexicon's languages or in Polish.

    A designation beside a Polish word tells more than it: "czołg T-72" is a T-72.
    """
    lexicon = open_lexicon()
    for stems, name in _WORDS:
        rest, found = stems.subn(" ", text)
        if found:
            return lexicon.classify(rest) or lexicon.classify(name)
    return lexicon.classify(text)
