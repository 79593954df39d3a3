"""Records that name their values (JSON, GeoJSON, KML) as rows under the names that any of them has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError
from geo.intake import limits
from geo.intake.count_words import counted_thing
from geo.intake.encoding import damage_of
from geo.intake.fields import field_of
from geo.intake.polish_equipment import classify
from geo.intake.rows import RawRow
from geo.intake.verdicts import Reason, remark, review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_SAME_DEGREES: Final = 0.01
"""Two positions of one record that lie closer are one, told with more figures or fewer."""
_WIDE_M: Final = 40_000
"""Half of the width of a raion, about: what reaches farther is an area and no place."""
_TELLS_WHAT: Final = frozenset({"equipment", "equipment_class", "text"})
_TITLES: Final = ("placemark", "description", "comment")
_GEOMETRY: Final = ("lat", "lon", "radius_m")


@dataclass(frozen=True, slots=True)
class Fix:
    """Where the geometry of a record lies: degrees and metres as text, the radius blank for a point."""

    lat: str
    lon: str
    radius_m: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its values by name in the order of the file, and where its geometry lies, if it has any.

    `drawn` tells that the format draws records on a map, so that a position is asked of each.
    """

    values: Mapping[str, str]
    fix: Fix | None = None
    drawn: bool = False
    fault: Reason | None = None
    doubts: tuple[Reason, ...] = ()


def with_titles_read(records: Sequence[Record]) -> Sequence[Record]:
    """Return the marks of a map with what their titles say, where no column tells what was seen.

    People write "3 tanks T-72" or "10 Urals towards Brest" over a pin. A count and its equipment are taken as typed, a
    title with more in it is a text to be read; so is the description of a pin whose title names no equipment, but
    perhaps a place.
    """
    names = {key for record in records for key in record.values}
    if any((found := field_of(key)) is not None and found[0] in _TELLS_WHAT for key in names):
        return records
    if not any(classify(text) for record in records for key in _TITLES if (text := record.values.get(key, ""))):
        return records
    return [replace(record, values=_titled(record.values)) for record in records]


def _titled(values: Mapping[str, str]) -> dict[str, str]:
    title = values.get("placemark", "")
    rest = {key: text for key, text in values.items() if key != "placemark"}
    counted = counted_thing(title)
    if counted is not None:
        return {"count": counted[0], "equipment": counted[1]} | rest
    if classify(title) is not None:
        return {"text": title} | rest
    return {"text": values.get("description") or values.get("comment", "")} | dict(values)


class NamedRows:
    """The rows of records, held in memory: the headings are the names of all records, in the order of first sight.

    Where geometry tells a position, it fills the columns for latitude, longitude and radius that the records have, or
    new ones of these names; a record's own values win over its geometry, and a contradiction is told.
    """

    def __init__(self, records: Iterable[Record], name: str) -> None:
        """Raise InputFileError where there is no record, and for more rows or names than the limits."""
        at: dict[str, int] = {}
        self._rows: list[tuple[Sequence[str], Reason | None, tuple[Reason, ...]]] = []
        fixes: dict[int, Fix] = {}
        drawn = False
        for record in records:
            drawn |= record.drawn
            if record.fix is not None:
                fixes[len(self._rows)] = record.fix
            cells = [""] * len(at)
            for key, value in record.values.items():
                place = at.setdefault(key, len(at))
                if place < len(cells):
                    cells[place] = value
                else:
                    cells.append(value)
            self._rows.append((cells, record.fault or damage_of(cells), record.doubts))
            _check_limits(len(self._rows), len(at), name)
        if not self._rows:
            msg = f"{name} holds an empty list; there is no row in it"
            raise InputFileError(msg)
        if drawn:
            self._set(fixes, at)
        self.headings = tuple(key.strip().encode("utf-8", "replace").decode("utf-8") for key in at)

    def __iter__(self) -> Iterator[RawRow]:
        """Go through the rows."""
        width = len(self.headings)
        for number, (cells, fault, doubts) in enumerate(self._rows, start=1):
            yield RawRow(number, [*cells, *[""] * (width - len(cells))], fault, doubts)

    def _set(self, fixes: Mapping[int, Fix], at: dict[str, int]) -> None:
        """Write where each geometry lies into the cells of its row."""
        has_radius = any(fix.radius_m for fix in fixes.values())
        columns = {}
        for part in _GEOMETRY if has_radius else _GEOMETRY[:2]:
            known = sorted((found[1], key) for key in at if (found := field_of(key)) is not None and found[0] == part)
            columns[part] = at[known[0][1]] if known else at.setdefault(part, len(at))
        for row, fix in fixes.items():
            cells, fault, doubts = self._rows[row]
            filled = [*cells, *[""] * (len(at) - len(cells))]
            lat, lon = columns["lat"], columns["lon"]
            if not filled[lat].strip() and not filled[lon].strip():
                filled[lat], filled[lon] = fix.lat, fix.lon
                if fix.radius_m and not filled[columns["radius_m"]].strip():
                    filled[columns["radius_m"]] = fix.radius_m
            elif _differ(filled[lat], fix.lat) or _differ(filled[lon], fix.lon):
                doubts = (*doubts, _two_positions(filled[lat], filled[lon], fix))
            self._rows[row] = (filled, fault, doubts)


def shape_taken(kind: str, radius_m: str) -> Reason:
    """Return what is to be said of a row whose shape became a point with a radius; a wide one waits for review."""
    message = f"the {kind} was taken as a point within it, with the radius of {radius_m} m that holds it all"
    if int(radius_m) <= _WIDE_M:
        return remark("radius_m", "shape_taken", message)
    mend = "a pin would claim more than that: name the area as the place, draw a smaller shape, or accept it as it is"
    return review("radius_m", "wide_shape", f"{message}; {mend}")


def _check_limits(rows: int, columns: int, name: str) -> None:
    if rows > limits.MAX_ROWS:
        msg = f"{name} has more than {limits.MAX_ROWS:,} rows; split it and import the parts"
        raise InputFileError(msg)
    if columns > limits.MAX_COLUMNS:
        msg = f"{name} has records of more than {limits.MAX_COLUMNS} names, the limit; leave out what is not needed"
        raise InputFileError(msg)


def _differ(said: str, drawn: str) -> bool:
    try:
        return abs(float(said.replace(",", ".")) - float(drawn)) > _SAME_DEGREES
    except ValueError:
        return False


def _two_positions(lat: str, lon: str, fix: Fix) -> Reason:
    message = (
        f"the record says {lat[:20]}, {lon[:20]} and its geometry lies at {fix.lat[:20]}, {fix.lon[:20]}; "
        "what it says was taken: mend one of them"
    )
    return review("lat", "two_positions", message)
