"""Which column fills which field: by the mapping first, then by heading; personal columns fill none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError, UsageError
from geo.intake.fields import FIELDS, ROLES, SAYS_WHO, field_of, heading_key, place_field
from geo.intake.personal_columns import is_personal_column
from geo.intake.privacy import mask, mask_source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.intake.mapping import ColumnMapping

_WHAT: Final = frozenset({"equipment", "equipment_class"})
_WHEN: Final = frozenset({"observed", "observed_from", "observed_to", "published"})
_TOLD_BY: Final = frozenset({"source", "via", "note", "activity"})
"""Fields whose columns may turn out to be about people; in all others single cells are screened."""
_NAMED_HEADINGS: Final = 30
"""Headings that an error message lists at most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """The columns of a file: `of` gives each filled field its position among the headings.

    `stripped` are columns of personal data, `ignored` those that fill no field; both as written in the file, and
    neither is ever stored.
    """

    headings: tuple[str, ...]
    of: Mapping[str, int]
    stripped: tuple[str, ...]
    ignored: tuple[str, ...]


def match_columns(
    headings: Sequence[str], sample: Sequence[Sequence[str]], *, mapping: ColumnMapping, published_given: bool
) -> Columns:
    """Match headings with fields.

    `sample` holds rows in which columns are looked at for personal data; `published_given` tells that all rows have
    a date of publication. Raises InputFileError where a required field has no column, or two columns have one field,
    and UsageError where the mapping names a heading that is not there.
    """
    said = {heading_key(heading): name for heading, name in mapping.columns.items()}
    present = {heading_key(heading) for heading in headings}
    for heading in mapping.columns:
        if heading_key(heading) not in present:
            msg = (
                f"The mapping names the column {heading!r}, which the file has not; its headings are {_list(headings)}"
            )
            raise UsageError(msg)
    chosen: dict[str, tuple[int, int]] = {}
    stripped: list[str] = []
    ignored: list[str] = []
    for at, heading in enumerate(headings):
        key = heading_key(heading)
        name, rank = (said[key], -1) if key in said else (field_of(heading) or (None, 0))
        cells = [row[at] for row in sample if at < len(row)] if name is None or name in _TOLD_BY else ()
        if is_personal_column(
            heading, cells, mapped_to=said.get(key), screen=mask_source if name in SAYS_WHO else mask
        ):
            stripped.append(heading)
        elif name is None:
            if heading or any(cells):
                ignored.append(heading)
        elif name not in chosen or rank < chosen[name][1]:
            if name in chosen:
                ignored.append(headings[chosen[name][0]])
            chosen[name] = (at, rank)
        elif rank > chosen[name][1]:
            ignored.append(heading)
        else:
            _refuse_two(name, headings[chosen[name][0]], heading)
    of = {name: chosen[name][0] for name in FIELDS if name in chosen}
    _check_required(of, headings, stripped, published_given=published_given)
    return Columns(headings=tuple(headings), of=of, stripped=tuple(stripped), ignored=tuple(ignored))


def _refuse_two(name: str, first: str, second: str) -> None:
    msg = (
        f"Two columns, {first!r} and {second!r}, both mean {name}; rename one, "
        "or set it to null under columns in a mapping file"
    )
    raise InputFileError(msg)


def _check_required(
    of: Mapping[str, int], headings: Sequence[str], stripped: Sequence[str], *, published_given: bool
) -> None:
    missing = []
    if not _WHAT & of.keys():
        missing.append("what was seen (equipment or equipment_class)")
    if not any(_tells_where(of, role) for role in ROLES):
        missing.append("where (place, or lat and lon, or origin or destination)")
    if not published_given and not _WHEN & of.keys():
        missing.append("when (observed_from, observed_to or published, or give --published DATE)")
    if not missing:
        return
    dropped = f" (left out as personal data: {_list(stripped)})" if stripped else ""
    msg = (
        f"No column tells {'; nor '.join(missing)}. The headings are {_list(headings)}{dropped}. "
        'Rename a heading, or name it in a mapping file: {"columns": {"heading as in the file": "field"}}'
    )
    raise InputFileError(msg)


def _tells_where(of: Mapping[str, int], role: str) -> bool:
    pair = {place_field(role, "lat"), place_field(role, "lon")}
    return role in of or place_field(role, "coordinates") in of or pair <= of.keys()


def _list(headings: Sequence[str]) -> str:
    shown = [repr(heading[:60]) for heading in headings[:_NAMED_HEADINGS]]
    more = len(headings) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
