"""Mend a sighting on its card: every field, before it is stored."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo.briefing.screening import PRIVATE_HELP
from geo.intake.fields import ROLES
from geo.intake.posts_mending import Mended, chosen, mend, written
from geo.intake.posts_reading import geocoder_of
from geo.intake.verdicts import Reason
from geo.model import Flow, GeocodeStatus, Mode, Qualifier, ReportKind, TimePrecision, Toponym, Unit
from geo.records.place_rules import rules_in_force
from geo.reports.equipment.lexicon import CLASSES
from geo.ui import paste_words, resources

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.delta_generator import DeltaGenerator

    from geo.intake.posts_reading import PostLine
    from geo.model import Place, Sighting
    from geo.ui.paste_desk import Desk

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)
"""Days that a field takes: those that a report can tell of, where Streamlit would take ten years around today."""
_NOT_TOLD: Final = "not told"
_MOST: Final = 2**31 - 1
_FAULT: Final = "read-fault"


def draw(desk: Desk, line: PostLine, *, on_done: Callable[[Desk, PostLine], None]) -> None:
    """Draw the form of one card, filled with what stands; `on_done` is called once it is mended or left."""
    sighting = desk.sighting(line)
    with st.form(f"read-edit-{line.row}", border=False):
        if fault := st.session_state.get(_FAULT):
            st.warning("This cannot be.", icon=":material/error:")
            st.text(fault)
        _draw_what(line.row, sighting)
        for role in ROLES:
            _draw_place(line.row, role, getattr(sighting, role))
        _draw_when_and_how(line.row, sighting)
        row = st.container(horizontal=True)
        row.form_submit_button("Done", type="primary", on_click=_mend, args=(desk, line, on_done))
        row.form_submit_button("Leave as it was", on_click=_leave, args=(desk, line, on_done))


def _draw_what(row: int, sighting: Sighting) -> None:
    first, second, third = st.columns([2, 1.3, 1])
    first.text_input("What, as said", sighting.equipment, key=_key(row, "equipment"))
    _choose(second, "Class", CLASSES, sighting.equipment_class, _key(row, "equipment_class"))
    _choose(third, "Counted in", list(Unit), sighting.unit, _key(row, "unit"))
    first, second, third = st.columns([2, 1, 1])
    _choose(first, "Count as said", list(Qualifier), sighting.count.count_qualifier, _key(row, "count_qualifier"))
    for column, label, name in ((second, "At least", "count_min"), (third, "At most", "count_max")):
        column.number_input(
            label,
            value=getattr(sighting.count, name),
            min_value=0,
            max_value=_MOST,
            step=1,
            key=_key(row, name),
            placeholder="open",
        )


def _draw_place(row: int, role: str, held: Toponym | None) -> None:
    options = _options(held)
    left, right = st.columns(2)
    left.selectbox(
        paste_words.ROLES[role],
        range(len(options) + 1),
        index=0 if options else len(options),
        format_func=lambda at: options[at][0] if at < len(options) else _NOT_TOLD,
        key=_key(row, role),
    )
    right.text_input("or a name or coordinates", key=_key(row, f"{role}-text"), placeholder="53.9045, 27.5615")


def _draw_when_and_how(row: int, sighting: Sighting) -> None:
    first, second, third = st.columns(3)
    for column, label, name in ((first, "First day", "observed_from"), (second, "Last day", "observed_to")):
        column.date_input(
            label,
            value=_day(getattr(sighting, name)),
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            key=_key(row, name),
            format="YYYY-MM-DD",
        )
    _choose(third, "Precise to the", _or_not(TimePrecision), sighting.time_precision or "", _key(row, "time_precision"))
    first, second, third = st.columns(3)
    _choose(first, "Direction", list(Flow), sighting.flow, _key(row, "flow"))
    _choose(second, "By", _or_not(Mode), sighting.mode or "", _key(row, "mode"))
    _choose(third, "Kind", list(ReportKind), sighting.report_kind, _key(row, "report_kind"))
    first, second, third = st.columns(3)
    first.text_input("Whose", sighting.affiliation or "", key=_key(row, "affiliation"), placeholder="RU, BY, …")
    second.text_input("What it did", sighting.activity or "", key=_key(row, "activity"))
    third.text_input("Said by", sighting.report.source.name, key=_key(row, "source"))
    st.text_input("Note", sighting.note or "", key=_key(row, "note"), help=PRIVATE_HELP)


def _mend(desk: Desk, line: PostLine, on_done: Callable[[Desk, PostLine], None]) -> None:
    """Take the form over, or say the first thing in it that cannot be."""
    sighting = desk.sighting(line)
    places: dict[str, Toponym | None] = {}
    geocoder = geocoder_of(line.post, resources.geocoder(), rules_in_force(resources.records()))
    for role in ROLES:
        found = written(role, _get(line.row, f"{role}-text"), geocoder)
        if isinstance(found, Reason):
            st.session_state[_FAULT] = found.message
            return
        places[role] = found or _picked(line.row, role, getattr(sighting, role))
    new = mend(sighting, _mended(line.row, places))
    if isinstance(new, Reason):
        st.session_state[_FAULT] = new.message
        return
    st.session_state.pop(_FAULT, None)
    if new != sighting:
        desk.mended[line.row] = new
    on_done(desk, line)


def _leave(desk: Desk, line: PostLine, on_done: Callable[[Desk, PostLine], None]) -> None:
    st.session_state.pop(_FAULT, None)
    on_done(desk, line)


def _mended(row: int, places: dict[str, Toponym | None]) -> Mended:
    mode, precision = _get(row, "mode"), _get(row, "time_precision")
    return Mended(
        **{
            name: _get(row, name)
            for name in ("equipment", "equipment_class", "activity", "affiliation", "source", "note")
        },
        **{name: _get(row, name) for name in ("count_min", "count_max", "observed_from", "observed_to")},
        place=places["place"],
        origin=places["origin"],
        destination=places["destination"],
        unit=Unit(_get(row, "unit")),
        count_qualifier=str(_get(row, "count_qualifier")),
        time_precision=TimePrecision(precision) if precision else None,
        flow=Flow(_get(row, "flow")),
        mode=Mode(mode) if mode else None,
        report_kind=ReportKind(_get(row, "report_kind")),
    )


def _options(held: Toponym | None) -> list[tuple[str, Toponym]]:
    """Return what a name can mean: as it stands first, then each candidate."""
    from geo.ui.paste_card import place_label  # noqa: PLC0415 - the card draws this form

    if held is None:
        return []
    needless = held.status is GeocodeStatus.NO_PLACE
    undecided = f"{held.text}, no position" if needless else f"“{held.text}”, not decided"
    stands = place_label(held.place) if held.place is not None else undecided
    others: list[Place] = [each for each in held.candidates if each != held.place]
    return [(stands, held), *((place_label(each), chosen(held.text, each)) for each in others)]


def _picked(row: int, role: str, held: Toponym | None) -> Toponym | None:
    options = _options(held)
    at = _get(row, role)
    return options[at][1] if at is not None and at < len(options) else None


def _choose(at: DeltaGenerator, label: str, options: Any, value: Any, key: str) -> None:
    words = [str(each) for each in options]
    index = words.index(str(value)) if str(value) in words else 0
    at.selectbox(label, words, index=index, key=key, format_func=lambda word: word.replace("_", " ") or _NOT_TOLD)


def _or_not(kind: Any) -> list[str]:
    return ["", *kind]


def _day(when: date | datetime | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when


def _key(row: int, name: str) -> str:
    return f"read-field-{row}-{name}"


def _get(row: int, name: str) -> Any:
    return st.session_state.get(_key(row, name))
