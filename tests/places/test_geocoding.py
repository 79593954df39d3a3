"""Every kind of question gets its answer: names, type words, hints, offsets, stretches, roads, areas."""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
import shapely

from geo.model import AREA_KINDS, GeocodeStatus, PlaceKind
from geo.places.areas import open_areas
from geo.places.candidates import find
from geo.places.evidence import Evidence, score
from geo.places.geometry import km_on_sphere, point_at
from geo.places.offline import OfflineGeocoder, open_geocoder
from geo.places.query import Geocoded, PlaceQuery
from geo.places.scoring import features, score_of

ROOT = Path(__file__).resolve().parents[2]
BREST, HOMEL, MAZYR, MINSK = (52.097, 23.734), (52.434, 30.975), (52.042, 29.216), (53.900, 27.567)
ASIPOVICHY, POLONKA, ZHLOBIN, KOBRYN = (53.306, 28.629), (53.146, 25.720), (52.893, 30.024), (52.212, 24.356)
KALINKAVICHY, BARANAVICHY, ORSHA = (52.132, 29.326), (53.133, 26.008), (54.514, 30.404)


def ask(text: str, **more: object) -> Geocoded:
    return open_geocoder().geocode(PlaceQuery(text=text, **more))  # type: ignore[arg-type]


def near(answer: Geocoded, point: tuple[float, float], km: float) -> bool:
    return answer.place is not None and km_on_sphere((answer.place.lat, answer.place.lon), point) <= km


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("Asipovichy", ASIPOVICHY),
        ("Osipovichi", ASIPOVICHY),
        ("Осиповичи", ASIPOVICHY),
        ("Асіповічы", ASIPOVICHY),
        ("под Осиповичами", ASIPOVICHY),
        ("у Асіповічах", ASIPOVICHY),
        ("Osipowicze", ASIPOVICHY),
        ("г. Осиповичи", ASIPOVICHY),
        ("н.п. Осиповичи", ASIPOVICHY),
        ("город Осиповичи", ASIPOVICHY),
        ("Oсиповичи", ASIPOVICHY),
        ("ASIPOVICHY", ASIPOVICHY),
        ("Asipovichy, Mahiliou region", ASIPOVICHY),
        ("Осиповичи (Могилёвская область)", ASIPOVICHY),
        ("Минская область, г. Минск", MINSK),
        ("Гомелем", HOMEL),
        ("Gomel", HOMEL),
        ("Homiel", HOMEL),
        ("Homyel'", HOMEL),
        ("в районе Бреста", BREST),
        ("near Brest", BREST),
        ("колонна под Жлобином", ZHLOBIN),
        ("Барановичами", BARANAVICHY),
        ("Baranavichi", BARANAVICHY),
        ("Gomel and then by air to Russia", HOMEL),
        ("Орше", ORSHA),
    ],
)
def test_names_are_found_in_every_writing(text: str, point: tuple[float, float]) -> None:
    answer = ask(text)
    assert near(answer, point, 5)
    assert answer.status in {GeocodeStatus.RESOLVED, GeocodeStatus.AMBIGUOUS}


@pytest.mark.parametrize(
    ("text", "kind", "point"),
    [
        ("Polonka station", PlaceKind.STATION, POLONKA),
        ("станция Полонка", PlaceKind.STATION, POLONKA),
        ("ст. Полонка", PlaceKind.STATION, POLONKA),
        ("ж/д станция Полонка", PlaceKind.STATION, POLONKA),
        ("на станцыі Палонка", PlaceKind.STATION, POLONKA),
        ("Baranavichy airfield", PlaceKind.AIRFIELD, (53.10, 26.05)),
        ("аэр. Барановичи", PlaceKind.AIRFIELD, (53.10, 26.05)),
        ("Machulishchy air base", PlaceKind.AIRFIELD, (53.7733, 27.58)),
        ("авиабаза Мачулищи", PlaceKind.AIRFIELD, (53.7733, 27.58)),
        ("Obuz-Lesnovsky range", PlaceKind.TRAINING_GROUND, (52.9867, 25.7672)),
        ("полигон Обуз-Лесновский", PlaceKind.TRAINING_GROUND, (52.9867, 25.7672)),
        ("Obuz-Lesnovsky training ground", PlaceKind.TRAINING_GROUND, (52.9867, 25.7672)),
    ],
)
def test_type_words_decide_what_sort_of_place_it_is(text: str, kind: PlaceKind, point: tuple[float, float]) -> None:
    answer = ask(text)
    assert answer.place is not None
    assert answer.place.kind is kind
    assert near(answer, point, 3)


