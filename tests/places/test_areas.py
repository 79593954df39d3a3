"""Outlines: recognised borders, every expected country and area, distances that can be checked by hand."""

from __future__ import annotations

import csv
import math
from typing import TYPE_CHECKING

import pytest
import shapely

from geo.errors import DataFileError, MissingError
from geo.places.areas import Area, Areas, open_areas
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def areas() -> Areas:
    return open_areas()


def listed(country: str) -> list[str]:
    with (DATA_DIR / "areas.csv").open(encoding="utf-8", newline="") as file:
        return sorted(row["name"] for row in csv.DictReader(file) if row["country"] == country)


@pytest.mark.parametrize(
    ("town", "lat", "lon", "country", "admin1"),
    [
        ("Simferopol", 44.952, 34.102, "UA", "Crimea"),
        ("Sevastopol", 44.605, 33.522, "UA", "Sevastopol"),
        ("Kerch", 45.357, 36.470, "UA", "Crimea"),
        ("Dzhankoi", 45.709, 34.393, "UA", "Crimea"),
        ("Donetsk", 48.003, 37.805, "UA", "Donetsk region"),
        ("Mariupol", 47.096, 37.549, "UA", "Donetsk region"),
        ("Luhansk", 48.567, 39.317, "UA", "Luhansk region"),
        ("Kherson", 46.637, 32.615, "UA", "Kherson region"),
        ("Melitopol", 46.847, 35.382, "UA", "Zaporizhzhia region"),
        ("Enerhodar", 47.499, 34.656, "UA", "Zaporizhzhia region"),
        ("Kyiv", 50.450, 30.524, "UA", "Kyiv city"),
        ("Kaliningrad", 54.710, 20.511, "RU", "Kaliningrad region"),
        ("Moscow", 55.752, 37.616, "RU", "Moscow city"),
        ("Kolomna", 55.079, 38.778, "RU", "Moscow region"),
        ("Chelyabinsk", 55.160, 61.403, "RU", "Chelyabinsk region"),
        ("Kostroma", 57.767, 40.927, "RU", "Kostroma region"),
        ("Astrakhan", 46.349, 48.041, "RU", "Astrakhan region"),
        ("Ulan-Ude", 51.827, 107.606, "RU", "Buryatia"),
        ("Yeysk", 46.709, 38.274, "RU", "Krasnodar krai"),
        ("Anadyr", 64.735, 177.515, "RU", "Chukotka"),
        ("Minsk", 53.900, 27.567, "BY", "Minsk city"),
        ("Barysau", 54.228, 28.505, "BY", "Minsk region"),
        ("Brest", 52.098, 23.688, "BY", "Brest region"),
        ("Homel", 52.434, 30.975, "BY", "Homel region"),
        ("Hrodna", 53.688, 23.826, "BY", "Hrodna region"),
        ("Mahiliou", 53.917, 30.345, "BY", "Mahiliou region"),
        ("Vitsebsk", 55.190, 30.205, "BY", "Vitsebsk region"),
        ("Terespol", 52.075, 23.616, "PL", "Lubelskie"),
        ("Vilnius", 54.687, 25.280, "LT", "Vilnius county"),
        ("Daugavpils", 55.883, 26.533, "LV", "Latgale"),
        ("Tartu", 58.381, 26.725, "EE", "Tartu county"),
        ("Tiraspol", 46.840, 29.643, "MD", "Transnistria"),
        ("Chișinău", 47.011, 28.864, "MD", "Chișinău city"),
        ("Suceava", 47.651, 26.256, "RO", "Suceava county"),
        ("Latakia", 35.531, 35.791, "SY", None),
    ],
)
def test_a_town_lies_in_its_recognised_country_and_area(
    areas: Areas, *, town: str, lat: float, lon: float, country: str, admin1: str | None
) -> None:
    assert (areas.country_at(lat, lon), areas.admin1_at(lat, lon)) == (country, admin1), town


@pytest.mark.parametrize(
    ("country", "km2"),
    [
        # The countries' own official areas; the outlines include inland water.
        ("BY", 207_600),
        ("UA", 603_550),
        ("PL", 312_700),
        ("LT", 65_300),
        ("LV", 64_600),
        ("EE", 45_300),
        ("MD", 33_850),
        ("RO", 238_400),
        ("RU", 17_098_000),
        ("SK", 49_035),
        ("HU", 93_030),
        ("FI", 338_500),
        ("GE", 69_700),
        ("BG", 110_990),
    ],
)
def test_a_country_is_drawn_whole(areas: Areas, country: str, km2: float) -> None:
    """Ukraine with Crimea and Russia without it come out at their size; a lost country or oblast would not."""
    assert equal_area_km2(areas.outline(country)) == pytest.approx(km2, rel=0.03)


