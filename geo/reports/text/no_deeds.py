"""Tell English words for deeds that tell of an accident, or of no deed: "came off the rails", "a training centre"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.text.small_words import open_small_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.sentences import Span
    from geo.reports.text.tokens import Token

_RAN = frozenset({"came", "come", "ran", "run", "went", "slid", "skidded", "veered", "jumped"})
_RAILS = frozenset({"rails", "tracks", "road", "track"})
_HIT = frozenset({"ran", "runs", "ploughed", "plowed", "slammed", "smashed", "skidded"})
_PASSED = frozenset({"pass", "passed", "passes", "passing"})
_ENTERED = frozenset({"enter", "enters", "entered", "entering"})
_GOES = frozenset(
    "идет идут шла шли шел шло йде йдуть іде ідуть йшла йшли йшов йшло ішла ішли ішло ідзе ідуць ішоў".split()
)
_GOINGS_ON = tuple(
    """
    речь мова гаворк размов разговор розмов войн вайн війн бой бои бої боі ремонт строит строй будівн будаўн набор набір подготов підготов падрыхт
    переговор перамов перемов призов призив прызыў мобилиз мобіліз снег сніг дожд дощ процесс процес працэс торги торгі расслед розслід расслед следств
    слідств следст подсчет підрахун падлік работа работы робота роботи работ праца працы служб отбор відбір адбор
    """.split()
)
"""What goes on and moves nothing: "речь идёт о", "йде мова про", "ідзе набор"."""
_WENT_THROUGH = frozenset(
    "пройшли пройшов пройшла пройшло прошли прошел прошла прошло прайшлі прайшоў прайшла прайшло проходять проходить проходит проходят праходзяць праходзіць праходзілі праходзіў праходзіла проходили проходил проходила проходило проходив underwent".split()
)
_TRIALS = tuple(
    """
    випробуван испытани выпрабаванн перевірку проверку праверку модернізаці модернизаци мадэрнізацы підготовку подготовку падрыхтоўку навчання обучение навучанне
    стажуван стажиров стажыроў обкатку абкатку обслуговуван обслуживан абслугоўван атестаці аттестаци атэстацы сертифікаці сертификаци сертыфікацы службу хрещення
    крещение хрышчэнне trials tests overhaul
    """.split()
)
_REPAIRS = frozenset("ремонт рамонт капремонт огляд осмотр агляд техогляд техосмотр тэхагляд курси курсы".split())
"""What is gone through and moves nothing: "пройшли випробування", "прошли службу"."""
_SENT = frozenset({"sent", "send", "sends", "brought", "brings", "bring", "bringing"})
_PICTURES = frozenset(
    "photo photos photograph photographs picture pictures image images video videos footage clip clips message messages word news report reports".split()
)
"""What is sent to who tells of it, and moves nothing."""
_LED = frozenset(
    "провели провела провел провело провів правялі правяла правеў правяло проведены проведено праведзены праведзена".split()
)
_THROUGH = frozenset("через праз цераз мимо міма повз".split())
_LED_REACH = 5
"""What is led moves where a spot is told that it was led through; else it is held: "правялі вучэнні"."""
_GROUP = 2
"""The mark of a group's tokens."""
_WITHIN = frozenset("в во у ў in".split())
_TO = _WITHIN | {"к", "ко", "для", "до", "на", "да"}
_IN_WHICH = frozenset("которых котором которой яких якому якій якіх якім якой which нем нім ім ней ёй".split())
_VILLAGES = frozenset({"села", "селі"})
"""Beside "сели" (landed) these are of villages: "від села", "у прикордонному селі"."""
_OF_WHICH = ("ого", "ому", "ім")
_NOT_OF_WHICH = frozenset(
    "этого того цього всего всього этому тому цьому чего чому чого потому поэтому потім затім затым".split()
)
"""These end like adjectives and stand before a landing: "после этого села пара Су-30"."""
_ADJECTIVAL: dict[str, frozenset[str]] = {
    "transport": frozenset({"aviation", "wing", "squadron", "command", "hub", "ministry", "minister"}),
    "tow": frozenset({"tractor", "tractors", "truck", "trucks", "vehicles"}),
    "landing": frozenset({"vessel", "vessels", "ship", "ships", "craft", "boat", "boats"}),
}
"""Verbs and what stands behind them where they are no movement: "military transport aviation", "tow tractors"."""
_ENDINGS = {
    "ый ая ое ые ого ой ых ую ым ыми": ("задействованн", "привлеченн", "привлечённ"),
    "ий а е і ого ої их у им ими": ("задіян", "залучен"),
    "ы ая ае ыя ага ай ых ую ым ымі": ("задзейнічан", "прыцягнут", "задзейнічаны"),
}
_TAKEN_IN = frozenset(
    stem + ending for endings, stems in _ENDINGS.items() for stem in stems for ending in endings.split()
)
"""Behind a comma these only say which: "танки, задействованные в учениях, прибыли"."""
NO_DEEDS = (
    _VILLAGES
    | _TAKEN_IN
    | _SENT
    | _PASSED
    | _ENTERED
    | _GOES
    | _LED
    | {"base", "training", "crossing", "following", "found", "head", *_ADJECTIVAL}
)
_BOUND_FOR = frozenset({"for", "to", "towards", "toward"})
_ERAS = frozenset(
    "week day month year phase stage season service force talks negotiations round decade history".split()
)
_SITES = frozenset(
    "centre center centres centers camp camps ground grounds unit units regiment battalion company school base bases area areas range ranges aircraft jet jets".split()
)
_TOLD = frozenset(
    "information data details numbers number photos photographs pictures videos news reports coordinates location locations secrets".split()
)
_TURNED = frozenset({"turned", "turn", "pushed", "push", "sent"})
_PEOPLE = frozenset({"people", "persons", "migrants", "foreigners", "refugees"})
_LEFT = frozenset({"left", "leave", "leaves", "leaving"})
_SALVAGED = frozenset({"pulled", "raised", "dragged", "fished", "lifted", "hauled"})
_OUT_OF = frozenset({"out", "from", "off"})
_BESIDE = frozenset({"a", "an", "the", "its", "their", "his", "another", "one", "two", "three"})
"""Behind "left ... behind" these begin what somebody left after, not the end of it: "left Brest behind a police car"."""
_BEEN = frozenset({"was", "were", "been", "being"})
_CAPTIVES = frozenset("men man who they he them people crew crews personnel".split())
_CAPTIVE_STEMS = tuple(
    "soldier servicem fighter mercenar troop paratrooper marine pilot officer conscript recruit invader prisoner wagner".split()
)
"""Who may be captured as a prisoner; a tank is captured in a picture too."""
_CAMERAS = ("video", "film", "camera", "foot", "photo", "pictur", "image", "satellit", "drone", "by", "cctv", "dashcam")
"""Who is captured in these is no prisoner."""
_WATERS = frozenset({"lake", "river", "bog", "marsh", "swamp", "pond", "mud", "ditch", "sea", "water"})
SERVING = ("transport", "carry", "haul", "ferry", "deliver", "tow", "evacuat", "accommodat")
"""Beginnings of verbs that behind a thing may only say what it is for."""
MADE = frozenset("designed intended used meant built equipped suitable able capable".split())
ACCIDENTS = {"captured"} | _RAN | _TURNED | _WENT_THROUGH | _LEFT | _SALVAGED | _HIT
"""Verbs that `has_accident` asks about."""


