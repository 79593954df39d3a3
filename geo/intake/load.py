"""Import a file: plan it without writing anything, then commit the plan in one transaction."""

from __future__ import annotations

import contextlib
import hashlib
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError
from geo.intake.collecting import rare_collections
from geo.intake.columns import match_columns
from geo.intake.contents import known_by
from geo.intake.draft import RowReader
from geo.intake.exported import known_exports, without_known
from geo.intake.files import read_bytes
from geo.intake.formats import rows_from_file
from geo.intake.guessing import guess_columns
from geo.intake.judging import Judge, compared
from geo.intake.mapping import check_mapping, read_zone
from geo.intake.named_persons import persons_of
from geo.intake.plan import ImportOptions, ImportPlan, ImportResult
from geo.intake.posts_plan import plan_posts, posts_of_file
from geo.intake.privacy import mask, mask_source, mask_who
from geo.intake.progress import Pace, Stage
from geo.intake.releasing import released_answer, released_in
from geo.intake.row_dates import DateReader, OrderToldError
from geo.intake.row_text import RowTexts
from geo.intake.saved_mappings import screened, suggested
from geo.intake.sighting import Assembler
from geo.intake.survey import date_orders, names_of, orders_in_sample, sample_of
from geo.intake.verdicts import Verdict
from geo.records import ledger
from geo.records.entries import NewBatch
from geo.records.place_rules import rules_in_force

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geo.intake.columns import Columns
    from geo.intake.guesses import ColumnGuess
    from geo.intake.mapping import ColumnMapping
    from geo.intake.progress import Progress
    from geo.places.query import Geocoder
    from geo.records.database import Records
    from geo.records.entries import Mend

_DRAWN: Final = frozenset({"kml", "kmz", "gpx", "geojson"})
"""Formats whose rows are marks on a map."""


