"""Small words that join and part what is told, and the marks that do the same, as keys of tokens in four languages."""

from __future__ import annotations

AND = frozenset("and и і й та ды".split())
LIST_JOINTS = AND | {","}
"""What stands between the items of a list."""
AND_PLUS = AND | {"plus", "плюс"}
BUT = frozenset("but а але но".split())
NOT = frozenset("not не ня".split())
WITHOUT = frozenset("without без бяз".split())
OF = frozenset("of из з із зь".split())
"""Before those of whom some are meant: "three of them", "трое из них"."""
THEM = frozenset("them which них которых яких іх їх якіх".split())
"""Behind one of `OF` those told before: "of them", "из которых"."""
ANOTHER = frozenset("another еще ще яшчэ".split())
THAT = frozenset("that which who".split())
WHO = THAT | frozenset("который которая которые що який яка які што якая якія что".split())
"""Opens what is told of a noun before it."""
FROM_DAY = frozenset("since с со са з із ад від от".split())
DURING = frozenset("during over за цягам протягом упродовж впродовж".split())
ON_A_DAY = frozenset("on в во у".split())
DASHES = frozenset("—–-")
LONG_DASHES = frozenset("—–")
COMMAS = LONG_DASHES | {","}
"""What parts a clause as a comma does."""
COLONS = LONG_DASHES | {":"}
TIMES_SIGNS = frozenset("x х × *".split())
"""Between a number and what it counts: "4 x T-72"."""
