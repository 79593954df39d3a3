"""Cut a text into tokens that know where they stood in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
from html import unescape

OPEN_QUOTES = frozenset("\"'«“„‘")
QUOTES = OPEN_QUOTES | frozenset("»”’")
_APOSTROPHES = "'’ʼ`´‘"
_HYPHENS = r"\-‐‑"
_WORD_PART = rf"[^\W_]+(?:[{_APOSTROPHES}][^\W\d_]+)*"
_TOKEN = re.compile(
    rf"""
    [^\W\d_]++(?=[\s,;!?)»]|$)
    |(?P<url>(?:https?://|www\.|t\.me/)[^\s<>"»”]+|@\w+|[\w.+-]+@[\w-]+\.[\w.]+)
    |(?P<clock>(?<![\d.])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d))
    |(?P<date>(?<![\d.])(?:\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}|\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d{{2}})|\d{{1,2}}-\d{{1,2}}-\d{{4}})(?![\d])(?:T\d{{2}}:\d{{2}}(?::\d{{2}})?(?:\.\d+)?(?:Z|[+-]\d{{2}}:?\d{{2}})?)?)
    |(?P<number>\d{{1,3}}(?:[ \u00a0\u202f\u2009]\d{{3}})+(?![\w{_HYPHENS}])|\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d++(?:[.,]\d++)?+(?![^\W\d_]|[{_HYPHENS}][^\W\d_]))
    |(?P<word>(?!North|South|East|West)[A-Z][^\W\d_]+(?=-bound\b)|(?:St|Mt|Ft)\.(?=\s?[A-Z])|[^\W\d_]{{1,2}}/[^\W_]{{1,3}}(?!\w)|\d{{1,4}}[.,]\d{{1,3}}k(?!\w)|{_WORD_PART}(?:[{_HYPHENS}]{_WORD_PART})*)
    |(?P<mark>[^\s\w]|_)
    """,
    re.VERBOSE,
)
"""What comes first, and has no name, is the plain word of letters that most of a text is made of."""
_KEY = str.maketrans({"ё": "е", "Ё": "е", **dict.fromkeys("’ʼ`´‘", "'"), "‐": "-", "‑": "-"})
_HOURS = re.compile(
    r"[012](?<![\w.,:/+-][012])(?:(?:(?<=[01])\d|(?<=2)[0-3])[0-5]\d(?=\s?(?:hrs?\b|hours\b|[LZ]\b)|\s?:?\s\d{1,3}\s?[x×]\s?\w)"
    r"|(?<=0)\d[0-5]\d(?:(?=:?\s\d{1,3}\s[A-Za-z])|(?<=\bat \d{4})\b(?!,)))"
    r"|\d(?<=\bat \d)\d?\.[0-5]\d(?!\d|\.\d|\s?(?:km|per|%))"
)
"""Hours without a colon, as soldiers write them ("0830 2x GAZ-66"), and with a dot ("at 8.10")."""
_JUNK = re.compile(
    "<[^<>]{0,400}>|&(?:#\\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});"
    "|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\u0300\u0301\ufe0f]"
    "|[\u0438\u0418\u0435\u0415\u0443\u0423\u0456\u0406][\u0306\u0308]"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)
_COMPOSED = {"и\u0306": "й", "И\u0306": "Й", "е\u0308": "ё", "Е\u0308": "Ё", "у\u0306": "ў", "У\u0306": "Ў",
             "і\u0308": "ї", "І\u0308": "Ї"}  # fmt: skip
_BLOCK_TAG = re.compile(r"</?(?:p|br|div|li|ul|ol|tr|h\d)\b", re.IGNORECASE)


ANYTHING, DATE, COUNT, EQUIPMENT, CUE, SOURCE, ROAD, COUNTRY, ADJECTIVE = -1, 1, 2, 4, 8, 16, 32, 64, 128
"""What a token may begin, as bits of `Token.starts`; ANYTHING until `features.mark_starts` has looked."""
ABBREVIATION, MARK, PICTURE, TURN, COMPASS, WAR, EVERYDAY = 256, 512, 1024, 2048, 4096, 8192, 16384
SINCE, BODY, ALARM, SECOND, CONFIRMED, WOULD, EVERY, PARTING = (
    32768,
    65536,
    131072,
    262144,
    524288,
    1048576,
    2097152,
    4194304,
)
"""What a word is to some rule, as further bits: so short that only a number right behind makes it equipment ("Су 34"),
a mark of a clause, a picture, a word that turns what is told into nothing, a side of the sky, of war, of everyday life,
the "then" of "since then", a body that speaks, an alarm, "the second", what is confirmed,
the "бы" of what would have been, "every", what may part a sentence.
Where no word of a clause has its bit, a rule need not look."""


class Token:
    """One word, number, clock time, date, link or mark, with its place in the text.

    `key` is the lower-case form that tables are keyed by; `start`, `end` are offsets in the text as given.
    `starts` is the sum of what it may begin.
    """

    __slots__ = ("end", "key", "kind", "start", "starts", "text")

    def __init__(self, text: str, kind: str, start: int, end: int) -> None:
        self.text = text
        self.kind = kind
        self.start = start
        self.end = end
        self.starts = ANYTHING
        key = _keys.get(text)
        self.key = _key_of(text) if key is None else key

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.kind}, {self.start}, {self.end})"


def starts_of(tokens: Sequence[Token]) -> int:
    """Join what tokens may begin."""
    starts = 0
    for token in tokens:
        starts |= token.starts
    return starts


_MEMORY = 100_000
_keys: dict[str, str] = {}


_SOFT = re.compile("(?<=[сз])ь(?=[цвнлпд])|(?<=н)ь(?=н)|(?<=л)ь(?=л)|(?<=ц)ь(?=ц)")


def one_spelling(word: str) -> str:
    """Return a small-letter word in one script, without the soft signs that only the classical Belarusian spelling writes.

    Latin letters that look like Cyrillic ones are taken for those where the rest of the word is Cyrillic.
    """
    if _MIXED.search(word):
        alike = word.translate(_ALIKE)
        word = word if _LATIN.search(alike) else alike
    return _SOFT.sub("", word) if "ь" in word else word


_MIXED = re.compile("[a-z][а-яёіїєґў]|[а-яёіїєґў][a-z]")
_LATIN = re.compile("[a-z]")
_ALIKE = str.maketrans("aceopxyikmthb", "асеорхуікмтнв")


def _key_of(text: str) -> str:
    """Return the small-letter key of a word; ў at its beginning is a у that a vowel stands before."""
    key = one_spelling(text.lower().translate(_KEY))
    if key[0] == "ў":
        key = "у" + key[1:]
    if len(_keys) > _MEMORY:
        _keys.clear()
    _keys[text] = key
    return key


def cut(text: str) -> list[Token]:
    """Return the tokens of `text` in order; markup and invisible characters are skipped, offsets stay true."""
    if _JUNK.search(text):
        tokens = _cut_junk(text)
    elif _HOURS.search(text):
        tokens = _cut_hours(text)
    else:
        tokens = [Token(m.group(), m.lastgroup or "word", *m.span()) for m in _TOKEN.finditer(text)]
    return _join_clocks(tokens) if _PARTED_CLOCK.search(text) else tokens


def drop_behind(tokens: list[Token], most: int) -> int | None:
    """Drop the tokens from the last mark on that stands before the `most`-th; return the character they began at.

    None where there are no more than `most`.
    """
    if len(tokens) <= most:
        return None
    at = next((each for each in range(most, 0, -1) if tokens[each].kind == "mark"), most)
    unread = tokens[at].start
    del tokens[at:]
    return unread


_LAST_HOUR = 24


def _cut_hours(text: str) -> list[Token]:
    """Return the tokens of a text in which hours have no colon: "0830 2x GAZ-66", "at 1745 hrs"."""
    hours = {m.start(): m.end() for m in _HOURS.finditer(text)}
    tokens = [Token(m.group(), m.lastgroup or "word", *m.span()) for m in _TOKEN.finditer(text)]
    for at, token in enumerate(tokens):
        if token.kind == "number" and hours.get(token.start) == token.end:
            hour, _, minute = token.text.partition(".") if "." in token.text else (token.text[:2], "", token.text[2:])
            if int(hour) <= _LAST_HOUR:
                tokens[at] = Token(f"{hour}:{minute}", "clock", token.start, token.end)
    return tokens


_PARTED_CLOCK = re.compile(r":(?<=\d:)[ \u00a0][0-5]\d(?!\d)")
_BEFORE_CLOCK = frozenset(
    "at about around approximately today yesterday в во около примерно сегодня вчера о об у близько приблизно сьогодні "
    "вчора а каля прыкладна сення учора утром днем вечером ночью вранці ввечері".split()
)
_COUNTED = re.compile(
    '[A-ZА-ЯІЇЄҐЎ0-9«„“"#×x-]|.*(?:[оеі]в|їв|ей|[ое]ў|[кр]аў|ляў|[иы]н|[иі]ц|[оа]к|[^s]s)$|техни|техні|тэхні'
)
"""What begins like this, or ends like a noun in the plural, may be what "11: 35" counts."""


def _join_clocks(tokens: list[Token]) -> list[Token]:
    """Join hours and minutes that a space stands between, behind a word of time: "около 11: 35 в Кобрине"."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        if joined and joined[-1].key in _BEFORE_CLOCK and _is_parted_clock(tokens, at):
            hour, _, minute = tokens[at : at + 3]
            joined.append(Token(f"{hour.text}:{minute.text}", "clock", hour.start, minute.end))
            at += 3
        else:
            joined.append(tokens[at])
            at += 1
    return joined