def test_a_curated_station_does_not_override_a_town_of_its_name() -> None:
    answer = ask("Asipovichy")
    assert answer.place is not None
    assert answer.place.kind is PlaceKind.SETTLEMENT


def test_a_name_known_only_for_a_station_is_not_taken_for_sure_without_a_type_word() -> None:
    assert ask("Polonka").status is GeocodeStatus.AMBIGUOUS
    assert ask("Polonka station").status is GeocodeStatus.RESOLVED
    assert ask("Polonka, Baranavichy district").status is GeocodeStatus.RESOLVED


def test_what_nobody_confirmed_is_said_to_be_unconfirmed() -> None:
    place = ask("Missyash station").place
    assert place is not None
    assert "unconfirmed" in place.method


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Belarus", PlaceKind.COUNTRY, "Belarus"),
        ("Украина", PlaceKind.COUNTRY, "Ukraine"),
        ("в Беларуси", PlaceKind.COUNTRY, "Belarus"),
        ("Brest region", PlaceKind.ADMIN1, "Brest region"),
        ("Гомельская область", PlaceKind.ADMIN1, "Homel region"),
        ("Гомельской обл.", PlaceKind.ADMIN1, "Homel region"),
        ("Віцебская вобласць", PlaceKind.ADMIN1, "Vitsebsk region"),
        ("Chernihiv Oblast", PlaceKind.ADMIN1, "Chernihiv region"),
        ("Brest voblast", PlaceKind.ADMIN1, "Brest region"),
        ("Crimea", PlaceKind.ADMIN1, "Crimea"),
        ("northern Homel region", PlaceKind.ADMIN1, "Homel region"),
        ("southern Belarus", PlaceKind.COUNTRY, "Belarus"),
    ],
)
def test_countries_and_areas_are_regions_never_pins(text: str, kind: PlaceKind, name: str) -> None:
    answer = ask(text)
    assert answer.status is GeocodeStatus.REGION
    assert answer.place is not None
    assert (answer.place.kind, answer.place.name) == (kind, name)
    assert answer.place.kind in AREA_KINDS
    assert answer.place.radius_m >= 20_000


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("Asipovichy district", ASIPOVICHY),
        ("Asipovichy raion", ASIPOVICHY),
        ("Кобринский район", KOBRYN),
        ("в Кобринском районе", KOBRYN),
        ("Кобрынскі раён", KOBRYN),
        ("р-н Кобрина", KOBRYN),
        ("Барановичский р-н", BARANAVICHY),
        ("Аршанскі раён", ORSHA),
        ("Оршанский район", ORSHA),
        ("Мозырский район", MAZYR),
    ],
)
def test_districts_stand_at_their_seat_with_a_districts_radius(text: str, seat: tuple[float, float]) -> None:
    answer = ask(text)
    assert answer.status is GeocodeStatus.REGION
    assert near(answer, seat, 3)
    assert answer.place is not None
    assert (answer.place.kind, answer.place.radius_m) == (PlaceKind.ADMIN2, 32_000)


