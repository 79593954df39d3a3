"""The map's routes over HTTP: who may ask, what is answered, and that a bad question gets a message."""

from __future__ import annotations

import gzip
import time
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from geo.maps.token import MAX_AGE_S, sign_filters, signing_secret
from geo.model import Flow, Mode, PlaceKind, Report, ReportKind, Source, Status, Tlp, Unit
from geo.records import shared
from geo.records.duplicate_decisions import join_movements
from geo.records.filters import Filters
from geo.records.ledger import commit_batch
from tests.records.making import BELARUS, CHEBARKUL, HAJUN, POLONKA, RAILWAYS, batch_of, named, place, sighting

if TYPE_CHECKING:
    from tests.server.conftest import Client

REGION = "19,43,46,61"
MINSK = place("Minsk", 53.9, 27.56, admin1="Minsk city")
MALICE = '<img src=x onerror="alert(1)">'
API = (
    *("/api/grid", "/api/places", "/api/movements", "/api/days", "/api/caption"),
    *("/api/find", "/api/overlays", "/api/overlay"),
)


def hold(*sightings: Any, **changes: Any) -> None:
    commit_batch(shared.records(), batch_of(sightings, **changes))


def asked_rightly(path: str) -> dict[str, object]:
    return {"bbox": REGION} if path == "/api/movements" else {"bbox": REGION, "zoom": 6}


@pytest.mark.parametrize("path", API)
@pytest.mark.parametrize("kind", ["missing", "empty", "altered", "of another installation", "unsigned"])
def test_a_request_without_a_good_token_is_refused(empty: Client, path: str, kind: str) -> None:
    good = sign_filters(Filters(), signing_secret(shared.settings()))
    bad = {
        "missing": {},
        "empty": {"token": ""},
        "altered": {"token": good[:-1] + ("A" if good[-1] != "A" else "B")},
        "of another installation": {"token": sign_filters(Filters(), "the secret of somebody else")},
        "unsigned": {"token": good.split(".", maxsplit=1)[0]},
    }
    answer = empty.get(path, **bad[kind], **asked_rightly(path))
    assert answer.status == 401
    assert "not signed by this installation" in answer.data["error"]


@pytest.mark.parametrize("path", API)
def test_an_expired_token_is_refused(empty: Client, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    signed_at = time.time() - MAX_AGE_S - 60
    with monkeypatch.context() as past:
        past.setattr(time, "time", lambda: signed_at)
        token = sign_filters(Filters(text="expired"), signing_secret(shared.settings()))
    answer = empty.get(path, token=token, **asked_rightly(path))
    assert answer.status == 401
    assert "reload the page" in answer.data["error"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"zoom": 6}, "bbox is not four numbers"),
        ({"bbox": "nan,51,33,57", "zoom": 6}, "bbox is not four numbers"),
        ({"bbox": "33,51,23,57", "zoom": 6}, "reversed"),
        ({"bbox": "170,51,-170,57", "zoom": 6}, "date line"),
        ({"bbox": REGION}, "zoom is no whole number"),
        ({"bbox": REGION, "zoom": 99}, "zoom is no whole number"),
        (
            {"bbox": REGION, "zoom": 6, "measure": "tanks"},
            "one of sightings, reports, movements, vehicles",
        ),
        ({"bbox": REGION, "zoom": 6, "colour": "red"}, "colour must be one of flow, class, affiliation, age"),
        ({"bbox": REGION, "zoom": 6, "flow": "in"}, "no word 'flow' here; filters come with the token"),
        ({"bbox": REGION, "zoom": 6, "flwo": "in"}, "no word 'flwo' here; use one of: token, from, to, bbox, zoom"),
    ],
)
@pytest.mark.parametrize("path", ["/api/grid", "/api/places"])
def test_a_view_that_makes_no_sense_is_refused_with_the_mend(
    empty: Client, path: str, words: dict[str, object], said: str
) -> None:
    answer = empty.ask(path, **words)
    assert answer.status == 400
    assert said in answer.data["error"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ({}, 400),
        ({"place": "p000001", "bbox": REGION}, 400),
        ({"bbox": "nan,0,1,1"}, 400),
        ({"bbox": REGION, "offset": "-1"}, 400),
        ({"bbox": REGION, "offset": "1000000"}, 400),
        ({"place": "p000001", "way": "p000001,p000002,in"}, 400),
        ({"unplaced": "0"}, 400),
        ({"place": "p000001", "zoom": 6}, 400),
        ({"way": "p000001,p000002"}, 400),
        ({"way": "p000001,p000002,sideways"}, 400),
        ({"way": "p000001,nonsense,in"}, 404),
        ({"place": "'; drop table sightings"}, 404),
        ({"place": "../../etc/passwd"}, 404),
    ],
)
def test_a_question_for_movements_that_makes_no_sense_is_refused(
    empty: Client, words: dict[str, object], status: int
) -> None:
    answer = empty.ask("/api/movements", **words)
    assert answer.status == status
    assert answer.data["error"]


