"""Why a pair is suggested, in words: what both say alike, and what they say differently."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Literal

from geo.counts.intervals import combine, say
from geo.model import Interval, Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """One thing that speaks for or against; `field` as of flat rows (days, place, count, ...)."""

    field: str
    speaks: Literal["for", "against"]
    text: str

    def as_answer(self) -> dict[str, str]:
        """Return the reason as the command line's JSON."""
        return {"field": self.field, "speaks": self.speaks, "text": self.text}


_ROLES: Final = ("place", "origin", "destination")
_DIFFERING: Final = (
    ("direction differs", "flow"),
    ("side differs", "affiliation"),
    ("mode differs", "mode"),
)


def reasons(kind: str, held: AbstractSet[str], a: Row, b: Row, *, one_breath: bool) -> tuple[Reason, ...]:
    """Return what speaks for a suggestion, then what speaks against it.

    `held` are the kinds of evidence of `geo.counts.likeness` that hold of the two flat rows.
    """
    if kind == "rollup":
        return tuple(_whole(a, b))
    found = [*_days(held, a, b), *_places(held, a, b), *_equipment(held, a, b), *_telling(held, a, b, one_breath)]
    return tuple(sorted(found, key=lambda each: each.speaks, reverse=True))


def _days(held: AbstractSet[str], a: Row, b: Row) -> Iterator[Reason]:
    one, other = span(a), span(b)
    if one is None or other is None:
        if "day not known" not in held:
            said = one or other
            told = f"told on {said}" if said else "published on near days"
            yield Reason(field="days", speaks="for", text=f"a day is not said by both; {told}")
        return
    if one == other:
        yield Reason(field="days", speaks="for", text=f"the same days, {one}")
    elif "days meet" in held:
        yield Reason(field="days", speaks="for", text="the days meet or follow each other")
    if one != other and _day(a["observed_to"]) != _day(b["observed_to"]) and not _open_end(a, b):
        yield Reason(field="days", speaks="against", text=f"{one}, and {other}")


def _open_end(a: Row, b: Row) -> bool:
    return a["observed_to"] is None or b["observed_to"] is None


def _places(held: AbstractSet[str], a: Row, b: Row) -> Iterator[Reason]:
    for role in _ROLES:
        one, other = a[role] or a[f"{role}_text"], b[role] or b[f"{role}_text"]
        if one is None or other is None:
            continue
        if one == other:
            yield Reason(field=role, speaks="for", text=f"{role} the same: {one}")
        elif _within(role, a, b):
            yield Reason(field=role, speaks="for", text=f"{role} agrees: {one}, {other}")
        elif a[role] and b[role]:
            yield Reason(field=role, speaks="against", text=f"{role}: {one}, and {other}")
    if "seen on the way of the other" in held:
        yield Reason(field="place", speaks="for", text="one was seen where the other came from or went to")
    if "places on one corridor" in held:
        yield Reason(field="place", speaks="for", text="both places lie on one road or railway")


def _within(role: str, a: Row, b: Row) -> bool:
    """Tell whether one of two places is an area that holds the other."""
    bare = "" if role == "place" else f"{role}_"
    if a[f"{bare}country"] is None or a[f"{bare}country"] != b[f"{bare}country"]:
        return False
    kinds = {a[f"{role}_kind"], b[f"{role}_kind"]}
    same_area = a[f"{bare}admin1"] is not None and a[f"{bare}admin1"] == b[f"{bare}admin1"]
    return "country" in kinds or ("admin1" in kinds and same_area)


def _equipment(held: AbstractSet[str], a: Row, b: Row) -> Iterator[Reason]:
    if "equipment the same" in held or a["equipment_class"] == b["equipment_class"]:
        yield Reason(field="equipment", speaks="for", text=f"equipment alike: {a['equipment']}, {b['equipment']}")
    elif "class differs" in held:
        yield Reason(field="equipment", speaks="against", text=f"{a['equipment']}, and {b['equipment']}")
    if "name the same" in held:
        yield Reason(field="equipment", speaks="for", text="it bears the same number")
    if not held & {"numbers agree", "numbers nearly meet", "numbers apart"}:
        return
    one, other = counted(a), counted(b)
    if one.count_min != other.count_min or combine((one, other))[1]:
        yield Reason(field="count", speaks="against", text=f"{say(one)}, and {say(other)}")
    if "numbers agree" in held:
        text = f"the same number, {say(one)}" if say(one) == say(other) else f"{say(one)} and {say(other)} meet"
        yield Reason(field="count", speaks="for", text=text)


def _telling(held: AbstractSet[str], a: Row, b: Row, one_breath: bool) -> Iterator[Reason]:  # noqa: FBT001 - private
    if one_breath:
        yield Reason(field="report", speaks="for", text="one report tells of both in one breath")
    elif a["source"] == b["source"]:
        yield Reason(field="source", speaks="for", text=f"both repeat {a['source']}")
    if "left one place within a day" in held:
        yield Reason(field="origin", speaks="for", text="both left one place within a day")
    for name, field in _DIFFERING:
        if name in held:
            yield Reason(field=field, speaks="against", text=f"{field}: {a[field]}, and {b[field]}")


def _whole(a: Row, b: Row) -> Iterator[Reason]:
    yield Reason(field="count", speaks="for", text=f"{say(counted(a))} covers {say(counted(b))}")
    one, other = span(a), span(b)
    if one and other:
        yield Reason(field="days", speaks="for", text=f"{one} covers {other}")
    if a["report_id"] == b["report_id"]:
        yield Reason(field="report", speaks="for", text="one report tells of the total and of the part")
    yield Reason(field="equipment", speaks="for", text=f"{a['equipment']} covers {b['equipment']}")


def counted(row: Row) -> Interval:
    """Return the count of a flat row."""
    return Interval(
        count_min=row["count_min"], count_max=row["count_max"], count_qualifier=Qualifier(row["count_qualifier"])
    )


def span(row: Row) -> str | None:
    """Return the days that a flat row tells of, in words; None where it says none."""
    first, last = _day(row["observed_from"]), _day(row["observed_to"])
    if first is None and last is None:
        return None
    if first == last:
        return str(first)
    if last is None:
        return f"from {first}"
    return f"until {last}" if first is None else f"{first} to {last}"


def _day(when: date | datetime | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when
