"""Ways from place to place: what the map draws as arrows, and what it counts instead since an end is only an area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from geo.records.answers import FlowRow
from geo.records.cells import different
from geo.records.chosen import choose_shown
from geo.records.column_counts import NO_COUNT, count_units, countable, main_counts
from geo.records.columns import UNKNOWN
from geo.records.numbering import Named, public_id

if TYPE_CHECKING:
    from geo.records.chosen import Chosen
    from geo.records.column_counts import Wholes
    from geo.records.filters import Filters
    from geo.records.mapping import BBox
    from geo.records.mirror import Mirror

_ENDS: Final = "SELECT no, name, lat, lon FROM held_place WHERE no IN (SELECT unnest($numbers))"


class Flows(NamedTuple):
    """The busiest ways between two pins, and how many there are in all.

    `endless` counts the sightings that come from or go to an area: no arrow could be drawn of them.
    """

    rows: list[FlowRow]
    total: int
    endless: int


def flows(mirror: Mirror, filters: Filters, bbox: BBox, limit: int = 300, *, counts: bool = True) -> Flows:
    """Return the ways that may cross `bbox`, busiest first: those whose box meets it.

    Without `counts` the intervals are left None, which is faster.
    """
    chosen = choose_shown(mirror, filters)
    ways, words = chosen.columns.ways, chosen.columns.words["flow"]
    west, south, east, north = bbox
    meets = (ways["west"] <= east) & (ways["east"] >= west) & (ways["south"] <= north) & (ways["north"] >= south)
    crossing = chosen.where("way", np.append(meets, False))  # UNKNOWN, the last one, is no way
    going, sightings = _going(crossing)
    of_way = going // len(words)
    drawn = np.flatnonzero(~ways["with_area"][of_way])
    kept = drawn[_busiest(crossing, going[drawn], sightings[drawn], limit)]
    told = _told(crossing, going, kept, counts=counts)
    starts, stops = (ways[f"{role}_no"][of_way[kept]].tolist() for role in ("origin", "destination"))
    ends = {number: rest for number, *rest in mirror.run(_ENDS, {"numbers": sorted({*starts, *stops})})}
    rows = [
        FlowRow(
            origin_key=public_id(Named.PLACE, start),
            origin=ends[start][0],
            origin_lat=ends[start][1],
            origin_lon=ends[start][2],
            destination_key=public_id(Named.PLACE, end),
            destination=ends[end][0],
            destination_lat=ends[end][1],
            destination_lon=ends[end][2],
            flow=words[flow] or "",
            **about,
        )
        for start, end, flow, about in zip(starts, stops, (going[kept] % len(words)).tolist(), told, strict=True)
    ]
    return Flows(rows, len(drawn), int(sightings.sum() - sightings[drawn].sum()))


def _going(chosen: Chosen) -> tuple[Wholes, Wholes]:
    """Return each way with each flow that the rows tell, as one number, and how many sightings tell it."""
    sightings = np.bincount(_way_and_flow(chosen))
    held = np.flatnonzero(sightings)
    return held, sightings[held]


def _way_and_flow(chosen: Chosen) -> Wholes:
    way, flow = chosen.take("way", "flow")
    found: Wholes = way.astype(np.int64) * len(chosen.columns.words["flow"]) + flow
    return found


def _busiest(chosen: Chosen, going: Wholes, sightings: Wholes, limit: int) -> Wholes:
    """Return which of the ways have most sightings, in this order; numbers of places and names settle a tie."""
    at = np.arange(len(going))
    if 0 < limit < len(going):
        at = np.flatnonzero(sightings >= np.partition(sightings, len(going) - limit)[len(going) - limit])
    words = chosen.columns.words["flow"]
    ways, flows_ = chosen.columns.ways, np.array([word or "" for word in words])[going[at] % len(words)]
    of_way = going[at] // len(words)
    order = np.lexsort((flows_, ways["destination_no"][of_way], ways["origin_no"][of_way], -sightings[at]))
    found: Wholes = at[order][:limit]
    return found


def _told(chosen: Chosen, going: Wholes, kept: Wholes, *, counts: bool) -> list[dict[str, Any]]:
    """Return mode, sightings, movements and interval of some of the ways."""
    if not len(kept):
        return []
    nth = np.full(int(going[-1]) + 1, UNKNOWN)
    nth[going[kept]] = np.arange(len(kept))
    group = nth[_way_and_flow(chosen)]
    at = np.flatnonzero(group != UNKNOWN)
    movement, mode = (each[at] for each in chosen.take("movement_no", "mode"))
    movements = different(group[at], movement, len(kept)).tolist()
    modes = chosen.columns.words["mode"]
    of_mode = np.bincount(group[at] * len(modes) + mode, minlength=len(kept) * len(modes)).reshape(-1, len(modes))
    alike = np.count_nonzero(of_mode, axis=1) == 1
    counted = [NO_COUNT] * len(kept)
    if counts:
        rows = countable(chosen.among(at))
        sums = count_units(rows, nth[_way_and_flow(rows)], len(kept), scattered=True)
        counted = main_counts(sums, range(len(kept)))
    shares = zip(of_mode.argmax(axis=1).tolist(), of_mode.sum(axis=1).tolist(), movements, strict=True)
    return [
        {"mode": modes[mode] if same else None, "sightings": sightings, "movements": number, **count._asdict()}
        for (mode, sightings, number), same, count in zip(shares, alike.tolist(), counted, strict=True)
    ]
