"""Where things came from and went is read as it is told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.reading import names, told
from tests.reports.reading import read as read_on


def read(text: str) -> list[dict[str, Any]]:
    """Return the sightings of a report published on 10 February 2023."""
    return read_on(text, "2023-02-10")


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


def test_the_place_of_an_official_is_not_where_it_happened() -> None:
    (train,) = read("A train with Russian troops has arrived in Belarus, Minsk announced on Friday.")
    assert train["place"]["name"] == "Belarus"
    assert train["flow"] == "in"


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
        ("Вчера 12 танков перегнали из Витебска в Брестскую область.", ("Vitsebsk", "Brest region", "Brest region")),
        ("Last week 12 tanks were taken by rail from Asipovichy to Luga.", ("Asipovichy", "Luga", "Luga")),
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


def test_where_it_was_loaded_is_its_origin_once_more_is_told() -> None:
    guns = read("Eighteen Giatsint guns were loaded at Yelnya on 5 February. On the 7th the train passed Krychau.")[0]
    assert names(guns)[:2] == ("Yel’nya", "Krychau")
    assert guns["flow"] == "in"


def test_what_an_uncounted_part_did_is_not_told_of_the_whole() -> None:
    (helicopters,) = read("Дванадцять Ка-52 учора сіли в Лунинці, звідки частина з них пішла на Київ.")
    assert names(helicopters) == (None, "Luninets", None)


def test_a_part_of_them_alone_went_on() -> None:
    reads = read("В Мозыре со вчера поезд: восемь вагонов, три из них на Барановичи.")
    assert reads[0]["destination"] is None
    assert reads[0]["place"]["name"] == "Mazyr"


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
            "Two echelons came to Belarus yesterday: one, with 20 tanks, to Polatsk, the other, with 9 BMPs, to Lepel.",
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


@pytest.mark.parametrize(
    "text",
    [
        "Вчера в Барановичи прибыло 12 танков из Уссурийска, а в Лунинец — 8 БМП из Хабаровска.",
        "Учора ў Баранавічы прыбыло 12 танкаў з Усурыйска, а ў Лунінец — 8 БМП з Хабараўска.",
        "Yesterday 12 tanks from Ussuriysk arrived in Baranavichy and 8 BMPs from Khabarovsk in Luninets.",
    ],
)
def test_two_groups_with_two_places_each_keep_their_own(text: str) -> None:
    reads = read(text)
    assert [names(each)[:2] for each in reads] == [("Ussuriysk", "Baranavichy"), ("Khabarovsk", "Luninets")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В минувший вторник из Лиды приехал в Гродно батальон: 11 БТР.", ("Lida", "Hrodna", "Hrodna")),
        ("Учора прызямліўся ў Лідзе Ан-26 — прыляцеў з Расіі ўпершыню з лістапада.", ("Russia", "Lida", None)),
        ("Севастополь вчера покинул БДК и направился в Мраморное море.", ("Sevastopol", "Sevastopol", "Mramornoye")),
    ],
)
def test_names_before_units_ships_and_asides_keep_their_part(text: str, expected: tuple[str | None, ...]) -> None:
    origin, place, destination = names(read(text)[0])
    assert (origin, place) == expected[:2]
    assert (destination is None) == (expected[2] is None)


def test_the_district_at_the_head_is_where_it_was_the_road_where_it_goes() -> None:
    (trucks,) = read(
        "9 February, Luninets district: six Urals drove out of the woods and turned onto the R8 to Stolin."
    )
    assert names(trucks) == (None, "Luninets district", "Stolin")


def test_there_is_where_the_ones_before_were_seen() -> None:
    reads = read("Через Чериков вчера прошли шесть автобусов на Осиповичи. Там же ехал один УАЗ.")
    assert reads[-1]["place"]["name"] == "Cherykau"


def test_an_aircraft_that_landed_and_took_off_again_flew_twice() -> None:
    landed, left = read("Ту-214 из Москвы сел вчера в Мачулищах и улетел в Казань.")
    assert (landed["flow"], left["flow"]) == ("in", "out")


def test_all_of_them_are_no_more_of_them() -> None:
    read_of = read("A Tu-134 and two An-72s landed at Balbasava today. All three had flown in from Chkalovsky.")
    assert [each["count_min"] for each in read_of] == [1, 2]
    assert {each["origin"]["country"] for each in read_of} == {"RU"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Five Mi-24s flew from Pruzhany to Luninets, while two Mi-26s went the opposite way.",
            ("Luninets", "Pruzhany"),
        ),
        (
            "Сем Мі-8 пераляцелі з Пружанаў у Лунінец, два Мі-26 паляцелі ў адваротным кірунку.",
            ("Luninets", "Pruzhany"),
        ),
    ],
)
def test_the_opposite_way_turns_both_ends_round(text: str, expected: tuple[str, str]) -> None:
    back = read(text)[1]
    assert (back["origin"]["name"], back["destination"]["name"]) == expected


def test_a_road_named_by_a_town_is_only_where_it_leads() -> None:
    (only,) = read("Eight T-72s, seen near Slonim, were turning onto the Baranavichy road.")
    assert names(only)[1:] == ("Slonim", "Baranavichy")


def test_a_town_named_like_a_month_is_a_town() -> None:
    (only,) = read("У Чэрвені бачылі тры «Торы», якія ішлі ў бок Менску, учора.")
    assert only["place"]["country"] == "BY"
    assert only["observed_to"] == "2023-02-09"


def test_a_country_in_the_accusative_is_where_it_goes() -> None:
    (only,) = read("Учора з Віцебску ў Расею вярнулі 18 «Градаў».")
    assert (only["destination"]["country"], only["flow"]) == ("RU", "out")


@pytest.mark.parametrize(
    ("text", "equipment", "count"),
    [
        ("Four Ural fuel tankers drove through Rechytsa towards Gomel this morning.", "fuel_truck", 4),
        ("12 trucks escorted by two armed men passed Zhlobin yesterday.", "truck", 12),
    ],
)
def test_a_make_names_the_body_and_guards_are_no_sighting(text: str, equipment: str, count: int) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [(equipment, count)]


def test_what_a_flight_is_for_is_where_it_goes() -> None:
    (one,) = told("Two Su-30SM took off from Luninets to intercept a drone near Stolin.")
    assert names(one)[2] == "Stolin"


@pytest.mark.parametrize(
    "text",
    [
        "On 4 February a Russian military train arrived at Slutsk: at least 20 BMP-2s and ten trucks.",
        "На станцию Слуцк 4 февраля прибыл российский эшелон: не менее 20 БМП-2 и десяток грузовиков.",
        "На станцію Слуцьк 4 лютого прибув російський ешелон: не менше 20 БМП-2 і десяток вантажівок.",
        "На станцыю Слуцк 4 лютага прыбыў расійскі эшалон: не менш за 20 БМП-2 і дзясятак грузавікоў.",
    ],
)
def test_what_a_train_of_another_country_holds_came_in_with_it(text: str) -> None:
    assert [each["flow"] for each in read(text)] == ["in", "in"]


@pytest.mark.parametrize(
    "text",
    [
        "An Il-76 landed at Luninets on 4 February and flew off to the east an hour later.",
        "Ил-76 сел в Лунинце 4 февраля и через час улетел на восток.",
        "Іл-76 сів у Лунинці 4 лютого і за годину полетів на схід.",
        "Іл-76 сеў у Лунінцы 4 лютага, а праз гадзіну вярнуўся ў Таганрог.",
    ],
)
def test_an_aircraft_that_landed_and_flew_on_is_told_twice(text: str) -> None:
    landed, left = read(text)
    assert landed["origin"] is None
    assert landed["place"] == left["place"] == left["origin"]


@pytest.mark.parametrize(
    ("text", "destination", "flow"),
    [
        ("Six Urals drove through Orsha on Sunday, Russia-bound.", "Russia", "out"),
        ("Six Smolensk-bound Urals passed Orsha on Sunday.", "Smolensk", "out"),
        ("On Sunday six Urals, Minsk-bound, passed Orsha.", "Minsk", "internal"),
        ("Southbound on the M8 near Orsha on Sunday: six Urals.", None, "internal"),
    ],
)
def test_a_name_with_bound_is_where_it_is_heading(text: str, destination: str | None, flow: str) -> None:
    (trucks,) = read(text)
    assert (names(trucks)[1:], trucks["count_min"], trucks["flow"]) == (("Orsha", destination), 6, flow)


@pytest.mark.parametrize(
    "text",
    [
        "20 empty flatcars rolled out of Asipovichy on Sunday, waybill says Kursk.",
        "20 пустых платформ выехали из Осиповичей в воскресенье, по накладной — Курск.",
        "20 порожніх платформ вирушили з Осиповичів у неділю, за накладною — Курськ.",
        "20 пустых платформаў выехалі з Асіповічаў у нядзелю, паводле накладной Курск.",
    ],
)
def test_what_the_papers_say_is_where_it_goes(text: str) -> None:
    (cars,) = read(text)
    assert (names(cars)[2], cars["flow"]) == ("Kursk", "out")


def test_what_ended_up_in_a_country_came_in() -> None:
    (drones,) = read("Two drones ended up in Belarusian airspace on Sunday.")
    assert (drones["count_min"], drones["flow"]) == (2, "in")


@pytest.mark.parametrize(
    "text",
    [
        "Ил-76 с 120 военными из Пскова приземлился в Мачулищах 15 декабря, а сутки спустя улетел обратно пустым.",
        "Іл-76 даставіў у Мінск 15 снежня 120 афіцэраў, назад адляцеў 16-га.",
    ],
)
def test_who_was_flown_in_does_not_fly_out_again(text: str) -> None:
    counts = [(each["equipment"], each["count_min"], each["observed_to"]) for each in told(text)]
    assert counts[0] == ("Il-76", 1, "2022-12-15")
    assert (counts[1][1], counts[1][2]) == (120, "2022-12-15")
    assert counts[2:] == [("Il-76", 1, "2022-12-16")]


def test_an_earlier_visit_has_its_own_day_and_place() -> None:
    later, earlier = told("Іл-76 сеў у Мачулішчах 17 снежня. Раней, 12 снежня, ён прылятаў у Гомель.")
    assert (later["observed_to"], names(later)[1]) == ("2022-12-17", "Machulishchy")
    assert (earlier["observed_to"], names(earlier)[:2]) == ("2022-12-12", (None, "Homel"))


def test_a_train_told_behind_its_load_brought_it() -> None:
    loads = told("Станцыя Слонім: знялі 24 «Уралы», два краны. Эшалон прыйшоў 17 снежня са Смаленска.")
    assert [(each["count_min"], each["flow"], each["observed_to"]) for each in loads] == [
        (24, "in", "2022-12-17"),
        (2, "in", "2022-12-17"),
    ]


def test_the_biggest_of_several_trains_has_its_own_day_and_origin() -> None:
    trains, wagons = told("В Осиповичи пришло 6 эшелонов, самый большой, 60 вагонов, — 8 числа из Богучара.")
    assert (trains["count_min"], trains["origin"], trains["observed_to"]) == (6, None, None)
    assert (wagons["count_min"], names(wagons)[0], wagons["observed_to"]) == (60, "Boguchar", "2022-12-08")


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Сёння «Шахед» пераляцеў мяжу з Беларусі і зваліўся каля Рэзэкнэ.", "Belarus"),
        ("Сёння калона з 20 машын перасекла мяжу з Беларуссю каля Рэзэкнэ.", None),
    ],
)
def test_a_border_is_crossed_from_a_country_or_is_the_border_with_it(text: str, origin: str | None) -> None:
    (only,) = told(text)
    assert names(only)[0] == origin


def test_a_station_in_quotes_is_gone_to() -> None:
    (wagons,) = told("На «Лясную» ўчора прыйшло 60 цыстэрнаў з Мазыра.")
    assert names(wagons)[:2] == ("Mazyr", "Liasnaya railway station")


def test_one_of_several_trains_told_apart_leaves_the_others() -> None:
    counts = [each["count_min"] for each in told("Через Оршу прошли три эшелона; один, 52 вагона, свернул на Витебск.")]
    assert counts == [3, 52]


def test_an_aircraft_without_marks_is_no_denial_and_minutes_are_no_days() -> None:
    first, second = told("Ан-12 без розпізнавальних знаків сів у Бресті 17.12 і за сорок хвилин полетів на схід.")
    assert (first["observed_to"], second["observed_to"]) == ("2022-12-17", "2022-12-17")


@pytest.mark.parametrize(
    "text",
    [
        "З Росії приїхало 200 бойовиків. Їх розмістили в Осиповичах.",
        "З Росії приїхало 200 бойовиків. Розмістили всіх у Осиповичах.",
        "Из России приехали 200 боевиков. Их разместили в Осиповичах.",
    ],
)
def test_where_those_who_came_were_lodged_is_where_they_are(text: str) -> None:
    assert [names(each) for each in told(text)] == [("Russia", "Asipovichy", names(told(text)[0])[2])]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (
            "Three trains left Belarus: one with 400 men from Brest to Rostov, one with 30 T-90s from Pinsk to Orel.",
            [(400, "Brest"), (30, "Pinsk")],
        ),
        (
            "Из Беларуси ушли два эшелона: один с 400 солдатами из Бреста в Курск, один с 30 Т-90 из Пинска в Орёл.",
            [(400, "Brest"), (30, "Pinsk")],
        ),
        (
            "A train with 18 Msta-S left Homel on 5 December for Kursk, where it was seen on 7 December.",
            [(18, "Kursk")],
        ),
        ("Эшелон с 18 Мста-С вышел 5 декабря из Гомеля в Курск, где его видели через два дня.", [(18, "Kursk")]),
        ("20 trucks left Brest; nine went to Minsk, eleven arrived in Kobryn.", [(9, "Minsk"), (11, "Kobryn")]),
        ("Танкі едуць з вучэнняў пад Брэстам у Слонім.", [(None, "Slonim")]),
        ("На полігони Лосвіда та Гожський учора завезли 600 солдатів.", [(600, "Losvida training ground")]),
        ("Ten tanks crossed near Novaya Huta.", [(10, "Novaya Huta")]),
    ],
)
def test_each_train_of_a_list_goes_its_own_way(text: str, ways: list[tuple[int | None, str]]) -> None:
    assert [(each["count_max"], str(names(each)[1]).removesuffix(" railway station")) for each in told(text)] == ways


def test_what_landed_at_home_did_not_go_abroad_with_the_others() -> None:
    *_, landed = told(
        "З Лунінца зняліся 13 верталётаў, у тым ліку пяць Ка-52; дзевяць пайшлі ў Расію, чатыры селі ў Зяброўцы."
    )
    assert (landed["equipment"], landed["flow"], names(landed)[0]) == ("helicopter", "internal", "Luninets")


def test_a_river_that_an_exercise_is_held_on_is_no_place() -> None:
    (only,) = read("A dozen pontoon trucks were driven from Pinsk to Stolin for an exercise on the Horyn.")
    assert (*names(only), only["flow"]) == ("Pinsk", "Stolin", "Stolin", "internal")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Пять КамАЗов приехали из Лепеля в Лиду и ждут остальных, потом поедут на Гродно.",
            ("Lepel", "Lida", "Hrodna"),
        ),
        (
            "200 солдатів їдуть з Наровлі до Мозиря, звідки їх мають відправити до Гомеля.",
            ("Naroulia", "Mazyr", "Homel"),
        ),
        ("Two tanks on a barge went up the Prypiat from Pinsk to Petrykau.", ("Pinsk", "Petrykau", "Petrykau")),
        ("Два танки пройшли Прип'яттю від Пінська до Петрикова.", ("Pinsk", "Petrykau", "Petrykau")),
    ],
)
def test_where_things_are_to_go_next_is_where_they_go_and_a_river_is_the_way(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert names(read(text)[0]) == expected


def test_half_that_came_back_leaves_what_left_where_it_left() -> None:
    (sixty,) = read("Some 60 trucks left Hrodna for Lida on Monday, and by evening about half of them had come back.")
    assert names(sixty) == ("Hrodna", "Hrodna", "Lida")


def test_a_place_in_an_old_case_is_where_it_was_and_no_goal() -> None:
    (sighting,) = told("Ил-62 сел в минском аэропорту.")
    assert names(sighting) == (None, "Minsk", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В Жлобин отправлены платформой две гаубицы.", [("towed_artillery", 2, "rail")]),
        ("Две гаубицы перевезли в Жлобин баржей.", [("towed_artillery", 2, None)]),
        ("Роту, 96 человек, подняли в час ночи и отвезли под Столин.", [("personnel", 96, None)]),
    ],
)
def test_by_what_they_went_is_no_thing_of_its_own(text: str, expected: list[tuple[str, int, str | None]]) -> None:
    assert [(each["equipment_class"], each["count_min"], each["mode"]) for each in told(text)] == expected
