"""A draft, its equipment and its places put together into one sighting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.intake.directions import read_flow
from geo.intake.equipment import Classifier
from geo.intake.fields import ROLES, heading_key
from geo.intake.identity import row_key
from geo.intake.locate import Locator
from geo.intake.verdicts import Reason, Verdict, remark, review, verdict_of
from geo.intake.words import NOT_TOLD
from geo.model import UNNAMED_SOURCE, Flow, Report, Sighting, Source, Status, Unit
from geo.places.rules import RuledGeocoder
from geo.reports.roles.flow import Course, flow_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.intake.draft import Draft
    from geo.intake.equipment import Materiel
    from geo.intake.locate import Located
    from geo.model import Toponym
    from geo.places.query import Geocoder
    from geo.places.rules import PlaceRules

_REMEMBERED: Final = 100_000


class Assembler:
    """Turns drafts into sightings with a verdict; reports and sources of the same words are made once.

    The team's `rules` go before the geocoder, each for the sources in which it holds.
    """

    def __init__(self, geocoder: Geocoder, watched: str, rules: PlaceRules | None = None) -> None:
        self._locators = _locators(geocoder, rules)
        self._locator = self._locators[None]
        self._classifier = Classifier()
        self._watched = watched
        self._reports: dict[tuple[object, ...], Report] = {}
        self._names: dict[str, str] = {}
        self._sources: dict[tuple[str, str | None], Source] = {}

    def assemble(self, draft: Draft) -> tuple[Sighting | None, str | None, tuple[Reason, ...]]:
        """Return the sighting and its row key, both None where the row is rejected, and all there is to say of it."""
        if verdict_of(tuple(draft.reasons)) is Verdict.REJECTED:
            return None, None, tuple(draft.reasons)
        materiel, unit = self.materiel_of(draft)
        located = self.located(draft)
        toponyms = {role: toponym for role, (toponym, _) in located.items()} | draft.read_places
        flow, trouble = self.flow_of(draft.flow, [toponyms.get(role) for role in ROLES])
        reasons = (
            *draft.reasons,
            *materiel.reasons,
            *(reason for _, found in located.values() for reason in found),
            *trouble,
        )
        verdict = verdict_of(reasons)
        if verdict is Verdict.REJECTED:
            return None, None, reasons
        sighting = Sighting(
            report=self.report_of(draft),
            equipment=materiel.equipment,
            equipment_class=materiel.equipment_class,
            unit=unit,
            count=draft.count,
            place=toponyms.get("place"),
            origin=toponyms.get("origin"),
            destination=toponyms.get("destination"),
            observed_from=draft.first,
            observed_to=draft.last,
            time_precision=draft.time_precision,
            flow=flow,
            mode=draft.mode,
            activity=draft.activity or None,
            affiliation=draft.affiliation or None,
            report_kind=draft.report_kind,
            status=Status.ACCEPTED if verdict is Verdict.ACCEPTED else Status.REVIEW,
            review_reasons=tuple(reason.message for reason in reasons if reason.verdict is Verdict.REVIEW),
            confidence=draft.confidence,
            note=draft.note or None,
            movement_key=draft.movement_id or None,
        )
        return sighting, row_key(draft, unit), reasons

    @property
    def has_rules(self) -> bool:
        """Tell whether a name can mean something else in another source."""
        return len(self._locators) > 1

    def materiel_of(self, draft: Draft) -> tuple[Materiel, Unit]:
        """Return what a draft says was counted, and in which unit."""
        materiel = self._classifier.classify(draft.equipment, draft.equipment_class)
        return materiel, draft.unit or _unit(draft.unit_of_heading, materiel.unit)

    def located(self, draft: Draft) -> dict[str, Located]:
        """Return the toponym of each place that a draft tells of, by the rules of its source."""
        typed = {role: said for role, said in draft.places.items() if role not in draft.read_places}
        return self._locators.get(draft.source or UNNAMED_SOURCE, self._locator).locate(typed)

    def flow_of(self, said: str, toponyms: Sequence[Toponym | None]) -> tuple[Flow, tuple[Reason, ...]]:
        """Return which way it went by a cell's words; where there are none, by the countries of origin and destination.

        `toponyms` are of the place, the origin and the destination, in this order.
        """
        if not said:
            return self._flow_between(*toponyms), ()
        read = read_flow(said, self._watched, self._locator.country_of)
        if read is None:
            words = ", ".join(Flow)
            message = (
                f"{said[:60]!r} is no flow; use {words}, or into/out of/within and a country; it is unknown till then"
            )
            return Flow.UNKNOWN, (review("flow", "unknown_word", message),)
        if read.why:
            return read.flow, (remark("flow", "flow_unknown", f"{read.why}; it stays unknown"),)
        if not read.within_what:
            return read.flow, ()
        countries = {toponym.place.country for toponym in toponyms if toponym is not None and toponym.place is not None}
        return (Flow.INTERNAL if countries == {self._watched} else Flow.UNKNOWN), ()

    def _flow_between(self, place: Toponym | None, origin: Toponym | None, destination: Toponym | None) -> Flow:
        """Return the flow that the reader of texts tells of a way between two places of known countries."""
        start, seen, end = (
            each.place.country if each and each.place else None for each in (origin, place, destination)
        )
        if start is None or end is None:
            return Flow.UNKNOWN
        course = Course(origin=start, place=seen, destination=end, actions=frozenset(), mode=None, two_spots=True)
        return flow_of(course, self._watched)

    def report_of(self, draft: Draft) -> Report:
        """Return the report that a draft is a line of; the same one for the same words."""
        name = self._names.get(draft.source)
        if name is None:
            name = UNNAMED_SOURCE if heading_key(draft.source) in NOT_TOLD else draft.source
            self._names[draft.source] = name
        key = (
            name,
            draft.via,
            draft.url,
            draft.published,
            draft.reliability,
            draft.credibility,
            draft.tlp,
            draft.text,
        )
        report = self._reports.get(key)
        if report is None:
            if len(self._reports) > _REMEMBERED:
                self._reports.clear()
            report = self._reports[key] = Report(
                source=self._source(name, draft.reliability),
                via=draft.via or None,
                url=draft.url or None,
                text=draft.text or None,
                published=draft.published,
                credibility=draft.credibility,
                tlp=draft.tlp,
            )
        return report

    def _source(self, name: str, reliability: str | None) -> Source:
        source = self._sources.get((name, reliability))
        if source is None:
            source = self._sources[name, reliability] = Source(name=name, reliability=reliability)
        return source


def _unit(of_heading: Unit | None, of_equipment: Unit) -> Unit:
    """Return what is counted: wagons where the heading says so; bare "vehicles" only where nothing is known better."""
    if of_heading is None or (of_heading is Unit.VEHICLE and of_equipment is not Unit.UNKNOWN):
        return of_equipment
    return of_heading


def _locators(geocoder: Geocoder, rules: PlaceRules | None) -> dict[str | None, Locator]:
    """Return a locator for each source of which there are rules, and under None the one of all others."""
    if not rules:
        return {None: Locator(geocoder)}
    return {
        source: Locator(geocoder, RuledGeocoder(geocoder, rules, source=source)) for source in (None, *rules.sources)
    }
