"""Settle which groups of an event are things of their own: trains and their contents, totals and their parts."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geo.reports.events.asides import is_aside
from geo.reports.events.introducing import LISTED, without_introduced
from geo.reports.events.leading_in import is_headline
from geo.reports.events.list_counts import bound_listed, count_as_many, count_by_general, count_listed, counted_together
from geo.reports.events.per_carrier import count_on_each
from geo.reports.events.pointing_back import resolve_pronouns
from geo.reports.events.road_or_rail import tell_road_from_rail
from geo.reports.events.sharing import is_of_biggest
from geo.reports.groups.cargo import LOOSE
from geo.reports.groups.group import OF_WAR
from geo.reports.groups.machines import name_machines
from geo.reports.groups.repeats import without_repeats
from geo.reports.groups.totals import mark_parted, mark_total_words, mark_totals
from geo.reports.text.cues import MOVING, kinds_of
from geo.reports.text.joining import AND_PLUS, LIST_JOINTS, OF
from geo.reports.text.no_deeds import is_inside
from geo.reports.text.tokens import OPEN_QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Lexicon
    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_OWNER_REACH = 4
_OWNER_STOPS = frozenset("и і й та ды and with с з із са к до да".split())
_WAGNER = ("вагнер", "вагнэр", "wagner")
_IN_ALL = (
    "склад",
    "состав",
    "загальн",
    "агульн",
    "общ",
    "всего",
    "усього",
    "всього",
    "усяго",
    "total",
    "overall",
    "altogether",
)
_ABOARD_REACH = 16
_INTO = frozenset({"into", "onto", "aboard"})
_HAVING = frozenset("with carrying с со з із са".split())
"""Between aircraft and what they had on board."""
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
    groups = without_introduced(groups, tokens, lexicon)
    groups = [group for number, group in enumerate(groups) if not is_headline(group, groups[number + 1 :], event)]
    groups = _without_owners(groups, tokens)
    groups = _without_agents(groups, event)
    groups = _without_aboard(groups, event, tokens)
    groups = _without_containers(groups, tokens)
    groups = counted_together(groups, event)
    groups = count_by_general(groups, tokens, lexicon)
    groups = without_repeats(groups, tokens, lexicon)
    groups = _without_units(groups, tokens)
    count_listed(groups, tokens)
    bound_listed(groups, tokens)
    mark_totals(groups, tokens, lexicon)
    mark_parted(groups, event, behind, lexicon)
    mark_total_words(groups, event)
    return groups


def _mark_parts(groups: Sequence[Group], tokens: Sequence[Token]) -> None:
    """Mark groups behind "among them", "в том числе", "зокрема" as parts of what was counted before."""
    for group in groups[1:]:
        for at in range(max(0, group.lead - 4), group.lead):
            if "among" in kinds_of(tokens[at].key) and not is_inside(tokens, at):
                group.part = True
            if group.part and group.kind.id == "personnel" and group.word.startswith(OF_WAR):
                group.kinds = list(groups[0].kinds) if groups[0].kind.unit == "vehicle" else group.kinds
    parted = False
    for before, group in itertools.pairwise(groups):
        parted = parted or before.part
        if parted and group.lead - before.span[1] <= 2 and before.part:
            group.part = True


def _without_owners(groups: list[Group], tokens: Sequence[Token]) -> list[Group]:
    """Drop whose a column is: "калону найміцкай групы «Вагнер»"."""
    kept = groups[:1]
    for before, group in itertools.pairwise(groups):
        between = tokens[before.span[1] : group.lead]
        near = len(between) <= _OWNER_REACH and all(
            token.kind == "word" or token.text in OPEN_QUOTES for token in between
        )
        owns = group.kind.id == "pmc" and not group.counted and before.kind.equipment_class == "convoy" and near
        if not owns or any(token.key in _OWNER_STOPS for token in between):
            kept.append(group)
        elif tokens[group.span[0]].key.startswith(_WAGNER):
            before.owner = "Wagner"
    return kept


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


def _without_aboard(groups: list[Group], event: Event, tokens: Sequence[Token]) -> list[Group]:
    """Drop what aircraft had on board and nobody counts: "18 planes with troops of the guard and equipment"."""
    planes = [group for group in groups if group.kind.unit == "aircraft" and (group.counted or group.single)]
    if not planes or len(planes) == len(groups):
        return groups
    told = {at for clause in event.clauses for at, cue in clause.actions if cue.tense != "noun"}
    return [
        group
        for group in groups
        if group.counted
        or group.kind.id not in {"vehicle", "personnel"}
        or not any(_is_aboard(group, plane, told, tokens) for plane in planes)
    ]


def _is_aboard(group: Group, plane: Group, told: set[int], tokens: Sequence[Token]) -> bool:
    if group.lead < plane.lead:
        between = range(group.span[1], plane.lead)
        return len(between) <= _ABOARD_REACH and any(tokens[at].key in _INTO for at in between)
    between = range(plane.span[0] + 1, group.lead)
    near = len(between) <= _ABOARD_REACH and told.isdisjoint(between)
    return near and any(tokens[at].key in _HAVING for at in between)


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
            if not (loose and group.kind.equipment_class == "vehicle_unspecified" and group.kind.id != "bus"):
                kept.append(group)
            continue
        many = group.counted and group.count is not None and (group.count.count_min or 2) > 1
        each = group.count is not None and group.count.count_min == sum(other.counted for other in others)
        summed = _counts_all(group, others, tokens)
        if many and not each and not summed and (not typed or is_of_biggest(group, others[0], tokens)):
            kept.append(group)
        elif group.owner:
            _lend_name(group, others)
    return kept


def _counts_all(columns: Group, others: Sequence[Group], tokens: Sequence[Token]) -> bool:
    """Tell whether a number behind columns is of all their vehicles: "5 колон техніки загальною чисельністю 80 одиниць"."""
    counted = next((other for other in others if other.counted and other.lead > columns.lead), None)
    if counted is None:
        return False
    between = [tokens[at].key for at in range(columns.span[1], counted.lead)]
    if any(not MOVING.isdisjoint(kinds_of(key)) for key in between):
        return False  # "five columns passed, in all 20 vehicles a week": the number may be of other things
    return any(key.startswith(_IN_ALL) for key in between)


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
    owned = any(0 <= unit.span[0] - group.span[1] <= LISTED for group in groups if group is not unit)
    if owned or following is None or not following.counted or following.kind.unit == "person":
        return False
    between = [tokens[at].key for at in range(unit.span[1], following.lead)]
    if between == [","] and not (unit.counted or unit.single):
        return False  # an apposition: "the rest of the battalion, some 16 BMPs"
    return 0 < len(between) <= LISTED and between[-1] in LIST_JOINTS and ":" not in between
