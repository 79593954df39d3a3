"""Read sightings out of a report's text: a pure function of the text, its published date and its source."""

from __future__ import annotations

import gc
import itertools
from bisect import bisect_left
from contextlib import contextmanager
from operator import itemgetter
from typing import TYPE_CHECKING

from geo.model import PlaceKind
from geo.places.matching import open_names
from geo.reports.clauses.everyday import is_everyday
from geo.reports.clauses.parting import part_clauses
from geo.reports.composing import Composing
from geo.reports.days.intervals import merge_ranges
from geo.reports.days.mentions import find_dates, order_of
from geo.reports.events.contents import settle_groups
from geo.reports.events.gathering import EventBuilder
from geo.reports.events.leading_in import is_lead_in, is_told_apart
from geo.reports.events.news_first import is_news_first
from geo.reports.events.putting_right import put_right
from geo.reports.events.retold import mark_retold
from geo.reports.events.sharing import fill
from geo.reports.groups.finding import GroupFinder
from geo.reports.retelling import headlines_of, told_once
from geo.reports.roles.choosing import Roles, roles_of
from geo.reports.roles.placing import expect, locate
from geo.reports.roles.timing import Clock
from geo.reports.text.cues import MOVING
from geo.reports.text.sentences import part_sentences
from geo.reports.text.sources import find_sources
from geo.reports.text.tokens import ROAD, SOURCE
from geo.reports.toponyms.finding import PlaceFinder
from geo.reports.toponyms.roads import find_roads
from geo.reports.toponyms.small_letters import raise_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geo.places.query import Geocoder
    from geo.reports.days.intervals import When
    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group
    from geo.reports.proposals import NamedProposer
    from geo.reports.reading import ReadSighting
    from geo.reports.text.sentences import Span
    from geo.reports.toponyms.mention import PlaceMention

_REACH = 6
"""So many of the events told next may change what one of them means."""
_SPOT_REACH = 1
"""So many sentences behind the only spot of a paragraph it may be where something was that is told without a place."""
_SEEN = frozenset({"seen", "be"})
_MANY_SPOTS = 30
"""A paragraph that names so many has no only spot."""
LONGEST_TEXT = 2_000_000
"""Characters of one report that are read; what lies behind is left unread, and `Reading.unread_from` says so."""


