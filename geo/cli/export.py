"""`export`: a file of what may leave, and what the gate held back and why."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from geo.briefing.acts import log_export, marked_path
from geo.briefing.formats import FORMATS, format_of
from geo.briefing.gate import Release, release
from geo.briefing.holding import PERSONAL
from geo.briefing.outfile import check_out, written
from geo.briefing.request import tlp_of
from geo.cli.exits import LOOK, OK
from geo.cli.opening import filters_of, mirrored, opened
from geo.cli.output import print_json
from geo.errors import UsageError
from geo.model import Tlp

if TYPE_CHECKING:
    import argparse

    from geo.briefing.formats import Format
    from geo.briefing.gate import Released
    from geo.settings import Settings

NOBODY = "command line"
"""Who did it, where a script does not say."""
_EARLIEST: Final = 1900
"""First year of a cut-off: there are days before it for every embargo and every period to compare with."""


def export(given: argparse.Namespace, settings: Settings) -> int:
    """Write what may leave; exit 1 where nothing may, or where the screen found something personal to be mended."""
    name, chosen = _format(given)
    how = release_of(given, settings)
    filters = filters_of(given)
    path = marked_path(Path(given.file), how)
    check_out(path, force=given.force)
    with mirrored(settings) as mirror, release(mirror, filters, how) as out:
        file = chosen.write(out)
        write_out(path, file.data, out, given, settings, what=name)
        answer = answer_of(out, settings) | {
            "file": str(path),
            "format": name,
            "file_sha256": hashlib.sha256(file.data).hexdigest(),
            "without_place": file.unplaced,
        }
    print_json(answer)
    to_mend = any(each.code == PERSONAL for each in out.held)
    return LOOK if to_mend or out.sightings - file.unplaced <= 0 else OK


def write_out(
    path: Path, data: bytes, out: Released, given: argparse.Namespace, settings: Settings, *, what: str
) -> None:
    """Write a file of a release; what sets the gate aside stands in the trail before a byte of it is on the disk."""
    how, hours = out.release, settings.embargo_hours
    with written(path, data, force=given.force, private=how.private):
        if how.overrides(hours):
            with opened(settings) as records:
                who = given.who or NOBODY
                log_export(
                    records, out, who=who, what=what, usual_hours=hours, file_name=path.name, reason=given.reason
                )


def answer_of(out: Released, settings: Settings) -> dict[str, object]:
    """Return what a command says of a release: what leaves, how, and what stays back."""
    how = out.release
    return {
        "sightings": out.sightings,
        "movements": out.movements,
        "held": [each.as_answer() for each in out.held],
        "private": how.private,
        "tlp": how.mark.value,
        "cutoff": how.cutoff.isoformat(),
        "embargo_hours": how.embargo_hours,
        "cell_km": None if how.private else how.cell_km,
        "filters": out.words,
        "overrides": list(how.overrides(settings.embargo_hours)),
        "data_sha256": out.sha256,
    }


def release_of(given: argparse.Namespace, settings: Settings) -> Release:
    """Return how it is to leave, from the arguments; the word --tlp is taken off the filters.

    Raises UsageError for a mark that is none, several, or a cut-off that is to come.
    """
    word, given.filter_tlp = given.filter_tlp, None
    hours = settings.embargo_hours if given.embargo_hours is None else given.embargo_hours
    return Release(
        now=cutoff_of(given.cutoff),
        tlp=tlp_of(word or Tlp.CLEAR.value),
        embargo_hours=hours,
        ukrainian=given.ukrainian,
        cell_km=given.cell_km,
        private=given.private,
    )


def cutoff_of(text: str | None) -> datetime:
    """Return the cut-off in UTC, now for none; a later one would lift the embargo. Raises UsageError."""
    now = datetime.now(UTC).replace(microsecond=0)
    if text is None:
        return now
    try:
        at = datetime.fromisoformat(text.strip())
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        at = None
    if at is None or at.year < _EARLIEST:
        msg = f"--cutoff is {text!r}; give a time in UTC, as 2022-12-19T12:00Z"
        raise UsageError(msg) from None
    if at > now:
        msg = f"--cutoff {text} is still to come, which would lift the embargo; give one up to now, or --embargo-hours"
        raise UsageError(msg)
    return at


def _format(given: argparse.Namespace) -> tuple[str, Format]:
    ending = Path(given.file).suffix.removeprefix(".").lower()
    by_ending = {each.ending: name for name, each in FORMATS.items()} | {"json": "geojson", "xml": "atom"}
    name = (given.format or by_ending.get(ending, "")).strip().lower()
    if not name:
        msg = f"--format is not given, and {given.file!r} does not tell it; give one of {', '.join(FORMATS)}"
        raise UsageError(msg)
    return name, format_of(name)
