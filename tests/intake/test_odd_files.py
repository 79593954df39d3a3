"""Files as people send them: the exact verdict of each row, and no row lost."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

import pytest

from geo.errors import InputFileError
from geo.intake.load import plan_import
from geo.intake.mapping import ColumnMapping
from geo.intake.plan import ImportOptions
from geo.intake.verdicts import Verdict
from geo.records.ledger import batches
from tests.intake.odd import PUBLISHED, A, Odd, P, R, V, check, one
from tests.intake.workbooks import HEADINGS, ROW, archive, workbook

if TYPE_CHECKING:
    from geo.places.query import Geocoder
    from geo.records.database import Records
    from tests.intake.conftest import Plan

GOOD = "place,equipment,count,date\nBrest,Ural truck,30,2022-12-16\n"
RUSSIAN = "Дата;Место;Техника;Количество;Источник\n16.12.2022;Барановичи;Урал;около 20;Беларускі Гаюн\n"


FULL = "place,lat,lon,country,equipment,count_min,count_max,count_qualifier,observed_from,observed_to,published"

CASES = {
    "plain": Odd(GOOD, (A,)),
    "no line break at the end": Odd(GOOD.rstrip(), (A,)),
    "windows line breaks": Odd(GOOD.replace("\n", "\r\n"), (A,)),
    "old mac line breaks": Odd(GOOD.replace("\n", "\r"), (A,)),
    "byte order mark": Odd(codecs.BOM_UTF8 + GOOD.encode(), (A,)),
    "utf-16 with its mark": Odd(RUSSIAN.encode("utf-16"), (A,)),
    "utf-16 without its mark": Odd(RUSSIAN.encode("utf-16-le"), (A,)),
    "utf-16 big-endian": Odd(codecs.BOM_UTF16_BE + RUSSIAN.encode("utf-16-be"), (A,)),
    "semicolons": Odd(GOOD.replace(",", ";"), (A,)),
    "tabs": Odd(GOOD.replace(",", "\t"), (A,)),
    "bars": Odd(GOOD.replace(",", "|"), (A,)),
    "a first line that names the delimiter": Odd("sep=;\n" + GOOD.replace(",", ";"), (A,)),
    "delimiters at the end of each line": Odd(GOOD.replace("\n", ",,\n"), (A,)),
    "cp1251": Odd(RUSSIAN.replace("і", "и").encode("cp1251"), (A,)),
    "koi8-r": Odd(RUSSIAN.replace("і", "и").encode("koi8_r"), (A,)),
    "polish cp1250": Odd("data;miejsce;sprzęt;liczba\n16.12.2022;Brest;czołg T-72;5\n".encode("cp1250"), (A,)),
    "blank lines are not rows": Odd("place,equipment\n\nBrest,tank\n\n,\n  , \nMinsk,tank\n\n", (A, A)),
    "a line break in a quoted cell": Odd('place,equipment,note\nBrest,tank,"two\nlines"\nMinsk,tank,\n', (A, A)),
    "a quoted delimiter": Odd('place,equipment\n"Polonka station, Brest region",tank\n', (A,)),
    "a quote written twice": Odd('place,equipment,note\nBrest,tank,"said ""at least"""\n', (A,)),
    "a NUL costs its own row": Odd(
        GOOD + "Brest,T\0-72,30,2022-12-16\nMinsk,tank,3,2022-12-16\n", (A, R, A), ((2, "nul_character"),)
    ),
    "seconds since 1970, and thousandths of them": Odd(
        one("Brest,tank,3,1671181200\nBrest,tank,3,1671181200000\nBrest,tank,3,1671181200.0"),
        (A, P, P),
        ((2, "same_row"), (3, "same_row")),
    ),
    "Polish names of equipment": Odd(
        "miejsce;sprzęt;liczba;data\nBrześć;ciężarówka;do 10;16.12.2022\nMińsk;czołg;5 lub 6;16.12.2022\n", (A, A)
    ),
    "call signs of flights name nobody": Odd(
        one("Brest,Il-76,2022-12-16,RFF1234\nMinsk,Il-76,2022-12-16,RA-78840", "place,equipment,date,callsign"), (A, A)
    ),
    "too few cells": Odd(GOOD + "Brest,Ural truck\n", (A, R), ((2, "ragged_row"),)),
    "too many cells": Odd(GOOD + "Brest,Ural truck,30,2022-12-17,x\n", (A, R), ((2, "ragged_row"),)),
    "a quote left open costs its own row": Odd(
        'place,equipment,note\nBrest,tank,"open\nMinsk,tank,\nOrsha,tank,"fine"\n', (R, A, A), ((1, "open_quote"),)
    ),
    "a quote left open at the end": Odd('place,equipment\nBrest,tank\nMinsk,"tank\n', (A, R), ((2, "open_quote"),)),
    "a lone quote within quotes": Odd('place,equipment\nBrest,"T"72"\nMinsk,tank\n', (R, A), ((1, "open_quote"),)),
    "damaged bytes in one row": Odd(
        "place,equipment\nБрест,tank\nМинск,танк\n".encode() + b"Orsha,\xff\xfetank\n",
        (A, A, R),
        ((3, "lost_letters"),),
    ),
    "a cell of 40,000 letters": Odd(one(f"Brest,tank,,{'x' * 40_000}"), (R,), ((1, "cell_too_long"),)),
    "a cell of a megabyte": Odd(
        one(f"Brest,tank,,{'x' * 2**20}") + "Minsk,tank,5,2022-12-16\n", (R, A), ((1, "cell_too_long"),)
    ),
    "200 columns": Odd(
        f"place,equipment,{','.join(f'c{n}' for n in range(198))}\nBrest,tank{',x' * 198}\nMinsk,tank\n",
        (A, R),
        ((2, "ragged_row"),),
    ),
    "titles of another width above the headings": Odd(
        "\n\n \nExport of the desk;;\nmade on 20.12.2022;;\n\nДата;Место;Техника;Кол-во\n16.12.2022;Брест;танк;5\n",
        (A,),
        (),
        ("stand above the table",),
    ),
    "a day that stands for none": Odd(
        one("Brest,tank,30,1900-01-01") + "Minsk,tank,30,1970-01-01\n",
        (V, V),
        ((1, "zero_date"), (2, "zero_date")),
    ),
    "what stands for nothing in five languages": Odd(
        "place;equipment;count;date\nBrest;tank;н/д;2022-12-16\nMinsk;tank;(blank);нет данных\n",
        (A, A),
    ),
    "a table of Markdown": Odd(
        "| Date | Place | Equipment |\n|:---|---|---:|\n| 2022-12-16 | Brest | tank |\n", (A,), (), ("holds dashes",)
    ),
    "pictures beside words and figures": Odd(
        one("\U0001f4cdBrest \U0001f1e7\U0001f1fe,tank,1\ufe0f\u20e30\ufe0f\u20e3,"), (A,)
    ),
    "a number that stands with the equipment": Odd(
        one("Brest,10 Urals,,2022-12-16") + "Brest,3 T-72 and 5 BMP-2,,2022-12-17\nBrest,152 mm howitzer,,2022-12-18\n",
        (V, V, A),
        ((1, "number_in_equipment"), (2, "number_in_equipment")),
    ),
    "an unknown column": Odd("place,equipment,weather\nBrest,tank,rain\n", (A,)),
    "headings in capitals and with spaces": Odd("PLACE ,Equipment_Class, Count Min\nBrest,tank,5\n", (A,)),
    "the same row twice": Odd(GOOD + "Brest,Ural truck,30,2022-12-16\n", (A, P), ((2, "same_row"),)),
    "the same row in other spelling": Odd(GOOD + "brest,URAL  truck,30,16.12.2022\n", (A, P), ((2, "same_row"),)),
    # what was seen
    "no equipment": Odd(one("Brest,,30,2022-12-16"), (R,), ((1, "no_equipment"),)),
    "a count that breaks off": Odd(one("Brest,tank,30-,2022-12-16"), (R,), ((1, "bad_count"),)),
    "half a word that may be a country": Odd(one("Chechny,tank,30,2022-12-16"), (V,), ((1, "ambiguous_place"),)),
    "half a word that may be an area": Odd(one("Crime,tank,30,2022-12-16"), (V,), ((1, "ambiguous_place"),)),
    "a country and an area": Odd(
        "place,equipment,count,date\nBelarus,tank,3,2022-12-16\nБрестская область,tank,3,2022-12-16\n", (A, A)
    ),
    "equipment that nobody knows": Odd(one("Brest,Zorblax,30,2022-12-16"), (V,), ((1, "unknown_equipment"),)),
    "equipment that nobody knows, of a known class": Odd(
        one("Brest,Zorblax,truck,30", "place,equipment,equipment_class,count"), (A,)
    ),
    "a class alone": Odd(one("Brest,tank,30", "place,equipment_class,count"), (A,)),
    "a class against the lexicon": Odd(
        one("Brest,T-72,helicopter", "place,equipment,equipment_class"), (V,), ((1, "class_conflict"),)
    ),
    "a coarser class than the lexicon's": Odd(one("Brest,MiG-31K,aircraft", "place,equipment,equipment_class"), (A,)),
    "a unit that there is not": Odd(one("Brest,tank,crate", "place,equipment,unit"), (V,), ((1, "unknown_word"),)),
    # how many
    "a blank count": Odd(one("Brest,tank,,2022-12-16"), (A,)),
    "a count in words": Odd(one("Brest,tank,at least 50,2022-12-16"), (A,)),
    "a count in Russian": Odd(one("Brest,tank,около 20,2022-12-16"), (A,)),
    "a range": Odd(one("Brest,tank,30-40,2022-12-16"), (A,)),
    "a count that is none": Odd(one("Brest,tank,plenty?!,2022-12-16"), (R,), ((1, "bad_count"),)),
    "a negative count": Odd(one("Brest,tank,-5,2022-12-16"), (R,), ((1, "bad_count"),)),
    "half a tank": Odd(one("Brest,tank,2.5,2022-12-16"), (R,), ((1, "bad_count"),)),
    "low above high": Odd(one("Brest,,,,tank,40,30,,,,", FULL), (R,), ((1, "min_over_max"),)),
    "exact with two numbers": Odd(one("Brest,,,,tank,30,40,exact,,,", FULL), (R,), ((1, "contradiction"),)),
    "at least with an upper end": Odd(one("Brest,,,,tank,30,40,at_least,,,", FULL), (R,), ((1, "contradiction"),)),
    "unknown with a number": Odd(one("Brest,,,,tank,30,,unknown,,,", FULL), (R,), ((1, "contradiction"),)),
    "a qualifier that there is not": Odd(one("Brest,,,,tank,30,,roughly-ish,,,", FULL), (R,), ((1, "unknown_word"),)),
    "up to": Odd(one("Brest,,,,tank,,12,up_to,,,", FULL), (A,)),
    # where
    "no place": Odd(one(",tank,30,2022-12-16"), (R,), ((1, "no_place"),)),
    "a place that is not told": Odd(one("unknown,tank,30,2022-12-16"), (A,)),
    "only a destination": Odd("destination,equipment\nBrest,tank\n", (A,)),
    "a country": Odd(one("Belarus,tank,30,2022-12-16"), (A,)),
    "a region": Odd(one("Voronezh region,tank,30,2022-12-16"), (A,)),
    "a name that nobody knows": Odd(one("Xyzzyville,tank,30,2022-12-16"), (V,), ((1, "unknown_place"),)),
    "a name of many places": Odd(one("Aleksandrovka,tank,30,2022-12-16"), (V,), ((1, "ambiguous_place"),)),
    "two places": Odd(one("Brest; Minsk,tank,30,2022-12-16"), (V,), ((1, "several_places"),)),
    "one place or another": Odd(one("Brest or Minsk,tank,30,2022-12-16"), (V,), ((1, "several_places"),)),
    "one place / another": Odd(one("Brest / Minsk,tank,30,2022-12-16"), (V,), ((1, "several_places"),)),
    "an unknown origin": Odd("place,origin,equipment\nBrest,Xyzzyville,tank\n", (V,), ((1, "unknown_place"),)),
    "coordinates": Odd(one(",53.9045,27.5615,,tank,,,,,,", FULL), (A,)),
    "coordinates beside a name that nobody knows": Odd(one("Xyzzyville,53.9045,27.5615,,tank,,,,,,", FULL), (A,)),
    "coordinates with commas": Odd('lat;lon;equipment\n"53,9045";"27,5615";tank\n', (A,)),
    "coordinates in degrees and minutes": Odd("coordinates,equipment\n53°54'16\"N 27°33'41\"E,tank\n", (A,)),
    "latitude without longitude": Odd(one("Brest,53.9,,,tank,,,,,,", FULL), (R,), ((1, "half_coordinates"),)),
    "latitude beyond the pole": Odd(one(",153.9,27.5,,tank,,,,,,", FULL), (R,), ((1, "bad_coordinates"),)),
    "longitude beyond the date line": Odd(one(",53.9,227.5,,tank,,,,,,", FULL), (R,), ((1, "bad_coordinates"),)),
    "zero, zero": Odd(one(",0,0,,tank,,,,,,", FULL), (R,), ((1, "bad_coordinates"),)),
    "coordinates that are words": Odd(one(",north,east,,tank,,,,,,", FULL), (R,), ((1, "bad_coordinates"),)),
    "swapped coordinates": Odd(one(",27.5615,53.9045,,tank,,,,,,", FULL), (V,), ((1, "swapped_coordinates"),)),
    "a radius": Odd("lat,lon,radius,equipment\n53.9,27.5,2 km,tank\n", (A,)),
    "a radius that is a word": Odd("lat,lon,radius,equipment\n53.9,27.5,near,tank\n", (V,), ((1, "bad_radius"),)),
    "a radius beyond the globe": Odd("lat,lon,radius,equipment\n53.9,27.5,9e9,tank\n", (V,), ((1, "bad_radius"),)),
    "a radius of a name": Odd("place,radius_m,equipment\nBrest,500,tank\n", (A,), ((1, "radius_unused"),)),
    "another radius is another row": Odd("lat,lon,radius,equipment\n53.9,27.5,5,tank\n53.9,27.5,900,tank\n", (A, A)),
    "coordinates in another country": Odd(
        one(",53.9045,27.5615,UA,tank,,,,,,", FULL), (V,), ((1, "country_mismatch"),)
    ),
    "coordinates in the country that is named": Odd(one(",53.9045,27.5615,Belarus,tank,,,,,,", FULL), (A,)),
    "a country that there is not": Odd(one("Brest,,,Ruritania,tank,,,,,,", FULL), (V,), ((1, "unknown_country"),)),
    # when
    "no date": Odd(one("Brest,tank,30,"), (A,)),
    "a day that there is not": Odd(one("Brest,tank,30,2022-02-30"), (R,), ((1, "impossible_date"),)),
    "a date that is a word": Odd(one("Brest,tank,30,soon"), (R,), ((1, "bad_date"),)),
    "a time": Odd(one("Brest,tank,30,2022-12-16 01:00"), (A,)),
    "a time that there is not": Odd(one("Brest,tank,30,2022-12-16 25:00"), (R,), ((1, "impossible_date"),)),
    "a date in words": Odd(one("Brest,tank,30,16 December 2022"), (A,)),
    "a month": Odd(one("Brest,tank,30,2022-12"), (A,)),
    "day or month, nobody knows": Odd(one("Brest,tank,30,03/04/2022"), (V,), ((1, "ambiguous_date"),)),
    "day or month, another row decides": Odd(one("Brest,tank,30,03/04/2022") + "Brest,tank,30,25/04/2022\n", (A, A)),
    "day.month.year": Odd(one("Brest,tank,30,03.04.2022"), (A,)),
    "from after to": Odd(one("Brest,,,,tank,,,,2022-12-17,2022-12-16,", FULL), (R,), ((1, "from_after_to"),)),
    "seen after it was published": Odd(
        one("Brest,,,,tank,,,,2022-12-17,,2022-12-16", FULL), (V,), ((1, "after_published"),)
    ),
    "a forecast of a later day": Odd(
        "place,equipment,kind,date,published\nBrest,tank,forecast,2022-12-17,2022-12-16\n", (A,)
    ),
    "a day in the future": Odd(one("Brest,tank,30,2031-01-01"), (V,), ((1, "in_future"),)),
    # the rest
    "a flow with the country": Odd("place,equipment,direction\nBrest,tank,into Belarus\n", (A,)),
    "a place that is coordinates beyond the globe": Odd(
        'place,equipment\n"91.5, 200.1",tank\n', (V,), ((1, "bad_coordinates"),)
    ),
    "a flow that there is not": Odd("place,equipment,flow\nBrest,tank,sideways\n", (V,), ((1, "unknown_word"),)),
    "a link without its scheme": Odd("place,equipment,url\nBrest,tank,example.org/a\n", (V,), ((1, "bad_url"),)),
    "a link that is a script": Odd("place,equipment,url\nBrest,tank,javascript:alert(1)\n", (V,), ((1, "bad_url"),)),
    "grades": Odd("place,equipment,reliability,credibility,tlp\nBrest,tank,b,2,TLP:AMBER\n", (A,)),
    "a grade that there is not": Odd("place,equipment,reliability\nBrest,tank,G\n", (V,), ((1, "unknown_word"),)),
    "a marking that there is not": Odd("place,equipment,tlp\nBrest,tank,ultraviolet\n", (V,), ((1, "unknown_word"),)),
    "an error of a spreadsheet": Odd(one("#REF!,tank,30,2022-12-16"), (R,), ((1, "error_cell"), (1, "no_place"))),
    "an error of a spreadsheet in Russian": Odd(one("Brest,tank,#Н/Д,2022-12-16"), (R,), ((1, "error_cell"),)),
    "an error in a column that is not used": Odd("place,equipment,weather\nBrest,tank,#N/A\n", (A,)),
    "a formula is text": Odd("place,equipment,note\nBrest,tank,=HYPERLINK(1)\n", (A,)),
    "a formula as our own export writes it is the formula": Odd(
        "place,equipment,note\nBrest,tank,=1+1\nBrest,tank,'=1+1\n", (A, P), ((2, "same_row"),)
    ),
    "cells that say nothing": Odd("place,equipment,count,date\nBrest,tank,n/a,-\n", (A,)),
}


