"""Export: what would leave, what stays back and why, then the file; a private one is signed, apart, and logged."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003 - dataclass field types are read at run time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.briefing.acts import MOST_REASON, log_export, marked_stem, reason_of
from geo.briefing.cells import DEFAULT_CELL_KM, LEAST_CELL_KM, MOST_CELL_KM
from geo.briefing.formats import FORMATS, Format
from geo.briefing.gate import Release, Released, release
from geo.briefing.terms import MOST_EMBARGO_HOURS
from geo.errors import KordonError
from geo.intake.privacy import mask_who
from geo.model import Tlp
from geo.ui import frame, resources, signing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.delta_generator import DeltaGenerator

    from geo.briefing.gate import Held
    from geo.records.filters import Filters

    Signed = tuple[str | None, str]
    """Who sets the gate aside, and why."""

_NOW: Final = "export-now"
_STYLE: Final = """<style>
.kordon-leaves { font-size: 1rem; line-height: 1.5; margin: 0; }
</style>"""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A kind of file that a page offers; `make` writes it of what the gate released, whatever that is."""

    label: str
    ending: str
    media_type: str
    make: Callable[[Released], bytes]


def offers_of_sightings() -> dict[str, Offer]:
    """Return the formats in which sightings leave, by their names."""
    return {name: _offer(each) for name, each in FORMATS.items()}


def _offer(each: Format) -> Offer:
    def make(released: Released) -> bytes:
        return each.write(released).data

    return Offer(label=each.label, ending=each.ending, media_type=each.media_type, make=make)


def button(
    room: DeltaGenerator,
    filters: Filters,
    *,
    stem: str = "sightings",
    offers: dict[str, Offer] | None = None,
    tlp: Tlp = Tlp.CLEAR,
) -> None:
    """Draw into `room` the button that opens the export of what passes the filters.

    `offers` are the kinds of file, those of sightings where none are given; the first is chosen at first, and the
    mark `tlp`.
    """
    pressed = room.button(
        "Export",
        icon=":material/ios_share:",
        key=f"export-{stem}",
        help="Write what may leave into a file; says first what stays back, and why.",
    )
    if pressed:
        st.session_state[_NOW] = datetime.now(UTC).replace(microsecond=0)
        _dialog(filters, offers or offers_of_sightings(), stem, tlp)


@st.dialog("Export", width="medium")
def _dialog(filters: Filters, offers: dict[str, Offer], stem: str, tlp: Tlp) -> None:
    # A dialog stands beside the app in the document, and does not know by itself which theme the page wears.
    st.html(f"{_STYLE}<style>[data-testid='stDialog'] {{ color-scheme: {st.context.theme.type or 'light'}; }}</style>")
    left, right = st.columns([2, 3])
    kind = left.selectbox("Format", list(offers), format_func=lambda name: offers[name].label, key="export-format")
    mark = right.segmented_control(
        "For readers up to TLP",
        list(Tlp),
        default=tlp,
        required=True,
        format_func=lambda each: each.value.upper(),
        key="export-tlp",
        help="Rows that are marked for fewer readers stay back (Traffic Light Protocol 2.0).",
    )
    how = _asked(Release(now=st.session_state[_NOW], tlp=mark or tlp))
    try:
        with release(resources.mirror(), filters, how) as out:
            _draw_leaving(out)
            leaving = out.sightings
    except KordonError as error:
        frame.say_error(error)
        return
    hours = resources.settings().embargo_hours
    signed: Signed = (None, "")
    if how.overrides(hours):
        signed = _sign_for(how.overrides(hours), "public"), _ask_why("public")
    _download(filters, how, offers[kind], stem, signed=signed, ready=bool(leaving))
    with st.expander("Private export, not for publication", icon=":material/lock:"):
        _draw_private(filters, replace(how, private=True), offers[kind], stem)


