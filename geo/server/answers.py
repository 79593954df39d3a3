"""What every answer of our routes shares: headers that keep it ours, compact JSON, and not sending what is known."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}
"""Sent with every answer; there is no CORS header anywhere, so other origins read nothing."""


def compact(answer: object) -> bytes:
    """Return JSON without spaces, UTF-8. NaN is refused: it is no JSON."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def failure(status: int, message: str) -> Response:
    """Answer with a status and one message that says how to mend it."""
    return Response(
        compact({"error": message}),
        status_code=status,
        media_type="application/json",
        headers={**HEADERS, "Cache-Control": "no-store"},
    )


def tag(*parts: object) -> str:
    """Return an ETag of what an answer depends on."""
    return f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:24]}"'


def answer_once(request: Request, etag: str, make: Callable[[], object]) -> Response:
    """Answer with JSON, or with 304 and no work where the browser holds this very answer. Bytes are JSON already."""
    headers = {**HEADERS, "ETag": etag, "Cache-Control": "private, no-cache", "Vary": "Accept-Encoding"}
    if known(request, etag):
        return Response(status_code=304, headers=headers)
    made = make()
    return Response(made if isinstance(made, bytes) else compact(made), media_type="application/json", headers=headers)


def known(request: Request, etag: str) -> bool:
    """Tell whether the browser says that it holds the answer with this ETag; weak and strong ones compare alike."""
    asked = request.headers.get("if-none-match", "")
    return etag.removeprefix("W/") in (each.strip().removeprefix("W/") for each in asked.split(","))
