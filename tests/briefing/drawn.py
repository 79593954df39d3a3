"""Briefings made by hand for the tests of drawings: every kind of mark, arrow and table, no database behind them."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from geo.briefing.map_model import Arrow, LegendEntry, MapContent, Mark, MarkShape
from geo.briefing.model import (
    Bar,
    Block,
    Briefing,
    Column,
    DayLines,
    DaysContent,
    Labels,
    Language,
    Sentence,
    Series,
    SourceLine,
    SourcesContent,
    TableContent,
    TimelineContent,
)
from geo.maps.ways import corridors
from geo.model import Tlp

LABELS = Labels(
    as_of="Data as of",
    sources="Sources",
    data_hash="Data",
    live_view="Live view",
    page="page {number} of {pages}",
    legend="Legend",
    unplaced="Without a place",
    schematic="schematic",
    north="N",
    kilometres="km",
    continued="continued",
    notes="Notes",
    region="Where",
    projection="Lambert conformal conic; scale bar true at the middle of the map.",
    left_out="{count} labels left out for lack of room",
    more="and {count} more",
    not_shown="Not on this picture: {parts}",
    countries=(("BY", "Belarus"), ("UA", "Ukraine"), ("RU", "Russia"), ("PL", "Poland"), ("LT", "Lithuania")),
)
LEGEND = (
    LegendEntry(key="in", text="Into Belarus"),
    LegendEntry(key="out", text="Out of Belarus"),
    LegendEntry(key="cell", text="Public cell, 5 km"),
    LegendEntry(key="area", text="Somewhere in the area"),
    LegendEntry(key="way", text="Way not told"),
    LegendEntry(key="corridor", text="Corridor, schematic"),
    LegendEntry(key="size", text="Movements"),
)


def mark(name: str, lat: float, lon: float, label: str = "", movements: int = 1, **given: Any) -> Mark:
    """Return a mark in a public cell of 5 km, or in an area where `country` is given."""
    half = 0.0225
    wide = half / math.cos(math.radians(lat))
    area = "country" in given
    return Mark(
        name=name,
        lat=lat,
        lon=lon,
        shape=MarkShape.AREA if area else MarkShape.CELL,
        cell=None if area else (lon - wide, lat - half, lon + wide, lat + half),
        label=label,
        movements=movements,
        count=None,
        flow=given.pop("flow", "in"),
        **given,
    )


MARKS = (
    mark("Baranavichy", 53.13, 26.02, "118–164", 24),
    mark("Belarus", 53.5, 27.9, "84+", 12, country="BY"),
    mark("Salihorsk", 52.79, 27.54, "12", 8, flow="out"),
    mark("Asipovichy", 53.3, 28.64, "50+", 7),
    mark("Homel", 52.43, 30.98, "10+", 3),
    mark("Navabelitsa", 52.40, 31.02, "", 2, flow="unknown"),
    mark("Vitsebsk region", 54.95, 30.07, "", 1, country="BY", admin1="Vitsebsk region"),
)
RAILWAY = next(each for each in corridors() if each.mode == "rail" and len(each.stops) > 4)
ARROWS = (
    Arrow(
        origin="Smolensk",
        origin_at=(54.78, 32.05),
        destination="Baranavichy",
        destination_at=(53.13, 26.02),
        course=None,
        label="30–40",
        movements=5,
        count=None,
        flow="in",
    ),
    Arrow(
        origin="the first stop",
        origin_at=RAILWAY.stops[0],
        destination="the last stop",
        destination_at=RAILWAY.stops[-1],
        course=RAILWAY.stops,
        label="",
        movements=2,
        count=None,
        flow="out",
    ),
    Arrow(
        origin="Chebarkul",
        origin_at=(54.98, 60.37),
        destination="Asipovichy",
        destination_at=(53.3, 28.64),
        course=None,
        label="50",
        movements=1,
        count=None,
        flow="in",
    ),
)
MAP = MapContent(
    heading="12–19 December",
    bbox=(22.9, 51.1, 33.0, 56.3),
    marks=MARKS,
    arrows=ARROWS,
    most=24,
    legend=LEGEND,
    unplaced=("3 movements, 20+ vehicles",),
    caveat="Positions are squares of 5 km; corridors are schematic.",
)


def bar(day: int, low: int | None, high: int | None, *, unbounded: bool = False, without: int = 0) -> Bar:
    """Return a bar of one day of December 2022."""
    when = date(2022, 12, day)
    return Bar(
        first=when,
        last=when,
        label=f"{day} Dec",
        low=low,
        high=high,
        open=unbounded,
        movements=1,
        without_number=without,
        told="",
    )


TIMELINE = TimelineContent(
    heading="Vehicles by day",
    step="day",
    series=(
        Series(
            unit="vehicle",
            unit_label="vehicles",
            bars=(
                bar(12, 20, 20),
                bar(13, None, None, without=1),
                bar(14, 30, 40),
                bar(15, None, 12),
                bar(16, 50, None, unbounded=True, without=2),
            ),
        ),
    ),
    caption="Solid: at least; pale: at most; arrow: no end told; ring: without a number.",
)


def table(heading: str, rows: int) -> TableContent:
    """Return a table of so many rows."""
    return TableContent(
        heading=heading,
        columns=(Column(title="Day"), Column(title="What and where"), Column(title="Count", numeric=True)),
        rows=tuple((f"{number % 28 + 1} Dec", f"Row {number} Ural trucks by rail", "30–40") for number in range(rows)),
        empty="None.",
    )


SOURCES = SourcesContent(
    heading="Sources and grades",
    lines=tuple(
        SourceLine(
            name=name,
            grade=grade,
            reports=5,
            told=f"{name} ({grade}), 5 reports",
            urls=(f"https://example.org/{grade}",),
        )
        for name, grade in (
            ("Belarusian Hajun", "B"),
            ("Community of Railway Workers of Belarus", "C"),
            ("Nasha Niva", "B"),
        )
    ),
    caption="A to F: how reliable the source is.",
)


def briefing(**changed: Any) -> Briefing:
    """Return a briefing with every block; `changed` replaces fields."""
    sentence = "Between 12 and 19 December, 7 movements into Belarus were reported by 3 sources."
    whole = Briefing(
        title="Movements into Belarus",
        subtitle="12–19 December 2022 · Belarus",
        first_day=date(2022, 12, 12),
        last_day=date(2022, 12, 19),
        watched="BY",
        watched_name="Belarus",
        area=(),
        tlp=Tlp.AMBER,
        language=Language.ENGLISH,
        theme="light",
        cutoff=datetime(2022, 12, 19, 12, tzinfo=UTC),
        cutoff_told="191200Z DEC 22, 19 December 2022",
        blocks=tuple(Block),
        labels=LABELS,
        sentences=(Sentence(key="total", text=sentence, generated=sentence),),
        summary_heading="Summary",
        map=MAP,
        timeline=TIMELINE,
        totals=table("Totals", 3),
        days=DaysContent(
            heading="Day by day",
            days=(DayLines(day=date(2022, 12, 12), heading="Mon 12 December", groups=(("Trains", ("one train",)),)),),
        ),
        movements=table("Largest movements", 10),
        changes=table("Changes against the week before", 2),
        conflicts=table("Conflicts", 1),
        sources=SOURCES,
        method_heading="Method",
        method=("Only movements are counted.",),
        caveats=("Counts are what was reported, not what was there.",),
        source_line="Belarusian Hajun (B), Community of Railway Workers of Belarus (C), Nasha Niva (B)",
        attribution="Borders and water: Natural Earth 1:10m. Towns: GeoNames, CC BY 4.0",
        sha256="a3f1" * 16,
        link="https://kordon.example/?from=2022-12-12",
    )
    return replace(whole, **changed)
