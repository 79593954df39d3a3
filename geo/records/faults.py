"""What the databases' errors mean to a user, and how to mend them."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import sqlalchemy as sa

from geo.errors import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SQLITE = {
    "SQLITE_NOTADB": "is not a database; name another file with --database or KORDON_DATABASE_URL",
    "SQLITE_BUSY": "is locked by another program; close it or wait until it is done, then try again",
    "SQLITE_LOCKED": "is locked by another program; close it or wait until it is done, then try again",
    "SQLITE_READONLY": "is read-only; give yourself write permission on the file and its folder",
    "SQLITE_CANTOPEN": "cannot be opened; check that its folder exists and that you may read and write there",
    "SQLITE_FULL": "cannot grow: the disk is full; free some space and try again; nothing was half written",
    "SQLITE_CORRUPT": "is damaged; put back a copy, or save what is readable with `sqlite3 FILE .recover`",
    "SQLITE_IOERR": "cannot be read or written: the disk reports an error; check the disk and try again",
    "SQLITE_PERM": "may not be opened; give yourself read and write permission on it",
}
_POSTGRES = {
    "55P03": "is locked by another program; wait until it is done, then try again",
    "57014": "took too long to answer; try again later",
    "25006": "is read-only for this user; ask its owner for write permission",
    "42501": "refuses this user; ask its owner for permission on schema and tables",
    "28P01": "refuses the password; check the user and the password in the URL",
    "28000": "refuses this user; check the user in the URL",
    "3D000": "does not exist on this server; create it with createdb or correct its name in the URL",
    "53100": "cannot grow: the disk of the server is full; nothing was half written",
}
_UNREACHABLE = "cannot be reached; check host, port and user in the URL and that the server is running"
_TAKEN = "already holds these rows, stored by someone else meanwhile; run the import again"


@contextlib.contextmanager
def told(name: str) -> Iterator[None]:
    """Turn errors of the database called `name` (without a password) into one line with its mend."""
    try:
        yield
    except sa.exc.IntegrityError as error:
        if "row_key" in str(error.orig):
            msg = f"The record database {name} {_TAKEN}"
            raise DatabaseError(msg) from error
        raise
    except sa.exc.DBAPIError as error:
        msg = f"The record database {name} {_mend(error)}"
        raise DatabaseError(msg) from error
    except DatabaseError as error:
        if str(error).startswith("The record database"):
            raise
        msg = f"The record database {name} {error}"
        raise type(error)(msg) from error


def _mend(error: sa.exc.DBAPIError) -> str:
    code = getattr(error.orig, "sqlite_errorname", None)
    if code:
        for name, mend in _SQLITE.items():
            if code.startswith(name):
                return mend
    state = getattr(error.orig, "sqlstate", None)
    if state in _POSTGRES:
        return _POSTGRES[state]
    if state is None and code is None:
        said = str(error.orig)
        return next((mend for key, mend in _CONNECT_SAID.items() if key in said), _UNREACHABLE)
    first_line = str(error.orig).strip().splitlines()[0]
    return f"answers: {first_line}; if this stays, please report it with the command that you ran"


_CONNECT_SAID = {
    "password authentication failed": _POSTGRES["28P01"],
    "no password supplied": _POSTGRES["28P01"],
    "does not exist": _POSTGRES["3D000"],
}
"""Before a connection stands, PostgreSQL's client gives words only, no code."""
