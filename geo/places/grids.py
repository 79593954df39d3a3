"""Read positions written as grid references: MGRS, UTM and plus codes (Open Location Code)."""

from __future__ import annotations

import re

from geo.places.coordinates import TypedPoint

_MGRS = re.compile(r"^(\d{1,2})\s*([C-HJ-NP-X])\s*([A-HJ-NP-Z])\s*([A-HJ-NP-V])\s*((?:\d\s*){2,10})$", re.IGNORECASE)
_UTM = re.compile(
    r"^(?:utm\s*)?(?:zone\s*)?(\d{1,2})\s*([C-HJ-NP-X])\s*,?\s+(?:e\s*)?(\d{6}(?:\.\d+)?)\s*(?:m?e)?[,\s]+(?:n\s*)?"
    r"(\d{6,7}(?:\.\d+)?)\s*(?:m?n)?$",
    re.IGNORECASE,
)
_PLUS = re.compile(r"^([23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{0,7})$", re.IGNORECASE)


def read_grid(text: str) -> TypedPoint | None:
    """Read a grid reference; None where the text is none or lies outside its grid.

    A reference names a square: the answer is its middle, the radius half its diagonal (mgrs 1.6, Open Location
    Code 1.0.1).
    """
    if (found := _UTM.match(text)) is not None:
        return _utm(found)
    if (found := _MGRS.match(text)) is not None:
        return _mgrs(found)
    if _PLUS.match(text):
        return _plus(text)
    return None


def _mgrs(found: re.Match[str]) -> TypedPoint | None:
    import mgrs  # noqa: PLC0415 - loads a compiled library

    digits = re.sub(r"\s", "", found[5])
    if len(digits) % 2:
        return None
    half = len(digits) // 2
    side = 10.0 ** (5 - half)
    middle = digits[:half] + "5" + digits[half:] + "5" if half < 5 else digits  # noqa: PLR2004 - five digits are 1 m
    try:
        lat, lon = mgrs.MGRS().toLatLon(f"{int(found[1]):02d}{found[2]}{found[3]}{found[4]}{middle}".upper())
    except mgrs.MGRSError:
        return None
    return TypedPoint(float(lat), float(lon), max(10.0, side * 0.71), "MGRS")


def _utm(found: re.Match[str]) -> TypedPoint | None:
    import mgrs  # noqa: PLC0415 - loads a compiled library

    hemisphere = "N" if found[2].upper() >= "N" else "S"
    try:
        reference = mgrs.MGRS().UTMToMGRS(int(found[1]), hemisphere, float(found[3]), float(found[4]))
        lat, lon = mgrs.MGRS().toLatLon(reference)
    except mgrs.MGRSError:
        return None
    return TypedPoint(float(lat), float(lon), 10.0, "UTM")


def _plus(text: str) -> TypedPoint | None:
    from openlocationcode import openlocationcode  # noqa: PLC0415 - seldom wanted

    if not openlocationcode.isFull(text):
        return None
    area = openlocationcode.decode(text)
    height_m = (area.latitudeHi - area.latitudeLo) * 111_200.0
    return TypedPoint(area.latitudeCenter, area.longitudeCenter, max(10.0, height_m * 0.71), "plus code")
