"""The trail of one sighting: who did what when, with the values before and after, and the import that brought it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo.errors import KordonError
from geo.records import ledger
from geo.records.reverting import REVERTS
from geo.ui import decisions, frame, resources
from geo.ui.signing import who

if TYPE_CHECKING:
    from geo.records.ledger import AuditEntry

_SHOWN: Final = 30
_ACTIONS: Final = {"revert": "taken back", "import": "imported", "undo": "import undone", "redo": "import redone"}
_PLACE_END: Final = "_no"
_HIDDEN: Final = frozenset({REVERTS, "first_day", "last_day"})


def draw(sighting_id: str) -> None:
    """Draw the trail of a sighting, newest first, with the way back from its last edit."""
    try:
        entries = ledger.audit(resources.records(), sighting_id)
    except KordonError as error:
        frame.say_error(error)
        return
    st.html(f'<h3 class="kordon-trail-head">Trail of {escape(sighting_id)}</h3>{as_html(entries[::-1][:_SHOWN])}')
    edits = [each for each in entries if each.sighting_id == sighting_id and each.action in {"edit", "revert"}]
    if edits and st.button(
        "Take the last edit back",
        key=f"revert-{edits[-1].number}",
        icon=":material/undo:",
        disabled=not resources.records().writable,
    ):
        try:
            line = ledger.revert_edit(resources.records(), edits[-1].number, who())
        except KordonError as error:
            frame.say_error(error)
            return
        decisions.note((line,), f"The last edit of {sighting_id} was taken back")


def as_html(entries: list[AuditEntry]) -> str:
    """Return lines of the trail as HTML; what they hold is escaped."""
    return f'<ol class="kordon-trail">{"".join(map(_line, entries))}</ol>'


def _line(entry: AuditEntry) -> str:
    action = _ACTIONS.get(entry.action, entry.action)
    by = f" · {escape(entry.who)}" if entry.who else ""
    batch = f" · {escape(entry.batch_id)}" if entry.batch_id and entry.sighting_id is None else ""
    file = (entry.after or {}).get("file_name") if entry.action == "import" else None
    named = f" · {escape(str(file))}" if file else ""
    head = f"<small>{entry.at:%Y-%m-%d %H:%M} UTC{by}</small> <b>{escape(action)}</b>{batch}{named}"
    return f"<li>{head}{_difference(entry) if entry.sighting_id else ''}</li>"


def _difference(entry: AuditEntry) -> str:
    before, after = entry.before or {}, entry.after or {}
    names = [name for name in dict.fromkeys([*before, *after]) if name not in _HIDDEN]
    said = [
        f"<li>{escape(name.removesuffix(_PLACE_END).replace('_', ' '))}: {_value(before.get(name))} → "
        f"{_value(after.get(name))}</li>"
        for name in names
    ]
    return f"<ul>{''.join(said)}</ul>" if said else ""


def _value(value: Any) -> str:
    if value is None:
        return "<i>blank</i>"
    if isinstance(value, dict):
        value = value.get("name", "")
    return escape(str(value).removesuffix("T00:00:00").replace("\n", "; "))
