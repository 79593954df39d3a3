"""What could betray a person is taken out and named; what only looks like it stays."""

from __future__ import annotations

import csv
import logging
import re
import tempfile
from typing import TYPE_CHECKING

import pytest

from geo.errors import InputFileError
from geo.intake.load import plan_import
from geo.intake.personal_columns import is_personal_column
from geo.intake.privacy import Personal, mask, mask_source
from geo.intake.rejected import rejected_csv
from geo.intake.releasing import masked_cells, what_was_removed
from geo.intake.sample import SAMPLE_FILE
from geo.records import ledger
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from pathlib import Path

    from geo.places.query import Geocoder
    from geo.records.database import Records
    from tests.intake.conftest import Load, Plan


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("call +375 29 123-45-67 about 30 Urals", "call [phone removed] about 30 Urals"),
        ("+375(29)1234567", "[phone removed]"),
        ("from signal: halina.01, 3 tanks", "from [handle removed], 3 tanks"),
        ("8 (029) 123-45-67", "[phone removed]"),
        ("30 Urals, 8 029 123 45 67", "30 Urals, [phone removed]"),
        ("80291234567", "[phone removed]"),
        ("00375 29 1234567", "[phone removed]"),
        ("8-916-123-45-67", "[phone removed]"),
        ("+380671234567 or (067) 123-45-67", "[phone removed] or [phone removed]"),
        ("+48 601 234 567", "[phone removed]"),
        ("600 123 456", "[phone removed]"),
        ("+1 (202) 555-0123", "[phone removed]"),
        ("тел: 1234567", "тел: [phone removed]"),
        ("2022-12-16 20:53 8 029 123 45 67", "2022-12-16 20:53 [phone removed]"),
        ("from ivan.petrov@mail.ru today", "from [email removed] today"),
        ("ivan (at) mail.ru", "[email removed]"),
        ("@ivan_petrov saw it", "[handle removed] saw it"),
        ("писать @ник_мой", "писать [handle removed]"),
        ("tg: ivan_99", "[handle removed]"),
        ("t.me/ivan_petrov", "[handle removed]"),
        ("https://wa.me/375291234567", "[handle removed]"),
        ("from 192.168.1.17:80", "from [ip address removed]:80"),
        ("2001:0db8:85a3:0000:0000:8a2e:0370:7334", "[ip address removed]"),
        ("fe80::1ff:fe23:4567:890a", "[ip address removed]"),
        ("00:1A:2B:3C:4D:5E", "[device id removed]"),
        ("IMEI 356938035643809", "[device id removed]"),
    ],
)
def test_personal_data_in_text_is_masked_and_the_rest_kept(text: str, masked: str) -> None:
    assert mask(text)[0] == masked
    assert mask(masked) == (masked, ())


@pytest.mark.parametrize(
    "text",
    [
        "53.9045, 27.5615", "+53.900000 27.566667", "53°54'27\" 27°33'41\"", "N 53 54 27.5 E 27 33 41.2",
        "35UNV1234567890", "16.12.2022", "2022-12-16 01:00", "20221216", "14.12 - 15.12.2022",
        "2022-12-01/2022-12-31", "12:30:45", "8:00-17:00", "377th SAM regiment", "train no. 967, 51 wagons",
        "в/ч 12345", "1234 AB-7", "5231 KX-7", "wagons 52345678 52345679", "T-72B/B3", "BTR-82A, BTR-80K",
        "2B23 Nona-M1", "Su-34 and Su-30SM at 18:17", "M8; R93", "index 2400-967-1500", "37,267 tonnes",
        "1 470 soldiers", "1 390 000", "120 000 men", "100-120", "30+20+50 wagons", "+30 Urals",
        "https://t.me/channel_name/1234", "https://example.org/302607090-375291234567", "seen @ Polonka", "1.2.3",
    ],
)  # fmt: skip
def test_what_only_looks_personal_stays(text: str) -> None:
    assert mask(text) == (text, ())


@pytest.mark.parametrize("name", ["sample_sightings.csv", "equipment.csv", "areas.csv"])
def test_the_data_that_ships_gives_no_false_alarm(name: str) -> None:
    with (DATA_DIR / name).open(encoding="utf-8", newline="") as file:
        alarms = [cell for row in csv.reader(file) for cell in row if mask(cell)[1]]
    assert alarms == []


