"""Telephone numbers inside text, told from dates, counts, trains and coordinates by the numbering plans."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBER: Final = re.compile(
    r"(?<![^\W_])(?<![/])"
    r"(?:\(?\+\s?\(?\d(?:(?:[()./_–—-]|[^\S\n]){0,3}\d){5,16}|\(?\d(?:(?:[()._–—-]|[^\S\n]){0,3}\d){5,15})(?![^\W_])"
)
"""Figures that may be a telephone number: lines of a list, each with its counts, are never one."""
_ASKED: Final = re.compile(
    r"(?:\btel(?:ephone)?|\bphone|\bmobile|\bcell|\bwhats ?app|\bviber|\bsms|\bтел(?:ефон\w*)?|\bмоб\w*|\bзвон\w*"
    r"|\bдзвон\w*|\bтэл\w*|\btelefon\w*|\bkom(?:órka|\.)|\bzadzwo\w*|\bdzwo\w*|\bвайбер\w*|\bватс\w*|\bсмс)"
    r"\W{0,4}(?:number|no|номер|nr|me|us)?\W{0,4}$",
    re.IGNORECASE,
)
"""Words after which a number is a telephone number."""
_FULL: Final = re.compile(r"(?:375\d{9}|380\d{9}|7\d{10}|48\d{9}|37[0-3]\d{8})")
"""Numbers of the region with their country code, said with a plus."""
_LOCAL: Final = re.compile(
    r"""80(?:15|16|17|21|22|23|25|29|33|44)\d{7}           # Belarus, trunk 8 0
    |[78][3489]\d{9}                                       # Russia
    |0(?:25|29|33|44)\d{7}                                # Belarus, as said at home
    |0(?:39|44|50|63|66|67|68|73|9[1-9])\d{7}              # Ukraine
    |(?:375(?:1[567]|2[1-59]|33|44)\d{7}|380\d{9}|37[0-3]\d{8}|48\d{9})  # a country code without its plus
    |00(?:[2-689]\d\d{7,11}|1\d{10}|7\d{10})               # any country behind 00 (ITU-T E.123)
    |(?:25|29|33|44)\d{7}                                  # Belarus, mobile alone
    |[5-8]\d{8}                                            # Poland
    """,
    re.VERBOSE,
)
"""Numbers of the region's plans (ITU-T E.164 national plans), for those written without a plus."""
_BARE_DIGITS: Final = 9
_BARE_SHAPES: Final = frozenset({(9,), (2, 7), (2, 3, 2, 2), (2, 3, 4)})
"""How the groups of a number of nine figures are written; others are lists of counts."""
_POLISH_SHAPE: Final = (3, 3, 3)
_ENDS: Final = frozenset(
    {(7,), (6,), (3, 2, 2), (3, 4), (2, 2, 3), (2, 3, 2), (4, 3), (2, 2, 2), (3, 3), (2, 4), (4, 2)}
)
"""How the last figures of longer numbers are grouped."""
_WAGON_DIGITS: Final = 8
"""Figures of a railway wagon's number; a group of so many is the number of a wagon, unless it ends one of Latvia."""
_SPACED_DASH: Final = re.compile(r"\s[-–—]\s")
_LEAST_DIGITS: Final = 6
_MOST_DIGITS: Final = 15
_WORD_BEFORE: Final = 30
"""Characters before a number in which a word for telephone is looked for."""


_SPLIT: Final = re.compile(
    r"(?<!\w)\+\s?(?:375|380|37[0-3]|48|7(?=[,*/|]\(?[3489]\d\d\)?[,*/|]))(?:[,*/|]\(?\d{2,7}\)?){1,5}(?![\d])"
)
"""A number with the code of its country whose groups are parted by signs that part lists everywhere else."""
_SHORT: Final = re.compile(r"(?<!\w)(?<!\d\s)(т\.:?\s{0,2})\d{3}[\s-]?\d{2}[\s-]?\d{2}(?![\w.,-]*\d|\w)", re.IGNORECASE)
"""A number of seven figures behind the shortest word for telephone; behind a figure it is tonnes."""
_GERMAN: Final = re.compile(
    r"(?<![\w.,/-])01(?:5\d|6[023]|7\d)(?:[\s/-]?\d{7,8}|[\s/-]\d{3,4}[\s-]\d{3,4})(?![\w]|[.,]\d)"
)
"""Mobile numbers of Germany as said at home (Bundesnetzagentur, 015, 016 and 017)."""


