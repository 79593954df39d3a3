"""Another watched country: distances and flows follow, nothing said is lost, and the trail tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from geo.model import Flow, PlaceKind
from geo.records import ledger
from geo.records.database import open_records
from geo.records.edits import get_sighting
from tests.records.making import ASIPOVICHY, BELARUS, CHEBARKUL, batch_of, named, place, sighting

if TYPE_CHECKING:
    from collections.abc import Sequence

UKRAINE = place("Ukraine", 49.0, 31.0, kind=PlaceKind.COUNTRY, country="UA")
SAID = (
    sighting(origin=named(CHEBARKUL), destination=named(ASIPOVICHY), flow=Flow.IN),
    sighting(origin=named(BELARUS), destination=named(UKRAINE), flow=Flow.OUT),
    sighting(origin=named(CHEBARKUL), destination=named(UKRAINE), place=named(ASIPOVICHY), flow=Flow.TRANSIT),
    sighting(origin=named(UKRAINE), destination=named(UKRAINE), flow=Flow.UNKNOWN),
    sighting(flow=Flow.INTERNAL),
    sighting(origin=named(CHEBARKUL), destination=named(ASIPOVICHY), flow=Flow.UNKNOWN),
)


def flows_when_watching(url: str, country: str | None) -> list[str]:
    with open_records(url, watched=country) as records:
        return [get_sighting(records, f"s{number:06d}")["flow"] for number in range(1, len(SAID) + 1)]


def trail(url: str) -> Sequence[tuple[str, Any, Any]]:
    with open_records(url) as records:
        return [(entry.action, entry.before, entry.after) for entry in ledger.audit(records)]


def test_flows_are_told_of_the_country_that_is_watched_and_come_back(url: str) -> None:
    with open_records(url) as records:
        ledger.commit_batch(records, batch_of(SAID))
    first = flows_when_watching(url, None)
    assert flows_when_watching(url, "UA") == ["unknown", "in", "in", "internal", "unknown", "unknown"]
    assert flows_when_watching(url, "BY") == first == ["in", "out", "transit", "unknown", "internal", "unknown"]


def test_what_an_analyst_said_of_a_flow_is_kept_for_that_country(url: str) -> None:
    with open_records(url, watched="UA") as records:
        ledger.commit_batch(records, batch_of(SAID))
        ledger.update_sighting(records, "s000006", {"flow": "in"})
    assert flows_when_watching(url, "BY")[-1] == "in"
    with open_records(url) as records:
        ledger.update_sighting(records, "s000006", {"flow": "unknown"})
    assert flows_when_watching(url, "UA")[-1] == "in"
    assert flows_when_watching(url, "BY")[-1] == "unknown"


def test_the_trail_tells_of_another_watched_country(url: str) -> None:
    with open_records(url) as records:
        ledger.commit_batch(records, batch_of(SAID))
    flows_when_watching(url, "UA")
    flows_when_watching(url, "UA")
    assert [action for action, _, _ in trail(url)] == ["import", "watch"]
    assert trail(url)[-1] == ("watch", {"watched": "BY"}, {"watched": "UA", "flows_changed": 5})


@pytest.mark.parametrize("country", ["UA", "LT"])
def test_a_new_database_knows_what_it_watches_from_the_start(url: str, country: str) -> None:
    with open_records(url, watched=country) as records:
        assert [entry.action for entry in ledger.audit(records)] == ["watch"]
