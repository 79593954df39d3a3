"""Nothing leaves the machine unasked: attempts are refused before they are made, and noted.

An audit hook cannot be taken out of a process, so each case runs in a process of its own. 192.0.2.1 is reserved for
documentation (RFC 5737): were the hook to fail, nobody would be reached.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from geo.connections import database_host

ROOT = Path(__file__).resolve().parents[2]


def run(code: str, folder: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith("KORDON_")}
    env |= {"KORDON_USER_DIR": str(folder), **extra}
    program = f"import socket\nfrom geo.connections import watch\nseen = watch()\n{code}"
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=60
    )


def status(folder: Path) -> dict[str, object]:
    answer: dict[str, object] = json.loads((folder / "connections.json").read_text(encoding="utf-8"))
    return answer


@pytest.mark.parametrize(
    ("attempt", "to"),
    [
        ("socket.create_connection(('192.0.2.1', 443), timeout=5)", "192.0.2.1:443"),
        ("socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 53))", "192.0.2.1:53"),
        ("socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))", "192.0.2.1:53"),
        ("socket.socket(socket.AF_INET6).connect(('2001:db8::1', 80))", "2001:db8::1:80"),
        ("socket.getaddrinfo('tiles.example', 443)", "tiles.example"),
        ("socket.gethostbyname('tiles.example')", "tiles.example"),
        ("__import__('urllib.request').request.urlopen('http://tiles.example/1.png')", "tiles.example"),
    ],
)
def test_a_connection_beyond_the_machine_is_refused_and_noted(attempt: str, to: str, tmp_path: Path) -> None:
    done = run(f"try:\n    {attempt}\nexcept OSError as error:\n    print(error)", tmp_path)
    assert "KORDON_ONLINE=1" in done.stdout, done.stderr
    seen = status(tmp_path)
    assert seen["attempts"] == 1
    last = seen["last"]
    assert isinstance(last, list)
    assert last[0]["to"] == to
    assert last[0]["refused"] is True


@pytest.mark.parametrize(
    "attempt",
    [
        "s = socket.create_server(('127.0.0.1', 0)); socket.create_connection(s.getsockname())",
        "s = socket.create_server(('127.0.0.1', 0)); socket.create_connection(('localhost', s.getsockname()[1]))",
        "socket.getaddrinfo('192.0.2.1', 80)",
        "socket.getaddrinfo(None, 80)",
        "socket.getaddrinfo(socket.gethostname(), 80)",
        "a, b = socket.socketpair(); a.sendall(b'x'); assert b.recv(1) == b'x'",
        "import asyncio; asyncio.run(asyncio.sleep(0))",
    ],
)
def test_talk_within_the_machine_is_neither_refused_nor_noted(attempt: str, tmp_path: Path) -> None:
    done = run(attempt, tmp_path)
    assert done.returncode == 0, done.stderr
    assert status(tmp_path)["attempts"] == 0


ASKING = "from geo.connections import asking\ns = socket.socket()\ns.settimeout(0.05)\n"
"""192.0.2.1 never answers, so that a connection let through ends in a time-out."""


def test_with_online_services_on_the_host_asked_is_let_through_and_noted(tmp_path: Path) -> None:
    code = (
        ASKING + "with asking('192.0.2.1'):\n    socket.getaddrinfo('192.0.2.1', 9)\n    s.connect_ex(('192.0.2.1', 9))"
    )
    done = run(code, tmp_path, KORDON_ONLINE="1")
    assert done.returncode == 0, done.stderr
    seen = status(tmp_path)
    assert (seen["attempts"], seen["online"]) == (1, True)
    last = seen["last"]
    assert isinstance(last, list)
    assert (last[0]["to"], last[0]["refused"]) == ("192.0.2.1", False)


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.create_connection(('192.0.2.1', 443), timeout=1)",
        "with asking('192.0.2.1'): socket.create_connection(('192.0.2.2', 443), timeout=1)",
        "with asking('192.0.2.1'): socket.getaddrinfo('192.0.2.2', 443)",
        "with asking('192.0.2.1'): socket.getaddrinfo('tiles.example', 443)",
        "with asking('places.example'): s.connect(('192.0.2.2', 443))",
        "with asking('places.example'): __import__('urllib.request').request.urlopen('http://192.0.2.2/')",
        "with asking('192.0.2.1'): pass\ns.connect(('192.0.2.1', 443))",
    ],
)
def test_with_online_services_on_every_other_host_is_refused_and_noted(attempt: str, tmp_path: Path) -> None:
    done = run(ASKING + attempt, tmp_path, KORDON_ONLINE="1")
    assert "not the host of the service that you named" in done.stderr
    last = status(tmp_path)["last"]
    assert isinstance(last, list)
    assert [each["refused"] for each in last] == [True]


def test_another_thread_is_not_let_through_with_the_one_that_asks(tmp_path: Path) -> None:
    code = (
        ASKING
        + "import concurrent.futures\nwith asking('192.0.2.1'), concurrent.futures.ThreadPoolExecutor() as pool:\n"
        "    pool.submit(socket.getaddrinfo, '192.0.2.1', 9).result()\n"
        "    pool.submit(s.connect, ('192.0.2.1', 9)).result()"
    )
    assert "PermissionError" in run(code, tmp_path, KORDON_ONLINE="1").stderr


def test_asking_alone_switches_nothing_on_unless_the_command_is_to_ask(tmp_path: Path) -> None:
    refused = run(ASKING + "with asking('192.0.2.1'): s.connect(('192.0.2.1', 9))", tmp_path)
    assert "online services are off" in refused.stderr
    commanded = "with asking('192.0.2.1', commanded=True): s.connect_ex(('192.0.2.1', 9))"
    assert run(ASKING + commanded, tmp_path).returncode == 0


def test_the_host_of_the_users_own_database_is_let_through(tmp_path: Path) -> None:
    code = "s = socket.socket()\ns.settimeout(0.05)\ns.connect_ex(('192.0.2.1', 5432))"
    done = run(code, tmp_path, KORDON_DATABASE_URL="postgresql+psycopg://me:secret@192.0.2.1/kordon")
    assert done.returncode == 0, done.stderr
    assert status(tmp_path)["attempts"] == 0
    assert "secret" not in (tmp_path / "connections.json").read_text(encoding="utf-8")


def test_settings_that_cannot_be_read_switch_nothing_on(tmp_path: Path) -> None:
    done = run("socket.socket().connect(('192.0.2.1', 80))", tmp_path, KORDON_ONLINE="perhaps", HOME=str(tmp_path))
    assert "PermissionError" in done.stderr


def test_only_the_last_attempts_are_kept_by_name(tmp_path: Path) -> None:
    code = "for port in range(1, 31):\n    try: socket.socket().connect(('192.0.2.1', port))\n    except OSError: pass"
    run(code, tmp_path)
    seen = status(tmp_path)
    assert seen["attempts"] == 30
    last = seen["last"]
    assert isinstance(last, list)
    assert [entry["to"] for entry in last] == [f"192.0.2.1:{port}" for port in range(11, 31)]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("", None),
        ("sqlite:////home/me/kordon.sqlite", None),
        ("postgresql+psycopg://me:pw@db.example:5432/kordon", "db.example"),
        ("postgresql+psycopg:///kordon", None),
        ("postgresql+psycopg://[bad", None),
        ("nonsense", None),
    ],
)
def test_the_host_of_a_database_url_is_read(url: str, host: str | None) -> None:
    assert database_host(url) == host
