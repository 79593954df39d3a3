"""Of what sort things are, and who only saw or confirmed them."""

from __future__ import annotations

import pytest

from tests.reports.reading import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Вчера в Беларусь залетели семь вражеских дронов типа «Шахед».", [("Shahed-136 / Geran-2", 7)]),
        ("Учора ў Беларусь заляцеў дрон-камікадзэ тыпу «Шахед».", [("Shahed-136 / Geran-2", 1)]),
        ("Через Сарни вчора пройшли вантажівки, переважно марки «Урал».", [("Ural truck", None)]),
        ("Вчера в Польшу привезли первый танк M1 Абрамс.", [("M1 Abrams", 1)]),
        ("Вертольоти Мі-24 і Мі-8 учора злетіли з Мачулищ.", [("Mi-24", None), ("Mi-8", None)]),
        ("Вчера в Руклу привезли 9 танков Leopard 2 A 6, 13 БТР.", [("Leopard", 9), ("BTR", 13)]),
        ("Вертолёт Ми-24 и Ми-8 вчера взлетели из Мачулищ.", [("Mi-24", 1), ("Mi-8", 1)]),
    ],
)
def test_a_type_behind_its_noun_is_the_same_thing(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(each["equipment"], each["count_min"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("БПЛА миссии дальнего радиуса действия вчера зафиксировал 13 грузовиков у Манича.", ["truck"]),
        ("Безпілотник спеціальної моніторингової місії вчора виявив біля Сніжного 13 вантажівок.", ["truck"]),
        ("Польские пограничники подтвердили, что вчера в Брест прибыли 9 танков.", ["tank"]),
        ("Вчера беспилотник летел на Мозырь, и его заметили люди.", ["uav"]),
        ("Учора памежнікі зафіксавалі прыезд сарака вагнераўцаў у Беларусь.", ["personnel"]),
    ],
)
def test_who_saw_it_is_not_what_was_seen(text: str, expected: list[str]) -> None:
    assert [each["equipment_class"] for each in told(text)] == expected
