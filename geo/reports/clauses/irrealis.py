"""Tell clauses that tell of nothing that moved: questions, sales, displays, stocks, games, pictures of parked things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.clauses.beside_movement import tells_beside, turns_beside
from geo.reports.clauses.governed import is_habit
from geo.reports.clauses.military import is_military, is_warlike
from geo.reports.clauses.no_news import is_not_so
from geo.reports.numbers.number_of import NUMBER_OF
from geo.reports.text.cues import MOVING, kinds_of
from geo.reports.text.tokens import CONFIRMED, TURN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

_NO = frozenset("no нет ні не няма ніт nope неправда false".split())
_WHETHER = frozenset({"ці", "чи", "whether"})
_UNKNOWN = ("невяд", "невід", "неизв", "unknown", "unclear", "незраз", "няяс", "неяс", "пыта", "пита", "чакае", "чека")
_ASKING = (
    "ask",
    "wonder",
    "спраш",
    "спрос",
    "питают",
    "питає",
    "запит",
    "пытаю",
    "пыта",
    "спыта",
    "поясн",
    "объясн",
    "тлумач",
    "explain",
)
_WHY = frozenset("why почему чому чаму зачем навіщо навошта".split())
_UNKNOWN_REACH = 5
_LI_REACH = 5
_OPENING = 3
_RESCUERS = ("rescuer", "firefight", "спасател", "рятувальник", "ратавальнік", "выратавальнік", "пожарны", "пожежник",
            "мчс", "дснс", "мнс")  # fmt: skip
_MAKERS = frozenset({"маз", "камаз", "белаз", "газ", "уаз", "урал", "краз", "maz", "kamaz", "belaz", "kraz"})
_SENDING = (
    "отправи",
    "адправі",
    "відправи",
    "отгруз",
    "адгруз",
    "відвантаж",
    "постави",
    "паставі",
    "sent",
    "shipped",
    "deliver",
    "supplied",
)
_CONFIRMED = ("підтверд", "подтверд", "пацверд")
_NOT_SO = frozenset({"не", "ня"})
_HALTED = tuple(
    """
    заборонен запрещен забаронен заборонил запретил забаранил запрещ заборон забаран ограничил обмежил абмежавал закрыл закрил закрыт banned обмежен ограничен абмежаван перекрит перекрыт
    призупин припин зупинен зупинив приостан прекращ остановлен прыпын спынен suspend halted stopped
    відновлен віднови восстановлен восстанови адноўлен аднавіл resumed restored паралізова парализова
    """.split()
)
_PRESENTING = tuple(
    """
    show present unveil open launch announce plan hope brought built produc показал представил презентов открыл показав
    відкри показаў прадставі прэзентава адкры планиру плану
    """.split()
)
"""Beginnings of verbs behind the name of a maker that say it has something new."""
_ABOUT_WHAT = frozenset("about whether if on why how where when what which who".split())
_TENS = frozenset(
    """
    сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто п'ятдесят шістдесят сімдесят вісімдесят дев'яносто
    сорак пяцьдзясят шэсцьдзесят семдзесят восемдзесят дзевяноста
    """.split()
)
_SOVIET = frozenset(
    "советское советские советских советскую радянські радянський радянських савецкі савецкія савецкіх soviet".split()
)
_TIMES = ("врем", "эпох", "епох", "годы", "час", "рок", "гады", "time", "era", "days")
_IN = frozenset({"в", "у"})
_DURING = _IN | {"in", "during", "за"}
_OF_A_YEAR = ("ом", "ем", "ому", "ім", "ым")
"""Endings of the figure behind the tens of a year: "в сорок первом"."""
_WORKS = frozenset("works plant factory".split())
_MAKER_AND_MADE = 2
_SILENCING = frozenset({"trade", "leisure", "years ago"})
"""In a sentence of these nothing moved, but for counted arms in a clause of their own."""
_APART = frozenset({";", "while", "whereas", "meanwhile", "тем", "тим", "тым"})
"""Behind these something else is told: "...ціни, тим часом 40 танків"."""
_SHOWN = frozenset({"seen", "be", "static"})
_PARADES = frozenset("парад параду парада parade".split())
_FOR_A_PARADE = frozenset("на для до к да for the".split())


def turns(key: str) -> bool:
    """Tell whether a small-letter word may turn what a clause tells into something that is no movement."""
    return (
        key in _WHY or key in _TENS or key in _SOVIET or key in _WORKS or key.startswith(_ASKING) or turns_beside(key)
    )


def answers_no(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause begins with the "No" that answers the question before it."""
    return tokens[clause.first].key in _NO


