"""One JSON object a line, from anyone: read with care and answered as strict JSON (RFC 8259)."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

MAX_LINE_BYTES: Final = 16 * 2**20
"""What one line may hold: a text of a megabyte, escaped letter by letter, and more."""
_DEEPEST: Final = 100
"""Levels that a line may nest; an honest one has two."""
_MOST_DIGITS: Final = 40
_CHUNK: Final = 2**20

encode: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False).encode
"""Write an answer. Texts of lines that `read_object` took are fit for it."""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be answered: its id where it has one, and what is wrong with it and how to mend it."""

    number: object
    error: str

    def as_answer(self) -> dict[str, object]:
        """Return the answer to the line."""
        return {"id": self.number, "error": self.error}


def read_lines(stream: BinaryIO) -> Iterator[str | BadLine]:
    """Yield the lines of a stream that are not blank; none is ever held beyond MAX_LINE_BYTES."""
    while line := stream.readline(MAX_LINE_BYTES + 1):
        if len(line) > MAX_LINE_BYTES:
            while not line.endswith(b"\n") and line:
                line = stream.readline(_CHUNK)
            yield BadLine(None, f"this line is longer than {MAX_LINE_BYTES // 2**20} MB; split its text")
            continue
        try:
            text = line.decode("utf-8-sig").strip()
        except UnicodeDecodeError:
            yield BadLine(None, "this line is not UTF-8; save the file as UTF-8")
            continue
        if text:
            yield text


def read_object(line: str | BadLine) -> dict[str, Any] | BadLine:
    """Return the object of a line. NaN, infinities, endless numbers and halves of characters are no JSON."""
    if isinstance(line, BadLine):
        return line
    try:
        asked = _decoder.decode(line)
    except (ValueError, RecursionError):
        return BadLine(None, 'this line is not JSON; give one object a line, {"id": ..., "text": ...}')
    if not isinstance(asked, dict):
        return BadLine(None, 'this line is not an object; give {"id": ..., "text": ...}')
    number = asked.get("id")
    trouble = _trouble(line, asked)
    if trouble is not None:
        known = _SURROGATE.sub("\ufffd", number) if isinstance(number, str) else number
        return BadLine(known if isinstance(known, str | int | float | None) else None, trouble)
    return asked


def _trouble(line: str, asked: dict[str, Any]) -> str | None:
    layer: list[Any] = [asked]
    for _ in range(_DEEPEST):
        layer = [
            inner
            for each in layer
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        bad = next((each for each in layer if isinstance(each, _NoNumber)), None)
        if bad is not None:
            return f"this line holds {bad.text[:20]}, which is no number; leave it out"
        if not layer:
            break
    if layer:
        return f"this line nests deeper than {_DEEPEST} levels; leave out what is not asked for"
    if _HALF.search(line) and _SURROGATE.search(json.dumps(asked, ensure_ascii=False)):
        return "this line holds half of a character (a lone surrogate); write it as UTF-8"
    return None


@dataclass(frozen=True, slots=True)
class _NoNumber:
    """What stands where a number should: NaN, an infinity, endless figures."""

    text: str


def _whole(text: str) -> int | _NoNumber:
    return int(text) if len(text) <= _MOST_DIGITS else _NoNumber(text)


def _real(text: str) -> float | _NoNumber:
    number = float(text)
    return number if math.isfinite(number) else _NoNumber(text)


_decoder: Final = json.JSONDecoder(parse_int=_whole, parse_float=_real, parse_constant=_NoNumber)
_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
