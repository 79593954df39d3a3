"""Tell persons, newspapers and sorts of sites from places: "мэр Мелитополя Иван Петров", "OSINT-сообщество"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reports.text.affiliation import country_of_word
from geo.reports.text.small_words import open_small_words

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
_VILLAGE_ENDINGS = frozenset("ово ево ёво ова ове аво ава аве ево ева еве ино ина ине".split())
"""Behind a given name these make the village of one: "в Антоново", "у вёсцы Раманава"."""
_HALF_LATIN = re.compile(r"[A-Za-z]{2,}-[а-яіїєґў]")
_SHORT = (2, 4)
_COUNTRIES = frozenset({"РФ", "РБ"})
_PAPERS = frozenset("times post tribune herald journal gazette independent".split())
"""Behind the name of a town these make a newspaper's."""


def names_no_place(tokens: Sequence[Token], at: int, after: int, *, sure: bool) -> bool:
    """Tell whether a person ("Олександр Хуг"), a newspaper ("New York Times") or a sort of sites ("OSINT-сообществе") is named.

    `sure` says that a gazetteer knows the word for a town that people live in.
    """
    token = tokens[at]
    if _HALF_LATIN.match(token.text) or _owns_force(tokens, at):
        return True
    behind = tokens[at + 1 : min(after, at + 3)]
    if token.key.isascii():
        return any(each.text[0].isupper() and each.key in _PAPERS for each in behind)
    if sure or not behind or behind[0].kind != "word" or not behind[0].text[0].isupper():
        return False
    return is_given_name(token.key)


def _owns_force(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a country only says whose a force in capitals is: "ВКС РФ", "ГАИ РБ", "ЗС Білорусі"."""
    force = tokens[at - 1] if at else None
    if force is None or not force.text.isupper() or not _SHORT[0] <= len(force.text) <= _SHORT[1]:
        return False
    small = open_small_words()
    if force.key in small.prepositions or force.key in small.conjunctions or force.kind != "word":
        return False
    return country_of_word(tokens[at].key) is not None or tokens[at].text in _COUNTRIES


def is_given_name(key: str) -> bool:
    """Tell whether a small-letter word is a given name in any case."""
    if not key.startswith(_GIVEN):
        return False
    endings = {key[len(stem) :] for stem in _GIVEN if key.startswith(stem) and len(key) - len(stem) <= _ENDING}
    return bool(endings) and _VILLAGE_ENDINGS.isdisjoint(endings)
