"""`import` and `sample`."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cli.exits import LOOK, OK
from geo.cli.online import geocoder_for
from geo.cli.opening import is_made, opened, opened_untouched, reading
from geo.cli.output import print_json_with, printable
from geo.errors import OutputFileError, UsageError
from geo.intake.files import read_bytes, read_stream
from geo.intake.guesses import Why
from geo.intake.load import commit_import, plan_import
from geo.intake.mapping import ColumnMapping, read_mapping
from geo.intake.plan import ImportOptions, ImportResult
from geo.intake.rejected import rejected_csv
from geo.intake.releasing import read_release
from geo.intake.sample import load_sample
from geo.intake.saved_mappings import mapping_of, read_saved, save_mapping
from geo.intake.verdicts import Verdict
from geo.places.offline import open_geocoder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from geo.intake.plan import ImportPlan
    from geo.intake.progress import Progress
    from geo.intake.verdicts import Reason
    from geo.settings import Settings

_LISTED_REASONS = 12


def import_file(given: argparse.Namespace, settings: Settings) -> int:
    """Import files, or say what would become of them; each file is a batch of its own."""
    if len(given.file) == 1 and not given.folder:
        done, code = import_one(*_file(given.file[0]), given, settings)
        answer(done, given)
        return code
    from geo.cli.several import import_several  # noqa: PLC0415 - that is built on this

    return import_several(given, settings)


def import_one(
    file: Path | bytes, name: str | None, given: argparse.Namespace, settings: Settings
) -> tuple[ImportResult, int]:
    """Import one file, or find what would become of it; return that, and the exit code."""
    options = _options(given, settings)
    # What the file of rejected rows is made from must be what was read, though the file may change meanwhile.
    if given.rejected and isinstance(file, Path):
        name, file = file.name, read_bytes(file)
    name = name or (file.name if isinstance(file, Path) else None)
    # A file that cannot be read must not leave a new, empty database behind.
    opening = opened_untouched if given.dry_run or not is_made(settings) else opened
    with opening(settings) as records, geocoder_for(given, settings) as geocoder:
        plan = plan_import(file, name, records=records, geocoder=geocoder, options=options, progress=_progress())
    done = ImportResult(plan=plan, batch=None, verdicts=plan.verdicts)
    if not given.dry_run:
        with opened(settings) as records:
            done = commit_import(records, plan, progress=_progress())
            if given.save_mapping is not None:
                save_mapping(
                    records, given.save_mapping, mapping_of(plan), headings=plan.columns.headings, who=given.who
                )
    if given.rejected and isinstance(file, bytes):
        _write_rejected(Path(given.rejected), rejected_csv(plan, file, review=given.with_review))
    return done, LOOK if plan.count(Verdict.REJECTED) or plan.count(Verdict.REVIEW) else OK


def _options(given: argparse.Namespace, settings: Settings) -> ImportOptions:
    return ImportOptions(
        mapping=_said(_mapping(given.mapping, settings), given),
        source=given.source,
        published=_day(given.published),
        time_zone=settings.time_zone,
        watched=settings.watched,
        who=given.who,
        proposals=settings.proposals,
        released_columns=frozenset(given.release_column),
        released_cells=frozenset(map(read_release, given.release_cell)),
        sheet=given.sheet,
        update=given.update,
    )


def _write_rejected(path: Path, table: bytes) -> None:
    """Write the rows that were held back, where there are any, readable for their owner only."""
    if not table:
        print("No row was held back; no file was written", file=sys.stderr)
        return
    try:
        with open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(table)
    except OSError as error:
        msg = f"{path} cannot be written ({error.strerror}); the import itself is done. Give another path to --rejected"
        raise OutputFileError(msg) from None


def load_the_sample(given: argparse.Namespace, settings: Settings) -> int:
    """Load the sample; loading it again changes nothing."""
    with opened(settings) as records:
        done = load_sample(records, open_geocoder(), watched=settings.watched)
    given.dry_run = False
    answer(done, given)
    return OK


def _file(name: str) -> tuple[Path | bytes, str | None]:
    if name == "-":
        return read_stream(sys.stdin.buffer, "standard input"), "standard input"
    return Path(name), None


def _mapping(name: str | None, settings: Settings) -> ColumnMapping:
    """Read a mapping file, or else the mapping that was saved under the name."""
    if name is None:
        return ColumnMapping()
    path = Path(name)
    if not path.exists() and path.name == name and path.suffix.lower() != ".json":
        with (reading if is_made(settings) else opened_untouched)(settings) as records:
            return read_saved(records, name)
    data = read_bytes(path)
    try:
        return read_mapping(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        msg = f"{name} is not UTF-8; save the mapping as UTF-8"
        raise UsageError(msg) from None


def _said(mapping: ColumnMapping, given: argparse.Namespace) -> ColumnMapping:
    """Return the mapping with what else the command line says of columns, dates and the country."""
    columns = dict(mapping.columns)
    for said in given.column:
        heading, found, field = said.rpartition("=")
        if not found or not heading.strip():
            msg = f"--column is {said!r}; write HEADING=FIELD, or HEADING= to leave the column out"
            raise UsageError(msg)
        columns[heading.strip()] = field.strip() or None
    return replace(
        mapping,
        columns=columns,
        date_order=given.date_order or mapping.date_order,
        time_zone=given.time_zone or mapping.time_zone,
        watched=given.watched or mapping.watched,
    )


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        msg = f"--published is {text!r}; give a day as YYYY-MM-DD, for example 2022-12-16"
        raise UsageError(msg) from None


def _progress() -> Callable[[Progress], None] | None:
    """Return what shows progress in one line of the terminal, which is cleared by what comes next; None for logs."""
    if not sys.stderr.isatty():
        return None

    def tell(now: Progress) -> None:
        print(f"\r\x1b[2K{now.line()}\r", end="", file=sys.stderr, flush=True)

    return tell


def answer(done: ImportResult, given: argparse.Namespace, *, named: bool = False) -> None:
    """Print what became of a file's rows; `named` puts the file's name into the JSON."""
    if given.json:
        about = {**({"file_name": done.plan.file_name} if named else {}), **done.about()}
        print_json_with(about, "verdicts", (each.as_answer() for each in done.verdicts))
        return
    plan = done.plan
    numbers = ", ".join(f"{plan.count(verdict):,} {_WORDS[verdict]}" for verdict in Verdict)
    where = "dry run, nothing written" if given.dry_run else done.batch or "nothing new, nothing written"
    print(f"{printable(plan.file_name)}: {len(plan.verdicts):,} rows: {numbers} ({where})")
    if plan.columns.ignored:
        print(f"Not used: {', '.join(map(printable, plan.columns.ignored))}")
    _print_guesses(plan)
    _print_updates(plan, dry_run=given.dry_run)
    _print_reasons(plan)
    _tell_what_was_changed(plan)


def _tell_what_was_changed(plan: ImportPlan) -> None:
    """Say on standard error what of the file was left out, masked or read by a guess."""
    for remark in plan.format.remarks:
        print(printable(remark), file=sys.stderr)
    if plan.columns.stripped:
        headings = ", ".join(map(printable, plan.columns.stripped))
        print(f"Left out as personal data: {headings}", file=sys.stderr)
    if masked := plan.masked():
        kinds = ", ".join(f"{number:,} × {code.removesuffix('_removed')}" for code, number in masked.items())
        print(f"Masked in cells: {kinds}; --json names the rows", file=sys.stderr)
    if (plan.format.encoding or "utf-8") != "utf-8" and not plan.format.encoding_marked:
        print(f"Read as {plan.format.encoding}, told from its letters; save it as UTF-8 to be sure", file=sys.stderr)


def _print_guesses(plan: ImportPlan) -> None:
    """Say which columns were taken by what stands in them, which may be meant, and which dates are open."""
    if plan.columns.layout is not None:
        print(f"The columns are those of {plan.columns.layout}; they are read by its codebook")
    for each in plan.columns.guesses:
        if each.field and each.why is Why.CONTENT:
            verb = "Taken for" if each.used else "Not used, perhaps"
            print(f"{verb} {each.field} by what stands in it ({each.confidence:.0%}): {printable(each.heading)}")
    for each in plan.columns.guesses:
        if each.stripped and each.note.startswith("left out though"):
            print(f"{printable(each.heading)}: {each.note} (--release-column)", file=sys.stderr)
    if plan.suggested is not None:
        print(f"A mapping was saved for these headings; to use it: --mapping {printable(plan.suggested)!r}")
    for heading, orders in plan.open_dates().items():
        print(f"Day or month first in {printable(heading)}? Say --date-order {' or '.join(orders)}")


def _print_updates(plan: ImportPlan, *, dry_run: bool) -> None:
    """Print what the file changes of rows that are held, or would change with --update."""
    if not plan.updates:
        return
    asked = "Would be mended" if dry_run else "Mended"
    done = asked if plan.options.update else "Would be mended with --update"
    print(f"{done}: {len(plan.updates):,} held rows")
    for each in plan.updates[:_LISTED_REASONS]:
        print(f"  row {each.row} → {each.sighting_id}: {printable(each.in_words())}")
    if len(plan.updates) > _LISTED_REASONS:
        print(f"  and {len(plan.updates) - _LISTED_REASONS} more; --json lists each")


def _print_reasons(plan: ImportPlan) -> None:
    _print_coded(list(plan.reasons().items()), plan)
    if told := list(plan.told().items()):
        print("Told of rows that stand:")
        _print_coded(told, plan)


def _print_coded(reasons: list[tuple[str, tuple[int, Reason]]], plan: ImportPlan) -> None:
    for code, (number, first) in reasons[:_LISTED_REASONS]:
        row = next(each.row for each in plan.verdicts if first in each.reasons)
        print(f"  {number:>6,} × {code}, first in row {row}: {printable(first.message)}")
    if len(reasons) > _LISTED_REASONS:
        print(f"  and {len(reasons) - _LISTED_REASONS} more kinds; --json lists each row")


_WORDS = {
    Verdict.ACCEPTED: "accepted",
    Verdict.REVIEW: "in review",
    Verdict.REJECTED: "rejected",
    Verdict.REPEATED: "repeated",
}
