"""Find the town in an adjective: "лідський аеродром" is Lida's, "барановичский полигон" that of Baranavichy.

The candidates follow our own short reading of how the three languages make adjectives of towns: -ск- is put behind the
stem, swallows a к or ц at its end, and takes -ан-, -ян-, -ин-, -ов- between.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.model import PlaceKind

if TYPE_CHECKING:
    from geo.places.matching import Names

_ADJECTIVE = re.compile(
    r"(?P<stem>[а-яіїєґў'-]{2,}?)(?P<suffix>ск|цк|ськ|цьк|зьк)"
    r"(?:[иы]й|ая|ое|ого|ому|ым|ом|ую|ой|ые|ых|ыми|им|их|ими|а|е|у|ої|ій|ою|і|ім|іх|ага|аму|ай|ае|ія|імі)$"
)
_CLOSE = ("", "ь", "а", "я", "о", "и", "ы", "і", "е")
_FAR = ("ка", "ки", "кі", "но")
_IRREGULAR_TOWNS = """
гродно: гроднен | гродна: гродзен гарадзен | брэст: берасцей | новополоцк: новополо | наваполацк: навапола новапола
мінск: мен | маладзечна: маладзечан | молодечно: молодечнен | zhodzina: жодзін | навагрудак: навагруд
новогрудок: новогруд | мар'іна горка: мар'інагор | марьина горка: марьиногор | глыбокае: глыбо | глубокое: глубок
іўе: іўеў іў'еў | ивье: ивьев | стоўбцы: стаўбцоў | столбцы: столбцов | smalyavichy: смаляві | mikashevichy: мікашэві
чавусы: чаву чавус | маларыта: малары | малорита: малорит | старыя дарогі: старадарож | старые дороги: стародорож
нароўля: нараўлян | наровля: наровлян | вялікая бераставіца: бераставі | большая берестовица: берестови
дзятлава: дзятлаў | дятлово: дятлов | беразіно: бярэзін беразін | березино: березин | мядзел: мядзель | мядель: мядель
узда: уздзен узден | гарадок: гарадо | городок: городок | лёзна: лезнен | лиозно: лиознен | миоры: миор міер | клічаў: клічаў | краснаполле: краснаполь | краснополье: краснополь | ветка: веткаў ветков
карма: кармян | корма: кормян | балбасава: балбасаў | палонка: палонкаў | полонка: полонков | белгарад: белгарод
роўна: ровен | паставы: пастаў | поставы: постав | дуброўна: дубровен | горкі: горац | горки: горе
круглае: круглян | круглое: круглян | сянно: сеннен сенен | буда-кашалёва: буда-кашалеў | буда-кошелёво: буда-кошелев
любань: любан | чачэрск: чачэр | барань: баран
"""
"""Towns: the stems of adjectives that come from them by no rule, or that a rule would take for another town's."""
_IRREGULAR = {
    stem: town.strip()
    for entry in reversed(_IRREGULAR_TOWNS.replace("\n", "|").split("|"))
    for town, _, stems in [entry.partition(":")]
    for stem in stems.split()
}
_BETWEEN = ("ан", "ян", "ин", "ын", "ен", "ов", "ев", "аў", "оў")
_COMMON = frozenset("мор город сель армей воин граждан завод колхоз мі місь гарад город дзя учитель рим".split())
"""Stems of adjectives that speak of no town though a town is so named."""
ADJECTIVE_ENDINGS = tuple("ий ый ой ая ое ого ому им ым ом ую ої ій ою ага аму ай кі ае ка ке ку их ім іх ія".split())
"""Endings of the adjectives that name a place with the sort of place behind them."""
_TOWN = 10_000
"""A town of so many is meant by its adjective though its name is an everyday word or a surname too."""
_SPOTS = frozenset({PlaceKind.SETTLEMENT, PlaceKind.AIRFIELD, PlaceKind.STATION, PlaceKind.TRAINING_GROUND})


@lru_cache(maxsize=20_000)
def town_of_adjective(key: str, names: Names) -> str | None:
    """Return the small-letter name of the town that a small-letter adjective is made of, None where no name fits."""
    m = _ADJECTIVE.match(key.replace("дзк", "дск"))
    if m is None:
        return None
    stem, suffix = m["stem"], m["suffix"]
    if stem in _COMMON:
        return None
    whole = [stem + suffix]
    swallowed = ("ц", "ца", "ця", "цы", "ці", "чи", "чы", "чі", "ч")
    whole += [stem + end for end in swallowed] if suffix[0] == "ц" else []
    whole += [stem + "т"] if suffix == "цк" and stem.endswith("с") else []
    bare = next((stem[: -len(each)] for each in _BETWEEN if stem.endswith(each) and len(stem) > len(each) + 1), None)
    whole += [stem + end for end in _CLOSE]
    whole += [bare + end for end in _CLOSE] if bare is not None else []
    whole += [stem + end for end in _FAR]
    whole += [name.replace("еў", "ёў") for name in whole if "еў" in name]
    irregular = _IRREGULAR.get(stem, "")
    if irregular and names.known(irregular) is not None:
        return irregular
    for name in whole:
        hit = names.known(name)
        if (
            hit is not None
            and hit.kind in _SPOTS
            and not hit.inflected
            and (not hit.common_word or hit.people >= _TOWN)
        ):
            return name
    return None
