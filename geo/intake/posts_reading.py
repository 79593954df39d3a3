"""Posts to lines: what the reader finds in each post, and what in it needs a look before it may count."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from geo.intake.cell_readers import told_of_release
from geo.intake.fields import ROLES, place_field
from geo.intake.quoting import quoted
from geo.intake.verdicts import Reason, remark, review
from geo.model import (
    UNNAMED_SOURCE,
    GeocodeStatus,
    Interval,
    Qualifier,
    Report,
    ReportKind,
    Sighting,
    Source,
    Unit,
)
from geo.places.answers import RESOLVED_FROM
from geo.places.rules import PlaceRules, RuledGeocoder
from geo.reports.reader import Reading, uncollected
from geo.reports.text.sources import find_sources
from geo.reports.text.tokens import cut

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, tzinfo

    from geo.intake.posts import Post, Posts
    from geo.model import Toponym
    from geo.places.query import Geocoder
    from geo.reports.proposals import NamedProposer
    from geo.reports.reading import ReadSighting

_SETTLED: Final = frozenset({GeocodeStatus.RESOLVED, GeocodeStatus.REGION})
_SHOWN: Final = 3
READ_IN_PART: Final = "read_in_part"
"""Code of the remark on a post that tells of so much that its end was not read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PostLine:
    """One row of a reading: a sighting read from a post, or a post in which nothing moved (`sighting` is None).

    `row` counts from 1 through all posts; `key` is the line's stable identity; `remarks` tell what was taken out of the
    text and what a plug-in pointed at, and `proposed` that it did.
    """

    row: int
    post: Post
    sighting: Sighting | None = None
    key: str | None = None
    remarks: tuple[Reason, ...] = ()
    proposed: bool = False


def read_posts(
    posts: Posts,
    *,
    geocoder: Geocoder,
    watched: str,
    zone: tzinfo,
    rules: PlaceRules | None = None,
    proposer: NamedProposer | None = None,
    progress: Callable[[int], None] | None = None,
) -> tuple[PostLine, ...]:
    """Read the sightings out of each post, in order; a post in which nothing moved is a line of its own.

    Times of the clock in a text are those of `zone`. The team's `rules` go before the geocoder, each for the sources
    in which it holds. `proposer` is a plug-in that may point at further words; `progress` is told the number of posts
    done. Raises UsageError where the plug-in fails.
    """
    lines: list[PostLine] = []
    for post in posts.posts:
        reading = Reading(
            post.text,
            published=post.day,
            source=post.source or None,
            geocoder=geocoder_of(post, geocoder, rules or PlaceRules()),
            watched=watched,
            proposer=proposer,
        )
        with uncollected():
            read = [_on_clock(each, zone) for each in reading.sightings()]
        lines.extend(_lines_of(post, read, first=len(lines) + 1, unread_from=reading.unread_from))
        if progress is not None:
            progress(post.number)
    return tuple(lines)


def geocoder_of(post: Post, geocoder: Geocoder, rules: PlaceRules) -> RuledGeocoder:
    """Return the geocoder for names of a post: the team's `rules` that hold for its source go first."""
    return RuledGeocoder(geocoder, rules, source=post.source or None)


def _on_clock(read: ReadSighting, zone: tzinfo) -> ReadSighting:
    """Return a sighting whose times without a zone of their own are those of `zone`; days stay days."""
    first, last = (
        each.replace(tzinfo=zone) if isinstance(each, datetime) and each.tzinfo is None else each
        for each in (read.observed_from, read.observed_to)
    )
    return replace(read, observed_from=first, observed_to=last)


def _lines_of(post: Post, read: list[ReadSighting], *, first: int, unread_from: int | None) -> list[PostLine]:
    remarks = tuple(
        remark(
            "text", f"{kind.name.lower()}_removed", f"{kind} removed from the text of post {post.number}, not stored"
        )
        for kind in post.masked
    )
    remarks += tuple(told_of_release("text", post.released))
    if unread_from is not None:
        remarks += (
            remark(
                "text",
                READ_IN_PART,
                f"post {post.number} tells of more than a report can: only its first {unread_from:,} characters of "
                f"{len(post.text):,} were read; give the rest as a post of its own",
            ),
        )
    if not read:
        return [PostLine(row=first, post=post, remarks=remarks)]
    reports: dict[str, Report] = {}
    at_words: Counter[tuple[int, int] | None] = Counter()
    lines = []
    for number, each in enumerate(read):
        words = each.spans.get("equipment")
        at_words[words] += 1
        named = each.source or post.source
        report = reports.setdefault(named, _report(post, named))
        sighting = each.as_sighting(report)
        lines.append(
            PostLine(
                row=first + number,
                post=post,
                sighting=sighting,
                key=_line_key(post, words, at_words[words]),
                remarks=(*remarks, *_proposals(each)),
                proposed=bool(each.proposed),
            )
        )
    return lines