@pytest.mark.parametrize(
    "piece", ["a", "@", "1 ", "1", "a.b@", "a:", "tel 123456 ", "12-", "t.me/", "+", "(at)", "a@b."]
)
def test_a_hostile_cell_is_screened_in_time_that_grows_with_its_length(piece: str) -> None:
    masked, _ = mask(piece * (30_000 // len(piece)))
    assert isinstance(masked, str)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("reporter_name", Personal.NAME), ("reporterName", Personal.NAME), ("Witness", Personal.NAME),
        ("Имя", Personal.NAME), ("Фамилия", Personal.NAME), ("Прізвище", Personal.NAME), ("Імя", Personal.NAME),
        ("Nazwisko", Personal.NAME), ("name", Personal.NAME), ("Phone", Personal.PHONE),
        ("contact phone", Personal.PHONE), ("Телефон", Personal.PHONE), ("numer telefonu", Personal.PHONE),
        ("E-mail", Personal.EMAIL), ("user_email", Personal.EMAIL), ("username", Personal.HANDLE),
        ("user_id", Personal.HANDLE), ("Ваш ник", Personal.HANDLE), ("ip_address", Personal.IP), ("IP", Personal.IP),
        ("device_id", Personal.DEVICE), ("IMEI", Personal.DEVICE), ("place_name", None), ("unit name", None),
        ("trip", None), ("machine", None), ("source", None), ("via", None), ("equipment", None),
        ("submitted_at", None), ("flow", None), ("count", None), ("phone_2", Personal.PHONE),
        ("Телефоны очевидцев", Personal.PHONE), ("Ф.И.О.", Personal.NAME), ("Кто сообщил", Personal.NAME),
        ("Ім'я та прізвище", Personal.NAME), ("По батькові", Personal.NAME), ("Хто паведаміў", Personal.NAME),
        ("Прозвішча", Personal.NAME), ("Imie i nazwisko", Personal.NAME), ("Zgłaszający", Personal.NAME),
        ("Świadkowie", Personal.NAME), ("Osoba zgłaszająca", Personal.NAME), ("PESEL", Personal.NAME),
        ("Kto zgłosił", Personal.NAME), ("Nr komórki / telefonu", Personal.PHONE), ("Адрес эл. почты", None),
        ("Электронная почта", Personal.EMAIL), ("Обліковий запис", Personal.HANDLE),
        ("Імя карыстальніка", Personal.HANDLE),
        ("Użytkownik", Personal.HANDLE), ("tg_id", Personal.HANDLE), ("date of birth", Personal.NAME),
        ("mac address", Personal.DEVICE), ("ｐｈｏｎｅ", Personal.PHONE), ("te\u200blephone", Personal.PHONE),
        ("channel", None), ("position", None), ("adres url", None), ("станция", None),
    ],
)  # fmt: skip
def test_a_personal_column_is_told_by_its_heading(heading: str, kind: Personal | None) -> None:
    assert is_personal_column(heading) is kind


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["+375 29 123-45-67", "8 029 123 45 67", ""], Personal.PHONE),
        (["@a_b", "@c_d"], Personal.HANDLE),
        (["a@b.org", "", "c@d.org"], Personal.EMAIL),
        (["10.0.0.1", "10.0.0.2"], Personal.IP),
        (["53.9045", "27.5615"], None),
        (["30", "40"], None),
        (["2022-12-16"], None),
        (["seen by @a_b near Brest", "a note", "another"], None),
        ([], None),
    ],
)
def test_a_personal_column_is_told_by_its_cells(cells: list[str], kind: Personal | None) -> None:
    assert is_personal_column("column 7", cells) is kind


SECRETS = ("Ivan Petrov", "+375 29 123-45-67", "ivan@mail.ru", "@ivan_petrov", "10.20.30.40", "80297654321")
PERSONAL = (
    "place,equipment,date,Reporter Name,Phone,column 7,note,source,url\n"
    "Brest,tank,2022-12-16,Ivan Petrov,+375 29 123-45-67,ivan@mail.ru,ask @ivan_petrov at 10.20.30.40,"
    "Channel 80297654321,https://t.me/ivan_petrov\n"
)


