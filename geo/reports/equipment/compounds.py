"""Tell names of equipment that in English are only part of what another thing is called: "a bus depot", "a drone show"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Mention
    from geo.reports.text.tokens import Token

_THINGS = frozenset(
    """
    depot depots station stations stop stops shed sheds show shows student students school schools fare fares ticket tickets
    timetable timetables lane lanes route routes ride rides rental rentals park parks pad pads hangar hangars garage garages
    museum museums tops battle battles game games maker makers producer producers dealer dealers dealership wash parking
    academy academies simulator simulators trap traps ditch ditches obstacle obstacles industry market markets sales
    production repairs parts spares alert alerts threat threats enthusiast enthusiasts fan fans spotter spotters
    technology startup startups festival photography footage operator's pilot's engine engines gearbox gearboxes driving
    watcher watchers mechanic mechanics engineer engineers protection course courses reserve reserves site sites position positions compound compounds garrison licence licences license licenses accident accidents crash crashes hire company companies firm firms builder builders
    camp camps tent tents hub hubs network networks corridor corridors infrastructure service services
    """.split()
)
"""Nouns behind a name of equipment that say which thing is meant: "bus depot", "tank museum", "drone maker"."""
_LED = frozenset(
    "command commands headquarters leadership centre centres center centers staff doctrine district districts".split()
)
"""Behind "military" these are nobody who moved."""
_OFFICES = frozenset(
    "commander commanders deputy chief chiefs spokesman spokeswoman spokesperson veteran veterans".split()
)
"""Behind a name these say who somebody is: "the brigade commander", "Contingent Deputy Commander"."""
_OF_MISSILES = frozenset(
    "cruiser cruisers frigate frigates corvette corvettes destroyer destroyers boat boats launch launches strike".split()
)
"""Behind "missile" these say what else is meant: "missile cruisers", "a missile launch site"."""
_FORCES = frozenset(
    "armed army forces ministry guard guards military navy fleet brigade regiment division corps border interior".split()
)
"""Behind "units of" these say that formations are meant: "from various units of the Armed Forces"."""
_FORCES_REACH = 4
_DEEDS = frozenset({"stops", "shows", "parks", "rides", "crashes"})
"""Things behind a name that are deeds where one thing is told of: "A train stops at Orsha"."""
_DRIVING = frozenset(
    "course courses licence licences license licenses school schools lesson lessons test tests exam range".split()
)
"""Behind "driving" these make it no deed: "a tank driving course"."""
_ONE = frozenset({"a", "an", "one", "another"})
_FLYING = frozenset({"flew", "fly", "flies", "flying"})
_ONE_REACH = 3
_BIRDS = frozenset(
    """
    flock flocks nest nests nesting bird birds birdwatchers ornithologists ornithologist stork storks swan
    swans heron herons geese grey common demoiselle migrating migratory migration marsh marshes wetland wetlands feathers
    """.split()
)
"""Beside these "cranes" are birds."""
_CIVIL_OWNERS = frozenset({"police", "toy", "model", "paper", "steam", "heritage", "sightseeing", "shuttle", "school"})
"""Right before a name of equipment these say that it is none of war."""
_VESSELS = frozenset("think fish water fuel gas petrol septic storage oil diesel milk beer rain feed".split())
"""Right before a "tank" these say that it holds something."""
_BREAD = ("bread", "bak", "rye", "flour", "shop", "pastr")
_WHO_TRAIN = frozenset(
    "marines soldiers troops pilots recruits crews reservists cadets conscripts fighters gunners units men women they we paratroopers servicemen".split()
)
_TRANSFERRED = frozenset("road truck trucks bus transferred moved loaded reloaded attached".split())
"""Before "to train" these speak of a train."""
_WHERE = frozenset("on at in with for to near under together here there daily and".split())
"""Before and behind "train" these make it a verb."""
_DEFENCE = frozenset({"ПВО", "ППО", "СПА"})
_OF_DEFENCE = frozenset("по з сил силами силам силы сили сілы сіламі войск військ войскаў командующий штаб".split())
"""Before "ПВО" these speak of a service, of nothing that moved: "из состава дежурных по ПВО сил"."""
_CARRYING = (
    "перевоз",
    "транспортир",
    "буксир",
    "эвакуац",
    "перевезен",
    "транспортув",
    "евакуац",
    "перавоз",
    "транспартав",
    "эвакуац",
)
_OWNED = frozenset({"uav", "helicopter", "train", "aircraft", "bus", "van_minibus"})


def is_in_compound(mention: Mention, tokens: Sequence[Token], first: int, after: int) -> bool:
    """Tell whether an English word for equipment in the sentence first..after names no equipment by itself."""
    last = tokens[mention.after - 1]
    if not last.key.isascii():
        return mention.first > first and _is_told_of(last.text, tokens, mention.first)
    if mention.after < after and tokens[mention.after].text in _THINGS and not _is_plural(last.key):
        return not _is_deed(mention, tokens, first, after)
    if _is_of_others(mention, tokens, after):
        return True
    if last.key.endswith("'s") and mention.equipment.unit in {"person", "convoy", "train", "system"}:
        return True  # whose something is: "the regiment's banner"
    kind = mention.equipment
    before = tokens[mention.first - 1].key if mention.first > first else ""
    if last.key == "general" and mention.after < after and tokens[mention.after].text[0].isupper():
        return True  # "the General Staff", "General Naev"
    if last.key == "train" and (
        _is_infinitive(mention, tokens, first, after)
        or (before in _WHO_TRAIN and _has_behind(mention, tokens, after, _WHERE))
    ):
        return True
    if before in _CIVIL_OWNERS and (kind.id in _OWNED or kind.equipment_class in _OWNED):
        return True
    if kind.equipment_class == "tank" and before in _VESSELS:
        return True
    if last.key in {"loaf", "loaves"}:
        return any(tokens[at].key.startswith(_BREAD) for at in range(first, after))
    if kind.id == "tigr" and last.text.islower():
        return True  # "five tigers came from Berlin"
    if kind.id != "crane" or last.key not in {"crane", "cranes"}:
        return False
    flying = any(token.key in _FLYING for token in tokens[mention.after : min(after, mention.after + _ONE_REACH)])
    return flying or _are_birds(tokens, first, after)


def _is_told_of(word: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word that is no English one only says of what, or for what: "по ПВО", "транспортёры для перевозки танков"."""
    if word in _DEFENCE:
        return tokens[at - 1].key in _OF_DEFENCE
    return tokens[at - 1].key.startswith(_CARRYING) and at > 1 and tokens[at - 2].key == "для"