def _proposals(read: ReadSighting) -> list[Reason]:
    return [
        remark(name, "proposed", f"the plug-in {plug_in} pointed at these words; the rules did not")
        for name, plug_in in read.proposed.items()
    ]


def _report(post: Post, named: str) -> Report:
    """Return the report of a post: who is named in the text says it, who was given carries it."""
    carried = post.source if named != post.source and _known_as(post.source) != named else ""
    return Report(
        source=Source(name=named or UNNAMED_SOURCE), via=carried or None, text=post.text, published=post.published
    )


def _known_as(source: str) -> str:
    """Return the name by which the reader knows a channel ("Беларускі Гаюн"), else the name as given."""
    tokens = cut(source)
    found = find_sources(tokens)
    return found[0].name if len(found) == 1 and found[0].after - found[0].first == len(tokens) else source


def _line_key(post: Post, where: object, nth: int) -> str:
    """Return the identity of a line, 32 hex digits: the same post read again gives the same lines.

    It is made of the post and of where in it the line stands (`nth` of those at the same words), not of what the line
    says: a value that an analyst mended on the card, or that a better reader reads otherwise, is still that line.
    """
    published = post.published.isoformat() if post.published is not None else None
    parts = ("post", post.source.casefold(), published, " ".join(post.text.split()), where, nth)
    return hashlib.blake2b(repr(parts).encode("utf-8"), digest_size=16).hexdigest()


def line_by_hand(post: Post, *, row: int, nth: int) -> PostLine:
    """Return a line for what the reader passed over, blank but for its report; `nth` counts those of the post."""
    sighting = Sighting(
        report=_report(post, post.source),
        equipment="",
        equipment_class="other",
        unit=Unit.UNKNOWN,
        count=Interval(count_min=None, count_max=None, count_qualifier=Qualifier.UNKNOWN),
    )
    return PostLine(row=row, post=post, sighting=sighting, key=_line_key(post, "by hand", nth))


def doubts_of(sighting: Sighting, *, today: date) -> tuple[Reason, ...]:
    """Return what holds a sighting back from being accepted (places in doubt, days to come), and what it lacks."""
    doubts = [doubt for role in ROLES if (doubt := place_doubt(role, getattr(sighting, role))) is not None]
    if not any(getattr(sighting, role) for role in ROLES):
        doubts.append(remark("place", "no_place", "the text does not tell where; it is counted without a place"))
    doubts.extend(_day_doubts(sighting, today))
    return tuple(doubts)


def _day_doubts(sighting: Sighting, today: date) -> list[Reason]:
    """Return days that cannot have been yet: after today, or after the day of publication."""
    published = _day(sighting.report.published)
    doubts = []
    if published is not None and published > today:
        doubts.append(review("published", "in_future", f"published {published} is in the future; mend the date"))
    name = "observed_to" if sighting.observed_to is not None else "observed_from"
    last = _day(getattr(sighting, name))
    if last is None or sighting.report_kind is ReportKind.FORECAST:
        return doubts
    if last > today:
        doubts.append(review(name, "in_future", f"the day {last} is in the future; mend it, or call it a forecast"))
    elif published is not None and last > published:
        message = f"the day {last} is after the day of publication {published}; mend it, or call it a forecast"
        doubts.append(review(name, "after_published", message))
    return doubts


def _day(when: date | datetime | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when


def place_doubt(role: str, toponym: Toponym | None) -> Reason | None:
    """Return why a named place is in doubt; None where it is settled, or none is named."""
    if toponym is None or toponym.status is GeocodeStatus.NO_PLACE:
        return None
    place = toponym.place
    if toponym.status in _SETTLED and place is not None and place.confidence >= RESOLVED_FROM:
        return None
    candidates = toponym.candidates or ((place,) if place is not None else ())
    if not candidates:
        pair = f"{place_field(role, 'lat')} and {place_field(role, 'lon')}"
        return review(role, "unknown_place", f"{quoted(toponym.text)} is not in the gazetteer; mend it, or give {pair}")
    shown = "; ".join(", ".join(filter(None, (each.name, each.admin1, each.country))) for each in candidates[:_SHOWN])
    verb = "is perhaps" if len(candidates) == 1 else "can be"
    return review(role, "ambiguous_place", f"{quoted(toponym.text)} {verb} {shown}; choose the one that is meant")
