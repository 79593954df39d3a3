"""How exact the coordinates of a row are said to be: a stand-in for an area is taken as the area, never as a pin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.intake.fields import heading_key
from geo.intake.positions import SaidPlace
from geo.intake.quoting import quoted
from geo.intake.verdicts import remark, review
from geo.model import PlaceKind

if TYPE_CHECKING:
    from geo.intake.draft import Draft

EXACT, STREET, SETTLEMENT, NEAR, AREA, COUNTRY = "exact", "street", "settlement", "within 25 km", "area", "country"
"""What coordinates may stand for; the codes of other data sets are turned into these words (`layouts.py`)."""
_NEAR_M: Final = 25_000.0
_STREET_M: Final = 1000.0
"""A street is found by its middle or by one of its houses; nine of ten are shorter than 2 km."""
_WORDS: Final = {
    heading_key(word): meaning
    for meaning, words in {
        EXACT: "exact | precise | point | address | точно | точная | точне | дакладна | dokładnie",
        STREET: "street | улица | вулиця | вуліца | ulica",
        SETTLEMENT: "settlement | 1 | city | town | village | населенный пункт | населений пункт | населены пункт"
        " | miejscowość",
        NEAR: "within 25 km | near | close by",
        AREA: "area | region | district | county | admin1 | admin2 | adm1 | adm2 | oblast | raion | province | область"
        " | район | регион | регіон | вобласць | раён | obszar | region | powiat | województwo",
        COUNTRY: "country | national | adm0 | страна | країна | краіна | kraj",
    }.items()
    for word in words.split(" | ")
}


def take_precision(text: str, draft: Draft) -> None:
    """Read how exact the place's coordinates are, and take those that stand for an area as that area.

    Those that stand for a settlement are marked so by its kind, and get the settlement's own radius (`locate.py`).
    The area is the row's first-order area, else its country. Where the row names neither, or the word is unknown, the
    row waits in review.
    """
    place = draft.places.get("place")
    if place is None or place.position is None:
        return
    meaning = _WORDS.get(heading_key(text))
    if meaning == EXACT:
        return
    if meaning == SETTLEMENT:
        draft.places["place"] = replace(place, kind=PlaceKind.SETTLEMENT)
        return
    if meaning in {NEAR, STREET}:
        least = _NEAR_M if meaning == NEAR else _STREET_M
        if not place.position.told:
            position = replace(place.position, radius_m=max(least, place.position.radius_m), told=True)
            draft.places["place"] = replace(place, position=position)
        return
    area = _area(place, meaning)
    if area is None:
        message = (
            f"geo_precision {quoted(text)} does not say that the coordinates are those of the place; if they stand for "
            "an area, clear them and name the area"
        )
        draft.reasons.append(review("geo_precision", "coarse_position", message))
        return
    draft.places["place"] = area
    said = f" ({place.text})" if place.text and place.text != area.text else ""
    message = (
        f"the coordinates{said} stand for an area by geo_precision {quoted(text)}; {area.text} is taken as an area"
    )
    draft.reasons.append(remark("geo_precision", "coarse_position", message))


def _area(place: SaidPlace, meaning: str | None) -> SaidPlace | None:
    if meaning == AREA and place.admin1:
        return SaidPlace(place.admin1, None, place.country, "", PlaceKind.ADMIN1)
    if meaning in {AREA, COUNTRY} and place.country:
        return SaidPlace(place.country, None, "", "", PlaceKind.COUNTRY)
    return None
