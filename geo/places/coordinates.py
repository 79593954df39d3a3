"""Read typed coordinates: decimal degrees, degrees-minutes-seconds, MGRS, UTM and plus codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = r"[+-]?\d{1,3}(?:[.,]\d+)?"
_HEMISPHERE: Final = {
    "n": "n", "north": "n", "с": "n", "сш": "n", "север": "n", "пн": "n", "пнш": "n", "пш": "n", "пнач": "n",
    "s": "s", "south": "s", "ю": "s", "юш": "s", "пд": "s",
    "e": "e", "east": "e", "в": "e", "вд": "e", "сх": "e", "схд": "e", "сд": "e", "восток": "e", "уд": "e",
    "w": "w", "west": "w", "з": "w", "зд": "w",
}  # fmt: skip
_LABELS = re.compile(
    r"\b(?:lat(?:itude)?|lon(?:g(?:itude)?)?|lng|широта|долгота|довгота|шырата|даўгата)\b\s*[:=]?", re.IGNORECASE
)
_WRAPPERS = re.compile(
    r"^(?:geo:|point\s*\(|gps\s*:?|coord(?:inate)?s?\s*:?|координаты?\s*:?|координати\s*:?)", re.IGNORECASE
)
_MARKS = str.maketrans({"º": "°", "˚": "°", "′": "'", "’": "'", "´": "'", "ʹ": "'", "″": '"', "”": '"', "“": '"',
                        "ʺ": '"', "−": "-", "–": "-"})  # fmt: skip
_PART = re.compile(
    r"""(?P<before>[a-zа-яіў.]{1,6}\s*)?
    (?P<degrees>[+-]?\d{1,3}(?:[.,]\d+)?)\s*(?:°|(?:deg|град|гр)\.?)?\s*
    (?:(?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*(?:'(?!')|м(?:ин)?\.?|min\.?)\s*)?
    (?:(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:"|''|с(?:ек)?\.?|sec\.?)\s*)?
    (?P<after>[a-zа-яіў.]{1,7}(?:\s?[шд]\.?)?)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_BARE_SEXAGESIMAL = re.compile(
    r"^(?P<h1>[NSEW])?\s*(?P<d1>\d{1,3})[\s:](?P<m1>\d{1,2}(?:\.\d+)?)(?:[\s:](?P<s1>\d{1,2}(?:\.\d+)?))?\s*(?P<h2>[NSEW])?"
    r"[,;/\s]+(?P<h3>[NSEW])?\s*(?P<d2>\d{1,3})[\s:](?P<m2>\d{1,2}(?:\.\d+)?)(?:[\s:](?P<s2>\d{1,2}(?:\.\d+)?))?\s*(?P<h4>[NSEW])?$",
    re.IGNORECASE,
)
_TWO_DECIMALS = re.compile(rf"^\(?\s*({_NUMBER})\s*[,;/|\s]\s*({_NUMBER})\s*\)?$")
_COMMA_DECIMALS = re.compile(r"^\(?\s*([+-]?\d{1,3},\d+)\s*[;/|\s,]\s*([+-]?\d{1,3},\d+)\s*\)?$")
_SPLIT = re.compile(
    r"\s*,?\s+(?=[NSEW]\s?\d)|(?<=\d[NSEW])(?=\d)|\s*[;/|]\s*|,\s+|\s*,\s*(?=[NSEWСЮВЗПСх])|(?<=[NSEWnsewшШдД.°'\"])\s*,?\s+(?=[NSEWnsew+-]?\s?\d)"
)

_BETWEEN_MARKS = re.compile(r"(?<=°)\s+(?=\d{1,2}(?:[.,]\d+)?\s?')|(?<=')\s+(?=\d{1,2}(?:[.,]\d+)?\s?(?:\"|''))")
"""Blanks within one angle: 52° 7.4'."""
_LETTERS_BEHIND = re.compile(r"([+-]?\d[^a-z]*[NSEW])[\s,;/]*(\d[^a-z]*[NSEW])", re.IGNORECASE)
_LETTERS_BEFORE = re.compile(r"([NSEW]\s?\d[^a-z]*?)[\s,;/]*([NSEW]\s?\d[^a-z]*)", re.IGNORECASE)
_COMPACT = re.compile(
    r"(\d{2})(\d{2})(\d{2}(?:\.\d+)?)?([NS])[\s,/]*(\d{3})(\d{2})(\d{2}(?:\.\d+)?)?([EW])", re.IGNORECASE
)
"""Degrees, minutes and seconds without marks, as aviation writes them: 520724N0234555E."""

LAT_MOST: Final = 90.0
LON_MOST: Final = 180.0
_SIXTY: Final = 60.0


class TypedPoint(NamedTuple):
    """A point as typed: its position, how far off it may be, how it was written, and the other reading.

    `swapped` is the position with latitude and longitude exchanged where the writing leaves that open.
    """

    lat: float
    lon: float
    radius_m: float
    writing: str
    swapped: tuple[float, float] | None = None


def check_coordinates(lat: float, lon: float) -> str | None:
    """Say in a sentence what is wrong with a position, None if nothing is."""
    if not (lat == lat and lon == lon):  # noqa: PLR0124 - only NaN differs from itself
        return "a coordinate is not a number"
    if abs(lat) > LAT_MOST:
        swap = " (latitude and longitude may be swapped)" if abs(lat) <= LON_MOST and abs(lon) <= LAT_MOST else ""
        return f"latitude {lat:g} is outside -90..90{swap}"
    if abs(lon) > LON_MOST:
        return f"longitude {lon:g} is outside -180..180"
    if lat == 0 and lon == 0:
        return "latitude and longitude are both 0, which usually means that they are missing"
    return None


def read_coordinates(text: str) -> tuple[float, float] | None:
    """Read one position (lat, lon) from a text that holds nothing else, None where it is no position."""
    point = read_point(text)
    return None if point is None else (point.lat, point.lon)


_FIGURE = re.compile(r"[\d+]")


def read_point(text: str) -> TypedPoint | None:
    """Read one typed position in any of the writings, with its precision; None where the text is no position."""
    point = _read_any(text)
    return point if point is not None and check_coordinates(point.lat, point.lon) is None else None


def beyond_globe(text: str) -> str | None:
    """Say what is wrong with a text that is written as a position and is none on the globe; None for any other."""
    point = _read_any(text)
    return None if point is None else check_coordinates(point.lat, point.lon)


def _read_any(text: str) -> TypedPoint | None:
    """Read a position in any of the writings, whether or not it lies on the globe."""
    if _FIGURE.search(text) is None:
        return None
    cleaned = _WRAPPERS.sub("", text.strip().translate(_MARKS)).strip().rstrip(")").strip(" .,;")
    cleaned = " ".join(_LABELS.sub(" ", cleaned).split())
    point = _two_numbers(cleaned) or _two_angles(cleaned)
    if point is None:
        from geo.places.grids import read_grid  # noqa: PLC0415 - the grids' libraries are wanted only here

        point = read_grid(cleaned)
    return point


def _precision_m(number: str) -> float:
    """Return half of the last digit's worth, in metres, at least ten."""
    digits = len(re.split(r"[.,]", number)[1]) if re.search(r"[.,]", number) else 0
    return max(10.0, 55_600.0 / 10.0**digits)


def _decimal(text: str) -> float:
    return float(text.replace(",", "."))


def _two_numbers(text: str) -> TypedPoint | None:
    found = _COMMA_DECIMALS.match(text) or _TWO_DECIMALS.match(text)
    if found is None:
        return None
    one, two = found.groups()
    if not re.search(r"[.,]\d", one) and not re.search(r"[.,]\d", two):
        return None  # "12, 30" is a date or a count sooner than a position
    first, second = _decimal(one), _decimal(two)
    radius = max(_precision_m(one), _precision_m(two))
    if abs(first) > LAT_MOST >= abs(second):
        return TypedPoint(second, first, radius, "decimal degrees")
    other = (second, first) if abs(second) <= LAT_MOST else None
    return TypedPoint(first, second, radius, "decimal degrees", other)


def _two_angles(text: str) -> TypedPoint | None:
    bare = _BARE_SEXAGESIMAL.match(text)
    if bare is not None:
        return _from_sexagesimal(bare)
    one, two = _pair_of_angles(_BETWEEN_MARKS.sub("", text))
    if one is None or two is None or (one[1] is not None and one[1] == two[1]):
        return None
    (first, axis_1, step_1), (second, axis_2, step_2) = one, two
    radius = max(step_1, step_2)
    if axis_1 == "lon" or axis_2 == "lat":
        return TypedPoint(second, first, radius, "degrees")
    if axis_1 == "lat" or axis_2 == "lon":
        return TypedPoint(first, second, radius, "degrees")
    if "°" not in text:
        return None
    return TypedPoint(first, second, radius, "degrees", (second, first))


def _pair_of_angles(text: str) -> Sequence[tuple[float, str | None, float] | None]:
    """Return two angles, each None where a part is none: parted at their letters, else at what stands between."""
    if (compact := _COMPACT.fullmatch(text)) is not None:
        cells = compact.groups("")
        text = " ".join(map(_marked, (cells[:4], cells[4:])))
    lettered = _LETTERS_BEHIND.fullmatch(text) or _LETTERS_BEFORE.fullmatch(text)
    if lettered is not None:
        angles = [_angle(part.strip()) for part in lettered.groups()]
        if None not in angles:
            return angles
    parts = [part.strip() for part in _SPLIT.split(text) if part.strip()]
    return [_angle(part) for part in parts] if len(parts) == 2 else [None, None]  # noqa: PLR2004 - two angles


def _marked(angle: tuple[str, ...]) -> str:
    degrees, minutes, seconds, letter = angle
    tail = f'{seconds}"' if seconds else ""
    return f"{degrees}°{minutes}'{tail}{letter}"


def _angle(part: str) -> tuple[float, str | None, float] | None:
    """Return the angle in degrees, its axis where a hemisphere is named, and its precision in metres."""
    found = _PART.match(part)
    if found is None:
        return None
    marks = [re.sub(r"[\s.]", "", found[group] or "").lower() for group in ("before", "after")]
    hemispheres = [_HEMISPHERE.get(mark) for mark in marks if mark]
    if any(each is None for each in hemispheres) or len(hemispheres) > 1:
        return None
    whole = _decimal(found["degrees"])
    minutes, seconds = found["minutes"], found["seconds"]
    if any(rest is not None and _decimal(rest) >= _SIXTY for rest in (minutes, seconds)):
        return None
    value = abs(whole) + _decimal(minutes or "0") / 60 + _decimal(seconds or "0") / 3600
    hemisphere = hemispheres[0] if hemispheres else None
    if whole < 0 or hemisphere in {"s", "w"}:
        value = -value
    step = 15.0 if seconds else 930.0 / 10 ** _decimals(minutes) if minutes else _precision_m(found["degrees"])
    axis = None if hemisphere is None else "lat" if hemisphere in {"n", "s"} else "lon"
    return value, axis, max(10.0, step)


def _decimals(number: str) -> int:
    parts = re.split(r"[.,]", number)
    return len(parts[1]) if len(parts) > 1 else 0


def _from_sexagesimal(found: re.Match[str]) -> TypedPoint | None:
    marks = [found[group] for group in ("h1", "h2", "h3", "h4")]
    if not any(marks) and not (found["s1"] and found["s2"]):
        return None  # "51 30, 12 40" alone says too little
    rebuilt = []
    for degrees, minutes, seconds, before, after in (("d1", "m1", "s1", "h1", "h2"), ("d2", "m2", "s2", "h3", "h4")):
        mark = found[before] or found[after] or ""
        tail = f' {found[seconds]}"' if found[seconds] else ""
        rebuilt.append(f"{found[degrees]}° {found[minutes]}'{tail} {mark}".strip())
    angles = [_angle(each) for each in rebuilt]
    one, two = angles
    if one is None or two is None:
        return None
    (first, axis, step_1), (second, _, step_2) = one, two
    radius = max(step_1, step_2)
    if axis == "lon":
        return TypedPoint(second, first, radius, "degrees")
    return TypedPoint(first, second, radius, "degrees", None if axis else (second, first))
