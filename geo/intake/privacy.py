"""The privacy screen: what could betray a person is taken out before anything else reads it.

Phones, e-mails, handles, IP addresses and device ids inside text are replaced by a mark that says what stood there.
Coordinates, dates, unit, train and vehicle numbers are not personal and stay. Names inside free text cannot be told
from names of places or units without reading the sentence; a person reads them in review.
"""

from __future__ import annotations

import ipaddress
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable


class Personal(StrEnum):
    """A kind of personal data, in the word that stands in its mark: `[phone removed]`."""

    EMAIL = "email"
    HANDLE = "handle"
    PHONE = "phone"
    IP = "ip address"
    DEVICE = "device id"
    NAME = "name"


_LETTERS: Final = r"A-Za-zА-Яа-яЁёІіЇїЄєҐґЎў"
_MAYBE: Final = re.compile(
    r"@|\d(?:[\s().–-]{0,3}\d){5}|\d\.\d+\.\d|(?:t|wa|signal)\.me|vk\.com|[\[(]\s*(?:at|собака)"
    r"|[0-9a-f]:[0-9a-f]{0,4}:|[0-9a-f]{2}-[0-9a-f]{2}-|[:=]\s?[a-z][a-z.]*[\d_]",
    re.IGNORECASE,
)
"""Cheap test: text without any of these has nothing to mask."""
_URL: Final = r"(?:https?://|www\.)[^\s<>\"']+"
_KEPT: Final = re.compile(
    rf"""{_URL}
    |(?<![\d.])\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}(?:[T ]\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?(?!\d)  # 2022-12-16 20:53
    |(?<![\d.])\d{{1,2}}[-./]\d{{1,2}}[-./](?:19|20)\d{{2}}(?!\d)                                # 16.12.2022
    |(?<![\d.])[+-]?(?:1[0-8]\d|\d{{1,2}})\.\d{{3,8}}(?![\d.])                                   # 53.9045
    |(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])                                            # 20:53
    """,
    re.VERBOSE,
)
"""Parts of a text that look like numbers of people and are not."""
_PROFILE: Final = re.compile(
    r"(?:https?://|www\.)?(?:wa\.me/\S+|signal\.me/\S+|t\.me/\+\S+|vk\.com/id\d+"
    r"|t\.me/(?!s/)[A-Za-z]\w{3,31}(?!/\d|\w|/s/))",
    re.IGNORECASE,
)
"""A link to a person's account; a link to a post (`t.me/channel/123`) is a source and stays."""
_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[\[(]\s?(?:at|собака)\s?[\])]\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}"
    rf"(?:\.|\s?[\[(]\s?dot\s?[\])]\s?)[{_LETTERS}]{{2,24}}",
    re.IGNORECASE,
)
_HANDLE: Final = re.compile(
    r"(?<![\w@/.])@[A-Za-zА-Яа-я0-9_][\w.]{1,31}(?<!\.)"
    r"|\b(?:telegram|tg|телеграмм?|тг|nick(?:name)?|ник|нік|username|user|login|логин|skype|insta(?:gram)?)\s?[:=]\s?"
    r"(?=\w*[\d_])[A-Za-z][\w.]{3,31}",
    re.IGNORECASE,
)
_OCTET: Final = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_IPV4: Final = re.compile(rf"(?<![\w.])(?:{_OCTET}\.){{3}}{_OCTET}(?![\w]|\.\d)")
_IPV6: Final = re.compile(r"(?<![\w:])(?=(?:[0-9a-f]*:){3})[0-9a-f:]{6,39}(?![\w:])", re.IGNORECASE)
_DEVICE: Final = re.compile(
    r"(?<![\w:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])|\bIMEI\W{0,3}\d{14,16}|(?<!\d)\d{15}(?!\d)", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"(?<![\w/])(?:\+\s?)?\(?\d(?:[\s().–-]{0,3}\d){5,15}(?!\w)")
