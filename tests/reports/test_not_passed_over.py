"""Movements told by words that elsewhere tell of accidents, wishes, birds, buildings or long ago."""

from __future__ import annotations

import pytest

from tests.reports.reading import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A BTR driving towards Homel passed Rechytsa on Monday.", [("apc", 1)]),
        ("A military train stops at Orsha with 40 tanks.", [("tank", 40)]),
        ("A tank driving course has opened in Barysau.", []),
        ("Two bus stops in Brest were painted.", []),
        (
            "A crane and 12 Urals passed Slonim, and two Mi-8s flew over.",
            [("engineering", 1), ("truck", 12), ("helicopter", 2)],
        ),
        ("A train of 40 wagons brought 2,000 shells to Asipovichy.", [("wagon", 40), ("other", 2000)]),
        ("The border was crossed by Russian soldiers near Komaryn at night.", [("personnel", None)]),
    ],
)
def test_a_thing_that_acts_is_no_part_of_another_name(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Russia sent back 300 men from Belarus by train.", [300]),
        ("Seven tanks were pulled across the river on a pontoon at Mazyr.", [7]),
        ("Seven tanks were pulled out of the river at Mazyr.", []),
        ("The train ran into Orsha at 10 pm with 30 tanks.", [30]),
        ("A convoy of 20 trucks left Brest behind a police car.", [20, 1]),
        ("A radar detected near Homel was moving on a trailer towards Mazyr.", [1]),
        ("Радар засекли под Гомелем, его везли на Мозырь.", [1]),
        ("Радары засекли 12 дронов над Лоевом.", [12]),
        ("20 soldiers afraid of rain left Slonim for Mazyr by bus.", [20]),
    ],
)
def test_words_of_accidents_tell_of_movements_too(text: str, counts: list[int]) -> None:
    assert [each["count_min"] for each in told(text) if each["report_kind"] == "observation"][
        : len(counts) or 1
    ] == counts


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("My uncle saw 20 tanks on the road to Homel on Monday.", 20),
        ("20 obsolete T-62 tanks passed Homel on Monday.", 20),
        ("20 soldiers climbed onto lorries at Brest and left for Kobryn.", 20),
        ("20 Soviet era tanks passed Homel on Monday.", 20),
        ("Колонна советских времён, 20 Т-62, прошла Гомель.", 20),
        ("20 танков прошли Гомель, но Минобороны это не подтвердило.", 20),
    ],
)
def test_what_things_are_of_and_what_nobody_confirmed_did_move(text: str, count: int) -> None:
    assert told(text)[0]["count_min"] == count


@pytest.mark.parametrize(
    "text",
    [
        "Russia handed over 12 S-400 launchers to Belarus; they arrived at Luninets by rail.",
        "Завод вернул в строй 12 танков, и они прибыли в Уречье эшелоном.",
        "Завод вернул в строй 12 танков, которые прибыли в Уречье эшелоном.",
    ],
)
def test_what_was_given_or_mended_may_have_moved_then(text: str) -> None:
    assert [each["count_min"] for each in told(text)] == [12]


def test_what_was_in_soviet_times_is_no_sighting() -> None:
    assert told("In Soviet times 20 bombers flew from Bykhau every week.") == []


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("Экипаж, который назывался «Гром», сегодня прибыл в Мозырь на трёх БТР.", [(3, "apc")]),
        ("Колонна из 12 танков, набор разнообразный, прошла через Мозырь.", [(12, "tank")]),
        ("Сегодня через Речицу проехал военный оркестр и 12 танков.", [(12, "tank")]),
        ("К нашим гостям сегодня добавилось: в Лиду прилетели 3 Су-25.", [(3, "bomber")]),
        (
            "На Гомель прошло машин двадцать: в основном бортовые КамАЗы.",
            [(20, "vehicle_unspecified"), (None, "truck")],
        ),
        ("Бросили на Гомель 12 танков.", [(12, "tank")]),
        ("На Гомель кинули 12 танков.", [(12, "tank")]),
        ("На Гомель кінулі 12 танкаў.", [(12, "tank")]),
    ],
)
def test_a_word_that_may_silence_is_weighed_against_what_moved(text: str, told_of: list[tuple[int, str]]) -> None:
    assert [(each["count_min"], each["equipment_class"]) for each in told(text, "2024-05-16")] == told_of


@pytest.mark.parametrize(
    "text",
    [
        "Под Гомелем брошены 12 танков.",
        "12 танков брошены на обочине под Гомелем.",
        "За сутки в Беларусь через Новую Гуту заехало 35 грузовиков. Военных среди них не было.",
        "За добу до Білорусі заїхало 35 вантажівок. Серед них військових — жодної.",
        "За суткі ў Беларусь заехала 35 грузавікоў. Сярод іх вайсковых няма.",
        "In one day 35 trucks entered Belarus via Novaya Guta. None of them were military.",
    ],
)
def test_titles_things_left_lying_and_traffic_called_civil_are_not_told(text: str) -> None:
    assert told(text, "2024-05-16") == []


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        (
            "Мимо моего дома в Добруше идут и идут «КамАЗы» — сотни полторы уже, все из-под Злынки.",
            (150, "truck", "Dobrush", "in"),
        ),
        ("По Советской в Жодино насчитали девять БМП, ушли на Борисов.", (9, "ifv", "Zhodzina", "internal")),
        ("Четыре «Града» проехали через Наровлю к границе.", (4, "mlrs", "Naroulia", "internal")),
        ("В Слуцк прибыло 3 эшелона, в каждом по 300 солдат.", (900, "personnel", "Slutsk", "unknown")),
    ],
)
def test_what_stands_near_a_word_does_not_change_what_it_tells(text: str, told_of: tuple[int, str, str, str]) -> None:
    (sighting,) = told(text, "2024-05-16")
    assert (sighting["count_min"], sighting["equipment_class"], sighting["place"]["name"], sighting["flow"]) == told_of


def test_freight_that_is_called_military_is_no_people() -> None:
    (sighting,) = told("Через Мозырь прошло семь вагонов с военным грузом.", "2024-05-16")
    assert (sighting["equipment"], sighting["count_min"]) == ("railway wagon", 7)


@pytest.mark.parametrize(
    "text",
    [
        "Колонна первоклассников прошла по площади в Витебске.",
        "По мосту в Мозыре запретили движение машин тяжелее 20 тонн.",
    ],
)
def test_children_in_a_column_and_a_ban_on_traffic_are_not_told(text: str) -> None:
    assert told(text, "2024-05-16") == []


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        (
            "Вагнеровцы уезжают: вчера от Осиповичей через Кричев в Россию проследовали восемь автобусов.",
            [(8, "vehicle_unspecified")],
        ),
        (
            "Переброска вагнеровцев продолжается: под Осиповичи прибыла колонна, около 60 единиц.",
            [(60, "vehicle_unspecified")],
        ),
        ("В Брест прибыли десантники: выгрузили 12 машин.", [(None, "personnel"), (12, "vehicle_unspecified")]),
        ("Через Сувалки прошло 16 «Леопардов» на автовозах.", [(16, "tank")]),
        ("По Припяти в Мозырь спустились два катера.", [(2, "ship")]),
        ("Видели буксировку Як-130 через Минск.", [(1, "bomber")]),
    ],
)
def test_people_that_only_open_the_news_are_no_sighting(text: str, told_of: list[tuple[int | None, str]]) -> None:
    assert [(each["count_min"], each["equipment_class"]) for each in told(text, "2023-09-15")] == told_of
