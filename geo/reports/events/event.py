"""Hold one movement or sighting as a report tells it, before its places and days are settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.days.mention import DateMention
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token
    from geo.reports.toponyms.mention import PlaceMention

_NOW = frozenset({"now", "already", "сейчас", "зараз", "цяпер"})
_NOW_REACH = 4


class Event:
    """One movement or sighting as the report tells it: its groups and every clause about it."""

    __slots__ = (
        "actions", "block", "clauses", "clocks", "dates", "ends", "gapped", "groups", "marks", "places", "seen_at", "sentence", "such", "tense",
        "there", "tokens",
    )  # fmt: skip

    def __init__(self, sentence: int, block: int, tokens: Sequence[Token] = ()) -> None:
        self.tokens = tokens
        self.sentence = sentence
        self.block = block
        self.groups: list[Group] = []
        self.clauses: list[Clause] = []
        self.clocks: list[int] = []
        self.actions: list[str] = []
        self.marks: set[str] = set()
        self.places: list[PlaceMention] = []
        self.dates: list[tuple[DateMention, DateMention | None, str]] = []
        self.tense = ""
        self.ends: PlaceMention | None = None
        self.seen_at: Event | None = None
        self.such: Event | None = None
        self.gapped = False
        self.there: dict[str, Event] = {}

    def take(self, clause: Clause, *, aside: bool = False) -> None:
        """Add what a clause tells; `aside` keeps its tense from telling when the event was."""
        self.clauses.append(clause)
        self.clocks.extend(clause.clocks)
        if clause.tense != "future" or not self.actions or self.tense == "future":
            self.actions.extend(cue.kind for _, cue in clause.actions)  # what is to come did not happen
        self.marks |= set(clause.marks)
        for place in clause.places:
            future = clause.tense == "future" or (clause.ahead is not None and place.first > clause.ahead)
            if future and place.role in {"at", "on"}:
                place.role = "to"
            place.ahead = future and bool(self.actions) and self.tense != "future"
            self.places.append(place)
        self.dates.extend((low, high, clause.tense) for low, high in clause.dates)
        if not self.tense or (not aside and self.tense == "" and clause.tense):
            self.tense = clause.tense
        elif self._goes_on_now(clause):
            self.tense = "present"

    def _goes_on_now(self, clause: Clause) -> bool:
        """Tell whether what passed a place is still on its way: "прошла Слоним и движется к Барановичам"."""
        if self.tense != "past" or clause.tense != "present":
            return False
        now = any(self.word_at(at) in _NOW for at in range(clause.first, min(clause.after, clause.first + _NOW_REACH)))
        moving = now or any(cue.kind == "move" for _, cue in clause.actions)
        next_one = clause.sentence - self.sentence == 1 and not self.dates and not self.clocks
        here = clause.sentence == self.sentence or (next_one and not clause.groups)
        return moving and here

    def word_at(self, at: int) -> str:
        """Return the small-letter word of a token of the report."""
        return self.tokens[at].key

    def is_of_tomorrow(self) -> bool:
        """Tell whether all its days are counted ahead from today: "заўтра", "in two days"."""
        days = [low for low, _, _ in self.dates if low.kind != "part"]
        return bool(days) and all(low.kind == "shift" and (low.low[0] or 0) > 0 for low in days)

    def has(self, role: str) -> bool:
        """Tell whether a place of this role was told."""
        return any(place.role == role for place in self.places)
