"""The formats in which sightings leave: each is made of what the gate released, and of nothing else."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.briefing.gate import Released


class Written(NamedTuple):
    """A file in memory. `unplaced` sightings are not in it: the format has no room for what has no place."""

    data: bytes
    unplaced: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """A format: its name for people, the ending of its files, its media type, and where its writer is."""

    label: str
    ending: str
    media_type: str
    writer: str

    def write(self, released: Released) -> Written:
        """Return what was released as a file of this format: the same bytes for the same release."""
        module, name = self.writer.split(":")
        found: Callable[[Released], Written] = getattr(importlib.import_module(f"{__name__}.{module}"), name)
        return found(released)


FORMATS: Final[dict[str, Format]] = {
    "csv": Format(label="CSV table", ending="csv", media_type="text/csv", writer="table:write_csv_file"),
    "geojson": Format(
        label="GeoJSON", ending="geojson", media_type="application/geo+json", writer="geojson:write_geojson"
    ),
    "kml": Format(label="KML", ending="kml", media_type="application/vnd.google-earth.kml+xml", writer="kml:write_kml"),
    "gpkg": Format(
        label="GeoPackage", ending="gpkg", media_type="application/geopackage+sqlite3", writer="layers:write_gpkg"
    ),
    "parquet": Format(
        label="GeoParquet", ending="parquet", media_type="application/vnd.apache.parquet", writer="layers:write_parquet"
    ),
    "cot": Format(label="Cursor on Target", ending="cot", media_type="application/xml", writer="cot:write_cot"),
    "html": Format(label="map in one HTML file", ending="html", media_type="text/html", writer="page:write_page"),
    "bundle": Format(
        label="bundle with sources and hashes (ZIP)",
        ending="zip",
        media_type="application/zip",
        writer="bundle:write_bundle",
    ),
    "atom": Format(label="Atom feed", ending="atom", media_type="application/atom+xml", writer="atom:write_atom"),
}
"""Every format by the word that names it; writers are imported when they are wanted."""


def format_of(name: str) -> Format:
    """Return a format by its name. Raises UsageError where there is none of that name."""
    found = FORMATS.get(name.strip().lower())
    if found is None:
        msg = f"There is no format {name!r}; give one of {', '.join(FORMATS)}"
        raise UsageError(msg)
    return found
