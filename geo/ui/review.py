"""The queue of place names in doubt: the name in its report, what it could mean, and the analyst's decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import folium
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from geo.counts.intervals import interval_of, say
from geo.maps.basemap import base_map
from geo.maps.style import theme
from geo.model import AREA_KINDS, Place, PlaceKind
from geo.places.areas import open_areas
from geo.places.coordinates import check_coordinates, read_point
from geo.records import decisions, doubts
from geo.records.edits import get_sighting
from geo.ui import map_view, resources

if TYPE_CHECKING:
    from geo.records.doubts import Doubt

_SENTENCES = 5
"""Rows of a name that are shown in full; the rest are counted."""


def choose() -> Doubt | None:
    """Draw the queue and return the chosen name, the first by default; None where nothing waits."""
    if said := st.session_state.pop("decided", None):
        st.success("Stored.", icon=":material/check:")
        st.text(said)
    queue = doubts.waiting(resources.mirror()).doubts
    if not queue:
        st.info("No name waits for a decision.", icon=":material/check:")
        return None
    rows = sum(len(each.sightings) for each in queue)
    st.markdown(
        f"**{len(queue):,}** names wait, in {rows:,} places of rows. Decided once, a name holds for all its rows."
    )
    table = pd.DataFrame(
        {
            "name": [each.text for each in queue],
            "said by": [each.source for each in queue],
            "rows": [len(each.sightings) for each in queue],
            "why": [each.status.replace("_", " ") for each in queue],
        }
    )
    picked = st.dataframe(
        table, hide_index=True, on_select="rerun", selection_mode="single-row", height=250, key="review-queue"
    )
    chosen = picked["selection"]["rows"]
    return queue[chosen[0]] if chosen and chosen[0] < len(queue) else queue[0]


def show_reports(doubt: Doubt) -> None:
    """Show the name in the rows that wait for it, as text, never as markup."""
    with st.container(border=True):
        for sighting_id in doubt.sightings[:_SENTENCES]:
            st.text(_sentence(get_sighting(resources.records(), sighting_id)))
        if len(doubt.sightings) > _SENTENCES:
            st.caption(f"and {len(doubt.sightings) - _SENTENCES:,} more rows of the same source")


def decide(doubt: Doubt) -> None:
    """Draw what the name could mean, beside a map, and store the decision in all rows of the name at once."""
    found = doubts.candidates(resources.records(), doubt)
    left, right = st.columns([2, 3])
    with left, st.form(f"decide-{doubt.text}-{doubt.source}", border=False):
        typed = "Coordinates typed below"
        labels = [*(_label(place) for place in found), typed, "Not a place"]
        choice = st.radio("What does it mean?", range(len(labels)), format_func=labels.__getitem__, index=None)
        text = st.text_input(
            "Coordinates", placeholder="53.9045, 27.5615", help="Decimal, degrees and minutes, MGRS, UTM or plus code."
        )
        number = len(doubt.sightings)
        if st.form_submit_button(
            f"Decide for {number:,} row{'s' * (number != 1)}",
            type="primary",
            disabled=not resources.records().writable,
        ):
            _store(doubt, found, choice if choice is not None or not text.strip() else len(found), text)
    with right:
        _draw_map(found)


def _store(doubt: Doubt, found: list[Place], choice: int | None, text: str) -> None:
    if choice is None:
        st.warning("Choose what the name means, or type coordinates.")
        return
    if choice == len(found):
        place = _typed(doubt, text)
        if isinstance(place, str):
            st.warning("These coordinates cannot be used.")
            st.text(place)
            return
    elif choice > len(found):
        place = None
    else:
        place = found[choice]
    done = decisions.decide(resources.records(), doubt, place, remember=True)
    st.session_state["decided"] = f"{doubt.text}: {place.name if place else 'not a place'}, in {done.rows:,} rows"
    st.rerun()


def _typed(doubt: Doubt, text: str) -> Place | str:
    point = read_point(text)
    if point is None:
        return "Write them as decimal degrees with the latitude first, for example 53.9045, 27.5615"
    if trouble := check_coordinates(point.lat, point.lon):
        return trouble
    areas = open_areas()
    return Place(
        name=doubt.text,
        kind=PlaceKind.POINT,
        country=areas.country_at(point.lat, point.lon),
        admin1=areas.admin1_at(point.lat, point.lon),
        lat=point.lat,
        lon=point.lon,
        radius_m=point.radius_m,
        confidence=1.0,
        method="coordinates typed by an analyst",
        text=doubt.text,
    )


def _sentence(row: dict[str, object]) -> str:
    if row.get("report_text"):
        return str(row["report_text"])
    count = say(interval_of(row["count_min"], row["count_max"]))  # type: ignore[arg-type]
    parts = [
        f"{row['sighting_id']}: {count} {row['equipment']}",
        f"at {row['place_text']}" if row.get("place_text") else "",
        f"from {row['origin_text']}" if row.get("origin_text") else "",
        f"to {row['destination_text']}" if row.get("destination_text") else "",
        f"({row['source']}{', ' + str(row['via']) if row.get('via') else ''})",
        f"– {row['note']}" if row.get("note") else "",
    ]
    return " ".join(part for part in parts if part)


def _label(place: Place) -> str:
    where = ", ".join(part for part in (place.admin1, place.country) if part)
    kind = place.kind.value.replace("_", " ")
    # A label is Markdown to Streamlit: names are shown as code, in which nothing is markup.
    return f"`{place.name.replace('`', '')}` {kind}, {where}, {place.confidence:.0%}"


def _draw_map(found: list[Place]) -> None:
    shown = map_view.theme_now()
    points = folium.FeatureGroup("candidates")
    for place in found:
        folium.Circle(
            (place.lat, place.lon),
            radius=place.radius_m,
            color=theme(shown).accent,
            weight=1.5,
            dash_array="4 4" if place.kind in AREA_KINDS else None,
            fill_opacity=0.12,
        ).add_to(points)
        folium.CircleMarker((place.lat, place.lon), radius=5, color=theme(shown).accent, fill_opacity=0.9).add_to(
            points
        )
    at = (
        [(sum(place.lat for place in found) / len(found)), (sum(place.lon for place in found) / len(found))]
        if found
        else None
    )
    st_folium(
        base_map(shown, watched=resources.settings().watched),  # st_folium adds the points to this map
        key=f"review-map-{shown}",
        height=330,
        use_container_width=True,
        returned_objects=[],
        center=tuple(at) if at else None,
        zoom=7 if len(found) == 1 else 5,
        feature_group_to_add=points,
    )
