"""Tell whether a bare number stands for what was told before: "Seven returned", "two from Pskov", "38 из Витебска"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.numbers.behind_numbers import is_closed, is_made_out
from geo.reports.text.cues import ACTIONS, MOVING, cues_of, kinds_of
from geo.reports.text.joining import AND, BUT, DASHES, FROM_DAY, NOT, OF, ON_A_DAY, THEM
from geo.reports.text.small_words import open_small_words
from geo.reports.text.verbs import phrasal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.numbers.counts import Count
    from geo.reports.text.tokens import Token

_TELLING = ACTIONS - {"static", "take part"}
_FINITE = frozenset({"past", "present", "future"})
_MOST = 2000
_FIRST_YEAR = 1900
_WHITHER = frozenset(
    "from to into out for through через к ко на в у из с со із зі зь з са до да від ад near at via под під пад by over возле около над біля коло каля ля".split()
)
"""Prepositions behind which the place of one part of a whole is told."""
_NOT_BEFORE = frozenset("at в о у а на к до по от с з за через around about by between of in during №".split())
"""Behind these a bare number is an hour, a day or another measure."""
_ADVERBS = frozenset(
    "пока пакуль поки more others then later also had have has were was потом затем еще уже потім ще вже позже пізніше пазней сразу одразу адразу тоже также теж таксама потым яшчэ зноў снова знову тільки толькі только only"
    " оттуда отсюда адтуль адсюль звідти звідси".split()
)
_DIRECTIONS = frozenset("direction way направлении сторону напрямку напрямі бік кірунку напрамку".split())
_GOALS = frozenset("до у в на к ко да to into".split())
_CLEAR = DASHES | {","}
_ONLY = frozenset("only just лише тільки только толькі всего всього усяго".split())
_IN = frozenset({"в", "во", "у", "на", "с", "з", "із", "in", "on", "the"})
_ORDINALS = (
    "втор",
    "трет",
    "четверт",
    "друг",
    "п'ят",
    "трэц",
    "чацверт",
    "second",
    "third",
    "fourth",
    "последн",
    "останн",
    "апошн",
    "other",
    "остан",
)
_BOTH = frozenset("оба обе обидва обидві абодва абедзве".split())
"""By themselves these mean all that were told; beside a noun they count it."""
_RELATIVE = frozenset("who which які якія которые что що што".split())
_SUCH_ONES = frozenset(
    "таких такіх такие такія такими такі же ж самых самих самыя самі точно такой same such of the kind ones".split()
)
_AGAIN = frozenset(
    "еще ще яшчэ сперва сначала затем потом спочатку потім спачатку потым спярша first then another".split()
)
_WHERE = frozenset("where куда куди куды".split())
_BUNCHES = ("group", "групп", "груп", "wave", "batch", "партия", "партія", "партыя")
_WITH = frozenset({"с", "со", "з", "із", "зі", "са"})
_TOOK_COURSE = ("взял", "узял", "took", "лег", "ляг")
_REACH = 6
_VERB_REACH = 8
_HOURS = 24
_ABOUT = frozenset("каля около коло біля близько about around к до прыкладна примерно приблизно приблизительно".split())
"""Before a small bare number these mean an hour: "каля васьмі з Брэста"."""
_BEEN = frozenset("було були было были былі was were".split())
_WERE = frozenset({"were", "was"})
_TILL = frozenset("by before till until past".split())
_AN_HOUR = frozenset("час часа години годину гадзіну гадзіны hour".split())
_AFTER_SO_LONG = frozenset("через за праз цераз спустя an after".split())
"""Before an hour and a bare number these tell how long it took: "через час двадцать"."""
_LEFT_OVER = ("порожні", "порожніх", "пустые", "пустых", "порожние", "порожних", "пустыя", "парожнія", "empty")


def points_back(tokens: Sequence[Token], count: Count, first: int, after: int, used: bytearray) -> bool:
    """Tell whether the count at the given tokens of a sentence (first..after) counts things told before."""
    if _is_something_else(tokens, count, first):
        return False
    if _counts_such(tokens, count.after, after):
        return True
    before = tokens[count.first - 1] if count.first > first else None
    closed = is_closed(tokens, count.after, after)
    if before is not None and (
        _said_before(tokens, count, first, closed=closed) or (closed and _behind_next_way(tokens, count, first))
    ):
        return True
    timed = before is not None and before.kind == "clock" and tokens[count.first].kind == "word"
    more = count.after < after and tokens[count.after].key in {"more", "others"}
    if (
        before is not None
        and not timed
        and not more
        and (before.key in _NOT_BEFORE or before.kind in {"number", "clock", "date"})
    ):
        return False
    if _before_a_day(tokens, count, after, used):
        return True
    if (closed or _is_loaded(tokens, count.after, after)) and _behind_a_day(tokens, count, first, used):
        return True
    return (
        _behind_verb(tokens, count, first, used, after)
        or _before_telling(tokens, count, after, used)
        or is_made_out(tokens, count.after)
    )


def _behind_next_way(tokens: Sequence[Token], count: Count, first: int) -> bool:
    """Tell whether a number ends what one more way begins: "через Гдень прошло 70 машин, через Новую Гуту — сотня"."""
    at = count.first - 1
    at -= tokens[at].text in _CLEAR and at > first
    name = at
    while at > first and tokens[at].kind == "word" and tokens[at].text[0].isupper():
        at -= 1
    if at == name or at <= first or tokens[at].key not in _WHITHER or tokens[at - 1].text not in {",", ";"}:
        return False
    alike = _GOALS if tokens[at].key in _GOALS else {tokens[at].key}
    return any(tokens[each].key in alike for each in range(first, at - 1))


def _counts_such(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Tell whether "such ones" behind a number close it: "ещё 4 таких же", "five of the same"."""
    such = at
    while such < after and tokens[such].key in _SUCH_ONES:
        such += 1
    return such > at and tokens[such - 1].key not in {"of", "the"} and (such >= after or tokens[such].kind == "mark")


