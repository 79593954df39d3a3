"""Tell English verbs of movement that another word governs, so that nothing moved: "urges Minsk to pull back", "can be moved"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.text.cues import MOVING
from geo.reports.text.tokens import EVERY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

_FACTUAL = (
    "began", "begin", "begun", "start", "continu", "manag", "keep", "kept", "help", "used", "using", "uses", "took", "takes", "taking", "said",
    "report", "believed", "known", "thought", "appear", "seem", "understood", "heard", "watched", "seen", "saw", "filmed", "noticed",
    "spotted", "observed", "went", "came", "turned", "proceed", "resum", "stopped", "forced", "obliged", "compelled", "made", "able", "first",
    "last", "had", "has", "have", "way", "ceased", "happened", "dared", "chose", "rushed", "hurried", "found", "caught", "according",
)  # fmt: skip
"""Beginnings of words behind which "to" with a verb tells what was done: "began to arrive", "were seen to leave"."""
_MODALS = frozenset({"to", "can", "cannot", "can't", "could", "must", "should", "shall", "would", "ought"})
_FEARED = frozenset(
    """
    demand demands demanded demanding insist insists insisted fear fears feared fearing afraid oppose opposes opposed opposing imagine imagines
    lets allows permits forbids ban bans refuse refuses refused refusing decline declines declined doubt doubts doubted
    """.split()
)
"""Behind these who moves is only thought of: "demands that they leave", "afraid of 10,000 men coming"."""
_DOUBTED = frozenset({"doubt", "doubts", "doubted"})
_EVERY = frozenset({"every", "each"})
_SEASONS = frozenset(
    """
    year month spring summer autumn fall winter january february march april may june july august september october november december
    """.split()
)
_ADVERBS = frozenset({"not", "also", "soon", "quickly", "again", "even", "finally"})


def is_governed(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether the clause's first verb of movement is an infinitive or a wish of somebody, and no other tells what was done."""
    moves = [(at, cue) for at, cue in clause.actions if cue.kind in MOVING and cue.tense != "noun"]
    if not moves or not tokens[moves[0][0]].key.isascii():
        return False
    first = moves[0][0]
    if any(cue.kind == "seen" and at < first for at, cue in clause.actions):
        return False
    before = [tokens[at].key for at in range(clause.first, first)]
    if not _FEARED.isdisjoint(before) and (moves[0][1].tense != "past" or not _DOUBTED.isdisjoint(before)):
        return True  # "soldiers afraid of drones left" did leave
    if not all(_is_infinitive(tokens, at, clause.first) for at, cue in moves if cue.tense == "past"):
        return False
    return _is_infinitive(tokens, first, clause.first) and not any(key.startswith(_FACTUAL) for key in before)


def is_every(key: str) -> bool:
    """Tell whether a word says "every"."""
    return key in _EVERY


def is_habit(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a clause says what happens each year: "every autumn", "each May"."""
    for at in range(clause.first, clause.after - 1) if clause.starts & EVERY else ():
        if tokens[at].key in _EVERY and tokens[at + 1].key in _SEASONS:
            return True
    return False


def _is_infinitive(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Tell whether "to" stands before a verb, or "be" and a word that tells no fact: "to be sent", "can be moved"."""
    before = at - 1
    while before > first and tokens[before].key in _ADVERBS:
        before -= 1
    if before < first:
        return False
    if tokens[before].key == "be":
        return before > first and tokens[before - 1].key in _MODALS
    return tokens[before].key == "to"
