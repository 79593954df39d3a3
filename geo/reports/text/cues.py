"""Know the words that tell what happened: movement, sightings, losses, plans, denials, hedges, means of movement."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from geo.reports.text.motion_verbs import motion_beginnings
from geo.reports.text.vocabulary import read_words

MOVING = frozenset({"arrive", "depart", "move", "cross"})
"""Kinds of cue that say something moved."""
ACTIONS = MOVING | {"seen", "lost", "static", "take part", "be"}
"""Kinds of cue that say what happened; of these a word has those of its longest pattern only."""
_BLOCKING = ACTIONS | {"nothing"}
_MEMORY = 50_000
_SHORTEST_PATTERN = 2
_TELLING_ENOUGH = 5
"""A pattern of a crossing so long overrules the verbs that prefixes and roots make."""
_PAST = re.compile(
    r"(?:л[аоиіы]?|[еіо]з|[иіео]г|[еі]к|лас[ья]|лос[ья]|лис[ья]|ліс[ья]|лся|лася|лося|в|вся|вш[иа]|ў|ўся|[вд]ш(?:ий|ая|ие|ее|их|его|ую|ей|им|ими|ем)|[дсиа]нят"
    r"|[еаоя]нн?(?:[аоыіи]|[аиы]й|ая|ое|ые|ыя|ае|аму|ому|ых|их|ага|ого|ую|ым|им|ыми|ими|ымі|імі|ія|ой|ай|ою)?"
    r"|(?:ут|(?<!л)ят|ыт|іт|ит)(?:[оаыі]|[ыи]й|ая|ыя|ае|ого|ага|ых|ые|им|ым|ими|ыми|ымі|их|ою|ой|ую))$"
)


_DESCRIBES = re.compile(
    r"(?:очн|ачн|альн|ательн|увальн|ільн|ительн|івн)(?:ый|ий|ы|ая|а|ую|ой|ай|ої|ій|ом|ым|им|ых|их|іх|ыя|ые|ое|ае|е|ага|ого|аму|ому|ыми|ими|ымі|імі)$"
)
"""Adjectives made of verbs ("разгрузачнай пляцоўцы"), which tell of nothing that happened."""


_GOING_ON = re.compile(r"(?:[ыиіую]|о[ўв]|аў|[еёэ][ўв])ва(?:[еєю]|ет|ют|ють|юць|юцца|ются|ються|ецца|ется|ється)$")
"""Verbs that tell of what goes on, made of ones that tell of what is done: "перадыслакоўваюцца"."""
_NOUN = re.compile(r"(?:[еая]ни[еяю]|[еая]нием|[еая]нии|[еая]ння|[еая]нню|[еая]нням|[еаяэ]нь?н[еіюя]|[еаяэ]нь?нем)$")
"""Nouns made of verbs ("перемещение", "перамяшчэнне"): they look neither ahead nor back."""


class Cue(NamedTuple):
    """What a word tells: its kind (a section of the list), a means of movement or "", and its tense.

    Tenses: "past", "present", "future", "participle" (English -ing), "noun", "part" (no verb). An infinitive counts as
    the non-past of its verb: what governs it ("должна прийти", "продолжают перебрасывать") decides.
    """

    kind: str
    mode: str
    tense: str


class _Patterns(NamedTuple):
    words: dict[str, list[Cue]]
    beginnings: dict[str, list[tuple[str, str, str]]]
    longest: int


@lru_cache(maxsize=1)
def _open() -> _Patterns:
    words: dict[str, list[Cue]] = {}
    beginnings: dict[str, list[tuple[str, str, str]]] = {}
    for kind, lines in read_words("cues").items():
        for label, patterns in lines.items():
            mode, aspect = label.split()
            mode = "" if mode == "any" else mode
            for pattern in patterns:
                if aspect == "base":
                    for form, tense in english_forms(pattern):
                        words.setdefault(form, []).append(Cue(kind, mode, tense))
                elif pattern.endswith("*"):
                    beginnings.setdefault(pattern[:-1], []).append((kind, mode, aspect))
                else:
                    words.setdefault(pattern, []).append(Cue(kind, mode, _tense(pattern, aspect)))
    told = {each for each in beginnings if len(each) >= _TELLING_ENOUGH and beginnings[each][0][0] == "cross"}
    for beginning, kind, aspect in motion_beginnings():
        overruled = any(beginning[:length] in told for length in range(_TELLING_ENOUGH, len(beginning)))
        if beginning not in beginnings and not overruled:
            beginnings[beginning] = [(kind, "", aspect)]
    return _Patterns(words, beginnings, max(map(len, beginnings)))


_memory: dict[str, tuple[Cue, ...]] = {}


def cues_of(key: str) -> tuple[Cue, ...]:
    """Return what a small-letter word tells; empty for most words."""
    known = _memory.get(key)
    if known is None:
        known = _look_up(key)
        if len(_memory) > _MEMORY:
            _memory.clear()
        _memory[key] = known
    return known


@lru_cache(maxsize=_MEMORY)
def kinds_of(key: str) -> frozenset[str]:
    """Return the kinds of what a small-letter word tells; empty for most words."""
    return frozenset(cue.kind for cue in cues_of(key))


def _look_up(key: str) -> tuple[Cue, ...]:
    """Return the cues of a word; Belarusian writes its first letter after the sound before it: "убачылі", "ўбачылі"."""
    other = _U_SPELLINGS.get(key[:1])
    return _found(key) or (_found(other + key[1:]) if other else ())


_U_SPELLINGS = {"ў": "у", "у": "ў"}


def _found(key: str) -> tuple[Cue, ...]:
    patterns = _open()
    if _DESCRIBES.search(key) and key not in patterns.words:
        return ()
    found = list(patterns.words.get(key, ()))
    families = {cue.kind in _BLOCKING for cue in found}
    for length in range(min(len(key), patterns.longest), _SHORTEST_PATTERN - 1, -1):
        for kind, mode, aspect in patterns.beginnings.get(key[:length], ()):
            if (kind in _BLOCKING) not in families:
                found.append(Cue(kind, mode, _tense(key, aspect)))
        families |= {cue.kind in _BLOCKING for cue in found}
    return tuple(dict.fromkeys(cue for cue in found if cue.kind != "nothing"))


def _tense(word: str, aspect: str) -> str:
    if aspect in {"past", "present", "participle", "noun", "part"}:
        return aspect
    if _NOUN.search(word):
        return "noun"
    if _PAST.search(word):
        return "past"
    return "future" if aspect == "pf" and not _GOING_ON.search(word) else "present"


_DOUBLING = frozenset({"ship", "spot", "transport-on", "haul-on", "plan"})
_VOWELS = frozenset("aeiou")


def english_forms(base: str) -> list[tuple[str, str]]:
    """Return the regular forms of an English verb with their tenses."""
    if base.endswith(("s", "sh", "ch", "x", "o")):
        third = base + "es"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    if base.endswith("e"):
        past, ing = base + "d", base[:-1] + "ing"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        past, ing = base[:-1] + "ied", base + "ing"
    elif base in _DOUBLING or base.endswith("fer"):
        past, ing = base + base[-1] + "ed", base + base[-1] + "ing"
    else:
        past, ing = base + "ed", base + "ing"
    forms = [(base, "present"), (third, "present"), (past, "past"), (ing, "participle")]
    if base.endswith("el"):
        forms += [(base + "led", "past"), (base + "ling", "participle")]
    return forms
