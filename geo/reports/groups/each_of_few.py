"""Read each of a few things by its turn: "the first from Pskov, the second from Orenburg", "one to Lida, the other to Homel"."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.reports.groups.group import Group
from geo.reports.groups.totals import ONE
from geo.reports.numbers.counts import UNKNOWN
from geo.reports.numbers.ordinals import FIRST, HALF, LAST, ORDINALS, OTHER
from geo.reports.text.cues import MOVING, cues_of
from geo.reports.text.joining import DASHES, OF
from geo.reports.text.tokens import OPEN_QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.events.event import Event
    from geo.reports.text.tokens import Token

_TWO = 2
_MOST = 6
"""Of more things than these nobody tells one by one."""
_COUNTABLE = frozenset({"aircraft", "train", "convoy", "vehicle", "system"})
EACH = frozenset().union(*ORDINALS.values(), OTHER, LAST, HALF)
_ENDING = LAST | frozenset(
    """
    latest последнем последней последнего крайний крайнем крайняя останньому останньої останнього крайній крайньому
    апошнім апошняй апошняга крайні крайнім
    """.split()
)
_THEM = frozenset("them these those which них іх яких якіх которых".split())
_THE = frozenset("the of these those этих тех цих тих гэтых тых усіх всех".split())
_OPENING = 4
_WAYS = frozenset(
    """
    — – - from to towards for via through near by at over under on из из-под с со в во на к ко до от под через над возле около
    з із зі са зь у від ад да пад праз повз під біля коло коля каля
    """.split()
)
"""Behind these a place is told."""
_FOLLOWING = frozenset(
    "следом следам слідом затем потом потім затым потым then позже позднее пізніше пазней later behind".split()
)
_BEHIND_IT = frozenset("ним ней нею ней ею ім ей імі ними".split())
_SPANS = ("час", "полчас", "минут", "хвилин", "хвілін", "годин", "гадзін", "півгодин", "паўгадзін")
"""Behind these another one came: "через час второй"."""
_PAUSES = frozenset({",", ".", ";"})
_FROM = frozenset("from из с со з із зі са зь".split())
_TO = frozenset("to towards for into на в к ко до у да".split())


def each_of_few(before: Group, tokens: Sequence[Token], at: int, after: int) -> Group | None:
    """Return the one of a few that an ordinal, or "the other", means at a token; `before` was told last, `after` is the end.

    With a verb of its own it is told where each of them went on to.
    """
    if tokens[at].key in HALF:
        return _half_of(before, tokens, at, after)
    closes = _closes_behind_dash(before, tokens, at, after)
    if not closes and (at + 1 >= after or not (tokens[at + 1].key in _WAYS or _is_first_to_move(at, tokens))):
        return None
    if tokens[at].key in FIRST:
        if not _is_a_few(before):
            return None
    elif not (
        closes
        or _is_turn(before, tokens)
        or _is_led_by_first(before, tokens)
        or is_next_number(before, tokens, at)
        or (before.elliptic and (_is_first_to_move(before.span[0], tokens) or _is_one_that_goes(before, tokens)))
    ):
        return None
    group = Group(list(before.kinds), (at, at + 1))
    group.of_them, group.elliptic = before.of_them, True
    group.count, group.count_span = ONE, (at, at + 1)
    return group


def _half_of(before: Group, tokens: Sequence[Token], at: int, after: int) -> Group | None:
    """Return half of those told before, which went their own way: "half of them came back", "половина вернулась"."""
    behind = at + 1
    if behind < after and tokens[behind].key in OF:
        behind += 1
        if behind >= after or tokens[behind].key not in _THEM:
            return None
        behind += 1
    moves = behind < after and any(cue.kind in MOVING and cue.tense != "noun" for cue in cues_of(tokens[behind].key))
    whole = before.count
    if not moves or whole is None or whole.count_min is None or whole.count_min == 1 or before.elliptic:
        return None
    group = Group(list(before.kinds), (at, behind))
    group.of_them = group.elliptic = True
    even = whole.count_min == whole.count_max and whole.count_min % _TWO == 0
    half = whole.count_min // _TWO
    group.count = replace(whole, count_min=half, count_max=half) if even else UNKNOWN
    group.count_span = (at, behind)
    return group


def take_half(group: Group, told: Sequence[Group], tokens: Sequence[Token]) -> None:
    """Count the half of those told before that a group names again: "Палову «Уралаў» пагналі"."""
    at = group.span[0] - 1
    while at > 0 and (tokens[at].text in OPEN_QUOTES or tokens[at].key in _THE):
        at -= 1
    if at < 0 or tokens[at].key not in HALF or group.counted:
        return
    last = told[: -_MOST - 1 : -1]
    whole = next((each.count for each in last if each.counted and each.kind.id == group.kind.id), None)
    if whole is None or whole.count_min is None:
        return
    even = whole.count_min == whole.count_max and whole.count_min % _TWO == 0
    half = whole.count_min // _TWO
    group.count = replace(whole, count_min=half, count_max=half) if even else UNKNOWN
    group.count_span, group.part = (at, group.span[1]), True


def _closes_behind_dash(before: Group, tokens: Sequence[Token], at: int, after: int) -> bool:
    """Tell whether one more of a single thing ends what a dash opens: "ушёл Ил-76, в 19:05 — второй", "следом второй"."""
    followed = _is_followed(tokens, at) and "." not in [token.text for token in tokens[before.span[1] : at]]
    single = before.one is not False and (before.count is None or before.count == ONE)
    closed = at + 1 >= after or tokens[at + 1].text in _PAUSES
    told = single and closed and tokens[at].key not in FIRST
    told = told and (followed or (tokens[at - 1].text in DASHES and not before.gathers))
    before.single = before.single or told
    return told


def _is_followed(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether what stands before an ordinal says that it came behind: "следом второй", "за ним — другий", "через час второй"."""
    at -= 1 + (tokens[at - 1].text in DASHES)
    if at < 1:
        return False
    key, before = tokens[at].key, tokens[at - 1].key
    return key in _FOLLOWING or (before == "за" and key in _BEHIND_IT) or key.startswith(_SPANS)


