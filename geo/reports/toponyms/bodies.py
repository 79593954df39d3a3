"""Tell bodies that speak from places: "У Міністэрстве абароны", "В Государственном пограничном комитете"."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from geo.reports.text.affiliation import country_of_word
from geo.reports.text.tokens import BODY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_BODIES = tuple(
    """
    міністэрств министерств міністерств ministry камітэт камітэц комитет комітет committee дэпартамент дэпартаменц
    департамент department ведамств ведомств відомств агенцтв агентств agency упраўленн управлени управлінн
    адміністрацы администраци адміністраці administration выканкам исполком виконком аблвыканкам облисполком
    облвиконком райвыканкам райисполком райвиконком гарвыканкам горисполком парламент парламенц parliament сенат
    senate канцыляры канцеляри канцелярі прэс-служб пресс-служб прес-служб штаб генштаб камандаванн командовани
    командуванн арганізацы организаци організаці organisation organization пасольств посольств embassy акадэмі академи
    академі academy інстытут інстытуц институт інститут institute дзяржкамітэт дзяржкамітэц госкомитет держкомітет
    дзяржпамежкамітэт дзяржпамежкамітэц служб держприкордон госпогран дзяржпамеж госпогранкомитет пракуратур прокуратур
    """.split()
)
_ADJECTIVE = re.compile(
    r"(?:[ыиі]м|[нкв]ом|[оа]му|яму|[оа]га|яга|ого|его|[нкв][ао]й|[нкчв]ій|ую|юю|[нкв][ао]?я|[нкв][ао]е|[нкв]ый|ний|кий|[сц]кі|ны)$"
)
_OFFICES = frozenset(
    """
    мер мера мером меру мэр мэра мэром мэру голова голови голову головою глава главы главой главу главе галава галавы галавой
    очільник очільника губернатор губернатора губернатором градоначальник градоначальника старшыня старшыні ректор ректора
    """.split()
)
"""Behind these stands of what somebody is the head, then who it is: "радник мера Мелітополя Іван ..."."""
_ARTICLES = frozenset({"the", "a", "an"})
_STILL_NAMED = frozenset("nearby neighbouring neighboring occupied besieged adjacent".split())
"""Behind an article these may stand before a town: "the nearby Vasilyeuka"."""
_SITES = frozenset(
    "depot depots warehouse warehouses arsenal arsenals garrison camp site junction siding works plant barracks base yard terminal gate checkpoint".split()
)
"""Behind a capital letter these are called by a place: "from the Kalodzishchy depot"."""
_ARMY = ("військов", "военн", "ваенн", "вайсков", "military")
_DISTRICT = ("округ", "акруг", "district")
_REACH = 4
"""A body is named by so many words at most: its adjectives and its noun."""


def is_body(key: str) -> bool:
    """Tell whether a word is the noun of a body."""
    return key.startswith(_BODIES)


def follows_office(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the name at a token says of what somebody is the head."""
    return at > 0 and tokens[at - 1].key in _OFFICES


def stands_behind_article(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Tell whether an English article stands before a capital letter that is in no list: "the Armed Forces", "the eastern European country"."""
    before = at - 1
    behind = tokens[at + 1].key if at + 1 < len(tokens) else ""
    if tokens[before].key in _STILL_NAMED or behind in _SITES:
        return False
    described = tokens[before].text.islower() or country_of_word(tokens[before].key) is not None
    before -= before > first and described and tokens[before].key not in _ARTICLES
    return tokens[before].key in _ARTICLES and tokens[at].key.isascii()


def names_body(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Tell whether the name of a body begins at a capital letter: its noun, or adjectives before its noun."""
    words = tokens[at : min(after, at + _REACH)]
    if _names_district(words):
        return True
    for token in words:
        if token.starts & BODY:
            break
    else:
        return False
    for token in words:
        if token.kind != "word":
            return False
        if token.starts & BODY and is_body(token.key):
            return True
        adjective = token.text[0].isupper() if token.key[0].isascii() else _ADJECTIVE.search(token.key)
        if not adjective:
            return False
    return False


def _names_district(words: Sequence[Token]) -> bool:
    """Tell whether a district of an army is named, which is no place: "Західного військового округу"."""
    keys = [token.key for token in words]
    return any(key.startswith(_ARMY) and after.startswith(_DISTRICT) for key, after in itertools.pairwise(keys[1:]))
