"""Drop groups that only introduce, or say the type or size of, what is counted beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.groups.count_behind import BY_THE_PIECE
from geo.reports.groups.totals import ONE
from geo.reports.groups.type_list import TypeList
from geo.reports.text.joining import AND
from geo.reports.text.tokens import OPEN_QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Lexicon
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

LISTED = 2
_LONGEST_BRACKET = 60
_LONGEST_GUESS = 9
_OR = frozenset("или либо або альбо ці чи or".split())
_STOPS = frozenset({":", "."})
_FEW_UNITS = 3
_FORMATIONS = (
    "батаре", "батарэ", "дивизион", "дивізіон", "дивізион", "дывізіен", "звено", "звена", "ланка", "звян", "эскадрил", "ескадрил", "эскадрыл", "взвод", "узвод",
    "battery", "batteries", "battalion", "squadron", "platoon", "flight",
)  # fmt: skip
_OPENS_SIZE = frozenset({"—", "–", ",", ":", "("})
_ABOARD = frozenset({"на", "on", "in", "aboard", "by"})
_INSIDE = frozenset("внутри внутрь всередині усередині унутры inside".split())
_FREIGHT = frozenset({"ammunition", "container"})
_ALL_OF_THEM = frozenset(
    """
    все усе всі all mostly mainly сплошь суцільно выключно исключительно виключно probably apparently evidently
    presumably likely most it seems seemingly похоже кажется видимо вероятно очевидно скорее всего схоже здається мабуть
    ймовірно певно скоріше падобна здаецца відаць напэўна хутчэй імаверна мусіць
    """.split()
)
_BRAND = frozenset({"марки", "марка", "маркі"})
_NEAR = 4
_SHORT = 4
"""An abbreviation in a bracket has so many letters at most: "an armoured personnel carrier (APC) (BTR-80)"."""
_IN_ALL = frozenset({"in", "total", "all", "altogether", ")"})
_PAUSES = frozenset({",", "(", "—", "«", '"'})
_JUDGED = frozenset(
    {("by", "the"), ("judging", "by"), ("to", "judge"), ("судя", "по"), ("судячи", "з"), ("мяркуючы", "па"), ("на", "вид"),
     ("на", "вигляд"), ("на", "выгляд"),
     ("йдеться", "про"), ("ідеться", "про"), ("мова", "про"), ("речь", "о"), ("речь", "об"), ("речь", "идет"), ("мова", "йде"), ("йде", "мова"), ("ідзе", "гаворка"), ("гаворка", "пра"), ("гаворка", "аб")}
)  # fmt: skip
"""Behind a type told after its number these say that who saw it judged so: "carriers, MT-LBs by the look of them"."""


def without_introduced(groups: list[Group], tokens: Sequence[Token], lexicon: Lexicon) -> list[Group]:
    """Drop what only introduces what is counted behind it: "a contingent of 100 paratroopers", "вагнеровцев: 20 фур".

    A type told again behind its count ("31 танк, всё Т-72") goes into the counted group.
    """
    kept: list[Group] = []
    listed: TypeList | None = None
    for number, group in enumerate(groups):
        if listed is not None and listed.takes(group, tokens):
            continue
        behind = groups[number + 1] if number + 1 < len(groups) else None
        if behind is not None and behind.counted and _introduces(group, behind, tokens, lexicon):
            continue
        if _is_inside_wagons(group, groups, tokens):
            continue
        before = kept[-1] if kept else None
        if before is not None and _belongs_to(before, group, tokens):
            continue
        if before is not None and (_is_one_or_other(before, group, tokens) or _is_hour_of_one(kept[0], group, tokens)):
            continue
        if before is not None and _is_named_in_bracket(before, group, tokens, lexicon):
            before.kinds = list(group.kinds)
            continue
        parts = before is not None and _opens_counted_list(before, groups[number:], tokens)
        if before is not None and not parts and _types_what_was_counted(before, group, tokens, lexicon):
            listed = TypeList(before, group)
            continue
        kept.append(group)
    return kept


def _introduces(group: Group, behind: Group, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether what is counted behind a group is the same, or what it has."""
    between = [tokens[at].key for at in range(group.span[1], behind.lead)]
    if not group.counted and not group.gathers:
        if _holds(group, behind, between) or _is_headed_by_dash(group, behind, between, lexicon):
            return True
        if _is_formation(group, tokens) and _tells_size(group, behind, between, lexicon):
            return True
        if _tells_how_many_people(group, behind, between):
            return True
    few = group.count is not None and bool(group.unit_word) and (group.count.count_max or 9) <= _FEW_UNITS
    return few and _tells_size(group, behind, between, lexicon)  # "один дивизион С-400: восемь пусковых"


