"""Case forms of a possessive adjective before its noun: Мар'інай Горцы, Матвеевом Кургане, Капустиного Яру."""

from __future__ import annotations

import re
from typing import Final

_OF_HER: Final = re.compile(r"(?<=[иоеіыаёї][нв])а$")
_CASES_OF_HER: Final = {
    "ru": ("ой", "ой", "у", "ой", "ой"),
    "be": ("ай", "ай", "у", "ай", "ай"),
    "uk": ("ої", "ій", "у", "ою", "ій"),
}
"""Before a feminine noun, in the order of `declension.CASES`."""
_OF_HIM: Final = re.compile(r"(?<=..)(?:[оеєаё][вў]|[иыіїё]н)$")
_CASES_OF_HIM: Final = {
    "ru": ("", "", "", "ым", "ом"),
    "be": ("", "", "", "ым", "ым"),
    "uk": ("ого", "ому", "", "им", "ому"),
}
"""What it takes before a masculine noun beside the endings of nouns."""


def possessive_forms(word: str, language: str, case: int) -> list[str]:
    """Return the adjective's forms in a case if the word may be a possessive, none for other words."""
    if _OF_HER.search(word):
        return [word[:-1] + _CASES_OF_HER[language][case]]
    ending = _CASES_OF_HIM[language][case]
    if not ending or not _OF_HIM.search(word):
        return []
    stem = word[:-1] + "в" if word.endswith("ў") else word
    return [stem + ending]
