"""The command line as a process of its own, with a user folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Protocol

import pytest

from geo.intake.load import commit_import, plan_import
from geo.places.offline import open_geocoder
from geo.records.database import open_records

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
