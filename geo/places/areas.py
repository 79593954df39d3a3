"""Which country and first-order area a point lies in, and how far it is from a country's border.

Outlines: Natural Earth 1:10m in the internationally recognised borders (`data/SOURCES.md`). In the region 19-46 E,
43-61 N they are whole; they stray from the true border by about a kilometre, and so do these answers.
Nothing of shapely is imported before outlines are opened.
"""

from __future__ import annotations

import json
import math
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from geo.errors import DataFileError, MissingError
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    import shapely

OUTLINES: Final = DATA_DIR / "map" / "areas.topojson"

EARTH_KM: Final = 6371.0088
"""Mean radius (IUGG); distances on the sphere differ from the ellipsoid's by less than 0.6 %."""

TERRITORIAL_SEA_KM: Final = 22.224
"""12 nautical miles (UNCLOS, article 3): a point off the coast belongs to the nearest country within them."""

BORDER_KM: Final = 5.0
"""So near a border the outlines, which stray by a kilometre, contradict nobody who names the other country."""

_SEARCH_DEGREES: Final = 1.2
"""Half the box searched around a point at sea; 22 km are 1.2 degrees of longitude at 80 N."""


class Area(NamedTuple):
    """One outline: a first-order area (`admin1` is its name) or a whole country (`admin1` is None)."""

    code: str
    country: str
    admin1: str | None


