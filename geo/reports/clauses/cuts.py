"""Cut a sentence where a word or mark parts it: a semicolon, "neither ... only", "the other way"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.clauses.tenses import THERE_IS_NONE
from geo.reports.text.cues import kinds_of
from geo.reports.text.joining import COMMAS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.groups.group import Group
    from geo.reports.text.sentences import Span
    from geo.reports.text.tokens import Token

_NEITHER = frozenset({"ни", "ні", "ані", "neither", "no", "not"})
_NOTHING_BUT = frozenset({"только", "лишь", "лише", "тільки", "толькі", "just", "only"})
_PARTS = frozenset({",", "—", "–", "-", ":", ";"})
_OPPOSITE = frozenset(
    """
    opposite back обратно назад навстречу назустріч насустрач обратном обратную встречном зворотному зворотньому зворотний зустрічному адваротным сустрэчным
    """.split()
)
_LEADS_IN = frozenset("in the а и і а but while та at у в по на".split())
"""Words between a comma and "навстречу": ", а в обратном направлении — 12"."""
_NEAR = 4
THIS_IS = frozenset({"це", "это", "гэта"})
"""Behind a dash these open what things are."""


def is_parting(key: str) -> bool:
    """Tell whether a word or mark may part a sentence: a semicolon, "neither", "there is none", "навстречу"."""
    return key == ";" or key in THIS_IS or key in _NEITHER or key in THERE_IS_NONE or key in _OPPOSITE


def cut_at_only(tokens: Sequence[Token], span: Span, cuts: list[int], groups: Sequence[Group]) -> list[int]:
    """Part "ни танков, ни пушек — только девять грузовиков" before what there was."""
    denied = False
    for at in range(span.first, span.after):
        denied = denied or tokens[at].key in _NEITHER
        opened = denied and at > span.first and tokens[at - 1].text in _PARTS
        if opened and tokens[at].key in _NOTHING_BUT and any(at <= group.lead <= at + 2 for group in groups):
            return sorted({*cuts, at})
    return cuts


def cut_at_opposite(
    tokens: Sequence[Token], span: Span, cuts: list[int], groups: Sequence[Group], verbs: Sequence[int]
) -> list[int]:
    """Part "5 танков ушли в Гомель, навстречу — три бензовоза" before what went the other way, if it has no verb of its own."""
    if not verbs:
        return cuts
    more = set(cuts)
    for at in range(span.first + 1, span.after):
        opened = at
        while tokens[at].key in _OPPOSITE and opened > span.first and tokens[opened - 1].key in _LEADS_IN:
            opened -= 1
        begins = opened < at or tokens[at - 1].text in _PARTS
        if tokens[at].key not in _OPPOSITE or not begins or verbs[0] > opened:
            continue
        what = next((group for group in groups if at < group.lead <= at + _NEAR), None)
        if what is not None and not _moves_itself(tokens, what, at, span.after, verbs):
            more.add(opened)
    return sorted(more)


def _moves_itself(tokens: Sequence[Token], group: Group, at: int, after: int, verbs: Sequence[int]) -> bool:
    """Tell whether a verb of movement stands before the mark that ends what is told of a group."""
    end = next((each for each in range(group.span[1], after) if tokens[each].text in _PARTS), after)
    return any(at < verb < end for verb in verbs)


def cut_at_semicolons(tokens: Sequence[Token], span: Span, cuts: list[int]) -> list[int]:
    """Part a sentence behind each of its semicolons."""
    semicolons = [at + 1 for at in range(span.first, span.after - 1) if tokens[at].text == ";"]
    return sorted({*cuts, *semicolons})


def cut_at_this_is(
    tokens: Sequence[Token], span: Span, cuts: list[int], groups: Sequence[Group], verbs: Sequence[int]
) -> list[int]:
    """Part "прилетіли два Мі-8 — це перші борти з літа" before what only says what they are."""
    for at in range(span.first + 2, span.after):
        denied = at > span.first + 1 and tokens[at - 2].key in _NEITHER | {"не", "нет", "ні"}
        if denied or tokens[at].key not in THIS_IS or tokens[at - 1].text not in COMMAS:
            continue
        if not any(verb > at for verb in verbs):
            mark = next((each for each in range(at, span.after) if tokens[each].kind == "mark"), span.after)
            said = [group for group in groups if at <= group.lead < mark]
            return sorted({*cuts, at}) if said and not any(group.counted for group in said) else cuts
    return cuts


_LACKING_REACH = 9


def cut_at_lacking(
    tokens: Sequence[Token], span: Span, cuts: list[int], groups: Sequence[Group], verbs: Sequence[int]
) -> list[int]:
    """Part "пайшлі 4 эшалоны, зваротных няма" before what there was none of, so that it denies nothing else."""
    told = next((group.lead for group in groups if group.counted), None)
    if told is None or not verbs:
        return cuts
    for at in range(span.first + 2, span.after):
        if tokens[at].key not in THERE_IS_NONE or (at + 1 < span.after and tokens[at + 1].kind != "mark"):
            continue
        back = range(at - 1, max(span.first, at - _LACKING_REACH), -1)
        comma = next((each for each in back if tokens[each].text in COMMAS), None)
        if comma is None or any("no news" in kinds_of(token.key) for token in tokens[comma:at]):
            continue  # "..., але пацверджання няма"
        if max(told, verbs[0]) < comma:
            return sorted({*cuts, comma + 1})
    return cuts