@pytest.mark.parametrize("path", ["/api/nope", "/api/", "/api/grid/more", "/vendor/nope.js", "/vendor/leaflet"])
def test_a_mistyped_route_is_answered_as_missing_and_never_with_the_page(empty: Client, path: str) -> None:
    answer = empty.get(path)
    assert answer.status == 404
    assert answer.headers["Content-Type"] == "application/json"
    assert "no such route" in answer.data["error"]


def test_an_empty_database_answers_with_nothing(empty: Client) -> None:
    grid = empty.ask("/api/grid", bbox=REGION, zoom=6).data
    assert (grid["cells"], grid["areas"], grid["arrows"], grid["unplaced"]) == ([], [], [], 0)
    assert grid["pins"] is None
    assert empty.ask("/api/places", bbox=REGION, zoom=9).data["places"] == []


@pytest.mark.parametrize("path", ["/api/grid", "/api/places"])
def test_an_answer_tells_how_many_pins_there_are_in_all_and_where_they_end(client: Client, path: str) -> None:
    hold(sighting(), sighting(place=named(MINSK), origin=None), sighting(place=named(BELARUS)))
    sightings, *box = client.ask(path, bbox="27,53.5,28,54.5", zoom=9).data["pins"]
    assert sightings == 2
    assert box == pytest.approx([25.69, 53.07, 27.56, 53.9], abs=1e-4)


def test_a_cell_holds_its_sums_and_the_shares_of_its_colour(client: Client) -> None:
    hold(
        sighting(30, 40),
        sighting(5, 5, flow=Flow.OUT, equipment_class="tank"),
        sighting(None, None),
        sighting(7, 7, unit=Unit.WAGON, equipment_class="wagon"),
    )
    answer = client.ask("/api/grid", bbox=REGION, zoom=6, measure="vehicles").data
    [[lat, lon, sightings, movements, low, high, without, unit, mixed, _, shares]] = answer["cells"]
    assert (lat, lon) == (pytest.approx(53.07, abs=1e-4), pytest.approx(25.69, abs=1e-4))
    assert (sightings, movements, low, high, without) == (4, 4, 35, 45, 1)
    assert (answer["units"][unit], mixed) == ("vehicle", 1)
    assert dict(zip(answer["keys"], shares, strict=True)) == {
        "in": 3, "out": 1, "transit": 0, "internal": 0, "unknown": 0,
    }  # fmt: skip
    [cell] = client.ask("/api/grid", bbox=REGION, zoom=6, colour="class").data["cells"]
    assert (len(cell), *cell[2:4]) == (5, 4, 4)  # what was not asked for is not sent as empty fields
    groups = client.ask("/api/grid", bbox=REGION, zoom=6, colour="class").data["keys"]
    counted = {key: n for key, n in zip(groups, cell[-1], strict=True) if n}
    assert counted == {"transport": 2, "armour": 1, "rail": 1}


