"""Columns that hold personal data, told by their heading or by what stands in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.intake.privacy import Personal, mask

if TYPE_CHECKING:
    from collections.abc import Sequence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORDS: Final[dict[Personal, frozenset[str]]] = {
    Personal.NAME: _words(
        """reporter reporters witness witnesses eyewitness eyewitnesses informant informants submitter sender
        contact contacts surname firstname lastname fullname patronymic author passport
        свидетель свидетели очевидец очевидцы информатор фио фамилия отчество заявитель отправитель автор контакт
        контакты паспорт свідок свідки очевидець прізвище піб відправник заявник відавочца сведка прозвішча
        imię nazwisko świadek zgłaszający nadawca autor autorka kontakt"""
    ),
    Personal.PHONE: _words(
        """phone phones telephone phonenumber tel msisdn whatsapp viber телефон телефоны тел телефону тэлефон telefon
        telefonu komórka"""
    ),
    Personal.EMAIL: _words("email emails mail почта пошта имейл имэйл электронка"),
    Personal.HANDLE: _words(
        """username user users userid handle handles nick nickname nicks login logins skype account accounts profile
        ник никнейм логин логін нік пользователь юзер користувач użytkownik użytkownika nazwaużytkownika"""
    ),
    Personal.IP: _words("ip ipv4 ipv6 ipaddress"),
    Personal.DEVICE: _words(
        "device deviceid imei imsi macaddress androidid advertisingid устройство пристрій прылада urządzenie"
    ),
}
"""A heading with one of these words in it is personal."""
_WHOLE: Final[dict[str, Personal]] = {
    "name": Personal.NAME,
    "имя": Personal.NAME,
    "імя": Personal.NAME,
    "ім я": Personal.NAME,
    "імʼя": Personal.NAME,
    "reported by": Personal.NAME,
    "submitted by": Personal.NAME,
    "first name": Personal.NAME,
    "last name": Personal.NAME,
    "full name": Personal.NAME,
    "observer": Personal.NAME,
    "observer name": Personal.NAME,
    "home address": Personal.NAME,
    "домашний адрес": Personal.NAME,
    "mobile": Personal.PHONE,
    "mobile number": Personal.PHONE,
    "e mail": Personal.EMAIL,
    "telegram id": Personal.HANDLE,
    "chat id": Personal.HANDLE,
    "from id": Personal.HANDLE,
    "screen name": Personal.HANDLE,
    "mac": Personal.DEVICE,
    "android id": Personal.DEVICE,
}
"""Headings that are personal only as a whole: "name" is, "place name" is not."""
_LOOKED_AT: Final = 500
_SHARE: Final = 0.5


def is_personal_column(heading: str, values: Sequence[str] = (), *, vouched: bool = False) -> Personal | None:
    """Return what kind of personal data a column holds, None where it holds none.

    `values` may be a sample of its cells: a column is personal when half of those with text are wholly an e-mail,
    a phone, a handle, an address or an id, whatever its heading says. `vouched` tells that the user mapped the column
    by hand: a bare "name" may then be that of a place; all other headings stay what they are.
    """
    if vouched and heading.strip().casefold() == "name":
        return _by_content(values)
    return _by_heading(heading) or _by_content(values)


def _by_heading(heading: str) -> Personal | None:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    words = re.findall(r"[^\W_]+", spaced.casefold())
    whole = _WHOLE.get(" ".join(words))
    if whole is not None:
        return whole
    held = {*words, "".join(words)}
    # from the most telling: "contact phone" is a phone, "user e-mail" an e-mail
    for kind in (Personal.EMAIL, Personal.PHONE, Personal.IP, Personal.DEVICE, Personal.HANDLE, Personal.NAME):
        if held & _WORDS[kind]:
            return kind
    return None


def _by_content(values: Sequence[str]) -> Personal | None:
    said = [text for value in values if (text := value.strip())][:_LOOKED_AT]
    if not said:
        return None
    found = [kinds[0] for text in said if (kinds := _wholly(text))]
    if len(found) < max(1, len(said) * _SHARE):
        return None
    return max(set(found), key=found.count)


def _wholly(text: str) -> tuple[Personal, ...]:
    masked, kinds = mask(text)
    left = re.sub(r"\[[a-z ]+ removed\]", "", masked)
    return kinds if kinds and not re.search(r"\w", left) else ()
