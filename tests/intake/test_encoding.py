"""Old encodings are told from how the words of this region are spelled, in files of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.intake.encoding import read_text

if TYPE_CHECKING:
    from tests.intake.conftest import Plan

PLACES = (
    "Брест", "Минск", "Асіповічы", "Барановичи", "Баранавічы", "Лида", "Ліда", "Лунинец", "Полонка", "Щучин", "Ашмяны",
    "Юркевичи", "Уша", "Гомель", "Жлобин", "Чонгар", "Смоленск Северный", "Загорыны", "Мачулищи", "Зябровка",
)  # fmt: skip
THINGS = ("танк", "Урал", "БТР-82А", "тентованные грузовики", "эшелон", "колонна техники", "вагон", "самолёт Ил-76")
CYRILLIC = ("cp1251", "koi8_u", "cp866")


@pytest.mark.parametrize("encoding", CYRILLIC)
@pytest.mark.parametrize(
    "text", ["Брест", "ЭШЕЛОН ИДЕТ НА БРЕСТ", "x,y\nЩучин,ЗРК\n", "note\nшум\n", "ст. Осиповичи-1"]
)
def test_a_few_letters_tell_the_encoding(text: str, encoding: str) -> None:
    assert read_text(text.encode(encoding))[0] == text


@pytest.mark.parametrize("place", PLACES)
def test_one_name_in_cp1251_is_read(place: str) -> None:
    try:
        data = place.encode("cp1251")
    except UnicodeEncodeError:
        pytest.fail(f"{place} has letters that cp1251 lacks")
    assert read_text(data) == (place, "cp1251")


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(
        st.tuples(st.sampled_from(PLACES), st.sampled_from(THINGS), st.integers(1, 99)), min_size=1, max_size=5
    ),
    head=st.sampled_from(["place,equipment,count", "Место,Техника,Количество", "МЕСТО,ТЕХНИКА,КОЛ-ВО"]),
    encoding=st.sampled_from(CYRILLIC),
)
def test_small_files_in_any_old_cyrillic_encoding_are_read(
    rows: list[tuple[str, str, int]], head: str, encoding: str
) -> None:
    text = "\n".join([head, *(f"{place},{thing},{count}" for place, thing, count in rows)])
    text = text.replace("і", "и") if encoding == "cp866" else text
    assert read_text(text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("data;miejsce;sprzęt\n16.12.2022;Brest;czołg", "cp1250"), ("Białystok, Łódź", "cp1250"), ("Wąsosz", "cp1250"),
        ("München", "cp1252"), ("Türkiye; Café", "cp1252"), ("Барановичи и Минск", "mac_cyrillic"),
    ],
)  # fmt: skip
def test_other_alphabets_are_told_apart(text: str, encoding: str) -> None:
    assert read_text(text.encode(encoding)) == (text, encoding)


def test_letters_far_down_in_a_long_file_are_found() -> None:
    text = "place,equipment\n" + "Brest,tank\n" * 50_000 + "Барановичи,грузовик\n"
    assert read_text(text.encode("cp1251")) == (text, "cp1251")


def test_the_answer_says_which_encoding_was_taken(plan: Plan) -> None:
    planned = plan("Место,Техника,Дата\nБрест,танк,2022-12-16\n".encode("cp1251"))
    assert planned.as_answer()["encoding"] == "cp1251"
    assert planned.as_answer()["accepted"] == 1
