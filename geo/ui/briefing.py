"""The page Briefing: what is asked for at the left, the slide as it leaves at the right, and what stays back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.briefing.content import make_briefing
from geo.briefing.files import KINDS, file_bytes
from geo.briefing.gate import Release, release
from geo.briefing.request import covering
from geo.errors import UsageError
from geo.ui import briefing_asked, briefing_words, export, frame, resources
from geo.ui.export import Offer

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from geo.briefing.gate import Held, Released
    from geo.briefing.model import Briefing
    from geo.briefing.request import Request
    from geo.records.filters import Filters
    from geo.records.mirror import Mirror

_NOW: Final = "brief-now"
_FRESH: Final = timedelta(minutes=10)
"""How long a cut-off stands while one works on a briefing; a new one draws everything anew."""
_STYLE: Final = """<style>
.kordon-block { margin: 0; font-size: 0.92rem; font-variant-numeric: tabular-nums; }
.st-key-brief-blocks button { min-height: 1.5rem; padding: 0 0.15rem; }
.st-key-brief-page img { border: 1px solid light-dark(#d8d2c6, #3d4751); border-radius: 3px; }
</style>"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A briefing as it would leave now, and what stays back of what was asked for."""

    briefing: Briefing
    held: tuple[Held, ...]
    sightings: int
    movements: int


def draw(filters: Filters, room: DeltaGenerator) -> None:
    """Draw the page; `room` takes the button that hands the briefing out."""
    st.html(_STYLE)
    left, right = st.columns([2, 7], gap="medium")
    with left:
        request = briefing_asked.ask(filters)
    how = Release(now=_cutoff(), tlp=briefing_asked.look().tlp, embargo_hours=resources.settings().embargo_hours)
    with right:
        try:
            shown = _shown(filters, request, how)
            picture = _picture(repr((request, how)), shown.briefing.sha256, shown.briefing)
        except UsageError as error:
            frame.say_error(error)
            return
        with st.container(key="brief-page"):
            st.image(picture, width="stretch")
        _say_leaving(shown, compared=request.before is not None)
        briefing_words.draw_words(shown.briefing, request)
        briefing_words.draw_templates()
    stem = shown.briefing.file_stem.removeprefix("kordon-")
    export.button(room, covering(filters, request), stem=stem, offers=_offers(request), tlp=how.tlp)


def _cutoff() -> datetime:
    """Return the cut-off: it stands for a while, so that nothing is drawn anew at each click."""
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    held: datetime | None = st.session_state.get(_NOW)
    if held is None or now - held > _FRESH:
        st.session_state[_NOW] = held = now
    return held


def _shown(filters: Filters, request: Request, how: Release) -> Shown:
    mirror = resources.mirror()
    key = repr((filters, request, how))
    return _made(mirror.sequence, resources.settings().record_url, key, mirror, filters, request, how)


@st.cache_resource(show_spinner="Putting the briefing together", max_entries=24)
def _made(
    sequence: int,  # noqa: ARG001 - the key
    url: str,  # noqa: ARG001 - the key
    key: str,  # noqa: ARG001 - the key
    _mirror: Mirror,
    _filters: Filters,
    _request: Request,
    _how: Release,
) -> Shown:
    with release(_mirror, covering(_filters, _request), _how) as out:
        made = make_briefing(out, _request)
        return Shown(briefing=made, held=out.held, sightings=out.sightings, movements=out.movements)


@st.cache_resource(show_spinner="Drawing the briefing", max_entries=12)
def _picture(key: str, sha256: str, _briefing: Briefing) -> bytes:  # noqa: ARG001 - the key
    return file_bytes(_briefing, "png")


def _say_leaving(shown: Shown, *, compared: bool) -> None:
    made = shown.briefing
    span = " in both periods" if compared else ""
    leaves = (
        f"{shown.sightings:,} sighting{'' if shown.sightings == 1 else 's'} of "
        f"{shown.movements:,} movement{'' if shown.movements == 1 else 's'}{span} may leave"
    )
    st.html(
        f'<p class="kordon-note" role="status"><b>{leaves}</b>, as of {escape(made.cutoff_told.rstrip("."))}. '
        "The picture is the first page; PDF and PowerPoint hold every block.</p>"
    )
    export.say_held(shown.held)


def _offers(request: Request) -> dict[str, Offer]:
    return {kind: _offer(kind, request) for kind in KINDS}


def _offer(kind: str, request: Request) -> Offer:
    def make(released: Released) -> bytes:
        return file_bytes(make_briefing(released, request), kind, scale=2 if kind == "png" else 1)

    return Offer(label=KINDS[kind].label, ending=kind, media_type=KINDS[kind].mime, make=make)
