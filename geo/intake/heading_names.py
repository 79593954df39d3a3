"""What a heading says by itself: the field that it means, how surely, and what it says is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from geo.intake.fields import PLACE_PARTS, ROLES, field_of, heading_key, known_keys, place_field
from geo.intake.words import read_word
from geo.model import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

OWN: Final = 1.0
ALIAS: Final = 0.95
FILLED_OUT: Final = 0.85
"""A known heading with words beside it that add nothing: "Location of sighting"."""
PARTLY: Final = 0.5
"""A known word among others: "Quantity delivered" may be anything."""
MISSPELT: Final = 0.6
DOUBTFUL: Final = 0.6

_FILLERS: Final = frozenset(
    """a an and at by for from in of on or the to seen observed reported sighted approx approximate estimated est
    sighting sightings event events report reports total vehicles vehicle equipment technique military col column field
    наблюдения наблюдение техники техника события событие сообщения военной единиц единица шт штук ед общее примерное
    спостереження техніки техніка події подія військової одиниць одиниця загальна
    назірання тэхнікі тэхніка падзеі вайсковай адзінак агульная
    obserwacji sprzętu sprzęt zdarzenia wojskowego sztuk szt łączna и і й та i z w o do na в у на за по п п""".split()
)
"""Words that say nothing more beside a known heading."""
_WEAK: Final = {
    "from": "origin", "to": "destination", "type": "equipment", "model": "equipment", "gear": "equipment",
    "item": "equipment", "category name": "equipment_class", "city name": "place",
}  # fmt: skip
"""Headings that may mean a field, if what stands below says so too: "from" may be a place, a day, or who sent it."""
_WEAK_RANK: Final = 60
_NEVER: Final = frozenset(
    """fatalities fatality deaths death dead killed wounded injured casualties casualty civilians victims losses lost
    destroyed damaged captured id ids code codes index serial row rows line year month page pages version confidence
    population temperature speed altitude elevation distance price cost
    погибших погибшие погибло убитых убито раненых ранено жертв жертвы потери потерь уничтожено уничтоженных
    загинуло загиблих загиблі вбито поранено втрати втрат знищено забітых загінула страты знішчана
    zabitych zabici rannych ranni ofiary ofiar straty zniszczono""".split()
)
"""Words of what is counted or numbered and is no movement: a heading with one of them is no count."""
_NO_UNIT: Final = frozenset(
    "units unit pcs pc pieces piece items шт штук штуки од одиниць ед единиц адз адзінак szt sztuk".split()
)
"""What stands behind a heading for "so many of it"; it says nothing of what is counted."""
_BRACKETS: Final = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|,\s*([^,()]{1,20})$")
_NESTED: Final = re.compile(r"[.:/]|__")
"""What parts the names of nested objects: "location.lat"."""
_NUMBERED: Final = re.compile(r"\s*\(\d{1,3}\)$")
_PARTED: Final = " / "
"""What stands between a group of columns and one of its parts, where headings run over two lines."""
_NAMES: Final = frozenset({"name", "название", "назва", "nazwa", "наименование", "найменування"})
REASON_HEADING: Final = "reason"
"""Heading of our own column in the file of rejected rows (`rejected.py`); it fills no field when that is imported."""
_OWN_NAME: Final = re.compile(r"column \d{1,3}", re.IGNORECASE)
"""The name that we give a column without a heading, as it comes back in a file of rejected rows."""
_ROW_NUMBER: Final = re.compile(
    r"[#№]|n[or]?[.°º]?|(?:№|n)?\s?[пp]/[пp]|l\.?\s?p\.?|s/n|row|line|(?:№\s?)?з/п", re.IGNORECASE
)
"""Headings of the numbers of rows."""
_ZONES: Final = {
    word: zone
    for zone, words in {
        "UTC": "utc gmt zulu",
        "Europe/Moscow": "msk мск",
        "Europe/Minsk": "minsk минск мінск",
        "Europe/Kyiv": "kyiv kiev киев київ",
        "Europe/Warsaw": "warsaw warszawa cet",
    }.items()
    for word in words.split()
}
_SURE: Final = 0.85
_ENDS: Final = {
    word: field
    for field, words in {
        "observed_from": "from start begin beginning с со от начало з від ад початок пачатак od początek",
        "observed_to": "to until till end по до конец да па кінець канец do koniec",
    }.items()
    for word in words.split()
}
"""Parts of a heading for days that say which end of them is meant: "When / from"."""
_LEAST: Final = 5
"""Letters from which a misspelt heading is known by the rest of them."""


@dataclass(frozen=True, slots=True)
class HeadingName:
    """The field that a heading means; `rank` is 0 for the field's own name, and grows as the heading says it less."""

    field: str
    rank: int
    confidence: float
    unit: str | None = None


