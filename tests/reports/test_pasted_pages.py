"""A whole page pasted: what its pictures, links, stamps and other news say is no sighting."""

from __future__ import annotations

from time import process_time

import pytest

from geo.reports.text.page_lines import without_furniture
from geo.reports.text.tokens import cut
from tests.reports.reading import names, read, told

RUSSIAN = """Под Слонимом прошла колонна тягачей
Под Слонимом прошла колонна тягачей

09:45 14.03.2022

Колонна БМП на марше, архивное фото
Фото: из открытых источников
Утром 14 марта через Слоним в сторону Барановичей прошли 14 БТР, рассказали журналистам \
жители двух улиц на окраине города, которые вышли из дома за хлебом.
Читайте также: Под Лидой заметили 30 танков

В министерстве вопросы оставили без ответа.

Последние новости
Через Брест проехали 40 танков
"""
UKRAINIAN = """Через Сарни пройшов ешелон

Танки на платформах в Сарнах / фото залізничників
Уранці 14 березня через Сарни в бік Ковеля пройшов ешелон із 14 платформ, розповіли \
журналістам мешканці двох вулиць на околиці міста, які вийшли з дому по хліб.
Читайте також:
До Луцька прибули 30 танків
Через Ковель проїхали 40 вантажівок

«БМП заїхали до Рівного. Фото ілюстративне

У штабі запитання залишили без відповіді, а в міській раді сказали, що нічого про це не знають.
"""
BELARUSIAN = """Падтрымаць каманду
1. Праз Оршу прайшлі 40 танкаў
2. У Лідзе заўважылі калону БТР

14 сакавіка 2022, 09:45
Раніцай 14 сакавіка праз Слонім у бок Баранавічаў прайшлі 14 БТР, расказалі журналістам \
жыхары дзвюх вуліц на ўскраіне горада, якія выйшлі з дому па хлеб.

Цягачы на трасе каля Слоніма (архіўнае фота)

Чытайце таксама: Пад Мастамі заўважылі 30 танкаў
У міністэрстве пытанні пакінулі без адказу, а ў раённым цэнтры сказалі, што нічога пра гэта не ведаюць.
Каментары
Бачыў 5 БМП у Мінску
"""


@pytest.mark.parametrize(
    ("page", "counted", "place"),
    [(RUSSIAN, ("apc", 14), "Slonim"), (UKRAINIAN, ("wagon", 14), "Sarny"), (BELARUSIAN, ("apc", 14), "Slonim")],
)
def test_pictures_links_and_other_news_are_left_out(page: str, counted: tuple[str, int], place: str) -> None:
    counted_ones = [each for each in told(page, "2022-03-14") if each["count_min"] is not None]
    assert [(each["equipment_class"], each["count_min"]) for each in counted_ones][-1:] == [counted]
    assert {names(each)[1] for each in read(page, "2022-03-14")} == {place}


def test_a_stamp_of_the_page_gives_no_hour() -> None:
    for page in (RUSSIAN, BELARUSIAN):
        assert {each["time_precision"] for each in told(page, "2022-03-14") if each["count_min"]} == {"day"}


def test_a_short_post_keeps_its_picture_line_and_repeated_lines() -> None:
    post = "Фото: 12 танков прошли Слоним.\nЧерез Лиду прошли 3 БТР на Гродно.\nЧерез Лиду прошли 3 БТР на Гродно."
    assert [each["count_min"] for each in told(post, "2022-03-14")] == [12, 3, 3]


def test_a_long_headline_is_a_sentence_of_its_own() -> None:
    text = (
        "Колонна тяжелой техники прошла через Молодечно к литовской границе — глава района Молодечно\n"
        "Глава района Пётр Иванов сообщил, что вечером 12 марта в город из Минска приехали 9 бензовозов, и пообещал "
        "рассказать подробности, когда их узнает сам, а пока попросил жителей не выходить на дорогу."
    )
    convoy, tankers = told(text, "2022-03-14")
    assert (convoy["equipment_class"], convoy["observed_to"]) == ("convoy", None)
    assert (tankers["count_min"], tankers["origin"]["name"]) == (9, "Minsk")


ARTICLE = """Из Беларуси в Россию ушёл ещё один эшелон с мобилизованными, сообщает группа наблюдателей, \
которая следит за дорогами и станциями уже второй год.

Вечером 12 марта со станции Крулевщина отправился эшелон с солдатами.

Всего в нём было 46 вагонов: 6 пассажирских, 4 грузовых и 36 платформ с колёсной техникой.

14 марта состав был замечен на станции Витебск, рассказали две жительницы соседнего дома.
Дождь шёл весь день и всю ночь, и на станции никого, кроме этих двух женщин, не было видно, хотя раньше тут стояли \
рынок и киоск.
"""


