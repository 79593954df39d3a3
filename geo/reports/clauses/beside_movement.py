"""Tell clauses that turn what they name into something beside a movement: shares, capacities, needs, closed roads, help, goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.clauses.military import is_military
from geo.reports.text.cues import MOVING, cues_of, kinds_of
from geo.reports.text.tokens import EVERYDAY, TURN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

_TURNS = frozenset(
    {
        "%",
        "out",
        "can",
        "could",
        "every",
        "each",
        "years",
        "months",
        "handed",
        "hands",
        "строй",
        "стрій",
        "строю",
        "service",
    }
)
_HANDED = frozenset({"handed", "hands", "hand"})
_THEY = frozenset("they which которые они якія яны які вони".split())
_STOPS = frozenset({".", "!", "?", "…"})
_ORDER = frozenset({"строй", "стрій", "строю", "service"})
_RESTORING = tuple(
    "верн возвращ возврат поверн поверт вярн введ ввел уведен увед return restor bring brought back".split()
)
_UNTO = frozenset({"в", "у", "до", "to", "into", "in"})
_INTO_SERVICE = ("вооружени", "озброєнн", "узбраенн")
_TURNED_OUT = ("оказал", "виявил", "аказал", "выявіл")
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
_TIMES = frozenset("day night week month morning evening".split())
_RAILS = frozenset({"рельсов", "рельс", "рейок", "рэек", "рэйкаў"})
_CAME_OFF = ("сошл", "сошел", "сошед", "зійшл", "зійшо", "сышл", "сышо")
_CLOSED = ("closed", "закрыт", "закрит", "зачынен", "перекрыт", "перекрит")
_TO_WHOM = frozenset({"to", "for", "для"})
_HELPING = (
    "digging", "dug", "clearing", "cleared", "pulling", "pulled", "вытаскив", "вытащи", "откапыв", "витягу", "відкопу", "выцягв", "адкопв",
)  # fmt: skip
_DRIVERS = ("cars", "motorists", "snow", "debris", "trees", "drivers", "легков", "легкав", "водител", "водії", "кіроўц")
_HOLDING = frozenset("take fit hold house store accommodate handle park shelter".split())
_NEEDED = frozenset(
    "потрібно потрібні треба нужно нужны необходимо необхідно трэба патрэбна need needs requires".split()
)
_NEED_REACH = 4
_TERMS = frozenset({"years", "months"})
_GOT = frozenset("got gets given received receives faces face facing sentenced jailed serving handed".split())
_FOR_WHAT = frozenset("for in each behind over prison jail apiece".split())
_TERM_REACH = 4


def turns_beside(key: str) -> bool:
    """Tell whether one of the rules here looks for a small-letter word; without any of them no rule need look."""
    return (
        key in _TURNS
        or key in _RAILS
        or key in _GROUND
        or key in _NEEDED
        or key.startswith((*_TURNED_OUT, *_CLOSED, *_HELPING, *_INTO_SERVICE))
    )


def tells_beside(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause is about one of these matters, whatever equipment it names."""
    if clause.starts & EVERYDAY and _carries_goods(clause, tokens):
        return True
    if not clause.starts & TURN:
        return False
    if clause.sentence_marks & {"civil", "everyday"} and _turns_out(clause, tokens):
        return True
    return any(rule(clause, tokens) for rule in _RULES)


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
    """Tell whether goods, alone or behind "with", are named at a token; a capital makes a place: "эшалон з Зернава"."""
    if at < len(tokens) and tokens[at].key in _LINKS:
        at += 1
    return at < len(tokens) and tokens[at].text[0].islower() and tokens[at].key.startswith(_GOODS)


def _lies_about(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a drone or missile lies where somebody came upon it: "у полі выявілі беспілотнік"."""
    flying = any(group.kind.equipment_class == "uav" or group.kind.id == "missile" for group in clause.groups)
    down = all(tokens[min(at + 1, clause.after - 1)].key == "down" for at, cue in clause.actions if cue.kind in MOVING)
    if not flying or (clause.kinds() & MOVING and not down):
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


def _is_taken_into_service(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether arms only join an inventory: "на вооружение поступило 14 БТР-82А"."""
    return any(
        tokens[at].key.startswith(_INTO_SERVICE) and tokens[at - 1].key == "на"
        for at in range(clause.first + 1, clause.after)
    )


def _they_go_on(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether the sentence goes on with what the things did then: "...; they arrived by rail", ", и они прибыли"."""
    if tokens[clause.after - 1].text in _STOPS:
        return False
    return any(token.key in _THEY for token in tokens[clause.after : clause.after + 2])


def _is_given(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether arms only change hands: "Latvia handed over 1,500 drones to Ukraine"; a train is handed over on its way.

    So is what left already: "four left Poznan yesterday and should be handed over before Easter".
    """
    if any(group.kind.unit in {"train", "wagon", "person"} for group in clause.groups) or _they_go_on(clause, tokens):
        return False
    moved = next((at for at, cue in clause.actions if cue.kind in MOVING and cue.tense == "past"), clause.after)
    due = clause.marks.get("future", -1)
    return any(
        tokens[at].key in _HANDED and tokens[at + 1].key == "over" and not moved < due < at
        for at in range(clause.first, clause.after - 1)
    )


def _is_punished(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether somebody got years for what he told or did: "got nine years each for photographs of a convoy"."""
    for at in range(clause.first + 1, clause.after):
        if tokens[at].key in _TERMS and any(
            tokens[each].key in _GOT for each in range(max(clause.first, at - _TERM_REACH), at)
        ):
            return any(token.key in _FOR_WHAT for token in tokens[at + 1 : at + _TERM_REACH])
    return False


def _is_restored(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether what is counted was only mended: "завод вернул в строй 211 танков", "returned 30 tanks to service"."""
    ordered = any(
        tokens[at].key in _ORDER and tokens[at - 1].key in _UNTO for at in range(clause.first + 1, clause.after)
    )
    ordered = ordered and not _they_go_on(clause, tokens)
    return ordered and any(tokens[at].key.startswith(_RESTORING) for at in range(clause.first, clause.after))


_RULES = (
    _is_restored, _is_given, _is_punished, _counts_shares, _lies_about, _is_needed, _is_derailed, _is_barred, _helps_drivers, _is_of_every_week, _tells_capacity,
    _is_taken_into_service,
)  # fmt: skip
