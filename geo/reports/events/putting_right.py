"""Put right what a text corrects in one of its next sentences: "Уточнение: не 20, а 12", "UPD: 34", "Гэта памылка"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.reports.numbers.counts import Count, count_at
from geo.reports.text.corrections import contrast_behind, is_corrected
from geo.reports.text.joining import NOT
from geo.reports.text.tokens import COUNT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.equipment.lexicon import Lexicon
    from geo.reports.groups.group import Group
    from geo.reports.text.sentences import Span
    from geo.reports.text.tokens import Token

_OPENERS = (
    "уточн", "поправк", "исправ", "обсчита", "ошибс", "ошибл", "апдейт", "upd", "update", "correct", "miscount", "пересчита",
    "виправл", "оновлен", "помиливс", "помилилис", "помилилас", "перерахува", "обрахувал", "обрахував",
    "удакладн", "выпраўл", "папраўк", "памыліўс", "памыліліс", "памылілас", "пералічы", "абнаўлен", "обновлен",
)  # fmt: skip
"""Words at the head of a sentence that puts right what was told before it."""
_ALSO = frozenset("еще ще яшчэ также также тоже також теж таксама also another more".split())
_HEAD = 3
_REACH = 3
"""A correction puts right what was told so many sentences before it at most."""
_FALSE = re.compile(
    r"(?:(?:но|а|але|аднак|однак|однако|but) )?"
    r"(?:(?:это|то|це|то|гэта|все это|усе це|усе гэта|оказалось|виявилося|аказалася|насправді|насамрэч|на самой справе|на деле|на самом деле|проверили|проверил|перевірили"
    r"|перевірив|праверылі|праверыў|that|this|it|we checked) )*"
    r"(?:[,:—–-] )*(?:(?:это|це|гэта|был[аои]?|було|была|is|was|turned out to be) )*"
    r"(?:ошибка|ошибкой|ошибочно|помилка|памылка|неправда|няпраўда|непраўда|не так|не правда|утка|уткой|брехня|ложь|хлусня|выдумка|вигадка|a mistake|not true|not so|wrong|false|untrue)(?: |$)"
    r"|(?:из|среди|з|із|серед|сярод|of|among) (?:них|іх|them)[ ,]+(?:военн|військов|вайсков|ваенн|military)(?:[^ .]*)(?: \S+){0,2}? (?:[—–-] )?"
    r"(?:ни одн|нет|не было|не отмеч|жодн|нема|не було|ніводн|ніводз|няма|не было|none|no)"
    r"|(?:военн|військов|вайсков|ваенн)\S*(?: \S+)? (?:среди|серед|сярод) (?:них|іх) (?:[—–-] )?(?:нет|не было|не заме|не отме|нема|не було|няма|не бачы|не поміч)"
    r"|none of (?:them|these) (?:was|were|is|are) military"
    r"|(?:\S+ ){0,4}(?:ничего|нічого|нічога|nothing) (?:такого|такога|подобного|подібного|падобнага|похожего|схожого|of the kind|of the sort)"
    r"|(?:\S+ ){0,3}(?:фото|видео|відео|відэа|снимок|снимки|знімок|знімки|здымак|здымкі|кадры|кадри|photo|video|footage)"
    r" (?:это |is |was )?(?:стар|прошлогодн|торішн|леташн|архивн|архіўн|архівн|old |from last )"
)
"""Heads of sentences which say that what was told before them is not so."""
_LONGEST_FALSE = 10
_TRUTH = frozenset(
    "насамрэч насправді аказалася аказалось оказалось выяснилось высветлілася выявілася виявилося з'ясувалося справе деле рэчаіснасці actually fact reality turned".split()
)
"""In a sentence of a number and small words alone these put right what was told: "Насамрэч іх было сем"."""
_BESIDE_TRUTH = _TRUTH | frozenset(
    """
    на самой самай самом самім у в у по потом потым позже пазней пізніше потім затем затым аднак однак однако але но а but да та й и і and
    что што що іх их їх было була був були были был быў была былі яны вони они всего усяго усього только толькі тільки больш больше більше
    меней меньше менше that they them there were was are is it in out to be of later however only
    """.split()
)
_LONGEST_TRUTH = 16
_TOLD_OF = frozenset("пра про о об аб about of".split())
_TELLING = (
    "паведам",
    "повідом",
    "сообщ",
    "піса",
    "писа",
    "пісьмен",
    "казал",
    "гавар",
    "говор",
    "report",
    "wrote",
    "spoke",
)
_TOLD_REACH = 3


class _Said(NamedTuple):
    """What a correction says: the number that it takes back, if any, and the one that it gives."""

    denied: int | None
    given: Count


def put_right(found: Sequence[list[Group]], spans: Sequence[Span], tokens: Sequence[Token], lexicon: Lexicon) -> None:
    """Give groups the number or kind that a later sentence corrects; the sentence's own groups go, as they are no others.

    `found` are the groups of each sentence of `spans`; they are changed.
    """
    for number, span in enumerate(spans):
        if not number or not any(found[max(0, number - _REACH) : number]):
            continue
        if not (_opens(tokens, span) or _is_truth(tokens, span, found[number])):
            continue
        earlier = [group for each in found[max(0, number - _REACH) : number] for group in each]
        said = _said(tokens, span)
        if said is not None and len([group for group in found[number] if group.counted]) < 2:
            target = _meant(said, earlier, found[number], lexicon)
            if target is not None:
                target.count, target.count_span = said.given.interval, (said.given.first, said.given.after)
                found[number].clear()
        elif said is None and len(found[number]) == 1 and not found[number][0].counted:
            counted = [group for group in earlier if group.counted]
            if len(counted) == 1 and any(token.key in NOT for token in tokens[span.first : span.after]):
                counted[0].kinds, counted[0].word = found[number][0].kinds, found[number][0].word
                counted[0].span = found[number][0].span
                found[number].clear()


def denies_before(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause begins its sentence with saying that what was told before is not so: "Это ошибка: ..."."""
    if any(group.counted for group in clause.groups):
        return False
    words = " ".join(token.key for token in tokens[clause.first : min(clause.after, clause.first + _LONGEST_FALSE)])
    return _FALSE.match(words) is not None


