"""One sighting that an analyst writes down: a file of one row, so that rules and screen are those of files."""

from __future__ import annotations

import csv
import io
import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError, UsageError
from geo.intake.fields import FIELDS
from geo.intake.load import plan_import

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.intake.plan import ImportOptions, ImportPlan
    from geo.places.query import Geocoder
    from geo.records.database import Records

NAME: Final = "written by hand"
"""What the list of imports has for the name of the file."""
_METRES_A_PIXEL: Final = 156_543.03
"""At zoom 0 on the equator, of web mercator with tiles of 256 pixels (earth's radius 6,378,137 m)."""
_CLICK_PX: Final = 6
"""How well a place is hit by a click."""


def plan_by_hand(
    said: Mapping[str, str], *, records: Records, geocoder: Geocoder, options: ImportOptions
) -> ImportPlan | None:
    """Say what would become of one sighting, given as texts by field; blank ones are not told.

    Return None while it tells not yet what, where and when. Raises UsageError for a field that there is not.
    """
    told = {name: " ".join(text.split()) for name, text in said.items() if text.strip()}
    if unknown := [name for name in told if name not in FIELDS]:
        msg = f"There is no field {unknown[0]!r}; use {', '.join(FIELDS)}"
        raise UsageError(msg)
    if not told:
        return None
    # What the analyst put into a field is meant for it, whatever it looks like.
    fields = replace(options.mapping, columns={name: name for name in told})
    try:
        return plan_import(
            as_file(told), NAME, records=records, geocoder=geocoder, options=replace(options, mapping=fields)
        )
    except InputFileError:
        return None


def as_file(told: Mapping[str, str]) -> bytes:
    """Return texts by field as a table of one row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(told)
    writer.writerow(told.values())
    return out.getvalue().encode()


def click_radius_m(lat: float, zoom: float) -> int:
    """Return how far off a click on the map may be: some pixels at that latitude and zoom, in metres of two figures."""
    metres = _CLICK_PX * _METRES_A_PIXEL * math.cos(math.radians(lat)) / 2**zoom
    digits = max(0, math.floor(math.log10(metres)) - 1)
    return int(round(metres, -digits))
