"""Find the words of a sentence that say what happened, phrasal verbs among them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geo.reports.text.cues import ACTIONS, MOVING, Cue, cues_of, kinds_of
from geo.reports.text.no_deeds import ACCIDENTS, NO_DEEDS, SERVING, has_accident, is_held_within, is_no_deed
from geo.reports.text.phrasal_verbs import PHRASAL, phrase_at
from geo.reports.text.tokens import CUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.sentences import Span
    from geo.reports.text.tokens import Token

_WAY_REACH = 10
"""So many tokens behind "taken" it says from where to where."""
_ENDED = frozenset({"ended", "wound"})
_OFF_VERBS = {
    **dict.fromkeys(_ENDED, "past"),
    "took": "past",
    "changed": "past",
    "takes": "present",
    "take": "present",
    "taking": "participle",
    "taken": "past",
    "set": "past",
    "sets": "present",
    "setting": "participle",
    "pulled": "past",
    "moved": "past",
    "moving": "participle",
    "flew": "past",
    "flown": "past",
    "rolled": "past",
    "pulling": "participle",
    "rolling": "participle",
    "headed": "past",
    "got": "past",
    "made": "past",
    "drove": "past",
    "put": "past",
    "puts": "present",
    "way": "noun",
}
_AUXILIARIES = frozenset(
    "may might could can will would has have had is are was were been be being also later then already recently".split()
)
_CARRYING = frozenset({"carrying", "with", "of", "the", "and"})
_OFF = frozenset({"off", "out", "away"})
_INTO = frozenset({"in", "into"})
_BE_REACH = 3
_DETERMINERS = frozenset("the a an my our his her their its this that each every".split())
"""Behind these an English word is a noun: "the move", "by my house"."""
_IS = frozenset("is are was were be being been still already also now".split())
_OWN = 2
_OWN_WAY = frozenset("its their the his her".split())
_DRILLS = frozenset("drill drills exercise exercises".split())
_HELD = frozenset("held hold holds holding conducted conducts conducting staged ran ended completed finished".split())
_HELD_REACH = 4
_LEFT_REACH = 6
_THERE_ARE = frozenset({("there", "are"), ("there", "were"), ("there", "is"), ("there", "was")})
_WEAPONS = (
    "дрон",
    "беспилотн",
    "безпілотн",
    "беспілотн",
    "бпла",
    "шахед",
    "шахэд",
    "ракет",
    "снаряд",
    "снарад",
    "бомб",
    "fpv",
)
_HITTING = ("попал", "трапіл", "потрапил")
_THROWN = ("брош", "бросил", "кинули", "кинут", "кінулі", "кінут")
_LEFT_LYING = ("брош", "кинут", "кінут")
_THROWN_REACH, _AT = 3, frozenset("на под під пад к".split())
_WHERE_IT_LIES = ("ом", "ем", "ым", "ой", "ей", "ою", "ею", "ію", "е", "і", "ях", "ах", "ами", "амі")
"""Endings of where something lies: "под Гомелем брошены"; without them it is where it is thrown."""
_INSIDE = frozenset({"в", "во", "у", "по"})
_HABIT = frozenset("usually normally обычно зазвичай звичайно звычайна звычайно".split())
"""Beside these a verb tells what is done on other days: "якія звычайна ходзяць сваім ходам"."""

_TOPICS = ("вопрос", "питанн", "пытанн", "question")
_REACHES = ("достиг", "досяг", "дасяг", "сяга")
_NUMBERS = ("количеств", "кількіст", "колькас", "численност", "чисельніст", "число")
_NUMBER_REACH = 8
_HOLDS = frozenset(
    "держат держит держали держал держала тримають тримає тримали тримав тримала трымаюць трымае трымалі трымаў трымала".split()
)
_COURSES = ("курс", "путь", "шлях", "кірун", "накірун", "направлен", "напрям")
"""What is held moves where it is a course: "трымаюць шлях на Жыткавічы"."""
_NAMED = 2


def actions_in(tokens: Sequence[Token], span: Span, used: bytearray) -> list[tuple[int, Cue]]:
    """Return the words of a sentence that say what happened, with what they say."""
    actions = []
    for at in range(span.first, span.after):
        token = tokens[at]
        if (
            used[at]
            or token.kind != "word"
            or not (token.starts & CUE or token.key in _OFF_VERBS or token.key in PHRASAL)
        ):
            continue
        if _is_a_tally(tokens, at, span.first) or (at > span.first and tokens[at - 1].key in _HABIT):
            continue
        if at > span.first and tokens[at - 1].text == "«" and _is_quoted_name(tokens, at):
            continue  # «Атакующий сокол»
        if token.key == "wounded" and at > span.first and (used[at - 1] == 2 or tokens[at - 1].key in _CARRYING):
            continue
        if (token.key in NO_DEEDS or token.key.startswith(SERVING)) and is_no_deed(tokens, at, span, used):
            continue
        phrase = _ACCIDENT if token.key in ACCIDENTS and has_accident(tokens, at) else phrasal(tokens, at, span.after)
        if phrase is not None:
            actions.append((at, phrase))
            continue
        for cue in cues_of(tokens[at].key):
            if cue.kind not in ACTIONS:
                continue
            if (read := _read_as(tokens, at, cue, span, used)) is None:
                continue
            held = cue.kind in {"static", "move"} and is_held_within(tokens, at, span, used)
            if held or _is_of_another(tokens, at, span.first, used):
                break
            actions.append((at, read))
            break
    return actions


def _is_quoted_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a quote holds a name of one or two words: «Атакующий сокол»."""
    near = [token.text for token in tokens[at + 1 : at + 1 + _NAMED]]
    return tokens[at].text[0].isupper() and "»" in near and not any(token.isdecimal() for token in near)


