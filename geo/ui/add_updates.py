"""Rows that mend what is held: what would change, before and after; done only where the switch says so."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.intake.plan import ImportPlan
    from geo.ui.add_file import AddedFile

_COLUMNS: Final = ["row", "sighting", "field", "held", "said"]
_SHOWN: Final = 500
_FIT: Final = 7
_HEIGHT: Final = 280


def draw(file: AddedFile, plan: ImportPlan) -> None:
    """Draw the switch and the difference, where a row mends a held one; and what contradicts what is held."""
    if plan.updates:
        _draw_updates(file, plan)
    if plan.conflicts:
        held = [(each.row, each.sighting_id, each.field, each.held, each.said) for each in plan.conflicts[:_SHOWN]]
        number = len(plan.conflicts)
        said = f"{number:,} row{'s' * (number != 1)} contradict{'s' * (number == 1)}"
        st.caption(f"{said} what is held of the same movement; both are kept.")
        _table(pd.DataFrame(held, columns=_COLUMNS), "Said by this row")


def _draw_updates(file: AddedFile, plan: ImportPlan) -> None:
    number = len(plan.updates)
    key = f"add-update-{file.id}"
    st.session_state[key] = file.update

    def take() -> None:
        file.update = st.session_state[key]

    many = f"{number:,} row{'s' * (number != 1)} of this file mend{'s' * (number == 1)} what is held"
    st.toggle(
        f"Mend the rows held: {many}",
        key=key,
        on_change=take,
        help="Each held sighting takes over what its row says anew; no second one is made, and the undo of the import "
        "takes it back. What an analyst edited by hand is never overwritten. Without it these rows wait in review.",
    )
    lines = list(islice(_lines(plan), _SHOWN))
    _table(pd.DataFrame(lines, columns=_COLUMNS), "After")
    if number > _SHOWN:
        st.caption(f"The first {_SHOWN:,} changes are shown; all are done.")


def _lines(plan: ImportPlan) -> Iterator[dict[str, object]]:
    for update in plan.updates:
        about = {"row": update.row, "sighting": update.sighting_id}
        for each in update.changes:
            yield about | {"field": each.field, "held": each.before or "blank", "said": each.after or "blank"}
        for each in update.conflicts:
            yield about | {"field": each.field, "held": each.before, "said": f"stays: edited by hand ({each.after})"}


def _table(lines: pd.DataFrame, last: str) -> None:
    st.dataframe(
        lines,
        hide_index=True,
        height="content" if len(lines) <= _FIT else _HEIGHT,
        column_config={
            "row": st.column_config.NumberColumn("Row", width=50),
            "sighting": st.column_config.TextColumn("Sighting", width=84),
            "field": st.column_config.TextColumn("Field", width=110),
            "held": st.column_config.TextColumn("Held", width=160),
            "said": st.column_config.TextColumn(last, width=260),
        },
    )
