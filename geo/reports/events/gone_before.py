"""Tell from where things come that had left before, or been elsewhere: "улетевшие 1 августа в Россию, снова сели"."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from geo.reports.events.told_before_noun import keep_earlier_apart
from geo.reports.toponyms.mention import in_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

_HAD_GONE = ("улете", "ушедш", "выеха", "убывш", "отправивш", "покинувш", "вылете", "отбывш", "уеха", "улета", "вылета", "уходивш", "уезжавш",
             "выезжавш", "выходивш", "отправлявш", "убывавш")  # fmt: skip
_WHICH = frozenset("який яка яке які яких который которая которое которые які якая якое якія that which".split())
_HAVING = re.compile(r"ш(?:ий|ая|ие|ее|ую|его|их|ими|ей)(?:ся)?$")


def come_from_where_it_had_gone(clauses: Sequence[Clause], tokens: Sequence[Token]) -> None:
    """Read an aside of leaving before as where what arrives now comes from; its day is another one's."""
    for clause in clauses:
        keep_earlier_apart(clause, tokens)
    for clause, behind in itertools.pairwise(clauses):
        if _tells_where_they_had_gone(clause, behind, tokens):
            clause.places += [in_role(place, "from") for place in behind.places if place.role in {"to", "from"}][-1:]
            behind.places, behind.dates = [], []
            behind.set_actions([])
            continue
        if _returns(clause) and tokens[behind.first].key in _WHICH and {"arrive", "static"} & behind.kinds():
            _put_before(behind)
            continue
        gone = [at for at, _ in clause.actions if _is_gone(tokens, at)]
        if not gone or not clause.groups or behind.groups or "arrive" not in behind.kinds():
            continue
        for place in clause.places:
            if place.first > gone[0] and place.role == "to":
                place.role = "from"
        clause.dates = [pair for pair in clause.dates if pair[0].first < gone[0]]


def _tells_where_they_had_gone(clause: Clause, behind: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether an aside behind what arrives says where it had left for: "вернулись три Су-30, улетавшие во вторник в Крымск"."""
    if not clause.groups or behind.groups or "arrive" not in clause.kinds() or not behind.actions:
        return False
    return _is_gone(tokens, behind.actions[0][0]) and len(behind.actions) == 1


def _returns(clause: Clause) -> bool:
    """Tell whether a clause says what came back, and where to: "вярнуўся ў Клінцы эшалон"."""
    here = any(place.role == "to" and not place.wide for place in clause.places)
    return "return" in clause.marks and "arrive" in clause.kinds() and bool(clause.groups) and here


def _put_before(behind: Clause) -> None:
    """Read where a relative clause says that what comes back had been as where it comes from: ", які выгрузіўся ў Хойніках"."""
    for place in behind.places:
        if place.role in {"to", "at", "on"}:
            place.role = "from"
    behind.dates = []


def _is_gone(tokens: Sequence[Token], at: int) -> bool:
    key = tokens[at].key
    return key.startswith(_HAD_GONE) and _HAVING.search(key) is not None and at > 0 and tokens[at - 1].text == ","
