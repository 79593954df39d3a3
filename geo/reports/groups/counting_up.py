"""Read at which number somebody gave up counting: "досчитал до тридцати и бросил", "лічыў да 17, потым збіўся"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Interval, Qualifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.groups.group import Group
    from geo.reports.numbers.counts import Count
    from geo.reports.text.tokens import Token

_COUNTED_UP = tuple("счита досчита насчита лічы далічы налічы рахув дорахув нараху лічил лічив долічи counted".split())
_GAVE_UP = tuple(
    """
    брос сбил устал перестал дальше кину збив збил втомив перестав далі збіў збіл стаміў перастаў далей gave lost stopped
    """.split()
)
_REACH = 6


def gave_up_at(count: Count, groups: Sequence[Group], tokens: Sequence[Token], first: int, after: int) -> bool:
    """Give the last of `groups`, told without a number, at least the one at which its counting in first..after ended.

    False where the count at hand says no such thing.
    """
    group = groups[-1] if groups else None
    most = count.interval.count_max
    if group is None or count.interval.count_qualifier is not Qualifier.UP_TO or count.first == first:
        return False
    behind = tokens[count.after : min(after, count.after + _REACH)]
    ended = any(token.key.startswith(_GAVE_UP) for token in behind)
    if not ended or not tokens[count.first - 1].key.startswith(_COUNTED_UP) or group.counted or group.single:
        return False
    group.count = Interval(count_min=most, count_max=None, count_qualifier=Qualifier.AT_LEAST)
    group.count_span = (count.first, count.after)
    return True


_COUNTED = tuple(
    "налічы наліч палічы падлічы насчита посчита подсчита сосчита нарахува порахува підрахува counted".split()
)


def counts_up(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether the verb of a clause is of counting: "Адзін мужчына налічыў 63 машыны"."""
    return any(tokens[at].key.startswith(_COUNTED) for at, _ in clause.actions)
