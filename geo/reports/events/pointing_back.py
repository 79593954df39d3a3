"""Give groups that point back ("nine of them", "such trucks", "the rest") the kind of what was told before."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geo.reports.groups.tails import LAUNCHED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Lexicon
    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group

_SEATS = frozenset({"passenger_wagon", "bus", "wagon"})
_RIGHT_BEHIND = 2
_LAUNCHERS = frozenset(
    """
    launcher launchers loader-transporter transporter-loader transporter-loaders установка установки установок пусковые пусковых установку
    устаноўка устаноўкі установак пускові пускових
    """.split()
)
"""Words for a launcher of whatever was told before."""
_CARRIERS = frozenset(
    {"train", "transport_aircraft", "helicopter", "truck", "ship", "vehicle_unspecified", "convoy", "other"}
)
_CARRIED = (
    "brought", "bring", "carr", "took", "deliver", "haul", "bore", "transport", "flew", "привез", "достав", "перевез",
    "увез", "вывез", "привіз", "перевіз", "вивіз", "прывез", "даставі", "вывез", "перавез",
)  # fmt: skip


def resolve_pronouns(groups: list[Group], event: Event, lexicon: Lexicon) -> list[Group]:
    """Give "nine of them" and "such trucks" the kind of the group before."""
    earlier = [each for each in (event.such.groups if event.such is not None else []) if not each.of_them]
    resolved: list[Group] = []
    for group in groups:
        alike = (
            resolved and resolved[-1].kind.id != group.kind.id and group.kind.id in lexicon.lineage(resolved[-1].kind)
        )
        if group.such and alike and group.counted and not resolved[-1].counted:
            resolved[-1].count, resolved[-1].count_span = group.count, group.count_span
            continue
        if group.such and not resolved:
            known = [each for each in earlier if group.kind.id in lexicon.lineage(each.kind)]
            if known:
                group.kinds = list(known[-1].kinds)
        if group.kind.id == "ssm" and group.word in _LAUNCHERS:
            named = [each for each in [*earlier, *resolved] if each.kind.equipment_class in LAUNCHED]
            group.kinds = list(named[-1].kinds) if named else group.kinds
        if group.of_them:
            carried = _are_carried(group, resolved, event)
            right_behind = bool(resolved) and not group.elliptic and group.lead - resolved[-1].span[1] <= _RIGHT_BEHIND
            if right_behind and not carried and not resolved[-1].counted:
                resolved[-1].count, resolved[-1].count_span = group.count, group.count_span
                continue
            before = (resolved[:-1] if carried else resolved) or earlier
            if carried and before:
                resolved = [each for each in resolved if each is not before[-1] or each.counted]
            if not before:
                continue
            if _is_mixed_rest(group, resolved):
                group.of_them = False
                resolved.append(group)
                continue
            counted = [each for each in before if each.counted] or before
            counted = _wholes(counted, group)
            group.kinds = list(counted[-1].kinds)
            group.part = event.such is not None and not resolved
            group.of_them = False
            group.word = counted[-1].word
        resolved.append(group)
    return _without_antecedent(resolved, event)


def _wholes(told: list[Group], group: Group) -> list[Group]:
    """Return what a number may be of: the whole told before rather than a part of it, where it is not too great."""
    least = (group.count.count_min if group.count is not None else None) or 0
    wholes = [
        each for each in told if not each.part and (each.count is None or least <= (each.count.count_max or least))
    ]
    if told[-1].kind.id in _SEATS and told[-1].count is not None and least > (told[-1].count.count_max or least):
        wholes = [each for each in wholes if each.kind.unit == "person"]  # "600 men in 12 carriages; then 250 more"
        return wholes or told
    return wholes if told[-1].part and wholes else told


def _are_carried(group: Group, resolved: Sequence[Group], event: Event) -> bool:
    """Tell whether "of them" is said of what the group before it carried: "two trains brought 700 of them"."""
    if group.elliptic or not resolved or resolved[-1].kind.equipment_class not in _CARRIERS:
        return False
    carrier = resolved[-1]
    return any(event.word_at(at).startswith(_CARRIED) for at in range(carrier.span[1], group.lead))


def _is_mixed_rest(group: Group, before: Sequence[Group]) -> bool:
    """Tell whether "the rest" is told behind several kinds, so that nobody says of which kind it is."""
    unknown = group.count is not None and group.count.count_min is None and group.count.count_max is None
    kinds = {each.kind.id for each in before if each.counted}
    return unknown and group.elliptic and len(kinds) > 1


_MORE = frozenset("еще ще яшчэ more another".split())


def _without_antecedent(groups: list[Group], event: Event) -> list[Group]:
    """Let numbers that come behind ("Т-80: сперва девять, затем ещё двенадцать") count the word before them."""
    kept: list[Group] = []
    for number, group in enumerate(groups):
        parts = list(itertools.takewhile(lambda other: other.elliptic, groups[number + 1 :]))
        same = bool(parts) and parts[0].kind.id == group.kind.id
        beside = event.tokens[parts[0].lead - 1 : parts[0].span[1] + 1] if same and group.one else ()
        if any(token.key in _MORE for token in beside):
            same = False  # "прайшоў танк, за ім яшчэ два"
        if same and not (group.counted or group.single) and not group.elliptic and group.kind.unit != "person":
            continue
        kept.append(group)
    return kept
