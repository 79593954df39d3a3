"""`doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.cli.app_probe import check_app
from geo.cli.exits import LOOK, OK
from geo.cli.output import print_json, printable
from geo.doctor import CHECKS

if TYPE_CHECKING:
    import argparse

    from geo.settings import Settings


def doctor(given: argparse.Namespace, settings: Settings) -> int:
    """Check the installation; exit 0 when all is well, 1 when something needs a look."""
    found = [check(settings) for check in CHECKS]
    if not given.no_app:
        found.append(check_app())
    well = all(check.ok for check in found)
    if given.json:
        print_json({"ok": well, "checks": [check.as_answer() for check in found]})
    else:
        for check in found:
            print(f"{'ok  ' if check.ok else 'FAIL'}  {check.name}: {printable(check.said)}")
    return OK if well else LOOK
