"""The command line as a process of its own, with a user folder of its own."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from geo.intake.load import commit_import, plan_import
from geo.places.offline import open_geocoder
from geo.records.database import open_records

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = (
    "movement_id,place,equipment,count,date,source,direction,reporter\n"
    "M1,Brest,Ural truck,30-40,2022-12-12,Hajun,into Belarus,x y\n"
    "M1,Brest,Ural truck,at least 30,2022-12-12,Railway,into Belarus,x y\n"
    "M2,Minsk,T-72,several,2022-12-13,Hajun,within,x y\n"
    "M3,Aleksandrovka,T-72,5,2022-12-14,Hajun,,x y\n"
    "M4,Minsk,T-72,-5,2022-12-14,Hajun,,x y\n"
)
ROOT = Path(__file__).resolve().parents[2]


class Answer:
    """What a command printed and how it ended."""

    def __init__(self, code: int, out: bytes, err: bytes) -> None:
        self.code = code
        self.out = out.decode("utf-8")
        self.err = err.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


class Geo(Protocol):
    def __call__(self, *arguments: str, stdin: bytes = b"", **env: str) -> Answer: ...


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment of a command with a user folder of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("KORDON_")}
    return {**clean, "KORDON_USER_DIR": str(folder / "user"), **more}


@pytest.fixture(scope="session")
def _warm() -> Iterator[subprocess.Popen[str]]:
    """Hold the process from which commands are forked; their imports take longer than their work."""
    program = [sys.executable, "-m", "tests.cli.warm"]
    with subprocess.Popen(program, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        yield server
        assert server.stdin is not None
        server.stdin.close()


@pytest.fixture
def geo(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, _warm: subprocess.Popen[str]) -> Geo:
    """Run a command in a process of its own with a fresh user folder; extra names are environment variables."""
    streams = tmp_path_factory.mktemp("streams")

    def run(*arguments: str, stdin: bytes = b"", **env: str) -> Answer:
        files = [streams / name for name in ("in", "out", "err")]
        for file, data in zip(files, (stdin, b"", b""), strict=True):
            file.write_bytes(data)
        asked = {"arguments": arguments, "env": environment(tmp_path, **env), "files": list(map(str, files))}
        assert _warm.stdin is not None
        assert _warm.stdout is not None
        _warm.stdin.write(json.dumps(asked) + "\n")
        _warm.stdin.flush()
        if not select.select([_warm.stdout], [], [], 120)[0]:
            _warm.kill()
            pytest.fail(f"{arguments} did not end")
        answer = Answer(int(_warm.stdout.readline()), files[1].read_bytes(), files[2].read_bytes())
        assert "Traceback" not in answer.err, answer.err
        return answer

    return run


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Give a file of three clear rows, one with an ambiguous place and one that contradicts itself."""
    path = tmp_path / "sightings.csv"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


@pytest.fixture(scope="session")
def _imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("imported") / "kordon.sqlite"
    with open_records(f"sqlite:///{database}") as records:
        plan = plan_import(FILE.encode(), "sightings.csv", records=records, geocoder=open_geocoder())
        commit_import(records, plan)
    return database


@pytest.fixture
def filled(geo: Geo, _imported: Path, tmp_path: Path) -> Geo:
    """Run commands on a database into which the file was imported."""
    (tmp_path / "user").mkdir()
    shutil.copy(_imported, tmp_path / "user" / "kordon.sqlite")
    return geo