def is_regional(digits: str) -> bool:
    """Tell whether digits are a whole telephone number of Belarus or Ukraine, with country code or trunk 8 0."""
    return bool(re.fullmatch(r"375(?:1[567]|2[1-59]|33|44)\d{7}|380\d{9}|80(?:25|29|33|44)\d{7}", digits))


def mask_phones(text: str, put: Callable[[], str]) -> str:
    """Return the text with telephone numbers replaced by what `put` returns for each."""
    text = _SPLIT.sub(lambda said: put() if _FULL.fullmatch(re.sub(r"\D", "", said.group())) else said.group(), text)
    text = _SHORT.sub(lambda said: said[1] + put(), text)
    text = _GERMAN.sub(lambda _: put(), text)
    parts: list[str] = []
    end = 0
    for number in _NUMBER.finditer(text):
        asked = bool(_ASKED.search(text, max(0, number.start() - _WORD_BEFORE), number.start()))
        for first, last in _phones(number.group(), asked=asked):
            parts += [text[end : number.start() + first], put()]
            end = number.start() + last
    parts.append(text[end:])
    return "".join(parts)


def _phones(number: str, *, asked: bool) -> list[tuple[int, int]]:
    """Return where telephone numbers begin and end in a run of digit groups.

    A number beside it ("30 Urals, 8 029 ...") must neither hide a telephone number nor be taken for its end.
    """
    groups = [(each.group(), each.start(), each.end()) for each in re.finditer(r"\d+", number)]
    plus = number.lstrip("(").startswith("+")
    spans: list[tuple[int, int]] = []
    i = 0
    while i < len(groups):
        apart = [number[one[2] : two[1]] for one, two in itertools.pairwise(groups[i:])]
        j = _phone_end(
            [each[0] for each in groups[i:]], apart, said_so=i == 0 and (plus or asked), plus=plus and i == 0
        )
        if j:
            start = 0 if i == 0 else groups[i][1]
            if start and number[start - 1] == "(":
                start -= 1
            spans.append((start, groups[i + j - 1][2]))
        i += max(j, 1)
    return spans


def _phone_end(groups: list[str], apart: list[str], *, said_so: bool, plus: bool) -> int:
    """Return how many of the first groups make a telephone number, 0 for none; `apart` is what stands between them."""
    for count in range(len(groups), 0, -1):
        digits = "".join(groups[:count])
        if plus:
            if _FULL.fullmatch(digits):
                return count
        elif _LOCAL.fullmatch(digits) and _is_written_so(groups[:count], apart[: count - 1]):
            return count
    if said_so:
        for count in range(len(groups), 0, -1):
            if _LEAST_DIGITS <= len("".join(groups[:count])) <= _MOST_DIGITS:
                return count
    return 0


def _is_written_so(groups: list[str], apart: list[str]) -> bool:
    """Tell whether these groups, so parted, are how people write a telephone number."""
    shape = tuple(map(len, groups))
    alike = len(set(apart)) <= 1
    if not alike and any(_SPACED_DASH.search(each) for each in apart):
        return False  # "240-250 – 100-110" are two ranges
    if sum(shape) == _BARE_DIGITS:
        return shape in _BARE_SHAPES or (shape == _POLISH_SHAPE and alike and groups[0][0] in "5678")
    if len(shape) > 1 and _WAGON_DIGITS in shape:
        return groups[0].startswith(("37", "0037")) or groups[:2] == ["00", "37"]
    return shape[-1] > _WAGON_DIGITS or any(shape[-size:] in _ENDS for size in (1, 2, 3))