def _holds(group: Group, behind: Group, between: Sequence[str]) -> bool:
    """Tell whether what is counted is the contingent's people, what people ride on, or stands behind a colon."""
    people = group.kind.unit == "person"
    contingent = people and behind.kind.unit == "person" and between == ["of"]
    rides = people and behind.kind.unit == "vehicle" and bool(between) and set(between) <= _ABOARD
    loaded = behind.kind.unit == "wagon" and group.kind.unit in {"vehicle", "system"}
    system = group.kind.equipment_class == "missile_system" and behind.kind.id == "ssm"
    headed = (
        (between[-1:] == [":"] and not group.one and not loaded)
        or (group.kind.id == "personnel" and not _STOPS.isdisjoint(between) and behind.kind.unit != "person")
        or (system and ":" in between)
    )
    if headed and behind.kind.id == "ssm" and not people:
        behind.kinds = list(group.kinds)  # "колонна «Полонезов»: 4 пусковых"
    return contingent or rides or headed


def _is_inside_wagons(group: Group, groups: Sequence[Group], tokens: Sequence[Token]) -> bool:
    """Tell whether a load without a number is only what other things of the event held."""
    if group.counted or group.kind.id not in _FREIGHT or len(groups) == 1 or group.summary:
        return False
    return _is_inside(group, tokens) or not any(other.kind.unit == "wagon" for other in groups)


