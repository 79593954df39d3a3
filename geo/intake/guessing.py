"""Which column may fill which field: each column's guess, by its heading and by what stands in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.intake.content_fields import contrary, count_beside, fields_of_contents, pair_of_degrees
from geo.intake.contents import Contents, known_by, look_at
from geo.intake.fields import ROLES, SAYS_WHO, heading_key
from geo.intake.guesses import USED_FROM, Alternative, ColumnGuess, Why
from geo.intake.heading_names import (
    REASON_HEADING,
    column_names,
    is_own,
    numbers_rows,
    read_heading,
    says_something_else,
)
from geo.intake.layouts import layout_of
from geo.intake.personal_columns import are_full_names, is_personal_column, looks_like_persons
from geo.intake.privacy import Personal, mask, mask_source

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from geo.intake.heading_names import HeadingName
    from geo.intake.layouts import Layout
    from geo.intake.mapping import ColumnMapping

_NOTES: Final = frozenset({"note", "activity", "text"})
"""Fields that a mapping may fill with any column: full names in each cell are still those of persons."""
_LOOSE: Final = frozenset({"time", "year", "month", "day", "text", "row_id"})
"""Fields whose own names are everyday words: what stands below goes against them as against any other heading."""
_TOLD_BY: Final = frozenset({"source", "via", "note", "activity"})
"""Fields whose columns may turn out to be about people; in all others single cells are screened."""
_NAMED_SURELY: Final = 0.9
"""Confidence of a heading from which the lexicon and the gazetteer need not be asked."""
_ALTERNATIVES: Final = 3
_DOUBTED: Final = 0.2
_UNNAMED_COUNT: Final = 0.5
"""Confidence at most of numbers under a heading that nobody knows: a distance, a group, a price."""
_LEFT_OUT: Final = "left out: it could tell of a person"
_NOT_MAPPED: Final = (
    "left out though the mapping names it: it could tell of a person; if it does not, release the column"
)
_STAYS_OUT: Final = (
    "left out, and not released: what stands in it looks like names of persons; if it names units or places, say so in "
    "its heading"
)
_UNSURE: Final = 200
"""Rank from which a heading says its field only together with what stands below it."""
_OUTDONE: Final = 0.5
_OF_LAYOUT: Final = 0.98
_AS_TEXT: Final = 0.8
_SENTENCES: Final = 0.5
"""Share of a column's cells that have to be sentences before it is read for sightings."""
_WHAT: Final = frozenset({"equipment", "equipment_class"})
_MAPPED: Final = -1


def guess_columns(
    headings: Sequence[str],
    sample: Sequence[Sequence[str]],
    mapping: ColumnMapping | None = None,
    *,
    is_place: Callable[[str], bool] | None = None,
    released: Collection[str] = (),
) -> tuple[ColumnGuess, ...]:
    """Return the guess of each column, in the order of the file.

    `sample` holds the cells of some rows; `is_place` tells whether the gazetteer knows a name (None: places are told by
    their headings alone). What `mapping` says is kept, and `released` names columns (as `ColumnGuess.heading` does)
    that the user says hold nothing personal. Nothing is raised for a mapping that does not fit.
    """
    said = {heading_key(heading): name for heading, name in (mapping.columns if mapping is not None else {}).items()}
    freed = {heading_key(heading) for heading in released}
    layout = layout_of(headings)
    headed = any(heading and not is_own(heading) for heading in headings)
    guesses: list[ColumnGuess] = []
    looks: list[Contents] = []
    for at, name in enumerate(column_names(headings)):
        key = heading_key(name)
        cells = [row[at] for row in sample if at < len(row)]
        named = read_heading(headings[at])
        field = said.get(key, _field(headings[at], named, layout))
        personal = _personal(headings[at], cells, field, said.get(key))
        if personal is None and field in _NOTES and are_full_names(cells, known_by(is_place)):
            personal = Personal.NAME
        if (
            personal is Personal.NAME
            and key == "name"
            and _tells_of_things(look_at(cells, is_place=is_place), headings)
        ):
            personal = None
        start = ColumnGuess(at=at, heading=name, personal=personal)
        if personal is not None:
            left_out = replace(start, note=_NOT_MAPPED if said.get(key) else _LEFT_OUT)
            start = _released(start, cells, is_place) if key in freed else left_out
        look = look_at(() if start.stripped else cells, deep=_is_open(named), is_place=is_place)
        looks.append(look)
        if start.stripped:
            guesses.append(start)
        elif key in said:
            guesses.append(replace(start, field=field, confidence=1.0, why=Why.MAPPING, used=bool(field), rank=_MAPPED))
        elif heading_key(headings[at]) == REASON_HEADING:
            guesses.append(replace(start, note="why rows were held back, as Kordon wrote it"))
        elif layout is not None and layout.field_of(headings[at])[1]:
            guesses.append(_of_layout(start, layout, headings[at], look))
        else:
            guesses.append(_guess(start, "" if is_own(headings[at]) else headings[at], named, look, headed=headed))
    guesses = _settled(_without_blank(pair_of_degrees(guesses, looks), looks))
    if not headed:
        guesses = count_beside(guesses, looks)
    return tuple(_with_text(guesses, looks))


