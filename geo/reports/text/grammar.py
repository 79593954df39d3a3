"""Tell one from many, and adjectives from other words, by endings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.reports.text.inflection import base_of, singular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_SINGULAR_MASCULINE = frozenset({"", "а", "у", "ом", "е", "ем", "ю", "я", "ь", "й", "ові", "аю", "цы", "ам"})
_SINGULAR_FEMININE = frozenset("а я у ю ой ей ою ею ай яй е ию ия ія ію аю цэ ая ую яя".split())
_SINGULAR_ADJECTIVE = frozenset("ый ий ой ого его ому ему ым им ом ем".split())
_SINGULAR_STATION = frozenset({"ыя", "ыю", "ыяй"})
_SINGULAR_NEUTER = frozenset({"о", "е", "у", "ю", "є"})
_PLURAL_A = frozenset({"поезда", "борта", "катера", "автомобили"})
_MASS = (
    "техник", "тэхнік", "тэхніц", "технік", "техніц", "бронетехн", "бронетэхн", "автотехн", "аўтатэхн", "спецтехн", "спецтэхн", "автотэхн", "equipment", "hardware", "materiel",
    "machinery", "armour", "armor", "personnel", "artillery", "artilleri", "артиллери", "артилер", "артылер", "авиаци", "авіаці", "авіяцы",
    "aviation", "состав", "склад", "войск", "військ", "manpower", "ammunition", "сил", "арт", "defence", "defense",
    "контингент", "контынгент", "броня", "infantry", "пехот", "піхот", "пяхот", "военн", "військов", "ваенн", "ammo", "боеприпас", "боєприпас",
    "боепрыпас", "troop", "mobilised", "mobilized", "people", "men", "люд", "бк", "десант", "дэсант",
)  # fmt: skip
_ADJECTIVE = re.compile(
    r"(?:[ыи]й|ой|ая|яя|ое|ее|ые|ие|ых|их|ым|им|ими|ыми|ого|его|ому|ему|ую|юю"
    r"|ій|а|е|і|ої|ьої|ою|іх|ия|ыя|ія|ы|ага|яга|аму|яму|ымі|імі|ай|яй|аю)$"
)
_PLURAL_ADJECTIVE = re.compile(r"(?:ые|ие|ых|их|ыми|ими|ыя|ія|іх|ымі|імі)$")
_SINGULAR_VERB = re.compile(
    r"(?:[аеиыяуоюёі]л|[лшчг]ла|ала|ила|ела|іла|ыла|ула|яла|ся|[аиіыуя]в|ўся|[аіеуыя]ў|ов|ив|ів|шел|шоў|шов|вся|лась|лася)$"
)
_SINGULAR_PRESENT = re.compile(
    r"(?:[еиёє]т|[еи]тся|[еє]|є|ить|еться|ється|ається|иться|іць|ыць|едзе|ідзе|аецца|яецца|іцца|ецца)$"
)
_PLURAL_PRESENT = re.compile(r"(?:[уюая]т|[уюая]тся|[уюая]ть|[уюая]ться|[уюая]ць|[уюая]цца)$")


def is_mass(word: str) -> bool:
    """Tell whether a small-letter word counts nothing by itself: техника, equipment, troops."""
    return word.startswith(_MASS)


@lru_cache(maxsize=20_000)
def is_one(word: str, alias: str) -> bool | None:
    """Tell whether a small-letter form says one thing; None where the form could say either.

    `alias` is the form that the lexicon holds, mostly the nominative.
    """
    if is_mass(word):
        return None
    half, hyphen, rest = word.partition("-")
    if hyphen and alias.endswith(rest[:-1] + alias[-1:]) and "-" in alias:
        return is_one(half, alias.partition("-")[0])  # "дрон-камікадзэ"
    if word[:1].isascii():
        return singular(word) == word
    alias = alias.rsplit(" ", 1)[-1]
    base = base_of(alias)
    if word in _PLURAL_A or not word.startswith(base):
        return False
    ending = word[len(base) :]
    if alias.endswith(("ый", "ий", "ой")) and len(alias) > len("край"):
        return ending in _SINGULAR_ADJECTIVE
    if alias[-1:] in "ая":
        return ending in (_SINGULAR_STATION if alias.endswith("цыя") else _SINGULAR_FEMININE)
    if alias[-1:] in "ое":
        return ending in _SINGULAR_NEUTER
    if alias[-1:] in "ыиі":
        return False
    return ending in _SINGULAR_MASCULINE


def is_adjective(word: str) -> bool:
    """Tell whether a small-letter word may be an adjective (English ones cannot be told: True)."""
    return word[:1].isascii() or _ADJECTIVE.search(word) is not None


def adjective_says_one(word: str, language: str) -> bool | None:
    """Tell whether an adjective before an unchanging name ("російський А-50") says one; None if it cannot be told."""
    if word[:1].isascii() or _ADJECTIVE.search(word) is None:
        return None
    if _PLURAL_ADJECTIVE.search(word):
        return False
    if word.endswith("і"):
        return language == "be"
    return True if word.endswith(("ий", "ый", "ой", "ая", "ы", "а", "у", "ую")) else None


def verb_says_one(word: str) -> bool | None:
    """Tell whether a finite verb is in the singular; None where it cannot be told."""
    if word[:1].isascii():
        return None
    if word.endswith(("ли", "лись", "лися", "лі", "ліся", "лісь")) or _PLURAL_PRESENT.search(word):
        return False
    return True if _SINGULAR_VERB.search(word) or _SINGULAR_PRESENT.search(word) else None


_FINITE = re.compile(
    r"(?:[аеиыяуюоіў]л[иі]|[аеиыяуюоі]л[иі]с[ьяея]|[ао]лася|[аиыі]лась|[аяує]ють|[аяу]ют|[аяу]юць|[уюая]тся|[уюая]ться|[уюая]цца"
    r"|[уяае]ет|[её]тся|ится|ється|иться|[аеяіы]цца|[ая]дуть|[ая]дут|[ая]дуць|ёць|сць|хапае|вистачає|\w{4}(?:[ую]вал[аоі]|[ао]вал[аоі]|[аія]віл[ао]|авил[ао]|[ую]п[иі]л[ао]))$"
)
"""Endings of finite verbs that hardly a noun has; "был в", "прыбыў" are left, for they end like nouns."""
_NO_VERBS = frozenset("если калі коли нули нулі мили мілі стали сталі".split())
_SHORTEST_FINITE = 5


def is_finite(word: str) -> bool:
    """Tell whether a small-letter word is a finite verb by its ending, where no noun ends so."""
    return len(word) >= _SHORTEST_FINITE and word not in _NO_VERBS and _FINITE.search(word) is not None


def is_governed_plural(noun: tuple[str, str] | None) -> bool:
    """Tell whether a noun is in the plural that a number governs: "автобусов и фур", "lorries and pick-ups"."""
    if noun is None:
        return False
    word, alias = noun
    if word[:1].isascii():
        return is_one(word, alias) is False
    return is_one(word, alias) is False and not word.endswith(
        ("ы", "и", "і", "ами", "ями", "амі", "ямі", "ах", "ях", "ам", "ям")
    )


_ASIDES = frozenset(
    """
    наоборот напротив навпаки наадварот насупраць однако проте однак аднак впрочем втім зрэшты конечно звичайно вядома видимо вочевидь відаць похоже
    мабуть мабыць пэўна наверное магчыма можливо возможно например наприклад напрыклад кстати дарэчы кажуть кажуць говорят каже кажа говорит
    however meanwhile though conversely apparently too
    """.split()
)
"""Single words that commas set off from what they stand in."""


def is_round_aside(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the comma at a token sets off a single word: "два Су-25 з Ліды, наадварот, учора перагналі"."""
    opens = at + 2 < len(tokens) and tokens[at + 2].text == "," and tokens[at + 1].key in _ASIDES
    return opens or (at > 1 and tokens[at - 2].text == "," and tokens[at - 1].key in _ASIDES)