_ASKED: Final = re.compile(
    r"(?:\btel(?:ephone)?|\bphone|\bmobile|\bwhatsapp|\bviber|\bsms|\bтел(?:ефон\w*)?|\bмоб\w*|\bзвон\w*"
    r"|\bдзвон\w*|\bтэл\w*|\btelefon\w*)\W{0,4}(?:number|no|номер|nr)?\W{0,4}$",
    re.IGNORECASE,
)
"""Words after which a number is a telephone number."""
_LOCAL_PHONES: Final = re.compile(
    r"""80(?:15|16|17|21|22|23|25|29|33|44)\d{7}          # Belarus, trunk 8 0
    |(?:25|29|33|44)\d{7}                                # Belarus, mobile alone
    |[78][3489]\d{9}                                     # Russia
    |0(?:39|44|50|63|66|67|68|73|9[1-9])\d{7}            # Ukraine
    |[5-8]\d{8}                                          # Poland
    |(?:00)?(?:375(?:1[567]|2[1-59]|33|44)\d{7}|380\d{9}|37[0-3]\d{8}|48\d{9})  # a country code without its plus
    |007\d{10}
    """,
    re.VERBOSE,
)
"""Numbers of the region's plans (ITU-T E.164 national plans), for those written without a plus."""
_FULL_PHONES: Final = re.compile(r"(?:375\d{9}|380\d{9}|7\d{10}|48\d{9}|37[0-3]\d{8})")
"""Numbers of the region with their country code."""
_LEAST_DIGITS: Final = 6
_MOST_DIGITS: Final = 15
_WORD_BEFORE: Final = 30
"""Characters before a number in which a word for telephone is looked for."""


def mask(text: str) -> tuple[str, tuple[Personal, ...]]:
    """Return the text with personal data replaced by marks, and the kinds that were found, each once."""
    if not _MAYBE.search(text):
        return text, ()
    found: dict[Personal, None] = {}

    def put(kind: Personal) -> str:
        found[kind] = None
        return f"[{kind} removed]"

    text = _EMAIL.sub(lambda _: put(Personal.EMAIL), text)
    text = _PROFILE.sub(lambda _: put(Personal.HANDLE), text)
    parts: list[str] = []
    end = 0
    for kept in _KEPT.finditer(text):
        parts += [_mask_part(text[end : kept.start()], put), kept.group()]
        end = kept.end()
    parts.append(_mask_part(text[end:], put))
    return "".join(parts), tuple(found)


def _mask_part(text: str, put: Callable[[Personal], str]) -> str:
    """Mask a part that holds no link, date, time or coordinate."""
    text = _HANDLE.sub(lambda _: put(Personal.HANDLE), text)
    text = _DEVICE.sub(lambda _: put(Personal.DEVICE), text)
    text = _IPV6.sub(lambda said: put(Personal.IP) if _is_ipv6(said.group()) else said.group(), text)
    text = _IPV4.sub(lambda _: put(Personal.IP), text)
    return _mask_phones(text, put)


def _is_ipv6(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True


def _mask_phones(text: str, put: Callable[[Personal], str]) -> str:
    parts: list[str] = []
    end = 0
    for number in _NUMBER.finditer(text):
        asked = bool(_ASKED.search(text, max(0, number.start() - _WORD_BEFORE), number.start()))
        for first, last in _phones(number.group(), asked=asked):
            parts += [text[end : number.start() + first], put(Personal.PHONE)]
            end = number.start() + last
    parts.append(text[end:])
    return "".join(parts)


def _phones(number: str, *, asked: bool) -> list[tuple[int, int]]:
    """Return where telephone numbers begin and end in a run of digit groups.

    A number beside it ("30 Urals, 8 029 ...") must neither hide a telephone number nor be taken for its end.
    """
    groups = [(each.group(), each.start(), each.end()) for each in re.finditer(r"\d+", number)]
    plus = number.startswith("+")
    spans: list[tuple[int, int]] = []
    i = 0
    while i < len(groups):
        said_so = i == 0 and (plus or asked)
        j = _phone_end(
            ["".join(g[0] for g in groups[i:k]) for k in range(i + 1, len(groups) + 1)],
            said_so=said_so,
            plus=plus and i == 0,
        )
        if j:
            start = 0 if i == 0 else groups[i][1]
            if start and number[start - 1] == "(":
                start -= 1
            spans.append((start, groups[i + j - 1][2]))
        i += max(j, 1)
    return spans


def _phone_end(joined: list[str], *, said_so: bool, plus: bool) -> int:
    """Return how many groups make a telephone number, 0 for none; `joined[k]` is the first k + 1 groups together."""
    plan = _FULL_PHONES if plus else _LOCAL_PHONES
    for count in range(len(joined), 0, -1):
        if plan.fullmatch(joined[count - 1]):
            return count
    if said_so:
        for count in range(len(joined), 0, -1):
            if _LEAST_DIGITS <= len(joined[count - 1]) <= _MOST_DIGITS:
                return count
    return 0
