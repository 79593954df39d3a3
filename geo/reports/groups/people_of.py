"""Tell words for soldiers that only say whose somebody is: "the commander of the brigade", "the widow of a soldier"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.groups.group import OF_WAR
from geo.reports.text.cues import MOVING, cues_of
from geo.reports.text.grammar import verb_says_one
from geo.reports.text.joining import AND
from geo.reports.text.tokens import ADJECTIVE, COUNTRY, CUE, OPEN_QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_WHO = frozenset(
    """
    commander commanders head heads chief chiefs leader leaders officer deputy spokesman spokeswoman representative
    representatives member widow widows wife wives mother mothers father fathers parents son sons daughter daughters
    family families relatives brother brothers sister sisters friend friends body bodies remains coffin coffins ashes
    grave graves memory veteran veterans choir orchestra band chaplain
    """.split()
)
_OF_WHOM = tuple(
    """
    командир командующ командующему начальник главар родственник вдова вдову вдове вдовы матери родител
    командувач начальник ватажк удова удову удови удові родич дружина дружини батьки матір
    камандзір камандуюч начальнік правадыр сваяк удавы жонка жонкі бацькі ветеран ветэран
    останки останков рэшткі рэштак тела целы тіла
    знак символ сімвал флаг прапор сцяг номер нумар эмблем емблем нашив нашыў штаб представник представител прадстаўнік
    обращен звернен зварот лагер табір табор компонент кампанент
    """.split()
)
"""Beginnings of the same nouns before a genitive: "командир роты", "вдова солдата"."""
_ENVOYS = frozenset({"представители", "представники", "прадстаўнікі"})
"""Who of a unit may come themselves."""
_OFFICIALS = (
    "government", "minister", "president", "premier", "chancellor", "ambassador", "governor", "envoy", "delegation", "pope", "putin", "lukashenk",
    "министр", "министер", "президент", "премьер", "делегац", "посол", "посла", "губернатор", "путин", "лукашенк",
    "міністр", "прем'єр", "делегаці", "путін", "лукашенк", "прэзідэнт", "прэм'ер", "дэлегацы", "пуцін", "лукашэнк", "міністэр", "міністар",
)  # fmt: skip
"""Who flies as a guest: "the minister's plane", "самолёт президента"."""
_ARMY = (*OF_WAR, "army", "military", "troops", "soldier", "арми", "армі", "солдат", "салдат")
"""Beginnings of words for those who may sit in civilian vehicles."""
_CIVILIAN = ("civilian", "гражданск", "цивільн", "цывільн", "грамадзянск")
_PRIVATE = ("private", "частн", "приватн", "прыватн")
_GENERAL_AIRCRAFT = frozenset({"air", "helicopter", "transport"})
_WITH = frozenset({"с", "со", "з", "із", "зі"})
_LINKED = ("связан", "пов'язан", "звязан", "повязан")
_SAYING = frozenset(
    """
    паводле згодна дадзеных даных звестках звестак інфармацыі словах паведамленні паведамленнях ацэнках ацэнцы назіраннях
    citing quoting
    данным сведениям словам информации сообщению сообщениям оценке оценкам наблюдениям заявлению
    даними відомостями словами інформацією повідомленням оцінками спостереженнями згідно заявою
    """.split()
)
"""Before a genitive, whose word it is."""
_SAID = frozenset({"said", "says", "told", "reported", "added", "confirmed", "claimed"})
"""Before who closes a sentence, who said it: "..., said two officers"."""
_PAPERS = frozenset("numbers names list lists drawings blueprints sketches models tables".split())
"""Of these no thing is one: "the numbers of 26 trains"."""
_LIKE = frozenset({"like", "resembling", "resembled", "resembles", "unlike", "similar", "akin", "mistook"})
_CHANGED = frozenset({"changed", "change", "changing", "changes", "switched"})
_LEADING = ("led", "accompan", "follow", "head", "preced", "join", "cover")
_GUARDING = ("escort", "guard", "protect", "watched", "secured")
_REACH = 5
_VISIT_REACH = 16
_VERB_REACH = 3
_ENDS = frozenset({".", "!", "?", ";", ":", ",", "\n"})
_BY = frozenset("на by aboard in on".split())
_COMES = (
    "прыех",
    "прыбы",
    "прыляц",
    "приех",
    "прибы",
    "прилет",
    "приїх",
    "прибу",
    "приліт",
    "прилет",
    "arrived",
    "came",
    "flew",
)
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "its"})
_STOPS = frozenset({"and", "or", "with", "in", "to", "from", "by", ",", "и", "і", "с", "з", "у", "в", "на", "из"})


def is_of_other(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a group only says what or whose another thing is, or carries statesmen."""
    if is_of_somebody(group, tokens) or is_civilian(group, tokens):
        return True
    if group.counted:
        return False
    return carries_officials(group, tokens) or is_only_compared(group, tokens) or is_met_by_official(group, tokens)


