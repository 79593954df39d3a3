"""Tell from the small words of a clause whether it denies, looks ahead or looks back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.clauses.governed import is_governed
from geo.reports.numbers.behind_numbers import is_made_out
from geo.reports.text.cues import ACTIONS, MOVING, cues_of, kinds_of
from geo.reports.text.joining import NOT, WITHOUT
from geo.reports.text.small_words import open_small_words
from geo.reports.text.tokens import WOULD
from geo.reports.text.verbs import phrasal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

_DENIABLE = (ACTIONS | {"no news"}) - {"be"}
THERE_IS_NONE = frozenset({"нет", "нема", "немає", "няма"})
_STOPS = ("посад", "пасад", "разгруз", "розвантаж", "вигруз", "выгруз", "останов", "зупин", "спын", "дозаправ")
"""Without these things went on: "без посадки", "без разгрузки"."""
_NO_MORE = frozenset("больше более уже більше вже больш болей ужо".split())
"""Before a "there is none" these say that it has left: "больше нет у Выборга, увезли"."""
_WAS = frozenset(
    {"было", "було", "был", "была", "были", "був", "була", "були", "быў", "былі", "видно", "відно", "відаць"}
)
_NEGATION_REACH = 3
_NOTHING_REACH = 6
_SO_THAT = frozenset({"чтобы", "чтоб", "щоб", "щоби", "каб", "якби"})
_IF = frozenset({"if", "если", "якщо", "калі"})
_WOULD = frozenset({"б", "би", "бы"})
_INFINITIVES = ("ць", "цца", "ці", "чы")
_WANTED_REACH = 4
_HAD_IT = frozenset({"якби", "кабы", "коли-б"})
_AT_LEAST = frozenset({"хотя", "хоча", "хаця", "хоць", "хоч", "как", "як", "чтоб", "щоб", "каб", "што", "что", "що"})
"""Before "бы" these make no condition: "хотя бы 20 танков"."""
_BELIEVED = ("believed", "верит", "вірит", "верыц")
_BELIEVED_REACH = 6
_NO_MATTER = frozenset({"chance", "time", "way", "date", "details", "markings"})
_DUE = frozenset({"due", "expected", "scheduled", "slated"})
_MODALS = frozenset({"could", "might", "may", "would", "can"})
_COULD_HAVE = frozenset("мог могла могло могли міг магла магло маглі".split())
"""With a verb behind them these guess at what was: "могло прыехаць 750 салдатаў"; with a "бы" at what would have been."""
_COULD_REACH = 4
_WHOEVER = frozenset({"whose", "which", "that", "nobody", "who", "where"})
_COMPARED = frozenset(
    "less fewer more only just later earlier менее меньше более больше менше менш більше більш меней болей менш больш только тільки толькі позже пізніше пазней раньше сразу одразу адразу far long".split()
)
"""Behind a "not" these make a bound or a measure, no denial."""
_COUNTING = ("счита", "сосчит", "посчит", "подсчит", "рахува", "порахува", "лічы", "лічыла", "палічы", "злічы", "count")
"""Behind a "not" these only leave the number open: "ще «Гради» — не рахувала"."""
_SPANS = (
    "day",
    "week",
    "hour",
    "month",
    "дн",
    "дзень",
    "день",
    "недел",
    "тижн",
    "тыдн",
    "тыдзень",
    "час",
    "годин",
    "гадзін",
    "сут",
    "доб",
    "месяц",
    "місяц",
)
_ANNOUNCED = frozenset("announced announces announce ordered orders approved".split())
_SOON_REACH = 3
_SINGLE = frozenset({"single", "sign", "trace", "soul", "hint"})
_PERFECT = frozenset({"has", "have", "'ve"})


_DEPOTS = frozenset({"складе", "складзе"})


def is_no_future(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a "may" is the month, "due to" a reason, "were able to" or "could be seen" what was done."""
    key = tokens[at].key
    behind = tokens[at + 1].key if at + 1 < len(tokens) else ""
    before = [tokens[each].key for each in range(max(0, at - 3), at)]
    if key in _IF and any(each.key.startswith(_BELIEVED) for each in tokens[at + 1 : at + 1 + _BELIEVED_REACH]):
        return True
    if key == "хоча" and not any(each.key.endswith(_INFINITIVES) for each in tokens[at + 1 : at + 1 + _WANTED_REACH]):
        return True  # the Ukrainian "although", no Belarusian "wants"
    if key in _DEPOTS and (not before or before[-1] in open_small_words().prepositions):
        return True  # "на складе", "у складзе" are a depot and what something is made of
    if key in _MODALS and (set(before[-1:]) & _WHOEVER or (key == "could" and is_made_out(tokens, at))):
        return True
    if key in {"может", "може", "можа"} and (behind == "," or before[-1:] == [","]):
        return True
    return (
        (key == "due" and behind == "to")
        or (key == "ready" and behind != "to")
        or (key == "able" and before[-1:] in (["was"], ["were"]))
        or (key == "может" and behind == "быть")
    )


