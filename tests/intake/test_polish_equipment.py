"""Polish names of equipment in cells are those of the lexicon's kinds."""

from __future__ import annotations

import pytest

from geo.intake.polish_equipment import _NAMES, classify
from geo.reports.equipment.lexicon import open_lexicon


@pytest.mark.parametrize("name", [name for _, name in _NAMES])
def test_each_is_a_kind_that_the_lexicon_has(name: str) -> None:
    assert open_lexicon().classify(name) is not None


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("ciężarówka", "truck"), ("ciężarówek", "truck"), ("czołgi", "tank"), ("czołg T-72", "t72"),
        ("ciężarówka Ural", "ural"), ("transporter opancerzony", "apc"), ("bojowy wóz piechoty", "ifv"),
        ("śmigłowce", "helicopter"), ("wyrzutnia rakiet", "mlrs"), ("cysterna paliwowa", "fuel_truck"),
        ("pociąg", "train"), ("wagony", "wagon"), ("tank transporter", "tank_transporter"), ("drone", "uav"),
        ("tank", "tank"), ("BTR-80", "btr80"),
    ],
)  # fmt: skip
def test_a_name_is_known_and_a_designation_beside_it_decides(said: str, kind: str) -> None:
    found = classify(said)
    assert found is not None
    assert found.id == kind


@pytest.mark.parametrize("said", ["kot", "zorblax", "", "Warszawa"])
def test_other_words_stay_unknown(said: str) -> None:
    assert classify(said) is None
