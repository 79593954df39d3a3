"""Words that qualify a count: at least, more than, up to, about, and the words between its two ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.text.sentences import BOUNDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.reports.text.tokens import Token

LESS_THAN = "less_than"
_BEFORE = {
    "at_least": """
        не менше , ніж|не менш , ніж|не менше , як|не менш , як|не менше ніж|не менш ніж|не менш як|не менше як|щонайменше , як|не меньше , чем|не менее , чем|не менш , чым|не меней , чым|no fewer than|not fewer than|not less than|no less than
        stopped counting at|lost count at|lost count after|gave up counting at|gave up at|at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|minimum|min|at a minimum|at the very least|a good|fully
        не менее|не меньше|не меньш|минимум|мин|как минимум|по меньшей мере|по крайней мере|хотя бы|самое меньшее|самое малое|никак не меньше|не менее чем|не меньше чем
        не менше|не менш|щонайменше|щонайменш|як мінімум|мінімум|мін|принаймні|найменше|не менше ніж|не менш як|не менше як|хоча б|бодай|якнайменше|найменш|щонайменше|не менш ніж
        не менш|не меней|ня менш|ня меней|як мінімум|прынамсі|па меншай меры|сама меней|сама менш|самае малое|самае меншае|найменей|хаця б|не менш як|не менш чым|не меней як|ня менш як|ня меней як|як найменш|найменш""",
    "more_than": """
        більше , ніж|більш , ніж|больше , чем|более , чем|болей , чым|больш , чым
        more than|over|above|upwards of|upward of|in excess of|exceeding|well over|just over|greater than|better than|beyond
        более|больше|свыше|более чем|больше чем|с лишним|сверх
        понад|більше|більш|більше ніж|більш ніж|більш як|більше як|поверх|за понад
        больш|болей|больш за|звыш|больш чым|болей за|болей чым|больш як|болей як|паверх|пад больш|звыш за""",
    "up_to": """
        up to|at most|no more than|not more than|maximum of|a maximum of|maximum|max|as many as|not over|at the most|at a maximum|no fewer and no more than|anything up to
        до|не более|не больше|максимум|макс|не свыше|вплоть до|от силы|самое большее|не более чем|не больше чем
        до|не більше|не більш|максимум|щонайбільше|не понад|не більше ніж|не більш як|не більше як|найбільше|від сили
        да|не больш|не болей|ня больш|ня болей|максімум|найбольш|не больш за|не больш як|не болей за|не болей як|ня больш за|ня больш як|не больш чым|сама больш|самае большае""",
    "exact": """
        exactly|precisely|a total of|all of
        аж|аж целых|ровно|ни много ни мало|целых|всего лишь|всего-навсего|лишь
        аж|аж цілих|рівно|цілих|ні багато ні мало|всього лише|лише|всього-на-всього
        роўна|дакладна|цэлых|усяго толькі|усяго толькі што|аж|ажно|акурат|якраз|ні многа ні мала""",
    LESS_THAN: """
        less than|fewer than|under|below|just under
        менее|меньше|менее чем|меньше чем
        менше|менш|менше ніж|менш ніж
        менш|меней|менш за|менш чым""",
    "about": """
        about|around|some|roughly|approximately|approx|nearly|almost|close to|circa|ca|an estimated|estimated|somewhere around|virtually|something like|in the region of|in the order of|on the order of|or about|getting on for|close on|the best part of|somewhere near|perhaps|maybe
        около|близко|примерно|порядка|почти|приблизительно|где-то|ориентировочно|приблизно|без малого|едва ли не|чуть ли не|что-то около|в районе|штук|навскидку|по прикидкам|на глаз|чуть меньше|чуть более|с добрый|добрых|пожалуй|может быть
        близько|майже|приблизно|орієнтовно|біля|десь|коло|ледь не|щось із|штук|на око|заледве не|мало не|без малого|зо|приблизно з|десь із|орієнтовно із|добрих|мабуть
        блізка|каля|прыкладна|прыблізна|амаль|недзе|дзесці|парадку|блізу|ледзь не|арыентыровачна|без малога|бадай|штук|на вока|ледзве не|ці не|добрых|мусіць|прыблізна з""",
}
_AFTER = {
    "more_than": """
        with change|and then some
        с лишним|с лишком|с небольшим|с гаком|с хвостиком
        з лишком|з гаком|з чимось|з хвостиком|із гаком
        з лішкам|з гакам|з нечым|з лішнім|з хвосцікам""",
    "at_least": """
        at the least|at the very least|at the lowest|if not more|or more|or even more|and more|plus|and up|and counting|at least|at minimum|+|or greater
        или более|или больше|и более|и больше|плюс|если не больше|а то и больше|как минимум|минимум
        або більше|чи більше|і більше|й більше|та більше|або й більше|а то й більше|якщо не більше|щонайменше|або понад
        або больш|ці больш|і больш|ды больш|або болей|ці болей|і болей|калі не больш|а то і больш|мінімум|прынамсі""",
    "about": """
        or so|or thereabouts|approximately|approx|odd|give or take
        или около того|примерно|приблизительно|или около
        або близько того|приблизно|десь так
        ці каля таго|прыкладна|прыблізна""",
    "up_to": "at the most|at the very most|at the outside|maximum|max|at most|or fewer|or less|максимум|или меньше|или менее|або менше|ці менш|не більше|не більш|не більше того",
}
_HINGES = """
    or|to|and possibly|or even|maybe|, maybe|, possibly|, perhaps|, if not|if not|, or even|, or maybe|, or|, or possibly|or perhaps|or possibly|, perhaps as many as
    или|либо|а то и|, а то и|, может|, а может и|, а может|, возможно|, а возможно|до|, или|, а местами|, а кто-то говорит|, а по другим данным
    або|чи|або й|, а може й|, а може|, а може і|, можливо|, а то й|а то й|, а можливо|, може|, чи|, або|чи й
    ці|або|альбо|, а можа|, а можа і|, магчыма|а то і|, а то і|да|, можа|, ці|, або|ці нават
"""
EITHER_PHRASES = "то|не то|то ли|то чи|чи то|ці то|чи|ці|либо|или|або|альбо|either|or|or else|не тое|ти то"
WITH = frozenset({"с", "з", "із", "зо", "под", "під", "пад"})
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
EITHER = _index({"either": EITHER_PHRASES})


def longest_phrase(phrases: Phrases, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return the name of the longest phrase that starts at token `at`, and the token behind it."""
    if at >= len(tokens) or tokens[at].key not in phrases:
        return None
    if tokens[at].key in BOUNDS and at and tokens[at - 1].kind == "number":
        return None  # "20 мин"
    following = tokens[at + 1].key if at + 1 < len(tokens) else None
    for rest, name in phrases[tokens[at].key]:
        if not rest:
            return name, at + 1
        if rest[0] != following:
            continue
        after = at + 1 + len(rest)
        if after <= len(tokens) and all(tokens[at + 1 + k].key == word for k, word in enumerate(rest)):
            return name, after
    return None
