"""Keep apart what a participle before a noun tells of earlier from what its verb tells: "прибывшие вчера в Лиду Су-30 улетели"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reports.text.cues import MOVING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

_PARTICIPLE = re.compile(
    r"(?:вш|дш)(?:ий|ая|ие|ее|ую|его|их|ими|им|ей|ем)(?:ся)?$"
    r"|(?:нн|т)(?:ый|ая|ые|ую|ого|ых|ыми|ым|ой)$"
    r"|[еу](?:ні|ті|них|тих|ними|тими)$|[еоу](?:ны|ты)(?:я|х|мі)$"
)
_ARRIVED = frozenset({"to", "at", "on", ""})
_GOING_ON = MOVING - {"arrive"}
_LEAVING = frozenset({"depart", "move"})


def keep_earlier_apart(clause: Clause, tokens: Sequence[Token]) -> None:
    """Take a participle before a noun, its day and its place out of a clause whose verb tells what came after.

    Where it had come to is where it leaves from.
    """
    if len(clause.actions) < 2 or not clause.groups:
        return
    at, cue = clause.actions[0]
    noun = next((group for group in clause.groups if group.span[0] > at), None)
    told = [each for each in clause.actions[1:] if noun is not None and each[0] >= noun.span[1]]
    if cue.kind not in MOVING | {"static"} or noun is None or len(told) != len(clause.actions) - 1:
        return
    if not _PARTICIPLE.search(tokens[at].key) or not any(_is_finite(tokens, each) for each, _ in told):
        return
    verbs = {each.kind for _, each in told}
    if not verbs & _GOING_ON:
        return
    inside = [place for place in clause.places if at < place.first < noun.lead]
    before = [pair for pair in clause.dates if at < pair[0].first < noun.lead]
    if not inside and not before:
        return
    left = any(place.role == "from" for place in clause.places)
    for place in inside:
        if place.role in _ARRIVED and not left and not place.wide and verbs & _LEAVING:
            place.role = "from"
        elif place.role in _ARRIVED:
            clause.places.remove(place)
    clause.dates = [pair for pair in clause.dates if pair not in before]
    clause.set_actions(told)


def _is_finite(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a telling word is a verb that stands for itself, no participle."""
    return not _PARTICIPLE.search(tokens[at].key)