def has_accident(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a verb tells of an accident: "came off the rails", "ran into a bus", "was raised from a lake"."""
    if tokens[at].key in _RAN and [each.key for each in tokens[at + 1 : at + 2]] == ["off"]:
        return not _RAILS.isdisjoint([each.key for each in tokens[at + 1 : at + 4]])
    if tokens[at].key in _WENT_THROUGH:
        beside = (*tokens[max(0, at - 2) : at], *tokens[at + 1 : at + 3])
        return any(token.key in _REPAIRS or token.key.startswith(_TRIALS) for token in beside)
    if tokens[at].key in _TURNED and [each.key for each in tokens[at + 1 : at + 2]] == ["back"]:
        return any(token.key in _PEOPLE for token in tokens[at + 2 : at + 5])
    if tokens[at].key in _LEFT:
        return _stays_behind(tokens, at)
    if tokens[at].key in _SALVAGED:
        behind = tokens[at + 1 : at + 6]
        return any(token.key in _WATERS for token in behind) and any(token.key in _OUT_OF for token in behind)
    if tokens[at].key == "captured":
        taken = tokens[at - 1].key in _BEEN and any(_is_captive(each.key) for each in tokens[max(0, at - 4) : at - 1])
        return taken and not any(each.key.startswith(_CAMERAS) for each in tokens[at + 1 : at + 7])
    into = tokens[at].key in _HIT and [each.key for each in tokens[at + 1 : at + 2]] == ["into"]
    return into and not any(token.text[0].isupper() for token in tokens[at + 2 : at + 3])  # "ran into Orsha at ten"


def _is_captive(key: str) -> bool:
    return key in _CAPTIVES or key.startswith(_CAPTIVE_STEMS)


def _stays_behind(tokens: Sequence[Token], left: int) -> bool:
    """Tell whether something was left behind, rather than somebody left behind something else."""
    behind = next((at for at in range(left + 1, min(left + 5, len(tokens))) if tokens[at].key == "behind"), None)
    if behind is None:
        return False
    follows = behind > left + 1 and behind + 1 < len(tokens) and tokens[behind + 1].key in _BESIDE
    return not follows


def is_no_deed(tokens: Sequence[Token], at: int, span: Span, used: bytearray) -> bool:
    """Tell whether a word for a deed names something else: "on BTR base", "a training centre", "entered its third week"."""
    key = tokens[at].key
    serves = _serves_for(tokens, at, span.first, used) and key.startswith(SERVING)
    if serves or (key in _TAKEN_IN and _says_which(tokens, at, span)):
        return True
    if key in _VILLAGES:
        before = tokens[at - 1] if at > span.first else None
        return before is not None and used[at - 1] != _GROUP and _is_before_noun(before)
    if key in _GOES:
        return _goes_on(tokens, at, span)
    if key in _LED:
        return not _is_led_through(tokens, at, span)
    if key == "base":
        return at > span.first and used[at - 1] == 2
    if key == "crossing":  # "bound for the Nyoman crossing"
        named = at > span.first + 1 and tokens[at - 1].text[0].isupper()
        return named and any(tokens[each].key in _BOUND_FOR for each in range(max(span.first, at - 4), at - 1))
    if key in _SENT:
        return _sends_pictures(tokens, at, span)
    if key in _ENTERED:
        return any(token.key in _ERAS for token in tokens[at + 1 : min(at + 5, span.after)])
    behind = [token.key for token in tokens[at + 1 : min(at + 3, span.after)]]
    if key in {"following", "found"}:  # "the following aircraft", "were found to be moving"
        return behind[:2] == ["to", "be"] if key == "found" else at > span.first and tokens[at - 1].key == "the"
    if key == "head":  # "the railway's head Ivan Petrov", "Ukrzaliznytsia head Petrov"
        owned = (
            at > span.first
            and used[at - 1] != _GROUP
            and (tokens[at - 1].text[0].isupper() or tokens[at - 1].key.endswith("'s"))
        )
        return owned and at + 1 < span.after and tokens[at + 1].text[0].isupper()
    if key in _ADJECTIVAL:
        return not _ADJECTIVAL[key].isdisjoint(behind[:1])
    if key == "training":
        return behind[:1] != [] and behind[0] in _SITES
    return key in _PASSED and behind[:1] == ["on"] and any(token.key in _TOLD for token in tokens[at + 2 : at + 5])


def _is_before_noun(token: Token) -> bool:
    """Tell whether a word is a preposition, or an adjective in a case that only a noun follows."""
    described = token.text[0].islower() and token.key.endswith(_OF_WHICH) and token.key not in _NOT_OF_WHICH
    return described or token.key in open_small_words().prepositions


def _says_which(tokens: Sequence[Token], at: int, span: Span) -> bool:
    """Tell whether a participle behind a comma only says which are meant: "танки, задействованные в учениях, прибыли"."""
    return at > span.first and tokens[at - 1].text == "," and at + 1 < span.after and tokens[at + 1].key in _TO


def _serves_for(tokens: Sequence[Token], at: int, first: int, used: bytearray) -> bool:
    """Tell whether an English verb only says what things are for: "three buses to carry people", "used for transporting fuel"."""
    before = at - 1
    if before <= first or tokens[before].key not in {"to", "for", "of"}:
        return False
    made = tokens[before - 1].key in MADE
    before -= 1 + made
    return before >= first and used[before] == 2 and (made or tokens[before + 1].key != "of")


def is_held_within(tokens: Sequence[Token], at: int, span: Span, used: bytearray) -> bool:
    """Tell whether a verb says what a train or its wagons hold: "8 вагонаў, у якіх знаходзілася 400 чалавек"."""
    if at - 2 < span.first or tokens[at - 2].key not in _WITHIN:
        return False
    return is_inside(tokens, at - 1) or used[at - 1] == _GROUP


def is_inside(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a "which" or a pronoun is the one of "in which", "у ім"."""
    return at > 0 and tokens[at].key in _IN_WHICH and tokens[at - 1].key in _WITHIN


def _is_led_through(tokens: Sequence[Token], at: int, span: Span) -> bool:
    """Tell whether a spot that something was led through is told beside a verb of leading: "праз Оршу яго правялі"."""
    near = range(max(span.first, at - _LED_REACH), min(at + _LED_REACH, span.after - 1))
    return any(tokens[each].key in _THROUGH and tokens[each + 1].text[0].isupper() for each in near)


def _sends_pictures(tokens: Sequence[Token], at: int, span: Span) -> bool:
    """Tell whether a picture or a message is what was sent ("sent us a photo"), or nothing, as in "bringing up the rear"."""
    if [token.key for token in tokens[at + 1 : at + 4]] == ["up", "the", "rear"]:
        return True
    for each in range(at + 1, min(at + 6, span.after)):
        if tokens[each].key in _PICTURES:
            return True
        if tokens[each].kind != "word" or tokens[each].key in {"to", "from", "with"}:
            return False
    return False


def _goes_on(tokens: Sequence[Token], at: int, span: Span) -> bool:
    """Tell whether a verb of going has something that only goes on beside it."""
    beside = [each for each in (at - 1, at + 1) if span.first <= each < span.after]
    return any(tokens[each].key.startswith(_GOINGS_ON) for each in beside)
