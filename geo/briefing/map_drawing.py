"""The map of a briefing, drawn into a frame of a page from its content alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.briefing import map_furniture
from geo.briefing.fonts import space_width, text_width
from geo.briefing.map_ground import ground
from geo.briefing.map_labels import Label, Placed, Room, Run, place
from geo.briefing.map_marks import (
    MANY,
    Disc,
    course,
    draw_area,
    draw_arrow,
    draw_cloud,
    draw_mark,
    hatch_colour,
    scale_of,
    spread,
)
from geo.briefing.map_model import MarkShape
from geo.briefing.map_names import area_labels, country_labels, town_labels
from geo.briefing.map_projection import Projection, fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.briefing.figure_sheet import Sheet
    from geo.briefing.map_marks import Drawn
    from geo.briefing.map_model import Arrow, MapContent, Mark
    from geo.briefing.map_projection import Box
    from geo.briefing.model import Briefing

_LABEL: Final = 11.0
"""Size in points of a mark's label: 22 pixels of a slide's 1080."""
_WIDER: Final = 1.09
"""How much wider a map looks at each try to lay its marks free of legend and boxes."""
_TRIES: Final = 5
_LOOKED_AT: Final = 40
"""Arrows whose ends legend and boxes are laid around."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stood:
    """A view of a map and the boxes of legend and the like on it; `turn` tells how much wider than asked for it is."""

    turn: int
    view: Projection
    boxes: list[tuple[map_furniture.Block, Box]]


def draw_map(
    sheet: Sheet,
    briefing: Briefing,
    content: MapContent,
    frame: Box,
    *,
    inset: bool = True,
    legend: bool = True,
    turn: int | None = None,
) -> int:
    """Draw a map into `frame` (left, top, right, bottom in points) and return how many labels found no room.

    `turn` is that of a map beside which this one stands, so that both show the same land.
    """
    stood = free_view(sheet, briefing, content, frame, inset=inset, legend=legend, turn=turn)
    view, boxes = stood.view, stood.boxes
    _draw_ground(sheet, briefing, view, content)
    areas = [mark for mark in content.marks if mark.shape is MarkShape.AREA]
    spots = _in_frame(content, view)
    discs = spread(spots, view, scale_of(content, frame))
    busiest = max((arrow.movements for arrow in content.arrows), default=1)
    drawn = [
        found
        for arrow in content.arrows
        if (found := course(arrow, view, _reaches(arrow, view, discs), busiest)) is not None
    ]
    sheet.clip(frame)
    for mark in areas:
        draw_area(sheet, view, mark)
    for each in reversed(drawn):
        draw_arrow(sheet, each, busiest)
    if len(spots) > MANY:
        draw_cloud(sheet, spots, discs)
    else:
        for mark, disc in zip(reversed(spots), reversed(discs), strict=True):
            draw_mark(sheet, view, mark, disc)
    taken = Taken(boxes=[box for _, box in boxes], discs=dict(zip(spots, discs, strict=True)), drawn=drawn)
    left_out = _draw_labels(sheet, briefing, content, view, taken)
    sheet.clip(None)
    for block, box in boxes:
        block.draw(box)
    sheet.box(frame, edge=sheet.theme.border, width=1.0, layer=9)
    return left_out


def free_view(
    sheet: Sheet,
    briefing: Briefing,
    content: MapContent,
    frame: Box,
    *,
    inset: bool,
    legend: bool,
    turn: int | None = None,
) -> Stood:
    """Return a view in which no block hides a mark, if need be wider than asked for; at a given `turn`, that one."""
    west, south, east, north = content.bbox
    best: tuple[int, Stood] | None = None
    for each in range(_TRIES) if turn is None else (turn,):
        more = (_WIDER**each - 1) / 2
        wide, high = (east - west) * more, (north - south) * more
        view = fit((west - wide, south - high, east + wide, north + high), frame)
        blocks = map_furniture.blocks(sheet, briefing, content, view, inset=inset, legend=legend)
        discs = spread(_in_frame(content, view), view, scale_of(content, frame))
        drawn = [found for arrow in content.arrows[:_LOOKED_AT] if (found := course(arrow, view, (0, 0))) is not None]
        discs += [Disc(float(x), float(y), 9.0) for arrow in drawn for x, y in (arrow.points[0], arrow.points[-1])]
        placed, hidden = map_furniture.arrange(blocks, frame, discs, ground(view, briefing.watched).watched)
        if best is None or hidden < best[0]:
            best = hidden, Stood(turn=each, view=view, boxes=placed)
        if not hidden:
            break
    assert best is not None  # noqa: S101 - there is at least one turn
    return best[1]


