"""Signed, expiring tokens: the map's script may ask only for what a page's filters allow.

Streamlit's login does not guard our own routes, so every request for data carries such a token.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from itsdangerous import BadData, BadSignature, SignatureExpired, URLSafeTimedSerializer
from itsdangerous.encoding import base64_decode, base64_encode

from geo.errors import KordonError, UsageError
from geo.records.filters import Filters

if TYPE_CHECKING:
    from pathlib import Path

    from geo.settings import Settings

MAX_AGE_S: Final = 12 * 3600
"""How long a token is good for, seconds: a working day."""
_REUSED_S: Final = 600
"""How long one token is handed out again for the same filters, seconds, so that a rerun changes nothing on the map."""
_SALT: Final = "kordon.map.filters"
_SHORTEST_SECRET: Final = 16
_KEY_FILE: Final = "signing.key"


class TokenError(KordonError, PermissionError):
    """A token that Kordon did not sign, or that is too old."""


def sign_filters(filters: Filters, secret: str) -> str:
    """Return a token that carries the filters; its text is safe in a URL."""
    return _signed(filters, secret, int(time.monotonic() // _REUSED_S))


def read_token(token: str, secret: str, max_age: float = MAX_AGE_S) -> Filters:
    """Return the filters of a token made not longer than `max_age` seconds ago.

    Raises TokenError where it is missing, altered, of another installation or too old.
    """
    try:
        words = _serializer(secret).loads(token, max_age=int(max_age))
        _check_writing(token)
        return Filters.from_words(words)
    except SignatureExpired:
        msg = "this view is too old; reload the page"
        raise TokenError(msg) from None
    except (BadData, UsageError):
        msg = "this view was not signed by this installation of Kordon; open the map page anew"
        raise TokenError(msg) from None


def signing_secret(settings: Settings) -> str:
    """Return the key that signs tokens: the set one, else one made once and kept in the user's folder.

    Raises UsageError where the set or kept key is too short to guard anything.
    """
    if settings.secret:
        return _checked(settings.secret, "KORDON_SECRET")
    return _kept_secret(settings.folder)


@lru_cache(maxsize=256)
def _signed(filters: Filters, secret: str, _step: int) -> str:
    return str(_serializer(secret).dumps(filters.to_words()))


def _serializer(secret: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt=_SALT, signer_kwargs={"digest_method": hashlib.sha256})


def _check_writing(token: str) -> None:
    """Refuse other writings of the same signature: base64 ignores its last bits, padding and strange letters."""
    signature = token.rpartition(".")[2]
    if base64_encode(base64_decode(signature)).decode() != signature:
        raise BadSignature(token)


def _checked(secret: str, where: str) -> str:
    if len(secret) < _SHORTEST_SECRET:
        msg = f"{where} is too short to sign with; give at least {_SHORTEST_SECRET} characters or remove it"
        raise UsageError(msg)
    return secret


@lru_cache(maxsize=8)
def _kept_secret(folder: Path) -> str:
    path = folder / _KEY_FILE
    try:
        if not path.exists():
            _keep(secrets.token_urlsafe(32), path)
        path.chmod(0o600)
        kept = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        # A machine that keeps nothing still gets its map; its tokens end with the process.
        return secrets.token_urlsafe(32)
    return _checked(kept, str(path))


def _keep(secret: str, path: Path) -> None:
    """Write a new key that no other account can read; where another process was quicker, its key stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secret)
    try:
        os.link(draft, path)  # fails where the file exists, unlike a rename: no key is ever overwritten
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
