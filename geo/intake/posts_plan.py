"""Lines of posts to one import plan: what an analyst chose of each, or all in review where nobody looked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from geo.intake.archives import unpacked
from geo.intake.columns import Columns
from geo.intake.corrections import beside_held
from geo.intake.delimited import sniff_delimiter
from geo.intake.encoding import read_text
from geo.intake.fields import ROLES, is_known
from geo.intake.formats import is_text
from geo.intake.mapping import read_zone
from geo.intake.plan import ImportPlan
from geo.intake.posts import part_posts
from geo.intake.posts_reading import doubts_of, read_posts
from geo.intake.posts_telegram import telegram_posts
from geo.intake.privacy import Personal
from geo.intake.progress import Pace, Stage
from geo.intake.releasing import MaskedCell, compared_texts, released_in_posts
from geo.intake.rows import Format
from geo.intake.verdict_list import Verdicts
from geo.intake.verdicts import Reason, RowVerdict, Verdict, review, verdict_of
from geo.model import Qualifier, ReportKind, Status
from geo.records import ledger
from geo.records.entries import NewSighting
from geo.records.new_sightings import NewSightings
from geo.records.place_rules import rules_in_force
from geo.reports.proposals import open_proposer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, tzinfo

    from geo.intake.plan import ImportOptions
    from geo.intake.posts import Posts
    from geo.intake.posts_reading import PostLine
    from geo.intake.progress import Progress
    from geo.intake.releasing import Removed
    from geo.model import Sighting
    from geo.places.query import Geocoder
    from geo.records.database import Records

_TEXT_ENDINGS: Final = (".txt", ".text", ".md")
_TABLE_HEADINGS: Final = 2
_LOOKED_AT: Final = 20_000
_LINES: Final = 40
"""Characters and lines at the top of a text by which a table is told."""
"""So many known headings in the first line make a text file a table."""
NOTHING_MOVED: Final = Reason(
    None, "nothing_moved", "nothing in this post is told to have moved; add it by hand if it was"
)
UNSEEN: Final = review(
    None, "read_from_text", "read from running text and seen by nobody yet; look at it beside its text and accept it"
)
DISCARDED: Final = Reason(None, "discarded", "discarded by the analyst who read it")
SET_ASIDE: Final = review(None, "set_aside", "set aside by the analyst who read it, to be decided later")


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What becomes of a line: the sighting as it is to be stored, and ACCEPTED, REVIEW or REJECTED (discarded)."""

    sighting: Sighting
    verdict: Verdict


def posts_of_file(data: bytes, name: str, *, zone: tzinfo, options: ImportOptions) -> Posts | None:
    """Return the posts of a Telegram export or a free text; None for a file of any other kind.

    Raises InputFileError where the posts cannot be used as they are.
    """
    source = (options.source or "").strip()
    kept = released_in_posts(options)
    data, name, _ = unpacked(data, name)
    posts = telegram_posts(data, zone=zone, source=source, published=options.published, kept=kept)
    if posts is not None or not name.lower().endswith(_TEXT_ENDINGS) or not is_text(data):
        return posts
    text, _ = read_text(data)
    return None if _is_table(text) else part_posts(text, source=source, published=options.published, kept=kept)


def removed_from_post(data: bytes, name: str, plan: ImportPlan, masked: MaskedCell) -> Removed | None:
    """Read a text or an export again and return what was taken out of one post; None where there is no such post."""
    everything = frozenset(MaskedCell(masked.row, "text", f"{kind.name.lower()}_removed") for kind in Personal)
    zone = zone_of_import(plan.options)
    bare = posts_of_file(data, name, zone=zone, options=replace(plan.options, released_cells=everything))
    shown = posts_of_file(data, name, zone=zone, options=replace(plan.options, released_cells=frozenset()))
    if bare is None or shown is None or not 0 < masked.row <= len(bare.posts):
        return None
    kind = next(each for each in Personal if masked.code == f"{each.name.lower()}_removed")
    return compared_texts(bare.posts[masked.row - 1].text, shown.posts[masked.row - 1].text, kind)


