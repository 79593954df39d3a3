"""Positions written in text: found in every writing that reports use, and taken out where they are finer than a cell.

Decimal degrees, degrees with minutes, MGRS, UTM and Gauss-Krueger figures, plus codes, three-word addresses, and links
to maps. What could be a position is taken for one: a mark too many does less harm than a position too many.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote

from geo.reports.text.folding import fold

REMOVED: Final = "[position removed]"
_MAYBE: Final = re.compile(r"\d\D{0,3}\d|///|maps?|w3w|what3words|osm|geohash|plus\.codes|wikimapia", re.IGNORECASE)
"""Cheap test: text without any of these holds no position."""
_LAT: Final = r"(?:[NS]\b|[сc]\.?\s?ш\b|ю\.?\s?ш\b|пн\.?\s?ш\b|пд\.?\s?ш\b|п[нд]\.|пнш\b|сш\b|north\b|south\b)\.?"
_LON: Final = r"(?:[EWЕ]\b|в\.?\s?д\b|з\.?\s?д\b|сх\.?\s?д\b|зх\.?\s?д\b|у\.?\s?д\b|сх\.|зх\.|east\b|west\b)\.?"
_SIDE: Final = rf"(?:{_LAT}|{_LON})"
_LABEL: Final = (
    r"\b(?:m?lat(?:itude)?|m?lon(?:g(?:itude)?)?|lng|ll|широта|долгота|довгота|шырата|даўгата|szer(?:okość)?"
    r"|dł(?:ugość)?)"
)
_SEXAGESIMAL: Final = r"\d{1,3}[\s:.\-_]{0,2}\d{2}(?:[\s:.,\-_]{0,2}\d{1,6})?(?:[.,]\d+)?"
_THREE: Final = r"\d{1,3}[:\s]\d{2}[:\s]\d{2}(?:[.,]\d+)?"
_LABELLED: Final = re.compile(_LABEL, re.IGNORECASE)
_BAND, _SQUARE = "[C-HJ-NP-X]", "[A-HJ-NP-Z]"
_MAPS: Final = (
    r"(?:https?://|\bwww\.)?(?:[\w-]+\.)*(?:maps\.app\.goo\.gl|goo\.gl/maps|google\.[\w.]{2,6}/maps|maps\.google\.[\w.]{2,6}"
    r"|yandex\.[\w.]{2,6}/maps|maps\.yandex\.[\w.]{2,6}|openstreetmap\.org|osm\.org|w3w\.co|what3words\.com|plus\.codes"
    r"|wikimapia\.org|bing\.com/maps|maps\.apple\.com|2gis\.[\w.]{2,6}|here\.com|waze\.com|mapy\.c[zo]m?|geohack\.\w+\.org)"
    r"(?![\w.])[^\s<>\"']*"
)


class _Writing(NamedTuple):
    """A way to write a position; `needs` is a cheap test that most texts fail."""

    needs: re.Pattern[str]
    finds: re.Pattern[str]


_DECIMALS: Final = re.compile(r"\d[.,]\d\d")
_HOSTS: Final = re.compile(r"map|osm|w3w|what3|plus\.codes|2gis|here\.com|waze|geohack", re.IGNORECASE)
_DEGREES: Final = re.compile(r"[°º˚]|deg|град|stop", re.IGNORECASE)
_LETTERED: Final = re.compile(
    r"\d\s?(?:[NS]\b|[СЮсю][.\s]?ш|п[нд]|[NS][\s,;/]*[EW]?\s?\d)|(?<!\w)[NSСЮ]\s?\d", re.IGNORECASE
)


def _writings(decimals: int, grid_digits: int) -> tuple[_Writing, ...]:
    """Return what finds positions written with so many decimals, or digits of a grid, and more."""
    number = rf"(?<![\d.])[+-]?\d{{1,3}}[.,]\d{{{decimals},}}(?![\d])"
    some = re.compile(r"\d[.,]\d") if decimals == 1 else _DECIMALS
    minutes = r"(?:['′’`´ʹ]|min\w*|мин\w*|хв\w*|м)\.?"
    seconds = r"(?:[\"″”ʺ]|''|′′|sec\w*|сек\w*|с)?"
    angle = r"\d{1,2}(?:[.,]\d+)?"
    metres = r"(?:[.,]\d+)?\s?m?\s?[ENВС]?"
    beside = r"[\s,;/xyхуNEСВ=:]{1,8}"
    grid = rf"{_SQUARE}{{2}}\s?\d(?:\s?\d){{{grid_digits - 1},9}}(?!\w)"
    rules = (
        (_HOSTS, _MAPS),
        (re.compile("///"), r"///\s?\w+[.]\w+[.]\w+"),
        (re.compile("geohash", re.IGNORECASE), r"\bgeohash\W{0,3}\w{4,}"),
        (some, rf"{_LABEL}\W{{0,4}}[+-]?\d{{1,3}}[.,]\d{{{decimals},}}"),
        (_LABELLED, rf"{_LABEL}\W{{0,4}}[+-]?\d{{1,3}}\D{{1,3}}\d{{2}}\b(?:\D{{1,2}}{angle})?"),
        (_DEGREES, (r"(?<!\d)[+-]?\d{1,3}\s*(?:[°º˚]|deg(?:rees?)?\b|град\w*|stop\w*)\.?\s*"
                    rf"{angle}(?:\s*{minutes}\s*(?:{angle}\s*{seconds})?)?(?:\s*{_SIDE})?")),
        (_DEGREES, rf"[+-]?\d{{1,3}}[.,]\d{{2,}}\s*[°º˚](?:\s*{_SIDE})?"),
        (some, rf"(?<!\w){_SIDE}\s?{number}|{number}\s?{_SIDE}"),
        (_LETTERED, rf"(?<![\d.]){_SEXAGESIMAL}\s?{_LAT}[\s,;/]*{_SEXAGESIMAL}\s?{_LON}"),
        (_LETTERED, rf"(?<!\w)[NSСЮ]\s?{_SEXAGESIMAL}[\s,;/]*[EWВЗ]\s?{_SEXAGESIMAL}"),
        (re.compile(rf"\d\s?{_BAND}\s?{_SQUARE}{{2}}\s?\d", re.IGNORECASE),
         rf"(?<!\w)\d{{1,2}}(?:{_BAND}\s?|\s{_BAND}\s){grid}"),
        (re.compile(r"\d{7}"),
         rf"(?<!\d)(?:\d{{6,7}}{metres}{beside}\d{{7}}|\d{{7}}{metres}{beside}\d{{6,7}}){metres}(?!\d)"),
        (re.compile(r"\+[2-9CFGHJMPQRVWX]{2}", re.IGNORECASE),
         r"(?<!\w)[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,7}(?!\w)"),
        (re.compile(r"\d[.,]\d{4}"), r"(?<![\d.])[+-]?(?:\d+\.|(?<!\d)\d{2,3},)\d{4,}(?!\d)"),
    )  # fmt: skip
    return tuple(_Writing(needs, re.compile(finds, re.IGNORECASE)) for needs, finds in rules)


_ALONE: Final = re.compile(r"(?:0?[1-9]|1[0-2])[.,](?:19|20)\d\d")
"""A month and its year, which look like a number of degrees."""
_DAY_OR_TIME: Final = re.compile(r"(?:[0-2]?\d|3[01])[.,](?:0\d|1[0-2])|(?:[01]?\d|2[0-4])[.,][0-5]\d")
_FAR: Final = 15.0
"""Degrees below which two numbers with two decimals are calibres or loads, not a position of the region."""


_SIGNS: Final = (
    r"(?<![\d.])\d+[.,]\d{4}", r"\d\s*(?:[°º˚]|deg|град|stop)", "///", "geohash", _HOSTS.pattern,
    rf"{_LABEL}\w*\W{{0,4}}[+-]?\d", _LETTERED.pattern, rf"\d\s?{_BAND}\s?{_SQUARE}{{2}}\s?\d", r"\d{6}",
    r"\+[2-9CFGHJMPQRVWX]{2}", r"\d[:\s]\d\d[:\s]\d\d",
)  # fmt: skip
"""Of every writing something that most texts lack: one look tells whether the rest is worth looking for."""


class _Finders(NamedTuple):
    """What finds positions in text, for one size of cell; a text without `maybe` holds none."""

    maybe: re.Pattern[str]
    decimal: re.Pattern[str]
    pair: re.Pattern[str]
    writings: tuple[_Writing, ...]


_MAYBE_TRIPLE: Final = re.compile(r"\d[:\s]\d\d[:\s]\d\d")
_TRIPLES: Final = re.compile(rf"(?<![\d:])({_THREE})[\s,;/]+({_THREE})(?![\d:])")


@lru_cache(maxsize=8)
def _finders(cell_km: float) -> _Finders:
    decimals = 1 if cell_km > 5 else 2  # noqa: PLR2004 - a tenth of a degree of longitude is 6.5 km in the region
    number = rf"[+-]?\d{{1,3}}[.,]\d{{{decimals},}}(?!\d)"
    number_alone = rf"(?<![\d.])\d{{1,7}}[.,]\d{{{decimals},}}(?!\d|\.\d)"
    return _Finders(
        maybe=re.compile("|".join((number_alone, *_SIGNS)), re.IGNORECASE),
        decimal=re.compile(number_alone),
        pair=re.compile(rf"(?<![\d.])({number})([^\d\n]{{1,24}}?)({number})(?!\.\d)"),
        writings=_writings(decimals, 2 if cell_km > 10 else 4),  # noqa: PLR2004 - two digits of MGRS are 10 km
    )


def remove_positions(text: str, cell_km: float) -> tuple[str, bool]:
    """Return the text with positions finer than a cell of `cell_km` replaced by a mark, and whether there were any.

    Look-alike characters and percent signs hide nothing; where something was found, they come back as plain forms.
    """
    if not _MAYBE.search(text) and text.isascii():
        return text, False
    plain = fold(text)
    for _ in range(3):
        if "%" not in plain or (decoded := unquote(plain)) == plain:
            break
        plain = decoded
    if not _MAYBE.search(plain):
        return text, False
    finders = _finders(cell_km)
    if not finders.maybe.search(plain):
        return text, False
    found = finders.pair.sub(_pair, plain) if finders.decimal.search(plain) else plain
    if _MAYBE_TRIPLE.search(found):
        found = _TRIPLES.sub(_three, found)
    for needs, finds in finders.writings:
        if needs.search(found):
            found = finds.sub(_single, found)
    return (found, True) if found != plain else (text, False)


def _pair(said: re.Match[str]) -> str:
    one, between, other = said.groups()
    if _DAY_OR_TIME.fullmatch(one.lstrip("+-")) and _DAY_OR_TIME.fullmatch(other.lstrip("+-")):
        return said.group()
    numbers = [abs(float(each.replace(",", "."))) for each in (one, other)]
    if max(numbers) > 180 or min(numbers) > 90 or max(numbers) < _FAR:  # noqa: PLR2004 - degrees of the globe
        fine = all(len(re.split("[.,]", each)[1]) > 3 for each in (one, other))  # noqa: PLR2004 - calibres have three at most
        if not fine:
            return said.group()
    return f"{REMOVED}" if len(between) <= 6 else f"{REMOVED}{between}{REMOVED}"  # noqa: PLR2004 - only signs between


def _three(said: re.Match[str]) -> str:
    hours = [int(re.split(r"[:\s]", each)[0]) for each in said.groups()]
    return said.group() if max(hours) <= 24 and ":" in said[1] else REMOVED  # noqa: PLR2004 - times of day


def _single(said: re.Match[str]) -> str:
    return said.group() if _ALONE.fullmatch(said.group()) else REMOVED