def _in_frame(content: MapContent, view: Projection) -> list[Mark]:
    """Return the marks that are no areas and lie on the map; how many lie beyond is said beside it."""
    left, top, right, bottom = view.frame
    at = {mark: view.point(mark.lat, mark.lon) for mark in content.marks if mark.shape is not MarkShape.AREA}
    return [mark for mark, (x, y) in at.items() if left <= x <= right and top <= y <= bottom]


def _draw_ground(sheet: Sheet, briefing: Briefing, view: Projection, content: MapContent) -> None:
    theme, shown = sheet.theme, ground(view, briefing.watched)
    sheet.clip(view.frame)
    sheet.box(view.frame, fill=theme.sea, layer=0.5)
    sheet.path(shown.land, fill=theme.land, layer=1)
    sheet.path(shown.watched, fill=theme.watched, layer=1.1)
    sheet.path(shown.lakes, fill=theme.sea, edge=theme.water, width=0.5, layer=1.2)
    sheet.path(shown.rivers, edge=theme.water, width=0.8, layer=1.3)
    sheet.path(shown.divisions, edge=theme.admin_border, width=0.7, layer=1.4)
    if any(entry.key == "corridor" for entry in content.legend):
        sheet.path(shown.corridors, edge=theme.corridor, width=0.9, dashes=(1.6, 2.2), alpha=0.55, layer=1.5)
    sheet.path(shown.shores, edge=theme.border, width=0.6, alpha=0.8, layer=1.6)
    sheet.path(shown.borders, edge=theme.border, width=1.3, layer=1.7)


