"""The page Duplicates: two sightings side by side, what speaks for one movement, and the analyst's decision."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, TypedDict

import streamlit as st

from geo.errors import KordonError
from geo.records.duplicate_decisions import decide, undo
from geo.records.movement_rows import count_together
from geo.records.pair_decisions import PairDecision, Verdict, count_decisions, decisions, still_in_force
from geo.records.summaries import compare_summary
from geo.ui import frame, pair_queue, path_map, resources, sidebar, signing
from geo.ui.pair_style import STYLE
from geo.ui.pair_words import classes, speaks, suggested, table
from geo.ui.review_words import many

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from geo.records.suggesting import Suggestion


class _Asked(TypedDict):
    verdict: Verdict | None
    sighting: str | None


OPEN, DECIDED = "open", "decided"
"""What the page shows; Streamlit puts an option's label into the address, so the labels are these words."""
_MADE: Final = "pairs-made"
_SWAPPED: Final = "pair-swapped"
_DONE: Final = {
    Verdict.SAME: "are one movement",
    Verdict.LEG: "are legs of one movement",
    Verdict.ROLLUP: "are a roll-up and its part",
    Verdict.DIFFERENT: "are two movements",
    Verdict.SPLIT: "were split",
    Verdict.BEFORE: "are stops of one way in this order",
}
_PAGE: Final = "decided-page"
_SHOWN: Final = 40
_WIDTHS: Final = [1, 4.2, 2, 1.6, 1.2]


def choose(room: DeltaGenerator) -> str:
    """Draw the switch and the signature into `room`; return what is to be shown."""
    st.html(STYLE)
    shown = room.segmented_control(
        "Show", [OPEN, DECIDED], default=OPEN, required=True, key="pairs", bind="query-params",
        label_visibility="collapsed",
    )  # fmt: skip
    signing.sign(room)
    return shown or OPEN


def draw(shown: str) -> None:
    """Draw the pair that waits, or what was decided."""
    if shown == DECIDED:
        _draw_decided()
        return
    queue = pair_queue.look(sidebar.filters_now())
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="pairs-answer"
    ):
        made = _made()
        st.html(_answer(queue, len(made)), width="content")
        if made:
            _tell(made[-1])
    if queue.now is None:
        _say_none(queue)
        return
    _draw_pair(queue.now)


def _made() -> list[PairDecision]:
    """Return the decisions of this sitting that are in force, the latest last, so that each can be undone in turn."""
    names = st.session_state.get(_MADE, [])
    return still_in_force(resources.records(), names) if names else []


def _answer(queue: pair_queue.Queue, made: int) -> str:
    """Return how much waits and what hangs on it, in numbers and fixed words only."""
    said = [f"<b>{many(queue.pending, 'pair')}</b> may be told twice"]
    said += [f"<small>{many(len(queue.skipped), 'pair')} skipped</small>"] * bool(queue.skipped)
    said += [f"<small>{made:,} decided in this sitting</small>"] * bool(made)
    return f'<p class="kordon-answer" role="status">{" &nbsp;·&nbsp; ".join(said)}</p>'


def _say_none(queue: pair_queue.Queue) -> None:
    if queue.skipped:
        st.info("Only skipped pairs are left.", icon=":material/low_priority:")
        st.button("Show the skipped ones again", key="unskip", on_click=pair_queue.forget_skipped)
    else:
        st.info(
            "Nothing under these filters looks told twice, or all of it is decided. New imports may bring more.",
            icon=":material/check:",
        )


def _draw_pair(suggestion: Suggestion) -> None:
    rows = (suggestion.row_a, suggestion.row_b)
    if st.session_state.get(_SWAPPED) == (suggestion.a, suggestion.b):
        rows = (rows[1], rows[0])
    _offer(suggestion, (rows[0]["sighting_id"], rows[1]["sighting_id"]))
    said, beside = st.columns([1.75, 1], gap="medium")
    with said:
        st.html(table(*rows))
    with beside:
        st.html(f"{suggested(suggestion.kind, suggestion.score)}{speaks(suggestion.reasons)}{_then(suggestion)}")
        if path_map.has_place(rows):
            path_map.draw("pair-map", [("A", 0, rows[0]), ("B", 1, rows[1])])


