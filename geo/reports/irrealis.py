"""Tell clauses that tell of nothing that moved: questions, sales, displays, stocks, games, pictures of parked things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.cues import MOVING, cues_of, kinds_of
from geo.reports.tokens import EVERYDAY, TURN, WAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses import Clause
    from geo.reports.group import Group
    from geo.reports.tokens import Token

_NO = frozenset("no нет ні не няма ніт nope неправда false".split())
_THAT = frozenset({"чтобы", "чтоб", "щоб", "каб"})
_EVERYDAY = frozenset(
    {"truck", "light_vehicle", "vehicle_unspecified", "fuel_truck", "personnel", "train", "wagon", "convoy", "ship"}
)
"""Classes that carry on everyday life too."""
_AIRLINERS = frozenset({"tu134_154", "air"})
_TURNED_OUT = ("оказал", "виявил", "аказал", "выявіл")
_WHETHER = frozenset({"ці", "чи", "whether"})
_UNKNOWN = ("невяд", "невід", "неизв", "unknown", "unclear", "незраз", "няяс", "неяс", "пыта", "пита", "чакае", "чека")
_ASKING = ("ask", "wonder", "спраш", "спрос", "питают", "питає", "запит", "пытаю", "пыта", "спыта")
_WHY = frozenset("why почему чому чаму зачем навіщо навошта".split())
_UNKNOWN_REACH = 5
_OPENING = 3
_RESCUERS = ("rescuer", "firefight", "спасател", "рятувальник", "ратавальнік", "выратавальнік", "пожарны", "пожежник",
            "мчс", "дснс", "мнс")  # fmt: skip
_GOODS = (
    "зерн", "збожж", "пшениц", "пшаніц", "угл", "угол", "вугіл", "вугал", "цемент", "щебен", "щебін", "шчэб", "удобрен", "добрив",
    "угнаен", "калийн", "калійн", "цукр", "сахар", "лес", "grain", "wheat", "coal", "fertili", "cement", "timber", "potash",
)  # fmt: skip
_HAULERS = frozenset({"train", "wagon"})
_LINKS = frozenset({"с", "со", "з", "із", "зі", "of", "with"})
_GROUND = frozenset(
    "поле полі гародзе агародзе огороде городі лесу лісі лесе беразе берегу березі пляже пляжы пляжі дереве дрэве дереві"
    " field fields garden forest woods beach roof tree".split()
)
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
_TIMES = frozenset("day night week month morning evening".split())
_WORKS = frozenset("works plant factory".split())
_MAKER_AND_MADE = 2
_FIGHTERS = ("вагнер", "вагнэр", "wagner")
_FORCES = frozenset({"unit_bn", "pmc", "airborne_troops", "special_forces"})
_OF_WAR = (
    "военн",
    "військов",
    "вайсков",
    "ваенн",
    "армей",
    "армій",
    "military",
    "army",
    "урал",
    "ural",
    "броне",
    "brone",
)
_RAILS = frozenset({"рельсов", "рельс", "рейок", "рэек", "рэйкаў"})
_CAME_OFF = ("сошл", "сошел", "сошед", "зійшл", "зійшо", "сышл", "сышо")
_CLOSED = ("closed", "закрыт", "закрит", "зачынен", "перекрыт", "перекрит")
_TO_WHOM = frozenset({"to", "for", "для"})
_HELPING = (
    "digging", "dug", "clearing", "cleared", "pulling", "pulled", "вытаскив", "вытащи", "откапыв", "витягу", "відкопу", "выцягв", "адкопв",
)  # fmt: skip
_DRIVERS = ("cars", "motorists", "snow", "debris", "trees", "drivers", "легков", "легкав", "водител", "водії", "кіроўц")
_HOLDING = frozenset("take fit hold house store accommodate handle park shelter".split())
_TURNS = frozenset({"%", "out", "can", "could", "every"})
_NEEDED = frozenset(
    "потрібно потрібні треба нужно нужны необходимо необхідно трэба патрэбна need needs requires".split()
)
_NEED_REACH = 4
_SHOWN = frozenset({"seen", "be", "static"})


def turns(key: str) -> bool:
    """Tell whether a small-letter word may turn what a clause tells into something that is no movement."""
    return (
        key in _TURNS
        or key in _RAILS
        or key in _WHY
        or key in _GROUND
        or key in _WORKS
        or key in _NEEDED
        or key.startswith((*_TURNED_OUT, *_CLOSED, *_HELPING, *_ASKING))
    )


def answers_no(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause begins with the "No" that answers the question before it."""
    return tokens[clause.first].key in _NO


