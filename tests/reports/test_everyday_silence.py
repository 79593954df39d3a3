"""Everyday life, memory, courts, games and rescues are no sightings, whatever vehicles they name."""

from __future__ import annotations

import pytest

from tests.reports.reading import told


@pytest.mark.parametrize(
    "text",
    [
        "A fire truck and 3 ambulances arrived at the scene in Vitebsk.",
        "На пожежу у Вітебську прибули 5 машин.",
        "Колона паломників з 300 осіб вирушила до Почаєва.",
        "Дзесяць вагонаў са збожжам сышлі з рэек пад Оршай.",
        "Чэргі на мяжы зранку: 620 фур у Казловічах, 410 у Каменным Лозе.",
        "Minsk Tractor Works handed 25 tractors over to farms in Brest region.",
        "Фура с 20 тоннами яблок опрокинулась под Кобрином.",
        "Чыгунка прызначыла на святы 12 дадатковых цягнікоў Мінск — Брэст.",
        "Потяг №27 Київ – Варшава затримується на 2 години.",
        "Два тигра прибыли в зоопарк в Гродно из Москвы в пятницу.",
    ],
)
def test_everyday_life_is_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "About 1,500 conscripts took the oath in Brest, Pechy and Vitsebsk on Saturday.",
        "Его осудили на четыре года за фото двух военных эшелонов в Жлобине.",
        "У новому серіалі п'ять танків в'їжджають у село під Полоцьком.",
        "Паводле даведніка, брыгада ў Слоніме мае тры батальёны па 31 танку.",
        "Раней на аэрадроме Мачулішчы было 6 верталётаў, цяпер пуста.",
        "Wagner's camp near Asipovichy could hold up to 5,000 fighters; 300 tents were counted there in July.",
        "Чтобы перебросить бригаду из Гомеля в Брест, нужно 20 эшелонов и четверо суток, говорит эксперт.",
        "Польща замовила 180 танків K2.",
    ],
)
def test_oaths_sentences_films_and_stocks_are_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The barracks at Baranavichy have room for 800 soldiers and 60 trucks, yet only 90 people live there now.",
        "Handbook chart: the MAZ reaches 70 km/h on the road to Brest and burns 2 l/km.",
        "Вояки гарнизона под Полоцком, 20 солдат, высадили за осень три гектара сосен.",
        "Минский завод поставил в Египет шасси МАЗ, всего 120 штук по контракту.",
        "Рынак у Брэсце прывёз да свята 300 букетаў і адзін «Град» з шакаладу.",
        "Цягнік з 9 вагонаў чакаў пасажыраў у Віцебску.",
    ],
)
def test_room_for_men_handbooks_flowers_and_contracts_are_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Brest road is closed to lorries over 12 tons.",
        "Трасса Минск – Гомель закрыта для фур до вечера.",
        "Army KamAZes are pulling motorists' cars out of the drifts near Slutsk.",
        "Not a single Shahed was seen over Brest last night.",
    ],
)
def test_closed_roads_help_for_drivers_and_not_a_single_one_are_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Diesel rises by a kopeck on Tuesday. Two fuel trucks were unloaded at a filling station in Shklou today.",
        "Девять фур с говядиной для гипермаркета вчера приехали в Полоцк.",
        "На весілля до Мозиря вчора поїхали гості у двох маршрутках.",
        "Пакуль рамантуюць дарогу, аўтобусы едуць з Полацка праз Ушачы.",
        "Поїзд з 12 цистерн дизелю для котельні вчора прибув до Орші.",
        "Шестнадцать биатлонистов и два микроавтобуса вчера выехали на соревнования из Логойска.",
    ],
)
def test_everyday_life_is_not_told_where_nothing_of_war_is_named(text: str) -> None:
    assert told(text) == []


def test_a_word_of_war_keeps_everyday_vehicles_in_the_report() -> None:
    (only,) = told("Пока чинят дорогу, 12 армейских грузовиков вчера прошли из Полоцка в Ушачи.")
    assert only["count_min"] == 12


@pytest.mark.parametrize(
    "text",
    [
        "In 1812 Napoleon's column crossed the Biarezina at Studzionka with some 40,000 men.",
        "The border committee counted 3,400 cars and 260 buses leaving for Lithuania over the weekend.",
        "Під Гостомелем знайшли вісім спалених БМД і два «Тигри».",
        "На фестивале в Лиде показали два «Града» и полевую кухню.",
        "Верталёт ратавальнікаў даставіў параненага лесаруба з Жыткавічаў у Гомель.",
        "Футбалісты «Урала» выйгралі 3:1, «Тыгры» едуць у Магілёў.",
        "МАЗ отправил в Россию 1200 грузовиков за полугодие.",
    ],
)
def test_old_wars_crossings_of_cars_wrecks_and_feasts_are_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Photos of a Buk-M2 launcher rolling through Mazyr were taken at the 2021 exercise.",
        "Residents of Luninets asked why jets fly so low.",
        "The man who filmed tanks on a train at Brest was fined.",
        "The statement that a battalion left Hrodna is an invention.",
        "Т-34 витягли з болота під Сенном краном і двома тракторами.",
        "Завод в Орші ремонтуватиме до 20 Мі-8 на рік.",
        "The crew of an Il-76 that evacuated people from Sudan received medals.",
        "Reports about a column near Yelsk turned out to be harvesters: eight combines on their way to the fields.",
    ],
)
def test_old_pictures_questions_courts_and_inventions_are_not_told(text: str) -> None:
    assert told(text) == []


