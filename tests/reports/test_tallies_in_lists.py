"""Lists behind a colon, each line with its number, under a total, with brackets and blank lines between."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, read, told


@pytest.mark.parametrize(
    "text",
    [
        "У Лунинець зайшла колона з 17 одиницями техніки:\n- 12 КамАЗів;\n- 5 БТР-80.",
        "В Лунинец зашла колонна из 17 единиц техники:\n- 12 КамАЗов\n- 5 БТР-80",
        "У Лунінец зайшла калона з 17 адзінак тэхнікі:\n\n• 12 КамАЗаў\n\n• 5 БТР-80",
    ],
)
def test_lines_under_a_total_are_its_parts(text: str) -> None:
    found = [(each["report_kind"], each["count_min"], names(each)[1]) for each in read(text)]
    assert found == [("summary", 17, "Luninets"), ("observation", 12, "Luninets"), ("observation", 5, "Luninets")]


@pytest.mark.parametrize(
    "text",
    [
        "Через Столін пройшла колона:\n- БМП - 14 одиниць;\n- Урал (тентовані та з кунгом) - 9 одиниць;\n- УАЗ - 2 од.",
        "Через Столин прошла колонна: БМП — 14 единиц; Урал (тентованные и с кунгом) — 9 единиц; УАЗ — 2 ед.",
    ],
)
def test_a_name_with_its_number_in_a_list_is_no_place(text: str) -> None:
    assert [(each["equipment_class"], each["count_max"]) for each in told(text)] == [
        ("ifv", 14), ("truck", 9), ("light_vehicle", 2)
    ]  # fmt: skip


def test_a_place_before_a_dash_stays_one() -> None:
    (tanks,) = told("Урал — 12 танків.")
    assert tanks["equipment_class"] == "tank"


def test_what_stands_behind_a_list_and_a_blank_line_is_no_item() -> None:
    text = "До Пінська прибула колона:\n• 4 КамАЗи\n• 6 фур\n\nЯк повідомлялося, три танки стояли в Мозирі."
    assert [each["count_max"] for each in told(text)] == [4, 6]


@pytest.mark.parametrize(
    "text",
    [
        "Росія вивела в Чорне море два носії крилатих ракет «Калібр», загальний залп до 16 ракет.",
        "Россия вывела в Чёрное море два носителя крылатых ракет «Калибр», общий залп до 16 ракет.",
        "Росія вивела в Чорне море два кораблі, які є носіями крилатих ракет «Калібр».",
    ],
)
def test_a_carrier_of_kalibrs_is_a_ship_and_its_salvo_no_count(text: str) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [("ship", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "БПЛА СММ дальнього радіусу дії зафіксував біля Красної Талівки чотири вантажівки.",
        "Безпілотник моніторингової місії ОБСЄ зафіксував біля Красної Талівки чотири вантажівки.",
        "Спостерігачі за допомогою безпілотників помітили біля Красної Талівки чотири вантажівки.",
    ],
)
def test_a_drone_that_looks_on_is_not_told_of(text: str) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [("truck", 4)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("За словами радника мера Бердянська Олега Ткаченка, у місті помітили 8 танків.", "Berdyansk"),
        ("По словам советника мэра Бердянска Олега Ткаченко, в городе заметили 8 танков.", "Berdyansk"),
    ],
)
def test_who_holds_an_office_is_no_part_of_its_place(text: str, place: str) -> None:
    (tanks,) = told(text)
    assert names(tanks)[1] == place


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (("Three convoys left Slonim.\n\nThe total amount of hardware in them is 48 units, among them:\n\n"
         "• MT-LB — 30 units;\n\n• KamAZ — 18 units."), [48, 30, 18]),
        (("Из Слонима вышли две колонны.\n\nВсего 41 единица техники, в том числе:\n\n• БТР — 26 единиц;\n\n"
         "• КамАЗ — 15 единиц."), [41, 26, 15]),
        (("Зі Слоніма вийшли дві колони.\n\nЗагалом їде близько 41 одиниці техніки, зокрема:\n\n• БТР — 26 одиниць;\n\n"
         "• КамАЗ — 15 одиниць."), [2, 41, 26, 15]),
        (("Са Слоніма выйшла калона.\n\nУсяго 41 адзінка тэхнікі, сярод іх:\n- БТР — 26 адзінак;\n"
         "- КамАЗ — 15 адзінак."), [41, 26, 15]),
        ("Из Слонима вышли две колонны.\n\nВсего в продаже 41 машина:\n\nсмотрите сайт.", [2]),
    ],
)  # fmt: skip
def test_a_paragraph_that_lists_all_is_of_the_columns_before(text: str, counts: list[int]) -> None:
    assert [each["count_min"] for each in told(text)] == counts
