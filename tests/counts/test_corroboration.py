"""Sources that tell of a thing independently: ten outlets that repeat one channel are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.counts.corroboration import Statement, count_independent, independent, only_by_name
from geo.counts.wordings import same_words
from geo.model import UNNAMED_SOURCE

WORDS = "Around thirty covered lorries of the Russian army were seen at Polonka station on the twelfth."
OTHER = "The community of railway workers tells of a train with thirty lorries, unloaded in the night."


@pytest.mark.parametrize(
    ("told", "number"),
    [
        pytest.param([Statement(source="Hajun", via=f"Outlet {number}") for number in range(10)], 1, id="ten reposts"),
        pytest.param([Statement(source="Hajun"), Statement(source="Railway Workers")], 2, id="two sources"),
        pytest.param([Statement(source="Hajun / Railway Workers", via="NV")], 2, id="two named in one report"),
        pytest.param(
            [Statement(source="Hajun; Railway Workers"), Statement(source="hajun")], 2, id="one of them again"
        ),
        pytest.param(
            [Statement(source="Hajun", text=WORDS), Statement(source="A channel", text=f"{WORDS} Subscribe!")],
            1,
            id="the same words under another name",
        ),
        pytest.param(
            [Statement(source="Hajun", text=WORDS), Statement(source="A channel", text=OTHER)], 2, id="words of its own"
        ),
        pytest.param([Statement(source=UNNAMED_SOURCE)], 0, id="nobody named"),
        pytest.param([], 0, id="nothing"),
    ],
)
def test_who_only_repeats_is_no_corroboration(told: list[Statement], number: int) -> None:
    assert count_independent(told) == number


def test_the_first_to_tell_brings_the_source_and_who_repeats_brings_nobody() -> None:
    told = [Statement(source="Hajun", via="NV"), Statement(source="Hajun", via="LB.ua"), Statement(source="Railway")]
    assert independent(told) == (frozenset({"hajun"}), frozenset(), frozenset({"railway"}))


def test_sources_whose_words_nobody_holds_are_told_apart_by_name_only() -> None:
    outlets = [Statement(source=f"Outlet {number}") for number in range(10)]
    assert (count_independent(outlets), only_by_name(outlets)) == (10, 10)
    told = [Statement(source="Hajun", text=WORDS), Statement(source="Railway", text=OTHER), outlets[0]]
    assert (count_independent(told), only_by_name(told)) == (3, 1)


statements = st.builds(
    Statement,
    source=st.sampled_from(("Hajun", "Railway", "Hajun / Railway", "A channel", UNNAMED_SOURCE)),
    text=st.sampled_from((None, WORDS, f"{WORDS} More soon.", OTHER)),
)


@given(st.lists(statements, max_size=6), st.randoms())
def test_the_order_of_statements_does_not_matter(told: list[Statement], random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert count_independent(shuffled) == count_independent(told)
    assert count_independent(told) <= len({each.source for each in told}) + 1


def test_short_texts_and_digests_are_not_held_for_repeats() -> None:
    assert same_words(WORDS, WORDS.upper().replace(",", ""))
    assert not same_words("30 lorries", "30 lorries")
    assert not same_words(WORDS, f"{WORDS} {OTHER} {OTHER} {OTHER}")