@pytest.mark.parametrize(
    ("text", "anchor", "bearing", "km"),
    [
        ("10 km south of Homel", HOMEL, 180, 10),
        ("10 км южнее Гомеля", HOMEL, 180, 10),
        ("в 10 км к югу от Гомеля", HOMEL, 180, 10),
        ("за 10 км на поўдзень ад Гомеля", HOMEL, 180, 10),
        ("за 10 км на південь від Гомеля", HOMEL, 180, 10),
        ("15 km north-east of Mazyr", MAZYR, 45, 15),
        ("15 км северо-восточнее Мозыря", MAZYR, 45, 15),
        ("15 км паўночна-ўсходней Мазыра", MAZYR, 45, 15),
        ("10-20 km NE of Mazyr", MAZYR, 45, 15),
        ("5 miles west of Kobryn", KOBRYN, 270, 8),
        ("10 km na południe od Brześcia", BREST, 180, 10),
    ],
)
def test_offsets_are_reckoned_from_their_anchor(
    text: str, anchor: tuple[float, float], bearing: float, km: float
) -> None:
    answer = ask(text)
    assert answer.place is not None
    assert near(answer, point_at(anchor, bearing, km), 2.5)
    assert answer.place.kind is PlaceKind.POINT
    assert answer.place.radius_m >= 350 * km


def test_a_distance_without_a_direction_is_a_disc_around_the_anchor() -> None:
    answer = ask("за 17 км ад Мазыра")
    assert near(answer, MAZYR, 2)
    assert answer.place is not None
    assert answer.place.radius_m >= 17_000


def test_a_direction_without_a_distance_is_wide() -> None:
    answer = ask("north of Homel")
    assert near(answer, point_at(HOMEL, 0, 8), 2.5)
    assert answer.place is not None
    assert answer.place.radius_m >= 12_000


@pytest.mark.parametrize(
    "text",
    [
        "between Mazyr and Kalinkavichy",
        "между Мозырем и Калинковичами",
        "паміж Мазыром і Калінкавічамі",
        "Mazyr - Kalinkavichy road",
        "на трассе Мозырь - Калинковичи",
    ],
)
def test_a_stretch_is_its_middle_with_the_ends_at_the_radius(text: str) -> None:
    answer = ask(text)
    middle = ((MAZYR[0] + KALINKAVICHY[0]) / 2, (MAZYR[1] + KALINKAVICHY[1]) / 2)
    assert near(answer, middle, 2)
    assert answer.place is not None
    assert answer.place.radius_m >= 500 * km_on_sphere(MAZYR, KALINKAVICHY)


def test_a_long_stretch_is_drawn_as_an_area() -> None:
    answer = ask("between Minsk and Brest")
    assert answer.place is not None
    assert answer.place.kind in AREA_KINDS


@pytest.mark.parametrize("text", ["M1 highway", "трасса М1", "R17", "Р-17", "on the M8 road"])
def test_roads_are_areas_along_their_stops(text: str) -> None:
    answer = ask(text)
    assert answer.status is GeocodeStatus.REGION
    assert answer.place is not None
    assert answer.place.kind in AREA_KINDS
    assert answer.place.country == "BY"
    assert answer.place.radius_m > 20_000


def test_a_place_on_a_road_says_more_than_the_road() -> None:
    assert near(ask("трасса М8 под Жлобином"), ZHLOBIN, 3)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rozivka; Nikolske", {"Rozivka", "Nikol's’ke"}),
        ("Asipovichy-1 or Polonka", {"Asipovichy-I railway station", "Polonka railway station"}),
        ("Malaryta / Mokrany", {"Malaryta", "Makrany"}),
        ("Brest and Kobryn", {"Brest", "Kobryn"}),
        ("Брест или Кобрин", {"Brest", "Kobryn"}),
        ("полигонах «Лосвидо» и «Лепельский»", {"Losvida training ground", "Zaslonauski"}),
    ],
)
def test_several_places_in_one_phrase_are_never_silently_the_first(text: str, names: set[str]) -> None:
    answer = ask(text)
    assert answer.status is GeocodeStatus.AMBIGUOUS
    assert {place.name for place in answer.candidates} == names
    assert all(place.confidence < 0.6 for place in answer.candidates)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "...",
        "12345",
        "the",
        "Qwxyzzk",
        "Невядомішча-Вялікае",
        "border with Ukraine",
        "🙂",
        "\x00\x01",
        "a" * 5000,
        "((((",
        "'; DROP TABLE",
    ],
)
def test_what_is_not_known_is_said_to_be_so(text: str) -> None:
    answer = ask(text)
    assert answer.status is GeocodeStatus.NOT_FOUND
    assert answer.place is None


