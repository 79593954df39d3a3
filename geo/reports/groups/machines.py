"""Say what machines are that a number counts by the general word: of a tank company, of the lorries told before."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geo.reports.text.cues import MOVING, cues_of
from geo.reports.text.joining import LIST_JOINTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Equipment, Lexicon
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_OF_TANKS = ("танков", "танкав", "tank")
_CRAFT = ("машин", "машын", "борт", "machine", "aircraft")
_CRAFT_REACH = 9
_NEAR = 2
_GENERAL = frozenset({"vehicle", "armoured", "unit_bn", "convoy", "train"})
_PARTS = frozenset("часть хвост голова остаток частина решта частка рэшта part tail head rest".split())


def name_machines(groups: Sequence[Group], tokens: Sequence[Token], lexicon: Lexicon) -> None:
    """Give machines that are counted by the general word the kind that was told before them."""
    listed: list[Equipment] = []
    for before, machines in itertools.pairwise([group for group in groups if not group.gathers]):
        between = [tokens[at].key for at in range(before.span[1], machines.lead)]
        if machines.kind.id != "vehicle" or not machines.counted:
            listed = []
        elif _is_of_tanks(before, tokens) and len(between) <= _NEAR:
            machines.kinds = [lexicon.get("tank")]
        elif before.kind.unit == "aircraft" and before.counted and _fly_too(tokens, before, machines):
            machines.kinds = list(before.kinds)
        elif before.kind.unit == "vehicle" and before.kind.id not in _GENERAL and between:
            if before.count_span is not None and before.count_span[0] > before.span[0] and set(between) <= LIST_JOINTS:
                machines.kinds = listed = list(before.kinds)  # "три колонны грузовиков: 16, 21 и 9 машин"
            elif listed and set(between) <= LIST_JOINTS:
                machines.kinds = list(listed)
            elif before.counted and not _PARTS.isdisjoint(between):
                machines.kinds, machines.part = list(before.kinds), True  # "часть колонны, машин двадцать"


def _fly_too(tokens: Sequence[Token], before: Group, machines: Group) -> bool:
    """Tell whether machines told behind aircraft share their verb: "З Лунінца паляцелі 8 Мі-8, праз гадзіну — 6 машын"."""
    if not machines.word.startswith(_CRAFT) or machines.lead == before.span[1]:
        return False
    behind = itertools.takewhile(
        lambda token: token.kind != "mark", tokens[machines.span[1] : machines.span[1] + _CRAFT_REACH]
    )
    near = (*tokens[max(before.span[1], machines.lead - _CRAFT_REACH) : machines.lead], *behind)
    return not any(cue.kind in MOVING and cue.mode != "air" for token in near for cue in cues_of(token.key))


def _is_of_tanks(unit: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a formation is one of tanks: "танковая рота, десять машин"."""
    near = tokens[max(0, unit.lead - 1) : unit.span[1]]
    return unit.kind.id == "unit_bn" and any(token.key.startswith(_OF_TANKS) for token in near)
