"""Names are found in running text, and everyday words are not taken for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.model import PlaceKind
from geo.places.matching import open_names

COMMON = Path(__file__).with_name("common_words.txt")
"""Ten thousand words of each language that name no place: the commonest of en, ru and uk (wordfreq 3.1, CC BY-SA 4.0)
that the hunspell dictionaries write small, and as many drawn by a fixed seed from Debian's Belarusian dictionary."""
EVERYDAY = Path(__file__).resolve().parents[2] / "data" / "build" / "everyday_words.txt"


@pytest.mark.parametrize(
    ("text", "start", "tokens", "kind", "country"),
    [
        ("A train arrived at Asipovichy yesterday", 4, 1, PlaceKind.SETTLEMENT, "BY"),
        ("эшелон под Осиповичами стоит", 2, 1, PlaceKind.SETTLEMENT, "BY"),
        ("у Асіповічах бачылі", 1, 1, PlaceKind.SETTLEMENT, "BY"),
        ("під Черніговом", 1, 1, PlaceKind.SETTLEMENT, "UA"),
        ("в Ростове-на-Дону стоят", 1, 1, PlaceKind.SETTLEMENT, "RU"),
        ("в Ростове - на - Дону стоят", 1, 5, PlaceKind.SETTLEMENT, "RU"),
        ("near Velyka Novosilka today", 1, 2, PlaceKind.SETTLEMENT, "UA"),
        ("into Belarus", 1, 1, PlaceKind.COUNTRY, "BY"),
        ("в Беларусь", 1, 1, PlaceKind.COUNTRY, "BY"),
        ("in Crimea", 1, 1, PlaceKind.ADMIN1, "UA"),
        ("Belarusian trucks", 0, 1, None, "BY"),
        ("Российские самолёты", 0, 1, None, "RU"),
        ("українських військових", 0, 0, None, None),
        ("Українських військових", 0, 1, None, "UA"),
    ],
)
def test_the_longest_name_at_a_token(
    text: str, start: int, tokens: int, kind: PlaceKind | None, country: str | None
) -> None:
    hit = open_names().longest(text.split(), start)
    if tokens == 0:
        assert hit is None
        return
    assert hit is not None
    assert (hit.tokens, hit.kind, hit.country) == (tokens, kind, country)


def test_a_name_known_only_for_a_station_says_so() -> None:
    hit = open_names().longest(["Мисяш"], 0)
    assert hit is not None
    assert hit.needs_type


def test_punctuation_ends_a_name() -> None:
    hit = open_names().longest(["Velyka", ",", "Novosilka"], 0)
    assert hit is None or hit.tokens == 1


def test_everyday_words_that_are_names_too_are_marked() -> None:
    words = EVERYDAY.read_text(encoding="utf-8").split()
    names = open_names()
    assert len(words) > 10_000
    assert not any(names.longest([word], 0) for word in words)
    hits = [names.longest([word.capitalize()], 0) for word in words]
    unmarked = [
        word
        for word, hit in zip(words, hits, strict=True)
        if hit is not None and hit.kind is not None and not hit.common_word
    ]
    assert len(unmarked) <= len(words) / 1000, unmarked[:20]


@pytest.mark.parametrize("line", COMMON.read_text(encoding="utf-8").splitlines(), ids=lambda line: line[:2])
def test_ten_thousand_common_words_of_each_language_are_no_places(line: str) -> None:
    _, *words = line.split()
    names = open_names()
    assert len(words) == 10_000
    assert not any(names.longest([word], 0) for word in words)
    hits = [names.longest([word.capitalize()], 0) for word in words]
    taken = [word for word, hit in zip(words, hits, strict=True) if hit and hit.kind and not hit.common_word]
    assert len(taken) <= 10, taken


REPORT_WORDS = """
Train trucks convoy military column tanks arrived seen moved towards station equipment today yesterday
soldiers border fuel
Эшелон военная техника колонна танки грузовики прибыл видели движется сегодня вчера солдаты вагоны платформы
топливо граница
Ешелон військова техніка колона вантажівки прибув бачили рухається сьогодні вчора солдати вагони паливо кордон
літак вертоліт
Эшалон вайсковая тэхніка калона танкі грузавікі прыбыў бачылі рухаецца сёння ўчора салдаты вагоны паліва мяжа
самалёт верталёт
"""


@pytest.mark.parametrize("word", REPORT_WORDS.split())
def test_the_words_of_reports_are_no_places(word: str) -> None:
    names = open_names()
    hit = names.longest([word.capitalize()], 0)
    assert hit is None or hit.common_word or hit.kind is None
    assert names.longest([word.lower()], 0) is None
