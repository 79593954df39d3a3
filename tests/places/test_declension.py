"""Names of two words decline in both: possessive adjectives as such, nouns of one syllable with their own locative."""

from __future__ import annotations

import pytest

from geo.places.declension import CASES, decline


@pytest.mark.parametrize(
    ("name", "language", "case", "form"),
    [
        ("мамаев курган", "ru", "locative", "мамаевом кургане"),
        ("мамаев курган", "ru", "genitive", "мамаева кургана"),
        ("мамаєв курган", "uk", "locative", "мамаєвому кургані"),
        ("мамаєв курган", "uk", "genitive", "мамаєвого кургану"),
        ("мамаеў курган", "be", "locative", "мамаевым кургане"),
        ("ильин бор", "ru", "locative", "ильином бору"),
        ("ільїн бір", "uk", "instrumental", "ільїним бором"),
        ("ільін яр", "be", "locative", "ільіным яры"),
        ("сосновый бор", "ru", "locative", "сосновом бору"),
        ("мар'іна горка", "be", "locative", "мар'інай горцы"),
    ],
)
def test_possessives_and_short_nouns(name: str, language: str, case: str, form: str) -> None:
    assert form in decline(name, language)[CASES.index(case)]
