"""Name places that no gazetteer knows: as said, in Latin letters and, where the ending tells it, in the nominative."""

from __future__ import annotations

import re

from geo.places.seas import sea_named

_LETTERS = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя'’ʼ",
        "a b v h g d e yo ye zh z i i yi y k l m n o p r s t u u f kh ts ch sh shch  y  e yu ya   ".split(" "),
        strict=True,
    )
)
_CYRILLIC = re.compile("[а-яёіїєґў]")
_ENDINGS = {
    "from": (("ского", "ский"), ("ага", "ае"), ("ого", "ое"), ("ой", "ая"), ("ы", "а"), ("ча", "ч"), ("на", "н"), ("ка", "к"), ("ва", "в")),
    "to": (("ому", "ое"), ("аму", "ае"), ("ую", "ая"), ("у", "а"), ("ю", "я")),
    "at": (("ском", "ский"), ("ском", "ск"), ("ом", "ое"), ("ым", "ое"), ("ой", "ая"), ("ай", "ая"), ("ча", "ч"), ("ого", "ое"), ("не", "на"), ("ке", "ка")),
}  # fmt: skip
"""What an ending becomes in the nominative, by the part the place plays; our own rough reading of the grammars."""
_SHORTEST = 3


def shown_name(text: str, role: str, language: str) -> str:
    """Return how a place that was not found is called in an answer; Latin names stay as they are said."""
    sea = sea_named(text)
    if sea is not None:
        return sea.name
    if not _CYRILLIC.search(text.lower()):
        return text
    return _latin(_nominative(text, role, language), language)


def _nominative(text: str, role: str, language: str) -> str:
    for ending, base in _ENDINGS.get({"via": "to", "between": "from", "on": "at"}.get(role, role), ()):
        if text.endswith(ending) and len(text) - len(ending) >= _SHORTEST:
            short = language == "uk" and base == "ое"
            return text[: len(text) - len(ending)] + ("е" if short else base)
    return text


def _latin(text: str, language: str) -> str:
    letters = []
    for letter in text:
        small = letter.lower()
        latin = _LETTERS.get(small, letter)
        if small == "г" and language == "ru":
            latin = "g"
        if small == "и" and language == "uk":
            latin = "y"
        letters.append(latin.capitalize() if letter != small else latin)
    return "".join(letters)
