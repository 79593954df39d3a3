"""The formats that a briefing is written in, one name each, and the bytes of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from geo.errors import UsageError

if TYPE_CHECKING:
    from geo.briefing.model import Briefing

Shape = Literal["16:9", "4:3", "a4"]
SHAPES: Final[tuple[Shape, ...]] = ("16:9", "4:3", "a4")


class FileKind(NamedTuple):
    """A format: what it is called, its media type, the shapes that it comes in, the usual one first."""

    label: str
    mime: str
    shapes: tuple[Shape, ...]


KINDS: Final[dict[str, FileKind]] = {
    "pptx": FileKind(
        "PowerPoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ("16:9", "4:3")
    ),
    "pdf": FileKind("PDF", "application/pdf", ("a4", "16:9")),
    "png": FileKind("PNG", "image/png", ("16:9", "4:3")),
    "svg": FileKind("SVG", "image/svg+xml", ("16:9", "4:3")),
    "html": FileKind("HTML map without a network", "text/html", ("16:9",)),
}


def file_bytes(briefing: Briefing, kind: str, *, shape: str | None = None, scale: int = 1) -> bytes:
    """Return a briefing as a file: the same bytes for the same briefing. `scale` 2 doubles the pixels of a PNG.

    Raises UsageError for a format or a shape that there is not.
    """
    if kind not in KINDS:
        msg = (
            f"A briefing is not written as {kind!r}; give a file that ends in {', '.join(f'.{each}' for each in KINDS)}"
        )
        raise UsageError(msg)
    shapes = KINDS[kind].shapes
    wanted = shape or shapes[0]
    if wanted not in shapes:
        msg = f"A {KINDS[kind].label} does not come in {wanted!r}; use one of: {', '.join(shapes)}"
        raise UsageError(msg)
    return _bytes(briefing, kind, wanted, scale)


def _bytes(briefing: Briefing, kind: str, shape: Shape, scale: int) -> bytes:
    # Each draws with libraries that are slow to import, and only one of them is wanted.
    if kind == "pdf":
        from geo.briefing.document import pdf_bytes  # noqa: PLC0415

        return pdf_bytes(briefing, paper="16:9" if shape == "16:9" else "a4")
    if kind == "html":
        from geo.briefing.map_page import html_bytes  # noqa: PLC0415

        return html_bytes(briefing)
    size: Literal["16:9", "4:3"] = "4:3" if shape == "4:3" else "16:9"
    if kind == "pptx":
        from geo.briefing.slide import pptx_bytes  # noqa: PLC0415

        return pptx_bytes(briefing, size=size)
    from geo.briefing.figure_files import png_bytes, svg_bytes  # noqa: PLC0415

    return svg_bytes(briefing, size=size) if kind == "svg" else png_bytes(briefing, size=size, scale=scale)
