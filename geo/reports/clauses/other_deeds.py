"""Tell English clauses whose verb is of something else than movement: "thanked the soldiers in Rukla", "are involved"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geo.reports.text.cues import cues_of, english_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_BASES = """
    sleep eat rest complain exist live belong cost mean want own weigh win play wear thank praise greet bless honour honor decorate award ruin mine repaint
    renovate repair modernise modernize overhaul rent design test debate discuss explain recall remember celebrate commemorate
    argue doubt worry fear hope compare contrast criticise criticize mock joke sing dance cook serve enjoy admire deserve prefer
    compete race score vote elect rule govern sign ban allow forbid fine sue accuse charge convict sentence jail arrest deny
    analyse analyze study examine research invent develop improve reform finance fund subsidise insure tax polish clean wash
    sweep dust scrub mow harvest plough sow milk feed breed hunt bake brew
    """.split()
_IRREGULAR = frozenset(
    """
    slept ate taught thought knew known won wore worn bought built sold cost meant sang sung fed bred sank drowned died dies die born
    cannot keeps lasts lasted ends ended begins began lies
    """.split()
)
_OBJECTS = frozenset("the a an his her its their our my this that these those every each all both".split())
_BE = frozenset({"is", "are", "was", "were", "been", "be", "being"})
_LONGEST_STEM = 4
_PLAIN = frozenset(
    """
    loaded covered sheeted tarped marked tarpaulined camouflaged painted coupled attached lined based armed manned crewed unmarked
    united limited mixed required needed headed escorted followed accompanied supported equipped fitted numbered
    """.split()
)
"""Participles that describe what was seen."""


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    regular = {form for base in _BASES for form, tense in english_forms(base) if tense != "participle"}
    return frozenset(regular | _IRREGULAR)


def is_other_deed(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Tell whether the word at a token of a clause that ends at `after` is a verb of something else than movement."""
    key = tokens[at].key
    if not key.isascii() or tokens[at].kind != "word":
        return False
    if key in _forms():
        return True
    if not key.endswith("ed") or len(key) <= _LONGEST_STEM or key in _PLAIN or cues_of(key):
        return False
    if at > 0 and tokens[at - 1].key in _BE:
        return True
    return at + 1 < after and tokens[at + 1].key in _OBJECTS
