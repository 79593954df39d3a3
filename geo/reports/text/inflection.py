"""Take endings off words, so that a table needs to hold one form of each.

Our own short reading of the school grammars: it leans to saying too much, and the tables' context rules decide.
"""

from __future__ import annotations

_NOUN = """
а я у ю ы и і ї е є о э ь й ой ей ою ею єю ом ем єм ам ям ах ях ами ями амі ямі ов ев ів їв аў яў оў еў ій ьми
ови ові еві єві
"""
_ADJECTIVE = """
ый ий ая яя ое ее ые ие ыя ія ае яе ого его ага яга ьої ої ьою ому ему аму яму ым им ім их ых іх ыми ими ымі імі
ую юю ай яй аю яю
"""
_LONG = "ью ію ием іем ия ии ию ией ий иям иях иями ія ії ією ій іям іях іями ыя ыі ыю ыяй ый ыям ыях ыямі іі іяй іяў"
_SHORT_FORM = "'а 'у 'ом 'ы 'и 'і 'ов 'ів 'аў 'ами 'амі -ы -и -ов"
ENDINGS = frozenset((_NOUN + _ADJECTIVE + _LONG + _SHORT_FORM).split())
"""Endings of nouns and adjectives of the three languages, joined."""
_LONGEST = 4
_SHORTEST_STEM = 2
_VOWELS = frozenset("аеиоуыэюяіїєйь")
_PLURAL_GENITIVE = ("ых", "их", "іх")
_CHANGED = ("ок", "ек", "ак", "ці", "цы")
_OTHER_NOUNS = frozenset(
    "танок танек танці танцы отрок атрек садок садці полек полок валек пушок стрелок гвоздиці".split()
)
"""Nouns that only look like forms of one in -ка."""
_NO_SINGULAR = frozenset({"empties"})
"""Nouns whose singular is another word: "empty" is no wagon."""
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")


def base_of(word: str) -> str:
    """Return the stem under which a table's own form stands: small-letter `word` without its ending."""
    if _is_latin(word):
        return singular(word)
    if word.endswith(_PLURAL_GENITIVE) and len(word) > len("трех"):
        return word[:-2]
    cut = len(word)
    while cut > _SHORTEST_STEM and len(word) - cut < 2 and word[cut - 1] in _VOWELS:
        cut -= 1
    return word[:cut]


def stems_of(word: str) -> tuple[str, ...]:
    """Return the stems that a small-letter `word` of running text may have, the longest first."""
    if _is_latin(word):
        one = singular(word)
        return (word,) if one == word else (word, one)
    lengths = range(1, min(_LONGEST, len(word) - _SHORTEST_STEM) + 1)
    return (word, *(word[:-length] for length in lengths if word[-length:] in ENDINGS))


def changed_stem(word: str) -> str | None:
    """Return the stem of a noun in -ка that loses or changes its last letters in some cases: "вантажівок", "техніці", "тэхніцы"."""
    if len(word) <= len("будк") or word in _OTHER_NOUNS or not word.endswith(_CHANGED):
        return None
    return word[:-2] + "к"


def singular(word: str) -> str:
    """Return an English word without its plural or possessive s."""
    if word.endswith(("'s", "s'")):
        word = word[:-2]
    if len(word) <= len("bus") or word in _NO_SINGULAR:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "azes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us")):
        return word[:-1]
    return word


def _is_latin(word: str) -> bool:
    return word[:1] in _LATIN or word[-1:] in _LATIN


_TO_LATIN = dict(
    zip(
        "абвгґдеєжзиійклмнопрстуўфхцчшщыэюяї",
        "a b v g g d e e zh z i i y k l m n o p r s t u u f kh ts ch sh shch y e yu ya yi".split(),
        strict=True,
    )
)
_DESIGNATION = {ord(cyrillic): latin for cyrillic, latin in _TO_LATIN.items()} | {ord(mark): "" for mark in "-/'ьъ"}


def designation(word: str) -> str:
    """Return the Latin key of a type designation: "Т-72Б3" and "T-72B3" give "t72b3", "Су-34" gives "su34".

    A Latin letter that stands for its Cyrillic look-alike is read as such where no Latin series begins with it.
    """
    key = word.translate(_DESIGNATION)
    if len(key) > 1 and key[0] == "c" and (key[1].isdigit() or key[1] == "u"):
        return "s" + key[1:]
    return key
