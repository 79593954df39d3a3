"""Give each clause what stands in it, and each group of a list the place and day told right behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.clauses.alarms import is_under_alarm
from geo.reports.days.other_days import is_of_something_else
from geo.reports.days.words import open_date_words
from geo.reports.events.asides import is_aside
from geo.reports.events.first_and_second import share_by_ordinals
from geo.reports.events.gone_before import come_from_where_it_had_gone
from geo.reports.events.in_order import pair_in_order
from geo.reports.events.means import is_means_of_them
from geo.reports.events.of_the_rest import is_of_the_rest
from geo.reports.events.places_ahead import PAIRED, share_places_ahead
from geo.reports.groups.tails import CONTINGENTS
from geo.reports.text.corrections import is_corrected
from geo.reports.text.joining import DASHES, LIST_JOINTS
from geo.reports.text.tokens import ALARM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.days.mention import DatePair
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token
    from geo.reports.toponyms.mention import PlaceMention

_PURPOSES = frozenset(
    "intercept meet escort cover join relieve reinforce guard defend support refuel rescue search patrol".split()
)
_SEEING = frozenset({"seen", "be", "static"})
_CASELESS = frozenset({"в", "у", "на", "во", "ва", "под", "під", "пад"})
_THEM = frozenset({"них", "іх", "them"})
_PAIR = 2
_NEAR = 2
"""What belongs to a group stands so many words behind it at most."""
_BIGGEST = (
    "найбольш",
    "найбільш",
    "крупнейш",
    "большой",
    "останн",
    "последн",
    "апошн",
    "largest",
    "biggest",
    "longest",
    "last",
)


def fill(
    clauses: Sequence[Clause],
    groups: Sequence[Group],
    places: Sequence[PlaceMention],
    dates: Sequence[DatePair],
    clocks: Sequence[int],
    tokens: Sequence[Token],
    used: bytearray,
) -> None:
    """Put what was found in a sentence into the clauses where it stands."""
    for clause in clauses:
        clause.groups = [
            group for group in groups
            if clause.first <= group.lead < clause.after
            and not is_means_of_them(group, tokens, clause.first)
            and (group.counted or not (is_aside(group, tokens) or _is_owner(group, groups)))
        ]  # fmt: skip
        clause.places = [
            place for place in places
            if clause.first <= place.first < clause.after and not is_corrected(place.lead, place.extent, tokens)
            and not (clause.starts & ALARM and is_under_alarm(place.lead, tokens, clause.first))
        ]  # fmt: skip
        clause.dates = [
            pair
            for pair in dates
            if clause.first <= pair[0].first < clause.after
            and not is_of_something_else(pair, tokens, clause.first, lone=len(dates) == 1)
        ]
        clause.dates = [pair for pair in clause.dates if clause.ahead is None or pair[0].first < clause.ahead]
        clause.clocks = [at for at in clocks if clause.first <= at < clause.after]
        if clause.kinds() and clause.kinds() <= _SEEING:
            _see_where(clause.places)
        _send_on_purpose(clause, tokens)
        clause.places = [place for place in clause.places if not is_of_the_rest(place, clause, tokens, used)]
        if len(clause.groups) > 1 and not pair_in_order(clause, tokens):
            _share_with_biggest(clause, tokens)
            share_by_ordinals(clause, tokens)
            _share_places(clause, tokens, used)
            _share_dates(clause, tokens)
    come_from_where_it_had_gone(clauses, tokens)


def _is_owner(unit: Group, groups: Sequence[Group]) -> bool:
    """Tell whether a formation only says whose the things right before it are: "автоколонна 147-го полка"."""
    gaps = [unit.span[0] - group.span[1] for group in groups]
    if unit.word.startswith(CONTINGENTS):
        return any(0 < gap <= _NEAR + 1 for gap in gaps)
    return unit.kind.id == "unit_bn" and any(0 <= gap < _NEAR for gap in gaps)


def _see_where(places: Sequence[PlaceMention]) -> None:
    """Read "видели в Молодечно" as where, for what is seen goes nowhere; the name's own form does not tell."""
    for place in places:
        accusative = place.hit is not None and place.hit.inflected and place.text.lower().endswith(("у", "ю"))
        spot = place.kind is None and place.hit is not None and not place.hit.inflected
        if place.role == "to" and place.said in _CASELESS and not ((accusative or spot) and place.said == "на"):
            place.role = "at"


def _send_on_purpose(clause: Clause, tokens: Sequence[Token]) -> None:
    """Read a place behind what for as where it goes: "took off from Luninets to intercept a drone near Stolin"."""
    for at in range(clause.first, clause.after - 1):
        if tokens[at].key == "to" and tokens[at + 1].key in _PURPOSES:
            for place in clause.places:
                if place.first > at and place.role == "at":
                    place.role = "to"
            return


