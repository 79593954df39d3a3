"""Give the things of a list the numbers that are told for them together, by likeness, or not at all."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geo.model import Qualifier
from geo.reports.numbers.counts import interval_of
from geo.reports.numbers.number_of import NUMBER_OF
from geo.reports.numbers.qualifiers import BEFORE, longest_phrase
from geo.reports.text.cues import kinds_of
from geo.reports.text.joining import LIST_JOINTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Lexicon
    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_AS_MANY = frozenset({"столько", "стільки", "столькі", "столько-же"})


def count_as_many(groups: Sequence[Group], tokens: Sequence[Token]) -> None:
    """Give "столько же ТЗМ", "as many GAZ-66s", "the same number of lorries" the number of the group before."""
    for before, group in itertools.pairwise(groups):
        words = [tokens[at].key for at in range(max(before.span[1], group.span[0] - 3), group.span[0])]
        unknown = group.count is None or (group.count.count_min is None and group.count.count_max is None)
        alike = ("as" in words and "many" in words) or words[-3:] == ["same", "number", "of"]
        if unknown and before.counted and (_AS_MANY & set(words) or alike):
            group.count, group.count_span = before.count, before.count_span


def count_listed(groups: Sequence[Group], tokens: Sequence[Token]) -> None:
    """Take a name without a plural for one beside a single thing in a list: "Р-142, автобус"."""
    for group, behind in itertools.pairwise(groups):
        between = [tokens[at].key for at in range(group.span[1], behind.lead)]
        alone = behind.single or behind.one is True
        if (
            group.counted
            or group.one is not None
            or behind.counted
            or not alone
            or group.kind.unit not in {"vehicle", "system"}
        ):
            continue
        listed = group.lead > 0 and tokens[group.lead - 1].key in {":", ","}
        if listed and between == [","] and group.noun is None:
            group.one = group.single = True


def bound_listed(groups: Sequence[Group], tokens: Sequence[Token]) -> None:
    """Let an "at least" before the colon of a list hold for each of its numbers: "прыляцелі як мінімум: 10 Іл-76, 2 Ан-22"."""
    for number, group in enumerate(groups):
        colon = group.lead - 1
        while colon > 0 and tokens[colon].kind == "mark" and tokens[colon].text != ":":
            colon -= 1
        if colon < 1 or tokens[colon].text != ":":
            continue
        if any(longest_phrase(BEFORE, tokens, at) == ("at_least", colon) for at in range(max(0, colon - 4), colon)):
            for each in groups[number:]:
                if each.count is not None and each.count.count_qualifier is Qualifier.EXACT:
                    each.count = interval_of(each.count.count_min, None, "at_least")
        return


_SO_MANY = frozenset(
    ", ( — – : всего усього усяго общим загалом разом агулам числом in all total totalling числі".split()
)
_IN_NUMBER = frozenset(
    "числом кількістю чисельністю кількості численностью количеством количестве колькасцю колькасці лікам numbering".split()
)
_SO_MANY |= _IN_NUMBER | {"у", "в"}
_PAUSES = frozenset({",", "—", "–", "(", "."})
_PLAIN = (
    "машин",
    "машын",
    "единиц",
    "одиниц",
    "адзін",
    "автомоб",
    "автівок",
    "аўтамаб",
    "техник",
    "технік",
    "тэхнік",
    "vehicle",
    "piece",
)
_IN_IT = frozenset(
    {
        ("в", "ней"),
        ("в", "нем"),
        ("в", "колонне"),
        ("у", "ній"),
        ("в", "ній"),
        ("у", "колоні"),
        ("у", "ей"),
        ("у", "калоне"),
        ("in", "it"),
    }
)
_PAIR = 2
_EQUIPPED = frozenset({"other", "comms_ew", "engineering", "air_defence"})
"""Of what comes with vehicles beside it: "Radars of the contingent, around 40 vehicles"."""
_GENERAL = frozenset({"vehicle", "artillery", "gun", "armoured", "air", "launcher"})


def count_by_general(groups: list[Group], tokens: Sequence[Token], lexicon: Lexicon) -> list[Group]:
    """Give a type the number told behind it with a general noun: "батареи «Гиацинтов-Б», всего 12 орудий"."""
    kept: list[Group] = []
    for group in groups:
        before = kept[-1] if kept else None
        between = [tokens[at].key for at in range(before.span[1], group.lead)] if before is not None else []
        if (
            before is not None
            and _is_uncounted_type(before)
            and group.counted
            and (group.kind.id in _GENERAL or group.kind.id in lexicon.lineage(before.kind))
            and group.kind.id != before.kind.id
            and group.kind.unit in {before.kind.unit, "vehicle"}
            and (before.kind.unit != "person" or not _IN_NUMBER.isdisjoint(between))
            and between
            and (
                set(between) <= _SO_MANY
                or (
                    len(groups) == len(kept) + 1 == _PAIR
                    and (_is_its_size(before, group, tokens) or _is_apposed(before, group, tokens))
                )
            )
        ):
            before.count, before.count_span = group.count, group.count_span
            continue
        kept.append(group)
    return kept


def _is_its_size(column: Group, group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a number of vehicles says how long the column told before is: "..., машин сорок", "в ней 20 машин"."""
    before = [tokens[at].key for at in range(max(0, group.lead - _PAIR), group.lead)]
    behind = tokens[group.span[1]] if group.span[1] < len(tokens) else None
    closed = behind is None or behind.kind == "mark" or tuple(before) in _IN_IT
    plain = column.kind.unit == group.kind.unit and group.kind.id == "vehicle" and group.word.startswith(_PLAIN)
    sized = not _PAUSES.isdisjoint(before[-1:]) or tuple(before) in _IN_IT or "".join(before[-1:]).startswith(NUMBER_OF)
    return plain and closed and sized


