"""Mark the telling words of a clause that are no verbs: borders, roads, hedges, denials, plans, totals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reports.clauses.alarms import ALARMS
from geo.reports.clauses.tenses import could_have, is_no_future, negates
from geo.reports.days.words import open_date_words
from geo.reports.text.cues import ACTIONS, MOVING, Cue, cues_of
from geo.reports.text.joining import COLONS, NOT, OF
from geo.reports.text.no_deeds import MADE
from geo.reports.text.tokens import CUE, MARK, OPEN_QUOTES, PICTURE, QUOTES
from geo.reports.text.verbs import phrasal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

_UKRAINIAN_FUTURE = ("тиме", "тимуть", "тиметься", "тимуться", "тимемо")
"""Endings of the future of one word: "ремонтуватиме", "прибуватимуть"."""
_SHORTEST_FUTURE = 6
_PICTURES = (
    "photo",
    "footage",
    "video",
    "clip",
    "фото",
    "світлин",
    "снимк",
    "знімк",
    "здымк",
    "видео",
    "відео",
    "відэа",
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OVER = frozenset({"через", "праз", "цераз", "across", "over"})
_AFTERWARDS = frozenset({"after", "после", "після", "пасля"})
"""Behind these a parade is over, and what is told moved on its own: "after the parade the Grads went back"."""
_CALLED = ("называл", "називал", "називав", "называўся", "entitled")
_ONE_WAY = frozenset("«„")
"""Quotes that only open, beside those that are closed by the same sign."""
_TOGETHER = frozenset({"разом", "разам"})
_WITH = frozenset({"з", "із", "зі", "са"})
_THOSE = frozenset("тими тымі ними імі".split())
_UP_TO = frozenset("к ко до да".split())
_DATIVES = ("ам", "ям", "ім")
"""With these a display has no onlookers: "к нашим гостям прибавилось", beside "гостям показали"."""
_PLAIN_MARKS = frozenset({"show", "display", "all", "flew", "flown"})
_BEEN = frozenset({"was", "were", "been", "be"})
_INWARD = frozenset("in inbound въезд в'їзд уезд в'езд у'езд".split())
_OUTWARD = frozenset("out outbound выезд виїзд".split())
_SCRAMBLES = (*ALARMS, "перех", "перахоп", "intercept")
_AT_ALARM = frozenset("по па за на on to".split())
"""Before a word of alarm: "по тревоге подняли", "took off on alert"."""
_GROUP = 2
"""The mark of a group's tokens."""
_CONFIRMED = (
    "пацверджан", "подтвержден", "підтверджен", "праверан", "проверен", "перевірен", "confirmed", "verified",
)  # fmt: skip
_UNLIKE = NOT | frozenset("no doesn't don't nothing ничего нічого нічога далека далеко далеки далекі".split())
"""Before a "reality" these tell that something was false: "не соответствует действительности"."""
_FLEW_IN = Cue("arrive", "air", "past")


def is_mark(key: str) -> bool:
    """Tell whether a small-letter word may be one that `read_marks` notes."""
    return key in _PLAIN_MARKS or key.endswith(_UKRAINIAN_FUTURE) or bool(cues_of(key))


def is_picture(key: str) -> bool:
    """Tell whether a small-letter word is of photographs or films."""
    return key.startswith(_PICTURES)


def read_marks(tokens: Sequence[Token], clause: Clause, used: bytearray) -> None:
    """Note in a clause the kind of each telling word, with its token; the first of a kind stays."""
    if clause.starts & PICTURE and _shows_old(tokens, clause):
        clause.marks["old picture"] = clause.first
    side = _side_of_post(tokens, clause)
    if side:
        clause.marks[side] = clause.first
    for at in range(clause.first, clause.after):
        token = tokens[at]
        if not token.starts & MARK:
            continue
        if token.key in {"show", "display"} and tokens[at - 1].key == "on":
            clause.marks["display"] = at
        if token.key == "all" and at > clause.first and _sums(tokens, at):
            clause.marks.setdefault("total", at)
        if token.key.endswith(_UKRAINIAN_FUTURE) and len(token.key) > _SHORTEST_FUTURE and token.kind == "word":
            clause.marks.setdefault("future", at)
        if not token.starts & CUE or token.kind != "word" or used[at] == 1:
            continue
        for cue in cues_of(token.key):
            if cue.kind not in ACTIONS and cue.kind not in clause.marks:
                _mark(tokens, at, cue, clause, used)
        if token.key in {"flew", "flown"} and phrasal(tokens, at, clause.after) == _FLEW_IN:
            clause.marks.setdefault("enter", at)