def _share_places(clause: Clause, tokens: Sequence[Token], used: bytearray) -> None:
    """Give "two from Pskov and one from Taganrog" a place each; what is shared stays with the clause."""
    if not clause.places and not any(group.places for group in clause.groups):
        return
    share_places_ahead(clause, tokens, used)
    _share_by_segments(clause, tokens)
    behind = [_place_behind(clause, number, tokens, used) for number in range(len(clause.groups))]
    for group, place in zip(clause.groups, behind, strict=True):
        if place is None or place.role not in PAIRED or place not in clause.places:
            continue
        shared = any(group.span[1] <= at < place.lead for at, _ in clause.actions)
        if not shared and _is_of_them(group, tokens):
            group.places.append(place)
            clause.places.remove(place)
    _with_last(clause, behind)
    if _share_with_gapped(clause, behind[-1], tokens):
        return
    for number in range(1, len(behind)):
        before, place = behind[number - 1], behind[number]
        both = clause.groups[number - 1].elliptic and clause.groups[number].elliptic
        if before is None or place is None or (before.role != place.role and not both) or place.role not in PAIRED:
            continue
        if clause.groups[number - 1].gathers and clause.groups[number].kind.unit == "wagon":
            continue  # a train and its wagons are one thing: "эшелон из Пскова, 55 вагонов, ушёл с Орши"
        for owner, owned in ((number - 1, before), (number, place)):
            if owned in clause.places and not (owned.wide and not (before.wide and place.wide)):
                clause.groups[owner].places.append(owned)
                clause.places.remove(owned)
    for number in range(len(behind) - 2, -1, -1):
        group, following = clause.groups[number], clause.groups[number + 1]
        between = [tokens[at].key for at in range(group.span[1], following.lead)]
        listed = bool(between) and all(key in LIST_JOINTS for key in between) and not _is_of_them(following, tokens)
        if following.places and not group.places and listed:
            group.places.extend(following.places)


def _share_with_gapped(clause: Clause, last: PlaceMention | None, tokens: Sequence[Token]) -> bool:
    """Give two parts a goal each where a dash stands for the second's verb: "сотню привезли под Пинск, ещё сорок — в Кобрин"."""
    if last is None or last.role != "to" or len(clause.groups) != _PAIR or last not in clause.places:
        return False
    first, second = clause.groups
    if not any(tokens[at].text in DASHES for at in range(second.span[1], last.lead)):
        return False
    own = [place for place in clause.places if first.span[1] <= place.lead < second.lead and place.role in {"to", "at"}]
    if len(own) != 1 or own[0].wide:
        return False
    first.places.append(own[0])
    second.places.append(last)
    clause.places = [place for place in clause.places if place is not own[0] and place is not last]
    return True


def _with_last(clause: Clause, behind: list[PlaceMention | None]) -> None:
    """Give the first part the place of the last one's kind: "через Гуту прошло 30, ещё 12 — через Комарин"."""
    last = behind[-1]
    if (
        last is None
        or last.role not in PAIRED
        or any(each is not None and each.role == last.role for each in behind[:-1])
    ):
        return
    others = [place for place in clause.places if place.role == last.role and place is not last]
    if len(others) == 1 and others[0].lead < clause.groups[-1].lead and len(behind) == _PAIR:
        behind[0] = others[0]


