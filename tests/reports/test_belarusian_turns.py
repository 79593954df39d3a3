"""Turns of Belarusian reports: what seems so, what stands, what comes as fresh men, where a district was entered."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


@pytest.mark.parametrize(
    "text", ["Праз Слуцк, здаецца, прайшлі 9 танкаў.", "Через Ковель, здається, пройшли 9 танків."]
)
def test_what_seems_so_is_no_offer_but_a_claim(text: str) -> None:
    (sighting,) = told(text)
    assert (sighting["count_min"], sighting["report_kind"]) == (9, "claim")


@pytest.mark.parametrize(
    "text",
    [
        "Працягваецца вылучэнне падраздзяленняў да мяжы. Каля Ельска адзначана 20 адзінак бронетэхнікі.",
        "Продолжается выдвижение подразделений к границе. Возле Ельска отмечено 20 единиц бронетехники.",
    ],
)
def test_pieces_with_a_noun_of_their_own_count_no_earlier_one(text: str) -> None:
    found = [(each["equipment_class"], each["count_min"]) for each in told(text)]
    assert ("armoured_vehicle", 20) in found
    assert ("personnel", 20) not in found


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Праз Новую Гуту ідуць танкі, ужо больш за шэсцьдзясят.", "tank", 61),
        ("Через Новую Гуту идут танки, уже больше шестидесяти.", "tank", 61),
        ("Расійскі ваенны борт вылецеў з Пскова і сеў у Гомелі.", "other", 1),
        ("Праз Слонім прайшлі дзве заправачныя машыны.", "fuel_truck", 2),
        ("На станцыю Лясная прыйшлі 17 аўтаплатформ.", "wagon", 17),
    ],
)
def test_more_belarusian_ways_to_say_what_and_how_many(text: str, kind: str, count: int) -> None:
    (sighting,) = told(text)
    assert (sighting["equipment_class"], sighting["count_min"]) == (kind, count)


def test_a_road_told_before_is_where_it_was_seen() -> None:
    found = told("На трасе Слуцк — Мікашэвічы людна. Нарахавала 5 «Тыграў» і 4 «Ліс-ПМ», ехалі на захад.")
    assert {names(each)[1] for each in found} == {"Mikashevichy"}
    assert [each["count_min"] for each in found] == [5, 4]


def test_what_a_standing_train_holds_is_told() -> None:
    found = told("На вузле Калінкавічы стаяць два эшалоны з Расіі, у першым 22 платформы з танкамі.")
    assert [(each["equipment_class"], each["count_min"]) for each in found] == [("wagon", 22), ("tank", None)]


def test_what_stands_beside_a_cargo_is_its_own() -> None:
    found = told("На Ельск з Мазыра цягнуць 10 прычэпаў з ПММ і «Уралы».")
    assert [each["count_min"] for each in found] == [10, None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Шахед заляцеў з Украіны ў Брагінскі раён.", "Brahin district"),
        ("9 танков заехали из России в Горецкий район.", "Horki district"),
        ("З Мазыра ў Брагінскі раён заехалі 9 танкаў.", "Brahin district"),
        ("9 танкаў прайшлі праз Камарын у Брагінскім раёне.", "Komaryn"),
    ],
)
def test_a_district_that_is_entered_is_no_surroundings_of_where_it_came_from(text: str, place: str) -> None:
    (sighting,) = told(text)
    assert names(sighting)[1] == place


@pytest.mark.parametrize(
    "text", ["Не пацверджана: праз Слуцк прайшлі 9 танкаў.", "Не подтверждено: через Слуцк прошли 9 танков."]
)
def test_what_opens_as_unconfirmed_is_a_claim(text: str) -> None:
    (sighting,) = told(text)
    assert sighting["report_kind"] == "claim"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("МіГ падняўся з Мачулішчаў.", "fighter"),
        ("Адзначаецца праход 9 танкаў праз Слуцк.", "tank"),
        ("Отмечен проезд колонны из 9 танков через Слуцк.", "tank"),
        ("У Слуцк прыбыло папаўненне, 300 чалавек.", "personnel"),
        ("Расійскі канвой праехаў Слуцк.", "convoy"),
        ("У Слуцку стаіць эшалон з 9 танкамі.", "tank"),
    ],
)
def test_what_passes_by_a_noun_or_comes_as_fresh_men_is_told(text: str, kind: str) -> None:
    (sighting,) = told(text)
    assert sighting["equipment_class"] == kind


@pytest.mark.parametrize(
    "text",
    [
        "Па шашы Мазыр — Оўруч ехалі 9 танкаў.",
        "По шоссе Мозырь — Овруч шли 9 танков.",
        "По шосе Мозир — Овруч йшли 9 танків.",
    ],
)
def test_a_highway_between_towns_is_no_street(text: str) -> None:
    (sighting,) = told(text)
    assert names(sighting) == ("Mazyr", "Ovruch", "Ovruch")


def test_a_side_of_the_sky_in_capitals_is_no_place() -> None:
    (sighting,) = told("Пад Івацэвічамі на Захад прайшлі 9 танкаў.")
    assert names(sighting) == (None, "Ivatsevichy", None)


def test_deep_into_a_region_is_where_it_went() -> None:
    (sighting,) = told("Два беспілотнікі з беларускага боку заляцелі на 40 км углыб Падляшша.")
    assert names(sighting)[1] == "Podlaskie"


def test_a_day_in_a_row_may_be_said_by_already() -> None:
    (sighting,) = told("Шэсць «Уралаў» ужо трэці дзень едуць праз Брагін.", "2024-09-10")
    assert (sighting["observed_from"], sighting["observed_to"]) == ("2024-09-08", "2024-09-10")


def test_a_general_word_gives_way_to_the_types_behind_a_colon() -> None:
    (sighting,) = told("Першыя танкі ўвайшлі ў Беларусь: эшалон з дзесяццю Т-72 разгрузілі на станцыі Ельск.")
    assert (sighting["equipment"], sighting["count_min"]) == ("T-72", 10)


def test_more_belarusian_names_of_equipment() -> None:
    found = told("Праз Слуцк прайшлі 3 СПУ, 2 радыёрэлейкі і вадавозка.")
    assert [each["count_min"] for each in found] == [3, 2, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Расійскі борт прызямліўся ў Баранавічах.",
        "Борт RA-76735 сел в Барановичах.",
        "У Барановичах сів російський борт RA-76735.",
    ],
)
def test_a_board_that_flies_is_an_aircraft(text: str) -> None:
    (sighting,) = told(text)
    assert (sighting["unit"], sighting["count_min"]) == ("aircraft", 1)


@pytest.mark.parametrize(
    "text",
    [
        "Медицинский борт приземлился в Минске с ребёнком.",
        "Борт авіякампаніі сеў у Гомелі.",
        "Яго паднялі на борт у Мінску.",
    ],
)
def test_a_civil_board_or_what_is_taken_aboard_is_no_sighting(text: str) -> None:
    assert told(text) == []


def test_pieces_behind_a_type_count_it() -> None:
    found = told("Слуцк: Т-72 12 шт, «Уралы» 5 шт.")
    assert [each["count_min"] for each in found] == [12, 5]


@pytest.mark.parametrize(
    "text",
    [
        "Над Лідай ляталі два верталёты.",
        "Над Лидой летали два вертолёта.",
        "Над Лідай лётаюць два верталёты.",
        "Па Пінску раз'язджалі два «Тыгры».",
    ],
)
def test_going_to_and_fro_is_movement(text: str) -> None:
    (sighting,) = told(text)
    assert sighting["count_min"] == 2


@pytest.mark.parametrize(
    "text",
    [
        "У чацвер у Баранавічы вярнуліся чатыры Як-130, якія ў чэрвені ляталі на рамонт.",
        "В четверг в Барановичи вернулись четыре Як-130, которые в июне летали на ремонт.",
    ],
)
def test_what_they_once_did_dates_no_arrival(text: str) -> None:
    (sighting,) = told(text, "2023-08-11")
    assert (sighting["observed_from"], sighting["observed_to"]) == ("2023-08-10", "2023-08-10")


@pytest.mark.parametrize(
    "text",
    [
        "60 ваенных прыехалі ўчора, размясцілі іх у школе вёскі Лясковічы.",
        "60 военных приехали вчера, разместили их в здании школы деревни Лясковичи.",
    ],
)
def test_a_building_of_a_village_is_in_the_village(text: str) -> None:
    (sighting,) = told(text)
    assert names(sighting)[1] == "Lyaskovichi"


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Зь Берасьця ў Горадню выехалі 9 танкаў.", ("Brest", "Hrodna")),
        ("З-пад Гарадні (Чарнігаўская вобласць) прыляцелі на Добруш два беспілотнікі.", ("Horodnia", "Dobrush")),
    ],
)
def test_hrodna_in_the_classical_spelling_is_no_town_beyond_the_border(text: str, way: tuple[str, str]) -> None:
    (sighting,) = told(text)
    origin, _, destination = names(sighting)
    assert (origin, destination) == way


@pytest.mark.parametrize(
    "text",
    [
        "З Крычава паведамляюць: разгружаюць танкі. Налічылі адзінаццаць, прыйшлі са Смаленска.",
        "Жыхары Крычава пішуць, што са Смаленска прыйшлі 11 танкаў.",
        "Жители Кричева сообщают, что из Смоленска пришли 11 танков.",
    ],
)
def test_what_came_came_to_those_who_tell_of_it(text: str) -> None:
    (sighting,) = told(text)
    assert names(sighting)[:2] == ("Smolensk", "Krychau")


def test_what_a_load_is_for_is_no_load() -> None:
    (sighting,) = told("У Асіповічы дастаўлены ракеты для «Іскандэраў».")
    assert sighting["equipment_class"] == "other"


def test_scrap_is_no_military_load() -> None:
    assert told("На ўтылізацыю ў Стоўбцы звезлі сто спісаных вагонаў, метал пераплавяць.") == []
