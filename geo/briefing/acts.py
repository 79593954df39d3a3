"""Exports that set a part of the gate aside: a line of the trail before anything leaves, and a file that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.errors import UsageError
from geo.intake.privacy import mask, mask_who
from geo.records.trail import record

if TYPE_CHECKING:
    from pathlib import Path

    from geo.briefing.gate import Release, Released
    from geo.records.database import Records

ACTION: Final = "export"
NO_REASON: Final = "no reason given"
"""Stands in the trail where nobody said why."""
MOST_REASON: Final = 200
WATERMARK: Final = "PRIVATE - NOT FOR PUBLICATION"
"""What every private file bears, in words that no reader overlooks."""


def log_export(
    records: Records,
    released: Released,
    *,
    who: str | None,
    what: str,
    usual_hours: int,
    file_name: str = "",
    reason: str | None = None,
) -> bool:
    """Write an export that sets a part of the gate aside into the trail; return whether it was one.

    `what` is the format, `usual_hours` the embargo of the settings, `reason` why it is done, in a line of the user's
    own, of which the trail keeps nothing that could lead to a person. Call it before the file is written or handed out.
    Raises UsageError where nobody signs it or the reason is longer than a line, DatabaseError where the trail cannot be
    written: then nothing may leave.
    """
    overrides = released.release.overrides(usual_hours)
    if not overrides:
        return False
    name = mask_who(who)
    if name is None:
        msg = f"An export that sets the gate aside ({', '.join(overrides)}) must be signed; give who does it"
        raise UsageError(msg)
    how = released.release
    with records.write() as (connection, change):
        record(
            connection,
            change,
            ACTION,
            who=name,
            after={
                "format": what,
                "file_name": file_name,
                "filters": released.words,
                "overrides": list(overrides),
                "reason": reason_of(reason),
                "tlp": how.mark.value,
                "cutoff": how.cutoff.isoformat(),
                "sightings": released.sightings,
                "movements": released.movements,
                "sha256": released.sha256,
            },
        )
    return True


def reason_of(text: str | None) -> str:
    """Return why something leaves as the trail keeps it: one line, screened. Raises UsageError for a longer one."""
    line = " ".join((text or "").split())
    if len(line) > MOST_REASON:
        msg = f"The reason has {len(line):,} letters; give {MOST_REASON} at most"
        raise UsageError(msg)
    return mask(line)[0] or NO_REASON


def marked_stem(stem: str, how: Release) -> str:
    """Return the name of a file without its ending, which says of a private one that it is one.

    Only the whole mark counts: a name may hold the word and mean something else ("not-private").
    """
    mark = f"-PRIVATE-TLP-{how.mark.value.upper()}"
    return stem if not how.private or stem.upper().endswith(mark) else f"{stem}{mark}"


def marked_path(path: Path, how: Release) -> Path:
    """Return the path of a file whose name says of a private one that it is one; a folder is refused by its own."""
    return path if path.is_dir() else path.with_name(f"{marked_stem(path.stem, how)}{path.suffix}")
