"""Read days as they are said: "6-7 January 2023", "двадцать третьего января", "October 9 and 10", "10-го числа"."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING

from geo.reports.days.mention import DateMention
from geo.reports.days.words import open_date_words
from geo.reports.numbers.words import UNITS
from geo.reports.text.grammar import is_finite
from geo.reports.text.joining import AND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_ORDINAL_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|-?(?:го|ого|га|ага|е|є|ае|ме|ше|ге|те|тє|ое))$")
YEAR = re.compile(r"((?:1[5-9]|20)\d\d)(?:-?(?:го|му|ом|й|м|г|року|р|га|м|ым))?$")
_DASHES = frozenset("-–—−")
_JOINTS = frozenset("and и й і ды та to до да по па на & , through thru till until".split()) | _DASHES
_LIST_JOINTS = AND | {"&"}
_FEWEST_LISTED = 2
_OF = frozenset({"of", ".", ","})
_CAPITAL_MONTHS = frozenset({"may", "march", "mar", "jan", "sat", "sun", "august"})
_MONTH_OPENERS = frozenset("за протягом упродовж цягам на_працягу throughout over in since until during early late mid last this в у на с з ад від від по до да конца кінця канца начала початку"
                           " пачатку середины середини сярэдзіны наприкінці напрыканцы"
                           " итог итоги итогам підсумок підсумки підсумками вынік вынікі выніках статистика статыстыка сводка".split())  # fmt: skip
_IN_MONTH = frozenset({"in", "during", "throughout"})
_NUMBER_WORDS_OF_DAY = frozenset({"числа", "число", "чысла", "чысло"})
_TENS = frozenset({20, 30})
_ADVERBS = frozenset(
    """
    another further again also there
    туда оттуда отсюда сюда снова опять также тоже утром днем вечером ночью около после через примерно
    туди звідти звідси сюди знову також вранці зранку ввечері увечері вночі вдень близько після через приблизно щонайменше
    адтуль адсюль сюды туды зноў таксама раніцай увечары уначы удзень пасля праз прыкладна
    """.split()
)
"""Words that no ordinal agrees with: "29-го туда же ещё 20"."""
_VERB_LIKE = frozenset(
    "they were came left went arrived прибыл прибыла прибыли прибыло прийшов прийшла прыбыў прыбыла они вони яны".split()
)
_FIRST_LAST = {
    "early": frozenset(
        "first першій перший перші перша першу перших першої першы першую першай першых першыя першае первый первые первая первую первых первой первое".split()
    ),
    "late": frozenset(
        "last останньому останній останню останніх останньої апошні апошнюю апошніх апошнія апошняй последний последнюю последних последней последние".split()
    ),
    "middle": frozenset("second другій другу друга другої другую другой другая вторую второй вторая".split()),
}
_SHARE_NOUNS = frozenset(
    "week weeks days day third decade тиждень тижня тижні дні днів декаду декаді декади декада тыдзень тыдня дні дзен дэкаду дэкадзе дэкады дэкада неделю неделе недели"
    " неделя дни дней днях декаде декадой числа числах чисел".split()
)
_WEEKS = frozenset("week weeks тиждень тижня тижні тыдзень тыдня тыдні неделя неделю недели неделе".split())
_HALF = frozenset("half половина половину половине половины половині половини палова палову палове паловы".split())
_TEN_DAYS = 2
_DAY = frozenset({"day", "день", "дзень", "дня"})
_WITHIN = frozenset({"—", "–", "-", "→", ",", "("})
"""Marks behind which a sentence goes on."""
_PLAIN_YEAR = 2023
"""A year that is no leap year."""
_NO_NOUNS = _VERB_LIKE | _ADVERBS


def day_number(tokens: Sequence[Token], at: int) -> int | None:
    """Return the day of a month that a token may name: 16, "16th", "16-го", "шестнадцатого"."""
    token = tokens[at]
    if token.kind == "number":
        day = int(token.text) if token.text.isdecimal() and len(token.text) <= 2 else 0
    elif (
        UNITS.get(token.key) in _TENS
        and at + 1 < len(tokens)
        and 0 < open_date_words().ordinals.get(tokens[at + 1].key, 0) < 10
    ):
        day = UNITS[token.key]
    elif token.text[0].isdigit():
        ordinal = _ORDINAL_DAY.match(token.key)
        day = int(ordinal[1]) if ordinal else 0
    else:
        day = open_date_words().ordinals.get(token.key, 0)
    return day if 1 <= day <= 31 else None


def part_of_month_at(tokens: Sequence[Token], at: int) -> DateMention | None:
    """Read "mid-September", "late-March 2022"."""
    words = open_date_words()
    part, _, name = tokens[at].key.partition("-")
    if part not in words.parts_of_month or name not in words.months:
        return None
    year, behind = year_after(tokens, at + 1)
    said = (year, words.months[name])
    return DateMention(at, behind, "month", said, said, part=words.parts_of_month[part])


def month_at(tokens: Sequence[Token], at: int) -> int | None:
    """Return the month that a token names, None where it names none."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    words = open_date_words()
    token = tokens[at]
    month = words.months.get(token.key) or words.short_months.get(token.key)
    if month is None or (token.key in _CAPITAL_MONTHS and not token.text[0].isupper()):
        return None
    inside = at > 0 and (tokens[at - 1].kind == "word" or tokens[at - 1].text in _WITHIN)
    if inside and not is_latin(token.key) and token.text.istitle():
        return (
            None  # "у Чэрвені", "Березино — Червень" is a town; no month begins with a capital letter within a sentence
        )
    return month


