"""Reports in Ukrainian and structures that others share: what stands on each wagon, launchers, towns' landmarks."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, read, told


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
