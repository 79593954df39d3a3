"""The watch over outgoing connections: what leaves this machine is refused unless the user switched it on, and noted.

With online services on, Kordon's own code may reach the one host that the user named, inside `asking`, and no other.

A Python audit hook sees every connection that Python code opens, before it opens. It cannot see what a C library opens
by itself; the only one here is the PostgreSQL driver, which is used only when the user names such a database.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from geo.errors import UsageError
from geo.settings import Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

STATUS_FILE: Final = "connections.json"
_KEPT: Final = 20
"""How many of the last attempts are kept by name."""
_ADDRESS_EVENTS: Final = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_NAME_EVENTS: Final = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})


class Watch:
    """The connections that this process tried to open beyond the machine.

    `online` lets through what is inside `asking` (it is still noted); `status_path` is where the running count is
    written, for `python -m geo doctor`.
    """

    def __init__(self, *, online: bool, status_path: Path | None) -> None:
        self.online = online
        self.status_path = status_path
        self.attempts = 0
        self.last: list[dict[str, object]] = []
        self._allowed: set[str] = set()
        self._started = datetime.now(UTC).isoformat(timespec="seconds")
        self._lock = threading.RLock()

    def allow(self, host: str) -> None:
        """Let connections to this host through, without noting them: the user named it."""
        self._allowed.add(host.lower())

    def answer(self) -> dict[str, object]:
        """Return what was seen so far; only host and port of an attempt are kept."""
        with self._lock:
            return {
                "pid": os.getpid(),
                "started": self._started,
                "online": self.online,
                "attempts": self.attempts,
                "last": list(self.last),
            }

    def save(self) -> None:
        """Write the status file, whole or not at all; a folder that cannot be written costs only the status."""
        if self.status_path is None:
            return
        import json  # noqa: PLC0415 - the command line starts without it

        draft = self.status_path.with_suffix(f".{os.getpid()}.tmp")
        try:
            self.status_path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(self.answer()), encoding="utf-8")
            draft.replace(self.status_path)
        except OSError:
            draft.unlink(missing_ok=True)

    def see(self, event: str, args: tuple[Any, ...]) -> None:
        """Judge one socket event; raises PermissionError where it would leave the machine unasked."""
        if event in _ADDRESS_EVENTS:
            host, port = _host_and_port(args[1])
        else:
            host, port = _text(args[0]), None
        if host is None or _is_here(host) or host.lower() in self._allowed:
            return
        asked = getattr(_inside, "asked", None)
        if asked is not None and (self.online or asked.commanded):
            if asked.takes(host, is_name_event=port is None):
                if port is None:
                    self._note(event, host, refused=False)
                return
        elif port is None and _is_number(host):
            return  # reading a numeric address asks nobody
        self._note(event, f"{host}:{port}" if port is not None else host, refused=True)
        mend = (
            "it is not the host of the service that you named, so it is not reached"
            if self.online
            else "online services are off; set KORDON_ONLINE=1 if you want one, nothing else needs the internet"
        )
        msg = f"Kordon refused a connection to {host}: {mend}"
        raise PermissionError(msg)

    def _note(self, event: str, to: str, *, refused: bool) -> None:
        with self._lock:
            self.attempts += 1
            self.last.append(
                {
                    "at": datetime.now(UTC).isoformat(timespec="seconds"),
                    "to": to,
                    "event": event,
                    "refused": refused,
                }
            )
            del self.last[:-_KEPT]
            self.save()


class _Asked:
    """The one host that the code of this thread may reach; numbers only once its name was looked up."""

    def __init__(self, host: str, *, commanded: bool) -> None:
        self.host, self.commanded, self._looked_up = host.lower(), commanded, False

    def takes(self, host: str, *, is_name_event: bool) -> bool:
        if host.lower() == self.host:
            self._looked_up = True
            return True
        return not is_name_event and self._looked_up and not _is_number(self.host) and _is_number(host)


_inside = threading.local()


@contextlib.contextmanager
def asking(host: str, *, commanded: bool = False) -> Iterator[None]:
    """Let this thread reach `host`, and nothing else beyond the machine, while the block runs.

    It holds where online services are on, or where the user's very command is to ask this host (`commanded`). What
    would lead elsewhere, such as a redirect to another host, is refused.
    """
    before = getattr(_inside, "asked", None)
    _inside.asked = _Asked(host, commanded=commanded)
    try:
        yield
    finally:
        _inside.asked = before


_watch: Watch | None = None


def watch(settings: Settings | None = None, *, keep_status: bool = True) -> Watch:
    """Begin to watch this process; a second call returns the first watch (an audit hook cannot be taken out).

    `keep_status` writes `connections.json` into the user's folder, as the app does. Settings that cannot be read
    switch nothing on; their message reaches the user where they are used.
    """
    global _watch  # noqa: PLW0603 - one process has one audit hook
    if _watch is not None:
        return _watch
    if settings is None:
        try:
            settings = read_settings()
        except UsageError:
            settings = Settings()
    _watch = Watch(online=settings.online, status_path=settings.folder / STATUS_FILE if keep_status else None)
    host = database_host(settings.database_url)
    if host:
        _watch.allow(host)
    sys.addaudithook(_hook(_watch))
    _watch.save()
    return _watch


def database_host(url: str) -> str | None:
    """Return the host that a database URL names, None for a file."""
    if "://" not in url or url.startswith("sqlite"):
        return None
    from urllib.parse import urlsplit  # noqa: PLC0415 - only wanted for a shared database

    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _hook(seen_by: Watch) -> Callable[[str, tuple[Any, ...]], None]:
    events = _ADDRESS_EVENTS | _NAME_EVENTS

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event in events:
            seen_by.see(event, args)

    return hook


def _host_and_port(address: object) -> tuple[str | None, int | None]:
    """Return host and port of an internet address; (None, None) of a local one (a Unix socket, netlink)."""
    if isinstance(address, tuple) and len(address) >= 2 and isinstance(address[1], int):  # noqa: PLR2004 - host, port
        return _text(address[0]), address[1]
    return None, None


def _text(host: object) -> str | None:
    if isinstance(host, bytes | bytearray):
        return bytes(host).decode("ascii", "replace")
    return host if isinstance(host, str) else None


def _is_number(host: str) -> bool:
    import ipaddress  # noqa: PLC0415 - the command line starts without it

    try:
        ipaddress.ip_address(host.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    return True


def _is_here(host: str) -> bool:
    """Tell whether a host is this machine: loopback, unspecified, or its own name."""
    if host in {"", "localhost"} or host.endswith(".localhost"):
        return True
    import ipaddress  # noqa: PLC0415 - the command line starts without it

    try:
        number = ipaddress.ip_address(host.split("%", maxsplit=1)[0])
    except ValueError:
        import socket  # noqa: PLC0415 - loaded already by whoever opens a connection

        return host.lower() == socket.gethostname().lower()
    mapped = getattr(number, "ipv4_mapped", None)
    return bool(number.is_loopback or number.is_unspecified or (mapped is not None and mapped.is_loopback))
