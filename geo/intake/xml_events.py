"""XML from anyone, as events: no entities of its own, nothing fetched, no tree held."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol
from xml.parsers import expat

from geo.errors import InputFileError
from geo.intake import limits

if TYPE_CHECKING:
    from typing import IO

_CHUNK: Final = 2**18


class Handler(Protocol):
    """What takes the events; tags and names of attributes come without their prefix."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        ...

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        ...

    def text(self, text: str) -> None:
        """Take a run of text."""
        ...


class _Bare(dict[str, str]):
    """Names without their prefix, each worked out once."""

    def __missing__(self, name: str) -> str:
        bare = self[name] = re.sub(r"^.*:", "", name)
        return bare


def read_xml(stream: IO[bytes], handler: Handler, name: str) -> None:
    """Send the events of a document to a handler.

    A document type declaration is refused, so that there are no entities but those of XML itself, and no reference
    is ever followed. Raises InputFileError for that, for XML that is not well formed, and for elements that nest
    deeper than the limit.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    bare = _Bare()
    level = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal level
        level += 1
        if level > limits.MAX_NESTING:
            msg = f"{name} nests elements deeper than {limits.MAX_NESTING} levels, which no honest file does"
            raise InputFileError(msg)
        handler.start(bare[tag], attributes)

    def end(tag: str) -> None:
        nonlocal level
        level -= 1
        handler.end(bare[tag])

    def refuse(*_: object) -> None:
        msg = (
            f"{name} declares a document type or entities, which can hide anything and are not read; "
            "export it anew from the program that it comes from"
        )
        raise InputFileError(msg)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)  # noqa: FBT003 - the parser takes its arguments by position only
        parser.Parse(b"", True)  # noqa: FBT003 - as above
    except InputFileError:
        raise
    except (expat.ExpatError, ValueError, LookupError):
        line = parser.CurrentLineNumber
        msg = f"{name} is damaged at line {line:,}: it is no well-formed XML; export or download it again"
        raise InputFileError(msg) from None
