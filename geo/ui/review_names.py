"""One place name in doubt: where it stands, what it could mean, and the decision, in as many rows as is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from geo.errors import KordonError
from geo.model import GeocodeStatus
from geo.places.query import PlaceQuery
from geo.places.spelling import plain
from geo.records import decisions
from geo.records.doubts import candidates, every_source
from geo.records.edits import get_sighting
from geo.ui import frame, resources, review_map, review_meaning, signing
from geo.ui.review_queue import look
from geo.ui.review_words import as_label, facts, many, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Place
    from geo.records.doubts import Doubt, Waiting

MOST_LISTED: Final = 100
"""Names in the list at once: those in most rows; deciding makes room for the rest."""
_PART: Final = "\x1f"


def draw(held: Waiting) -> None:
    """Draw the queue, the chosen name in its report, what it could mean, and the map."""
    if not held.doubts:
        st.info("No place name waits for a decision.", icon=":material/check:")
        return
    queue, middle, right = st.columns([1.2, 2.1, 1.75], gap="medium")
    with queue:
        doubt = _choose(held.doubts[:MOST_LISTED])
        if len(held.doubts) > MOST_LISTED:
            st.caption(f"and {len(held.doubts) - MOST_LISTED:,} more names, in fewer rows")
    found = _meanings(doubt)
    with middle:
        row = _show_row(doubt)
        chosen = review_meaning.choose(doubt, found)
        review_meaning.offer_online(doubt)
    with right:
        review_map.draw(found, chosen if not isinstance(chosen, str) else None)
        _offer(doubt, row, chosen)


def _choose(listed: Sequence[Doubt]) -> Doubt:
    """Draw the list of names and return the chosen one: at first that of the link, then the one at the same spot."""
    keys = [_key(each) for each in listed]
    if st.session_state.get("doubt") not in keys:
        asked = plain(st.query_params.get("name", ""))
        linked = next((at for at, each in enumerate(listed) if each.name == asked), None)
        if asked and linked is None and "doubt-at" not in st.session_state:
            st.toast(as_label(f"“{st.query_params['name']}” of the link waits for no decision."))
        at = linked if linked is not None else min(st.session_state.get("doubt-at", 0), len(keys) - 1)
        st.session_state["doubt"] = keys[at]
    with st.container(horizontal=True, gap="small"):
        st.button("Previous", shortcut="K", on_click=_step, args=(keys, -1), key="previous-name")
        st.button("Next", shortcut="J", on_click=_step, args=(keys, 1), key="next-name")
    with st.container(height=560, key="queue"):
        chosen = st.radio(
            "Names in doubt",
            keys,
            key="doubt",
            # Streamlit knows an option by its label: it is unique, and the same while the name waits.
            format_func=lambda key: _label(listed[keys.index(key)]),
            captions=[as_label(_about(each)) for each in listed],
            label_visibility="collapsed",
        )
    at = keys.index(chosen) if chosen in keys else 0
    st.session_state["doubt-at"] = at
    st.query_params["name"] = listed[at].text
    return listed[at]


def _key(doubt: Doubt) -> str:
    return f"{doubt.name}{_PART}{doubt.source}"


def _step(keys: list[str], by: int) -> None:
    at = keys.index(st.session_state["doubt"]) if st.session_state.get("doubt") in keys else 0
    st.session_state["doubt"] = keys[(at + by) % len(keys)]


def _label(doubt: Doubt) -> str:
    return f"{as_label(doubt.text)} :gray[:small[{as_label(doubt.source or '')}]]"


def _about(doubt: Doubt) -> str:
    unknown = " · unknown" if doubt.status == GeocodeStatus.NOT_FOUND.value else ""
    return f"{_number(doubt)} · {doubt.source}{unknown}"


def _meanings(doubt: Doubt) -> list[Place]:
    """Return what the name could mean: as found at its import, known to the gazetteer since, or asked online."""
    found = candidates(resources.records(), doubt)
    if not found:
        found = list(resources.geocoder().geocode(PlaceQuery(text=doubt.text)).candidates)
    return review_meaning.with_online(doubt, found)


def _show_row(doubt: Doubt) -> str:
    """Show one row of the name in its report, with the way to the others; return its id."""
    rows = doubt.sightings
    spot = f"row-of-{_key(doubt)}"
    at: int = min(st.session_state.get(spot, 0), len(rows) - 1)
    row = get_sighting(resources.records(), rows[at])
    with st.container(border=True):
        roles = [role for sighting, role in doubt.rows if sighting == rows[at]]
        st.html(f'<p class="kordon-told">{sentence(row, roles)}</p>{facts(row)}')
        if len(rows) > 1:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.button(
                    "Row before", shortcut="H", key="row-before", on_click=_turn, args=(spot, (at or len(rows)) - 1)
                )
                st.button("Row after", shortcut="L", key="row-after", on_click=_turn, args=(spot, (at + 1) % len(rows)))
                st.caption(f"Row {at + 1:,} of {len(rows):,}")
    return rows[at]


def _turn(spot: str, to: int) -> None:
    st.session_state[spot] = to


def _offer(doubt: Doubt, row: str, chosen: Place | str | None) -> None:
    """Draw the decision's buttons, one for each scope, with the number of rows that each would change.

    The filters narrow the list, not the decision: a rule must not leave rows of its own name waiting.
    """
    waiting = look(None).doubts
    doubt = next((each for each in waiting if _key(each) == _key(doubt)), doubt)
    everywhere = every_source(doubt, waiting)
    scopes = (
        ("same-source", f"Same name, same source: {_number(doubt)}", "S", doubt, True),
        ("every-source", f"Same name, every source: {_number(everywhere)}", "E", everywhere, True),
        ("this-row", f"Only this row ({row})", "T", doubt.of_row(row), False),
    )
    meant = "that it is no place" if chosen == review_meaning.NO_PLACE else "where it is"
    st.markdown(f"**Decide {meant}, for**" if chosen is not None else "**Decide** :gray[once you chose what it means]")
    ready = chosen is not None and resources.records().writable
    with st.container(key="scopes"):
        for key, label, shortcut, scope, remember in scopes:
            kind: Literal["primary", "secondary"] = "primary" if key == "same-source" else "secondary"
            if st.button(label, type=kind, key=key, shortcut=shortcut, disabled=not ready, width="stretch"):
                _store(scope, None if isinstance(chosen, str) else chosen, remember=remember)
    st.caption("The first two are remembered as team rules.")


def _number(doubt: Doubt) -> str:
    return many(len(doubt.sightings), "row")


def _store(doubt: Doubt, place: Place | None, *, remember: bool) -> None:
    try:
        with st.spinner("Deciding"):
            done = decisions.decide(resources.records(), doubt, place, remember=remember, who=signing.who())
    except KordonError as error:
        frame.say_error(error)
        return
    st.session_state["review-last"] = done.number
    review_meaning.forget()
    st.rerun()
