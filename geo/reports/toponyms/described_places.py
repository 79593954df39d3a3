"""Find places that are told by other words than their names: adjectives, seas, regions whose noun is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.model import AREA_KINDS, PlaceKind
from geo.places.typewords import type_of
from geo.reports.text.affiliation import country_of_word
from geo.reports.text.cues import cues_of, kinds_of
from geo.reports.text.small_words import open_small_words
from geo.reports.text.tokens import ADJECTIVE, COUNTRY, OPEN_QUOTES
from geo.reports.toponyms.mention import PlaceMention, mention_of
from geo.reports.toponyms.place_adjectives import town_of_adjective
from geo.reports.toponyms.place_cases import role_by_type
from geo.reports.toponyms.place_roles import BORDERS, CASELESS, RoleFound, role_before, type_behind
from geo.reports.toponyms.waters import water_behind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.matching import NameHit, Names
    from geo.reports.text.tokens import Token

_OF_THE_AIR = ("воздушн", "повітр", "павет", "паветр", "air")
_SIDES = tuple(
    """
    сторон боку бок бік територ территор тэрытор небо неба небі небе простор простір прастор пространств
    side territor airspace space sky skies soil
    """.split()
)
_PREMISES = re.compile(
    r"(?:склад|арсенал|а[эе]родром|аэрадром|полигон|полігон|палігон)(?:ов|ів|оў|аў|ы|и|ах|ам)"
    r"|(?:авиа|авіа|авія)?баз(?:ы|и|ах|ам|аў)?|летовищ(?:а|ах|ам)?|станци(?:й|и|ях|ям)|станці(?:й|ї|ях|ям)|станцы(?:й|і|ях|ям)"
    r"|depots|airfields|bases|airbases|ranges|stations|warehouses|arsenals|aerodromes"
)
"""Several depots, airfields and the like, which are told by whose country they are: "с белорусских складов"."""
_STORED = frozenset({"air", "ammunition", "military", "army", "arms", "training", "railway", "военных", "військових", "вайсковых", "военные", "військові", "вайсковыя", "армейских", "железнодорожных", "залізничних", "чыгуначных"})  # fmt: skip
_NAMES = {
    "RU": "Russia", "BY": "Belarus", "UA": "Ukraine", "PL": "Poland", "LT": "Lithuania", "LV": "Latvia", "EE": "Estonia", "MD": "Moldova",
    "RO": "Romania", "FI": "Finland",
}  # fmt: skip
"""Countries whose borders and sides are told by adjectives."""
_RING_ROADS = ("объездн", "кольцев", "кільцев", "кальцав", "окружн", "об'їзн", "аб'язн", "аб'ездн", "обходн")
_STORES = (
    "центр",
    "цэнтр",
    "госпитал",
    "госпітал",
    "шпітал",
    "больниц",
    "бальніц",
    "лікарн",
    "нпз",
    "арсенал",
    "склад",
    "депо",
    "нафтобаз",
    "нефтебаз",
    "казарм",
    "гарнизон",
    "гарнізон",
    *"крепост фортец крэпасц замок замк рынок рынк ринок ринк рынак стадион стадіон стадыен порт элеватор елеватор элеватар".split(),
    *"пагранатрад пагранзастав пагранкамендатур пагрангруп погранотряд погранзастав погранкомендатур погрангрупп прикордонзагін".split(),
    *"автовокзал автостанц аўтавакзал аўтастанц переезд переїзд пераезд кладбищ кладовищ могілк".split(),
)
_OF_GUARDS = ("памежн", "пагранічн", "погранич", "прикордонн", "пограничн")
_GUARDS = ("атрад", "отряд", "загон", "загін", "застав", "камендатур", "комендатур")
"""A detachment of border guards is where its town is: "у Пінскі памежны атрад"."""
_ADJECTIVE_KINDS = AREA_KINDS | {PlaceKind.AIRFIELD, PlaceKind.STATION, PlaceKind.TRAINING_GROUND}
_REGION = ("област", "вобласц", "вобласт", "region", "oblast", "воеводств", "щин", "шчын")
_REGION_REACH = 12
_REGION_ADJECTIVES = (
    (("скую", "ской", "цкую", "цкой"), "область"),
    (("ську", "ської", "ській", "цьку", "цької", "цькій"), "область"),
    (("скай", "скае", "цкай"), "вобласць"),
)
_DISTRICT_ADJECTIVES = (
    (("скі", "цкі", "ский", "цкий", "ський", "цький"), "район"),
    (("скага", "цкага", "ского", "цкого", "ського", "цького"), "района"),
)
_DISTRICT_REACH = 4
_UNIT_REACH = 3
_BRIDGES = frozenset("мост моста мосту мостом мосте міст мості мосце мастом".split())
_CRIMEAN = ("крымск", "кримськ", "крымскі")
"""The bridge to Crimea is that of Kerch."""
_ALONG = frozenset({"по", "па"})
_STREET_ENDINGS = ("ской", "цкой", "скай", "цкай", "ській", "цькій", "ьной", "нной", "най", "ній", "вой", "вай")
_UNIT_WORDS = tuple(
    "бригад брыгад полк дивизи дывізі дивізі brigade regiment division batal батальон батальен омбр гв guards".split()
)


class DescribedPlaces:
    """Finds such places in the tokens of one report; `used` marks tokens that belong to dates, groups and sources."""

    def __init__(self, text: str, tokens: Sequence[Token], names: Names, used: bytearray, language: str) -> None:
        self._text = text
        self._tokens = tokens
        self._strings = [token.text for token in tokens]
        self._names = names
        self._used = used
        self._language = language
        self._words = open_small_words()

    def capital_at(self, at: int, after: int, hit: NameHit | None, role: RoleFound) -> PlaceMention | None:
        """Return the sea, the pair of regions or the region without its noun that a capital letter begins."""
        regions = self._joined_regions(at, after) if hit is None or hit.kind is not PlaceKind.ADMIN1 else None
        if regions is not None:
            return self._make(at, regions, None, PlaceKind.ADMIN1, role)
        water = water_behind(self._tokens, at, after)
        if water is not None:
            mention = self._make(at, water, None, None, role)
            mention.pinless = True
            if role.said in CASELESS:
                mention.role = "at" if self._tokens[at].key.endswith(("ом", "ым", "ему", "ому", "ім")) else "to"
            return mention
        elided = self._elided_region(at, after) if hit is None and role.role else None
        kind = PlaceKind.ADMIN1
        if elided is None and hit is None and role.role:
            elided, kind = self._elided_district(at, after), PlaceKind.ADMIN2
        if elided is None:
            return None
        mention = self._make(at, at + 1, None, kind, role)
        mention.asked = elided
        return mention

    def _make(self, at: int, end: int, hit: NameHit | None, kind: PlaceKind | None, role: RoleFound) -> PlaceMention:
        return mention_of(self._text, self._tokens, (at, end), hit, kind, role)

    def adjective_at(self, at: int, first: int, after: int) -> PlaceMention | None:
        """Return the place that an adjective and the sort of place behind it name: "лідський аеродром"."""
        token = self._tokens[at]
        if self._used[at] or token.kind != "word" or at + 1 >= after:
            return None
        if token.starts & COUNTRY:
            return self._side_at(at, first, after)
        if self._tokens[at + 1].key in _BRIDGES and token.text[0].isupper():
            return self._bridge_at(at, first)
        sort = self._sort_of(at + 1, after) if token.starts & ADJECTIVE else None
        if sort is None:
            return None
        kind, end = sort
        if token.text[0].isupper() and self._names.longest(self._strings, at) is not None:
            return None
        town = town_of_adjective(token.key, self._names)
        if town is None or describes_unit(self._tokens, end, after):
            return None
        role = role_before(self._tokens, at, first, inflected=True, language=self._language)
        mention = self._make(at, end, self._names.known(town), kind, role)
        if role.said in CASELESS:
            mention.role = role_by_type(role.said, self._tokens[end - 1].key, self._language)
        if kind in AREA_KINDS:
            mention.asked = mention.text
            mention.near = PlaceMention(at, at + 1, town, self._names.known(town), None)
        elif kind is PlaceKind.SETTLEMENT:
            mention.role, mention.asked = "at", town
        elif kind is None:
            mention.role, mention.said, mention.asked, mention.kind = "to", "direction", town, PlaceKind.SETTLEMENT
        elif kind is PlaceKind.STATION and self._tokens[end - 1].key.startswith((*_STORES, *_GUARDS)):
            mention.asked, mention.kind = town, PlaceKind.SETTLEMENT
        else:
            mention.asked = town
            mention.near = PlaceMention(at, at + 1, town, self._names.known(town), None)
        return mention

    def _bridge_at(self, at: int, first: int) -> PlaceMention | None:
        """Return the town that a bridge is called by, which is passed: "Керченский мост", "Кримським мостом"."""
        key = self._tokens[at].key
        town = "керчь" if key.startswith(_CRIMEAN) else town_of_adjective(key, self._names)
        if town is None:
            return None
        role = role_before(self._tokens, at, first, inflected=True, language=self._language)
        mention = self._make(at, at + 2, self._names.known(town), PlaceKind.SETTLEMENT, role)
        mention.role, mention.asked = role.role or "via", town
        return mention

    def _side_at(self, at: int, first: int, after: int) -> PlaceMention | None:
        """Return the country or border that an adjective tells: "from the Russian side", "в польское небо", "белорусскую границу"."""
        code = country_of_word(self._tokens[at].key)
        end = at + 1
        key = self._tokens[end].key
        of_air = key.startswith(_OF_THE_AIR) and not (key.startswith(_SIDES) or _PREMISES.fullmatch(key))
        if end + 1 < after and (of_air or (key in _STORED and _PREMISES.fullmatch(self._tokens[end + 1].key))):
            end += 1
        border = self._tokens[end].key.startswith(BORDERS)
        name = _NAMES.get(code or "")
        told = border or self._tokens[end].key.startswith(_SIDES) or self._is_premises(end, after)
        if name is None or self._used[end] or not told:
            return None
        role = role_before(self._tokens, at, first, inflected=True, language=self._language)
        enters = at > first and bool(kinds_of(self._tokens[at - 1].key) & {"cross", "enter"})
        if not role.role and (border or not enters):
            return None
        mention = self._make(at, end + 1, self._names.known(name), None, role)
        mention.role = role.role or "to"
        if role.said in CASELESS:
            mention.role = role_by_type(role.said, self._tokens[end].key, self._language)
        mention.asked, mention.border = name, border
        return mention

    def _is_premises(self, at: int, after: int) -> bool:
        """Tell whether several depots or airfields are told, and no name of theirs behind."""
        if not _PREMISES.fullmatch(self._tokens[at].key):
            return False
        return at + 1 >= after or not (
            self._tokens[at + 1].text[0].isupper() or self._tokens[at + 1].text in OPEN_QUOTES
        )

    def _sort_of(self, at: int, after: int) -> tuple[PlaceKind | None, int] | None:
        """Return the sort of place named at a token and the token behind it; (None, ...) for a direction of travel."""
        if self._tokens[at].key in self._words.toward_nouns:
            return None, at + 1
        if self._tokens[at].key.startswith(_RING_ROADS):
            return PlaceKind.SETTLEMENT, at + 1
        if self._tokens[at].key.startswith(("вокзал", "вакзал", *_STORES)):
            return PlaceKind.STATION, at + 1
        guards = self._tokens[at + 1].key if at + 1 < after else ""
        if self._tokens[at].key.startswith(_OF_GUARDS) and guards.startswith(_GUARDS):
            return PlaceKind.STATION, at + 2
        found = type_behind(self._tokens, at, after)
        return found if found is not None and found[0] in _ADJECTIVE_KINDS else None

    def _elided_region(self, at: int, after: int) -> str | None:
        """Return the whole name of a region that is told by its adjective alone: "из Гомельской области в Брянскую"."""
        key = self._tokens[at].key
        form = next((word for endings, word in _REGION_ADJECTIVES if key.endswith(endings)), None)
        near = range(max(0, at - _REGION_REACH), min(after, at + _REGION_REACH))
        if form is None or not any(self._tokens[each].key.startswith(_REGION) for each in near):
            return None
        return None if self._describes_next(at + 1, after) else f"{self._tokens[at].text} {form}"

    def _elided_district(self, at: int, after: int) -> str | None:
        """Return the whole name of a district that is told by its adjective alone: "з Лунінецкага раёна ў Столінскі"."""
        form = next((form for ends, form in _DISTRICT_ADJECTIVES if self._tokens[at].key.endswith(ends)), None)
        before = self._tokens[max(0, at - _DISTRICT_REACH) : at]
        if form is None or self._describes_next(at + 1, after):
            return None
        told = any(token.key.startswith(("раен", "район")) for token in before)
        spelled = form.replace("райо", "раё") if self._language == "be" else form
        return f"{self._tokens[at].text} {spelled}" if told else None

    def _describes_next(self, at: int, after: int) -> bool:
        """Tell whether the word at a token may be the noun of an adjective before it."""
        if at >= after or self._used[at] or not self._tokens[at].text[0].islower():
            return False
        key = self._tokens[at].key
        return not (cues_of(key) or key in self._words.prepositions or key in self._words.conjunctions)

    def _joined_regions(self, at: int, after: int) -> int | None:
        """Return the token behind "Минской и Витебской областей", "Chernihiv and Kyiv regions", if they start at `at`."""
        if at + 3 >= after or self._tokens[at + 1].key not in self._words.conjunctions:
            return None
        if not self._tokens[at + 2].text[0].isupper():
            return None
        behind = type_behind(self._tokens, at + 3, after)
        if behind is None or behind[0] is not PlaceKind.ADMIN1:
            return None
        return (
            behind[1] if self._tokens[at + 3].key.endswith(("s", "ей", "ях", "ям", "яў", "ами", "ями", "ів")) else None
        )


def describes_unit(tokens: Sequence[Token], end: int, after: int) -> bool:
    """Tell whether the words behind a name make it a unit's: "Витебская бригада", "Baranavichy regiment"."""
    prepositions = open_small_words().prepositions
    for token in tokens[end : min(after, end + _UNIT_REACH)]:
        if token.key.startswith(_UNIT_WORDS):
            return True
        if token.kind == "mark" or token.key in prepositions or cues_of(token.key):
            return False
    return False