def _side_of_post(tokens: Sequence[Token], clause: Clause) -> str:
    """Return "inward" or "outward" where a line of a list at a border post says so: "In: 14 Urals. Out: ..."."""
    if clause.first + 1 >= clause.after or tokens[clause.first + 1].text not in COLONS:
        return ""
    key = tokens[clause.first].key
    return "inward" if key in _INWARD else "outward" if key in _OUTWARD else ""


def _shows_old(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether pictures of other years are spoken of: "photos of a Buk ... were taken at the 2021 exercise"."""
    inside = range(clause.first, clause.after)
    if not any(tokens[at].starts & PICTURE and is_picture(tokens[at].key) for at in inside):
        return False
    months = open_date_words().months
    years = [at for at in inside if tokens[at].kind == "number" and _YEAR.fullmatch(tokens[at].text)]
    return any(tokens[at - 1].key not in months and tokens[at - 1].kind != "number" for at in years)


_MEANT = ("intended", "destined", "meant", "earmarked", "предназнач", "призначен", "прызнач")
_WHOM = frozenset({"for", "для"})
_WHICH = frozenset("which that які якія якая які що што что который которые которая".split())


def _says_what_for(tokens: Sequence[Token], at: int, cue: Cue, clause: Clause, used: bytearray) -> bool:
    """Tell whether only what things are for is said: "buses designed for travel", "40 trucks, which are probably intended for ..."."""
    if cue.kind == "stock":
        return tokens[at].key in MADE and used[at - 1] == _GROUP
    if cue.kind not in {"future", "hedge"}:
        return False
    if tokens[at].key.startswith(_MEANT) and _stands_behind_group(tokens, at, clause, used):
        return tokens[min(at + 1, clause.after - 1)].key in _WHOM
    near = range(at, min(clause.after - 1, at + _GROUP + 1))
    meant = next((each for each in near if tokens[each].key.startswith(_MEANT)), None)
    if meant is None or tokens[meant + 1].key not in _WHOM:
        return False
    opens = (each for each in range(at, clause.first, -1) if tokens[each].text == "," and used[each - 1] == _GROUP)
    return any(tokens[each + 1].key in _WHICH for each in opens)


def _stands_behind_group(tokens: Sequence[Token], at: int, clause: Clause, used: bytearray) -> bool:
    """Tell whether a participle stands right behind a thing, or a comma behind it: "Urals intended for ..."."""
    before = at - 1 - (tokens[at - 1].text == ",")
    return before >= clause.first and used[before] == _GROUP


_IRON = ("железн", "залізн", "жалезн", "чыгунач", "rail")


def _mark(tokens: Sequence[Token], at: int, cue: Cue, clause: Clause, used: bytearray) -> None:
    """Note what one word tells, unless its neighbours make it tell something else."""
    near = {each.key for each in tokens[max(clause.first, at - 3) : at]}
    if cue.kind == "negation":
        if used[at] or not negates(tokens, at, clause):
            return
        if _only_unconfirmed(clause) or _opens_unconfirmed(tokens, at, clause):
            clause.marks.setdefault("hedge", at)
            return
    if cue.kind == "scramble" and tokens[at].key.startswith(_SCRAMBLES) and tokens[at - 1].key not in _AT_ALARM:
        return
    if cue.kind == "future" and (used[at] == _GROUP or is_no_future(tokens, at)):
        return  # the МіГ of "МіГ падняўся" is no "міг" (could)
    may_have = tokens[at].key in {"may", "might", "could"} and at + 1 < clause.after and tokens[at + 1].key == "have"
    if may_have or (cue.kind == "future" and could_have(tokens, at)):
        clause.marks.setdefault("hedge", at)
        return
    behind = tokens[at + 1].text if at + 1 < clause.after else ""
    if _is_undone(cue, near, tokens[at - 1].key, behind) or _is_no_show(tokens, at, cue, clause, near):
        return
    if cue.kind == "border" and _OVER & near and tokens[at - 1].key not in _UP_TO:
        clause.marks.setdefault("over border", at)
    if _says_what_for(tokens, at, cue, clause, used) or _is_of_others(tokens, at, cue, clause):
        return
    if cue.kind == "road" and tokens[at - 1].key.startswith(_IRON):
        return  # "по железной дороге"
    if cue.kind == "rail" and _is_no_railway(tokens, at, clause, used):
        return
    name = f"there {cue.mode}" if cue.kind == "there" else cue.kind
    if tokens[at].key == "there" and at > clause.first and tokens[at - 1].key == "from":
        name = "there from"
    clause.marks[name] = at


def _is_undone(cue: Cue, near: set[str], before: str, behind: str) -> bool:
    """Tell whether the words before one take its meaning from it: "after the parade", "was recalled", a reality that is not denied."""
    if cue.kind in {"rehearsal", "display"}:
        return bool(_AFTERWARDS & near)
    if cue.kind == "memory":
        return before in _BEEN
    if cue.kind == "history":
        return behind == ":"  # "Earlier:" heads a report of its own
    if cue.kind == "enter":
        return before == "without"
    return cue.kind == "reality" and not _UNLIKE & near


def _is_of_others(tokens: Sequence[Token], at: int, cue: Cue, clause: Clause) -> bool:
    """Tell whether a word is of other things: "разом із літаками" sums nothing up, "п'ять із 500 замовлених" were not ordered now."""
    if cue.kind == "total" and tokens[at].key in _TOGETHER and at + 2 < clause.after:
        return tokens[at + 1].key in _WITH and tokens[at + 2].key not in _THOSE
    return (
        cue.kind == "trade" and at - 2 > clause.first and tokens[at - 1].kind == "number" and tokens[at - 2].key in OF
    )


def _is_no_show(tokens: Sequence[Token], at: int, cue: Cue, clause: Clause, near: set[str]) -> bool:
    """Tell whether a word of shows and of leisure says nothing of the kind here: "к нашим гостям", a mere name."""
    if cue.kind == "leisure":
        return tokens[at].key.startswith(_CALLED) and not _names_title(tokens, clause)
    return cue.kind == "display" and bool(_UP_TO & near) and tokens[at].key.endswith(_DATIVES)


def _names_title(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether something is called by words that themselves say what happens: "«Танки идут ромбом» — так назывался доклад"."""
    quoted = False
    for at in range(clause.first, clause.after):
        text = tokens[at].text
        if text in QUOTES:
            quoted = text in OPEN_QUOTES and not (quoted and text not in _ONE_WAY)
        elif quoted and any(at == told for told, _ in clause.actions):
            return True
    return False


def _is_no_railway(tokens: Sequence[Token], at: int, clause: Clause, used: bytearray) -> bool:
    """Tell whether a "состав" is what something is made of, a "станция" a thing that jams or listens: "станция помех"."""
    if tokens[at].key.startswith("состав") and not used[at]:
        return True
    named = next((group for group in clause.groups if group.span[0] <= at < group.span[1]), None)
    return named is not None and named.kind.equipment_class not in {"train", "wagon"} and not named.cargo


def _only_unconfirmed(clause: Clause) -> bool:
    """Tell whether a "not" behind what moved only says that nobody confirmed it: "... but there is no evidence"."""
    told = any(cue.kind in MOVING for _, cue in clause.actions)
    return told and clause.actions[0][0] < clause.marks.get("no news", -1)


def _opens_unconfirmed(tokens: Sequence[Token], at: int, clause: Clause) -> bool:
    """Tell whether a clause begins with a "not confirmed" and a colon: "Не пацверджана: праз Слуцк ..."."""
    words = [token.key for token in tokens[at + 1 : at + 3]]
    opened = at - clause.first <= 1 and len(words) > 1 and words[1] == ":"
    return opened and words[0].startswith(_CONFIRMED)


def _sums(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the "all" at a token is that of "in all", "all told"."""
    return tokens[at - 1].key == "in" or (at + 1 < len(tokens) and tokens[at + 1].key == "told")
