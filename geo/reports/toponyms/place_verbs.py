"""Tell what the verbs beside a place make of it: passed, left, taking in, or only where the speaker is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.numbers.words import UNITS
from geo.reports.text.cues import cues_of
from geo.reports.text.joining import AND
from geo.reports.text.small_words import open_small_words
from geo.reports.text.tokens import QUOTES
from geo.reports.toponyms.bodies import follows_office

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token
    from geo.reports.toponyms.mention import PlaceMention

_SPEAKER_REACH = 4
_OF_GROUP = 2
"""The mark of tokens that tell what moved: "тисяча чоловік з Росії" tells of nobody who speaks."""
_READERS = ("читат", "читач", "чытач", "подписчи", "підписни", "падпісчы", "жител", "житель", "жыхар", "мешкан", "очевид", "відвідув", "сведк", "свидетел",
            "reader", "resident", "official", "staff", "command", "farmer", "villager", "subscriber", "witness", "source", "correspondent", "корреспондент", "кореспондент",
            "карэспандэнт", "дачник", "рыбак", "ministry", "министерств", "міністерств", "посольств", "пасольств", "embassy", "government", "правительств", "уряд", "neighbo", "сосед", "сусід", "сусед", "дальнобойщ", "далекобійн", "дальнабойшч", "таксист", "таксіст", "машинист", "машиніст", "машыніст", "дядьк", "дзядзьк", "хлопец", "парень", "сельчан", "сельчанин", "селянин", "охотник", "мисливец", "паляўнічы", "пенсионер", "пенсіонер", "пенсіянер", "мужчин", "женщин", "водител", "водій", "кіроўц",
            "чоловік", "жінк", "мужчын", "жанчын", "дівчин", "девушк", "дзяўчын", "знаком", "знайом", "родич", "родственни", "сваяк", "сваяч", "пасажир", "пассажир", "пасажыр", "фельдшер", "залізничник", "железнодорожник", "чыгуначнік", "журналіст", "журналист", "блогер", "активіст", "активист", "актывіст",
            "студент", "вчител", "учител", "настаўнік", "пастух", "грибник", "грыбнік", "велосипедист", "local", "railwayman", "woman", "motorist", "shopkeeper", "teacher", "driver", "passenger")  # fmt: skip
"""Who tells, when a place stands right behind."""
_LEAVES = ("покин", "покид", "пакін", "пакід", "залиш", "полиш")
_FORCES = frozenset("вкс пкс зс вс пс узс вмф ввс впс военно-космических".split())
"""Before the name of a country these make it whose forces they are."""
_OBJECT_REACH = 4
_ASIDE_REACH = 5
_BESIDE_OBJECT = frozenset(
    "the весь усю увесь всю сам саму также тоже также уже ужо вже мытню мытніцу таможню митницю веску деревню село горад город місто мястэчка"
    " поселок кпп станцыю станцию станцію пост блокпост блок-пост".split()
)
_OF_OBJECTS = {"move": "via", "cross": "via", "arrive": "to", "depart": "from"}
_PASSES = ("минув", "минул", "миновал", "мінуў", "мінул", "passed", "passing", "skirted", "bypassed")
_TAKES_IN = (
    "принял",
    "принима",
    "прийнял",
    "прийняв",
    "прийма",
    "прыняў",
    "прыня",
    "прыма",
    "встретил",
    "зустрі",
    "сустрэ",
    "received",
    "hosted",
    "handled",
)
TAKES_OBJECTS = (*_PASSES, *_TAKES_IN, "проех", "проезж", "прошл", "прошел", "проход", "прослед", "проскоч", "проїх", "проїжд", "пройш", "праех", "праязд", "прайш", "пралят",
                  "пролет", "проліт", "проскак", "пересек", "перетну", "перасек", "покин", "покид", "пакін", "пакід", "залиш", "полиш", "объех", "обогн")  # fmt: skip


class PlaceVerbs:
    """Reads the verbs beside the places of one sentence; `used` marks tokens of dates, groups and sources."""

    def __init__(self, tokens: Sequence[Token], used: bytearray) -> None:
        self._tokens = tokens
        self._used = used
        self._words = open_small_words()

    def mark_speakers(self, found: list[PlaceMention], first: int, after: int) -> None:
        """Mark places that only say where the speaker is: "farmers near Dobrush said", "officials in Washington"."""
        say = self._words.say
        for mention in found:
            before = self._words_before(mention, first)
            told = [at for at, key in enumerate(before) if key in say and not _is_passive(before, at)]
            said_behind = mention.extent < after and self._tokens[mention.extent].key in say
            speaks = said_behind or bool(told) or _has_reader(before) or follows_office(self._tokens, mention.first)
            mention.speaker = speaks and mention.role in {"at", "on", "from", ""}
            if mention.speaker:
                mention.role = "at"

    def _words_before(self, mention: PlaceMention, first: int) -> list[str]:
        """Return the words before a name that may tell who speaks there, back to the last mark or thing that moved."""
        words: list[str] = []
        named = self._used[max(first, mention.lead - _SPEAKER_REACH) : mention.lead].count(1)  # a body's name
        for at in range(max(first, mention.lead - _SPEAKER_REACH - named), mention.lead):
            of_group = _OF_GROUP in self._used[at - 1 : at + 1]  # also "200 мобілізованих чоловіків з Курська"
            if self._tokens[at].text in {",", ":", ";", "—", "–"} or of_group:
                words.clear()
            else:
                words.append(self._tokens[at].key)
        while words and words[-1] in {"of", "the", "from", "in"}:
            words.pop()
        return words

    def read_objects(self, found: list[PlaceMention], first: int, after: int) -> None:
        """Read a name beside a verb of passing, leaving or taking in: "проехали вчера Мозырь", "Мозырь проехали"."""
        for mention in found:
            if mention.role == "at" and self._is_left(mention, after):
                mention.role, mention.heading = "from", False
            if mention.role or mention.heading or self._is_joined(mention, found):
                continue
            mention.role = self._role_of_object(self._verb_before(mention, first))
            if not mention.role and (mention.hit is not None or mention.kind is not None):
                mention.role = "" if self._has_object(mention, found) else self._role_before_verb(mention, after)

    def _is_joined(self, mention: PlaceMention, found: list[PlaceMention]) -> bool:
        """Tell whether an "and" joins a name to one whose preposition holds for it too: "у бок Мангуша і Бярдзянска прайшлі"."""
        joint = mention.first - 1
        if joint < 1 or self._tokens[joint].key not in AND:
            return False
        return any(other.extent == joint and other.role in {"from", "to"} and other.said for other in found)

    def _has_object(self, mention: PlaceMention, found: list[PlaceMention]) -> bool:
        """Tell whether another place is what the verb behind a name takes: "військові РФ залишили Білорусь"."""
        behind = next((other for other in found if other.first >= mention.extent), None)
        if behind is None or behind.role not in {"", "from"} or behind.first - mention.extent != 1:
            return False
        return self._tokens[mention.extent].key.startswith(_LEAVES)

    def _is_left(self, mention: PlaceMention, after: int) -> bool:
        """Tell whether the place only says where what was left lies: "лагерь в Цели покинули"."""
        verb = self._verb_behind(mention, after)
        return verb is not None and verb.startswith(_LEAVES)

    def _role_before_verb(self, mention: PlaceMention, after: int) -> str:
        verb = self._verb_behind(mention, after)
        if verb is None or mention.power or (mention.wide and self._tokens[mention.first - 1].key in _FORCES):
            return ""
        if mention.wide and not verb.startswith(_LEAVES):
            return ""
        role = "at" if verb.startswith(_TAKES_IN) else self._role_of_object(verb)
        return "" if role == "to" else role

    def _role_of_object(self, verb: str | None) -> str:
        if verb is None:
            return ""
        if verb.startswith(_PASSES):
            return "via"
        roles = (_OF_OBJECTS.get(cue.kind, "") for cue in cues_of(verb))
        return next((role for role in roles if role), "")

    def _verb_before(self, mention: PlaceMention, first: int) -> str | None:
        """Return the word before a name that only days, times and "the whole of" part from it."""
        for at in range(mention.lead - 1, max(first, mention.lead - _OBJECT_REACH) - 1, -1):
            token = self._tokens[at]
            if self._used[at] == 1 or token.text in QUOTES or token.kind == "clock" or token.key in _BESIDE_OBJECT:
                continue
            return token.key if token.kind == "word" and not self._used[at] else None
        return None

    def _verb_behind(self, mention: PlaceMention, after: int) -> str | None:
        """Return a verb that takes the name before it for its object or, of taking in, for its subject."""
        start = self._past_aside(mention.extent, after)
        for at in range(start, min(after, start + _OBJECT_REACH)):
            token = self._tokens[at]
            if self._used[at] == 1 or token.text in QUOTES or token.kind == "clock":
                continue
            objects = token.key.startswith(TAKES_OBJECTS)
            return token.key if token.kind == "word" and not self._used[at] and objects else None
        return None

    def _past_aside(self, at: int, after: int) -> int:
        """Return the token behind words set off by commas: "Білорусь, за нашими підрахунками, полишили"."""
        if at >= after or self._tokens[at].text != ",":
            return at
        closing = range(at + 1, min(after, at + 2 + _ASIDE_REACH))
        return next((each + 1 for each in closing if self._tokens[each].text == ","), at)


def is_taken_ahead(tokens: Sequence[Token], at: int, after: int, used: bytearray) -> bool:
    """Tell whether a verb that takes places stands at a token, and what moved behind it: "Мачулішчы пакінуў апошні МіГ-31К"."""
    while at < after and used[at] == 1:
        at += 1
    if at >= after or used[at] or not tokens[at].key.startswith(TAKES_OBJECTS):
        return False
    return _OF_GROUP in used[at + 1 : min(after, at + 1 + _OBJECT_REACH)]


def _is_passive(words: list[str], at: int) -> bool:
    """Tell whether a word of saying only hedges: "are said to have left", "is reported in"."""
    return bool({"is", "are", "was", "were", "been"} & set(words[:at])) or (
        words[at + 1 : at + 2] == ["to"] and words[at] != "according"
    )


def _has_reader(words: list[str]) -> bool:
    return bool(words) and words[-1].startswith(_READERS) and not (words[:-1] and _is_number(words[-2]))


def _is_number(word: str) -> bool:
    return word.isdecimal() or word in UNITS
