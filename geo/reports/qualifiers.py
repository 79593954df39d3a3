"""Words that qualify a count: at least, more than, up to, about, and the words between its two ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.reports.tokens import Token

LESS_THAN = "less_than"
_BEFORE = {
    "at_least": """
        at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|minimum|min|at a minimum|at the very least
        не менее|не меньше|не меньш|минимум|как минимум|по меньшей мере|по крайней мере|хотя бы|самое меньшее
        не менше|не менш|щонайменше|щонайменш|як мінімум|мінімум|принаймні|найменше|не менше ніж|хоча б|бодай
        не менш|не меней|ня менш|ня меней|як мінімум|прынамсі|па меншай меры|сама меней|самае меншае|найменей|хаця б""",
    "more_than": """
        more than|over|above|upwards of|upward of|in excess of|exceeding|well over|just over|greater than|better than
        более|больше|свыше|более чем|больше чем|с лишним
        понад|більше|більш|більше ніж|більш ніж|більш як|поверх
        больш|болей|больш за|звыш|больш чым|болей за|болей чым|паверх|пад больш""",
    "up_to": """
        up to|at most|no more than|not more than|maximum of|a maximum of|maximum|max|as many as|not over|at the most
        до|не более|не больше|максимум|не свыше|вплоть до
        до|не більше|не більш|максимум|щонайбільше|не понад
        да|не больш|не болей|ня больш|ня болей|максімум|найбольш""",
    LESS_THAN: """
        less than|fewer than|under|below|just under
        менее|меньше|менее чем|меньше чем
        менше|менш|менше ніж|менш ніж
        менш|меней|менш за|менш чым""",
    "about": """
        about|around|some|roughly|approximately|approx|nearly|almost|close to|circa|ca|an estimated|estimated|somewhere around|virtually
        около|примерно|порядка|почти|приблизительно|где-то|ориентировочно|приблизно|без малого|едва ли не|чуть ли не
        близько|майже|приблизно|орієнтовно|біля|десь|коло|ледь не
        каля|прыкладна|прыблізна|амаль|недзе|дзесьці|парадку|блізу|ледзь не|арыентыровачна|без малога|бадай""",
}
_AFTER = {
    "at_least": """
        or more|or even more|and more|plus|and up|and counting|at least|at minimum|+|or greater
        или более|или больше|и более|и больше|плюс|если не больше|а то и больше|как минимум|минимум
        або більше|чи більше|і більше|й більше|та більше|або й більше|а то й більше|якщо не більше|щонайменше|або понад
        або больш|ці больш|і больш|ды больш|або болей|ці болей|і болей|калі не больш|а то і больш|мінімум|прынамсі""",
    "about": """
        or so|or thereabouts|approximately|approx
        или около того|примерно|приблизительно|или около
        або близько того|приблизно|десь так
        ці каля таго|прыкладна|прыблізна""",
    "up_to": "maximum|max|at most|or fewer|or less|максимум|или меньше|или менее|або менше|ці менш|не більше|не більш|не більше того",
}
_HINGES = """
    or|to|and possibly|or even|maybe|, maybe|, possibly|, perhaps|, if not|if not|, or even|, or maybe
    или|либо|а то и|, а то и|, может|, а может и|, а может|, возможно|, а возможно|до
    або|чи|або й|, а може й|, а може|, а може і|, можливо|, а то й|а то й|, а можливо
    ці|або|альбо|, а можа|, а можа і|, магчыма|а то і|, а то і|да
"""
WITH = frozenset({"с", "з", "под", "під", "пад"})
"""Words that mean "about" before a collective number: "с десяток", "пад сотню"."""
TAILS = frozenset("than чем ніж як чым за от від ад the".split())
"""Words that may stand between a qualifier and its number."""
BETWEEN = {
    "from": frozenset({"to", "up", "-", "–"}),
    "between": frozenset({"and"}),
    "от": frozenset({"до"}),
    "від": frozenset({"до"}),
    "ад": frozenset({"да"}),
    "между": frozenset({"и"}),
    "між": frozenset({"і", "та", "й"}),
    "паміж": frozenset({"і", "ды"}),
}
"""Words that open a spread, with the words that may join its two ends."""

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def _index(table: Mapping[str, str]) -> Phrases:
    phrases: Phrases = {}
    for name, lines in table.items():
        for phrase in lines.replace("\n", "|").split("|"):
            words = tuple(phrase.split())
            if words:
                phrases.setdefault(words[0], []).append((words[1:], name))
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return phrases


BEFORE = _index(_BEFORE)
AFTER = _index(_AFTER)
HINGES = _index({"hinge": _HINGES})


def longest_phrase(phrases: Phrases, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return the name of the longest phrase that starts at token `at`, and the token behind it."""
    if at >= len(tokens):
        return None
    entries = phrases.get(tokens[at].key)
    if entries is None:
        return None
    following = tokens[at + 1].key if at + 1 < len(tokens) else None
    for rest, name in entries:
        if rest and rest[0] != following:
            continue
        after = at + 1 + len(rest)
        if after <= len(tokens) and all(tokens[at + 1 + k].key == word for k, word in enumerate(rest)):
            return name, after
    return None
