"""Polygons that share borders, cut into arcs, thinned by zone and written as TopoJSON.

A border that two areas share is one arc, so thinning can open no gap between them. Coordinates are whole numbers of
1e-4 degree (11 m on a meridian) from the start, so equal points compare equal.
TopoJSON 1.0: arcs are delta-encoded; arc i reversed is written ~i.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Point = tuple[int, int]
Ring = list[Point]
SCALE = 1e-4
LONGEST = 400
ROUNDS = 40


def rings_of(geometry: shapely.Geometry, grid: float = SCALE) -> list[list[Ring]]:
    """Return polygons as lists of closed rings (shell first) on the grid; rings that collapse are left out."""
    polygons = []
    for part in shapely.get_parts(geometry):
        if part.geom_type != "Polygon":
            continue  # what an overlay leaves of touching edges has no area
        rings = [on_grid(ring.coords, grid) for ring in (part.exterior, *part.interiors)]
        if len(rings[0]) >= 4:
            polygons.append([ring for ring in rings if len(ring) >= 4])
    return polygons


def on_grid(coords: Iterable[Sequence[float]], grid: float = SCALE) -> Ring:
    points = [(round(x / grid), round(y / grid)) for x, y, *_ in coords]
    return [point for point, _ in itertools.groupby(points)]


class Topology:
    """Arcs of many polygons: `add` each with its key, then `cut`, then `thin`, then `encode`."""

    def __init__(self) -> None:
        self.shapes: dict[str, list[list[Ring]]] = {}
        self.arcs: list[Ring] = []
        self.members: dict[str, list[list[list[int]]]] = {}
        self._index: dict[tuple[Point, ...], int] = {}

    def add(self, key: str, polygons: list[list[Ring]]) -> None:
        """Take an area's polygons, as `rings_of` gives them."""
        self.shapes[key] = polygons

    def cut(self) -> None:
        """Cut all rings at the points where the set of areas along them changes."""
        nodes = self._nodes()
        for key, polygons in self.shapes.items():
            self.members[key] = [[self._cut_ring(ring, nodes) for ring in polygon] for polygon in polygons]

    def _nodes(self) -> set[Point]:
        neighbours: dict[Point, set[Point]] = defaultdict(set)
        for ring in self._rings():
            for one, other in itertools.pairwise(ring):
                neighbours[one].add(other)
                neighbours[other].add(one)
        users: dict[frozenset[Point], int] = defaultdict(int)
        for ring in self._rings():
            for edge in itertools.pairwise(ring):
                users[frozenset(edge)] += 1
        nodes = {point for point, near in neighbours.items() if len(near) != 2}
        for point, near in neighbours.items():
            if len({users[frozenset((point, other))] for other in near}) > 1:
                nodes.add(point)  # a border that begins at a coast
        return nodes

    def _rings(self) -> Iterable[Ring]:
        return (ring for polygons in self.shapes.values() for polygon in polygons for ring in polygon)

    def _cut_ring(self, ring: Ring, nodes: set[Point]) -> list[int]:
        body = ring[:-1]
        start = next((i for i, point in enumerate(body) if point in nodes), None)
        if start is None:  # an island: begin at its smallest point, so that two rings of the same points agree
            start = body.index(min(body))
        body = body[start:] + body[: start + 1]
        cuts = [0, *(i for i in range(1, len(body) - 1) if body[i] in nodes), len(body) - 1]
        pieces = [body[one : other + 1] for one, other in itertools.pairwise(cuts)]
        return [arc for piece in pieces for arc in self._arcs(piece)]

    def _arcs(self, points: Ring) -> list[int]:
        """Number the arcs of one stretch, cut into lengths short enough to be mended by themselves."""
        turn = points[0] > points[-1] or (points[0] == points[-1] and points[1] > points[-2])
        line = points[::-1] if turn else points  # both users of a border must cut it alike
        if len(line) <= LONGEST:
            return [self._arc(points)]
        stops = [*range(0, len(line) - LONGEST // 2, LONGEST), len(line) - 1]
        numbers = [self._arc(line[one : other + 1]) for one, other in itertools.pairwise(stops)]
        return [~number for number in reversed(numbers)] if turn else numbers

    def _arc(self, points: Ring) -> int:
        forward, backward = tuple(points), tuple(reversed(points))
        if forward in self._index:
            return self._index[forward]
        if backward in self._index:
            return ~self._index[backward]
        self._index[forward] = len(self.arcs)
        self.arcs.append(points)
        return len(self.arcs) - 1

    def users(self) -> dict[int, list[str]]:
        """Return the keys along each arc: one on a coast, two on a border."""
        found: dict[int, list[str]] = defaultdict(list)
        for key, polygons in self.members.items():
            for arc in flat(polygons):
                found[arc if arc >= 0 else ~arc].append(key)
        return found

    def thin(self, tolerance: Callable[[Point], float]) -> None:
        """Thin each arc by Visvalingam and Whyatt (1993); `tolerance` in degrees, by place. Ends stay.

        Where an outline then crosses itself or collapses, its arcs are thinned half as much, again and again.
        """
        whole = self.arcs
        self.arcs = [thin_line(arc, tolerance) for arc in whole]
        share = dict.fromkeys(range(len(whole)), 1.0)
        for _ in range(ROUNDS):
            bad = {key: fault for key in self.members if (fault := self.fault(key))} or self._crossings()
            if not bad:
                return
            for key, fault in bad.items():
                for arc in self._near(key, fault):
                    share[arc] = share[arc] / 2 if share[arc] > 1 / 8 else 0.0
                    self.arcs[arc] = thin_line(whole[arc], scaled(tolerance, share[arc])) if share[arc] else whole[arc]

    def _crossings(self) -> dict[str, Point]:
        """Return the areas whose outline crosses a neighbour's, each with a point where it does."""
        edges = shapely.coverage_invalid_edges([self.polygon(key) for key in self.members])
        found = {}
        for key, edge in zip(self.members, edges, strict=True):
            if not edge.is_empty:
                lon, lat = shapely.get_coordinates(edge)[0]
                found[key] = (round(lon / SCALE), round(lat / SCALE))
        return found

    def fault(self, key: str) -> Point | None:
        """Return a point where an area's outline crosses itself or a ring has no area, if there is one."""
        for polygon in self.members[key]:
            for ring in map(self.ring, polygon):
                if len(ring) < 4:
                    return ring[0]
        shape = self.polygon(key)
        if shape.is_valid:
            return None
        lon, lat = shapely.is_valid_reason(shape).split("[")[1].rstrip("]").split()
        return round(float(lon) / SCALE), round(float(lat) / SCALE)

    def _near(self, key: str, point: Point) -> set[int]:
        arcs = {arc if arc >= 0 else ~arc for arc in flat(self.members[key])}
        reach = 1.0
        while True:
            near = {arc for arc in arcs if touches(self.arcs[arc], point, reach / SCALE)}
            if near:
                return near
            reach *= 2

    def drop_specks(self, keep: Callable[[Ring], bool]) -> None:
        """Leave out islands and holes that `keep` refuses, but never the largest part of an area."""
        for key, polygons in self.members.items():
            areas = [ring_area(self.ring(polygon[0])) for polygon in polygons]
            largest = areas.index(max(areas))
            kept = []
            for number, polygon in enumerate(polygons):
                shared = any(len(self._users_now[arc if arc >= 0 else ~arc]) > 1 for arc in polygon[0])
                if number == largest or shared or keep(self.ring(polygon[0])):
                    holes = [hole for hole in polygon[1:] if self._shared(hole) or keep(self.ring(hole))]
                    kept.append([polygon[0], *holes])
            self.members[key] = kept

    def _shared(self, ring: list[int]) -> bool:
        return any(len(self._users_now[arc if arc >= 0 else ~arc]) > 1 for arc in ring)

    @property
    def _users_now(self) -> dict[int, list[str]]:
        if not hasattr(self, "_users_cache"):
            self._users_cache = self.users()
        return self._users_cache

    def ring(self, arcs: list[int]) -> Ring:
        """Join arcs to one closed ring."""
        points: Ring = []
        for arc in arcs:
            line = self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]
            points += line if not points else line[1:]
        return points

    def polygon(self, key: str) -> shapely.Geometry:
        """Return an area as it will be drawn, in degrees."""
        parts = []
        for polygon in self.members[key]:
            shell, *holes = (np.asarray(self.ring(ring), dtype=float) * SCALE for ring in polygon)
            parts.append(shapely.Polygon(shell, holes))
        return shapely.MultiPolygon(parts)


def flat(polygons: list[list[list[int]]]) -> Iterable[int]:
    return itertools.chain.from_iterable(itertools.chain.from_iterable(polygons))


def touches(line: Ring, point: Point, reach: float) -> bool:
    return any(abs(x - point[0]) <= reach and abs(y - point[1]) <= reach for x, y in line)


def scaled(tolerance: Callable[[Point], float], share: float) -> Callable[[Point], float]:
    return lambda point: tolerance(point) * share


def thin_line(points: Ring, tolerance: Callable[[Point], float]) -> Ring:
    """Thin a line by Visvalingam and Whyatt: drop the point of the smallest triangle until all exceed the tolerance.

    A triangle counts against the square of the tolerance at its point; longitudes shrink by the cosine of latitude.
    A closed line keeps at least four points.
    """
    count = len(points)
    floor = 4 if points[0] == points[-1] else 2
    if count <= floor:
        return points
    before, after = list(range(-1, count - 1)), list(range(1, count + 1))
    weights = [(tolerance(point) / SCALE) ** 2 for point in points]
    heap = [(weigh(points, i - 1, i, i + 1) / weights[i], i) for i in range(1, count - 1) if weights[i]]
    heapq.heapify(heap)
    gone, stamp = set(), {i: value for value, i in heap}
    while heap and count > floor:
        value, i = heapq.heappop(heap)
        if value >= 1:
            break
        if i in gone or stamp[i] != value:
            continue
        gone.add(i)
        count -= 1
        one, other = before[i], after[i]
        after[one], before[other] = other, one
        for j in (one, other):
            if 0 < j < len(points) - 1 and weights[j]:
                stamp[j] = max(value, weigh(points, before[j], j, after[j]) / weights[j])
                heapq.heappush(heap, (stamp[j], j))
    return [point for i, point in enumerate(points) if i not in gone]


def weigh(points: Ring, one: int, middle: int, other: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = points[one], points[middle], points[other]
    shrink = math.cos(math.radians(by * SCALE))
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 * shrink


def ring_area(ring: Ring) -> float:
    """Return the area in square degrees of the grid, longitudes shrunk at the first point."""
    total = sum(ax * by - bx * ay for (ax, ay), (bx, by) in itertools.pairwise(ring))
    return abs(total) / 2 * SCALE**2 * math.cos(math.radians(ring[0][1] * SCALE))


def encode(line: Ring) -> list[list[int]]:
    """Delta-encode a line as TopoJSON asks."""
    out, last = [], (0, 0)
    for x, y in line:
        out.append([x - last[0], y - last[1]])
        last = (x, y)
    return out
