"""Any table whatever: its headings are found or not, each column has a guess, and no row is lost."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import InputFileError
from geo.intake.delimited import DelimitedLines
from geo.intake.guessing import guess_columns
from geo.intake.headings import headed
from geo.intake.known_headings import HEADINGS
from geo.intake.mapping import ColumnMapping
from geo.intake.survey import sample_of

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = [alias for aliases in HEADINGS.values() for alias in aliases.split(" | ")]
ODD = """|  |Brest|tank|2022-12-16|03/04/2022|44909|20:53|30-40|около 20|53.9|27.5|Total|Итого|53.9, 27.5|https://example.org/1
|+375 29 123-45-67|a@example.org|TLP:RED|B2|BY|in|1671213180|30 Ural trucks were seen moving towards Brest today"""
CELLS = st.one_of(st.sampled_from(WORDS), st.sampled_from(ODD.split("|")), st.text(max_size=12))
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=9)


def written(table: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(table)
    return out.getvalue()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TABLES)
def test_every_column_has_a_guess_and_no_line_is_lost(table: list[list[str]]) -> None:
    lines = DelimitedLines(written(table), ",")
    try:
        rows = headed(lines)
    except InputFileError:
        return
    numbers = [row.number for row in rows]
    assert numbers == list(range(1, len(numbers) + 1))
    held = sum(1 for _ in lines)
    passed_over = held - len(numbers)
    assert passed_over in {0, 1, 2} or any("above the table" in remark for remark in rows.remarks)
    assert passed_over or any("no headings" in remark for remark in rows.remarks)
    guesses = guess_columns(list(rows.headings), sample_of(rows))
    assert [each.at for each in guesses] == list(range(len(rows.headings)))
    assert len({each.heading for each in guesses}) == len(guesses)
    assert all(0 <= each.confidence <= 1 for each in guesses)
    used = [each for each in guesses if each.used]
    assert all(each.field is not None and not each.stripped for each in used)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TABLES)
def test_a_guess_given_back_as_a_mapping_is_kept(table: list[list[str]]) -> None:
    try:
        rows = headed(DelimitedLines(written(table), ","))
    except InputFileError:
        return
    headings, sample = list(rows.headings), sample_of(rows)
    first = guess_columns(headings, sample)
    said = {each.heading: each.field for each in first if each.used}
    again = guess_columns(headings, sample, ColumnMapping(columns=said))
    kept = {each.heading: each.field for each in again if each.used and each.heading in said}
    assert kept.items() <= said.items()