def _is_something_else(tokens: Sequence[Token], count: Count, first: int) -> bool:
    """Tell whether a bare number is an hour, a year, a sum or a question rather than so many of the things before."""
    high = count.interval.count_max or count.interval.count_min
    if high is None or high > _MOST or (high >= _FIRST_YEAR and tokens[count.first].kind == "number"):
        return True
    if tokens[count.first].key in _BOTH or is_one_by_one(tokens, count) or _is_this_one(tokens, count):
        return True
    before = [tokens[at].key for at in range(max(first, count.first - 3), count.first)]
    more = count.after < len(tokens) and tokens[count.after].key in {"more", "others"}
    if not more and before[-1:] and before[-1] in _AN_HOUR and set(before[:-1]) & _AFTER_SO_LONG:
        return True
    if _WHERE & set(before) or any("total" in kinds_of(key) for key in before[-1:]):
        return True
    if before[-2:-1] and before[-2] in FROM_DAY and any("total" in kinds_of(key) for key in before[:1]):
        return True
    if _is_hour_bound(tokens, count, first, high) or _brings_number(tokens, count, first):
        return True
    return high <= _HOURS and bool(_ABOUT & {tokens[count.first].key, *before[-1:]})


def _brings_number(tokens: Sequence[Token], count: Count, first: int) -> bool:
    """Tell whether a number only says how many there are now: "bringing their number there to six"."""
    before = [tokens[at].key for at in range(max(first, count.first - _REACH), count.first)]
    return before[-1:] == ["to"] and "number" in before


def _is_hour_bound(tokens: Sequence[Token], count: Count, first: int, high: int) -> bool:
    """Tell whether "by six", "before seven" tells the time, unless they are who or what led: "followed by six"."""
    if high > _HOURS or count.first == first or tokens[count.first - 1].key not in _TILL:
        return False
    return count.first - 1 == first or not tokens[count.first - 2].key.endswith(("ed", "en"))


def _is_this_one(tokens: Sequence[Token], count: Count) -> bool:
    """Tell whether "one" is no number: "today's one", "this one"."""
    before = tokens[count.first - 1].key if count.first else ""
    return tokens[count.first].key == "one" and (before.endswith("'s") or before in {"this", "that", "the", "each"})


def is_one_by_one(tokens: Sequence[Token], count: Count) -> bool:
    """Tell whether a number is of "one after another", "один за одним"."""
    beside = {tokens[at].key for at in (count.first - 1, count.after) if 0 <= at < len(tokens)}
    if count.after + 1 < len(tokens) and tokens[count.after + 1].text[0].isupper():
        return False  # "one by Loyeu"
    return count.interval.count_max == 1 and bool(beside & {"за", "after", "by"})


def _said_before(tokens: Sequence[Token], count: Count, first: int, *, closed: bool) -> bool:
    """Tell whether the words before a number make it point back: "only three, ...", "ещё два", "назад — три", "a group of four"."""
    before = tokens[count.first - 1]
    if before.key in _WERE and closed and tokens[count.first - 2].key == "there":
        return True
    bracketed = before.text == "(" and count.after < len(tokens) and tokens[count.after].text == ")"
    if bracketed and count.first > first + 1 and tokens[count.first - 2].text[0].isupper():
        return True
    if before.key in _ONLY and (closed and count.first > first + 1):
        return True
    if before.key in BUT and closed and _was_denied(tokens, count.first - 1, first):
        return True
    earlier = tokens[count.first - 2].key if count.first > first + 1 else ""
    if closed and (_is_of_another(before.key, earlier) or _is_other_way(before.key, earlier)):
        return True
    if before.key in _AGAIN and (closed or tokens[count.after].key in AND):
        return True
    if before.key in THEM and tokens[count.first - 2].key in OF:
        return True
    if before.text in {"—", "–"} and closed and count.first > first + 1:
        return True
    bunches = tokens[count.first - 2].key
    if bunches.endswith("s") and tokens[count.first - 3].key == "in":
        return False  # "in groups of 20 to 30"
    return before.key in OF and bunches.startswith(_BUNCHES)


