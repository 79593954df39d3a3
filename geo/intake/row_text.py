"""The text of a row, read for what its cells do not tell; typed cells always win, and what is read waits in review."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.intake.cell_readers import check_told
from geo.intake.equipment import Classifier
from geo.intake.fields import ROLES
from geo.intake.identity import row_key
from geo.intake.polish_equipment import classify
from geo.intake.positions import SaidPlace
from geo.intake.posts import Post, Posts
from geo.intake.posts_reading import place_doubt, read_posts
from geo.intake.tally import UNKNOWN
from geo.intake.verdicts import Reason, review
from geo.model import Flow, Qualifier, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from geo.intake.draft import Draft
    from geo.intake.sighting import Assembler
    from geo.model import Sighting
    from geo.places.query import Geocoder
    from geo.places.rules import PlaceRules

Told = tuple["Sighting", str]
"""A sighting of a row with its stable identity."""
_LONGEST_TITLE: Final = 80
_TITLE_WORDS: Final = 8


class RowTexts:
    """Reads the texts of rows; times of the clock in them are those of `zone`, names follow the team's `rules`.

    `drawn` tells that the rows are marks on a map, whose titles are often no more than what stands there.
    """

    def __init__(
        self,
        assembler: Assembler,
        geocoder: Geocoder,
        *,
        watched: str,
        zone: tzinfo,
        rules: PlaceRules | None = None,
        drawn: bool = False,
    ) -> None:
        self._drawn = drawn
        self._assembler = assembler
        self._geocoder = geocoder
        self._watched = watched
        self._zone = zone
        self._rules = rules
        self._classifier = Classifier()

    def read(self, draft: Draft) -> tuple[tuple[Told, ...], tuple[Reason, ...]]:
        """Return the sightings of a row whose text was read, and all there is to say of the row.

        A row that names its equipment has one sighting, with what its text says of that equipment if it speaks of it
        once; a row that names none has one for each that its text tells of.
        """
        read = self._read(draft)
        typed = bool(draft.equipment or draft.equipment_class)
        if typed:
            read = self._of_the_same(draft, read)
        base = row_key(draft, draft.unit or Unit.UNKNOWN)
        if not read:
            return self._unread(draft, typed=typed)
        told: list[Told] = []
        reasons: dict[Reason, None] = {}
        for number, each in enumerate(read, start=1):
            filled, names = _filled(draft, each)
            if not names:
                return self._unread(draft, typed=typed)
            check_told(filled)
            sighting, _, found = self._assembler.assemble(filled)
            reasons |= dict.fromkeys(found)
            if sighting is not None:
                spans = {name: words for name, words in each.spans.items() if name in names}
                told.append((replace(sighting, spans=spans), _key(base, number)))
        return tuple(told), tuple(reasons)

    def _read(self, draft: Draft) -> list[Sighting]:
        post = Post(
            number=draft.number,
            text=draft.text,
            source=draft.source,
            published=draft.published or draft.last or draft.first,
        )
        lines = read_posts(
            Posts(posts=(post,)),
            geocoder=self._geocoder,
            watched=self._watched,
            zone=self._zone,
            rules=self._rules,
        )
        return [line.sighting for line in lines if line.sighting is not None]

    def _of_the_same(self, draft: Draft, read: Sequence[Sighting]) -> list[Sighting]:
        """Return the one sighting of the text that is of the row's own equipment; none where it speaks of it twice."""
        own = self._classifier.classify(draft.equipment, draft.equipment_class).equipment_class
        same = [each for each in read if each.equipment_class == own]
        return same if len(same) == 1 else []

    def _unread(self, draft: Draft, *, typed: bool) -> tuple[tuple[Told, ...], tuple[Reason, ...]]:
        """Return the row as its cells alone tell it."""
        if not typed and self._is_mark(draft):
            return self._as_mark(draft)
        if not typed:
            message = "nothing in the text of this row is told to have moved; fill in equipment if it was"
            draft.reasons.append(Reason("text", "nothing_moved", message))
            return (), tuple(draft.reasons)
        check_told(draft)
        plain = replace(draft, text="")
        sighting, key, reasons = self._assembler.assemble(plain)
        return ((sighting, key),) if sighting is not None and key is not None else (), reasons

    def _is_mark(self, draft: Draft) -> bool:
        """Tell whether a row is a pin whose few words name equipment ("Train, 30 flatcars with T-62")."""
        pinned = self._drawn and any(said.position is not None for said in draft.places.values())
        few = len(draft.text) <= _LONGEST_TITLE and len(draft.text.split()) <= _TITLE_WORDS
        return pinned and few and classify(draft.text) is not None

    def _as_mark(self, draft: Draft) -> tuple[tuple[Told, ...], tuple[Reason, ...]]:
        """Return a pin as one sighting of what its words name; nobody says that it moved, or how many there were."""
        message = (
            "equipment taken from the row's text as it stands, which tells of no movement; its count is not read: mend "
            "both, and accept it"
        )
        draft.reasons.append(review("text", "read_from_text", message))
        check_told(filled := replace(draft, equipment=draft.text))
        sighting, _, reasons = self._assembler.assemble(filled)
        told = () if sighting is None else ((sighting, _key(row_key(draft, draft.unit or Unit.UNKNOWN), 1)),)
        return told, reasons


