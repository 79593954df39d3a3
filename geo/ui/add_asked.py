"""What is asked beside a file, each only where it is needed: order of dates, sheet; and once for all files the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import available_timezones

import streamlit as st

from geo.settings import drawn_countries
from geo.ui import paste_edit, resources
from geo.ui.add_file import PUBLISHED, SOURCE, WATCHED, ZONE

if TYPE_CHECKING:
    from geo.intake.plan import ImportPlan
    from geo.intake.rows import Format
    from geo.ui.add_file import AddedFile

_ORDERS: Final = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}
_FORMATS: Final = {"\t": "tab", ",": "comma", ";": "semicolon", "|": "bar", " ": "space"}


def draw_for_all() -> None:
    """Draw what holds for every file: who says it, when it was published, time zone, watched country."""
    held = resources.settings()
    st.text_input(
        "Source of rows that name none",
        key=SOURCE,
        help="A channel or an outlet, never a person.",
        persist_state="session",
    )
    left, right = st.columns([5, 4], vertical_alignment="bottom")
    left.date_input(
        "Published date of rows that name none",
        value=None,
        min_value=paste_edit.FIRST_DAY,
        max_value=paste_edit.LAST_DAY,
        format="YYYY-MM-DD",
        key=PUBLISHED,
    )
    zone = st.session_state.get(ZONE) or held.time_zone
    watched = st.session_state.get(WATCHED) or held.watched
    with right.popover(f"{zone} · {watched}", icon=":material/public:", width="stretch"):
        st.selectbox(
            f"Time zone of times without one (settings: {held.time_zone})",
            sorted(available_timezones()),
            index=None,
            key=ZONE,
            placeholder="as the mapping or the settings say",
            persist_state="session",
        )
        st.selectbox(
            f"Watched country, by which “into” and “out of” are told (settings: {held.watched})",
            sorted(drawn_countries()),
            index=None,
            key=WATCHED,
            placeholder="as the mapping or the settings say",
            persist_state="session",
        )


def draw_for_file(file: AddedFile, kind: Format, plan: ImportPlan | None) -> None:
    """Draw what is asked of one file: its sheet where it has several, the order of dates that leave it open."""
    open_dates = plan.open_dates() if plan is not None else {}
    asks_order = bool(open_dates) or file.date_order is not None
    if len(kind.sheets) < 2 and not asks_order:  # noqa: PLR2004 - one sheet leaves nothing to choose
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        if len(kind.sheets) > 1:
            _choose_sheet(file, kind)
        if asks_order:
            _choose_order(file, open_dates)


def _choose_sheet(file: AddedFile, kind: Format) -> None:
    key = f"add-sheet-{file.id}"
    st.session_state[key] = kind.sheet

    def take() -> None:
        file.sheet = st.session_state[key]
        file.columns.clear()
        file.released_columns.clear()
        file.released_cells.clear()

    st.selectbox("Sheet", kind.sheets, key=key, on_change=take, width=260)


def _choose_order(file: AddedFile, open_dates: dict[str, list[str]]) -> None:
    key = f"add-order-{file.id}"
    st.session_state[key] = file.date_order
    orders = sorted({order for each in open_dates.values() for order in each}) or [*_ORDERS][:2]
    if file.date_order is not None and file.date_order not in orders:
        orders.append(file.date_order)

    def take() -> None:
        file.date_order = st.session_state[key]

    named = ", ".join(f"“{heading}”" for heading in open_dates)
    st.segmented_control(
        "Are dates such as 03/04/2022 written day first or month first?",
        orders,
        key=key,
        format_func=lambda order: _ORDERS.get(order, order),
        on_change=take,
        help=f"Nothing in {named} decides it; till it is said, these rows wait in review." if named else None,
    )


def told(kind: Format) -> str:
    """Say how a file was read, in plain words."""
    parts = [kind.name.upper()]
    if kind.delimiter:
        parts.append(f"cells apart by {_FORMATS.get(kind.delimiter, kind.delimiter)}")
    if kind.encoding:
        parts.append(kind.encoding)
    if kind.sheet:
        parts.append(f"sheet “{kind.sheet}”")
    return ", ".join(parts)
