"""A briefing, ready to draw: everything it shows and says, worked out and worded, with no query behind it.

`geo.briefing.content` makes it out of what the gate released; the drawings and slides are made of it alone. Every word
in it is in its language already, and plain text: whoever writes a format escapes it. Days are UTC dates, positions
degrees.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime  # noqa: TC003 - dataclass field types are read at run time
from enum import StrEnum
from typing import Literal

from geo.briefing.map_model import MapContent  # noqa: TC001 - dataclass field types are read at run time
from geo.maps.style import ThemeName  # noqa: TC001 - dataclass field types are read at run time
from geo.model import Tlp  # noqa: TC001 - dataclass field types are read at run time


class Language(StrEnum):
    """Languages that a briefing is written in (ISO 639-1)."""

    ENGLISH = "en"
    UKRAINIAN = "uk"
    BELARUSIAN = "be"
    RUSSIAN = "ru"
    POLISH = "pl"


class Block(StrEnum):
    """Parts of a briefing; `Briefing.blocks` has those chosen, in their order."""

    SUMMARY = "summary"
    MAP = "map"
    TIMELINE = "timeline"
    TOTALS = "totals"
    DAYS = "days"
    MOVEMENTS = "movements"
    CHANGES = "changes"
    CONFLICTS = "conflicts"
    SOURCES = "sources"
    METHOD = "method"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """One day, week or month of the timeline; every period from the first to the last has one, also an empty one.

    Solid from 0 to `low`, pale to `high`; where `open` is set no upper end was told and an arrow says so. Where `low`
    and `high` are both None nothing was counted, or nothing with a number. `told` is the count in words.
    """

    first: date
    last: date
    label: str
    low: int | None
    high: int | None
    open: bool
    movements: int
    without_number: int
    told: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """The bars of one unit; `unit_label` stands at its axis."""

    unit: str
    unit_label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineContent:
    """The timeline, one series a unit, the main unit first. Units are never added. `caption` says how to read it.

    `not_drawn` is "Not drawn here: {units}", for `str.format`: the units for whose bars a picture has no room.
    """

    heading: str
    step: Literal["day", "week", "month", "year"]
    series: tuple[Series, ...]
    caption: str
    not_drawn: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A heading of a table; numbers stand at the right."""

    title: str
    numeric: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class TableContent:
    """A table. `empty` stands in its place where it has no rows.

    `left` rows are not in it, and `more` says so ("and 12 more"); a page with room for fewer says it by `Labels.more`.
    """

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    more: str = ""
    left: int = 0
    caption: str = ""
    empty: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DayLines:
    """One day of the weekly review: `groups` are (heading, lines) such as arrivals, departures, trains, flights."""

    day: date | None
    heading: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DaysContent:
    """What came, left, rolled and flew, day by day; `empty` where nothing did."""

    heading: str
    days: tuple[DayLines, ...]
    more: str = ""
    empty: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceLine:
    """A source: its name, its Admiralty grades as shown ("B2", "ungraded"), its reports and their addresses."""

    name: str
    grade: str
    reports: int
    told: str
    """The whole line in words: "Belarusian Hajun (B), 5 reports"."""
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SourcesContent:
    """All sources, most reports first; none is left out of the notes, where a slide has room for some only."""

    heading: str
    lines: tuple[SourceLine, ...]
    caption: str
    """What the grades mean."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence of the summary. `key` names the rule that made it; `generated` is what the data says.

    Where an analyst wrote it anew, `text` is theirs and `edited` is set; `stale` tells that it has figures that the
    data does not have. `earlier` is what they wrote of the same days when the data said something else: the data
    speaks in its place. `held` tells that what they wrote is for fewer readers, and stays back. Only `text` is drawn:
    the rest is for the page.
    """

    key: str
    text: str
    generated: str
    edited: bool = False
    stale: bool = False
    earlier: str = ""
    held: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldBack:
    """What the gate held back and why: said on the page before every export, and never drawn."""

    code: str
    sightings: int
    movements: int
    message: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Labels:
    """The few words that every drawing needs, in the briefing's language."""

    as_of: str
    """Before the cut-off: "Data as of"."""
    sources: str
    """Before the line of sources: "Sources"."""
    data_hash: str
    """Before the hash of the data: "Data"."""
    live_view: str
    """Before the link to the live view: "Live view"."""
    page: str
    """"page {number} of {pages}", for `str.format`."""
    legend: str
    unplaced: str
    """Heading of the box of what has no place."""
    schematic: str
    north: str
    """Letter of the north arrow."""
    kilometres: str
    """Sign of kilometres at the scale bar."""
    continued: str
    """After a heading on the next page: "continued"."""
    notes: str
    """Heading of the notes below a slide."""
    region: str
    """Caption of the inset that shows where the map lies."""
    projection: str
    """One line on the map's projection and where its scale bar holds."""
    left_out: str
    """"{count} labels left out for lack of room", for `str.format`."""
    more: str
    """"and {count} more", for `str.format`."""
    not_shown: str
    """"Not on this picture: {parts}", for `str.format`: the headings of what a picture has no room for."""
    countries: tuple[tuple[str, str], ...]
    """ISO2 and name of the countries on the map."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Briefing:
    """All that a briefing shows. A content that is None was not chosen; `empty` tells that nothing was counted.

    Sources, method and caveats are there whether or not their blocks were chosen, for the notes of slides.

    Where `empty` is set, `empty_text` stands in the place of summary, map, timeline and tables, and none of them is
    drawn but those `beside_nothing`.
    `second_map` is the later one of a comparison (A/B); both have one scale and one frame. `private` briefings carry
    `watermark` across every page and say so in `file_stem`. `sha256` is of the data that was released. `cutoff` (UTC)
    is the only clock: metadata of files is dated by it, so that the same input gives the same bytes.
    """

    title: str
    subtitle: str
    """The period and the area in words."""
    first_day: date | None
    last_day: date | None
    watched: str
    """ISO2 of the watched country."""
    watched_name: str
    area: tuple[str, ...]
    tlp: Tlp
    language: Language
    theme: ThemeName
    cutoff: datetime
    cutoff_told: str
    """The date-time group and the date in words: "191200Z DEC 22, 19 December 2022"."""
    blocks: tuple[Block, ...]
    labels: Labels
    sentences: tuple[Sentence, ...] = ()
    summary_heading: str = ""
    map: MapContent | None = None
    second_map: MapContent | None = None
    timeline: TimelineContent | None = None
    totals: TableContent | None = None
    days: DaysContent | None = None
    movements: TableContent | None = None
    changes: TableContent | None = None
    conflicts: TableContent | None = None
    sources: SourcesContent | None = None
    method_heading: str = ""
    method: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    source_line: str = ""
    """All sources with their grades on one line, for the foot of a picture: never left out."""
    attribution: str = ""
    """Who made the map's data and the names; the licences ask for it."""
    filters_told: str = ""
    """The filters in words; "" where none was set."""
    filter_words: dict[str, str] = field(default_factory=dict, hash=False)
    sha256: str = ""
    link: str = ""
    """Address of the live view, "" where none is known."""
    private: bool = False
    watermark: str = ""
    file_stem: str = "briefing"
    """Name for a file without its ending, made of ASCII letters."""
    empty: bool = False
    empty_text: str = ""
    held: tuple[HeldBack, ...] = field(default=(), hash=False)

    @property
    def tlp_mark(self) -> str:
        """The mark as TLP 2.0 writes it: TLP:CLEAR, TLP:AMBER+STRICT."""
        return f"TLP:{self.tlp.value.upper()}"

    @property
    def beside_nothing(self) -> tuple[Block, ...]:
        """The chosen blocks that still say something where `empty` is set and `empty_text` has been said."""
        said = {Block.CHANGES: self.changes is not None and bool(self.changes.rows), Block.METHOD: bool(self.method)}
        return tuple(block for block in self.blocks if said.get(block))

    @property
    def text(self) -> str:
        """The summary as one paragraph."""
        return " ".join(each.text for each in self.sentences)

    @property
    def short_hash(self) -> str:
        """The first twelve digits of the data's hash, enough to compare by eye."""
        return self.sha256[:12]
