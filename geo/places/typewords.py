"""Words that say what sort of place a name is: "station", "полигон", "пункт пропуску", "вобласць"."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geo.model import PlaceKind
from geo.places.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Iterable


class SettlementSize(Enum):
    """What a type word says of how big a settlement is."""

    TOWN = "town"
    VILLAGE = "village"


_KINDS: Final = {
    PlaceKind.SETTLEMENT: """
        village villages town towns city settlement hamlet agrotown urban-type locality suburb suburbs
        г гор город города городе городом городок городка п пос посёлок поселок поселка поселке поселком пгт гп с сел
        село села селе селом д дер деревня деревни деревне деревней деревню агрогородок агрогородка агрогородке
        аг нп н.п населённый населенный пункт населенного пункта
        м місто міста місті містом смт селище селища селищі сільце сільця хутор хутора село сіл
        горад горада горадзе гарадскі в вёска вески весцы вёсцы веска вескі аграгарадок аграгарадка аграгарадку
        мястэчка пасёлак паселак паселка пасёлку пасёлкам сяло сяла сяле сялом агромістечко агромістечка агромістечку
        агромістечком містечко містечка містечку містечком селищу селищем хуторі хуторе хутору
        miasto miasta wieś wsi wies g d s v der pos smt pgt gorod selo derevnya poselok posyolok misto selyshche
        horad vioska veska ahraharadok mesto stanitsa станица станицы ст-ца
        stadt dorf siedlung ortschaft kleinstadt miejscowość miejscowości osada osadzie miasteczko miasteczku miastem
        vioscy vioski viosku haradok haradku horadzie miastečka pasiołak pasiołku""",
    PlaceKind.STATION: """
        station stations railway railroad rail train ст жд ж-д станция станции станцию станцией станциях
        железнодорожная железнодорожной железнодорожную железнодорожный полустанок разъезд разъезда платформа
        станція станції станцію станцією залізнична залізничній залізничної залізничну станцыя станцыі станцыю
        станций станциям станцій станціям станцый станцыям станцыяй станціях станцыях роз'їзд роз'їзду роз'їзді
        разъезда разъезде раз'езд раз'езда раз'ездзе полустанка полустанке
        напівстанок напівстанку чыгуначная чыгуначнай чыгуначную stacja stacji kolejowa kolejowej
        halt junction stantsiya
        stację stacją stacjach dworzec dworcu kolejową bahnhof bahnhofs güterbahnhof eisenbahnstation bahnstation
        stancyja stancyi stancyju čyhunačnaja čyhunačnaj čyhunačnuju raz'jezd""",
    PlaceKind.AIRFIELD: """
        airfield airfields airbase airport airports aerodrome aerodrom airstrip air base аэр аэродром аэродрома
        аэродроме аэродрому аэродромом аэропорт аэропорта аэропорту аэропорте авиабаза авиабазы авиабазе
        авиабазу авиабазой аеродром аеродрому аеродромі аеродромом аеропорт аеропорту авіабаза авіабази авіабазі
        авіабазу авіабазою аеродрома аеродромах аеропорта аеропорті аеропортом летовище летовища летовищі летовищу
        летовищем летовищах аэродромах аэропортом аэрадрому аэрадромам аэрапорту аэрапорта авіябазу авіябазай
        аэродромы аэродромов аэродромам аеродроми аеродромів аеродромам летовищам аэрадромы аэрадромаў аэрадромах
        авиабаз авиабазах авіабаз авіабазах авіябаз авіябазах аэрапорт аэрапорце аэрадром аэрадрома аэрадроме
        авіябаза авіябазы авіябазе lotnisko lotnisku lotniska
        baza lotnicza
        lotniskiem flugplatz flugplatzes militärflugplatz flughafen luftwaffenstützpunkt fliegerhorst
        aeradrom aeradromie aeradroma aeraport aviabaza aviabazie""",
    PlaceKind.TRAINING_GROUND: """
        range ranges training ground grounds polygon polihon poligon proving area полигон полигона полигоне полигону
        полигоном полигоны полигонах полігон полігона полігоне полігоні полігону полігоном палігон палігона палігоне
        палігону палігонам танкодром танкодрома танкодромі танкодроме стрільбище стрільбища стрільбищі стрельбище
        стрельбища стрэльбішча стрэльбішчы полигонам полигонов полигонами полігони полігонів полігонах полігонам
        полігонами палігоны палігонаў палігонах палігонамі poligonie poligonu учебный учебном
        poligonem poligonach poligonów poligony übungsplatz übungsplatzes truppenübungsplatz truppenübungsplatzes
        truppenübungsplätzen übungsgelände schießplatz palihon palihonie palihona palihonaŭ""",
    PlaceKind.BORDER_CROSSING: """
        crossing crossings checkpoint border bcp кпп мапп пункт пропуска пропуску пункта пункте пограничный
        погранпереход погранперехода погранпереходе переход перехода переходе пропускной пп прикордонний пункті пункту
        памежны пераход пераходу пераходзе przejście przejscie graniczne granicznym
        przejściu przejścia grenzübergang grenzübergangs kontrollpunkt""",
    PlaceKind.ADMIN1: """
        oblast oblasti oblast' oblastʹ region regions province voblast voblasts voblasc voivodeship krai kray
        republic obl обл область области областью областей області областю вобл вобласць вобласці вобласцю край края
        крае краі республика республики республике республіка рэспубліка воеводство воеводства воеводстве województwo
        wojewodztwo województwie obwód obwod obwodu county autonomous okrug
        gebiet gebiets vobłaść vobłaści vobłasci województwa wojewodschaft""",
    PlaceKind.ADMIN2: """
        district districts raion raions rayon rayons raiony rajon powiat powiecie powiatu р-н р-на р-не район района
        районе районом району районі райони раён раёна раёне раёну раёнам hromada громада громаді municipality gmina
        rejon rejonie rejonu powiatem landkreis landkreises kreis rajonie rajona bezirk громадою громаду громади громад
        gminie gminy територіальна gemeinde rajongemeinde""",
}
_WORDS: Final = {
    key: kind
    for kind, words in _KINDS.items()
    for word in words.split()
    for key in (plain(word.replace("-", "")), word if "-" in word else plain(word))
}
_SHARED: Final = {
    # words that only join others of the table: "air base", "training ground", "пункт пропуска", "н. п."
    "пункт": None, "пункта": None, "пункте": None, "пункту": None, "пункті": None, "air": None, "base": None,
    "area": None, "ground": None, "border": None, "rail": None, "autonomous": None, "н": None, "п": None,
}  # fmt: skip
_PHRASES: Final = {
    ("air", "base"): PlaceKind.AIRFIELD, ("air", "field"): PlaceKind.AIRFIELD, ("air", "bases"): PlaceKind.AIRFIELD,
    ("military", "airfield"): PlaceKind.AIRFIELD, ("military", "airbase"): PlaceKind.AIRFIELD,
    ("military", "air", "base"): PlaceKind.AIRFIELD, ("international", "airport"): PlaceKind.AIRFIELD,
    ("railway", "station"): PlaceKind.STATION, ("train", "station"): PlaceKind.STATION,
    ("rail", "station"): PlaceKind.STATION, ("railroad", "station"): PlaceKind.STATION,
    ("railway", "junction"): PlaceKind.STATION, ("rail", "junction"): PlaceKind.STATION,
    ("railway", "stop"): PlaceKind.STATION, ("railway", "stations"): PlaceKind.STATION,
    ("train", "stations"): PlaceKind.STATION, ("territorial", "community"): PlaceKind.ADMIN2,
    ("територіальна", "громада"): PlaceKind.ADMIN2, ("територіальної", "громади"): PlaceKind.ADMIN2,
    ("ж", "д", "станция"): PlaceKind.STATION, ("ж", "д", "станции"): PlaceKind.STATION,
    ("жд", "станция"): PlaceKind.STATION, ("жд", "станции"): PlaceKind.STATION, ("ж", "д"): PlaceKind.STATION,
    ("training", "ground"): PlaceKind.TRAINING_GROUND, ("training", "grounds"): PlaceKind.TRAINING_GROUND,
    ("training", "area"): PlaceKind.TRAINING_GROUND, ("training", "range"): PlaceKind.TRAINING_GROUND,
    ("military", "range"): PlaceKind.TRAINING_GROUND, ("military", "training", "ground"): PlaceKind.TRAINING_GROUND,
    ("proving", "ground"): PlaceKind.TRAINING_GROUND, ("firing", "range"): PlaceKind.TRAINING_GROUND,
    ("shooting", "range"): PlaceKind.TRAINING_GROUND, ("учебный", "полигон"): PlaceKind.TRAINING_GROUND,
    ("aviation", "range"): PlaceKind.TRAINING_GROUND, ("tank", "range"): PlaceKind.TRAINING_GROUND,
    ("border", "crossing"): PlaceKind.BORDER_CROSSING, ("border", "checkpoint"): PlaceKind.BORDER_CROSSING,
    ("border", "crossing", "point"): PlaceKind.BORDER_CROSSING, ("border", "point"): PlaceKind.BORDER_CROSSING,
    ("crossing", "point"): PlaceKind.BORDER_CROSSING, ("check", "point"): PlaceKind.BORDER_CROSSING,
    ("пункт", "пропуска"): PlaceKind.BORDER_CROSSING, ("пункт", "пропуску"): PlaceKind.BORDER_CROSSING,
    ("пункта", "пропуска"): PlaceKind.BORDER_CROSSING, ("пункте", "пропуска"): PlaceKind.BORDER_CROSSING,
    ("пункті", "пропуску"): PlaceKind.BORDER_CROSSING, ("пункту", "пропуску"): PlaceKind.BORDER_CROSSING,
    ("населенный", "пункт"): PlaceKind.SETTLEMENT, ("населенного", "пункта"): PlaceKind.SETTLEMENT,
    ("населены", "пункт"): PlaceKind.SETTLEMENT, ("населений", "пункт"): PlaceKind.SETTLEMENT,
    ("н", "п"): PlaceKind.SETTLEMENT, ("urban", "type", "settlement"): PlaceKind.SETTLEMENT,
    ("г", "п"): PlaceKind.SETTLEMENT,
    ("р", "н"): PlaceKind.ADMIN2, ("р", "на"): PlaceKind.ADMIN2, ("р", "не"): PlaceKind.ADMIN2,
    ("autonomous", "region"): PlaceKind.ADMIN1, ("autonomous", "okrug"): PlaceKind.ADMIN1,
}  # fmt: skip
_SIZES: Final = {
    SettlementSize.TOWN: """
        town towns city cities г. гор гор. город города городе городом місто міста місті містом м. горад горада горадзе
        miasto miasta gorod horad misto""",
    SettlementSize.VILLAGE: """
        village villages hamlet agrotown с. д. в. дер дер. деревня деревни деревне деревней деревню село села селе селом
        селі сільце сільця агрогородок агрогородка агрогородке агромістечко агромістечка агромістечку містечко
        містечка містечку аг аг. хутор хутора хутары вёска вескі вёсцы вёску вёскі
        веска вески весцы аграгарадок аграгарадка аграгарадку wieś wsi derevnya selo vioska veska ahraharadok""",
}
_SIZE_WORDS: Final = {word: size for size, words in _SIZES.items() for word in words.split()}
_PURPOSES: Final = tuple(
    """
    морск марск учебн навчальн навучальн общевойск загальновійськ агульнавайск военн военно воєнн ваенн войсков військов
    вайсков зенитн зенітн танков танкав ракетн стрелков стрілецьк стралков стралец артиллер артилер артылер авиацион
    авіацій авіяцый инженерн інженерн десантн пехотн піхотн пяхотн
""".split()
)
"""How adjectives begin that say what a range or field is for, not where it is."""
LONGEST: Final = 3
"""Most words of one phrase of type words."""


@lru_cache(maxsize=20_000)
def type_of(words: tuple[str, ...]) -> PlaceKind | None:
    """Return the kind that one to three plain words together name, None where they are no type word."""
    if len(words) > 1:
        return _PHRASES.get(words)
    if words[0] in _SHARED:
        return _SHARED[words[0]]
    return _WORDS.get(words[0])


def is_purpose(word: str) -> bool:
    """Tell whether an adjective says what a range or field is for: "Морской полигон" is not that of Miory."""
    return word.lower().startswith(_PURPOSES)


def size_of(words: Iterable[str]) -> SettlementSize | None:
    """Return how big a settlement the first telling one of some words says that it is ("town", "дер.")."""
    return next((size for word in words if (size := _SIZE_WORDS.get(word.lower())) is not None), None)