def _is_apposed(before: Group, group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a number with a general noun is set off by marks: "Су-34 ушли из Мачулищ, четыре машины."."""
    if before.kind.equipment_class in _EQUIPPED:
        return False
    at = group.span[1]
    closed = at >= len(tokens) or tokens[at].kind == "mark"
    return closed and group.lead > 0 and tokens[group.lead - 1].text in {",", "(", "—", "–"}


def _is_uncounted_type(group: Group) -> bool:
    """Tell whether a type stands without a number and is not one thing."""
    unknown = group.count is None or (group.count.count_min is None and group.count.count_max is None)
    typed = group.kind.id not in _GENERAL | {"unit_bn"} and group.kind.unit in {"vehicle", "system", "aircraft"}
    typed = typed or (group.kind.unit == "person" and group.kind.id != "unit_bn")
    return unknown and typed and not group.single and group.one is not True and not group.elliptic


def counted_together(groups: list[Group], event: Event) -> list[Group]:
    """Give kinds told without numbers the one told behind them for all: "БМП-2 и МТ-ЛБ, всего 23 единицы"."""
    if len(groups) < 2:
        return groups
    if "total" not in event.marks:
        return _with_total_behind(groups, event)
    *kinds, total = [group for group in groups if group.kind.id != "unit_bn"]
    loose = total.kind.id in {"vehicle", "armoured"} and total.counted
    told = [group for group in kinds if group.kind.unit == "wagon" or group.gathers]
    kinds = [group for group in kinds if group not in told]
    if not loose:
        return _with_total_behind(groups, event)
    if not kinds or any(group.counted or group.single or group.kind.unit != "vehicle" for group in kinds):
        return groups
    if told and (len(kinds) == 1 or told[-1].lead > kinds[0].lead):
        return groups
    first = kinds[0]
    first.kinds = [kind for group in kinds for kind in group.kinds]
    first.count, first.count_span = total.count, total.count_span
    return [*told, first]


def _with_total_behind(groups: list[Group], event: Event) -> list[Group]:
    """Let kinds joined before one that is counted behind by a total share its number: "БМП-1 та вантажівки, всього 90"."""
    last = groups[-1]
    span = last.count_span
    if span is None or span[0] <= last.span[0] or last.kind.unit != "vehicle":
        return groups
    if not any("total" in kinds_of(event.word_at(at)) for at in range(last.span[0] + 1, span[0])):
        return groups
    run = [last]
    for group in reversed(groups[:-1]):
        between = {event.word_at(at) for at in range(group.span[1], run[0].lead)}
        if group.counted or group.single or group.kind.unit != "vehicle" or not between <= LIST_JOINTS:
            break
        run.insert(0, group)
    if len(run) == 1:
        return groups
    first = run[0]
    first.kinds = [kind for group in run for kind in group.kinds]
    first.count, first.count_span = last.count, last.count_span
    return [*groups[: len(groups) - len(run)], first]
