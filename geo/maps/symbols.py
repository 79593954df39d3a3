"""Military symbols of equipment (APP-6D, MIL-STD-2525D) as one SVG sprite, drawn by the library `milsymbol`.

The library reads 160 MB of tables to draw a symbol, so the sprite is made once by a process of its own, kept in the
user's folder, and served from there.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import threading
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from geo.errors import DataFileError

if TYPE_CHECKING:
    from pathlib import Path

ENTITIES: Final[dict[str, str]] = {
    "vehicle_unspecified": "15140000",
    "truck": "15140700",
    "fuel_truck": "15140900",
    "light_vehicle": "15140100",
    "engineering": "15130000",
    "comms_ew": "15200100",
    "tank": "15120200",
    "ifv": "15120101",
    "apc": "15120103",
    "armoured_vehicle": "15120100",
    "sp_artillery": "15110900",
    "towed_artillery": "15110900",
    "mlrs": "15111600",
    "mortar": "15111400",
    "missile_system": "15111300",
    "air_defence": "15111100",
    "fighter": "01110104",
    "bomber": "01110103",
    "transport_aircraft": "01110107",
    "awacs": "01110116",
    "helicopter": "01110200",
    "uav": "01110300",
    "wagon": "15150200",
    "train": "15150000",
    "personnel": "10121100",
    "convoy": "15140000",
    "ship": "30120000",
    "other": "15000000",
}
"""Symbol set and entity of each equipment class: MIL-STD-2525D, appendices A-F, as `data/equipment.csv` has them.

A class that only says "vehicle" has the entity of vehicles at large, and "other" a frame with nothing in it.
"""
IDENTITIES: Final[dict[str, str]] = {"RU": "6", "BY": "5", "UA": "3", "unknown": "1"}
"""Standard identity (MIL-STD-2525D, table A-III) by affiliation, as seen from Ukraine: hostile, suspect, friend.

Forces of others and forces of which nobody says whose they are have the frame of the unknown.
"""
_SIZE: Final = 30
_MAKING_S: Final = 120
_FILE: Final = "symbols.svg"
_making = threading.Lock()
_OPEN: Final = re.compile(r'^<svg\b[^>]*viewBox="([-\d. ]+)"[^>]*>(.*)</svg>$', re.DOTALL)


def sidc(equipment_class: str, affiliation: str | None) -> str:
    """Return the 20-digit code of a class and an affiliation; classes of a user's own lexicon are drawn as other."""
    entity = ENTITIES.get(equipment_class, ENTITIES["other"])
    identity = IDENTITIES.get(affiliation or "unknown", IDENTITIES["unknown"])
    return f"100{identity}{entity[:2]}0000{entity[2:]}0000"


def every_code() -> list[str]:
    """Return the codes that a map may need, each once."""
    return sorted({sidc(name, side) for name in ENTITIES for side in IDENTITIES})


def make_sprite() -> str:
    """Draw the sprite: one SVG `<symbol>` for each code, named by it, in the size at which the map draws it.

    Raises DataFileError where the library draws no symbol for a code.
    """
    from milsymbol import Symbol  # noqa: PLC0415 - takes seconds and much memory

    parts = []
    for code in every_code():
        symbol = Symbol(code, size=_SIZE)
        found = _OPEN.match(symbol.as_svg().strip())
        if not symbol.is_valid() or not found:
            msg = f"milsymbol draws no symbol for {code}; install the version that requirements.txt names"
            raise DataFileError(msg)
        box, inside = found.groups()
        parts.append(f'<symbol id="sidc-{code}" viewBox="{box}">{inside}</symbol>')
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'


@cache
def sprite(folder: Path) -> bytes:
    """Return the sprite as UTF-8 SVG, out of the user's folder or made anew by a process of its own.

    Raises DataFileError where it cannot be made.
    """
    mark = hashlib.sha256(f"{version('milsymbol')} {_SIZE} {every_code()}".encode()).hexdigest()[:16]
    path = folder / f"{mark}.{_FILE}"
    with _making:  # several browsers that ask at the first start have it drawn once
        try:
            return path.read_bytes()
        except OSError:
            made = _made_apart()
        _keep(made, path)
    return made


def _made_apart() -> bytes:
    command = [sys.executable, "-m", "geo.maps.symbols"]
    try:
        return subprocess.run(command, capture_output=True, check=True, timeout=_MAKING_S).stdout  # noqa: S603 - our own module
    except (OSError, subprocess.SubprocessError) as error:
        msg = f"the symbols could not be drawn ({type(error).__name__}); install what requirements.txt names"
        raise DataFileError(msg) from error


def _keep(made: bytes, path: Path) -> None:
    """Keep the sprite for the next start; a machine that keeps nothing draws it again."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(made)
        draft.replace(path)
    except OSError:
        return


if __name__ == "__main__":
    sys.stdout.buffer.write(make_sprite().encode())
