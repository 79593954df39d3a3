"""Settle which groups of an event are things of their own: trains and their contents, totals and their parts."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geo.reports.events.asides import is_aside
from geo.reports.events.list_counts import count_as_many, count_by_general, count_listed, counted_together
from geo.reports.events.per_carrier import count_on_each
from geo.reports.events.pointing_back import resolve_pronouns
from geo.reports.events.road_or_rail import tell_road_from_rail
from geo.reports.events.sharing import is_of_biggest
from geo.reports.groups.cargo import LOOSE
from geo.reports.groups.count_behind import BY_THE_PIECE
from geo.reports.groups.group import OF_WAR
from geo.reports.groups.machines import name_machines
from geo.reports.groups.repeats import without_repeats
from geo.reports.groups.totals import ONE, mark_parted, mark_total_words, mark_totals
from geo.reports.groups.type_list import TypeList
from geo.reports.text.cues import kinds_of
from geo.reports.text.joining import AND_PLUS, LIST_JOINTS, OF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Lexicon
    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_LISTED = 2
_STOPS = frozenset({":", "."})
_FEW_UNITS = 3
_OBJECT_REACH = 4
"""The object of a verb stands so many tokens behind it at most."""


def settle_groups(
    event: Event, tokens: Sequence[Token], lexicon: Lexicon, taken: set[int], behind: Sequence[Event] = ()
) -> list[Group]:
    """Return the groups of an event that become sightings; `taken` holds the identities of those already used."""
    groups = [group for group in event.groups if id(group) not in taken or event.seen_at is not None]
    groups = resolve_pronouns(groups, event, lexicon)
    tell_road_from_rail(groups, event, lexicon)
    groups = count_on_each(groups, event, tokens)
    groups = [group for group in groups if not is_aside(group, tokens) and group.kind.id != "tent_camp"]
    count_as_many(groups, tokens)
    _mark_parts(groups, tokens)
    name_machines(groups, tokens, lexicon)
    groups = _without_introduced(groups, tokens, lexicon)
    groups = _without_agents(groups, event)
    groups = _without_containers(groups, tokens)
    groups = counted_together(groups, event)
    groups = count_by_general(groups, tokens, lexicon)
    groups = without_repeats(groups, tokens, lexicon)
    groups = _without_units(groups, tokens)
    count_listed(groups, tokens)
    mark_totals(groups, tokens, lexicon)
    mark_parted(groups, event, behind, lexicon)
    mark_total_words(groups, event)
    return groups


def _mark_parts(groups: Sequence[Group], tokens: Sequence[Token]) -> None:
    """Mark groups behind "among them", "в том числе", "зокрема" as parts of what was counted before."""
    for group in groups[1:]:
        for at in range(max(0, group.lead - 4), group.lead):
            if "among" in kinds_of(tokens[at].key):
                group.part = True
            if group.part and group.kind.id == "personnel" and group.word.startswith(OF_WAR):
                group.kinds = list(groups[0].kinds) if groups[0].kind.unit == "vehicle" else group.kinds
    parted = False
    for before, group in itertools.pairwise(groups):
        parted = parted or before.part
        if parted and group.lead - before.span[1] <= 2 and before.part:
            group.part = True


def _without_introduced(groups: list[Group], tokens: Sequence[Token], lexicon: Lexicon) -> list[Group]:
    """Drop what only introduces what is counted behind it: "a contingent of 100 paratroopers", "вагнеровцев: 20 фур".

    A type told again behind its count ("31 танк, всё Т-72") goes into the counted group.
    """
    kept: list[Group] = []
    listed: TypeList | None = None
    for number, group in enumerate(groups):
        if listed is not None and listed.takes(group, tokens):
            continue
        counted = group.counted
        behind = groups[number + 1] if number + 1 < len(groups) else None
        between = [tokens[at].key for at in range(group.span[1], behind.lead)] if behind is not None else []
        if behind is not None and behind.counted and not counted and not group.gathers:
            contingent = group.kind.unit == "person" and behind.kind.unit == "person" and between == ["of"]
            rides = (
                group.kind.unit == "person" and behind.kind.unit == "vehicle" and between and set(between) <= _ABOARD
            )
            loaded = behind.kind.unit == "wagon" and group.kind.unit in {"vehicle", "system"}
            headed = between[-1:] == [":"] and not group.one and not loaded
            headed = headed or (
                group.kind.id == "personnel" and not _STOPS.isdisjoint(between) and behind.kind.unit != "person"
            )
            system = group.kind.equipment_class == "missile_system" and behind.kind.id == "ssm"
            headed = headed or (system and ":" in between)
            if headed and behind.kind.id == "ssm" and group.kind.unit != "person":
                behind.kinds = list(group.kinds)  # "колонна «Полонезов»: 4 пусковых"
            if contingent or rides or headed or _is_headed_by_dash(group, behind, between, lexicon):
                continue
            if _is_formation(group, tokens) and _tells_size(group, behind, between, lexicon):
                continue
            if _tells_how_many_people(group, behind, between):
                continue
        few = group.count is not None and bool(group.unit_word) and (group.count.count_max or 9) <= _FEW_UNITS
        if few and behind is not None and behind.counted and _tells_size(group, behind, between, lexicon):
            continue  # "один дивизион С-400: восемь пусковых"
        if (
            not counted
            and group.kind.id in _FREIGHT
            and len(groups) > 1
            and not group.summary
            and (_is_inside(group, tokens) or not any(other.kind.unit == "wagon" for other in groups))
        ):
            continue
        before = kept[-1] if kept else None
        owner = before is not None and not counted and group.kind.unit == "person" and group.lead <= before.span[1]
        if owner and not group.elliptic:
            continue
        if before is not None and before.counted and before.kind.id == "missile" and _names_type(before, group, tokens):
            continue  # "две ракеты, судя по всему, С-300"
        if (
            before is not None
            and before.counted
            and not counted
            and before.kind.id in lexicon.lineage(group.kind)
            and _names_type(before, group, tokens)
        ):
            listed = TypeList(before, group)
            continue
        kept.append(group)
    return kept


def _tells_how_many_people(group: Group, behind: Group, between: Sequence[str]) -> bool:
    """Tell whether a number of people says how many of the kind before it there are: "вагнераўцаў, каля 35 чалавек"."""
    said = bool(between) and set(between) <= _OPENS_SIZE and group.kind.unit == "person" and group.kind.id != "unit_bn"
    if not said or behind.kind.id != "personnel" or behind.word not in BY_THE_PIECE | {"байцоў", "бойцов", "бійців"}:
        return False
    behind.kinds = list(group.kinds)
    return True


def _is_headed_by_dash(group: Group, behind: Group, between: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether a general word in the plural stands before its kinds, counted: "Trucks with the O sign — 6 KamAZ, 2 Ural"."""
    special = behind.kind.id != group.kind.id and group.kind.id in lexicon.lineage(behind.kind)
    return between[-1:] in (["—"], ["–"]) and group.one is False and special