def read_report(
    text: str,
    *,
    published: date | None,
    source: str | None,
    geocoder: Geocoder,
    watched: str = "BY",
    proposer: NamedProposer | None = None,
) -> list[ReadSighting]:
    """Return the sightings that a report tells of, in the order of the text; empty where nothing moved.

    `published` is the day that relative dates count from; without it they stay unknown. `source` is used where the
    text names none. `watched` is the ISO2 code of the country that the flow is relative to. `proposer` is a plug-in
    that may point at further words (`geo.reports.proposals`).
    """
    with uncollected():
        return Reading(
            text,
            published=published,
            source=source,
            geocoder=geocoder,
            watched=watched,
            proposer=proposer,
        ).sightings()


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the collector of reference cycles back while one report is read.

    A reading makes no cycles worth a search, and the more of a long text stands read, the longer each search takes.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class Reading(Composing):
    """The reading of one report, step by step; `language` is what the text is taken to be written in.

    A text that is far longer, or tells of far more, than a report is read in part. `unread_from` is then the character
    from which on it was not read, else None; it is known once `sightings` has answered.
    """

    def __init__(
        self,
        text: str,
        *,
        published: date | None,
        source: str | None,
        geocoder: Geocoder,
        watched: str,
        proposer: NamedProposer | None = None,
    ) -> None:
        super().__init__(text[:LONGEST_TEXT], published=published, source=source, watched=watched, proposer=proposer)
        if self.unread_from is None and len(text) > LONGEST_TEXT:
            self.unread_from = LONGEST_TEXT
        self._geocoder = geocoder
        self._spots: dict[int, list[tuple[int, PlaceMention]]] = {}
        self._headlines = 0

    def sightings(self) -> list[ReadSighting]:
        """Read the text."""
        events = self._events()
        if not events:
            return []
        mark_retold(events)
        clock = Clock(self._tokens, self._published, self._told)
        known, own = self._roles(events)
        locate([*known.values(), *own.values()], self._geocoder)
        whens: dict[int, When] = {}
        read: list[ReadSighting] = []
        taken: set[int] = set()
        headed = 0
        sentences: list[int] = []
        for number, event in enumerate(events):
            behind = events[number + 1 : number + 1 + _REACH]
            before = whens.get(id(event.such)) if event.such is not None else None
            when = clock.when(event, before)
            whens[id(event)] = when
            if clock.is_old(when):
                continue
            if clock.is_running(event) or clock.is_long(when):
                event.marks.add("running")
            if later_numbered(event, behind):
                event.marks.add("running")
            if "retold" in event.marks or is_lead_in(event, behind) or is_told_apart(event, behind):
                continue
            if is_news_first(event, behind, self._lexicon):
                continue
            if not _is_somewhere(event, known[id(event)]):
                following = behind[0] if behind else None
                if following is None or not _goes_on_into(event, following):
                    continue
                known[id(event)] = known[id(following)]
            groups = settle_groups(event, self._tokens, self._lexicon, taken, behind)
            taken.update(id(group) for group in groups)
            headed += len(groups) if event.sentence < self._headlines else 0
            for group in groups:
                dated = clock.of(group.dates, event.tense) if group.dates else None
                roles = own.get(id(group), known[id(event)])
                read.append(self._sighting(event, group, groups, roles, dated or when))
                sentences.append(event.sentence)
        return told_once(read, sentences, headed, self._text)

    def _roles(self, events: Sequence[Event]) -> tuple[dict[int, Roles], dict[int, Roles]]:
        """Return which place plays which part in each event, and in each group that has places of its own, by identity."""
        known: dict[int, Roles] = {}
        own: dict[int, Roles] = {}
        for before, event in zip([None, *events], events, strict=False):
            known[id(event)] = self._somewhere(event, self._at_home(event, roles_of(event, known, self._tokens)))
            for group in event.groups:
                if group.places:
                    own[id(group)] = roles_of(event, known, self._tokens, group.places)
            if before is not None and _is_seen_beside(event, before) and not _is_somewhere(event, known[id(event)]):
                stations = [known[id(before)], *(own[id(each)] for each in before.groups if each.places)]
                known[id(event)] = next(filter(_is_at_station, stations), known[id(event)])
            expect(event)
        return known, own

    def _somewhere(self, event: Event, roles: Roles) -> Roles:
        """Let an event without any place be where the only spot of its paragraph is, or on the road told before."""
        heard = roles.place is not None and roles.place.speaker  # "Комарин. Чоловік із Києва каже, що бачив ..."
        told = roles.place is not None or roles.origin is not None or roles.destination is not None or event.places
        if told and not heard:
            return roles
        spots = self._spots.get(event.block, [])
        before = bisect_left(spots, event.sentence - 1, key=itemgetter(0))
        pointed = [spot for _, spot in spots[before : bisect_left(spots, event.sentence, key=itemgetter(0))]]
        if pointed and not told and event.marks & {"there to", "there at"}:
            goal = pointed[-1] if "there to" in event.marks else None
            return roles._replace(place=pointed[-1], destination=goal)
        if len(spots) > _MANY_SPOTS:
            return roles
        spots = [each for each in spots if not each[1].speaker] or ([] if heard else spots)
        if not heard and [(number, each.role) for number, each in spots] == [
            (event.sentence - 1, "from"), (event.sentence - 1, "to")
        ]:  # fmt: skip
            return roles._replace(origin=spots[0][1], place=spots[1][1], destination=spots[1][1])
        behind = event.sentence - spots[0][0] if len(spots) == 1 else None
        if behind is None or behind > _SPOT_REACH or (heard and behind < 1):
            return roles  # a spot told later is where it was too
        return roles._replace(place=spots[0][1])

    def _events(self) -> list[Event]:
        tokens = self._tokens
        self._told = dates = merge_ranges(tokens, find_dates(tokens, self._order()))
        for low, high in dates:
            for mention in (low, high):
                if mention is not None:
                    self._used[mention.first : mention.after] = b"\x01" * (mention.after - mention.first)
        self._sources = find_sources(tokens) if self._starts & SOURCE else []
        for named in self._sources:
            self._used[named.first : named.after] = b"\x01" * (named.after - named.first)
        self._roads = find_roads(tokens, self._used) if self._starts & ROAD else []
        self._mark_tags()
        spans, found = self._groups()
        self._headlines = headlines_of(self._text, spans, tokens)
        if not any(found) or is_everyday(tokens, itertools.chain.from_iterable(found)):
            return []
        put_right(found, spans, tokens, self._lexicon)
        raise_names(tokens, open_names(), self._used)
        places = PlaceFinder(self._text, tokens, open_names(), self._used, self.language)
        places.proposed = self._proposed.places
        builder = EventBuilder(tokens, self.language)
        at = 0
        for number, (span, groups) in enumerate(zip(spans, found, strict=True)):
            spots = places.find(span.first, span.after, self._watched)
            told = [(number, spot) for spot in spots if not (spot.wide or spot.border)]
            self._spots.setdefault(span.block, []).extend(told)
            clauses = part_clauses(tokens, span, number, self._used, groups)
            inside = []
            while at < len(dates) and dates[at][0].first < span.after:
                inside.append(dates[at])
                at += 1
            clocks = [each for each in range(span.first, span.after) if tokens[each].kind == "clock"]
            fill(clauses, groups, spots, inside, clocks, tokens, self._used)
            for clause in clauses:
                road = next((each for each in self._roads if clause.first <= each < clause.after), None)
                if road is not None:
                    clause.marks.setdefault("road", road)
                builder.add(clause, span.block)
        return builder.events

    def _groups(self) -> tuple[list[Span], list[list[Group]]]:
        """Return the sentences that are read, and the groups of each."""
        finder = GroupFinder(self._tokens, self._lexicon, self._used, self.language)
        spans = part_sentences(self._text, self._tokens)
        for span in spans:
            first = self._blocks.get(span.block, (span.first, 0))[0]
            self._blocks[span.block] = (first, span.after)
        found = []
        for number, span in enumerate(spans):
            found.append(finder.find(span.first, span.after, span.block, number))
            if finder.gave_up_at is not None:
                self.unread_from = self._tokens[finder.gave_up_at].start
                return [*spans[:number], span._replace(after=finder.gave_up_at)], found
        return spans, found

    @staticmethod
    def _is_spot(name: str) -> bool:
        """Tell whether a hashtag at the head of a report names where all of it was: "#Слоним 12.12 утром"."""
        hit = open_names().known(name)
        return hit is not None and hit.kind is PlaceKind.SETTLEMENT and not hit.common_word

    def _order(self) -> str:
        """Return the order of day and month in figures; English alone may put the month first."""
        return order_of(self._tokens, self._published) if self.language == "en" else "dmy"

    def _mark_tags(self) -> None:
        """Take hashtags, links and handles out of the reading."""
        if "#" not in self._text and "url" not in [token.kind for token in self._tokens]:
            return
        opening = True
        for at, token in enumerate(self._tokens):
            tagged = at > 0 and self._tokens[at - 1].text == "#"
            if tagged and opening and self._used[at] and self._is_spot(token.text):
                self._used[at] = 0
            opening = opening and (tagged or token.kind != "word" or bool(self._used[at]))
            if token.kind == "url":
                self._used[at] = 1
            elif token.text == "#" and at + 1 < len(self._tokens) and self._tokens[at + 1].start == token.end:
                self._used[at + 1] = 1