def equal_area_km2(outline: shapely.Geometry) -> float:
    """Lambert's cylindrical equal-area projection of a sphere of 6371 km."""

    def project(lonlat: object) -> object:
        x = [math.radians(lon) for lon, _ in lonlat]  # type: ignore[attr-defined]
        y = [math.sin(math.radians(lat)) for _, lat in lonlat]  # type: ignore[attr-defined]
        return list(zip(x, y, strict=True))

    return float(shapely.transform(outline, project).area) * 6371.0**2


@pytest.mark.parametrize(
    ("country", "count"),
    [("BY", 7), ("UA", 27), ("RU", 83), ("PL", 16), ("LT", 10), ("LV", 5), ("EE", 15), ("MD", 35), ("RO", 42)],
)
def test_every_area_of_the_table_has_an_outline_and_the_other_way_round(areas: Areas, country: str, count: int) -> None:
    assert areas.admin1_names(country) == listed(country)
    assert len(listed(country)) == count


def test_areas_nest_exactly_in_their_country(areas: Areas) -> None:
    parts = [areas.outline(name) for name in areas.admin1_names("UA")]
    assert shapely.coverage_is_valid(parts)
    assert sum(part.area for part in parts) == pytest.approx(areas.outline("UA").area, rel=1e-9)


def test_neighbours_share_their_border_without_gap_or_overlap(areas: Areas) -> None:
    near = ["BY", "UA", "RU", "PL", "LT", "LV", "EE", "MD", "RO", "SK", "HU", "BG", "RS", "GE", "KZ", "FI"]
    assert shapely.coverage_is_valid([areas.outline(code) for code in near])


@pytest.mark.parametrize(
    ("where", "lat", "lon", "country"),
    [
        ("2 km off Odesa's harbour", 46.49, 30.79, "UA"),
        ("the Kerch bridge near Crimea", 45.312, 36.50, "UA"),
        ("10 km off Baltiysk", 54.62, 19.72, "RU"),
        ("the middle of the Black Sea", 43.5, 33.0, None),
        ("the middle of the Baltic", 56.5, 19.3, None),
    ],
)
def test_a_point_at_sea_belongs_to_the_coast_within_twelve_miles(
    areas: Areas, where: str, lat: float, lon: float, country: str | None
) -> None:
    assert areas.country_at(lat, lon) == country, where


@pytest.mark.parametrize(("lat", "lon"), [(None, 27.0), (53.0, None), (math.nan, 27.0), (None, None)])
def test_a_missing_coordinate_lies_nowhere(areas: Areas, lat: float | None, lon: float | None) -> None:
    assert areas.locate([lat, 53.9], [lon, 27.567]) == [(None, None), ("BY", "Minsk city")]
    kilometres = areas.border_km_many([lat, 53.9], [lon, 27.567])
    assert math.isnan(kilometres[0])
    assert kilometres[1] > 100


def test_no_points_give_no_answers(areas: Areas) -> None:
    assert areas.locate([], []) == []
    assert areas.border_km_many([], []) == []


def square_country(south: float, west: float) -> Areas:
    """One country of one degree by one degree."""
    shape = shapely.MultiPolygon([shapely.box(west, south, west + 1, south + 1)])
    return Areas([Area("XX", "XX", None)], [shape], {"XX": "Square"})


@pytest.mark.parametrize(
    ("lat", "lon", "kilometres"),
    [
        (0.5, 0.9, 11.12),  # 0.1 degrees inside the eastern side, on the equator: 0.1 * 111.195 km
        (0.5, 1.1, 11.12),  # the same outside
        (0.5, 2.0, 111.19),
        (0.5, 0.5, 55.6),  # the middle
        (3.0, 0.5, 222.4),  # 2 degrees north of the northern side
        (0.5, 1.0, 0.0),  # on the border
    ],
)
def test_distances_to_a_square_country_at_the_equator(lat: float, lon: float, kilometres: float) -> None:
    """One degree of a great circle of 6371.0088 km is 111.195 km; a side of a degree bends by 1 m in the projection."""
    assert square_country(0, 0).border_km(lat, lon, "XX") == pytest.approx(kilometres, rel=1e-3, abs=2e-3)