def _was_denied(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Tell whether the contrast at a token puts a number right: "Не 12, а 15", "не 50 танкаў, а дзесяць"."""
    return any(tokens[each].key in NOT for each in range(max(first, at - _REACH), at))


def _is_of_another(word: str, preposition: str) -> bool:
    """Tell whether an ordinal says in which of several the number was: "в первом 20 платформ, во втором 25"."""
    return preposition in _IN and word.startswith(_ORDINALS)


def _is_other_way(word: str, earlier: str) -> bool:
    """Tell whether a number ends what went the other way: "а у зворотному напрямку 4", "обратно 9"."""
    return word in {"обратно", "назад"} or "opposite" in kinds_of(earlier if word in _DIRECTIONS else word)


def _before_telling(tokens: Sequence[Token], count: Count, after: int, used: bytearray) -> bool:
    """Tell whether a verb, or a place come from or gone to, stands right behind a number."""
    more = count.after < after and tokens[count.after].key in {"more", "others"}
    at = count.after
    while at < min(after, count.after + _REACH):
        token = tokens[at]
        if token.key in _WHITHER and at + 1 < after and used[at + 1] == 1:
            at += 2
            continue
        if used[at] == 1 or token.key in _ADVERBS or (token.text in _CLEAR and at > count.after):
            at += 1
            continue
        if token.text in _CLEAR and at + 1 < after and tokens[at + 1].key in _WHITHER:
            if tokens[at + 1].key in _WITH:
                return True
            at += 1
            continue
        if token.key in _RELATIVE and tokens[at - 1].text == "," and at == count.after + 1:
            return True
        return _tells(tokens, at, after) or (token.kind == "mark" and more)
    return at >= after and more


def _before_a_day(tokens: Sequence[Token], count: Count, after: int, used: bytearray) -> bool:
    """Tell whether nothing but a day stands behind a number: "30 tanks on Thursday, 28 on Friday"."""
    at = count.after
    at += at < after and tokens[at].key in {"more", "others"}
    listed = at < after and used[at] == 1 and tokens[at].kind == "word" and tokens[count.first - 1].text == ","
    if not listed and (at + 1 >= after or tokens[at].key not in ON_A_DAY or used[at + 1] != 1):
        return False
    at += not listed
    while at < after and used[at] == 1:
        at += 1
    return at >= after or tokens[at].text in {",", ";", "."} or tokens[at].key in AND


def _behind_verb(tokens: Sequence[Token], count: Count, first: int, used: bytearray, after: int) -> bool:
    """Tell whether a number ends a clause whose verb stands before it: "а прибыло из Московской области 1100."."""
    at = count.after
    if at < after and tokens[at].kind == "word" and tokens[at].key.endswith(_LEFT_OVER):
        at += 1
    joined = (
        at + 1 < after
        and tokens[at].key in AND
        and (_tells(tokens, at + 1, after) or tokens[at + 1].key.startswith(_TOOK_COURSE))
    )
    if at < after and tokens[at].kind != "mark" and not joined:
        return False
    for each in range(count.first - 1, max(first, count.first - _VERB_REACH) - 1, -1):
        if used[each] == 2 or tokens[each].text in {",", ";", ":", "("}:
            return False
        if any(cue.kind in MOVING | {"seen"} and cue.tense in {"past", "present"} for cue in cues_of(tokens[each].key)):
            return True
    return False


def _is_loaded(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Tell whether a number is closed by what was aboard: "14 октября — 17 с бочками"."""
    plain = at + 1 < after and tokens[at].key in _WITH and tokens[at + 1].text[0].islower()
    return plain and (at + 2 >= after or tokens[at + 2].kind == "mark")


def _behind_a_day(tokens: Sequence[Token], count: Count, first: int, used: bytearray) -> bool:
    """Tell whether a day and at most "already", "only" stand right before a count: "1 квітня вже тільки 20"."""
    at = count.first - 1
    while at > first and (tokens[at].key in _ADVERBS or tokens[at].key in _BEEN or tokens[at].text in _CLEAR):
        at -= 1
    return at >= first and used[at] == 1


def _tells(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Tell whether a verb of movement, or a place that is come from or gone to, stands at a token."""
    token = tokens[at]
    if token.kind != "word":
        return False
    if token.key in _WHITHER:
        transparent = open_small_words().transparent
        each = at + 1
        while each < after and (
            tokens[each].text in "«\"'" or tokens[each].key in transparent or _is_station(tokens[each].key)
        ):
            each += 1
        return each < after and tokens[each].text[0].isupper()
    if any(cue.kind in _TELLING and cue.tense in _FINITE for cue in cues_of(token.key)):
        return True
    return token.key.isascii() and phrasal(tokens, at, after) is not None


def _is_station(key: str) -> bool:
    return key.startswith(
        ("станц", "станці", "station", "аэродром", "аеродром", "аэрадром", "полигон", "полігон", "палігон")
    )
