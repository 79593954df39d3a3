"""Rows read group by group say what they say when each is read by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.intake import grouped, judging
from geo.intake.load import plan_import
from geo.intake.mapping import ColumnMapping
from geo.intake.plan import ImportOptions
from tests.intake.conftest import TODAY

if TYPE_CHECKING:
    from geo.intake.plan import ImportPlan
    from geo.places.query import Geocoder
    from geo.records.database import Records

_CELLS = {
    "place": (
        "Brest",
        "Minsk",
        "Aleksandrovka",
        "Xyzzyville",
        "unknown",
        "",
        "Brest and Minsk",
        "53.9, 27.5",
        "Belarus",
    ),
    "origin": ("Pskov", "", "Brest", "RU"),
    "destination": ("", "BY", "Minsk"),
    "lat": ("53.9", "", "153", "27.56"),
    "lon": ("27.56", "", "53.9"),
    "country": ("BY", "", "Narnia", "RU"),
    "equipment": ("T-72", "Ural truck", "", "Zorblax", "wagons with tanks", "#REF!"),
    "equipment_class": ("tank", "", "truck", "nonsense"),
    "unit": ("vehicle", "", "wagon", "odd"),
    "count": ("10", "30-40", "at least 50", "", "-1", "several"),
    "count_max": ("", "40", "5", "x"),
    "date": ("2022-12-16", "16.12.2022", "03/04/2022", "", "soon", "2099-01-01", "2022-13-01", "2022-12-16 20:53"),
    "published": ("2022-12-17", "", "2022-12-01"),
    "time_precision": ("day", "", "month"),
    "report_kind": ("", "forecast", "summary", "tale"),
    "flow": ("in", "into Belarus", "", "within", "to Russia", "sideways"),
    "source": ("Hajun", "", "unknown", "@hajun_by", "+375 29 123-45-67"),
    "url": ("https://example.org/1", "", "x y", "https://example.org/u/+375291234567", "t.me/+abc"),
    "note": ("", "at the station", "call +375 29 123-45-67", "'=1+1"),
    "reliability": ("A", "", "Z"),
    "confidence": ("", "0.5", "7"),
    "tlp": ("", "amber", "pink"),
    "time": ("", "10:20", "soon"),
    "geo_precision": ("", "exact", "region", "odd", "town"),
    "row_id": ("", "e1", "e2"),
    "movement_id": ("", "M1", "M1", "m1"),
}
_HEADINGS = tuple(_CELLS)


@st.composite
def tables(draw: st.DrawFn) -> str:
    headings = ["place", "equipment", "date", *draw(st.lists(st.sampled_from(_HEADINGS[1:]), unique=True, max_size=9))]
    headings = list(dict.fromkeys(headings))
    rows = draw(st.lists(st.tuples(*(st.sampled_from(_CELLS[name]) for name in headings)), min_size=1, max_size=8))
    lines = [headings, *rows]
    if draw(st.booleans()):
        lines.insert(1 + len(rows) // 2, ("ragged",))
    return "\n".join(";".join(line) for line in lines)


def told(plan: ImportPlan) -> tuple[object, ...]:
    ids, tellings = plan.sightings.row_ids, [plan.sightings.telling(at) for at in range(len(plan.sightings))]
    return list(plan.verdicts), list(plan.sightings), ids, tellings, plan.reasons(), plan.masked()


@given(told_in=st.tuples(tables(), st.sampled_from((None, "Desk"))), few=st.sampled_from((0, 50)))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_ways_of_reading_say_the_same(
    told_in: tuple[str, str | None], few: int, records: Records, geocoder: Geocoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, source = told_in
    options = ImportOptions(today=TODAY, mapping=ColumnMapping(watched="BY"), source=source)
    data = text.replace("equipment;", "equipment;" if source else "vehicles;", 1).encode()

    def planned() -> ImportPlan:
        return plan_import(data, "file.csv", records=records, geocoder=geocoder, options=options)

    with monkeypatch.context() as patch:
        patch.setattr(grouped, "_FEW", few)
        together = planned()
    with monkeypatch.context() as patch:
        patch.setattr(judging, "GROUPED", frozenset())
        alone = planned()
    assert told(together) == told(alone)


@pytest.mark.parametrize("remembered", [0, 3])
def test_what_is_forgotten_between_blocks_is_read_anew(
    remembered: int, records: Records, geocoder: Geocoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        f"{place};{what};2022-12-{day:02};note {day};https://example.org/{day}"
        for day in range(1, 20)
        for place in ("Brest", "Minsk", "Aleksandrovka")
        for what in ("tank", "Zorblax", "+375 29 123-45-67")
    ]
    data = "\n".join(["place;equipment;date;note;url", *rows]).encode()

    def planned() -> ImportPlan:
        return plan_import(data, "file.csv", records=records, geocoder=geocoder, options=ImportOptions(today=TODAY))

    whole = planned()
    monkeypatch.setattr(judging, "_PLAIN", 5)
    monkeypatch.setattr("geo.intake.grouped._REMEMBERED", remembered)
    monkeypatch.setattr("geo.intake.sighting._REMEMBERED", remembered)
    assert told(planned()) == told(whole)