def _is_table(text: str) -> bool:
    """Tell whether the first line of a text is a line of headings, or all lines are parted into as many cells."""
    lines = [line for line in text[:_LOOKED_AT].splitlines()[:_LINES] if line.strip()]
    if len(lines) > 1 and any(_is_parted(lines, sign) for sign in "\t|;"):
        return True
    head = text.lstrip().split("\n", 1)[0]
    return sum(map(is_known, head.split(sniff_delimiter(head, is_known)))) >= _TABLE_HEADINGS


def _is_parted(lines: Sequence[str], sign: str) -> bool:
    numbers = {line.count(sign) for line in lines}
    return len(numbers) == 1 and min(numbers) > 1


def plan_posts(
    posts: Posts,
    data: bytes,
    name: str,
    *,
    records: Records,
    geocoder: Geocoder,
    options: ImportOptions,
    progress: Callable[[Progress], None] | None = None,
) -> ImportPlan:
    """Say what would become of each line of posts at which nobody looked: all that was read waits in review."""
    today = day_of_import(options)
    watched = options.mapping.watched or options.watched
    proposer = open_proposer(options.proposals)
    rules = rules_in_force(records)
    pace = Pace(progress, Stage.READING, len(posts.posts))
    lines = read_posts(
        posts,
        geocoder=geocoder,
        watched=watched,
        zone=zone_of_import(options),
        rules=rules,
        proposer=proposer,
        progress=pace.reach,
    )
    pace.end(len(posts.posts))
    choices = {line.row: Choice(sighting=line.sighting, verdict=Verdict.REVIEW) for line in lines if line.sighting}
    sha = hashlib.sha256(data).hexdigest()
    planned = _Planned(posts, records, today, unseen=True)
    return planned.plan(lines, choices, name=name, sha=sha, options=options)


def plan_choices(
    posts: Posts,
    lines: Sequence[PostLine],
    choices: Mapping[int, Choice],
    *,
    name: str,
    records: Records,
    options: ImportOptions,
    beside: Sequence[PostLine] = (),
) -> ImportPlan:
    """Say what would become of the lines that an analyst decided, by row; lines without a choice stay out of it.

    Posts in which nothing moved are rejected rows, as everywhere. `beside` are all lines that were read together: those
    stored before are lines of their own, not such as these would mend.
    """
    decided = [line for line in lines if line.sighting is None or line.row in choices]
    sha = hashlib.sha256("\n".join(post.text for post in posts.posts).encode()).hexdigest()
    planned = _Planned(posts, records, day_of_import(options), unseen=False)
    return planned.plan(decided, choices, name=name, sha=sha, options=options, beside=beside)


def day_of_import(options: ImportOptions) -> date:
    """Return the day after which a date is in the future, on the user's clock."""
    return options.today or datetime.now(zone_of_import(options)).date()


def zone_of_import(options: ImportOptions) -> tzinfo:
    """Return the zone of the times that texts tell: the mapping's, else the user's."""
    return read_zone(options.mapping.time_zone or options.time_zone)


def offered(line: PostLine, sighting: Sighting, *, today: date) -> Verdict | None:
    """Return the verdict that a line is offered with, as its sighting now stands; None where the analyst must say.

    Only observations and claims without a doubt are offered as accepted; nothing that a plug-in had a part in, and
    nothing that tells neither how many nor where.
    """
    if verdict_of(doubts_of(sighting, today=today)) is Verdict.REVIEW:
        return Verdict.REVIEW
    if line.proposed or sighting.report_kind not in {ReportKind.OBSERVATION, ReportKind.CLAIM}:
        return None
    if sighting.count.count_qualifier is Qualifier.UNKNOWN and not any(getattr(sighting, role) for role in ROLES):
        return None
    return Verdict.ACCEPTED