def _is_of_them(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a group is a part of the one before it: "три из них"."""
    return any(tokens[at].key in _THEM for at in range(group.lead, group.span[1]))


def _share_by_segments(clause: Clause, tokens: Sequence[Token]) -> None:
    """Give "12 танков из Пскова в Брест и 8 БМП из Орши в Пинск" a place of each role each, where none lacks it."""
    whole = clause.groups[0].gathers
    groups = clause.groups[1:] if whole and _opens_list(clause, tokens) else clause.groups
    if whole and groups is clause.groups:
        return
    ends = [*(group.lead for group in groups[1:]), clause.after]
    for role in PAIRED:
        told = [
            [place for place in clause.places if place.role == role and group.span[1] <= place.first < end]
            for group, end in zip(groups, ends, strict=True)
        ]
        if all(len(places) == 1 and not places[0].wide for places in told):
            for group, (place,) in zip(groups, told, strict=True):
                group.places.append(place)
                clause.places.remove(place)


def _opens_list(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a colon stands behind the first group, and what it holds is listed there one by one."""
    first, second = clause.groups[0], clause.groups[1]
    return len(clause.groups) > _PAIR and any(tokens[at].text == ":" for at in range(first.span[1], second.lead))


def _place_behind(clause: Clause, number: int, tokens: Sequence[Token], used: bytearray) -> PlaceMention | None:
    """Return the place that stands right behind a group, with nothing but marks and days between them."""
    group = clause.groups[number]
    end = clause.groups[number + 1].lead if number + 1 < len(clause.groups) else clause.after
    for place in clause.places:
        if not group.span[1] <= place.lead < end:
            continue
        between = [at for at in range(group.span[1], place.lead) if used[at] != 1 and tokens[at].kind == "word"]
        verbs = {at for at, _ in clause.actions}
        return place if len([at for at in between if at not in verbs]) <= _NEAR else None
    return None


def _share_dates(clause: Clause, tokens: Sequence[Token]) -> None:
    """Give "30 on Tuesday and 18 on Wednesday" a day each, and "on the 16th 50 Urals, on the 11th 30 trucks" too."""
    leading = _leading_dates(clause, tokens)
    if leading is not None:
        for group, day in zip(clause.groups[-len(leading) :], leading, strict=True):
            group.dates.append(day)
        clause.dates = [pair for pair in clause.dates if pair not in leading]
        return
    if _date_part(clause):
        return
    behind: list[DatePair | None] = []
    for number, group in enumerate(clause.groups):
        end = clause.groups[number + 1].lead if number + 1 < len(clause.groups) else clause.after
        told = [pair for pair in clause.dates if group.span[1] <= pair[0].first < end and pair[0].kind != "part"]
        behind.append(told[0] if told else None)
    for number in range(1, len(behind)):
        before, pair = behind[number - 1], behind[number]
        if before is None or pair is None or pair is before:
            continue
        for owner, owned in ((number - 1, before), (number, pair)):
            if owned in clause.dates:
                clause.groups[owner].dates.append(owned)
                clause.dates.remove(owned)


def _date_part(clause: Clause) -> bool:
    """Give a part told last its own day beside the day of the whole: "since May 58 tanks, 13 of them last week"."""
    first, last = clause.groups[0], clause.groups[-1]
    before = [pair for pair in clause.dates if pair[0].first < first.lead]
    behind = [pair for pair in clause.dates if pair[0].first >= last.span[1]]
    if not (last.elliptic or last.of_them) or len(before) != 1 or len(behind) != 1 or len(clause.dates) > _PAIR:
        return False
    last.dates.append(behind[0])
    clause.dates = before
    return True


def _is_span(pair: DatePair) -> bool:
    """Tell whether "over three days" is said, in which the days of the list lie."""
    return pair[0].kind == "shift" and pair[0].low != pair[0].high


_NONE = frozenset({"none", "nothing"})
"""Behind a day these tell that none came then: "Saturday 12 south, Sunday none, Monday 7 north"."""


def _none_came(pair: DatePair, tokens: Sequence[Token]) -> bool:
    after = (pair[1] or pair[0]).after
    return after < len(tokens) and tokens[after].key in _NONE


def _leading_dates(clause: Clause, tokens: Sequence[Token]) -> list[DatePair] | None:
    """Return the day told before each group where there are several days, each with its groups behind it."""
    days = [
        pair for pair in clause.dates if pair[0].kind != "part" and not _is_span(pair) and not _none_came(pair, tokens)
    ]
    if len(days) < len({pair[0].low for pair in days}) or len(days) <= 1:
        return None
    found: list[DatePair] = []
    for group in clause.groups:
        before = [pair for pair in days if pair[0].first < group.lead]
        if not before and group.gathers and not found:
            continue  # trains told ahead, whose contents follow day by day
        if not before:
            return None
        found.append(before[-1])
    led = [pair for pair in days if pair[0].first < clause.groups[-1].lead or "negation" not in clause.marks]
    return found if len({id(pair[0]) for pair in found}) == len(led) else None


def is_of_biggest(group: Group, wagons: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether wagons are those of one of several trains: "6 эшелонов, самый большой, 60 вагонов"."""
    spans = open_date_words().spans  # "last month" is a day, no train
    between = range(group.span[1], wagons.lead)
    return any(tokens[at].key.startswith(_BIGGEST) and tokens[at + 1].key not in spans for at in between)


def _share_with_biggest(clause: Clause, tokens: Sequence[Token]) -> None:
    """Give "six trains, the biggest, 60 wagons, on the 8th from Boguchar" its day and place to the biggest alone."""
    trains, biggest = clause.groups[0], clause.groups[1]
    if not (trains.gathers and trains.counted and biggest.counted) or not is_of_biggest(trains, biggest, tokens):
        return
    own = [place for place in clause.places if place.lead >= biggest.span[1]]
    days = [pair for pair in clause.dates if pair[0].first >= biggest.span[1]]
    biggest.places.extend(own)
    biggest.dates.extend(days)
    clause.places = [place for place in clause.places if place not in own]
    clause.dates = [pair for pair in clause.dates if pair not in days]
