"""What lies on the analyst's desk: posts that were read, what was mended and chosen; nothing that was masked."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.intake.load import commit_import
from geo.intake.plan import ImportOptions
from geo.intake.posts_plan import Choice, day_of_import, held_lines, offered, plan_choices, zone_of_import
from geo.intake.posts_reading import READ_IN_PART, line_by_hand, read_posts
from geo.records.place_rules import rules_in_force
from geo.reports.proposals import open_proposer
from geo.ui import resources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from geo.intake.plan import ImportResult
    from geo.intake.posts import Post, Posts
    from geo.intake.posts_reading import PostLine
    from geo.intake.verdicts import Verdict
    from geo.model import Sighting

CARDS: Final = 10
"""Cards of one screen: what stands on another is neither shown nor stored with it."""
_KEY: Final = "read-desk"


@dataclass(slots=True)
class Desk:
    """One reading. `mended` holds edited sightings by row, `stored` says what the last click stored."""

    posts: Posts
    lines: tuple[PostLine, ...]
    name: str
    today: date
    mended: dict[int, Sighting] = field(default_factory=dict)
    screen: int = 0
    silent: set[int] = field(default_factory=set)
    stored: ImportResult | None = None
    told: list[PostLine] = field(init=False)
    numbers: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self._index()

    def _index(self) -> None:
        told = [line for line in self.lines if line.sighting is not None]
        self.told = sorted(told, key=lambda line: (line.post.number, line.row))
        self.numbers = {line.row: number for number, line in enumerate(self.told, start=1)}

    def add(self, post: Post) -> PostLine:
        """Add a blank card for what the reader passed over in a post, and turn to its screen."""
        row = max(line.row for line in self.lines) + 1
        known = {line.key for line in self.lines}
        for nth in count(1):
            line = line_by_hand(post, row=row, nth=nth)
            if line.key not in known and not held_lines([line], resources.records()):
                break
        self.lines = (*self.lines, line)
        self._index()
        self.screen = (self.numbers[row] - 1) // CARDS
        return line

    def remove(self, line: PostLine) -> None:
        """Take a card away that was added and never filled in."""
        self.lines = tuple(each for each in self.lines if each.row != line.row)
        self._index()
        self.screen = min(self.screen, self.screens - 1)

    def silent_posts(self) -> list[PostLine]:
        """Return the lines of posts without any card."""
        told = {line.post.number for line in self.told}
        return [line for line in self.lines if line.sighting is None and line.post.number not in told]

    def read_in_part(self) -> list[str]:
        """Return what is to be said of posts that were read in part, a message a post."""
        told = (remark.message for line in self.lines for remark in line.remarks if remark.code == READ_IN_PART)
        return list(dict.fromkeys(told))

    @property
    def screens(self) -> int:
        """How many screens the cards fill."""
        return max(1, -(-len(self.told) // CARDS))

    def shown(self) -> list[PostLine]:
        """Return the lines whose cards stand on this screen."""
        return self.told[self.screen * CARDS : (self.screen + 1) * CARDS]

    def shown_by_post(self) -> dict[int, list[PostLine]]:
        """Return the lines of this screen by the number of their post."""
        by_post: dict[int, list[PostLine]] = {}
        for line in self.shown():
            by_post.setdefault(line.post.number, []).append(line)
        return by_post

    def shown_posts(self) -> list[Post]:
        """Return the posts of this screen, silent ones between them too."""
        told = self.told
        first = told[self.screen * CARDS].post.number if self.screen else 1
        behind = told[(self.screen + 1) * CARDS : (self.screen + 1) * CARDS + 1]
        last = max(behind[0].post.number, first) if behind else len(self.posts.posts)
        return [post for post in self.posts.posts if first <= post.number <= last]

    def sighting(self, line: PostLine) -> Sighting:
        """Return a line's sighting as it now stands. Raises ValueError for a line without one."""
        if line.sighting is None:
            msg = f"row {line.row} holds no sighting"
            raise ValueError(msg)
        return self.mended.get(line.row, line.sighting)

    def offered(self, line: PostLine) -> Verdict | None:
        """Return the verdict that a card is offered with."""
        return offered(line, self.sighting(line), today=self.today)

    def held(self) -> dict[int, str]:
        """Return, by row, the sightings that the records hold already."""
        return held_lines(self.shown(), resources.records())

    def store(self, verdicts: dict[int, Verdict]) -> ImportResult:
        """Store the lines of this screen that were decided, all in one batch, and remember what was stored."""
        shown = self.shown()
        choices = {
            line.row: Choice(sighting=self.sighting(line), verdict=verdicts[line.row])
            for line in shown
            if line.row in verdicts
        }
        numbers = {post.number for post in self.shown_posts()}
        silent = [line for line in self.silent_posts() if line.post.number in numbers and line.row not in self.silent]
        lines: Sequence[PostLine] = sorted((*shown, *silent), key=lambda line: line.row)
        plan = plan_choices(
            self.posts,
            lines,
            choices,
            name=self.name,
            records=resources.records(),
            options=options_now(),
            beside=self.told,
        )
        self.stored = commit_import(resources.records(), plan)
        self.silent.update(line.row for line in silent)
        return self.stored


def options_now() -> ImportOptions:
    """Return what the settings say of every reading."""
    held = resources.settings()
    return ImportOptions(time_zone=held.time_zone, watched=held.watched, proposals=held.proposals)


def lay_out(posts: Posts, name: str, progress: Callable[[int], None] | None = None) -> Desk:
    """Read posts and lay them on the desk; `progress` is told how many are done.

    Raises UsageError where a plug-in fails.
    """
    options = options_now()
    lines = read_posts(
        posts,
        geocoder=resources.geocoder(),
        watched=options.watched,
        zone=zone_of_import(options),
        rules=rules_in_force(resources.records()),
        proposer=open_proposer(options.proposals),
        progress=progress,
    )
    desk = Desk(posts=posts, lines=lines, name=name, today=day_of_import(options))
    st.session_state[_KEY] = desk
    return desk


def on_desk() -> Desk | None:
    """Return what lies on the desk, None where it is empty."""
    desk: Desk | None = st.session_state.get(_KEY)
    return desk


def clear() -> None:
    """Take everything off the desk."""
    for key in [key for key in st.session_state if str(key).startswith("read-")]:
        del st.session_state[key]