def _names_type(before: Group, group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a word only says which type the things before it were: "31 танк, всё Т-72", "carriers, MT-LBs by the look of them"."""
    between = [tokens[at] for at in range(before.span[1], group.span[0])]
    words = [token.key for token in between if token.text not in _PAUSES]
    behind = tuple(token.key for token in tokens[group.span[1] : group.span[1] + 2])
    if before.count == ONE and before.kind.id != "vehicle" and [token.text for token in between] == [","]:
        return behind == () or behind[0] in {",", ".", ")", "—"}  # "ещё один борт, Ми-26, отстал"
    one = before.count == ONE and group.single and [token.text for token in between[:1]] == [","]
    said = one or bool(words) or (between and between[0].text == "(") or tokens[before.span[1] - 1].key in _ALL_OF_THEM
    words = words[1:] if one and words[:1] in (["a"], ["an"]) else words
    words = words[3:] if tuple(words[:2]) in _JUDGED else words
    return bool(said or behind in _JUDGED) and all(word in _ALL_OF_THEM for word in words)


def _is_formation(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a formation is named by what it has: "батарея «Гиацинтов»", "a Grad battery"."""
    near = range(max(0, group.lead - 2), min(len(tokens), group.span[1] + 1))
    return bool(group.unit_word) or any(tokens[at].key.startswith(_FORMATIONS) for at in near)


def _tells_size(group: Group, behind: Group, between: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether what is counted right behind a formation is what it has: "батарея «Гиацинтов» — 6 орудий 2А36".

    A general word ("six launchers") then means the type told first.
    """
    if not between or len(between) > _LISTED or not (set(between) & _OPENS_SIZE):
        return False
    first, second = group.kind, behind.kind
    general = second.id in lexicon.lineage(first) or second.id in {"ssm", "vehicle", "artillery", "gun", "air"}
    if general and first.id != "unit_bn":
        behind.kinds = list(group.kinds)
    return (
        general or first.equipment_class == second.equipment_class or {first.unit, second.unit} <= {"vehicle", "system"}
    )


_FORMATIONS = (
    "батаре", "батарэ", "дивизион", "дивізіон", "дивізион", "дывізіен", "звено", "звена", "ланка", "звян", "эскадрил", "ескадрил", "эскадрыл", "взвод", "узвод",
    "battery", "batteries", "battalion", "squadron", "platoon", "flight",
)  # fmt: skip
_OPENS_SIZE = frozenset({"—", "–", ",", ":", "("})
_ABOARD = frozenset({"на", "on", "in", "aboard", "by"})
_INSIDE = frozenset("внутри внутрь всередині усередині унутры inside".split())


def _is_inside(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a load is told as what the wagons before hold: "50 вагонов, внутри — боеприпасы"."""
    return any(tokens[at].key in _INSIDE for at in range(max(0, group.lead - 2), group.lead))


_FREIGHT = frozenset({"ammunition", "container"})
_ALL_OF_THEM = frozenset(
    """
    все усе всі all mostly mainly сплошь суцільно выключно исключительно виключно probably apparently evidently
    presumably likely most it seems seemingly похоже кажется видимо вероятно очевидно скорее всего схоже здається мабуть
    ймовірно певно скоріше падобна здаецца відаць напэўна хутчэй імаверна мусіць
    """.split()
)
_PAUSES = frozenset({",", "(", "—", "«", '"'})
_JUDGED = frozenset(
    {("by", "the"), ("judging", "by"), ("to", "judge"), ("судя", "по"), ("судячи", "з"), ("мяркуючы", "па"), ("на", "вид"),
     ("на", "вигляд"), ("на", "выгляд"),
     ("йдеться", "про"), ("ідеться", "про"), ("мова", "про"), ("речь", "о"), ("речь", "об"), ("речь", "идет"), ("мова", "йде"), ("йде", "мова"), ("ідзе", "гаворка"), ("гаворка", "пра"), ("гаворка", "аб")}
)  # fmt: skip
"""Behind a type told after its number these say that who saw it judged so: "carriers, MT-LBs by the look of them"."""


def _without_agents(groups: list[Group], event: Event) -> list[Group]:
    """Drop who moves the things: "Russian forces transferred 20 tanks", "солдаты перегнали технику"."""
    actions = [at for clause in event.clauses[:1] for at, _ in clause.actions]
    if not actions or len(groups) < 2:
        return groups
    behind = any(0 < group.lead - actions[0] <= _OBJECT_REACH for group in groups)
    return [
        group
        for group in groups
        if not (behind and group.kind.unit == "person" and not group.counted and group.span[1] <= actions[0])
    ]


def _without_containers(groups: list[Group], tokens: Sequence[Token]) -> list[Group]:
    """Drop trains and convoys whose contents are counted or typed, else the loose contents themselves."""
    gathering = [group for group in groups if group.gathers]
    numbered = [group for group in groups if group.numbered]
    if len(numbered) > 1:
        groups = [group for group in groups if group.numbered or not (group.gathers and group.counted)]
    if not gathering or len(gathering) == len(groups):
        return groups
    others = [group for group in groups if not group.gathers and group.kind.unit != "aircraft"]
    if not others:
        return [
            group
            for group in groups
            if not group.gathers or group.counted or (group.single and not _holds_behind(group, tokens))
        ]  # "a column of six helicopters"
    telling = [group for group in others if group.counted or group.one or group.kind.equipment_class not in LOOSE]
    if not telling:
        return [group for group in groups if group.gathers]
    typed = [group for group in telling if group.kind.equipment_class not in LOOSE]
    kept = []
    for group in groups:
        if group.gathers and group.counted and others[0].lead < group.lead and _is_listed(group, tokens):
            kept.append(group)
            continue
        if not group.gathers:
            loose = group.kind.equipment_class in LOOSE and not group.counted and not group.one
            if not (loose and group.kind.equipment_class == "vehicle_unspecified"):
                kept.append(group)
            continue
        many = group.counted and group.count is not None and (group.count.count_min or 2) > 1
        each = group.count is not None and group.count.count_min == sum(other.counted for other in others)
        if many and not each and (not typed or is_of_biggest(group, others[0], tokens)):
            kept.append(group)
        elif group.owner:
            _lend_name(group, others)
    return kept


def _holds_behind(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether "of" stands behind a column, with what it was made of: "an aerial column of six helicopters"."""
    return group.span[1] < len(tokens) and tokens[group.span[1]].key in OF


def _is_listed(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a train or convoy stands at the end of a list, a thing beside the others: "40 бензовозов и две колонны"."""
    before = tokens[group.lead - 1].key if group.lead else ""
    return before in AND_PLUS or before == ","


def _lend_name(convoy: Group, others: Sequence[Group]) -> None:
    """Call the unspecified vehicles of a convoy by its owner's name."""
    for group in others:
        if group.kind.id == "vehicle":
            group.owner = convoy.owner
            return


def _without_units(groups: list[Group], tokens: Sequence[Token]) -> list[Group]:
    """Keep the first of several formations ("роты 7-го батальона 11-й бригады"), none beside counted equipment."""
    units = [group for group in groups if group.kind.id == "unit_bn"]
    if not units:
        return groups
    others = [group for group in groups if group.kind.id != "unit_bn" or _is_beside(group, groups, tokens)]
    return others or units[:1]


def _is_beside(unit: Group, groups: Sequence[Group], tokens: Sequence[Token]) -> bool:
    """Tell whether a formation is one thing of a list: "до батальйону піхоти й десяток БТРів"."""
    following = next((group for group in groups if group.lead >= unit.span[1]), None)
    owned = any(0 <= unit.span[0] - group.span[1] <= _LISTED for group in groups if group is not unit)
    if owned or following is None or not following.counted or following.kind.unit == "person":
        return False
    between = [tokens[at].key for at in range(unit.span[1], following.lead)]
    if between == [","] and not (unit.counted or unit.single):
        return False  # an apposition: "the rest of the battalion, some 16 BMPs"
    return 0 < len(between) <= _LISTED and between[-1] in LIST_JOINTS and ":" not in between
