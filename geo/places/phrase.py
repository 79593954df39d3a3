"""Take a place phrase apart: the bare name, the sort of place, and what is said of where it lies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from geo.model import PlaceKind
from geo.places.spelling import plain, split_joined
from geo.places.typewords import LONGEST, SettlementSize, is_purpose, size_of, type_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """A phrase taken apart. `hints` are the areas or countries named beside the name, as said.

    `names` are readings of the bare name, the likeliest first; `whole` is the phrase's first part with its type
    words, since some names hold one ("Station" in "Fire Station Hill"). `near` marks "near X", `size` what a type
    word says of how big the settlement is ("town", "дер.").
    """

    whole: str
    names: tuple[str, ...]
    kind: PlaceKind | None
    hints: tuple[str, ...]
    near: bool = False
    size: SettlementSize | None = None


_PARENTHESES = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?")
_ENDING_NOTE = re.compile(r"\s+[iіи]\s+-\w+$")
"""Lists of names give a second ending so: "Грыбоўшчынай i -наю"."""
_COMMA = re.compile(r"\s*[,;]\s*|(?<!\bж)\s+/\s+|\s+[–—]\s+(?=\S+(?:\s+\S+)?\s+(?:region|oblast|область|вобласць)\b)")
_OUTER = " \t\r\n\"'«»„“”‚‘’.,;:!?"
_LEADING = re.compile(
    r"^(?:(?:the|in|at|on|to|from|into|of|through|via|within|inside|area of|direction of|direction|entered|village of|"
    r"town of|city of|"
    r"у|в|во|ва|из|з|із|на|до|ад|от|од|к|ко|да|праз|через|пад|за|"
    r"(?-i:u|ŭ|w|we|z|ze|do|da|na|pad|praz|przez|od|ad|im|am|auf de[mr]|bei|nach|aus|von|zum|zur))\s+)+",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"^(?:near(?: to)?|close to|outside(?: of)?|around|vicinity of|in the vicinity of|the vicinity of|outskirts of|"
    r"on the outskirts of|the outskirts of|by|next to|not far from|area around|environs of|suburb of|suburbs of|"
    r"под|возле|около|вблизи|близ|недалеко от|неподалёку от|неподалеку от|рядом с|в районе|в окрестностях|окрестности|"
    r"у районі|в районі|біля|поблизу|неподалік від|неподалік|поруч з|околиці|на околиці|під|"
    r"каля|ля|пад|непадалёк ад|непадалёку ад|блізу|паблізу|у раёне|ў раёне|побач з|на ўскрайку|"
    r"koło|w pobliżu|niedaleko|pod)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_JOINED_NAMES = re.compile(
    r"\s*;\s*|(?<!\bж)\s*/\s*|\s+(?:or|или|або|ці|чи|albo|lub|and|и|і|й|ды|та|i|&)\s+(?=[\"«“„]?[A-ZА-ЯЁІЇЄҐЎŁŚŻ])"
)


@lru_cache(maxsize=50_000)
def read_phrase(text: str) -> Phrase:
    """Take a phrase apart; every part is verbatim but for outer punctuation."""
    if text.isalpha():
        return Phrase(whole=text, names=tuple(dict.fromkeys((text, split_joined(text)))), kind=None, hints=())
    first, hints = (text, []) if text.replace(" ", "").isalpha() else _parted(text)
    said = first.split()
    first, near = _without_opening(first.strip(_OUTER))
    names, kind = _bare_names(first)
    named = names[0].split() if names else ()
    return Phrase(
        whole=first, names=names, kind=kind, hints=tuple(hint for hint in hints if hint), near=near,
        size=size_of(word for word in said if word not in named),
    )  # fmt: skip


def _parted(text: str) -> tuple[str, list[str]]:
    """Return the part of a phrase that names the place, and what is named beside it."""
    text = _ENDING_NOTE.sub("", text)
    hints = [found.strip(_OUTER) for found in _PARENTHESES.findall(text)]
    bare = _PARENTHESES.sub(" ", text).strip(_OUTER) or text.strip(_OUTER + "()[]")
    first, *rest = [part for part in _COMMA.split(bare) if part.strip(_OUTER)] or [""]
    if rest and _is_area(first) and _bare_names(rest[-1].strip(_OUTER))[1] in {None, PlaceKind.SETTLEMENT}:
        first, rest = rest[-1], [*rest[:-1], first]
    return first, [*rest, *hints]


def _is_area(part: str) -> bool:
    return _bare_names(part.strip(_OUTER))[1] in {PlaceKind.ADMIN1, PlaceKind.ADMIN2}


def _without_opening(text: str) -> tuple[str, bool]:
    near = _NEAR.match(text)
    rest = text[near.end() :] if near else text
    opening = _LEADING.match(rest)
    if opening and opening.end() < len(rest):
        after = _NEAR.match(rest[opening.end() :])
        if after:
            return rest[opening.end() + after.end() :], True
        return rest[opening.end() :], near is not None
    return rest, near is not None


def _bare_names(text: str) -> tuple[tuple[str, ...], PlaceKind | None]:
    """Return the readings of a name without its type words, and the kind that these say."""
    words = text.replace("№", " ").split()
    plains = [plain(word.replace("-", "")) if word.lower() in {"р-н", "р-не", "ж-д", "ст-ца"} else plain(word)
              for word in words]  # fmt: skip
    kinds: list[PlaceKind] = []
    start, end = _past_purpose(plains), len(words)
    while end - start > 1:
        taken = _typed(plains[start:end], first=True, word=words[start])
        if taken is None:
            break
        start += taken[0]
        kinds.append(taken[1])
    if kinds and end - start > 1 and words[start] in _LIES_IN:
        start += 1
    while end - start > 1:
        taken = _typed(plains[start:end], first=False, word=words[end - 1])
        if taken is None:
            break
        end -= taken[0]
        kinds.append(taken[1])
    bare = " ".join(words[start:end]).strip(_OUTER)
    readings = dict.fromkeys([bare, split_joined(bare)])
    return tuple(each for each in readings if each), _strongest(kinds)


_LIES_IN = frozenset("in at near bei у ў в во на під под пад біля каля возле w we pod koło".split())
"""Between a type word and the name of where it lies: "полигон в Гожи", "пункт пропуску у Чонгарі"."""
_NUMBER = re.compile(r"\d{1,4}(?:th|st|nd|rd|\s?(?:й|м|ы|і|га|го|му|ым|им))?")


def _past_purpose(plains: list[str]) -> int:
    """Return how many words before a type word say its number and purpose: "227-й загальновійськовий полігон"."""
    at = 0
    while at < len(plains) - 2 and (is_purpose(plains[at]) or _NUMBER.fullmatch(plains[at])):
        at += 1
    return at if at and _typed(plains[at:], first=True, word=plains[at]) is not None else 0


def _typed(plains: list[str], *, first: bool, word: str) -> tuple[int, PlaceKind] | None:
    for length in range(min(LONGEST, len(plains) - 1), 0, -1):
        part = plains[:length] if first else plains[-length:]
        key = tuple(" ".join(part).split())
        if not key:
            continue
        kind = type_of(key)
        if kind is not None and not (len(key) == 1 and len(key[0]) == 1 and not _is_abbreviation(word)):
            return length, kind
    return None


def _is_abbreviation(word: str) -> bool:
    """Tell "г." from a name of one letter: small, or with its stop."""
    return word.islower() or word.endswith(".")


_STRENGTH = (
    PlaceKind.ADMIN2, PlaceKind.ADMIN1, PlaceKind.TRAINING_GROUND, PlaceKind.AIRFIELD, PlaceKind.BORDER_CROSSING,
    PlaceKind.STATION, PlaceKind.SETTLEMENT,
)  # fmt: skip


def _strongest(kinds: list[PlaceKind]) -> PlaceKind | None:
    """Return the most telling kind: a "border station" is a crossing, an "oblast city" a city."""
    return next((kind for kind in _STRENGTH if kind in kinds), None)


def several(text: str) -> tuple[str, ...]:
    """Return the parts of a phrase that names several places ("Rozivka; Nikolske"), one part where it does not."""
    parts = [part.strip(_OUTER) for part in _JOINED_NAMES.split(text)]
    parts = [part for part in parts if part]
    if len(parts) < 2 or any(_is_area(part) for part in parts):  # noqa: PLR2004 - "Polonka; Brest region" is one place
        return (text,)
    return tuple(parts)