def _belongs_to(before: Group, group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a group says whose the one before it is, or the type of its missiles."""
    owner = not group.counted and group.kind.unit == "person" and group.lead <= before.span[1]
    if owner and not group.elliptic:
        return True
    brand = not group.counted and group.span[0] and tokens[group.span[0] - 1 - _is_quoted(group, tokens)].key in _BRAND
    if brand and before.kind.equipment_class == group.kind.equipment_class and group.lead - before.span[1] <= _NEAR:
        return True
    missiles = before.counted and before.kind.id == "missile"
    return missiles and _names_type(before, group, tokens)  # "две ракеты, судя по всему, С-300"


def _is_quoted(group: Group, tokens: Sequence[Token]) -> bool:
    return tokens[group.span[0] - 1].text in OPEN_QUOTES


def _is_hour_of_one(whole: Group, group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether only the hour of each of the things counted is told: "Пять Ил-76 сели: первый в 17:50, второй в 18:05"."""
    if not group.elliptic or group.places or group.dates or group.kind.id != whole.kind.id:
        return False
    if group.count != ONE or not whole.counted or whole.count == ONE:
        return False
    hour = next((at for at in range(group.span[1], group.span[1] + _NEAR) if _is_hour(tokens, at)), None)
    return hour is not None and (
        hour + 1 == len(tokens) or tokens[hour + 1].kind == "mark" or tokens[hour + 1].key in AND
    )


def _is_hour(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "clock"


def _is_one_or_other(before: Group, group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a bracket only guesses of what kind what was counted is: "3 машины (типа внедорожник или фургон)"."""
    opened = before.counted and before.span[1] < len(tokens) and tokens[before.span[1]].text == "("
    if not opened or group.counted:
        return False
    inside = range(before.span[1] + 1, min(len(tokens), before.span[1] + _LONGEST_GUESS))
    close = next((at for at in inside if tokens[at].text == ")"), None)
    return close is not None and group.lead < close and any(tokens[at].key in _OR for at in inside if at < close)


def _types_what_was_counted(before: Group, group: Group, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    counted = before.counted and not group.counted and before.kind.id in lexicon.lineage(group.kind)
    return counted and _names_type(before, group, tokens)


def _opens_counted_list(before: Group, inside: Sequence[Group], tokens: Sequence[Token]) -> bool:
    """Tell whether a bracket lists what was among the things before it, with numbers: "60 vehicles (pickups, 3 buses)"."""
    if tokens[before.span[1]].text != "(" if before.span[1] < len(tokens) else True:
        return False
    behind = range(before.span[1], min(len(tokens), before.span[1] + _LONGEST_BRACKET))
    close = next((at for at in behind if tokens[at].text == ")"), behind.stop)
    return any(group.counted and group.lead < close for group in inside[1:])


def _is_named_in_bracket(before: Group, group: Group, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether a bracket behind one thing only names it shorter or nearer: "an APC (BTR-80)", "a carrier (APC) (BTR-80)"."""
    if not (before.single or before.count == ONE) or group.counted or before.kind.id not in lexicon.lineage(group.kind):
        return False
    between = tokens[before.span[1] : group.lead]
    short = all(token.text in "()" or (token.text.isupper() and len(token.text) <= _SHORT) for token in between)
    return bool(between) and between[-1].text == "(" and short


def _tells_how_many_people(group: Group, behind: Group, between: Sequence[str]) -> bool:
    """Tell whether a number of people says how many of the kind before it there are: "вагнераўцаў, каля 35 чалавек"."""
    said = bool(between) and set(between) <= _OPENS_SIZE and group.kind.unit == "person" and group.kind.id != "unit_bn"
    if not said or behind.kind.id != "personnel" or behind.word not in BY_THE_PIECE | {"байцоў", "бойцов", "бійців"}:
        return False
    behind.kinds = list(group.kinds)
    return True


def _is_headed_by_dash(group: Group, behind: Group, between: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether a general word in the plural stands before its kinds, counted: "Trucks with the O sign — 6 KamAZ, 2 Ural"."""
    special = behind.kind.id != group.kind.id and group.kind.id in lexicon.lineage(behind.kind)
    return between[-1:] in (["—"], ["–"]) and group.one is False and special


def _names_type(before: Group, group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a word only says which type the things before it were: "31 танк, всё Т-72", "carriers, MT-LBs by the look of them"."""
    between = [tokens[at] for at in range(before.span[1], group.span[0])]
    words = [token.key for token in between if token.text not in _PAUSES]
    behind = tuple(token.key for token in tokens[group.span[1] : group.span[1] + 2])
    if before.count == ONE and before.kind.id != "vehicle" and [token.text for token in between] == [","]:
        return behind == () or behind[0] in {",", ".", ")", "—"}  # "ещё один борт, Ми-26, отстал"
    one = before.count == ONE and group.single and [token.text for token in between[:1]] == [","]
    bracket = "(" in [token.text for token in between]
    words = [
        word for word in words if not (bracket and word in _IN_ALL)
    ]  # "eight helicopters in total (Mi-24s, Mi-8s)"
    said = one or bool(words) or bracket or tokens[before.span[1] - 1].key in _ALL_OF_THEM
    words = words[1:] if one and words[:1] in (["a"], ["an"]) else words
    words = words[3:] if tuple(words[:2]) in _JUDGED else words
    return bool(said or behind in _JUDGED) and all(word in _ALL_OF_THEM for word in words)


def _is_formation(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a formation is named by what it has: "батарея «Гиацинтов»", "a Grad battery"."""
    near = range(max(0, group.lead - 2), min(len(tokens), group.span[1] + 1))
    return bool(group.unit_word) or any(tokens[at].key.startswith(_FORMATIONS) for at in near)


def _tells_size(group: Group, behind: Group, between: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether what is counted right behind a formation is what it has: "батарея «Гиацинтов» — 6 орудий 2А36".

    A general word ("six launchers") then means the type told first.
    """
    if not between or len(between) > LISTED or not (set(between) & _OPENS_SIZE):
        return False
    first, second = group.kind, behind.kind
    general = second.id in lexicon.lineage(first) or second.id in {"ssm", "vehicle", "artillery", "gun", "air"}
    if general and first.id != "unit_bn":
        behind.kinds = list(group.kinds)
    return (
        general or first.equipment_class == second.equipment_class or {first.unit, second.unit} <= {"vehicle", "system"}
    )


def _is_inside(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a load is told as what the wagons before hold: "50 вагонов, внутри — боеприпасы"."""
    return any(tokens[at].key in _INSIDE for at in range(max(0, group.lead - 2), group.lead))
