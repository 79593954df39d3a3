"""Every filter word is taken on the command line, and a value that fits none is refused by the word as it was typed."""

from __future__ import annotations

import pytest

from geo.cli.opening import filters_of
from geo.cli.parser import build_parser
from geo.errors import UsageError
from geo.records.filters import Filters

GOOD = {
    "from": "2022-12-01", "to": "2022-12-31", "country": "BY,UA", "area": "Brest region", "place": "O'Brien",
    "equipment": "50%", "class": "tank,truck", "flow": "in,out", "mode": "rail,none", "affiliation": "RU",
    "source": "@hajun_by", "reliability": "A,none", "credibility": "1,2", "status": "all", "kind": "claim",
    "text": "'; DROP TABLE sighting; --", "bbox": "23,51,33,56.5", "near-border": "50", "tlp": "amber+strict",
}  # fmt: skip
BAD = {
    "from": "16.12.2022", "to": "2022-02-30", "country": "Belarusia", "class": "nonsense", "flow": "sideways",
    "mode": "sea", "status": "new",
    "reliability": "G", "credibility": "7", "kind": "guess", "bbox": "33,51,23,56", "near-border": "-1", "tlp": "pink",
}  # fmt: skip


def read(command: str, **words: str) -> Filters:
    arguments = [part for word, value in words.items() for part in (f"--{word}", value)]
    return filters_of(build_parser().parse_args([command, *arguments]))


@pytest.mark.parametrize("command", ["sightings", "movements", "totals"])
def test_every_word_is_taken_by_every_command(command: str) -> None:
    every = read(command, **GOOD)
    assert every == Filters.from_words(GOOD)
    assert len(every.to_words()) == len(GOOD)


@pytest.mark.parametrize("word", sorted(BAD))
def test_a_value_that_fits_none_is_refused_by_its_word(word: str) -> None:
    with pytest.raises(UsageError) as error:
        read("totals", **{word: BAD[word]})
    assert str(error.value).startswith(f"--{word} ")


@pytest.mark.parametrize("value", ["NaN", "inf", "1e400", "-0.1", "ten"])
def test_distances_are_numbers(value: str) -> None:
    with pytest.raises(UsageError, match="kilometres"):
        read("totals", **{"near-border": value})


def test_days_in_the_wrong_order_are_named_as_they_are_typed() -> None:
    with pytest.raises(UsageError) as error:
        read("totals", **{"from": "2022-12-31", "to": "2022-12-01"})
    assert str(error.value) == "--from 2022-12-31 is after --to 2022-12-01; swap the two"
