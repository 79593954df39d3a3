"""What the reader answers: one sighting with the words that each value came from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geo.model import Flow, GeocodeStatus, Interval, Mode, ReportKind, Sighting, TimePrecision, Toponym, Unit

if TYPE_CHECKING:
    from datetime import date, datetime

    from geo.model import Report
    from geo.reports.confidence import Evidence


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadSighting:
    """One sighting read from a text; what the text does not say is None or unknown.

    `spans` maps a field to the characters (start, end) its value came from; `evidence` is what its confidence rests on;
    `source` is the source named in the text; `unlocated` names places, by field, of which no position is known;
    `part_of_total` marks a part told after "among them"; `proposed` names the plug-in that pointed at a field's words.
    """

    equipment: str
    equipment_id: str
    equipment_class: str
    unit: Unit
    count: Interval
    mode: Mode | None
    activity: str | None
    flow: Flow
    affiliation: str | None
    report_kind: ReportKind
    place: Toponym | None
    origin: Toponym | None
    destination: Toponym | None
    via: tuple[Toponym, ...]
    observed_from: date | datetime | None
    observed_to: date | datetime | None
    time_precision: TimePrecision | None
    confidence: float
    source: str | None = None
    part_of_total: bool = False
    spans: dict[str, tuple[int, int]] = field(default_factory=dict, hash=False, compare=False)
    evidence: Evidence | None = field(default=None, hash=False, compare=False)
    proposed: dict[str, str] = field(default_factory=dict, hash=False, compare=False)
    unlocated: dict[str, str] = field(default_factory=dict, hash=False, compare=False)

    def as_answer(self) -> dict[str, object]:
        """Return the object of the command line's JSON, keys in their fixed order."""
        return {
            "equipment": self.equipment,
            "equipment_class": self.equipment_class,
            "unit": str(self.unit),
            "count_min": self.count.count_min,
            "count_max": self.count.count_max,
            "count_qualifier": str(self.count.count_qualifier),
            "mode": str(self.mode) if self.mode else None,
            "activity": self.activity,
            "flow": str(self.flow),
            "affiliation": self.affiliation,
            "report_kind": str(self.report_kind),
            "place": self._answered("place", self.place),
            "origin": self._answered("origin", self.origin),
            "destination": self._answered("destination", self.destination),
            "observed_from": self.observed_from.isoformat() if self.observed_from else None,
            "observed_to": self.observed_to.isoformat() if self.observed_to else None,
            "time_precision": str(self.time_precision) if self.time_precision else None,
            "confidence": round(self.confidence, 3),
            "source": self.source,
            "spans": {name: list(span) for name, span in self.spans.items()},
            **({"proposed": dict(self.proposed)} if self.proposed else {}),
        }

    def as_sighting(self, report: Report, *, review_reasons: tuple[str, ...] = ()) -> Sighting:
        """Return the sighting as the records keep it, a line of `report`, still to be reviewed."""
        return Sighting(
            report=report,
            equipment=self.equipment,
            equipment_class=self.equipment_class,
            unit=self.unit,
            count=self.count,
            place=self._kept("place", self.place),
            origin=self._kept("origin", self.origin),
            destination=self._kept("destination", self.destination),
            observed_from=self.observed_from,
            observed_to=self.observed_to,
            time_precision=self.time_precision,
            flow=self.flow,
            mode=self.mode,
            activity=self.activity,
            affiliation=self.affiliation,
            report_kind=self.report_kind,
            review_reasons=review_reasons,
            confidence=self.confidence,
            spans=dict(self.spans),
        )

    def _kept(self, role: str, toponym: Toponym | None) -> Toponym | None:
        """Return a toponym as the records keep it: a border or a water by its whole name, which needs no position."""
        if toponym is None or toponym.status is not GeocodeStatus.NO_PLACE:
            return toponym
        return replace(toponym, text=self.unlocated.get(role, toponym.text))

    def _answered(self, role: str, toponym: Toponym | None) -> dict[str, object] | None:
        """Return the place object of an answer; a place that was not found has its name and no position."""
        if toponym is None:
            return None
        if toponym.place is not None:
            return toponym.place.as_answer()
        name = self.unlocated.get(role, toponym.text)
        unknown = dict.fromkeys(("kind", "country", "admin1", "lat", "lon", "radius_m"))
        return {"name": name, **unknown, "confidence": 0.0, "method": "not_found", "text": toponym.text}
