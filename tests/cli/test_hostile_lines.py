"""Lines of JSON from anyone: each bad one is answered with its error, strict JSON comes out, and the stream goes on."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.json_lines import MAX_LINE_BYTES, read_lines
from geo.places.offline import open_geocoder
from geo.places.stream import geocode_stream
from geo.reports.stream import extract_stream

if TYPE_CHECKING:
    from tests.cli.conftest import Geo

BAD: tuple[tuple[bytes, object], ...] = (
    (b"not json", None),
    (b'{"id": 1, "text": "Brest"', None),
    (b"[1, 2]", None),
    (b'"Brest"', None),
    (b"7", None),
    (b"null", None),
    (b'{"id": "a"}', "a"),
    (b'{"id": "b", "text": 5}', "b"),
    (b'{"id": NaN, "text": "Brest"}', None),
    (b'{"id": -Infinity, "text": "Brest"}', None),
    (b'{"id": 1e999, "text": "Brest"}', None),
    (b'{"id": "c", "text": "Brest", "near": [NaN, 27.5]}', "c"),
    (b'{"id": "d", "text": "Brest", "near": [Infinity, 27.5]}', "d"),
    (b'{"id": "e", "text": "Brest", "near": [' + b"9" * 400 + b", 27.5]}", "e"),
    (b'{"id": ' + b"9" * 5000 + b', "text": "Brest"}', None),
    (b'{"id": [NaN], "text": "Brest"}', None),
    (b'{"id": "f\\ud800", "text": "Brest"}', "f\ufffd"),
    (b'{"id": "g", "text": "Brest \\udfff"}', "g"),
    (b'{"id": "h", "text": "Brest", "x": ' + b"[" * 150 + b"]" * 150 + b"}", "h"),
    (b'{"id": "i", "text": "Brest", "x": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", None),
    (b'{"id": "j", "text": "\xff\xfe\xd0"}', None),
    (b'{"id": "k", "text": "a\x00b\x01"}', None),
    (b'{"id": "l", "text": "' + b"x" * MAX_LINE_BYTES + b'"}', None),
    ('{"id": "m", "text": "Brest"}'.encode("utf-16"), None),
)
GOOD = '{"id": "good", "text": "20 танков прибыли в Брест"}'.encode()
"""A report that both commands answer."""


@pytest.mark.parametrize("command", ["geocode", "extract"])
def test_bad_lines_are_answered_in_their_place_and_the_stream_goes_on(geo: Geo, command: str) -> None:
    lines = [line.replace(b"\n", b"") for bad, _ in BAD for line in (bad, GOOD)]
    done = geo(command, stdin=b"\n\n".join(lines))
    assert done.code == 1
    assert done.err == ""
    answers = [json.loads(line, parse_constant=pytest.fail) for line in done.out.splitlines()]
    assert [answer["id"] for answer in answers] == [number for _, bad in BAD for number in (bad, "good")]
    assert [sorted(answer) for answer in answers[::2]] == [["error", "id"]] * len(BAD)
    assert not any("error" in answer for answer in answers[1::2])


def test_near_must_lie_on_the_globe(geo: Geo) -> None:
    near = ["[1e300, 0]", "[91, 0]", "[27.5, 1e9]", "[true, 1]", "[53.9]", '["53.9", 27.5]', "{}", "[53.9, 27.5]"]
    lines = "\n".join(f'{{"id": {at}, "text": "Brest", "near": {each}}}' for at, each in enumerate(near))
    answers = geo("geocode", stdin=lines.encode()).lines
    assert ["error" in answer for answer in answers] == [True] * 7 + [False]
    assert all("near" in answer["error"] for answer in answers[:7])


def test_an_honest_line_may_be_long_and_full_of_brackets() -> None:
    line = json.dumps({"id": 1, "text": "танк [фото] {карта} " * 40_000}, ensure_ascii=True).encode()
    assert len(line) > 3_000_000
    assert len(list(read_lines(io.BytesIO(line + b"\r\n" + GOOD)))) == 2


Stream = Callable[[list[Any]], Iterator[str]]
STREAMS: dict[str, Stream] = {
    "geocode": lambda lines: geocode_stream(lines, open_geocoder()),
    "extract": lambda lines: extract_stream(lines, open_geocoder()),
}
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
asked = st.fixed_dictionaries(
    {},
    optional={
        "id": anything,
        "text": st.text(max_size=80) | anything,
        "near": st.lists(st.floats() | st.integers(), min_size=2, max_size=2) | anything,
        "country": st.sampled_from(["BY", "by", "Belarus", ""]) | anything,
        "admin1": anything,
        "published": st.sampled_from(["2022-12-16", "2022-12-16T10:00+99:00", "9999-12-31", "0001-01-01"]) | anything,
        "source": anything,
    },
)


@pytest.mark.parametrize("command", sorted(STREAMS))
@settings(max_examples=150, deadline=None)
@given(given_line=st.one_of(asked, anything).map(json.dumps) | st.text(max_size=60))
def test_whatever_a_line_holds_one_strict_answer_comes_out(command: str, given_line: str) -> None:
    raw = given_line.replace("\n", " ").replace("\r", " ").encode("utf-8", "surrogatepass")
    answers = list(STREAMS[command](list(read_lines(io.BytesIO(raw + b"\n" + GOOD)))))
    read = [json.loads(answer.encode(), parse_constant=pytest.fail) for answer in answers]
    assert read[-1]["id"] == "good"
    assert len(read) == 1 + bool(raw.decode("utf-8", "replace").strip())
