"""Columns are matched with fields by heading or mapping; what is missing is named with what would do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from geo.errors import InputFileError, UsageError
from geo.intake.columns import match_columns
from geo.intake.fields import FIELDS, field_of
from geo.intake.guesses import USED_FROM
from geo.intake.heading_names import read_heading
from geo.intake.known_headings import HEADINGS
from geo.intake.mapping import ColumnMapping, read_mapping
from geo.intake.personal_columns import is_personal_column

if TYPE_CHECKING:
    from tests.intake.conftest import Plan


@pytest.mark.parametrize("name", FIELDS)
def test_a_fields_own_name_means_the_field(name: str) -> None:
    assert field_of(name) == (name, 0)
    assert field_of(name.upper().replace("_", " ")) == (name, 0)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("place_reported", "place"), ("report_date", "published"), ("event_date_from", "observed_from"),
        ("direction", "flow"), ("Event Date (to)", "observed_to"), ("Latitude", "lat"), ("lng", "lon"),
        ("Место", "place"), ("Техника", "equipment"), ("Кількість", "count"), ("Крыніца", "source"),
        ("Data obserwacji", "observed"), ("Долгота", "lon"), ("class", "equipment_class"),
    ],
)  # fmt: skip
def test_other_headings_mean_a_field_too(heading: str, name: str) -> None:
    found = field_of(heading)
    assert found is not None
    assert found[0] == name


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Кол-во", "count"), ("К-сть", "count"), ("Шт.", "count"), ("К-ть", "count"), ("Liczba pojazdów", "count"),
        ("н.п.", "place"), ("Населённый пункт", "place"), ("Насел. пункт", "place"), ("Miejscowość", "place"),
        ("Місце спостереження", "place"), ("Месца назірання", "place"), ("обл.", "admin1"), ("Województwo", "admin1"),
        ("Вобл.", "admin1"), ("Напрям руху", "flow"), ("Направление движения", "flow"), ("Kierunek ruchu", "flow"),
        ("Дата/час", "observed"), ("Дата и время", "observed"), ("Data i godzina", "observed"), ("DTG", "observed"),
        ("Джерело інформації", "source"), ("Крыніцы", "source"), ("Źródła", "source"), ("Ист.", "source"),
        ("Наименование ВВТ", "equipment"), ("Зразок техніки", "equipment"), ("Rodzaj sprzętu", "equipment"),
        ("Координаты (WGS84)", "coordinates"), ("Współrzędne GPS", "coordinates"), ("Время", "time"),
        ("Количество единиц техники", "count"), ("Место наблюдения, н.п.", "place"), ("Ссылка на пост", "url"),
        ("location.lat", "lat"), ("origin.longitude", "origin_lon"), ("destination.name", "destination"),
        ("Пункт назначения", "destination"), ("Звідки", "origin"), ("Примеч.", "note"), ("Текст сообщения", "text"),
    ],
)  # fmt: skip
def test_headings_in_five_languages_short_and_long(heading: str, name: str) -> None:
    found = read_heading(heading)
    assert found is not None
    assert (found.field, found.confidence >= USED_FROM) == (name, True)


@pytest.mark.parametrize("name", HEADINGS)
def test_no_heading_means_two_fields_or_a_person(name: str) -> None:
    for alias in HEADINGS[name].split(" | "):
        found = field_of(alias)
        assert found is not None
        assert (alias, found[0]) == (alias, name)
        assert is_personal_column(alias) is None


def test_the_fields_own_name_goes_before_another_heading_for_it() -> None:
    columns = match_columns(["location", "place", "equipment"], [], mapping=ColumnMapping(), published_given=True)
    assert columns.of == {"place": 1, "equipment": 2}
    assert columns.ignored == ("location",)


def test_a_mapping_goes_before_all_headings_and_null_leaves_a_column_out() -> None:
    mapping = ColumnMapping(columns={"Wo": "place", "place": None, "Was": "equipment"})
    columns = match_columns(["Wo", "place", "Was"], [], mapping=mapping, published_given=True)
    assert columns.of == {"place": 0, "equipment": 2}
    assert columns.ignored == ("place",)


@pytest.mark.parametrize(
    ("headings", "words"),
    [
        (["place", "date"], ["what was seen", "equipment or equipment_class"]),
        (["equipment", "date"], ["where", "place, or lat and lon, or origin or destination"]),
        (["equipment", "lat", "date"], ["where"]),
        (["place", "equipment"], ["when", "--published DATE"]),
        (["a", "b"], ["what was seen", "where", "when", "'a', 'b'"]),
        (["place", "equipment", "reporter"], ["left out as personal data: 'reporter'"]),
    ],
)
def test_a_missing_column_is_named_with_what_would_do(headings: list[str], words: list[str]) -> None:
    with pytest.raises(InputFileError) as refused:
        match_columns(headings, [], mapping=ColumnMapping(), published_given=False)
    for word in words:
        assert word in str(refused.value)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("nonsense", "not JSON"),
        ("[1]", "not an object"),
        ('{"colums": {}}', "'colums'"),
        ('{"columns": {"Wo": "plaice"}}', "did you mean 'place'"),
        ('{"columns": ["Wo"]}', "columns of the mapping"),
        ('{"columns": {"Wo": 3}}', "columns of the mapping"),
        ('{"date_order": "myd"}', "dmy, mdy, ymd"),
        ('{"time_zone": "Europe/Atlantis"}', "Europe/Atlantis"),
        ('{"time_zone": "../etc/passwd"}', "no time zone"),
        ('{"watched": "Belarus"}', "two capital letters"),
        ('{"watched": "ZZ"}', "country of the map"),
        ('{"watched": 7}', "give a text"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused_with_the_mend(text: str, word: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_mapping(text)
    assert word in str(refused.value)


def test_a_mapping_reads_back_as_it_was_written() -> None:
    said = {"columns": {"Wo": "place", "x": None}, "date_order": "mdy", "time_zone": "Europe/Kyiv", "watched": "UA"}
    assert read_mapping(json.dumps(said)).as_answer() == said


def test_a_mapping_of_a_heading_that_the_file_has_not_is_refused(plan: Plan) -> None:
    with pytest.raises(UsageError, match="'Wo', which the file has not"):
        plan("place,equipment,date\nBrest,tank,2022-12-16\n", columns={"Wo": "place"})
