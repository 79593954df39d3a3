"""Read lists of places: CSV or TSV with names in any columns, OpenStreetMap extracts, GeoNames dumps (also zipped)."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError
from geo.model import PlaceKind
from geo.places.artefact import NewPlace
from geo.places.coordinates import check_coordinates, read_coordinates
from geo.places.hints import AreaNames
from geo.places.spelling import is_cyrillic, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_GEONAMES_COLUMNS: Final = 19
_RADIUS_M: Final = {
    PlaceKind.SETTLEMENT: 2500.0, PlaceKind.STATION: 2000.0, PlaceKind.AIRFIELD: 2500.0,
    PlaceKind.TRAINING_GROUND: 6000.0, PlaceKind.BORDER_CROSSING: 2000.0, PlaceKind.POINT: 2000.0,
    PlaceKind.ADMIN1: 80_000.0, PlaceKind.ADMIN2: 32_000.0, PlaceKind.COUNTRY: 300_000.0,
}  # fmt: skip
_LAT: Final = frozenset(["lat", "latitude", "y", "широта", "шырата", "lat_dd", "ycoord", "szerokosc"])
_LON: Final = frozenset(
    ["lon", "long", "lng", "longitude", "x", "долгота", "довгота", "даўгата", "lon_dd", "xcoord", "dlugosc"]
)
_POSITION: Final = frozenset(
    ["coordinates", "coords", "coordinate", "position", "location", "gps", "координаты", "координати", "каардынаты"]
)
_COUNTRY: Final = frozenset(
    [
        "country",
        "countrycode",
        "country_code",
        "iso2",
        "cc",
        "iso",
        "страна",
        "країна",
        "краіна",
        "addr:country",
        "is_in:country",
    ]
)
_ADMIN1: Final = frozenset(
    ["admin1", "region", "oblast", "province", "область", "вобласць", "addr:region", "admin1_name", "state"]
)
_KIND: Final = frozenset(["kind", "type", "place", "тип", "railway", "aeroway", "feature_code", "fcode"])
_PEOPLE: Final = frozenset(["population", "pop", "people", "насельніцтва", "население", "населення"])
_RADIUS: Final = frozenset(["radius_m", "radius", "precision_m"])
_NAME = re.compile(
    r"^(?:.*[_ :])?(?:name|names|title|toponym|village|settlement|название|назва|наименование|имя|nazwa|miejscowosc)"
    r"(?:[_ :].*)?$|^(?:name|alt|old|int|loc|official)?_?name.*$"
    r"|^(?:be|ru|uk|en|pl|latin|lacinka|local)$|^alternatenames?$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\s*[|;]\s*")
_KINDS: Final = {
    "settlement": PlaceKind.SETTLEMENT, "village": PlaceKind.SETTLEMENT, "hamlet": PlaceKind.SETTLEMENT,
    "town": PlaceKind.SETTLEMENT, "city": PlaceKind.SETTLEMENT, "locality": PlaceKind.SETTLEMENT,
    "station": PlaceKind.STATION, "halt": PlaceKind.STATION, "rstn": PlaceKind.STATION, "rstp": PlaceKind.STATION,
    "airfield": PlaceKind.AIRFIELD, "aerodrome": PlaceKind.AIRFIELD, "airport": PlaceKind.AIRFIELD,
    "airp": PlaceKind.AIRFIELD, "airf": PlaceKind.AIRFIELD, "airb": PlaceKind.AIRFIELD, "airh": PlaceKind.AIRFIELD,
    "training_ground": PlaceKind.TRAINING_GROUND, "milb": PlaceKind.TRAINING_GROUND, "rng": PlaceKind.TRAINING_GROUND,
    "border_crossing": PlaceKind.BORDER_CROSSING, "border_control": PlaceKind.BORDER_CROSSING,
    "pstb": PlaceKind.BORDER_CROSSING,
    "point": PlaceKind.POINT,
}  # fmt: skip
_GEONAMES_KINDS: Final = frozenset({"rstn", "rstp", "airp", "airf", "airb", "milb", "pstb"})


@dataclass(slots=True)
class Listed:
    """What a file holds: its places, and (row number, reason) of each row that is none."""

    places: list[NewPlace] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)


def read_listed(path: Path) -> Listed:
    """Read a file of places.

    Raises InputFileError, with the mend, where it is no list of places.
    """
    text = _text(path)
    first = text.split("\n", 1)[0]
    if _is_geonames(first):
        return _located(_geonames(text))
    return _located(_table(text, path.name))


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        msg = f"{path} cannot be read: {error.strerror}"
        raise InputFileError(msg) from error
    if content[:2] == b"PK":
        content = _unzipped(content, path)
    if b"\0" in content[:4096]:
        msg = f"{path.name} is not text; give a CSV file or a GeoNames dump (BY.zip or BY.txt)"
        raise InputFileError(msg)
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            return content.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    msg = f"{path.name} is neither UTF-8 nor Windows-1251 text; save it as UTF-8"
    raise InputFileError(msg)


_LARGEST = 1_500_000_000


def _unzipped(content: bytes, path: Path) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            wanted = [each for each in archive.infolist() if each.filename.endswith((".txt", ".csv", ".tsv"))]
            wanted = [each for each in wanted if "readme" not in each.filename.lower()]
            if len(wanted) != 1 or wanted[0].file_size > _LARGEST:
                msg = f"{path.name} should hold one .txt or .csv file; unpack it and give the file itself"
                raise InputFileError(msg)
            return archive.read(wanted[0])
    except zipfile.BadZipFile as error:
        msg = f"{path.name} is a damaged zip file; fetch it again"
        raise InputFileError(msg) from error


def _is_geonames(line: str) -> bool:
    cells = line.split("\t")
    return len(cells) == _GEONAMES_COLUMNS and cells[0].isdigit()


def _geonames(text: str) -> Listed:
    """Read a GeoNames dump: settlements, stations, airfields, ranges and border posts of its rows."""
    listed = Listed()
    for number, line in enumerate(text.split("\n"), 1):
        if not line:
            continue
        cells = line.split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            listed.refused.append((number, f"{len(cells)} columns instead of {_GEONAMES_COLUMNS}"))
            continue
        code = cells[7].lower()
        if cells[6] != "P" and code not in _GEONAMES_KINDS:
            continue
        names = [cells[1], *(name for name in cells[3].split(",") if _is_ours(name))]
        _take(listed, number, names, _KINDS.get(code, PlaceKind.SETTLEMENT), lat=cells[4], lon=cells[5],
              country=cells[8], people=cells[14])  # fmt: skip
    return listed


def _is_ours(name: str) -> bool:
    """Tell whether a name is written in Latin or Cyrillic letters, and by people rather than by a machine."""
    return bool(name) and (is_cyrillic(name) or (max(name) < "Ͱ" and not name[0].islower()))


def _table(text: str, file_name: str) -> Listed:
    sample = text[:20_000]
    header_line = sample.split("\n", 1)[0]
    delimiter = max("\t;,|", key=header_line.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    header = [cell.strip().lstrip("@").lower() for cell in next(rows, [])]
    columns = _Columns(header)
    if not columns.names or ((columns.lat is None or columns.lon is None) and columns.position is None):
        msg = (
            f"{file_name}: the first row must name the columns: at least one with names (name, name_be, name_ru ...) "
            "and lat and lon; found: " + ", ".join(header[:12])
        )
        raise InputFileError(msg)
    listed = Listed()
    for number, row in enumerate(rows, 1):
        if any(cell.strip() for cell in row):
            _take_row(listed, number, row, columns)
    return listed


class _Columns:
    """Where the columns of a table stand."""

    def __init__(self, header: Sequence[str]) -> None:
        self.lat = self._at(header, _LAT)
        self.lon = self._at(header, _LON)
        self.position = self._at(header, _POSITION)
        self.country = self._at(header, _COUNTRY)
        self.admin1 = self._at(header, _ADMIN1)
        self.people = self._at(header, _PEOPLE)
        self.radius = self._at(header, _RADIUS)
        self.kinds = [at for at, name in enumerate(header) if name in _KIND]
        taken = {self.lat, self.lon, self.position, self.country, self.admin1, self.people, self.radius, *self.kinds}
        self.names = [at for at, name in enumerate(header) if at not in taken and _NAME.match(name)]

    @staticmethod
    def _at(header: Sequence[str], names: frozenset[str]) -> int | None:
        return next((at for at, name in enumerate(header) if name in names), None)


def _take_row(listed: Listed, number: int, row: Sequence[str], columns: _Columns) -> None:
    def cell(at: int | None) -> str:
        return row[at].strip() if at is not None and at < len(row) else ""

    lat, lon = cell(columns.lat), cell(columns.lon)
    if not (lat and lon) and columns.position is not None:
        point = read_coordinates(cell(columns.position))
        lat, lon = (repr(point[0]), repr(point[1])) if point else ("", "")
    names = [name for at in columns.names for name in _SEVERAL.split(cell(at)) if name]
    kinds = [_KINDS[cell(at).lower()] for at in columns.kinds if cell(at).lower() in _KINDS]
    _take(
        listed, number, names, kinds[0] if kinds else PlaceKind.SETTLEMENT, lat=lat, lon=lon,
        country=cell(columns.country),
        admin1=cell(columns.admin1), people=cell(columns.people), radius=cell(columns.radius),
    )  # fmt: skip


def _take(
    listed: Listed, number: int, names: Iterable[str], kind: PlaceKind,
    *, lat: str, lon: str, country: str = "", admin1: str = "", people: str = "", radius: str = "",
) -> None:  # fmt: skip
    kept = tuple(dict.fromkeys(name.replace("|", " ").strip() for name in names if len(plain(name)) > 1))
    if not kept:
        listed.refused.append((number, "no name"))
        return
    try:
        point = float(lat.replace(",", ".")), float(lon.replace(",", "."))
    except ValueError:
        listed.refused.append((number, f"no position: latitude {lat!r}, longitude {lon!r}"))
        return
    wrong = check_coordinates(*point)
    if wrong:
        listed.refused.append((number, wrong))
        return
    listed.places.append(NewPlace(
        names=kept, kind=kind, country=country.upper() if len(country) == 2 else country or None,  # noqa: PLR2004 - ISO2
        admin1=admin1 or None, lat=point[0], lon=point[1],
        radius_m=_number(radius) or _RADIUS_M[kind], population=int(_number(people)),
    ))  # fmt: skip


def _number(text: str) -> float:
    digits = re.sub(r"[\s\u00a0]", "", text)
    try:
        return max(0.0, min(float(digits), 4e7))
    except ValueError:
        return 0.0


def _located(listed: Listed) -> Listed:
    """Fill in the country and area of each place that a row leaves out, by the shipped outlines."""
    from geo.places.areas import open_areas  # noqa: PLC0415 - the outlines are heavy
    from geo.places.offline import shipped_gazetteer  # noqa: PLC0415 - only where a list is read

    names = AreaNames(shipped_gazetteer())
    outlines = open_areas()
    found = outlines.locate([place.lat for place in listed.places], [place.lon for place in listed.places])
    listed.places = [_placed(place, where, names) for place, where in zip(listed.places, found, strict=True)]
    return listed


def _placed(place: NewPlace, where: tuple[str | None, str | None], names: AreaNames) -> NewPlace:
    country = (names.country(place.country) if place.country else None) or where[0]
    admin1 = where[1] if where[0] == country else None
    if place.admin1:
        said = [area for code, area in names.areas(place.admin1, country) if area is not None and code == country]
        admin1 = admin1 if admin1 in said or not said else said[0]
    return replace(place, country=country, admin1=admin1)
