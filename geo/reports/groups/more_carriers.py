"""Read a number without a noun as so many more wagons or lorries: "двадцятьма платформами — «Гвоздики», ще шістьма — БТРи"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.groups.group import Group
from geo.reports.numbers.counts import count_at
from geo.reports.text.tokens import COUNT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_BY_SO_MANY = ("ма", "мя", "ью", "ццю", "сцю", "маст")
"""Endings of a number that tells by how many: "шістьма", "тремя", "пятью", "шасцю"."""
_CARRYING = frozenset({"wagon", "truck"})
_DASHES = frozenset({"—", "–", "-"})
_ON = frozenset({"на", "у", "в"})


def more_carriers(found: Sequence[Group], tokens: Sequence[Token], at: int, after: int) -> Group | None:
    """Return so many more of the carriers told first in a sentence, where a number and a dash stand before what they carry."""
    first = found[0] if found else None
    if first is None or not first.counted or first.kind.equipment_class not in _CARRYING:
        return None
    count = count_at(tokens, at) if tokens[at].starts & COUNT else None
    if count is None or count.after + 1 >= after or tokens[count.after].text not in _DASHES:
        return None
    on = tokens[at - 1].key if tokens[at - 1].key in _ON else ""
    if on and first.lead and tokens[first.lead - 1].key == on:
        told = True
    else:
        told = not on and all(tokens[each].key.endswith(_BY_SO_MANY) for each in (count.after - 1, first.lead))
    if not told:
        return None
    group = Group(list(first.kinds), (count.first, count.after))
    group.word, group.count, group.count_span = first.word, count.interval, (count.first, count.after)
    return group