_STATION_OF = re.compile(
    r"\w{3,}-\w*(?:[нс]ый|[нк]ий|[нк]ой|ной|вой|ны|ні|скі|цкі|ная|ская|ськ[аиі]й?|ское|ные|ские|скія|кая|ую|ом|ого|ому|ай|ага|аму|ным|няя|нюю|яй|нія|ніх|[вн]ыя|[вн]ых|[вн]ыми|[вн]ымі|skaya|skiya|ny|nyi|nyia|naya|aya|iya)",
    re.IGNORECASE,
)
"""One of a town's stations, called by an adjective: "Гомель-Нечётный", "Baranavichy-Paleskiya"."""


def town_of_station(name: str) -> str:
    """Return the town in the name of one of its stations ("Гомель" of "Гомель-Нечётный"), "" where it is none."""
    return name.partition("-")[0] if _STATION_OF.fullmatch(name) else ""


def names_street(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Tell whether an adjective behind "along" is a street's name without its noun: "по Советской", "па Мінскай"."""
    along = tokens[at - 1].key in _ALONG and tokens[at].key.endswith(_STREET_ENDINGS)
    behind = tokens[at + 1].key if at + 1 < after else ""
    return along and (len(behind) <= 1 or not (kinds_of(behind) or type_of((behind,))))
