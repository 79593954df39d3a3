"""What happens around serving: warming before the first page, closing at the end, and no fall over a bad database."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from geo.errors import DatabaseError
from geo.records import shared
from geo.records.ledger import commit_batch
from geo.server import lifespan, warm
from geo.server.vendor import base_json
from tests.records.making import batch_of, sighting

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KORDON_USER_DIR", str(tmp_path))
    monkeypatch.delenv("KORDON_DATABASE_URL", raising=False)
    return tmp_path


def test_serving_opens_the_records_once_and_closes_them_at_the_end(own_folder: Path) -> None:
    async def serve() -> object:
        async with lifespan(None):
            await asyncio.to_thread(warm)
            return shared.mirror()

    # In a thread of its own: where browser tests ran before, this one has Playwright's loop.
    with ThreadPoolExecutor(1) as elsewhere:
        opened = elsewhere.submit(asyncio.run, serve()).result()
    assert (own_folder / "kordon.sqlite").exists()
    assert shared.mirror() is not opened
    shared.close()


def test_one_process_shares_one_mirror_until_its_database_changes(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shared.mirror()
    assert shared.mirror() is first
    monkeypatch.setenv("KORDON_DATABASE_URL", f"sqlite:///{own_folder / 'other.sqlite'}")
    assert shared.mirror() is not first
    shared.close()


def test_whoever_asks_only_the_records_does_not_wait_for_their_copy() -> None:
    commit_batch(shared.records(), batch_of([sighting(), sighting(), sighting()]))
    assert shared.to_copy() == 3
    shared.mirror()
    assert shared.to_copy() == 0
    commit_batch(shared.records(), batch_of([sighting()], "later.csv"))
    assert shared.to_copy() == 0
    shared.close()


def test_a_bad_database_does_not_keep_the_rest_from_warming(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = own_folder / "bad.sqlite"
    bad.write_text("no database at all, " * 200)
    monkeypatch.setenv("KORDON_DATABASE_URL", f"sqlite:///{bad}")
    base_json.cache_clear()
    warm()
    assert base_json.cache_info().currsize == 1
    with pytest.raises(DatabaseError):
        shared.mirror()
