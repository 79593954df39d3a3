"""What did not move is passed over: statements, plans, losses, sales, displays, history, words with other meanings."""

from __future__ import annotations

import pytest

from tests.reports.reading import read, told


@pytest.mark.parametrize(
    "text",
    [
        "Not one tank has crossed at Komaryn this week, the border service said.",
        "Жодної колони на дорогах під Пінськом не помічено.",
        "Ни танков, ни эшелонов в Гомеле сегодня не видели.",
        "За суткі ля Ельска ніякіх перасоўванняў тэхнікі не было.",
    ],
)
def test_denials_are_no_observations(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Three battalions are to leave Brest for drills next month.",
        "Завтра в Оршу должны прибыть десять эшелонов.",
        "Наступного тижня до Лунинця перекинуть 20 літаків.",
        "На наступным тыдні ў Гродна прыбудуць 200 салдат.",
        "От 24 до 28 декабря через Оршу пройдут 12 воинских поездов.",
    ],
)
def test_plans_are_forecasts_at_most(text: str) -> None:
    assert told(text) == []
    assert {each["report_kind"] for each in read(text)} <= {"forecast"}


@pytest.mark.parametrize(
    "text",
    [
        "Is it true that 40 tanks came to Pinsk?",
        "Для продажу: МАЗ 1998 року у Бресті, ціна 5000 доларів.",
        "В музее Минска открыли выставку: два танка Т-34 и «Катюша».",
        "Летась у Рэчыцы разгрузілі 30 «Градаў».",
        "In Lida last year 200 trucks were unloaded.",
        "Под Минском «Урал» столкнулся с автобусом, пострадали пять солдат.",
        "Завод в Жодино выпустил 300 самосвалов, треть идёт на экспорт.",
        "На складе под Гродно хранится до 200 старых танков.",
        "Волонтери привезли до Ковеля три фури з генераторами.",
        "У Мінску на рэпетыцыі парада прайшлі тры «Торы».",
        "Сильный град побил посевы под Брестом, упало два дерева.",
        "«Тигры» обыграли в Гомеле «Металлург» в четвёртом матче.",
        "Satellite pictures of Baranavichy show 12 fighters on the apron.",
    ],
)
def test_what_is_no_movement_gives_nothing(text: str) -> None:
    assert told(text) == []


def test_what_is_told_of_no_place_is_no_sighting() -> None:
    assert told("Ten trucks and two buses drove past.") == []
    assert len(told("Ten trucks and two buses drove past Brest.")) == 2


@pytest.mark.parametrize("text", ["Возможно, в Пинск пришли 20 танков.", "Allegedly 20 tanks came to Pinsk."])
def test_what_the_text_doubts_is_a_claim(text: str) -> None:
    (only,) = read(text)
    assert (only["report_kind"], only["count_min"]) == ("claim", 20)
