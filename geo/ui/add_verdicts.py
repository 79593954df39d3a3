"""What would become of each row: figures that sum to the rows, reasons with their mend, and the rows themselves."""

from __future__ import annotations

from html import escape
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.counts.intervals import say
from geo.intake.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.intake.plan import ImportPlan
    from geo.intake.verdicts import RowVerdict
    from geo.model import Sighting

COLOURS: Final = {
    Verdict.ACCEPTED: "green",
    Verdict.REVIEW: "orange",
    Verdict.REJECTED: "red",
    Verdict.REPEATED: "gray",
}
_WORST_FIRST: Final = (Verdict.REJECTED, Verdict.REVIEW, Verdict.REPEATED, Verdict.ACCEPTED)
KINDS: Final = 6
"""Kinds of reasons that are told unasked."""
SHOWN: Final = 500
"""Rows of the verdict table; more do not help the eye and the full list is on the command line."""
_HEADINGS: Final = ("Row", "Verdict", "Seen", "Count", "Equipment", "Place", "Why, and how to mend it")


def figures(plan: ImportPlan) -> str:
    """Say how many rows end how; the parts sum to the whole."""
    said = " ".join(f":{COLOURS[verdict]}-badge[{plan.count(verdict):,} {verdict.value}]" for verdict in Verdict)
    return f"{said} :small[of {len(plan.verdicts):,} row{'s' * (len(plan.verdicts) != 1)}]"


def draw(plan: ImportPlan, key: str) -> None:
    """Draw the reasons, then the rows, all or those of one verdict."""
    if why := reasons(plan):
        st.html(why)
    chosen = _choose(plan, key)
    found = list(rows(plan, chosen))
    st.html(table(plan, found))
    if len(plan.verdicts if chosen is None else range(plan.count(chosen))) > SHOWN:
        st.caption(f"The first {SHOWN:,} of them, those that most need a look first; every row is judged.")


def _choose(plan: ImportPlan, key: str) -> Verdict | None:
    ends = [verdict for verdict in Verdict if plan.count(verdict)]
    if len(ends) < 2:  # noqa: PLR2004 - one end of all rows leaves nothing to choose
        return None
    chosen = st.segmented_control(
        "Rows shown",
        ["all", *(verdict.value for verdict in ends)],
        default="all",
        required=True,
        key=key,
        format_func=lambda word: f"{word} rows" if word == "all" else f"{word} {plan.count(Verdict(word)):,}",
        label_visibility="collapsed",
    )
    return None if chosen in {None, "all"} else Verdict(chosen)


def rows(plan: ImportPlan, chosen: Verdict | None) -> Iterator[RowVerdict]:
    """Yield the verdicts that are shown: those that need a look first, then in the order of the file."""
    wanted = _WORST_FIRST if chosen is None else (chosen,)
    yield from islice(chain.from_iterable(map(plan.verdicts.having, wanted)), SHOWN)


def reasons(plan: ImportPlan) -> str:
    """Return each kind of reason that held rows back, with how many rows have it, as HTML; text of files is escaped."""
    said = [
        f"<li><b>{number:,} row{'s' * (number != 1)}</b>{', the first' * (number != 1)}: {escape(first.message)}</li>"
        for number, first in list(plan.reasons().values())[:KINDS]
    ]
    more = len(plan.reasons()) - KINDS
    if more > 0:
        said.append(f"<li>and {more} more kinds; the table has each</li>")
    return f'<ul class="kordon-why">{"".join(said)}</ul>' if said else ""


def table(plan: ImportPlan, verdicts: Iterable[RowVerdict]) -> str:
    """Return verdicts as an HTML table whose reasons wrap, so that none is cut; text of files is escaped."""
    wanted = list(verdicts)
    numbers = {each.row for each in wanted}
    places = {number: at for at, number in enumerate(plan.sightings.row_numbers) if number in numbers}
    sightings = {number: plan.sightings[at].sighting for number, at in places.items()}
    head = "".join(f"<th>{word}</th>" for word in _HEADINGS)
    lines = "".join(_line(each, sightings.get(each.row)) for each in wanted)
    return (
        f'<div class="add-rows" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>'
    )


def _line(verdict: RowVerdict, sighting: Sighting | None) -> str:
    seen = count = equipment = where = ""
    if sighting is not None:
        place = sighting.place
        seen, count, equipment = days(sighting), say(sighting.count), sighting.equipment
        where = (place.place.name if place.place else f"{place.text} (?)") if place else ""
    why = "; ".join(reason.message for reason in verdict.reasons)
    kind = verdict.verdict.value
    cells = "".join(f"<td>{escape(text)}</td>" for text in (seen, count, equipment, where, why))
    return f'<tr><td>{verdict.row:,}</td><td class="add-{kind}">{kind}</td>{cells}</tr>'


def days(sighting: Sighting) -> str:
    """Say the days from first to last, an open end in words."""
    first, last = (f"{day:%Y-%m-%d}" if day else "" for day in (sighting.observed_from, sighting.observed_to))
    if first == last:
        return first
    return f"{first} to {last}" if first and last else f"from {first}" if first else f"until {last}"
