"""Settings: one table of `KORDON_*` environment variables, read once at the edge and passed down."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

from geo.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

APP_NAME = "kordon"
DATA_DIR = Path(__file__).resolve().parent.parent / "data"
"""Files that ship with Kordon; read only."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """Every setting with its default; each field is read from `KORDON_<FIELD IN CAPITALS>`.

    `database_url`  record database, `sqlite:///file` or `postgresql+psycopg://...`
    `user_dir`      folder for the default database and the signing secret
    `watched`       ISO2 code of the watched country
    `time_zone`     IANA zone in which local times of reports are read
    `secret`        key that signs the map's links; made and kept in `user_dir` when empty
    `online`        1 switches on the online services that are named below; off by default
    `geocoder`      online geocoder: nominatim, photon, pelias or opencage; none by default
    `geocoder_url`  its server, where it is not the public one
    `geocoder_key`  its API key, where it wants one
    `user_agent`    how requests to it are signed: who you are and where you can be reached
    `tiles`         online map tiles to offer: osm, or an https address with {z}, {x}, {y}; none by default
    `tiles_dark`    the same for the dark theme, where the server has such
    `tiles_attribution`  whose the tiles of such an address are, as their licence wants it said
    `sample`        0 keeps a new, empty database empty; by default the app shows the sample in it
    `proposals`     name of an installed plug-in that may point the reader at further words; none by default
    `embargo_hours` how old a sighting must be before it may be published
    """

    database_url: str = ""
    user_dir: str = ""
    watched: str = "BY"
    time_zone: str = "Europe/Minsk"
    secret: str = ""
    online: bool = False
    geocoder: str = ""
    geocoder_url: str = ""
    geocoder_key: str = field(default="", repr=False)
    user_agent: str = ""
    tiles: str = ""
    tiles_dark: str = ""
    tiles_attribution: str = ""
    sample: bool = True
    proposals: str = ""
    embargo_hours: int = 24

    @property
    def folder(self) -> Path:
        """Folder of the user's own data, not yet made."""
        if self.user_dir:
            return Path(self.user_dir).expanduser()
        import platformdirs  # noqa: PLC0415 - only wanted where no folder is set

        return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))

    @property
    def record_url(self) -> str:
        """URL of the record database: the set one, else a SQLite file in the user's folder."""
        return self.database_url or f"sqlite:///{self.folder / 'kordon.sqlite'}"


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment.

    Raises UsageError where a value does not fit its field.
    """
    env = os.environ if environ is None else environ
    values: dict[str, object] = {}
    for each in fields(Settings):
        name = f"KORDON_{each.name.upper()}"
        text = env.get(name, "").strip()
        if text:
            values[each.name] = _CHECKS.get(each.name, _read)(name, text, type(each.default))
    return Settings(**values)  # type: ignore[arg-type]


def _read(name: str, text: str, kind: type) -> object:
    if kind is bool:
        if text.lower() in {"1", "true", "yes", "on"}:
            return True
        if text.lower() in {"0", "false", "no", "off"}:
            return False
        msg = f"{name} is {text!r}; give 1 or 0"
        raise UsageError(msg)
    if kind is int:
        if not re.fullmatch("[0-9]{1,6}", text):
            msg = f"{name} is {text!r}; give a whole number of 0 or more"
            raise UsageError(msg)
        return int(text)
    return text


def drawn_countries() -> list[str]:
    """Return the ISO2 codes of the countries that the map draws, in order."""
    import csv  # noqa: PLC0415 - only wanted where a country is set

    with (DATA_DIR / "labels.csv").open(encoding="utf-8", newline="") as file:
        return sorted({row["code"] for row in csv.DictReader(file) if row["kind"] == "country"})


def _country(name: str, text: str, _kind: type) -> str:
    """Return the code of a country that the map draws."""
    known = drawn_countries()
    if text.upper() not in known:
        msg = f"{name} is {text!r}; give a country of the map as two letters (ISO 3166): {', '.join(known)}"
        raise UsageError(msg)
    return text.upper()


def _zone(name: str, text: str, _kind: type) -> str:
    import zoneinfo  # noqa: PLC0415 - only wanted where a zone is set

    try:
        zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        msg = f"{name} is {text!r}, and there is no such time zone; give an IANA name, for example Europe/Minsk"
        raise UsageError(msg) from None
    return text


def _tiles(name: str, text: str, _kind: type) -> str:
    if text == "osm" or (text.startswith("https://") and all(part in text for part in ("{z}", "{x}", "{y}"))):
        return text
    msg = f"{name} is {text!r}; give osm, or an address such as https://tiles.example.org/{{z}}/{{x}}/{{y}}.png"
    raise UsageError(msg)


_CHECKS: Final[Mapping[str, Callable[[str, str, type], object]]] = {
    "watched": _country, "time_zone": _zone, "tiles": _tiles, "tiles_dark": _tiles,
}  # fmt: skip
"""Settings whose text must mean something beyond its type."""
