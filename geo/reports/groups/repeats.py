"""Drop words for equipment that are said twice: a general word beside its kinds, a type told again, a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.groups.totals import ONE
from geo.reports.text.cues import kinds_of
from geo.reports.text.joining import AND_PLUS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Lexicon
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_THIS_IS = frozenset("это це гэта".split())
_OTHER = frozenset("other others другой другие другая других інша інші інших другая іншыя іншая прочая прочие".split())
_APPOSING = frozenset({",", "—", "–", ":", "("})
_NEXT = 2
"""A type told again with its number stands so near behind the general word."""


def without_repeats(groups: list[Group], tokens: Sequence[Token], lexicon: Lexicon) -> list[Group]:
    """Drop an uncounted general word ("техника", "vehicles") beside the kinds it stands for, and words said twice."""
    if len(groups) == 1:
        return groups
    kept: list[Group] = []
    for group in groups:
        if not group.counted and not group.numbered and _is_guess(group, groups, tokens, lexicon):
            continue
        if not (group.counted or group.gathers) and _is_guessed_nearer(group, groups, tokens, lexicon):
            continue
        if _is_same_drone(group, kept, tokens):
            continue
        if _is_named_next(group, groups, tokens, lexicon) or _is_counted_again(group, groups, tokens, lexicon):
            continue
        following = next(
            (other for other in groups if 0 < other.lead - group.span[1] + 1 <= _NEXT and other is not group), None
        )
        if (
            (
                following is not None
                and following.counted
                and not group.counted
                and not group.gathers
                and not following.elliptic
            )
            and group.kind.id in lexicon.lineage(following.kind)
            and group.kind.id != following.kind.id
            and not _is_one_beside(group, following, tokens)
        ):
            continue
        if not group.counted and not group.one and not group.single:
            typed = [
                other for other in groups
                if other is not group and group.kind.id in lexicon.lineage(other.kind) and other.kind.id != group.kind.id
            ]  # fmt: skip
            before = {tokens[at].key for at in range(max(0, group.span[0] - 2), group.span[0])}
            general = group.kind.id in {"vehicle", "armoured", "air", "unit_bn"} and not before & _OTHER
            general = general and not (
                group.kind.id == "armoured" and before & AND_PLUS
            )  # "tanks and armoured vehicles"
            listed = any(_opens_list(group, other, tokens) for other in typed)
            if typed and (general or listed or _is_apposed(group, typed, tokens)) and not group.part:
                continue
            if any(
                other.kind.id == group.kind.id
                for other in groups
                if other is not group and (other.counted or other in kept)
            ):
                continue
        kept.append(group)
    return kept


def _is_same_drone(group: Group, before: Sequence[Group], tokens: Sequence[Token]) -> bool:
    """Tell whether "the drone" behind a "then" is the one of the type told before: "«Шахед» ляцеў на Брагін, далей БПЛА ..."."""
    if group.kind.id != "uav" or group.counted or group.one is False or len(before) != 1:
        return False
    told = before[0]
    one = told.kind.equipment_class == "uav" and told.one is not False and (told.count is None or told.count == ONE)
    return one and any(
        "then" in kinds_of(tokens[at].key) for at in range(max(told.span[1], group.lead - 2), group.lead)
    )


def _is_one_beside(group: Group, following: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether one thing is told beside what is counted next: "a truck and two fuel trucks"."""
    joined = any(tokens[at].key in AND_PLUS for at in range(group.span[1], following.lead))
    return joined and (group.single or group.one is True)


def _opens_list(group: Group, other: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a colon parts a general word from its kinds, counted: "возвращают танки: во вторник привезли шесть Т-72"."""
    return other.counted and any(tokens[at].text == ":" for at in range(group.span[1], other.lead))


def _is_apposed(group: Group, typed: Sequence[Group], tokens: Sequence[Token]) -> bool:
    """Tell whether a counted type beside a general word names it: "fighters flew, a pair of Su-30s", "20 Leopard 2A8 tanks"."""
    for other in typed:
        if not other.counted:
            continue
        if any(tokens[at].text == ":" for at in range(group.span[1], other.lead)):
            return True  # "Танкі ўвайшлі ў Беларусь: эшалон з дзесяццю Т-72 ..."
        between = tokens[other.span[1] : group.span[0]]
        if between and len(between) <= _NEXT and all(any(map(str.isdigit, token.key)) for token in between):
            return True
        last = other.lead >= group.span[1] and not any(
            tokens[at].key in AND_PLUS for at in range(group.span[1], other.lead)
        )
        if last and tokens[other.lead - 1].text in _APPOSING and "among" not in kinds_of(tokens[other.lead - 2].key):
            return True
    return False


def _is_named_next(group: Group, groups: Sequence[Group], tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether "it was a ..." names the type of a general word: "стреляли по дрону: оказалось, это «Шахед»"."""
    if group.counted:
        return False
    for other in groups:
        if group.kind.id == other.kind.id or group.kind.id not in lexicon.lineage(other.kind) or other.counted:
            continue
        if any(tokens[at].key in _THIS_IS for at in range(group.span[1], other.span[0])):
            return True
    return False


def _is_counted_again(group: Group, groups: Sequence[Group], tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether what a colon opens names the type of just as many: "12 tanks: only a dozen T-72Bs went by rail"."""
    return group.counted and any(
        other.kind.id != group.kind.id
        and other.count == group.count
        and group.kind.id in lexicon.lineage(other.kind)
        and any(tokens[at].text == ":" for at in range(group.span[1], other.lead))
        for other in groups
    )


def _is_guessed_nearer(group: Group, groups: Sequence[Group], tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether the type of an uncounted general word is guessed right behind it: "BTRs, presumably BTR-82A"."""
    for other in groups:
        if other is group or other.counted or not 0 < other.lead - group.span[1] <= _NEXT:
            continue
        hedged = any("hedge" in kinds_of(tokens[at].key) for at in range(group.span[1], other.lead))
        if hedged and group.kind.id in lexicon.lineage(other.kind):
            return True
    return False


def _is_guess(group: Group, groups: Sequence[Group], tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether an uncounted type only guesses at the counted group right before it: "23 tanks, supposedly T-90s"."""
    for other in groups:
        if other is group or not other.counted or not 0 < group.lead - other.span[1] <= 3:
            continue
        hedged = any("hedge" in kinds_of(tokens[at].key) for at in range(other.span[1], group.lead))
        if hedged and other.kind.id in lexicon.lineage(group.kind):
            return True
    return False