def could_have(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a "could" guesses at what happened: "маглі перакінуць", not "маглі б перакінуць"."""
    if tokens[at].key not in _COULD_HAVE:
        return False
    near = [token.key for token in tokens[max(0, at - 2) : at + 3]]
    return _WOULD.isdisjoint(near) and _SO_THAT.isdisjoint(near)


def negates(tokens: Sequence[Token], at: int, clause: Clause) -> bool:
    """Tell whether a "not" denies what happened: a verb or noun of movement stands right behind it."""
    key = tokens[at].key
    behind = tokens[at + 1].key if at + 1 < len(tokens) else ""
    if at == clause.first and behind in {",", ":", ".", "!", "—", "–"} and key in {"нет", "ні", "не", "no"}:
        return False
    if (
        behind == ":"
        or behind.startswith(_COUNTING)
        or behind in _COMPARED
        or (key == "no" and behind == "." and at > clause.first)
        or (key == "failed" and behind != "to")
        or _has_left(tokens, at, clause)
    ):
        return False
    if key in THERE_IS_NONE or key.startswith(("отсутств", "відсутн", "адсутн", "никак", "ніяк", "аніяк")):
        return True
    if key in {"не", "ня"} and behind in _WAS and not any(group.counted for group in clause.groups):
        return True
    if key.startswith(("ніводн", "аніводн", "жодн")):
        return not any(group.counted for group in clause.groups)
    if (
        key in {"not", "ни", "ні", "ані"}
        and "but" not in {each.key for each in tokens[at + 2 : at + 4]}
        and (
            behind in {"one", "single"}
            or _not_a_thing(tokens, at, clause)
            or behind.startswith(("одн", "адн", "один", "адзін"))
        )
    ):
        return True
    if key in {"ни", "ні", "ані", "no", "neither", "nor"} and any(
        group.lead in {at + 1, at + 2} for group in clause.groups
    ):
        return True
    if key == "no" and (behind in _NO_MATTER or _nothing_seen(tokens, at, clause)):
        return behind not in _NO_MATTER
    if key in WITHOUT or _is_in_aside(tokens, at, clause):
        return _goes_without(tokens, at) and not _goes_past(tokens, at, clause)
    reach = _NEGATION_REACH if key in NOT else _NEGATION_REACH + 2
    for each in range(at + 1, min(clause.after, at + 1 + reach)):
        if tokens[each].text in {",", ";", ":"}:
            return False
        if kinds_of(tokens[each].key) & _DENIABLE or phrasal(tokens, each, clause.after) is not None:
            return True
    return False


def _not_a_thing(tokens: Sequence[Token], at: int, clause: Clause) -> bool:
    """Tell whether "not a" denies a thing ("not a tank crossed"), unlike "Not a quiet night: five Shaheds came"."""
    if tokens[at + 1 : at + 2] == [] or tokens[at + 1].key != "a":
        return False
    single = at + 2 < clause.after and tokens[at + 2].key in _SINGLE
    return single or any(group.span[0] in {at + 2, at + 3} for group in clause.groups)


def _goes_without(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether there was no movement at all: "без выгрузки"; what has no marks or lights ("без знаков сел") moved."""
    near = tokens[at + 1 : at + 3] if tokens[at].key in WITHOUT else []
    return any(cue.kind in _DENIABLE and cue.tense == "noun" for each in near for cue in cues_of(each.key))


def _goes_past(tokens: Sequence[Token], at: int, clause: Clause) -> bool:
    """Tell whether something went on without a stop: "без посадки перелетели в Анадырь", "без разгрузки ушёл в Лунинец"."""
    stop = at + 1 < clause.after and tokens[at + 1].key.startswith(_STOPS)
    return stop and any(cue.kind in MOVING and cue.tense != "noun" for _, cue in clause.actions)


def _has_left(tokens: Sequence[Token], at: int, clause: Clause) -> bool:
    """Tell whether "no longer there" is said of what was taken elsewhere: "уже нет под Псковом, увезли в Остров"."""
    no_more = at > clause.first and tokens[at - 1].key in _NO_MORE
    return no_more and any(cue.kind == "depart" for _, cue in clause.actions)


def _nothing_seen(tokens: Sequence[Token], at: int, clause: Clause) -> bool:
    """Tell whether a "no" stands between a verb of seeing and things: "has recorded no build-up of equipment"."""
    sees = "seen" in kinds_of(tokens[at - 1].key) if at > clause.first else False
    near = range(at + 1, at + 1 + _NOTHING_REACH)
    return sees and any(group.lead in near for group in clause.groups)


def _is_in_aside(tokens: Sequence[Token], at: int, clause: Clause) -> bool:
    """Tell whether a "not" stands between commas before the verb: "12 mortars, not seen here before, are driven around"."""
    if at <= clause.first or tokens[at - 1].text != ",":
        return False
    comma = next((each for each in range(at + 1, clause.after) if tokens[each].text == ","), None)
    if comma is None or not any(group.lead < at for group in clause.groups):
        return False
    return comma == clause.after - 1 or any(each > comma for each, _ in clause.actions)


def _is_to(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether "are to leave", "is to arrive" plans what happens."""
    for at, cue in clause.actions[:1]:
        if cue.tense == "present" and at >= clause.first + 2 and tokens[at - 1].key == "to":
            return tokens[at - 2].key in {"is", "are", "was", "were", "be", "set", "due", "about", "ready"}
    return False


def _is_soon(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether days to come are spoken of: "over the next few days", "в ближайшие сутки"; not "the next day"."""
    at = clause.marks.get("soon")
    if at is None or any(cue.tense == "past" for _, cue in clause.actions):
        return False
    return any(each.key.startswith(_SPANS) and each.key != "day" for each in tokens[at + 1 : at + 1 + _SOON_REACH])


def is_would(key: str) -> bool:
    """Tell whether a word may make a verb tell of what would have been."""
    return key in _WOULD


def _would(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a clause tells what would have been: "за дві години вона була б біля Коростеня"."""
    if tokens[clause.first].key in _HAD_IT:
        return True
    return bool(clause.starts & WOULD) and any(
        tokens[at].key in _WOULD and tokens[at - 1].key not in _AT_LEAST for at in range(clause.first + 1, clause.after)
    )


_UNTIL = frozenset("пока покуда поки доки пакуль until till".split())
"""Behind these a verb tells what was waited for: "ждали, пока пройдёт эшелон"."""
_UNTIL_REACH = 6
_PLAIN_TRAINS = ("поезд", "потяг", "поїзд", "цягнік", "train")


def _is_waited_for(tokens: Sequence[Token], at: int, tense: str) -> bool:
    if tense != "future":
        return False
    for each in range(at - 1, max(-1, at - _UNTIL_REACH), -1):
        if tokens[each].kind == "mark":
            return False
        if tokens[each].key in _UNTIL:
            return True
    return False


def _was_done(tokens: Sequence[Token], clause: Clause, at: int, tense: str) -> bool:
    """Tell whether a verb whose form looks ahead tells what was: behind an "until", or a "could" that guesses."""
    if tense != "future":
        return False
    could = any(could_have(tokens, each) for each in range(max(clause.first, at - _COULD_REACH), at))
    return could or _is_waited_for(tokens, at, tense)


def only_waits_for(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a clause names no more than the train that was waited for: "чекали, доки пройде потяг"."""
    if tokens[clause.first].key not in _UNTIL or clause.places:
        return False
    return all(group.gathers and not group.counted and group.word.startswith(_PLAIN_TRAINS) for group in clause.groups)


def _is_announced(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a movement is only announced or ordered, by a noun: "announced the redeployment of 900 more men"."""
    if not clause.actions or any(cue.tense != "noun" or cue.kind != "move" for _, cue in clause.actions):
        return False
    at = clause.actions[0][0]
    return any(tokens[each].key in _ANNOUNCED for each in range(max(clause.first, at - 3), at))


def tense(tokens: Sequence[Token], clause: Clause) -> str:
    """Return the tense of a clause: "present", "perfect", "past", "future" or ""."""
    if _is_to(tokens, clause) or _is_soon(tokens, clause) or is_governed(tokens, clause):
        return "future"
    if _would(tokens, clause) or _is_announced(tokens, clause):
        return "future"
    told = [(at, cue) for at, cue in clause.actions if cue.kind != "be" or len(clause.actions) == 1]
    tenses = [(at, "past" if _was_done(tokens, clause, at, cue.tense) else cue.tense) for at, cue in told]
    ahead = clause.marks.get("future")
    due = ahead is not None and tokens[ahead].key in _DUE
    if (
        tenses
        and ahead is not None
        and tenses[0][1] == "past"
        and tenses[0][0] < ahead
        and (len([each for each in tenses if each[1] != "noun"]) == 1 or due)
    ):
        clause.ahead = ahead
    elif ahead is not None or any(tense == "future" for _, tense in tenses):
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
