"""Words for things and for what they do are known in four languages, with their endings."""

from __future__ import annotations

import pytest

from tests.reports.reading import told


@pytest.mark.parametrize(
    ("text", "equipment_class", "count"),
    [
        ("Через Оршу проследовали 7 орудий «Мста-Б»: колонна с «Мстами-Б» шла без огней.", "towed_artillery", 7),
        ("У Смаргонь прывезлі трыццаць супрацоўнікаў.", "personnel", 30),
        ("В Лиду перебросили шестьдесят призванных.", "personnel", 60),
        ("До Слоніма доправили дев'ять фахівців.", "personnel", 9),
        ("Two water cannons rolled through Slonim towards Baranavichy.", "other", 2),
        ("Праз Слонім праехалі 3 вадамёты.", "other", 3),
        ("Четыре «Рапиры» отбуксировали из Слонима в Барановичи.", "towed_artillery", 4),
        ("З Бреста до Кобрина відбуксирували п'ять «Рапір».", "towed_artillery", 5),
        ("Five 9P140 launchers crept through Slonim.", "mlrs", 5),
    ],
)
def test_words_with_their_endings_are_known(text: str, equipment_class: str, count: int) -> None:
    sightings = [each for each in told(text) if each["count_min"] == count]
    assert [each["equipment_class"] for each in sightings] == [equipment_class]


@pytest.mark.parametrize(
    "text",
    [
        "В Беларусь за год прибыло более 40 тысяч жителей соседних стран.",
        "На пункце прапуску скапілася 300 фур.",
        "Homel firefighters got six new tanker engines.",
    ],
)
def test_everyday_words_are_not_taken_for_equipment(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Через Слоним прошли 8 КамАЗов. Сопровождает ВАИ.",
        "Водій автобуса бачив у Слонімі 8 КамАЗів.",
    ],
)
def test_who_escorts_or_drives_past_is_no_sighting(text: str) -> None:
    assert [each["count_min"] for each in told(text)] == [8]
