"""A record database full of what must not leave, and what would show that it did: for the tests of every format.

Whoever adds a format to Kordon adds a writer to `WRITERS` of `test_gate_formats.py`; these marks are then looked for in
its bytes, unpacked as far as they can be.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from geo.model import Report, Source, Status, TimePrecision, Tlp
from tests.records.making import batch_of, named, place, sighting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Sighting

NOW = datetime(2023, 1, 10, 12, 0, tzinfo=UTC)
LAT, LON = 53.123457, 25.876543
EXACT = place("Kamenka siding", LAT, LON, radius_m=37.0, admin1="Brest region")
HAJUN = Source(name="Belarusian Hajun")
PLUS, MGRS = "9G4F4VFG+9J", "35UNU 58612 86954"
FORBIDDEN = (
    "zzrejected", "zzreview", "zzfresh", "zztoday", "zzukraine", "zzspoken", "zzpartner", "zzred", "zzamber", "zzweek",
    "zzprivate", "zzdiary", "zzphone", "1234567", "zzhandle", "witness_by", "zzundated", "zzdesk",
    "53.1234", "53,1234", "25.8765", "25,8765", PLUS, "58612", "86954", "07'24", "osm.org/go/0ju8",
    "123457", "876543",
)  # fmt: skip
"""What none of the files that are made for the public may hold."""
OF_THEIR_DAY = ("zzfresh", "zztoday", "zzweek", "zzundated")
"""Those that stay only until the embargo is over: by a later clock than NOW they may leave."""
PUBLIC = ("Kamenka siding", "zzopen", "zzlater", "Belarusian Hajun")
"""What they must hold: a gate that lets nothing out proves nothing."""
ALLOWED_SIGHTINGS = 8


def _said(equipment: str, **changes: Any) -> Sighting:
    about: dict[str, Any] = {"equipment": f"Ural truck {equipment}", "place": named(EXACT), "equipment_class": "truck"}
    return sighting(**(about | changes))


def _report(**changes: Any) -> Report:
    return Report(**({"source": HAJUN, "url": "https://example.org/posts/7"} | changes))


def secrets() -> list[Sighting]:
    """Return sightings of which some may leave, some in part, and most not at all."""
    fresh = date(2023, 1, 9)
    return [
        _said("zzopen"),
        _said("zzrejected", status=Status.REJECTED),
        _said("zzreview", status=Status.REVIEW, review_reasons=("place: zzdesk is in doubt",)),
        _said("zzfresh", day=fresh, observed_from=fresh, observed_to=fresh),
        _said("zztoday", observed_to=datetime(2023, 1, 9, 13, 0, tzinfo=UTC), time_precision=TimePrecision.HOUR),
        _said("zzweek", day=date(2023, 1, 5), time_precision=TimePrecision.WEEK),
        _said("zzukraine", affiliation="UA"),
        _said("Ukrainian zzspoken"),
        _said("zzpartner", movement_key="both"),
        _said("zzukraine", affiliation="Військо ЗСУ", movement_key="both"),
        _said("zzred", report=_report(tlp=Tlp.RED)),
        _said("zzamber", report=_report(tlp=Tlp.AMBER_STRICT)),
        _said("zzphone", note="ask +375 29 123-45-67, zzphone"),
        _said("zzhandle", note="told by @witness_by zzhandle"),
        _said("zzundated", day=None, report=_report(published=date(2023, 1, 10))),
        _said("zzlater", day=None, report=_report(published=date(2022, 12, 20))),
        _said("with a diary", note="private: zzprivate, my own zzdiary"),
        _said("with a remark", note="Seen by many. Приватно: zzprivate"),
        _said("in decimals", note=f"stood at {LAT:.5f}, {LON:.5f} for an hour"),
        _said("in commas", activity=f"standing {LAT:.5f}".replace(".", ",") + f" {LON:.5f}".replace(".", ",")),
        _said("in a grid", place=named(place(f"near {PLUS}", LAT, LON, radius_m=10.0), f"near {PLUS}"),
              origin=named(EXACT), destination=named(place(MGRS, LAT, LON, admin1="Brest region"), MGRS)),
        _said("in a link", note="53°07'24\"N 25°52'35\"E", report=_report(url="https://osm.org/go/0ju8?m=53.1234")),
    ]  # fmt: skip


def secret_batch() -> Any:
    """Return them as one import."""
    return batch_of(secrets(), "secrets.csv")


def unpacked(data: bytes) -> str:
    """Return all text of a file: its bytes, the parts of an archive, and its compressed streams."""
    parts = [data]
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts += [unpacked(archive.read(name)).encode() for name in archive.namelist()]
            parts += [archive.comment, *(name.encode() for name in archive.namelist())]
    at = -1
    while (at := data.find(b"stream", at + 1)) >= 0:
        try:
            parts.append(zlib.decompressobj().decompress(data[at + 6 :].lstrip(b"\r\n")))
        except zlib.error:
            continue
    return "\n".join(part.decode("utf-8", "replace") for part in parts)


def leaked(text: str, marks: Sequence[str] = FORBIDDEN) -> list[str]:
    """Return the marks of what must not leave that stand in a text, case ignored."""
    folded = text.casefold()
    return [mark for mark in marks if mark.casefold() in folded]
