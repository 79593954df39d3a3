"""Compose one sighting of an event: what it is called, whose, how it went, which way, of what kind, from which words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from geo.model import Flow, Mode, PlaceKind, Qualifier, ReportKind
from geo.reports.confidence import Evidence, confidence_of
from geo.reports.equipment.counted_lines import names_counted
from geo.reports.equipment.lexicon import open_lexicon
from geo.reports.equipment.naming import exact_name
from geo.reports.events.compass import goes_by_compass
from geo.reports.events.how_many import count_of
from geo.reports.features import mark_starts
from geo.reports.proposals import ProposedLexicon, propose
from geo.reports.reading import ReadSighting
from geo.reports.roles.flow import BASED, Course, flow_of
from geo.reports.roles.last_seen import TOWARD, is_direction
from geo.reports.roles.modes import activity_of, is_brought, mode_of
from geo.reports.roles.owning import Owning
from geo.reports.roles.placing import country_of, is_passed, toponym
from geo.reports.roles.timing import NEVER
from geo.reports.spans import Means, spans_of
from geo.reports.text.affiliation import affiliation_at
from geo.reports.text.language import language_of
from geo.reports.text.page_lines import without_furniture
from geo.reports.text.tokens import COUNTRY, Token, cut, drop_behind
from geo.reports.toponyms.unlocated import shown_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.reports.days.intervals import When
    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group
    from geo.reports.proposals import NamedProposer
    from geo.reports.roles.choosing import Roles
    from geo.reports.text.sources import SourceMention
    from geo.reports.toponyms.mention import PlaceMention

_OPPOSED = 12
"""So many of the things told together may tell by their goals that another went the other way."""
_THROUGH = frozenset("across through via через праз цераз crossing".split())
"""Before a country these say that all of it was passed."""
_CARRIED = frozenset({"personnel", "comms_ew", "missile_system", "other"})
"""Classes that others carry: where nothing says by what, it is not known whether they came by road."""
_ZONES = timedelta(days=1)
"""The day of publication may be off by so much, by the clock of another place."""
_MOST_TOKENS = 250_000
"""So many words, numbers and marks of one report are read; a megabyte of prose has some 180,000."""


class Composing(Owning):
    """Holds one report and makes sightings of its events; `language` is what it is taken to be written in."""

    def __init__(
        self,
        text: str,
        *,
        published: date | None,
        source: str | None,
        watched: str,
        proposer: NamedProposer | None = None,
    ) -> None:
        self._text = text
        self._published = published
        self._source = source
        self._watched = watched
        self._tokens: list[Token] = without_furniture(text, cut(text), names_counted)
        self.unread_from = drop_behind(self._tokens, _MOST_TOKENS)
        self._starts = mark_starts(self._tokens)
        self._countries = self._standing(COUNTRY)
        self.language = language_of(self._tokens)
        self._used = bytearray(len(self._tokens))
        self._lexicon = open_lexicon()
        self._proposed = propose(proposer, text, self.language, self._tokens, self._lexicon)
        if self._proposed.equipment:
            self._lexicon = ProposedLexicon(self._lexicon, self._tokens, self._proposed.equipment)
        self._sources: list[SourceMention] = []
        self._blocks: dict[int, tuple[int, int]] = {}
        self._flows: dict[int, Flow] = {}

    def _standing(self, bit: int) -> list[int]:
        """Return where the words stand that have a bit of `Token.starts`."""
        return [at for at, token in enumerate(self._tokens) if token.starts & bit] if self._starts & bit else []

    def _sighting(self, event: Event, group: Group, groups: Sequence[Group], roles: Roles, when: When) -> ReadSighting:
        alone = len(groups) == 1
        count = count_of(group, event, alone, self._tokens)
        mode = mode_of(event, group, groups)
        owner = self._owner_word(event, group)
        affiliation = None if owner is None else affiliation_at(self._tokens, owner)
        flow, origin = self._flow(event, group, groups, roles, mode, affiliation)
        flow = self._of_whole(event, roles, flow)
        kind = self._kind(event, group, when)
        place = roles.place
        means = Means(mode=mode, flow=flow, kind=kind, owner=owner)
        named = [each for each in (roles.origin, place, roles.destination) if each is not None]
        located = [
            each.found.place.confidence for each in named if each.found is not None and each.found.place is not None
        ]
        evidence = Evidence(
            place=min(located) if located and len(located) == len(named) else 0.0,
            counted=count.count_qualifier is not Qualifier.UNKNOWN,
            dated=when is not NEVER,
            own_verb=bool(event.actions),
            origin=roles.origin is not None,
            points_back=group.elliptic,
            clauses=len(event.clauses),
            words=len(self._tokens),
        )
        read = ReadSighting(
            equipment=self._name(group),
            equipment_id=group.kind.id,
            equipment_class=self._class(group),
            unit=group.kind.unit,
            count=count,
            mode=mode,
            activity=activity_of(event, group),
            flow=flow,
            affiliation=affiliation,
            report_kind=kind,
            place=toponym(place),
            origin=toponym(roles.origin) or origin,
            destination=toponym(roles.destination),
            via=tuple(each for each in map(toponym, roles.via) if each is not None),
            observed_from=when.first,
            observed_to=when.last,
            time_precision=when.precision,
            confidence=confidence_of(evidence),
            evidence=evidence,
            source=self._source_of(event),
            part_of_total=group.part,
            spans=spans_of(self._tokens, event, group, roles, means),
            unlocated=self._unlocated(roles),
        )
        firsts = {"place": place, "origin": roles.origin, "destination": roles.destination}
        return self._proposed.marked(
            read, group.span, {role: each.first for role, each in firsts.items() if each is not None}
        )

    def _unlocated(self, roles: Roles) -> dict[str, str]:
        """Return the names of places without a position: borders, and what no gazetteer knows."""
        named = {}
        for role, mention in (("place", roles.place), ("origin", roles.origin), ("destination", roles.destination)):
            if mention is not None and mention.border:
                found = mention.found.place if mention.found is not None else None
                named[role] = f"border with {found.name if found is not None else mention.text}"
            elif mention is not None and (mention.pinless or mention.found is None or mention.found.place is None):
                named[role] = shown_name(mention.text, mention.role, self.language)
        return named

    def _name(self, group: Group) -> str:
        names = list(dict.fromkeys(kind.name for kind in group.kinds))
        if len(names) > 1:
            names = [name.removesuffix(" truck") for name in names[:-1]] + names[-1:]
        elif group.owner:
            names = [f"{group.owner} convoy" if group.gathers else f"{group.owner} convoy {group.kind.name}s"]
        else:
            names = [exact_name(self._tokens, group.span, group.kind)]
        name = " and ".join(names)
        if group.cargo:
            name += " with " + " and ".join(dict.fromkeys(group.cargo))
        if group.carrier:
            name += " on " + group.carrier
        return name

    def _class(self, group: Group) -> str:
        classes = {kind.equipment_class for kind in group.kinds}
        if len(classes) == 1:
            return group.kind.equipment_class
        common = self._lexicon.common(group.kinds)
        return common.equipment_class if common is not None else group.kind.equipment_class

    def _flow(
        self,
        event: Event,
        group: Group,
        groups: Sequence[Group],
        roles: Roles,
        mode: Mode | None,
        affiliation: str | None,
    ) -> tuple[Flow, None]:
        origin, place, target = roles.origin, roles.place, roles.destination
        if event.marks & {"inward", "outward"} and place is not None and place.kind is PlaceKind.BORDER_CROSSING:
            inside = country_of(place) == self._watched
            return (Flow.IN if ("inward" in event.marks) is inside else Flow.OUT), None
        from_land, to_land = _is_country(origin), _is_country(target)
        in_land = _is_country(place)
        at_country = in_land and place is not None and place.role in {"at", "on"}
        spots = {None if from_land else origin, None if in_land else place, None if to_land else target} - {None}
        routes = [each for each in event.places if is_passed(each, target, self._watched)]
        course = Course(
            origin=country_of(origin) or country_of(roles.wide_origin),
            place=None if place is not None and place.border and place.role == "to" else country_of(place),
            destination=country_of(target),
            actions=frozenset(event.actions),
            mode=mode,
            entered="enter" in event.marks,
            transit="transit" in event.marks
            or any(
                each.said in _THROUGH and each.country == self._watched and _is_country(each) for each in event.places
            ),
            crossed=("border" in event.marks and ("cross" in event.actions or "over border" in event.marks))
            or _crosses_at(event),
            outwards=any(each.border and each.country not in {None, self._watched, *BASED} for each in event.places),
            scrambled="scramble" in event.marks,
            whole_origin=from_land or _leaves_country(event, origin, self._watched),
            whole_target=to_land or _goes_there(roles.wide_destination, place) or at_country,
            into_country=to_land and country_of(target) == self._watched,
            two_spots=len(spots) > (2 if mode in {Mode.AIR, Mode.RAIL} and _is_nowhere_known(origin) else 1),
            via=tuple(code for code in map(country_of, (*roles.via, *routes)) if code is not None),
            foreign=affiliation or (self._watched if self._sent_by_railway(event) else None),
            to_border=("border" in event.marks or (target is not None and target.border))
            and "cross" not in event.actions,
            toward=target is not None and target.said in TOWARD,
            foreign_train=bool(self._countries)
            and any(
                each.kind.equipment_class == "train" and self._is_called_by_country(each)
                for each in (group, *event.groups)
            ),
            compass=goes_by_compass(event, self._tokens),
            opposed=any(
                each.role == "to" and each.country == self._watched and _is_country(each)
                for other in event.groups[:_OPPOSED]
                if other is not group
                for each in other.places
            ),
            only_origin=place in {None, origin} and target is None,
            heads=target is not None and is_direction(event, target),
            unseen_means=mode is None
            and (is_brought(event) or all(group.kind.equipment_class in _CARRIED for group in groups)),
        )
        flow = flow_of(course, self._watched)
        return Flow.TRANSIT if flow is Flow.IN and "back out" in event.marks else flow, None

    def _of_whole(self, event: Event, roles: Roles, flow: Flow) -> Flow:
        """Let some of what came in have come in: "14 drones flew in from Ukraine; four of them passed over Mazyr"."""
        part = any(each.elliptic or each.part for each in event.groups)
        whole = self._flows.get(id(event.such)) if event.such is not None and part else None
        if (
            flow is Flow.UNKNOWN
            and whole is Flow.IN
            and "depart" not in event.actions
            and country_of(roles.place) == self._watched
        ):
            flow = whole
        self._flows[id(event)] = flow
        return flow

    def _kind(self, event: Event, group: Group, when: When) -> ReportKind:
        marks = event.clauses[0].marks if event.clauses else {}
        if "negation" in marks or "deny" in marks or (group.count is not None and group.count.count_max == 0):
            return ReportKind.DENIAL
        if event.tense == "future" or "order" in marks or self._lies_ahead(when) or event.is_of_tomorrow():
            return ReportKind.FORECAST
        if group.summary or ("running" in event.marks and not group.dates):
            return ReportKind.SUMMARY
        return ReportKind.CLAIM if "hedge" in event.marks else ReportKind.OBSERVATION

    def _lies_ahead(self, when: When) -> bool:
        """Tell whether the event's days lie wholly after the day of publication."""
        first = when.first
        if self._published is None or first is None:
            return False
        return (first.date() if isinstance(first, datetime) else first) > self._published + _ZONES

    def _source_of(self, event: Event) -> str | None:
        """Return the source named last before the event ends in its block of text, else the next one of the block.

        Where the block names none, it is the one given, else the only one that the text names.
        """
        spans = self._blocks.get(event.block, (0, 0))
        inside = [named for named in self._sources if spans[0] <= named.first < spans[1]]
        if inside:
            end = event.clauses[-1].after if event.clauses else spans[1]
            before = [named for named in inside if named.first < end]
            return (before[-1] if before else inside[0]).name
        only = {named.name for named in self._sources}
        return self._source or (only.pop() if len(only) == 1 else None)


