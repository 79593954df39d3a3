"""Take the types listed behind a number of things into that number: "24 helicopters (Mi-8, Mi-24, Ka-52)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.text.joining import LIST_JOINTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_BETWEEN = LIST_JOINTS | {"/", "or", "«", "»", '"'}


class TypeList:
    """The types told behind `whole`, of which the first is `first`; `whole` wears their names."""

    def __init__(self, whole: Group, first: Group) -> None:
        self._whole = whole
        self._general = list(whole.kinds)
        self._after = first.span[1]
        self._mixed = False
        whole.kinds = list(first.kinds)

    def takes(self, group: Group, tokens: Sequence[Token]) -> bool:
        """Tell whether an uncounted group is the next type of the list, and take it in.

        Things of several classes share no name but the general one: "30 vehicles (Urals, Tigrs)".
        """
        between = [tokens[at].key for at in range(self._after, group.lead)]
        if group.counted or group.gathers or not between or not set(between) <= _BETWEEN:
            return False
        self._after = group.span[1]
        self._mixed = self._mixed or group.kind.equipment_class != self._whole.kind.equipment_class
        if self._mixed:
            self._whole.kinds = list(self._general)
        else:
            known = {kind.id for kind in self._whole.kinds}
            self._whole.kinds = [*self._whole.kinds, *(kind for kind in group.kinds if kind.id not in known)]
        return True
