"""One card for each sighting: a sentence, what becomes of it, and a click to mend it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.intake.fields import ROLES
from geo.intake.posts_mending import settle
from geo.intake.posts_reading import doubts_of, place_doubt
from geo.intake.verdicts import Verdict
from geo.places.areas import open_areas
from geo.ui import paste_edit, paste_words, resources

if TYPE_CHECKING:
    from geo.intake.posts_reading import PostLine
    from geo.model import Place, Toponym
    from geo.ui.paste_desk import Desk

_LABELS: Final = {Verdict.ACCEPTED: "Accept", Verdict.REVIEW: "Later, in Review", Verdict.REJECTED: "Discard"}
_POST: Final = "read-post"
"""Key of the post that a card is added to by hand."""
_EDITED: Final = "read-edited"
"""Key of the row whose card is open for mending."""


def draw(desk: Desk, held: dict[int, str]) -> None:
    """Draw the cards of the screen; a line that the records hold already has nothing to decide."""
    post = 0
    many = len(desk.posts.posts) > 1
    for line in desk.shown():
        if many and line.post.number != post:
            post = line.post.number
            st.html(f'<p class="read-post">Post {post}</p>')
        with st.container(border=True, key=f"read-card-{line.row}"):
            _draw_one(desk, line, held.get(line.row))


def offer_blank(desk: Desk) -> None:
    """Offer a blank card, for what the reader passed over."""
    posts = desk.shown_posts()
    row = st.container(horizontal=True, vertical_alignment="center", gap="small")
    if len(posts) > 1:
        row.selectbox(
            "Post that tells of it",
            [post.number for post in posts],
            format_func="to post {}".format,
            key=_POST,
            label_visibility="collapsed",
            width=160,
        )
    row.button("Add a card by hand", icon=":material/add:", type="tertiary", on_click=_add, args=(desk,))


def verdicts(desk: Desk, held: dict[int, str]) -> dict[int, Verdict]:
    """Return what is chosen on the cards of the screen, by row; undecided and held lines are left out."""
    chosen = {}
    for line in desk.shown():
        verdict = st.session_state.get(_choice_key(line.row), desk.offered(line))
        if line.row not in held and verdict is not None:
            chosen[line.row] = verdict
    return chosen


def choose_all(desk: Desk, verdict: Verdict) -> None:
    """Choose the same for every card of the screen."""
    for line in desk.shown():
        st.session_state[_choice_key(line.row)] = verdict


def _draw_one(desk: Desk, line: PostLine, held: str | None) -> None:
    sighting = desk.sighting(line)
    st.html(_words(desk, line, held))
    if held is not None:
        return
    if st.session_state.get(_EDITED) == line.row:
        paste_edit.draw(desk, line, on_done=_close)
        return
    for doubt in doubts_of(sighting, today=desk.today):
        if doubt.field not in ROLES and doubt.verdict is Verdict.REVIEW:
            st.caption(f":orange[{doubt.message.capitalize()}]")  # days and our own words only
    asked: set[str] = set()
    for role in reversed(ROLES):
        toponym = getattr(sighting, role)
        if toponym is not None and toponym.text not in asked and place_doubt(role, toponym) is not None:
            asked.add(toponym.text)  # a name that plays two parts is asked for once, and settled in both
            _offer_candidates(desk, line, role, toponym)
    key = _choice_key(line.row)
    if key not in st.session_state:
        st.session_state[key] = desk.offered(line)
    row = st.container(horizontal=True, vertical_alignment="center", gap="small")
    row.segmented_control(
        f"Card {desk.numbers[line.row]}",
        list(_LABELS),
        format_func=_LABELS.__getitem__,
        key=key,
        label_visibility="collapsed",
        persist_state="session",
    )
    row.button(
        "Mend", key=f"read-mend-{line.row}", icon=":material/edit:", type="tertiary", on_click=_open, args=(line.row,)
    )


def _words(desk: Desk, line: PostLine, held: str | None) -> str:
    sighting = desk.sighting(line)
    name, becomes = paste_words.KINDS[sighting.report_kind]
    watched = resources.settings().watched
    flow = paste_words.flow_in_words(sighting.flow, open_areas().countries().get(watched, watched))
    via = f", carried by {escape(sighting.report.via)}" if sighting.report.via else ""
    if not sighting.equipment:
        return '<p class="read-card">A card by hand: what did the reader pass over?</p>'
    blanks = paste_words.not_told(sighting)
    told = [
        f"<b>{escape(flow)}</b>" if flow else "",
        f"{name}: {becomes}" if becomes else name,
        escape(paste_words.counted_as(sighting)),
        f"said by {escape(sighting.report.source.name)}{via}",
        f"confidence {sighting.confidence:.0%}" if sighting.confidence is not None else "",
        "a plug-in pointed at it" if line.proposed else "",
        ("mended" if line.sighting is not None and line.sighting.equipment else "written by hand")
        if line.row in desk.mended
        else "",
        escape(f"note: {sighting.note}") if sighting.note else "",
        f"not told: {', '.join(blanks)}" if blanks else "",
    ]
    kind = f'<span class="read-kind read-kind-{sighting.report_kind}">{name}</span> ' if becomes else ""
    fresh = desk.stored is not None and held in {each.sighting_id for each in desk.stored.verdicts}
    state = f" <b>{'Stored' if fresh else 'Held already'} as {escape(held)}.</b>" if held else ""
    said = paste_words.sentence(sighting)
    said += "" if said.endswith("?</span>") else "."
    number = f'<span class="read-badge">{desk.numbers[line.row]}</span>'
    return (
        f'<p class="read-card{" read-done" if held else ""}">{number} {kind}'
        f"{said}{state}<small>{' · '.join(part for part in told if part)}</small></p>"
    )


def _offer_candidates(desk: Desk, line: PostLine, role: str, toponym: Toponym) -> None:
    """Offer what a doubtful name can mean, right on the card."""
    found = toponym.candidates or ((toponym.place,) if toponym.place is not None else ())
    if not found:
        st.caption("This name is in no list of places: mend it, or let the row wait in Review.")
        return
    st.selectbox(
        f"Which place is meant ({paste_words.ROLES[role]})?",
        range(len(found)),
        format_func=lambda at: place_label(found[at]),
        index=None,
        placeholder=f"{paste_words.ROLES[role]} “{toponym.text}”: which one is meant?",
        key=f"read-choose-{line.row}-{role}",
        label_visibility="collapsed",
        on_change=_settle,
        args=(desk, line, role, found),
    )


def place_label(place: Place) -> str:
    """Return a candidate as lists show it, as plain text."""
    where = ", ".join(part for part in (place.admin1, place.country) if part)
    return f"{place.name} · {place.kind.replace('_', ' ')} · {where} · {place.confidence:.0%}"


def _settle(desk: Desk, line: PostLine, role: str, found: tuple[Place, ...]) -> None:
    at = st.session_state.get(f"read-choose-{line.row}-{role}")
    if at is None:
        return
    before = desk.sighting(line)
    after = settle(before, role, found[at])
    for other in ROLES:
        named = getattr(before, other)
        if other != role and named is not None and named.text == getattr(before, role).text:
            after = settle(after, other, found[at])
    desk.mended[line.row] = after
    st.session_state[_choice_key(line.row)] = desk.offered(line)


def _open(row: int) -> None:
    st.session_state[_EDITED] = row


def _close(desk: Desk, line: PostLine) -> None:
    """Close the card that was mended, and offer it anew as it now stands; a card left blank goes."""
    st.session_state.pop(_EDITED, None)
    if not desk.sighting(line).equipment:
        desk.remove(line)
        return
    st.session_state[_choice_key(line.row)] = desk.offered(line)


def _add(desk: Desk) -> None:
    posts = {post.number: post for post in desk.shown_posts()}
    chosen = posts.get(st.session_state.get(_POST, 0)) or next(iter(posts.values()))
    _open(desk.add(chosen).row)


def _choice_key(row: int) -> str:
    return f"read-choice-{row}"