def plan_import(
    file: Path | bytes,
    file_name: str | None = None,
    *,
    records: Records,
    geocoder: Geocoder,
    options: ImportOptions | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> ImportPlan:
    """Read a file and say what would become of each row; nothing is written.

    `file` is a path or the file's bytes; only the last part of its name is kept. `progress` is told some ten times a
    second how far it is; whatever it raises ends the plan. Raises InputFileError for a file that cannot be read, or
    that lacks a required column, and UsageError for a mapping that does not fit.
    """
    said = options or ImportOptions()
    data = file if isinstance(file, bytes) else read_bytes(file)
    name = _bare_name(file_name or (file.name if isinstance(file, Path) else "pasted.csv"))
    mapping = check_mapping(screened(said.mapping))
    zone = read_zone(mapping.time_zone or said.time_zone)
    posts = posts_of_file(data, name, zone=zone, options=said)
    if posts is not None:
        return plan_posts(posts, data, name, records=records, geocoder=geocoder, options=said, progress=progress)
    sha, lines = hashlib.sha256(data).hexdigest(), data.count(b"\n")
    rows, kind = rows_from_file(data, name, sheet=said.sheet)
    del data, file  # a long file is held as text only
    # Headings are kept in the ledger and told in messages; one that holds a telephone number is somebody's.
    headings = [mask(heading)[0] for heading in rows.headings]
    is_place = names_of(geocoder)
    sample = sample_of(rows)
    columns = _columns(sample, headings, said, mapping, is_place=is_place, records=records)
    source = mask_source((said.source or "").strip())[0]
    released = released_in(said, columns, known_by(is_place))
    persons = persons_of(rows, columns)
    rules = rules_in_force(records)
    watched = mapping.watched or said.watched
    zones = {name: read_zone(own) for name, own in columns.zones.items()}
    today = said.today or datetime.now(zone).date()

    def judged(orders: Mapping[str, frozenset[str]], *, surveyed: bool) -> Judge:
        dates = DateReader(orders, zone=zone, today=today, published=said.published, zones=zones, surveyed=surveyed)
        reader = RowReader(columns, dates, source, released, persons)
        assembler = Assembler(geocoder, watched, rules)
        drawn = kind.name in _DRAWN
        texts = RowTexts(assembler, geocoder, watched=watched, zone=zone, rules=rules, drawn=drawn)
        judge = Judge(reader, assembler, texts, columns.of)
        judge.judge(rows, Pace(progress, Stage.CHECKING, lines))
        return judge

    with rare_collections():
        orders = orders_in_sample(sample, columns, mapping.date_order)
        judge = None
        if orders is not None:
            with contextlib.suppress(OrderToldError):
                judge = judged(orders, surveyed=mapping.date_order is not None)
        if orders is None or judge is None:
            orders = date_orders(rows, columns, mapping.date_order)
            judge = judged(orders, surveyed=True)
        known = known_exports(records, rows)
        sightings = without_known(judge.verdicts, judge.sightings, known)
        beside = compared(records, judge.verdicts, sightings, update=said.update)
    if not beside.verdicts:
        msg = f"{name} has headings and no row below them; add at least one row"
        raise InputFileError(msg)
    changed = beside.sightings or (said.update and beside.updates)
    held = None if changed else ledger.find_batch_by_sha(records, sha)
    return ImportPlan(
        file_name=name,
        file_sha256=sha,
        format=kind,
        columns=columns,
        date_orders=orders,
        options=said,
        verdicts=beside.verdicts,
        sightings=beside.sightings,
        updates=beside.updates,
        conflicts=beside.conflicts,
        batch=held.id if held else None,
        suggested=_suggested(records, columns.guesses) if not mapping.columns else None,
    )


def commit_import(
    records: Records, plan: ImportPlan, *, progress: Callable[[Progress], None] | None = None
) -> ImportResult:
    """Store what a plan accepts or holds for review, in one transaction: all of it or nothing.

    A plan without a new row writes nothing and makes no batch. `progress` is told how many rows are stored; whatever it
    raises takes all of it back. Raises DatabaseError where the database cannot be written, or where one of the rows was
    stored by somebody else since the plan was made.
    """
    mends = [each.mend for each in plan.updates] if plan.options.update else []
    if not plan.sightings and not mends:
        return ImportResult(plan=plan, batch=plan.batch, verdicts=plan.verdicts)
    stored = Pace(progress, Stage.STORING, len(plan.sightings))
    with rare_collections():
        done = ledger.commit_batch(records, _batch_of(plan, mends), stored=stored)
    verdicts = plan.verdicts.stored_as(plan.sightings.row_numbers, ledger.first_sighting(records, done.id))
    return ImportResult(plan=plan, batch=done.id, verdicts=verdicts)


def _batch_of(plan: ImportPlan, mends: list[Mend]) -> NewBatch:
    return NewBatch(
        file_name=plan.file_name,
        file_sha256=plan.file_sha256,
        kind=plan.format.name,
        rows_total=len(plan.verdicts),
        accepted=plan.count(Verdict.ACCEPTED),
        review=plan.count(Verdict.REVIEW),
        rejected=plan.count(Verdict.REJECTED),
        repeated=plan.count(Verdict.REPEATED),
        sightings=plan.sightings,
        mends=mends,
        mapping=screened(plan.options.mapping).as_answer(),
        details={
            "columns": plan.matched,
            "stripped_columns": list(plan.columns.stripped),
            "ignored_columns": list(plan.columns.ignored),
            "encoding": plan.format.encoding,
            "delimiter": plan.format.delimiter,
            "date_orders": {name: sorted(orders) for name, orders in plan.date_orders.items()},
            "released": released_answer(plan.columns.released, plan.options.released_cells),
        },
        who=mask_who(plan.options.who),
        sample=plan.options.sample,
    )


def _columns(
    sample: list[list[str]],
    headings: list[str],
    said: ImportOptions,
    mapping: ColumnMapping,
    *,
    is_place: Callable[[str], bool],
    records: Records,
) -> Columns:
    """Match the columns; where one is missing and a mapping was saved for such a file, the error names it."""
    given = said.published is not None
    try:
        return match_columns(
            headings,
            sample,
            mapping=mapping,
            published_given=given,
            is_place=is_place,
            released=said.released_columns,
        )
    except InputFileError as error:
        name = None if mapping.columns else _suggested(records, guess_columns(headings, ()))
        if name is None:
            raise
        msg = f"{error} The mapping {name!r} was saved for these headings: use it (--mapping {name!r})"
        raise InputFileError(msg) from None


def _suggested(records: Records, guesses: Sequence[ColumnGuess]) -> str | None:
    found = suggested(records, guesses)
    return found.name if found is not None else None


def _bare_name(name: str) -> str:
    """Return a file's name without its path, screened: a folder or a name may be a person's."""
    return mask(PureWindowsPath(PurePosixPath(name).name).name.strip(". "))[0][:200] or "unnamed"