def test_circles_are_coloured_by_whose_forces_and_nothing_is_taken_for_a_side(client: Client) -> None:
    hold(sighting(affiliation="RU"), sighting(affiliation="RU"), sighting(affiliation="KZ"), sighting())
    answer = client.ask("/api/grid", bbox=REGION, zoom=6, colour="affiliation").data
    shares = dict(zip(answer["keys"], answer["cells"][0][-1], strict=True))
    assert shares == {"RU": 2, "BY": 0, "UA": 0, "other": 1, "unknown": 1}


@pytest.mark.parametrize(("path", "zoom"), [("/api/grid", 6), ("/api/places", 9)])
def test_ages_are_counted_back_from_the_latest_day_held_or_the_last_one_asked_for(
    client: Client, path: str, zoom: int
) -> None:
    days = [date(2022, 12, 19), date(2022, 12, 17), date(2022, 12, 16), date(2022, 11, 1), date(2020, 1, 1), None]
    hold(*[sighting(day=day) for day in days])
    box = "23,51,33,57"
    answer = client.ask(path, bbox=box, zoom=zoom, colour="age").data
    [row] = answer.get("cells") or answer["places"]
    assert answer["as_of"] == "2022-12-19"
    assert dict(zip(answer["keys"], row[-1], strict=True)) == {"0": 2, "1": 1, "2": 0, "3": 1, "4": 1, "undated": 1}
    asked = Filters(date_to=date(2022, 12, 20))
    answer = client.ask(path, asked, bbox=box, zoom=zoom, colour="age").data
    [row] = answer.get("cells") or answer["places"]
    assert answer["as_of"] == "2022-12-20"
    assert dict(zip(answer["keys"], row[-1], strict=True)) == {"0": 1, "1": 2, "2": 0, "3": 1, "4": 1, "undated": 0}


@pytest.mark.parametrize(("path", "zoom"), [("/api/grid", 6), ("/api/places", 9)])
def test_where_nothing_has_a_day_there_is_no_age(client: Client, path: str, zoom: int) -> None:
    hold(sighting(day=None))
    for filters, sightings in ((Filters(), [1]), (Filters(text="nothing like it"), [])):
        answer = client.ask(path, filters, bbox="23,51,33,57", zoom=zoom, colour="age").data
        rows = answer.get("cells", answer.get("places"))
        assert answer["as_of"] is None
        assert [row[-1][-1] for row in rows] == sightings


def test_shares_of_every_cell_add_up_to_its_sightings(client: Client) -> None:
    spread = [place(f"P{n}", 51.2 + n * 0.37 % 5, 23.5 + n * 0.91 % 9) for n in range(60)]
    hold(*[sighting(n, n, place=named(spread[n % 60])) for n in range(200)])
    for zoom in (4, 6, 7):
        cells = client.ask("/api/grid", bbox=REGION, zoom=zoom).data["cells"]
        assert sum(cell[2] for cell in cells) == 200
        assert all(sum(cell[-1]) == cell[2] for cell in cells)


def test_places_are_pins_and_coarse_places_are_areas_never_pins(client: Client) -> None:
    hold(sighting(place=named(MINSK)), sighting(place=named(BELARUS)), sighting(place=named(None)), sighting())
    answer = client.ask("/api/places", bbox="23,51,33,57", zoom=9).data
    assert sorted(row[1] for row in answer["places"]) == ["Minsk", "Polonka station"]
    assert [(row[1], row[2], row[3]) for row in answer["areas"]] == [("Belarus", "country", "BY")]
    assert (answer["unplaced"], answer["unplaced_movements"]) == (1, 1)
    minsk = next(row for row in answer["places"] if row[1] == "Minsk")
    assert minsk[2:6] == ["settlement", 53.9, 27.56, 3000]


def test_of_too_many_areas_those_told_of_most_are_drawn_and_the_others_counted(client: Client) -> None:
    area = PlaceKind.ADMIN2
    many = [place(f"District {n}", 50 + n / 100, 27, kind=area, radius_m=20_000.0) for n in range(602)]
    hold(*[sighting(place=named(each)) for each in [*many, many[601]]])
    answer = client.ask("/api/grid", bbox=REGION, zoom=6).data
    assert (len(answer["areas"]), answer["areas"][0][1], answer["areas_quieter"]) == (600, "District 601", 2)


