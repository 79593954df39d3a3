"""Tell what is only said not to be known or seen: "сообщений о том, что ..., не поступало", "не відзначаємо, щоб ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.clauses.tenses import THERE_IS_NONE
from geo.reports.text.cues import MOVING
from geo.reports.text.joining import COLONS, COMMAS, NOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.sentences import Span
    from geo.reports.text.tokens import Token

_NEWS = frozenset(
    """
    сообщений подтверждений информации данных сведений доказательств свидетельств повідомлень підтверджень інформації даних відомостей доказів
    паведамленняў пацверджанняў інфармацыі даных звестак доказаў
    """.split()
)
_CAME = (
    "поступ",
    "надход",
    "надій",
    "паступ",
    "было",
    "було",
    "имеется",
    "имеем",
    "маємо",
    "маем",
    "получ",
    "отрим",
    "атрым",
)
"""Behind a "not" these say that no news came."""
_WHAT = frozenset({"что", "що", "што"})
_SO_THAT = frozenset({"чтобы", "чтоб", "щоб", "каб"})
_EARLY = frozenset("рано зарано преждевременно передчасно заўчасна".split())
_SPEAKING = frozenset("говорить говорити казати гаварыць казаць".split())
_NOR, _ABOUT = frozenset({"ни", "ні"}), frozenset({"о", "об", "про", "пра", "аб"})
_NOTHING = frozenset({"чем", "чём", "що", "што", "чым"})
_ATTEMPTS = ("попытк", "спроб")
_INFINITIVE = ("ть", "ти", "ць", "ться", "тися", "цца", "чь")
_REACH = 4
_SEES_REACH = 6
_SPEAKS_REACH = 3
_CLOSING = COMMAS | COLONS | {";"}


def mark_no_news(tokens: Sequence[Token], span: Span, clauses: Sequence[Clause]) -> None:
    """Mark as denied what a sentence says that there is no news of, not what it tells before that."""
    if not any("no news" in clause.marks for clause in clauses):
        return
    what = _lacking_from(tokens, span)
    if what is None:
        return
    for clause in clauses:
        if clause.after > what and all(group.lead > what for group in clause.groups):
            clause.marks.setdefault("negation", clause.first)


def _lacking_from(tokens: Sequence[Token], span: Span) -> int | None:
    """Return where that begins which there is no news of, None where all is told."""
    for at in range(span.first, span.after):
        if tokens[at].key not in _NEWS:
            continue
        near = range(at + 1, min(span.after, at + 1 + _REACH))
        what = next((each for each in near if tokens[each].key in _WHAT), None)
        if what is None:
            continue
        before = range(max(span.first, at - _REACH), at)
        ending = range(max(at + 1, span.after - _REACH), span.after)
        if any(_is_none(tokens, each) for each in (*before, *ending)):
            return what
    return None


def _is_none(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word says that there is none, or that none came."""
    if tokens[at].key in THERE_IS_NONE:
        return True
    return tokens[at].key in NOT and at + 1 < len(tokens) and tokens[at + 1].key.startswith(_CAME)


def is_not_so(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause is what nobody sees, tries or would say yet: "не видит, чтобы появился батальон"."""
    lead = clause.groups[0].lead if clause.groups else clause.first
    if "negation" in clause.sentence_marks and tokens[clause.first].key in _SO_THAT:
        return not _is_closed(tokens, clause.first, lead)
    if _is_early_to_say(clause, tokens) or _only_tries(clause, tokens) or _is_about_nothing(clause, tokens):
        return True
    return any(
        tokens[at].key in _SO_THAT
        and tokens[at - 1].text == ","
        and not NOT.isdisjoint([token.key for token in tokens[max(0, at - _SEES_REACH) : at - 1]])
        and not _is_closed(tokens, at, lead)
        for at in range(max(1, clause.first), lead)
    )


def _is_closed(tokens: Sequence[Token], so_that: int, lead: int) -> bool:
    """Tell whether what follows "чтобы" ends before a thing is told: "не спят, чтобы видеть: 10 танков прибыли"."""
    return any(token.text in _CLOSING for token in tokens[so_that:lead])


def _is_early_to_say(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether it is too early to speak of it: "рано говорить о переброске"; not "рано утром, можно говорить"."""
    for at in range(clause.first, min(clause.after, clause.first + _SEES_REACH)):
        if tokens[at].key in _EARLY:
            behind = [token.key for token in tokens[at + 1 : at + 1 + _SPEAKS_REACH]]
            said = next((number for number, key in enumerate(behind) if key in _SPEAKING), None)
            return said is not None and _CLOSING.isdisjoint(behind[:said])
    return False


def _only_tries(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether an attempt is all that is told: "причина — попытка перебросить подкрепления"."""
    tries = next((at for at in range(clause.first, clause.after) if tokens[at].key.startswith(_ATTEMPTS)), None)
    moves = [at for at, cue in clause.actions if cue.kind in MOVING and cue.tense != "noun"]
    if tries is None or not moves or min(moves) < tries:
        return False
    return all(tokens[at].key.endswith(_INFINITIVE) for at in moves)


def _is_about_nothing(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether somebody says that such a thing means nothing: "один эшелон — это ни о чём"."""
    return any(
        tokens[at].key in _NOR and tokens[at + 1].key in _ABOUT and tokens[at + 2].key in _NOTHING
        for at in range(clause.first, clause.after - 2)
    )
