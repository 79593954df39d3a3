"""A direction is read in five languages; one that says nothing of the watched country leaves the flow unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.model import Flow, Tlp, Unit

if TYPE_CHECKING:
    from geo.intake.plan import ImportPlan
    from tests.intake.conftest import Plan


def with_flow(plan: Plan, said: str) -> ImportPlan:
    return plan(f'place,equipment,date,direction\nBrest,tank,2022-12-16,"{said}"\n')


@pytest.mark.parametrize(
    ("said", "flow"),
    [
        ("в Беларусь", Flow.IN), ("у Беларусь", Flow.IN), ("до Білорусі", Flow.IN), ("у Білорусь", Flow.IN),
        ("do Białorusi", Flow.IN), ("na Białoruś", Flow.IN),
        ("въезд в Беларусь", Flow.IN), ("На территорию Беларуси", Flow.IN),
        ("into Belarus", Flow.IN), ("to the Belarus", Flow.IN), ("из России в Беларусь", Flow.IN),
        ("from Russia to Belarus", Flow.IN), ("в Беларусь из России", Flow.IN), ("entering Belarus", Flow.IN),
        ("из Беларуси", Flow.OUT), ("з Беларусі", Flow.OUT), ("з Білорусі", Flow.OUT), ("z Białorusi", Flow.OUT),
        ("с территории Беларуси", Flow.OUT), ("out of Belarus", Flow.OUT), ("from Belarus to Russia", Flow.OUT),
        ("з Беларусі ў Расію", Flow.OUT), ("z Białorusi do Rosji", Flow.OUT),
        ("внутри Беларуси", Flow.INTERNAL), ("в Беларуси", Flow.INTERNAL), ("у Беларусі", Flow.INTERNAL),
        ("по территории Беларуси", Flow.INTERNAL), ("всередині Білорусі", Flow.INTERNAL),
        ("na Białorusi", Flow.INTERNAL),
        ("within Belarus", Flow.INTERNAL), ("from Belarus to Belarus", Flow.INTERNAL),
        ("через Беларусь", Flow.TRANSIT), ("through Belarus", Flow.TRANSIT), ("przez Białoruś", Flow.TRANSIT),
    ],
)  # fmt: skip
def test_a_direction_is_read_in_five_languages(said: str, flow: Flow, plan: Plan) -> None:
    planned = with_flow(plan, said)
    assert planned.sightings[0].sighting.flow is flow
    assert [(str(each.verdict), each.reasons) for each in planned.verdicts] == [("accepted", ())]


@pytest.mark.parametrize(
    "said",
    [
        "to Russia", "from Russia", "из России", "в Россию", "within Russia", "from Russia to Ukraine", "в РБ",
        "z Rosji", "west", "NW", "to the south-east", "на запад", "северо-восток", "на південний схід", "na wschód",
        "westwards", "в сторону границы с Украиной", "до кордону з Білоруссю", "у бок мяжы",
        "towards the Ukrainian border",
    ],
)  # fmt: skip
def test_a_direction_that_says_nothing_of_the_watched_country_stays_unknown_and_says_why(said: str, plan: Plan) -> None:
    planned = with_flow(plan, said)
    assert planned.sightings[0].sighting.flow is Flow.UNKNOWN
    (verdict,) = planned.verdicts
    assert [(reason.field, reason.code) for reason in verdict.reasons] == [("flow", "flow_unknown")]
    assert str(verdict.verdict) == "accepted"
    assert "BY" in verdict.reasons[0].message


@pytest.mark.parametrize("said", ["sideways", "to the moon", "в", "до", "Беларусь", "crossed the border"])
def test_what_is_no_direction_waits_in_review(said: str, plan: Plan) -> None:
    planned = with_flow(plan, said)
    assert planned.sightings[0].sighting.flow is Flow.UNKNOWN
    assert [(str(each.verdict), each.reasons[0].code) for each in planned.verdicts] == [("review", "unknown_word")]


@pytest.mark.parametrize(
    ("place", "origin", "destination", "flow"),
    [
        ("", "Russia", "Belarus", Flow.IN), ("Brest", "RU", "BY", Flow.IN), ("", "Pskov", "Minsk", Flow.IN),
        ("", "BY", "RU", Flow.OUT), ("Homel", "Minsk", "UA", Flow.OUT), ("", "Brest", "Minsk", Flow.INTERNAL),
        ("Brest", "RU", "UA", Flow.TRANSIT), ("", "RU", "UA", Flow.UNKNOWN), ("Brest", "RU", "", Flow.UNKNOWN),
        ("Brest", "", "BY", Flow.UNKNOWN), ("", "RU", "Aleksandrovka", Flow.UNKNOWN),
    ],
)  # fmt: skip
def test_without_a_direction_the_countries_of_both_ends_tell_it(
    place: str, origin: str, destination: str, flow: Flow, plan: Plan
) -> None:
    planned = plan(f"place,origin,destination,equipment,date\n{place},{origin},{destination},tank,2022-12-16\n")
    assert planned.sightings[0].sighting.flow is flow
    assert planned.verdicts[0].reasons == () or destination == "Aleksandrovka"


def test_a_direction_that_is_said_goes_before_the_ends(plan: Plan) -> None:
    planned = plan("origin,destination,direction,equipment,date\nRU,BY,unknown,tank,2022-12-16\n")
    assert planned.sightings[0].sighting.flow is Flow.UNKNOWN


def test_a_word_that_nobody_can_read_leaves_its_field_unknown_and_the_marking_strict(plan: Plan) -> None:
    planned = plan(
        "place,equipment,date,unit,mode,tlp,kind,reliability,credibility,confidence,time_precision\n"
        "Brest,tank,2022-12-16,crate,sledge,ultraviolet,gossip,G,9,sure,minute\n"
    )
    sighting = planned.sightings[0].sighting
    assert str(planned.verdicts[0].verdict) == "review"
    assert {reason.field for reason in planned.verdicts[0].reasons if reason.code == "unknown_word"} == {
        "unit", "mode", "tlp", "report_kind", "reliability", "credibility", "confidence", "time_precision",
    }  # fmt: skip
    assert (sighting.unit, sighting.mode, sighting.report.tlp) == (Unit.UNKNOWN, None, Tlp.RED)
