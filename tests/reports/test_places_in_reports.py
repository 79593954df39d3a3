"""Where things were seen is read from words of place in four languages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.reading import names, told
from tests.reports.reading import read as read_on


def read(text: str) -> list[dict[str, Any]]:
    """Return the sightings of a report published on 10 February 2023."""
    return read_on(text, "2023-02-10")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("9 лютого Бобруйськ проїхали сім БТР-82А.", "Babruisk"),
        ("Семь БТР-82А проехали вчера вечером Жлобин.", "Zhlobin"),
        ("Станцыю Асіповічы ўчора мінуў эшалон з 30 платформаў.", "Asipovichy"),
        ("Аэродром Лида вчера принял четыре Су-25.", "Lida"),
        ("Семь тягачей вчера прошли Верхние Лужки на Гомель.", "Luzhki"),
    ],
)
def test_a_name_beside_a_verb_of_passing_or_taking_in_is_where_it_was(text: str, place: str) -> None:
    assert place in str(read(text)[0]["place"]["name"])


def test_a_government_that_takes_in_is_no_spot() -> None:
    (planes,) = read("Минск принял вчера 12 истребителей Су-30СМ.")
    assert planes["place"] is None or planes["place"]["name"] != "Minsk"


@pytest.mark.parametrize(
    ("text", "place", "kind"),
    [
        ("Учора на лідскім аэрадроме селі два Су-30СМ.", "Lida", "airfield"),
        ("Вчера 12 грузовиков видели в мозырском районе.", "Mazyr", "admin2"),
        ("Вчера на брестский вокзал прибыл эшелон с 20 танками.", "Brest", None),
    ],
)
def test_an_adjective_of_a_town_names_its_airfield_district_or_station(text: str, place: str, kind: str | None) -> None:
    said = read(text)[0]["place"]
    assert place in said["name"]
    assert kind in {None, said["kind"]}


def test_a_sea_is_told_without_a_pin() -> None:
    (ships,) = read("Два десантных корабля вчера вышли в Черное море.")
    told = ships["place"] or ships["destination"]
    assert (told["name"], told["lat"]) == ("Black Sea", None)


def test_a_witness_stands_in_for_the_place_only_where_no_other_is_told() -> None:
    (told,) = read("Residents of Rahachou counted 12 Ural trucks yesterday.")
    assert told["place"]["name"] == "Rahachou"
    (other,) = read("Residents of Rahachou saw 12 Ural trucks near Dobrush yesterday.")
    assert other["place"]["name"] == "Dobrush"


@pytest.mark.parametrize(
    "text",
    [
        "На Гомель вчера прогнали 12 танков.",
        "Учора ў бік Гомеля ішлі 12 танкаў.",
        "Yesterday 12 tanks were moving towards Homel.",
        "Учора 12 танків їхали в напрямку Гомеля.",
    ],
)
def test_a_mere_direction_is_a_destination_and_no_place(text: str) -> None:
    _, place, destination = names(read(text)[0])
    assert (place, destination) == (None, "Homel")


@pytest.mark.parametrize(
    "text",
    [
        "В 5 км к северу от Пинска вчера видели 8 БМП-2.",
        "За 5 км на північ від Пінська вчора помітили 8 БМП-2.",
        "За пяць кіламетраў ад Пінска ўчора бачылі 8 БМП-2.",
    ],
)
def test_a_distance_from_a_town_is_where_it_was_seen(text: str) -> None:
    assert names(read(text)[0]) == (None, "Pinsk", None)


def test_quoted_words_and_years_are_no_places() -> None:
    (guns,) = read("Вчера из Бреста вышли 5 танков, участвовавших в «Рубеже».")
    assert names(guns)[0] == names(guns)[1] == "Brest"


def test_what_moved_and_stands_elsewhere_now_is_there() -> None:
    (tractors,) = read("Уночы каля 80 цягачоў зняліся з Калінкавічаў, да раніцы яны ўжо стаялі ля Нароўлі.")
    assert names(tractors)[:2] == ("Kalinkavichy", "Naroulia")


def test_of_two_places_of_one_sighting_the_first_is_taken() -> None:
    (tanks,) = read("Вчера у Добруша и возле Ветки видели колонну танков.")
    assert tanks["place"]["name"] == "Dobrush"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Вчера на Лесную прибыл эшелон, 40 вагонов.", "station"),
        ("Вчера эшелон, 40 вагонов, проследовал через Лесную.", "station"),
    ],
)
def test_a_train_stops_at_the_station_of_that_name(text: str, kind: str) -> None:
    place = read(text)[0]["place"]
    assert (place["kind"], place["country"]) == (kind, "BY")


def test_airspace_that_was_violated_is_where_it_was() -> None:
    (drones,) = read("On 9 February 19 drones from Belarus violated Polish airspace.")
    assert (drones["destination"]["name"], drones["flow"]) == ("Poland", "out")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Tanks reached the Losvida training ground, 15 km north of Vitsebsk, yesterday.", "Losvida training ground"),
        ("Twelve tanks were spotted yesterday in Homel region's Naroulia district.", "Naroulia district"),
        ("Вчера 12 танков видели в Ельске, в 20 км от Наровли.", "Yelsk"),
    ],
)
def test_distances_and_wider_areas_only_tell_where_a_place_lies(text: str, place: str) -> None:
    assert read(text)[0]["place"]["name"] == place


@pytest.mark.parametrize(
    ("text", "place", "destination"),
    [
        ("Стою в Речице на переезде. Насчитал 12 платформ с танками на Калинковичи.", "Rechytsa", "Kalinkavichy"),
        ("Стоїмо на переїзді в Жлобині. Нарахувала 28 платформ, їдуть на Бобруйськ.", "Zhlobin", "Babruisk"),
    ],
)
def test_where_the_teller_stands_is_where_it_was_seen(text: str, place: str, destination: str) -> None:
    first = told(text)[0]
    assert names(first)[1:] == (place, destination)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Через Керченский мост сегодня прошли 20 КамАЗов.", "Kerch"),
        ("Кримським мостом на материк сьогодні пройшли 20 вантажівок.", "Kerch"),
        ("Дальнобойщик из Херсона: за Армянском сегодня видел колонну, машин двадцать.", "Armyansk"),
    ],
)
def test_bridges_and_what_lies_behind_a_town_are_read_as_the_town(text: str, place: str) -> None:
    (only,) = told(text)
    assert (only["count_min"], only["place"]["name"]) == (20, place)


def test_the_adjective_of_a_street_is_no_place() -> None:
    (only,) = told("Лида. По Советской к вокзалу сегодня проехали 12 БТР.")
    assert only["place"]["name"] == "Lida"


def test_a_country_told_behind_a_border_is_no_part_of_its_name() -> None:
    (only,) = told("До кордону з Україною Білорусь стягнула 12 танків.")
    assert (only["place"]["name"], only["origin"]["name"]) == ("border with Ukraine", "Belarus")


def test_an_airport_that_takes_in_is_where_they_landed() -> None:
    (aircraft,) = told("Homel airport handled four Il-76 landings on 13 December, all from Taganrog.")
    assert (names(aircraft)[:2], aircraft["count_min"]) == (("Taganrog", "Homel airport"), 4)


@pytest.mark.parametrize(
    "text",
    [
        "Hi, Dobrush here. On Monday four lorries passed towards Homel.",
        "На связи Добруш. В понедельник четыре грузовика прошли на Гомель.",
        "Добруш на зв'язку. У понеділок чотири вантажівки пройшли на Гомель.",
        "Добруш на сувязі. У панядзелак чатыры грузавікі прайшлі на Гомель.",
    ],
)
def test_who_tells_says_where_they_are(text: str) -> None:
    (trucks,) = told(text)
    assert names(trucks)[1:] == ("Dobrush", "Homel")


@pytest.mark.parametrize(
    ("text", "origin", "place", "flow"),
    [
        ("За неделю с белорусских складов в Россию вывезли 12 эшелонов.", "Belarus", "Belarus", "out"),
        ("З беларускіх вайсковых складоў учора вывезлі 20 танкаў.", "Belarus", "Belarus", "out"),
        ("Last week 12 trains left Belarusian depots for Russia.", "Belarus", "Belarus", "out"),
        ("Twelve Su-34s landed at Belarusian airfields yesterday.", None, "Belarus", "in"),
        ("На білоруські аеродроми вчора прилетіли 12 Су-34.", None, "Belarus", "in"),
    ],
)
def test_several_depots_or_airfields_of_a_country_are_the_country(
    text: str, origin: str | None, place: str, flow: str
) -> None:
    (told,) = read(text)
    assert ((told["origin"] or {}).get("name"), told["place"]["name"], told["flow"]) == (origin, place, flow)


@pytest.mark.parametrize(
    "text",
    ["Учора прибув ешелон із Капустиного Яру: десять «Торів».", "Під Капустиним Яром учора бачили десять «Торів»."],
)
def test_an_owner_in_a_name_may_take_long_endings(text: str) -> None:
    (told,) = read(text)
    assert (told["origin"] or told["place"])["name"] == "Kapustin Yar"


def test_the_only_place_of_a_paragraph_may_be_told_behind() -> None:
    (only,) = told("Сьогодні зранку пройшла колона: 12 танків. Це бачили мешканці біля Лельчиць.")
    assert only["place"]["name"].startswith("Lel")


def test_men_counted_from_a_region_come_from_there() -> None:
    (only,) = told("До 200 мобілізованих чоловіків з Курської області привезли до Брестської області.")
    assert (names(only), only["flow"]) == (("Kursk region", "Brest region", "Brest region"), "in")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("According to the General Staff in Kyiv, five S-400s went from Homel to the Brest region.", "Brest region"),
        ("According to railway workers in Orsha, 30 wagons left for Smolensk yesterday.", "Orsha"),
        ("Железнодорожники из Орши сообщают: вчера 30 вагонов ушли в Смоленск.", "Orsha"),
        ("The ministry in Minsk says 12 tanks left for Lepel yesterday.", "Lepel"),
    ],
)
def test_where_the_teller_is_counts_for_what_he_saw_leave_and_for_no_capital(text: str, place: str) -> None:
    assert [each["place"]["name"] for each in told(text)] == [place]


def test_a_respelt_name_is_shown_as_the_report_has_it() -> None:
    (only,) = told("Сьогодні двадцять вантажівок їдуть з Гомеля до Мозиря.")
    assert (only["place"]["name"], only["place"]["text"]) == ("Mazyr", "Мозиря")


@pytest.mark.parametrize("goal", ["Червень", "Узда", "Чериков"])
def test_a_town_behind_a_dash_is_one_though_its_name_is_an_everyday_word_or_a_month(goal: str) -> None:
    (sighting,) = told(f"На дороге Березино — {goal} вчера заметили 3 танка.", "2023-09-15")
    assert (sighting["origin"]["name"], sighting["place"]["text"]) == ("Berazino", goal)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Поблизу н.п. Хрінівка помічено 12 танків.", "Khrinivka"),
        ("Поблизу н. п. Хрінівка помічено 12 танків.", "Khrinivka"),
        ("Возле нп Хриновка замечены 12 танков.", "Khrinivka"),
        ("Через село Стара Гута пройшли 12 танків.", "Stara Huta"),
        ("Со станции Муляровка 9 февраля отправили 12 танков.", "Muliarauka railway station"),
        ("На ст. Заслонава разгрузілі 12 танкаў.", "Zaslonauski"),
    ],
)
def test_words_of_the_sort_stand_before_small_names_too(text: str, place: str) -> None:
    (sighting,) = read(text)
    assert sighting["place"]["name"] == place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("9 лютого колону з 12 танків бачили біля села Абухава (Оршанський район).", "Абухава"),
        ("9 февраля у деревни Обухово (Оршанский район Витебской области) видели колонну из 12 танков.", "Обухово"),
        ("9 февраля у деревни Обухово (Оршанский р-н) видели колонну из 12 танков.", "Обухово"),
        ("9 февраля в Обухово (Беларусь, Оршанский р-н) видели колонну из 12 танков.", "Обухово"),
        ("9 лютага каля вёскі Абухава (Аршанскі раён) бачылі калону з 12 танкаў.", "Абухава"),
        ("On 9 February a column of 12 tanks was seen near the village of Abukhava (Orsha district).", "Abukhava"),
        ("9 февраля в Новосёлках (Оршанский район) видели колонну из 12 танков.", "Новосёлках"),
    ],
)
def test_a_village_unknown_in_the_district_said_beside_it_is_answered_by_the_district(text: str, name: str) -> None:
    (tanks,) = read(text)
    assert (tanks["place"]["text"], tanks["place"]["name"]) == (name, "Orsha district")


def test_a_village_known_in_the_district_said_beside_it_is_found() -> None:
    (tanks,) = read("9 февраля в Межево (Оршанский район) видели колонну из 12 танков.")
    assert tanks["place"]["name"] == "Myezhava"


def test_a_doubtful_village_far_from_the_town_it_is_said_to_be_near_is_not_meant() -> None:
    (tanks,) = read("9 февраля в Обухово под Оршей видели колонну из 12 танков.")
    assert tanks["place"]["name"] == "Orsha"


@pytest.mark.parametrize(
    "text",
    [
        "9 февраля в р-не Орши видели 12 танков.",
        "9 лютого в р-ні Орші бачили 12 танків.",
        "9 лютага ў р-не Оршы бачылі 12 танкаў.",
        "Під Оршею 9 лютого помітили 12 танків.",
        "9 февраля в деревне Обухово (Орша) видели 12 танков.",
    ],
)
def test_the_surroundings_of_a_town_are_the_town_and_no_district(text: str) -> None:
    assert read(text)[0]["place"]["name"] == "Orsha"
