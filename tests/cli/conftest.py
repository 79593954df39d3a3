"""The command line as a process of its own, with a user folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Protocol

import pytest

ROOT = Path(__file__).resolve().parents[2]


class Answer:
    """What a command printed and how it ended."""

    def __init__(self, done: subprocess.CompletedProcess[bytes]) -> None:
        self.code = done.returncode
        self.out = done.stdout.decode("utf-8")
        self.err = done.stderr.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


class Geo(Protocol):
    def __call__(self, *arguments: str, stdin: bytes = b"", **env: str) -> Answer: ...


@pytest.fixture
def geo(tmp_path: Path) -> Geo:
    """Run `python -m geo` with a fresh user folder; extra names are environment variables."""

    def run(*arguments: str, stdin: bytes = b"", **env: str) -> Answer:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("KORDON_")}
        done = subprocess.run(
            [sys.executable, "-m", "geo", *arguments],
            cwd=ROOT,
            env={**clean, "KORDON_USER_DIR": str(tmp_path / "user"), **env},
            input=stdin,
            capture_output=True,
            check=False,
            timeout=120,
        )
        answer = Answer(done)
        assert "Traceback" not in answer.err, answer.err
        return answer

    return run
