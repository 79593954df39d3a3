"""Part a sentence into clauses, one for each thing that happened, with what each holds."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geo.reports.clauses.cuts import cut_at_lacking, cut_at_only, cut_at_opposite, cut_at_semicolons, cut_at_this_is
from geo.reports.clauses.marks import read_marks
from geo.reports.clauses.no_news import mark_no_news
from geo.reports.clauses.tenses import tense
from geo.reports.groups.each_of_few import cut_at_turns
from geo.reports.text.cues import MOVING, Cue
from geo.reports.text.grammar import is_round_aside, verb_says_one
from geo.reports.text.joining import ANOTHER, COLONS, COMMAS, DASHES, ON_A_DAY, THAT
from geo.reports.text.tokens import ANYTHING, PARTING, starts_of
from geo.reports.text.verbs import actions_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.days.mention import DateMention
    from geo.reports.groups.group import Group
    from geo.reports.text.sentences import Span
    from geo.reports.text.tokens import Token
    from geo.reports.toponyms.mention import PlaceMention

_VERBAL = frozenset({"past", "present", "future", "participle", "part"})
_AND = frozenset(
    "and but while whereas и а но і й та але ды then after before when который которая которые який яка які що якая якія".split()
)
_RELATIVE_REACH = 3
_PUT_IN = 4
"""So many tokens at most stand between a subject and the participle put in behind it."""
_BOUND = frozenset({"bound", "headed", "inbound", "outbound"})
_HELPING = frozenset("was were have has had been be is are then later since also".split())


_ONES = frozenset("один одна одно одну адзін адна адну one".split())
_SO_MANY = frozenset("уже вже ужо только тільки толькі еще ще яшчэ already only another more".split())

_AGAIN = 2
_ONTO = frozenset("на в у с из на з із до для onto on into from for".split())


class Clause:
    """Tokens first..after about one happening; lists hold what stands in it.

    `actions` are (token, cue) of what happened, `marks` the kinds of every other telling word, with their tokens;
    from token `ahead` on the clause looks ahead ("has left and is due in"); `tells` that its sentence tells of things that moved, `tells_behind` that a clause behind it does;
    `starts` joins the `Token.starts` of its words.
    """

    __slots__ = (
        "_kinds",
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
        "starts",
        "tells",
        "tells_behind",
        "tense",
    )

    def __init__(self, first: int, after: int, sentence: int) -> None:
        self.first = first
        self.after = after
        self.sentence = sentence
        self.actions: list[tuple[int, Cue]] = []
        self._kinds: frozenset[str] | None = None
        self.marks: dict[str, int] = {}
        self.groups: list[Group] = []
        self.places: list[PlaceMention] = []
        self.dates: list[tuple[DateMention, DateMention | None]] = []
        self.clocks: list[int] = []
        self.tense = ""
        self.ahead: int | None = None
        self.asks = False
        self.sentence_marks: set[str] = set()
        self.tells = self.tells_behind = False
        self.starts = ANYTHING

    def kinds(self) -> frozenset[str]:
        """Return the kinds of what happened; they are gathered once, when the actions stand."""
        if self._kinds is None:
            self._kinds = frozenset([cue.kind for _, cue in self.actions])
        return self._kinds

    def set_actions(self, actions: list[tuple[int, Cue]]) -> None:
        """Let the clause tell of these alone."""
        self.actions, self._kinds = actions, None

    def tells_origin(self) -> bool:
        """Tell whether all that is said is where something is from: "родом эшелон из Смоленска"."""
        return bool(self.places) and not self.kinds() and all(place.role == "from" for place in self.places)

    def __repr__(self) -> str:
        return f"Clause({self.first}..{self.after} {[(c.kind, c.tense) for _, c in self.actions]} {sorted(self.marks)} {self.tense})"


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
        if cut is None and 1 in used[before:behind] and 1 in used[behind : span.after]:
            cut = _behind_relative(tokens, before, behind, cue, used)
        if cut is None or cut <= cuts[-1] or (first_cue.kind == "seen" and _describes(tokens, behind, cue)):
            continue
        if not (first_cue.tense == "participle" and cut == behind and _is_put_in(tokens, span, before, groups)):
            cuts.append(cut)
    starts = starts_of(tokens[span.first : span.after])
    if starts & PARTING:
        cuts = cut_at_semicolons(tokens, span, cuts)
    if any(at < group.lead for at, _ in actions for group in groups if group.elliptic):
        cuts = _cut_at_days(tokens, cuts, groups, used)
    cuts = cut_at_turns(tokens, cuts, groups)
    if starts & PARTING:
        moves = [at for at, cue in anchors if cue.kind in MOVING]
        cuts = cut_at_opposite(tokens, span, cut_at_only(tokens, span, cuts, groups), groups, moves)
        cuts = cut_at_this_is(tokens, span, cut_at_lacking(tokens, span, cuts, groups, moves), groups, moves)
    clauses = [Clause(first, after, number) for first, after in zip(cuts, [*cuts[1:], span.after], strict=True)]
    for clause in clauses:
        clause.starts = starts if len(clauses) == 1 else starts_of(tokens[clause.first : clause.after])
        clause.actions = [each for each in actions if clause.first <= each[0] < clause.after]
        clause.groups = [group for group in groups if clause.first <= group.lead < clause.after]
        read_marks(tokens, clause, used)
        clause.tense = tense(tokens, clause)
    mark_no_news(tokens, span, clauses)
    asks = _asks(tokens, span)
    marks = {mark for clause in clauses for mark in clause.marks}
    moves = [bool(clause.kinds() & MOVING) and clause.tense != "future" for clause in clauses]
    tells = bool(groups) and any(moves)
    last = max((at for at, moved in enumerate(moves) if moved), default=-1)
    for at, clause in enumerate(clauses):
        clause.asks = asks
        clause.tells = tells
        clause.tells_behind = at < last
        clause.sentence_marks = marks
    return clauses


def _is_put_in(tokens: Sequence[Token], span: Span, participle: int, groups: Sequence[Group]) -> bool:
    """Tell whether a participle between commas only adds to the subject of the verb behind: "300 vehicles, many towing one another, crossed"."""
    before = next((group for group in reversed(groups) if group.lead < participle), None)
    if before is None or participle - before.span[1] > _PUT_IN:
        return False
    return any(tokens[at].text == "," for at in range(before.span[1], participle)) and before.lead >= span.first


def _describes(tokens: Sequence[Token], at: int, cue: Cue) -> bool:
    """Tell whether a verb only describes what was seen: "counted 43 lorries coming from the Russian side"."""
    return (
        cue.tense == "participle"
        or tokens[at].key in _BOUND
        or (tokens[at].key.isascii() and (tokens[at].key.endswith("ing") or _is_infinitive(tokens, at, cue)))
    )


def _is_infinitive(tokens: Sequence[Token], at: int, cue: Cue) -> bool:
    """Tell whether a verb stands bare behind what was seen: "saw 12 lorries and a crane turn off"."""
    return cue.tense == "present" and cue.kind in MOVING and not tokens[at].key.endswith("s")


def _asks(tokens: Sequence[Token], span: Span) -> bool:
    """Tell whether a sentence is a question."""
    return "?" in [token.text for token in tokens[max(span.first, span.after - 3) : span.after]]


def _cut_at_days(tokens: Sequence[Token], cuts: list[int], groups: Sequence[Group], used: bytearray) -> list[int]:
    """Part "31 березня вийшло 57 машин, 1 квітня вже тільки 20" before the day of the number that points back."""
    more = set(cuts)
    for before, group in itertools.pairwise(groups):
        if group.elliptic and not _has_its_day(tokens, group, used):
            at = group.lead
            while at > before.span[1] and (
                used[at - 1] == 1 or tokens[at - 1].key in _SO_MANY or tokens[at - 1].text in COMMAS
            ):
                at -= 1
            while at < group.lead and used[at] != 1:
                at += 1
            if used[at] == 1:
                more.add(at)
    return sorted(more)


_ONE_MORE = frozenset({"more", "others", "other"})


def _has_its_day(tokens: Sequence[Token], group: Group, used: bytearray) -> bool:
    """Tell whether a day stands right behind a number: "28 on Friday", "19 today"."""
    at = group.span[1]
    while at < len(tokens) and (tokens[at].text in DASHES or tokens[at].key in _ONE_MORE):
        at += 1  # "ещё четыре — в среду", "four more on Wednesday"
    return at + 1 < len(tokens) and (used[at] == 1 or (tokens[at].key in ON_A_DAY and used[at + 1] == 1))


def _boundary(
    tokens: Sequence[Token], before: int, behind: int, used: bytearray, groups: Sequence[Group]
) -> int | None:
    """Return the first token of the clause whose verb is `behind`, None where both verbs share one clause."""
    marks = []
    if tokens[before].key == tokens[behind].key and behind - before == _AGAIN:
        return None  # "идут и идут"
    for at in range(before + 1, behind):
        if used[at] == 1:
            continue
        token = tokens[at]
        if token.text == ";":
            marks.append((at + 1, 4))
        elif token.key == "that" and at == before + 1:
            marks.append((at + 1, 2))  # "images show that 50 lorries and a crane have come"
        elif used[at] == 2 or (token.text == "," and is_round_aside(tokens, at)):
            continue
        elif token.text == ",":
            joined = at + 1 < behind and (tokens[at + 1].key in _AND or _opens_one_more(tokens, at + 1, behind))
            marks.append((at + 1, 3 if joined else 1))
        elif token.text in COLONS and not (token.text != ":" and _is_range(tokens, at)):
            opened = token.text == ":" and tokens[at + 1].kind == "number" and used[at + 1]
            marks.append((at + 1, 1 if opened or any(at < group.lead <= at + 2 for group in groups) else 2))
        elif token.key in _AND:
            marks.append((at, 1))
    if not marks:
        return None
    best = max(weight for _, weight in marks)
    if best > 1:
        return [at for at, weight in marks if weight == best][-1]
    return _first_of_subject([at for at, _ in marks], behind, groups, tokens)


def _opens_one_more(tokens: Sequence[Token], at: int, behind: int) -> bool:
    """Tell whether one more of what was told begins here: ", ещё один, на 44 вагона, пошёл", ", another went"."""
    if tokens[at].key not in ANOTHER or at + 1 >= behind:
        return tokens[at].key == "another" and at + 1 == behind
    return tokens[at + 1].key in _ONES or (tokens[at].key == "another" and tokens[at + 1].kind == "mark")


def _behind_relative(tokens: Sequence[Token], before: int, behind: int, cue: Cue, used: bytearray) -> int | None:
    """Return where the main clause goes on behind "Tigrs that had gone to Stolin on Wednesday | came back yesterday", if it does.

    Each of the two has its day.
    """
    said = [
        at for at in range(max(1, before - _RELATIVE_REACH), before) if tokens[at].key in THAT and used[at - 1] == 2
    ]
    if not said or cue.tense not in {"past", "present"} or cue.kind == "be":
        return None
    while behind - 1 > before and tokens[behind - 1].key in _HELPING:
        behind -= 1
    return None if tokens[behind - 1].key in _AND | {"to"} else behind


def _is_range(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].kind == "number" and at + 1 < len(tokens) and tokens[at + 1].kind == "number"


def _is_of_other_noun(tokens: Sequence[Token], mark: int, group: Group) -> bool:
    """Tell whether a noun and a preposition stand before a group, which so is no subject: ", погрузка на тралы шла"."""
    return any(tokens[at].key in _ONTO for at in range(mark + 1, group.lead))


def _does_alone(groups: Sequence[Group], verb: str) -> bool:
    """Tell whether a train or column is the one subject of its verb: "... і 4 КамАЗы, эшалон прыйшоў з Барысава"."""
    alone = len(groups) == 1 and groups[0].gathers and groups[0].one is True and not groups[0].counted
    return alone and verb_says_one(verb) is True


def _first_of_subject(marks: list[int], behind: int, groups: Sequence[Group], tokens: Sequence[Token]) -> int:
    """Step back over a list of groups that is the subject of the verb behind: "5 tanks and 3 APCs left"."""
    at = len(marks) - 1
    while at > 0:
        inside = [group for group in groups if marks[at] <= group.lead < behind]
        before = [group for group in groups if marks[at - 1] <= group.lead < marks[at]]
        filled = bool(before) and before[-1].span[1] >= marks[at] - 1 and before[0].lead <= marks[at - 1] + 1
        if not inside or not filled or _is_of_other_noun(tokens, marks[at], inside[0]):
            break
        if tokens[marks[at] - 1].text == "," and _does_alone(inside, tokens[behind].key):
            break
        at -= 1
    return marks[at]
