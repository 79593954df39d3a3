"""Tell from a word alone what it may begin, so that most words of a text are passed over at once.

A rule that looks through a clause or a report first asks `Clause.starts` or `Token.starts` for the bit of its words (`_RULES` takes a new
one), then for the cheaper of its conditions; a set of words is held against a list of keys by `isdisjoint`. Nothing that a report holds may
point back at who made it: without cycles its memory is free at once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reports.clauses.alarms import is_alarm
from geo.reports.clauses.cuts import is_parting
from geo.reports.clauses.everyday import is_everyday_word, is_of_war
from geo.reports.clauses.governed import is_every
from geo.reports.clauses.irrealis import is_confirmed, turns
from geo.reports.clauses.marks import is_mark, is_picture
from geo.reports.clauses.tenses import is_would
from geo.reports.days.words import open_date_words
from geo.reports.equipment.lexicon import is_adjacent, open_lexicon
from geo.reports.events.compass import is_side
from geo.reports.events.first_and_second import is_second
from geo.reports.numbers.qualifiers import BEFORE, BETWEEN, EITHER, WITH
from geo.reports.numbers.words import COLLECTIVES, HALVES, MULTIPLIERS, SHARES, UNITS, VAGUE
from geo.reports.roles.since_then import is_since
from geo.reports.text.affiliation import country_of_word
from geo.reports.text.cues import cues_of
from geo.reports.text.joining import DURING
from geo.reports.text.sources import source_index
from geo.reports.text.tokens import (
    ABBREVIATION,
    ADJECTIVE,
    ALARM,
    BODY,
    COMPASS,
    CONFIRMED,
    COUNT,
    COUNTRY,
    CUE,
    DATE,
    EQUIPMENT,
    EVERY,
    EVERYDAY,
    MARK,
    PARTING,
    PICTURE,
    ROAD,
    SECOND,
    SINCE,
    SOURCE,
    TURN,
    WAR,
    WOULD,
)  # fmt: skip
from geo.reports.toponyms.bodies import is_body
from geo.reports.toponyms.place_adjectives import ADJECTIVE_ENDINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_MEMORY = 100_000
_ROAD = re.compile(
    r"(?:[мрpmнhrкk]\d{1,4}|[мрнmpe]-\d{1,2}|е\d{2,3}|e\d{2,3})(?:/[мрpmнhe]?\d{1,4})?$|[мрнmph]-\d{1,3}$"
)
_COUNT_STARTS = frozenset(
    {
        "a",
        "an",
        "half",
        ">",
        "<",
        "≥",
        "≤",
        "⩾",
        "⩽",
        "~",
        "≈",
        "±",
        "остальное",
        "астатняе",
        "астатнія",
        "рэшта",
        "решта",
        "столько",
        "стільки",
        "столькі",
    }
)
_memory: dict[str, int] = {}


_RULES = (
    (MARK, is_mark), (PICTURE, is_picture), (TURN, turns), (COMPASS, is_side), (WAR, is_of_war), (EVERYDAY, is_everyday_word),
    (SINCE, is_since), (BODY, is_body), (ALARM, is_alarm), (SECOND, is_second), (CONFIRMED, is_confirmed), (WOULD, is_would), (EVERY, is_every), (PARTING, is_parting),
)  # fmt: skip
"""What a word is to the rules of other modules, which know their words."""


def mark_starts(tokens: Sequence[Token]) -> int:
    """Set the `starts` of each token, the sum of what it may begin, and return what all of them may."""
    joined = 0
    last = len(tokens) - 1
    for at, token in enumerate(tokens):
        key = token.key
        bits = _memory.get(key)
        if bits is None:
            bits = _look_up(key)
            if len(_memory) > _MEMORY:
                _memory.clear()
            _memory[key] = bits
        if bits & ABBREVIATION and (at == last or tokens[at + 1].kind != "number" or not is_adjacent(tokens, at)):
            bits &= ~EQUIPMENT
        token.starts = bits
        joined |= bits
    return joined


def _look_up(key: str) -> int:
    words = open_date_words()
    digit = key[0].isdigit()
    bits = 0
    if digit or key in words.phrases or key in words.months or key in words.short_months or key in words.weekdays:
        bits |= DATE
    if (
        key.endswith("'s")
        or key.startswith(("mid-", "late-", "early-"))
        or key in words.ordinals
        or key in words.past
        or key in DURING
        or key in words.part_words
        or key in words.spans
        or key in UNITS
        or key in COLLECTIVES
    ):
        bits |= DATE
    if key in {"a", "p"}:
        bits |= DATE
    if digit or key in UNITS or key in HALVES or key in COLLECTIVES or key in MULTIPLIERS or key in VAGUE or "-" in key:
        bits |= COUNT
    if key in BEFORE or key in BETWEEN or key in WITH or key in EITHER or key in SHARES or key in _COUNT_STARTS:
        bits |= COUNT
    lexicon = open_lexicon()
    if lexicon.may_start(key):
        bits |= EQUIPMENT if lexicon.is_telling(key) else EQUIPMENT | ABBREVIATION
    if cues_of(key):
        bits |= CUE
    if key in source_index():
        bits |= SOURCE
    if _ROAD.match(key):
        bits |= ROAD
    if country_of_word(key):
        bits |= COUNTRY
    if key.endswith(ADJECTIVE_ENDINGS):
        bits |= ADJECTIVE
    return bits | sum(bit for bit, tells in _RULES if tells(key))