def test_a_movement_is_counted_once_in_each_cell_and_once_in_all_and_has_a_place_where_any_sighting_tells_it(
    client: Client,
) -> None:
    train = {"movement_key": "train"}
    hold(
        sighting(30, 40, **train),
        sighting(50, None, place=named(MINSK), source=RAILWAYS, url="https://example.org/2", **train),
        sighting(None, None, place=named(None, "somewhere unheard of"), url="https://example.org/3", **train),
        sighting(None, None, place=named(MINSK)),
        sighting(9, 9, place=named(None)),
    )
    answer = client.ask("/api/grid", bbox=REGION, zoom=6, measure="vehicles").data
    assert sorted(row[2:7] for row in answer["cells"]) == [[1, 1, 30, 40, 0], [2, 2, 50, None, 1]]
    assert (answer["unplaced"], answer["unplaced_movements"]) == (2, 1)
    assert client.ask("/api/caption").data["movements"] == 3
    assert [row[1] for row in client.ask("/api/days", measure="movements").data["bars"]] == [3]
    assert [row[1:] for row in client.ask("/api/days", measure="vehicles").data["bars"]] == [[39, None, 1, 0]]


def test_too_many_places_become_cells_and_none_is_dropped(client: Client) -> None:
    spread = [place(f"P{n}", 53 + n % 40 * 0.01, 27 + n // 40 * 0.01) for n in range(700)]
    hold(*[sighting(place=named(each)) for each in spread])
    answer = client.ask("/api/places", bbox="23,51,33,57", zoom=9).data
    assert "places" not in answer
    assert sum(cell[2] for cell in answer["cells"]) == 700


def test_arrows_join_located_places_and_areas_get_none(client: Client) -> None:
    hold(
        sighting(origin=named(CHEBARKUL), destination=named(POLONKA)),
        sighting(origin=named(BELARUS), destination=named(POLONKA)),
    )
    assert client.ask("/api/grid", bbox=REGION, zoom=6).data["arrows"] == []
    answer = client.ask("/api/grid", bbox=REGION, zoom=7).data
    assert [(row[0], row[3], answer["flows"][row[6]]) for row in answer["arrows"]] == [
        ("Chebarkul", "Polonka station", "in")
    ]
    assert answer["endless"] == 1


def test_of_many_ways_the_busiest_are_drawn_and_all_are_counted(client: Client) -> None:
    hub, ends = place("Hub", 53, 27), [place(f"E{n}", 53 + n / 100, 28) for n in range(400)]
    area = place("Brest region", 52.5, 25, kind=PlaceKind.ADMIN1, radius_m=90_000.0)
    hold(
        *[sighting(origin=named(hub), destination=named(each)) for each in ends],
        *[sighting(origin=named(area), destination=named(ends[n])) for n in range(3)],
        sighting(origin=named(hub), destination=named(ends[7])),
    )
    answer = client.ask("/api/grid", bbox=REGION, zoom=7).data
    assert (len(answer["arrows"]), answer["quieter"], answer["endless"]) == (60, 340, 3)
    assert answer["arrows"][0][3] == "E7"


def test_a_way_has_its_course_only_where_every_sighting_tells_the_mode(client: Client) -> None:
    minsk, orsha = place("Minsk", 53.9, 27.55), place("Orsha", 54.51, 30.42)
    told = {"origin": named(minsk), "destination": named(orsha)}
    hold(sighting(**told, mode=Mode.RAIL), sighting(**told, mode=Mode.RAIL))
    [arrow] = client.ask("/api/grid", bbox=REGION, zoom=7).data["arrows"]
    assert arrow[-3] is not None
    hold(sighting(**told, mode=None), name="two.csv")
    [arrow] = client.ask("/api/grid", bbox=REGION, zoom=7).data["arrows"]
    assert (arrow[7], *arrow[-3:]) == (3, None, "p000002", "p000003")


def test_the_token_decides_what_is_seen(client: Client) -> None:
    hold(
        sighting(day=date(2022, 12, 1)),
        sighting(day=date(2022, 12, 16), flow=Flow.OUT),
        sighting(status=Status.REVIEW),
        sighting(report_kind=ReportKind.CLAIM),
    )

    def seen(filters: Filters) -> int:
        return sum(cell[2] for cell in client.ask("/api/grid", filters, bbox=REGION, zoom=6).data["cells"])

    assert seen(Filters()) == 2
    assert seen(Filters(flow=("out",))) == 1
    assert seen(Filters(date_from=date(2022, 12, 10))) == 1
    assert seen(Filters(status=("review",))) == 1
    assert seen(Filters(kind=("claim",))) == 1
    assert seen(Filters(text="nothing like it")) == 0


def test_a_caption_holds_the_strictest_mark_and_only_what_passes_the_filters(client: Client) -> None:
    empty = client.ask("/api/caption").data
    assert (empty["tlp"], empty["first_day"], empty["sources"], empty["as_of"]) == (None, None, [], None)
    hold(
        sighting(day=date(2022, 12, 1), report=Report(source=HAJUN, tlp=Tlp.GREEN)),
        sighting(day=date(2022, 12, 16), source=RAILWAYS),
        sighting(day=None, flow=Flow.OUT, report=Report(source=HAJUN, tlp=Tlp.AMBER_STRICT)),
        sighting(status=Status.REVIEW, report=Report(source=HAJUN, tlp=Tlp.RED)),
    )
    answer = client.ask("/api/caption").data
    assert (answer["sightings"], answer["undated"], answer["tlp"]) == (3, 1, "amber+strict")
    assert (answer["first_day"], answer["last_day"]) == ("2022-12-01", "2022-12-16")
    assert answer["sources"] == ["Belarusian Hajun", "Railway Workers"]
    assert answer["as_of"].endswith("+00:00")
    only = client.ask("/api/caption", Filters(flow=("in",))).data
    assert (only["sightings"], only["tlp"], only["filters"]) == (2, "green", {"flow": "in"})


def test_movements_come_in_pages_with_their_sightings_as_said(client: Client) -> None:
    hold(*[sighting(n, None, note=MALICE if n == 25 else None, day=None) for n in range(1, 26)])
    [key] = [row[0] for row in client.ask("/api/places", bbox=REGION, zoom=9).data["places"]]
    first = client.ask("/api/movements", place=key).data
    assert (len(first["movements"]), first["total"], first["sightings"]) == (10, 25, 25)
    assert (first["place"], first["area"], first["country"]) == ("Polonka station", "Brest region", "BY")
    [told] = first["movements"][0]["sightings"]
    assert (told["note"], told["count_min"], "count_max" in told) == (MALICE, 25, False)
    assert first["movements"][0]["first_day"] is None
    last = client.ask("/api/movements", place=key, offset=20).data
    assert (len(last["movements"]), last["total"]) == (5, 25)
    assert client.ask("/api/movements", bbox="25.6,53,25.8,53.2").data["total"] == 25
    assert client.ask("/api/movements", bbox="0,0,1,1").data["movements"] == []


def test_of_a_movement_told_often_a_few_sightings_come_and_the_rest_is_counted(client: Client) -> None:
    hold(*[sighting(40, 50, source=Source(name=f"Outlet {n}")) for n in range(8)], sighting(9, 9, note="x" * 5000))
    join_movements(shared.records(), [f"m{number:06d}" for number in range(1, 10)], "tester")
    [movement] = client.ask("/api/movements", bbox=REGION).data["movements"]
    assert (len(movement["sightings"]), movement["more"]) == (6, 3)
    [counted] = movement["counts"]
    assert counted["conflict"] is True
    assert max(len(row.get("note", "")) for row in movement["sightings"]) <= 601


def test_movements_of_a_way_and_without_a_place_can_be_read(client: Client) -> None:
    way = {"origin": named(CHEBARKUL), "destination": named(POLONKA)}
    hold(sighting(**way), sighting(place=named(None, "somewhere unheard of")), sighting(place=named(None)))
    [arrow] = client.ask("/api/grid", bbox=REGION, zoom=7).data["arrows"]
    answer = client.ask("/api/movements", way=f"{arrow[-2]},{arrow[-1]},in").data
    assert (answer["total"], answer["movements"][0]["sightings"][0]["origin_text"]) == (1, "Chebarkul")
    assert client.ask("/api/movements", way=f"{arrow[-2]},{arrow[-1]},out").data["total"] == 0
    answer = client.ask("/api/movements", unplaced=1).data
    assert [row["sightings"][0].get("place_text") for row in answer["movements"]] == [None, "somewhere unheard of"]


@pytest.mark.parametrize(("path", "zoom", "rows"), [("/api/grid", 6, "cells"), ("/api/places", 9, "places")])
def test_reports_are_counted_once_however_many_sightings_each_holds(
    client: Client, path: str, zoom: int, rows: str
) -> None:
    other = Report(source=HAJUN, url="https://example.org/2")
    hold(sighting(1, 1), sighting(2, 2), sighting(3, 3, report=other), sighting(place=named(BELARUS)))
    answer = client.ask(path, bbox=REGION, zoom=zoom, measure="reports").data
    [row] = answer[rows]
    assert (row[-9], row[-2]) == (3, 2)
    assert [area[-1] for area in answer["areas"]] == [1]


def test_close_by_a_place_comes_with_the_symbol_of_what_is_told_of_most(client: Client) -> None:
    tanks = [sighting(n, n, equipment_class="tank", affiliation="RU") for n in (1, 2)]
    hold(*tanks, sighting(3, 3), sighting(9, 9, place=named(BELARUS)))
    [row] = client.ask("/api/places", bbox=REGION, zoom=10).data["places"]
    assert row[-2:] == ["10061500001202000000", 2]
    [far] = client.ask("/api/places", bbox=REGION, zoom=9).data["places"]
    assert isinstance(far[-1], list)


def test_the_symbols_are_served_once_and_known_again(empty: Client) -> None:
    first = empty.get("/vendor/kordon/symbols.svg")
    assert (first.status, first.headers["Content-Type"]) == (200, "image/svg+xml")
    assert b"sidc-10061500001202000000" in first.body
    again = empty.get("/vendor/kordon/symbols.svg", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")


def test_only_sightings_that_were_asked_for_are_told(client: Client) -> None:
    hold(sighting(note="held back", status=Status.REVIEW), sighting(note="a roll-up", report_kind=ReportKind.SUMMARY))
    assert client.ask("/api/movements", bbox=REGION).data["movements"] == []
    everything = client.ask("/api/movements", Filters(status=("all",), kind=("all",)), bbox=REGION).data
    assert {row["sightings"][0]["note"] for row in everything["movements"]} == {"held back", "a roll-up"}


def test_a_shape_in_the_token_decides_what_is_drawn_and_areas_are_counted_apart(client: Client) -> None:
    hold(sighting(), sighting(place=named(MINSK)), sighting(place=named(BELARUS)))
    shape = Filters.from_words({"within": "52,25;54,25;54,26.5;52,26.5"})
    answer = client.ask("/api/places", shape, bbox=REGION, zoom=9).data
    assert [row[1] for row in answer["places"]] == ["Polonka station"]
    assert (answer["areas"], answer["areas_left_out"]) == ([], 1)
    stranger = Filters(near_border=30.0, border_with="FR")
    refused = client.ask("/api/grid", stranger, bbox=REGION, zoom=6)
    assert refused.status == 400
    assert "LT, LV, PL, RU, UA" in refused.data["error"]


@pytest.mark.parametrize(
    ("bbox", "zoom"), [("-180,-85,180,85", 20), ("-180,-90,180,90", 12), ("19,43,46,61", 20), ("-180,-90,180,90", 0)]
)
@pytest.mark.parametrize("path", ["/api/grid", "/api/places"])
def test_the_whole_world_at_the_closest_zoom_gets_a_bounded_answer(
    client: Client, path: str, bbox: str, zoom: int
) -> None:
    spread = [place(f"P{n}", -60 + n % 100 * 1.3, -170 + n // 100 * 17.0) for n in range(2000)]
    hold(*[sighting(n, n, place=named(each)) for n, each in enumerate(spread)])
    answer = client.ask(path, bbox=bbox, zoom=zoom)
    assert answer.status == 200
    assert len(answer.body) < 200_000
    if bbox.startswith("-180"):
        assert sum(cell[2] for cell in answer.data["cells"]) == 2000


def test_an_answer_that_the_browser_holds_is_not_sent_again_until_data_change(client: Client) -> None:
    hold(sighting())
    first = client.ask("/api/grid", bbox=REGION, zoom=6)
    etag = {"If-None-Match": first.headers["ETag"]}
    token = sign_filters(Filters(), signing_secret(shared.settings()))
    again = client.get("/api/grid", headers=etag, token=token, bbox=REGION, zoom=6)
    assert (again.status, again.body) == (304, b"")
    assert client.get("/api/grid", headers=etag, token=token, bbox=REGION, zoom=7).status == 200
    hold(sighting(), name="two.csv")
    assert client.get("/api/grid", headers=etag, token=token, bbox=REGION, zoom=6).data["cells"][0][2] == 2


def test_no_answer_is_readable_from_another_origin_or_taken_for_a_page(empty: Client) -> None:
    for answer in (
        empty.ask("/api/grid", bbox=REGION, zoom=6),
        empty.get("/api/grid"),
        empty.get("/healthz"),
        empty.get("/vendor/kordon/layer.js"),
        empty.get("/vendor/leaflet/nothing"),
    ):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert not [name for name in answer.headers if name.lower().startswith("access-control")]


def test_healthz_tells_that_the_process_serves_and_nothing_of_what_it_holds(client: Client) -> None:
    hold(sighting())
    answer = client.get("/healthz")
    assert answer.status == 200
    assert set(answer.data) == {"status", "version"}
    assert answer.data["status"] == "ok"


@pytest.mark.parametrize(
    "path",
    [
        "/vendor/leaflet/leaflet.js",
        "/vendor/leaflet/leaflet.css",
        "/vendor/leaflet/images/layers.png",
        "/vendor/kordon/layer.js",
        "/vendor/kordon/layer.css",
        "/vendor/kordon/base.js",
        "/vendor/kordon/base.css",
        "/vendor/kordon/base.json",
    ],
)
def test_what_the_map_needs_is_served_packed_and_only_when_changed(empty: Client, path: str) -> None:
    plain = empty.get(path)
    assert plain.status == 200
    assert len(plain.body) > 500
    packed = empty.get(path, headers={"Accept-Encoding": "gzip"})
    if packed.headers.get("Content-Encoding") == "gzip":
        assert gzip.decompress(packed.body) == plain.body
        assert len(packed.body) < len(plain.body)
    held = empty.get(path, headers={"If-None-Match": plain.headers["ETag"]})
    assert (held.status, held.body) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/vendor/leaflet/../__init__.py",
        "/vendor/leaflet/%2e%2e/%2e%2e/__init__.py",
        "/vendor/leaflet/..%2f..%2f..%2f__init__.py",
        "/vendor/leaflet//etc/passwd",
        "/vendor/leaflet/leaflet-src.js",
        "/vendor/leaflet/",
        "/vendor/kordon/../grid.py",
        "/vendor/kordon/..%2fgrid.py",
        "/vendor/kordon/layer",
        "/vendor/kordon/layer/layer.js",
        "/vendor/kordon/nothing.js",
    ],
)
def test_no_other_file_is_served(empty: Client, path: str) -> None:
    assert empty.get(path).status == 404


def test_a_damaged_database_is_said_and_not_a_traceback(
    client: Client, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_text("this is no database, whatever its name says " * 100)
    monkeypatch.setenv("KORDON_DATABASE_URL", f"sqlite:///{damaged}")
    answer = client.ask("/api/grid", bbox=REGION, zoom=6)
    assert answer.status == 503
    assert answer.data["error"]
