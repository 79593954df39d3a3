"""Part a sentence into clauses, one for each thing that happened, with what each holds."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geo.reports.cues import ACTIONS, Cue, cues_of
from geo.reports.small_words import open_small_words
from geo.reports.tokens import CUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.date_mentions import DateMention
    from geo.reports.groups import Group
    from geo.reports.place_mention import PlaceMention
    from geo.reports.sentences import Span
    from geo.reports.tokens import Token

_VERBAL = frozenset({"past", "present", "future", "participle", "part"})
_AND = frozenset(
    "and but while whereas и а но і й та але ды then after before when который которая которые який яка які що якая якія".split()
)
_COLONS = frozenset({":", "—", "–"})
_OPEN = frozenset({"(", "«", "“", '"'})
_OFF_VERBS = {
    "took": "past",
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
    "rolled": "past",
    "pulling": "participle",
    "rolling": "participle",
    "headed": "past",
    "got": "past",
    "made": "past",
    "drove": "past",
    "put": "past",
    "puts": "present",
}
_AUXILIARIES = frozenset(
    {
        "may",
        "might",
        "could",
        "can",
        "will",
        "would",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "been",
        "be",
        "being",
        "also",
        "later",
        "then",
        "already",
        "recently",
    }
)
_CARRYING = frozenset({"carrying", "with", "of", "the", "and"})
_OFF = frozenset({"off", "out", "away"})
_INTO = frozenset({"in", "into"})
_MODES = frozenset({"road", "rail", "air"})
_BE_REACH = 3
_DENIABLE = (ACTIONS | {"no news"}) - {"be"}
_THERE_IS_NONE = frozenset({"нет", "нема", "немає", "няма"})
_NEGATION_REACH = 3
_COMPARED = frozenset(
    "less fewer more only just later earlier менее меньше более больше менше менш більше більш меней болей менш больш только тільки толькі позже пізніше пазней раньше сразу одразу адразу far long".split()
)
"""Behind a "not" these make a bound or a measure, no denial."""
_PERFECT = frozenset({"has", "have", "'ve"})


_SO_MANY = frozenset("уже вже ўжо ужо только тільки толькі ещё еще ще яшчэ already only another more".split())
_FLEW_IN = Cue("arrive", "air", "past")


class Clause:
    """Tokens first..after about one happening; lists hold what stands in it.

    `actions` are (token, cue) of what happened, `marks` the kinds of every other telling word, with their tokens;
    from token `ahead` on the clause looks ahead ("has left and is due in").
    """

    __slots__ = (
        "actions",
        "after",
        "ahead",
        "asks",
        "clocks",
        "dates",
        "first",
        "groups",
        "marks",
        "places",
        "sentence",
        "sentence_marks",
        "tense",
    )

    def __init__(self, first: int, after: int, sentence: int) -> None:
        self.first = first
        self.after = after
        self.sentence = sentence
        self.actions: list[tuple[int, Cue]] = []
        self.marks: dict[str, int] = {}
        self.groups: list[Group] = []
        self.places: list[PlaceMention] = []
        self.dates: list[tuple[DateMention, DateMention | None]] = []
        self.clocks: list[int] = []
        self.tense = ""
        self.ahead: int | None = None
        self.asks = False
        self.sentence_marks: set[str] = set()

    def kinds(self) -> set[str]:
        """Return the kinds of what happened."""
        return {cue.kind for _, cue in self.actions}

    def __repr__(self) -> str:
        return f"Clause({self.first}..{self.after} {[(c.kind, c.tense) for _, c in self.actions]} {sorted(self.marks)} {self.tense})"


def actions_in(tokens: Sequence[Token], span: Span, used: bytearray) -> list[tuple[int, Cue]]:
    """Return the words of a sentence that say what happened, with what they say."""
    actions = []
    for at in range(span.first, span.after):
        token = tokens[at]
        if used[at] or token.kind != "word" or not (token.starts & CUE or token.key in _OFF_VERBS):
            continue
        if token.key == "wounded" and at > span.first and (used[at - 1] == 2 or tokens[at - 1].key in _CARRYING):
            continue
        phrasal = _phrasal(tokens, at, span.after)
        if phrasal is not None:
            actions.append((at, phrasal))
            continue
        for cue in cues_of(tokens[at].key):
            if cue.kind not in ACTIONS:
                continue
            if cue.kind == "be" and not _is_whereabouts(tokens, at, span.after, used):
                continue
            if cue.kind == "lost" and cue.tense == "noun" and _is_purpose(tokens, at):
                continue
            if token.key == "headed" and at > span.first and tokens[at - 1].kind == "mark":
                cue = Cue("move", "", "participle")  # noqa: PLW2901 - read as another cue from here on
            if _is_of_another(tokens, at, span.first, used):
                break
            actions.append((at, cue))
            break
    return actions


def _is_of_another(tokens: Sequence[Token], at: int, first: int, used: bytearray) -> bool:
    """Tell whether a verb stands in a relative clause about something else: "an offensive that may come from"."""
    before = at - 1
    while before >= first and tokens[before].key in _AUXILIARIES:
        before -= 1
    if before <= first or tokens[before].key not in {"that", "which"}:
        return False
    before -= 1 + (tokens[before - 1].text == ",")
    return used[before] != 2


def _phrasal(tokens: Sequence[Token], at: int, after: int) -> Cue | None:
    """Read "took off", "set out", "flew in", "rolled into"."""
    if at + 1 >= after:
        return None
    if (
        tokens[at].key in {"put", "puts"}
        and tokens[at + 1].key == "to"
        and at + 2 < after
        and tokens[at + 2].key == "sea"
    ):
        return Cue("depart", "", "past")
    tense = _OFF_VERBS.get(tokens[at].key)
    if tense is None:
        return None
    behind = tokens[at + 1].key
    if tokens[at].key in {"got", "made"}:
        reaches = behind in {"as", "to", "into", "through", "past", "it"} and tokens[min(at + 2, after - 1)].key != "be"
        return Cue("arrive", "", "past") if reaches else None
    if behind in {"over", "as"} and tokens[at].key == "took":
        return None
    air = "air" if tokens[at].key.startswith(("t", "flew")) else ""
    if behind in _OFF:
        return Cue("depart", air, tense)
    if behind in _INTO and tokens[at].key in {"flew", "rolled", "pulled", "drove"}:
        return Cue("arrive", air, tense)
    return None


def _is_whereabouts(tokens: Sequence[Token], at: int, after: int, used: bytearray) -> bool:
    """Tell whether a "was" says where something was: a preposition or place follows, no verb."""
    for each in range(at + 1, min(after, at + 1 + _BE_REACH)):
        key = tokens[each].key
        if key in {"в", "у", "ў", "на", "at", "in", "near", "под", "пад", "під", "возле", "каля", "біля"}:
            return True
        if tokens[each].kind == "mark" or any(cue.kind in ACTIONS for cue in cues_of(key)):
            return False
        if not used[each] and key[0].isascii():
            return False
    return False


def _is_purpose(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].key in {"for", "для", "despite", "after"}


def part_clauses(
    tokens: Sequence[Token],
    span: Span,
    number: int,
    used: bytearray,
    groups: Sequence[Group],
) -> list[Clause]:
    """Return the clauses of one sentence; `groups` are its groups, already found and marked as used (2)."""
    actions = actions_in(tokens, span, used)
    anchors = [each for each in actions if each[1].tense in _VERBAL and each[1].tense != "noun"]
    cuts = [span.first]
    for (before, first_cue), (behind, cue) in itertools.pairwise(anchors):
        cut = _boundary(tokens, before, behind, used, groups)
        if cut is not None and cut > cuts[-1] and not (first_cue.kind == "seen" and cue.tense == "participle"):
            cuts.append(cut)
    cuts = _cut_at_semicolons(tokens, span, cuts)
    cuts = _cut_at_days(tokens, cuts, groups, used)
    clauses = [Clause(first, after, number) for first, after in zip(cuts, [*cuts[1:], span.after], strict=True)]
    for clause in clauses:
        clause.actions = [each for each in actions if clause.first <= each[0] < clause.after]
        clause.groups = [group for group in groups if clause.first <= group.lead < clause.after]
        _read_marks(tokens, clause, used)
        clause.tense = _tense(tokens, clause)
    asks = _asks(tokens, span)
    marks = {mark for clause in clauses for mark in clause.marks}
    for clause in clauses:
        clause.asks = asks
        clause.sentence_marks = marks
    return clauses


def _asks(tokens: Sequence[Token], span: Span) -> bool:
    """Tell whether a sentence is a question."""
    return any(tokens[at].text == "?" for at in range(max(span.first, span.after - 3), span.after))


def _cut_at_days(tokens: Sequence[Token], cuts: list[int], groups: Sequence[Group], used: bytearray) -> list[int]:
    """Part "31 березня вийшло 57 машин, 1 квітня вже тільки 20" before the day of the number that points back."""
    more = set(cuts)
    for before, group in itertools.pairwise(groups):
        if group.elliptic:
            at = group.lead
            while at > before.span[1] and (used[at - 1] == 1 or tokens[at - 1].key in _SO_MANY):
                at -= 1
            if used[at] == 1:
                more.add(at)
    return sorted(more)


def _cut_at_semicolons(tokens: Sequence[Token], span: Span, cuts: list[int]) -> list[int]:
    semicolons = [at + 1 for at in range(span.first, span.after - 1) if tokens[at].text == ";"]
    return sorted({*cuts, *semicolons})


def _boundary(
    tokens: Sequence[Token], before: int, behind: int, used: bytearray, groups: Sequence[Group]
) -> int | None:
    """Return the first token of the clause whose verb is `behind`, None where both verbs share one clause."""
    marks = []
    for at in range(before + 1, behind):
        if used[at] == 1:
            continue
        token = tokens[at]
        if token.text == ";":
            marks.append((at + 1, 4))
        elif used[at] == 2:
            continue
        elif token.text == ",":
            joined = at + 1 < behind and tokens[at + 1].key in _AND
            marks.append((at + 1, 3 if joined else 1))
        elif token.text in _COLONS and not (token.text != ":" and _is_range(tokens, at)):
            marks.append((at + 1, 1 if any(at < group.lead <= at + 2 for group in groups) else 2))
        elif token.key in _AND:
            marks.append((at, 1))
    if not marks:
        return None
    best = max(weight for _, weight in marks)
    if best > 1:
        return [at for at, weight in marks if weight == best][-1]
    return _first_of_subject([at for at, _ in marks], behind, groups)


def _is_range(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].kind == "number" and at + 1 < len(tokens) and tokens[at + 1].kind == "number"


def _first_of_subject(marks: list[int], behind: int, groups: Sequence[Group]) -> int:
    """Step back over a list of groups that is the subject of the verb behind: "5 tanks and 3 APCs left"."""
    at = len(marks) - 1
    while at > 0:
        inside = [group for group in groups if marks[at] <= group.lead < behind]
        before = [group for group in groups if marks[at - 1] <= group.lead < marks[at]]
        filled = bool(before) and before[-1].span[1] >= marks[at] - 1 and before[0].lead <= marks[at - 1] + 1
        if not inside or not filled:
            break
        at -= 1
    return marks[at]


def _read_marks(tokens: Sequence[Token], clause: Clause, used: bytearray) -> None:
    for at in range(clause.first, clause.after):
        token = tokens[at]
        if not token.starts & CUE or token.kind != "word" or used[at] == 1:
            continue
        for cue in cues_of(token.key):
            if cue.kind not in ACTIONS and cue.kind not in clause.marks:
                if cue.kind == "negation" and (used[at] or not _negates(tokens, at, clause)):
                    continue
                if cue.kind == "future" and _is_no_future(tokens, at):
                    continue
                name = f"there {cue.mode}" if cue.kind == "there" else cue.kind
                clause.marks[name] = at
        if token.key == "flew" and "enter" not in clause.marks and _phrasal(tokens, at, clause.after) == _FLEW_IN:
            clause.marks["enter"] = at
            if cue.mode in _MODES and cue.mode not in clause.marks:
                clause.marks[cue.mode] = at


def _is_no_future(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a "may" is the month, or "due to" a reason."""
    key = tokens[at].key
    behind = tokens[at + 1].key if at + 1 < len(tokens) else ""
    return (
        (key == "due" and behind == "to")
        or (key == "ready" and behind != "to")
        or (key == "может" and behind == "быть")
    )


