"""Sentences of briefings that analysts wrote anew: kept with a template, given back; each write has its line.

A sentence is kept in the place of what the data said when it was written: of other figures it says nothing.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from geo.records.numbering import next_number
from geo.records.saved_tables import briefing_sentence
from geo.records.trail import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.records.database import Records

KEPT, GIVEN_BACK = "keep sentence", "give sentence back"
"""What the trail calls the two writes."""
_NAMES = ("template", "language", "rule", "period", "generated", "text", "tlp")


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptSentence:
    """A sentence as the database holds it, screened.

    `rule` is the key of the rule that made `generated`, `period` the days it was made of ("2022-12-12..2022-12-18", ""
    for all), and `tlp` the mark of the briefing that `text` was written in.
    """

    template: str
    language: str
    rule: str
    period: str
    generated: str
    text: str
    tlp: str


def keep_sentences(records: Records, sentences: Iterable[KeptSentence], *, who: str | None = None) -> None:
    """Keep sentences, each in the place of any that stands for the same words of the data in the same template.

    Raises DatabaseError where the database cannot be written.
    """
    now = _now()
    with records.write() as (connection, change):
        for each in sentences:
            _mark(connection, change, each, who, now)
            number = next_number(connection, briefing_sentence)
            values = asdict(each) | {"no": number, "who": who, "made_at": now, "change": change}
            connection.execute(briefing_sentence.insert().values(**values))
            record(connection, change, KEPT, who=who, after=asdict(each))


def give_back_sentence(records: Records, sentence: KeptSentence, *, who: str | None = None) -> bool:
    """Take a kept sentence out of force, so that the data speaks again; tell whether there was one."""
    with records.write() as (connection, change):
        found = _mark(connection, change, sentence, who, _now())
        if found:
            record(connection, change, GIVEN_BACK, who=who, before=asdict(sentence))
    return found


def kept_sentences(records: Records, template: str) -> list[KeptSentence]:
    """Return the sentences in force that are kept with a template, in the order in which they were written."""
    columns = [briefing_sentence.c[name] for name in _NAMES]
    chosen = sa.select(*columns).where(
        briefing_sentence.c.template == template, briefing_sentence.c.deleted_at.is_(None)
    )
    with records.read() as connection:
        rows = connection.execute(chosen.order_by(briefing_sentence.c.no)).mappings()
        return [KeptSentence(**row) for row in rows]


def _mark(connection: sa.Connection, change: int, sentence: KeptSentence, who: str | None, now: datetime) -> bool:
    """Mark what stands for the same words of the data as deleted; tell whether there was any."""
    same = [briefing_sentence.c[name] == getattr(sentence, name) for name in ("template", "language", "rule")]
    found = connection.execute(
        briefing_sentence.update()
        .where(*same, briefing_sentence.c.generated == sentence.generated, briefing_sentence.c.deleted_at.is_(None))
        .values(deleted_at=now, deleted_by=who, change=change)
    )
    return bool(found.rowcount)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)
