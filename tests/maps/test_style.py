"""The palette is complete, readable and told apart by colour-blind viewers."""

from __future__ import annotations

import csv
import math
import re
from itertools import combinations

import pytest

from geo.errors import UsageError
from geo.maps import style
from geo.maps.colouring import COLOURS
from geo.model import Flow
from geo.server.vendor import KORDON_DIR, LAYER_DIR
from geo.settings import DATA_DIR

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
VISION = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
}


def linear(colour: str) -> list[float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def oklab(colour: str, vision: str) -> tuple[float, float, float]:
    source = linear(colour)
    seen = [max(0.0, min(1.0, sum(w * c for w, c in zip(row, source, strict=True)))) for row in VISION[vision]]
    cones = (
        0.4122214708 * seen[0] + 0.5363325363 * seen[1] + 0.0514459929 * seen[2],
        0.2119034982 * seen[0] + 0.6806995451 * seen[1] + 0.1073969566 * seen[2],
        0.0883024619 * seen[0] + 0.2817188376 * seen[1] + 0.6299787005 * seen[2],
    )
    long, medium, short = (c ** (1 / 3) for c in cones)
    return (
        0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
    )


@pytest.mark.parametrize("vision", sorted(VISION))
@pytest.mark.parametrize("palette", COLOURS.values(), ids=COLOURS)
def test_any_two_colours_of_a_palette_stay_apart(palette: dict[str, str], vision: str) -> None:
    """0.05 in Oklab is about twice what side-by-side patches need to be told apart."""
    for one, other in combinations(palette, 2):
        apart = math.dist(oklab(palette[one], vision), oklab(palette[other], vision))
        assert apart > 0.05, (one, other)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_stands_out_from_what_it_is_written_on(name: str) -> None:
    """WCAG 2.2 AA: 4.5 for text, 3 for lines that carry meaning."""
    theme = style.theme(name)
    for text in (theme.ink, theme.muted, theme.accent, theme.warning):
        assert contrast(text, theme.paper) >= 4.5
        assert contrast(text, theme.panel) >= 4.5
    assert contrast(theme.paper, theme.accent) >= 4.5  # what is chosen, and the main button: page.css
    for ground in (theme.land, theme.watched):
        assert contrast(theme.label, ground) >= 4.5
        assert contrast(theme.country_label, ground) >= 4.5
    assert contrast(theme.border, theme.land) >= 3


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_rim_of_a_circle_tells_even_the_palest_colour_from_the_land(name: str) -> None:
    """layer.css draws the rim in six parts of ink to four of what lies beneath."""
    theme = style.theme(name)
    for ground in (theme.land, theme.watched):
        mixed = [round(0.6 * int(theme.ink[i : i + 2], 16) + 0.4 * int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
        assert contrast("#" + "".join(f"{part:02x}" for part in mixed), ground) >= 3


def mixed(colour: str, ground: str, part: float) -> str:
    """Return what `color-mix` makes of so much of a colour over a ground."""
    ends = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(part * one + (1 - part) * other):02x}" for one, other in ends)


def own_colours(name: str) -> dict[str, str]:
    """Return the colours of the two periods and of the difference, as brush.css sets them for a theme."""
    css = (KORDON_DIR / "brush.css").read_text(encoding="utf-8")
    root = ":root" if name == "light" else ':root[data-theme="dark"]'
    block = re.search(re.escape(root) + r" \{ (--kordon-a:[^}]+)\}", css)
    assert block
    return dict(re.findall(r"--kordon-(\w+): (#[0-9a-f]{6})", block[1]))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_compared_periods_and_their_difference_are_legible_and_told_apart(name: str) -> None:
    theme, own = style.theme(name), own_colours(name)
    assert set(own) == {"a", "b", "more", "less"}
    for period in ("a", "b"):
        assert contrast(own[period], mixed(own[period], theme.paper, 0.14)) >= 4.5  # its name in its own band
    for change in ("more", "less"):
        assert contrast(theme.ink, mixed(own[change], theme.paper, 0.24)) >= 4.5  # the number in a circle
        for ground in (theme.land, theme.watched, theme.sea, theme.paper):
            assert contrast(own[change], ground) >= 3
    for vision in VISION:
        for one, other in (("a", "b"), ("more", "less")):
            assert math.dist(oklab(own[one], vision), oklab(own[other], vision)) > 0.05, (one, other, vision)


def css_of(name: str) -> str:
    return (KORDON_DIR / name).read_text(encoding="utf-8")


def found(pattern: str, text: str) -> str:
    """Return the one group of a pattern in a style or script; a rule that was renamed fails here, not in silence."""
    match = re.search(pattern, text)
    assert match, pattern
    return match[1]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_bars_stand_out_from_the_timeline_up_to_their_high_ends(name: str) -> None:
    """Bars in and out of the chosen days, each on its own band's ground, are 3 to 1; so is what is only "up to"."""
    theme, own, css = style.theme(name), own_colours(name), css_of("brush.css")
    high = (
        int(found(r"kordon-bar-high \{ fill: color-mix\(in srgb, currentColor (\d+)%, var\(--kordon-paper\)", css))
        / 100
    )
    key = found(r"kordon-key-high \{ background: color-mix\(in srgb, var\(--kordon-accent\) (\d+)%", css)
    assert int(key) / 100 == high
    assert "kordon-bars-out { color: var(--kordon-muted); }" in css
    band = (
        int(found(r"background: color-mix\(in srgb, var\(--kordon-accent\) (\d+)%, transparent\); border-left", css))
        / 100
    )
    grounds = {
        theme.muted: theme.paper,
        theme.accent: mixed(theme.accent, theme.paper, band),
        own["a"]: mixed(own["a"], theme.paper, 0.14),
        own["b"]: mixed(own["b"], theme.paper, 0.14),
    }
    for colour, ground in grounds.items():
        assert contrast(mixed(colour, theme.paper, high), ground) >= 3, colour


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_is_drawn_over_the_land_stands_out_from_it(name: str) -> None:
    """Arrows of every flow, schematic lines, signs, hatched edges, dashed circles and the ring of the focus: 3 to 1.

    Rivers, first-order areas and the heat, which fades into the land, are ground: nothing is told by them alone.
    """
    theme, css = style.theme(name), css_of("layer.css")
    part = int(found(r"color-mix\(in srgb, \$\{flow\} (\d+)%", css_of("layer/drawing.js"))) / 100
    edges = [
        float(found(r"kordon-area-edge \{[^}]*; opacity: ([.\d]+)", css)),
        float(found(r"kordon-reach \{[^}]*stroke-opacity: ([.\d]+)", css)),
        int(found(r"1px dashed color-mix\(in srgb, var\(--kordon-ink\) (\d+)%", css)) / 100,
    ]
    assert "opacity" not in found(r"const drawn = L.polyline\(points, \{([^}]*)\}", css_of("base.js"))
    for ground in (theme.land, theme.watched):
        assert contrast(theme.muted, ground) >= 3  # arrows where circles are coloured by something else
        for colour in style.FLOW_COLOURS.values():
            assert contrast(mixed(colour, theme.ink, part), ground) >= 3, colour
        for edge in edges:
            assert contrast(mixed(theme.ink, ground, edge), ground) >= 3
        for colour in (theme.corridor, theme.site, theme.accent):
            assert contrast(colour, ground) >= 3, colour
    for frame in (theme.paper, theme.panel):
        assert contrast(theme.muted, frame) >= 3  # the frame of the heat's ramp, whose palest step is near the paper


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_on_the_map_are_legible_where_they_stand(name: str) -> None:
    theme, css = style.theme(name), css_of("base.css")
    sea = int(
        found(r"kordon-sea span \{ color: color-mix\(in srgb, var\(--base-water\) (\d+)%, var\(--base-ink\)", css)
    )
    assert contrast(mixed(theme.water, theme.ink, sea / 100), theme.sea) >= 4.5
    assert contrast(theme.country_label, theme.panel) >= 4.5  # the sources of the map
    for ground in (theme.land, theme.watched, theme.panel):
        assert contrast(theme.site, ground) >= 4.5
    for colour in (theme.ink, theme.muted, theme.accent, theme.warning):
        assert (
            contrast(colour, theme.paper) >= 4.5
        )  # cards, panel, table and timeline are paper, and nothing shines through
    assert not re.search(
        r"kordon-(?:card|panel|table|brush) \{[^}]*background: color-mix", css_of("layer.css") + css_of("brush.css")
    )


@pytest.mark.parametrize("name", ["light", "dark"])
def test_lines_of_overlays_stand_out_from_land_and_sea(name: str) -> None:
    script = (LAYER_DIR / "overlays.js").read_text(encoding="utf-8")
    inks = re.search(rf"{name}: \[([^\]]+)\]", script)
    assert inks
    theme = style.theme(name)
    for ink in re.findall(r"#[0-9a-f]{6}", inks[1]):
        assert min(contrast(ink, ground) for ground in (theme.land, theme.watched, theme.sea, theme.paper)) >= 3


def test_every_class_of_the_lexicon_has_a_group_and_every_group_a_colour_and_a_name() -> None:
    with (DATA_DIR / "equipment.csv").open(encoding="utf-8", newline="") as file:
        classes = {row["class"] for row in csv.DictReader(file)}
    assert classes <= set(style.CLASS_GROUP)
    assert set(style.CLASS_GROUP.values()) == set(style.CLASS_COLOURS) == set(style.CLASS_GROUP_NAMES)


def test_every_flow_has_a_colour() -> None:
    assert set(style.FLOW_COLOURS) == set(Flow)


def test_an_unknown_class_is_drawn_as_other_and_an_unknown_theme_is_refused() -> None:
    assert style.class_colour("hovercraft") == style.CLASS_COLOURS["other"]
    with pytest.raises(UsageError, match="light, dark"):
        style.theme("sepia")
