"""The parts of an XLSX or XLSM workbook (ECMA-376, part 1): its sheets, shared strings and formats of dates.

Only these and the cells are ever read: macros, links to other files, pictures and queries stay closed.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError
from geo.intake.archives import open_part
from geo.intake.privacy import mask
from geo.intake.xml_events import read_xml

if TYPE_CHECKING:
    import zipfile

    from geo.intake.xml_events import Handler

_DATE_FORMATS: Final = frozenset({*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)})
"""Numbers of the formats of days and times that every spreadsheet knows (ECMA-376, 18.8.30)."""
_NOT_CODE: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_ELAPSED: Final = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
"""Hours, minutes or seconds that run on beyond a day: a length of time, no time of a day."""
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_OTHERS: Final = (
    ("xl/workbook.bin", "a binary workbook (XLSB)", "save it as XLSX and import that"),
    ("Index/Document.iwa", "a document of Apple's (Numbers, Pages)", "export it as XLSX or CSV and import that"),
    ("word/document.xml", "a Word document", "save its table as CSV, or its text as TXT, and import that"),
    ("ppt/presentation.xml", "a presentation", "save what it tells as CSV or TXT and import that"),
    ("content.xml", "an OpenDocument file (ODS, ODT)", "save the table as XLSX or CSV and import that"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of cells: its name without personal data, the part of the archive that holds it, whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Workbook:
    """What the sheets of a workbook have in common; `dates` has an entry for each cell style: whether it is a time."""

    sheets: tuple[Sheet, ...]
    strings: tuple[str, ...]
    dates: tuple[bool, ...]
    from_1904: bool
    macros: bool


def read_workbook(archive: zipfile.ZipFile, name: str) -> Workbook:
    """Read what the sheets have in common. Raises InputFileError for a document of another kind or a damaged one."""
    parts = {part.lower(): part for part in archive.namelist()}
    main = _main_part(archive, parts, name)
    about = _About()
    _read(archive, main, about, name)
    links = _links(archive, parts, main, name)
    sheets = tuple(
        Sheet(mask(each)[0], parts[link.part.lower()], hidden)
        for each, key, hidden in about.sheets
        if (link := links.get(key)) is not None and link.kind == "worksheet" and link.part.lower() in parts
    )
    strings, styles = _Strings(), _Styles()
    readers: dict[str, Handler] = {"sharedStrings": strings, "styles": styles}
    for link in links.values():
        reader = readers.get(link.kind)
        if reader is not None and link.part.lower() in parts:
            _read(archive, parts[link.part.lower()], reader, name)
    return Workbook(
        sheets=sheets,
        strings=tuple(strings.found),
        dates=styles.dates(),
        from_1904=about.from_1904,
        macros=any(part.endswith("vbaproject.bin") for part in parts),
    )


def unescaped(text: str) -> str:
    """Return a text of a cell with the characters that XML cannot hold, which are written _x000D_."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


@dataclass(frozen=True, slots=True)
class _Link:
    kind: str
    part: str


def _main_part(archive: zipfile.ZipFile, parts: dict[str, str], name: str) -> str:
    for part, kind, mend in _OTHERS:
        if part.lower() in parts:
            msg = f"{name} is {kind}, which is not read; {mend}"
            raise InputFileError(msg)
    links = _links(archive, parts, "", name).values()
    main = next((link.part for link in links if link.kind == "officeDocument"), "xl/workbook.xml")
    if main.lower() not in parts:
        msg = f"{name} is an office document without a workbook; save the table as XLSX or CSV and import that"
        raise InputFileError(msg)
    return parts[main.lower()]


def _links(archive: zipfile.ZipFile, parts: dict[str, str], of: str, name: str) -> dict[str, _Link]:
    """Return the parts that a part of the archive names; such as lie outside the archive are left out."""
    folder, last = posixpath.split(of)
    named = parts.get(posixpath.join(folder, "_rels", f"{last}.rels").lower())
    if named is None:
        return {}
    links = _Links(folder)
    _read(archive, named, links, name)
    return links.found


def _read(archive: zipfile.ZipFile, part: str, handler: Handler, name: str) -> None:
    with open_part(archive, part, name) as stream:
        read_xml(stream, handler, name)


@dataclass(slots=True)
class _About:
    """The sheets that a workbook lists: name, key of the link, whether it is hidden."""

    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    from_1904: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            key = next((value for word, value in attributes.items() if word.endswith(":id")), "")
            self.sheets.append((attributes.get("name", ""), key, attributes.get("state", "visible") != "visible"))
        elif tag == "workbookPr":
            self.from_1904 = attributes.get("date1904") in {"1", "true"}

    def end(self, tag: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


@dataclass(slots=True)
class _Links:
    folder: str
    found: dict[str, _Link] = field(default_factory=dict)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", self.folder, attributes.get("Target", ""))).lstrip("/")
            kind = attributes.get("Type", "").rsplit("/", 1)[-1]
            self.found[attributes.get("Id", "")] = _Link(kind, target)

    def end(self, tag: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


@dataclass(slots=True)
class _Strings:
    """The strings that cells share; readings in another script (rPh) are no part of them."""

    found: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _reading: bool = False
    _aside: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - the handler's shape
        if tag == "si":
            self._parts = []
        elif tag == "rPh":
            self._aside = True
        elif tag == "t":
            self._reading = not self._aside

    def end(self, tag: str) -> None:
        if tag == "si":
            self.found.append(unescaped("".join(self._parts)))
        elif tag == "rPh":
            self._aside = False
        elif tag == "t":
            self._reading = False

    def text(self, text: str) -> None:
        if self._reading:
            self._parts.append(text)


@dataclass(slots=True)
class _Styles:
    """Which cell styles show their number as a day or a time."""

    _codes: dict[str, str] = field(default_factory=dict)
    _styles: list[str] = field(default_factory=list)
    _in_styles: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            self._in_styles = True
        elif tag == "xf" and self._in_styles:
            self._styles.append(attributes.get("numFmtId", "0"))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._in_styles = False

    def text(self, text: str) -> None:
        pass

    def dates(self) -> tuple[bool, ...]:
        return tuple(self._is_date(number) for number in self._styles)

    def _is_date(self, number: str) -> bool:
        code = self._codes.get(number)
        if code is None:
            return number.isdigit() and int(number[:4]) in _DATE_FORMATS
        if _ELAPSED.search(code):
            return False
        shown = _NOT_CODE.sub("", code.split(";", 1)[0]).lower()
        return "general" not in shown and any(letter in shown for letter in "dmyhs")