def _comes_to_parade(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether who came did so for a parade: "прыляцелі ў Мінск на парад"."""
    at = clause.marks.get("rehearsal", clause.marks.get("display", 0))
    return at > clause.first and tokens[at].key in _PARADES and tokens[at - 1].key in _FOR_A_PARADE


def tells_nothing(clause: Clause, tokens: Sequence[Token], *, goes_on: bool = False) -> bool:
    """Tell whether a clause is about something else than a movement, whatever equipment it names.

    `goes_on` says that it has no groups and its sentence told of a movement before.
    """
    marks = clause.sentence_marks
    kinds = clause.kinds()
    if (marks & _SILENCING and not _tells_of_arms(clause, tokens)) or is_denied(clause):
        return True
    if "memory" in marks and not clause.dates:
        return True
    if clause.starts & TURN and _names_old_year(clause, tokens):
        return True
    on_parade = "arrive" in kinds and _comes_to_parade(clause, tokens)
    on_parade = on_parade or (goes_on and not clause.marks.keys() & {"rehearsal", "display"})
    if "rehearsal" in marks and not ("return" in marks and kinds & MOVING) and not on_parade:
        return True
    if _is_asked_aside(clause, tokens) or ("civil" in marks and clause.groups and _leads_rescue(clause, tokens)):
        return True
    if "civil" in marks and clause.groups and all(group.kind.id == "personnel" for group in clause.groups):
        return True
    if marks & {"civil", "queue"} and not goes_on and not is_warlike(clause, tokens):
        return True
    if tells_beside(clause, tokens) or (clause.starts & TURN and is_habit(tokens, clause)):
        return True
    if "display" in marks and not kinds & (MOVING - {"arrive"}) and not on_parade:
        return True
    if (
        _is_halted(clause, tokens)
        or _is_unconfirmed(clause, tokens)
        or is_not_so(clause, tokens)
        or _finds_wrecks(clause, tokens)
        or "old picture" in marks
    ):
        return True
    if "factory" in marks and not marks.isdisjoint({"stock", "ordering"}):
        return True
    if "stock" in marks and not kinds & (MOVING | {"seen"}) and not clause.tells and not _tells_number(clause, tokens):
        return True
    return bool(clause.groups) and "imagery" in marks and _is_parked(clause)


def _tells_of_arms(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause beside one of trade or leisure tells of counted arms that moved: "..., while 40 tanks left Brest"."""
    if clause.tense == "future" or not _tells_a_move(clause):
        return False
    counted = (group for group in clause.groups if group.counted and group.kind.unit not in {"train", "wagon"})
    arms = next((group for group in counted if is_military(group, tokens)), None)
    if arms is None:
        return False
    said = [clause.marks[kind] for kind in _SILENCING & clause.marks.keys()]
    return all(_APART.intersection([token.key for token in tokens[at : arms.lead]]) for at in said)


def is_confirmed(key: str) -> bool:
    """Tell whether a word is of confirming."""
    return key.startswith(_CONFIRMED)


def _is_unconfirmed(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a rumour about it is said not to have been confirmed: "Чутки про десять ешелонів не підтвердилися"."""
    if not clause.groups or not clause.starts & CONFIRMED or _tells_a_move(clause):
        return False
    return any(
        tokens[at].key.startswith(_CONFIRMED) and tokens[at - 1].key in _NOT_SO
        for at in range(clause.groups[-1].span[1] + 1, clause.after)
    )


def _tells_a_move(clause: Clause) -> bool:
    """Tell whether a verb, not only a noun, of movement is told: "прошли Гомель, но Минск это не подтвердил"."""
    return any(cue.kind in MOVING and cue.tense != "noun" for _, cue in clause.actions)


def _is_halted(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether only movement as such was stopped or let on again: "рух ешелонів призупинено", "движение восстановлено"."""
    moves = [cue.tense for _, cue in clause.actions if cue.kind in MOVING]
    if not moves or set(moves) != {"noun"}:
        return False
    if any(group.counted or group.single for group in clause.groups):
        return False
    return any(tokens[at].key.startswith(_HALTED) for at in range(clause.first, clause.after))


def _tells_number(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence without a place only says how many what was told before are: "Число машин составляет 40"."""
    return not clause.places and any(
        token.key.startswith(NUMBER_OF) for token in tokens[clause.first : clause.first + 3]
    )


def _names_old_year(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a year of the last century is told without it: "в восемьдесят шестом из Марьиной Горки ушло 70 машин"."""
    return any(
        (tokens[at].key in _TENS and tokens[at - 1].key in _IN and tokens[at + 1].key.endswith(_OF_A_YEAR))
        or (tokens[at].key in _SOVIET and tokens[at + 1].key.startswith(_TIMES) and _says_when(tokens, at))
        for at in range(max(clause.first, 1), clause.after - 1)
    )


def _says_when(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether times are when something was, not what things are of: "in Soviet times", not "20 Soviet-era tanks"."""
    before = at - 1 - (tokens[at - 1].key == "the")
    return before >= 0 and tokens[before].key in _DURING


def _leads_rescue(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether rescuers are who a clause tells of: "Rescuers flew an Mi-8 to put out fires"."""
    owned = {group.span[1] for group in clause.groups if group.kind.equipment_class == "transport_aircraft"}
    opening = range(clause.first, min(clause.after, clause.first + _OPENING))
    return any(tokens[at].key.startswith(_RESCUERS) and at not in owned for at in opening)


_WHOSE = frozenset("чий чия чиє чиї чей чья чье чьи чый чыя чыё чые whose".split())


def _is_asked_aside(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause only asks within a sentence: "невядома, ці прывязуць", "неизвестно, привезут ли"."""
    first = clause.first
    if any(tokens[at].key == "ли" for at in range(first + 1, min(clause.after, first + _LI_REACH))):
        near = range(max(0, first - _UNKNOWN_REACH), min(len(tokens), clause.after + _OPENING))
        return any(tokens[at].key.startswith(_UNKNOWN) for at in near)
    if first > 0 and tokens[first - 1].text == "," and tokens[first].key in _WHETHER:
        return any(tokens[at].key.startswith(_UNKNOWN) for at in range(max(0, first - _UNKNOWN_REACH), first))
    told = bool(clause.places) or any(group.counted for group in clause.groups)
    if tokens[first].key in _WHOSE and not told and not clause.kinds() - {"be"}:
        return True  # "Чий був гвинтокрил, не кажуть"
    asked = tokens[first].key == "asked" and tokens[min(first + 1, clause.after - 1)].key in _ABOUT_WHAT
    return asked or tokens[first].key == "whether" or _asks_why(clause, tokens)


def _asks_why(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether somebody only asks about it: "residents asked why jets fly so low", "питають, чому"."""
    if not (clause.starts | tokens[clause.first - 1].starts) & TURN:
        return False
    asks = False
    for at in range(clause.first if clause.first == 0 else clause.first - 1, clause.after):
        asks = asks or tokens[at].key.startswith(_ASKING)
        if asks and (tokens[at].key in _WHY or (tokens[at].key in _WHETHER and tokens[at - 1].text == ",")):
            return True
    before = [tokens[at].key for at in range(max(0, clause.first - _UNKNOWN_REACH), clause.first)]
    return tokens[clause.first].key in _WHY and any(key.startswith(_ASKING) for key in before)


def is_sold_by_maker(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a maker sends what it made: "МАЗ отправил в Венесуэлу сто автобусов", "The tractor works sent 40"."""
    if _comes_from_works(clause, tokens):
        return True
    if not clause.groups:
        return False
    maker = clause.groups[0]
    behind = maker.span[1]
    named = maker.lead == clause.first and not maker.counted and maker.word in _MAKERS
    if not named or behind >= clause.after:
        return False
    sends = len(clause.groups) >= _MAKER_AND_MADE and tokens[behind].key.startswith(_SENDING)
    return sends or tokens[behind].key.startswith(_PRESENTING)


def _comes_from_works(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a works sends out what nobody calls military: "The tractor works sent 40 tractors to Serbia"."""
    if not clause.starts & TURN or not clause.groups or any(is_military(group, tokens) for group in clause.groups):
        return False
    return any(
        tokens[at].key in _WORKS and any(token.key.startswith(_SENDING) for token in tokens[at + 1 : at + _OPENING])
        for at in range(clause.first, min(clause.after, clause.first + _UNKNOWN_REACH))
    )


def is_denied(clause: Clause) -> bool:
    """Tell whether a clause says that something told is false: "чуткі пра танкі — фэйк"."""
    marks = clause.sentence_marks
    return "reality" in marks or ("false" in marks and "negation" not in marks)


def _finds_wrecks(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether only wrecks are told of: "під Гостомелем знайшли вісім спалених БМД"."""
    if clause.kinds() & MOVING or not clause.groups:
        return False
    first = clause.groups[0]
    return any("lost" in kinds_of(tokens[at].key) for at in range(first.lead, first.span[1]))


def _is_parked(clause: Clause) -> bool:
    """Tell whether a picture from above only shows things that stand: no column, no train, no movement."""
    moves = any(cue.kind in MOVING for _, cue in clause.actions)
    gathers = any(group.gathers or group.kind.unit == "wagon" for group in clause.groups)
    return not moves and not gathers and clause.kinds() <= _SHOWN
