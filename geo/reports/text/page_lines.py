"""Tell what a pasted page holds beside its report: captions of pictures, links, stamps of hours, news of other days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.reports.text.cues import ACTIONS, MOVING, cues_of
from geo.reports.text.phrasal_verbs import PHRASAL, phrase_at
from geo.reports.text.tokens import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.reports.text.tokens import Token

_PAGE = 400
"""A text is a page rather than a post from so many characters on, ..."""
_PROSE = 140
"""... if one of its lines is as long as this."""
_LONGEST = 280
"""No line of a page's furniture is longer."""
_ONCE = 30
"""A line so long that is said again word for word was said once."""
_LEAST_LINK = 12
"""Shorter lines tell nothing, nor does what is left of a line behind "read also"."""
_MOST_STAMPS = 3
"""A text with more stamps of day and hour is a log, whose lines they date."""
_MOST_LINKS = 8
_ABOVE = 4
_CAPTION = 70
_FEWEST = 2
_HEAD_LINKS = 15
_READ_ALSO = re.compile(
    r"\W*(?:(?:читайте|читай|чытайце|дивіться|смотрите|глядзіце)\s*(?:також|также|таксама)|(?:читайте|чытайце)\s*:|в тему\s*:"
    r"|(?:ще |ещё |еще |больше |більше |яшчэ )?(?:по теме|за темою|па тэме)\s*:|на (?:беларускай|русском|українській) \w+:|читать по-русски"
    r"|read (?:also|more)\b|also read\b|see also\b|related\s*:)\W*",
    re.IGNORECASE,
)
_SOURCES_OF_PICTURES = (
    r"getty|reuters|afp\b|ap photo|depositphotos|unsplash|wikipedia|wikimedia|скриншот|скрыншот|скріншот|t\.me"
)
_FROM_STOCK = (
    r"(?:фото|фота)\s+(?:ілюстративн|иллюстративн|ілюстрацыйн|архив|архів|архіў)"
    r"|\b(?:ілюстративн|иллюстративн|ілюстрацыйн|архивн|архівн|архіўн|illustrative|archive|file)\w*\s+(?:фото|фота|photo|зображення|изображение)"
)
"""Credits of pictures that show something else than what is told."""
_CREDIT = re.compile(
    r"(?:фото|фота|photo|скриншот|скрыншот|скріншот)\s*(?::|©|-|—|–)\s*\S|[/|(]\s*(?:фото|фота|photo|"
    + _SOURCES_OF_PICTURES
    + r")|"
    + _FROM_STOCK,
    re.IGNORECASE,
)
_STOCK = re.compile(_FROM_STOCK, re.IGNORECASE)
_HOUR = re.compile(r"\b\d{1,2}:\d\d\b")
_DAY = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}\s+[^\W\d]+\s+\d{4})"
_CLOCK = r"\d{1,2}[:.]\d\d"
_STAMP = re.compile(
    rf"\W*(?:[^\W\d]\w*\W+){{0,3}}(?:{_DAY}\W{{1,4}}{_CLOCK}|{_CLOCK}\W{{1,4}}{_DAY}|{_CLOCK}\W{{1,4}}\d{{4}})\W*"
)
_OTHER_NEWS = frozenset(
    {
        "статті", "статьи", "артыкулы", "апошнія навіны", "последние новости", "останні новини", "останні матеріали", "выбор редакции", "выбар рэдакцыі",
        "вибір редакції", "популярное", "популярное сейчас", "популярні новини", "популярне", "новости по теме", "новини за темою", "навіны па тэме",
        "ще за темою", "материалы по теме", "комментарии", "коментарі", "каментары", "related articles", "related news", "latest news", "most read",
        "more news", "recent posts", "more from my site", "теги", "tags",
    }
)  # fmt: skip
"""Lines that stand alone behind an article and head what is not of it."""
_SUPPORT = ("поддержать команду", "падтрымаць каманду", "support the team")
"""Beginnings of a line that asks for help above the headlines of the day."""
_PLACE_FIRST = re.compile(r"[^\W\d_][^:]{0,60}:\s")
"""A report of one line: "Барановичи: эшелон с танками"."""
_END_OF_CREDIT = re.compile(r"[)\]]|\.\s")
_NUMBERED = re.compile(r"\s*\d{1,2}\.\s")
_ENDS = (".", "!", "?", "…", ":", ";")


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def without_furniture(text: str, tokens: list[Token], counts: Callable[[str], bool]) -> list[Token]:
    """Return the tokens without those of a page's furniture; a short text, and one without lines, has none.

    `counts` tells whether a line says how many of some equipment there were: such a line is no caption.
    """
    if "\n" not in text:
        return tokens
    dropped = [(line.start, line.end) for line in _furniture(text, counts)]
    if not dropped:
        return tokens
    kept = []
    number = 0
    for token in tokens:
        while number < len(dropped) and dropped[number][1] <= token.start:
            number += 1
        if number == len(dropped) or token.start < dropped[number][0]:
            kept.append(token)
    return kept or tokens


def is_page(text: str) -> bool:
    """Tell whether a text is a page of prose rather than a post or a log."""
    return len(text) >= _PAGE and any(len(line) >= _PROSE for line in text.split("\n"))


