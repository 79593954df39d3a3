"""Tell words for equipment that name nothing which moved: means, crews, sources of a load, what was hunted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.clauses.every_day import is_of_every_day
from geo.reports.events.means import ABOARD, MOVABLE, Beside, beside, is_means, serves_others
from geo.reports.groups.people_of import is_of_other

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_WINDOW = frozenset({("from", "window"), ("из", "окна"), ("з", "вікна"), ("з", "акна"), ("из", "окон"), ("с", "окна")})
_OF_VEHICLES = frozenset("window windows driver drivers passenger passengers".split())
_CHASED = frozenset(
    "hunt hunting watch search searching поиск поиска поисков поисками пошук пошуку пошуки пошукі охоту охота полювання паляванне боротьби борьбы барацьбы intercept intercepting перехват перехвата перехоплення перахоп перахопу".split()
)
"""Behind these stands what was hunted, not what is told of."""
_BASED = frozenset({("на", "базе"), ("на", "базі"), ("на", "шасси"), ("на", "шасі"), ("based", "on"), ("на", "основе")})
_TO_DOWN = frozenset("збиття сбития збіцця збівання уничтожения знищення знішчэння".split())
"""So are these of what is shot at: "підняли винищувачі для збиття «Шахедів»"."""
_NO_THINGS = _BASED | _WINDOW
_OVER = frozenset("over across crossing cross crossed via по через праз цераз".split())
"""Behind these a pontoon is what was driven over."""
_SPEAKERS = frozenset("spokesman spokeswoman spokesperson spokesmen spokespeople spox press".split())
"""Behind the name of a force these say who speaks: "Border Guard spokesman"."""
_BUILT_ON = frozenset({"base", "bases", "basis", "chassis", "шасси", "шасі", "hull", "hulls"})
_REPORTING = (
    "повідом",
    "паведам",
    "пиш",
    "піш",
    "розпов",
    "распав",
    "розказ",
    "расказ",
    "кажуть",
    "кажуц",
    "told",
    "report",
    "writ",
    "wrote",
)
"""Verbs of telling, behind which "про 15 вантажівок" is what is told."""
_INSTEAD = frozenset({"вместо", "замість", "замест", "заместа"})
_GUARDED = frozenset({"escorted", "guarded"})
_LED = frozenset("escorted led accompanied followed headed preceded protected joined".split())
_STATES = tuple(
    """
    sealed closed covered tarped shut marked empty sheeted
    опечат опломб закрыт пломб затентован пуст запломб зачин порожн закрит апячат апламб зачын накрыт пуст парожн
    """.split()
)
_WITHOUT = frozenset({"without", "без", "minus"})
_CREWS = ("экипаж", "екіпаж", "экіпаж")
_DESCRIBING = ("ого", "ых", "его", "их", "ага", "іх", "яга", "ої", "ой", "ай")
"""Endings of an adjective between a crew and what it flies: "экипаж повреждённого А-50"."""
_EACH = frozenset({"each", "каждый", "каждом", "каждого", "кожен", "кожному", "кожний", "кожны", "кожным", "apiece"})
_ONE_EACH = frozenset({"по", "па", "—", "–"})
_AFTER = frozenset({"после", "після", "пасля", "после-того", "despite", "против", "проти", "супраць", "against"})
_FORMED = (
    "груп",
    "бригад",
    "брыгад",
    "полк",
    "палк",
    "дивизион",
    "дивізіон",
    "дывізіен",
    "group",
    "brigade",
    "regiment",
)
_GOODS = (
    "угля",
    "угол",
    "вугілл",
    "вугал",
    "coal",
    "зерн",
    "збожж",
    "лес",
    "ліс",
    "дров",
    "щебн",
    "шчэбн",
    "grain",
    "timber",
    "цемент",
    "cement",
    "калій",
    "калия",
    "калию",
    "удобрен",
    "добрив",
)
_HOW_MANY = frozenset({"сколько", "скільки", "колькі"})
_UNCLEAR = ("неясн", "неизвестн", "невідом", "невядом", "незразум", "unclear", "unknown")
_ASKED_REACH = 4
_UPON = frozenset({"on", "onto", "inside", "aboard", "на"})
_MOSTLY = frozenset({"most", "большинство", "більшість", "большасць"})


_ARE = frozenset("є являются является з'яўляюцца з'яўляецца".split())
"""Behind these stands what others are: "кораблі, які є носіями «Калібрів»"."""
_RESERVES = ("резерв", "рэзерв")
"""Behind these stands what a base keeps: "база резерву танків"."""
_TAKEN = ("приня", "прийня", "прыня", "вида")
"""Before "за" these tell what others were taken for."""
_SALVOS = frozenset("залп залпу залпом salvo".split())
"""Of missiles that ships could fire."""
_PAUSE = frozenset({",", ".", ":", "—", "–", ";"})
_AWAIT = frozenset(
    "ждут ждем ждет ожидают ожидает ожидаем чекають чекаємо чекає чакаюць чакаем чакае awaits await awaiting".split()
)
"""Behind these is what has not come yet: "водители ждут ещё одну машину"."""


def is_aside(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether the words are no thing that moved: "by trucks", "автобусами", "most of them lorries", "each with 50"."""
    words = beside(group, tokens)
    if _is_of_another(group, tokens, words) or _is_talked_about(group, words):
        return True
    if group.kind.unit in {"wagon", "vehicle"} and words.behind.startswith(_GOODS):
        return True
    if not group.counted and words.noun[-1:] and words.noun[-1].startswith(_RESERVES):
        return True
    if words.last == "за" and words.but_one.startswith(_TAKEN):
        return True
    if words.last in _ARE or (group.kind.id == "missile" and not _SALVOS.isdisjoint(words.before)):
        return True
    if group.counted:
        return group.kind.unit == "person" and words.last == "by" and words.but_one in _GUARDED
    if _tells_how_others_are(group, tokens, words) or _is_worked_on(group, words) or _speaks(group, words):
        return True
    if words.last == "by" and words.but_one in _LED:
        return False
    return serves_others(group, tokens, words) or is_means(group, tokens, words)


