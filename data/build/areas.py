"""Write data/areas.csv: each first-order area with its one English spelling and every alias worth finding.

The hand-kept table `area_names.csv` beside this file holds stems ("Homel|Gomel"; Russian "Гомельская"); this script
joins them with the type words of each language ("region", "область", "вобласць", "obwód").

usage: python data/build/areas.py
"""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "areas.csv"
CYRILLIC = re.compile("[Ѐ-ӿ]")
FIELDS = ("iso_3166_2", "country", "name", "name_local", "aliases")

# Patterns per kind and language; "{}" takes the stem.
PATTERNS = {
    "oblast": {
        "latin": ("{} region", "{} oblast", "{} province", "{} obl."),
        "ru": ("{} область", "{} обл."),
        "uk": ("{} область", "{} обл."),
        "be": ("{} вобласць", "{} вобл."),
        "pl": ("obwód {}",),
    },
    "krai": {
        "latin": ("{} krai", "{} kray", "{} territory", "{} region"),
        "ru": ("{} край",),
        "uk": ("{} край",),
        "be": ("{} край",),
        "pl": ("Kraj {}",),
    },
    "city": {
        "latin": ("{} city", "city of {}"),
        "ru": ("город {}", "г. {}"),
        "uk": ("місто {}", "м. {}"),
        "be": ("горад {}", "г. {}"),
        "pl": ("miasto {}",),
    },
    "voivodeship": {
        "latin": ("{} voivodeship", "{} province", "{} region"),
        "ru": ("{} воеводство",),
        "uk": ("{} воєводство",),
        "be": ("{} ваяводства",),
        "pl": ("województwo {}",),
    },
    "county": {
        "latin": ("{} county", "{} region"),
        "ru": ("{} уезд",),
        "uk": ("{} повіт",),
        "be": ("{} павет",),
        "pl": (),
    },
    "district": {
        "latin": ("{} district", "{} raion", "{} rayon", "Raionul {}"),
        "ru": ("{} район",),
        "uk": ("{} район",),
        "be": (),
        "pl": (),
    },
    "judet": {
        "latin": ("{} county", "Județul {}"),
        "ru": ("жудец {}",),
        "uk": ("жудець {}",),
        "be": (),
        "pl": (),
    },
    "named": {"latin": (), "ru": (), "uk": (), "be": (), "pl": ()},
}
VOBLAST = ("{} voblast", "{} voblasts", "{} voblasć")
LOCAL_LANGUAGE = {"BY": "be", "UA": "uk", "RU": "ru", "PL": "pl"}


def stems(row: dict[str, str], field: str) -> list[str]:
    return [stem for stem in row[field].split("|") if stem]


def bare(text: str) -> str:
    """Strip diacritics, so that "Lodz" finds Łódź; letters without a Latin base stay."""
    plain = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def aliases(row: dict[str, str]) -> list[str]:
    found = []
    for language, patterns in PATTERNS[row["kind"]].items():
        words = patterns + (VOBLAST if (row["country"], language, row["kind"]) == ("BY", "latin", "oblast") else ())
        found += [pattern.format(stem) for stem in stems(row, language) for pattern in words]
    found += stems(row, "also")
    if row["kind"] == "voivodeship":  # the adjective alone names no town: "w Podlaskiem", "Mazowieckie"
        found += [stem for stem in stems(row, "latin") if not is_town(row, stem)]
    # Diacritics carry meaning in Cyrillic (й, ї, ў): only Latin is thinned.
    found += [bare(alias) for alias in [row["name"], *found] if not CYRILLIC.search(alias)]
    return [alias for alias in dict.fromkeys(found) if alias != row["name"]]


def is_town(row: dict[str, str], stem: str) -> bool:
    return (row["iso_3166_2"], stem) in {("PL-LD", "Łódź"), ("PL-LD", "Lodz"), ("PL-LU", "Lublin"), ("PL-OP", "Opole")}


def local(row: dict[str, str]) -> str:
    """Name in the country's own language, or nothing where the table does not hold it."""
    country, also = row["country"], stems(row, "also")
    if country in LOCAL_LANGUAGE:
        own = LOCAL_LANGUAGE[country]
        written = [pattern.format(stem) for stem in stems(row, own)[:1] for pattern in PATTERNS[row["kind"]][own][:1]]
        return written[0] if written else NAMED_LOCAL.get(row["iso_3166_2"], "")
    if country in {"LT", "EE"}:
        return also[0]
    if row["kind"] == "district":
        return f"Raionul {row['latin']}"
    if row["kind"] == "judet":
        return f"Județul {row['latin']}"
    return NAMED_LOCAL.get(row["iso_3166_2"], stems(row, "latin")[-1] if row["latin"] else row["name"])


NAMED_LOCAL = {
    "UA-43": "Автономна Республіка Крим",
    "MD-GA": "Găgăuzia",
    "MD-SN": "Stînga Nistrului",
    "LV-RIG": "Rīgas reģions",
}


def main() -> None:
    with (HERE / "area_names.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        for row in rows:
            russian = (
                next((also for also in stems(row, "also") if CYRILLIC.match(also)), "")
                if row["country"] == "RU"
                else ""
            )
            writer.writerow(
                (row["iso_3166_2"], row["country"], row["name"], local(row) or russian, "|".join(aliases(row)))
            )
    print(f"{OUT.name}: {len(rows)} areas, {OUT.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
