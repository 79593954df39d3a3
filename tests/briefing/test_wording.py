"""Words in five languages: every table whole, every plural form there, sentences that an editor would let stand."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from geo.briefing.model import Block, Language
from geo.briefing.wording.filtered import filter_told
from geo.briefing.wording.labels import labels
from geo.briefing.wording.sentences import Wording
from geo.briefing.wording.tables import OF_COUNTRY, language_of, open_table
from geo.counts.intervals import UNKNOWN, interval_of
from geo.errors import UsageError
from geo.model import Flow, Interval, Mode, Qualifier, Unit
from geo.reports.equipment.lexicon import CLASSES

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGLISH = open_table(Language.ENGLISH).words
LANGUAGES = list(Language)
TOLD = ("BY", "UA", "RU", "PL", "LT", "LV")


def paths(words: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in words.items():
        found |= paths(value, f"{before}{key}/") if isinstance(value, dict) else {f"{before}{key}": value}
    return found


def fields(phrase: str) -> set[str]:
    return set(re.findall(r"{(\w+)", phrase))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_phrase(language: Language) -> None:
    words = open_table(language).words
    for section, phrases in ENGLISH.items():
        if section in {"locale", "region", "areas", "countries", "counted", "units"}:
            continue
        assert set(phrases) == set(words[section]), section
        assert all(value.strip() for value in words[section].values()), section
    assert set(words["classes"]) >= set(CLASSES)
    assert set(words["units"]) == {unit.value for unit in Unit}
    assert set(words["flow"]) == {flow.value for flow in Flow}
    assert set(words["modes"]) == {mode.value for mode in Mode}
    assert set(words["countries"]) == {*TOLD, "other"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_noun_has_every_plural_form_of_its_language(language: Language) -> None:
    table = open_table(language)
    wanted = set(table.locale.plural_form.tags) | {"other"}
    for noun in set(ENGLISH["counted"]) - {"movement_reported"}:
        assert set(table.words["counted"][noun]) == wanted, noun
    for unit, words in table.words["units"].items():
        assert set(words["noun"]) == wanted, unit
        if language is not Language.ENGLISH:
            assert set(words["genitive"]) == wanted, unit


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_has_every_case(language: Language) -> None:
    words = open_table(language).words["countries"]
    for code in TOLD:
        if language is not Language.ENGLISH:
            assert set(words[code]) == {"name", *OF_COUNTRY}
    assert set(words["other"]) == set(OF_COUNTRY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_asks_only_for_values_that_the_english_one_knows(language: Language) -> None:
    known = {"phrases": {"direction", "Direction", "Unit_name", "unit_name", *OF_COUNTRY, "country"}}
    words = open_table(language).words
    for section in ("phrases", "headings", "captions", "method", "caveats", "labels", "columns"):
        for key, phrase in words[section].items():
            assert fields(phrase) <= fields(ENGLISH[section][key]) | known.get(section, set()), f"{section}.{key}"


def test_no_cyrillic_letter_hides_in_a_polish_or_english_word_and_none_of_ours_in_theirs() -> None:
    for language in (Language.ENGLISH, Language.POLISH):
        for path, phrase in paths(open_table(language).words).items():
            assert not re.search(r"[а-яёіїєґўА-ЯЁІЇЄҐЎ]", phrase), path
    letters = {Language.UKRAINIAN: "ыэёъўЫЭЁЪЎ", Language.BELARUSIAN: "ищъїєґИЩЪЇЄҐ", Language.RUSSIAN: "іїєґўІЇЄҐЎ"}
    for language, foreign in letters.items():
        for path, phrase in paths(open_table(language).words).items():
            assert not set(foreign) & set(phrase), path


GOLDEN = {
    Language.ENGLISH: "Between 12 and 19 December, 7 movements into Belarus were reported by 3 sources; "
    "between 118 and 164 vehicles; one movement without a number.",
    Language.UKRAINIAN: "З 12 до 19 грудня 3 джерела повідомили про 7 переміщень до Білорусі: "
    "від 118 до 164 одиниць техніки; 1 переміщення без зазначеної кількості.",
    Language.BELARUSIAN: "З 12 па 19 снежня 3 крыніцы паведамілі пра 7 перамяшчэнняў у Беларусь: "
    "ад 118 да 164 адзінак тэхнікі; 1 перамяшчэнне без названай колькасці.",
    Language.RUSSIAN: "С 12 по 19 декабря 3 источника сообщили о 7 перемещениях в Беларусь: "
    "от 118 до 164 единиц техники; 1 перемещение без указания числа.",
    Language.POLISH: "Od 12 do 19 grudnia 3 źródła poinformowały o 7 przemieszczeniach na Białoruś: "
    "od 118 do 164 pojazdów; 1 przemieszczenie bez podanej liczby.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_opening_sentence(language: Language) -> None:
    wording = Wording(language, "BY")
    counts = wording.counts({"vehicle": interval_of(118, 164)}, 1)
    said = wording.say(
        "phrases.opening",
        period=wording.period(date(2022, 12, 12), date(2022, 12, 19), year=False),
        movements=7,
        sources=3,
        direction=f" {wording.flow('in')}",
        counts=wording.say("phrases.opening_counts", counts=counts),
    )
    assert said == GOLDEN[language]


FORMS = {
    Language.ENGLISH: ("1 movement was reported by 1 source", "2 movements were", "5 movements", "21 movements"),
    Language.UKRAINIAN: (
        "1 джерело повідомило про 1 переміщення",
        "2 джерела повідомили про 2 переміщення",
        "5 джерел повідомили про 5 переміщень",
        "21 джерело повідомило про 21 переміщення",
    ),
    Language.BELARUSIAN: (
        "1 крыніца паведаміла пра 1 перамяшчэнне",
        "2 крыніцы паведамілі пра 2 перамяшчэнні",
        "5 крыніц паведамілі пра 5 перамяшчэнняў",
        "21 крыніца паведаміла пра 21 перамяшчэнне",
    ),
    Language.RUSSIAN: (
        "1 источник сообщил о 1 перемещении",
        "2 источника сообщили о 2 перемещениях",
        "5 источников сообщили о 5 перемещениях",
        "21 источник сообщил о 21 перемещении",
    ),
    Language.POLISH: (
        "1 źródło poinformowało o 1 przemieszczeniu",
        "2 źródła poinformowały o 2 przemieszczeniach",
        "5 źródeł poinformowało o 5 przemieszczeniach",
        "21 źródeł poinformowało o 21 przemieszczeniach",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_verbs_and_nouns_follow_their_number(language: Language) -> None:
    wording = Wording(language, "BY")
    for number, wanted in zip((1, 2, 5, 21), FORMS[language], strict=True):
        said = wording.say("phrases.opening_whole", movements=number, sources=number, direction="", counts="")
        assert wanted in said


def at_least(number: int) -> Interval:
    return Interval(count_min=number, count_max=None, count_qualifier=Qualifier.AT_LEAST)


def test_counts_take_the_case_that_their_words_ask_for() -> None:
    russian, polish, ukrainian = (
        Wording(each, "BY") for each in (Language.RUSSIAN, Language.POLISH, Language.UKRAINIAN)
    )
    assert russian.count(at_least(21), "wagon") == "не менее 21 вагона"
    assert russian.count(interval_of(2, 2), "wagon") == "2 вагона"
    assert russian.count(interval_of(None, 12), "aircraft") == "до 12 летательных аппаратов"
    assert ukrainian.count(at_least(2), "train") == "щонайменше 2 потяги"
    assert ukrainian.count(interval_of(30, 41), "vehicle") == "від 30 до 41 одиниці техніки"
    assert polish.count(at_least(22), "convoy") == "co najmniej 22 kolumny"
    assert polish.count(interval_of(None, 1), "person") == "do 1 osoby"


def test_what_is_rough_is_said_so_whatever_its_ends() -> None:
    english, russian = Wording(Language.ENGLISH, "BY"), Wording(Language.RUSSIAN, "BY")
    sums = [interval_of(low, high, about=True) for low, high in ((120, 120), (100, 140), (20, None), (None, 12))]
    assert [english.count(each, "vehicle") for each in sums] == [
        "about 120 vehicles", "about 100 to 140 vehicles", "about 20 vehicles or more", "up to about 12 vehicles",
    ]  # fmt: skip
    assert [english.short(each) for each in sums] == ["~120", "~100–140", "~20+", "~≤12"]
    assert russian.count(sums[1], "wagon") == "примерно от 100 до 140 вагонов"


def test_what_has_no_number_never_gets_one() -> None:
    for language in LANGUAGES:
        wording = Wording(language, "BY")
        assert not re.search(r"\d", wording.count(UNKNOWN, "vehicle") + wording.short(UNKNOWN))
        assert wording.counts({"vehicle": UNKNOWN}, 0) == ""


def test_units_stand_side_by_side_and_no_at_least_stands_before_what_is_exact() -> None:
    said = Wording(Language.ENGLISH, "BY").counts({"vehicle": at_least(118), "train": interval_of(3, 3)}, 2)
    assert said == "3 trains, at least 118 vehicles; 2 movements without a number"


def test_large_numbers_have_their_thousands_apart() -> None:
    said = [Wording(language, "BY").count(interval_of(118133, 118133), "vehicle") for language in LANGUAGES]
    assert said[0] == "118,133 vehicles"
    assert all(re.search(r"118[\u00a0\u202f,.]133", each) for each in said)


def test_periods_over_a_turn_of_month_and_year() -> None:
    english, polish = Wording(Language.ENGLISH, "BY"), Wording(Language.POLISH, "BY")
    assert english.period(date(2022, 11, 28), date(2022, 12, 4)) == "Between 28 November and 4 December 2022"
    assert english.period(date(2022, 12, 28), date(2023, 1, 3)) == "Between 28 December 2022 and 3 January 2023"
    assert english.period(date(2022, 12, 16), date(2022, 12, 16), year=False) == "On 16 December"
    assert polish.period(date(2022, 11, 28), date(2022, 12, 4), year=False) == "Od 28 listopada do 4 grudnia"
    assert english.span(date(2022, 12, 12), date(2022, 12, 18)) == "12–18 December 2022"
    assert polish.span(date(2022, 12, 12), date(2022, 12, 18)) == "12–18 grudnia 2022 r."


def test_the_date_time_group_is_english_in_every_language() -> None:
    moment = datetime(2022, 12, 19, 12, 0, tzinfo=UTC)
    assert Wording(Language.RUSSIAN, "BY").cutoff(moment).startswith("191200Z DEC 22, 19 декабря 2022")


def test_countries_without_a_row_of_their_own_come_by_name() -> None:
    assert Wording(Language.ENGLISH, "EE").flow("in") == "into Estonia"
    assert Wording(Language.UKRAINIAN, "EE").flow("in") == "до країни Естонія"
    assert Wording(Language.POLISH, "LT").flow("in") == "na Litwę"
    assert Wording(Language.RUSSIAN, "UA").flow("out") == "из Украины"


FILTERED = {
    Language.ENGLISH: "by rail; at most 100 km from the border of Belarus; Russian forces",
    Language.UKRAINIAN: "залізницею; не далі 100 км від кордону Білорусі; російські сили",
    Language.BELARUSIAN: "чыгункай; не далей за 100 км ад мяжы Беларусі; расійскія сілы",
    Language.RUSSIAN: "по железной дороге; не далее 100 км от границы Беларуси; российские силы",
    Language.POLISH: "koleją; nie dalej niż 100 km od granicy Białorusi; siły rosyjskie",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_filters_are_told_in_words(language: Language) -> None:
    wording = Wording(language, "BY")
    asked = (("mode", "rail", ("rail",)), ("near_border", "100", ()), ("affiliation", "RU", ("RU",)))
    assert "; ".join(filter_told(wording, *each) for each in asked) == FILTERED[language]


def test_filters_keep_their_heading_where_the_value_does_not_say_what_it_is() -> None:
    english, polish = Wording(Language.ENGLISH, "BY"), Wording(Language.POLISH, "BY")
    assert filter_told(english, "source", "Belarusian Hajun", ("Belarusian Hajun",)) == "source Belarusian Hajun"
    assert filter_told(english, "mode", "rail,none", ("rail", "none")) == "by rail, means: not told"
    assert filter_told(english, "affiliation", "none", ("none",)) == "whose forces not told"
    assert filter_told(english, "area", "[left out]", ("+375 29 123-45-67",)) == "area [left out]"
    assert filter_told(polish, "near_border", "50:LT") == "nie dalej niż 50 km od granicy Białorusi i Litwy"


def test_what_users_wrote_is_never_taken_for_a_phrase() -> None:
    said = Wording(Language.ENGLISH, "BY").say("phrases.from", place="{country} {0} {")
    assert said == "from {country} {0} {"


@pytest.mark.parametrize("language", LANGUAGES)
def test_drawings_have_all_their_words(language: Language) -> None:
    words = labels(Wording(language, "BY"))
    assert words.page.format(number=1, pages=2)
    assert words.left_out.format(count=3)
    assert dict(words.countries)["UA"]
    assert set(open_table(language).words["headings"]) >= {block.value for block in Block}


def test_an_unknown_language_is_refused_with_what_there_is() -> None:
    assert language_of("Polish") is Language.POLISH
    with pytest.raises(UsageError, match=r"'de' is not known; use one of: en \(English\)"):
        language_of("de")
