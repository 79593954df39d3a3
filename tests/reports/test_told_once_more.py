"""What a report names again, sums up or only says of things is not told as more of them."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


@pytest.mark.parametrize(
    "text",
    [
        "Через Лутугине пройшли 14 танків і 9 вантажівок. Техніка рухалася з боку Первозванівки в напрямку Луганська.",
        "Через Лутугино прошли 14 танков и 9 грузовиков. Техника шла со стороны Первозвановки в направлении Луганска.",
    ],
)
def test_a_general_word_at_the_head_of_the_next_sentence_means_what_was_told(text: str) -> None:
    found = told(text)
    assert [each["count_max"] for each in found] == [14, 9]
    assert all(names(each)[2] == "Luhansk" for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "Через Столін пройшли 7 танків. Ще вантажівки рухалися на Пінськ.",
        "Через Столін пройшли 7 танків. Вантажівки рухалися на Пінськ.",
    ],
)
def test_other_things_are_told_beside(text: str) -> None:
    assert [each["equipment_class"] for each in told(text)] == ["tank", "truck"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("В Слоним прибыли танки. Танки прошли через Лунинец.", ["Slonim", "Luninets"]),
        ("Техника прибыла в Слоним. Техника прибыла в Пинск.", ["Slonim", "Pinsk"]),
        ("Бронетехніка зайшла до Слоніма. Техніка прибула до Пінська.", ["Slonim", "Pinsk"]),
    ],
)
def test_what_came_elsewhere_in_the_next_sentence_is_told_beside(text: str, places: list[str]) -> None:
    assert [names(each)[1] for each in told(text)] == places


@pytest.mark.parametrize(
    "text",
    [
        "У Слонім зайшла колона, 45 машин. Загалом у країні вже щонайменше 1500 бойовиків.",
        "В Слоним зашла колонна, 45 машин. Всего в стране уже не менее 1500 боевиков.",
    ],
)
def test_what_there_is_by_now_did_not_come(text: str) -> None:
    assert [each["count_min"] for each in told(text)] == [45]


def test_how_many_a_column_numbers_is_of_the_column() -> None:
    (vehicles,) = told("До Слоніма прибула вже четверта колона «Вагнера». За даними каналу, вона налічує 30-40 машин.")
    assert (vehicles["count_min"], vehicles["count_max"], names(vehicles)[1]) == (30, 40, "Slonim")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Через Волноваху пройшли шість вантажівок з БК і 13 із живою силою.", [6, 13]),
        ("Через Волноваху прошли шесть грузовиков с боеприпасами и ещё 13 с солдатами.", [6, 13]),
        ("Понад 30 вантажівок з поки живою силою пройшли через Волноваху.", [31]),
    ],
)
def test_a_number_with_another_load_counts_the_same_lorries(text: str, counts: list[int]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [("truck", each) for each in counts]


@pytest.mark.parametrize(
    "text",
    [
        "На аеродром «Ліда» з Воронежа вчора прилетіли три Су-30 — це перші винищувачі після жовтня 2023-го.",
        "На аэродром «Лида» из Воронежа вчера прилетели три Су-30 — это первые истребители после октября 2023-го.",
    ],
)
def test_what_a_dash_and_this_is_say_is_no_more_of_them(text: str) -> None:
    (jets,) = told(text, "2024-05-26")
    assert (jets["count_min"], jets["observed_from"], jets["flow"]) == (3, "2024-05-25", "in")


def test_columns_whose_vehicles_are_summed_are_those_vehicles() -> None:
    (vehicles,) = told("Через Ізварине на Луганськ пройшли 3 колони техніки загальною чисельністю близько 60 одиниць.")
    assert vehicles["count_min"] == 60


def test_columns_and_what_passed_in_all_are_both_told() -> None:
    found = told("4 колонны прошли через Слоним, в общей сложности за неделю 30 машин.")
    assert [each["count_min"] for each in found] == [4, 30]


@pytest.mark.parametrize("verb", ["проїхали", "пройшли"])
def test_launchers_before_a_name_tell_one_from_many(verb: str) -> None:
    (launchers,) = told(f"У Керчі {verb} установки «Град».")
    assert (launchers["equipment_class"], launchers["count_min"]) == ("mlrs", None)


@pytest.mark.parametrize(
    "text",
    [
        "Біля Джанкоя помітили велику колону. За словами очевидців, військові вантажівки їхали в супроводі ДАІ.",
        "Біля Джанкоя помітили велику колону. За словами радника мера, зафіксовано рух 16 вантажівок.",
    ],
)
def test_what_a_column_was_made_of_is_told_instead_of_it(text: str) -> None:
    assert [each["equipment_class"] for each in told(text)] == ["truck"]


def test_together_with_others_is_no_sum() -> None:
    (jets,) = told(
        "Два винищувачі ВКС РФ залишили Білорусь разом із літаками президента вночі 25 травня.", "2024-05-26"
    )
    assert (jets["count_min"], jets["flow"]) == (2, "out")