def test_the_country_named_beside_a_name_decides() -> None:
    assert near(ask("Brest", country="FR"), (48.39, -4.49), 10)
    assert near(ask("Brest", country="BY"), BREST, 10)
    assert near(ask("Brest", country="Беларусь"), BREST, 10)
    assert ask("Abramovka", country="BY").status is not GeocodeStatus.RESOLVED


@pytest.mark.parametrize(
    ("area", "lat"), [("Belgorod Oblast", 50.6), ("Сумская область", 51.0), ("Sums'ka oblast", 51.0)]
)
def test_the_area_decides_between_namesakes(area: str, lat: float) -> None:
    place = ask("Borisovka" if "Belg" in area else "Миколаївка", admin1=area).place
    assert place is not None
    assert abs(place.lat - lat) < 1.0


def test_a_point_near_which_it_lies_decides() -> None:
    alone = ask("Mykolaivka", country="UA")
    assert alone.status is not GeocodeStatus.RESOLVED
    assert len(alone.candidates) > 2
    alone_there = [
        each for at, each in enumerate(alone.candidates)
        if all(km_on_sphere((each.lat, each.lon), (other.lat, other.lon)) > 100 for other in alone.candidates[:at])
    ]  # fmt: skip
    assert len(alone_there) > 2
    for candidate in alone_there[:3]:
        there = ask("Mykolaivka", country="UA", near=(candidate.lat + 0.05, candidate.lon))
        assert near(there, (candidate.lat, candidate.lon), 25)


@pytest.mark.parametrize(
    ("text", "area", "point"),
    [
        ("Uspenivka", "Zaporizhzhia", (47.778, 36.405)),
        ("Pokrovske", "Donetsk", (48.624, 38.143)),
        ("Hryhorivka", "Zaporizhzhia", (47.694, 35.357)),
        ("Pushkari", "Chernihiv", (52.199, 33.294)),  # along the border from there to Belarus
        ("Соснівка", "Sumy", (51.629, 34.055)),
    ],
)
def test_of_an_oblast_s_namesakes_that_near_the_front_is_the_best_guess(
    text: str, area: str, point: tuple[float, float]
) -> None:
    answer = ask(text, country="UA", admin1=area)
    assert near(answer, point, 5)
    assert answer.status is GeocodeStatus.AMBIGUOUS


def test_a_russian_name_that_only_a_village_of_ukraine_has_is_open_without_a_country() -> None:
    assert ask("Поречье").status is GeocodeStatus.AMBIGUOUS
    assert ask("Поречье", country="UA").status is GeocodeStatus.RESOLVED
    assert ask("Каховка").status is GeocodeStatus.RESOLVED


def test_the_front_makes_no_name_of_belarus_less_likely() -> None:
    found = {(each.country, each.admin1): each.confidence for each in ask("Vetka").candidates}
    assert found["BY", "Homel region"] > 0.4