def test_personal_columns_are_named_as_written_and_text_is_masked(plan: Plan) -> None:
    planned = plan(PERSONAL)
    assert planned.columns.stripped == ("Reporter Name", "Phone", "column 7")
    sighting = planned.sightings[0].sighting
    assert sighting.note == "ask [handle removed] at [ip address removed]"
    assert sighting.report.source.name == "Channel [phone removed]"
    assert sighting.report.url is None
    codes = {(reason.field, reason.code) for reason in planned.verdicts[0].reasons}
    assert codes == {
        ("note", "handle_removed"),
        ("note", "ip_removed"),
        ("source", "phone_removed"),
        ("url", "handle_removed"),
        ("note", "read_for_names"),
        ("source", "read_for_names"),
    }
    assert planned.verdicts[0].verdict.value == "review"


def test_nothing_personal_reaches_a_file_a_log_or_an_answer(
    load: Load,
    records: Records,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, "sqlalchemy.engine")
    done = load(PERSONAL, source="8 029 123 45 67")
    assert "INSERT INTO" in caplog.text
    answer = str(done.as_answer()) + caplog.text
    records.close()
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for secret in SECRETS:
        assert secret not in answer
        assert secret.encode() not in stored
    assert b"[handle removed]" in stored


def test_no_message_about_a_bad_cell_repeats_a_phone_number(plan: Plan) -> None:
    planned = plan(
        "place,equipment,count,date,flow\n+375 29 123-45-67,+375 29 123-45-67,+375 29 123-45-67,+375 29 123-45-67,x\n"
        "+375 29 123-45-67,Zorblax +375 29 123-45-67,,,+375 29 123-45-67\n"
    )
    assert not re.search("123.?45", str(planned.as_answer()))


def test_a_bare_name_is_taken_for_a_persons_unless_a_mapping_says_whose_it_is(plan: Plan) -> None:
    file = "name,place,equipment,date\nPolonka station,Brest,tank,2022-12-16\n"
    assert plan(file).columns.stripped == ("name",)
    mapped = plan(file, columns={"name": "place", "place": None})
    assert mapped.columns.stripped == ()
    place = mapped.sightings[0].sighting.place
    assert place is not None
    assert place.text == "Polonka station"


def test_a_personal_column_is_stripped_even_where_a_mapping_names_it(plan: Plan) -> None:
    planned = plan("place,equipment,date,reporter\nBrest,tank,2022-12-16,Ivan Petrov\n", columns={"reporter": "source"})
    assert planned.columns.stripped == ("reporter",)
    assert planned.sightings[0].sighting.report.source.name == "unknown"


@pytest.mark.parametrize("field", ["source", "via", "note", "activity", "affiliation", "movement_id"])
def test_a_bare_name_is_not_brought_back_as_free_text(field: str, plan: Plan) -> None:
    planned = plan("name,place,equipment,date\nIvan Petrov,Brest,tank,2022-12-16\n", columns={"name": field})
    assert planned.columns.stripped == ("name",)
    assert "Petrov" not in str(planned.sightings)


def test_a_heading_a_mapping_and_a_desk_keep_no_phone_in_the_ledger(
    load: Load, records: Records, tmp_path: Path
) -> None:
    heading = "сообщать +375 29 123-45-67 или ivan@mail.ru"
    file = f"place,equipment,date,{heading},Wo @ivan_petrov\nBrest,tank,2022-12-16,x,y\n"
    done = load(file, columns={heading: "note", "Wo @ivan_petrov": None}, who="desk 8 029 765 43 21")
    held = ledger.batches(records)[0]
    assert held.who == "desk [phone removed]"
    assert done.plan.sightings[0].sighting.note == "x"
    told = str(ledger.audit(records)) + str(held) + str(done.as_answer())
    records.close()
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for secret in ("123-45-67", "ivan@mail.ru", "@ivan_petrov", "765 43 21"):
        assert secret not in told
        assert secret.encode() not in stored