def _read_as(tokens: Sequence[Token], at: int, cue: Cue, span: Span, used: bytearray) -> Cue | None:
    """Return what a telling word says among its neighbours; None where it says nothing that happened."""
    before = tokens[at - 1] if at > span.first else None
    if tokens[at].key in _DRILLS:
        if _is_held(tokens, at, span.first):
            return cue._replace(tense="noun")
        if tokens[at].key.startswith("drill"):
            return None
    if tokens[at].key.startswith(_THROWN) and not _is_thrown_at(tokens, at, span):
        return Cue("lost", "", "past") if tokens[at].key.startswith(_LEFT_LYING) else None
    if _is_hit(tokens, at, span):
        return Cue("lost", "", "past")
    if before is not None and cue.tense == "present" and before.key in _DETERMINERS:
        return cue._replace(tense="noun") if cue.kind in MOVING else None
    if cue.kind == "be" and not _is_whereabouts(tokens, at, span.after, used):
        return None
    if cue.kind == "lost" and cue.tense == "noun" and _is_purpose(tokens, at):
        return None
    if before is not None and _is_no_telling(tokens, at, cue):
        return None
    if cue.kind == "static" and before is not None and before.key == "what":
        return None  # "what remained of the vehicles drove off"
    if tokens[at].key == "left" and _is_left_over(tokens, at, span.first):
        return Cue("static", "", "past")
    if tokens[at].key == "headed" and before is not None and before.kind == "mark":
        return Cue("move", "", "participle")
    return cue


def _is_no_telling(tokens: Sequence[Token], at: int, cue: Cue) -> bool:
    """Tell whether a word behind another is a mere topic, or what was not done: "turned back without entering Belarus"."""
    if cue.tense == "noun":
        return tokens[at - 1].key.startswith(_TOPICS)
    if tokens[at].key == "следующим" and at + 1 < len(tokens) and tokens[at + 1].key == "образом":
        return True
    if tokens[at].key.startswith(_REACHES) and any(
        token.key.startswith(_NUMBERS) for token in tokens[max(0, at - _NUMBER_REACH) : at]
    ):
        return True  # "число наёмников может достигать 5 тысяч"
    return tokens[at - 1].key == "without" and cue.tense == "participle"


def _is_thrown_at(tokens: Sequence[Token], at: int, span: Span) -> bool:
    """Tell whether something is sent in haste rather than left lying: "на Гомель брошены 12 танков", "кинули під Мозир"."""
    near = range(max(span.first, at - _THROWN_REACH), min(span.after - 1, at + _THROWN_REACH))
    return any(
        tokens[each].key in _AT
        and tokens[each + 1].text[0].isupper()
        and not tokens[each + 1].key.endswith(_WHERE_IT_LIES)
        for each in near
    )


