"""The build's topology: shared borders are one arc, thinning opens no gap and lets no outline cross itself."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import shapely

if TYPE_CHECKING:
    from types import ModuleType

SCRIPT = Path(__file__).resolve().parents[2] / "data" / "build" / "topology.py"


@pytest.fixture(scope="module")
def topology() -> ModuleType:
    spec = importlib.util.spec_from_file_location("kordon_build_topology", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def wavy(x: float, steps: int = 40) -> list[tuple[float, float]]:
    """A border from south to north at longitude x that swings by a hundredth of a degree."""
    return [(x + (0.01 if i % 2 else 0.0), i / steps) for i in range(steps + 1)]


def two_neighbours() -> dict[str, shapely.Geometry]:
    middle = wavy(1.0)
    west = shapely.Polygon([(0, 0), *middle, (0, 1)])
    east = shapely.Polygon([(2, 0), (2, 1), *reversed(middle)])
    return {"west": west, "east": east}


def cut(topology: ModuleType, shapes: dict[str, shapely.Geometry]) -> Any:
    made = topology.Topology()
    for key, shape in shapes.items():
        made.add(key, topology.rings_of(shape))
    made.cut()
    return made


def test_a_border_of_two_areas_is_one_arc(topology: ModuleType) -> None:
    made = cut(topology, two_neighbours())
    assert sorted(sorted(keys) for keys in made.users().values()) == [["east"], ["east", "west"], ["west"]]


def test_cutting_keeps_every_outline_as_it_was(topology: ModuleType) -> None:
    shapes = two_neighbours()
    made = cut(topology, shapes)
    for key, shape in shapes.items():
        assert made.polygon(key).symmetric_difference(shape).area < 1e-6


def test_thinning_a_border_opens_no_gap(topology: ModuleType) -> None:
    made = cut(topology, two_neighbours())
    before = sum(map(len, made.arcs))
    made.thin(lambda _: 0.05)
    assert sum(map(len, made.arcs)) < before / 2
    pair = [made.polygon("west"), made.polygon("east")]
    assert shapely.coverage_is_valid(pair)
    assert shapely.union_all(pair).area == pytest.approx(2.0, abs=1e-6)


def test_a_zone_without_tolerance_keeps_every_point(topology: ModuleType) -> None:
    made = cut(topology, two_neighbours())
    before = [list(arc) for arc in made.arcs]
    made.thin(lambda _: 0.0)
    assert made.arcs == before


def test_an_outline_that_would_cross_itself_is_thinned_less(topology: ModuleType) -> None:
    """A thin hook around a notch: thinned alone, the far side would cut through the near one."""
    hook = shapely.Polygon(
        [(0, 0), (1, 0), (1, 1), (0.52, 1), (0.52, 0.3), (0.5, 0.28), (0.48, 0.3), (0.48, 1), (0, 1)]
    )
    made = cut(topology, {"hook": hook})
    made.thin(lambda _: 0.9)
    assert made.fault("hook") is None
    assert made.polygon("hook").is_valid


def test_an_island_in_a_lake_keeps_its_shore_shared(topology: ModuleType) -> None:
    island = shapely.box(0.4, 0.4, 0.6, 0.6)
    made = cut(topology, {"land": shapely.box(0, 0, 1, 1).difference(island), "island": island})
    assert ["island", "land"] in [sorted(keys) for keys in made.users().values()]


def test_deltas_add_up_to_the_line(topology: ModuleType) -> None:
    line = [(190000, 430000), (190010, 429995), (190000, 430000)]
    assert topology.encode(line) == [[190000, 430000], [10, -5], [-10, 5]]
