"""Tell persons, newspapers and sorts of sites from places: "мэр Мелитополя Иван Петров", "OSINT-сообщество"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_GIVEN = tuple(
    """
    иван іван петр пётр петро пятр павел павла павло павлу паўл александр олександр аляксандр алексе олексі олексій аляксе андре андрі андрэ
    серге сергі сярге никола микол мікал виктор віктор віктар владимир володимир уладзімір василь василі васіл михаил михайл міхаіл міхас дмитри
    дмитр дзмітр евгени євген яўген юри юрі юры олег алег игор ігор ігар роман раман максим максім антон артем артём арцём вадим вадзім валери
    валері валеры витали віталі анатоли анатолі геннади геннаді генадз григори григорі рыгор денис дзяніс кирилл кирил кірыл константин костянтин
    канстанцін леонид леонід леанід никит микит мікіт руслан станислав станіслав степан сцяпан тарас тимур фёдор федор федір эдуард едуард ярослав
    богдан борис барыс вячеслав в'ячеслав вячаслаў святослав наталь наталі ганн ирин ірин ірын ольг вольг елен олен ален мари марі марыя светлан
    світлан святлан татьян тетян таццян оксан аксан юли юлі екатерин катерин кацярын
    """.split()
)
_ENDING = 3
"""So many letters of a given name say its case."""
_HALF_LATIN = re.compile(r"[A-Za-z]{2,}-[а-яіїєґў]")
_PAPERS = frozenset("times post tribune herald journal gazette independent".split())
"""Behind the name of a town these make a newspaper's."""


def names_no_place(tokens: Sequence[Token], at: int, after: int, *, sure: bool) -> bool:
    """Tell whether a person ("Олександр Хуг"), a newspaper ("New York Times") or a sort of sites ("OSINT-сообществе") is named.

    `sure` says that a gazetteer knows the word for a town that people live in.
    """
    token = tokens[at]
    if _HALF_LATIN.match(token.text):
        return True
    behind = tokens[at + 1 : min(after, at + 3)]
    if token.key.isascii():
        return any(each.text[0].isupper() and each.key in _PAPERS for each in behind)
    if sure or not behind or behind[0].kind != "word" or not behind[0].text[0].isupper():
        return False
    return is_given_name(token.key)


def is_given_name(key: str) -> bool:
    """Tell whether a small-letter word is a given name in any case."""
    return key.startswith(_GIVEN) and any(key.startswith(stem) and len(key) - len(stem) <= _ENDING for stem in _GIVEN)
