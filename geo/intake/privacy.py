"""The privacy screen: what could betray a person is taken out before anything else reads it.

Phones, e-mails, handles, IP addresses, device ids and numbers of passports inside text are replaced by a mark that says
what stood there; inside a link the part that holds them is cut. Coordinates, dates, unit, train and vehicle numbers are
not personal and stay. Names inside free text cannot be told from names of places or units by a rule: a row in whose
text something was replaced waits in review, for a person to read it for names. A name that stands alone is not found.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Final

from geo.intake.link_parts import URL, is_plain_link, mask_links
from geo.intake.phones import mask_phones
from geo.intake.profile_links import mask_profiles
from geo.reports.text.channels import name_channels
from geo.reports.text.folding import fold

Screen = Callable[..., "tuple[str, tuple[Personal, ...]]"]
"""What takes personal data out of a text and names the kinds that it found: `mask` or `mask_source`."""


class Personal(StrEnum):
    """A kind of personal data, in the word that stands in its mark: `[phone removed]`."""

    EMAIL = "email"
    HANDLE = "handle"
    PHONE = "phone"
    IP = "ip address"
    DEVICE = "device id"
    DOCUMENT = "document number"
    NAME = "name"


_NOTHING: Final[frozenset[Personal]] = frozenset()
_LETTERS: Final = r"A-Za-zА-Яа-яЁёІіЇїЄєҐґЎў"
_MAYBE: Final = re.compile(
    r"@|%[0-9a-f]{2}|[?&#]\w+=|#\d{4}|[\[(][aа][\])]|паспорт|пашпарт|passport|paszport|т\.\s?\d{3}|\+\d+[,*|]"
    r"|\d(?:[\s()./_–—-]{0,3}\d){5}|\d\.\d+\.\d|\.[a-z]{2,5}/|\[\.|\(\.|[\[(]\s*(?:at|dot|собака)|собака|\sdot\s"
    r"|[0-9a-f]:[0-9a-f]{0,4}:|[0-9a-f]{2}-[0-9a-f]{2}-|[:=]\s?[a-z][a-z.]*[\d_]|[a-z]:/?/?\S|\.t\.me|(?:tg|telegram|тг)\s",
    re.IGNORECASE,
)
"""Cheap test: text without any of these has nothing to mask."""
_KEPT: Final = re.compile(
    rf"""{URL}
    |(?<![\d.])\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}(?:[T ]\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?(?!\d)  # 2022-12-16 20:53
    |(?<![\d.])\d{{1,2}}[-./]\d{{1,2}}[-./](?:19|20)\d{{2}}(?!\d)                                # 16.12.2022
    |(?<![\d.])[+-]?(?:1[0-8]\d|\d{{1,2}})\.\d{{3,8}}(?![\d.])                                   # 53.9045
    |(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])                                            # 20:53
    """,
    re.VERBOSE,
)
"""Parts of a text that look like numbers of people and are not."""
_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[\[(]\s?(?:at|a|а|собака)\s?[\])]\s?|\s+собака\s+)[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}"
    rf"(?:\.|\s?[\[(]\s?dot\s?[\])]\s?|\s+точка\s+)[{_LETTERS}]{{2,24}}"
    r"|(?<![\w.+-])[\w.+-]{1,64}\s+at\s+[\w-]{1,63}\s+dot\s+[a-z]{2,24}(?!\w)",
    re.IGNORECASE,
)
_HANDLE: Final = re.compile(
    r"(?<![^\W_])(?<![@/.])@[A-Za-zА-Яа-яІіЇїЄєЎў0-9_][\w.]{1,31}(?<!\.)"
    r"|\b(?:telegram|tg|телеграмм?|тг|nick(?:name)?|ник|нік|username|user|login|логин|skype|insta(?:gram)?)\s?[:=]\s?"
    r"(?=\w*[\d_])[A-Za-z][\w.]{3,31}"
    r"|\b(?:telegram|tg|тг)\s+(?=\w*_)[A-Za-z]\w{4,31}"
    r"|\b(?:signal|сигнал)\s?[:=]?\s?[a-z]\w{2,31}\.\d{2,10}(?![\w.])"
    r"|\b(?:discord|дискорд)\W{1,3}[\w.]{2,32}#\d{4}(?!\d)"
    r"|\b(?:telegram|tg|тг|user|chat)[\s_]?id\W{0,3}\d{5,}",
    re.IGNORECASE,
)
_AT: Final = re.compile(r"@|[\[(]\s?(?:at|собака|[aа]\s?[\])])|\s(?:at|собака)\s", re.IGNORECASE)
_HANDLE_LIKE: Final = re.compile(r"@|#\d|[:=]|tg|тг|telegram|\bid\b|_id", re.IGNORECASE)
_DIGIT: Final = re.compile(r"\d")
_OCTET: Final = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_IPV4: Final = re.compile(rf"(?<![\w.])(?:{_OCTET}\.){{3}}{_OCTET}(?![\w]|\.\d)")
_IPV6: Final = re.compile(r"(?<![\w:])(?=(?:[0-9a-f]*:){3})[0-9a-f:]{6,39}(?![\w:])", re.IGNORECASE)
_DEVICE: Final = re.compile(
    r"(?<![\w:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])|\bIMEI\W{0,3}\d{14,16}|(?<!\d)\d{15}(?!\d)", re.IGNORECASE
)
_DOCUMENT: Final = re.compile(
    r"\b((?:паспорт|пашпарт|passport|paszport)\w*\W{0,3}(?:(?:№|no|nr|номер\w*|нумар\w*|numer|сери\w+|series)\W{0,3}){0,2})"
    r"(?:[a-zа-я]{1,3}\W?)?\d(?:[\s-]?\d){5,9}(?!\w)",
    re.IGNORECASE,
)
"""The number of a passport, behind the word for one."""


def mask(text: str, keep: frozenset[Personal] = _NOTHING) -> tuple[str, tuple[Personal, ...]]:
    """Return the text with personal data replaced by marks, and the kinds that were found, each once.

    Look-alike characters hide nothing; where something was found, they come back as their plain forms. Kinds in `keep`
    are not looked for: somebody saw what was taken for one and released it.
    """
    if is_plain_link(text) or not _MAYBE.search(plain := fold(text)):
        return text, ()
    found: dict[Personal, None] = {}

    def put(kind: Personal) -> str:
        found[kind] = None
        return f"[{kind} removed]"

    masked = plain
    if "/" in plain or ":" in plain or ".me" in plain.lower():
        if Personal.HANDLE not in keep:
            masked = mask_profiles(masked, lambda: put(Personal.HANDLE))
        masked = _mask_links(masked, put, keep)
    if Personal.EMAIL not in keep and _AT.search(masked):
        masked = _EMAIL.sub(lambda _: put(Personal.EMAIL), masked)
    parts: list[str] = []
    end = 0
    for kept in _KEPT.finditer(masked):
        parts += [_mask_part(masked[end : kept.start()], put, keep), kept.group()]
        end = kept.end()
    parts.append(_mask_part(masked[end:], put, keep))
    return ("".join(parts), tuple(found)) if found else (text, ())


def may_hold_personal(texts: Iterable[str]) -> bool:
    """Tell whether `mask` would look closer at any of some texts; they are asked at once, which is quick."""
    return _MAYBE.search(fold("\x01".join(texts))) is not None  # a sign that is part of nothing that is looked for


def _mask_links(text: str, put: Callable[[Personal], str], keep: frozenset[Personal]) -> str:
    if keep:
        held: list[str] = []

        def note(kind: str) -> str:
            held.append(kind)
            return ""

        mask_links(text, note)
        if keep.issuperset(map(Personal, held)):
            return text
    return mask_links(text, lambda kind: put(Personal(kind)))


def mask_source(text: str, keep: frozenset[Personal] = _NOTHING) -> tuple[str, tuple[Personal, ...]]:
    """Return the name of a source as `mask` does, but with public channels kept by their names.

    For the fields that say who published: a channel is a source. Telephones, e-mails, invitations, bots and accounts
    of social networks are removed there as anywhere, and so is a full name with a patronymic: who is named so is no
    outlet.
    """
    named, kinds = mask(name_channels(text), keep)
    if Personal.NAME not in keep and _PATRONYMIC.search(named) and _FULL_NAME.fullmatch(named.strip()):
        return f"[{Personal.NAME} removed]", (*kinds, Personal.NAME)
    return named, kinds


_FULL_NAME: Final = re.compile(r"[^\W\d_a-zа-яёіїєґў][\w'’ʼ-]*(?:\s+[^\W\d_a-zа-яёіїєґў][\w'’ʼ.-]*){1,2}")
_PATRONYMIC: Final = re.compile(
    r"\b\w{2,}(?:ович|евич|йович|ьич|овіч|евіч|авіч|ровіч|овна|евна|ична|івна|ївна|аўна|еўна|ічна|ovich|evich|ovna|evna)\b"
)


def mask_who(who: str | None) -> str | None:
    """Return who did something, as the trail may keep it: a name of a desk, never a way to reach a person."""
    return mask(" ".join(who.split()))[0] or None if who else None


def _mask_part(text: str, put: Callable[[Personal], str], keep: frozenset[Personal]) -> str:
    """Mask a part that holds no link, date, time or coordinate."""
    if Personal.HANDLE not in keep and _HANDLE_LIKE.search(text):
        text = _HANDLE.sub(lambda _: put(Personal.HANDLE), text)
    if not _DIGIT.search(text) and ":" not in text:
        return text
    if Personal.DOCUMENT not in keep:
        text = _DOCUMENT.sub(lambda said: said[1] + put(Personal.DOCUMENT), text)
    if Personal.DEVICE not in keep:
        text = _DEVICE.sub(lambda _: put(Personal.DEVICE), text)
    if Personal.IP not in keep:
        if text.count(":") > 1:
            text = _IPV6.sub(lambda said: put(Personal.IP) if _is_ipv6(said.group()) else said.group(), text)
        text = _IPV4.sub(lambda _: put(Personal.IP), text)
    return text if Personal.PHONE in keep else mask_phones(text, lambda: put(Personal.PHONE))


def _is_ipv6(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True
