"""The look of a briefing in the address bar: a link opens the same briefing, or the page says what was not applied."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.briefing.model import Language
from geo.briefing.request import Days, blocks_of, clean_title, period_word
from geo.briefing.templates import COMPARISONS, ONE_SLIDE, template_named
from geo.errors import MissingError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geo.briefing.templates import Template
    from geo.records.database import Records
    from geo.ui.briefing_asked import Look

WORDS: Final = ("template", "title", "language", "paper", "against", "blocks", "period")
"""Words of the address; each but the first stands there only where it is not what the template says."""


def given_words() -> dict[str, str]:
    """Return what the address says of the look."""
    return {word: st.query_params[word] for word in WORDS if word in st.query_params}


def write(words: Mapping[str, str]) -> None:
    """Put the words of a look into the address in the place of what it says of one."""
    for word in WORDS:
        if word not in words:
            st.query_params.pop(word, None)
        elif st.query_params.get(word) != words[word]:
            st.query_params[word] = words[word]


def days_of(text: str) -> Days:
    """Return a period as `period_word` writes it. Raises UsageError with the mend."""
    first, _, last = text.partition("..")
    try:
        days = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        days = date.max, date.min
    if days[0] > days[1]:
        msg = f"{text!r} is no period; write it as 2022-12-05..2022-12-11"
        raise UsageError(msg)
    return days


def template_of(given: Mapping[str, str], records: Records) -> tuple[Template, tuple[str, ...]]:
    """Return the template that a link names, and what is to be said of one that there is not."""
    try:
        return template_named(records, given.get("template", ONE_SLIDE.name)), ()
    except MissingError as error:
        return ONE_SLIDE, (str(error),)


def apply_words(given: Mapping[str, str], chosen: Look) -> tuple[str, ...]:
    """Take what a link says beside its template into the look; return what of it could not be applied."""
    unheeded = []
    for word, take in _TAKE.items():
        if word in given:
            try:
                take(chosen, given[word])
            except UsageError as error:
                unheeded.append(f"{word}: {error}")
    return tuple(unheeded)


def words_of(chosen: Look, template: Template) -> dict[str, str]:
    """Return the words of a look: its template where it is not the first one, and what is not as it says."""
    against = period_word(chosen.before) if chosen.compare == "chosen" else chosen.compare
    said = {
        "template": (chosen.template, ONE_SLIDE.name),
        "title": (chosen.title, template.title),
        "language": (chosen.language.value, template.language.value),
        "paper": (chosen.theme, template.theme),
        "against": (against, template.compare),
        "blocks": (",".join(chosen.blocks), ",".join(template.blocks)),
        "period": (period_word(chosen.days), ""),
    }
    return {word: value for word, (value, usual) in said.items() if value != usual}


def _take_title(chosen: Look, text: str) -> None:
    chosen.title = clean_title(text)


def _take_language(chosen: Look, text: str) -> None:
    if text not in set(Language):
        msg = f"{text!r} is not known; use one of: {', '.join(Language)}"
        raise UsageError(msg)
    chosen.language = Language(text)


def _take_paper(chosen: Look, text: str) -> None:
    if text not in {"light", "dark"}:
        msg = f"{text!r} is not known; use light or dark"
        raise UsageError(msg)
    chosen.theme = text


def _take_against(chosen: Look, text: str) -> None:
    if text in COMPARISONS:
        chosen.compare = text
    else:
        chosen.before, chosen.compare = days_of(text), "chosen"


def _take_blocks(chosen: Look, text: str) -> None:
    chosen.blocks = list(blocks_of(text.split(",")))


def _take_period(chosen: Look, text: str) -> None:
    chosen.days = days_of(text)


_TAKE: Final[dict[str, Callable[[Look, str], None]]] = {
    "title": _take_title,
    "language": _take_language,
    "paper": _take_paper,
    "against": _take_against,
    "blocks": _take_blocks,
    "period": _take_period,
}
