"""Fetch GeoNames country dumps when the user commands it: with progress, going on where an earlier try broke off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from geo.errors import OnlineError, UsageError
from geo.places.extra import Added, add_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

GEONAMES: Final = "https://download.geonames.org/export/dump"
"""GeoNames' own server; its dumps are CC BY 4.0."""
HOST: Final = "download.geonames.org"
_PIECE: Final = 1 << 18
_TIMEOUT: Final = 30.0
_PARTIAL, _PAST_THE_END = 206, 416


def add_geonames(
    codes: Sequence[str],
    user_folder: Path,
    *,
    progress: Callable[[str, int, int | None], None] | None = None,
    server: str = GEONAMES,
) -> list[Added]:
    """Download the dumps of the countries (ISO2) and add them to the user's gazetteer.

    `progress` is told the file, the bytes so far and in all (None where the server does not say). A download that
    breaks off is kept and gone on with the next time. Raises UsageError for a code that is none, OnlineError with
    the mend where the server does not answer.
    """
    wanted = [code.strip().upper() for code in codes]
    for code in wanted:
        if not re.fullmatch(r"[A-Z]{2}", code):
            msg = f"{code!r} is not a country code; give two letters, such as BY or UA"
            raise UsageError(msg)
    folder = user_folder / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    added = []
    for code in wanted:
        path = folder / f"{code}.zip"
        _fetch(f"{server}/{code}.zip", path, progress)
        added.append(add_file(path, user_folder))
        path.unlink()
    return added


def _fetch(url: str, path: Path, progress: Callable[[str, int, int | None], None] | None) -> None:
    part = path.with_suffix(".part")
    have = part.stat().st_size if part.exists() else 0
    headers = {"User-Agent": "kordon", **({"Range": f"bytes={have}-"} if have else {})}
    request = Request(url, headers=headers)  # noqa: S310 - the address is GeoNames' or a test's
    try:
        with urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310 - see above
            if answer.status != _PARTIAL:
                have = 0
            length = answer.headers.get("Content-Length")
            whole = have + int(length) if length else None
            with part.open("ab" if have else "wb") as file:
                while piece := answer.read(_PIECE):
                    file.write(piece)
                    have += len(piece)
                    if progress is not None:
                        progress(path.name, have, whole)
    except HTTPError as error:
        if error.code != _PAST_THE_END:
            msg = f"{url} answered {error.code} {error.reason}; check the country code, or try again later"
            raise OnlineError(msg) from error
        whole = have
    except (URLError, OSError) as error:
        msg = f"{url} cannot be fetched ({error}); what came is kept, give the command again to go on"
        raise OnlineError(msg) from error
    if whole is not None and have != whole:
        msg = f"{url} broke off at {have} of {whole} bytes; give the command again to go on"
        raise OnlineError(msg)
    part.replace(path)
