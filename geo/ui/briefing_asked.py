"""The left side of the page Briefing: template, title, period, marks, language, and the blocks in their order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo.briefing.edits import edits_of
from geo.briefing.model import Block, Language
from geo.briefing.request import MOST_TITLE, Days, Edit, Request, full_week_before, period_before
from geo.briefing.templates import ONE_SLIDE, Template, templates
from geo.model import Tlp
from geo.records import queries
from geo.ui import briefing_link, link, resources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.records.filters import Filters

LANGUAGES: Final = {
    Language.ENGLISH: "English",
    Language.UKRAINIAN: "Українська",
    Language.BELARUSIAN: "Беларуская",
    Language.RUSSIAN: "Русский",
    Language.POLISH: "Polski",
}
BLOCKS: Final = {
    Block.SUMMARY: "Summary in words",
    Block.MAP: "Map",
    Block.TIMELINE: "Timeline",
    Block.TOTALS: "Totals by direction",
    Block.DAYS: "Day by day",
    Block.MOVEMENTS: "Largest movements",
    Block.CHANGES: "Changes against before",
    Block.CONFLICTS: "What reports say differently",
    Block.SOURCES: "Sources with grades",
    Block.METHOD: "Method and caveats",
}
COMPARED: Final = {
    "before": "the period before",
    "maps": "the period before, on two maps",
    "chosen": "a chosen period, on two maps",
    "none": "nothing",
}
_LOOK: Final = "brief-look"
_EDITS: Final = "brief-edits"
_WIDGETS: Final = ("template", "title", "language", "theme", "compare")
"""Fields of the look that are widgets, each of the same name."""


@dataclass(slots=True)
class Look:
    """What was chosen of the look: kept for the session, whatever page is open.

    `days` is the period where it was chosen on the page, `before` what it is compared with where that was.
    """

    template: str
    title: str
    blocks: list[Block]
    language: Language
    theme: str
    compare: str
    weekly: bool
    tlp: Tlp = Tlp.CLEAR
    days: Days | None = None
    before: Days | None = None


def look() -> Look:
    """Return what is chosen now; at first, what the link says."""
    held: Look | None = st.session_state.get(_LOOK)
    if held is None:
        held = _linked()
        st.session_state[_LOOK] = held
    return held


def _linked() -> Look:
    given = briefing_link.given_words()
    template, unheeded = briefing_link.template_of(given, resources.records())
    found = _look_of(template)
    unheeded += briefing_link.apply_words(given, found)
    if found.days:
        st.session_state["brief-days"] = found.days
    if found.before:
        st.session_state["brief-before"] = found.before
    if unheeded:
        link.add_unheeded(unheeded)
        st.session_state[_LOOK] = found
        st.rerun()
    return found


def _look_of(template: Template) -> Look:
    return Look(
        template=template.name,
        title=template.title,
        blocks=list(template.blocks),
        language=template.language,
        theme=template.theme,
        compare=template.compare,
        weekly=template.weekly,
    )


def apply(template: Template) -> None:
    """Take the look of a template, and the sentences kept with it; the mark stays.

    For callbacks: widgets take their values anew.
    """
    after, held = _look_of(template), look()
    after.tlp, after.days = held.tlp, held.days
    st.session_state[_LOOK] = after
    for word in _WIDGETS:
        st.session_state[f"brief-{word}"] = getattr(after, word)


def _restore_widgets(chosen: Look) -> None:
    """Give widgets the values that were chosen before another page was open, when Streamlit forgot them."""
    for word in (*_WIDGETS, "tlp"):
        st.session_state.setdefault(f"brief-{word}", getattr(chosen, word))


def as_template(name: str) -> Template:
    """Return what is chosen as a template of a name."""
    chosen = look()
    return Template(
        name=name,
        blocks=tuple(chosen.blocks),
        title=chosen.title,
        language=chosen.language,
        theme="dark" if chosen.theme == "dark" else "light",
        compare=chosen.compare if chosen.compare != "chosen" else "maps",
        weekly=chosen.weekly,
    )


def edits() -> list[Edit]:
    """Return what was written anew in this session where the database is read-only, of this template and language."""
    chosen = look()
    held: dict[tuple[str, Language], list[Edit]] = st.session_state.setdefault(_EDITS, {})
    return held.setdefault((chosen.template, chosen.language), [])


def ask(filters: Filters) -> Request:
    """Draw the choices and return what is asked for."""
    chosen = look()
    _restore_widgets(chosen)
    _ask_template()
    chosen.title = st.text_input("Title", key="brief-title", max_chars=MOST_TITLE, placeholder="that of the language")
    days = _ask_period(filters)
    chosen.days = None if (filters.date_from and filters.date_to) or days == usual_period() else days
    before, maps = _ask_compared(chosen, days)
    left, right = st.columns(2)
    chosen.language = left.selectbox(
        "Language", list(LANGUAGES), format_func=LANGUAGES.__getitem__, key="brief-language"
    )
    mark = right.selectbox(
        "TLP", list(Tlp), format_func=lambda each: each.value.upper(), key="brief-tlp",
        help="Rows that are marked for fewer readers stay back (Traffic Light Protocol 2.0).",
    )  # fmt: skip
    chosen.tlp = mark or chosen.tlp
    chosen.theme = st.segmented_control("Paper", ["light", "dark"], required=True, key="brief-theme") or chosen.theme
    _ask_blocks(chosen)
    kept = next((each for each in templates(resources.records()) if each.name == chosen.template), ONE_SLIDE)
    briefing_link.write(briefing_link.words_of(chosen, kept))
    return Request(
        title=chosen.title,
        days=days,
        before=before,
        maps=maps,
        language=chosen.language,
        theme="dark" if chosen.theme == "dark" else "light",
        blocks=tuple(chosen.blocks),
        weekly=chosen.weekly,
        edits=(*edits_of(resources.records(), chosen.template, chosen.language), *edits()),
    )


def _ask_template() -> None:
    there = {each.name: each for each in templates(resources.records())}
    if st.session_state["brief-template"] not in there:  # deleted by a colleague
        st.session_state["brief-template"] = look().template = ONE_SLIDE.name
    st.selectbox("Template", list(there), key="brief-template", on_change=_pick_template, args=(there,))


def _pick_template(there: Mapping[str, Template]) -> None:
    apply(there[st.session_state["brief-template"]])


def _ask_period(filters: Filters) -> Days | None:
    """Ask for the period; where the shared filters have one, it is that."""
    if filters.date_from and filters.date_to:
        st.caption("The period is that of the filters at the left.")
        return filters.date_from, filters.date_to
    picked = st.date_input(
        "Period", usual_period(), key="brief-days", format="YYYY-MM-DD", persist_state="session",
        help="At first the last full week that holds anything.",
    )  # fmt: skip
    return _range(picked)


def usual_period() -> Days:
    """Return the last full week, from Monday to Sunday, that holds anything; the last one where nothing does."""
    today = datetime.now(UTC).date()
    _, last = queries.date_range(resources.mirror())
    week = full_week_before(today)
    if last is None or last > week[1]:
        return week
    sunday_after = date.fromordinal(last.toordinal() + 6 - last.weekday())
    return date.fromordinal(sunday_after.toordinal() - 6), sunday_after


def _ask_compared(chosen: Look, days: Days | None) -> tuple[Days | None, bool]:
    chosen.compare = st.selectbox("Compare with", list(COMPARED), format_func=COMPARED.__getitem__, key="brief-compare")
    if days is None or chosen.compare == "none":
        return None, False
    before = period_before(days)
    if chosen.compare == "chosen":
        picked = st.date_input("Period to compare with", before or days, key="brief-before", format="YYYY-MM-DD")
        chosen.before = _range(picked)
        return chosen.before, True
    return before, chosen.compare == "maps"


def _range(picked: Any) -> Days | None:
    """Return the days of a date range; while only its first day is chosen, that day."""
    days = [each for each in (picked if isinstance(picked, tuple | list) else (picked,)) if isinstance(each, date)]
    return (days[0], days[-1]) if days else None


def _ask_blocks(chosen: Look) -> None:
    """Draw the blocks in their order, each with what moves it up or down or takes it away."""
    st.html('<p class="kordon-note">Blocks, in their order</p>')
    with st.container(gap="xxsmall", key="brief-blocks"):
        for at, block in enumerate(chosen.blocks):
            row = st.container(horizontal=True, vertical_alignment="center", gap="xxsmall")
            row.html(f'<p class="kordon-block">{at + 1}&ensp;{BLOCKS[block]}</p>', width="stretch")
            _mover(row, chosen, block, -1, disabled=at == 0)
            _mover(row, chosen, block, 1, disabled=at == len(chosen.blocks) - 1)
            row.button(
                ":material/close:", key=f"brief-drop-{block}", type="tertiary", help=f"Leave out: {BLOCKS[block]}",
                on_click=_drop, args=(chosen, block), disabled=len(chosen.blocks) == 1,
            )  # fmt: skip
    left_out = [block for block in Block if block not in chosen.blocks]
    if left_out:
        st.selectbox(
            "Add a block", left_out, None, format_func=BLOCKS.__getitem__, placeholder="Add a block",
            label_visibility="collapsed", key="brief-add", on_change=_add, args=(chosen,),
        )  # fmt: skip


def _mover(row: Any, chosen: Look, block: Block, by: int, *, disabled: bool) -> None:
    up = by < 0
    row.button(
        f":material/{'arrow_upward' if up else 'arrow_downward'}:",
        key=f"brief-{'up' if up else 'down'}-{block}",
        type="tertiary",
        help=f"Move {'up' if up else 'down'}: {BLOCKS[block]}",
        on_click=_move,
        args=(chosen, block, by),
        disabled=disabled,
    )


def _move(chosen: Look, block: Block, by: int) -> None:
    at = chosen.blocks.index(block)
    chosen.blocks[at], chosen.blocks[at + by] = chosen.blocks[at + by], chosen.blocks[at]


def _drop(chosen: Look, block: Block) -> None:
    chosen.blocks.remove(block)


def _add(chosen: Look) -> None:
    added = st.session_state.get("brief-add")
    if added is not None and added not in chosen.blocks:
        chosen.blocks.append(added)
    st.session_state["brief-add"] = None
