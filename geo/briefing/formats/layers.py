"""GeoPackage (OGC 12-128r18) and GeoParquet 1.1: a layer of sightings, drawn as cells and areas, for QGIS and GDAL."""

from __future__ import annotations

import io
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import geopandas as gpd
import pyarrow.parquet as pq

from geo.briefing.formats import Written
from geo.briefing.formats.credits import credits_of
from geo.briefing.formats.features import spot_of
from geo.briefing.formats.lines import COLUMNS, lines_of

if TYPE_CHECKING:
    from geo.briefing.gate import Released

LAYER: Final = "sightings"
_WHOLE: Final = ("count_min", "count_max", "credibility")
_REAL: Final = ("lat", "lon", "radius_m", "origin_lat", "origin_lon", "origin_radius_m", "destination_lat",
                "destination_lon", "destination_radius_m", "confidence", "drawn_radius_m")  # fmt: skip
_PRAGMAS: Final = ("PRAGMA journal_mode = DELETE", "VACUUM")


def frame_of(released: Released) -> gpd.GeoDataFrame:
    """Return the sightings as a frame of polygons (points in a private one) in WGS 84, with what each is drawn of."""
    spots = [spot_of(row, released) for row in released.rows().to_pylist()]
    frame = gpd.GeoDataFrame(
        lines_of(released),
        columns=list(COLUMNS),
        geometry=[None if spot is None else spot.shape for spot in spots],
        crs="EPSG:4326",
    )
    frame["drawn"] = [None if spot is None else spot.kind for spot in spots]
    frame["drawn_role"] = [None if spot is None else spot.role for spot in spots]
    frame["drawn_radius_m"] = [None if spot is None else spot.radius_m for spot in spots]
    kinds = dict.fromkeys(_WHOLE, "Int64") | dict.fromkeys(_REAL, "float64")
    texts = {name: "string" for name in frame.columns if name not in kinds and name != "geometry"}
    return frame.astype(kinds | texts)


def write_gpkg(released: Released) -> Written:
    """Return the sightings as a GeoPackage; what it says of itself is in its metadata and its layer's description."""
    told = credits_of(released)
    cutoff = released.release.cutoff.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    with tempfile.TemporaryDirectory(prefix="kordon-") as folder:
        file = Path(folder) / "kordon.gpkg"
        frame_of(released).to_file(
            file,
            driver="GPKG",
            layer=LAYER,
            engine="pyogrio",
            geometry_type="Unknown",
            metadata=told,
            layer_options={"DESCRIPTION": "; ".join(f"{name}: {text}" for name, text in told.items())},
        )
        # The library dates the file by the clock; the cut-off is the only clock here.
        with closing(sqlite3.connect(file)) as database:
            database.execute("UPDATE gpkg_contents SET last_change = ?", (cutoff,))
            if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'gpkg_metadata_reference'").fetchone():
                database.execute("UPDATE gpkg_metadata_reference SET timestamp = ?", (cutoff,))
            database.commit()
            for pragma in _PRAGMAS:
                database.execute(pragma)
        return Written(file.read_bytes())


def write_parquet(released: Released) -> Written:
    """Return the sightings as GeoParquet; what it says of itself stands in the file's metadata under `kordon_`."""
    first = io.BytesIO()
    frame_of(released).to_parquet(first, index=False, schema_version="1.1.0")
    table = pq.read_table(io.BytesIO(first.getvalue()))
    metadata = dict(table.schema.metadata or {})
    metadata |= {f"kordon_{name}".encode(): text.encode("utf-8") for name, text in credits_of(released).items()}
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(metadata), out, compression="zstd")
    return Written(out.getvalue())