def _is_seen_beside(event: Event, before: Event) -> bool:
    """Tell whether what was only seen, with no place said, is told right behind what was loaded: "tanks could be seen on platforms"."""
    near = event.clauses[0].sentence - before.sentence <= 1
    return near and set(event.actions) <= _SEEN and "load" in before.marks


def _is_at_station(roles: Roles) -> bool:
    return roles.place is not None and roles.place.kind is PlaceKind.STATION


def _is_somewhere(event: Event, roles: Roles) -> bool:
    """Tell whether any place, border or road is told with an event; what happens nowhere is no sighting."""
    if roles.place is not None or roles.origin is not None or roles.destination is not None or event.places:
        return True
    return bool(event.marks & {"border", "road"}) or any(group.places for group in event.groups)


def _goes_on_into(event: Event, following: Event) -> bool:
    """Tell whether what moved nowhere named goes on in its sentence: "first came three tankers, then ten lorries from Brest"."""
    return bool(MOVING & set(event.actions)) and (following.sentence, following.block) == (event.sentence, event.block)


def later_numbered(event: Event, behind: Sequence[Event]) -> bool:
    """Tell whether the event's trains are told one by one, by their numbers, behind it in the same sentence."""
    if not any(group.kind.equipment_class == "train" and group.counted for group in event.groups):
        return False
    if any(group.numbered for group in event.groups):
        return False
    return any(other.sentence == event.sentence and any(group.numbered for group in other.groups) for other in behind)
