"""A portable bundle: the view, the data, its sources and the hash of each file, in one ZIP for a colleague to check."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from geo.briefing.acts import marked_stem
from geo.briefing.content import make_briefing
from geo.briefing.files import file_bytes
from geo.briefing.formats import Written
from geo.briefing.formats.credits import credits_of
from geo.briefing.formats.geojson import write_geojson
from geo.briefing.formats.table import write_csv_file
from geo.briefing.request import Request
from geo.records.csv_text import write_csv

if TYPE_CHECKING:
    from datetime import datetime

    from geo.briefing.gate import Release, Released

SUMS: Final = "SHA256SUMS"
_FIRST_YEAR: Final = 1980
"""ZIP has no dates before it."""
_SOURCE_COLUMNS: Final = ("source", "reliability", "sightings", "reports", "urls", "handling")
_README: Final = """\
What this is
============
Sightings that left Kordon, with the view that was made of them.

  data/sightings.csv      one line a sighting; Kordon imports it
  data/sightings.geojson  the same for QGIS and other programs of maps
  view/briefing.png       the picture of it
  view.json               filters, cut-off and mark; "address" is the path of the same view below that of Kordon
  sources.csv             who said it, and where
  SHA256SUMS              the hash of each file: sha256sum -c SHA256SUMS

"""


def write_bundle(released: Released) -> Written:
    """Return the bundle as a ZIP; its clock is the cut-off, so the same release gives the same bytes."""
    told = credits_of(released)
    files = {
        "README.txt": (_README + "".join(f"{name}: {text}\n" for name, text in told.items())).encode("utf-8"),
        "data/sightings.csv": write_csv_file(released).data,
        "data/sightings.geojson": write_geojson(released).data,
        "sources.csv": _sources(released, told),
        "view.json": _view(released, told),
        "view/briefing.png": file_bytes(make_briefing(released, Request()), "png"),
    }
    files = _marked(files, released.release)
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    files[SUMS] = f"# {told['handling']}\n{sums}".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = told["handling"].encode("utf-8")[:1000]
        for name, data in sorted(files.items()):
            archive.writestr(_entry(name, released.release.cutoff), data)
    return Written(out.getvalue())


def _marked(files: dict[str, bytes], how: Release) -> dict[str, bytes]:
    """Return the files of a private bundle under names that say so, since each may be taken out of it."""
    names = {}
    for name in files:
        stem, _, ending = name.rpartition(".")
        names[name] = f"{marked_stem(stem, how)}.{ending}"
    readme = files["README.txt"].decode("utf-8")
    for name, marked in names.items():
        readme = readme.replace(f"  {name} ", f"  {marked} ")
    return {names[name]: data for name, data in (files | {"README.txt": readme.encode("utf-8")}).items()}


def _entry(name: str, cutoff: datetime) -> zipfile.ZipInfo:
    year = max(_FIRST_YEAR, cutoff.year)
    entry = zipfile.ZipInfo(name, (year, cutoff.month, cutoff.day, cutoff.hour, cutoff.minute, cutoff.second))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # Unix, wherever it was made
    return entry


def _view(released: Released, told: dict[str, str]) -> bytes:
    how = released.release
    view = {
        **told,
        "address": f"/?{urlencode(released.words)}" if released.words else "/",
        "filters": released.words,
        "watched": released.watched,
        "tlp": how.mark.value,
        "private": how.private,
        "embargo_hours": None if how.private else how.embargo_hours,
        "cell_km": None if how.private else how.cell_km,
        "sightings": released.sightings,
        "movements": released.movements,
    }
    return (json.dumps(view, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _sources(released: Released, told: dict[str, str]) -> bytes:
    """Return the sources as CSV, most sightings first: how they are graded, and where their reports stand."""
    by_source: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in released.rows().select(["source", "reliability", "report_id", "url"]).to_pylist():
        by_source[row["source"]].append(row)
    lines = [
        (
            name,
            next((row["reliability"] for row in rows if row["reliability"]), None),
            len(rows),
            len({row["report_id"] for row in rows}),
            " ".join(sorted({row["url"] for row in rows if row["url"]})),
            told["handling"],
        )
        for name, rows in sorted(by_source.items(), key=lambda each: (-len(each[1]), each[0]))
    ]
    return write_csv(_SOURCE_COLUMNS, lines).encode("utf-8-sig")
