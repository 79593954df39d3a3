"""What a Latin case form may be the form of: Łacinka read back into Cyrillic, Polish endings undone.

Case forms are held in Cyrillic. A Latin name that no key meets may be a form in Łacinka ("u Mazyry", "pad Vilejkaj"),
whose letters lead back to the Belarusian ones, or in Polish ("do Łunińca", "w Konotopie"), whose endings are undone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_LACINKA: Final = re.compile(r"[a-pr-vyzčćłńśšŭźž' -]+")
"""The letters that Łacinka has; none of ĺ, which the modern one has, nor of Polish w, q and x."""
_OF_FORMS: Final = ("a", "e", "i", "o", "u", "y", "j", "m", "ŭ", "ch", "ć")
"""What case forms end in; all other names are found by their keys."""
_LETTERS: Final = dict(zip("abcčdefghijkłmnoprsštuŭvyzž", "абцчдэфгхійклмнопрсштуўвызж", strict=True)) | {
    "h": "г", "g": "г", "ch": "х", "dz": "дз", "dž": "дж", "ć": "ць", "ń": "нь", "ś": "сь", "ź": "зь", "dź": "дзь",
    "ĺ": "ль", "'": "", "-": "-", " ": " ",
}  # fmt: skip
_SOFT: Final = {"a": "я", "e": "е", "o": "ё", "u": "ю"}
_TOKEN: Final = re.compile(r"ch|d[zžź]|[jil][aeou]|.")
_VOWEL_BEFORE: Final = re.compile(r"(?:^|[aeiouy'\s-])$")


@lru_cache(maxsize=10_000)
def from_lacinka(name: str) -> tuple[str, ...]:
    """Return the Cyrillic names that one in Łacinka may be, none where its letters are of another spelling.

    Its plain l is soft where ł is written beside it ("Iłavajsk", "Vilejka"), hard or soft where none is.
    """
    small = name.lower().replace("’", "'")
    if not small.endswith(_OF_FORMS):
        return ()
    if not _LACINKA.fullmatch(small.replace("ĺ", "l")) or "sz" in small or "cz" in small or "sh" in small:
        return ()
    soft = (True,) if "ł" in small or "l" not in small else (False, True)
    read = [_read(small, soft=each) for each in soft]
    return tuple(dict.fromkeys([*(_ASSIMILATED.sub("", each) for each in read), *read]))


_ASSIMILATED: Final = re.compile(r"(?<=[сзц])ь(?=[бвлмнпсфц]|дз)|(?<=н)ь(?=ц|дз)")
"""The soft signs that the official spelling leaves out: Łunińca, Лунінца; Bieraście, Берасце."""


def _read(small: str, *, soft: bool) -> str:
    out = ""
    for found in _TOKEN.finditer(small):
        piece, before = found[0], small[: found.start()]
        if piece in _LETTERS:
            out += _LETTERS[piece]
        elif piece == "l":
            out += "л" if not soft or small[found.end() :].startswith(("i", "l")) else "ль"
        elif piece[0] == "l":
            out += "л" + (_SOFT[piece[1]] if soft else _LETTERS[piece[1]])
        elif piece[0] == "j":
            out += _SOFT[piece[1]] if _VOWEL_BEFORE.search(before) else "'" + _SOFT[piece[1]]
        else:  # i before a vowel says that the consonant is soft
            out += ("і" if _VOWEL_BEFORE.search(before) else "") + _SOFT[piece[1]]
    return out


_POLISH_MARK: Final = re.compile(
    r"[ąęłńóśźżw]|sz|cz|rz|(?<=[bpmwnfsz])ie$|ch.*ce$|ow(?:a|ie)$|(?:ck|sk)(?:i|a|ą|ie)[a-z]*$"
)
_SOFTENED: Final = (
    ("ści", "st"), ("rz", "r"), ("dzi", "d"), ("ci", "t"), ("ni", "n"), ("wi", "w"), ("mi", "m"), ("bi", "b"),
    ("pi", "p"), ("fi", "f"), ("si", "s"), ("zi", "z"), ("l", "ł"), ("dz", "g"), ("c", "k"), ("sz", "ch"),
)  # fmt: skip
"""What consonants become before the -e of the locative, and what they were: Homel, Homlu; Ochtyrka, w Ochtyrce."""
_FLEETING: Final = re.compile(r"(?P<head>.*[^aeiouyąęó])(?P<last>[cnklrt])$")
_ENDINGS: Final = (
    ("ckim", ("cki",)), ("skim", ("ski",)), ("ckiego", ("cki",)), ("skiego", ("ski",)), ("skiemu", ("ski",)),
    ("ami", ("y", "i", "a", "e")), ("iami", ("ie",)), ("ach", ("y", "i", "a", "e")), ("iach", ("ie",)),
    ("om", ("y", "e")), ("owa", ("ów",)), ("owie", ("ów",)), ("owem", ("ów", "owo")), ("owu", ("ów",)),
    ("iem", ("", "ie")), ("em", ("", "e", "o")),
    ("ę", ("a",)), ("ą", ("a",)), ("y", ("a",)), ("i", ("a", "ia")), ("u", ("", "e", "o")), ("a", ("", "o", "e")),
)  # fmt: skip


@lru_cache(maxsize=10_000)
def polish_nominatives(name: str) -> tuple[str, ...]:
    """Return the nominatives that a Polish case form may have, none where nothing of it looks Polish."""
    small = name.lower()
    if not _POLISH_MARK.search(small) or len(small) < _SHORTEST:
        return ()
    found: dict[str, None] = {}
    for ending, others in _ENDINGS:
        if small.endswith(ending):
            stem = small[: -len(ending)]
            for other in others:
                found[stem + other] = None
                fleeting = _FLEETING.match(stem) if not other else None
                if fleeting is not None:
                    found |= {f"{_hard(fleeting['head'])}{vowel}{fleeting['last']}": None for vowel in ("ie", "e")}
    if small.endswith("e"):
        for soft, hard in _SOFTENED:
            if small[:-1].endswith(soft):
                stem = small[: -1 - len(soft)] + hard
                found |= {stem: None, stem + "a": None, stem + "o": None}
    return tuple(each for each in found if each != small)


_SHORTEST: Final = 5
_HARD: Final = str.maketrans("ńśźć", "nszc")


def _hard(stem: str) -> str:
    """Return the stem whose last letter was softened by the one that fell out: Łuniniec, do Łunińca."""
    return stem[:-1] + stem[-1:].translate(_HARD)
