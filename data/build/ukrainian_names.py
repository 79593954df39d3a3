"""Latin and Russian writings of Ukrainian place names, by rule.

The Latin one is Ukraine's national romanisation (Cabinet of Ministers, resolution 55 of 2010). The Russian ones are
the regular correspondences of the two languages (-івка and -овка, -ське and -ское, Миколаївка and Николаевка): most
villages have no dictionary entry, and Russian-language reports and older maps name them so.
"""

from __future__ import annotations

import re
from typing import Final

from geo.places.spelling import tight

_LATIN: Final = dict(
    zip(
        "абвгґдезийіклмнопрстуфєїюя",
        "a b v h g d e z y i i k l m n o p r s t u f ie i iu ia".split(),
        strict=True,
    )
) | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "'": "", "’": "", "ʼ": ""}
_FIRST: Final = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
"""What the national romanisation writes at the beginning of a word."""


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((pair.split(":")[0], pair.split(":")[1]) for pair in text.split())


_STEMS: Final = _pairs("""
    микола:никола олександр:александр олексі:алексе олекс:алекс олен:елен катерин:екатерин
    володимир:владимир костянтин:константин ганн:анн єлизавет:елизавет пилип:филипп опанас:афанас
    дмитрівк:дмитриевк андрії:андреї андрій:андрей сергі:серге матві:матве федор:федор осип:иосиф біл:бел
    вільх:ольх оріх:орех горіх:орех ліс:лес хліб:хлеб заріччя:заречье сільськ:сельск пролісн:пролесн
    підлісн:подлесн залісн:залесн зарічн:заречн підгірн:подгорн вільн:вольн піщан:песчан ювілей:юбилей
    микіль:николь сміл:смел щаслив:счастлив вовк:волк вовч:волч новосіл:новосел красносіл:красносел
    пілля:полье козац:казац козач:казач чорн:черн відрад:отрад півден:южн північ:север гуріїв:гурьев
    кіндрат:кондрат під:под між:меж верхньо:верхне нижньо:нижне середньо:средне середн:средн кам'ян:камен
    камян:камен рівн:ровн річ:реч міст:мост гір:гор звір:звер діб:дуб вівч:овч вів:ов піс:пес сір:сер
    дід:дед дів:дев зір:зор рід:род світл:светл вітр:ветр літ:лет вір:вер річк:речк спів:спев степів:степов
    хутір:хутор
""")
_TRANSLATED: Final = _pairs("перш:перв червон:красн велик:больш друг:втор жовтн:октябр травн:ма поділ:подол")
_ADJECTIVES: Final = (
    (r"(?<=[сцз])ьке$", ("кое",)), (r"(?<=[сцз])ький$", ("кий",)), (r"(?<=[сцз])ька$", ("кая",)),
    (r"(?<=[сцз])ьк$", ("к",)), (r"(?<=[гкх])е$", ("ое",)),
    (r"ове$", ("ово", "овое")), (r"[єе]ве$", ("ево", "евое")), (r"[иї]не$", ("ино",)),
    (r"нє$", ("нее",)), (r"не$", ("ное", "но")), (r"ній$", ("ний",)),
    (r"(?<=[гкх])ий$", ("ий",)), (r"ий$", ("ый",)), (r"(?<=[лртдм])е$", ("ое", "о")),
    (r"(?<=[ц])і$", ("ы",)), (r"і$", ("ые",)), (r"(?<=[гкхжчшщ])и$", ("и",)), (r"и$", ("ы",)),
)  # fmt: skip
_ENDINGS: Final = (
    (r"(?<=[еі])ївк", ("евк",)), (r"ївк", ("евк",)), (r"(?<=[жчшщц])івк", ("евк", "овк")),
    (r"(?<=[рлв])івк", ("овк", "ьевк", "евк")), (r"івк", ("овк",)),
    (r"їв$", ("ев",)), (r"(?<=[жчшщц])ів$", ("ев", "ов")), (r"ів$", ("ов",)), (r"ець$", ("ец",)), (r"ця$", ("ца",)),
    (r"ївськ", ("евск",)), (r"івськ", ("овск",)), (r"інк", ("енк",)),
    (r"івщин", ("овщин",)), (r"івц", ("овц",)), (r"їнц", ("инц",)),
)  # fmt: skip
_LETTERS: Final = str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г", "'": "ь", "’": "ь", "ʼ": "ь"})
_MOST: Final = 3


def romanised(name: str) -> str:
    """Return the name in Ukraine's national romanisation."""
    return re.sub(r"[^\W\d_](?:[^\W\d_]|['’ʼ])*", lambda found: _romanised_word(found[0]), name)


def _romanised_word(word: str) -> str:
    small = word.lower()
    out = "".join(
        "gh" if letter == "г" and small[at - 1 : at] == "з" else _FIRST.get(letter, "") if at == 0 and letter in _FIRST
        else _LATIN.get(letter, letter)
        for at, letter in enumerate(small)
    )  # fmt: skip
    return out.capitalize() if word[:1].isupper() else out


def russian(name: str) -> list[str]:
    """Return the Russian names that a Ukrainian one regularly has, at most three, the likeliest first."""
    parts = re.split(r"([- ])", name.lower())
    last = len(parts) - 1
    several = [
        [part] if part in {" ", "-"} else _russian_word(part, beside_a_noun=at < last) for at, part in enumerate(parts)
    ]
    names = [""]
    for options in several:
        names = [done + option for done in names for option in options][:_MOST]
    by_key: dict[str, str] = {}
    for each in names:
        by_key.setdefault(tight(each), "".join(_capital(part) for part in re.split(r"([- ])", each)))
    return list(by_key.values())


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _russian_word(word: str, *, beside_a_noun: bool) -> list[str]:
    stems = [_replaced(word, _STEMS)]
    translated = _replaced(stems[0], _TRANSLATED)
    if translated != stems[0]:
        stems.append(translated)
    found: list[str] = []
    for stem in stems:
        for each in _ended(stem, _ENDINGS):
            found += _ended(each, _OF_SEVERAL if beside_a_noun else _ADJECTIVES)
    return list(dict.fromkeys(each.translate(_LETTERS) for each in found))


_OF_SEVERAL: Final = ((r"(?<=[нл])я$", ("яя",)), (r"(?<=[влнркст])а$", ("ая", "а")), *_ADJECTIVES)


def _replaced(word: str, table: tuple[tuple[str, str], ...]) -> str:
    for ukrainian, other in table:
        if word.startswith(ukrainian) or (len(ukrainian) > 3 and ukrainian in word):
            word = word.replace(ukrainian, other, 1)
    return word


def _ended(word: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> list[str]:
    for pattern, others in table:
        if re.search(pattern, word):
            return [re.sub(pattern, other, word, count=1) for other in others]
    return [word]
