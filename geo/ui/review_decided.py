"""What was decided: the latest decisions with their undo, and the team rules with how many rows each decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.errors import KordonError
from geo.records.decisions import decisions, undo_decision
from geo.records.place_rules import revoke_rule, rows_by_rule, team_rules
from geo.ui import frame, resources, signing
from geo.ui.review_words import many

if TYPE_CHECKING:
    from geo.records.decisions import Decision
    from geo.records.place_rules import TeamRule

_SHOWN: Final = 20
_WIDTHS: Final = [3, 3.4, 2.2, 1.5, 1, 1.2]


def told(decision: Decision) -> str:
    """Return a decision in words."""
    return f"“{decision.text}” is {decision.place or 'no place'}"


def undo(decision: Decision) -> None:
    """Take a decision back and say so; where that cannot be, say why."""
    try:
        number = undo_decision(resources.records(), decision.number, signing.who())
    except KordonError as error:
        frame.say_error(error)
        return
    gone = f", rule {decision.rule} is revoked" if decision.rule else ""
    st.session_state["review-said"] = f"Undone: {many(number, 'row')} as before{gone}"
    st.session_state.pop("review-last", None)
    st.rerun()


def draw() -> None:
    """Draw the rules, then the decisions, each with its button."""
    _draw_rules()
    _draw_decisions()


def _draw_rules() -> None:
    held = team_rules(resources.records())
    st.html('<h2 class="kordon-head">Team rules</h2>')
    if not held:
        st.caption("None yet. A decision on all rows of a name is remembered here for later imports.")
        return
    st.caption(
        "Later imports, pasted reports and the command line follow these. Revoking one changes no row that it decided; "
        "later imports wait again. To bring its rows back too, undo the decision below."
    )
    _heading("Name, as said by", "Means", "Decided (UTC)", "By", "Rows", "")
    rows = rows_by_rule(resources.mirror())
    for rule in sorted(held, key=lambda each: not each.in_force):
        _rule_line(rule, rows.get(rule.id, 0))


def _heading(*words: str) -> None:
    for column, word in zip(st.columns(_WIDTHS), words, strict=True):
        column.caption(word)


def _point(lat: float | None, lon: float | None) -> str:
    return "" if lat is None or lon is None else f"{lat:.4f}, {lon:.4f}"


def _rule_line(rule: TeamRule, rows: int) -> None:
    name, meaning, when, by, number, button = st.columns(_WIDTHS, vertical_alignment="center")
    name.text(f"{rule.text}\n{rule.key.source or 'every source'}")
    where = ", ".join(part for part in (rule.admin1, rule.country) if part)
    meaning.text(
        "not a place"
        if rule.place is None
        else f"{rule.place}{', ' + where if where else ''}\n{_point(rule.lat, rule.lon)}"
    )
    when.text(f"{rule.made_at:%Y-%m-%d %H:%M}\n{rule.id}")
    by.text(rule.who or "–")
    number.text(f"{rows:,}")
    if not rule.in_force:
        button.text(f"revoked{' by ' + rule.revoked_by if rule.revoked_by else ''}")
    elif button.button("Revoke", key=f"revoke-{rule.id}", width="stretch", disabled=not resources.records().writable):
        try:
            revoke_rule(resources.records(), rule.id, signing.who())
        except KordonError as error:
            frame.say_error(error)
            return
        st.session_state["review-said"] = (
            f"Rule {rule.id} is revoked. What it decided stays, in {many(rows, 'row')}; later imports wait."
        )
        st.rerun()


def _draw_decisions() -> None:
    held = decisions(resources.records(), _SHOWN)
    st.html('<h2 class="kordon-head">Latest decisions</h2>')
    if not held:
        st.caption("None yet.")
        return
    _heading("Name, as said by", "Means", "Decided (UTC)", "By", "Rows", "")
    for each in held:
        name, meaning, when, by, number, button = st.columns(_WIDTHS, vertical_alignment="center")
        scope = each.source or ("every source" if each.rule else "one row")
        name.text(f"{each.text}\n{scope if each.rule else 'one row, no rule'}")
        meaning.text("not a place" if each.place is None else f"{each.place}\n{_point(each.lat, each.lon)}")
        when.text(f"{each.at:%Y-%m-%d %H:%M}\n{'rule ' + each.rule if each.rule else ''}")
        by.text(each.who or "–")
        number.text(f"{each.rows:,}")
        if each.undone:
            button.text("undone")
        elif button.button(
            "Undo", key=f"undo-{each.number}", width="stretch", disabled=not resources.records().writable
        ):
            undo(each)