def _furniture(text: str, counts: Callable[[str], bool]) -> list[_Line]:
    """Return the lines that are no part of the report, in order."""
    lines = _lines_of(text)
    gone = _links(lines)
    if is_page(text):
        gone |= (
            _captions(lines, counts)
            | _bare_captions(lines, counts)
            | _repeated(lines)
            | _stamps(lines)
            | _news_above(lines)
            | _news_behind(lines, len(text))
        )
    return [lines[at] for at in sorted(gone)]


def _lines_of(text: str) -> list[_Line]:
    """Return the lines that say anything, with where they stand."""
    lines = []
    start = 0
    for raw in text.split("\n"):
        said = raw.strip()
        if said:
            lines.append(_Line(start, start + len(raw), said))
        start += len(raw) + 1
    return lines


def _links(lines: Sequence[_Line]) -> set[int]:
    """Return the lines that only lead to other texts: "Read also: ...", and what stands in a list below it."""
    gone: set[int] = set()
    for at, line in enumerate(lines):
        if at in gone or len(line.text) > _LONGEST:
            continue
        also = _READ_ALSO.match(line.text)
        if also is None:
            continue
        gone.add(at)
        if len(line.text) - also.end() >= _LEAST_LINK:
            continue
        for below in range(at + 1, min(len(lines), at + 1 + _MOST_LINKS)):
            if lines[below].text.endswith(_ENDS) or len(lines[below].text) > _LONGEST:
                break
            gone.add(below)
    return gone


def _captions(lines: Sequence[_Line], counts: Callable[[str], bool]) -> set[int]:
    """Return the lines that say what a picture shows and whose it is, and the same words standing above them."""
    gone: set[int] = set()
    for at, line in enumerate(lines):
        credit = _CREDIT.search(line.text) if len(line.text) <= _LONGEST else None
        if credit is None or _HOUR.search(line.text):
            continue
        shown = line.text[: credit.start()].rstrip(" ./|(")
        if credit.start() and _tells_more(shown):
            continue
        beside = _beside_credit(line.text, credit)
        if counts(beside) or _PLACE_FIRST.match(shown) or (_tells_movement(beside) and not _STOCK.search(line.text)):
            continue
        gone.add(at)
        if at and len(shown) >= _LEAST_LINK and shown.startswith(lines[at - 1].text.rstrip(" .")):
            gone.add(at - 1)
    return gone


def _beside_credit(line: str, credit: re.Match[str]) -> str:
    """Return a line without the words that say whose its picture is: what stands before them and behind their end."""
    owner = line[credit.end() :]
    end = _END_OF_CREDIT.search(owner) if credit.start() else None
    behind = owner[end.end() :] if end else "" if credit.start() else owner
    return f"{line[: credit.start()]} {behind}"


def _bare_captions(lines: Sequence[_Line], counts: Callable[[str], bool]) -> set[int]:
    """Return the short lines between headline and article that only name what a picture shows."""
    prose = next((at for at, line in enumerate(lines) if len(line.text) >= _PROSE), 0)
    gone = set()
    for at in range(1, min(prose, _ABOVE)):
        line = lines[at].text
        if (
            not line[0].isalpha()
            or len(line) > _CAPTION
            or len(line.split()) < _FEWEST
            or line.endswith((*_ENDS, ","))
            or any(map(str.isdigit, line))
            or _PLACE_FIRST.match(line)
        ):
            continue
        if not (_tells_movement(line) or counts(line)):
            gone.add(at)
    return gone


def _tells_movement(words: str) -> bool:
    """Tell whether a verb says what happened, or a noun that something moved."""
    tokens = cut(words)
    return any(
        cue.kind in MOVING or (cue.kind in ACTIONS and cue.tense != "noun")
        for at, token in enumerate(tokens)
        for cue in (*cues_of(token.key), token.key in PHRASAL and phrase_at(tokens, at, len(tokens)))
        if cue
    )


def _tells_more(shown: str) -> bool:
    """Tell whether the words before a credit are several sentences: a report of its own with its picture."""
    return ". " in shown or "! " in shown or "\u2026 " in shown


def _repeated(lines: Sequence[_Line]) -> set[int]:
    """Return the lines said word for word before."""
    gone: set[int] = set()
    said: set[str] = set()
    for at, line in enumerate(lines):
        if len(line.text) >= _ONCE and line.text in said:
            gone.add(at)
        said.add(line.text)
    return gone


def _stamps(lines: Sequence[_Line]) -> set[int]:
    """Return the lines that only say when the page was made."""
    stamps = {at for at, line in enumerate(lines) if len(line.text) <= _ONCE * 2 and _STAMP.fullmatch(line.text)}
    return stamps if len(stamps) <= _MOST_STAMPS else set()


def _news_above(lines: Sequence[_Line]) -> set[int]:
    """Return the numbered headlines of other news that stand above an article."""
    for at, line in enumerate(lines[:3]):
        if line.text.lower().startswith(_SUPPORT):
            below = range(at, min(len(lines), at + _HEAD_LINKS))
            return {each for each in below if each == at or _NUMBERED.match(lines[each].text)}
    return set()


def _news_behind(lines: Sequence[_Line], size: int) -> set[int]:
    """Return what stands behind an article under a heading of its own: comments, tags, other articles."""
    for at, line in enumerate(lines):
        if line.start * 2 > size and line.text.rstrip(" :").lower() in _OTHER_NEWS:
            return set(range(at, len(lines)))
    return set()
