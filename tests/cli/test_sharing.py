"""A long stream is answered on all cores: in order, as one process would, and never waiting for lines not yet sent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo.cli.sharing import Arriving, answer_on_all_cores
from geo.json_lines import BadLine, read_lines
from geo.places.offline import open_geocoder, shipped_gazetteer
from geo.places.stream import geocode_stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.places.artefact import Gazetteer

ROOT = Path(__file__).resolve().parents[2]


def names_of(gazetteer: Gazetteer, count: int) -> list[str]:
    forms = gazetteer.forms
    return [forms.restore_key(at).title() for at in range(0, len(forms), len(forms) // count)][:count]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """4,000 lines, one of them bad and some blank, the last without an end."""
    lines = [json.dumps({"id": at, "text": name}) for at, name in enumerate(names_of(shipped_gazetteer(), 4000))]
    lines[2500] = "not json"
    lines[1200] += "\n\n"
    path = tmp_path_factory.mktemp("asked") / "names.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def answer(lines: Iterable[str | BadLine]) -> Iterator[str]:
    return geocode_stream(lines, open_geocoder())


def test_a_long_file_is_answered_as_by_one_process(asked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with asked.open("rb") as file:
        alone = list(answer(read_lines(file)))
    monkeypatch.setattr("geo.cli.sharing._hands", lambda: 2)
    for _ in range(2):
        with asked.open("rb") as file:
            assert list(answer_on_all_cores(file, answer)) == alone
    assert len(alone) == 4000


def test_who_waits_for_an_answer_gets_it_before_asking_on(asked: Path) -> None:
    """A program writes some lines and reads their answers before it writes more: no chunk is waited for."""
    lines = asked.read_bytes().split(b"\n")
    lines = [line for line in lines if line.strip()]
    command = [sys.executable, "-m", "geo", "geocode"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        start = 0
        for some in (1, 999, 1, 1, 300, 1, 450, 2):
            running.stdin.write(b"\n".join(lines[start : start + some]) + b"\n")
            running.stdin.flush()
            told = [json.loads(running.stdout.readline()) for _ in range(some)]
            assert [each["id"] for each in told] == [json.loads(line)["id"] for line in lines[start : start + some]]
            start += some
        running.stdin.close()
        assert running.stdout.read() == b""


def test_lines_arrive_whole_whatever_the_pieces() -> None:
    out, into = os.pipe()
    with os.fdopen(out, "rb", buffering=0) as raw, os.fdopen(into, "wb", buffering=0) as writer:
        arriving = Arriving(raw)
        assert not arriving.ready()
        writer.write(b"one\ntw")
        assert arriving.ready()
        assert arriving.readline(100) == b"one\n"
        assert not arriving.ready()
        writer.write(b"o\n" + b"x" * 50 + b"\nlast")
        assert arriving.readline(100) == b"two\n"
        assert arriving.readline(20) == b"x" * 20
        assert arriving.readline(100) == b"x" * 30 + b"\n"
        assert not arriving.ready()
        writer.close()
        assert arriving.ready()
        assert arriving.readline(100) == b"last"
        assert arriving.readline(100) == b""
