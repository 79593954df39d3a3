"""JSON and JSON Lines from anyone: objects as records of text, GeoJSON features among them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from geo.errors import InputFileError
from geo.intake import limits
from geo.intake.cell_text import plain_number
from geo.intake.fields import is_known
from geo.intake.geojson import COLLECTION, FEATURE, GEOMETRIES, crs_of, fix_of
from geo.intake.named_rows import Record
from geo.intake.privacy import mask
from geo.intake.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.intake.geojson import Crs

_DEEPEST: Final = 6
"""Levels of objects in a record that become columns; what lies deeper is told and left out."""
_SEARCHED: Final = 3
"""Levels of objects around the list of records in the answer of a web service."""
_TRIED: Final = 20
"""Lines of which one has to be an object for a text to be JSON Lines."""
_LISTED: Final = 8
_MORE: Final = re.compile(r"\S")
_WORDS: Final = {True: "true", False: "false", None: ""}


class Twice(dict[str, Any]):
    """An object in which a name stands twice with different values; `names` are those."""

    names: tuple[str, ...] = ()


class Number(str):
    """A number as it is written: none is too long, and none loses its last figures."""

    __slots__ = ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    seen: dict[str, Any] = {}
    names = [name for name, value in pairs if seen.setdefault(name, value) != value]
    if not names:
        return made
    twice = Twice(made)
    twice.names = tuple(dict.fromkeys(names))
    return twice


_decoder: Final = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=Number, parse_float=Number, parse_constant=Number, strict=False
)


@dataclass(slots=True)
class JsonRecords:
    """The records of a text of JSON; `kind` is json, jsonl or geojson, `left_out` names what lies too deep."""

    text: str
    name: str
    kind: str = "json"
    left_out: dict[str, None] = field(default_factory=dict)
    crs: Crs | None = None

    def __iter__(self) -> Iterator[Record]:
        """Go through the records once. Raises InputFileError for a text that is no JSON, or holds no records."""
        found = self._document()
        if found is None:
            self.kind = "jsonl"
            yield from self._lines()
            return
        for each in self._records_in(found[0]):
            yield self._record(each)

    def remarks(self) -> tuple[str, ...]:
        """Return what was left out or converted, once the records are read."""
        said = []
        if self.left_out:
            names = list(self.left_out)
            more = f" and {len(names) - _LISTED:,} more" if len(names) > _LISTED else ""
            said.append(f"Not read, since it is nested too deeply: {mask(', '.join(names[:_LISTED]))[0]}{more}.")
        if self.crs is not None and self.crs.remark:
            said.append(self.crs.remark)
        return tuple(said)

    def _document(self) -> tuple[Any] | None:
        """Return the one document of the text, None for JSON Lines."""
        text = self.text.lstrip()
        if len(text) > limits.MAX_DOCUMENT_BYTES and not self._has_lines():
            size = limits.MAX_DOCUMENT_BYTES // 2**20
            msg = f"{self.name} is a JSON document of more than {size} MB, the limit; split it or save it as JSON Lines"
            raise InputFileError(msg)
        try:
            document, end = _decoder.raw_decode(text)
            broken = len(text) if _MORE.search(text, end) is None else end
        except RecursionError:
            raise self._too_deep() from None
        except json.JSONDecodeError as error:
            document, broken = None, error.pos
        if broken == len(text) and document is not None:
            return (document,)
        if self._has_lines():
            return None
        line = text.count("\n", 0, broken) + 1 + self.text[: len(self.text) - len(text)].count("\n")
        column = broken - text.rfind("\n", 0, broken)
        msg = f"{self.name} is damaged at line {line:,}, column {column:,}: it is no JSON; export or download it again"
        raise InputFileError(msg)

    def _has_lines(self) -> bool:
        """Tell whether each line is to be read by itself: one of the first is an object, and it is not the only one."""
        lines = [line for _, line in _some_lines(self.text)]
        return len(lines) > 1 and any(isinstance(self._decoded(line), dict) for line in lines)

    def _decoded(self, line: str) -> Any:
        try:
            return _decoder.decode(line)
        except (ValueError, RecursionError):
            return None

    def _lines(self) -> Iterator[Record]:
        for number, line in _all_lines(self.text):
            if len(line) > limits.MAX_DOCUMENT_BYTES:
                yield _fault("bad_json", f"line {number:,} of the file is too long to be read; split it")
                continue
            try:
                said = _decoder.decode(line)
            except (ValueError, RecursionError):
                yield _fault("bad_json", f"line {number:,} of the file is no JSON; mend it: one object a line")
            else:
                yield self._record(said)

    def _records_in(self, document: Any) -> Iterable[Any]:
        """Return the records of a document: its list, the one list within it, or itself."""
        if isinstance(document, list):
            return _from_lists(document) or document
        if not isinstance(document, dict):
            msg = f"{self.name} is JSON without an object in it; it needs a list of objects, one for each sighting"
            raise InputFileError(msg)
        kind = document.get("type")
        if kind == "Topology":
            msg = f"{self.name} is TopoJSON, which is not read; export it as GeoJSON"
            raise InputFileError(msg)
        if kind == COLLECTION and isinstance(document.get("features"), list):
            self.kind = "geojson"
            self.crs = crs_of(document.get("crs"), self.name)
            return list(document["features"])
        if kind == FEATURE or (isinstance(kind, str) and kind in GEOMETRIES and _is_geometry(document)):
            self.kind = "geojson"
            self.crs = crs_of(document.get("crs"), self.name)
            return [document if kind == FEATURE else {"type": FEATURE, "geometry": document}]
        return self._listed_in(document)

    def _listed_in(self, document: dict[str, Any]) -> Iterable[Any]:
        lists = dict(_lists(document))
        own = _known(document)
        full = {name: each for name, each in lists.items() if any(isinstance(one, dict) for one in each)}
        full = {
            name: each
            for name, each in full.items()
            if own <= max(_known(one) for one in each if isinstance(one, dict))
        }
        if len(full) > 1:
            names = ", ".join(mask(name)[0] for name in full)
            msg = f"{self.name} holds several lists of objects ({names}); keep the one with the sightings"
            raise InputFileError(msg)
        if full:
            return next(iter(full.values()))
        objects = [each for each in document.values() if isinstance(each, dict)]
        if len(objects) > 1 and len(objects) == len(document):
            return objects
        tables = [found for each in lists.values() if (found := _from_lists(each))]
        if len(tables) == 1 and not own:
            return tables[0]
        if not own and any(not each for each in lists.values()):
            msg = f"{self.name} holds an empty list; there is no row in it"
            raise InputFileError(msg)
        return [document]

    def _record(self, said: Any) -> Record:
        if not isinstance(said, dict):
            return _fault("not_an_object", 'this is no object; write each sighting as {"place": ..., "equipment": ...}')
        if said.get("type") == FEATURE and ("geometry" in said or "properties" in said):
            return self._feature(said)
        values: dict[str, str] = {}
        return Record(values, fault=self._flatten(said, "", values, 0))

    def _feature(self, said: dict[str, Any]) -> Record:
        if self.kind == "jsonl":
            self.kind = "geojson"
        properties = said.get("properties")
        values: dict[str, str] = {}
        fault = self._flatten(properties, "", values, 0) if isinstance(properties, dict) else None
        key = said.get("id")
        if isinstance(key, str):
            values.setdefault("id", key)
        fix, doubts = fix_of(said.get("geometry"), self.crs)
        if isinstance(fix, Reason):
            return Record(values, drawn=True, fault=fault or fix)
        return Record(values, fix, drawn=True, fault=fault, doubts=doubts)

    def _flatten(self, said: dict[str, Any], above: str, values: dict[str, str], level: int) -> Reason | None:
        """Put the values of an object among those of its record, under dotted names; return what is wrong with it."""
        fault = None
        if isinstance(said, Twice):
            fault = _twice(said.names[0])
        for key, value in said.items():
            name = f"{above}.{key}" if above else key
            only = value[0] if isinstance(value, list) and len(value) == 1 else value
            if isinstance(only, dict):
                if level + 1 < _DEEPEST:
                    fault = self._flatten(only, name, values, level + 1) or fault
                elif only:
                    self.left_out[name] = None
                continue
            if isinstance(only, list):
                if any(isinstance(each, dict | list) for each in only):
                    self.left_out[name] = None
                    continue
                text = "; ".join(filter(None, map(_text, only)))
            else:
                text = _text(only)
            if values.setdefault(name, text) != text:
                fault = _twice(name)
        return fault

    def _too_deep(self) -> InputFileError:
        msg = f"{self.name} nests objects or lists deeper than can be read, which no honest file does"
        return InputFileError(msg)


def _text(value: Any) -> str:
    if isinstance(value, Number):
        return plain_number(value)
    if isinstance(value, str):
        return value
    return _WORDS.get(value, "")


def _fault(code: str, message: str) -> Record:
    return Record({}, fault=Reason(None, code, message))


def _from_lists(rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Return the objects of a table that is a list of lists, the first of them its headings; none for any other."""
    if len(rows) < 2 or not all(isinstance(each, list) for each in rows):  # noqa: PLR2004 - headings and a row
        return []
    heads = [str(head) for head in rows[0]]
    if not all(isinstance(head, str) for head in rows[0]) or not any(map(is_known, heads)):
        return []
    names = [head or f"column {at}" for at, head in enumerate(heads, start=1)]
    widest = max(map(len, rows))
    names += [f"column {at}" for at in range(len(names) + 1, widest + 1)]
    return [_object(list(zip(names, row, strict=False))) for row in rows[1:]]


def _twice(name: str) -> Reason:
    shown = mask(name[:60])[0]
    return Reason(None, "name_twice", f"the name {shown!r} stands twice with different values; keep one of them")


def _is_geometry(document: dict[str, Any]) -> bool:
    return "coordinates" in document or "geometries" in document


def _known(said: dict[str, Any]) -> int:
    """Count the names of single values that mean a field."""
    return sum(is_known(key) for key, value in said.items() if not isinstance(value, list | dict)) if said else 0


def _lists(document: dict[str, Any], above: str = "", level: int = 1) -> Iterator[tuple[str, list[Any]]]:
    for key, value in document.items():
        name = f"{above}.{key}" if above else key
        if isinstance(value, list):
            yield name, value
        elif isinstance(value, dict) and level < _SEARCHED:
            yield from _lists(value, name, level + 1)


def _all_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line that is not blank with its number; a record separator (RFC 8142) before it is no part of it."""
    start, number = 0, 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        number += 1
        line = text[start:end].strip("\x1e \t\r")
        if line:
            yield number, line
        start = end + 1


def _some_lines(text: str) -> Iterator[tuple[int, str]]:
    for count, line in enumerate(_all_lines(text)):
        if count == _TRIED:
            return
        yield line
