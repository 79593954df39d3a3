"""How much each kind of evidence weighs, in log-odds: stated first, then fitted to the shipped reports.

`benchmarks/duplicates.py --fit` fits them again: logistic regression, drawn towards the stated weights, and held
between half and twice of each, since there are few reports to learn from. What that gives on reports left out of
the fitting stands in docs/duplicates.md.
"""

from __future__ import annotations

from typing import Final

STATED: Final = {
    "": -4.5,
    "first day the same": 1.2,
    "last day the same": 1.2,
    "days meet": 0.8,
    "days apart": -0.8,
    "day from publication": -0.3,
    "day not known": -2.0,
    "place the same": 1.0,
    "place agrees": 1.0,
    "place not comparable": -1.5,
    "place far": -0.7,
    "came where the other left": -2.5,
    "nothing links the places": -3.5,
    "seen on the way of the other": 2.0,
    "places on one corridor": 0.6,
    "origin the same": 1.5,
    "origin agrees": 0.6,
    "origin far": -1.8,
    "left one place within a day": 3.5,
    "destination the same": 0.5,
    "destination far": -1.0,
    "equipment the same": 1.3,
    "class the same": 0.7,
    "class differs": -0.8,
    "number the same": 0.6,
    "large number the same": 0.8,
    "numbers agree": 0.7,
    "numbers nearly meet": -0.3,
    "numbers apart": -2.2,
    "one number twice the other": -2.5,
    "name the same": 3.0,
    "name differs": -6.0,
    "source the same": 0.2,
    "link the same": 0.0,
    "direction differs": -6.0,
    "side differs": -9.0,
    "mode differs": -4.0,
}
"""What an analyst would say weighs how much; "" is where nothing speaks for or against."""
HELD: Final = (
    "came where the other left",
    "nothing links the places",
    "seen on the way of the other",
    "left one place within a day",
    "one number twice the other",
    "name differs",
    "direction differs",
    "side differs",
    "mode differs",
)
"""Kinds of evidence that keep their stated weight: the shipped reports hold too few cases to learn them from."""
WEIGHTS: Final = {
    "": -4.0,
    "first day the same": 2.0,
    "last day the same": 2.3,
    "days meet": 0.6,
    "days apart": -1.5,
    "day from publication": -0.1,
    "day not known": -2.0,
    "place the same": 0.5,
    "place agrees": 1.0,
    "place not comparable": -1.5,
    "place far": -0.3,
    "came where the other left": -2.5,
    "nothing links the places": -3.5,
    "seen on the way of the other": 2.0,
    "places on one corridor": 0.3,
    "origin the same": 0.8,
    "origin agrees": 1.2,
    "origin far": -3.0,
    "left one place within a day": 3.5,
    "destination the same": 0.2,
    "destination far": -1.7,
    "equipment the same": 0.9,
    "class the same": 0.7,
    "class differs": -0.8,
    "number the same": 0.9,
    "large number the same": 1.1,
    "numbers agree": 1.4,
    "numbers nearly meet": -0.6,
    "numbers apart": -2.7,
    "one number twice the other": -2.5,
    "name the same": 3.2,
    "name differs": -6.0,
    "source the same": 0.1,
    "link the same": 0.0,
    "direction differs": -6.0,
    "side differs": -9.0,
    "mode differs": -4.0,
}
"""As fitted, rounded to tenths."""
WORDING: Final = 5.0
"""Nearly the same words in two reports: one repeats the other."""
RIVAL: Final = 1.5
"""Taken off, on each side, where another thing that the same report tells of fits better."""
CROWD: Final = 8.0
"""Sightings near in time that share a place or a number, up to which that says what it weighs: as many as around
Polonka in December 2022. In a crowd ten times as large the odds are a tenth."""
TOGETHER: Final = 0.95
"""Probability that what one report tells in one breath, of one place and time, came together: 26 of 27 pairs."""
WHOLE_IN_REPORT: Final = 0.85
"""Probability that a total is that of what its own report tells, where it covers time, place, kind and number."""
WHOLE_ELSEWHERE: Final = 0.4
"""The same of what other reports of its source tell."""
SUREST: Final = 0.99
"""The most that is ever said: words and numbers alone never make sure of it."""
THRESHOLD: Final = 0.5
"""From which probability a pair is suggested: more likely than not."""
LIKELY: Final = 0.95
"""From which probability a suggestion is called likely; below it is probable."""
