"""The user's own place names: lists and GeoNames dumps, kept in the user's folder and indexed like the shipped ones."""

from __future__ import annotations

import csv
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from geo.errors import InputFileError
from geo.places.artefact import Gazetteer, NewPlace
from geo.places.indexing import write_gazetteer
from geo.places.listed import read_listed
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from collections.abc import Sequence

KEPT_FIELDS: Final = ("file", "names", "kind", "country", "admin1", "lat", "lon", "radius_m", "population")


@dataclass(frozen=True, kw_only=True, slots=True)
class Added:
    """What became of a file: how many rows were taken, and (row number, reason) of each that was not."""

    file_name: str
    taken: int
    names: int
    refused: tuple[tuple[int, str], ...]
    places_in_all: int

    def as_answer(self) -> dict[str, object]:
        """Return the command line's JSON object; of many refused rows the first hundred are listed."""
        return {
            "file": self.file_name,
            "taken": self.taken,
            "names": self.names,
            "refused": len(self.refused),
            "reasons": [{"row": row, "message": reason} for row, reason in self.refused[:100]],
            "places_in_all": self.places_in_all,
        }


def add_file(path: Path, user_folder: Path) -> Added:
    """Add a list of places to the user's gazetteer; the same file name again replaces what it brought.

    Nothing is changed where the file cannot be read. Raises InputFileError, with the mend, for a file that is no
    list of places; OSError where the folder cannot be written.
    """
    listed = read_listed(path)
    if not listed.places:
        why = f"; row {listed.refused[0][0]}: {listed.refused[0][1]}" if listed.refused else ""
        msg = f"{path.name} holds no place with a name and a position{why}"
        raise InputFileError(msg)
    folder = user_folder / "gazetteer"
    kept = [row for row in _kept_rows(folder) if row["file"] != path.name]
    rows = kept + [_row(path.name, place) for place in listed.places]
    _write(folder, rows)
    return Added(
        file_name=path.name,
        taken=len(listed.places),
        names=sum(len(place.names) for place in listed.places),
        refused=tuple(listed.refused),
        places_in_all=len(rows),
    )


def remove_file(name: str, user_folder: Path) -> int:
    """Take out what a file of that name brought; return how many places that were."""
    folder = user_folder / "gazetteer"
    rows = _kept_rows(folder)
    left = [row for row in rows if row["file"] != name]
    if len(left) == len(rows):
        return 0
    if left:
        _write(folder, left)
    else:
        shutil.rmtree(folder)
    return len(rows) - len(left)


def gazetteer_info(user_folder: Path) -> dict[str, Any]:
    """Return what the shipped gazetteer and the user's own hold: places, names, sources, bytes."""
    info: dict[str, Any] = {"shipped": _described(DATA_DIR / "gazetteer"), "own": None}
    folder = user_folder / "gazetteer"
    if (folder / "manifest.json").is_file():
        files: dict[str, int] = {}
        for row in _kept_rows(folder):
            files[row["file"]] = files.get(row["file"], 0) + 1
        info["own"] = {**_described(folder), "folder": str(folder), "files": files}
    return info


def _described(folder: Path) -> dict[str, Any]:
    manifest = Gazetteer(folder).manifest
    return {
        "places": manifest["places"],
        "forms": manifest["forms"],
        "sources": manifest["sources"],
        "bytes": sum(each.stat().st_size for each in folder.iterdir()),
    }


def _row(file_name: str, place: NewPlace) -> dict[str, str]:
    return {
        "file": file_name, "names": "|".join(place.names), "kind": str(place.kind), "country": place.country or "",
        "admin1": place.admin1 or "", "lat": repr(place.lat), "lon": repr(place.lon),
        "radius_m": repr(place.radius_m), "population": str(place.population),
    }  # fmt: skip


def _kept_rows(folder: Path) -> list[dict[str, str]]:
    path = folder / "places.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _place(row: dict[str, str]) -> NewPlace:
    from geo.model import PlaceKind  # noqa: PLC0415 - used here only

    return NewPlace(
        names=tuple(row["names"].split("|")), kind=PlaceKind(row["kind"]), country=row["country"] or None,
        admin1=row["admin1"] or None, lat=float(row["lat"]), lon=float(row["lon"]), radius_m=float(row["radius_m"]),
        population=int(row["population"]),
    )  # fmt: skip


def _write(folder: Path, rows: Sequence[dict[str, str]]) -> None:
    """Build the gazetteer beside the old one, then put it in the old one's place."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix="gazetteer-", dir=folder.parent))
    try:
        with (new / "places.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, KEPT_FIELDS)
            writer.writeheader()
            writer.writerows(rows)
        write_gazetteer(new, [_place(row) for row in rows], sources=sorted({row["file"] for row in rows}))
        json.loads((new / "manifest.json").read_text(encoding="utf-8"))
        old = Path(tempfile.mkdtemp(prefix="gazetteer-old-", dir=folder.parent))
        if folder.exists():
            os.replace(folder, old / "gazetteer")  # noqa: PTH105 - the pair of renames reads plainer so
        os.replace(new, folder)  # noqa: PTH105 - see above
        shutil.rmtree(old, ignore_errors=True)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