def days_at(tokens: Sequence[Token], at: int) -> DateMention | None:
    """Read "6 January", "6-7 January 2023", "23 и 24 февраля", "16th of December", "10-го числа", "the 10th"."""
    first = day_number(tokens, at)
    low, behind = first, at + 1
    if (
        first in _TENS
        and behind < len(tokens)
        and tokens[behind].kind == "word"
        and tokens[at].kind == "word"
        and not tokens[at].text[0].isdigit()
    ):
        unit = open_date_words().ordinals.get(tokens[behind].key, 0)
        if 0 < unit < 10:
            low, behind = (first or 0) + unit, behind + 1
    listed = _listed_days(tokens, at, behind, low or 0)
    if listed is not None:
        return listed
    joint = behind
    if joint < len(tokens) and tokens[joint].key in _JOINTS and joint + 1 < len(tokens):
        second = day_number(tokens, joint + 1)
        if second is not None and _month_after(tokens, joint + 2) is not None:
            month, behind = _month_after(tokens, joint + 2) or (0, 0)
            year, behind = year_after(tokens, behind)
            return DateMention(at, behind, "day", (year, month, low or 0), (year, month, second))
    found = _month_after(tokens, behind)
    if found is not None:
        month, behind = found
        year, behind = year_after(tokens, behind)
        day = (year, month, low)
        return DateMention(at, behind, "day", day, day)
    if behind < len(tokens) and tokens[behind].key in _NUMBER_WORDS_OF_DAY:
        return DateMention(at, behind + 1, "day", (None, None, low), (None, None, low))
    english = (
        at and tokens[at - 1].key == "the" and at > 1 and tokens[at - 2].key in {"on", "by", "since", "until", "of"}
    )
    night = at > 1 and tokens[at - 1].key == "на" and tokens[at - 2].key in open_date_words().nights
    english = english or (night and (not tokens[at].text[0].isdigit() or not tokens[at].text.isdecimal()))
    slavic = tokens[at].text[0].isdigit() and tokens[at].key.endswith(("го", "га"))
    if tokens[at].kind == "word" and (english or slavic) and not _noun_follows(tokens, behind):
        return DateMention(at, behind, "day", (None, None, low), (None, None, low))
    return None


def _listed_days(tokens: Sequence[Token], at: int, behind: int, low: int) -> DateMention | None:
    """Read "2, 4 і 5 кастрычніка", "2nd, 4th and 5th of October": three days or more of one month."""
    days = [low]
    while behind + 1 < len(tokens) and (tokens[behind].text == "," or tokens[behind].key in _LIST_JOINTS):
        day = day_number(tokens, behind + 1)
        if day is None or day <= days[-1]:
            return None
        days.append(day)
        behind += 2
    found = _month_after(tokens, behind) if len(days) > _FEWEST_LISTED else None
    if found is None:
        return None
    month, behind = found
    year, behind = year_after(tokens, behind)
    return DateMention(at, behind, "day", (year, month, low), (year, month, days[-1]))