def _is_parted_clock(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].kind != "number" or at + 2 >= len(tokens):
        return False
    hour, colon, minute, *behind = tokens[at : at + 4]
    if not (hour.text.isdecimal() and len(hour.text) <= len("23") and int(hour.text) < _LAST_HOUR):
        return False
    if colon.text != ":" or colon.start != hour.end or minute.start != colon.end + 1:
        return False
    figures = minute.text.isdecimal() and len(minute.text) == len("05") and minute.text < "60"
    return figures and not (behind and _COUNTED.match(behind[0].text))


def _cut_junk(text: str) -> list[Token]:
    clean, where = _clean(text)
    tokens = []
    for m in _TOKEN.finditer(clean):
        token = Token(m.group(), m.lastgroup or "word", where[m.start()], where[m.end() - 1] + 1)
        tokens.append(token)
    return tokens


def _clean(text: str) -> tuple[str, list[int]]:
    """Return the text without junk and, for each of its characters, the offset it had."""
    pieces: list[str] = []
    where: list[int] = []
    at = 0
    for m in _JUNK.finditer(text):
        pieces.append(text[at : m.start()])
        where.extend(range(at, m.start()))
        put = _replacement(m.group())
        pieces.append(put)
        where.extend([m.start()] * len(put))
        at = m.end()
    pieces.append(text[at:])
    where.extend(range(at, len(text)))
    return "".join(pieces), where


def _replacement(junk: str) -> str:
    if junk[0] == "<":
        return "\n" if _BLOCK_TAG.match(junk) else " "
    if junk[0] == "&":
        plain = unescape(junk)
        return plain if plain != junk else " "
    if junk in _COMPOSED:
        return _COMPOSED[junk]
    return " " if junk < " " or junk == "\x7f" else ""


def number_token(token: Token, value: int) -> list[Token]:
    """Return a number in the place of a token, as it stands in a compound: the 30 of "a 30-truck convoy"."""
    return [Token(str(value), "number", token.start, token.end)]