@pytest.mark.parametrize(
    ("text", "area", "name"),
    [
        ("Красний Лиман", "Donetsk", "Lyman"),
        ("Красногвардейское", "Crimea", "Kurman"),
        ("Октябрьское", "Crimea", "Biyuk-Onlar"),
        ("Комсомольск", "Poltava", "Horishni Plavni"),
        ("под Червоноградом", "Lviv", "Sheptytskyi"),
        ("у Новомосковську", "Dnipropetrovsk", "Samar"),
    ],
)
def test_a_renamed_town_is_called_by_its_former_name_before_villages_that_bear_it(
    text: str, area: str, name: str
) -> None:
    answer = ask(text, country="UA", admin1=area)
    assert answer.place is not None
    assert answer.place.name == name
    assert answer.candidates[1:] == () or answer.candidates[1].confidence < answer.place.confidence / 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Тэрэспаль", "Terespol"),
        ("у Тэрэспалі", "Terespol"),
        ("Семяцічы", "Siemiatycze"),
        ("Бельск-Падляскі", "Bielsk Podlaski"),
        ("Янаў-Падляскі", "Janów Podlaski"),
        ("Кодэнь", "Kodeń"),
        ("каля Тэраспаля", "Terespol"),
        ("з Бялай-Падляскі", "Biała Podlaska"),
    ],
)
def test_towns_of_poland_are_found_as_belarusians_write_them(text: str, name: str) -> None:
    place = ask(text).place
    assert place is not None
    assert (place.name, place.country) == (name, "PL")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Гродненский полигон", "Hozhski training ground"),
        ("на Асіповіцкім палігоне", "Asipovichy training ground"),
        ("на Лідскім аэрадроме", "Lida air base"),
        ("Поставский аэродром", "Pastavy airfield"),
        ("на Лунінецькому аеродромі", "Luninets air base"),
        ("Мачулищинский аэродром", "Machulishchy air base"),
        ("Калінкавіцкая станцыя", "Kalinkavichy railway station"),
        ("на Борисовском полигоне", "Pechy garrison and range"),  # an airfield of Tver region is called so too
        ("полигон «Борисовский»", "Pechy garrison and range"),
        ("Ружанский полигон", "Ruzhany aviation range"),  # of a town too small for the seat of a district
        ("на лепельском полигоне", "Zaslonauski"),
        ("загальновійськовий полігон у Борисові", "Pechy garrison and range"),
        ("227-ы агульнавайсковы палігон «Барысаўскі»", "Pechy garrison and range"),
    ],
)
def test_fields_ranges_and_stations_are_found_by_the_adjective_of_their_town(text: str, name: str) -> None:
    answer = ask(text)
    assert answer.status is GeocodeStatus.RESOLVED
    assert answer.place is not None
    assert answer.place.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Польский полигон",
        "Литовский переход",
        "Белорусский полигон",
        "Городской полигон",
        "польский полигон",
        "Морской полигон",
        "на Загальновійськовому полігоні",
    ],
)
def test_adjectives_of_countries_and_of_no_place_name_no_town(text: str) -> None:
    assert ask(text).place is None


def test_a_field_called_by_an_adjective_itself_goes_before_the_town_of_that_adjective() -> None:
    place = ask("аеродром Чкаловський").place
    assert place is not None
    assert (place.name, place.country) == ("Chkalovskiy Air Base", "RU")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lepel range", "Zaslonauski"),
        ("Baranavichy range", "Obuz-Liasnouski training ground"),
        ("Hrodna training ground", "Hozhski training ground"),
        ("Brest range", "Brest training ground"),
    ],
)
def test_a_training_ground_near_a_town_is_called_after_it(text: str, name: str) -> None:
    place = ask(text).place
    assert place is not None
    assert place.name == name


def test_a_second_name_beside_a_name_speaks_for_the_place_that_bears_both() -> None:
    answer = ask("Voronezh airport (Chertovitskoye)")
    assert answer.status is GeocodeStatus.RESOLVED
    assert near(answer, (51.814, 39.230), 2)


def test_words_of_a_note_are_no_misspelt_areas() -> None:
    answer = ask("Stankava railway stop (Minsk-Baranavichy line)")
    assert answer.status is GeocodeStatus.RESOLVED
    assert answer.place is not None
    assert answer.place.kind is PlaceKind.STATION


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("пункт пропуска Привалка", "Pryvalka crossing"),
        ("Райгардас", "Pryvalka crossing"),
        ("пункт пропуску Козловичі", "Kazlovichy - Kukuryki crossing"),
        ("Патерниеки", "Hryharoushchyna - Paternieki crossing"),
        ("Крулевщизна", "Krulevshchyzna railway station"),
        ("авіябаза Хмеймім", "Hmeimim air base"),
        ("у Звянчатцы", "Zvenchatka"),  # the list names it in Russian alone
        ("до Мар'іної Гірки", "Marina Horka"),
        ("станция Минск-Сортировочный", "Minsk-Sartavalny railway station"),
        ("ст. Слаўнае", "Slaunaye railway station"),
        ("stacja Brześć-Południowa", "Brest-Paudniovy"),
        ("станция Заслоново", "Zaslonauski"),  # of which only the range beside it is held
        ("полігон «Погоново»", "Pogonovo training ground"),
        ("аеродром Прибитки", "Ziabrauka air base"),
        ("полигон в Гайжюнай", "Gaiziunai training area"),
        ("пункті пропуску у Чонгарі", "Chonhar crossing"),
        ("в Озерщине, Гомельская область", "Azershchyna"),
        ("под Буда-Кошелёвом", "Buda-Kashaliova"),  # GeoNames writes this name with a Latin letter
    ],
)
def test_crossings_stations_and_bases_that_reports_name_are_found(text: str, name: str) -> None:
    answer = ask(text)
    assert answer.status is GeocodeStatus.RESOLVED
    assert answer.place is not None
    assert answer.place.name == name


