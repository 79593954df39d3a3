"""What every file says of itself: whose words and data it holds, as of when, how chosen, and who may read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo import __version__
from geo.briefing.acts import WATERMARK

if TYPE_CHECKING:
    from geo.briefing.gate import Released

DATA_CREDIT: Final = (
    "Names of places: GeoNames (CC BY 4.0), OpenWeather (CC BY-SA 4.0), OurAirports (public domain), KATOTTG; "
    "borders: Natural Earth (public domain)"
)
"""The licences of the data that Kordon puts to what sources say (`data/SOURCES.md`)."""
NO_FILTER: Final = "none: all that may leave"


def sources_of(released: Released) -> list[str]:
    """Return the names of the sources of what was released, in order."""
    names = released.rows().column("source").unique().to_pylist()
    return sorted({name for name in names if name}, key=lambda name: (name.casefold(), name))


def filters_told(released: Released) -> str:
    """Return the filters as the words of an address or a command, or that there were none."""
    return "; ".join(f"{word}={value}" for word, value in released.words.items()) or NO_FILTER


def credits_of(released: Released) -> dict[str, str]:
    """Return what a file says of itself, by the names of its columns or attributes."""
    how = released.release
    gate = "" if how.private else f"; positions are cells of {how.cell_km:g} km; embargo {how.embargo_hours} h"
    gate += "; with Ukrainian forces" if how.ukrainian and not how.private else ""
    handling = f"TLP:{how.mark.value.upper()}{gate}"
    return {
        "handling": f"{WATERMARK}; {handling}" if how.private else handling,
        "cutoff": how.cutoff.isoformat().replace("+00:00", "Z"),
        "filter": filters_told(released),
        "data_sha256": released.sha256,
        "attribution": f"Sources: {', '.join(sources_of(released)) or 'none'}. {DATA_CREDIT}. Kordon {__version__}",
    }