class Areas:
    """Outlines with an index over them; open them with `open_areas`."""

    def __init__(self, areas: Sequence[Area], shapes: Sequence[shapely.Geometry], names: dict[str, str]) -> None:
        import shapely  # noqa: PLC0415 - costs 60 ms, wanted only where outlines are

        self._areas = tuple(areas)
        self._shapes = list(shapes)
        self._names = names
        self._borders: dict[str, _Border] = {}
        shapely.prepare(self._shapes)
        self._tree = shapely.STRtree(self._shapes)

    def countries(self) -> dict[str, str]:
        """Return the English name of each country by ISO2; the nine of the region come first."""
        return dict(self._names)

    def admin1_names(self, country: str) -> list[str]:
        """Return the names of a country's first-order areas, in their spelling everywhere; empty where none ship."""
        return sorted(area.admin1 for area in self._areas if area.country == country and area.admin1)

    def country_at(self, lat: float, lon: float) -> str | None:
        """Return the ISO2 code of the country at a point (or whose coast is within 12 nautical miles)."""
        return self.locate([lat], [lon])[0][0]

    def admin1_at(self, lat: float, lon: float) -> str | None:
        """Return the name of the first-order area at a point; None outside the nine countries."""
        return self.locate([lat], [lon])[0][1]

    def locate(self, lats: Sequence[float | None], lons: Sequence[float | None]) -> list[tuple[str | None, str | None]]:
        """Return (country, first-order area) of each point; (None, None) at sea and for a missing coordinate."""
        import numpy as np  # noqa: PLC0415
        import shapely  # noqa: PLC0415

        x, y = _columns(lats, lons)
        found = np.full(len(x), -1)
        usable = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
        points, areas = self._tree.query(shapely.points(x[usable], y[usable]))
        points = usable[points]
        inside = shapely.intersects_xy(np.asarray(self._shapes)[areas], x[points], y[points])
        # On a shared border the first in the file wins: reversed, so that it is written last.
        found[points[inside][::-1]] = areas[inside][::-1]
        for i in usable[found[usable] < 0]:
            found[i] = self._nearest(float(x[i]), float(y[i]))
        return [(self._areas[i].country, self._areas[i].admin1) if i >= 0 else (None, None) for i in found]

    def _nearest(self, x: float, y: float) -> int:
        """Return the index of the outline nearest to a point at sea, -1 beyond the territorial sea."""
        import shapely  # noqa: PLC0415

        box = (x - _SEARCH_DEGREES, y - _SEARCH_DEGREES, x + _SEARCH_DEGREES, y + _SEARCH_DEGREES)
        point = shapely.Point(0, 0)
        shrink = math.cos(math.radians(y))
        best, best_km = -1, TERRITORIAL_SEA_KM
        for i in sorted(self._tree.query(shapely.box(*box))):
            part = shapely.clip_by_rect(self._shapes[i], *box)
            if part.is_empty:
                continue
            flat = shapely.transform(part, lambda xy: (xy - (x, y)) * (shrink, 1.0))
            km = math.radians(flat.distance(point)) * EARTH_KM
            if km < best_km:
                best, best_km = int(i), km
        return best

    def border_km(self, lat: float, lon: float, country: str = "BY") -> float:
        """Return the distance in km from a point, on either side, to a country's border or coast."""
        return self.border_km_many([lat], [lon], country)[0]

    def border_km_many(
        self, lats: Sequence[float | None], lons: Sequence[float | None], country: str = "BY"
    ) -> list[float]:
        """Return distances in km to a country's border; nan for a missing coordinate.

        Nearest point in a stereographic projection around the country, then the great circle to it. Within
        0.6 % for the sphere, plus the outline's own kilometre. Raises MissingError for an unknown country.
        """
        if country not in self._borders:
            self._borders[country] = _Border(self.outline(country))
        return self._borders[country].km(*_columns(lats, lons))

    def shared_border_km_many(
        self, lats: Sequence[float | None], lons: Sequence[float | None], country: str, neighbour: str
    ) -> list[float]:
        """Return distances in km, on either side, to the land border that two countries (ISO2) share; nan as above.

        Raises MissingError where they share none.
        """
        key = f"{country}|{neighbour}"
        if key not in self._borders:
            self._borders[key] = _Border(self.outline(country), self._shared(country, neighbour))
        return self._borders[key].km(*_columns(lats, lons))

    def neighbours(self, country: str) -> list[str]:
        """Return the ISO2 codes of the countries that share a land border with a country.

        Raises MissingError for an unknown country.
        """
        import shapely  # noqa: PLC0415

        own = self.outline(country)
        near = {self._areas[i].country for i in self._tree.query(own)} - {country}
        lines = {code: _common_line(own, self.outline(code)) for code in near}
        return sorted(code for code, line in lines.items() if shapely.length(line) > 0)

    def _shared(self, country: str, neighbour: str) -> shapely.Geometry:
        import shapely  # noqa: PLC0415

        if neighbour in self._names and neighbour != country:
            line = _common_line(self.outline(country), self.outline(neighbour))
            if shapely.length(line) > 0:
                return line
        msg = f"{country} shares no border with {neighbour}; name one of {', '.join(self.neighbours(country))}"
        raise MissingError(msg)

    def outline(self, code_or_name: str) -> shapely.Geometry:
        """Return the outline, in (lon, lat), of a country or first-order area by ISO code or name.

        Raises MissingError where nothing goes by that name.
        """
        import shapely  # noqa: PLC0415

        asked = code_or_name.strip().casefold()
        for code, name in self._names.items():
            if asked in {code.casefold(), name.casefold()}:
                parts = [shape for area, shape in self._members() if area.country == code]
                return parts[0] if len(parts) == 1 else shapely.coverage_union_all(parts)
        for area, shape in self._members():
            if asked in {area.code.casefold(), (area.admin1 or "").casefold()}:
                return shape
        msg = f"no outline of {code_or_name!r}; give an ISO code (BY, BY-BR) or a name of data/areas.csv"
        raise MissingError(msg)

    def _members(self) -> zip[tuple[Area, shapely.Geometry]]:
        return zip(self._areas, self._shapes, strict=True)