@pytest.mark.parametrize("text", ["Дзержинск", "Кировск", "Октябрьский"])
def test_a_former_name_of_ukraine_that_belarus_bears_is_belarus_s_alone(text: str) -> None:
    answer = ask(text)
    assert answer.place is not None
    assert answer.place.country == "BY"


def test_the_other_places_of_a_report_help() -> None:
    alone = ask("Rozivka")
    together = open_geocoder().geocode_many(
        [PlaceQuery(text="Rozivka"), PlaceQuery(text="Mariupol"), PlaceQuery(text="Manhush, Donetsk region")]
    )[0]
    assert alone.place is not None
    assert together.place is not None
    assert together.place.confidence > alone.place.confidence
    assert km_on_sphere((together.place.lat, together.place.lon), (47.1, 37.5)) < 80


def test_the_kind_said_by_the_sentence_counts_like_a_type_word() -> None:
    place = ask("Baranavichy", kind=PlaceKind.AIRFIELD).place
    assert place is not None
    assert place.kind is PlaceKind.AIRFIELD


def test_candidates_are_the_best_first_and_hold_the_answer() -> None:
    answer = ask("Oleksandrivka, Donetsk region")
    confidences = [place.confidence for place in answer.candidates]
    assert confidences == sorted(confidences, reverse=True)
    assert answer.place is None or answer.candidates[0] == answer.place
    assert all(place.text == "Oleksandrivka, Donetsk region" for place in answer.candidates)


@pytest.mark.parametrize("text", ["Sevastopol", "Севастополь"])
def test_a_city_that_is_an_area_of_its_own_is_one_whereabouts(text: str) -> None:
    """The town and the area of its name mean the same, so neither makes the other doubtful."""
    answer = ask(text)
    assert answer.status is GeocodeStatus.RESOLVED
    assert near(answer, (44.61, 33.52), 3)


@pytest.mark.parametrize(
    ("country", "lat", "lon", "said"),
    [
        (None, 53.9, 27.56, ("BY", "Minsk city")),
        ("UA", 53.9, 27.56, ("BY", "Minsk city")),
        ("BY", 52.1, 23.64, ("BY", None)),
        ("PL", 52.08, 23.67, ("PL", None)),
    ],
)
def test_a_typed_point_lies_where_the_outlines_say_but_for_the_border_strip(
    country: str | None, lat: float, lon: float, said: tuple[str, str | None]
) -> None:
    place = ask(f"{lat}, {lon}", country=country).place
    assert place is not None
    assert place.country == said[0]
    assert place.admin1 == said[1] or said[1] is None


def test_what_was_not_found_offers_no_candidate_out_of_the_question() -> None:
    assert ask("Zaplotynsk station, Vitebsk region") == Geocoded(status=GeocodeStatus.NOT_FOUND)


def test_simferopol_and_sevastopol_are_in_ukraine() -> None:
    for name in ("Simferopol", "Sevastopol", "Симферополь", "Belbek airfield"):
        place = ask(name).place
        assert place is not None
        assert place.country == "UA"


STREAM = """
import sys, socket
def refuse(*args, **kwargs): raise OSError("no network in this test")
socket.socket = refuse
from geo.places.offline import open_geocoder
from geo.places.stream import geocode_stream
for line in geocode_stream(sys.stdin, open_geocoder()):
    print(line)
loaded = {"pandas", "shapely", "streamlit", "pymorphy3", "numpy", "geopandas"} & set(sys.modules)
print(sorted(loaded), file=sys.stderr)
"""