def _noun_follows(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word with which "the 10th" or "10-го" may agree stands behind it: a brigade, a train."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    plain = tokens[at].text[0].isalpha() and len(tokens[at].key) > len("они") and tokens[at].key not in _NO_NOUNS
    return plain and not is_finite(tokens[at].key)


def _month_after(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    if at < len(tokens) and tokens[at].key in _OF and tokens[at].key != ",":
        at += 1
    month = month_at(tokens, at)
    if month is None:
        return None
    return month, _past_dot(tokens, at)


def _past_dot(tokens: Sequence[Token], at: int) -> int:
    short = tokens[at].key in open_date_words().short_months
    dotted = short and at + 1 < len(tokens) and tokens[at + 1].text == "." and tokens[at + 1].start == tokens[at].end
    return at + 2 if dotted else at + 1


def year_after(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """Return the year that starts at a token, if one does, and the token behind it."""
    start = at
    if at < len(tokens) and tokens[at].key in {",", "of", "-"}:
        at += 1
    if at >= len(tokens):
        return None, start
    year = YEAR.match(tokens[at].key)
    if year is None:
        return None, start
    at += 1
    words = open_date_words()
    if at < len(tokens) and tokens[at].key in words.years:
        at += 1
        if at < len(tokens) and tokens[at].text == "." and len(tokens[at - 1].key) == 1 and _goes_on(tokens, at + 1):
            at += 1
    return int(year[1]), at


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and not tokens[at].text[0].isupper()


def month_first(tokens: Sequence[Token], at: int, month: int) -> DateMention | None:
    """Read "December 16", "Dec. 16-18, 2022", "October 9 and 10", or a month by itself."""
    behind = _past_dot(tokens, at)
    day = day_number(tokens, behind) if behind < len(tokens) and tokens[behind].kind != "mark" else None
    if day is not None and is_latin(tokens[at].key) and not _is_count_behind(tokens, at, behind):
        low, high, behind = day, day, behind + 1
        if behind + 1 < len(tokens) and tokens[behind].key in _JOINTS and tokens[behind].key != ",":
            second = day_number(tokens, behind + 1)
            if second is not None and second > low and _month_after(tokens, behind + 2) is None:
                high, behind = second, behind + 2
        year, behind = year_after(tokens, behind)
        return DateMention(at, behind, "day", (year, month, low), (year, month, high))
    if tokens[at].key in open_date_words().short_months and tokens[at].key not in open_date_words().months:
        return None
    year, behind = year_after(tokens, behind)
    before = tokens[at - 1].key if at else ""
    outermost = _outermost_day(tokens, at, year, month)
    if outermost is not None:
        first, day = outermost
        return DateMention(first, behind, "day", (year, month, day), (year, month, day))
    part = open_date_words().parts_of_month.get(before, "") or _part_of_phrase(tokens, at)
    if year is None and not part and before not in _MONTH_OPENERS and at:
        return None
    return DateMention(at, behind, "month", (year, month), (year, month), part=part)


def _is_count_behind(tokens: Sequence[Token], at: int, number: int) -> bool:
    """Tell whether the number behind a month counts what follows: "in March 14 trains", where a day would be "on March 14"."""
    follows = tokens[number + 1] if number + 1 < len(tokens) else None
    before = tokens[at - 1].key if at else ""
    return before in _IN_MONTH and follows is not None and follows.kind == "word" and follows.key not in _JOINTS


def _outermost_day(tokens: Sequence[Token], at: int, year: int | None, month: int) -> tuple[int, int] | None:
    """Return where "the last day of August", "в первый день мая" begins, and its day of the month."""
    day = at - (2 if at > 1 and tokens[at - 1].key == "of" else 1)
    if day < 1 or tokens[day].key not in _DAY:
        return None
    if tokens[day - 1].key in _FIRST_LAST["late"]:
        return day - 1, monthrange(year or _PLAIN_YEAR, month)[1]
    return (day - 1, 1) if tokens[day - 1].key in _FIRST_LAST["early"] else None


def _part_of_phrase(tokens: Sequence[Token], at: int) -> str:
    """Return the part in "the end of March", "late-March", "за першую дэкаду мая", "the last days of May"."""
    words = [tokens[each].key for each in range(max(0, at - 4), at) if tokens[each].key not in {"of", "the"}]
    if len(words) > _TEN_DAYS and (words[-2] == "10" or UNITS.get(words[-2]) == 10):
        del words[-2]  # "за первые десять дней июня" is a third of it, as "за первую декаду июня"
    for noun, which in ((words[-1], words[-2]),) if len(words) > 1 else ():
        for part, ordinals in _FIRST_LAST.items():
            if noun in _HALF and which in ordinals and part != "late":
                return "first half" if part == "early" else "second half"
            if noun in _SHARE_NOUNS and which in ordinals:
                return f"{part} week" if noun in _WEEKS else part
    if at > 1 and tokens[at - 1].key in {"of", "-"}:
        return open_date_words().parts_of_month.get(tokens[at - 2].key, "")
    return ""


def is_latin(key: str) -> bool:
    """Tell whether a word is written in Latin letters."""
    return key[:1].isascii()
