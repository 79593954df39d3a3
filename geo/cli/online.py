"""The geocoder of a command: offline, and with `--online` beside it the service that the settings name."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from geo.places.offline import open_geocoder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from geo.places.query import Geocoder
    from geo.settings import Settings


@contextlib.contextmanager
def geocoder_for(given: argparse.Namespace, settings: Settings) -> Iterator[Geocoder]:
    """Give the geocoder; at the end, say on standard error who was asked and what failed.

    Raises UsageError where `--online` is given and the settings switch no service on.
    """
    if not given.online:
        yield open_geocoder()
        return
    from geo.intake.privacy import mask  # noqa: PLC0415 - only what goes online needs the screen
    from geo.places.online import open_online  # noqa: PLC0415 - as above

    online = open_online(settings, open_geocoder(), private=lambda text: bool(mask(text)[1]))
    print(f"Names in doubt are asked of {online.host}: {online.attribution}", file=sys.stderr)
    yield online
    for problem in dict.fromkeys(online.problems):
        print(f"geo: {problem}; the answers from this machine stand", file=sys.stderr)