def test_two_runs_without_sockets_are_equal_to_the_byte_and_load_no_heavy_library() -> None:
    with (ROOT / "tests" / "places" / "calibration.csv").open(encoding="utf-8", newline="") as file:
        asked = "\n".join(
            json.dumps(
                {"id": number, "text": row["text"], "country": row["country"] or None, "admin1": row["admin1"] or None}
            )
            for number, row in zip(range(600), csv.DictReader(file), strict=False)
        )
    runs = [
        subprocess.run(
            [sys.executable, "-c", STREAM], input=asked, capture_output=True, encoding="utf-8", cwd=ROOT, check=True
        )
        for _ in range(2)
    ]
    digests = {hashlib.sha256(run.stdout.encode()).hexdigest() for run in runs}
    assert len(digests) == 1
    assert runs[0].stdout.count("\n") == 600
    assert runs[0].stderr.strip() == "[]"


def test_the_geocoder_of_this_process_is_opened_once() -> None:
    assert open_geocoder() is open_geocoder()
    assert isinstance(open_geocoder(), OfflineGeocoder)


@pytest.mark.parametrize(
    "text", ["Brest region", "Сумская область", "Чернігівська область", "Belarus", "Homel voblast"]
)
def test_an_area_that_is_named_has_an_outline_to_be_drawn_by(text: str) -> None:
    answer = ask(text)
    assert answer.status is GeocodeStatus.REGION
    assert answer.place is not None
    assert answer.place.lat is not None
    assert answer.place.lon is not None
    outline = open_areas().outline(answer.place.admin1 or answer.place.country or "")
    assert outline.contains(shapely.Point(answer.place.lon, answer.place.lat))  # x is the longitude


def test_a_village_of_which_only_the_surroundings_are_known_is_never_sure_and_says_so() -> None:
    answer = ask("Яковенкове", country="UA", admin1="Crimea")
    assert answer.place is not None
    assert answer.status is GeocodeStatus.AMBIGUOUS
    assert "only its surroundings known" in answer.place.method
    assert answer.place.radius_m > 8000.0
    assert answer.place.confidence < 0.95


def test_a_name_that_many_villages_share_is_ambiguous_and_not_unknown() -> None:
    answer = ask("Antonivka", country="UA", admin1="Kirovohrad")
    assert answer.status is GeocodeStatus.AMBIGUOUS
    assert len(answer.candidates) > 2
    assert answer.place is not None
    assert answer.place.confidence < 0.5


def test_a_score_reckoned_fast_is_that_of_its_listed_evidence() -> None:
    """What each candidate's score is made of can be listed (`features`); the busy path does not make the list."""
    geocoder = open_geocoder()
    names = ("Брест", "Александровка", "Novosilky", "Кена", "Михайлівка", "Осиповичами")
    plain_evidence = Evidence()
    hinted = Evidence(countries=frozenset({"UA"}), points=((50.0, 36.0),), others=((51.0, 30.0), (52.0, 31.0)))
    for evidence in (plain_evidence, hinted):
        for each in (found for name in names for found in find(geocoder.gazetteers, name)):
            assert score_of(each, evidence, geocoder.home) == pytest.approx(
                score(features(each, evidence, geocoder.home)), rel=1e-12
            )


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Homel region, Belarus", "Homel region", "BY"),
        ("Брянская область, Россия", "Bryansk region", "RU"),
        ("Belarus, Brest region", "Brest region", "BY"),
        ("Asipovichy district, Mahiliou region, Belarus", "Asipovichy district", "BY"),
        ("Чернігівська область, Україна", "Chernihiv region", "UA"),
    ],
)
def test_an_area_beside_its_country_is_the_area(text: str, name: str, country: str) -> None:
    answer = ask(text)
    assert answer.status is GeocodeStatus.REGION
    assert answer.place is not None
    assert (answer.place.name, answer.place.country) == (name, country)


@pytest.mark.parametrize("text", ["аэродром Иваново", "аэрадром Іванава", "Ivanovo airfield"])
def test_an_airfield_is_called_after_a_town_that_has_one(text: str) -> None:
    """Ivanovo in Russia has air bases; Ivanava near Pinsk has none, though it is nearer and as like."""
    place = ask(text).place
    assert place is not None
    assert place.country == "RU"


