"""Rows read block by block are the rows read one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.errors import InputFileError
from geo.intake import delimited
from geo.intake.delimited import DelimitedLines
from geo.intake.headings import headed
from geo.intake.rows import RawRow, blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

cells = st.text(st.sampled_from('ab,;"\n\r \u2028Total=1Tт\udc80\ufffd'), max_size=6)
lines = st.lists(cells, max_size=4).map(",".join)
texts = st.lists(lines, max_size=12).flatmap(
    lambda some: st.sampled_from(("\n", "\r\n", "\r")).map(lambda end: end.join(["a,b", *some]))
)


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_BLOCK_CHARS", 8)
    monkeypatch.setattr(delimited.limits, "MAX_RECORD_LINES", 3)
    monkeypatch.setattr(delimited, "_TOO_TALL", 3)
    monkeypatch.setattr(delimited.limits, "MAX_CELL_CHARS", 5)


@given(texts)
@settings(max_examples=400, deadline=None)
@example("sep=;\na;b\n1;2\n")
@example('a,b\n1,"x\ny"\n2,"x\ny\nz\nw"\n3,4\n')
@example('a,b\n1,5" pipe\n2,"x\ny"\n')
@example("a,b\ntotal,5\na,b\n\n,,\n7,8,,\n")
@example("a,b\r1,2\r3,4")
@example("a,b\n1,abcdefgh\n2,\udc80\n")
def test_rows_read_in_blocks_are_those_read_one_by_one(text: str) -> None:
    try:
        rows = headed(DelimitedLines(text, ","))
    except InputFileError:
        return
    assert list(unblocked(rows)) == [(row.number, list(row.cells), row.fault) for row in rows]


def unblocked(rows: object) -> Iterator[tuple[int, list[str], object]]:
    number = 1
    for block in blocks_of(rows):  # type: ignore[arg-type]
        assert block.first == number
        for row in block.rows:
            if isinstance(row, RawRow):
                assert row.number == number
                yield number, list(row.cells), row.fault
            else:
                yield number, row, None
            number += 1
