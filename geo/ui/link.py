"""A shared link, read once when a session starts: it shows exactly what it says, or the page says what it could not.

Streamlit drops what it cannot use from the address without a word, and a link that lost a filter shows more than its
sender saw. So the words are judged before any widget sees them, and put into the writing that the widgets know.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, get_args

import streamlit as st

from geo.errors import UsageError
from geo.maps.address import LAYERS, NO_LAYER, check_view, judge_layers
from geo.maps.colouring import Colour
from geo.maps.layer import Measure
from geo.model import Unit
from geo.records.filters import FILTER_WORDS, Filters, split_values
from geo.records.totals import DAYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PERIODS: Final = ("day", "week", "month")
PAGE_WORDS: Final[dict[str, tuple[str, ...] | None]] = {
    "size": get_args(Measure),
    "colour": get_args(Colour),
    "by": PERIODS,
    "day": DAYS,
    "unit": tuple(unit.value for unit in Unit),
    "page": None,
    "pairs": ("open", "decided"),
    "movement": None,
    "sighting": None,
    "show": ("names", "rows", "decided"),
    "name": None,
    "map": None,
    "compare": ("sides", "difference"),
    "a": None,
    "b": None,
    "add": ("files", "one by hand"),
    "layers": None,
    "edit": ("choose rows", "edit cells"),
    **dict.fromkeys(("template", "title", "language", "paper", "against", "blocks", "period")),  # of a briefing
}
"""Words of single pages, and what each may be; None where the page itself checks it."""
_PERIODS: Final = ("a", "b")
"""Words that hold a first and a last day: the two periods that the map compares."""
_MAP_WORDS: Final = ("map", "layers")
"""Words of the map's view and layers, which its own module judges."""
_JUDGED: Final = "link-judged"
_UNHEEDED: Final = "link-unheeded"


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """The words of a link as the widgets take them, and what of it could not be applied, in words."""

    words: dict[str, list[str]]
    unheeded: tuple[str, ...]


def judge(given: Mapping[str, Sequence[str]]) -> Link:
    """Return the words of a link in their own writing: values apart, letters as the filters write them."""
    words: dict[str, list[str]] = {}
    unheeded = []
    for name, values in given.items():
        word = name.replace("-", "_")
        if word in FILTER_WORDS:
            try:
                words[word] = _written(word, values)
            except UsageError as error:
                unheeded.append(str(error))
        elif name not in PAGE_WORDS:
            unheeded.append(f"there is no filter {name!r}; use one of: {', '.join(FILTER_WORDS)}")
        elif name in _MAP_WORDS:
            words |= _judge_map_word(name, values[-1] if values else "", unheeded)
        elif name in _PERIODS and not all(_is_period(value) for value in values):
            wrong = "ends before it begins" if all(map(_are_days, values)) else "is no period"
            unheeded.append(f"{name} {', '.join(values)!r} {wrong}; write it as {name}=2022-12-05..2022-12-11")
        elif (known := PAGE_WORDS[name]) is None or set(values) <= set(known):
            words[name] = list(values)
        else:
            unheeded.append(f"{name} {', '.join(values)!r} is not known; use one of: {', '.join(known)}")
    return Link(words=words, unheeded=tuple(unheeded))


def _judge_map_word(name: str, value: str, unheeded: list[str]) -> dict[str, list[str]]:
    """Return what holds of the map's view or layers; what does not is added to `unheeded`."""
    if name == "map":
        try:
            check_view(value)
        except UsageError as error:
            unheeded.append(str(error))
            return {}
        return {name: [value]}
    known, unknown = judge_layers(value)
    if unknown:
        offered = ", ".join((*LAYERS, NO_LAYER))
        unheeded.append(f"there is no layer {', '.join(map(repr, unknown))}; use some of: {offered}")
    return {name: [known]} if known else {}


def _days(text: str) -> tuple[date, date] | None:
    first, _, last = text.partition("..")
    try:
        return date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None


def _are_days(text: str) -> bool:
    return _days(text) is not None


def _is_period(text: str) -> bool:
    days = _days(text)
    return days is not None and days[0] <= days[1]


def _written(word: str, values: Sequence[str]) -> list[str]:
    if word == "text" or not any(values):
        return list(values)  # an empty status means all of them
    # What the widgets wrote is one value each; what the command line writes is parted by commas.
    parted = split_values(values[0]) if len(values) == 1 else list(values)
    read = Filters.from_words({word: parted}).to_words().get(word, "")
    return [read] if word in {"bbox", "within"} else split_values(read)


def settle() -> None:
    """Judge the address at the first run of a session; where it must be written otherwise, begin the run anew."""
    if st.session_state.get(_JUDGED):
        return
    st.session_state[_JUDGED] = True
    given = {word: st.query_params.get_all(word) for word in st.query_params}
    link = judge(given)
    st.session_state[_UNHEEDED] = link.unheeded
    if link.words != given:
        st.query_params.from_dict(link.words)
        st.rerun()


def say_unheeded() -> None:
    """Say above the page what of the link could not be applied, until the reader has taken note of it."""
    unheeded = st.session_state.get(_UNHEEDED, ())
    if not unheeded:
        return
    with st.container(border=True, key="link-unheeded"):
        said, button = st.columns([6, 1], vertical_alignment="center")
        with said:
            st.markdown(
                ":orange[:material/link_off:] **Part of this link was not applied; more is shown than it asks for.**"
            )
            st.text("\n".join(unheeded))
        button.button("I have seen it", key="link-seen", on_click=_take_note, width="stretch")


def add_unheeded(said: Sequence[str]) -> None:
    """Say of a link what a page found that it could not apply."""
    st.session_state[_UNHEEDED] = (*st.session_state.get(_UNHEEDED, ()), *said)


def _take_note() -> None:
    st.session_state[_UNHEEDED] = ()