def test_an_error_about_headings_repeats_no_phone(plan: Plan) -> None:
    with pytest.raises(InputFileError) as error:
        plan("Brest,+375 29 123-45-67,2022-12-16\nBrest,x,y\n")
    assert "123-45-67" not in str(error.value)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/home/ivan/reports.csv", "reports.csv"),
        ("C:\\Users\\Ivan\\reports.csv", "reports.csv"),
        ("from +375 29 123-45-67.csv", "from [phone removed].csv"),
        ("from_+375291234567_8029.csv", "from_[phone removed]_8029.csv"),
        ("@ivan_petrov", "[handle removed]"),
        ("..", "unnamed"),
        ("", "pasted.csv"),
    ],
)
def test_a_file_name_keeps_neither_path_nor_phone(given: str, kept: str, records: Records, geocoder: Geocoder) -> None:
    assert plan_import(PERSONAL.encode(), given, records=records, geocoder=geocoder).file_name == kept


def test_the_sample_loses_no_column_and_no_cell(plan: Plan) -> None:
    planned = plan(SAMPLE_FILE.read_bytes())
    assert planned.columns.stripped == ()
    assert not [reason for each in planned.verdicts for reason in each.reasons if reason.code.endswith("_removed")]


@pytest.mark.parametrize(
    "source", ["Иванов Иван Петрович", "Олена Петрівна Коваленко", "Іван Пятровіч Сідаровіч", "Ivan Petrovich Sidorov"]
)
def test_a_full_name_with_a_patronymic_is_no_source(source: str) -> None:
    assert mask_source(source) == ("[name removed]", (Personal.NAME,))


@pytest.mark.parametrize(
    "source",
    ["Belarusian Hajun", "Беларускі Гаюн", "Nasha Niva", "Барановичи Онлайн", "Радыё Свабода", "Anton Motolko"],
)
def test_names_of_outlets_and_public_authors_stay(source: str) -> None:
    assert mask_source(source) == (source, ())


REPORTED = "place;equipment;date;source;reporter;note\n"


@pytest.mark.parametrize(
    ("reporter", "note", "kept"),
    [
        ("Halina Bondarchuk", "told by Halina Bondarchuk", "told by [name removed]"),
        ("Halina Bondarchuk", "Bondarchuk, Halina says 3", "[name removed] says 3"),
        ("Халина Бондарчук", "передали Халине Бондарчук", "передали [name removed]"),
        ("Сидорчук П.А.", "от Сидорчука", "от [name removed]"),
        ("Halina Bondarchuk", "from Halina near Brest", "from Halina near Brest"),
        ("Desk", "Desk says 3", "Desk says 3"),
        ("Belarusian Hajun", "Belarusian Hajun says 3", "Belarusian Hajun says 3"),
    ],
)
def test_whom_a_left_out_column_names_is_found_in_the_notes(reporter: str, note: str, kept: str, plan: Plan) -> None:
    planned = plan(f"{REPORTED}Brest;tank;2022-12-16;Belarusian Hajun;{reporter};{note}\n")
    sighting = planned.sighting_of(1)
    assert sighting is not None
    assert sighting.note == kept
    codes = [reason.code for reason in planned.verdicts[0].reasons]
    assert codes == (["name_removed", "read_for_names"] if kept != note else [])


def test_a_name_in_a_note_is_in_no_file_of_rejected_rows_and_is_released_by_hand(plan: Plan) -> None:
    rows = "Brest;tank;2022-02-30;A;Halina Bondarchuk;x\nBrest;tank;2022-12-16;A;;Halina Bondarchuk saw it\n"
    text = REPORTED + rows
    planned = plan(text)
    (masked,) = masked_cells(planned)
    assert (masked.row, masked.field, masked.code) == (2, "note", "name_removed")
    removed = what_was_removed(text.encode(), "file.csv", planned, masked)
    assert removed is not None
    assert removed.pieces == ("Halina Bondarchuk",)
    assert b"Bondarchuk" not in rejected_csv(planned, text.encode(), review=True)
    released = plan(text, released_cells=frozenset({masked})).sighting_of(2)
    assert released is not None
    assert released.note == "Halina Bondarchuk saw it"


def test_of_a_cell_with_two_kinds_each_is_shown_by_itself(plan: Plan) -> None:
    text = "place,equipment,date,note\nBrest,tank,2022-12-16,by @halina_b or halina@example.org\n"
    planned = plan(text)
    seen = {
        each.code: removed.pieces
        for each in masked_cells(planned)
        if (removed := what_was_removed(text.encode(), "file.csv", planned, each)) is not None
    }
    assert seen == {"handle_removed": ("@halina_b",), "email_removed": ("halina@example.org",)}
