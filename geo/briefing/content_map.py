"""The map of a briefing: cells, areas and arrows with their counts, and a counted box for what has no place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.briefing.cells import cell_at
from geo.briefing.content_places import is_area, standings
from geo.briefing.map_model import Arrow, Count, LegendEntry, MapContent, Mark, MarkShape
from geo.briefing.wording.sentences import capital
from geo.counts.intervals import interval_of, is_unknown
from geo.errors import MissingError
from geo.maps.ways import corridors, course
from geo.model import PlaceKind, Unit
from geo.places.areas import open_areas
from geo.records.flows import flows
from geo.records.totals import FLOWS

if TYPE_CHECKING:
    from geo.briefing.content_places import Standing
    from geo.briefing.content_rows import PeriodRows, Row
    from geo.briefing.gate import Released
    from geo.briefing.map_model import BBox
    from geo.briefing.wording.sentences import Wording
    from geo.records.answers import FlowRow

MOST_PLACES: Final = 2000
MOST_ARROWS: Final = 40
BETWEEN_UNITS: Final = " · "
_WORLD: Final = (-180.0, -85.0, 180.0, 85.0)
_MARGIN: Final = 0.08
"""Share of the frame that is left around the watched country or the areas asked for."""


def map_content(released: Released, period: PeriodRows, wording: Wording, heading: str) -> MapContent:
    """Return the map of a period. Its frame holds the watched country, or the areas that the filters ask for."""
    found = standings(period)
    marks = [_mark(each, released, wording, priority=at) for at, each in enumerate(found[:MOST_PLACES])]
    ways = flows(released.mirror, period.filters, _WORLD).rows
    ways.sort(key=lambda each: (-each.movements, each.origin, each.destination, each.flow))
    arrows = tuple(_arrow(each, wording) for each in ways[:MOST_ARROWS])
    bbox = _frame(released, marks)
    return MapContent(
        heading=heading,
        bbox=bbox,
        marks=tuple(marks),
        arrows=arrows,
        most=max((each.movements for each in marks), default=1),
        legend=_legend(marks, arrows, wording),
        unplaced=_unplaced(period, marks, bbox, wording),
        caveat=_caveat(released, found, arrows, wording),
    )


def side_by_side(first: MapContent, second: MapContent) -> tuple[MapContent, MapContent]:
    """Return two maps with one frame, one scale of circles and one legend, so that they can be compared by eye."""
    bbox = (
        min(first.bbox[0], second.bbox[0]),
        min(first.bbox[1], second.bbox[1]),
        max(first.bbox[2], second.bbox[2]),
        max(first.bbox[3], second.bbox[3]),
    )
    legend = tuple(dict.fromkeys((*first.legend, *second.legend)))
    most = max(first.most, second.most)
    return (
        replace(first, bbox=bbox, most=most, legend=legend),
        replace(second, bbox=bbox, most=most, legend=legend),
    )


def _mark(there: Standing, released: Released, wording: Wording, priority: int) -> Mark:
    row = there.row
    area = is_area(row)
    shape = MarkShape.AREA if area else MarkShape.CIRCLE if released.release.private else MarkShape.CELL
    counts = [
        Count(interval=interval, unit=unit, told=wording.count(interval, unit), without_number=without)
        for unit, interval, without in there.units
    ]
    return Mark(
        name=_name(row, wording),
        lat=row["lat"],
        lon=row["lon"],
        shape=shape,
        cell=cell_at(row["lat"], row["lon"], released.release.cell_km).bbox if shape is MarkShape.CELL else None,
        country=row["country"],
        admin1=row["admin1"] if area and row["place_kind"] != PlaceKind.COUNTRY.value else None,
        radius_m=row["radius_m"],
        label=BETWEEN_UNITS.join(filter(None, (_label(each, wording) for each in counts))),
        movements=there.movements,
        count=counts[0] if counts else None,
        mixed=len(counts) > 1,
        flow=there.flows[0][0],
        flows=there.flows,
        priority=priority,
    )


def _name(row: Row, wording: Wording) -> str:
    if row["place_kind"] == PlaceKind.COUNTRY.value and row["country"]:
        return wording.country(row["country"])
    return wording.area(row["place"])


def _count(row: FlowRow, wording: Wording) -> Count | None:
    if row.unit is None:
        return None
    interval = interval_of(row.count_min, row.count_max, about=row.about > 0)
    return Count(
        interval=interval, unit=row.unit, told=wording.count(interval, row.unit), without_number=row.without_number
    )


def _label(count: Count | None, wording: Wording) -> str:
    """Return the number beside a mark; vehicles go without their name, since most are."""
    if count is None or is_unknown(count.interval):
        return ""
    if count.unit == Unit.VEHICLE.value:
        return wording.short(count.interval)
    return wording.short_of(count.interval, count.unit)


def _arrow(row: FlowRow, wording: Wording) -> Arrow:
    count = _count(row, wording)
    along = course(row)
    points: tuple[tuple[float, float], ...] | None = None
    if along is not None:
        number, first, last = along
        stops = corridors()[number].stops
        points = stops[first : last + 1] if first < last else tuple(reversed(stops[last : first + 1]))
    return Arrow(
        origin=wording.area(row.origin),
        origin_at=(row.origin_lat, row.origin_lon),
        destination=wording.area(row.destination),
        destination_at=(row.destination_lat, row.destination_lon),
        course=points,
        label=_label(count, wording),
        movements=row.movements,
        count=count,
        flow=row.flow,
    )


def _frame(released: Released, marks: list[Mark]) -> BBox:
    """Return the box of the map in degrees; of marks only where neither country nor area has an outline."""
    areas = open_areas()
    boxes = []
    for name in released.filters.area or (released.watched,):
        try:
            boxes.append(areas.outline(name).bounds)
        except MissingError:
            continue
    if not boxes:
        boxes = [(each.lon, each.lat, each.lon, each.lat) for each in marks] or [(19.0, 43.0, 46.0, 61.0)]
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    wide, high = max(east - west, 0.8), max(north - south, 0.5)
    return (
        round(west - wide * _MARGIN, 4),
        round(south - high * _MARGIN, 4),
        round(east + wide * _MARGIN, 4),
        round(north + high * _MARGIN, 4),
    )


def _legend(marks: list[Mark], arrows: tuple[Arrow, ...], wording: Wording) -> tuple[LegendEntry, ...]:
    shown = {flow for each in marks for flow, _ in each.flows} | {each.flow for each in arrows}
    lines = [LegendEntry(key=flow, text=capital(wording.flow(flow))) for flow in FLOWS if flow in shown]
    there = {
        "cell": any(each.shape is MarkShape.CELL for each in marks),
        "area": any(each.shape is MarkShape.AREA for each in marks),
        "corridor": any(not each.dashed for each in arrows),
        "way": any(each.dashed for each in arrows),
        "size": bool(marks),
    }
    return (
        *lines,
        *(LegendEntry(key=key, text=wording.say(f"legend.{key}")) for key, is_there in there.items() if is_there),
    )


def _unplaced(period: PeriodRows, marks: list[Mark], bbox: BBox, wording: Wording) -> tuple[str, ...]:
    all_told = {row["movement_id"] for row in period.told}
    placed = {row["movement_id"] for row in period.told if row["lat"] is not None}
    country_only = placed - {
        row["movement_id"]
        for row in period.told
        if row["lat"] is not None and row["place_kind"] != PlaceKind.COUNTRY.value
    }
    west, south, east, north = bbox
    beyond = sum(
        not (west <= each.lon <= east and south <= each.lat <= north)
        for each in marks
        if each.shape is not MarkShape.AREA
    )
    counted = (("unplaced", len(all_told - placed)), ("only_area", len(country_only)), ("beyond", beyond))
    return tuple(wording.many(noun, number) for noun, number in counted if number)


def _caveat(released: Released, found: list[Standing], arrows: tuple[Arrow, ...], wording: Wording) -> str:
    said = [wording.say("captions.map_once")] if any(each.movements for each in found) else []
    if not released.release.private:
        said.append(wording.say("captions.map_cells", km=f"{released.release.cell_km:g}"))
    if any(not each.dashed for each in arrows):
        said.append(wording.say("captions.map_schematic"))
    if len(found) > MOST_PLACES:
        said.append(wording.say("captions.map_most", shown=wording.number(MOST_PLACES)))
    return " ".join(said)
