"""Ways run along a corridor only where mode and both ends are told, and never where that would be a guess."""

from __future__ import annotations

import json
from typing import Any

import pytest

from geo.maps.basemap import base_geometry
from geo.maps.ways import corridors, course
from geo.records.answers import FlowRow

BARANAVICHY, MINSK, ORSHA, HRODNA = (53.13, 26.02), (53.9, 27.55), (54.51, 30.42), (53.68, 23.83)


def way(start: tuple[float, float], end: tuple[float, float], mode: str | None = "rail") -> FlowRow:
    ends = {"origin": "here", "origin_lat": start[0], "origin_lon": start[1]}
    ends |= {"destination": "there", "destination_lat": end[0], "destination_lon": end[1]}
    ends |= {"origin_key": "p000001", "destination_key": "p000002"}
    sums: dict[str, Any] = {"sightings": 1, "movements": 1, "count_min": None, "count_max": None}
    return FlowRow(**ends, **sums, flow="internal", mode=mode, without_number=1, unit=None, unit_mixed=False)


def test_the_map_s_script_and_the_server_number_the_corridors_alike() -> None:
    drawn = json.loads(base_geometry())["corridors"]
    assert [each["name"] for each in drawn] == [each.name for each in corridors()]
    assert [len(each["stops"]) for each in drawn] == [len(each.stops) for each in corridors()]


def test_a_train_between_two_stops_of_a_railway_runs_along_it_in_its_direction() -> None:
    there, back = course(way(MINSK, ORSHA)), course(way(ORSHA, MINSK))
    assert there is not None
    assert back == (there[0], there[2], there[1])
    corridor = corridors()[there[0]]
    assert corridor.mode == "rail"
    assert corridor.stops[there[1]] == pytest.approx(MINSK, abs=0.1)
    assert corridor.stops[there[2]] == pytest.approx(ORSHA, abs=0.1)


@pytest.mark.parametrize("mode", [None, "air"])
def test_no_course_is_known_where_the_mode_is_not_told_or_has_no_corridors(mode: str | None) -> None:
    assert course(way(MINSK, ORSHA, mode)) is None


@pytest.mark.parametrize("end", [HRODNA, (53.3, 27.0), MINSK], ids=["another line", "beside it", "the same stop"])
def test_no_course_is_known_where_an_end_lies_at_no_other_stop_of_the_line(end: tuple[float, float]) -> None:
    assert course(way(MINSK, end)) is None


def test_a_road_way_runs_along_a_road() -> None:
    found = course(way(BARANAVICHY, MINSK, "road"))
    assert found is not None
    assert corridors()[found[0]].mode == "road"