def held_lines(lines: Iterable[PostLine], records: Records) -> dict[int, str]:
    """Return, by row, the sighting that holds a line already."""
    keys = {line.row: line.key for line in lines if line.key is not None}
    held = ledger.known_row_keys(records, keys.values())
    return {row: held[key] for row, key in keys.items() if key in held}


class _Planned:
    """The making of one plan; `unseen` tells that nobody looked at what was read."""

    def __init__(self, posts: Posts, records: Records, today: date, *, unseen: bool) -> None:
        self._posts = posts
        self._records = records
        self._today = today
        self._unseen = unseen
        self._first: dict[str, int] = {}

    def plan(
        self,
        lines: Sequence[PostLine],
        choices: Mapping[int, Choice],
        *,
        name: str,
        sha: str,
        options: ImportOptions,
        beside: Sequence[PostLine] = (),
    ) -> ImportPlan:
        held = held_lines(lines, self._records)
        repeated = {*held.values(), *held_lines(beside, self._records).values()}
        verdicts, sightings = [], []
        for line in lines:
            verdict, sighting = self._judge(line, choices.get(line.row), held.get(line.row))
            verdicts.append(verdict)
            if sighting is not None and line.key is not None:
                sightings.append(NewSighting(sighting=sighting, row_number=line.row, row_key=line.key))
        rows, new = Verdicts.of(verdicts), NewSightings.of(sightings)
        compared = beside_held(self._records, rows, new, repeated, update=options.update)
        changed = compared.sightings or (options.update and compared.updates)
        before = None if changed else ledger.find_batch_by_sha(self._records, sha)
        return ImportPlan(
            file_name=name,
            file_sha256=sha,
            format=Format(name=self._posts.kind),
            columns=Columns(headings=(), of={}, stripped=self._posts.stripped, ignored=()),
            date_orders={},
            options=options,
            verdicts=compared.verdicts,
            sightings=compared.sightings,
            updates=compared.updates,
            conflicts=compared.conflicts,
            post_of={line.row: line.post.number for line in lines},
            batch=before.id if before else None,
        )

    def _judge(self, line: PostLine, choice: Choice | None, held: str | None) -> tuple[RowVerdict, Sighting | None]:
        """Return a line's verdict, and the sighting that is to be stored, if any."""
        row = line.row
        if choice is None or line.key is None:
            return RowVerdict(row, Verdict.REJECTED, (NOTHING_MOVED, *line.remarks)), None
        if held is not None:
            message = f"{held} was read from the same text before; nothing is to do"
            return _repeated(row, Reason(None, "held_already", message, Verdict.REPEATED), held), None
        first = self._first.setdefault(line.key, row)
        if first != row:
            message = f"row {first} was read from the same text; nothing is to do"
            return _repeated(row, Reason(None, "same_row", message, Verdict.REPEATED)), None
        if choice.verdict is Verdict.REJECTED:
            return RowVerdict(row, Verdict.REJECTED, (DISCARDED, *line.remarks)), None
        reasons = (*self._reasons(choice), *line.remarks)
        verdict = verdict_of(reasons)
        status = Status.ACCEPTED if verdict is Verdict.ACCEPTED else Status.REVIEW
        why = tuple(reason.message for reason in reasons if reason.verdict is Verdict.REVIEW)
        return RowVerdict(row, verdict, reasons), replace(choice.sighting, status=status, review_reasons=why)

    def _reasons(self, choice: Choice) -> tuple[Reason, ...]:
        """Return why a sighting waits: what in it is in doubt, whatever was chosen, and that somebody is to look."""
        doubts = doubts_of(choice.sighting, today=self._today)
        if choice.verdict is Verdict.ACCEPTED:
            return doubts
        return (*doubts, UNSEEN if self._unseen else SET_ASIDE)


def _repeated(row: int, reason: Reason, sighting_id: str | None = None) -> RowVerdict:
    return RowVerdict(row, Verdict.REPEATED, (reason,), sighting_id)
