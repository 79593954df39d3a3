"""Say what one cell of a table is about, where it may name several kinds of equipment."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Equipment, Lexicon, Mention
    from geo.reports.text.tokens import Token

_ON = frozenset({"on", "на"})
_WITH = frozenset("with carrying for of for from с со з із зі са для для".split())
_AMONG = frozenset("incl including among в серед зокрема сярод у тым".split())
_FORMATION = frozenset(
    "regiment brigade division army полк полка бригада бригады дивизия дивізія брыгада палка полку".split()
)
_GATHERED = frozenset({"convoy", "train"})
_LOOSE = frozenset({"vehicle_unspecified", "personnel", "other", "convoy", "train"})
_GROUND = frozenset(
    "truck fuel_truck light_vehicle tank ifv apc armoured_vehicle sp_artillery mlrs vehicle_unspecified engineering comms_ew".split()
)
_AIR = frozenset({"fighter", "bomber", "transport_aircraft", "awacs", "helicopter", "uav"})


def classify(lexicon: Lexicon, tokens: Sequence[Token]) -> Equipment | None:
    """Return the equipment that the tokens of a cell are about."""
    mentions = _mentions(lexicon, tokens)
    if not mentions:
        return None
    heads = _heads(lexicon, tokens, mentions)
    kinds = list(dict.fromkeys(heads))
    if len(kinds) == 1:
        return kinds[0]
    classes = {kind.equipment_class for kind in kinds}
    if classes == {"train", "wagon"}:
        return kinds[0]
    common = lexicon.common(kinds)
    if common is not None and (len(classes) == 1 or common.equipment_class in classes):
        return common
    if len(classes) == 1:
        return kinds[0]
    if classes <= _GROUND:
        return lexicon.get("vehicle")
    if classes <= _AIR:
        return lexicon.get("air")
    return kinds[0]


def _mentions(lexicon: Lexicon, tokens: Sequence[Token]) -> list[Mention]:
    mentions = []
    at = 0
    while at < len(tokens):
        mention = lexicon.find(tokens, at)
        if mention is None:
            at += 1
            continue
        behind = tokens[mention.after].key if mention.after < len(tokens) else ""
        if behind not in _FORMATION:
            mentions.append(mention)
        at = mention.after
    return mentions


def _heads(lexicon: Lexicon, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Equipment]:
    """Return the kinds that are counted: not the cargo, not the carrier of "X on Y", the noun of "Y X"."""
    heads = [mentions[0].equipment]
    carried = False
    for before, mention in itertools.pairwise(mentions):
        between = [token.key for token in tokens[before.after : mention.first]]
        kind = mention.equipment
        if _AMONG & set(between) or ":" in between:
            break
        if _ON & set(between):
            break
        if _WITH & set(between) and not carried:
            if heads[-1].equipment_class not in _GATHERED or kind.equipment_class in _LOOSE:
                break
            heads[-1] = kind
            carried = True
        elif not between or (kind.id in lexicon.lineage(before.equipment) and all(key.isalpha() for key in between)):
            heads[-1] = _compound(lexicon, heads[-1], kind)
        else:
            heads.append(kind)
    return heads


def _compound(lexicon: Lexicon, first: Equipment, second: Equipment) -> Equipment:
    """Return the sense of two neighbouring names: "Ural truck", "ammunition wagons", "truck convoy"."""
    if second.equipment_class in {"wagon", "train", "convoy"}:
        return second if first.equipment_class in {"other", "train", "personnel", "vehicle_unspecified"} else first
    if first.id in lexicon.lineage(second):
        return second
    return first
