"""A sighting that an analyst mends before it is stored: each value checked, screened, and no longer the text's own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from geo.intake.locate import Locator
from geo.intake.positions import SaidPlace, read_position
from geo.intake.privacy import mask, mask_source
from geo.intake.tally import read_tally
from geo.intake.verdicts import Reason
from geo.intake.words import read_side
from geo.model import AREA_KINDS, UNNAMED_SOURCE, GeocodeStatus, PlaceKind, Source, TimePrecision, Toponym
from geo.places.coordinates import read_point
from geo.places.query import PlaceQuery
from geo.reports.equipment.lexicon import open_lexicon

if TYPE_CHECKING:
    from geo.model import Flow, Mode, Place, Report, ReportKind, Sighting, Unit
    from geo.places.query import Geocoder

CHOSEN: Final = "chosen by an analyst"
_BORDER: Final = re.compile(
    r"(?:the )?(?:border|frontier|границ[аую]|кордон[уі]?|мяж[аіыу]) (?:with|of|со?|з|зі|із) (?P<land>.+)",
    re.IGNORECASE,
)
_SPAN_OF: Final = {
    "count": ("count",),
    "equipment": ("equipment", "equipment_class"),
    "place": ("place",),
    "origin": ("origin",),
    "destination": ("destination",),
    "observed": ("observed_from", "observed_to"),
    "activity": ("activity",),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Mended:
    """What an analyst wrote on a card; None and blanks are what is not told."""

    equipment: str
    equipment_class: str
    unit: Unit
    count_min: int | None
    count_max: int | None
    count_qualifier: str
    place: Toponym | None
    origin: Toponym | None
    destination: Toponym | None
    observed_from: date | None
    observed_to: date | None
    time_precision: TimePrecision | None
    flow: Flow
    mode: Mode | None
    report_kind: ReportKind
    activity: str
    affiliation: str
    source: str
    note: str


def mend(sighting: Sighting, mended: Mended) -> Sighting | Reason:
    """Return the sighting with what was mended, or the first thing that cannot be.

    Texts are screened; a value that changed loses the span of the words that it no longer comes from.
    """
    bounds = ["" if each is None else str(each) for each in (mended.count_min, mended.count_max)]
    count = read_tally("", *bounds, mended.count_qualifier)
    if isinstance(count, Reason):
        return count
    equipment = _screened(mended.equipment)
    if not equipment:
        return Reason("equipment", "no_equipment", "say what was seen, as the text says it")
    first = _kept_time(sighting.observed_from, mended.observed_from)
    last = _kept_time(sighting.observed_to, mended.observed_to)
    if mended.observed_from and mended.observed_to and mended.observed_from > mended.observed_to:
        message = f"the first day {mended.observed_from} is after the last day {mended.observed_to}; swap the two"
        return Reason("observed_from", "from_after_to", message)
    equipment_class, unit = _materiel(sighting, mended, equipment)
    dated = first is not None or last is not None
    new = replace(
        sighting,
        report=_report(sighting.report, mended.source),
        equipment=equipment,
        equipment_class=equipment_class,
        unit=unit,
        count=count,
        place=mended.place,
        origin=mended.origin,
        destination=mended.destination,
        observed_from=first,
        observed_to=last,
        time_precision=(mended.time_precision or TimePrecision.DAY) if dated else None,
        flow=mended.flow,
        mode=mended.mode,
        report_kind=mended.report_kind,
        activity=_screened(mended.activity) or None,
        affiliation=read_side(_screened(mended.affiliation)) or None,
        note=_screened(mended.note) or None,
    )
    return replace(new, spans=_spans_left(sighting, new))


def _materiel(sighting: Sighting, mended: Mended, equipment: str) -> tuple[str, Unit]:
    """Return class and unit as chosen; where other equipment was written and neither was touched, the lexicon's."""
    chosen_class, unit = mended.equipment_class, mended.unit
    untouched = (chosen_class, unit) == (sighting.equipment_class, sighting.unit)
    known = open_lexicon().classify(equipment) if untouched and equipment != sighting.equipment else None
    return (chosen_class, unit) if known is None else (known.equipment_class, known.unit)


def _report(report: Report, said_by: str) -> Report:
    """Return the report with the source that an analyst wrote; a blank one is a source that is not named."""
    name = mask_source(" ".join(said_by.split()))[0] or UNNAMED_SOURCE
    return report if name == report.source.name else replace(report, source=Source(name=name))


def settle(sighting: Sighting, role: str, place: Place) -> Sighting:
    """Return the sighting with a role settled on the place that an analyst chose; its words stay where they are."""
    settled: dict[str, Any] = {role: chosen(_said(sighting, role), place)}
    return replace(sighting, **settled)


def chosen(text: str, place: Place) -> Toponym:
    """Return a name with the place that an analyst chose for it."""
    status = GeocodeStatus.REGION if place.kind in AREA_KINDS else GeocodeStatus.RESOLVED
    return Toponym(text=text, place=replace(place, confidence=1.0, method=CHOSEN, text=text), status=status)


def written(role: str, text: str, geocoder: Geocoder) -> Toponym | Reason | None:
    """Return the place that an analyst wrote, a name or coordinates; None for a blank, a reason for what is none."""
    clean = _screened(text)
    if not clean:
        return None
    border = _border(clean, geocoder)
    if border is not None:
        return border
    position = read_position(role, "", "", clean) if read_point(clean) is not None else None
    if isinstance(position, Reason):
        return position
    toponym, _ = Locator(geocoder).locate({role: SaidPlace(clean, position, "", "")})[role]
    return toponym


def _border(text: str, geocoder: Geocoder) -> Toponym | None:
    """Return a border that an analyst wrote ("border with Ukraine", "граница с Украиной"), which needs no position."""
    said = _BORDER.match(text)
    land = geocoder.geocode(PlaceQuery(text=said["land"], kind=PlaceKind.COUNTRY)).place if said is not None else None
    if land is None or land.kind is not PlaceKind.COUNTRY:
        return None
    return Toponym(text=f"border with {land.name}", status=GeocodeStatus.NO_PLACE, method="border")


def _said(sighting: Sighting, role: str) -> str:
    toponym: Toponym | None = getattr(sighting, role)
    return toponym.text if toponym is not None else ""


def _screened(text: str) -> str:
    return mask(" ".join(text.replace("\x00", "").split()))[0]


def _kept_time(held: date | datetime | None, day: date | None) -> date | datetime | None:
    """Return the time that the text told where the day was not changed, else the new day."""
    return held if isinstance(held, datetime) and held.date() == day else day


def _spans_left(before: Sighting, after: Sighting) -> dict[str, tuple[int, int]]:
    def same(name: str) -> bool:
        if name in {"place", "origin", "destination"}:
            return _said(before, name) == _said(after, name)
        return bool(getattr(before, name) == getattr(after, name))

    return {
        span: words
        for span, words in before.spans.items()
        if all(same(name) for name in _SPAN_OF.get(span, (span,)) if hasattr(after, name))
    }