def _opens(tokens: Sequence[Token], span: Span) -> bool:
    """Tell whether a sentence puts something right, and tells of nothing more."""
    words = [token.key for token in tokens[span.first : span.after] if token.kind != "mark"]
    if _ALSO & set(words):
        return False
    return any(word.startswith(_OPENERS) for word in words[:_HEAD]) or (bool(words) and words[0] in NOT)


def _is_truth(tokens: Sequence[Token], span: Span, own: Sequence[Group]) -> bool:
    """Tell whether a sentence only says how many it really were: "Насамрэч іх было сем", "Паведамлялі пра 4, але іх было сем"."""
    if span.after - span.first > _LONGEST_TRUTH:
        return False
    told = _told_before(tokens, span)
    words = {token.key for token in tokens[told + 1 : span.after] if token.kind != "mark" and not token.starts & COUNT}
    named = {token.key for group in own for token in tokens[group.span[0] : group.span[1]]}
    return len(own) <= 1 and words - named <= _BESIDE_TRUTH and (told >= span.first or bool(words & _TRUTH))


def _told_before(tokens: Sequence[Token], span: Span) -> int:
    """Return the last token of the number that a sentence opens with as told by somebody, and opposes: "писали о 4, но"."""
    for at in range(span.first + 1, min(span.after, span.first + _TOLD_REACH + 1)):
        if tokens[at].key not in _TOLD_OF or not tokens[at + 1 : at + 2] or not tokens[at + 1].starts & COUNT:
            continue
        count = count_at(tokens, at + 1)
        said = any(token.key.startswith(_TELLING) for token in tokens[span.first : at])
        if count is not None and said and contrast_behind(count.after, tokens) is not None:
            return count.after - 1
    return span.first - 1


def opens_correction(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause begins as a correction: "Поправка: ...", "Уточняем: ..."."""
    words = [token.key for token in tokens[clause.first : clause.after] if token.kind != "mark"]
    return any(word.startswith(_OPENERS) for word in words[:_HEAD])


def _said(tokens: Sequence[Token], span: Span) -> _Said | None:
    """Return the one number that a correction gives, and the one that it takes back."""
    denied: int | None = None
    said: list[Count] = []
    at, told = span.first, _told_before(tokens, span)
    while at < span.after:
        count = count_at(tokens, at) if tokens[at].starts & COUNT else None
        if count is None or count.after > span.after:
            at += 1
            continue
        if count.first <= told or is_corrected(count.first, count.after, tokens):
            denied = count.interval.count_min
        else:
            said.append(count)
        at = count.after
    return _Said(denied, said[0]) if len(said) == 1 else None


def _meant(said: _Said, earlier: Sequence[Group], own: Sequence[Group], lexicon: Lexicon) -> Group | None:
    """Return the group told before that a correction means: by the number it takes back, its kind, or as the only one."""
    counted = [group for group in earlier if group.counted]
    if said.denied is not None:
        alike = [group for group in counted if group.count is not None and group.count.count_min == said.denied]
        return alike[-1] if alike else None
    typed = [group for group in own if not group.elliptic]
    if typed:
        kind = typed[0].kind
        alike = [
            group
            for group in counted
            if group.kind.id == kind.id
            or kind.id in lexicon.lineage(group.kind)
            or group.kind.id in lexicon.lineage(kind)
        ]
        return alike[-1] if len(alike) == 1 else None
    return counted[0] if len(counted) == 1 else None
