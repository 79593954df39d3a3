"""Say how many of a group there are: the number told, one for a bare singular, else unknown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.reports.groups.group import OF_WAR
from geo.reports.groups.totals import ONE
from geo.reports.numbers.counts import UNKNOWN
from geo.reports.numbers.ordinals import HALF
from geo.reports.text.cues import MOVING
from geo.reports.text.grammar import is_mass, is_one, verb_says_one
from geo.reports.text.joining import ANOTHER, COLONS, COMMAS, THEM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Interval
    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_OF_COMPANIES = frozenset({"tank", "ifv", "apc", "truck", "armoured_vehicle", "comms_ew", "engineering"})
_FORMATIONS = tuple(
    "рота роту роты роти ротой ротою взвод узвод батальон батальйон батальен company platoon battalion".split()
)
_FLIGHTS = tuple("звяно звяна звяном звено звена звеном звену ланка ланку ланкою эскадр ескадр flight squadron".split())
_GUNS = frozenset({"towed_artillery", "sp_artillery", "mlrs", "mortar"})
_BATTERIES = ("батаре", "батарэ", "batter")
_COLUMNS = ("калон", "колон", "калён", "convoy", "column")
_ROTATION = ("ротац",)


def count_of(group: Group, event: Event, alone: bool, tokens: Sequence[Token]) -> Interval:  # noqa: FBT001 - one of a few facts
    """Return what is said of how many: the number, 1 for a bare singular, else unknown."""
    count = group.count
    kind = group.kind.equipment_class
    if count is not None:
        another = kind == "convoy" and count == ONE and _is_another(group, tokens)
        return UNKNOWN if another or _is_of_battery(group, tokens) else _share(count, group, tokens)
    half = _half_of_them(group, event, tokens)
    if half is not None:
        return half
    named = group.noun[0] if group.noun is not None else group.word
    of_war = named.startswith(OF_WAR) and group.kind.unit == "aircraft"
    if kind == "convoy" or (is_mass(named) and kind != "train" and not of_war):
        return UNKNOWN
    column = kind != "train" and tokens[group.lead].key.startswith(_COLUMNS)  # "калона БТР выязджае"
    column = column or (not group.single and _is_what_a_column_has(group, event, tokens))
    if group.kind.id == "unit_bn" or column or _is_of_formation(group, tokens) or _is_of_battery(group, tokens):
        return UNKNOWN  # one brigade tells no number of men
    if group.single:
        return ONE
    if _MOSTLY & {tokens[at].key for at in range(max(0, group.span[0] - 2), group.span[0])}:
        return UNKNOWN
    if kind == "personnel":
        return UNKNOWN
    if _is_single_in_list(group, event):
        return ONE
    if group.kind.unit == "aircraft" and group.noun is None and _is_one_aircraft(group, event):
        return ONE
    if group.word[:1].isascii() and kind != "train" and not (group.one and _is_named_by_noun(group, tokens)):
        return UNKNOWN
    if group.one:
        return ONE
    if group.one is None and alone and _verb_is_singular(event):
        return ONE
    return UNKNOWN


def _is_named_by_noun(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a Latin name stands behind a noun in the singular: "безпілотник типу Shahed"."""
    first = tokens[group.span[0]].key
    return not first[:1].isascii() and group.noun is not None and first == group.noun[0]


def _is_what_a_column_has(group: Group, event: Event, tokens: Sequence[Token]) -> bool:
    """Tell whether a column is told to have systems of a type, nobody says how many: "колона з ОТРК «Іскандер»"."""
    column = next((other for other in event.groups if other.gathers and not other.single), None)
    if column is None or not 0 < group.span[0] - column.span[1] <= _BESIDE:
        return False
    words = tokens[column.span[1] : group.span[1]]
    return words[0].key in _HAVING and any(token.text.isupper() and len(token.text) > 1 for token in words)


