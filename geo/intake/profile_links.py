"""Links to people's accounts and ways to write to them; links to single published posts are sources and stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DOT: Final = r"(?:\.|\[\.\]|\(\.\)|\s?[\[(]dot[\])]\s?)"
_LINK: Final = re.compile(
    r"(?<![\w.@/-])(?:h(?:tt|xx)ps?://)?(?:[a-z-]{1,8}"
    rf"{_DOT})?(?P<host>[a-z-]{{1,14}}{_DOT}(?:com|me|dog|ru|im|net|gg|group|am|to|org))"
    r"(?P<path>/[^\s<>\"'|]*[^\s<>\"'|.,;:!?)\]}])",
    re.IGNORECASE,
)
_SUBDOMAIN: Final = re.compile(r"(?<![\w.@/-])(?:https?://)?(?!www\.)[a-z]\w{3,31}\.t\.me\b/?", re.IGNORECASE)
_SCHEMES: Final = re.compile(r"\b(?:tg|viber|skype|whatsapp|sgnl|fb-messenger):(?://)?[^\s<>\"']*[\w/]", re.IGNORECASE)
_AT_PATH: Final = re.compile(
    r"(?<![\w.@/-])(?:https?://)?[\w.-]+\.[a-z]{2,24}/@[\w.]+(?:@[\w.-]+)?/?(?![\w/])", re.IGNORECASE
)
"""The page of an account as Mastodon and its kin write it; `/@name/123` is a post."""


def mask_profiles(text: str, put: Callable[[], str]) -> str:
    """Return the text with links to accounts replaced by what `put` returns for each."""
    text = _SCHEMES.sub(lambda said: said.group() if "&post=" in said.group() else put(), text)
    text = _SUBDOMAIN.sub(lambda _: put(), text)
    text = _LINK.sub(lambda said: put() if _is_profile(said["host"], said["path"]) else said.group(), text)
    return _AT_PATH.sub(lambda _: put(), text)


def may_be_profile(host: str) -> bool:
    """Tell whether a host, in plain small letters, is a site on which people have accounts, or lies under one."""
    return ".".join(host.rsplit(".", 2)[-2:]) in _SITES


def _is_profile(host: str, path: str) -> bool:
    judge = _SITES.get(re.sub(_DOT, ".", host.lower(), flags=re.IGNORECASE))
    if judge is None:
        return False
    segments = [part for part in re.split(r"[/?#]", path) if part]
    return bool(segments) and judge([part.lower() for part in segments])


def _always(_path: Sequence[str]) -> bool:
    return True


def _telegram(path: Sequence[str]) -> bool:
    first = path[0]
    if first.startswith("+") or first in {"joinchat", "addlist", "login", "contact"}:
        return True
    if first in {"s", "c", "share", "iv", "proxy", "socks", "addstickers", "addemoji", "boost"}:
        return False
    return len(path) == 1 or not path[1].isdigit()


def _x(path: Sequence[str]) -> bool:
    if path[0] in {"i", "search", "hashtag", "home", "explore", "share", "intent"}:
        return False
    return not (len(path) > 2 and path[1] in {"status", "statuses"} and path[2].isdigit())  # noqa: PLR2004 - name, word, number


def _vk(path: Sequence[str]) -> bool:
    """Tell accounts from communities, whose numbers stand behind a minus or behind `club` and `public`."""
    first = path[0]
    if re.match(r"(?:wall|video|photo|album|clips?|doc|topic|market|story)-\d", first):
        return False
    return not (
        re.fullmatch(r"(?:club|public|event)\d+", first)
        or first in {"feed", "search", "away.php", "video"}
        or first[0] == "@"
    )


def _facebook(path: Sequence[str]) -> bool:
    posts = {"posts", "videos", "reel", "reels", "watch", "photo", "photo.php", "photos", "story.php", "permalink.php"}
    return not posts & set(path[:2]) and path[0] not in {"groups", "events", "hashtag", "share", "sharer", "search"}


def _instagram(path: Sequence[str]) -> bool:
    posts = {"p", "reel", "reels", "tv"}
    return not posts & set(path[:2]) and path[0] != "explore"


def _odnoklassniki(path: Sequence[str]) -> bool:
    return path[0] not in {"group", "video", "live", "topic", "search"}


def _youtube(path: Sequence[str]) -> bool:
    return path[0] in {"c", "user", "channel"} or path[0][0] == "@"


def _video_site(path: Sequence[str]) -> bool:
    return path[0][0] == "@" and not (len(path) > 1 and path[1] in {"video", "photo", "post"})


def _whatsapp(path: Sequence[str]) -> bool:
    return path[0] != "channel"


def _discord(path: Sequence[str]) -> bool:
    return path[0] in {"invite", "users"}


def _linkedin(path: Sequence[str]) -> bool:
    return path[0] == "in"


_SITES: Final[dict[str, Callable[[Sequence[str]], bool]]] = {
    **dict.fromkeys(("t.me", "telegram.me", "telegram.dog"), _telegram),
    **dict.fromkeys(("x.com", "twitter.com"), _x),
    **dict.fromkeys(("vk.com", "vk.ru", "vkontakte.ru"), _vk),
    **dict.fromkeys(("facebook.com", "fb.com"), _facebook),
    **dict.fromkeys(("instagram.com", "instagr.am"), _instagram),
    **dict.fromkeys(("ok.ru", "odnoklassniki.ru"), _odnoklassniki),
    **dict.fromkeys(("tiktok.com", "threads.net", "threads.com"), _video_site),
    **dict.fromkeys(("wa.me", "signal.me", "signal.group", "m.me", "fb.me", "viber.com", "messenger.com", "discord.gg",
                     "matrix.to", "snapchat.com", "line.me", "icq.im"), _always),
    "whatsapp.com": _whatsapp,
    "discord.com": _discord,
    "youtube.com": _youtube,
    "linkedin.com": _linkedin,
}  # fmt: skip
"""Sites on which people have accounts: does the path, in its parts, lead to one?"""