def test_a_degree_of_longitude_is_half_as_long_at_sixty_north() -> None:
    inland = square_country(60, 30).border_km(60.5, 30.1, "XX")
    assert inland == pytest.approx(0.1 * 111.195 * math.cos(math.radians(60.5)), rel=1e-3)


@pytest.mark.parametrize(
    ("lat", "lon", "country", "low", "high"),
    [
        (52.0975, 23.6877, "BY", 1, 5),  # Brest: the Bug is 2-4 km west
        (52.4345, 30.9754, "BY", 25, 50),  # Homel: 37 km to Russia
        (50.4501, 30.5234, "BY", 70, 95),  # Kyiv
        (53.9, 27.5667, "BY", 100, 130),  # Minsk
        (53.9, 27.5667, "LT", 100, 130),
        (55.1644, 61.4368, "BY", 1800, 1920),  # Chelyabinsk
        (50.5997, 36.5983, "UA", 28, 45),  # Belgorod
    ],
)
def test_distances_to_real_borders(
    areas: Areas, *, lat: float, lon: float, country: str, low: float, high: float
) -> None:
    assert low < areas.border_km(lat, lon, country) < high


def test_many_points_answer_like_one(areas: Areas) -> None:
    lats, lons = [53.9, 50.45, 44.95, 43.5], [27.57, 30.52, 34.1, 33.0]
    assert areas.locate(lats, lons) == [
        (areas.country_at(lat, lon), areas.admin1_at(lat, lon)) for lat, lon in zip(lats, lons, strict=True)
    ]
    assert areas.border_km_many(lats, lons) == [areas.border_km(lat, lon) for lat, lon in zip(lats, lons, strict=True)]


@pytest.mark.parametrize("asked", ["BY-BR", "by-br", "Brest region", "brest REGION"])
def test_an_outline_is_found_by_code_or_name(areas: Areas, asked: str) -> None:
    assert areas.outline(asked).covers(shapely.Point(23.6877, 52.0975))


@pytest.mark.parametrize("asked", ["Belarus", "BY", " by "])
def test_a_country_is_found_by_code_or_name(areas: Areas, asked: str) -> None:
    assert areas.outline(asked).covers(shapely.Point(27.5667, 53.9))


def test_an_unknown_outline_is_named_with_the_mend(areas: Areas) -> None:
    with pytest.raises(MissingError, match=r"no outline of 'Narnia'; give an ISO code"):
        areas.outline("Narnia")
    with pytest.raises(MissingError, match="'ZZ'"):
        areas.border_km(53.9, 27.5667, "ZZ")


def test_the_nine_countries_of_the_region_come_first_by_name(areas: Areas) -> None:
    assert list(areas.countries().items())[:3] == [("BY", "Belarus"), ("UA", "Ukraine"), ("RU", "Russia")]
    assert list(areas.countries())[3:9] == ["PL", "LT", "LV", "EE", "MD", "RO"]
    assert areas.admin1_names("SK") == []


@pytest.mark.parametrize("content", [None, "not json", '{"transform": {"scale": [1, 1]}}'])
def test_missing_or_damaged_outlines_say_how_to_mend_them(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "areas.topojson"
    if content is not None:
        path.write_text(content)
    with pytest.raises(DataFileError, match=r"restore the file or run `make data`"):
        open_areas(path)


def test_only_the_border_that_two_countries_share_is_measured_to() -> None:
    areas = open_areas()
    brest, minsk, vilnius = (52.09, 23.69), (53.9, 27.567), (54.69, 25.28)
    to_ukraine = areas.shared_border_km_many(*zip(brest, minsk, strict=True), "BY", "UA")
    assert to_ukraine[0] == pytest.approx(51, abs=3)
    assert areas.border_km(*brest) < 5 < to_ukraine[0]
    from_ukraine = areas.shared_border_km_many(*zip(brest, minsk, strict=True), "UA", "BY")
    assert from_ukraine == pytest.approx(to_ukraine, rel=1e-4)
    assert areas.shared_border_km_many([vilnius[0]], [vilnius[1]], "BY", "LT")[0] == pytest.approx(
        areas.border_km(*vilnius), abs=0.2
    )


def test_the_neighbours_of_a_country_are_those_that_share_a_border() -> None:
    assert open_areas().neighbours("BY") == ["LT", "LV", "PL", "RU", "UA"]
    with pytest.raises(MissingError, match="LT, LV, PL, RU, UA"):
        open_areas().shared_border_km_many([53.9], [27.567], "BY", "DE")
