"""Tell words for equipment that name nothing which moved: means, crews, sources of a load, what was hunted."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geo.reports.clauses.every_day import is_of_every_day
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
_QUOTES = frozenset("\"'«“„")
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
_FROM_THE = frozenset({("from", "the"), ("from", "a"), ("from", "my"), ("from", "our"), ("off", "the"), ("on", "the")})
"""With a bus behind them, where who tells it sat: "From the commuter bus this morning: ..."."""
_OFF_WHAT = frozenset({"с", "со", "з", "із", "зі", "са", "из", "from", "off"})
_VANISHED = ("знік", "исчез", "зник", "пропа", "прапа", "vanish", "disappear", "dropped", "drop")
_CREW = (
    "водител",
    "водій",
    "водія",
    "водії",
    "кіроўц",
    "пассажир",
    "пасажир",
    "пасажыр",
    "driver",
    "crew",
    "экипаж",
    "екіпаж",
    "экіпаж",
    "оператор",
    "аператар",
    "operator",
    "льотчик",
    "летчик",
    "летчык",
)
"""Who sits in a vehicle tells of it without its having moved: "водитель маршрутки"."""
_WITHOUT = frozenset({"without", "без", "minus"})
_CREWS = ("экипаж", "екіпаж", "экіпаж")
_DESCRIBING = ("ого", "ых", "его", "их", "ага", "іх", "яга", "ої", "ой", "ай")
"""Endings of an adjective between a crew and what it flies: "экипаж повреждённого А-50"."""
_EACH = frozenset({"each", "каждый", "каждом", "каждого", "кожен", "кожному", "кожний", "кожны", "кожным", "apiece"})
_ENDS_OF = ("голов", "хвост", "галав", "замыка", "арьергард", "авангард", "ар'єргард")
"""Before "колонны" these name an end of the column told of: "Голова колонны в Паричах"."""
_ONE_EACH = frozenset({"по", "па", "—", "–"})
_AFTER = frozenset({"после", "після", "пасля", "после-того", "despite", "против", "проти", "супраць", "against"})
_STORES = ("склад", "сховищ", "хранилищ", "сховішч", "арсенал", "базу", "база", "бази", "базы", "dump", "depot")
"""Of what they hold nothing moved: "облаштували склад боєприпасів"."""
_BY_ONE = ("ой", "ою", "ей", "ею", "єю", "ай", "аю", "яй")
_PLURAL_MEANS = ("ами", "ями", "амі", "ямі")
_THEM = frozenset({"їх", "их", "іх"})
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
_MOSTLY = frozenset({"most", "большинство", "більшість", "большасць"})
_CARRYING = frozenset({"с", "со", "з", "із", "зі", "са", "за", "между", "між", "паміж", "над", "под", "перед"})
_INTO = frozenset({"в", "во", "у", "ва", "into"})
_INSIDE = frozenset({"в", "у", "in"})
_UPON = frozenset({"on", "onto", "inside", "aboard", "на"})
_RIDDEN = frozenset({"bus", "van_minibus", "light_vehicle", "uaz"})
_RODE = frozenset(
    "ехал ехала ехали еду едем ездил їхав їхала їхали їду їдемо ехаў ехалі едзем еду ехаць ехать їхати".split()
)
_ABOARD = frozenset({"в", "у", "на"})
_BY_MEANS = ("ом", "ем", "ам", "ою", "ею", "єю", "ой", "ай")
"""What who tells it rode in or by is no sighting: "Я ехал в автобусе и видел ..."."""
_INSTRUMENTAL = ("ами", "ями", "амі", "ямі", "ом", "ем")


_PAUSE = frozenset({",", ".", ":", "—", "–", ";"})
_AWAIT = frozenset(
    "ждут ждем ждет ожидают ожидает ожидаем чекають чекаємо чекає чакаюць чакаем чакае awaits await awaiting".split()
)
"""Behind these is what has not come yet: "водители ждут ещё одну машину"."""


def is_aside(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether the words are no thing that moved: "by trucks", "автобусами", "most of them lorries", "each with 50"."""
    before = [token.key for token in tokens[max(0, group.lead - 4) : group.lead]]
    near = before[-3:]
    last = before[-1] if before else ""
    but_one = before[-2] if len(before) > 1 else ""
    instead = last in _INSTEAD or (last == "of" and but_one == "instead")
    counted = group.counted
    on_them = group.of_them and last in _UPON  # "was chalked on two of them"
    of_each = not counted and not _EACH.isdisjoint(before) and not _is_on_each(before)
    beside = instead or on_them or of_each or is_of_other(group, tokens)
    lacking = last in _WITHOUT or (but_one in _WITHOUT and last in {"the", "its", "their", "any"})
    beside = beside or (lacking and not counted) or _is_of_crew(group, last, but_one)
    awaited = not _AWAIT.isdisjoint(before) and any(
        word in _AWAIT and _PAUSE.isdisjoint(before[at:]) for at, word in enumerate(before)
    )
    if beside or awaited or (not counted and _is_asked(group, before, tokens)) or is_of_every_day(group, tokens):
        return True
    if (
        last in {"пра", "про", "about"}
        and not (counted and but_one.startswith(_REPORTING))
        and group.kind.unit in {"person", "vehicle", "aircraft", "system"}
    ):
        return True
    behind = tokens[group.span[1]].key if group.span[1] < len(tokens) else ""
    if group.kind.unit in {"wagon", "vehicle"} and behind.startswith(_GOODS):
        return True
    if counted:
        return group.kind.unit == "person" and last == "by" and but_one in _GUARDED
    if (
        "how" in before[-2:]
        or not (_AFTER.isdisjoint(near) and _MOSTLY.isdisjoint(before))
        or _tells_state(group, tokens)
    ):
        return True
    named = group.span[0] - (group.span[0] > 0 and tokens[group.span[0] - 1].text in _QUOTES)
    noun = tuple([token.key for token in tokens[max(0, named - 2) : named]])
    driven_over = group.kind.id == "pontoon" and (not _OVER.isdisjoint(near) or last in {"на", "at", "on"})
    hunted = not _CHASED.isdisjoint(near)
    formed = group.kind.id == "artillery" and _names_formation(before)
    if formed or driven_over or hunted or behind in _BUILT_ON or behind in _OF_VEHICLES or noun in _NO_THINGS:
        return True
    speaks = group.kind.unit == "person" and behind in _SPEAKERS
    of_a_crew = "crew" in near and "of" in before[-2:]
    if speaks or of_a_crew or (noun == ("of", "the") and group.kind.unit == "person"):
        return True
    if last == "by" and but_one in _LED:
        return False
    stored = group.kind.id == "ammunition" and last.startswith(_STORES)
    stored = stored or (group.kind.id == "convoy" and tokens[group.span[0] - 1].key.startswith(_ENDS_OF))
    if stored or (group.kind.id in {"trailer", "ammunition"} and (last == "with" or last in _CARRYING)):
        return True
    if (
        group.kind.equipment_class in {"wagon", "train"}
        and last in _OFF_WHAT
        and not group.word.endswith(_INSTRUMENTAL)
    ):
        return True
    for_whom = {*noun[-1:], last} & {"для", "for"} and group.kind.unit in {"person", "vehicle", "system", "aircraft"}
    guarded_in = group.kind.equipment_class == "wagon" and last in _INSIDE and not group.single  # "охрана в теплушке"
    if (
        _is_whereabouts(group, before)
        or bool(for_whom)
        or guarded_in
        or last.startswith(_CREW)
        or (group.kind.id in _RIDDEN and _sat_in(group, tokens))
    ):
        return True
    aboard = last in {"on", "на", "onto"} or (but_one == "on" and last in {"to", "its", "their", "the"})
    if last == "by" or (aboard and group.kind.id in {"tank_transporter", "trailer", "flatcar", "wagon", "bus"}):
        return True
    by_means = (
        group.kind.unit in {"vehicle", "train", "aircraft", "system", "wagon"}
        and last not in _CARRYING
        and not group.word[:1].isascii()
    )
    borne = group.kind.equipment_class in {"wagon", "ship"} and group.word.endswith(_BY_ONE)
    return (
        by_means
        and (borne or group.word.endswith(_INSTRUMENTAL))
        and len(group.word) > len("тором")
        and not _has_subject(group, tokens)
    )


