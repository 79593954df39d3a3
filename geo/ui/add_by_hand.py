"""One sighting written by hand: the same reading, the same screen and the same verdict as a row of a file."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo.briefing.screening import PRIVATE_HELP
from geo.counts.intervals import say
from geo.errors import KordonError
from geo.intake.by_hand import plan_by_hand
from geo.intake.posts_mending import written
from geo.intake.verdicts import Reason, Verdict
from geo.model import AREA_KINDS, Flow, Mode, ReportKind, Toponym
from geo.ui import add_hand_map, add_result, add_verdicts, frame, paste_desk, resources
from geo.ui.paste_card import place_label

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from geo.intake.plan import ImportPlan
    from geo.model import Place, Sighting

_PREFIX: Final = "add-hand-"
_CLEAR: Final = "add-hand-clear"
_ONE_MORE: Final = ("equipment", "count", "place", "coordinates", "radius_m", "note")
"""Fields that are blank again for the next sighting: the others are often those of the same report."""
_FIELDS: Final = (
    "equipment", "count", "place", "coordinates", "radius_m", "observed_from", "observed_to", "flow", "mode", "origin",
    "destination", "affiliation", "report_kind", "source", "published", "url", "note",
)  # fmt: skip
_KM: Final = 1000
_DAY: Final = "2022-12-13, or 13.12.2022 14:30"


def draw() -> None:
    """Draw the form, the map, and what would become of the sighting as it is written down."""
    add_result.tell()
    if st.session_state.pop(_CLEAR, False):
        for name in _ONE_MORE:
            st.session_state.pop(_key(name), None)
    left, right = st.columns([3, 2], gap="medium")
    with right:
        found = _found()
        _take_click(add_hand_map.draw(_read_point(), found.place if isinstance(found, Toponym) else None))
    with left:
        _draw_what()
        _draw_where(found)
        _draw_when_and_who()
        _draw_verdict()


def _draw_what() -> None:
    first, second, third, fourth = st.columns([3, 1.5, 1.4, 1.2])
    _text(first, "What was seen, as said", "equipment", "Ural truck")
    _text(second, "How many, as said", "count", "30-40", help_text="Blank is unknown, never none.")
    _choose(third, "Direction", "flow", Flow)
    _choose(fourth, "By", "mode", Mode)


def _draw_where(found: Toponym | Reason | None) -> None:
    first, second, third = st.columns([3, 2.2, 1.2])
    _text(first, "Where it was seen, as said", "place", "Polonka station, Brest region")
    _text(
        second,
        "Coordinates, or a click on the map",
        "coordinates",
        "53.9045, 27.5615",
        help_text="They win over the name. Decimal degrees, degrees and minutes, MGRS, UTM or a plus code.",
    )
    _text(
        third,
        "Within metres",
        "radius_m",
        "as written",
        help_text="How far off the coordinates may be. A click is as near as the map was.",
    )
    _answer(found)
    first, second, third = st.columns([2, 2, 1.2])
    _text(first, "From where", "origin", "not told")
    _text(second, "To where", "destination", "not told")
    _text(third, "Whose", "affiliation", "RU, BY, …")


def _draw_when_and_who() -> None:
    first, second, third = st.columns(3)
    _text(first, "First day or time", "observed_from", _DAY)
    _text(second, "Last, if another", "observed_to", _DAY)
    _text(third, "Published", "published", "2022-12-14")
    first, second, third = st.columns([2, 3, 1.6])
    _text(first, "Said by", "source", "channel or outlet, never a person")
    _text(second, "Link", "url", "https://…")
    _choose(third, "Kind", "report_kind", ReportKind)
    _text(st, "Note", "note", "", PRIVATE_HELP)


def _draw_verdict() -> None:
    try:
        plan = plan_by_hand(
            _said(),
            records=resources.records(),
            geocoder=resources.geocoder(),
            options=paste_desk.options_now(),
        )
    except KordonError as error:
        frame.say_error(error)
        return
    if plan is None:
        st.caption("Say what was seen, where, and when (or when it was published).")
        return
    verdict = plan.verdicts[0]
    st.html(_words(plan))
    if verdict.reasons:
        said = "".join(f"<li>{escape(reason.message)}</li>" for reason in verdict.reasons)
        st.html(f'<ul class="kordon-why">{said}</ul>')
    if verdict.verdict is Verdict.REPEATED:
        st.info("The same sighting is held already; adding it would change nothing.", icon=":material/info:")
    elif verdict.verdict is not Verdict.REJECTED:
        label = "Add this sighting" if verdict.verdict is Verdict.ACCEPTED else "Add it for review"
        pressed = st.button(label, type="primary", disabled=not resources.records().writable)
        if pressed and add_result.store(plan, key="hand") is not None:
            st.session_state[_CLEAR] = True
            st.rerun()


def _words(plan: ImportPlan) -> str:
    """Say what was understood, as HTML: so many of what, where, when, which way; texts of the user are escaped."""
    verdict = plan.verdicts[0].verdict
    sighting: Sighting | None = next((each.sighting for each in plan.sightings), None)
    said = f'<b class="add-{verdict.value}">{verdict.value}</b>'
    if sighting is not None:
        place = sighting.place.place if sighting.place is not None else None
        days = add_verdicts.days(sighting)
        count = say(sighting.count) or "an unknown number"
        parts = [
            f"{count} × {sighting.equipment} ({sighting.equipment_class}, counted in {sighting.unit})",
            _where(place) if place is not None else "no settled place",
            days or "no day of its own",
            f"flow {sighting.flow}",
        ]
        said += f" &nbsp; {escape(' · '.join(parts))}"
    return f'<p class="add-understood" role="status">{said}</p>'


def _where(place: Place) -> str:
    within = f"within {place.radius_m / 1000:,.1f} km" if place.radius_m >= _KM else f"within {place.radius_m:,.0f} m"
    names = ", ".join(part for part in (place.name, place.admin1, place.country) if part)
    return f"{names} ({within})" if place.kind not in AREA_KINDS else f"{names} (the whole area)"


def _found() -> Toponym | Reason | None:
    """Return what the geocoder says of the name that is written down."""
    return written("place", _get("place"), resources.geocoder())


def _answer(found: Toponym | Reason | None) -> None:
    """Say what the name means, with what else it could mean to choose from."""
    if found is None or _get("coordinates").strip():
        return
    if isinstance(found, Reason):
        st.caption(found.message)
        return
    options = [each for each in found.candidates if each.kind not in AREA_KINDS]
    if found.place is not None:
        st.html(f'<p class="add-facts">Read as <b>{escape(place_label(found.place))}</b></p>')
    elif options:
        st.selectbox(
            f"“{found.text}” can be several places",
            range(len(options)),
            index=None,
            format_func=lambda at: _candidate(options[at]),
            key=f"{_PREFIX}candidate",
            placeholder="choose which one, or click on the map",
            on_change=_take_candidate,
            args=(options,),
        )
    else:
        st.html('<p class="add-facts">No list knows this name: add its region, or click on the map.</p>')


def _candidate(place: Place) -> str:
    return f"{place_label(place)} ({place.lat:.3f}, {place.lon:.3f})"


def _take_candidate(options: list[Place]) -> None:
    at = st.session_state.get(f"{_PREFIX}candidate")
    if at is not None:
        place = options[at]
        st.session_state[_key("coordinates")] = f"{place.lat:.5f}, {place.lon:.5f}"
        st.session_state[_key("radius_m")] = str(round(place.radius_m))


def _take_click(click: add_hand_map.Click | None) -> None:
    if click is not None:
        st.session_state[_key("coordinates")] = click.coordinates
        st.session_state[_key("radius_m")] = str(click.radius_m)
        st.rerun()


def _read_point() -> Place | None:
    """Return the coordinates that are written down as a place, None while there are none that can be read."""
    found = written("place", _get("coordinates"), resources.geocoder()) if _get("coordinates").strip() else None
    return found.place if isinstance(found, Toponym) else None


def _said() -> dict[str, str]:
    said = {name: _get(name) for name in _FIELDS}
    if said["observed_from"].strip() and not said["observed_to"].strip():
        # One day was told, which is not an end left open.
        said |= {"observed": said["observed_from"], "observed_from": ""}
    return said


def _text(at: Any, label: str, name: str, placeholder: str, help_text: str | None = None) -> None:
    at.text_input(label, key=_key(name), placeholder=placeholder, help=help_text, persist_state="session")


def _choose(at: DeltaGenerator, label: str, name: str, words: Any) -> None:
    at.selectbox(
        label,
        ["", *(str(each) for each in words)],
        key=_key(name),
        format_func=lambda word: word or "not told",
        persist_state="session",
    )


def _key(name: str) -> str:
    return f"{_PREFIX}{name}"


def _get(name: str) -> str:
    return str(st.session_state.get(_key(name)) or "")