def test_the_paragraphs_of_an_article_are_one_telling() -> None:
    read_ones = [each for each in read(ARTICLE, "2022-03-15") if each["equipment_class"] == "wagon"]
    assert sorted(each["count_min"] for each in read_ones) == [4, 6, 36, 46]
    assert {each["observed_from"] for each in read_ones} == {"2022-03-12"}


def test_the_posts_of_a_digest_are_told_apart() -> None:
    digest = ARTICLE.replace("Всего в нём было", "Лида: всего").replace("14 марта состав", "13:20 состав")
    assert 46 not in [each["count_min"] for each in read(digest, "2022-03-15") if each["observed_from"] == "2022-03-12"]


AGAIN = """Через Мозырь прошли танки, сообщает группа наблюдателей, которая уже второй год следит за дорогами, \
станциями и переездами всей Гомельской области.

Вчера через Мозырь в сторону Наровли прошли 14 танков, рассказали жители.

«Вчера около 8:40 через Мозырь на Наровлю прошли 14 танков и ещё один бензовоз», — написал в сети учитель школы.

Ещё один бензовоз вчера видели в Мозыре вечером.

За последние дни через Мозырь проехали также две колонны, одна из 30 фур, другая из 20 автобусов, а больше ничего.
"""


def test_an_article_tells_each_movement_once() -> None:
    found = [(each["equipment_class"], each["count_min"]) for each in told(AGAIN, "2022-03-15")]
    assert found.count(("tank", 14)) == 1
    assert ("tank", None) not in found
    assert found.count(("fuel_truck", 1)) == 2
    (tanks,) = (each for each in told(AGAIN, "2022-03-15") if each["equipment_class"] == "tank")
    assert (names(tanks)[2], tanks["time_precision"]) == ("Naroulia", "hour")


CAPTIONED = """За неделю к границе ушёл только один эшелон
Танк на железнодорожной платформе
Вечером 12 марта со станции Крулевщина на Полоцк ушёл эшелон из 36 вагонов, рассказали группе наблюдателей, которая \
следит за дорогами и станциями уже второй год.
«Один эшелон — это вообще ни о чём», — сказал бывший железнодорожник, который теперь живёт за границей и пишет о том, \
что видит на снимках, письмах и в расписаниях, а их у него много.
"""


def test_what_a_picture_under_the_headline_shows_did_not_move() -> None:
    found = [(each["equipment_class"], each["count_min"]) for each in told(CAPTIONED, "2022-03-15")]
    assert ("wagon", 36) in found
    assert {each for each, _ in found} <= {"wagon", "train"}
    assert len(found) <= 2


PROSE = (
    "Больше за день тут ничего не видели, говорят в посёлке, где собеседник обошёл рынок, лавки и вокзал и вернулся "
    "домой, когда уже стемнело, а дождь всё не кончался.\n"
    "Районные власти на письмо редакции, которое им отправили накануне, не ответили, а телефон приёмной молчал с утра, "
    "и вечером трубку там тоже никто не взял, хотя звонили туда несколько раз за день и ещё раз после ужина.\n"
)


@pytest.mark.parametrize(
    ("above", "counted"),
    [
        ("Что на дорогах\nФото: Олег Лось\nНочью в Речицу прибыли 17 Т-72 (фото читателя), и стало тихо.", 17),
        ("Что на дорогах\nПод Речицей утром замечена колонна из 17 танков (фото подписчика)", 17),
        ("Что на дорогах\nПад Рэчыцай бачылі 17 танкаў (t.me/rechica)", 17),
        ("Що на дорогах\nДо Речиці заїхала колона танків (Reuters)", None),
        ("Что на дорогах\nСемнадцать танков под Речицей (архивное фото)", 17),
        ("Сводка дня\nРечица: эшелон с танками", None),
        ("Сводка дня\nСемнадцать танков в Речице", 17),
        ("Сводка дня\nПрибытие танков в Речицу", None),
    ],
)  # fmt: skip
def test_a_line_that_tells_a_movement_is_no_caption(above: str, counted: int | None) -> None:
    found = told(f"{above}\n{PROSE}", "2022-03-15")
    assert [(each["equipment_class"], each["count_min"]) for each in found] == [("tank", counted)]


@pytest.mark.parametrize(
    "caption",
    [
        "Танк на обочине дороги в Речице",
        "Танки на дороге в Речице / фото читателя",
        "Один из танков на дороге в Речице. Фото: Олег Лось",
        "Колонна танков едет через Речицу, архивное фото",
    ],
)
def test_a_line_that_only_shows_a_picture_is_a_caption(caption: str) -> None:
    assert told(f"Что на дорогах\n{caption}\n{PROSE}", "2022-03-15") == []


def test_an_endless_line_below_a_credit_takes_no_time_of_its_own() -> None:
    text = f"{PROSE}(фото\n" + "архивн" * 50_000
    begun = process_time()
    without_furniture(text, cut(text), lambda _: False)
    assert process_time() - begun < 5