class _Border:
    """A country's border in its own stereographic plane (Snyder 1987, p. 157), radius 1."""

    def __init__(self, outline: shapely.Geometry, line: shapely.Geometry | None = None) -> None:
        """Take the border of an outline, or only the `line` of it that is asked for."""
        import shapely  # noqa: PLC0415

        border = shapely.boundary(outline) if line is None else line
        west, south, east, north = shapely.bounds(outline)
        self._lon, self._lat = math.radians((west + east) / 2), math.radians((south + north) / 2)
        self._line = shapely.transform(border, lambda xy: self._project(xy[:, 0], xy[:, 1]))
        shapely.prepare(self._line)

    def km(self, lons: np.ndarray[Any, Any], lats: np.ndarray[Any, Any]) -> list[float]:
        import numpy as np  # noqa: PLC0415
        import shapely  # noqa: PLC0415

        far = np.full(len(lons), math.nan)
        usable = np.flatnonzero(np.isfinite(lons) & np.isfinite(lats))
        lons, lats = lons[usable], lats[usable]
        points = shapely.points(self._project(lons, lats))
        ends = shapely.get_coordinates(shapely.shortest_line(points, self._line)).reshape(-1, 2, 2)[:, 1]
        far[usable] = _great_circle_km(lats, lons, *self._unproject(ends))
        return [float(km) for km in far]

    def _project(self, lons: np.ndarray[Any, Any], lats: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        import numpy as np  # noqa: PLC0415

        lat, turn = np.radians(lats), np.radians(lons) - self._lon
        sin0, cos0 = math.sin(self._lat), math.cos(self._lat)
        scale = 2 / (1 + sin0 * np.sin(lat) + cos0 * np.cos(lat) * np.cos(turn))
        north = cos0 * np.sin(lat) - sin0 * np.cos(lat) * np.cos(turn)
        return np.column_stack((scale * np.cos(lat) * np.sin(turn), scale * north))

    def _unproject(self, points: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        import numpy as np  # noqa: PLC0415

        x, y = points[:, 0], points[:, 1]
        rho = np.maximum(np.hypot(x, y), 1e-12)
        c = 2 * np.arctan(rho / 2)
        sin0, cos0 = math.sin(self._lat), math.cos(self._lat)
        lat = np.arcsin(np.cos(c) * sin0 + y * np.sin(c) * cos0 / rho)
        lon = self._lon + np.arctan2(x * np.sin(c), rho * cos0 * np.cos(c) - y * sin0 * np.sin(c))
        return np.degrees(lat), np.degrees(lon)


def _common_line(one: shapely.Geometry, other: shapely.Geometry) -> shapely.Geometry:
    """Return the lines that two outlines share: their arcs are the same points, so no tolerance is needed."""
    import shapely  # noqa: PLC0415

    met = shapely.get_parts(shapely.intersection(shapely.boundary(one), shapely.boundary(other)))
    return shapely.MultiLineString([part for part in met if shapely.length(part) > 0])


def _great_circle_km(
    lat: np.ndarray[Any, Any], lon: np.ndarray[Any, Any], to_lat: np.ndarray[Any, Any], to_lon: np.ndarray[Any, Any]
) -> np.ndarray[Any, Any]:
    """Haversine."""
    import numpy as np  # noqa: PLC0415

    lat, lon, to_lat, to_lon = (np.radians(each) for each in (lat, lon, to_lat, to_lon))
    half = np.sin((to_lat - lat) / 2) ** 2 + np.cos(lat) * np.cos(to_lat) * np.sin((to_lon - lon) / 2) ** 2
    far: np.ndarray[Any, Any] = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return far


def _columns(
    lats: Sequence[float | None], lons: Sequence[float | None]
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Return x (longitudes) and y (latitudes) as floats, None as nan: shapely speaks (lon, lat)."""
    import numpy as np  # noqa: PLC0415

    return np.asarray(lons, dtype=float), np.asarray(lats, dtype=float)


@cache
def open_areas(path: Path = OUTLINES) -> Areas:
    """Open the outlines that ship with Kordon, once per process.

    Raises DataFileError where the file is missing or damaged.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        return _read(document)
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        msg = f"the outlines in {path} cannot be read ({error}); restore the file or run `make data`"
        raise DataFileError(msg) from error


def _read(document: dict[str, Any]) -> Areas:
    """Build outlines from TopoJSON: delta-encoded arcs, ~i for arc i reversed."""
    import numpy as np  # noqa: PLC0415

    scale = document["transform"]["scale"]
    arcs = [np.cumsum(np.asarray(arc), axis=0) * scale for arc in document["arcs"]]
    names: dict[str, str] = dict(document["nine"])
    areas, shapes = [], []
    for each in document["objects"]["areas"]["geometries"]:
        areas.append(Area(each["id"], each["properties"]["country"], each["properties"]["name"]))
        shapes.append(_shape(each["arcs"], arcs))
    for each in document["objects"]["countries"]["geometries"]:
        areas.append(Area(each["id"], each["id"], None))
        shapes.append(_shape(each["arcs"], arcs))
        names[each["id"]] = each["properties"]["name"]
    return Areas(areas, shapes, names)


def _shape(polygons: list[list[list[int]]], arcs: list[np.ndarray[Any, Any]]) -> shapely.Geometry:
    import shapely  # noqa: PLC0415

    return shapely.MultiPolygon(
        [shapely.Polygon(_ring(shell, arcs), [_ring(hole, arcs) for hole in holes]) for shell, *holes in polygons]
    )


def _ring(ring: list[int], arcs: list[np.ndarray[Any, Any]]) -> np.ndarray[Any, Any]:
    import numpy as np  # noqa: PLC0415

    parts = [arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
