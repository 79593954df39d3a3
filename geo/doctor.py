"""The check of an installation: versions, record database, data files, and that nothing connects to the outside."""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from geo import __version__
from geo.connections import STATUS_FILE
from geo.errors import DataFileError, KordonError
from geo.intake.sample import SAMPLE_FILE
from geo.places.areas import open_areas
from geo.places.offline import open_geocoder
from geo.places.online import online_options
from geo.places.query import PlaceQuery
from geo.records.database import database_file, open_records
from geo.records.ledger import batches
from geo.reports.equipment.lexicon import open_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.settings import Settings

_PACKAGES: Final = (
    "streamlit",
    "streamlit-folium",
    "folium",
    "SQLAlchemy",
    "duckdb",
    "ibis-framework",
    "sqlglot",
    "pyarrow",
    "shapely",
    "marisa-trie",
    "altair",
    "django-js-lib-leaflet",
)
_IN_UKRAINE: Final = (("Simferopol", 44.95, 34.11), ("Sevastopol", 44.61, 33.52))
"""Towns by which wrong border files are told (positions of GeoNames, CC BY 4.0)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One finding: what was looked at, whether all is well, and in words what was found or how to mend it."""

    name: str
    ok: bool
    said: str
    details: dict[str, Any] = field(default_factory=dict)

    def as_answer(self) -> dict[str, Any]:
        """Return the finding as the command line's JSON."""
        return {"check": self.name, "ok": self.ok, "said": self.said, **self.details}


def check_versions() -> Check:
    """Tell the versions of Kordon, Python and the packages it stands on."""
    found: dict[str, str | None] = {}
    for package in _PACKAGES:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            found[package] = None
    absent = [package for package, version in found.items() if version is None]
    said = f"Kordon {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    if absent:
        said += f"; missing: {', '.join(absent)}: run pip install -r requirements.txt"
    versions = {"kordon": __version__, "python": platform.python_version(), **found}
    return Check(name="versions", ok=not absent, said=said, details={"versions": versions})


def check_database(settings: Settings) -> Check:
    """Open the record database for reading and count what it holds; it is never made or changed."""
    try:
        file = database_file(settings.record_url)
        if file is not None and not file.exists():
            said = f"There is none yet at {file}; the first import or the app makes it"
            return Check(name="database", ok=True, said=said, details={"exists": False})
        with open_records(settings.record_url, read_only=True) as records:
            held = batches(records)
            details = {
                "exists": True,
                "url": records.url,
                "changes": records.sequence(),
                "batches": len(held),
                "undone": sum(batch.undone for batch in held),
                "rows": sum(batch.accepted + batch.review for batch in held if not batch.undone),
            }
    except KordonError as error:
        return Check(name="database", ok=False, said=str(error))
    said = f"{details['url']}: {details['batches']} batches, {details['rows']:,} rows, {details['changes']} changes"
    return Check(name="database", ok=True, said=said, details=details)


def check_data_files() -> Check:
    """Open every data file that ships and ask each something of which the answer is known."""
    faults = []
    for look in (_look_at_gazetteer, _look_at_areas, _look_at_lexicon, _look_at_sample):
        try:
            look()
        except KordonError as error:
            faults.append(str(error))
    said = "; ".join(faults) or "gazetteer, borders, equipment and sample can be read and answer rightly"
    return Check(name="data files", ok=not faults, said=said)


def check_running_app(settings: Settings) -> Check:
    """Tell what the running app noted of connections beyond this machine; only noted, refused ones are well."""
    name = "running app"
    try:
        noted = json.loads((settings.folder / STATUS_FILE).read_text(encoding="utf-8"))
        pid, attempts, online = int(noted["pid"]), int(noted["attempts"]), bool(noted["online"])
    except FileNotFoundError:
        return Check(name=name, ok=True, said="The app has not been started by this user yet")
    except (OSError, ValueError, KeyError, TypeError):
        return Check(name=name, ok=False, said=f"{settings.folder / STATUS_FILE} cannot be read; start the app anew")
    state = {True: "running, ", False: "ended, ", None: ""}[is_running(pid)]
    when = f"process {pid}, {state}started {noted.get('started')}"
    details = {"attempts": attempts, "online": online, "last": noted.get("last", [])}
    if not attempts:
        return Check(name=name, ok=True, said=f"No connection beyond this machine was tried ({when})", details=details)
    tried = ", ".join(sorted({str(each.get("to")) for each in details["last"]}))
    if online:
        refused = ", ".join(sorted({str(each.get("to")) for each in details["last"] if each.get("refused")}))
        said = f"Online services are on (KORDON_ONLINE); {attempts} connections beyond this machine: {tried}"
        said += f"; refused: {refused} ({when})" if refused else f" ({when})"
    else:
        said = f"{attempts} connections beyond this machine were tried and refused: {tried} ({when})"
    return Check(name=name, ok=True, said=said, details=details)


def check_online(settings: Settings) -> Check:
    """Tell whether online services are on, which one, and whether it may be asked as it is set; the key is not told."""
    name = "online services"
    if not settings.online:
        said = "Off: nothing is asked of the internet; KORDON_ONLINE=1 would switch on what is named beside it"
        return Check(name=name, ok=True, said=said, details={"online": False, "service": None})
    try:
        options = online_options(settings)
    except KordonError as error:
        return Check(name=name, ok=False, said=str(error), details={"online": True, "service": None})
    if options is None:
        said = "On (KORDON_ONLINE), but KORDON_GEOCODER names no service, so nothing is asked"
        return Check(name=name, ok=True, said=said, details={"online": True, "service": None})
    said = (
        f"On: {options.service} at {options.host} is asked for names in doubt, when told so; no other host is reached"
    )
    details = {"online": True, "service": options.service, "host": options.host}
    return Check(name=name, ok=True, said=said, details=details)


def is_running(pid: int, *, system: str = os.name) -> bool | None:
    """Tell whether a process runs; None where asking would disturb it: on Windows the question is itself a signal."""
    if system == "nt":
        return None
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError, ValueError):
        return False
    except OSError:
        return True  # another user's
    return True


def _look_at_gazetteer() -> None:
    place = open_geocoder().geocode(PlaceQuery(text="Minsk")).place
    _hold(place is not None and place.country == "BY", "The gazetteer does not know Minsk")


def _look_at_areas() -> None:
    areas = open_areas()
    for town, lat, lon in _IN_UKRAINE:
        _hold(areas.country_at(lat, lon) == "UA", f"The borders do not draw {town} in Ukraine")


def _look_at_lexicon() -> None:
    found = open_lexicon().classify("T-72")
    _hold(found is not None and found.equipment_class == "tank", "The equipment lexicon does not know the T-72")


def _look_at_sample() -> None:
    try:
        lines = SAMPLE_FILE.read_text(encoding="utf-8").count("\n")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{SAMPLE_FILE.name} cannot be read ({error}); install Kordon anew"
        raise DataFileError(msg) from error
    _hold(lines > 1, f"{SAMPLE_FILE.name} is empty")


def _hold(well: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not well:
        msg = f"{otherwise}; install Kordon anew"
        raise DataFileError(msg)


CHECKS: Final[tuple[Callable[[Settings], Check], ...]] = (
    lambda _: check_versions(),
    check_database,
    lambda _: check_data_files(),
    check_online,
    check_running_app,
)
"""Every check that starts nothing, in the order of the answer."""
