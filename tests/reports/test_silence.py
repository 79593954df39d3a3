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


@pytest.mark.parametrize(
    "text",
    [
        "Rumours that 100 tanks arrived in Brest are false, the border service said.",
        "У Брест прибыло 100 танків. Це фейк.",
        "В Гомель прибыли 20 танков. Фото — фейк, сообщили власти.",
        "Інфармацыя пра 100 танкаў у Брэсце — фэйк.",
    ],
)
def test_what_is_called_false_is_not_told(text: str) -> None:
    assert told(text) == []


def test_a_thing_that_was_not_among_what_came_is_no_part_of_it() -> None:
    read_of = told("Раніцай каля Слуцка бачылі дзевяць КамАЗаў, ехалі на захад; бронетэхнікі сярод іх не было.")
    assert [each["count_min"] for each in read_of] == [9]


def test_the_number_behind_no_is_a_name() -> None:
    (only,) = told(
        "Train No. 981, 46 wagons with ammunition, passed from Russia through Orsha on March 27.", "2023-03-28"
    )
    assert (only["count_min"], only["report_kind"]) == (46, "observation")


def test_a_correcting_no_denies_nothing_behind_it() -> None:
    (only,) = told("Две «Оки»? Нет, два «Смерча» ушли из Полоцка в Минск поездом 6 мая.", "2023-05-08")
    assert (only["count_min"], only["equipment"]) == (2, "BM-30 Smerch")


def test_what_is_promised_has_not_moved() -> None:
    (only,) = told("Czechia has promised to move 12 Mi-24s, of which 3 arrived in Ukraine on 17 December.")
    assert only["count_min"] == 3


def test_the_number_of_an_aircraft_is_no_count() -> None:
    (only,) = told("Ан-26 борт 52 сел вчера в Гомеле.")
    assert (only["count_min"], only["count_max"]) == (1, 1)


def test_a_unit_is_not_told_beside_what_it_rides_on() -> None:
    read_of = told("Батальён нацгвардыі прыбыў у Гродна.") + told("Солдаты на 9 автобусах прибыли в Гродно из Орши.")
    assert [each["count_min"] for each in read_of if each["equipment_class"] != "personnel"] == [9]
    assert len(told("Солдаты на 9 автобусах прибыли в Гродно из Орши.")) == 1


def test_a_train_between_two_towns_is_no_military_one() -> None:
    assert told("Поезд Минск — Гродно опоздал на 40 минут.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The A-50 didn't take off from Machulishchy.",
        "Three A-50s did not take off from Machulishchy on Monday.",
        "The A-50 couldn't fly from Machulishchy on Monday.",
        "The A-50 failed to take off from Machulishchy.",
        "The A-50 was unable to take off from Machulishchy.",
        "А-50 не смог взлететь с Мачулищ.",
        "А-50 не зміг злетіти з Мачулищ.",
        "А-50 не змог узляцець з Мачулішчаў.",
    ],
)
def test_what_could_not_take_off_did_not(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12 танков попали в кадр под Минском.", "tank"),
        ("Эшалон з Зернава ўчора прыйшоў у Гомель.", "train"),
        ("Two tractor units with trailers drove through Mazyr to Homel.", "truck"),
        ("Эшелон с 14 «Ураганами» прибыл в Оршу.", "mlrs"),
        ("After the drill 20 tanks went from Lida to Hrodna.", "tank"),
    ],
)
def test_words_that_only_look_like_those_silence_nothing(text: str, kind: str) -> None:
    assert kind in [each["equipment_class"] for each in told(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Да калоны ў Пінску далучыліся шэсць «Тыграў».", "armoured_vehicle"),
        ("Чытачы паведамілі: Лунінец, 14:10, пяць Т-72.", "tank"),
        ("Колона, 12 «Уралів», Іваново — Пінськ, не зупинялися.", "truck"),
    ],
)
def test_verbs_of_telling_and_verbs_that_are_denied_keep_a_note(text: str, kind: str) -> None:
    assert kind in [each["equipment_class"] for each in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Poland moves 60 tanks from Bydgoszcz to Lublin over the next few days.",
        "В ближайшие сутки из Бреста в Гомель перебрасывают 20 танков.",
        "Найближчими днями з Берестя до Гомеля їде 20 танків.",
    ],
)
def test_days_to_come_make_a_forecast(text: str) -> None:
    assert told(text) == []
    assert {each["report_kind"] for each in read(text)} == {"forecast"}


def test_what_may_have_happened_is_a_claim() -> None:
    kinds = [each["report_kind"] for each in read("As many as 15 Grad launchers may have been moved to Brest.")]
    assert kinds == ["claim"]
    kinds = [each["report_kind"] for each in read("On the next day 20 tanks went from Brest to Homel.")]
    assert kinds == ["observation"]


@pytest.mark.parametrize(
    "text",
    [
        "За год завод вернул в строй 211 танков в Борисове.",
        "The Barysau plant returned 30 tanks to service.",
        "Підліток знімав рух «Іскандерів» поблизу Гомеля, за що отримав вирок.",
        "У Ваўкавыску вывелі тры БТР, ахвотных пакатацца набралася каля дзвюхсот.",
        "В Лиде на день открытых дверей вывели три БТР.",
        "Россия держала в Беларуси около 9250 военных.",
        "В лагерь под Целью подвезли 24 машины щебня.",
    ],
)
def test_what_is_mended_judged_or_ridden_is_no_sighting(text: str) -> None:
    assert told(text) == []
