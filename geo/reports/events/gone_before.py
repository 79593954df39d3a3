"""Tell from where things come that had left before: "три Су-35С, улетевшие 1 августа в Россию, снова сели"."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from geo.reports.events.told_before_noun import keep_earlier_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

_HAD_GONE = ("улете", "ушедш", "выеха", "убывш", "отправивш", "покинувш", "вылете", "отбывш", "уеха")
_HAVING = re.compile(r"ш(?:ий|ая|ие|ее|ую|его|их|ими|ей)(?:ся)?$")


def come_from_where_it_had_gone(clauses: Sequence[Clause], tokens: Sequence[Token]) -> None:
    """Read an aside of leaving before as where what arrives now comes from; its day is another one's."""
    for clause in clauses:
        keep_earlier_apart(clause, tokens)
    for clause, behind in itertools.pairwise(clauses):
        gone = [at for at, _ in clause.actions if _is_gone(tokens, at)]
        if not gone or not clause.groups or behind.groups or "arrive" not in behind.kinds():
            continue
        for place in clause.places:
            if place.first > gone[0] and place.role == "to":
                place.role = "from"
        clause.dates = [pair for pair in clause.dates if pair[0].first < gone[0]]


def _is_gone(tokens: Sequence[Token], at: int) -> bool:
    key = tokens[at].key
    return key.startswith(_HAD_GONE) and _HAVING.search(key) is not None and at > 0 and tokens[at - 1].text == ","
