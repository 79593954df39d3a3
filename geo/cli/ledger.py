"""`undo`, `redo`, `batches` and `audit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.briefing.acts import ACTION, NO_REASON
from geo.cli.exits import OK
from geo.cli.opening import changing, reading
from geo.cli.output import print_json, print_json_list, print_table
from geo.intake.privacy import mask_who
from geo.records import ledger

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from geo.settings import Settings

_BATCH_COLUMNS = (
    "batch",
    "file_name",
    "created_at",
    "rows",
    "accepted",
    "review",
    "rejected",
    "repeated",
    "undone",
    "sample",
)
_AUDIT_COLUMNS = ("number", "at", "who", "action", "batch", "sighting", "set aside")


def undo(given: argparse.Namespace, settings: Settings) -> int:
    """Take a batch out; answer with the batch as it now stands."""
    with changing(settings) as records:
        print_json(ledger.undo_batch(records, given.batch, mask_who(given.who)).as_answer())
    return OK


def redo(given: argparse.Namespace, settings: Settings) -> int:
    """Bring an undone batch back; answer with the batch as it now stands."""
    with changing(settings) as records:
        print_json(ledger.redo_batch(records, given.batch, mask_who(given.who)).as_answer())
    return OK


def batches(given: argparse.Namespace, settings: Settings) -> int:
    """List the imports, oldest first, undone ones too."""
    with reading(settings) as records:
        answers = [batch.as_answer() for batch in ledger.batches(records)]
    if given.json:
        print_json_list(answers)
    else:
        print_table(_BATCH_COLUMNS, answers)
    return OK


def audit(given: argparse.Namespace, settings: Settings) -> int:
    """Show the trail, oldest first."""
    with reading(settings) as records:
        answers = [entry.as_answer() for entry in ledger.audit(records, given.sighting)]
    if given.json:
        print_json_list(answers)
    else:
        print_table(_AUDIT_COLUMNS, [each | {"set aside": _set_aside(each)} for each in answers])
    return OK


def _set_aside(entry: Mapping[str, Any]) -> str:
    """Return what of the gate an export set aside, and why: private, embargo 0 of 24 h; "" of any other act."""
    after = entry["after"]
    if entry["action"] != ACTION or not isinstance(after, dict):
        return ""
    return f"{', '.join(after.get('overrides', ()))}: {after.get('reason', NO_REASON)}"
