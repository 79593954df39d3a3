"""Hold one group of a sentence: so many of this, with the words that say so."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from geo.reports.numbers.counts import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Interval
    from geo.reports.days.mention import DatePair
    from geo.reports.equipment.lexicon import Equipment
    from geo.reports.toponyms.mention import PlaceMention


OF_WAR = ("військов", "вайсков", "военн", "ваенн", "армейск")
"""Words that mean soldiers alone, and are adjectives beside a vehicle: "двенадцать военных «Татр»"."""


LAUNCHING = ("установ", "устаноў", "пусков", "пускав", "комплекс", "систем", "сістэм")
"""Beginnings of nouns before the name of a weapon: "установки «Град»"."""


class Group:
    """So many of this: `kinds` share one count; token spans are (first, after).

    `kind` is the first kind, which stands for all; `gathers` tells whether it is a train or convoy, which may hold other groups.
    `count` is None where no number is said, `one` tells whether the words are in the singular (None: cannot be told).
    """

    __slots__ = (
        "_kinds", "cargo", "carrier", "count", "count_span", "dates", "elliptic", "gathers", "kind", "lead", "noun", "numbered", "of_them", "one", "owner", "part", "places", "single",
        "span", "such", "summary", "unit_word", "word",
    )  # fmt: skip

    def __init__(self, kinds: Sequence[Equipment], span: tuple[int, int]) -> None:
        self.kinds = kinds
        self.span = span
        self.lead = span[0]
        self.count: Interval | None = None
        self.count_span: tuple[int, int] | None = None
        self.one: bool | None = None
        self.single = False
        self.cargo: list[str] = []
        self.carrier: str | None = None
        self.part = False
        self.summary = False
        self.of_them = False
        self.elliptic = False
        self.places: list[PlaceMention] = []
        self.dates: list[DatePair] = []
        self.such = False
        self.numbered = False
        self.word = ""
        self.unit_word = ""
        self.owner = ""
        self.noun: tuple[str, str] | None = None

    @property
    def kinds(self) -> Sequence[Equipment]:
        """The kinds; others are given whole, so that `kind` and `gathers` go with them."""
        return self._kinds

    @kinds.setter
    def kinds(self, kinds: Sequence[Equipment]) -> None:
        self._kinds = kinds
        self.kind: Equipment = kinds[0]
        self.gathers = self.kind.equipment_class in {"train", "convoy"}

    @property
    def counted(self) -> bool:
        """Whether a number is said."""
        return self.count is not None

    def __repr__(self) -> str:
        return f"Group({[kind.id for kind in self.kinds]}, {self.count}, {self.span}, cargo={self.cargo})"


def uncounted(groups: Sequence[Group]) -> list[Group]:
    """Return copies of groups of which only some, nobody says how many, are meant."""
    some = [copy(group) for group in groups]
    for group in some:
        group.count, group.one = UNKNOWN, False
    return some
