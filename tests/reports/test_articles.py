"""A whole article gives what moved, and at most claims marked as claims."""

from __future__ import annotations

import pytest

from tests.reports.reading import read, told

ENGLISH = """Minister visits the border as reports of new transports multiply

MINSK, 19 December 2022. The foreign minister arrived in Minsk on Monday for a two-day visit, accompanied by
four deputies and a delegation of 20 businessmen. He will meet the president on Tuesday and is to sign three
agreements.

The monitoring channel Belarusian Hajun says that at least 50 Ural army trucks and another convoy of 30 trucks
were moved from Russia to Belarus over the past week.

"There is no build-up, and nobody threatens anybody," the defence minister told reporters. "We are checking the
readiness of our own troops, nothing more." He added that 9,000 Russian soldiers and about 170 tanks had been
agreed on in October.

A member of parliament in Kyiv claimed that allegedly 15,000 troops had been pulled up to the border, but border
guards could not confirm this. Earlier, in the spring of 2021, some 40 trains with equipment came to the region
before the drills.

In February 2022 more than 30,000 Russian soldiers entered Belarus for exercises. An analyst recalled that in
2014 columns of tanks crossed the border in the east as well. Fuel prices rose by 5 percent to 2.20 roubles a
litre, and 700 lorries were waiting at the Polish border.

The visit ends on Wednesday with a concert for 1,500 guests."""
RUSSIAN = """Визит и эшелоны. Министр прилетел в Минск в понедельник, его встречали 200 кадетов.

Мониторинговый канал «Беларускі Гаюн» сообщает, что за неделю из России в Беларусь переброшено не менее 50
«Уралов» и ещё одна колонна из 30 грузовиков.

В ведомстве заявили: «Никакой угрозы нет, идёт проверка». По словам депутата, к границе якобы стянуто 15 тысяч
военных. В 2021 году на учения прибыло 12 тысяч человек."""
UKRAINIAN = """Візит міністра та нові ешелони

Міністр закордонних справ прибув у понеділок до Мінська з делегацією з 12 осіб. Переговори триватимуть два дні.

За даними «Беларускага Гаюна», протягом тижня з Росії до Білорусі перекинули щонайменше 50 «Уралів» і ще колону
з 30 вантажівок.

У пресслужбі заявили, що «жодного накопичення військ немає». Депутат стверджує, що до кордону нібито підтягнули
15 тисяч військових. Нагадаємо, у лютому 2022 року до країни увійшло понад 30 тисяч російських солдатів."""
BELARUSIAN = """Візіт міністра і новыя эшалоны

Міністр замежных спраў прыляцеў у панядзелак у Мінск з дэлегацыяй з 12 чалавек. Перамовы будуць ісці два дні.

Паводле «Беларускага Гаюна», за тыдзень з Расіі ў Беларусь перакінулі не менш за 50 «Уралаў» і яшчэ калону з 30
грузавікоў.

У ведамстве заявілі, што «ніякай пагрозы няма». Дэпутат сцвярджае, што да мяжы нібыта сцягнулі 15 тысяч
вайскоўцаў."""


@pytest.mark.parametrize("article", [ENGLISH, RUSSIAN, UKRAINIAN, BELARUSIAN])
def test_an_article_gives_its_two_groups_and_else_only_claims(article: str) -> None:
    observations = [each for each in read(article) if each["report_kind"] == "observation"]
    assert [(each["equipment"], each["count_min"], each["count_max"]) for each in observations] == [
        ("Ural truck", 50, None),
        ("truck", 30, 30),
    ]
    for each in observations:
        assert (each["flow"], each["observed_from"], each["observed_to"]) == ("in", "2022-12-12", "2022-12-19")
        assert (each["origin"]["kind"], each["origin"]["country"]) == ("country", "RU")
        assert (each["place"]["kind"], each["place"]["country"]) == ("country", "BY")
        assert each["source"] == "Belarusian Hajun"


@pytest.mark.parametrize("article", [ENGLISH, RUSSIAN, UKRAINIAN, BELARUSIAN])
def test_a_rumour_of_an_article_is_a_claim_with_nothing_borrowed_from_its_neighbours(article: str) -> None:
    for claim in told(article):
        if claim["report_kind"] == "claim":
            assert claim["count_min"] == 15_000
            assert claim["observed_from"] is None
            assert claim["flow"] == "unknown"


def test_a_train_followed_over_days_and_one_told_earlier_are_two_rows() -> None:
    first, second = told(
        "From Missyash a train with 50 new Urals left on 11 December and was in Asipovichy about one in the morning of "
        "the 16th; not less than thirty such trucks came to Polonka earlier"
    )
    assert (first["equipment"], first["count_min"], first["count_max"]) == ("Ural truck", 50, 50)
    assert (first["place"]["name"], first["observed_from"], first["observed_to"]) == (
        "Asipovichy", "2022-12-11", "2022-12-16",
    )  # fmt: skip
    assert "Missyash" in first["origin"]["name"]
    assert (second["count_min"], second["count_max"], second["count_qualifier"]) == (30, None, "at_least")
    assert "Polonka" in second["place"]["name"]
    assert {first["flow"], second["flow"]} == {"in"}


@pytest.mark.parametrize(
    ("article", "counts"),
    [
        ("Columns leave Slonim for the border\n\nOn Monday 14 trucks left Slonim for the Lithuanian border.", [14]),
        ("Columns leave Slonim for the border\n\nOn Monday 14 Su-30s left Lida for Russia.", [None, 14]),
        ("Росія завезла до Білорусі 60 машин\n\nРосія перекинула до Білорусі 60 машин. Це сталося у вівторок.", [60]),
        ("Росія завезла до Білорусі 60 машин\n\nРосія перекинула до Білорусі 40 машин у вівторок.", [60, 40]),
        ("12 танкаў прыбылі ў Ліду\nУчора 12 танкаў прыбылі эшалонам у Ліду з Барысава.", [12]),
        ("12 танкаў прыбылі ў Ліду\nУчора 12 танкаў прыбылі эшалонам у Слонім.", [12, 12]),
        ("12 танков прибыли в Лиду\n5 БТР прибыли в Лиду", [12, 5]),
    ],
)
def test_what_a_headline_tells_and_the_text_again_is_told_once(article: str, counts: list[int | None]) -> None:
    assert [each["count_min"] for each in told(article)] == counts


@pytest.mark.parametrize(
    "article",
    [
        "A convoy entered Belarus near Krychau.\n\nMany saw it.\n\nThey say the convoy consisted of 60 vehicles.",
        "В Беларусь у Кричева въехала колонна.\n\nЕё сняли жители. По их словам, в колонне было 60 машин.",
        "До Білорусі біля Кричева заїхала колона.\n\nКолона складалась із 60 машин.",
        "У Беларусь каля Крычава заехала калона.\n\nКалона складалася з 60 машын.",
    ],
)
def test_how_many_a_column_had_may_be_told_far_below_it(article: str) -> None:
    (convoy,) = told(article)
    assert (convoy["count_min"], convoy["place"]["name"]) == (60, "Krychau")
