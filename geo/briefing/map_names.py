"""Names of the base map that a briefing's map shows: countries, towns, areas, seas. They give way to all else."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.briefing.map_ground import visible_middle
from geo.briefing.map_labels import Label, Run
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.briefing.map_projection import Projection
    from geo.maps.style import Theme

_TOWN_AT: Final = ((2.2, 4), (1.5, 5), (1.0, 6), (0.62, 7), (0.3, 8), (0.16, 9))
"""Kilometres to a point, and up to which `min_zoom` of data/towns.csv towns are shown closer than that."""
_MOST_TOWNS: Final = 40


class Town(NamedTuple):
    """A town of the base map."""

    name: str
    lat: float
    lon: float
    country: str
    rank: int
    min_zoom: int


@cache
def towns() -> tuple[Town, ...]:
    """Return the towns of the base map, the most important first."""
    with (DATA_DIR / "towns.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            Town(r["name"], float(r["lat"]), float(r["lon"]), r["country"], int(r["rank"]), int(r["min_zoom"]))
            for r in csv.DictReader(file)
        ]
    return tuple(sorted(rows, key=lambda town: (town.min_zoom, town.rank)))


@cache
def _named(file_name: str) -> tuple[tuple[str, str, str, float, float], ...]:
    """Return rows (name, kind, code, lat, lon) of a file of labels."""
    with (DATA_DIR / file_name).open(encoding="utf-8", newline="") as file:
        return tuple(
            (
                r["name"],
                r.get("kind") or "region",
                r.get("code") or r.get("country") or "",
                float(r["lat"]),
                float(r["lon"]),
            )
            for r in csv.DictReader(file)
        )


def town_labels(view: Projection, theme: Theme, watched: str, named: set[str]) -> list[tuple[Label, Town]]:
    """Return labels of towns in view, those of the watched country first; `named` ones have a mark's label already."""
    km = 1 / view.per_km
    zoom = next((zoom for least, zoom in _TOWN_AT if km >= least), 10)
    seen = [
        town
        for town in towns()
        if town.min_zoom <= zoom + (town.country == watched) and _inside(view, town.lat, town.lon)
    ]
    seen.sort(key=lambda town: (town.rank > 1, town.country != watched, town.min_zoom, town.rank))
    labels = []
    for town in seen[:_MOST_TOWNS]:
        if town.name in named:
            continue
        run = Run(text=town.name, weight="semibold" if town.rank == 1 else "normal", colour=theme.label)
        labels.append((Label(runs=(run,), size=9.5, at=view.point(town.lat, town.lon), reach=2.2, key="town"), town))
    return labels


def country_labels(view: Projection, theme: Theme, shown: Sequence[str], names: dict[str, str]) -> list[Label]:
    """Return labels of countries and seas in view; `names` has the names of countries in the briefing's language.

    A country whose usual place of the name is out of view has it in the middle of what is seen of it.
    """
    found, done = [], set()
    for name, kind, code, lat, lon in _named("labels.csv"):
        if not _inside(view, lat, lon) or kind not in {"country", "sea"}:
            continue
        done.add(code)
        words = names.get(code, name) if kind == "country" and "(" not in name else name
        found.append(_wide(words.upper() if kind == "country" else words, view.point(lat, lon), theme))
    for code in shown:
        if code in done or code not in names:
            continue
        middle = visible_middle(view, code)
        if middle is not None:
            found.append(_wide(names[code].upper(), middle, theme))
    return found


def _wide(words: str, at: tuple[float, float], theme: Theme) -> Label:
    return Label(runs=(Run(text=words, colour=theme.country_label),), size=10.5, at=at, reach=16, inside=True)


def area_labels(view: Projection, theme: Theme, watched: str) -> list[Label]:
    """Return labels of the watched country's first-order areas, where the map is close enough."""
    if 1 / view.per_km > 1.4:
        return []
    return [
        Label(
            runs=(Run(text=name, colour=theme.country_label),), size=9, at=view.point(lat, lon), reach=14, inside=True
        )
        for name, _, country, lat, lon in _named("area_labels.csv")
        if country == watched and _inside(view, lat, lon)
    ]


def _inside(view: Projection, lat: float, lon: float) -> bool:
    x, y = view.point(lat, lon)
    left, top, right, bottom = view.frame
    return left + 4 < x < right - 4 and top + 4 < y < bottom - 4
