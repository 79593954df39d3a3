"""Write data/area_labels.csv: where the names of first-order areas stand between the towns."""

from __future__ import annotations

import csv
import math
import sys
from pathlib import Path

import shapely
from labelling import DATA, Box, Grid, mercator, unproject, width

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from geo.places.areas import open_areas

REGION = (19.0, 43.0, 46.0, 61.0)
AREA_ZOOMS = range(7, 10)
AREA_PX = 10.0
UNNAMED = {"Sevastopol", "Kaliningrad region"}  # named by the town, and by data/labels.csv


def name_areas(grid: dict[int, Grid]) -> None:
    """Write data/area_labels.csv: where a first-order area's name stands from zoom 7 to 9, free of all towns."""
    rows = []
    for country in ("BY", "UA", "RU", "PL", "LV"):
        for name in open_areas().admin1_names(country):
            spot = None if name.endswith("city") or name in UNNAMED else area_spot(name, grid)
            if spot:
                rows.append((name, country, f"{spot[0]:.3f}", f"{spot[1]:.3f}", AREA_ZOOMS[0], AREA_ZOOMS[-1]))
    with (DATA / "area_labels.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "country", "lat", "lon", "min_zoom", "max_zoom"))
        writer.writerows(rows)
    print(f"area_labels.csv: {len(rows)} areas")


def area_spot(name: str, grid: dict[int, Grid]) -> tuple[float, float] | None:
    """Return the free point nearest to the middle of an area's largest part; None outside the region or if crowded."""
    outline = max(shapely.get_parts(open_areas().outline(name)), key=lambda part: part.area)
    middle = shapely.maximum_inscribed_circle(outline, tolerance=0.02).coords[0]
    if not shapely.intersects_xy(shapely.box(*REGION), *middle):
        return None
    shapely.prepare(outline)
    steps = [(middle[0] + i * 0.08, middle[1] + j * 0.05) for i in range(-14, 15) for j in range(-14, 15)]
    for lon, lat in sorted(steps, key=lambda spot: math.hypot((spot[0] - middle[0]) * 0.6, spot[1] - middle[1])):
        at = {zoom: area_box(name, lat, lon, zoom) for zoom in AREA_ZOOMS}
        ends = [unproject(at[7][i] / 2**15, (at[7][1] + at[7][3]) / 2**16) for i in (0, 2)]
        within = all(shapely.intersects_xy(outline, end[1], end[0]) for end in ends)
        if within and all(grid[zoom].free(box) for zoom, box in at.items()):
            for zoom, box in at.items():
                grid[zoom].add(box)
            return lat, lon
    return None


def area_box(name: str, lat: float, lon: float, zoom: int) -> Box:
    x, y = (each * 256 * 2**zoom for each in mercator(lat, lon))
    wide = width(name.upper(), AREA_PX, AREA_PX * 0.14)
    return (x - wide / 2, y - AREA_PX * 0.7, x + wide / 2, y + AREA_PX * 0.7)
