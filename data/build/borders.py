"""Write data/map/areas.topojson: countries of Europe, Asia and northern Africa, and first-order areas of nine of them.

Inside the region (19-46 E, 43-61 N) every point of Natural Earth's 1:10m outlines is kept; around it and far away they
are thinned. Countries of the nine are the union of their own first-order areas, so areas nest exactly.

usage: python data/build/borders.py FOLDER   (the folder that fetch.py filled)
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import geopandas as gpd
import shapely
from topology import SCALE, Point, Ring, Topology, encode, ring_area, rings_of

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "map" / "areas.topojson"

DETAILED = {
    "BLR": "BY", "UKR": "UA", "RUS": "RU", "POL": "PL", "LTU": "LT", "LVA": "LV", "EST": "EE", "MDA": "MD", "ROU": "RO",
}  # fmt: skip
# Natural Earth's default view gives these two to Russia; the recognised border leaves them in Ukraine.
REASSIGNED = {"UA-40": "UKR", "UA-43": "UKR"}
# The source has the codes of Moscow city and Moscow region swapped (2,854 km2 is the city).
SWAPPED = {"RU-MOS": "RU-MOW", "RU-MOW": "RU-MOS"}
# One unnamed scrap of Yamal; the districts of Transnistria that the source lists one by one, and its "Bender", an
# outline of 921 km2 that holds Tiraspol and Slobozia too and so cannot stand for the town of Bender.
MERGED = {"RU-X01~": "RU-YAN", "MD-CAM": "MD-SN", "MD-GRI": "MD-SN", "MD-BD": "MD-SN"}
LATVIA = {"Kurzeme": "LV-KUR", "Latgale": "LV-LAT", "Riga": "LV-RIG", "Vidzeme": "LV-VID", "Zemgale": "LV-ZEM"}
DNIESTER_LON = 28.95  # the second "Rezina" of the source is Rybnitsa, east of the river
# Countries whose areas are so small that the map draws them only when close.
SMALL_AREAS = {"EE", "LT", "MD", "RO"}
NAMES = {"BA": "Bosnia and Herzegovina", "CZ": "Czechia", "MK": "North Macedonia", "TR": "Türkiye"}

REGION = (19.0, 43.0, 46.0, 61.0)
HALF_WORLD = (-25.0, 10.0, 180.0, 82.0)
AROUND = (5.0, 36.0, 75.0, 72.0)


def main() -> None:
    folder = Path(sys.argv[1])
    areas = read_areas(folder)
    countries = read_countries(folder, areas)
    topology = Topology()
    for key, geometry in {**areas, **countries}.items():
        topology.add(key, rings_of(geometry))
    topology.cut()
    topology.thin(tolerance)
    topology.drop_specks(worth_keeping)
    document = write(topology, areas)
    check(topology, areas, countries)
    print(f"{OUT.name}: {OUT.stat().st_size / 1e3:.0f} kB, {len(document['arcs'])} arcs")


def read_areas(folder: Path) -> dict[str, shapely.Geometry]:
    """First-order areas of the nine countries by their code in areas.csv."""
    columns = ["iso_3166_2", "adm0_a3", "name", "region"]
    frame = gpd.read_file(folder / "admin1.json", columns=columns)
    frame["adm0_a3"] = frame.iso_3166_2.map(REASSIGNED).fillna(frame.adm0_a3)
    frame = frame[frame.adm0_a3.isin(DETAILED)]
    parts: dict[str, list[shapely.Geometry]] = {}
    for row in frame.itertuples():
        parts.setdefault(code_of(row), []).append(row.geometry)
    merged = {code: shapely.union_all(shapely.make_valid(pieces)) for code, pieces in sorted(parts.items())}
    with (HERE / "area_names.csv").open(encoding="utf-8", newline="") as file:
        named = {row["iso_3166_2"] for row in csv.DictReader(file)}
    if named != set(merged):
        sys.exit(f"area_names.csv and the outlines disagree: {sorted(named ^ set(merged))}")
    return merged


def code_of(row: object) -> str:
    code = row.iso_3166_2  # type: ignore[attr-defined]
    if row.adm0_a3 == "LVA":  # type: ignore[attr-defined]
        return LATVIA[row.region]  # type: ignore[attr-defined]
    if code == "MD-RE" and row.geometry.representative_point().x > DNIESTER_LON:  # type: ignore[attr-defined]
        return "MD-SN"
    return MERGED.get(code, SWAPPED.get(code, code))


def read_countries(folder: Path, areas: dict[str, shapely.Geometry]) -> dict[str, shapely.Geometry]:
    """All other countries of Europe, Asia and northern Africa by ISO2.

    The points of the nine's outer borders are put into their neighbours' borders, so that both are the same line.
    """
    frame = gpd.read_file(folder / "ne_10m_admin_0_countries_deu.zip")
    frame = frame[~frame.ADM0_A3.isin([*DETAILED, "ATA"]) & (frame.ISO_A2_EH != "-99")]
    frame = frame[frame.intersects(shapely.box(*HALF_WORLD))].sort_values("ADM0_A3")
    outline = shapely.union_all(list(areas.values())).boundary
    shapely.prepare(outline)
    found: dict[str, list[shapely.Geometry]] = {}
    for row in frame.itertuples():
        geometry = shapely.set_precision(row.geometry, 1e-5)
        if shapely.dwithin(outline, geometry, SCALE):
            near = shapely.intersection(outline, shapely.box(*geometry.bounds).buffer(0.1))
            geometry = shapely.make_valid(shapely.snap(geometry, near, 3e-5))
        found.setdefault(row.ISO_A2_EH, []).append(geometry)
        NAMES.setdefault(row.ISO_A2_EH, row.NAME_EN)
    NAMES.update({DETAILED[a3]: name for a3, name in zip(DETAILED, NINE, strict=True)})
    return {code: shapely.union_all(parts) for code, parts in sorted(found.items())}


NINE = ("Belarus", "Ukraine", "Russia", "Poland", "Lithuania", "Latvia", "Estonia", "Moldova", "Romania")


def inside(point: Point, box: tuple[float, float, float, float]) -> bool:
    lon, lat = point[0] * SCALE, point[1] * SCALE
    return box[0] <= lon <= box[2] and box[1] <= lat <= box[3]


def tolerance(point: Point) -> float:
    """Thinning in degrees: none in the region, 2 km around it, 9 km far away."""
    return 0.0 if inside(point, REGION) else 0.02 if inside(point, AROUND) else 0.08


def worth_keeping(ring: Ring) -> bool:
    """Keep islands and holes of 0.5 km2 in the region, 25 km2 around it, 500 km2 far away (1 deg2 is 12,300 km2)."""
    least = 4e-5 if inside(ring[0], REGION) else 2e-3 if inside(ring[0], AROUND) else 4e-2
    return ring_area(ring) >= least


def write(topology: Topology, areas: dict[str, shapely.Geometry]) -> dict[str, list[object]]:
    users = topology.users()
    used = sorted(users)
    number = {old: new for new, old in enumerate(used)}

    def renumber(polygons: list[list[list[int]]]) -> list[list[list[int]]]:
        return [[[number[a] if a >= 0 else ~number[~a] for a in ring] for ring in polygon] for polygon in polygons]

    def shape(key: str, **properties: str) -> dict[str, object]:
        arcs = renumber(topology.members[key])
        return {"type": "MultiPolygon", "id": key, "properties": properties, "arcs": arcs}

    with (HERE / "area_names.csv").open(encoding="utf-8", newline="") as file:
        names = {row["iso_3166_2"]: (row["country"], row["name"]) for row in csv.DictReader(file)}
    others = [key for key in topology.members if key not in areas]
    lines: dict[str, list[list[int]]] = {"borders": [], "shores": [], "divisions": [], "small_divisions": []}
    for old in used:
        of = {key if key in others else names[key][0] for key in users[old]}
        divisions = "small_divisions" if of <= SMALL_AREAS else "divisions"
        kind = "shores" if len(users[old]) == 1 else "borders" if len(of) > 1 else divisions
        lines[kind].append([number[old]])
    document = {
        "type": "Topology",
        "transform": {"scale": [SCALE, SCALE], "translate": [0, 0]},
        "objects": {
            "areas": collection([shape(key, country=names[key][0], name=names[key][1]) for key in areas]),
            "countries": collection([shape(key, name=NAMES[key]) for key in others]),
            **{kind: {"type": "MultiLineString", "arcs": arcs} for kind, arcs in lines.items()},
        },
        "arcs": [encode(topology.arcs[old]) for old in used],
        "nine": {code: NAMES[code] for code in DETAILED.values()},
    }
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return document  # type: ignore[return-value]


def collection(shapes: list[dict[str, object]]) -> dict[str, object]:
    return {"type": "GeometryCollection", "geometries": shapes}


def check(topology: Topology, areas: dict[str, shapely.Geometry], countries: dict[str, shapely.Geometry]) -> None:
    """Refuse outlines that cross themselves or each other, or that changed an area by more than 5 %."""
    drawn = {key: topology.polygon(key) for key in topology.members}
    bad = [key for key, shape in drawn.items() if not shape.is_valid]
    if bad:
        sys.exit(f"outlines that cross themselves: {[(k, shapely.is_valid_reason(drawn[k])) for k in bad]}")
    for key, source in {**areas, **countries}.items():
        if source.area > 1 and not 0.95 < drawn[key].area / source.area < 1.05:
            sys.exit(f"{key} changed its area from {source.area:.3f} to {drawn[key].area:.3f} square degrees")
    edges = shapely.coverage_invalid_edges(list(drawn.values()))
    crossing = {key: edge.wkt[:90] for key, edge in zip(drawn, edges, strict=True) if not edge.is_empty}
    if crossing:
        sys.exit(f"outlines that cross a neighbour's: {crossing}")


if __name__ == "__main__":
    main()
