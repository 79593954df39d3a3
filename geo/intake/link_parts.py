"""Personal data inside a web link: in its path, its query or its fragment, percent signs decoded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from geo.intake.phones import is_regional
from geo.intake.profile_links import may_be_profile

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

URL: Final = r"(?:https?://|www\.)[^\s<>\"']+"
_LINK: Final = re.compile(URL, re.IGNORECASE)
_PARTS: Final = re.compile(r"([^/?#]*//[^/?#]*|[^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)
_WORDS: Final = ("tel", "phone", "mob", "viber", "whats", "call")
_TELLS: Final = re.compile(rf"[%+=#@]|{'|'.join(_WORDS)}|тел", re.IGNORECASE)
"""Cheap test: a link without any of these has nothing to take out."""
_PLAIN_LINES: Final = re.compile(r"(?:https?://[a-z0-9.-]++(?:/[A-Za-z0-9/._-]*+)?\n)++")
_HOST: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z-]+")
_LONGEST_PLAIN: Final = 2_000
_PLUS: Final = re.compile(r"\+\s?\(?\d(?:[\s().,*_–—-]{0,2}\d){8,14}(?!\d)")
_DECIMAL: Final = re.compile(r"\+\d{1,3}[.,]\d+")
_ASKED: Final = re.compile(
    r"(?:(?<![^\W_])|^)(?:tel|telephone|telefon|phone|mobile|whatsapp|viber|signal|call|sms|тел|телефон|номер)"
    r"[\W_]{0,3}\+?\d(?:[\s().,*_–—-]{0,2}\d){5,14}(?!\d)",
    re.IGNORECASE,
)
_RUN: Final = re.compile(r"(?<![\d.])\d(?:[\s().-]{0,2}\d){9,13}(?![\d.])")
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*[A-Za-zА-Яа-я]{2}")
_HANDLE: Final = re.compile(r"(?<![\w@/.])@[A-Za-zА-Яа-яІіЇїЄєЎў_][\w.]{2,31}")
_IP: Final = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])")
_PHONE_KEYS: Final = frozenset({"tel", "phone", "telephone", "mobile", "whatsapp", "viber", "signal", "msisdn", "call"})
_WHO_KEYS: Final = {
    **dict.fromkeys(("email", "mail", "e-mail"), "email"),
    **dict.fromkeys(
        ("user", "username", "user_name", "login", "nick", "nickname", "tg", "telegram", "skype"), "handle"
    ),
    **dict.fromkeys(("imei", "device_id", "deviceid"), "device id"),
}
_TURNS: Final = 3
"""So many times over a link may have been encoded."""


def is_plain_link(text: str) -> bool:
    """Tell whether a text is one link in plain letters, with nothing in it that could be personal or hide it."""
    return are_plain_links((text,))


def are_plain_links(texts: Collection[str]) -> bool:
    """Tell whether each of some texts is a plain link; they are asked at once, which is quick."""
    lines = "".join([f"{text}\n" for text in texts])
    if not _PLAIN_LINES.fullmatch(lines) or lines.count("\n") != len(texts) or ".t.me" in lines:
        return False
    small = lines.lower()  # asked word by word, as one pattern that minds no letter's size takes fifty times as long
    if any(word in small for word in _WORDS) or max(map(len, texts)) > _LONGEST_PLAIN:
        return False
    hosts = {text.split("/", 3)[2] for text in texts}
    return all(map(_HOST.fullmatch, hosts)) and not any(map(may_be_profile, hosts))


def mask_links(text: str, put: Callable[[str], str]) -> str:
    """Return the text with personal data cut out of its links; `put` is told each kind, a word of `Personal`.

    A parameter or a fragment is cut alone; a path is cut from the segment on that holds it. Numbers of posts, dates
    and coordinates stay: a bare number in a path is no telephone number.
    """
    return _LINK.sub(lambda said: _screened(said.group(), put), text)


def _screened(link: str, put: Callable[[str], str]) -> str:
    parts = _PARTS.fullmatch(link)
    if parts is None or not _TELLS.search(link):
        return link
    site, path, query, fragment = parts[1], parts[2] or "", parts[3] or "", parts[4] or ""
    kept = _path(path, put)
    if len(kept) != len(path):
        return site + kept  # what follows a page that is no longer named leads nowhere
    return site + kept + _query(query, put) + _fragment(fragment, put)


def _path(path: str, put: Callable[[str], str]) -> str:
    segments = path.split("/")
    for at, segment in enumerate(segments):
        plain = _decoded(segment)
        before = _decoded(segments[at - 1]) if at else ""
        kind = _personal(plain) or _personal(f"{before} {plain}")
        if kind is not None:
            put(kind)
            return "/".join([*segments[:at], ""])
    return path


def _query(query: str, put: Callable[[str], str]) -> str:
    """Return a query without the parameters that hold something personal."""
    if not query:
        return query
    pieces = re.split(r"([&;])", query[1:])
    kept: list[str] = []
    for at in range(0, len(pieces), 2):
        kind = _of_parameter(pieces[at])
        if kind is not None:
            put(kind)
            continue
        if kept:
            kept.append(pieces[at - 1])
        kept.append(pieces[at])
    whole = "".join(kept)
    return query if len(whole) == len(query) - 1 else (f"?{whole}" if whole else "")


def _fragment(fragment: str, put: Callable[[str], str]) -> str:
    for piece in re.split(r"[&;?#]", fragment):
        kind = _of_parameter(piece) if piece else None
        if kind is not None:
            put(kind)
            return ""
    return fragment


def _of_parameter(text: str) -> str | None:
    key, _, value = _decoded(text).partition("=")
    key, value = key.strip().casefold(), value.strip()
    if value and key in _WHO_KEYS:
        return _WHO_KEYS[key]
    if key in _PHONE_KEYS and len(re.findall(r"\d", value)) >= 6:  # noqa: PLR2004 - the shortest local numbers
        return "phone"
    plain = value or key
    if _HANDLE.search(plain):
        return "handle"
    if _IP.search(plain):
        return "ip address"
    if any(is_regional(re.sub(r"\D", "", run.group())) for run in _RUN.finditer(plain)):
        return "phone"
    return _personal(plain)


def _personal(plain: str) -> str | None:
    """Return the kind of what is surely personal, wherever in a link it stands."""
    if _EMAIL.search(plain):
        return "email"
    if any(not _DECIMAL.fullmatch(number.group()) for number in _PLUS.finditer(plain)) or _ASKED.search(plain):
        return "phone"
    return None


def _decoded(text: str) -> str:
    for _ in range(_TURNS):
        plain = unquote(text)
        if plain == text:
            break
        text = plain
    return text
