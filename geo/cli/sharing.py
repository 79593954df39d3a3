"""Answer a long stream of lines on every core, in order; a short or slow one is answered line by line as it comes."""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import select
import signal
import sys
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, Final

from geo.json_lines import BadLine, read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

_ALONE: Final = 1_000
"""So many lines are answered before others are called to help, which costs some hundredths of a second."""
_CHUNK: Final = 500
_WORTH_SENDING: Final = 50
_MOST_HANDS: Final = 4
_READ: Final = 1 << 18


def answer_on_all_cores(stream: BinaryIO, answer: Callable[[Iterable[str | BadLine]], Iterator[str]]) -> Iterator[str]:
    """Yield the answers of `answer` to the stream's lines, in order.

    `answer` must answer each line by itself, whatever was asked before. Lines are given out in chunks to forked
    processes; what has come is always answered before more is waited for, so that one may ask, read and ask again.
    Where processes cannot be forked safely, or there is one core, all is answered here.
    """
    hands = _hands()
    if hands < 2 or not isinstance(raw := getattr(stream, "raw", None), io.FileIO):  # noqa: PLR2004 - not alone
        yield from answer(read_lines(stream))
        return
    arriving = Arriving(raw)
    lines = read_lines(arriving)  # type: ignore[arg-type]  # it has the one method that is called
    yield from answer(islice(lines, _ALONE))
    first = next(lines, None)
    if first is None:
        return
    with contextlib.ExitStack() as stack:
        pool: ProcessPoolExecutor | None = None
        given_out: deque[Future[list[str]]] = deque()
        while first is not None:
            chunk = [first]
            while len(chunk) < _CHUNK and arriving.ready() and (line := next(lines, None)) is not None:
                chunk.append(line)
            if given_out or len(chunk) >= _WORTH_SENDING:
                pool = pool or stack.enter_context(_pool(hands, answer))
                given_out.append(pool.submit(_answer_chunk, chunk))
            else:
                yield from answer(chunk)
            while given_out and (len(given_out) > hands + 1 or not arriving.ready()):
                yield from given_out.popleft().result()
            first = next(lines, None)
        for each in given_out:
            yield from each.result()


def _hands() -> int:
    """Return how many processes may work: none more where forking is unknown or unsafe."""
    if not sys.platform.startswith("linux"):
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST_HANDS)


class Arriving:
    """The lines of an open file or pipe, and whether more have come already."""

    def __init__(self, raw: io.FileIO) -> None:
        self._raw = raw
        self._held, self._at, self._ended = b"", 0, False

    def readline(self, most: int) -> bytes:
        """Return the next line with its end, at most so many bytes of it, b"" at the end of the file."""
        while (end := self._held.find(b"\n", self._at)) < 0 and len(self._held) - self._at < most and self._read():
            pass
        until = min(len(self._held) if end < 0 else end + 1, self._at + most)
        line, self._at = self._held[self._at : until], until
        return line

    def ready(self) -> bool:
        """Tell whether a line, or the end, can be had without waiting for whoever writes."""
        while self._held.find(b"\n", self._at) < 0 and not self._ended:
            if not select.select([self._raw], [], [], 0)[0]:
                return False
            self._read()
        return True

    def _read(self) -> bool:
        more = b"" if self._ended else self._raw.read(_READ)
        self._ended = not more
        self._held, self._at = self._held[self._at :] + (more or b""), 0
        return bool(more)


_answer: Callable[[Iterable[str | BadLine]], Iterator[str]]


def _pool(hands: int, answer: Callable[[Iterable[str | BadLine]], Iterator[str]]) -> ProcessPoolExecutor:
    # forked: the opened files and all that was learned so far are shared, not opened again
    forked = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(hands, mp_context=forked, initializer=_take, initargs=(answer,))


def _take(answer: Callable[[Iterable[str | BadLine]], Iterator[str]]) -> None:
    global _answer  # noqa: PLW0603 - what a process does all its life
    _answer = answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the asking process is told, and ends this one


def _answer_chunk(lines: list[str | BadLine]) -> list[str]:
    return list(_answer(lines))