def _field(heading: str, named: HeadingName | None, layout: Layout | None) -> str | None:
    field, known = layout.field_of(heading) if layout is not None else (None, False)
    if known:
        return field
    return named.field if named is not None and named.confidence >= USED_FROM else None


def _of_layout(start: ColumnGuess, layout: Layout, heading: str, look: Contents) -> ColumnGuess:
    field, _ = layout.field_of(heading)
    if field is None:
        return replace(start, why=Why.LAYOUT, confidence=1.0, note=f"a column of {layout.name} that fills no field")
    rather = contrary(field, look)
    if rather is not None and rather.field:
        field = rather.field  # the time of a SALUTE report may hold the day too
    # Of two columns that fill one field, the one that the layout names first goes before the other.
    same = [key for key, name in layout.columns.items() if name == field]
    key = heading_key(heading)
    rank = same.index(key) if key in same else 0
    note = f"a column of {layout.name}"
    return replace(start, field=field, confidence=_OF_LAYOUT, why=Why.LAYOUT, used=True, rank=rank, note=note)


def _with_text(guesses: list[ColumnGuess], looks: Sequence[Contents]) -> list[ColumnGuess]:
    """Let a column of sentences be read for what moved, where no column tells it; where one does, keep it as a note."""
    what = any(each.used and each.field in _WHAT for each in guesses)
    texts = [each.at for each in guesses if each.used and each.field == "text"]
    noted = any(each.used and each.field == "note" for each in guesses)
    if what:
        if len(texts) == 1 and not noted and guesses[texts[0]].why is Why.LAYOUT:
            guesses[texts[0]] = replace(guesses[texts[0]], field="note")
        return guesses
    if texts:
        return guesses
    found = [
        each
        for each in guesses
        if each.why is not Why.MAPPING
        and heading_key(each.heading) != REASON_HEADING
        and each.field in {"note", "activity", None}
        and looks[each.at].share("sentence") >= _SENTENCES
    ]
    if found:
        best = max(found, key=lambda each: (each.used, looks[each.at].share("sentence")))
        note = "no column tells what was seen, so this text is read for it; what is read waits in review"
        guesses[best.at] = replace(best, field="text", used=True, confidence=_AS_TEXT, note=note)
    return guesses


def _released(start: ColumnGuess, cells: Sequence[str], is_place: Callable[[str], bool] | None) -> ColumnGuess:
    """Return a column that was released, still stripped where what stands in it looks like names of persons.

    Telephones, e-mails and the like are taken out of its cells one by one; names of persons cannot be.
    """
    if start.personal is Personal.NAME and looks_like_persons(cells, known_by(is_place)):
        return replace(start, note=_STAYS_OUT)
    return replace(start, released=True)


def _tells_of_things(look: Contents, headings: Sequence[str]) -> bool:
    """Tell whether a column called "name" names the places or the things that no other column names."""
    named = {found.field for heading in headings if (found := read_heading(heading)) is not None}
    return max(0.0 if "place" in named else look.place, 0.0 if named & _WHAT else look.equipment) >= USED_FROM


def _is_open(named: HeadingName | None) -> bool:
    return named is None or named.confidence < _NAMED_SURELY


def _personal(heading: str, cells: Sequence[str], field: str | None, mapped: str | None) -> Personal | None:
    looked_at = cells if field is None or field in _TOLD_BY else ()
    screen = mask_source if field in SAYS_WHO else mask
    return is_personal_column(heading, looked_at, mapped_to=mapped, screen=screen)