@pytest.mark.parametrize("name", CASES)
def test_each_row_of_an_odd_file_has_its_verdict(name: str, plan: Plan, records: Records) -> None:
    check(plan(CASES[name].file, published=PUBLISHED), CASES[name])
    assert batches(records) == []


RENAMED = {
    "a workbook called a text": ("sightings.txt", workbook([HEADINGS, ROW]), "xlsx"),
    "a workbook called a table": ("sightings.csv", workbook([HEADINGS, ROW]), "xlsx"),
    "a table called a workbook": ("sightings.xlsx", GOOD.encode(), "csv"),
    "JSON called a text": ("sightings.txt", b'[{"place": "Brest", "equipment": "tank"}]', "json"),
    "lines of JSON called a page": ("sightings.md", b'{"place": "Brest", "equipment": "tank"}\n' * 2, "jsonl"),
    "a map called an archive": (
        "map.zip",
        archive({"doc.kml": "<kml><Placemark><name>Brest</name><description>tank</description></Placemark></kml>"}),
        "kmz",
    ),
    "lines parted into cells called a text": (
        "sightings.txt",
        b"16.12.2022|Brest|tank|5\n17.12.2022|Minsk|tank|5\n",
        "csv",
    ),
    "a table called a text": ("sightings.txt", GOOD.encode(), "csv"),
    "a table called a picture": ("sightings.png", GOOD.encode(), "csv"),
}


