"""Spellings of names: the plain form in which they are compared, and the keys under which romanisations meet.

Three steps, each coarser than the last:
`plain`  case, ё/е, apostrophes, hyphens, accents and look-alike letters no longer matter;
`tight`  Cyrillic and its romanisations (BGN/PCGN, ISO 9, Łacinka, Russian-based, German, Polish) meet;
`loose`  the languages meet too: akanne (o/a), g/h/kh, i/y/e, Belarusian ts for t and dz for d.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = "'’ʼ‘`´ʹʺ′\"“”„«»ʻ"
_BREAKS = "-‐‑‒–—−_/.,;:()[]!?|\u00a0"
_PLAIN_LETTERS = {"ё": "е", "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
_CYRILLIC_TO_LATIN_SHAPE = dict(zip("асеорхуікмтнвј", "aceopxyikmthbj", strict=True))
_LATIN_TO_CYRILLIC_SHAPE = {latin: cyrillic for cyrillic, latin in _CYRILLIC_TO_LATIN_SHAPE.items()}


def _plain_table() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))
        if base[0].isascii():
            table[code] = base[0]
    table.update(dict.fromkeys(range(768, 880)))
    table.update({ord(letter): None for letter in _APOSTROPHES})
    table.update({ord(letter): " " for letter in _BREAKS})
    table.update({ord(letter): other for letter, other in _PLAIN_LETTERS.items()})
    table[0xAD] = table[0x200B] = None  # soft hyphen and zero-width space come with copied web text
    return table


_PLAIN = _plain_table()


_SIMPLE = re.compile("[а-яёіїєґў ]+")


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Return the form in which two spellings of one name are equal.

    "Рось", "рось" and "РОСЬ" are; "Snov'yanka" and "Snovyanka" are; "Рога́чёв" and "Рогачев" are.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_PLAIN).split())
    small = text.lower()
    if _SIMPLE.fullmatch(small):  # most Cyrillic names: nothing to fold but ё, and no other alphabet's letters
        return " ".join(small.replace("ё", "е").split())
    words = unicodedata.normalize("NFKC", text).lower().translate(_PLAIN).split()
    return " ".join(word if word.isascii() else _one_script(word) for word in words)


_LATIN_LETTER = re.compile("[a-z]")
_CYRILLIC_LETTER = re.compile("[Ѐ-ӿ]")


def _one_script(word: str) -> str:
    """Turn look-alike letters of the other alphabet into those of the word's own."""
    if not (_LATIN_LETTER.search(word) and _CYRILLIC_LETTER.search(word)):
        return word
    to_cyrillic = "".join(_LATIN_TO_CYRILLIC_SHAPE.get(letter, letter) for letter in word)
    to_latin = "".join(_CYRILLIC_TO_LATIN_SHAPE.get(letter, letter) for letter in word)
    if _LATIN_LETTER.search(to_cyrillic):
        return to_latin if to_latin.isascii() else word
    latin, cyrillic = len(_LATIN_LETTER.findall(word)), len(_CYRILLIC_LETTER.findall(word))
    return to_latin if to_latin.isascii() and latin > cyrillic else to_cyrillic


def is_cyrillic(text: str) -> bool:
    """Tell whether a text holds a Cyrillic letter."""
    return not text.isascii() and _CYRILLIC_LETTER.search(text) is not None


# Consonants of the keys: C ч, S ш, Z ж, Q щ, X х, T ц; all else is a small Latin letter.
_FROM_CYRILLIC = dict(zip("абвгґдезиійклмнопрстуўфэы", "abvggdeziiyklmnoprstuvfey", strict=True)) | {
    "ж": "Z", "х": "X", "ц": "T", "ч": "C", "ш": "S", "щ": "Q", "ъ": "", "ь": "",
    "є": "ye", "ё": "e", "ї": "yi", "ю": "yu", "я": "ya", "ј": "y", "љ": "l", "њ": "n", "ћ": "C", "ђ": "d", "ѣ": "e",
}  # fmt: skip
_FROM_ACCENTED = {
    "š": "S", "ș": "S", "ş": "S", "ś": "s", "č": "C", "ć": "T", "ž": "Z", "ź": "z", "ż": "Z", "ł": "l", "ŭ": "v",
    "ț": "T", "ţ": "T", "đ": "d", "ß": "s", "ё": "e", "ë": "e", "ï": "i", "ĭ": "y", "ħ": "X", "ı": "i",
}  # fmt: skip
_KEY_TABLE: dict[int, str | None] = {
    **_PLAIN,
    **{ord(letter): other for letter, other in (_FROM_CYRILLIC | _FROM_ACCENTED).items()},
    **{ord(letter): None for letter in _APOSTROPHES},
    **{ord(letter): None for letter in _BREAKS},
    ord(" "): None,
}
_GROUPS = {
    "shch": "Q", "schtsch": "Q", "stsch": "Q", "szcz": "Q", "sjtsj": "Q", "sStS": "Q", "StS": "Q", "SC": "Q", "sC": "Q",
    "chtch": "Q", "tschtsch": "Q",
    "tsch": "C", "tsj": "C", "tch": "C", "tS": "C", "cz": "C", "ch": "C",
    "sch": "S", "sh": "S", "sz": "S", "sj": "S",
    "zh": "Z", "zj": "Z", "dsch": "dZ", "dzh": "dZ", "dj": "dZ",
    "kh": "X", "x": "ks", "ts": "T", "tz": "T", "ck": "k", "c": "T",
    "gh": "g", "ph": "f", "th": "t", "w": "v", "q": "k", "h": "g",
}  # fmt: skip
_GROUP = re.compile("|".join(sorted(_GROUPS, key=len, reverse=True)))
_OF_A_GROUP = re.compile("[hxwqcjzCS]|ts")
"""What each group holds; nothing else of a key changes with its neighbours."""
_LONE_CH = re.compile(r"(?<![stcz])ch")
_GLIDE = re.compile(r"[yji]+(?=[aeou])")
_AFTER_VOWEL_U = re.compile(r"(?<=[aeo])u(?![aeiouy])")
_JO = re.compile(r"[yj]o")
_RUN = re.compile(r"(.)\1+")
_TO_I = str.maketrans("yj", "ii")
_LOOSE = str.maketrans({"o": "a", "e": "i", "X": "g", "T": "t", "Q": "S", "Z": "z", "S": "s"})


