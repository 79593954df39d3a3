"""Write data/map/water.topojson: rivers and lakes of the region and around it, for drawing only.

Rivers carry Natural Earth's rank (2 the Danube ... 9 the Msta), lakes their area, so that the map shows the small ones
only when close. In the region lines keep every point; around it they are thinned like the borders.

usage: python data/build/water.py FOLDER   (the folder that fetch.py filled)
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import geopandas as gpd
import shapely
from borders import REGION, tolerance
from topology import SCALE, Ring, encode, on_grid, ring_area, rings_of, thin_line

OUT = Path(__file__).resolve().parent.parent / "map" / "water.topojson"
KM2_PER_SQUARE_DEGREE = 12_360.0
SMALLEST_LAKE_KM2 = 25.0
LOWEST_RANK = 9
MARGIN = 8.0
"""Degrees around the region in which water is drawn; further away the map is land and borders only."""


def main() -> None:
    folder = Path(sys.argv[1])
    arcs: list[list[list[int]]] = []
    objects = {"rivers": rivers(folder, arcs), "lakes": lakes(folder, arcs)}
    document = {
        "type": "Topology",
        "transform": {"scale": [SCALE, SCALE], "translate": [0, 0]},
        "objects": {kind: {"type": "GeometryCollection", "geometries": shapes} for kind, shapes in objects.items()},
        "arcs": arcs,
    }
    OUT.write_text(json.dumps(document, separators=(",", ":")) + "\n", encoding="utf-8")
    counts = ", ".join(f"{len(shapes)} {kind}" for kind, shapes in objects.items())
    print(f"{OUT.name}: {OUT.stat().st_size / 1e3:.0f} kB, {counts}")


def wanted_box() -> shapely.Geometry:
    west, south, east, north = REGION
    return shapely.box(west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)


def add(line: Ring, arcs: list[list[list[int]]]) -> int:
    arcs.append(encode(thin_line(line, tolerance)))
    return len(arcs) - 1


def rivers(folder: Path, arcs: list[list[list[int]]]) -> list[dict[str, object]]:
    """One MultiLineString per rank, parts in a fixed order."""
    frame = gpd.read_file(folder / "ne_10m_rivers_lake_centerlines.shp")
    box = wanted_box()
    by_rank: dict[int, list[Ring]] = defaultdict(list)
    for row in frame[frame.intersects(box) & (frame.scalerank <= LOWEST_RANK)].itertuples():
        for part in shapely.get_parts(shapely.intersection(row.geometry, box)):
            line = on_grid(part.coords)
            if len(line) >= 2:
                by_rank[int(row.scalerank)].append(line)
    return [
        {"type": "MultiLineString", "properties": {"rank": rank}, "arcs": [[add(line, arcs)] for line in sorted(lines)]}
        for rank, lines in sorted(by_rank.items())
    ]


def lakes(folder: Path, arcs: list[list[list[int]]]) -> list[dict[str, object]]:
    """One Polygon per lake with its area in km2, largest first."""
    frame = gpd.read_file(folder / "ne_10m_lakes.shp")
    box = wanted_box()
    found = []
    for geometry in frame[frame.intersects(box)].geometry:
        for shell, *holes in rings_of(geometry):
            area = ring_area(shell) * KM2_PER_SQUARE_DEGREE
            if area >= SMALLEST_LAKE_KM2:
                found.append((round(area), shell, holes))
    found.sort(key=lambda lake: (-lake[0], lake[1]))
    return [
        {"type": "Polygon", "properties": {"km2": area}, "arcs": [[add(ring, arcs)] for ring in (shell, *holes)]}
        for area, shell, holes in found
    ]


if __name__ == "__main__":
    main()
