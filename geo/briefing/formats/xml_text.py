"""XML as its formats want it: the same bytes for the same content, and nothing in it that XML has no room for."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Final

_UNFIT: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no room for (production 2, Char)."""


def fit(text: object) -> str:
    """Return text without the characters that XML has no room for."""
    return _UNFIT.sub("�", str(text))


def add(parent: ET.Element, tag: str, text: object = None, **attributes: object) -> ET.Element:
    """Add an element with its text and attributes to another one; return it."""
    made = ET.SubElement(parent, tag, {name: fit(value) for name, value in attributes.items() if value is not None})
    if text is not None:
        made.text = fit(text)
    return made


def document(root: ET.Element) -> bytes:
    """Return a document with its declaration, a line an element."""
    ET.indent(root, space=" ")
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
