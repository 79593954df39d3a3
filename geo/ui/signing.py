"""Who signs what is done on the pages: initials or a desk, never a way to reach a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.intake.privacy import mask_who

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


def sign(room: DeltaGenerator) -> None:
    """Ask in `room` who signs; the answer holds for all pages of the session."""
    room.text_input(
        "Signed",
        key="who",
        placeholder="signed: initials or desk",
        help="Who does it, for the trail and the lists of imports and decisions: initials or a desk, no address.",
        label_visibility="collapsed",
        persist_state="session",
        max_chars=60,
        width=230,
    )


def who() -> str | None:
    """Return who signs, screened; None where nobody did."""
    return mask_who(st.session_state.get("who"))
