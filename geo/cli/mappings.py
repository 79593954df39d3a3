"""`mappings`: the mappings of columns that were saved under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.cli.exits import OK
from geo.cli.opening import changing, reading
from geo.cli.output import print_json, print_json_list, print_table
from geo.intake.privacy import mask_who
from geo.records.named_mappings import delete_mapping, list_mappings

if TYPE_CHECKING:
    import argparse

    from geo.settings import Settings

_COLUMNS = ("name", "made_at", "who", "columns")


def mappings(given: argparse.Namespace, settings: Settings) -> int:
    """List the saved mappings, or delete one and answer with it."""
    if given.delete is not None:
        with changing(settings) as records:
            print_json(delete_mapping(records, given.delete, mask_who(given.who)).as_answer())
        return OK
    with reading(settings) as records:
        answers = [each.as_answer() for each in list_mappings(records)]
    if given.json:
        print_json_list(answers)
    else:
        lines = [
            each | {"columns": ", ".join(f"{k} = {v}" for k, v in each["mapping"]["columns"].items())}
            for each in answers
        ]
        print_table(_COLUMNS, lines)
    return OK