def is_civilian(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether vehicles are said to be civilian ones that no army took or rides in: "158 цывільных машын"."""
    described = tokens[max(0, group.span[0] - 1) : group.span[1]]
    if group.kind.unit != "vehicle" or not any(token.key.startswith(_CIVILIAN) for token in described):
        return False
    return not group.cargo and not _has_army_behind(group, tokens)


def _has_army_behind(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether the army is named right behind a group: "civilian trucks taken by the army", "с военными"."""
    for token in tokens[group.span[1] : group.span[1] + _REACH]:
        if token.kind != "word" or token.key in AND:
            return False
        if token.key.startswith(_ARMY):
            return True
    return False


def is_of_somebody(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether soldiers or a unit only say of whom somebody, or somebody's body, is; or things, of what a list is."""
    if group.lead > 1 and tokens[group.lead - 1].key == "of" and tokens[group.lead - 2].key in _PAPERS:
        return True
    if group.kind.equipment_class != "personnel":
        return group.kind.id == "radar" and not group.counted and _says(group, tokens)
    if (not group.counted and _says(group, tokens)) or _closes_what_was_said(group, tokens):
        return True
    at = group.lead - 1
    stop = max(-1, group.lead - 1 - _REACH)
    while at > stop:
        token = tokens[at]
        if token.key == "of":
            return _names_person(tokens, at)
        if token.text in OPEN_QUOTES:
            at -= 1
            continue
        if token.key in _ENVOYS and _moves_soon(group, tokens):
            return False  # "представители роты прибыли"
        if token.key.startswith(_OF_WHOM) or (token.key in _WITH and tokens[at - 1].key.startswith(_LINKED)):
            return True
        if token.kind != "word" or token.key in _STOPS or _moves(token):
            return False
        at -= 1
    return False


def _moves(token: Token) -> bool:
    """Tell whether a word is a verb of movement."""
    return any(cue.kind in MOVING and cue.tense != "noun" for cue in cues_of(token.key))


def _moves_soon(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a verb of movement stands right behind a group, or past a word or two for when."""
    return any(_moves(token) for token in tokens[group.span[1] : group.span[1] + _VERB_REACH])


def _says(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether people are who something is known from: "по данным польских пограничников", "according to an officer", "said a soldier"."""
    for at in range(group.span[0] - 1, max(-1, group.span[0] - 1 - _REACH), -1):
        if tokens[at].key in _SAYING or (tokens[at].key == "to" and tokens[at - 1].key == "according"):
            return True
        if tokens[at].kind != "word" or tokens[at].key in _STOPS:
            return False
    return False


def _closes_what_was_said(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether people close what they said: "..., said a Ukrainian soldier"."""
    if group.span[1] < len(tokens) and tokens[group.span[1]].kind != "mark":
        return False
    near = [tokens[at] for at in range(group.lead - 1, max(-1, group.lead - 4), -1)]
    said = next((token for token in near if token.key in _SAID or token.kind == "mark"), None)
    return said is not None and said.key in _SAID


def _names_person(tokens: Sequence[Token], of: int) -> bool:
    """Tell whether a person, or somebody's body, stands before the "of" at a token."""
    return of > 0 and tokens[of - 1].key in _WHO


def is_only_compared(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether an uncounted thing is named only to say what another was like, escorted it, or was changed for: "like a Shahed"."""
    at = group.span[0] - 1
    while at > 0 and (tokens[at].key in _DETERMINERS or (tokens[at].starts & (COUNTRY | ADJECTIVE) and at > 1)):
        at -= 1
    before = tokens[at].key if at >= 0 else ""
    if before in _LIKE or (before == "to" and tokens[at - 1].key in _LIKE):
        return True
    if before == "by" and group.kind.unit == "person":
        if any(cue.kind in MOVING for cue in cues_of(tokens[at - 1].key)):
            return False  # "the border was crossed by Russian soldiers"
        guarded = tokens[at - 1].key.startswith(_GUARDING)
        return guarded or (at < group.span[0] - 1 and not tokens[at - 1].key.startswith(_LEADING))
    if before in _CHANGED and group.kind.unit in {"train", "vehicle"}:
        return not group.single
    behind = tokens[group.span[1]].key if group.span[1] < len(tokens) else ""
    escort = group.kind.id == "military_police" and (behind == "escort" or tokens[group.span[1] - 1].key == "escort")
    return escort and before == "with"


def is_met_by_official(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether only a statesman came, to whom a thing was shown: "Міністр прыехаў на палігон і пагутарыў з салдатамі"."""
    at = group.lead - 1
    if at > 0 and tokens[at].key in _BY:
        return False  # "the minister came in a Mi-8"
    stop = max(-1, group.lead - _VISIT_REACH)
    while at > stop and tokens[at].text not in _ENDS:
        if tokens[at].starts & CUE and any(cue.kind in MOVING for cue in cues_of(tokens[at].key)):
            comes = tokens[at].key.startswith(_COMES) and verb_says_one(tokens[at].key) is not False
            before = tokens[max(0, at - _REACH) : at]
            return comes and any(token.key.startswith(_OFFICIALS) for token in before)
        at -= 1
    return False


def carries_officials(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether an uncounted plane or helicopter of no type is a statesman's: "the plane of the foreign minister"."""
    if group.kind.unit != "aircraft" or group.kind.id not in _GENERAL_AIRCRAFT:
        return False
    before = tokens[group.span[0] - 1].key if group.span[0] else ""
    if before.startswith(_PRIVATE):
        return True
    if before.endswith(("'s", "\u2019s")) and before.startswith(_OFFICIALS):
        return True
    behind = [token.key for token in tokens[group.span[1] : group.span[1] + _REACH]]
    if behind[:1] == ["of"]:
        return any(key.startswith(_OFFICIALS) for key in behind)
    return any(key.startswith(_OFFICIALS) and not key[0].isascii() for key in behind[:2])
