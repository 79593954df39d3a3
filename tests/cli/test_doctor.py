"""Doctor tells what is well and what is not, and proves that serving a page reaches nothing outside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from geo.cli.app_probe import check_app
from geo.doctor import check_database, check_running_app
from geo.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Geo

APP = """
from geo import connections
connections.watch()
import socket
import streamlit as st
from starlette.responses import JSONResponse
from starlette.routing import Route

def healthz(_):
    return JSONResponse({"status": "ok"})

app = st.App("page.py", routes=[Route("/healthz", healthz)])
"""
PAGE = """
import socket
import streamlit as st
try:
    socket.create_connection(("192.0.2.1", 443), timeout=5)
except OSError:
    pass
st.write("a page")
"""


def test_doctor_serves_a_page_of_the_real_app_and_no_outside_connection_is_tried(geo: Geo) -> None:
    done = geo("doctor", "--json")
    assert done.code == 0, done.out
    checks = {check["check"]: check for check in done.json["checks"]}
    assert set(checks) == {"versions", "database", "data files", "online services", "running app", "connections"}
    assert checks["connections"]["attempts"] == 0
    assert checks["connections"]["messages"] > 5
    assert checks["database"]["exists"] is False


def test_an_app_that_reaches_outside_while_it_serves_a_page_is_found_out(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(APP, encoding="utf-8")
    (tmp_path / "page.py").write_text(PAGE, encoding="utf-8")
    check = check_app(tmp_path)
    assert not check.ok
    assert "192.0.2.1:443" in check.said
    assert check.details["attempts"] >= 1


def test_an_app_that_cannot_start_is_told(tmp_path: Path) -> None:
    check = check_app(tmp_path)
    assert not check.ok
    assert "streamlit run app.py" in check.said


@pytest.mark.parametrize(
    ("env", "code", "said"),
    [
        ({}, 0, "Off: nothing is asked"),
        ({"KORDON_GEOCODER": "photon"}, 0, "Off: nothing is asked"),
        ({"KORDON_ONLINE": "1"}, 0, "names no service"),
        ({"KORDON_ONLINE": "1", "KORDON_GEOCODER": "photon"}, 1, "KORDON_USER_AGENT"),
        (
            {
                "KORDON_ONLINE": "1",
                "KORDON_GEOCODER": "opencage",
                "KORDON_GEOCODER_KEY": "hidden",
                "KORDON_USER_AGENT": "a",
            },
            0,
            "On: opencage at api.opencagedata.com",
        ),
    ],
)
def test_doctor_says_whether_online_services_are_on_and_which(
    geo: Geo, env: dict[str, str], code: int, said: str
) -> None:
    done = geo("doctor", "--no-app", "--json", **env)
    check = next(each for each in done.json["checks"] if each["check"] == "online services")
    assert said in check["said"]
    assert check["ok"] is (code == 0)
    assert "hidden" not in done.out


def test_doctor_reads_as_text_and_names_a_database_that_is_none(geo: Geo, tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"no database at all " * 100)
    done = geo("doctor", "--no-app", "--database", f"sqlite:///{broken}")
    assert done.code == 1
    assert "FAIL  database:" in done.out
    assert "ok    versions: Kordon" in done.out


def test_the_database_check_counts_what_is_held_and_makes_nothing(geo: Geo, tmp_path: Path) -> None:
    settings = Settings(user_dir=str(tmp_path / "user"))
    assert check_database(settings).details == {"exists": False}
    assert not (tmp_path / "user").exists()
    geo("sample")
    details = check_database(settings).details
    assert (details["batches"], details["rows"], details["undone"]) == (1, 129, 0)


@pytest.mark.parametrize(
    ("noted", "ok", "word"),
    [
        ({"pid": 1, "started": "x", "online": False, "attempts": 0, "last": []}, True, "No connection"),
        ({"pid": 1, "started": "x", "online": False, "attempts": 2, "last": [{"to": "h:1"}]}, True, "refused: h:1"),
        ({"pid": 1, "started": "x", "online": True, "attempts": 2, "last": [{"to": "h:1"}]}, True, "KORDON_ONLINE"),
        (
            {
                "pid": 1,
                "started": "x",
                "online": True,
                "attempts": 2,
                "last": [{"to": "photon.komoot.io", "refused": False}, {"to": "h:1", "refused": True}],
            },
            True,
            "; refused: h:1 (",
        ),
        ({"nonsense": 1}, False, "start the app anew"),
        ([1], False, "start the app anew"),
    ],
)
def test_the_running_apps_own_account_is_read(noted: object, ok: bool, word: str, tmp_path: Path) -> None:  # noqa: FBT001 - a column of the table above
    (tmp_path / "connections.json").write_text(json.dumps(noted), encoding="utf-8")
    check = check_running_app(Settings(user_dir=str(tmp_path)))
    assert check.ok is ok
    assert word in check.said


def test_an_app_that_was_never_started_is_no_fault(tmp_path: Path) -> None:
    check = check_running_app(Settings(user_dir=str(tmp_path / "none")))
    assert check.ok
    assert list(tmp_path.iterdir()) == []
