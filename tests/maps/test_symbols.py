"""The military symbols: a code for each class and side, one sprite that holds them all and is drawn once."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from geo.maps.symbols import ENTITIES, every_code, sidc, sprite
from geo.reports.equipment.lexicon import CLASSES

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"


def test_each_class_of_the_lexicon_has_an_entity_of_its_own_symbol_set() -> None:
    assert set(CLASSES) == set(ENTITIES)


@pytest.mark.parametrize(
    ("equipment_class", "affiliation", "code"),
    [
        ("tank", "RU", "10061500001202000000"),
        ("tank", "UA", "10031500001202000000"),
        ("tank", "BY", "10051500001202000000"),
        ("tank", None, "10011500001202000000"),
        ("tank", "none", "10011500001202000000"),
        ("tank", "PL", "10011500001202000000"),
        ("helicopter", "RU", "10060100001102000000"),
        ("a class of a user's own", "RU", "10061500000000000000"),
    ],
)
def test_the_code_says_what_it_is_and_whose(equipment_class: str, affiliation: str | None, code: str) -> None:
    assert sidc(equipment_class, affiliation) == code


def test_the_sprite_holds_each_code_once_and_is_kept_for_the_next_start(tmp_path: Path) -> None:
    made = sprite(tmp_path)
    symbols = ET.fromstring(made).findall(f"{SVG}symbol")  # noqa: S314 - made by our own library
    assert sorted(each.attrib["id"] for each in symbols) == [f"sidc-{code}" for code in every_code()]
    for each in symbols:
        assert len(each.attrib["viewBox"].split()) == 4
        assert len(each) > 0
    assert b"<script" not in made
    assert b"http" not in made.replace(b"http://www.w3.org/2000/svg", b"")
    [kept] = tmp_path.iterdir()
    assert kept.read_bytes() == made
    kept.write_bytes(b"<svg/>")
    sprite.cache_clear()
    assert sprite(tmp_path) == b"<svg/>"
    sprite.cache_clear()