def _is_nowhere_known(place: PlaceMention | None) -> bool:
    """Tell whether no gazetteer knows a name, which so may lie in any country: "з Хмейміма"."""
    return place is not None and country_of(place) is None


def _leaves_country(event: Event, origin: PlaceMention | None, watched: str) -> bool:
    """Tell whether what took off from a place is told to have left the country: "... and left Belarusian airspace"."""
    if "depart" not in event.actions or origin is None or origin.country != watched:
        return False
    return any(
        each.role == "from" and each is not origin and each.wide and each.country == watched and _is_country(each)
        for each in event.places
    )


def _is_country(place: PlaceMention | None) -> bool:
    return place is not None and place.hit is not None and place.hit.kind is PlaceKind.COUNTRY


def _crosses_at(event: Event) -> bool:
    """Tell whether "crossed at Novaya Guta" tells where the border was crossed."""
    crossings = (at for clause in event.clauses for at, cue in clause.actions if cue.kind == "cross")
    return any(event.word_at(at).startswith("cross") and event.word_at(at + 1) in {"at", "near"} for at in crossings)


def _goes_there(land: PlaceMention | None, place: PlaceMention | None) -> bool:
    """Tell whether the country gone to is the one where it was seen, not one where others went: "nine to Russia, two landed in Lida"."""
    return _is_country(land) and (place is None or country_of(place) in {None, country_of(land)})
