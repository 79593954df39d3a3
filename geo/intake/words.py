"""Closed lists: the words that files write for a unit, a mode, a qualifier, a grade, and what they mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from geo.intake.fields import heading_key
from geo.model import Flow, Mode, Qualifier, ReportKind, TimePrecision, Tlp, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

NOT_TOLD: Final = frozenset(
    {
        "", "unknown", "notknown", "nottold", "undisclosed", "anonymous", "неизвестно", "неизвестен", "неуказано",
        "аноним", "невідомо", "анонім", "невядома", "ананім", "nieznane", "anonim",
    }
)  # fmt: skip
"""How a cell says that a place or a source is not told; in the form of `heading_key`."""
_ALSO: Final[Mapping[type[StrEnum], Mapping[str, str]]] = {
    Unit: {
        "vehicle": "vehicles | машина | техника | единица техники | машины | машин | машини | машыны | единиц техники"
        " | pojazd | pojazdy | pojazdów",
        "wagon": "wagons | railcar | railcars | car | cars | вагон | вагоны | вагони | вагонов | вагонів | вагонаў"
        " | wagony | wagonów",
        "aircraft": "plane | planes | aircrafts | самолет | самолёт | літак | самалёт | борт | самолетов | самолётов"
        " | літаків | самалётаў | бортов | бортів | samolot | samoloty | samolotów",
        "train": "trains | echelon | поезд | эшелон | состав | потяг | ешелон | цягнік | поезда | поездов | эшелонов"
        " | составов | потяги | потягів | ешелонів | цягнікі | цягнікоў | pociąg | pociągi | pociągów",
        "convoy": "convoys | column | columns | колонна | колона | калона | колонны | колонн | колони | колон | калоны"
        " | калон | kolumna | kolumny | kolumn",
        "person": "persons | people | personnel | soldiers | troops | человек | люди | солдат | осіб | людей | чел"
        " | військових | чалавек | osoba | osoby | osób | żołnierzy | żołnierze",
        "system": "systems | piece | pieces | launcher | gun | установка",
        "unknown": "not known | unclear | ? | неизвестно | невідомо | невядома",
    },
    Mode: {
        "rail": "train | railway | railroad | by rail | железная дорога | ж/д | поезд | залізниця | чыгунка | kolej",
        "road": "highway | by road | truck | дорога | автодорога | своим ходом | дорогою | droga",
        "air": "by air | plane | flight | воздух | авиа | самолет | самолёт | повітря | паветра | lotnicze",
    },
    Qualifier: {
        "exact": "exactly | = | точно | ровно",
        "at_least": "min | minimum | not less than | or more | >= | ≥ | + | не менее | щонайменше | co najmniej",
        "more_than": "over | above | > | более | больше | свыше | понад | більше | ponad",
        "up_to": "max | maximum | at most | not more than | <= | ≤ | до | не более | максимум | do",
        "about": "approx | approximately | circa | ca | nearly | ~ | ≈ | около | примерно | близько | каля | około",
        "range": "between | from to | диапазон | от до",
        "unknown": "not known | not told | unclear | n/a | ? | неизвестно | невідомо | невядома",
    },
    ReportKind: {
        "observation": "observed | sighting | seen | наблюдение",
        "summary": "roll up | rollup | total | сводка | итог",
        "claim": "claimed | alleged | rumour | rumor | утверждение",
        "denial": "denied | опровержение",
        "forecast": "expected | planned | announced | прогноз | ожидается",
    },
    TimePrecision: {"hour": "time", "day": "date", "week": "", "month": ""},
    Tlp: {
        "clear": "white | tlp clear | tlp white",
        "green": "tlp green",
        "amber": "tlp amber",
        "amber+strict": "tlp amber strict | tlp:amber+strict | amber strict",
        "red": "tlp red",
    },
    Flow: {
        "in": "into | inflow | incoming | entering | inbound | ввод | въезд | ввоз | в'їзд | уезд | wjazd",
        "out": "out of | outflow | outgoing | leaving | outbound | exit | вывод | выезд | вывоз | виїзд | wyjazd",
        "internal": "within | inside | domestic | внутри | внутреннее | всередині | унутры",
        "transit": "through | транзит | транзіт",
        "unknown": "not known | unclear | ? | n/a | неизвестно | невідомо",
    },
}
_Kind = TypeVar("_Kind", bound="StrEnum")


def _key(word: str) -> str:
    """Return a word without what spellings differ in; signs (>=, ~) stay, letters lose their spaces and points."""
    return heading_key(word) or "".join(word.split())


def _table(kind: type[StrEnum]) -> dict[str, StrEnum]:
    table = {_key(member.value): member for member in kind}
    for value, also in _ALSO[kind].items():
        table |= {_key(word): kind(value) for word in also.split(" | ") if word.strip()}
    return table


_TABLES: Final = {kind: _table(kind) for kind in _ALSO}


def read_word(kind: type[_Kind], text: str) -> _Kind | None:
    """Return the member of a closed list that a cell means, None where it means none of them."""
    found = _TABLES[kind].get(_key(text))
    return None if found is None else kind(found)


def read_grade(text: str) -> str | None:
    """Read a source's reliability, A to F of the Admiralty scale; None where it is none of them."""
    letter = text[:1].upper()
    return letter if letter and letter in "ABCDEF" and not text[1:2].isalpha() else None


def read_credibility(text: str) -> int | None:
    """Read a report's credibility, 1 to 6 of the Admiralty scale; None where it is none of them."""
    return int(text[0]) if re.fullmatch(r"[1-6](?:\D.*)?", text) else None


_FORCES: Final = re.compile(
    r"(?:(?:military|armed|police|naval|air|state)\s+forces|government|army)\s+of\s+(?:the\s+)?([^()]+?)\s*(?:\([^()]*\))?",
    re.IGNORECASE,
)
_SIDES: Final = {
    _key(word): code
    for code, words in {
        "RU": "russia | russian | russian federation | rf | россия | рф | российская | росія | расія | rosja",
        "BY": "belarus | belarusian | беларусь | белоруссия | рб | білорусь | białoruś",
        "UA": "ukraine | ukrainian | україна | украина | украіна | ukraina",
        "PL": "poland | polish | польша | польща | польшча | polska",
        "LT": "lithuania | lithuanian | литва | літва | litwa",
        "LV": "latvia | latvian | латвия | латвія | łotwa",
        "EE": "estonia | estonian | эстония | естонія",
        "MD": "moldova | moldovan | молдова | малдова",
        "RO": "romania | romanian | румыния | румунія",
    }.items()
    for word in words.split(" | ")
}


def read_side(text: str) -> str:
    """Return whose forces they are: a country's code where the text names one, else the text as said.

    "Military Forces of Ukraine (2019-)" and "Government of Russia" name a country too, as data sets of events write it.
    """
    forces = _FORCES.fullmatch(text)
    if forces is not None and _key(forces[1]) in _SIDES:
        return _SIDES[_key(forces[1])]
    return _SIDES.get(_key(text), text.upper() if len(text) == len("RU") and text.isascii() else text)