def _is_of_crew(group: Group, last: str, but_one: str) -> bool:
    """Tell whether a crew's own craft is meant: "экипаж повреждённого А-50"."""
    if group.kind.unit == "person":
        return False
    return last.startswith(_CREWS) or (but_one.startswith(_CREWS) and last.endswith(_DESCRIBING))


def _is_on_each(before: Sequence[str]) -> bool:
    """Tell whether one thing is told of each of what carries it: "на каждом по танку", "на кожному — танк"."""
    said = [word for word in before if word not in _ONE_EACH]
    return len(said) > 1 and said[-1] in _EACH and said[-2] in _ABOARD


def _is_whereabouts(group: Group, before: Sequence[str]) -> bool:
    """Tell whether only where it came or vanished is meant: "прывезлі ў вайсковую частку", "знік з радараў"."""
    last = before[-1] if before else ""
    vanished = group.kind.id == "radar" and last in _OFF_WHAT and any(key.startswith(_VANISHED) for key in before)
    return vanished or (group.kind.id == "unit_bn" and last in _INTO)


def is_means_of_them(group: Group, tokens: Sequence[Token], first: int) -> bool:
    """Tell whether counted trains only say by what those told before were taken: "їх двома потягами повезли"."""
    if not group.gathers or group.lead <= first:
        return False
    if not group.word.endswith(_PLURAL_MEANS) or not group.counted:
        return False
    return any(token.key in _THEM for token in tokens[first : group.lead])


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


def _sat_in(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether who tells it sat in it: "From the commuter bus this morning: ...", "ехал в автобусе", "їхала маршруткою"."""
    before = [token.key for token in tokens[max(0, group.span[0] - 3) : group.span[0]]]
    inside = before[-1:] != [] and before[-1] in _ABOARD and group.word.endswith(("е", "у", "і", "ы"))
    rode = not _RODE.isdisjoint(before) and (inside or group.word.endswith(_BY_MEANS))
    return rode or not _FROM_THE.isdisjoint(itertools.pairwise(before))


def _is_asked(group: Group, before: Sequence[str], tokens: Sequence[Token]) -> bool:
    """Tell whether their number is just what nobody knows: "сколько в них танков, неясно", "how many of them tanks"."""
    if _HOW_MANY.isdisjoint(before) and not ("how" in before and "many" in before):
        return False
    return any(token.key.startswith(_UNCLEAR) for token in tokens[group.span[1] : group.span[1] + _ASKED_REACH])


def _has_subject(group: Group, tokens: Sequence[Token]) -> bool:
    return tokens[group.span[0]].text[0].isupper() or tokens[group.span[0] - 1].text in {"«", '"', ":"}