def _reaches(arrow: Arrow, view: Projection, discs: Sequence[Disc]) -> tuple[float, float]:
    """Return how far from its ends an arrow has to stay, so that it runs from circle to circle."""

    def reach(at: tuple[float, float]) -> float:
        x, y = view.point(*at)
        return max((r for cx, cy, r in discs if abs(cx - x) < 4 and abs(cy - y) < 4), default=0.0)

    return reach(arrow.origin_at), reach(arrow.destination_at)


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What stands on the map before its labels: boxes of legend and scale, circles of marks, lines of arrows."""

    boxes: Sequence[Box]
    discs: dict[Mark, Disc]
    drawn: Sequence[Drawn]

    def room(self, frame: Box, more: Sequence[Box] = (), dots: Sequence[tuple[float, float, float]] = ()) -> Room:
        """Return the room that is left, without `more` boxes and `dots`."""
        circles = [(x, y, r + 1) for x, y, r in self.discs.values()]
        room = Room(frame, [*self.boxes, *more], [*circles, *dots])
        for each in self.drawn:
            room.cross(each.points[::3])
        return room


def _draw_labels(sheet: Sheet, briefing: Briefing, content: MapContent, view: Projection, taken: Taken) -> int:
    theme = sheet.theme
    placed, left_out = place(_own_labels(content, view, taken), taken.room(view.frame))
    over = [each.box for each in placed]
    named = {mark.name for mark in taken.discs}
    free = [
        (label, town)
        for label, town in town_labels(view, theme, briefing.watched, named)
        if _uncovered(label.at, [*taken.boxes, *over], taken.discs.values())
    ]
    dots = [(*label.at, 1.8) for label, _ in free]
    base = [label for label, town in free if town.rank == 1]
    base += country_labels(view, theme, ground(view, briefing.watched).countries, dict(briefing.labels.countries))
    base += [label for label, town in free if town.rank != 1] + area_labels(view, theme, briefing.watched)
    written, _ = place(base, taken.room(view.frame, over, dots), strict=True)
    for each in written:
        if each.label.key == "town":
            sheet.circle(each.label.at, 1.8, fill=theme.label, edge=theme.label_halo, width=0.6, layer=3)
        _write(sheet, each, layer=3.1)
    for each in placed:
        _write(sheet, each, layer=6)
    return len(left_out)


def _uncovered(at: tuple[float, float], boxes: Sequence[Box], circles: Iterable[Disc]) -> bool:
    x, y = at
    if any(left - 2 < x < right + 2 and top - 2 < y < bottom + 2 for left, top, right, bottom in boxes):
        return False
    return all((x - cx) ** 2 + (y - cy) ** 2 > (r + 2) ** 2 for cx, cy, r in circles)


def _own_labels(content: MapContent, view: Projection, taken: Taken) -> list[Label]:
    """Return the labels of marks, far ends of arrows and arrows, the most important first.

    A way that meets a circle has no number of its own: the circle's says it, and another on the line would be added.
    """
    shown = [mark for mark in content.marks if mark in taken.discs or mark.shape is MarkShape.AREA]
    marks = sorted(shown, key=lambda mark: (mark.priority, -mark.movements, mark.name))
    labels = [_mark_label(m, taken.discs[m]) if m in taken.discs else _area_label(m, view) for m in marks]
    for far in (label for each in taken.drawn for label in _far_ends(each)):
        if not any(_same(far, other) for other in labels):
            labels.append(far)
    homes = {(mark.lat, mark.lon) for mark in taken.discs}
    for each in taken.drawn:
        if each.arrow.label and homes.isdisjoint((each.arrow.origin_at, each.arrow.destination_at)):
            x, y = each.points[len(each.points) // 2]
            run = Run(text=each.arrow.label, weight="bold")
            labels.append(Label(runs=(run,), size=_LABEL - 1, at=(float(x), float(y)), reach=3, key="arrow"))
    return labels


def _mark_label(mark: Mark, disc: Disc) -> Label:
    runs = [Run(text=mark.name)] if mark.name else []
    if mark.label:
        runs.append(Run(text=mark.label, weight="bold"))
    return Label(runs=tuple(runs), size=_LABEL, at=(disc.x, disc.y), reach=disc.r, leads=True)


def _area_label(mark: Mark, view: Projection) -> Label:
    """Words of an area stand in a frame with the sign of hatching and the number of movements."""
    runs = [Run(text=str(mark.movements), weight="bold"), Run(text=mark.name)]
    if mark.label:
        runs.append(Run(text=mark.label, weight="bold"))
    return Label(
        runs=tuple(runs),
        size=_LABEL - 0.5,
        at=view.point(mark.lat, mark.lon),
        reach=6,
        inside=True,
        leads=True,
        led=False,
        boxed=True,
        sign=15,
        key=mark.flow,
    )


def _far_ends(each: Drawn) -> list[Label]:
    """Return the names of an arrow's ends that lie beyond the frame, at the frame."""
    found = []
    for out, name, at in (
        (each.origin_out, each.arrow.origin, each.points[0]),
        (each.destination_out, each.arrow.destination, each.points[-1]),
    ):
        if out:
            run = Run(text=f"({name})", weight="semibold")
            found.append(Label(runs=(run,), size=_LABEL - 1, at=(float(at[0]), float(at[1])), reach=4, leads=True))
    return found


def _same(one: Label, other: Label) -> bool:
    """Tell whether two labels say the same at about the same spot."""
    return one.runs == other.runs and abs(one.at[0] - other.at[0]) + abs(one.at[1] - other.at[1]) < 60


def _write(sheet: Sheet, placed: Placed, layer: float) -> None:
    label, theme = placed.label, sheet.theme
    left, top, _, bottom = placed.box
    if placed.leader is not None:
        sheet.line(list(placed.leader), colour=theme.label_halo, width=2.4, layer=layer - 0.3)
        sheet.line(list(placed.leader), colour=theme.label, width=0.9, layer=layer - 0.2)
    x = left + label.padding
    if label.boxed:
        sheet.box(
            placed.box,
            fill=theme.label_halo,
            edge=theme.muted,
            width=0.9,
            radius=4,
            dashed=True,
            alpha=0.93,
            layer=layer,
        )
    if label.sign:
        middle, colour = (top + bottom) / 2, hatch_colour(sheet, label.key)
        sheet.box((x, middle - 4, x + 10, middle + 4), edge=colour, width=0.9, hatch="//////", layer=layer + 0.1)
        x += label.sign
    base = (top + bottom) / 2 + label.size * 0.32
    for run in label.runs:
        halo = None if label.boxed else theme.label_halo
        sheet.text(
            x,
            base,
            run.text,
            size=label.size,
            colour=run.colour or theme.ink,
            weight=run.weight,
            halo=halo,
            layer=layer + 0.2,
        )
        x += text_width(run.text, label.size, run.weight) + space_width(label.size)
