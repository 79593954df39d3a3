"""What a mended row changes of the sighting that it tells of: shown before it is done, done on demand only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from geo.counts.intervals import say
from geo.model import Interval, Qualifier, Status
from geo.records.entries import Mend
from geo.records.held_rows import HeldRow, same_day
from geo.records.storing import utc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.model import Sighting, Toponym
    from geo.records.entries import NewSighting

_PLAIN: Final = (
    "equipment", "equipment_class", "unit", "flow", "mode", "activity", "affiliation", "report_kind", "time_precision",
    "reliability", "credibility", "tlp", "note",
)  # fmt: skip
"""Fields that are one column of their own name, compared as they are."""
_NEAR: Final = 1e-6
"""Degrees within which two positions are one: a tenth of a metre."""
_ROLES: Final = ("place", "origin", "destination")
_ROLES_SET: Final = frozenset(_ROLES)
_COUNT: Final = ("count_min", "count_max", "count_qualifier")


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One field of a held sighting as it stands, and as the new row has it, both in words; "" is blank."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Update:
    """A row that mends the held sighting `sighting_id`.

    `changes` are what it would change; `conflicts` are fields that an analyst edited by hand since, which no file
    overwrites. `mend` is what the ledger does.
    """

    row: int
    sighting_id: str
    changes: tuple[Change, ...]
    conflicts: tuple[Change, ...]
    mend: Mend

    def as_answer(self) -> dict[str, Any]:
        """Return it as the command line's JSON."""
        return {
            "row": self.row,
            "sighting_id": self.sighting_id,
            "changes": [_answer(each) for each in self.changes],
            "conflicts": [_answer(each) for each in self.conflicts],
        }

    def in_words(self) -> str:
        """Say in one line what changes: "count 10 → 12, note blank → seen by two."""
        changed = [f"{each.field} {each.before or 'blank'} → {each.after or 'blank'}" for each in self.changes]
        kept = [f"{each.field} stays {each.before or 'blank'}, edited by hand" for each in self.conflicts]
        return ", ".join((*changed, *kept)) or "nothing but the way it is written"


def update_of(new: NewSighting, telling: str, held: HeldRow) -> Update:
    """Return what a row would change of a held sighting.

    A field is compared with what the imports said of it, so that what an analyst mended by hand stays unless the file
    itself says something new there; then it is a conflict, and still stays.
    """
    told, changes, conflicts, wanted = new.sighting, [], [], dict[str, Any]()
    for field, columns, after, value in _differences(told, held):
        change = Change(field=field, before=_said(held.now, field), after=after)
        if held.hand & set(columns):
            conflicts.append(change)
        else:
            changes.append(change)
            wanted[field] = value
    if wanted and "status" not in held.hand:
        wanted["status"] = told.status
        wanted["review_reasons"] = told.review_reasons
    elif wanted and told.status is Status.REVIEW and _ROLES_SET & wanted.keys():
        # Somebody accepted the row as it was; a place that is in doubt anew is to be looked at anew.
        wanted["status"], wanted["review_reasons"] = told.status, told.review_reasons
    return Update(
        row=new.row_number,
        sighting_id=held.sighting_id,
        changes=tuple(changes),
        conflicts=tuple(conflicts),
        mend=Mend(sighting_id=held.sighting_id, changes=wanted, row_key=new.row_key, telling=telling),
    )


_Difference = tuple[str, tuple[str, ...], str, Any]
"""A field that differs: its columns, the new value in words, and as `update_sighting` takes it."""


def _differences(told: Sighting, held: HeldRow) -> Iterator[_Difference]:
    was = held.imported
    yield from _plain_differences(told, was)
    for end, day in (("observed_from", "first_day"), ("observed_to", "last_day")):
        when = getattr(told, end)
        if not same_day(utc(when), was[end]):
            yield end, (end, day), when.isoformat() if when is not None else "", when
    for role in _ROLES:
        toponym: Toponym | None = getattr(told, role)
        if not _same_place(toponym, was, role):
            columns = tuple(f"{role}_{end}" for end in ("no", "text", "status", "confidence", "method"))
            yield role, columns, toponym.text if toponym is not None else "", toponym
    if not same_day(utc(told.report.published), was["published"]):
        published = told.report.published
        yield "published", ("report_no",), published.isoformat() if published is not None else "", published


def _plain_differences(told: Sighting, was: dict[str, Any]) -> Iterator[_Difference]:
    count = (told.count.count_min, told.count.count_max, told.count.count_qualifier.value)
    if count != tuple(was[name] for name in _COUNT):
        yield "count", _COUNT, say(told.count), told.count
    own = {name: getattr(told, name, None) for name in _PLAIN} | _of_report(told)
    for name, value in own.items():
        if (value or None) != (was[name] or None):
            yield name, (name if name in _PLAIN else "report_no",), str(value or ""), value


def _of_report(told: Sighting) -> dict[str, Any]:
    return {
        "reliability": told.report.source.reliability,
        "credibility": told.report.credibility,
        "tlp": told.report.tlp.value,
        "source": told.report.source.name,
        "via": told.report.via,
        "url": told.report.url,
    }


def _same_place(toponym: Toponym | None, was: dict[str, Any], role: str) -> bool:
    said = was[f"{role}_text"]
    if toponym is None:
        return said is None
    if said is None or " ".join(toponym.text.casefold().split()) != " ".join(said.casefold().split()):
        return False
    typed = toponym.place if toponym.place is not None and toponym.place.method == "coordinates" else None
    position = was[f"{role}_no"] if was[f"{role}_method"] == "coordinates" else None
    if typed is None or position is None:
        return typed is None and position is None
    return bool(abs(typed.lat - position["lat"]) < _NEAR and abs(typed.lon - position["lon"]) < _NEAR)


def _said(now: dict[str, Any], field: str) -> str:
    if field == "count":
        low, high, qualifier = now["count_min"], now["count_max"], now["count_qualifier"]
        return say(Interval(count_min=low, count_max=high, count_qualifier=Qualifier(qualifier)))
    value = now[f"{field}_text"] if field in _ROLES else now[field]
    text = "" if value is None else str(value)
    return text.removesuffix("T00:00:00") if field in {"observed_from", "observed_to", "published"} else text


def _answer(change: Change) -> dict[str, str]:
    return {"field": change.field, "before": change.before, "after": change.after}
