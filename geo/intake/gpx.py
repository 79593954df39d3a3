"""GPX (1.0 and 1.1): waypoints and routes that somebody marked, as records.

Tracks are left out and told: they are where the one who recorded them went, which is nobody's business. So are who
made the file and with which device.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError
from geo.intake import limits
from geo.intake.geojson import fix_of
from geo.intake.named_rows import NamedRows, Record, with_titles_read
from geo.intake.verdicts import Reason
from geo.intake.xml_events import read_xml

if TYPE_CHECKING:
    from typing import Any

_MARKED: Final = frozenset({"wpt", "rte"})
_TEXTS: Final = {"name": "placemark", "desc": "description", "cmt": "comment", "time": "when", "type": "category"}
"""Elements of a waypoint or route that become columns of these names; links, symbols and extensions do not."""


def gpx_rows(data: bytes, name: str) -> tuple[NamedRows, tuple[str, ...]]:
    """Read the waypoints and routes of a GPX file: the rows, and what is to be told of the file.

    Raises InputFileError for a damaged file, and for one in which nothing is marked.
    """
    marks = _Marks(name)
    read_xml(io.BytesIO(data), marks, name)
    left_out = [f"{marks.tracks:,} × tracks (where the one who recorded them went)"] if marks.tracks else []
    if not marks.records:
        told = f" ({left_out[0]} are not read)" if left_out else ""
        msg = f"{name} holds no waypoint and no route{told}; mark the sightings as waypoints and export them"
        raise InputFileError(msg)
    return NamedRows(with_titles_read(marks.records), name), tuple(f"Not read: {each}." for each in left_out)


class _Marks:
    """Takes the events of a GPX document and keeps its waypoints and routes as records."""

    def __init__(self, name: str) -> None:
        self.records: list[Record] = []
        self.tracks = 0
        self._name = name
        self._path: list[str] = []
        self._words: list[str] = []
        self._values: dict[str, str] | None = None
        self._positions: list[list[str]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if tag in _MARKED and len(self._path) == 1:
            self._values, self._positions = {}, []
        if tag in {"wpt", "rtept"} and self._values is not None:
            self._positions.append([attributes.get("lon", ""), attributes.get("lat", "")])
        self.tracks += tag == "trk"
        self._path.append(tag)
        self._words = []

    def text(self, text: str) -> None:
        """Take a run of text."""
        self._words.append(text)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        self._path.pop()
        if self._values is None:
            return
        if tag in _TEXTS and self._path[-1] in _MARKED:
            self._values.setdefault(_TEXTS[tag], "".join(self._words).strip())
        elif tag in _MARKED and len(self._path) == 1:
            self._finish(self._values)

    def _finish(self, values: dict[str, str]) -> None:
        kind, at = ("Point", self._positions[0]) if len(self._positions) == 1 else ("LineString", self._positions)
        geometry: dict[str, Any] | None = {"type": kind, "coordinates": at} if self._positions else None
        fix, doubts = fix_of(geometry)
        fault = fix if isinstance(fix, Reason) else None
        self.records.append(
            Record(values, None if isinstance(fix, Reason) else fix, drawn=True, fault=fault, doubts=doubts)
        )
        self._values = None
        if len(self.records) > limits.MAX_ROWS:
            msg = f"{self._name} has more than {limits.MAX_ROWS:,} waypoints; split it and import the parts"
            raise InputFileError(msg)