def _is_left_over(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Tell whether "left" says what is still there: "there are 900 soldiers left at the camp"."""
    before = [tokens[each].key for each in range(max(first, at - _LEFT_REACH), at)]
    return any(pair in _THERE_ARE for pair in itertools.pairwise(before))


def _is_held(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Tell whether an exercise is what was held: "held a drill at the range with 30 tanks"."""
    return any(tokens[each].key in _HELD for each in range(max(first, at - _HELD_REACH), at))


def _is_hit(tokens: Sequence[Token], at: int, span: Span) -> bool:
    """Tell whether a weapon hit something: "дроны попали в поезд"; what got into a jam or a picture was not hit."""
    if not tokens[at].key.startswith(_HITTING) or at + 1 >= span.after or tokens[at + 1].key not in _INSIDE:
        return False
    return any(tokens[each].key.startswith(_WEAPONS) for each in range(span.first, at))


def _is_a_tally(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Tell whether "count" is a noun: "16 by a driver's count", "Count: 17 vehicles"."""
    if tokens[at].key != "count":
        return False
    if at + 1 < len(tokens) and tokens[at + 1].text == ":":
        return True
    return at > first and tokens[at - 1].key.endswith(("'s", "my", "our", "his", "her", "their", "the"))


def _is_of_another(tokens: Sequence[Token], at: int, first: int, used: bytearray) -> bool:
    """Tell whether a verb stands in a relative clause about something else: "an offensive that may come from"."""
    before = at - 1
    while before >= first and tokens[before].key in _AUXILIARIES:
        before -= 1
    if before <= first or tokens[before].key not in {"that", "which"}:
        return False
    before -= 1 + (tokens[before - 1].text == ",")
    return used[before] != 2


def _is_under_way(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether something is still going: "a second battalion is on its way there"."""
    before = [token.key for token in tokens[max(0, at - 3) : at]]
    return len(before) > _OWN and before[0] in _IS and before[1] == "on" and before[2] in _OWN_WAY


_ACCIDENT = Cue("lost", "", "past")
_WHERE_OUT = frozenset({"at", "in", "here", "there"})
_FIXED = frozenset({"put", "puts", "came", "come", "coming", "changed"})
_MEANS = frozenset({"train", "trains", "bus", "buses", "planes"})


def _fixed_phrase(tokens: Sequence[Token], at: int, after: int) -> Cue | None:
    """Read "put to sea", "came out of", "changed trains"."""
    if (
        tokens[at].key in {"put", "puts"}
        and tokens[at + 1].key == "to"
        and at + 2 < after
        and tokens[at + 2].key == "sea"
    ):
        return Cue("depart", "", "past")
    if tokens[at].key in {"came", "come", "coming"} and [each.key for each in tokens[at + 1 : at + 3]] == ["out", "of"]:
        return Cue("depart", "", "participle" if tokens[at].key == "coming" else "past")
    if tokens[at].key == "changed" and tokens[at + 1].key in _MEANS:
        return Cue("move", "", "past")
    return None


def phrasal(tokens: Sequence[Token], at: int, after: int) -> Cue | None:
    """Read "took off", "set out", "flew in", "rolled into"."""
    if tokens[at].key == "way":
        return Cue("move", "", "present") if _is_under_way(tokens, at) else None
    if tokens[at].key in _HOLDS:
        course = any(token.key.startswith(_COURSES) for token in tokens[at + 1 : min(at + 3, after)])
        return Cue("move", "", cues_of(tokens[at].key)[0].tense) if course else None
    if at + 1 >= after:
        return None
    fixed = _fixed_phrase(tokens, at, after) if tokens[at].key in _FIXED else None
    fixed = phrase_at(tokens, at, after) if fixed is None and tokens[at].key in PHRASAL else fixed
    if fixed is not None:
        return fixed
    tense = _OFF_VERBS.get(tokens[at].key)
    if tense is None:
        return None
    behind = tokens[at + 1].key
    if tokens[at].key in {"got", "made"}:
        alights = behind == "out" and tokens[min(at + 2, after - 1)].key in _WHERE_OUT
        if behind == "off" or alights:
            return Cue("arrive", "", "past")
        reaches = behind in {"as", "to", "into", "through", "past", "it"} and tokens[min(at + 2, after - 1)].key != "be"
        return Cue("arrive", "", "past") if reaches else None
    if tokens[at].key in _ENDED:
        return Cue("arrive", "", "past") if behind == "up" else None
    believed = behind == "to" and tokens[min(at + 2, after - 1)].key == "be"  # "which some took to be tanks"
    if tokens[at].key in {"taken", "took"} and behind in {"from", "to", "by"} and not believed:
        way = {tokens[each].key for each in range(at, min(after, at + _WAY_REACH))}
        return Cue("move" if {"from", "to"} <= way else "depart", "", "past")
    if behind in {"over", "as"} and tokens[at].key == "took":
        return None
    air = "air" if tokens[at].key.startswith(("t", "flew", "flown")) else ""
    if behind in _OFF:
        return Cue("depart", air, tense)
    if behind in _INTO and tokens[at].key in {"flew", "flown", "rolled", "pulled", "drove"}:
        return Cue("arrive", air, tense)
    return None


def _is_whereabouts(tokens: Sequence[Token], at: int, after: int, used: bytearray) -> bool:
    """Tell whether a "was" says where something was: a preposition or place follows, no verb."""
    for each in range(at + 1, min(after, at + 1 + _BE_REACH)):
        key = tokens[each].key
        if key in {"в", "у", "на", "at", "in", "near", "под", "пад", "під", "возле", "каля", "біля"}:
            return True
        if tokens[each].kind == "mark" or kinds_of(key) & ACTIONS:
            return False
        if not used[each] and key[0].isascii():
            return False
    return False


def _is_purpose(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].key in {"for", "для", "despite", "after"}