def _is_one_that_goes(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a verb of movement stands right behind the "one" of two: "один поехал на Мозырь, другой — на Лоев"."""
    behind = tokens[group.span[1]].key if group.span[1] < len(tokens) else ""
    return group.count == ONE and any(cue.kind in MOVING and cue.tense == "past" for cue in cues_of(behind))


def last_of_many(clause: Clause, event: Event) -> Group | None:
    """Return the one train or column that a sentence tells more of, on a day of its own: "В останньому, що прийшов 6 листопада, ..."."""
    if not (clause.dates and event.dates and clause.sentence != event.sentence and len(event.groups) == 1):
        return None
    many = event.groups[0]
    counted = many.gathers and many.count is not None and (many.count.count_min or _TWO) >= _TWO
    words = {event.tokens[at].key for at in range(clause.first, min(clause.after, clause.first + _OPENING))}
    if not counted or _ENDING.isdisjoint(words):
        return None
    one = Group(list(many.kinds), many.span)
    one.count, one.part, one.word = ONE, True, many.word
    return one


def cut_at_turns(tokens: Sequence[Token], cuts: list[int], groups: Sequence[Group]) -> list[int]:
    """Part a sentence before each of a few told from where to where: "one from Klintsy to Homel, the other from Unecha to Mazyr"."""
    turns = [group for group in groups if _is_turn(group, tokens)]
    told = (tokens[group.span[1] : behind.lead] for group, behind in itertools.pairwise(turns))
    if len(turns) < _TWO or not all(map(_goes_both_ways, told)):
        return cuts
    return sorted({*cuts, *(group.lead - (tokens[group.lead - 1].key == "the") for group in turns)})


def _goes_both_ways(told: Sequence[Token]) -> bool:
    """Tell whether words say both where something came from and where it went."""
    words = {token.key for token in told}
    return not _FROM.isdisjoint(words) and not _TO.isdisjoint(words)


def _is_turn(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a group is one of a few with its way right behind."""
    if not group.elliptic or group.count != ONE or group.span[1] >= len(tokens):
        return False
    return tokens[group.span[1]].key in _WAYS


def _is_led_by_first(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether the first of several trains or columns was told by its noun: "Первый эшелон ушёл в Речицу, второй — в Ельск"."""
    one = group.gathers and not group.counted and group.one is not False
    led = one and any(tokens[at].key in FIRST for at in range(max(0, group.span[0] - _TWO), group.span[0]))
    group.single = group.single or led
    return led


def is_next_number(group: Group, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an ordinal counts on from what was told: "Два Ил-76 сели в Лиде, третий — в Минске"."""
    number = next((number for number, words in ORDINALS.items() if tokens[at].key in words), None)
    if number is None or group.kind.unit not in _COUNTABLE:
        return False
    opening = range(max(0, group.lead - _TWO), group.span[0])
    first = any(tokens[each].key in FIRST for each in opening)
    one = group.single or group.one is True or (first and not group.counted)
    so_many = group.count.count_min if group.counted and group.count is not None else 1 if one else None
    if so_many != number - 1 or (group.counted and group.count is not None and group.count.count_max != so_many):
        return False
    group.single = group.single or (first and not group.counted)
    return True


def _is_first_to_move(at: int, tokens: Sequence[Token]) -> bool:
    """Tell whether "the first came", "первый прилетел" stands at a token."""
    return tokens[at].key in FIRST and any(
        cue.kind in MOVING and cue.tense == "past" for cue in cues_of(tokens[at + 1].key)
    )


def _is_a_few(group: Group) -> bool:
    """Tell whether a group is of two or a little more."""
    count = group.count
    return count is not None and count.count_min == count.count_max and 1 < (count.count_min or 0) <= _MOST
