"""Colours of Kordon in one place: map, charts, briefing and the page's own theme read them here.

The class and flow palettes start from Okabe and Ito's colours (jfly.uni-koeln.de/color, 2008), moved apart in
lightness so that each pair stays distinguishable to viewers with protanopia and deuteranopia
(simulated after Machado et al. 2009; `tests/maps/test_style.py` holds the distances). Colour is never
the only sign: legends and the side panel always say the word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from geo.errors import UsageError
from geo.model import Flow

ThemeName = Literal["light", "dark"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """One theme's colours as `#rrggbb`.

    `paper` page behind everything, `panel` sidebar and cards, `sea`/`land`/`watched` map areas, `water` rivers and
    shores of lakes, `border` country borders, `admin_border` first-order areas, `label` town names, `country_label`
    names of countries, `label_halo` glow behind labels, `corridor` schematic lines, `site` signs of airfields and the
    like, `accent` buttons and links, `ink` text, `muted` second text, `grid` chart lines, `warning` what must not be
    overlooked.
    """

    name: ThemeName
    paper: str
    panel: str
    sea: str
    land: str
    watched: str
    water: str
    border: str
    admin_border: str
    label: str
    country_label: str
    label_halo: str
    corridor: str
    site: str
    accent: str
    ink: str
    muted: str
    grid: str
    warning: str


THEMES: Final[dict[str, Theme]] = {
    "light": Theme(
        name="light",
        paper="#faf8f4",
        panel="#f1ede5",
        sea="#d5dfe3",
        land="#efeae0",
        watched="#fbf8f1",
        water="#b4c6cf",
        border="#7d766c",
        admin_border="#c9c1b3",
        label="#3d3a35",
        country_label="#6d675b",
        label_halo="#f7f3ea",
        corridor="#9a7b4f",
        site="#3f5f4a",
        accent="#1f5fa8",
        ink="#22262b",
        muted="#666c73",
        grid="#e2ddd2",
        warning="#a34a08",
    ),
    "dark": Theme(
        name="dark",
        paper="#14181d",
        panel="#1b2027",
        sea="#11161c",
        land="#232a32",
        watched="#2d3640",
        water="#34495c",
        border="#7b8691",
        admin_border="#3d4751",
        label="#cdd3d9",
        country_label="#96a1ac",
        label_halo="#1a2027",
        corridor="#a58a5f",
        site="#9cc0a6",
        accent="#6fb0ee",
        ink="#e6e9ec",
        muted="#98a1ab",
        grid="#2d343c",
        warning="#f0a35e",
    ),
}

FLOW_COLOURS: Final[dict[Flow, str]] = {
    Flow.IN: "#c4500a",
    Flow.OUT: "#3268bd",
    Flow.TRANSIT: "#d98cb8",
    Flow.INTERNAL: "#e0a020",
    Flow.UNKNOWN: "#6a727a",
}

CLASS_COLOURS: Final[dict[str, str]] = {
    "transport": "#e69f00",
    "armour": "#b04409",
    "artillery": "#86305f",
    "air_defence": "#d98cb8",
    "aircraft": "#56b4e9",
    "rail": "#2a62b0",
    "personnel": "#009e73",
    "other": "#6a727a",
}
"""Colour of each group of equipment classes."""

AFFILIATION_COLOURS: Final[dict[str, str]] = {
    "RU": "#b04409",
    "BY": "#e69f00",
    "UA": "#2a62b0",
    "other": "#009e73",
    "unknown": "#6a727a",
}
"""Colour of whose forces they are; the rest of the world shares one, and unknown is never a side."""

AGE_COLOURS: Final[dict[str, str]] = {
    "0": "#b2182b",
    "1": "#ef8a3c",
    "2": "#f7d774",
    "3": "#8fbcdb",
    "4": "#3a62a8",
    "undated": "#6a727a",
}
"""Colour of each step of age, hot to cold as in ColorBrewer's RdYlBu (colorbrewer2.org): colour-blind safe."""

CLASS_GROUP_NAMES: Final[dict[str, str]] = {
    "transport": "Trucks and support",
    "armour": "Armour",
    "artillery": "Artillery and missiles",
    "air_defence": "Air defence",
    "aircraft": "Aircraft",
    "rail": "Rail",
    "personnel": "Personnel",
    "other": "Unspecified and other",
}

CLASS_GROUP: Final[dict[str, str]] = {
    "truck": "transport",
    "fuel_truck": "transport",
    "light_vehicle": "transport",
    "engineering": "transport",
    "comms_ew": "transport",
    "tank": "armour",
    "ifv": "armour",
    "apc": "armour",
    "armoured_vehicle": "armour",
    "sp_artillery": "artillery",
    "towed_artillery": "artillery",
    "mlrs": "artillery",
    "mortar": "artillery",
    "missile_system": "artillery",
    "air_defence": "air_defence",
    "fighter": "aircraft",
    "bomber": "aircraft",
    "transport_aircraft": "aircraft",
    "awacs": "aircraft",
    "helicopter": "aircraft",
    "uav": "aircraft",
    "wagon": "rail",
    "train": "rail",
    "personnel": "personnel",
    "convoy": "other",
    "vehicle_unspecified": "other",
    "ship": "other",
    "other": "other",
}
"""Group of each equipment class; every class of the lexicon has one."""

LABEL_FONT: Final = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
"""Fonts that machines carry themselves: none is fetched."""


def theme(name: str) -> Theme:
    """Return a theme by its name.

    Raises UsageError for a name that is not a theme.
    """
    if name not in THEMES:
        msg = f"no theme {name!r}; give one of {', '.join(THEMES)}"
        raise UsageError(msg)
    return THEMES[name]


def class_colour(equipment_class: str) -> str:
    """Return the colour of an equipment class; classes of a user's own lexicon are drawn as other."""
    return CLASS_COLOURS[CLASS_GROUP.get(equipment_class, "other")]
