"""The headings that files give their columns, in five languages: field by field, the surest first."""

from __future__ import annotations

from typing import Final

HEADINGS: Final[dict[str, str]] = {
    "equipment": (
        "equipment type | type of equipment | vehicle | vehicles | vehicle type | weapon | what | materiel | "
        "hardware | техника | тип техники | вид техники | наименование техники | техніка | тип техніки | вид "
        "техніки | тэхніка | від тэхнікі | sprzęt | rodzaj sprzętu | pojazd | pojazdy | equipment seen | "
        "equipment observed | weapon system | weapon systems | weapons | platform | asset | military equipment | "
        "equipment name | type of vehicle | materiel type | тип | вид | наименование | модель | марка | образец "
        "техники | образец | военная техника | боевая техника | ввт | вввт | ввст | овт | бтт | средство | "
        "средства | тип ввт | наименование ввт | наименование образца | что замечено | вооружение | зразок "
        "техніки | зразок | озброєння | військова техніка | бойова техніка | найменування | найменування техніки "
        "| назва техніки | озброєння та техніка | тип озброєння | що помічено | узор тэхнікі | узбраенне | "
        "ваенная тэхніка | назва тэхнікі | найменне | што заўважана | typ sprzętu | typ | rodzaj | nazwa sprzętu "
        "| uzbrojenie | sprzęt wojskowy | rodzaj pojazdu | typ pojazdu | co zauważono"
    ),
    "equipment_class": (
        "class | equipment category | category | класс | класс техники | категория | клас | клас техніки | "
        "категорія | клас тэхнікі | катэгорыя | klasa | kategoria | equipment class | vehicle class | type class "
        "| категория техники | род техники | вид вооружения | категорія техніки | клас озброєння | катэгорыя "
        "тэхнікі | kategoria sprzętu | klasa sprzętu"
    ),
    "unit": (
        "unit of count | counted in | единица измерения | одиниця виміру | адзінка | jednostka miary | unit of "
        "measure | units | uom | ед | ед изм | ед измерения | единица | единицы | единиц | од | од виміру | "
        "одиниця | одиниці | од вим | адз | адз вымярэння | адзінка вымярэння | адзінкі | jm | j m | jednostka | "
        "jednostki"
    ),
    "count": (
        "number | quantity | qty | amount | how many | count reported | size | количество | кол во | число | "
        "сколько | кількість | к сть | скільки | колькасць | liczba | ilość | no of vehicles | number of vehicles "
        "| number seen | number observed | vehicle count | vehicles count | total | total number | units count | "
        "count of vehicles | num | nr of vehicles | no vehicles | pcs | pieces | number of units | quantity seen "
        "| est number | estimated number | approx number | кол | кол во единиц | кол во ед | кол во шт | "
        "количество единиц | количество единиц техники | количество техники | количество штук | численность | шт "
        "| штук | шт ед | ед техники | единиц техники | всего | итого | к во | кво | чис | сколько единиц | к ть "
        "| кть | кільк | кількість одиниць | кількість одиниць техніки | кількість техніки | к сть од | "
        "чисельність | скільки одиниць | од техніки | одиниць техніки | всього | усього | шт од | кольк | "
        "колькасць адзінак | колькасць тэхнікі | к ць | лічба | усяго | колькі | ilość sztuk | liczba sztuk | "
        "liczba pojazdów | szt | sztuk | ilosc | liczebność | razem | ile"
    ),
    "count_min": (
        "min | minimum | count from | at least | минимум | не менее | мінімум | щонайменше | minimum count | "
        "lower | lower bound | count lower | не меньше | мин | минимальное количество | мінімальна кількість | "
        "мін | не менше | минимум единиц | не менш | co najmniej | od ilu | liczba min"
    ),
    "count_max": (
        "max | maximum | count to | up to | максимум | не более | максимум | щонайбільше | maximum count | upper "
        "| upper bound | count upper | не больше | макс | максимальное количество | максимальна кількість | не "
        "більше | макс кількість | не больш | maksimum | maks | co najwyżej | do ilu | liczba maks"
    ),
    "count_qualifier": (
        "qualifier | count precision | точность количества | count type | accuracy of count | точность подсчета | "
        "точность числа | точність кількості | дакладнасць колькасці | dokładność liczby"
    ),
    "mode": (
        "transport | mode of transport | means | вид транспорта | транспорт | вид транспорту | від транспарту | "
        "mode of movement | transport mode | транспортировка | способ перемещения | способ передвижения | спосіб "
        "переміщення | спосаб перамяшчэння | środek transportu | sposób transportu | rodzaj transportu"
    ),
    "activity": (
        "action | what happened | действие | активность | дія | активність | дзеянне | aktywność | activities | "
        "event | movement type | что происходит | что делает | характер действий | действия | вид активности | "
        "деятельность | що робить | характер дій | дії | діяльність | подія | дзейнасць | дзеянні | што робіць | "
        "падзея | czynność | działanie | zdarzenie | co robi"
    ),
    "flow": (
        "direction | направление | напрямок | кірунак | kierunek | flow direction | direction of movement | "
        "direction of travel | movement direction | heading | напр | направление движения | направл | курс | куда "
        "движется | напрям | напрямок руху | напрям руху | напрямок переміщення | кірунак руху | напрамак | "
        "kierunek ruchu | kier"
    ),
    "affiliation": (
        "side | whose | force | actor | принадлежность | чья техника | належність | прыналежнасць | przynależność "
        "| operator country | party | forces | sides | belligerent | affiliation country | сторона | чья | чьи | "
        "чьё | силы | принадлежность техники | государственная принадлежность | войска | чия | чиї | сили | "
        "сторона конфлікту | належність техніки | війська | чыя | бок | сілы | прыналежнасць тэхнікі | czyje | "
        "siły | przynależność państwowa"
    ),
    "report_kind": (
        "kind | statement | kind of report | вид сообщения | report type | type of report | statement kind | тип "
        "сообщения | вид повідомлення | тип повідомлення | від паведамлення | тып паведамлення | rodzaj "
        "wiadomości | typ zgłoszenia"
    ),
    "place": (
        "place reported | location | where | place name | locality | settlement | town | city | station | seen at "
        "| place text | место | населенный пункт | населённый пункт | локация | где | нп | место наблюдения | "
        "місце | населений пункт | локація | де | месца | населены пункт | дзе | miejsce | miejscowość | "
        "lokalizacja | placemark | loc | site | area seen | position name | nearest town | nearest settlement | "
        "nearest place | village | point | point name | location name | placename | toponym | geo name | location "
        "seen | place seen | observation place | place of observation | seen in | spotted at | spotted in | "
        "railway station | airfield | н п | насел пункт | нас пункт | населенный пункт район | место события | "
        "место обнаружения | место дислокации | место фиксации | местоположение | расположение | место положения "
        "| город | село | деревня | станция | ж д станция | аэродром | место станция | точка | где замечено | где "
        "видели | локации | местность | н п район | населений пункт район | місце події | місце спостереження | "
        "місце фіксації | місце виявлення | місцезнаходження | розташування | місто | станція | залізнична "
        "станція | аеродром | де помічено | де бачили | місцевість | месца падзеі | месца назірання | "
        "месцазнаходжанне | горад | вёска | станцыя | чыгуначная станцыя | аэрадром | дзе заўважана | мясцовасць "
        "| miejsce obserwacji | miejsce zdarzenia | miejscowosc | miasto | wieś | stacja | stacja kolejowa | "
        "lotnisko | lokalizacja obserwacji | gdzie | położenie"
    ),
    "lat": (
        "latitude | place lat | y | широта | szerokość | szerokość geograficzna | шырата | latitude wgs84 | lat "
        "wgs84 | lat dd | latitude dd | lat deg | широта wgs84 | шир | szer | szer geogr | szer geograficzna | "
        "szerokosc | szerokosc geograficzna | coord lat | coordinates lat | gps lat | location latitude | point y "
        "| latitude n | широта n | північна широта | северная широта"
    ),
    "lon": (
        "lng | long | longitude | place lon | x | долгота | довгота | даўгата | długość | długość geograficzna | "
        "longitude wgs84 | lon wgs84 | long wgs84 | lon dd | longitude dd | lon deg | долгота wgs84 | долг | довг "
        "| дл | dł | dług | dług geogr | długosc geograficzna | dlugosc | dlugosc geograficzna | coord lon | "
        "coordinates lon | coord lng | gps lon | gps lng | location longitude | point x | longitude e | долгота e "
        "| східна довгота | восточная долгота"
    ),
    "coordinates": (
        "coords | coordinate | lat lon | lat lng | latlong | latitude longitude | geo | gps | координаты | "
        "координати | каардынаты | współrzędne | mgrs | gps coordinates | geo coordinates | geolocation | "
        "position | coord | latlon | latlng | lat long | lat and lon | location coordinates | wgs84 | grid | grid "
        "reference | mgrs grid | utm | plus code | point coordinates | geopoint | коорд | координаты gps | "
        "координата | координаты места | координаты точки | геолокация | широта долгота | координаты wgs84 | "
        "координати gps | координати місця | геолокація | широта довгота | каардынаты gps | геалакацыя | шырата "
        "даўгата | współrzędne gps | współrzędne geograficzne | wspolrzedne | wsp | geolokalizacja"
    ),
    "radius_m": (
        "radius | radius metres | radius meters | accuracy | accuracy m | location accuracy | uncertainty | "
        "coordinate uncertainty in meters | радиус | радиус м | точность координат | радіус | радыус | promień"
    ),
    "country": (
        "place country | country code | страна | країна | краіна | kraj | państwo | country name | country of "
        "place | nation | iso country | iso2 | iso code | cc | страна места | код страны | код країни | країна "
        "місця | код краіны | kod kraju"
    ),
    "admin1": (
        "region | oblast | voblast | province | state | place admin1 | область | регион | регіон | вобласць | "
        "województwo | adm1 | adm 1 | admin 1 | adm1 name | admin1 name | region name | oblast name | обл | "
        "область регион | край | обл район | регион область | обл регіон | область регіон | вобл | вобласць "
        "рэгіён | рэгіён | woj | wojewodztwo"
    ),
    "origin": (
        "from place | departure | departed from | origin place | откуда | место отправления | отправление | "
        "звідки | відправлення | адкуль | skąd | origin name | departs | departure point | departure place "
        "| place of departure | coming from | moved from | start point | начальный пункт | пункт отправления | "
        "место выезда | выехал из | станция отправления | откуда движется | пункт відправлення | місце "
        "відправлення | станція відправлення | звідки рухається | пункт адпраўлення | месца адпраўлення | станцыя "
        "адпраўлення | miejsce wyjazdu | punkt wyjazdu | stacja początkowa"
    ),
    "destination": (
        "to place | arrival | destination place | towards | куда | место назначения | назначение | куди | "
        "призначення | куды | dokąd | destination name | arrives | arrival point | arrival place | place of "
        "arrival | moved to | going to | end point | bound for | конечный пункт | пункт назначения | станция "
        "назначения | место прибытия | прибытие | пункт призначення | місце призначення | станція призначення | "
        "прибуття | куди рухається | куда едет | пункт прызначэння | станцыя прызначэння | прыбыццё | куды "
        "рухаецца | miejsce docelowe | punkt docelowy | stacja docelowa"
    ),
    "observed": (
        "date | event date | observed on | observed at | date observed | sighting date | seen on | when | "
        "datetime | date time | timestamp | дата | дата наблюдения | дата события | когда | дата спостереження | "
        "дата події | коли | дата назірання | калі | data | kiedy | data obserwacji | date and time | date time "
        "observed | observation date | date of observation | date of sighting | date seen  | dtg | date time "
        "group | date of event | time of observation | timestamp observed | sighted | spotted on | event time and "
        "date | дата время | дата и время | дата час | дата и время наблюдения | дата обнаружения | дата фиксации "
        "| день | число месяц | время наблюдения и дата | когда видели | датавремя | дата та час | дата і час | "
        "датачас | день спостереження | дата фіксації | дата виявлення | дата й час | коли бачили | дата і час "
        "назірання | дзень | калі бачылі | дата падзеі | дата фіксацыі | data i godzina | data czas | data "
        "zdarzenia | dzień | data i czas | termin | data zauważenia"
    ),
    "observed_from": (
        "event date from | date from | start | start date | first seen | begin | event start | начало | дата "
        "начала | с даты | початок | дата початку | пачатак | od | data od | początek | from date | date start | "
        "start time | begin date | begins | first day | first observed | период с | дата с | начало наблюдения | "
        "період з | дата з | початок спостереження | перыяд з | пачатак назірання | od dnia | data rozpoczęcia | "
        "data początkowa"
    ),
    "observed_to": (
        "event date to | date to | end | end date | last seen | event end | конец | дата окончания | по дату | "
        "кінець | дата закінчення | канец | do | data do | koniec | to date | date end | end time | finish | ends "
        "| last day | last observed | until | период по | дата по | конец наблюдения | період по | кінець "
        "спостереження | перыяд па | дата па | канец назірання | do dnia | data zakończenia | data końcowa"
    ),
    "time_precision": (
        "precision | date precision | точность даты | date prec | time prec | precision of date | точность "
        "времени | точність дати | точність часу | дакладнасць даты | dokładność daty"
    ),
    "confidence": (
        "probability | уверенность | certainty | likelihood | вероятность | достоверность процент | впевненість | "
        "ймовірність | упэўненасць | верагоднасць | pewność | prawdopodobieństwo"
    ),
    "source": (
        "channel | source name | who says | attributed to | channel name | telegram channel | tg channel | "
        "телеграм канал | тг канал | название канала | источник | канал | джерело | крыніца | źródło | kanał | "
        "sources | source of information | info source | origin of information | reported by channel | источник "
        "информации | источники | ист | источник данных | телеграм | канал источник | джерело інформації | "
        "джерела | джер | крыніца інфармацыі | крыніцы | тэлеграм канал | źródło informacji | źródła | zrodlo | "
        "zródło"
    ),
    "via": (
        "outlet | publisher | media | carried by | medium | издание | сми | видання | змі | выданне | смі | "
        "wydawca | portal | news outlet | newspaper | agency | reprinted by | published by | опубликовано в | "
        "агентство | газета | портал | опубліковано в | агенція | видавець | апублікавана ў | агенцтва | gazeta | "
        "agencja"
    ),
    "url": (
        "link | source url | article url | href | web | ссылка | линк | адрес ссылки | посилання | лінк | "
        "спасылка | adres url | odnośnik | source link | post url | post link | web link | hyperlink | uri | "
        "permalink | telegram link | news url | reference url | links | urls | ссылка на источник | ссылки | "
        "ссылка на пост | линк на источник | гиперссылка | посилання на джерело | посилання на пост | спасылка на "
        "крыніцу | спасылкі | lącze | łącze | odnosnik | link do źródła"
    ),
    "published": (
        "report date | published on | published at | publication date | date published | article date | posted | "
        "posted at | дата публикации | опубликовано | дата публікації | опубліковано | дата публікацыі | "
        "апублікавана | data publikacji | opublikowano | post date | date of report | reported on | date reported "
        "| report time | date of publication | date posted | release date | дата сообщения | дата поста | дата "
        "выхода | дата повідомлення | дата допису | дата паведамлення | data zgłoszenia | data wpisu | data posta "
        "| data artykułu"
    ),
    "reliability": (
        "source reliability | admiralty source | надежность | надёжность | надійність | wiarygodność źródła | "
        "reliability of source | source rating | надежность источника | надёжность источника | надійність джерела "
        "| надзейнасць | надзейнасць крыніцы | wiarygodność | ocena źródła"
    ),
    "credibility": (
        "info credibility | information credibility | admiralty info | достоверность | достовірність | "
        "wiarygodność informacji | reliability of information | credibility of information | info rating | "
        "достоверность информации | достоверность сообщения | достовірність інформації | вірогідність | "
        "дакладнасць інфармацыі | верагоднасць інфармацыі | ocena informacji"
    ),
    "tlp": (
        "tlp marking | traffic light | marking | classification marking | tlp level | tlp 2 0 | гриф tlp | "
        "oznaczenie tlp"
    ),
    "note": (
        "notes | comment | comments | remark | remarks | description | details | примечание | примечания | "
        "комментарий | описание | примітка | примітки | коментар | опис | заўвага | заўвагі | каментар | uwagi | "
        "uwaga | opis | komentarz | additional info | additional information | info | information | memo | text "
        "note | narrative | summary | примеч | доп информация | дополнительно | доп сведения | заметка | заметки "
        "| пояснение | комментарии | прим | додатково | додаткова інформація | нотатки | коментарі | пояснення | "
        "дадаткова | дадатковая інфармацыя | нататкі | каментары | пазнака | dodatkowe informacje | notatki | "
        "komentarze | adnotacje"
    ),
    "movement_id": "movement | movement key | movement ref",
    "text": (
        "report text | full text | message text | message | post | post text | body | content | текст | текст "
        "сообщения | сообщение | полный текст | текст повідомлення | повідомлення | тэкст | паведамленне | тэкст "
        "паведамлення | treść | tekst | wiadomość"
    ),
    "time": (
        "time of day | hour | clock | time observed | event time | local time | время | час | время наблюдения | "
        "час спостереження | час події | час назірання | godzina | czas"
    ),
    "year": "yr | iyear | event year | год | рік | rok",
    "month": "mon | imonth | event month | месяц | місяць | месяц года | miesiąc | мес | міс",
    "day": "iday | day of month | event day | число месяца | день месяца | день місяця | dzień miesiąca",
    "geo_precision": (
        "where prec | location precision | precision of location | geo prec | точность места | dokładność położenia"
    ),
    "grade": (
        "grading | admiralty | admiralty code | admiralty grade | nato grade | evaluation | source grade | оценка "
        "| оценка источника | оцінка | ацэнка | ocena"
    ),
    "row_id": (
        "event id | event id cnty | id | uuid | guid | ref | reference | record id | record no | post id | "
        "incident id | report id | идентификатор | id события | ідентифікатор | id події | ідэнтыфікатар | id "
        "zdarzenia | identyfikator"
    ),
}
"""Field -> headings that mean it, the surest first; case, spaces and punctuation are ignored."""
