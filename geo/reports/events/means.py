"""Tell words for equipment and people that only say by what others were brought, from what, and who served them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from geo.reports.text.tokens import OPEN_QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

MOVABLE = frozenset({"person", "vehicle", "system", "aircraft"})
_CREW = (
    "водител",
    "водій",
    "водія",
    "водії",
    "кіроўц",
    "пассажир",
    "пасажир",
    "пасажыр",
    "driver",
    "crew",
    "экипаж",
    "екіпаж",
    "экіпаж",
    "оператор",
    "аператар",
    "operator",
    "льотчик",
    "летчик",
    "летчык",
)
"""Who sits in a vehicle tells of it without its having moved: "водитель маршрутки"."""
_STORES = ("склад", "сховищ", "хранилищ", "сховішч", "арсенал", "базу", "база", "бази", "базы", "dump", "depot")
"""Of what they hold nothing moved: "облаштували склад боєприпасів"."""
_ENDS_OF = ("голов", "хвост", "галав", "замыка", "арьергард", "авангард", "ар'єргард")
"""Before "колонны" these name an end of the column told of: "Голова колонны в Паричах"."""
_BY_ONE = ("ой", "ою", "ей", "ею", "єю", "ай", "аю", "яй")
_CARRYING = frozenset({"с", "со", "з", "із", "зі", "са", "за", "между", "між", "паміж", "над", "под", "перед"})
_OFF_WHAT = frozenset({"с", "со", "з", "із", "зі", "са", "из", "from", "off"})
_INSTRUMENTAL = ("ами", "ями", "амі", "ямі", "ом", "ем")
_INSIDE = frozenset({"в", "у", "in"})
_RIDDEN = frozenset({"bus", "van_minibus", "light_vehicle", "uaz"})
_RODE = frozenset(
    "ехал ехала ехали еду едем ездил їхав їхала їхали їду їдемо ехаў ехалі едзем еду ехаць ехать їхати".split()
)
ABOARD = frozenset({"в", "у", "на"})
_BY_MEANS = ("ом", "ем", "ам", "ою", "ею", "єю", "ой", "ай")
"""What who tells it rode in or by is no sighting: "Я ехал в автобусе и видел ..."."""
_FROM_THE = frozenset({("from", "the"), ("from", "a"), ("from", "my"), ("from", "our"), ("off", "the"), ("on", "the")})
"""With a bus behind them, where who tells it sat: "From the commuter bus this morning: ..."."""
_PLURAL_MEANS = ("ами", "ями", "амі", "ямі")
_THEM = frozenset({"їх", "их", "іх"})
_VANISHED = ("знік", "исчез", "зник", "пропа", "прапа", "vanish", "disappear", "dropped", "drop")
_INTO = frozenset({"в", "во", "у", "ва", "into"})
_BARRACKS = ("част", "часц")
_UNTO = frozenset({"до", "да", "к", "ко"})


class Beside(NamedTuple):
    """The keys of the words beside a group: the four before it, and the two before the quotes of its name."""

    before: list[str]
    last: str
    but_one: str
    noun: tuple[str, ...]
    behind: str

    @property
    def near(self) -> list[str]:
        """The three words before the group."""
        return self.before[-3:]


def beside(group: Group, tokens: Sequence[Token]) -> Beside:
    """Return the words beside a group."""
    before = [token.key for token in tokens[max(0, group.lead - 4) : group.lead]]
    named = group.span[0] - (group.span[0] > 0 and tokens[group.span[0] - 1].text in OPEN_QUOTES)
    noun = tuple([token.key for token in tokens[max(0, named - 2) : named]])
    behind = tokens[group.span[1]].key if group.span[1] < len(tokens) else ""
    return Beside(before, before[-1] if before else "", before[-2] if len(before) > 1 else "", noun, behind)


_OF_RAILS = ("залізничн", "железнодорожн", "чыгуначн")
_BY_HELP_OF = frozenset({"допомогою", "помощью", "дапамогай", "дапамогаю"})


def serves_others(group: Group, tokens: Sequence[Token], words: Beside) -> bool:
    """Tell whether it is what others were stored, sat, guarded or carried in, or for whom something was: "off the wagons"."""
    last, kind = words.last, group.kind
    if kind.id == "ammunition" and last.startswith(_STORES):
        return True
    if kind.id == "convoy" and tokens[group.span[0] - 1].key.startswith(_ENDS_OF):
        return True
    if kind.id in {"trailer", "ammunition"} and (last == "with" or last in _CARRYING):
        return True
    if kind.equipment_class in {"wagon", "train"} and last in _OFF_WHAT and not group.word.endswith(_INSTRUMENTAL):
        return True
    for_whom = {*words.noun[-1:], last} & {"для", "for"} and kind.unit in MOVABLE
    guarded_in = kind.equipment_class == "wagon" and last in _INSIDE and not group.single  # "охрана в теплушке"
    if for_whom or guarded_in or _is_whereabouts(group, words.before) or last.startswith(_CREW):
        return True
    if kind.id in _RIDDEN and _sat_in(group, tokens):
        return True
    aboard = last in {"on", "на", "onto"} or (words.but_one == "on" and last in {"to", "its", "their", "the"})
    aboard = aboard or (words.but_one == "на" and last.startswith(_OF_RAILS))
    return last == "by" or (
        aboard and kind.id in {"tank_transporter", "trailer", "flatcar", "wagon", "bus", "car_transporter"}
    )


def is_means(group: Group, tokens: Sequence[Token], words: Beside) -> bool:
    """Tell whether its ending says that others went by it: "автобусами", "поездом"."""
    if _BY_HELP_OF.intersection(words.noun) and not group.counted:
        return True
    borne = group.kind.equipment_class in {"wagon", "ship"} and group.word.endswith(_BY_ONE)
    return (
        group.kind.unit in {"vehicle", "train", "aircraft", "system", "wagon"}
        and words.last not in _CARRYING
        and not group.word[:1].isascii()
        and (borne or group.word.endswith(_INSTRUMENTAL))
        and len(group.word) > len("тором")
        and not _has_subject(group, tokens)
    )


def is_means_of_them(group: Group, tokens: Sequence[Token], first: int) -> bool:
    """Tell whether counted trains only say by what those told before were taken: "їх двома потягами повезли"."""
    if not group.gathers or group.lead <= first:
        return False
    if not group.word.endswith(_PLURAL_MEANS) or not group.counted:
        return False
    return any(token.key in _THEM for token in tokens[first : group.lead])


def _is_whereabouts(group: Group, before: Sequence[str]) -> bool:
    """Tell whether only where it came or vanished is meant: "прывезлі ў вайсковую частку", "знік з радараў"."""
    last = before[-1] if before else ""
    vanished = group.kind.id == "radar" and last in _OFF_WHAT and any(key.startswith(_VANISHED) for key in before)
    into = last in _INTO or (last in _UNTO and group.word.startswith(_BARRACKS))
    return vanished or (group.kind.id == "unit_bn" and into)


def _sat_in(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether who tells it sat in it: "From the commuter bus this morning: ...", "ехал в автобусе", "їхала маршруткою"."""
    before = [token.key for token in tokens[max(0, group.span[0] - 3) : group.span[0]]]
    inside = before[-1:] != [] and before[-1] in ABOARD and group.word.endswith(("е", "у", "і", "ы"))
    rode = not _RODE.isdisjoint(before) and (inside or group.word.endswith(_BY_MEANS))
    return rode or not _FROM_THE.isdisjoint(itertools.pairwise(before))


def _has_subject(group: Group, tokens: Sequence[Token]) -> bool:
    return tokens[group.span[0]].text[0].isupper() or tokens[group.span[0] - 1].text in {"«", '"', ":"}
