"""Mappings that are saved under a name and offered again for a file of the same headings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.errors import UsageError
from geo.intake.fields import heading_key
from geo.intake.guesses import Why
from geo.intake.mapping import ColumnMapping, check_mapping, mapping_of_answer
from geo.intake.privacy import mask, mask_who
from geo.intake.when import SERIAL
from geo.records import named_mappings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.intake.guesses import ColumnGuess
    from geo.intake.plan import ImportPlan
    from geo.records.database import Records
    from geo.records.named_mappings import NamedMapping

_LONGEST_NAME: Final = 80


def screened(mapping: ColumnMapping) -> ColumnMapping:
    """Return a mapping whose headings are screened as those of a file are."""
    return replace(mapping, columns={mask(heading)[0]: name for heading, name in mapping.columns.items()})


def mapping_of(plan: ImportPlan) -> ColumnMapping:
    """Return the whole mapping by which a plan was made: each column that is used, those set to null, order and zone.

    The order of dates is that which the mapping says, or the one that all date columns of the file were decided for.
    """
    said = plan.options.mapping
    decided = {order for order in plan.date_orders.values() if order != SERIAL}
    one = next(iter(decided)) if len(decided) == 1 else frozenset()
    return ColumnMapping(
        columns={
            each.heading: each.field if each.used else None
            for each in plan.columns.guesses
            if each.used or each.why is Why.MAPPING
        },
        date_order=said.date_order or (next(iter(one)) if len(one) == 1 else None),
        time_zone=said.time_zone,
        watched=said.watched,
    )


def save_mapping(
    records: Records, name: str, mapping: ColumnMapping, *, headings: Sequence[str], who: str | None = None
) -> NamedMapping:
    """Save a mapping for files of these headings (names of columns); one of that name is replaced.

    Raises UsageError for a name that cannot be kept or a mapping that cannot be used.
    """
    shown = mask(" ".join(name.split()))[0]
    if not shown or len(shown) > _LONGEST_NAME or shown != " ".join(name.split()):
        msg = f"A mapping needs a name of 1 to {_LONGEST_NAME} letters that is nobody's address or number"
        raise UsageError(msg)
    kept = [mask(heading)[0] for heading in headings]
    return named_mappings.store_mapping(
        records,
        shown,
        screened(check_mapping(mapping)).as_answer(),
        headings=kept,
        keys=map(heading_key, kept),
        who=mask_who(who),
    )


def read_saved(records: Records, name: str) -> ColumnMapping:
    """Return the mapping of a name. Raises MissingError where there is none."""
    return mapping_of_answer(named_mappings.mapping_named(records, " ".join(name.split())).mapping)


def suggested(records: Records, guesses: Sequence[ColumnGuess]) -> NamedMapping | None:
    """Return the mapping that was saved last for a file of the same headings, None where there is none.

    A file without headings has none to know it by.
    """
    names = [each.heading for each in guesses]
    if not names or all(name == f"column {at}" for at, name in enumerate(names, start=1)):
        return None
    return named_mappings.mapping_for(records, map(heading_key, names))
