"""Words that say which of several is meant, as they stand beside no noun: "the first", "вторая", "інший", "апошні"."""

from __future__ import annotations

FIRST = frozenset("first первый первая первое перший перша перше першы першая першае".split())
ORDINALS = {
    1: FIRST,
    2: frozenset("second второй вторая второе другий друга другі другая".split()),
    3: frozenset("third третий третья третье третій третя трэці трэцяя".split()),
    4: frozenset("fourth четвертый четвертая четвертий четверта чацверты чацвертая".split()),
    5: frozenset("fifth пятый пятая п'ятий п'ята пяты пятая".split()),
}
OTHER = frozenset("other another другой другая другое інший інша іншы іншая".split())
LAST = frozenset("last последний последняя останній остання апошні апошняя".split())
HALF = frozenset("half половина половину палова палову".split())