def _is_of_another(group: Group, tokens: Sequence[Token], words: Beside) -> bool:
    """Tell whether another thing is told of by it, or it isn't there: "instead of tanks", "each with 50", "without guns"."""
    instead = words.last in _INSTEAD or (words.last == "of" and words.but_one == "instead")
    of_each = not group.counted and not _EACH.isdisjoint(words.before) and not _is_on_each(words.before)
    lacking = words.last in _WITHOUT or (words.but_one in _WITHOUT and words.last in {"the", "its", "their", "any"})
    return (
        instead
        or (group.of_them and words.last in _UPON)  # "was chalked on two of them"
        or of_each
        or is_of_other(group, tokens)
        or (lacking and not group.counted)
        or _is_of_crew(group, words.last, words.but_one)
        or _is_awaited(words.before)
        or (not group.counted and _is_asked(group, words.before, tokens))
        or is_of_every_day(group, tokens)
    )


def _is_awaited(before: Sequence[str]) -> bool:
    return not _AWAIT.isdisjoint(before) and any(
        word in _AWAIT and _PAUSE.isdisjoint(before[at:]) for at, word in enumerate(before)
    )


def _is_talked_about(group: Group, words: Beside) -> bool:
    told = words.last in {"пра", "про", "about"} and not (group.counted and words.but_one.startswith(_REPORTING))
    return told and group.kind.unit in MOVABLE


def _tells_how_others_are(group: Group, tokens: Sequence[Token], words: Beside) -> bool:
    """Tell whether it only says how many or what others are, or what was fought: "most of them lorries"."""
    return (
        "how" in words.before[-2:]
        or not (_AFTER.isdisjoint(words.near) and _MOSTLY.isdisjoint(words.before))
        or _tells_state(group, tokens)
    )


def _is_worked_on(group: Group, words: Beside) -> bool:
    """Tell whether it is what was driven over, hunted or built on, or a part of a formation's name."""
    driven_over = group.kind.id == "pontoon" and (not _OVER.isdisjoint(words.near) or words.last in {"на", "at", "on"})
    return (
        (group.kind.id == "artillery" and _names_formation(words.before))
        or driven_over
        or (not group.counted and hunts(words.near))
        or words.behind in _BUILT_ON
        or words.behind in _OF_VEHICLES
        or words.noun in _NO_THINGS
    )


def hunts(words: Sequence[str]) -> bool:
    """Tell whether the words before a thing say that others hunt it or are to shoot it down."""
    return not (_CHASED | _TO_DOWN).isdisjoint(words)


def _speaks(group: Group, words: Beside) -> bool:
    """Tell whether people are told of as who speaks or belongs to a crew: "Border Guard spokesman"."""
    if "crew" in words.near and "of" in words.before[-2:]:
        return True
    return group.kind.unit == "person" and (words.behind in _SPEAKERS or words.noun == ("of", "the"))


def _is_of_crew(group: Group, last: str, but_one: str) -> bool:
    """Tell whether a crew's own craft is meant: "экипаж повреждённого А-50"."""
    if group.kind.unit == "person":
        return False
    return last.startswith(_CREWS) or (but_one.startswith(_CREWS) and last.endswith(_DESCRIBING))


def _is_on_each(before: Sequence[str]) -> bool:
    """Tell whether one thing is told of each of what carries it: "на каждом по танку", "на кожному — танк"."""
    said = [word for word in before if word not in _ONE_EACH]
    return len(said) > 1 and said[-1] in _EACH and said[-2] in ABOARD


def _names_formation(before: Sequence[str]) -> bool:
    """Tell whether an arm only says what sort a numbered formation is of: "310-ї групи артилерії"."""
    numbered = any(word[0].isdecimal() for word in before[:-1])
    return numbered and before[-1].startswith(_FORMED)


def _tells_state(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether only a state of what was told is added: "..., wagons sealed", "..., nets over the missiles"."""
    before = tuple([token.key for token in tokens[max(0, group.span[0] - 2) : group.span[0]]])
    if before == ("over", "the"):
        return True
    at = group.span[1]
    closed = at + 1 >= len(tokens) or tokens[at + 1].kind == "mark"
    return before[-1:] == (",",) and at < len(tokens) and tokens[at].key.startswith(_STATES) and closed


def _is_asked(group: Group, before: Sequence[str], tokens: Sequence[Token]) -> bool:
    """Tell whether their number is just what nobody knows: "сколько в них танков, неясно", "how many of them tanks"."""
    if _HOW_MANY.isdisjoint(before) and not ("how" in before and "many" in before):
        return False
    return any(token.key.startswith(_UNCLEAR) for token in tokens[group.span[1] : group.span[1] + _ASKED_REACH])
