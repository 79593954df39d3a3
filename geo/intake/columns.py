"""Which column fills which field: by the mapping first, then by heading; personal columns fill none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError, UsageError
from geo.intake.fields import FIELDS, ROLES, heading_key, place_field
from geo.intake.guesses import Why
from geo.intake.guessing import guess_columns
from geo.intake.heading_names import column_names, zone_of
from geo.intake.layouts import layout_of
from geo.model import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from geo.intake.guesses import ColumnGuess
    from geo.intake.layouts import Layout
    from geo.intake.mapping import ColumnMapping

_WHAT: Final = frozenset({"equipment", "equipment_class"})
_WHEN: Final = frozenset({"observed", "observed_from", "observed_to", "published", "month"})
_TIMES: Final = frozenset({"time", *_WHEN})
_COUNTS: Final = frozenset({"count", "count_min", "count_max"})
_WORTH_TELLING: Final = 0.4
"""Confidence from which a doubtful guess is told where a field is missing."""
_TOLD_GUESSES: Final = 5
_NAMED_HEADINGS: Final = 30
"""Headings that an error message lists at most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """The columns of a file: `of` gives each filled field its position among the headings.

    `headings` are the names of the columns (`column_names`). `stripped` are columns of personal data, `ignored` those
    that fill no field; both as written in the file, and neither is ever stored. `guesses` has every column.
    `layout` names the data set whose columns they are (`layouts.py`), `codes` what its codes mean, by field.
    """

    headings: tuple[str, ...]
    of: Mapping[str, int]
    stripped: tuple[str, ...]
    ignored: tuple[str, ...]
    guesses: tuple[ColumnGuess, ...] = ()
    layout: str | None = None
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def released(self) -> tuple[str, ...]:
        """The columns that looked personal and were released by hand."""
        return tuple(each.heading for each in self.guesses if each.released)

    @property
    def zones(self) -> dict[str, str]:
        """The time zones that headings of dates and times name, by field."""
        named = {
            each.field: zone
            for each in self.guesses
            if each.used and each.field in _TIMES and (zone := zone_of(each.heading)) is not None
        }
        of_time = named.pop("time", None)
        return ({"observed": of_time, "observed_from": of_time} if of_time else {}) | named

    @property
    def unit(self) -> Unit | None:
        """What the heading of the count says is counted."""
        said = (each.unit for each in self.guesses if each.used and each.unit and each.field in _COUNTS)
        return next((Unit(word) for word in said), None)


def match_columns(
    headings: Sequence[str],
    sample: Sequence[Sequence[str]],
    *,
    mapping: ColumnMapping,
    published_given: bool,
    is_place: Callable[[str], bool] | None = None,
    released: Collection[str] = (),
) -> Columns:
    """Match headings with fields.

    `sample` holds rows in which columns are looked at; `published_given` tells that all rows have a date of
    publication; `is_place` and `released` are those of `guess_columns`. Raises InputFileError where a required field
    has no column, or two columns have one field, and UsageError where the mapping names a heading that is not there.
    """
    names = column_names(headings)
    present = {heading_key(name) for name in names}
    for heading in mapping.columns:
        if heading_key(heading) not in present:
            msg = f"The mapping names the column {heading!r}, which the file has not; its headings are {_list(names)}"
            raise UsageError(msg)
    for heading in released:
        if heading_key(heading) not in present:
            msg = f"There is no column {heading!r} to release; the headings are {_list(names)}"
            raise UsageError(msg)
    layout = layout_of(headings)
    guesses = guess_columns(headings, sample, mapping, is_place=is_place, released=released)
    chosen: dict[str, ColumnGuess] = {}
    for each in guesses:
        if each.used and each.field is not None:
            if each.field in chosen:
                _refuse_two(each.field, chosen[each.field].heading, each.heading)
            chosen[each.field] = each
    of = {name: chosen[name].at for name in FIELDS if name in chosen}
    stripped = tuple(headings[each.at] for each in guesses if each.stripped)
    _check_required(of, guesses, stripped, published_given=published_given)
    return Columns(
        headings=names,
        of=of,
        stripped=stripped,
        ignored=tuple(
            each.heading
            for each in guesses
            if not each.used
            and not each.stripped
            and (headings[each.at] or any(row[each.at : each.at + 1] != [""] for row in sample))
        ),
        guesses=guesses,
        layout=layout.name if layout is not None else None,
        codes=_codes(layout, guesses) if layout is not None else {},
    )


def _codes(layout: Layout, guesses: Sequence[ColumnGuess]) -> dict[str, Mapping[str, str]]:
    """Return what the codes of a layout mean, for the fields that its own columns fill."""
    own = {each.field for each in guesses if each.used and each.why is Why.LAYOUT}
    return {name: codes for name, codes in layout.codes.items() if name in own}


def _refuse_two(name: str, first: str, second: str) -> None:
    msg = (
        f"Two columns, {first!r} and {second!r}, both mean {name}; rename one, or leave one out: "
        f'by its drop-down, --column "{second}=", or null in a mapping'
    )
    raise InputFileError(msg)


def _check_required(
    of: Mapping[str, int], guesses: Sequence[ColumnGuess], stripped: Sequence[str], *, published_given: bool
) -> None:
    missing = []
    told = "text" in of  # what a text tells is read row by row
    if not told and not _WHAT & of.keys():
        missing.append("what was seen (equipment or equipment_class)")
    if not told and not any(_tells_where(of, role) for role in ROLES):
        missing.append("where (place, or lat and lon, or origin or destination)")
    if not told and not published_given and not _WHEN & of.keys():
        missing.append("when (observed_from, observed_to or published, or give --published DATE)")
    if not missing:
        return
    dropped = f" (left out as personal data: {_list(stripped)})" if stripped else ""
    doubtful = [each for each in guesses if not each.used and each.field and each.confidence >= _WORTH_TELLING]
    perhaps = "".join(
        f" Perhaps {each.heading[:60]!r} is {each.field} ({each.confidence:.0%}, told by {each.why})."
        for each in doubtful[:_TOLD_GUESSES]
    )
    example = f"{doubtful[0].heading[:60]}={doubtful[0].field}" if doubtful else "HEADING=FIELD"
    msg = (
        f"No column tells {'; nor '.join(missing)}. The headings are "
        f"{_list([each.heading for each in guesses])}{dropped}.{perhaps} "
        f'Say what a column is (--column "{example}", or columns of a mapping), or rename its heading'
    )
    raise InputFileError(msg)


def _tells_where(of: Mapping[str, int], role: str) -> bool:
    pair = {place_field(role, "lat"), place_field(role, "lon")}
    return role in of or place_field(role, "coordinates") in of or pair <= of.keys()


def _list(headings: Sequence[str]) -> str:
    shown = [repr(heading[:60]) for heading in headings[:_NAMED_HEADINGS]]
    more = len(headings) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
