"""Reports in Ukrainian and structures that others share: what stands on each wagon, launchers, towns' landmarks."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, read, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Через Кричев пройшов склад із 18 платформ, на кожній по дві БМП.", [("wagon", 18, 18), ("ifv", 36, 36)]),
        ("Через Оршу прошли 18 платформ, по две БМП на каждой.", [("wagon", 18, 18), ("ifv", 36, 36)]),
        (
            "Праз Оршу прайшло больш за 10 платформаў, на кожнай па два танкі.",
            [("wagon", 11, None), ("tank", 22, None)],
        ),
        ("A train of 18 flatcars went through Krychau, two BMPs on each.", [("wagon", 18, 18), ("ifv", 36, 36)]),
        ("Через Гомель пройшло 6 колон, у кожній по 20 вантажівок.", [("truck", 120, 120)]),
        (
            "З Бреста до Пінська проїхали 15 автобусів, по 30 мобілізованих у кожному.",
            [("vehicle_unspecified", 15, 15)],
        ),
        ("Два ешелони по 50 вагонів вирушили зі Слоніма.", [("wagon", 100, 100)]),
        ("В Оршу пришли три состава по 20-25 платформ.", [("wagon", 60, 75)]),
        ("Two trains of 30 wagons left Orsha.", [("wagon", 60, 60)]),
        ("Two convoys of 20 and 45 trucks passed Orsha.", [("truck", 20, 20), ("truck", 45, 45)]),
        ("Кожної ночі через Гомель ідуть 3 танки.", [("tank", 3, 3)]),
    ],
)
def test_what_stands_on_each_is_multiplied_by_the_wagons(
    text: str, expected: list[tuple[str, int, int | None]]
) -> None:
    assert [(each["equipment_class"], each["count_min"], each["count_max"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Біля Речиці пройшло десять пускових установок «Торнадо-Г».", "mlrs", 10),
        ("Возле Речицы прошло десять пусковых «Торнадо-Г».", "mlrs", 10),
        ("Праз Гомель прайшлі тры пускавыя С-400.", "air_defence", 3),
        ("Батальйон 11-ї бригади, близько 40 одиниць техніки, повернувся до Слоніма.", "vehicle_unspecified", 40),
    ],
)
def test_a_word_for_launchers_or_a_formation_is_no_thing_of_its_own(text: str, kind: str, count: int) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [(kind, count)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Із Брестської фортеці пройшли 300 військових.", "Brest"),
        ("Мимо Бобруйской крепости проехали 7 МАЗов.", "Babruisk"),
        ("На Калинковицькому переїзді бачили 10 танків.", "Kalinkavichy"),
        ("Праз Пінскі рынак праехалі 10 танкаў.", "Pinsk"),
    ],
)
def test_a_landmark_called_by_the_adjective_of_a_town_lies_in_it(text: str, place: str) -> None:
    assert [each["place"]["name"] for each in told(text)] == [place]


def test_a_region_told_behind_a_border_is_where_it_went() -> None:
    (sent,) = told(
        "Білорусь стягує сили до кордону з Україною: до Гомельської області перекинуто понад 60 одиниць техніки."
    )
    assert (names(sent)[1:], sent["flow"]) == (("Homel region", "Homel region"), "internal")


def test_since_the_beginning_of_a_month_sums_up() -> None:
    kinds = [each["report_kind"] for each in read("Від початку грудня на станції Полонка прийняли 11 ешелонів.")]
    assert kinds == ["summary"]


@pytest.mark.parametrize(
    "text",
    [
        "На трасі М8 біля Гомеля утворився затор із сорока фур, рух відновлять після обіду.",
        "Под Гомелем пробка: стоят 30 грузовиков, движение восстановят к вечеру.",
        "Пад Гомелем корак з трыццаці грузавікоў, рух адновяць увечары.",
    ],
)
def test_a_traffic_jam_is_no_sighting(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Ту-22М3 піднялися з аеродрому «Оленья», шість бортів, ідуть на південь.", "bomber", 6),
        ("Су-34 ушли из Мачулищ на восток, четыре машины.", "bomber", 4),
        ("Колона «Уралів» пройшла через Гомель, двадцять машин.", "truck", 20),
        ("Вантажний 2417, 34 вагони, пройшов Полоцьк на Вітебськ.", "wagon", 34),
        ("З Гомеля до Росії вивезли 27 вагонів снарядів калібру 122 мм.", "wagon", 27),
        ("На летовище Зябрівка сіли два транспортні борти.", "transport_aircraft", 2),
    ],
)
def test_a_number_told_apart_belongs_to_the_type_before(text: str, kind: str, count: int) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [(kind, count)]


@pytest.mark.parametrize(
    "text",
    [
        "Від початку грудня у Полонку прийшло 11 ешелонів. В останньому, що прибув 16 грудня, нарахували 22 БТР-82А.",
        "С начала декабря на станции Полонка приняли 11 эшелонов. Последний, прибывший 16 декабря, привёз 22 БТР-82А.",
    ],
)
def test_the_last_of_many_trains_has_a_day_of_its_own(text: str) -> None:
    days = [(each["equipment_class"], each["observed_from"]) for each in told(text)]
    assert days == [("apc", "2022-12-16")]


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Учора 20 танків перетнули кордон і рушили на Гомель.", "in"),
        ("Вчера 20 танков пересекли границу и двинулись на Гомель.", "in"),
        ("Тисяча військових РФ залишила Білорусь.", "out"),
    ],
)
def test_who_crossed_the_border_and_went_on_came_in(text: str, flow: str) -> None:
    assert {each["flow"] for each in told(text)} == {flow}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Жінка з Пінська розповіла, що через Лунинець проїхали 10 танків.", "Luninets"),
        ("Пінськ. Житель Мінська бачив 5 танків.", "Pinsk"),
        ("В агромістечку Цель бачили 5 танків, їхали на захід.", "Tsel"),
    ],
)
def test_where_who_tells_it_comes_from_is_no_place_of_it(text: str, place: str) -> None:
    (seen,) = told(text)
    assert (seen["origin"], seen["place"]["name"]) == (None, place)


@pytest.mark.parametrize(
    "text",
    [
        "Минуло вісімдесят років відтоді, як ешелон вирушив із Мінська на фронт.",
        "Прошло сорок лет с тех пор, как эшелон с солдатами ушёл из Минска в Афганистан.",
        "Мінула трыццаць гадоў, як апошні расійскі эшалон пакінуў Ліду.",
        "Thirty years have passed since the last Russian train left Lida with 20 missiles.",
    ],
)
def test_what_was_so_many_years_ago_is_no_sighting(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Через Гомель пройшло 12 військових вантажівок.", "truck", 12),
        ("До Лиди перекинули 14 установок залпового вогню.", "mlrs", 14),
        ("В Лиду перебросили 14 установок залпового огня.", "mlrs", 14),
        ("У Ліду перакінулі 14 установак залпавага агню.", "mlrs", 14),
        ("В порт Балтійська зайшли три ракетні кораблі.", "ship", 3),
        ("До Мозиря прибула рота РЕБ.", "comms_ew", None),
        ("Ешелон із Росії приймають у Ліді.", "train", 1),
        ("Біля Гомеля промчав «Тигр».", "armoured_vehicle", 1),
        ("Під Мозир перекинули дві станції РЕБ на базі «Урала».", "comms_ew", 2),
    ],
)
def test_forms_of_names_and_verbs_are_known(text: str, kind: str, count: int | None) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [(kind, count)]


@pytest.mark.parametrize(
    "text",
    [
        "До Лиди перекинули 14 РСЗВ, мова йде про «Смерчі» та «Урагани».",
        "В Лиду перебросили 14 РСЗО, речь идёт о «Смерчах» и «Ураганах».",
        "До Лиди перекинули 14 установок залпового вогню, йдеться про «Смерчі» та «Урагани».",
    ],
)
def test_a_type_named_behind_a_number_goes_into_it(text: str) -> None:
    assert [(each["equipment"], each["count_min"]) for each in told(text)] == [("BM-30 Smerch and BM-27 Uragan", 14)]


def test_a_name_in_the_plural_is_gone_to_where_it_has_no_locative() -> None:
    (seen,) = told("Щойно бачила в Речиці 4 «Урали», звернули на Василевичі.")
    assert seen["place"]["name"] == "Rechytsa"
    assert "asil" in seen["destination"]["name"]


@pytest.mark.parametrize(
    "text",
    [
        "У Бобруйську поховали танкіста; труну везли на БТР, попереду йшла рота почесної варти.",
        "Іде набір на посаду механіка-водія БТР у Гомелі.",
        "На столі стояли танок і торт, танці тривали до ранку в Гомелі.",
    ],
)
def test_what_is_carried_to_the_grave_or_only_goes_on_is_no_sighting(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Рух військових ешелонів на дільниці Осиповичі призупинено.",
        "Движение военных эшелонов через Осиповичи приостановлено.",
        "Рух эшалонаў праз Асіповічы прыпынены.",
        "The movement of military trains through Asipovichy has been suspended.",
    ],
)
def test_movement_that_was_halted_is_no_sighting(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Через Гомель проходять вагони з технікою: 10 грудня було три, 12-го два.",
        "Через Гомель идут вагоны с техникой: 10 декабря было три, 12-го два.",
        "Праз Гомель ідуць вагоны з тэхнікай: 10 снежня было тры, 12-га два.",
    ],
)
def test_numbers_of_days_behind_were_count_what_was_told(text: str) -> None:
    assert [(each["count_min"], each["observed_from"]) for each in told(text)] == [(3, "2022-12-10"), (2, "2022-12-12")]


def test_a_number_of_people_in_an_apposition_is_theirs() -> None:
    (left,) = told("Десантники, кількістю до двохсот осіб, вирушили з Вітебська.")
    assert (left["equipment"], left["count_min"], left["count_max"]) == ("airborne troops", None, 200)


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Прикордонники Польщі фіксують перекидання 20 танків до Бреста.", None),
        ("Росія почала перекидання 20 танків до Бреста.", "Russia"),
        ("Разведка Латвии видит переброску 20 танков в Гродно.", None),
    ],
)
def test_whose_watchers_see_it_is_not_where_it_came_from(text: str, origin: str | None) -> None:
    assert [names(each)[0] for each in told(text)] == [origin]


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Двадцятка «Шахедів» летіла до Гомеля.", "uav", 20),
        ("Двадцатка «Шахедов» летела к Гомелю.", "uav", 20),
        ("На станції Столбці нарахували 19 танків, потяг пішов на Барановичі.", "tank", 19),
        ("На станции Столбцы насчитали 19 танков, поезд ушёл на Барановичи.", "tank", 19),
        ("Через Гомель возять паливо дві цистерни на шасі МАЗ.", "fuel_truck", 2),
        ("З воріт 310-ї групи артилерії в Осиповичах виїхало вісім «Гвоздик».", "sp_artillery", 8),
        ("До Єльська прибули 28 тягачів ДТ-30.", "vehicle_unspecified", 28),
        ("Прикордонники доповіли про рух трьох «Тигрів» навпроти Скиткового.", "armoured_vehicle", 3),
    ],
)
def test_one_thing_is_read_where_two_words_tell_of_it(text: str, kind: str, count: int) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [(kind, count)]


@pytest.mark.parametrize(
    "text",
    [
        "Т-62 повертаються: на станції Столбці місцеві нарахували 19 танків цього типу.",
        "Т-62 возвращаются: на станции Столбцы местные насчитали 19 танков этого типа.",
    ],
)
def test_a_number_of_this_type_counts_the_type_told_before(text: str) -> None:
    assert [(each["equipment"], each["count_min"]) for each in told(text)] == [("T-62", 19)]


@pytest.mark.parametrize(
    "text",
    [
        "Білоруська залізниця відправила до Росії 20 вагонів снарядів.",
        "Белорусская железная дорога отправила в Ростов 20 вагонов снарядов.",
        "Білоруські десантники вирушили до Казахстану.",
    ],
)
def test_what_the_watched_country_sends_abroad_goes_out(text: str) -> None:
    assert {each["flow"] for each in told(text)} == {"out"}


@pytest.mark.parametrize(
    "text",
    [
        "Якби колона зайшла з Мозиря, за дві години вона була б біля Коростеня, міркує експерт.",
        "Чутки про десять ешелонів на станції Ситниця не підтвердилися, колії порожні.",
        "Слухи о десяти эшелонах на станции Полонка не подтвердились.",
        "У Гродні перекрили міст: дроном зафіксовано тріщину, рух вантажівок понад 5 тонн заборонено.",
        "Оператор дрона «Пташка» розповів, як вчиться керувати FPV у підвалі під Полоцьком.",
        "Росіяни облаштували під Клинцями новий склад боєприпасів, видно 20 ангарів і вал.",
        "На ринку в Мозирі з'явилися кавуни, дві фури з Астрахані розібрали за день.",
        "Зоозахисники перевезли з Бреста до Варшави двох левів, їх везли у спеціальному фургоні.",
        "Тисячі людей зустрічали велопробіг у Лунинці, попереду їхала машина ДАІ.",
    ],
)
def test_what_would_have_been_or_is_of_everyday_life_is_no_sighting(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["Хоча б 20 танків пройшло через Гомель.", "Прошло хотя бы 20 танков через Гомель."])
def test_at_least_is_no_condition(text: str) -> None:
    assert [(each["count_min"], each["count_qualifier"], each["report_kind"]) for each in told(text)] == [
        (20, "at_least", "observation")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Сім автобусів виїхали з Лиди у вівторок, ще чотири – у середу.",
        "Семь автобусов выехали из Лиды во вторник, ещё четыре — в среду.",
        "У Ліду прыехала сем аўтобусаў у аўторак, яшчэ чатыры — у сераду.",
        "Seven buses left Lida on Tuesday, four more on Wednesday.",
    ],
)
def test_each_part_has_the_day_told_behind_it(text: str) -> None:
    days = [(each["count_min"], each["observed_from"], each["observed_to"]) for each in told(text, "2022-12-16")]
    assert days == [(7, "2022-12-13", "2022-12-13"), (4, "2022-12-14", "2022-12-14")]


def test_the_days_of_a_digest_do_not_widen_what_a_line_goes_on_to_tell() -> None:
    text = "Дайджест за 13–15 грудня. 15-го: з Мачулищ вилетіли два МіГ-31К, один сів у Саваслейці."
    assert [(each["count_min"], each["observed_from"]) for each in told(text)] == [(2, "2022-12-15"), (1, "2022-12-15")]


@pytest.mark.parametrize(
    "text",
    [
        "З боку Хотимська в Білорусь заїхав критий КамАЗ.",
        "Со стороны Хотимска в Беларусь въехал КамАЗ.",
        "Перша партія росіян, 12 автобусів, в'їхала вранці через Езерище.",
    ],
)
def test_what_came_into_the_country_by_a_town_at_its_border_came_in(text: str) -> None:
    assert [each["flow"] for each in told(text)] == ["in"]


@pytest.mark.parametrize(
    "text",
    [
        "Молодь села Дворець відновила танк-пам'ятник, фарбу привезли спонсори з Бреста.",
        "Російський десантний корабель «Новочеркаськ» затонув після влучання в порту Феодосії.",
        "У підручнику описано, як колона верблюдів ішла з Хорезма до Криму.",
        "Спогади ветерана: під Прохорівкою ми йшли колоною, попереду «тридцятьчетвірки».",
        "Поліція Любліна розшукує білоруський МАЗ, який зник зі стоянки разом із сигаретами.",
        "Білоруські БТР «Волат» пройшли випробування спекою в Еміратах.",
        "Белорусские БТР прошли испытания жарой в Гомеле.",
        "Що везе рухомий склад із написом «УЗ»? Редакція пояснює, чому українські вагони досі в Білорусі.",
        "Укрзалізниця призначила додатковий потяг Ковель – Київ, у складі дев'ять вагонів.",
        "У Боровлянах посадили алею, кожен із 40 курсантів приніс саджанець.",
        "На кордоні біля Вільнюса пропускали по дві машини на годину.",
    ],
)
def test_monuments_memories_and_trials_are_no_sightings(text: str) -> None:
    assert told(text) == []


def test_a_repair_train_that_passed_is_a_sighting() -> None:
    (train,) = told("По Жодіному пройшов ремонтний поїзд, на ньому сім танків.")
    assert (train["equipment_class"], train["count_min"]) == ("tank", 7)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Волковиськ перетнула колона з 5 танків.", "Vaukavysk"),
        ("Під Дорогичином бачили колону з 5 танків.", "Drahichyn"),
        ("Біля Россон бачили 5 танків.", "Rasony"),
        ("Черговий аеродрому «Барановичі» занотував посадку двох винищувачів.", "Baranavichy air base"),
    ],
)
def test_towns_are_known_in_ukrainian_letters(text: str, place: str) -> None:
    assert [each["place"]["name"] for each in told(text)] == [place]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Не менше, ніж два десятки «Градів» везуть через Рогачов на Бобруйськ.", [(20, None)]),
        ("Больше, чем 20 танков прошло через Гомель.", [(21, None)]),
        ("З Хойників до Брагіна їдуть то один, то два МАЗи.", [(1, 2)]),
        ("По дев'ять машин у трьох колонах відправив сьогодні центр у Печах.", [(27, 27)]),
        ("У Слонім поїхало 120 солдатів, до Гродна 90.", [(120, 120), (90, 90)]),
    ],
)
def test_numbers_told_by_turns_or_shares(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert [(each["count_min"], each["count_max"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "На станцію Полонка прийшов ешелон: 52 платформи, на них БМП-1 та вантажівки, всього понад 90 одиниць.",
            [("wagon", 52), ("vehicle_unspecified", 91)],
        ),
        ("Центр «Лосвідо» залишили 700 мобілізованих, їх двома потягами повезли до Валуйок.", [("personnel", 700)]),
        (
            "Центр «Лосвідо» залишили 70 мобілізованих, їх двома автобусами повезли до Орші.",
            [("personnel", 70), ("vehicle_unspecified", 2)],
        ),
        ("Біля Ошмян розтяглися вантажівки без номерів, штук тридцять п'ять, їдуть швидко.", [("truck", 35)]),
        ("Через Гомель прошли КамАЗы без номеров, штук двадцать.", [("truck", 20)]),
        ("З Росії на Гомель прийшло 5 КамАЗ-заправників.", [("fuel_truck", 5)]),
    ],
)
def test_whose_a_number_is(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    "text", ["Дрон летів з Росії й упав під Чериковом.", "Дрон летел из России и упал под Чериковом."]
)
def test_a_drone_came_where_it_fell(text: str) -> None:
    (drone,) = told(text)
    assert (names(drone)[:2], drone["flow"]) == (("Russia", "Cherykau"), "in")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("У ніч з п'ятниці на суботу над Лідою двічі чули реактивний літак; уранці там сів Як-130.", "2022-12-17"),
        ("12 декабря город объезжали, вечером через Гомель прошли 5 танков.", "2022-12-12"),
        ("Уранці 3 БТР пройшли Речицу.", "2022-12-19"),
    ],
)
def test_a_time_of_day_is_of_the_day_told_before_it(text: str, day: str) -> None:
    assert [each["observed_to"] for each in told(text)] == [day]