def _has_behind(mention: Mention, tokens: Sequence[Token], after: int, words: frozenset[str]) -> bool:
    return mention.after < after and tokens[mention.after].key in words


def _is_of_others(mention: Mention, tokens: Sequence[Token], after: int) -> bool:
    """Tell whether the word behind a name says that an officer, a ship or a formation is meant: "the brigade commander"."""
    word = tokens[mention.after - 1].key
    behind = tokens[mention.after].key if mention.after < after else ""
    if behind == "of" and word in {"unit", "units"}:
        return any(token.key in _FORCES for token in tokens[mention.after + 1 : mention.after + _FORCES_REACH])
    missiles = word == "missile" and behind in _OF_MISSILES
    return missiles or behind in _OFFICES or (word == "military" and behind in _LED)


def _is_infinitive(mention: Mention, tokens: Sequence[Token], first: int, after: int) -> bool:
    """Tell whether people are to be trained: "used to train troops", "sent to train with the 38th brigade"."""
    at = mention.first
    said = at > first + 1 and tokens[at - 1].key == "to" and tokens[at - 2].key not in _TRANSFERRED
    return said and at + 1 < after and tokens[at + 1].kind == "word"


def _is_deed(mention: Mention, tokens: Sequence[Token], first: int, after: int) -> bool:
    """Tell whether the word behind a name says what the thing does: "a BTR driving towards Homel", "a train stops"."""
    word = tokens[mention.after].key
    if word == "driving":
        return mention.after + 1 < after and tokens[mention.after + 1].key not in _DRIVING
    before = tokens[max(first, mention.first - _ONE_REACH) : mention.first]
    return word in _DEEDS and any(token.key in _ONE for token in before)


def _is_plural(key: str) -> bool:
    return key.endswith("s") and not key.endswith(("ss", "bus"))


def _are_birds(tokens: Sequence[Token], first: int, after: int) -> bool:
    return any(tokens[at].key in _BIRDS for at in range(first, after))