def _guess(start: ColumnGuess, heading: str, named: HeadingName | None, look: Contents, *, headed: bool) -> ColumnGuess:
    by_content = fields_of_contents(look, headed=headed)
    if named is None:
        return _by_content(start, heading, by_content)
    rather = contrary(named.field, look)
    if rather is not None and (named.rank or named.field in _LOOSE):
        return _against(start, named, rather, by_content)
    same = {named.field, "place"} if named.field in ROLES else {named.field}
    agreed = max((each.confidence for each in by_content if each.field in same), default=0.0)
    confidence = 1 - (1 - named.confidence) * (1 - agreed * 0.8)
    others = tuple(each for each in by_content if each.field != named.field)
    return replace(
        start,
        field=named.field,
        confidence=confidence,
        why=Why.BOTH if agreed else Why.HEADING,
        rank=_rank(named),
        used=named.confidence >= USED_FROM or (agreed > 0 and confidence >= USED_FROM and named.field != "count"),
        alternatives=others[:_ALTERNATIVES],
        unit=named.unit,
    )


def _rank(named: HeadingName) -> int:
    """Return how directly a heading says its field: a plain alias goes before a word among others."""
    return round((1 - named.confidence) * 1_000) + named.rank


def _by_content(start: ColumnGuess, heading: str, by_content: Sequence[Alternative]) -> ColumnGuess:
    if numbers_rows(heading):
        return start
    if says_something_else(heading):
        # Deaths, losses, ids and years are numbers too; none of them is a count of what moved.
        by_content = [each for each in by_content if each.field != "count"]
    if not by_content:
        return start
    best, *rest = by_content
    confidence = best.confidence
    if heading and best.field == "count":
        confidence = min(confidence, _UNNAMED_COUNT)
    return replace(
        start,
        field=best.field,
        confidence=confidence,
        why=Why.CONTENT,
        used=confidence >= USED_FROM,
        alternatives=tuple(rest[:_ALTERNATIVES]),
    )


def _against(
    start: ColumnGuess, named: HeadingName, rather: Alternative, by_content: Sequence[Alternative]
) -> ColumnGuess:
    """Return the guess for a column in which something else stands than its heading says."""
    others = [each for each in by_content if each.field not in {named.field, rather.field}]
    if not rather.field:
        note = f"its heading says {named.field}, and what stands in it is something else"
        return replace(start, field=named.field, confidence=_DOUBTED, why=Why.HEADING, note=note,
                       alternatives=tuple(others[:_ALTERNATIVES]))  # fmt: skip
    note = f"its heading says {named.field}, and what stands in it is {rather.field}"
    return replace(
        start,
        field=rather.field,
        confidence=rather.confidence,
        why=Why.CONTENT,
        used=rather.confidence >= USED_FROM,
        alternatives=(Alternative(named.field, _DOUBTED), *others[: _ALTERNATIVES - 1]),
        unit="vehicle" if rather.field == "count" and named.field == "equipment" else None,
        note=note,
    )


def _without_blank(guesses: list[ColumnGuess], looks: Sequence[Contents]) -> list[ColumnGuess]:
    """Let a column in which nothing stands give way to another of its field, whatever its heading."""
    filled = {each.field for each in guesses if each.used and looks[each.at].seen}
    return [
        replace(each, used=False, note=f"nothing stands in it, and another column is {each.field}")
        if each.used and each.why is not Why.MAPPING and not looks[each.at].seen and each.field in filled
        else each
        for each in guesses
    ]


def _settled(guesses: list[ColumnGuess]) -> list[ColumnGuess]:
    """Let the plainer heading go first, a heading before contents, and nothing be used where two are alike."""
    ranks: dict[str | None, int] = {}
    for each in guesses:
        if each.used and each.why is not Why.CONTENT:
            ranks[each.field] = min(each.rank, ranks.get(each.field, each.rank))
    alike = Counter(
        each.field
        for each in guesses
        if each.used and (each.why is Why.CONTENT or each.rank == ranks[each.field] >= _UNSURE)
    )
    settled = []
    for each in guesses:
        first = each.why is not Why.CONTENT and each.rank == ranks.get(each.field)
        if not each.used or (first and (each.rank < _UNSURE or alike[each.field] == 1)):
            settled.append(each)
        elif each.field in ranks and not first:
            note = each.note or f"another column says {each.field} more plainly"
            settled.append(replace(each, used=False, confidence=min(each.confidence, _OUTDONE), note=note))
        elif alike[each.field] > 1:
            note = f"{alike[each.field]} columns look like {each.field}; say which one is meant"
            settled.append(replace(each, used=False, confidence=min(each.confidence, _OUTDONE), note=note))
        else:
            settled.append(each)
    return settled
