"""A page to draw on: a matplotlib figure measured in points, the origin at its upper left.

One system of coordinates for text, boxes and maps, so that what is measured is what is drawn. Only matplotlib's object
interface is used, never its global state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import Stroke

from geo.briefing.fonts import FAMILY, Weight, plain, use_fonts

if TYPE_CHECKING:
    from matplotlib.artist import Artist

    from geo.briefing.map_projection import Array, Box
    from geo.briefing.model import Block
    from geo.maps.style import Theme

POINTS: Final = 72.0
"""Points to an inch."""


class Sheet:
    """A page of `width` x `height` points in the colours of a theme."""

    def __init__(self, width: float, height: float, theme: Theme, *, paper: str | None = None) -> None:
        use_fonts()
        self.width, self.height, self.theme = width, height, theme
        self.figure = Figure(figsize=(width / POINTS, height / POINTS), facecolor=paper or theme.paper)
        FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(height, 0)
        self.axes.set_axis_off()
        self._clip: Rectangle | None = None
        self.cut: set[Block] = set()
        """The blocks of which a part found no room here."""

    def clip(self, frame: Box | None) -> None:
        """Cut what is drawn from now on at a frame (left, top, right, bottom); None cuts no more."""
        if frame is None:
            self._clip = None
            return
        left, top, right, bottom = frame
        self._clip = Rectangle((left, top), right - left, bottom - top, transform=self.axes.transData)

    def _add(self, artist: Artist) -> None:
        self.axes.add_artist(artist)
        if self._clip is not None:
            artist.set_clip_path(self._clip)
        else:
            artist.set_clip_on(False)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float,
        colour: str | None = None,
        weight: Weight = "normal",
        align: str = "left",
        halo: str | None = None,
        layer: float = 10,
        turned: float = 0,
        alpha: float = 1,
    ) -> None:
        """Write one line with its baseline at y; `halo` is the colour of a glow behind it."""
        words = plain(words)
        if not words:
            return
        options: dict[str, Any] = {
            "fontfamily": FAMILY,
            "fontsize": size,
            "fontweight": weight,
            "ha": align,
            "va": "baseline",
            "rotation": turned,
            "rotation_mode": "anchor",
            "alpha": alpha,
            "parse_math": False,
        }
        if halo is not None:
            glow = self.axes.text(x, y, words, color=halo, zorder=layer - 0.1, **options)
            glow.set_path_effects([Stroke(linewidth=size * 0.26, foreground=halo, alpha=0.9, joinstyle="round")])
        self.axes.text(x, y, words, color=colour or self.theme.ink, zorder=layer, **options)

    def box(
        self,
        frame: Box,
        *,
        fill: str | None = None,
        edge: str | None = None,
        width: float = 0.8,
        radius: float = 0,
        dashed: bool = False,
        alpha: float | None = None,
        layer: float = 5,
        hatch: str | None = None,
    ) -> None:
        """Draw a rectangle (left, top, right, bottom), its corners rounded by `radius`."""
        left, top, right, bottom = frame
        options: dict[str, Any] = {
            "facecolor": fill or "none",
            "edgecolor": edge or "none",
            "linewidth": width if edge else 0,
            "linestyle": (0, (3, 2)) if dashed else "solid",
            "alpha": alpha,
            "zorder": layer,
            "hatch": hatch,
        }
        if radius:
            style = f"round,pad=0,rounding_size={radius}"
            self._add(FancyBboxPatch((left, top), right - left, bottom - top, boxstyle=style, **options))
        else:
            self._add(Rectangle((left, top), right - left, bottom - top, **options))

    def circle(
        self,
        at: tuple[float, float],
        radius: float,
        *,
        fill: str | None = None,
        edge: str | None = None,
        width: float = 1.2,
        alpha: float | None = None,
        layer: float = 5,
    ) -> None:
        """Draw a circle; `alpha` is that of the filling."""
        if fill:
            self._add(Circle(at, radius, facecolor=fill, edgecolor="none", alpha=alpha, zorder=layer))
        if edge:
            self._add(Circle(at, radius, facecolor="none", edgecolor=edge, linewidth=width, zorder=layer + 0.05))

    def path(
        self,
        path: Path,
        *,
        fill: str | None = None,
        edge: str | None = None,
        width: float = 0.8,
        dashes: tuple[float, ...] | None = None,
        alpha: float | None = None,
        layer: float = 1,
        hatch: str | None = None,
    ) -> None:
        """Draw a path of points on the page; an empty one draws nothing."""
        if not np.size(path.vertices):
            return
        patch = PathPatch(
            path,
            facecolor=fill or "none",
            edgecolor=edge or "none",
            linewidth=width if edge else 0,
            linestyle=(0, dashes) if dashes else "solid",
            alpha=alpha,
            zorder=layer,
            hatch=hatch,
            joinstyle="round",
            capstyle="butt" if dashes else "round",
        )
        self._add(patch)

    def line(
        self,
        points: Array | list[tuple[float, float]],
        *,
        colour: str,
        width: float = 0.8,
        dashes: tuple[float, ...] | None = None,
        alpha: float | None = None,
        layer: float = 5,
    ) -> None:
        """Draw a line through points."""
        self.path(Path(points), edge=colour, width=width, dashes=dashes, alpha=alpha, layer=layer)