def test_where_guards_ride_and_a_circus_are_no_sightings() -> None:
    counts = [
        each["equipment_class"] for each in told("В Кричев сегодня пришёл эшелон: 11 платформ, охрана в теплушке.")
    ]
    assert counts == ["wagon"]
    assert told("Не колонна вагнеровцев, а переезд цирка: 14 фур и автобус прошли через Бобруйск вчера днём.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The GUR warned that Russia might move 10 launchers to Belarus.",
        "ГУР предупредило, что Россия может перебросить 10 танков в Беларусь.",
        "A helicopter took a pregnant woman from Turau to Homel.",
        "Train 614 from Minsk to Brest was delayed by an hour.",
        "Because of ice, the police closed the M8 near Homel for lorries.",
    ],
)
def test_warnings_patients_delays_and_closed_roads_are_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Вертолёт санавиации доставил беременную из Турова в Гомель.",
        "Дроны попали в поезд с топливом под Ростовом.",
        "11-я бригада провела занятие на Обуз-Лесновском с 30 танками.",
        "Пожарные вытащили грузовик из Березины в Бобруйске.",
        "В Могилёв приехали 200 врачей на конференцию.",
    ],
)
def test_patients_hits_lessons_fires_and_conferences_are_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Border guards found a drone with cigarettes in a field near Kuznica.",
        "Рыбаки нашли под Пинском старый снаряд.",
        "Польскі патруль знайшоў дрон пад Тэрэспалем.",
        "Грибники викопали під Ковелем дві міни.",
        "The player drives a T-72 from Orsha to Minsk.",
        "Гравець веде 12 танків на Мозир.",
        "Борт Белавиа Boeing 737 сел в Гомеле из-за грозы.",
        "Завод виробляє три «Іскандери» на місяць.",
        "Школьникам в Кобрине показали БТР и полевую кухню.",
        "The brigade held a drill near Lida with 20 tanks.",
        "У Литві завершилися навчання за участю 900 військових.",
        "Безпілотники влучили в ешелон під Клинцями.",
        "The Iskander is able to reach Kyiv from Mazyr.",
        "Паліцыя спыніла 15 матацыклаў пад Пінскам.",
        "На вооружение в Барановичах в этом году поступило 14 БТР-82А и четыре Ми-35М.",
        "Польща розмістить на кордоні ще 500 військових.",
        "The president inspected an S-400 regiment near Machulishchy.",
        "The river flooded the road, so buses to Turau go around by Zhytkavichy.",
    ],
)
def test_finds_games_airliners_output_shows_and_exercises_are_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Данія паставіць Украіне шэсць «Міражоў» да вясны.",
        "Латвія накіруе ва Украіну чатыры бронемашыны.",
        "Польща отримає від Кореї 40 танків до літа.",
        "Тры «Граніты» ўпрыгожылі клумбу ў Ваўкавыску, побач пасадзілі ліпы.",
        "Пляцоўкі ў Лідзе хапае на 12 верталётаў.",
        "Паляўнічы ўбачыў на дрэве пад Хойнікамі беспілотнік.",
        "МАЗ отправил в Никарагуа 70 автобусов.",
        "Чытачка пытаецца, ці праўда, што ў Пінск прыйшлі танкі.",
        "Ваенны «КамАЗ» выехаў з Пружанаў і перакуліўся ў кювет.",
        "У Оршы прайшло пахаванне двух салдат.",
        "Падчас аўтапрабегу ў Гродна прыехала 25 машын.",
        "Дзве ракеты ўпалі каля Хойнікаў.",
    ],
)
def test_promises_gifts_questions_and_other_verbs_are_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Збірна області повернулася з Ковеля: автобус з командою прибув до Луцька.",
        "Міністр повідомив, що до Одеси поїхали два ешелони пшениці.",
        "Из Кузбасса в Брест пришли четыре эшелона с углём.",
        "Рейс із Анталії затримали: Boeing 737 повернувся до Мінська.",
        "Сапери на трьох машинах виїхали до Ковеля і розмінували склад.",
        "ДСНС: на пожежу під Сарнами вилетів гелікоптер Мі-8.",
        "У 1941-му через Ковель на захід ішли колони, до 90 машин.",
        "Уявіть: п'ятдесят танків під Сарнами.",
        "Аналітик: щоб узяти Чернігів, потрібно 80 тисяч солдатів у Гомелі.",
        "Двох військових нагородили медалями, з Бреста вони поїхали у відпустку.",
        "Противнику потрібно сто танків у Гомелі, рахує оглядач.",
        "Латвія купить у США шість «Хаймарсів».",
        "Під Ковелем перевернувся тягач з танком.",
        "Литва поставить на кордон із Білоруссю дві тисячі військових до весни.",
    ],
)
def test_teams_goods_flights_and_rescuers_are_no_sightings(text: str) -> None:
    assert told(text) == []


def test_a_word_of_every_day_with_a_capital_is_no_place() -> None:
    (only,) = told("Обратно, напротив, отправляют: вчера из Полонки ушли 38 вагонов.")
    assert only["place"]["name"].startswith("Polonka")


@pytest.mark.parametrize(
    "text",
    [
        "На Гомельшчыне пад лёд праваліўся снегаход, двух рыбакоў выратавалі.",
        "Аўтакалона № 4 у Брэсце абвясціла набор кіроўцаў на 20 фур.",
        "Калона дэманстрантаў прайшла праспектам у Мінску.",
        "Колонна демонстрантов прошла через Минск.",
        "Прыватны верталёт сеў на дах гатэля ў Мінску.",
        "A private helicopter landed in Minsk.",
        "Тэлеканал паказаў фільм пра дэсантнікаў, у кадры БТР едзе праз Пінск.",
        "Салдат павезлі ў тэатр, спектакль глядзелі 80 чалавек з гарнізона Слуцка.",
    ],
)
def test_rescues_marches_films_and_private_flights_give_nothing(text: str) -> None:
    assert told(text) == []