def _filled(draft: Draft, read: Sighting) -> tuple[Draft, tuple[str, ...]]:
    """Return a row with what it lacks taken from what was read in its text, and the fields that were."""
    filled = replace(draft, places=dict(draft.places), reasons=list(draft.reasons))
    names = [*_fill_what(filled, read), *_fill_count(filled, read), *_fill_places(filled, read)]
    names += [*_fill_days(filled, read), *_fill_rest(filled, read)]
    if names:
        said = ", ".join(names)
        message = f"{said} read from the row's text, and seen by nobody yet; look at it beside the text and accept it"
        filled.reasons.append(review("text", "read_from_text", message))
    return filled, tuple(names)


def _fill_what(filled: Draft, read: Sighting) -> list[str]:
    if filled.equipment or filled.equipment_class:
        return []
    filled.equipment, filled.equipment_class = read.equipment, read.equipment_class
    filled.unit = filled.unit or read.unit
    return ["equipment"]


def _fill_count(filled: Draft, read: Sighting) -> list[str]:
    if filled.count != UNKNOWN or read.count.count_qualifier is Qualifier.UNKNOWN:
        return []
    filled.count = read.count
    return ["count"]


def _fill_places(filled: Draft, read: Sighting) -> list[str]:
    """Take the places that the text names for roles that no cell tells; a typed place is never moved or joined."""
    names = []
    roles = ROLES if not filled.places else ROLES[1:]
    for role in roles:
        toponym = getattr(read, role)
        if toponym is None or role in filled.places:
            continue
        filled.read_places[role] = toponym
        filled.places.setdefault(role, SaidPlace(toponym.text, None, "", ""))
        doubt = place_doubt(role, toponym)
        if doubt is not None:
            filled.reasons.append(doubt)
        names.append(role)
    return names


def _fill_days(filled: Draft, read: Sighting) -> list[str]:
    if filled.first or filled.last or filled.undated or not (read.observed_from or read.observed_to):
        return []
    filled.first, filled.last = read.observed_from, read.observed_to
    filled.time_precision = filled.time_precision or read.time_precision
    return ["date"]


def _fill_rest(filled: Draft, read: Sighting) -> list[str]:
    names = []
    if not filled.flow and read.flow is not Flow.UNKNOWN:
        filled.flow = read.flow.value
        names.append("flow")
    if not filled.affiliation and read.affiliation:
        filled.affiliation = read.affiliation
        names.append("affiliation")
    if not filled.activity and read.activity:
        filled.activity = read.activity
        names.append("activity")
    filled.mode = filled.mode or read.mode
    if not filled.kind_told:
        filled.report_kind = read.report_kind
    return names


def _key(base: str, number: int) -> str:
    """Return the identity of the nth sighting of a row: made of what the row says, not of what was read in it."""
    return hashlib.blake2b(f"{base} {number}".encode(), digest_size=16).hexdigest()
