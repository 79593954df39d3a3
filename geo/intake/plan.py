"""What an import would do, before anything is written: the dry run that the page and the command line show."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from geo.intake.mapping import ColumnMapping
from geo.intake.verdicts import Reason, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from geo.intake.columns import Columns
    from geo.intake.corrections import Conflict
    from geo.intake.releasing import MaskedCell
    from geo.intake.rows import Format
    from geo.intake.updates import Update
    from geo.intake.verdict_list import Verdicts
    from geo.model import Sighting
    from geo.records.new_sightings import NewSightings


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportOptions:
    """What the user says beside the file.

    `released_columns` names columns (as `ColumnGuess.heading` does) and `released_cells` cells that hold nothing
    personal, though it looks so.
    `source` and `published` fill rows that name none; the mapping's zone and watched country stand above
    `time_zone` and `watched`. `today` is the day after which a date is in the future (None: the clock's);
    `proposals` names the plug-in that may point the reader of texts at further words. `sheet` is the sheet of a
    workbook that is to be read (None: the first one with a table). `update` lets a row mend the held one that it tells
    of; without it such a row waits in review.
    """

    mapping: ColumnMapping = field(default_factory=ColumnMapping)
    source: str | None = None
    published: date | None = None
    time_zone: str = "Europe/Minsk"
    watched: str = "BY"
    who: str | None = None
    sample: bool = False
    today: date | None = None
    proposals: str = ""
    released_columns: frozenset[str] = frozenset()
    released_cells: frozenset[MaskedCell] = frozenset()
    sheet: str | None = None
    update: bool = False


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """The dry run of one file.

    `verdicts` has one entry a row, in order; `sightings` are those of accepted rows and rows in review.
    `columns` says which heading fills which field; `date_orders` the order decided for each date column (several
    where it is open). `batch` is the batch in which the same file was imported before, if all its rows are held;
    `updates` are the rows that mend held sightings, with what would change: done if the options say `update`, else only
    shown; `conflicts` are those that contradict what is held of the same movement. `suggested` names the mapping that
    was saved for a file of the same headings, where none was given. `post_of` gives each row of a text or an export the
    number of its post.
    """

    file_name: str
    file_sha256: str
    format: Format
    columns: Columns
    date_orders: Mapping[str, frozenset[str]]
    options: ImportOptions
    verdicts: Verdicts
    sightings: NewSightings
    updates: tuple[Update, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    batch: str | None = None
    suggested: str | None = None
    post_of: Mapping[int, int] = field(default_factory=dict)

    def count(self, verdict: Verdict) -> int:
        """Return how many rows have a verdict."""
        return self.verdicts.count(verdict)

    @property
    def matched(self) -> dict[str, str]:
        """Return the field that each used heading fills, in the order of the file."""
        by_position = {at: name for name, at in self.columns.of.items()}
        return {self.columns.headings[at]: by_position[at] for at in sorted(by_position)}

    def sighting_of(self, row: int) -> Sighting | None:
        """Return the sighting that a row would become, None where it would become none."""
        return self._by_row().get(row)

    def _by_row(self) -> dict[int, Sighting]:
        return {each.row_number: each.sighting for each in self.sightings}

    def as_answer(self) -> dict[str, Any]:
        """Return the plan as the command line's JSON."""
        return {**self.about(), "verdicts": [each.as_answer() for each in self.verdicts]}

    def about(self) -> dict[str, Any]:
        """Return what the answer says beside the verdicts, which may be a million."""
        return {
            "batch": self.batch,
            "file_sha256": self.file_sha256,
            "rows": len(self.verdicts),
            **{verdict.value: self.count(verdict) for verdict in Verdict},
            "format": self.format.name,
            "encoding": self.format.encoding,
            "sheet": self.format.sheet,
            "sheets": list(self.format.sheets),
            "remarks": list(self.format.remarks),
            "stripped_columns": list(self.columns.stripped),
            "masked": self.masked(),
            "ignored_columns": list(self.columns.ignored),
            "layout": self.columns.layout,
            "columns": [each.as_answer() for each in self.columns.guesses],
            "open_dates": self.open_dates(),
            "suggested_mapping": self.suggested,
            "updates": [each.as_answer() for each in self.updates],
            "conflicts": [asdict(each) for each in self.conflicts],
        }

    def open_dates(self) -> dict[str, list[str]]:
        """Return the orders of day, month and year that a date column leaves open, by its heading; to be asked."""
        return {
            self.columns.headings[self.columns.of[name]]: sorted(orders)
            for name, orders in self.date_orders.items()
            if len(orders) > 1
        }

    def masked(self) -> dict[str, int]:
        """Return how many cells each kind of personal data was taken out of, by the code of its reason."""
        found = Counter(
            reason.code
            for reasons in self.verdicts.reasons.values()
            for reason in reasons
            if reason.code.endswith("_removed")
        )
        return dict(found.most_common())

    def told(self) -> dict[str, tuple[int, Reason]]:
        """Return each code of a reason that only tells something (a direction left open), as `reasons` does.

        What was taken out of cells, or released, stands in `masked` and in the ledger.
        """
        found: dict[str, tuple[int, Reason]] = {}
        for reasons in self.verdicts.reasons.values():
            for code, reason in {reason.code: reason for reason in reasons}.items():
                if reason.verdict is Verdict.ACCEPTED and not code.endswith(("_removed", "_released")):
                    number, first = found.get(code, (0, reason))
                    found[code] = (number + 1, first)
        return dict(sorted(found.items(), key=lambda item: -item[1][0]))

    def reasons(self) -> dict[str, tuple[int, Reason]]:
        """Return each code of a reason that held rows back, with how many rows and the first such reason."""
        found: dict[str, tuple[int, Reason]] = {}
        for reasons in self.verdicts.reasons.values():
            for code, reason in {reason.code: reason for reason in reasons}.items():
                if reason.verdict in {Verdict.REJECTED, Verdict.REVIEW}:
                    number, first = found.get(code, (0, reason))
                    found[code] = (number + 1, first)
        return dict(sorted(found.items(), key=lambda item: -item[1][0]))


@dataclass(frozen=True, kw_only=True)
class ImportResult:
    """A finished import: the plan as it was carried out, with the batch and the sightings' ids."""

    plan: ImportPlan
    batch: str | None
    verdicts: Verdicts

    def as_answer(self) -> dict[str, Any]:
        """Return the import as the command line's JSON."""
        return {**self.about(), "verdicts": [each.as_answer() for each in self.verdicts]}

    def about(self) -> dict[str, Any]:
        """Return what the answer says beside the verdicts."""
        return {**self.plan.about(), "batch": self.batch}
