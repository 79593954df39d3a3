"""Directions as files write them in five languages: into, out of, within or through a country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from geo.intake.words import read_word
from geo.model import Flow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Way(StrEnum):
    TO = "to"
    FROM = "from"
    WITHIN = "within"
    THROUGH = "through"
    TO_OR_WITHIN = "to or within"


_WAYS: Final = {
    word.strip(): way
    for way, words in {
        _Way.TO: "to | into | towards | до | do | на территорию | на територію | на тэрыторыю",
        _Way.FROM: "from | out of | из | с | со | з | із | зі | са | від | ад | z | ze | od | с территории"
        " | з території | із території | з тэрыторыі | z terytorium",
        _Way.WITHIN: "in | within | inside | внутри | всередині | усередині | унутры | ўнутры | wewnątrz | по | па | po"
        " | в пределах | у межах | в межах | на территории | по территории | на території | по території | на тэрыторыі"
        " | па тэрыторыі | po terytorium",
        _Way.THROUGH: "through | via | через | праз | przez | через территорию | через територію | праз тэрыторыю",
        _Way.TO_OR_WITHIN: "в | во | у | ў | на | w | we | na",
    }.items()
    for word in words.split("|")
}
_LONGEST: Final = 2
_WAY_OF: Final = {Flow.IN: _Way.TO, Flow.OUT: _Way.FROM, Flow.INTERNAL: _Way.WITHIN, Flow.TRANSIT: _Way.THROUGH}
_MOVING: Final = frozenset(
    "движение перемещение рух переміщення перамяшчэнне ruch movement moving moved went going travelled transit".split()
)
"""Words before a direction that add nothing to it."""
_INTO: Final = tuple("ьюуśę")
_INSIDE: Final = tuple("еиіїi")
"""Last letters of a country behind в, у, на, w: of the accusative (into it), and of the locative (within it)."""
_ALSO: Final = {"rosji": "RU", "rosję": "RU", "rosja": "RU"}
_COMPASS: Final = re.compile(
    r"(?:(?:to|towards?|heading|moving|going|in|the|direction|of|на|в|к|у|до|по|сторону|направлении|напрямку|напрямі|бік"
    r"|бок|кірунку|w|ku|kierunku|stronę)\s+)*"
    r"(?:(?:due|the|на|na)\s+)*"
    r"(?:[nsew]|[ns][ew]|[ns][ns][ew]|[ew][ns][ew]|(?:north|south)?[-\s]?(?:east|west)(?:ern|wards?)?|(?:north|south)(?:ern|wards?)?"
    r"|(?:северо|юго|паўночна|паўднёва|півн\w+|півд\w+|północno|południowo)?[-\s]?"
    r"(?:восток\w*|запад\w*|схід|сход\w*|захід|заход\w*|усход|wsch[oó]d\w*|zach[oó]d\w*)"
    r"|север\w*|юг\w*|північ\w*|південь|півдня|півдню|поўнач\w*|поўдзень|поўдні|północ\w*|południe\w*)",
    re.IGNORECASE,
)
"""Points of the compass, with what is written before them in five languages."""
_BORDER: Final = re.compile(
    r"(?:to|towards?|heading|in the direction of|к|до|на|в сторону|в направлении|у напрямку|в напрямку|в бік|у бік"
    r"|у бок|у кірунку|do|ku|w kierunku|w stronę)\s(?:\w+\s){0,2}?"
    r"(?:border|frontier|границ|кордон|мяж|граніц|granic)\w*(?:\s\w+){0,3}",
    re.IGNORECASE,
)
"""Towards a border, whose is not asked: it need not have been crossed."""
_WITHIN: Final = frozenset({"within", "inside", "domestic"})
"""Words that say a movement stayed in one country, and not in which."""


@dataclass(frozen=True, slots=True)
class SaidFlow:
    """A direction as said.

    `within_what` is set where it says "within" and leaves open which country; `why` says why a direction that was read
    leaves the flow unknown.
    """

    flow: Flow
    within_what: bool = False
    why: str = ""


def read_flow(text: str, watched: str, country_of: Callable[[str], str | None]) -> SaidFlow | None:
    """Read a direction: a word of `Flow`, or "into", "out of", "within", "through" with a country, or two of them.

    A direction of another country than the watched one says nothing of the watched one: unknown. None where the text is
    no direction.
    """
    word = read_word(Flow, text)
    if word is not None:
        return SaidFlow(word, within_what=text.strip().casefold() in _WITHIN)
    told = _told(text, country_of)
    if told is None:
        return SaidFlow(Flow.UNKNOWN, why=_unsaid(text, watched)) if _is_heading(text) else None
    flow = _flow_of(told, watched)
    return SaidFlow(flow, why=_why(text, told, watched) if flow is Flow.UNKNOWN else "")


def _is_heading(text: str) -> bool:
    """Tell whether a text says whither and of no country: a point of the compass, or a border."""
    plain = " ".join(text.split()).strip(" .→-")
    return _COMPASS.fullmatch(plain) is not None or _BORDER.fullmatch(plain) is not None


def _told(text: str, country_of: Callable[[str], str | None]) -> list[tuple[_Way, str]] | None:
    """Return the ways with their countries in order; None where a part of the text is neither."""
    words = text.replace(",", " ").split()
    told: list[tuple[_Way, str]] = []
    for way, said in _phrases(words):
        name = said.removeprefix("the ").removeprefix("The ")
        country = _ALSO.get(name.casefold()) or country_of(name)
        if way is None or country is None:
            return None
        told.append((_by_case(way, name), country))
    return told or None


def _phrases(words: list[str]) -> Iterator[tuple[_Way | None, str]]:
    """Yield each way with the words behind it; the way is None where none stands before the words."""
    way, first = None, 0
    if words and _way_at(words, 0) is None:
        verb = read_word(Flow, words[0])
        if verb is not None or words[0].casefold() in _MOVING:
            way, first = _WAY_OF.get(verb) if verb is not None else None, 1
    said: list[str] = []
    at = first
    while at < len(words):
        found = _way_at(words, at)
        if found is None:
            said.append(words[at])
            at += 1
            continue
        if said:
            yield way, " ".join(said)
        way, length = found
        said = []
        at += length
    yield way, " ".join(said)


def _way_at(words: list[str], at: int) -> tuple[_Way, int] | None:
    for length in range(_LONGEST, 0, -1):
        way = _WAYS.get(" ".join(words[at : at + length]).casefold())
        if way is not None and at + length <= len(words):
            return way, length
    return None


def _by_case(way: _Way, name: str) -> _Way:
    if way is not _Way.TO_OR_WITHIN:
        return way
    if name.casefold().endswith(_INTO):
        return _Way.TO
    return _Way.WITHIN if name.casefold().endswith(_INSIDE) else way


def _flow_of(told: list[tuple[_Way, str]], watched: str) -> Flow:
    ways = dict(told)
    if len(ways) != len(told):
        return Flow.UNKNOWN
    if ways == {_Way.FROM: watched, _Way.TO: watched}:
        return Flow.INTERNAL
    here = [way for way, country in told if country == watched]
    flows = {way: flow for flow, way in _WAY_OF.items()}
    return flows.get(here[0], Flow.UNKNOWN) if len(here) == 1 else Flow.UNKNOWN


def _why(text: str, told: list[tuple[_Way, str]], watched: str) -> str:
    if any(way is _Way.TO_OR_WITHIN and country == watched for way, country in told):
        return f"{text[:60]!r} can mean into {watched} or within it; write in or internal"
    return _unsaid(text, watched)


def _unsaid(text: str, watched: str) -> str:
    return f"{text[:60]!r} does not say whether {watched} was entered or left; write in, out, internal or transit"
