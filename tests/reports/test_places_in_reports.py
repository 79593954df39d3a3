"""Where things were seen, came from and went is read from words of place in four languages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from geo.places.offline import open_geocoder
from geo.reports.stream import extract_stream


def read(text: str, published: str | None = "2023-02-10") -> list[dict[str, Any]]:
    line = json.dumps({"id": 1, "text": text, "published": published})
    (answer,) = (json.loads(each) for each in extract_stream([line], open_geocoder()))
    sightings: list[dict[str, Any]] = answer["sightings"]
    return sightings


def names(sighting: dict[str, Any]) -> tuple[str | None, str | None, str | None]:
    """Return the names of origin, place and destination."""
    roles = (sighting["origin"], sighting["place"], sighting["destination"])
    origin, place, destination = (role["name"] if role else None for role in roles)
    return origin, place, destination


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


@pytest.mark.parametrize(
    ("text", "destination"),
    [
        ("Из Брянской области в Гомельскую вчера перегнали 14 танков.", "Homel region"),
        ("З Віцебскай вобласці ў Магілёўскую ўчора перакінулі 9 танкаў.", "Mahiliou region"),
    ],
)
def test_a_region_is_read_where_the_word_for_region_is_left_out(text: str, destination: str) -> None:
    assert read(text)[0]["destination"]["name"] == destination


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday 12 trucks crossed the bridge over the Pripyat near Turau.",
        "Вчера 12 грузовиков прошли по мосту через Припять возле Турова.",
        "Учора 12 грузавікоў прайшлі па мосце праз Прыпяць каля Турава.",
        "Учора 12 вантажівок пройшли мостом через Прип'ять біля Турова.",
    ],
)
def test_a_river_gives_way_to_the_town_beside_it(text: str) -> None:
    assert read(text)[0]["place"]["name"].startswith("Tura")


def test_a_sea_is_told_without_a_pin() -> None:
    (ships,) = read("Два десантных корабля вчера вышли в Черное море.")
    told = ships["place"] or ships["destination"]
    assert (told["name"], told["lat"]) == ("Black Sea", None)


def test_a_crossing_passed_is_where_it_was_and_the_country_its_origin() -> None:
    (vehicles,) = read("Вчера через пункт пропуска «Новая Гута» из Украины выведено 20 танков.")
    assert names(vehicles)[0] == "Ukraine"
    assert "Huta" in str(names(vehicles)[1])
    assert vehicles["flow"] == "in"


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
    ("text", "expected"),
    [
        ("Колонна из 12 танков вчера ушла из лагеря в Речице на Гомель.", ("Rechytsa", "Rechytsa", "Homel")),
        ("Twelve tanks left the depot in Rechytsa for Homel yesterday.", ("Rechytsa", "Rechytsa", "Homel")),
        ("Учора з Бабруйска 12 танкаў перакінулі пад Лепель.", ("Babruisk", "Lepel", "Lepel")),
        ("Вчера 12 танков ушли из Бреста. Вечером они проследовали Кобрин на Пинск.", ("Brest", "Kobryn", "Pinsk")),
    ],
)
def test_leaving_passing_and_going_on_are_told_apart(text: str, expected: tuple[str, str, str]) -> None:
    assert names(read(text)[0]) == expected


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


def test_the_head_of_a_sentence_or_list_holds_for_what_follows() -> None:
    reads = read("Лунинец, 9 февраля: утром сели 3 Су-25; в обед прилетел Ан-26 из Твери.")
    assert [each["place"]["country"] for each in reads] == ["BY", "BY"]
    assert reads[1]["origin"]["name"] == "Tver"
    reads = read("Жлобін, станцыя:\n7.02 — прыбыў эшалон, 14 танкаў\n8.02 — прыбыў эшалон, 9 БМП-2")
    assert {each["place"]["name"][:7] for each in reads} == {"Zhlobin"}


def test_the_place_of_an_official_is_not_where_it_happened() -> None:
    (train,) = read("A train with Russian troops has arrived in Belarus, Minsk announced on Friday.")
    assert train["place"]["name"] == "Belarus"
    assert train["flow"] == "in"


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("Вчера 12 танков вышли к белорусской границе.", "destination", "border with Belarus"),
        ("Yesterday 300 Polish soldiers arrived at the Belarusian border.", "place", "border with Belarus"),
        ("Учора з расійскага боку заехалі 12 танкаў.", "origin", "Russia"),
        ("Yesterday 12 trucks drove in from the Russian side.", "origin", "Russia"),
        ("Учора два Су-34 зайшли в білоруське небо.", "place", "Belarus"),
    ],
)
def test_adjectives_of_countries_name_their_borders_and_sides(text: str, role: str, name: str) -> None:
    assert read(text)[0][role]["name"] == name


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Five drones flew yesterday from Chernihiv region through Homel region to Bryansk region.", "transit"),
        ("About 80 Chinese paratroopers arrived in Brest yesterday.", "in"),
        ("Two Belarusian Mi-24s crossed into Poland near Bialowieza yesterday.", "out"),
        ("Вчера из России зашла колонна, до двадцати машин.", "in"),
        ("Вчера 8 платформ с танками прогнали в сторону Слуцка.", "internal"),
        ("Вчера на станцию Слуцк прибыли 8 платформ с танками.", "unknown"),
        ("За три дня в Гомель залетело из Украины девять дронов, два ушли в Россию.", "in out"),
        ("Польша вчера направила 500 солдат на белорусскую границу.", "unknown"),
    ],
)
def test_the_flow_follows_the_borders_that_are_told(text: str, flow: str) -> None:
    assert list(dict.fromkeys(each["flow"] for each in read(text))) == flow.split()


@pytest.mark.parametrize(
    ("text", "flows"),
    [
        ("Учора ў Лепель прывезлі шэсць С-300.", ["unknown"]),
        ("Вчера в Лепеле выгрузили 9 БМП-2.", ["unknown"]),
        ("Вчера в Лепель приехали 9 БМП-2.", ["internal"]),
        ("Вчера со станции Лепель ушли на полигон 12 грузовиков.", ["internal"]),
        ("В Лиду вчера прилетели из России шесть Су-34, обратно ушли два.", ["in", "out"]),
        ("Вчера из-под Слонима повезли автобусами в Смоленск 200 солдат.", ["out"]),
    ],
)
def test_being_brought_driving_on_and_going_back_each_have_their_flow(text: str, flows: list[str]) -> None:
    assert [each["flow"] for each in read(text)] == flows


def test_quoted_words_and_years_are_no_places() -> None:
    (guns,) = read("Вчера из Бреста вышли 5 танков, участвовавших в «Рубеже».")
    assert names(guns)[0] == names(guns)[1] == "Brest"


@pytest.mark.parametrize(
    "text",
    [
        "8.02, 10:15 Slutsk — 11:05 Salihorsk — 12:40 past Mikashevichy: six Grads, two fuel trucks.",
        "Эшелон 2210: ст. Брянск 6.02, Гомель 7.02, Калинковичи 8.02. Везёт 12 танков Т-72.",
    ],
)
def test_places_with_times_between_them_are_a_way(text: str) -> None:
    first = read(text)[0]
    assert first["origin"]["name"] in {"Slutsk", "Bryansk"}
    assert first["place"]["name"] in {"Mikashevichy", "Kalinkavichy"}


def test_places_told_ahead_of_each_part_belong_to_it() -> None:
    reads = read("Вчера через Жабинку прошли два состава: на Брест — 12 платформ, на Пинск — 44 вагона.")
    assert [each["destination"]["name"] for each in reads[-2:]] == ["Brest", "Pinsk"]


def test_an_origin_told_afterwards_is_theirs() -> None:
    trucks = read("Вчера в Пинске выгрузили 20 КамАЗов; родом эшелон из Смоленска.")[0]
    assert (names(trucks)[0], trucks["flow"]) == ("Smolensk", "in")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Вчера лагерь в Речице покинули 17 автобусов.", ("Rechytsa", "Rechytsa", None)),
        ("Тиждень тому Білорусь залишили 11 ешелонів.", ("Belarus", "Belarus", None)),
        ("Eighteen tanks went from Rechytsa to Russia by rail yesterday.", ("Rechytsa", "Rechytsa", "Russia")),
        ("Five drones crossed Belarus yesterday from Kyiv to Rivne region.", ("Kyiv", "Belarus", "Rivne region")),
        ("Эшелон из Пскова, 55 вагонов, вчера ушёл с Орши на Минск.", ("Pskov", "Orsha", "Minsk")),
    ],
)
def test_what_was_left_or_crossed_is_where_it_was(text: str, expected: tuple[str, str, str | None]) -> None:
    assert names(read(text)[-1]) == expected


def test_what_is_told_of_the_rest_is_not_told_of_the_part() -> None:
    reads = read("Вчера в Барановичах 30 танков отправили на Брест, остальные — на Пинск.")
    assert names(reads[0])[2] == "Brest"


@pytest.mark.parametrize(
    ("texts", "expected", "flow"),
    [
        (
            (
                "Вчера через Гомель в сторону Черниговской области прошла колонна из 40 машин.",
                "Учора через Гомель у бік Чернігівської області пройшла колона з 40 машин.",
                "Учора ў бок Чарнігаўскай вобласці праз Гомель прайшла калона з 40 машын.",
                "Yesterday a column of 40 vehicles passed through Homel towards Chernihiv region.",
            ),
            (None, "Homel", "Chernihiv region"),
            "out",
        ),
        (
            (
                "Вчера 20 грузовиков въехали в Беларусь из России через Новую Гуту.",
                "Учора 20 вантажівок заїхали до Білорусі з Росії через Нову Гуту.",
                "Учора 20 грузавікоў заехалі ў Беларусь з Расіі праз Новую Гуту.",
                "Yesterday 20 trucks entered Belarus from Russia through Novaya Huta.",
            ),
            ("Russia", "Novaya Huta", "Belarus"),
            "in",
        ),
        (
            (
                "Вчера 12 танков прошли Житковичи, затем Лунинец, далее на Пинск.",
                "Учора 12 танків пройшли Житковичі, потім Лунинець, далі на Пінськ.",
                "Учора 12 танкаў прайшлі Жыткавічы, потым Лунінец, далей на Пінск.",
                "Twelve tanks passed Zhytkavichy, then Luninets, and went on towards Pinsk yesterday.",
            ),
            (None, "Luninets", "Pinsk"),
            "internal",
        ),
        (
            (
                "«Шахед» вчера залетел в Беларусь из Украины и пролетел над Гомелем.",
                "«Шахед» учора залетів до Білорусі з України й пролетів над Гомелем.",
                "«Шахед» учора заляцеў у Беларусь з Украіны і праляцеў над Гомелем.",
                "A Shahed entered Belarus from Ukraine yesterday and flew over Homel.",
            ),
            ("Ukraine", "Homel", "Belarus"),
            "in",
        ),
    ],
)
def test_the_same_way_reads_alike_in_four_languages(
    texts: tuple[str, ...], expected: tuple[str | None, ...], flow: str
) -> None:
    for text in texts:
        first = read(text)[0]
        assert (*names(first), first["flow"]) == (*expected, flow), text


def test_two_ways_in_one_sentence_are_kept_apart() -> None:
    reads = read("Учора з Мазыра на Нароўлю пайшлі 12 танкаў, на Ельск — 8.")
    assert [names(each) for each in reads] == [("Mazyr", "Mazyr", "Naroulia"), ("Mazyr", "Mazyr", "Yelsk")]


def test_a_road_named_by_its_ends_leads_from_one_to_the_other() -> None:
    (trucks,) = read("A convoy of 30 trucks was moving yesterday along the Minsk-Homel highway.")
    assert names(trucks) == ("Minsk", "Homel", "Homel")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Киев, 10 февраля. Генштаб сообщил, что вчера в Мозырь прибыли 8 танков.", (None, "Mazyr", "Mazyr")),
        ("Вчера 8 танков перевезли из Бреста в район Пинска.", ("Brest", "Pinsk", "Pinsk")),
        ("Под Гродно, недалеко от польской границы, вчера заметили 8 танков.", (None, "Hrodna", None)),
        ("Вчера в Брянской области, в 30 км от границы с Беларусью, видели 8 танков.", (None, "Bryansk region", None)),
        ("Дорога Гомель — Речица: вчера прошли 8 танков.", ("Homel", "Rechytsa", "Rechytsa")),
    ],
)
def test_datelines_surroundings_and_distances_keep_their_part(text: str, expected: tuple[str | None, ...]) -> None:
    assert names(read(text)[0]) == expected


def test_each_part_has_the_origin_told_ahead_of_it() -> None:
    reads = read("Из Пскова в Витебск вчера прибыло 12 танков, из Смоленска — 8.")
    assert [names(each) for each in reads] == [("Pskov", "Vitsebsk", "Vitsebsk"), ("Smolensk", "Vitsebsk", "Vitsebsk")]


def test_driving_into_a_town_crosses_no_border() -> None:
    (trucks,) = read("Вчера в Гомель въехали 20 грузовиков.")
    assert trucks["flow"] == "internal"


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Яшчэ адзін расійскі эшалон учора прыбыў на станцыю Баранавічы.", "in"),
        ("Яшчэ адзін эшалон учора прыбыў на станцыю Баранавічы.", "unknown"),
        ("Вчера в Лиде сели три российских Су-30СМ.", "unknown"),
    ],
)
def test_a_train_called_by_another_country_came_in(text: str, flow: str) -> None:
    assert read(text)[0]["flow"] == flow


def test_where_it_was_loaded_is_its_origin_once_more_is_told() -> None:
    guns = read("Eighteen Giatsint guns were loaded at Yelnya on 5 February. On the 7th the train passed Krychau.")[0]
    assert names(guns)[:2] == ("Yel’nya", "Krychau")
    assert guns["flow"] == "in"


def test_what_moved_and_stands_elsewhere_now_is_there() -> None:
    (tractors,) = read("Уночы каля 80 цягачоў зняліся з Калінкавічаў, да раніцы яны ўжо стаялі ля Нароўлі.")
    assert names(tractors)[:2] == ("Kalinkavichy", "Naroulia")


def test_what_an_uncounted_part_did_is_not_told_of_the_whole() -> None:
    (helicopters,) = read("Дванадцять Ка-52 учора сіли в Лунинці, звідки половина з них пішла на Київ.")
    assert names(helicopters) == (None, "Luninets", None)


def test_a_part_of_them_alone_went_on() -> None:
    reads = read("В Мозыре со вчера поезд: восемь вагонов, три из них на Барановичи.")
    assert reads[0]["destination"] is None
    assert reads[0]["place"]["name"] == "Mazyr"


def test_a_place_that_is_hardly_known_tells_no_border() -> None:
    (buses,) = read("Учора 7 аўтобусаў выехалі з Цэлі ў Расію праз Магілёў.")
    assert buses["flow"] in {"out", "unknown"}


@pytest.mark.parametrize(
    ("text", "origin", "flow"),
    [
        ("Учора з російського Іванова до Мачулищ прилетів А-50.", "RU", "in"),
        ("Вчера из украинского Чернигова в белорусский Гомель пришли 20 танков.", "UA", "in"),
    ],
)
def test_the_adjective_of_a_country_tells_which_namesake_is_meant(text: str, origin: str, flow: str) -> None:
    first = read(text)[0]
    assert (first["origin"]["country"], first["flow"]) == (origin, flow)


def test_of_two_places_of_one_sighting_the_first_is_taken() -> None:
    (tanks,) = read("Вчера у Добруша и возле Ветки видели колонну танков.")
    assert tanks["place"]["name"] == "Dobrush"


def test_what_a_train_carries_came_from_where_the_train_did() -> None:
    reads = read("Эшалон учора выйшаў з Смаленска і прайшоў Оршу. Вязе 24 БМП-2; канцавая — Баранавічы.")
    assert names(reads[-1]) == ("Smolensk", "Orsha", "Baranavichy")
    assert reads[-1]["flow"] == "in"


def test_what_stood_and_drove_on_was_where_it_stood() -> None:
    (trucks,) = read(
        "Thirteen army lorries parked in Yelsk for two hours yesterday and then drove on towards Naroulia."
    )
    assert names(trucks) == (None, "Yelsk", "Naroulia")


@pytest.mark.parametrize(
    ("text", "expected", "flow"),
    [
        ("Білорусь, за нашими підрахунками, вчора залишили 11 ешелонів.", ("Belarus", "Belarus", None), "out"),
        (
            "A column that entered Belarus near Orsha yesterday, 20 trucks, is now passing Krychau.",
            (None, "Krychau", "Belarus"),
            "in",
        ),
        (
            "Two echelons came to Belarus yesterday: one, with 20 tanks, to Polatsk, the other, with 30 BMPs, to Lepel.",
            (None, "Lepel", "Lepel"),
            "in",
        ),
        (
            "A brigade left its base in Rechytsa for Brest yesterday in 20 trucks.",
            ("Rechytsa", "Rechytsa", "Brest"),
            "internal",
        ),
    ],
)
def test_asides_relative_clauses_and_parts_keep_the_way(text: str, expected: tuple[str | None, ...], flow: str) -> None:
    last = read(text)[-1]
    assert (*names(last), last["flow"]) == (*expected, flow)
