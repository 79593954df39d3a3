"""Which encoding a text without a mark is in, told from how the words of this region are spelled.

Encodings of one byte a letter hold any bytes, so only the outcome tells: the letter pairs of Russian, Ukrainian and
Belarusian words, of which those of the shipped lists of equipment, areas and headings are the measure.
"""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import Final

from geo.intake.fields import CYRILLIC_HEADINGS, is_known
from geo.settings import DATA_DIR

ENCODINGS: Final = ("cp1251", "koi8_u", "koi8_r", "cp866", "mac_cyrillic", "cp1250", "cp1252")
"""Encodings before UTF-8 that files in Belarusian, Russian, Ukrainian, Polish and English come in, likeliest first."""
_LISTS: Final = ("equipment.csv", "areas.csv")
_CYRILLIC: Final = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў")
_LATIN: Final = {"cp1250": frozenset("ąćęłńóśźżáčďéěíňřšťúůýžőű"), "cp1252": frozenset("äöüßéèêàâçîôûñáíóúåøæ")}
_WORD: Final = re.compile(r"[^\W\d_]+")
_STRANGE: Final = re.compile(r"[^\x00-\x7f\w\s«»„“”‘’–—…№°§±]|[^\W\d_]№|№[^\W\d_]")
_NEVER: Final = math.log(1e-6)
"""Weight of what no word holds: two scripts in one, a capital behind a small letter, a sign among letters."""
_LATIN_PAIR: Final = math.log(1 / 300)
"""Weight of a pair in a word of Latin letters with a mark or two: about that of a usual pair of Cyrillic ones."""
_CAPITALS: Final = -0.5
"""Weight of a word in capitals: KOI8 turns small letters into capitals, and few texts shout."""
_SELDOM: Final = {"mac_cyrillic": -2.0}
"""Weight of an encoding that hardly any file is in, and that reads small letters as cp1251 does."""
_HEADING: Final = 5.0
"""Weight of a heading that Kordon knows: no other encoding makes one by chance."""


def tell_encoding(data: bytes) -> str:
    """Return the encoding under which the bytes read most like text of this region."""
    scores = {name: _score(data, name) for name in ENCODINGS}
    return max(ENCODINGS, key=lambda name: scores[name])


def _score(data: bytes, encoding: str) -> float:
    text = data.decode(encoding, "replace")
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    pairs = [_pair(one, two, word, encoding) for word in words for one, two in pairwise(f"^{word}$")]
    strange = len(_STRANGE.findall(text))
    total = sum(pairs) + _NEVER * strange
    head = re.split(r"[,;\t|]", text.split("\n", 1)[0])
    known = sum(is_known(cell) and not cell.isascii() for cell in head)
    return total / max(1, len(pairs) + strange) + _HEADING * known + _SELDOM.get(encoding, 0.0)


def _pair(one: str, two: str, word: str, encoding: str) -> float:
    if one.islower() and two.isupper():
        return _NEVER
    small = word.lower()
    if set(small) <= _CYRILLIC:
        counts, total = _measure()
        rare = _CAPITALS if word.isupper() else 0.0
        return rare + math.log((counts[one.lower() + two.lower()] + 0.2) / (total + 0.2 * len(_CYRILLIC) ** 2))
    marks = [char for char in small if not char.isascii()]
    if set(marks) <= _LATIN.get(encoding, frozenset()) and len(marks) * 2 <= len(small):
        return _LATIN_PAIR
    return _NEVER


@cache
def _measure() -> tuple[Counter[str], int]:
    """Return how often each pair of letters stands in the words of the shipped lists, ends marked, and their number."""
    words = set(CYRILLIC_HEADINGS)
    for name in _LISTS:
        with (DATA_DIR / name).open(encoding="utf-8", newline="") as file:
            words.update(word.lower() for row in csv.reader(file) for cell in row for word in _WORD.findall(cell))
    counts = Counter(one + two for word in words if set(word) <= _CYRILLIC for one, two in pairwise(f"^{word}$"))
    return counts, counts.total()
