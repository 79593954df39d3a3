"""The schematic corridors: roads and railways as ordered stops, and which of them pass a point."""

from __future__ import annotations

import csv
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.errors import DataFileError
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

REACH_KM: Final = 15.0
"""How far from a stop a place may lie and still be on its corridor: stops are town centres."""
_MOST: Final = 64
_KM_A_DEGREE: Final = 111.195


class Corridors:
    """The stops of each corridor, for questions about many points at once."""

    def __init__(self, names: tuple[str, ...], stops: NDArray[np.float64], of: NDArray[np.uint64]) -> None:
        self.names = names
        self._stops = stops
        self._of = of

    def passing(self, lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.uint64]:
        """Return which corridors have a stop within REACH_KM of each point, a bit for each; degrees; NaN has none."""
        points, at = np.unique(np.column_stack([lat, lon]).round(4), axis=0, return_inverse=True)
        found = np.zeros(len(points), dtype=np.uint64)
        for (stop_lat, stop_lon), bit in zip(self._stops, self._of, strict=True):
            north = (points[:, 0] - stop_lat) * _KM_A_DEGREE
            east = (points[:, 1] - stop_lon) * _KM_A_DEGREE * np.cos(np.radians(stop_lat))
            found[np.hypot(north, east) <= REACH_KM] |= bit
        return found[at.ravel()]

    def named(self, bits: int) -> list[str]:
        """Return the names of the corridors whose bits are set."""
        return [name for number, name in enumerate(self.names) if bits >> number & 1]


@lru_cache(maxsize=1)
def open_corridors(path: Path = DATA_DIR / "corridors.csv") -> Corridors:
    """Read the corridors. Raises DataFileError where the file is missing, damaged, or holds more than 64 of them."""
    numbers: dict[str, int] = {}
    names: list[str] = []
    stops, of = [], []
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["corridor_id"] not in numbers:
                    numbers[row["corridor_id"]] = len(names)
                    names.append(row["ref"])
                stops.append((float(row["lat"]), float(row["lon"])))
                of.append(1 << numbers[row["corridor_id"]])
    except (OSError, KeyError, ValueError) as error:
        msg = f"The corridors that ship with Kordon cannot be read ({error}); install Kordon anew"
        raise DataFileError(msg) from error
    if len(names) > _MOST:
        msg = f"{path.name} holds {len(names)} corridors; {_MOST} are the most"
        raise DataFileError(msg)
    return Corridors(tuple(names), np.array(stops, dtype=np.float64), np.array(of, dtype=np.uint64))
