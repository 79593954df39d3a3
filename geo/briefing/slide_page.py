"""One slide: its title, TLP marks, foot, notes and watermark, and what is put between them."""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from geo.briefing.figure_frame import TLP_COLOURS, TLP_GROUND, footer_text
from geo.briefing.figure_text import fitted, wrapped
from geo.briefing.fonts import plain, text_width
from geo.maps.style import theme

if TYPE_CHECKING:
    from pptx.presentation import Presentation

    from geo.briefing.map_projection import Box
    from geo.briefing.model import Briefing

MARGIN: Final = 26.0
FONT: Final = "Arial"
"""On every machine that opens slides, or one with the same widths (Liberation Sans), and with Cyrillic letters."""
WIDER: Final = 1.14
"""Width of Arial to that of the font by which lines are counted here."""
EMU: Final = 12_700
"""English Metric Units to a point."""
_TLP: Final = 13.0
_SMALL: Final = 8.5
_WATERMARK: Final = "Watermark"
_TITLE_ONLY: Final = 5
"""Number of the layout "Title Only" in python-pptx's own template."""


def colour(code: str) -> RGBColor:
    """Return a colour of `#rrggbb`."""
    number = int(code.lstrip("#"), 16)
    return RGBColor(number >> 16, number >> 8 & 255, number & 255)  # type: ignore[no-untyped-call]


class Page:
    """A slide of a deck with its frame; `free` is the box in points that is left for contents."""

    def __init__(self, deck: Presentation, briefing: Briefing, title: str, *, notes: str, whole: bool = False) -> None:
        self.briefing, self.theme = briefing, theme(briefing.theme)
        self.slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
        self.width, self.height = float(deck.slide_width or 0) / EMU, float(deck.slide_height or 0) / EMU
        self.slide.background.fill.solid()
        self.slide.background.fill.fore_color.rgb = colour(self.theme.paper)
        top = self._title(title, whole=whole)
        bottom = self._foot(whole=whole)
        self.free: Box = (MARGIN, top, self.width - MARGIN, bottom)
        self.slide.notes_slide.notes_text_frame.text = notes
        self._watermark()

    def _title(self, title: str, *, whole: bool) -> float:
        mark = self._mark(MARGIN * 0.72)
        room = self.width - 2 * MARGIN - mark - 16
        size, lines = fitted(title, room / WIDER, (26, 24, 22, 20, 18), "semibold", 2)
        if len(lines) > 1:
            size, lines = fitted(title, room / WIDER, (20, 18), "semibold", 2)
        high = size * 1.2 * len(lines) + 4
        shape = self.slide.shapes.title
        self._frame(shape, (MARGIN, MARGIN * 0.6, MARGIN + room, MARGIN * 0.6 + high))
        shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        # A title is one paragraph, whatever its lines: outlines and readers take it as it is.
        self._write(shape.text_frame, [(" ".join(lines), True)], size=size)
        top = MARGIN * 0.6 + high
        if whole:
            words = f"{self.briefing.subtitle} · {self.briefing.labels.as_of} {self.briefing.cutoff_told}"
            self.text(words, (MARGIN, top, self.width - MARGIN, top + 20), size=13, muted=True)
            top += 22
        return top + 8

    def _mark(self, top: float) -> float:
        """Put the TLP mark at the right and return its width."""
        words = self.briefing.tlp_mark
        wide = text_width(words, _TLP, "bold") * WIDER + 18
        box = (self.width - MARGIN - wide, top, self.width - MARGIN, top + _TLP + 9)
        shape = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_lengths(box))
        shape.name, shape.shadow.inherit = words, False
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(TLP_GROUND)
        shape.line.color.rgb = colour("#5a5f65")
        shape.line.width = Pt(0.6)
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        shape.text_frame.word_wrap = False
        self._write(shape.text_frame, [(words, True)], size=_TLP, ink=TLP_COLOURS[self.briefing.tlp], centred=True)
        return wide

    def _foot(self, *, whole: bool) -> float:
        bottom = self.height - MARGIN * 0.6
        mark = self._mark(bottom - _TLP - 9)
        room = self.width - 2 * MARGIN - mark - 12
        first, second = footer_text(self.briefing)
        told = [*(first if whole else first[:1]), " · ".join(second)]
        lines = sum(len(wrapped(each, room / WIDER, _SMALL)) for each in told)
        top = min(bottom - lines * _SMALL * 1.2 - 2, bottom - _TLP - 12)
        box = (MARGIN, top, MARGIN + room, bottom)
        self._write(self._box(box), [(each, False) for each in told], size=_SMALL, ink=self.theme.muted)
        return top - 6

    def _watermark(self) -> None:
        if not (self.briefing.private or self.briefing.watermark):
            return
        words = plain(self.briefing.watermark or "PRIVATE")
        size = min(54.0, 0.62 * self.width / max(text_width(words, 1, "bold") * WIDER, 1))
        middle = self.height / 2
        box = (MARGIN, middle - size, self.width - MARGIN, middle + size)
        frame = self._box(box, name=_WATERMARK)
        self.slide.shapes[-1].rotation = -24
        self._write(frame, [(words, True)], size=size, ink=self.theme.warning, centred=True)
        for fill in self.slide.shapes[-1]._element.iter(qn("a:srgbClr")):  # noqa: SLF001 - no other way to alpha
            alpha = fill.makeelement(qn("a:alpha"), {"val": "24000"})
            fill.append(alpha)

    def text(self, words: str, box: Box, *, size: float, bold: bool = False, muted: bool = False) -> None:
        """Write a paragraph into a box."""
        self._write(self._box(box), [(words, bold)], size=size, ink=self.theme.muted if muted else None)

    def bullets(self, words: list[str], box: Box, *, size: float) -> float:
        """Write sentences as large as there is room for, the first of them bold, and return their height in points."""
        width = (box[2] - box[0]) / WIDER - 10
        while size > 9 and _height(words, width, size) > box[3] - box[1]:
            size -= 0.5
        self._write(self._box(box), [(each, not i) for i, each in enumerate(words)], size=size, after=size * 0.45)
        return _height(words, width, size)

    def lines(self, told: list[tuple[str, bool]], box: Box, *, size: float) -> int:
        """Write as many lines as have room, at least one, and return how many."""
        width, used, number = (box[2] - box[0]) / WIDER, 0.0, 0
        for words, bold in told:
            used += len(wrapped(words, width, size, "bold" if bold else "normal")) * size * 1.2 + size * 0.3
            if number and used > box[3] - box[1]:
                break
            number += 1
        self._write(self._box(box), told[:number], size=size, after=size * 0.3)
        return number

    def picture(self, picture: bytes, box: Box, words: str) -> None:
        """Put a PNG into a box; `words` tell those who do not see it what it shows."""
        left, top, width, height = _lengths(box)
        shape = self.slide.shapes.add_picture(io.BytesIO(picture), left, top, width, height)
        shape._element._nvXxPr.cNvPr.set("descr", plain(words))  # noqa: SLF001 - python-pptx has no alt text

    def _box(self, box: Box, name: str = "") -> Any:
        shape = self.slide.shapes.add_textbox(*_lengths(box))
        if name:
            shape.name = name
        self._frame(shape, box)
        return shape.text_frame

    def _frame(self, shape: Any, box: Box) -> None:
        shape.left, shape.top, shape.width, shape.height = _lengths(box)
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap = True

    def _write(
        self,
        frame: Any,
        paragraphs: list[tuple[str, bool]],
        *,
        size: float,
        ink: str | None = None,
        after: float = 0,
        centred: bool = False,
    ) -> None:
        for number, (words, bold) in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.CENTER if centred else PP_ALIGN.LEFT
            paragraph.space_after, paragraph.space_before, paragraph.line_spacing = Pt(after), Pt(0), 1.0
            write_run(paragraph, words, size=size, bold=bold, ink=ink or self.theme.ink)


