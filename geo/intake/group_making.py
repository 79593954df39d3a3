"""Each group of cells read once: by the functions that read a row, into the part of the row that it tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.intake import identity
from geo.intake.fields import ROLES
from geo.intake.groups import Counted, Days, Group, Located, Manner, Reported, Way
from geo.records import tellings
from geo.records.new_sightings import How, What, When, Where

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from geo.intake.draft import Draft, RowReader
    from geo.intake.sighting import Assembler
    from geo.intake.verdicts import Reason

DATES: Final = ("published", "observed", "observed_from", "observed_to", "time")


class GroupMaking:
    """Makes the parts of one file's rows; what is made of a group depends on nothing but what it is given."""

    def __init__(self, reader: RowReader, assembler: Assembler) -> None:
        self._reader = reader
        self._assembler = assembler
        self._blank = reader.begin({})
        self._link_draft = reader.begin({})

    def _draft(self, names: Sequence[str], texts: Sequence[str]) -> tuple[dict[str, str], Draft]:
        said = {name: text for name, text in zip(names, texts, strict=True) if text}
        return said, self._reader.begin(said)

    def manner(self, names: Sequence[str], texts: Sequence[str]) -> Manner:
        """Read the words of closed lists, and the grades."""
        said, draft = self._draft(names, texts)
        self._reader.read_words(said, draft)
        how = How(draft.mode, draft.activity or None, draft.affiliation or None, draft.report_kind, draft.confidence)
        return Manner(
            draft,
            identity.manner_words(draft),
            tuple(draft.reasons),
            how,
            identity.grades_words(draft),
            repr(draft.report_kind.value),
        )

    def link(self, text: str, *, is_cut: bool) -> tuple[str, tuple[Reason, ...]]:
        """Return a link as it is kept, and what there is to say of it; `is_cut` where something was taken out of it."""
        draft = self._link_draft
        draft.url, draft.reasons = "", []
        self._reader.read_link({"url": text} if text else {}, draft)
        # Where something was taken out of a link, that is said already; what is left need be no link.
        return draft.url, () if is_cut else tuple(draft.reasons)

    def count(self, names: Sequence[str], texts: Sequence[str]) -> Group:
        """Read the cells of the count."""
        said, draft = self._draft(names, texts)
        self._reader.read_count(said, draft)
        return Group(draft, identity.count_words(draft.count), tuple(draft.reasons))

    def places(self, names: Sequence[str], texts: Sequence[str]) -> Group:
        """Read the cells of all places."""
        said, draft = self._draft(names, texts)
        self._reader.read_places(said, draft)
        return Group(draft, identity.places_words(draft) if draft.places else "", tuple(draft.reasons))

    def what(self, names: Sequence[str], texts: Sequence[str]) -> Group:
        """Read the cells of what was seen."""
        _, draft = self._draft(names, texts)
        return Group(draft, draft.equipment or draft.equipment_class, ())

    def days(self, names: Sequence[str], manner: Manner, texts: Sequence[str]) -> Days:
        """Read the cells of days and times beside what kind of statement it is."""
        draft = replace(
            self._blank,
            report_kind=manner.draft.report_kind,
            time_precision=manner.draft.time_precision,
            reasons=[],
        )
        said = {name: text for name, text in zip(names, texts, strict=True) if text}
        self._reader.read_dates(said, draft)
        when = When(draft.first, draft.last, draft.time_precision)
        telling = tellings.days_words(draft.first, draft.last)
        return Days(draft, identity.dates_words(draft), tuple(draft.reasons), when, telling, draft.published)

    def untold(self, places: Group, *, is_told: bool) -> tuple[Reason, ...]:
        """Return what a row lacks that has these places, and tells what was seen or does not."""
        equipment = "something" if is_told else ""
        draft = replace(self._blank, equipment=equipment, places=places.draft.places, reasons=list(places.reasons))
        self._reader.check_told(draft)
        return tuple(draft.reasons[len(places.reasons) :])

    def counted(self, what: Group, manner: Manner) -> Counted:
        """Return what was counted, as the lexicon has it."""
        draft = replace(what.draft, unit=manner.draft.unit)
        materiel, unit = self._assembler.materiel_of(draft)
        return Counted(
            What(materiel.equipment, materiel.equipment_class, unit),
            identity.equipment_words(draft, unit),
            tellings.equipment_words(materiel.equipment),
            materiel.reasons,
        )

    def located(self, places: Group, source: str) -> Located:
        """Return where it was, by the rules of the source."""
        draft = replace(places.draft, source=source or self._blank.source)
        located = self._assembler.located(draft)
        where = Where(*(located[role][0] if role in located else None for role in ROLES))
        reasons = tuple(reason for _, found in located.values() for reason in found)
        return Located(where, tellings.places_words(*where), reasons)

    def way(self, said: str, located: Located) -> Way:
        """Return which way it went."""
        flow, reasons = self._assembler.flow_of(said, located.where)
        return Way(flow, identity.said_words(said), repr(flow.value), reasons)

    def report(self, source: str, via: str, url: str, published: date | datetime | None, manner: Manner) -> Reported:
        """Return the report that a row is a line of."""
        draft = manner.draft  # of which nothing but its own fields is asked elsewhere
        draft.source, draft.via, draft.url, draft.published = source or self._blank.source, via, url, published
        report = self._assembler.report_of(draft)
        return Reported(report, identity.report_words(draft), tellings.report_words(report))
