"""One movement, opened: what it counts, its way on a map, what its reports disagree on, who tells it, its trail."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import streamlit as st

from geo.counts.intervals import is_unknown, say
from geo.errors import KordonError, MissingError
from geo.records.duplicate_decisions import Verdict, decide, split
from geo.records.movement_detail import movement_detail, movement_trail
from geo.records.summaries import compare_summary
from geo.ui import frame, grading, movement_days, path_map, resources, signing
from geo.ui.headline import span
from geo.ui.pair_words import classes, count_of, plain, told_by, when
from geo.ui.review_words import many

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.records.answers import MovementRow
    from geo.records.movement_conflicts import Conflict
    from geo.records.movement_detail import MovementDetail

_MOST_ON_MAP: Final = 40
_SIGHTINGS: Final = {
    "number": st.column_config.TextColumn("Leg", width=40),
    "seen": st.column_config.TextColumn("Seen", width=90),
    "count": st.column_config.TextColumn("Count", width=60),
    "equipment": st.column_config.TextColumn("Equipment", width=110),
    "place": st.column_config.TextColumn("Place", width=110),
    "source": st.column_config.TextColumn("Told by", width=200),
    "status": st.column_config.TextColumn("Status", width=80),
    "kind": st.column_config.TextColumn("Statement", width=90),
    "url": st.column_config.LinkColumn("Link", display_text="open", width=55),
    "note": st.column_config.TextColumn("Note", width=220),
    "id": st.column_config.TextColumn("Sighting", width=80),
}


def draw(name: str, note: Callable[[str, str], None]) -> None:
    """Draw one movement; `note` is told the decision by which sightings were taken out of it, with what to say.

    Raises MissingError where there is no such movement.
    """
    detail = movement_detail(resources.mirror(), name)
    if detail is None:
        msg = f"There is no movement {name}, or its import is undone; choose one of the list"
        raise MissingError(msg)
    st.html(_head(detail) + "".join(_conflict(each) for each in detail.conflicts) + _summaries(detail))
    rows = _numbered(detail)
    if path_map.has_place(rows):
        stops = [
            (leg.lat, leg.lon) for leg in detail.legs if leg.lat is not None and leg.lon is not None and not leg.area
        ]
        path_map.draw("path-map", [(row["label"], 0, row) for row in rows[:_MOST_ON_MAP]], stops)
    told, graded, trail = st.tabs(["Sightings", "Sources and grades", "Trail"])
    with told:
        _draw_sightings(detail, rows, note)
    with graded:
        grading.draw(detail)
    with trail:
        _draw_trail(name)


def draw_together(rows: Sequence[MovementRow], together: str) -> None:
    """Draw what several movements count now, each for itself, and `together`: what they would count as one."""
    lines = "".join(
        f"<tr><th>{row.movement_id}</th><td>{escape(classes(row.counts))}</td>"
        f"<td>{escape(span(row.first_day or row.last_day, row.last_day or row.first_day) or 'no date')}</td></tr>"
        for row in rows
    )
    lines += f"<tr><th>As one</th><td><b>{escape(together)}</b></td><td></td></tr>"
    chosen = f'<p class="kordon-movement">{many(len(rows), "movement")} chosen</p>'
    st.html(f'{chosen}<table class="kordon-facts">{lines}</table>')


def _head(detail: MovementDetail) -> str:
    row = detail.row
    days = span(row.first_day or row.last_day, row.last_day or row.first_day) or "no date"
    counted = f"counted on {row.counted_on:%Y-%m-%d}" if row.counted_on else "undated: in no day's figure"
    flow = "direction not told" if row.flow == "unknown" else row.flow
    sources = _independent(detail)
    said = f"{days} · {counted} · {flow} · {many(row.reports, 'report')}, {sources}{_stock(detail)}"
    return (
        f'<p class="kordon-movement"><b>{escape(classes(row.counts))}</b>'
        f"<br><small>{row.movement_id} · {escape(said)}</small></p>"
    )


def _independent(detail: MovementDetail) -> str:
    """Say how many sources tell of it independently, and how far that is known."""
    said = many(detail.independent_sources, "independent source")
    if detail.independent_sources > 1 and detail.only_by_name > 1:
        return f"at most {said}: of {detail.only_by_name} only the names are held, not their words"
    return said


def _conflict(conflict: Conflict) -> str:
    """Return one field in which the reports disagree, each value beside who says it."""
    told: dict[tuple[str, str], list[str]] = {}
    for each in conflict.said:
        told.setdefault((each.value, _who(each)), []).append(each.sighting)
    lines = "".join(
        f"<tr><th>{escape(value)}</th><td>{escape(who)}</td><td>{', '.join(names)}</td></tr>"
        for (value, who), names in told.items()
    )
    about = f", {plain(conflict.about)}" if conflict.about else ""
    return f'<div class="kordon-conflict">Conflict: <b>{conflict.field}{escape(about)}</b><table>{lines}</table></div>'


def _who(said: Any) -> str:
    via = f", via {said.via}" if said.via else ""
    graded = (
        f" · {said.reliability or '?'}{said.credibility or '?'}"
        if said.reliability or said.credibility
        else " · not graded"
    )
    return f"{said.source}{via}{graded}"


def _summaries(detail: MovementDetail) -> str:
    """Return what the roll-ups among the sightings say beside their parts."""
    names = [str(row["sighting_id"]) for row in detail.row.sightings if row["report_kind"] == "summary"]
    checks = [compare_summary(resources.mirror(), name) for name in names]
    return "".join(
        f'<p class="kordon-then">A roll-up, never added: it {escape(each.text)}.</p>' for each in checks if each
    )


def _stock(detail: MovementDetail) -> str:
    """Say what came, what left and what only stood there: stock is not flow."""
    told = {"arrived at": detail.arrived, "bound for": detail.bound, "left": detail.left, "seen at": detail.present}
    said = [f"{verb} {', '.join(names)}" for verb, names in told.items() if names]
    return f" · {'; '.join(said)}" if said else ""


def _numbered(detail: MovementDetail) -> list[dict[str, Any]]:
    """Return the sightings in the order of the way, each labelled by its leg where there are several."""
    leg_of = {name: at for at, leg in enumerate(detail.legs, start=1) for name in leg.sightings}
    several = len(detail.legs) > 1
    rows = [dict(row) for row in detail.row.sightings]
    for row in rows:
        leg = leg_of.get(str(row["sighting_id"]))
        row["label"] = str(leg) if several and leg else path_map.NO_LABEL
    last = len(detail.legs) + 1
    return sorted(
        rows, key=lambda row: (int(row["label"] or last), str(row["observed_to"] or row["observed_from"] or ""))
    )


def _draw_sightings(detail: MovementDetail, rows: list[dict[str, Any]], note: Callable[[str, str], None]) -> None:
    movement_days.draw(rows)
    way = "-".join(leg.sightings[0] for leg in detail.legs)  # what was chosen is another row once the order is another
    table = st.dataframe(
        pd.DataFrame([_line(row) for row in rows], columns=list(_SIGHTINGS)),
        hide_index=True,
        column_config=_SIGHTINGS,
        column_order=[name for name in _SIGHTINGS if name != "number" or len(detail.legs) > 1],
        on_select="rerun",
        selection_mode="multi-row",
        placeholder="",
        height="content",
        key=f"of-movement-{rows[0]['movement_id']}-{len(rows)}-{way}",
    )
    chosen = [str(rows[at]["sighting_id"]) for at in table["selection"]["rows"] if at < len(rows)]
    if len(rows) == 1:
        return
    if not chosen or len(chosen) == len(rows):
        of_legs = " Choose one of a leg to put it earlier or later on the way." if len(detail.legs) > 1 else ""
        st.caption(
            f"Choose sightings that tell of something else to take them out as a movement of their own.{of_legs}"
        )
        return
    with st.container(horizontal=True, key="of-chosen"):
        _offer_split(chosen, note)
        if len(chosen) == 1:
            _offer_order(detail, chosen[0], note)


def _offer_order(detail: MovementDetail, chosen: str, note: Callable[[str, str], None]) -> None:
    """Draw what puts the leg of a sighting before or behind its neighbour on the way."""
    at = next((number for number, leg in enumerate(detail.legs) if chosen in leg.sightings), None)
    if at is None or len(detail.legs) == 1:
        return
    for word, first, then in (("earlier", at, at - 1), ("later", at + 1, at)):
        possible = then >= 0 and first < len(detail.legs)
        label = f"Leg {at + 1} {word}"
        if st.button(label, key=f"leg-{word}", disabled=not (possible and resources.records().writable)):
            stops = [detail.legs[number] for number in (first, then)]
            try:
                names = [stop.sightings[0] for stop in stops]
                made = decide(resources.records(), names[0], names[1], Verdict.BEFORE, who=signing.who())
            except KordonError as error:
                frame.say_error(error)
                return
            note(made.id, f"{stops[0].place} comes before {stops[1].place} now")


def _offer_split(chosen: list[str], note: Callable[[str, str], None]) -> None:
    if st.button(f"Take {many(len(chosen), 'sighting')} out", key="split", disabled=not resources.records().writable):
        try:
            made = split(resources.records(), chosen, signing.who())
        except KordonError as error:
            frame.say_error(error)
            return
        note(made.id, f"{many(len(chosen), 'sighting')} taken out as a movement of its own")


def _line(row: dict[str, Any]) -> dict[str, Any]:
    count = count_of(row)
    return {
        "number": row["label"],
        "seen": when(row),
        "count": "n/a" if is_unknown(count) else say(count),
        "equipment": row["equipment"],
        "place": row["place"] or row["place_text"] or "",
        "source": told_by(row),
        "status": row["status"],
        "kind": row["report_kind"],
        "url": row["url"],
        "note": row["note"],
        "id": row["sighting_id"],
    }


def _draw_trail(name: str) -> None:
    entries = movement_trail(resources.mirror(), name)
    lines = [
        {
            "at": f"{entry.at:%Y-%m-%d %H:%M}",
            "who": entry.who or "–",
            "did": entry.action,
            "sighting": entry.sighting_id or "",
            "before": _said(entry.before),
            "after": _said(entry.after),
        }
        for entry in reversed(entries)
    ]
    st.dataframe(
        pd.DataFrame(lines, columns=["at", "who", "did", "sighting", "before", "after"]),
        hide_index=True,
        column_config={"at": "At (UTC)", "who": "By", "did": "Did", "sighting": "Sighting", "before": "Before",
                       "after": "After"},
        height="content",
        placeholder="",
    )  # fmt: skip


def _said(values: dict[str, Any] | None) -> str:
    return ", ".join(f"{name} {value}" for name, value in (values or {}).items() if value is not None)
