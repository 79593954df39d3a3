"""Addresses of public channels: a channel is a source, and has one name however its address is written."""

from __future__ import annotations

import re
from typing import Final

from geo.reports.text.folding import fold

_NAME: Final = r"[A-Za-z][A-Za-z0-9_]{2,31}(?![\w-]|\.\w)"
_SCHEME: Final = r"(?:https?://)?(?:www\.|mobile\.|m\.)?"
_REST: Final = r"(?:/(?:status(?:es)?/)?\d+)?(?:\?[^\s<>\"']*)?/?"
_ADDRESS: Final = re.compile(
    rf"""(?:\b(?:telegram|tg|телеграмм?|тг|twitter|x|youtube)[\s:=]{{1,3}})?
    (?:{_SCHEME}(?:t|telegram)\.(?:me|dog)/(?:s/)?(?P<telegram>{_NAME}){_REST}
    |{_SCHEME}(?:twitter|x)\.com/(?P<x>{_NAME}){_REST}
    |{_SCHEME}youtube\.com/(?:@|c/|user/)(?P<youtube>{_NAME})/?
    |{_SCHEME}vk\.(?:com|ru)/(?P<vk>(?:club|public)\d+)/?
    |tg://resolve\?domain=(?P<app>{_NAME})
    |(?<![\w@/.])@(?P<handle>{_NAME}))
    |\b(?:telegram|tg|телеграмм?|тг)[\s:=]{{1,3}}(?P<said>(?=\w*[\d_]){_NAME})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BARE: Final = re.compile(r"(?=\w*_)[A-Za-z][A-Za-z0-9_]{2,31}", re.ASCII)
"""A cell that is nothing but the name of a channel, shaped as no ordinary name is."""
_NO_CHANNELS: Final = frozenset(
    {"joinchat", "addlist", "addstickers", "share", "proxy", "socks", "login", "contact", "home", "search", "hashtag"}
)
"""First words of addresses of those sites that name no channel."""


def name_channels(text: str) -> str:
    """Return the name of a source with addresses of public channels written as the channels' names.

    "@Hajun_BY", "t.me/hajun_by" and "https://t.me/s/hajun_by/123" are all "hajun_by". Invitations, bots (to which
    people write) and numbered accounts are no channels: they stay, for the privacy screen to remove.
    """
    plain = fold(text)
    if _BARE.fullmatch(plain):
        return plain.lower()
    named = _ADDRESS.sub(_named, plain)
    return text if named == plain else named


def _named(said: re.Match[str]) -> str:
    name = next(name for name in said.groupdict().values() if name is not None).lower()
    return said.group() if name in _NO_CHANNELS or name.endswith("bot") else name