def read_heading(heading: str) -> HeadingName | None:
    """Return what a heading means, None where it means no field."""
    heading = _NUMBERED.sub("", heading)
    if _ROW_NUMBER.fullmatch(heading.strip()):
        return None
    found = field_of(heading)
    if found is not None:
        return HeadingName(found[0], found[1], ALIAS if found[1] else OWN)
    weak = _WEAK.get(heading_key(heading))
    if weak is not None:
        return HeadingName(weak, _WEAK_RANK, DOUBTFUL)
    if _PARTED in heading:
        return _of_two_lines(*heading.split(_PARTED, 1))
    nested = _NESTED.split(heading)
    if len(nested) > 1 and all(nested) and " " not in heading:
        return _of_two_lines(nested[-2], nested[-1])
    bare, said = _without_brackets(heading)
    if said:
        found = field_of(bare)
        if found is not None and not _NEVER & set(_words(said)):
            unit = _unit(said) if found[0] == "count" else None
            plain = found[0] != "count" or unit or set(_words(said)) <= _NO_UNIT | _FILLERS
            # "Count (thousands)" is no count as it stands, and neither is what else nobody foresaw.
            return HeadingName(found[0], found[1] + 1, ALIAS if plain else PARTLY, unit)
    return _by_words(bare or heading) or _misspelt(heading)


def _of_two_lines(group: str, part: str) -> HeadingName | None:
    """Return what a part of a merged heading means: "Origin / Latitude", "Date / from"."""
    together = field_of(f"{group} {part}")
    if together is not None:
        return HeadingName(together[0], together[1], ALIAS)
    over, under = field_of(group), read_heading(part)
    if over is not None and over[0] in ROLES:
        if under is not None and under.field in PLACE_PARTS:
            return HeadingName(place_field(over[0], under.field), under.rank, ALIAS)
        if under is None or under.field == "place" or heading_key(part) in _NAMES:
            return HeadingName(over[0], over[1], ALIAS)
    if over is not None and over[0] == "observed" and (end := _ENDS.get(heading_key(part))) is not None:
        return HeadingName(end, over[1] + 1, ALIAS)
    if under is not None:
        return under
    return HeadingName(over[0], over[1] + 1, FILLED_OUT) if over is not None else None


def is_own(heading: str) -> bool:
    """Tell whether a heading is none of the file's author: one that we gave a column without any, or our reason."""
    return heading_key(heading) == REASON_HEADING or _OWN_NAME.fullmatch(heading) is not None


def numbers_rows(heading: str) -> bool:
    """Tell whether a heading is that of the numbers of rows."""
    return _ROW_NUMBER.fullmatch(heading.strip()) is not None


def zone_of(heading: str) -> str | None:
    """Return the time zone (IANA) that a heading names, "Time (UTC)"; None where it names none."""
    return next((_ZONES[word] for word in _words(heading) if word in _ZONES), None)


def says_something_else(heading: str) -> bool:
    """Tell whether a heading names what is never counted as a movement: deaths, losses, an id, a year."""
    return bool(_NEVER & set(_words(heading)))


def column_names(headings: Sequence[str]) -> tuple[str, ...]:
    """Return the name by which a mapping names each column.

    It is the heading; "column 3" where there is none, and "date (2)" for the second of one heading.
    """
    names: list[str] = []
    seen: dict[str, int] = {}
    for at, heading in enumerate(headings):
        name = heading or f"column {at + 1}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def _words(text: str) -> list[str]:
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return re.findall(r"[^\W_]+", parted.casefold())


def _without_brackets(heading: str) -> tuple[str, str]:
    said = [next(filter(None, each.groups()), "") for each in _BRACKETS.finditer(heading)]
    return _BRACKETS.sub(" ", heading).strip(), " ".join(said)


def _unit(said: str) -> str | None:
    if set(_words(said)) <= _NO_UNIT:
        return None
    unit = read_word(Unit, said)
    return None if unit in {None, Unit.UNKNOWN} else str(unit)


def _by_words(heading: str) -> HeadingName | None:
    """Return the field of the longest run of words of a heading that means one."""
    words = _words(heading)
    if not 1 < len(words) <= 8 or _NEVER & set(words):  # noqa: PLR2004 - a sentence is no heading
        return None
    for length in range(len(words) - 1, 0, -1):
        for first in range(len(words) - length + 1):
            found = field_of(" ".join(words[first : first + length]))
            if found is None or (length == 1 and words[first] in _FILLERS):
                continue
            rest = {*words[:first], *words[first + length :]}
            surely = FILLED_OUT if rest <= _FILLERS else PARTLY
            return HeadingName(found[0], found[1] + 2, surely)
    return None


def _misspelt(heading: str) -> HeadingName | None:
    key = "".join(_words(heading))
    if len(key) < _LEAST:
        return None
    near = get_close_matches(key, [each for each in known_keys() if len(each) >= _LEAST], n=1, cutoff=_SURE)
    found = field_of(near[0]) if near else None
    return HeadingName(found[0], found[1] + 2, MISSPELT) if found is not None else None
