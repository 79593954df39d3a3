"""Read how a place is told by another: "10 km south of Homel", "за 17 км ад Мазыра", "between Minsk and Brest"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

KM_PER_MILE: Final = 1.609


class _Lazy:
    """A pattern compiled when first wanted: together they cost a tenth of a second, and few phrases need them."""

    def __init__(self, source: str, flags: int = re.IGNORECASE) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def match(self, text: str) -> re.Match[str] | None:
        return self.compiled.match(text)

    def search(self, text: str) -> re.Match[str] | None:
        return self.compiled.search(text)


@dataclass(frozen=True, slots=True)
class Offset:
    """So far from an anchor, in that direction. `km` or `bearing` (degrees from north) is None where not said."""

    anchor: str
    km: float | None
    bearing: float | None


@dataclass(frozen=True, slots=True)
class Beside:
    """Something nameless near a place ("military base near Pratasevichy")."""

    anchor: str


@dataclass(frozen=True, slots=True)
class PartOf:
    """A side of an area ("southern Belarus", "север Гомельской области"), if the anchor is an area at all."""

    anchor: str


@dataclass(frozen=True, slots=True)
class Between:
    """Somewhere between two places, or on the way from one to the other."""

    one: str
    two: str


@dataclass(frozen=True, slots=True)
class Road:
    """On a numbered road; `rest` is what else the phrase names."""

    reference: str
    rest: str


_NORTH = r"(?:north(?:ern|erly)?|север\w*|північ\w*|поўнач\w*|паўноч\w*|паўночн\w*|północ\w*)"
_SOUTH = r"(?:south(?:ern|erly)?|юг\w*|юж\w*|півд\w*|поўдз\w*|паўдн\w*|połudn\w*)"
_EAST = r"(?:east(?:ern|erly)?|восто\w*|схід\w*|сход\w*|східн\w*|[уў]сход\w*|wsch\w*)"
_WEST = r"(?:west(?:ern|erly)?|запад\w*|захід\w*|заход\w*|західн\w*|zach\w*)"
_AXIS = {"n": 0.0, "e": 90.0, "s": 180.0, "w": 270.0}
_SIDES = tuple((_Lazy(pattern), side) for pattern, side in
               ((_NORTH, "n"), (_SOUTH, "s"), (_EAST, "e"), (_WEST, "w")))  # fmt: skip
_ONE_SIDE = rf"(?:{_NORTH}|{_SOUTH}|{_EAST}|{_WEST})"
_DIRECTION = (
    rf"(?P<direction>(?:{_NORTH}|{_SOUTH}|северо|юго|північно|південно|паўночна|паўднёва|north|south)"
    rf"[\s-]*(?:{_EAST}|{_WEST}|восточн\w*|западн\w*)|{_ONE_SIDE}|\b(?:N|S|E|W|NE|NW|SE|SW|NNE|NNW|SSE|SSW|ENE|ESE|WNW|WSW)\b)"
)
_NUMBER = r"(?P<number>\d+(?:[.,]\d+)?(?:\s*[-–—]\s*\d+(?:[.,]\d+)?)?)"
_UNIT = r"(?P<unit>k\s?ms?|kilomet(?:er|re)s?|miles?|mi|км|километр\w*|кілометр\w*|кіламетр\w*|kilometr\w*)\b\.?"
_ABOUT = r"(?:(?:about|around|some|roughly|approximately|nearly|almost|up to|over|"
_ABOUT += r"ок\.?|около|примерно|приблизно|близько|каля|прыкладна|прыблізна|"
_ABOUT += r"амаль|майже|почти|за|в|у|на|на адлегласці|на відстані|на расстоянии|w odległości|około|in|at)\s+)*"
_LINK = r"(?:\s*(?:away\s+)?(?:from|of|to|off|outside|от|від|вiд|ад|од|od)\s+)"
_TO_THE = r"(?:(?:to\s+the|in\s+the|towards\s+the|к|на|у|в|ў|до|da|na|the|just|due|straight)\s+)*"
_WITH_KM = _Lazy(
    rf"^{_ABOUT}{_NUMBER}\s*-?\s*{_UNIT}\s*(?:{_TO_THE}{_DIRECTION})?(?P<link>{_LINK}|\s+)(?P<anchor>\S.*)$"
)
_BEHIND = _Lazy(rf"^{_TO_THE}{_DIRECTION}(?P<link>{_LINK}|\s+)(?P<anchor>\S.*?)[,\s]+{_ABOUT}{_NUMBER}\s*{_UNIT}$")
_NO_KM = _Lazy(rf"^{_TO_THE}{_DIRECTION}{_LINK}(?P<anchor>\S.*)$")
_PART_OF = _Lazy(rf"^(?:the\s+|у\s+|в\s+|на\s+)?{_DIRECTION}\s+(?:part\s+of\s+)?(?P<anchor>\S.*)$")
_COMPARED = _Lazy(
    rf"^(?:{_ABOUT}{_NUMBER}\s*{_UNIT}\s+)?(?P<direction>[\w-]*(?:нее|ней|ніше|нейше|ей|эй|ш))\s+(?P<anchor>\S.*)$"
)
_BETWEEN = _Lazy(
    r"^(?:(?:on|at|in|somewhere|the|road|stretch|section|highway|railway|line|на|дорога|дороге|трасса|трассе|участок|участке|"
    r"перегон|перегоне|дільниці|ділянці|ўчастку|перагоне)\s+)*(?:between|между|меж|між|поміж|паміж|між|między|pomiędzy)\s+"
    r"(?P<one>\S.*?)\s+(?:and|и|і|та|й|ды|i|a|oraz)\s+(?P<two>\S.*)$",
)
_BESIDE = _Lazy(
    r"^[a-zа-яёіїєґў][^,;()]*?\s(?:near|close to|next to|outside|under|not far from|под|возле|"
    r"около|близ|недалеко от|рядом с|біля|поблизу|неподалік від|під|каля|ля|пад|недалёка ад|побач з|"
    r"koło|pod)\s+(?:the\s+)?(?P<anchor>[A-ZА-ЯЁІЇЄҐЎ].*)$",
    0,
)
_ROUTE = _Lazy(
    r"^(?:(?:on|along|the|по|на|in)\s+)*(?:(?:road|highway|route|railway|line|section|stretch|motorway|трасс\w*|дорог\w*|шоссе|"
    r"перегон\w*|участ\w*|лини\w*|ліні\w*|лінії|шаш\w*|шос\w*|дарог\w*|перагон\w*|trasa|trasie|droga|drodze)\s+)"
    r"(?:from\s+|от\s+|від\s+|ад\s+)?(?P<one>[^\d\W][^–—-]*?)(?:\s*[–—]\s*|\s+-\s+|-|\s+to\s+|\s+до\s+)(?P<two>[^\d\W].*)$",
)
_ROUTE_BEHIND = _Lazy(
    r"^(?:(?:on|along|the)\s+)*(?P<one>[^\d\W][^–—]*?)\s*(?:[–—]|\s-\s|-|\bto\b)\s*(?P<two>[^\d\W].*?)\s+"
    r"(?:road|highway|route|railway|railroad|rail line|line|section|stretch|motorway)$",
)
_ROAD = _Lazy(
    r"(?:(?:the|on|along|по|на|па)\s+)*(?:(?:road|highway|route|motorway|трасс\w*|автодорог\w*|автотрасс\w*|дорог\w*|шоссе|"
    r"трас[аіуоы]\w*|шаш\w*|шос\w*|дарог\w*|аўтадарог\w*|автошлях\w*|trasa|trasie|droga|drodze)\s+)?"
    r"(?<![\w/])(?P<letter>[MМPРRHНEЕAА])\s?-?\s?(?P<number>\d{1,3})(?![\w/])(?:\s*/\s*[EЕ]\s?-?\d+)?"
    r"(?:\s+(?:road|highway|route|motorway))?",
)
_LATIN = str.maketrans("МРНЕА", "MRHEA")


_CUE = re.compile(
    r"\d|\s[–—-]\s|\S\s+\S.*\S-\S|\b(?:north|south|east|west|between|near|close to|next to|outside|under|road|highway|"
    r"[NS][EW]? of|[EW] of|северо?|север|юг|юж|восто|запад|північ|півд|схід|сход|захід|заход|західн|"
    r"поўнач|поўдз|паўноч|паўдн|[уў]сход|północ|połudn|wsch|zach|меж|між|поміж|паміж|między|pomiędzy|"
    r"под|возле|около|близ|недалеко|рядом|біля|поблизу|неподалік|під|каля|ля|пад|недалёка|побач|koło|pod|"
    r"трасс|дорог|шоссе|перегон|участ|лини|ліні|шаш|шос|дарог|перагон|trasa|trasie|droga|drodze)",
    re.IGNORECASE,
)
"""What every relation holds at least one of; a phrase without any is not looked at further."""


@lru_cache(maxsize=20_000)
def read_relation(text: str) -> Offset | PartOf | Between | Beside | Road | None:
    """Return how the phrase tells a place by another, None where it names one outright."""
    bare = text.strip(" .,;")
    if not _CUE.search(bare):
        return None
    if (found := _BETWEEN.match(bare) or _ROUTE.match(bare) or _ROUTE_BEHIND.match(bare)) is not None:
        return Between(found["one"].strip(" ,"), found["two"].strip(" ,"))
    found_offset = _offset(bare)
    if found_offset is not None:
        return found_offset
    if (found := _PART_OF.match(bare)) is not None:
        return PartOf(found["anchor"].strip())
    if (found := _BESIDE.match(bare)) is not None:
        return Beside(found["anchor"].strip())
    return _road(bare)


def _offset(text: str) -> Offset | None:
    for pattern in (_WITH_KM, _BEHIND):
        found = pattern.match(text)
        if found is not None:
            named = found["direction"]
            bearing = bearing_of(named) if named else None
            if not found["link"].strip() and not (named and _is_compared(named)):
                continue
            if named is None or bearing is not None:
                return Offset(found["anchor"].strip(), _km(found["number"], found["unit"]), bearing)
    found = _NO_KM.match(text)
    if found is not None and (bearing := bearing_of(found["direction"])) is not None:
        return Offset(found["anchor"].strip(), None, bearing)
    found = _COMPARED.match(text)
    if found is not None and (bearing := bearing_of(found["direction"])) is not None:
        km = _km(found["number"], found["unit"]) if found["number"] else None
        return Offset(found["anchor"].strip(), km, bearing)
    return None


def _is_compared(direction: str) -> bool:
    """Tell "южнее", "північніше", "паўднёвей", which take the name without a preposition."""
    return direction.lower().endswith(("ее", "ей", "іше", "эй", "ейш", "ейше"))


def _km(number: str, unit: str) -> float:
    parts = [float(each.replace(",", ".")) for each in re.split(r"\s*[-–—]\s*", number)]
    value = sum(parts) / len(parts)
    return value * KM_PER_MILE if unit.lower().startswith("mi") else value


def bearing_of(direction: str) -> float | None:
    """Return the degrees from north of a direction word in four languages or of its letters ("NE")."""
    letters = direction.strip().upper()
    if set(letters) <= set("NESW"):
        sides = {letter.lower() for letter in letters}
    else:
        sides = {side for pattern, side in _SIDES if pattern.search(direction)}
        sides |= {
            side
            for start, side in (("северо", "n"), ("юго", "s"), ("паўдн", "s"))
            if direction.lower().startswith(start)
        }
    return _mean_bearing(sides)


def _mean_bearing(sides: set[str]) -> float | None:
    pairs = {frozenset("ne"): 45.0, frozenset("se"): 135.0, frozenset("sw"): 225.0, frozenset("nw"): 315.0}
    if len(sides) == 1:
        return _AXIS[next(iter(sides))]
    return pairs.get(frozenset(sides))


def _road(text: str) -> Road | None:
    found = _ROAD.search(text)
    if found is None or not (found["letter"].isupper() or found.end() - found.start() > 4):  # noqa: PLR2004 - "m 5"
        return None
    letter = found["letter"].upper().translate(_LATIN).replace("P", "R")
    rest = (text[: found.start()] + " " + text[found.end() :]).strip(" ,.;()/")
    return Road(f"{letter}{int(found['number'])}", rest)