@lru_cache(maxsize=20_000)
def tight(text: str, *, ch_is_kh: bool = False) -> str:
    """Return the key under which one language's romanisations and its Cyrillic meet.

    `ch_is_kh` reads a Latin "ch" as х (Polish, Czech and Łacinka spelling) instead of ч.
    """
    word = text.lower() if text.isascii() else unicodedata.normalize("NFC", text.lower())
    word = word.translate(_KEY_TABLE)
    if ch_is_kh:
        word = _LONE_CH.sub("X", word)
    # most names hold no letter that a rule begins with: to ask that first is cheaper than the rule
    if _OF_A_GROUP.search(word):
        word = _GROUP.sub(_of_group, word)
    if "o" in word:
        word = _JO.sub("e", word)
    if "u" in word:
        word = _AFTER_VOWEL_U.sub("v", word)
    word = _GLIDE.sub("", word).translate(_TO_I)
    return _RUN.sub(r"\1", word) if _RUN.search(word) else word


def _of_group(found: re.Match[str]) -> str:
    return _GROUPS[found[0]]


def loose(key: str) -> str:
    """Return the coarser key, made from a tight one, under which be, ru and uk names meet."""
    return _RUN.sub(r"\1", key.translate(_LOOSE).replace("dz", "d"))


def tight_keys(text: str) -> tuple[str, ...]:
    """Return the tight keys of a text: two where a Latin "ch" may be read both ways."""
    first = tight(text)
    if "ch" not in text.lower():
        return (first,)
    other = tight(text, ch_is_kh=True)
    return (first,) if other == first else (first, other)


_GERMAN = re.compile(r"sch|[zwj]")
_POLISH = re.compile(r"[csr]z|[^\x00-\x7fäöüß]")
_GERMAN_SCH = re.compile(r"(?<!t)sch(?!tsch)")
_GERMAN_S = re.compile(r"s(?=[aeiouybdg])")


def german_keys(text: str) -> tuple[str, ...]:
    """Return the tight keys of a Latin name read as German: z as ц, sch as ж too, s before a vowel, b, d, g as з too.

    None where nothing of it looks German, or something Polish or Łacinka.
    """
    small = text.lower()
    if not _GERMAN.search(small) or _POLISH.search(small):
        return ()
    hard = re.sub("t?z", "ц", small)
    readings = {hard, _GERMAN_S.sub("з", hard)}
    readings |= {_GERMAN_SCH.sub("ж", each) for each in readings}
    return tuple(sorted({tight(each) for each in readings} - {tight(text)}))


_BETWEEN_CASES = re.compile(r"(?<=[a-zа-яёіїєґў])(?=[A-ZА-ЯЁІЇЄҐЎ])")


def split_joined(text: str) -> str:
    """Put a space where a capital follows a small letter ("VelykiProkhody")."""
    return _BETWEEN_CASES.sub(" ", text)


def languages_of(name: str) -> tuple[str, ...]:
    """Return the languages (of be, ru, uk) that the letters of a small-letter Cyrillic name allow.

    Empty for other alphabets and for Cyrillic letters that none of the three has.
    """
    letters = set(name)
    if letters & _FOREIGN or not letters & _CYRILLIC:
        return ()
    return tuple(language for language, absent in _ABSENT.items() if not letters & absent)


_CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёіўїєґ")
_FOREIGN = (
    frozenset(chr(code) for code in range(0x400, 0x530)) - _CYRILLIC - frozenset(letter.upper() for letter in _CYRILLIC)
)
_ABSENT = {"be": frozenset("ищъїєґ"), "ru": frozenset("іўїєґ"), "uk": frozenset("ыэўъё")}