@pytest.mark.parametrize("name", RENAMED)
def test_the_format_is_told_from_the_bytes_whatever_the_name(name: str, records: Records, geocoder: Geocoder) -> None:
    file_name, data, kind = RENAMED[name]
    mapping = ColumnMapping(columns={"description": "equipment"} if kind == "kmz" else {})
    options = ImportOptions(published=PUBLISHED, mapping=mapping)
    planned = plan_import(data, file_name, records=records, geocoder=geocoder, options=options)
    assert planned.format.name == kind
    assert planned.count(Verdict.ACCEPTED) >= 1


REFUSED = {
    "nothing": (b"", "is empty"),
    "white space": (b" \r\n\t \n", "is empty"),
    "a byte order mark alone": (codecs.BOM_UTF8, "is empty"),
    "headings alone": (b"place,equipment,date\n", "no row"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    "half a workbook": (b"PK\x03\x04\x14\x00\x06\x00", "damaged ZIP archive or workbook"),
    "a database": (b"SQLite format 3\x00" + bytes(84), "SQLite"),
    "NUL bytes": (b"place,equipment\n" + b"Brest,\x00tank\n" * 11, "NUL"),
    "half of JSON": (b'{"place": "Brest"', "no JSON"),
    "a web page": (b"<!DOCTYPE html><html></html>", "HTML"),
    "one column of names": (b"town\nBrest\n", "what was seen"),
    "no equipment column": (b"place,count\nBrest,30\n", "equipment or equipment_class"),
    "no place column": (b"equipment,date\ntank,2022-12-16\n", "lat and lon"),
    "latitude alone": (b"equipment,lat,date\ntank,53.9,2022-12-16\n", "lat and lon"),
    "no date column": (b"place,equipment\nBrest,tank\n", "--published"),
    "two columns of one heading": (
        b"place,place,equipment,date\nBrest,Minsk,tank,2022-12-16\n",
        "'place' and 'place (2)'",
    ),
    "300 columns": (",".join(f"c{n}" for n in range(300)).encode() + b"\nx\n", "256"),
    "a heading line with an open quote": (b'"place,equipment\nBrest,tank\n', "headings"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_table_of_sightings_is_refused_with_the_mend(name: str, plan: Plan) -> None:
    data, word = REFUSED[name]
    with pytest.raises(InputFileError, match=re.escape(word)):
        plan(data)


def test_a_file_over_the_limit_is_refused_before_it_is_read(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.intake.limits.MAX_FILE_BYTES", 100)
    with pytest.raises(InputFileError, match="limit"):
        plan(GOOD * 3)


def test_a_radius_that_the_row_gives_is_that_of_the_place(plan: Plan) -> None:
    planned = plan("lat,lon,radius,equipment\n53.9,27.5,2 km,tank\n53.9,27.5,,tank\n", published=PUBLISHED)
    places = [each.sighting.place for each in planned.sightings]
    assert [round(place.place.radius_m or 0) for place in places if place and place.place] == [2000, 5560]


@pytest.mark.parametrize("head", ["place,equipment,date", "place,equipment,date,text"])
def test_a_row_that_names_no_day_is_accepted_and_told(head: str, records: Records, geocoder: Geocoder) -> None:
    blank = "," if "text" in head else ""
    data = f"{head}\nBrest,tank,{blank}\nMinsk,tank,2022-12-16{blank}\n".encode()
    planned = plan_import(data, "file.csv", records=records, geocoder=geocoder)
    assert [each.verdict for each in planned.verdicts] == [A, A]
    assert planned.told().keys() == {"no_date"}
