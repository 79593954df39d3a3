"""Give each of a list the place that stands before it: "на Брест пошли 12 вагонов, на Минск — 44 платформы"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token
    from geo.reports.toponyms.mention import PlaceMention

PAIRED = frozenset({"from", "to", "at", "via"})
_DASHES = frozenset({"—", "–", "-", ":", "»", '"'})
_MORE = frozenset(
    "еще ще яшчэ уже вже ужо только лишь лише тільки толькі также тоже також теж таксама another only also already".split()
)
_TELLERS = frozenset({"they", "we", "have", "has", "were", "there"})
_SEVERAL = 2
_AHEAD = 8
_PAUSES = frozenset({",", ";", "и", "і", "й"})
_CASELESS = ("о", "е", "и", "ы", "у")
"""Endings of names that have one form for all cases: "Гродно", "Колодищи" may have."""


def share_places_ahead(clause: Clause, tokens: Sequence[Token], used: bytearray) -> None:
    """Give "на Брест пошли 12 вагонов, на Минск — 44 платформы" a place each, where two or more are told so."""
    _stay_like_first(clause, tokens)
    _head_items(clause, tokens)
    _share_bracketed(clause, tokens)
    verbs = {at for at, _ in clause.actions}
    ahead: list[tuple[Group, PlaceMention]] = []
    beside: list[tuple[Group, PlaceMention]] = []
    close: list[tuple[Group, PlaceMention]] = []
    for group in clause.groups:
        for place in clause.places:
            lead = min(group.lead, group.count_span[0]) if group.count_span is not None else group.lead
            if place.role not in PAIRED or not 0 <= lead - place.extent <= _AHEAD:
                continue
            between = [at for at in range(place.extent, lead) if tokens[at].key not in _MORE]
            if not between:
                beside.append((group, place))
                close.append((group, place))
                continue
            if all(
                tokens[at].text in _DASHES or at in verbs or used[at] == 1 or tokens[at].key in _TELLERS
                for at in between
            ):
                ahead.append((group, place))
            if all(tokens[at].text in _DASHES for at in between):
                close.append((group, place))
    each_own = [*ahead, *beside] if beside else []
    once = len(each_own) == len({id(group) for group, _ in each_own}) == len({id(place) for _, place in each_own})
    if once and len(each_own) > 1 and each_own[0][0] is clause.groups[0]:
        ahead = each_own
    roles = [place.role for _, place in ahead]
    ahead = _with_first(clause, [each for each in ahead if roles.count(each[1].role) > 1] or close)
    if len(ahead) == 1:
        return
    for group, place in ahead:
        group.places.append(place)
    given = {id(place) for _, place in ahead}
    clause.places = [place for place in clause.places if id(place) not in given]
    _share_with_following(clause, ahead)


def _head_items(clause: Clause, tokens: Sequence[Token]) -> None:
    """Take names that each head an item of a list for where its things are: "Барановичи — 2 БТР, Лида — 3 КамАЗа"."""
    heads = [
        place for place in clause.places
        if (place.heading or not place.role) and not place.wide
        and (place.first == clause.first or tokens[place.first - 1].kind == "mark")
        and any(_is_right_behind(group, place, tokens) for group in clause.groups)
    ]  # fmt: skip
    if len(heads) > 1:
        for place in heads:
            place.role, place.heading = "at", True


def _is_right_behind(group: Group, place: PlaceMention, tokens: Sequence[Token]) -> bool:
    """Tell whether nothing but a dash stands between a name and what is counted behind it."""
    between = [token.text for token in tokens[place.extent : group.lead]]
    return group.lead >= place.extent and len(between) <= 1 and set(between) <= _DASHES


def _share_bracketed(clause: Clause, tokens: Sequence[Token]) -> None:
    """Give what stands in brackets behind each of several places that place: "in Lepel (one, from Pskov) and Polatsk (three)"."""
    pairs = [
        (group, place)
        for group in clause.groups
        for place in clause.places
        if group.lead == place.extent + 1 and tokens[place.extent].text == "("
    ]
    role = next((place.role for _, place in pairs if place.role in PAIRED), "")
    if len(pairs) < _SEVERAL or not role:
        return
    for group, place in pairs:
        place.role = place.role or role
        group.places.append(place)
        clause.places.remove(place)


def _stay_like_first(clause: Clause, tokens: Sequence[Token]) -> None:
    """Take a name without cases for where things are if the one told alike before it is: "в Лиде сели два, в Гродно ещё один"."""
    for place in clause.places:
        caseless = place.hit is not None and not place.hit.inflected and place.text.endswith(_CASELESS)
        if (
            place.role != "to"
            or not caseless
            or place.lead <= clause.first
            or tokens[place.lead - 1].text not in _PAUSES
        ):
            continue
        if any(at >= place.extent for at, _ in clause.actions):
            continue  # "в Лиде было 14, в Гродно ушло 6"
        before = [each for each in clause.places if each.lead < place.lead and each.said == place.said]
        if before and all(each.role == "at" for each in before):
            place.role = "at"


def _share_with_following(clause: Clause, ahead: Sequence[tuple[Group, PlaceMention]]) -> None:
    """Give what follows in the same part its place too: "в Лиде — 18 танков и 25 «Уралов», в Гродно — 12 гаубиц"."""
    place = None
    for group in clause.groups:
        own = next((place for other, place in ahead if other is group), None)
        place = own or place
        if own is None and place is not None:
            group.places.append(place)


def _with_first(clause: Clause, ahead: list[tuple[Group, PlaceMention]]) -> list[tuple[Group, PlaceMention]]:
    """Add the place of the first part, which its verb may part from it: "из Пскова прибыло 12 танков, из Орши — 8"."""
    if not ahead or ahead[0][0] is clause.groups[0] or len({place.role for _, place in ahead}) > 1:
        return ahead
    first, given = clause.groups[0], [place for _, place in ahead]
    told = [
        place
        for place in clause.places
        if place.role == given[0].role and place.after <= first.lead and place not in given
    ]
    return [(first, told[0]), *ahead] if len(told) == 1 and len(clause.groups) == len(ahead) + 1 else ahead
