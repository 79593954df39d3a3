"""KML and KMZ, as of Google My Maps and Google Earth: placemarks as records.

Read are names, folders, descriptions as plain text, extended data, times and geometry (OGC 07-147r2). Links to other
files and services are never followed, and pictures, styles and tours are no sightings: what was left out is told.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

from geo.errors import InputFileError
from geo.intake import limits
from geo.intake.archives import ZIP, open_archive, read_part
from geo.intake.geojson import fix_of
from geo.intake.html_text import plain_text
from geo.intake.named_rows import NamedRows, Record, with_titles_read
from geo.intake.privacy import mask
from geo.intake.verdicts import Reason
from geo.intake.xml_events import read_xml

_FOLDERS: Final = frozenset({"Folder", "Document"})
_ASIDE: Final = {
    "NetworkLink": "links to other files (never followed)",
    "GroundOverlay": "pictures laid over the ground",
    "ScreenOverlay": "pictures laid over the screen",
    "PhotoOverlay": "photos",
    "Tour": "tours",
}
"""What is no placemark, and what it is called when it is told that it was left out."""
_SHAPES: Final = frozenset({"Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Track", "MultiTrack"})
_TEXTS: Final = {"name": "placemark", "description": "description", "when": "when", "begin": "begin", "end": "end"}
"""Elements of a placemark that become columns of these names."""
_BESIDE: Final = re.compile(r"(^|/)(__MACOSX/|\.)", re.IGNORECASE)


def kml_rows(data: bytes, name: str) -> tuple[NamedRows, str, tuple[str, ...]]:
    """Read the placemarks of KML or KMZ: the rows, the format's name, and what is to be told of the file.

    Raises InputFileError for a damaged file, one without a placemark, and an archive that is refused.
    """
    placemarks = Placemarks(name)
    packed = data.startswith(ZIP)
    beside = _read_placemarks(data, placemarks)
    return placemarks.rows(), "kmz" if packed else "kml", (*placemarks.remarks(), *beside)


def kml_shapes(data: bytes, name: str) -> tuple[list[tuple[str, dict[str, Any]]], tuple[str, ...]]:
    """Read the geometries of KML or KMZ with the names of their placemarks, and what is to be told of the file.

    Raises InputFileError as `kml_rows` does.
    """
    shapes: list[tuple[str, dict[str, Any]]] = []
    placemarks = Placemarks(name, shapes)
    beside = _read_placemarks(data, placemarks)
    return shapes, (*placemarks.remarks(), *beside)


def _read_placemarks(data: bytes, placemarks: Placemarks) -> list[str]:
    """Have the placemarks of a file taken; return what is to be told of the archive around it."""
    name = placemarks.name
    if not data.startswith(ZIP):
        read_xml(io.BytesIO(_mended(data)), placemarks, name)
        return []
    with open_archive(data, name) as archive:
        parts = [part for part in archive.namelist() if part.lower().endswith(".kml") and not _BESIDE.search(part)]
        if not parts:
            msg = f"{name} is an archive without a KML file to be read; export it anew as KML"
            raise InputFileError(msg)
        # The first one is the map, by the rules of KMZ; others are what it links to.
        main = min(parts, key=lambda part: (part.lower() != "doc.kml", part.count("/"), parts.index(part)))
        if placemarks.shapes is not None and archive.getinfo(main).file_size > limits.MAX_OVERLAY_BYTES:
            size = limits.MAX_OVERLAY_BYTES // 2**20
            msg = f"{name} holds more than {size} MB of KML, the limit of an overlay; simplify it or split it"
            raise InputFileError(msg)
        read_xml(io.BytesIO(_mended(read_part(archive, main, name))), placemarks, name)
    return [f"The archive holds more maps; only {mask(main)[0]} was read."] if len(parts) > 1 else []


def _mended(data: bytes) -> bytes:
    """Return UTF-8 with damaged bytes marked, so that they cost their row only; other encodings as they are."""
    head = data[:200].lower()
    if (b"encoding" in head and b"utf-8" not in head) or head.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        return data
    try:
        data.decode()
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace").encode()
    return data


@dataclass(slots=True)
class _Shape:
    """A geometry that is being read: `positions` are (lon, lat) as text, `parts` what it is made of."""

    kind: str
    positions: list[list[str]] = field(default_factory=list)
    parts: list[_Shape] = field(default_factory=list)

    def as_geojson(self) -> dict[str, Any] | None:
        """Return the geometry as GeoJSON has it, None where it is empty."""
        if self.kind in {"MultiGeometry", "MultiTrack"}:
            parts = [part for each in self.parts if (part := each.as_geojson()) is not None]
            if len(parts) > 1:
                return {"type": "GeometryCollection", "geometries": parts}
            return parts[0] if parts else None
        if self.kind == "Polygon":
            rings = [part.positions for part in self.parts if part.positions]
            return {"type": "Polygon", "coordinates": rings} if rings else None
        if not self.positions:
            return None
        if self.kind == "Point" or len(self.positions) == 1:
            return {"type": "Point", "coordinates": self.positions[0]}
        return {"type": "LineString", "coordinates": self.positions}


@dataclass(slots=True)
class Placemarks:
    """Takes the events of a KML document and keeps its placemarks as records."""

    name: str
    shapes: list[tuple[str, dict[str, Any]]] | None = None
    """Given a list, it takes the name and the geometry, as GeoJSON has it, of each placemark that has one."""
    _records: list[Record] = field(default_factory=list)
    _left_out: Counter[str] = field(default_factory=Counter)
    _folders: list[str] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _values: dict[str, str] | None = None
    _fault: Reason | None = None
    _shapes: list[_Shape] = field(default_factory=list)
    _whole: _Shape | None = None
    _key: str = ""
    _whens: list[str] = field(default_factory=list)

    def rows(self) -> NamedRows:
        """Return the rows of the placemarks. Raises InputFileError where there are none."""
        if not self._records:
            left_out = f" ({self._told()} are not read)" if self._left_out else ""
            msg = f"{self.name} holds no placemark{left_out}; export the layer with the sightings as KML"
            raise InputFileError(msg)
        return NamedRows(with_titles_read(self._records), self.name)

    def remarks(self) -> tuple[str, ...]:
        """Return what of the document was left out."""
        return (f"Not read: {self._told()}.",) if self._left_out else ()

    def _told(self) -> str:
        return ", ".join(f"{number:,} × {_ASIDE[kind]}" for kind, number in self._left_out.items())

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if "description" in self._path:
            self._path.append(tag)
            return  # markup that was not escaped: its words belong to the description
        self._path.append(tag)
        self._words = []
        if tag in _FOLDERS:
            self._folders.append("")
        elif tag == "Placemark":
            self._values, self._fault, self._whole, self._shapes, self._whens = {}, None, None, [], []
        elif tag in _ASIDE:
            self._left_out[tag] += 1
        elif self._values is None:
            return
        elif tag in _SHAPES:
            shape = _Shape(tag)
            if self._shapes:
                self._shapes[-1].parts.append(shape)
            elif self._whole is None:
                self._whole = shape
            self._shapes.append(shape)
        elif tag in {"Data", "SimpleData"}:
            self._key = attributes.get("name", "")

    def text(self, text: str) -> None:
        """Take a run of text."""
        self._words.append(text)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        self._path.pop()
        if "description" in self._path:
            self._words.append(" ")
            return
        above = self._path[-1] if self._path else ""
        text, self._words = "".join(self._words), []
        if tag in _FOLDERS:
            self._folders.pop()
        elif tag == "name" and above in _FOLDERS:
            # The name of the document is that of the map; only folders part it.
            self._folders[-1] = text.strip() if above == "Folder" else ""
        elif self._values is None:
            return
        elif tag == "Placemark":
            self._finish(self._values)
        elif tag in _SHAPES:
            self._shapes.pop()
        elif self._shapes:
            self._place(tag, text)
        else:
            self._say(tag, above, text, self._values)

    def _place(self, tag: str, text: str) -> None:
        shape = self._shapes[-1]
        if tag == "coordinates":
            shape.positions = _positions(text, single=shape.kind == "Point")
        elif tag == "coord":
            shape.positions.append(text.split())
        elif tag == "when":
            self._whens.append(text.strip())

    def _say(self, tag: str, above: str, text: str, values: dict[str, str]) -> None:
        """Put a text of a placemark among its values."""
        if tag == "SimpleData" or (tag == "value" and above == "Data"):
            key = self._key or "value"
        elif tag in _TEXTS and above in {"Placemark", "TimeStamp", "TimeSpan"}:
            key = _TEXTS[tag]
            text = plain_text(text) if tag == "description" else text
        else:
            return
        text = text.strip()
        if values.setdefault(key, text) == text or not text:
            return
        if not values[key] or tag in _TEXTS:
            values[key] = text
            return
        message = f"the name {mask(key[:60])[0]!r} stands twice with different values; keep one of them"
        self._fault = Reason(None, "name_twice", message)

    def _finish(self, values: dict[str, str]) -> None:
        folder = " / ".join(filter(None, self._folders))
        if folder:
            values.setdefault("folder", folder)
        if self._whens:
            values.setdefault("begin", min(self._whens))
            values.setdefault("end", max(self._whens))
        geometry = self._whole.as_geojson() if self._whole is not None else None
        self._values = None
        if self.shapes is not None:
            self.shapes += [] if geometry is None else [(values.get("placemark", ""), geometry)]
            return
        fix, doubts = fix_of(geometry)
        if isinstance(fix, Reason):
            self._records.append(Record(values, drawn=True, fault=self._fault or fix))
        else:
            self._records.append(Record(values, fix, drawn=True, fault=self._fault, doubts=doubts))
        if len(self._records) > limits.MAX_ROWS:
            msg = f"{self.name} has more than {limits.MAX_ROWS:,} placemarks; split it and import the parts"
            raise InputFileError(msg)


def _positions(text: str, *, single: bool) -> list[list[str]]:
    """Return positions (lon, lat, height) of KML, which are parted by white space and their numbers by commas."""
    if single:
        return [re.split(r"[\s,]+", text.strip())] if text.strip() else []
    return [each.split(",") for each in re.sub(r"\s*,\s*", ",", text).split()]
