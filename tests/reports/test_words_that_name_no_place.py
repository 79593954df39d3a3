"""Persons, newspapers, services and sorts of sites written with a capital are no places."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Мэр Токмака Виктор Сомов сообщил, что вчера 25 танков прошли в сторону Херсона.", "Tokmak"),
        ("За словами радника мера Бердянська Степана Голуба, учора помітили 14 танків.", "Berdyansk"),
        ("Семь БТР вчера пришли в Лиду, рассказал в эфире Григорий Саввин.", "Lida"),
        ("У Державній прикордонній службі кажуть, що вчора до Мозиря прибули 7 БТР.", "Mazyr"),
        ("В белорусском OSINT-сообществе сказали, что вчера в Гомель приехали 5 БТР.", "Homel"),
        ("The New York Times пишет, что вчера в Осиповичи прибыло 100 грузовиков.", "Asipovichy"),
        ("В аннексированном Крыму Россия вчера перебросила 15 танков.", "Crimea"),
    ],
)
def test_where_it_was_is_no_person_service_or_paper(text: str, place: str) -> None:
    assert {names(each)[1] for each in told(text)} == {place}
