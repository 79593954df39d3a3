"""The headings that files give their columns, in five languages: field by field, the surest first."""

from __future__ import annotations

from typing import Final

HEADINGS: Final[dict[str, str]] = {
    "equipment": (
        "equipment type | type of equipment | vehicle | vehicles | vehicle type | weapon | what"
        " | materiel | hardware | техника | тип техники | вид техники | наименование техники | техніка"
        " | тип техніки | вид техніки | тэхніка | від тэхнікі | sprzęt | rodzaj sprzętu | pojazd"
        " | pojazdy"
    ),
    "equipment_class": (
        "class | equipment category | category | класс | класс техники | категория | клас | клас техніки"
        " | категорія | клас тэхнікі | катэгорыя | klasa | kategoria"
    ),
    "unit": "unit of count | counted in | единица измерения | одиниця виміру | адзінка | jednostka miary",
    "count": (
        "number | quantity | qty | amount | how many | count reported | size | количество | кол во"
        " | число | сколько | кількість | к сть | скільки | колькасць | liczba | ilość"
    ),
    "count_min": "min | minimum | count from | at least | минимум | не менее | мінімум | щонайменше",
    "count_max": "max | maximum | count to | up to | максимум | не более | максимум | щонайбільше",
    "count_qualifier": "qualifier | count precision | точность количества",
    "mode": ("transport | mode of transport | means | вид транспорта | транспорт | вид транспорту | від транспарту"),
    "activity": "action | what happened | действие | активность | дія | активність | дзеянне | aktywność",
    "flow": "direction | направление | напрямок | кірунак | kierunek",
    "affiliation": (
        "side | whose | force | actor | принадлежность | чья техника | належність | прыналежнасць | przynależność"
    ),
    "report_kind": "kind | statement | kind of report | вид сообщения",
    "place": (
        "place reported | location | where | place name | locality | settlement | town | city | station"
        " | seen at | place text | место | населенный пункт | населённый пункт | локация | где | нп"
        " | место наблюдения | місце | населений пункт | локація | де | месца | населены пункт | дзе"
        " | miejsce | miejscowość | lokalizacja | placemark"
    ),
    "lat": "latitude | place lat | y | широта | szerokość | szerokość geograficzna | шырата",
    "lon": ("lng | long | longitude | place lon | x | долгота | довгота | даўгата | długość | długość geograficzna"),
    "coordinates": (
        "coords | coordinate | lat lon | lat lng | latlong | latitude longitude | geo | gps | координаты"
        " | координати | каардынаты | współrzędne | mgrs"
    ),
    "radius_m": (
        "radius | radius metres | radius meters | accuracy | accuracy m | location accuracy | uncertainty"
        " | coordinate uncertainty in meters | радиус | радиус м | точность координат | радіус | радыус | promień"
    ),
    "country": "place country | country code | страна | країна | краіна | kraj | państwo",
    "admin1": (
        "region | oblast | voblast | province | state | place admin1 | область | регион | регіон"
        " | вобласць | województwo"
    ),
    "origin": (
        "from place | departure | departed from | origin place | откуда | место отправления | отправление"
        " | звідки | відправлення | адкуль | skąd"
    ),
    "destination": (
        "to place | arrival | destination place | towards | куда | место назначения | назначение | куди"
        " | призначення | куды | dokąd"
    ),
    "observed": (
        "date | event date | observed on | observed at | date observed | sighting date | seen on | when"
        " | datetime | date time | timestamp | дата | дата наблюдения | дата события | когда"
        " | дата спостереження | дата події | коли | дата назірання | калі | data | kiedy"
        " | data obserwacji"
    ),
    "observed_from": (
        "event date from | date from | start | start date | first seen | begin | event start | начало"
        " | дата начала | с даты | початок | дата початку | пачатак | od | data od | początek"
    ),
    "observed_to": (
        "event date to | date to | end | end date | last seen | event end | конец | дата окончания"
        " | по дату | кінець | дата закінчення | канец | do | data do | koniec"
    ),
    "time_precision": "precision | date precision | точность даты",
    "confidence": "probability | уверенность",
    "source": (
        "channel | source name | who says | attributed to | channel name | telegram channel | tg channel"
        " | телеграм канал | тг канал | название канала"
        " | источник | канал | джерело | крыніца | źródło | kanał"
    ),
    "via": (
        "outlet | publisher | media | carried by | medium | издание | сми | видання | змі | выданне | смі"
        " | wydawca | portal"
    ),
    "url": (
        "link | source url | article url | href | web | ссылка | линк | адрес ссылки | посилання | лінк"
        " | спасылка | adres url | odnośnik"
    ),
    "published": (
        "report date | published on | published at | publication date | date published | article date"
        " | posted | posted at | дата публикации | опубликовано | дата публікації | опубліковано"
        " | дата публікацыі | апублікавана | data publikacji | opublikowano"
    ),
    "reliability": (
        "source reliability | admiralty source | надежность | надёжность | надійність | wiarygodność źródła"
    ),
    "credibility": (
        "info credibility | information credibility | admiralty info | достоверность | достовірність"
        " | wiarygodność informacji"
    ),
    "tlp": "tlp marking | traffic light | marking",
    "note": (
        "notes | comment | comments | remark | remarks | description | details | примечание | примечания"
        " | комментарий | описание | примітка | примітки | коментар | опис | заўвага | заўвагі | каментар"
        " | uwagi | uwaga | opis | komentarz"
    ),
    "movement_id": "movement | movement key | movement ref",
}
"""Field -> headings that mean it, the surest first; case, spaces and punctuation are ignored."""