def _is_of_formation(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a formation stands before what it has many of: "роту танков", "звяно Су-25", "a company of tanks"."""
    formations = _FLIGHTS if group.kind.unit == "aircraft" else _FORMATIONS
    if formations is _FORMATIONS and group.kind.equipment_class not in _OF_COMPANIES:
        return False
    before = [tokens[at].key for at in range(max(0, group.lead - _SHARE_REACH), group.span[1] - 1)]
    return any(key.startswith(formations) and not key.startswith(_ROTATION) for key in before)


def _is_of_battery(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether batteries are counted, nobody says of how many guns: "две батареи Д-30", "батарея гаубиц"."""
    start = group.count_span[1] if group.count_span is not None else group.span[0] - 1
    between = tokens[max(0, start) : group.span[0]]
    return group.kind.equipment_class in _GUNS and any(token.key.startswith(_BATTERIES) for token in between)


def _share(count: Interval, group: Group, tokens: Sequence[Token]) -> Interval:
    """Return how many are meant where a share of so many is: "half of the 22" are 11, of "some of the 40" nobody says."""
    before = [tokens[at].key for at in range(max(0, group.lead - _SHARE_REACH), group.lead)]
    if before[-1:] == [] or before[-1] not in _OUT_OF:
        return count
    if any(token.text == "%" for token in tokens[group.span[1] : group.span[1] + _SHARE_REACH]):
        return UNKNOWN  # "из 20 танков 30% прибыли"
    if not _SHARE & set(before):
        return count
    whole = count.count_min
    if not HALF & set(before) or whole is None or whole != count.count_max or whole % 2:
        return UNKNOWN
    return replace(count, count_min=whole // 2, count_max=whole // 2)


def _half_of_them(group: Group, event: Event, tokens: Sequence[Token]) -> Interval | None:
    """Return half of the number before where that many are of this type: "12 KamAZ trucks, half of them tankers"."""
    before = [tokens[at].key for at in range(max(0, group.lead - _SHARE_REACH), group.lead)]
    if not HALF & set(before[:1]) or not THEM & set(before):
        return None
    whole = next((each.count for each in reversed(event.groups) if each.counted and each.lead < group.lead), None)
    if whole is None or whole.count_min is None or whole.count_min != whole.count_max or whole.count_min % 2:
        return None
    return replace(whole, count_min=whole.count_min // 2, count_max=whole.count_min // 2)


_HAVING = frozenset("з із зі с со са with of".split())
_SHARE_REACH = 3
_OUT_OF = frozenset({"of", "the", "those", "из", "з", "із", "тех", "тих", "тых"})
_SHARE = frozenset(
    "some part most many half часть части большинство половина половину частина частину частка частку більшість большасць палова палову".split()
)
_MOSTLY = frozenset(
    "переважно преимущественно пераважна mostly mainly главным головним галоўным основном основному асноўным".split()
)
"""Before a name these say what most of a whole were, no single thing."""
_BESIDE = 4
"""Things of one list stand so near."""
_SENT = (
    "подня",
    "підня",
    "падня",
    "узня",
    "отправ",
    "відправ",
    "адправ",
    "перегна",
    "перагна",
    "переброс",
    "перекин",
    "перакін",
    "вывез",
    "вивез",
    "достав",
    "дастав",
    "направ",
    "пригна",
    "прыгна",
    "посад",
    "пасад",
)
"""Verbs of those who sent it, in the plural whatever they sent."""


def _is_single_in_list(group: Group, event: Event) -> bool | None:
    """Tell whether a word in the singular, or one that does not change, stands in a list of counted things."""
    counted = [
        other
        for other in event.groups
        if other is not group
        and other.counted
        and not other.gathers
        and not other.of_them
        and not _is_what_it_adds_to(other, group, event)
    ]
    beside = [
        other
        for other in counted
        if abs(other.lead - group.span[1]) <= _BESIDE or abs(group.lead - other.span[1]) <= _BESIDE
    ]
    if not beside or group.part or any(other.kind.unit == "wagon" for other in counted):
        return False
    if group.word[:1].isascii():
        return group.noun is not None and is_one(group.noun[0], group.noun[0]) is True
    before = {event.word_at(at) for at in range(max(0, group.span[0] - 2), group.span[0])}
    return group.one or (group.one is None and not before & ({"еще", "ще", "яшчэ", "plus", "also"} | THEM))


_A_FEW = 2


def _is_what_it_adds_to(total: Group, group: Group, event: Event) -> bool:
    """Tell whether a number of vehicles only heads or ends a list: "калона (15 адз.): БТР-80, «Уралы»", "БМД і «Уралы», сотні адзінак"."""
    if total.kind.id != "vehicle":
        return False
    between = {event.word_at(at) for at in range(total.span[1], group.lead)}
    ends = total is event.groups[-1] and event.word_at(total.lead - 1) in COMMAS
    return bool(COLONS & between) or (ends and len(event.groups) > _A_FEW)


def _is_one_aircraft(group: Group, event: Event) -> bool:
    """Tell whether an aircraft named by its type alone is one: nothing says that there were more."""
    if group.word.endswith("s") and group.word[:1].isascii():
        return False
    alone = sum(other.kind.unit == "aircraft" for other in event.groups) == 1
    own = [clause for clause in event.clauses if clause.first <= group.lead < clause.after]
    for clause in (own or event.clauses)[:1]:
        for at, cue in clause.actions:
            if event.word_at(at).startswith(_SENT):
                continue
            if (
                alone
                and (cue.kind in MOVING or event.word_at(at).startswith("патрул"))
                and verb_says_one(event.word_at(at)) is False
            ):
                return False
    return group.one is not False and not group.part


def _is_another(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether "one" is only the "one" of "ещё одна колонна"."""
    first = group.count_span[0] if group.count_span is not None else group.lead
    return first > 0 and tokens[first - 1].key in ANOTHER


def _verb_is_singular(event: Event) -> bool:
    for clause in event.clauses[:1]:
        for at, cue in clause.actions:
            if cue.tense in {"past", "present"}:
                said = verb_says_one(event.word_at(at))
                return bool(said) and cue.kind != "seen"
    return False