def _asked(how: Release) -> Release:
    """Ask for what is seldom changed; what sets the gate aside is signed below."""
    with st.expander("Embargo, cells, forces", icon=":material/tune:"):
        hours, cell = st.columns(2)
        embargo = hours.number_input(
            "Embargo, hours", 0, MOST_EMBARGO_HOURS, resources.settings().embargo_hours, key="export-embargo",
            help="What was not over so long before now stays back. Fewer hours than the setting are signed and logged.",
        )  # fmt: skip
        cell_km = cell.number_input(
            "Public cell, km", LEAST_CELL_KM, MOST_CELL_KM, DEFAULT_CELL_KM, 1.0, format="%g", key="export-cell",
            help="Positions leave as a cell of this edge, never finer.",
        )  # fmt: skip
        ukrainian = st.toggle(
            "Ukrainian forces too",
            key="export-ukrainian",
            help="They stay back by default; letting them out is signed.",
        )
    return replace(how, embargo_hours=int(embargo), cell_km=float(cell_km), ukrainian=ukrainian)


def _draw_leaving(out: Released) -> None:
    how = out.release
    leave = (
        f"<b>{out.sightings:,} {_plural('sighting', out.sightings)}</b> of {out.movements:,} "
        f"{_plural('movement', out.movements)} {_plural('leaves', out.sightings, 'leave')}, positions as cells of "
        f"{how.cell_km:g} km."
        if out.sightings
        else "<b>Nothing may leave</b> of what passes these filters."
    )
    st.html(f'<p class="kordon-leaves" role="status">{leave}</p>')
    say_held(out.held)


def say_held(held: Sequence[Held]) -> None:
    """List what stays back and why, and what leaves only in part."""
    if not held:
        st.html('<p class="kordon-note">Nothing is held back.</p>')
        return
    for whole, heading in ((True, "Held back"), (False, "Left out of what leaves")):
        items = [
            f"<li><b>{each.sightings:,}</b>{escape(each.message)} "
            f"({each.movements:,} {_plural('movement', each.movements)})</li>"
            for each in held
            if each.whole is whole
        ]
        if items:
            st.html(f'<p class="kordon-note">{heading}</p><ul class="kordon-held">{"".join(items)}</ul>')


def _draw_private(filters: Filters, how: Release, offer: Offer, stem: str) -> None:
    st.caption(
        "All that passes the filters leaves as it is held: exact positions, whole notes, every TLP. The file is marked "
        "inside and in its name, and who made it and why stands in the trail."
    )
    who = _sign_for((), "private")
    why = _ask_why("private")
    sure = st.checkbox("I will not publish it", key="export-private-sure")
    _download(filters, how, offer, stem, signed=(who, why), ready=bool(who and why and sure))


def _sign_for(overrides: Sequence[str], what: str) -> str | None:
    if overrides:
        st.caption(f"This sets a part of the gate aside ({', '.join(overrides)}): sign it, it stands in the trail.")
    said = st.text_input(
        "Signed", signing.who() or "", key=f"export-who-{what}", placeholder="initials or desk", max_chars=60
    )
    return mask_who(said)


def _ask_why(what: str) -> str:
    """Return why the gate is set aside, as the trail will keep it; "" where that is not said."""
    said = st.text_input(
        "Reason", key=f"export-why-{what}", placeholder="what it is for; name nobody", max_chars=MOST_REASON,
        help="Stands in the trail beside who signed. What may lead to a person is taken out of it.",
    )  # fmt: skip
    return reason_of(said) if said.strip() else ""


def _download(filters: Filters, how: Release, offer: Offer, stem: str, *, signed: Signed, ready: bool) -> None:
    who, why = signed
    hours = resources.settings().embargo_hours
    mirror = resources.mirror()
    name = f"{marked_stem(f'kordon-{stem}', how)}.{offer.ending}"

    def hand_out() -> bytes:
        """Make the file when it is asked for; what is logged is logged before it leaves."""
        with release(mirror, filters, how) as out:
            data = offer.make(out)
            log_export(mirror.records, out, who=who, what=offer.label, usual_hours=hours, file_name=name, reason=why)
            return data

    st.download_button(
        f"Download {offer.label}, private" if how.private else f"Download {offer.label}",
        hand_out,
        file_name=name,
        mime=offer.media_type,
        icon=":material/download:",
        type="secondary" if how.private else "primary",
        disabled=not ready or bool(how.overrides(hours) and not who),
        on_click="ignore",
        key=f"export-download-{how.private}",
    )


def _plural(word: str, number: int, other: str | None = None) -> str:
    return word if number == 1 else other or f"{word}s"