def write_run(paragraph: Any, words: str, *, size: float, bold: bool, ink: str) -> None:
    """Write words into a paragraph in our font."""
    run = paragraph.add_run()
    run.text = plain(words)
    if runs_leftwards(run.text):
        paragraph._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001 - python-pptx has no direction
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
    run.font.color.rgb = colour(ink)


def runs_leftwards(words: str) -> bool:
    """Tell whether a paragraph is set from right to left: by its first strong letter (Unicode UAX #9, rule P2)."""
    strong = (unicodedata.bidirectional(char) for char in words)
    return next((each for each in strong if each in {"L", "R", "AL"}), "L") != "L"


def raise_watermarks(deck: Presentation) -> None:
    """Put each slide's watermark above all else on it."""
    for slide in deck.slides:
        for shape in list(slide.shapes):
            if shape.name == _WATERMARK:
                slide.shapes._spTree.append(shape._element)  # noqa: SLF001 - python-pptx has no order of shapes


def notes_text(briefing: Briefing) -> str:
    """Return a slide's notes: every source with its grade and addresses, method, caveats, filters, hash and link."""
    lines = [f"{briefing.tlp_mark} · {briefing.labels.as_of} {briefing.cutoff_told}"]
    if briefing.sources is not None:
        lines.append(f"{briefing.labels.sources}:")
        for line in briefing.sources.lines:
            lines.extend([line.told, *(f"  {url}" for url in line.urls)])
        lines.append(briefing.sources.caption)
    elif briefing.source_line:
        lines.append(f"{briefing.labels.sources}: {briefing.source_line}")
    lines += [*briefing.method, *briefing.caveats, *footer_text(briefing)[1]]
    if briefing.sha256:
        lines.append(f"SHA-256 {briefing.sha256}")
    return "\n".join(plain(line) for line in lines if line)


def _height(words: list[str], width: float, size: float) -> float:
    return sum(
        len(wrapped(each, width, size, "bold" if not i else "normal")) * size * 1.2 + size * 0.45
        for i, each in enumerate(words)
    )


def _lengths(box: Box) -> tuple[Any, Any, Any, Any]:
    left, top, right, bottom = box
    return Pt(left), Pt(top), Pt(right - left), Pt(bottom - top)
