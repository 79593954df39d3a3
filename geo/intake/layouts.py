"""Layouts of data sets that analysts share: which of their columns fill which field, by their published codebooks.

Sources (facts only): ACLED Codebook (acleddata.com, `time_precision` and `geo_precision` 1-3; actors 1 and 2 do not say
who acted); UCDP GED Codebook 23.1 (ucdp.uu.se, `date_prec` 1-5, `where_prec` 1-7; best, high and low are deaths); VIINA
2.0 (github.com/zhukovyuri/VIINA, ODbL: `date` and `time` are those of the report, `location` is an index, `t_` and `a_`
are probabilities); the CSV export of Ushahidi 2 and of the Ushahidi platform; SALUTE as armies report it.
These data sets tell of events, not of equipment: none of their numbers is a count of what moved, and only their texts
are read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geo.intake.fields import heading_key
from geo.intake.geo_precision import AREA, COUNTRY, NEAR, SETTLEMENT, STREET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """One data set: its name, the headings that tell it, the field of each heading, and what its codes mean.

    Headings are keys (`heading_key`); None is a column that fills no field. `prefixes` are those of families of such
    columns, as written. `codes` turn cells (in small letters) of a field into words of ours; "" says nothing.
    """

    name: str
    telling: frozenset[str]
    columns: Mapping[str, str | None]
    prefixes: tuple[str, ...] = ()
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def field_of(self, heading: str) -> tuple[str | None, bool]:
        """Return the field of a heading, and whether the layout knows the heading at all."""
        key = heading_key(heading)
        if key in self.columns:
            return self.columns[key], True
        return None, heading.casefold().startswith(self.prefixes) if self.prefixes else False


def _columns(fields: Mapping[str, str], unused: str) -> dict[str, str | None]:
    none: dict[str, str | None] = dict.fromkeys(map(heading_key, unused.split()))
    return none | {heading_key(heading): name for heading, name in fields.items()}


def _keys(headings: str) -> frozenset[str]:
    return frozenset(map(heading_key, headings.split()))


_ACLED: Final = Layout(
    name="ACLED",
    telling=_keys("event_date event_type sub_event_type"),
    columns=_columns(
        {
            "event_id_cnty": "row_id", "event_date": "observed", "time_precision": "time_precision",
            "sub_event_type": "activity", "actor1": "affiliation", "country": "country", "admin1": "admin1",
            "location": "place", "latitude": "lat", "longitude": "lon", "geo_precision": "geo_precision",
            "source": "source", "notes": "text",
        },
        "data_id event_id_no_cnty year disorder_type event_type assoc_actor_1 inter1 actor2 assoc_actor_2 inter2"
        " interaction civilian_targeting iso iso3 region admin2 admin3 source_scale fatalities tags timestamp"
        " population_1km population_2km population_5km population_best",
    ),
    codes={
        "time_precision": {"1": "day", "2": "week", "3": "month"},
        "geo_precision": {"1": SETTLEMENT, "2": AREA, "3": AREA},
    },
)  # fmt: skip
_UCDP: Final = Layout(
    name="UCDP GED",
    telling=_keys("date_prec where_prec date_start"),
    columns=_columns(
        {
            "id": "row_id", "date_start": "observed_from", "date_end": "observed_to", "date_prec": "time_precision",
            "where_prec": "geo_precision", "where_coordinates": "place", "where_description": "note",
            "adm_1": "admin1", "latitude": "lat", "longitude": "lon", "country": "country",
            "source_office": "source", "source_headline": "text",
        },
        "relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name"
        " dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b"
        " number_of_sources source_article source_date source_original adm_2 geom_wkt priogrid_gid country_id region"
        " event_clarity deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob",
    ),
    codes={
        "time_precision": {"1": "day", "2": "week", "3": "week", "4": "month", "5": ""},
        "geo_precision": {"1": SETTLEMENT, "2": NEAR, "3": AREA, "4": AREA, "5": AREA, "6": COUNTRY},
    },
)  # fmt: skip
_VIINA: Final = Layout(
    name="VIINA",
    telling=_keys("event_id geo_precision longitude latitude date"),
    columns=_columns(
        {
            "event_id": "row_id", "date": "published", "asciiname": "place", "address": "place",
            "ADM1_NAME": "admin1", "longitude": "lon", "latitude": "lat", "GEO_PRECISION": "geo_precision",
            "source": "source", "url": "url", "text": "text",
        },
        "viina_version event_id_1pd report_id location tempid time geonameid feature_code ADM1_CODE ADM2_NAME ADM2_CODE"
        " GEO_API lang",
    ),
    prefixes=("t_", "a_"),
    codes={
        "geo_precision": {
            "street": STREET, "adm3": SETTLEMENT, "adm4": SETTLEMENT, "city": SETTLEMENT, "town": SETTLEMENT,
            "village": SETTLEMENT,
            "adm2": AREA, "adm1": AREA, "adm0": COUNTRY,
        }
    },
)  # fmt: skip
_USHAHIDI_2: Final = Layout(
    name="Ushahidi",
    telling=_keys("incident_title incident_date"),
    columns=_columns(
        {
            "#": "row_id", "incident_title": "activity", "incident_date": "observed", "location": "place",
            "description": "text", "latitude": "lat", "longitude": "lon",
        },
        "category approved verified",
    ),
)  # fmt: skip
_USHAHIDI: Final = Layout(
    name="Ushahidi",
    telling=_keys("post_id post_date_(utc)"),
    columns=_columns(
        {
            "post_id": "row_id", "post_date_(utc)": "published", "title": "activity", "description": "text",
        },
        "survey post_status created_(utc) updated_(utc) sets categories tags unstructured_description"
    ),
)  # fmt: skip
_SALUTE: Final = Layout(
    name="SALUTE",
    telling=_keys("size activity location time equipment"),
    columns=_columns(
        {
            "size": "count", "activity": "activity", "location": "place", "unit": "affiliation", "time": "time",
            "equipment": "equipment",
        },
        "",
    ),
)  # fmt: skip
LAYOUTS: Final = (_ACLED, _UCDP, _VIINA, _USHAHIDI_2, _USHAHIDI, _SALUTE)


def layout_of(headings: Sequence[str]) -> Layout | None:
    """Return the layout that the headings tell, None where they are nobody's but their author's."""
    present = {heading_key(heading) for heading in headings}
    return next((each for each in LAYOUTS if each.telling <= present), None)
