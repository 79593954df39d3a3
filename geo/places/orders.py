"""Tell which of two numbers is the latitude, where the writing leaves it open."""

from __future__ import annotations

_REGION = (43.0, 19.0, 61.0, 46.0)
"""South, west, north, east of the region that reports are about."""


def likelier_order(
    as_written: tuple[float, float], swapped: tuple[float, float], country: str | None
) -> tuple[float, float, bool]:
    """Return the likelier (lat, lon) and whether it is the swapped one.

    The named country decides, by its outline; else the region that reports are about; else the order as written.
    """
    if country is not None:
        from geo.places.areas import open_areas  # noqa: PLC0415 - the outlines are heavy

        outlines = open_areas()
        if outlines.country_at(*as_written) == country:
            return (*as_written, False)
        if outlines.country_at(*swapped) == country:
            return (*swapped, True)
    south, west, north, east = _REGION
    inside = [south <= lat <= north and west <= lon <= east for lat, lon in (as_written, swapped)]
    if inside[1] and not inside[0]:
        return (*swapped, True)
    return (*as_written, False)
