"""The page Movements: what moved, once each; chosen ones are joined into one, one is opened beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import streamlit as st

from geo.errors import KordonError, MissingError
from geo.records import queries
from geo.records.duplicate_decisions import join_movements, undo
from geo.records.movement_conflicts import conflicts_of, speaking_of
from geo.records.movement_detail import legs_of
from geo.records.movement_rows import count_together
from geo.records.pair_decisions import decisions
from geo.ui import frame, movement_card, resources, signing
from geo.ui.headline import span
from geo.ui.pair_style import STYLE
from geo.ui.pair_words import classes
from geo.ui.review_words import many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records.filters import Filters
    from geo.records.queries import Headline, MovementRow

ON_A_PAGE: Final = 200
_LIST_PX: Final = 560
"""Where the page's style does not stretch the list to the screen."""
WORD: Final = "movement"
"""The word of the address that names the movement that is open."""
_LAST: Final = "movement-last"
_TURN: Final = "movements-turn"
_COLUMNS: Final = {
    "days": st.column_config.TextColumn("Days", width=116),
    "what": st.column_config.TextColumn("What moved", width=135),
    "way": st.column_config.TextColumn("Where", width=172),
    "conflict": st.column_config.TextColumn(
        "≠", width=52, help="What its reports say differently: count, days, place, origin, destination or side"
    ),
    "told": st.column_config.TextColumn("Told", width=45, help="By how many reports / of how many sources"),
    "legs": st.column_config.NumberColumn("Legs", width=42, help="Stops of its way, where there are several"),
    "flow": st.column_config.TextColumn("Flow", width=60),
    "id": st.column_config.TextColumn("Movement", width=90),
}


def draw(filters: Filters, answer: Headline) -> None:
    """Draw the movements that pass the filters, what can be done with chosen ones, and the one that is open."""
    st.html(STYLE)
    listed, opened = st.columns([1.25, 1], gap="medium")
    with listed:
        chosen = _choose(filters, answer)
    with opened:
        if len(chosen) > 1:
            _offer_join(chosen)
        else:
            _open(chosen[0] if chosen else None)


def _choose(filters: Filters, answer: Headline) -> list[str]:
    pages = -(-answer.movements // ON_A_PAGE)
    above, middle = st.container(), st.container(key="movements-list", height=_LIST_PX, border=False)
    number = int(st.pagination(pages, key="page", bind="query-params")) if pages > 1 else 1
    rows = queries.movements(resources.mirror(), filters, limit=ON_A_PAGE, offset=(number - 1) * ON_A_PAGE)
    names = [row.movement_id for row in rows]
    asked = st.query_params.get(WORD)
    table = middle.dataframe(
        pd.DataFrame([_line(row) for row in rows], columns=list(_COLUMNS)),
        hide_index=True,
        column_config=_COLUMNS,
        height="stretch",
        on_select="rerun",
        selection_mode="multi-row",
        selection_default={"selection": {"rows": [names.index(asked)]}} if asked in names else None,
        placeholder="",
        key=f"movements-{st.session_state.get(_TURN, 0)}-{number}",
    )
    with above:
        _tell_last(many(answer.movements, "movement"))
    return [names[at] for at in table["selection"]["rows"] if at < len(names)]


def _line(row: MovementRow) -> dict[str, Any]:
    speaking = speaking_of([dict(each) for each in row.sightings])
    legs = len(legs_of(speaking))
    return {
        "days": span(row.first_day or row.last_day, row.last_day or row.first_day) or "no date",
        "what": classes(row.counts),
        "way": way(row.sightings),
        "flow": "" if row.flow == "unknown" else row.flow,
        "told": f"{row.reports} / {row.sources}",
        "conflict": ", ".join(dict.fromkeys(each.field for each in conflicts_of(speaking))),
        "legs": legs if legs > 1 else None,
        "id": row.movement_id,
    }


def way(sightings: Sequence[dict[str, Any]]) -> str:
    """Say where a movement was: from where to where, as most of its sightings have it, else the place."""
    start, end, seen = (_most([row[role] or row[f"{role}_text"] for row in sightings]) for role in _ORDER)
    if start or end:
        return f"{start or '?'} → {end or seen or '?'}"
    return seen or "place not told"


_ORDER: Final = ("origin", "destination", "place")


def _most(names: list[str | None]) -> str:
    told = [name for name in names if name]
    return max(dict.fromkeys(told), key=told.count) if told else ""


def _open(name: str | None) -> None:
    """Draw the movement that is chosen in the list, or that the address names."""
    if name is not None:
        st.query_params[WORD] = name
    asked = st.query_params.get(WORD)
    if not asked:
        st.caption("Choose a movement at its left edge to open it; choose several to make one of them.")
        return
    try:
        movement_card.draw(asked, note)
    except MissingError as error:
        frame.say_error(error)


def _offer_join(chosen: list[str]) -> None:
    """Draw what several movements would count as one, with the button that makes one of them."""
    rows = [row for row in (queries.get_movement(resources.mirror(), name) for name in chosen) if row is not None]
    movement_card.draw_together(rows, classes(count_together(resources.mirror(), chosen)))
    if st.button(
        f"Make one movement of these {len(chosen)}",
        key="join",
        type="primary",
        disabled=not resources.records().writable,
        help="Counted once from then on; undone at any time, here or on the page Duplicates.",
    ):
        try:
            made = join_movements(resources.records(), chosen, signing.who())
        except KordonError as error:
            frame.say_error(error)
            return
        note(made.id, f"{len(chosen)} movements are one now")


def note(decision_id: str, said: str) -> None:
    """Remember what was decided last, and draw the list anew with nothing chosen."""
    st.session_state[_LAST] = (decision_id, said)
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.rerun()


def _tell_last(else_said: str) -> None:
    """Say what was decided last, with its undo."""
    with st.container(horizontal=True, vertical_alignment="center", key="decisions"):
        name, said = st.session_state.get(_LAST, ("", ""))
        last = next((each for each in decisions(resources.records()) if each.id == name), None) if name else None
        if last is None or last.undone:
            st.caption(f"{else_said}, latest first.", width="content")
            return
        st.text(f"✓ {said}", width="content")
        if st.button("Undo", key="undo-join", shortcut="U", disabled=not resources.records().writable):
            try:
                undo(resources.records(), name, signing.who())
            except KordonError as error:
                frame.say_error(error)
                return
            st.session_state.pop(_LAST)
            st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
            st.rerun()
