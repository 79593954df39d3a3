"""`gazetteer add`, `remove`, `geonames` and `info`: the user's own place names beside the shipped ones."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cli.exits import LOOK, OK
from geo.cli.output import print_json, printable
from geo.connections import asking
from geo.errors import MissingError
from geo.places.extra import add_file, gazetteer_info, remove_file

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from geo.places.extra import Added
    from geo.settings import Settings


def add(given: argparse.Namespace, settings: Settings) -> int:
    """Add a list of places; exit 1 where some of its rows could not be taken."""
    return _tell([add_file(Path(given.file), settings.folder)], as_json=given.json)


def remove(given: argparse.Namespace, settings: Settings) -> int:
    """Take out what a file of that name brought."""
    number = remove_file(given.file, settings.folder)
    if not number:
        msg = f"No file {given.file!r} was added; gazetteer info lists those that were"
        raise MissingError(msg)
    if given.json:
        print_json({"file": given.file, "removed": number})
    else:
        print(f"{printable(given.file)}: {number:,} places were taken out")
    return OK


def geonames(given: argparse.Namespace, settings: Settings) -> int:
    """Download the dumps of countries; giving the command is what switches this connection on, and only for it."""
    from geo.places.download import HOST, add_geonames  # noqa: PLC0415 - only this command goes online

    print(f"Fetching from {HOST}, as you asked", file=sys.stderr)
    with asking(HOST, commanded=True):
        added = add_geonames(given.codes, settings.folder)
    return _tell(added, as_json=given.json)


def info(given: argparse.Namespace, settings: Settings) -> int:
    """Tell what the shipped gazetteer and the user's own hold."""
    found = gazetteer_info(settings.folder)
    if given.json:
        print_json(found)
        return OK
    for label, held in (("shipped", found["shipped"]), ("your own", found["own"])):
        if held is None:
            print(f"{label}: none; add some with gazetteer add FILE")
        else:
            print(f"{label}: {'; '.join(f'{name} {printable(str(value))}' for name, value in held.items())}")
    return OK


def _tell(added: Sequence[Added], *, as_json: bool) -> int:
    if as_json:
        print_json([each.as_answer() for each in added] if len(added) > 1 else added[0].as_answer())
    else:
        for each in added:
            print(f"{printable(each.file_name)}: {each.taken:,} places taken, {len(each.refused):,} rows refused")
            for row, message in each.refused[:10]:
                print(f"  row {row}: {printable(message)}")
    return LOOK if any(each.refused for each in added) else OK