def _negates(tokens: Sequence[Token], at: int, clause: Clause) -> bool:
    """Tell whether a "not" denies what happened: a verb or noun of movement stands right behind it."""
    key = tokens[at].key
    behind = tokens[at + 1].key if at + 1 < len(tokens) else ""
    if behind in _COMPARED:
        return False
    if key in _THERE_IS_NONE or key.startswith(("отсутств", "відсутн", "адсутн", "никак", "ніяк", "аніяк")):
        return True
    if key.startswith(("ніводн", "аніводн", "жодн")):
        return not any(group.counted for group in clause.groups)
    if key in {"not", "ни", "ні", "ані"} and (
        behind in {"one", "a", "single"} or behind.startswith(("одн", "адн", "один", "адзін"))
    ):
        return True
    if key in {"ни", "ні", "ані", "no"} and any(group.lead in {at + 1, at + 2} for group in clause.groups):
        return True
    reach = _NEGATION_REACH if key in {"не", "ня", "not"} else _NEGATION_REACH + 2
    for each in range(at + 1, min(clause.after, at + 1 + reach)):
        if tokens[each].text in {",", ";", ":"}:
            return False
        if any(cue.kind in _DENIABLE for cue in cues_of(tokens[each].key)):
            return True
    return False


def _is_to(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether "are to leave", "is to arrive" plans what happens."""
    for at, cue in clause.actions[:1]:
        if cue.tense == "present" and at >= clause.first + 2 and tokens[at - 1].key == "to":
            return tokens[at - 2].key in {"is", "are", "was", "were", "be", "set", "due", "about", "ready"}
    return False


def _tense(tokens: Sequence[Token], clause: Clause) -> str:
    """Return the tense of a clause: "present", "perfect", "past", "future" or ""."""
    if _is_to(tokens, clause):
        return "future"
    tenses = [(at, cue.tense) for at, cue in clause.actions if cue.kind != "be" or len(clause.actions) == 1]
    ahead = clause.marks.get("future", len(tokens))
    if tenses and ahead < len(tokens) and tenses[0][1] == "past" and tenses[0][0] < ahead and len(tenses) == 1:
        clause.ahead = ahead
    elif ahead < len(tokens) or any(tense == "future" for _, tense in tenses):
        return "future"
    for at, tense in tenses:
        if tense == "past":
            before = {tokens[each].key for each in range(max(clause.first, at - 4), at)}
            if before & _PERFECT and "had" not in before:
                return "perfect"
            if before & {"being"}:
                return "present"
            return "past"
        if tense == "participle":
            before = {tokens[each].key for each in range(max(clause.first, at - 4), at)}
            return "past" if before & {"was", "were", "had"} else "present"
        if tense == "present":
            return "present"
    return ""


def says(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether the clause holds a verb of saying."""
    words = open_small_words().say
    return any(tokens[at].key in words for at in range(clause.first, clause.after))
