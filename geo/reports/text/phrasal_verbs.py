"""Know English verbs that tell of movement only with what stands behind them: "touched down", "showed up", "pressed on to"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.reports.text.cues import Cue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_VERBS = """
touch touches touched touching | draw draws drew drawing | show shows showed showing | pop pops popped popping | crop crops cropped cropping
press presses pressed pressing | carry carries carried carrying | keep keeps kept keeping | make makes made making | clear clears cleared clearing
fall falls fell falling | shoot shoots shot shooting | whizz whizzes whizzed whizzing | close closes closed closing | stop stops stopped stopping
call calls called calling | pause pauses paused pausing | rush rushes rushed rushing | hurry hurries hurried hurrying | convey conveys conveyed conveying
post posts posted posting | put puts put putting | take takes took taking | find finds found finding | swing swings swung swinging
journey journeys journeyed journeying | venture ventures ventured venturing | drift drifts drifted drifting | wander wanders wandered wandering
emerge emerges emerged emerging | approach approaches approached approaching | nears nears neared nearing | quit quits quit quitting
be is were was | get gets got getting | trace traces traced tracing | go goes went going | spread spreads spread spreading | string strings strung stringing | catch catches caught catching | bear bears bore bearing | push pushes pushed pushing
check checks checked checking | pass passes passed passing | report reports reported reporting | pull pulls pulled pulling
"""
"""Base, third person, past and participle of each."""
_IRREGULAR = {"are": ("be", "present"), "been": ("be", "past"), "taken": ("take", "past"), "drawn": ("draw", "past")}
_WAY = "to into towards toward for through past via from across over north south east west northwards southwards eastwards westwards"
_PHRASES = """
arrive air : touch down
arrive any : take in a | take in two | take in another | take in three | draw up | draw in | show up | pop up | crop up | stop off | stop over | call at @ | call in at @ | check in at @ | emerge @in | emerge @at | emerge @near
    | find its way | find their way | pull up | be back in | be back at | be back on | be back home | be back from | report back to | stop @at | stop @near | pause @at | pause @near
depart any : go off to | go off towards | go away | draw off | clear out | clear off | get under way | get underway | put on a train | put on trains | put onto | put aboard | be gone | quit @ | put on flatcars
move any : draw back ~ | fall back ~ | fall back from | press on ~ | carry on ~ | keep on ~ | push on ~ | make for @ | make its way | make their way | close in on @ | shoot past | shoot by | rush ~ | hurry ~ | convey ~@ | post to @ | swing ~
    | journey ~ | venture ~ | drift ~ | wander ~ | approach @ | nears @ | whizz past | whizz by | whizz through | bear down on | take the road | take the highway | take the motorway
    | be under way to | be under way from | be en route ~ | be on its way | be on their way | be underway to | be underway from | drift over | spread along | spread across | spread out | string out
seen any : catch on camera | catch on video | catch on film | trace to
"""
"""Kind and means, then phrases: "~" stands for a word of a way, "@" for a name or a place such as "the border", alone or behind the word beside it."""
_SPOTS = frozenset(
    "border frontier city town village station crossing airfield airport outskirts capital crossroads junction bridge range".split()
)
_ADVERBS = frozenset("already now all both since soon also still long".split())
_SKIPPED = frozenset({"the", "a", "an", "central", "northern", "southern", "eastern", "western", "occupied", "nearby"})


class _Phrase(NamedTuple):
    kind: str
    mode: str
    words: tuple[str, ...]


def _read_verbs() -> dict[str, tuple[str, str]]:
    forms = dict(_IRREGULAR)
    for line in _VERBS.replace("\n", " | ").split("|"):
        words = line.split()
        if len(words) == len(_TENSES):
            for word, tense in zip(reversed(words), reversed(_TENSES), strict=True):
                forms[word] = words[0], tense
    return forms


_TENSES = ("present", "present", "past", "participle")
_WAYS = frozenset(_WAY.split())


def _read_phrases() -> dict[str, list[_Phrase]]:
    phrases: dict[str, list[_Phrase]] = {}
    kind = mode = ""
    for line in _PHRASES.strip().splitlines():
        head, _, said = line.rpartition(" : ")
        if head:
            kind, mode = head.split()
        for phrase in said.split("|"):
            words = phrase.split()
            if words:
                phrases.setdefault(words[0], []).append(_Phrase(kind, "" if mode == "any" else mode, tuple(words[1:])))
    return phrases


_FORMS = _read_verbs()
_BEHIND = _read_phrases()
PHRASAL = frozenset(form for form, (base, _) in _FORMS.items() if base in _BEHIND)
"""Forms of verbs that `phrase_at` asks about."""


def phrase_at(tokens: Sequence[Token], at: int, after: int) -> Cue | None:
    """Return what a verb and the words behind it say happened, None where they are no phrase of movement."""
    base, tense = _FORMS[tokens[at].key]
    at += at + 1 < after and tokens[at + 1].key in _ADVERBS
    for phrase in _BEHIND[base]:
        if _follows(tokens, at + 1, after, phrase.words):
            return Cue(phrase.kind, phrase.mode, tense)
    return None


def _follows(tokens: Sequence[Token], at: int, after: int, words: Sequence[str]) -> bool:
    """Tell whether the words of a phrase stand from a token on."""
    for word in words:
        if at >= after:
            return False
        if word == "@":
            return _names_spot(tokens, at, after)
        key = tokens[at].key
        if word[0] == "~":
            if key not in _WAYS:
                return False
        elif key != word.lstrip("@"):
            return False
        at += 1
        if len(word) > 1 and "@" in word and not _names_spot(tokens, at, after):
            return False
    return True


def _names_spot(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Tell whether a name, or a place such as "the border", stands at a token."""
    end = min(after, at + 3)
    while at < end and tokens[at].key in _SKIPPED:
        at += 1
    return at < after and (tokens[at].text[0].isupper() or tokens[at].key in _SPOTS)
