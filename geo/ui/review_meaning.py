"""What a name could mean, as keys to press: the candidates, coordinates typed in many writings, or no place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.errors import OnlineError, UsageError
from geo.intake.privacy import mask
from geo.model import Place, PlaceKind
from geo.places.areas import open_areas
from geo.places.coordinates import check_coordinates, read_point
from geo.places.offline import open_geocoder
from geo.places.online import online_options, open_online
from geo.places.query import PlaceQuery
from geo.ui import frame, resources
from geo.ui.review_words import as_label, where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records.doubts import Doubt

NO_PLACE: Final = "no place"
_TYPED: Final = "typed"
_MEANING = "review-meaning"
_ONLINE = "review-online"
_MOST_KEYS: Final = 9
_DECIMAL: Final = "decimal degrees"
_FIRST: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def choose(doubt: Doubt, found: Sequence[Place]) -> Place | str | None:
    """Draw the choices and return the chosen one: a place, NO_PLACE, or None while nothing is chosen."""
    name = f"{doubt.name} {doubt.source}"
    if st.session_state.get(_MEANING, (None,))[0] != name:
        st.session_state[_MEANING] = (name, None)
    meaning = st.session_state[_MEANING][1]
    st.markdown("**What does it mean?**" if found else "**What does it mean?** :gray[The gazetteer does not know it.]")
    with st.container(key="meanings"):
        for number, place in enumerate(found, start=1):
            label = f"**{number}** &ensp;{as_label(place.name)} &ensp;{_small(place, chosen=meaning == number)}"
            _key(label, number, name, meaning, shortcut=str(number) if number <= _MOST_KEYS else None)
        _key("Not a place", NO_PLACE, name, meaning, shortcut="N")
    typed = _typed(doubt, name, chosen=meaning == _TYPED)
    if meaning == _TYPED:
        return typed
    if isinstance(meaning, int):
        return found[meaning - 1] if meaning <= len(found) else None
    return NO_PLACE if meaning == NO_PLACE else None


def _key(label: str, value: int | str, name: str, meaning: int | str | None, *, shortcut: str | None) -> None:
    st.button(
        label,
        key=f"means-{value}",
        type="primary" if meaning == value else "secondary",
        width="stretch",
        shortcut=shortcut,
        on_click=_mean,
        args=(name, value),
    )


def _small(place: Place, *, chosen: bool) -> str:
    # The point tells apart what has the same name in the same region.
    said = as_label(f"{where(place)} · {place.lat:.2f}, {place.lon:.2f} · {place.confidence:.0%}")
    return f":small[{said}]" if chosen else f":gray[:small[{said}]]"


def _mean(name: str, value: int | str) -> None:
    st.session_state[_MEANING] = (name, value)


def forget() -> None:
    """Forget what was chosen, once it is decided."""
    st.session_state.pop(_MEANING, None)


def _typed(doubt: Doubt, name: str, *, chosen: bool) -> Place | None:
    text = st.text_input(
        "Or its coordinates",
        key=f"typed-{name}",
        placeholder="53.9045, 27.5615 · 53°54′16″N 27°33′41″E · 36U … · plus code",
        help="Decimal degrees with the latitude first, degrees and minutes, MGRS, UTM or a plus code.",
        on_change=_mean,
        args=(name, _TYPED),
    ).strip()
    if not text or not chosen:
        return None
    place = place_of(doubt.text, text)
    if isinstance(place, str):
        st.warning(as_label(place))
        return None
    area = ", ".join(part for part in (place.admin1, place.country) if part) or "outside the region of the maps"
    how = place.method.rpartition("(")[2].rstrip(")")
    st.caption(as_label(f"Read as {place.lat:.5f}, {place.lon:.5f} ({how}), {area}; within {place.radius_m:,.0f} m"))
    return place


def place_of(name: str, text: str) -> Place | str:
    """Return the place at typed coordinates, or what is wrong with them and how to mend it."""
    point = read_point(text)
    if point is None:
        return "Write decimal degrees with the latitude first, for example 53.9045, 27.5615"
    if trouble := check_coordinates(point.lat, point.lon):
        return trouble
    areas = open_areas()
    first = _FIRST.search(text)
    swapped = first is not None and point.writing == _DECIMAL and _number(first.group()) != point.lat
    how = f"{point.writing}, longitude first" if swapped else point.writing
    return Place(
        name=name,
        kind=PlaceKind.POINT,
        country=areas.country_at(point.lat, point.lon),
        admin1=areas.admin1_at(point.lat, point.lon),
        lat=point.lat,
        lon=point.lon,
        radius_m=point.radius_m,
        confidence=1.0,
        method=f"coordinates typed by an analyst ({how})",
        text=name,
    )


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def with_online(doubt: Doubt, found: list[Place]) -> list[Place]:
    """Return the candidates with those that an online service gave for the name, weighed together."""
    asked: dict[str, list[Place]] = st.session_state.get(_ONLINE, {})
    if doubt.name not in asked:
        return found
    held = {(place.name, round(place.lat, 3), round(place.lon, 3)): place for place in [*asked[doubt.name], *found]}
    return sorted(held.values(), key=lambda place: -place.confidence)[:_MOST_KEYS]


def offer_online(doubt: Doubt) -> None:
    """Offer to ask the online service, where one is switched on; say what is sent, to whom, and what came of it."""
    try:
        options = online_options(resources.settings())
    except UsageError as error:
        st.caption(as_label(f"Online: {error}"))
        return
    if options is None:
        return
    geocoder = open_online(resources.settings(), open_geocoder(), private=lambda text: bool(mask(text)[1]))
    query = PlaceQuery(text=doubt.text)
    sent = geocoder.sent(query)
    if sent is None:
        st.caption("This name is not asked online: it does not look like the bare name of one place.")
        return
    if st.button(f"Ask {options.service}", key="ask-online", shortcut="O", icon=":material/travel_explore:"):
        try:
            answer = geocoder.look_up(query)
        except OnlineError as error:
            frame.say_error(error)
            return
        online = [replace(place, text=doubt.text) for place in answer.candidates]
        st.session_state[_ONLINE] = {**st.session_state.get(_ONLINE, {}), doubt.name: online}
        st.rerun()
    st.caption(as_label(f"Sends “{sent}” to {options.host}, and nothing else. {geocoder.attribution}"))
    if doubt.name in st.session_state.get(_ONLINE, {}):
        number = sum("online" in place.method for place in st.session_state[_ONLINE][doubt.name])
        st.caption(f"It answered {number} place{'s' * (number != 1)}." if number else "It knows no such place.")
