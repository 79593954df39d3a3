"""A reading on the screen: text and map at the left, cards at the right, and one click that stores what was chosen."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.errors import KordonError
from geo.intake.posts_silence import why_silent
from geo.intake.verdicts import Verdict
from geo.records import ledger
from geo.ui import frame, paste, paste_card, paste_desk, paste_map, paste_style, paste_text, resources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.delta_generator import DeltaGenerator

    from geo.intake.posts import Post
    from geo.intake.posts_reading import PostLine
    from geo.ui.paste_desk import Desk


_OUTCOMES: Final = {
    Verdict.ACCEPTED: "accepted",
    Verdict.REVIEW: "in review",
    Verdict.REJECTED: "discarded or without a movement",
    Verdict.REPEATED: "held before",
}
_SILENT_SHOWN: Final = 20
"""Texts of silent posts that a screen shows in one place; the rest are counted."""
_FAULT: Final = "read-store-fault"
_LETTERS_A_LINE: Final = 62
_HEAD, _LINE, _MESSAGE = 10.0, 2.0, 4.4
"""Heights in rem: of title and summary, of a second line of the summary, of the message that something was stored."""


def draw(desk: Desk, room: DeltaGenerator) -> None:
    """Draw a reading in which something moved; `room` is where its buttons go."""
    held = desk.held()
    chosen = paste_card.verdicts(desk, held)
    open_cards = len(desk.shown()) - len(held)
    _draw_buttons(desk, room, chosen, open_cards)
    st.html(_summary(desk, undecided=open_cards - len(chosen)))
    _say_stored(desk)
    left, right = st.columns([6, 7])
    with left:
        st.html(paste_style.room_for(_height(desk), head=_head(desk)))
        st.html(paste_text.legend())
        with st.container(height=330, key="read-text"):
            _draw_posts(desk)
        paste_map.draw({desk.numbers[line.row]: desk.sighting(line) for line in desk.shown()})
    with right, st.container(height=700, key="read-cards", border=False):
        paste_card.draw(desk, held)
        paste_card.offer_blank(desk)


def say_nothing_moved(desk: Desk, room: DeltaGenerator) -> None:
    """Say that nothing was read and why that may be, beside the text; `room` is where its buttons go."""
    _draw_buttons(desk, room, {}, 0)
    st.html(_summary(desk, undecided=0))
    left, right = st.columns([6, 7])
    lines = sum(3 + len(post.text) // _LETTERS_A_LINE for post in desk.posts.posts[:_SILENT_SHOWN])
    st.html(paste_style.room_for(lines, head=_head(desk)))
    with left, st.container(height=420, key="read-text"):
        for post in desk.posts.posts[:_SILENT_SHOWN]:
            _draw_post(desk, post)
        if len(desk.posts.posts) > _SILENT_SHOWN:
            st.caption(f"and {len(desk.posts.posts) - _SILENT_SHOWN:,} more posts, not shown here")
    with right:
        number = len(desk.posts.posts)
        st.info(
            f"Nothing in {'this text' if number == 1 else f'these {number:,} posts'} is told to have moved: there is "
            "nothing to store.",
            icon=":material/search_off:",
        )
        for reason in why_silent(desk.posts):
            st.markdown(f"- {reason}")
        st.caption("If something did move, write it down:")
        paste_card.offer_blank(desk)


def _draw_buttons(desk: Desk, room: DeltaGenerator, chosen: dict[int, Verdict], open_cards: int) -> None:
    buttons = room.container(horizontal=True, width="content", vertical_alignment="center", key="read-buttons")
    if desk.screen:
        buttons.button("Cards before", icon=":material/chevron_left:", on_click=_turn, args=(desk, -1))
    if desk.screen + 1 < desk.screens:
        buttons.button("Next cards", icon=":material/chevron_right:", on_click=_turn, args=(desk, 1))
    borne = paste.day_offered(desk)
    if borne is not None and desk.stored is None:
        buttons.button(
            f"Published {borne.day} {borne:%b %Y}",
            icon=":material/event:",
            help="The text bears this day above it: read it again as published then, so that “yesterday” has a date.",
            on_click=paste.read_with_day,
            args=(desk, borne),
        )
    if desk.posts.kind == "text":
        buttons.button("Change the text", on_click=paste.take_back)
    buttons.button("New text", on_click=paste_desk.clear)
    if open_cards > 1 and any(verdict is not Verdict.ACCEPTED for verdict in chosen.values()) | (
        len(chosen) < open_cards
    ):
        buttons.button("Accept all", on_click=paste_card.choose_all, args=(desk, Verdict.ACCEPTED))
    if open_cards:
        label = _label(chosen)
        buttons.button(
            label or "Nothing chosen",
            type="primary",
            disabled=not label or not resources.records().writable,
            on_click=_store,
            args=(desk,),
        )


def _label(chosen: dict[int, Verdict]) -> str:
    words = {Verdict.ACCEPTED: "accepted", Verdict.REVIEW: "for review", Verdict.REJECTED: "discarded"}
    numbers = {verdict: sum(each is verdict for each in chosen.values()) for verdict in words}
    told = ", ".join(f"{number:,} {words[verdict]}" for verdict, number in numbers.items() if number)
    return f"Store {told}" if told else ""


def _summary(desk: Desk, *, undecided: int) -> str:
    posts, told = len(desk.posts.posts), len(desk.told)
    first = desk.posts.posts[0]
    silent = len(desk.silent_posts())
    parts = [
        f"<b>{_many(told, 'sighting')}</b> in {_many(posts, 'post')}",
        escape(first.source) if first.source else "no source given",
        f"published {first.day:%Y-%m-%d}" if first.day and posts == 1 else "",
        "no day of publication: “yesterday” stays undated" if posts == 1 and not first.day else "",
        f"nothing moved in {silent:,}" if silent and told else "",
        f"cards {desk.screen * paste_desk.CARDS + 1:,} to {desk.screen * paste_desk.CARDS + len(desk.shown()):,}"
        if desk.screens > 1
        else "",
        f"{undecided:,} not decided" if undecided else "",
    ]
    masked = desk.posts.masked
    below = [f"Masked before reading, and kept nowhere: {', '.join(masked)}."] if masked else []
    below += [f"{message[:1].upper()}{message[1:]}." for message in desk.read_in_part()]
    small = "".join(f"<br><small>{escape(line)}</small>" for line in below)
    return f'<p class="read-summary">{" · ".join(part for part in parts if part)}{small}</p>'


def _draw_posts(desk: Desk) -> None:
    """Draw the posts of the screen; neighbours in which nothing moved are one line."""
    told = desk.shown_by_post()
    for silent, posts in groupby(desk.shown_posts(), key=lambda post: post.number not in told):
        if silent:
            st.html(_silent(list(posts)))
        else:
            for post in posts:
                _draw_post(desk, post, told[post.number])


def _draw_post(desk: Desk, post: Post, lines: Sequence[PostLine] = ()) -> None:
    head = _head_of(desk, post)
    body = paste_text.highlighted(post.text, lines, desk.numbers)
    st.html((f'<p class="read-post">{head}</p>' if head else "") + f'<p class="read-text">{body}</p>')


def _head_of(desk: Desk, post: Post) -> str:
    told = [
        f"Post {post.number}" if len(desk.posts.posts) > 1 else "",
        f"{post.published:%Y-%m-%d %H:%M}" if desk.posts.kind == "telegram" and post.published else "",
    ]
    return " · ".join(part for part in told if part)


def _silent(posts: list[Post]) -> str:
    """Return posts in which nothing moved as one line that opens."""
    numbers = f"Post {posts[0].number}" if len(posts) == 1 else f"Posts {posts[0].number} to {posts[-1].number}"
    texts = [
        f'<p class="read-post">Post {post.number}</p><p class="read-text">{escape(post.text) or "no text"}</p>'
        for post in posts[:_SILENT_SHOWN]
    ]
    more = f"<p>and {len(posts) - _SILENT_SHOWN:,} more, not shown here</p>" if len(posts) > _SILENT_SHOWN else ""
    return f'<details class="read-silent"><summary>{numbers}: nothing moved</summary>{"".join(texts)}{more}</details>'


def _height(desk: Desk) -> int:
    """Return about how many lines the texts of the screen fill."""
    told = desk.shown_by_post()
    heading = 2 if len(desk.posts.posts) > 1 else 0
    return sum(
        heading + sum(1 + len(line) // _LETTERS_A_LINE for line in post.text.splitlines() if post.number in told)
        for post in desk.shown_posts()
    )


def _head(desk: Desk) -> float:
    """Return the height of what stands above the two halves, in rem."""
    lines = bool(desk.posts.masked) + len(desk.read_in_part())
    return _HEAD + _LINE * lines + _MESSAGE * (desk.stored is not None)


def _say_stored(desk: Desk) -> None:
    fault = st.session_state.pop(_FAULT, None)
    if fault is not None:
        frame.say_error(fault)
    done = desk.stored
    if done is None or done.batch is None:
        return
    row = st.container(horizontal=True, vertical_alignment="center")
    numbers = ", ".join(
        f"{number:,} {_OUTCOMES[verdict]}"
        for verdict in Verdict
        if (number := sum(each.verdict is verdict for each in done.verdicts))
    )
    row.success(f"Stored as import {done.batch}: {numbers}.", icon=":material/check:")
    row.button("Undo", on_click=_undo, args=(desk, done.batch))


def _store(desk: Desk) -> None:
    """Store what is chosen now, which may be newer than what was drawn."""
    try:
        desk.store(paste_card.verdicts(desk, desk.held()))
    except KordonError as error:
        st.session_state[_FAULT] = error


def _undo(desk: Desk, batch: str) -> None:
    try:
        ledger.undo_batch(resources.records(), batch)
        desk.stored = None
    except KordonError as error:
        st.session_state[_FAULT] = error


def _turn(desk: Desk, by: int) -> None:
    desk.screen = min(max(desk.screen + by, 0), desk.screens - 1)


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