def _offer(suggestion: Suggestion, pair: tuple[str, str]) -> None:
    """Draw the decisions, each with its key; the one suggested stands out."""
    writable = resources.records().writable
    verdicts = (
        ("Same", "S", Verdict.SAME, "Both tell of one movement: it is counted once."),
        ("Different", "D", Verdict.DIFFERENT, "Two movements; the pair is not asked again."),
        ("Roll-up", "P", Verdict.ROLLUP, "A sums up B: A is kept as a summary and never added."),
        ("Leg", "L", Verdict.LEG, "One movement at two places of its way; their days say which came first."),
    )
    with st.container(horizontal=True, gap="small", key="pair-verdicts"):
        for label, key, verdict, told in verdicts:
            if st.button(
                label,
                key=f"pair-{verdict.value}",
                shortcut=key,
                help=told,
                disabled=not writable,
                type="primary" if verdict.value == suggestion.kind else "secondary",
            ):
                _decide(suggestion, pair, verdict)
        st.button("Skip", key="pair-skip", shortcut="N", on_click=pair_queue.skip, args=(suggestion,))
        st.button(
            "Swap A and B", key="pair-swap", shortcut="W", on_click=_swap, args=(suggestion,),
            help="The roll-up is the one on the left.",
        )  # fmt: skip


def _then(suggestion: Suggestion) -> str:
    """Say what the suggested decision does to the count; names of classes only, escaped."""
    held = resources.mirror()
    if suggestion.kind == Verdict.ROLLUP.value:
        check = compare_summary(held, suggestion.a)
        said = f"A roll-up is never added; this one {check.text}." if check else "A roll-up is never added."
    else:
        apart = [classes(count_together(held, [each])) for each in (suggestion.movement_a, suggestion.movement_b)]
        one = classes(count_together(held, [suggestion.movement_a, suggestion.movement_b]))
        said = f"Counted now: {apart[0]} and {apart[1]}. As one movement: {one}."
    return f'<p class="kordon-then">{escape(said)}</p>'


def _swap(suggestion: Suggestion) -> None:
    pair = (suggestion.a, suggestion.b)
    st.session_state[_SWAPPED] = None if st.session_state.get(_SWAPPED) == pair else pair


def _decide(suggestion: Suggestion, pair: tuple[str, str], verdict: Verdict) -> None:
    try:
        made = decide(resources.records(), *pair, verdict, who=signing.who(), score=suggestion.score)
    except KordonError as error:
        frame.say_error(error)
        return
    st.session_state[_MADE] = [*st.session_state.get(_MADE, []), made.id]
    st.rerun()


def _tell(last: PairDecision) -> None:
    """Say what was decided last, with its undo."""
    with st.container(horizontal=True, vertical_alignment="center", key="last-pair", width="content"):
        st.text(f"✓ {last.a} and {last.b} {_DONE[last.verdict]}", width="content")
        if st.button("Undo", key="undo-pair", shortcut="U", disabled=not resources.records().writable):
            _undo(last)


def _undo(decision: PairDecision) -> None:
    try:
        undo(resources.records(), decision.id, signing.who())
    except KordonError as error:
        frame.say_error(error)
        return
    st.rerun()


def _draw_decided() -> None:
    """Draw the decisions, the latest first, page by page, each with its button."""
    asked = _ask_decided()
    try:
        number = count_decisions(resources.records(), **asked)
    except KordonError as error:
        frame.say_error(error)
        return
    if not number:
        st.caption("No decision is like this." if any(asked.values()) else "Nothing is decided yet.")
        return
    pages = -(-number // _SHOWN)
    page = min(st.session_state.get(_PAGE, 1), pages)
    held = decisions(resources.records(), _SHOWN, offset=(page - 1) * _SHOWN, **asked)
    for column, word in zip(st.columns(_WIDTHS), ("Decision", "Sightings", "Decided (UTC)", "By", ""), strict=True):
        column.caption(word)
    for each in held:
        name, told, when, by, button = st.columns(_WIDTHS, vertical_alignment="center")
        name.text(each.id)
        sure = "" if each.score is None else f", suggested at {each.score:.0%}"
        told.text(f"{each.a} and {each.b} {_DONE[each.verdict]}{sure}")
        when.text(f"{each.made_at:%Y-%m-%d %H:%M}")
        by.text(each.who or "–")
        if each.undone:
            button.text("undone")
        elif button.button("Undo", key=f"undo-{each.id}", width="stretch", disabled=not resources.records().writable):
            _undo(each)
    if pages > 1:
        st.pagination(pages, key=_PAGE)


def _ask_decided() -> _Asked:
    """Draw what the list may be narrowed to, and return it."""
    with st.container(horizontal=True, vertical_alignment="center", key="decided-asked"):
        kind = st.selectbox(
            "Decision", [each.value for each in Verdict], index=None, placeholder="every kind", key="decided-kind",
            label_visibility="collapsed", width=180,
        )  # fmt: skip
        about = st.text_input(
            "Sighting", key="decided-sighting", placeholder="a sighting, such as s000012",
            label_visibility="collapsed", width=240,
        )  # fmt: skip
    return {"verdict": Verdict(kind) if kind else None, "sighting": about.strip() or None}
