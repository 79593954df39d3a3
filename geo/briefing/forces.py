"""Whether a row speaks of Ukrainian forces, by its affiliation, its equipment, or what its note calls them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from geo.intake.words import read_side
from geo.reports.text.affiliation import country_of_word

_UKRAINE: Final = "UA"
_COUNTRY: Final = "ukrain|ukraiń|україн|украин|украін|ўкраін"
_SIDE: Final = re.compile(rf"\b(?:UA|UKR)\b|{_COUNTRY}|(?<!\w)(?:azov|азов)(?!\w)", re.IGNORECASE)
_NAMES: Final = (
    r"\b(?:ЗСУ|ВСУ|УЗС|ТрО|НГУ|ДПСУ|ГУР|СБУ|ZSU|AFU|UAF|VSU|SBU)\b", r"\bЗС\s+україни",
    r"\b(?:armed|military|defen[cs]e)\s+forces\s+of\s+ukraine\b", r"збройн\w+\s+сил\w*\s+україн",
    r"вооруж\w+\s+сил\w*\s+украин", r"узброен\w+\s+сіл\w*\s+[уў]краін", r"сил\w*\s+оборони", "тероборон",
    r"\bterritorial\s+defen[cs]e", r"\b(?:azov|aidar|kraken)\s+(?:brigade|regiment|battalion|corps|unit)",
    r"(?<!\w)«?(?:азов|айдар)\w*»?\s+(?:бригад|полк|батал|корпус)",
    r"(?:бригад|полк|батал|корпус)\w*\s+«?(?:азов|айдар)",
    r"(?<!\w)нацгвард[иі]\w*(?!\w*\s+(?:рф|росси|росії|расі))",
)  # fmt: skip
_FORCES: Final = re.compile("|".join(_NAMES), re.IGNORECASE)
"""Ukraine's armed forces, and such of its formations as reports call by name alone."""
_FORMATIONS: Final = (
    "brigade", "battalion", "regiment", "convoy", "column", "troops", "soldier", "servicem", "tank", "unit",
    "vehicle", "truck", "marines", "paratroop",
    "бригад", "батальйон", "батальон", "батальён", "полк", "колон", "калон", "солдат", "салдат",
    "військовослуж", "военнослуж", "вайскоўц", "підрозділ", "подраздел", "падраздзял", "танк", "десант", "дэсант",
    "kolumn", "żołnierz", "oddział", "czołg", "batalion", "pułk",
)  # fmt: skip
_FORMATION: Final = re.compile(rf"(?:{_COUNTRY})\w*\s+(?:[\w-]+\s+){{0,2}}?(?:{'|'.join(_FORMATIONS)})", re.IGNORECASE)
"""A Ukrainian formation spoken of in a note: not "the Ukrainian border", and not "the Ukrainian army says"."""
_WORD: Final = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=50_000)
def is_ukrainian(affiliation: str | None, equipment: str, more: str = "") -> bool:
    """Tell whether a row speaks of Ukrainian forces: by its affiliation, else by the words of its equipment.

    `more` are activity and note, which often speak of Ukraine for other reasons: there only the name of its armed
    forces or of one of its formations tells.
    """
    if affiliation:
        return read_side(affiliation) == _UKRAINE or _names_ukraine(affiliation)
    if _names_ukraine(equipment) or _FORCES.search(more) or _FORMATION.search(more):
        return True
    return any(country_of_word(word.casefold()) == _UKRAINE for word in _WORD.findall(equipment))


def _names_ukraine(words: str) -> bool:
    return bool(_SIDE.search(words) or _FORCES.search(words))