def tells_nothing(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause is about something else than a movement, whatever equipment it names."""
    marks = clause.sentence_marks
    kinds = clause.kinds()
    if marks & {"trade", "leisure", "years ago"} or is_denied(clause):
        return True
    if "rehearsal" in marks and not ("return" in marks and kinds & MOVING):
        return True
    if _is_asked_aside(clause, tokens) or ("civil" in marks and clause.groups and _leads_rescue(clause, tokens)):
        return True
    if "civil" in marks and clause.groups and all(group.kind.id == "personnel" for group in clause.groups):
        return True
    if marks & {"civil", "queue"} and not _is_warlike(clause, tokens):
        return True
    turn = clause.starts & TURN
    if turn and (_counts_shares(clause, tokens) or (marks & {"civil", "everyday"} and _turns_out(clause, tokens))):
        return True
    if "display" in marks and not kinds & (MOVING - {"arrive"}):
        return True
    if _is_not_so(clause, tokens) or _finds_wrecks(clause, tokens) or "old picture" in marks:
        return True
    if (turn and _lies_about(clause, tokens)) or (clause.starts & EVERYDAY and _carries_goods(clause, tokens)):
        return True
    if turn and (
        _is_needed(clause, tokens)
        or _is_derailed(clause, tokens)
        or _is_barred(clause, tokens)
        or _helps_drivers(clause, tokens)
        or _is_of_every_week(clause, tokens)
    ):
        return True
    if ("factory" in marks and not marks.isdisjoint({"stock", "ordering"})) or (
        turn and _tells_capacity(clause, tokens)
    ):
        return True
    if "stock" in marks and not kinds & (MOVING | {"seen"}):
        return True
    return bool(clause.groups) and "imagery" in marks and _is_parked(clause)


def _is_warlike(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause names arms or people of war."""
    return any(is_military(group, tokens) for group in clause.groups) or _names_fighters(clause, tokens)


def _leads_rescue(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether rescuers are who a clause tells of: "Rescuers flew an Mi-8 to put out fires"."""
    opening = tokens[clause.first : min(clause.after, clause.first + _OPENING)]
    return any(token.key.startswith(_RESCUERS) for token in opening)


def _is_asked_aside(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause only asks within a sentence: "невядома, ці прывязуць", "неизвестно, привезут ли"."""
    first = clause.first
    if first > 0 and tokens[first - 1].text == "," and tokens[first].key in _WHETHER:
        return any(tokens[at].key.startswith(_UNKNOWN) for at in range(max(0, first - _UNKNOWN_REACH), first))
    return tokens[first].key == "whether" or _asks_why(clause, tokens)


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
    if len(clause.groups) < _MAKER_AND_MADE:
        return False
    maker = clause.groups[0]
    behind = maker.span[1]
    named = maker.lead == clause.first and not maker.counted and maker.word in _MAKERS
    return named and behind < clause.after and tokens[behind].key.startswith(_SENDING)


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
    return "false" in clause.sentence_marks and "negation" not in clause.sentence_marks


def is_military(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a group is of war: by its kind, its cargo, or a word beside it."""
    everyday = group.kind.equipment_class in _EVERYDAY or group.kind.id in _AIRLINERS
    if not everyday or group.cargo or group.kind.id in _FORCES:
        return True
    near = range(max(0, group.lead - 2), group.span[1])
    return any(tokens[at].key.startswith(_OF_WAR) for at in near)


def _finds_wrecks(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether only wrecks are told of: "під Гостомелем знайшли вісім спалених БМД"."""
    if clause.kinds() & MOVING or not clause.groups:
        return False
    first = clause.groups[0]
    return any("lost" in kinds_of(tokens[at].key) for at in range(first.lead, first.span[1]))


def _names_fighters(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a column is one of fighters, whatever civil vehicles are in it: "вагнераўцы на пожарных машинах"."""
    return bool(clause.starts & WAR) and any(
        tokens[at].key.startswith(_FIGHTERS) for at in range(clause.first, clause.after)
    )


def _carries_goods(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether all a clause counts are trains of goods: "три ешелони зерна", "two trains with coal"."""
    return bool(clause.groups) and all(
        group.kind.id in _HAULERS and _names_goods(tokens, group.span[1]) for group in clause.groups
    )


def _is_needed(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether somebody needs what is counted: "для наступу потрібно щонайменше 150 тисяч солдатів"."""
    if not clause.groups:
        return False
    lead = clause.groups[0].lead
    return any(tokens[at].key in _NEEDED for at in range(max(clause.first, lead - _NEED_REACH), lead))


def _names_goods(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether goods, alone or behind "with", are named at a token."""
    if at < len(tokens) and tokens[at].key in _LINKS:
        at += 1
    return at < len(tokens) and tokens[at].key.startswith(_GOODS)


def _lies_about(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a drone or missile lies where somebody came upon it: "у полі выявілі беспілотнік"."""
    flying = any(group.kind.equipment_class == "uav" or group.kind.id == "missile" for group in clause.groups)
    if clause.kinds() & MOVING or not flying:
        return False
    return any(tokens[at].key in _GROUND for at in range(clause.first, clause.after))


def _turns_out(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether what was told turned out to be of everyday life: "колонна оказалась комбайнами"."""
    turned = False
    for at in range(clause.first, clause.after):
        key = tokens[at].key
        turned = turned or key.startswith(_TURNED_OUT) or (key == "out" and tokens[at - 1].key == "turned")
        if turned and kinds_of(key) & {"civil", "everyday"}:
            return True
    return False


def _is_of_every_week(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether only how often such things pass is told: "such convoys pass every week"."""
    often = "such" in clause.marks and any(
        tokens[at].key == "every" and tokens[at + 1].key in _TIMES for at in range(clause.first, clause.after - 1)
    )
    return often and not any(group.counted for group in clause.groups)


def _counts_shares(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause speaks of shares of everyday vehicles: "на 17 % менше фур"."""
    shares = any(tokens[at].text == "%" for at in range(clause.first, clause.after))
    return shares and not any(is_military(group, tokens) for group in clause.groups)


def _is_not_so(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause is what somebody does not see or deny: "не видит, чтобы появился батальон"."""
    return "negation" in clause.sentence_marks and tokens[clause.first].key in _THAT


def _is_barred(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause only says for what a road is closed: "closed to trucks", "закрыта для фур"."""
    if clause.kinds() & MOVING:
        return False
    return any(
        tokens[at].key.startswith(_CLOSED) and tokens[at + 1].key in _TO_WHOM
        for at in range(clause.first, clause.after - 1)
    )


def _helps_drivers(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause is of help on the road: "army lorries are digging cars out"."""
    keys = [tokens[at].key for at in range(clause.first, clause.after)]
    return any(key.startswith(_HELPING) for key in keys) and any(key.startswith(_DRIVERS) for key in keys)


def _tells_capacity(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether only how much a place could take is told: "the depot can hold 300 wagons", or how far something could go."""
    return any(
        (tokens[at].key in {"can", "could"} and tokens[at + 1].key in _HOLDING)
        or (tokens[at].key == "can" and any(cue.kind in MOVING for cue in cues_of(tokens[at + 1].key)))
        for at in range(clause.first, clause.after - 1)
    )


def _is_derailed(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a train came off the rails: "сошли с рельсов", "сышлі з рэек"."""
    return any(
        tokens[at].key in _RAILS and tokens[at - 2].key.startswith(_CAME_OFF)
        for at in range(clause.first + 2, clause.after)
    )


def _is_parked(clause: Clause) -> bool:
    """Tell whether a picture from above only shows things that stand: no column, no train, no movement."""
    moves = any(cue.kind in MOVING for _, cue in clause.actions)
    gathers = any(group.gathers or group.kind.unit == "wagon" for group in clause.groups)
    return not moves and not gathers and clause.kinds() <= _SHOWN
