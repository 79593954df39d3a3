"""Data sets of events come in by their codebooks: their texts are read into review, their deaths are no counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from geo.intake.verdicts import Verdict
from geo.model import GeocodeStatus, TimePrecision

if TYPE_CHECKING:
    from geo.model import Sighting
    from tests.intake.conftest import Plan

A, V, R = Verdict.ACCEPTED, Verdict.REVIEW, Verdict.REJECTED
ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,interaction,iso,region,country,admin1,admin2,location,latitude,longitude,geo_precision,source,source_scale,"
    "notes,fatalities,tags,timestamp\n"
)
MOVED = "On 12 December 2022 about 30 Russian Ural trucks were seen moving towards Brest."
SHELLED = "Russian forces shelled the town; five people were killed."


def acled(notes: str, *, geo: int = 1, day: int = 1, deaths: int = 0) -> str:
    return (
        f"BLR1,2022-12-12,2022,{day},Strategic developments,Strategic developments,Other,"
        f"Military Forces of Russia (2000-),,8,,80,112,Europe,Belarus,Brest,Kobryn,Kobryn,52.2138,24.3564,{geo},"
        f'Belarusian Hajun,Other,"{notes}",{deaths},,1671000000\n'
    )


def first(plan: Plan, text: str, **options: object) -> Sighting:
    sighting = plan(text, **options).sighting_of(1)
    assert sighting is not None
    return sighting


def test_acled_is_known_and_its_notes_are_read_into_review(plan: Plan) -> None:
    planned = plan(ACLED + acled(MOVED, deaths=7))
    assert planned.columns.layout == "ACLED"
    assert planned.verdicts[0].verdict is V
    assert [reason.code for reason in planned.verdicts[0].reasons] == ["read_from_text"]
    sighting = planned.sighting_of(1)
    assert sighting is not None
    assert (sighting.equipment_class, sighting.count.count_min, sighting.count.count_max) == ("truck", 30, 30)
    assert sighting.place is not None
    assert sighting.place.place is not None
    assert round(sighting.place.place.lat, 4) == 52.2138
    assert sighting.destination is not None
    assert sighting.destination.text == "Brest"
    assert (sighting.affiliation, sighting.observed_from) == ("RU", date(2022, 12, 12))
    assert sighting.report.text == MOVED
    assert sighting.report.source.name == "Belarusian Hajun"


def test_an_event_in_which_nothing_moved_is_rejected_and_its_deaths_are_no_count(plan: Plan) -> None:
    planned = plan(ACLED + acled(SHELLED, deaths=5))
    assert [each.verdict for each in planned.verdicts] == [R]
    assert [reason.code for reason in planned.verdicts[0].reasons] == ["nothing_moved"]
    assert "count" not in planned.columns.of


@pytest.mark.parametrize(("code", "precision"), [(1, "day"), (2, "week"), (3, "month")])
def test_acled_codes_of_time_are_read(code: int, precision: str, plan: Plan) -> None:
    assert first(plan, ACLED + acled(MOVED, day=code)).time_precision is TimePrecision(precision)


@pytest.mark.parametrize("code", [2, 3])
def test_acled_coordinates_that_stand_for_an_area_are_no_pin(code: int, plan: Plan) -> None:
    planned = plan(ACLED + acled(MOVED, geo=code))
    sighting = planned.sighting_of(1)
    assert sighting is not None
    assert sighting.place is not None
    assert sighting.place.status is GeocodeStatus.REGION
    assert "coarse_position" in [reason.code for reason in planned.verdicts[0].reasons]


@pytest.mark.parametrize(("said", "least"), [("", 5_700.0), (",radius_m", 500.0)])
def test_coordinates_that_stand_for_a_town_reach_as_far_as_the_town(said: str, least: float, plan: Plan) -> None:
    head, row = ACLED.rstrip() + said, acled(MOVED).rstrip() + (",500" if said else "")
    place = first(plan, f"{head}\n{row}\n").place
    assert place is not None
    assert place.place is not None
    assert round(place.place.radius_m, -2) == least


@pytest.mark.parametrize(
    ("code", "name", "reach"),
    [
        ("settlement", "Minsk", 20_000), ("village", "Xyzzyville", 5_000), ("1", "", 5_000), ("город", "Kobryn", None),
        ("street", "Minsk", 1_000), ("exact", "Minsk", 10), ("city", "Kobryn", 5_000),
    ],
)  # fmt: skip
def test_a_radius_is_no_finer_than_what_the_coordinates_stand_for(
    code: str, name: str, reach: int | None, plan: Plan
) -> None:
    planned = plan(f"place,lat,lon,geo_precision,equipment,date\n{name},53.9000,27.5600,{code},tank,2022-12-16\n")
    place = planned.sightings[0].sighting.place
    assert place is not None
    assert place.place is not None
    assert (planned.verdicts[0].verdict is V) == (reach is None)
    assert reach is None or round(place.place.radius_m, -3 if reach > 10 else 0) == reach


UCDP = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_new_id,conflict_name,side_a,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low\n"
)


def ucdp(headline: str, *, where: int = 1, when: int = 1) -> str:
    return (
        "1,UKR-1,2022,1,Clear,1,13243,Russia - Ukraine,Government of Russia,Government of Ukraine,1,BBC 2022-12-13,BBC,"
        f'2022-12-13,"{headline}",MoD,{where},Kobryn town,near the station,Brest region,Kobryn,52.2138,24.3564,'
        f"POINT (24.3564 52.2138),1,Belarus,370,Europe,1,{when},2022-12-12,2022-12-14,0,0,3,0,3,9,1\n"
    )


def test_ucdp_is_known_and_best_high_and_low_are_never_counts(plan: Plan) -> None:
    planned = plan(UCDP + ucdp("30 tanks arrive at Kobryn") + ucdp("Three killed in shelling"))
    assert planned.columns.layout == "UCDP GED"
    assert [each.verdict for each in planned.verdicts] == [V, R]
    assert not {"count", "count_min", "count_max"} & planned.columns.of.keys()
    sighting = planned.sighting_of(1)
    assert sighting is not None
    assert (sighting.count.count_min, sighting.observed_from, sighting.observed_to) == (
        30, date(2022, 12, 12), date(2022, 12, 14),
    )  # fmt: skip


def test_ucdp_code_2_is_a_circle_of_25_km(plan: Plan) -> None:
    place = first(plan, UCDP + ucdp("30 tanks arrive at Kobryn", where=2)).place
    assert place is not None
    assert place.place is not None
    assert place.place.radius_m == 25_000


@pytest.mark.parametrize(("code", "kind"), [(3, "admin1"), (4, "admin1"), (6, "country")])
def test_ucdp_codes_of_areas_make_the_area(code: int, kind: str, plan: Plan) -> None:
    place = first(plan, UCDP + ucdp("30 tanks arrive at Kobryn", where=code)).place
    assert place is not None
    assert place.place is not None
    assert place.place.kind == kind


def test_a_code_that_says_nothing_of_where_waits_in_review(plan: Plan) -> None:
    planned = plan("place,lat,lon,geo_precision,equipment,date\nKobryn,52.2,24.3,7,tank,2022-12-16\n")
    assert planned.verdicts[0].verdict is V
    assert [reason.code for reason in planned.verdicts[0].reasons] == ["coarse_position"]


def test_viina_is_known_its_index_is_no_place_and_its_day_is_that_of_the_report(plan: Plan) -> None:
    head = (
        "viina_version,event_id,report_id,location,tempid,source,date,time,url,text,lang,address,longitude,latitude,"
        "GEO_PRECISION,GEO_API,ADM1_NAME,t_mil,t_loc,a_rus\n"
    )
    row = (
        "2.0,1,9,1,77,liveuamap,20221212,14:05,https://example.org/1,30 tanks were moved to Kobryn,ru,"
        '"Kobryn, Belarus",24.3564,52.2138,STREET,Google,Brest,0.91,0.2,1\n'
    )
    planned = plan(head + row)
    assert planned.columns.layout == "VIINA"
    assert planned.verdicts[0].verdict is V
    sighting = planned.sighting_of(1)
    assert sighting is not None
    assert sighting.report.published == date(2022, 12, 12)
    assert sighting.count.count_min == 30
    assert sighting.place is not None
    assert sighting.place.text == "Kobryn, Belarus"


def test_the_name_of_a_settlement_goes_before_the_address_in_viina(plan: Plan) -> None:
    head = "event_id,date,asciiname,ADM1_NAME,longitude,latitude,GEO_PRECISION,location,address,text,source\n"
    row = "1,20221212,Kobryn,Brest,24.3564,52.2138,ADM3,1,Main street 1,30 tanks were moved to Kobryn,examplechannel\n"
    place = first(plan, head + row).place
    assert place is not None
    assert place.text == "Kobryn"
    assert place.place is not None
    assert round(place.place.radius_m, -2) == 5_700


def test_an_export_of_ushahidi_leaves_out_who_reported(plan: Plan) -> None:
    head = (
        "#,INCIDENT TITLE,INCIDENT DATE,LOCATION,DESCRIPTION,CATEGORY,LATITUDE,LONGITUDE,FIRST NAME,LAST NAME,EMAIL,"
        "APPROVED,VERIFIED\n"
    )
    row = (
        '1,Column seen,2022-12-12 10:00:00,Kobryn,"A column of 30 tanks passed Kobryn.",Army,52.2138,24.3564,Ivan,'
        "Petrov,i@example.org,YES,NO\n"
    )
    planned = plan(head + row)
    assert planned.columns.layout == "Ushahidi"
    assert planned.columns.stripped == ("FIRST NAME", "LAST NAME", "EMAIL")
    assert planned.verdicts[0].verdict is V
    assert "Petrov" not in repr(planned)


@pytest.mark.parametrize(
    ("time", "published"), [("162053ZDEC22", None), ("2022-12-16 20:53", None), ("20:53", date(2022, 12, 16))]
)
def test_a_salute_report_is_a_table_of_sightings(time: str, published: date | None, plan: Plan) -> None:
    text = f"Size,Activity,Location,Unit,Time,Equipment\nabout 30,moving west,Kobryn,120th brigade,{time},T-72\n"
    planned = plan(text, published=published)
    assert planned.columns.layout == "SALUTE"
    assert planned.verdicts[0].verdict is A
    sighting = planned.sighting_of(1)
    assert sighting is not None
    assert (sighting.count.count_min, sighting.affiliation, sighting.activity) == (30, "120th brigade", "moving west")


def test_a_table_with_equipment_of_its_own_keeps_the_notes_as_notes(plan: Plan) -> None:
    head = "event_date,event_type,sub_event_type,location,notes,equipment,count\n"
    sighting = first(plan, f"{head}2022-12-12,x,y,Kobryn,{MOVED},tank,3\n")
    assert sighting.note == MOVED
    assert sighting.count.count_min == 3


@pytest.mark.parametrize(
    ("said", "side"),
    [
        ("Military Forces of Ukraine (2019-)", "UA"), ("Police Forces of Belarus (1994-)", "BY"),
        ("Government of Russia", "RU"), ("Wagner Group", "Wagner Group"),
        ("Military Forces of Ruritania", "Military Forces of Ruritania"),
    ],
)  # fmt: skip
def test_forces_of_a_country_are_that_country(said: str, side: str, plan: Plan) -> None:
    text = f"place,equipment,date,side\nBrest,tank,2022-12-16,{said}\n"
    assert first(plan, text).affiliation == side