def test_a_border_station_is_a_crossing() -> None:
    for text in ("станция Кена", "станції Кена", "Kena station"):
        place = ask(text).place
        assert place is not None
        assert (place.country, place.name) == ("LT", "Kena rail crossing"), text


def test_a_name_beside_none_of_the_report_s_places_is_doubted() -> None:
    """No list holds Haradnaya near Stolin: with Stolin named, its namesake 300 km away is less likely."""
    alone = open_geocoder().geocode(PlaceQuery(text="Городна"))
    beside = open_geocoder().geocode(PlaceQuery(text="Городна", context=("Столін",)))
    assert alone.place is not None
    assert beside.status is not GeocodeStatus.RESOLVED
    assert beside.place is None or beside.place.confidence < alone.place.confidence


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Барбарів", (51.90, 29.48)), ("з Барбарова", (51.90, 29.48)), ("Барбараў", (51.90, 29.48)),
        ("пад Цэллю", (53.39, 28.46)), ("у Цэлі", (53.39, 28.46)), ("Дзержинськ", (53.68, 27.13)),
        ("пад Гомлем", (52.43, 30.98)), ("Рукла", (55.05, 24.4)), ("Мюнхен", (48.14, 11.58)),
        ("Вільня", (54.69, 25.28)), ("у Коўне", (54.9, 23.91)), ("Дзвінск", (55.88, 26.53)),
        ("пад Беластокам", (53.13, 23.16)),
    ],
)  # fmt: skip
def test_what_neighbours_and_villagers_call_a_place(text: str, near: tuple[float, float]) -> None:
    """Lists name small places in one language; the others follow by rule, with their cases."""
    place = ask(text).place
    assert place is not None
    assert km_on_sphere(near, (place.lat, place.lon)) < 6


@pytest.mark.parametrize(
    ("text", "area", "listed"),
    [
        # GeoNames writes "Nikolayevka" beside one of the oblast's villages of that name, and beside no other
        ("Nikolayevka", "Luhansk", 3),
        ("Ivanovka", "Mykolaiv", 5),
        ("Antonovka", "Kirovohrad", 3),
    ],
)
def test_a_latin_name_is_a_romanisation_of_every_name_of_its_sound(text: str, area: str, listed: int) -> None:
    candidates = ask(text, country="UA", admin1=area).candidates
    own = [place for place in candidates if str(place.admin1).startswith(area)]
    assert len(own) >= listed
    assert sum(place.confidence for place in candidates) <= 1.05


@pytest.mark.parametrize("text", ["Dmytrivka", "Yekaterinovka, Dnipropetrovsk oblast"])
def test_a_name_that_dozens_of_villages_share_is_known_however_unlikely_each_is(text: str) -> None:
    answer = ask(text)
    assert answer.status is GeocodeStatus.AMBIGUOUS
    assert all(place.confidence < 0.2 for place in answer.candidates)


@pytest.mark.parametrize(
    ("text", "area", "name"),
    [
        ("Novaya Derevnya", "Crimea", "Nova Derevnia"),
        ("Mursynzi", "Cherkasy", "Murzyntsi"),
        ("Iuzhne", "Odesa", "Pivdenne"),
        ("Liubimovka", "Kherson", "Lyubymivka"),
        ("Zuzulyn", "Ivano-Frankivsk", "Tsutsulyn"),
    ],
)
def test_village_names_are_found_in_romanisations_that_no_list_holds(text: str, area: str, name: str) -> None:
    place = ask(text, country="UA", admin1=area).place
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Plusy (Braslau raion)", "Plusy"),
        ("Plusy (Braslau)", "Plusy"),
        ("Balbasava air base (Orsha)", "Balbasava air base"),
    ],
)
def test_a_town_or_district_beside_a_name_is_no_misspelt_area_of_another_country(text: str, name: str) -> None:
    answer = ask(text)
    assert answer.status is GeocodeStatus.RESOLVED
    assert answer.place is not None
    assert answer.place.name == name


def test_a_village_is_no_namesake_of_its_own_station() -> None:
    place = ask("Polonka").place
    assert place is not None
    assert place.name == "Polonka railway station"
