"""The first look shows what columns are held for, also of a file that cannot be imported yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.intake.first_look import first_look

if TYPE_CHECKING:
    from geo.places.query import Geocoder


def test_a_file_that_lacks_a_column_is_looked_at_all_the_same(geocoder: Geocoder) -> None:
    look = first_look(b"Ort,Was,reporter\nBrest,tank,Ivan\nMinsk,truck,Petr\n", "a.csv", geocoder=geocoder)
    assert [each.heading for each in look.guesses] == ["Ort", "Was", "reporter"]
    assert look.rows == ((1, ("Brest", "tank", "")), (2, ("Minsk", "truck", "")))


def test_nothing_personal_is_shown(geocoder: Geocoder) -> None:
    data = b"place,equipment,note\nBrest,tank,call +375 29 123-45-67\n"
    look = first_look(data, "a.csv", geocoder=geocoder)
    assert look.rows[0][1][2] == "call [phone removed]"


def test_a_table_without_rows_is_looked_at(geocoder: Geocoder) -> None:
    assert first_look(b"place,equipment\n", "a.csv", geocoder=geocoder).rows == ()
