"""Find the places that a sentence names and the part each plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import PlaceKind
from geo.places.typewords import type_of
from geo.reports.days.words import open_date_words
from geo.reports.text.affiliation import country_of_word
from geo.reports.text.cues import cues_of, kinds_of
from geo.reports.text.small_words import open_small_words
from geo.reports.text.tokens import ADJECTIVE, COUNTRY, OPEN_QUOTES, QUOTES
from geo.reports.toponyms.areas_around import heads_a_day, opens_area, stands_behind_area
from geo.reports.toponyms.bodies import follows_office, names_body, stands_behind_article
from geo.reports.toponyms.described_places import DescribedPlaces, describes_unit, names_street
from geo.reports.toponyms.links import THEN, PlaceLinks
from geo.reports.toponyms.mention import PlaceMention, mention_of
from geo.reports.toponyms.persons import is_given_name, names_no_place
from geo.reports.toponyms.place_roles import CASELESS, RoleFound, role_before, type_behind
from geo.reports.toponyms.place_verbs import TAKES_OBJECTS, is_taken_ahead
from geo.reports.toponyms.respelling import CLASSICAL, named_at, respelled, respelled_from_ukrainian
from geo.reports.toponyms.roads import ends_of_road, is_road

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.matching import NameHit, Names
    from geo.reports.text.tokens import Token

_ABBREVIATED = 3
_ROUTE_MARKS = frozenset({"-", "–", "—", "→", "➡", "⇒"})
_NOMINATIVE = ("ий", "ый", "ник", "нік")
_OBLIQUE = ("у", "а", "ом", "ам", "і", "и", "ы")
_NO_SORTS = frozenset("train rail railway railroad border air ground crossing".split())
"""Words of sorts of places that behind a word unknown as a name mean what they say: "same train", "another crossing"."""
_HIGHWAYS = ("шоссе", "шосе", "шаш")
_YEARS = frozenset("год года году року рік рок годзе новруз".split())
_LONGEST_NAME = 3
_CITY = 50_000
"""Behind the name of so large a town in another case a capital begins something else: "у Києві Володимир ..."."""
_BY_WHICH, _IN = ("ею", "ей", "ай", "ом", "ам"), frozenset({"в", "у", "во"})
_MAY_TELL_PLACE = COUNTRY | ADJECTIVE
_TO_WHOM = frozenset(
    "linked belonging belongs belonged attributed loyal related thanks according dedicated close-knit subordinated answering".split()
)
"""Before "to" these tell whose it is: "a jet linked to Prigozhin"."""


class PlaceFinder:
    """Finds places in the tokens of one report; `used` marks tokens that belong to dates, groups and sources."""

    def __init__(self, text: str, tokens: Sequence[Token], names: Names, used: bytearray, language: str) -> None:
        self._text = text
        self._tokens = tokens
        self._strings = [token.text for token in tokens]
        self._names = names
        self._used = used
        self._language = language
        self._words = open_small_words()
        self._described = DescribedPlaces(text, tokens, names, used, language)
        self._links = PlaceLinks(tokens, used, language)
        self.proposed: dict[int, int] = {}

    def find(self, first: int, after: int, watched: str) -> list[PlaceMention]:
        """Return the places of one sentence in order; wider places said beside one become its hints."""
        found: list[PlaceMention] = []
        at = first
        tokens, used = self._tokens, self._used
        while at < after:
            token = tokens[at]
            tells = token.starts & _MAY_TELL_PLACE or token.text[0].isupper() or at in self.proposed
            if not tells or token.kind != "word" or (used[at] and at not in self.proposed):
                at += 1
                continue
            mention = self._described.adjective_at(at, first, after)
            ends = ends_of_road(tokens, at, (first, after), used, self._names) if mention is None else []
            if ends and self._names.longest(self._strings, at) is None:
                found += ends
                at += 1
                continue
            if mention is None and self._may_start(at):
                mention = self._mention_at(at, first, after)
            if mention is None and at in self.proposed and not self._used[at]:
                role = role_before(self._tokens, at, first, inflected=True, language=self._language)
                mention = self._make(at, min(self.proposed[at], after), None, role.kind, role)
            elif self.proposed:
                self.proposed.pop(at, None)  # the rules found it themselves, or it belongs to something else
            if mention is None:
                at += 1
                continue
            if not self._links.attach(found, mention):
                found.append(mention)
            at = max(mention.after, at + 1)
        self._links.settle(found, first, after, watched)
        return found

    def _may_start(self, at: int) -> bool:
        token = self._tokens[at]
        if self._used[at] or token.kind != "word" or not token.text[0].isupper():
            return False
        if at > 1 and self._tokens[at - 1].key == "to" and self._tokens[at - 2].key in _TO_WHOM:
            return False
        return token.key not in self._words.prepositions and token.key not in self._words.conjunctions

    def _mention_at(self, at: int, first: int, after: int) -> PlaceMention | None:
        tokens, token = self._tokens, self._tokens[at]
        street = self._is_street(at, after) or (at > first and names_street(tokens, at, after))
        hit, town = self._hit_at(at)
        alone = hit is None or hit.tokens == 1  # "стара" is no place, "Стара Гута" is one
        if street or is_road(token.key) or (alone and token.key in self._words.no_places):
            return None
        sure = hit is not None and (self._is_sure(hit) or hit.tokens > 1)
        unnamed = names_no_place(tokens, at, after, sure=sure) or names_body(tokens, at, after)
        if unnamed or (hit is not None and self._is_no_name(hit, at, after)):
            return None
        if hit is not None and (at + hit.tokens > after or any(self._used[at : at + hit.tokens])):
            hit = None
        if hit is not None and hit.kind is None:
            return None
        end = at + (hit.tokens if hit is not None else 1)
        inflected = hit is None or hit.inflected
        role = role_before(self._tokens, at, first, inflected=inflected, language=self._language)
        behind = type_behind(self._tokens, self._past_quotes(end, after), after)
        if behind is not None and hit is None and self._is_no_sort(at, behind[1]):
            behind = None
        says_sort = hit is not None and hit.needs_type and hit.tokens > 1 and type_of((tokens[end - 1].key,))
        kind = role.kind or (behind[0] if behind else says_sort or None)
        described = self._described.capital_at(at, after, hit, role)
        if described is not None:
            return described
        if hit is None and not self._speaks_for_place(at, first, after, role, kind):
            return None
        if (
            hit is not None
            and (hit.common_word or hit.needs_type)
            and not (kind or self._speaks_for_word(hit, at, first, after, role))
        ):
            return None
        if hit is None or (hit.tokens == 1 and hit.kind is not PlaceKind.COUNTRY and not self._is_sure(hit)):
            apart = hit is not None and hit.inflected and (hit.people >= _CITY or self._is_town(end, after))
            apart = apart or (hit is not None and follows_office(tokens, at))
            end = self._grow(end, after, known=hit is not None) if kind is not PlaceKind.ADMIN1 and not apart else end
        adjective = token.key.isascii() or "ск" in token.key or "цк" in token.key or "ськ" in token.key
        whose = hit is None and end > at + 1 and self._tokens[end - 1].key.endswith("'s")  # "Petrov's country"
        if whose or (adjective and describes_unit(self._tokens, end, after)):
            return None
        if behind is not None and behind[1] > end and role.kind is None:
            end = behind[1]
        mention = self._make(at, end, hit, kind, role)
        if town and hit is not None:
            mention.asked = town
        return mention

    def _names_country(self, at: int) -> bool:
        hit = self._names.known(self._tokens[at].text)
        return hit is not None and hit.kind is PlaceKind.COUNTRY

    def _is_no_sort(self, at: int, end: int) -> bool:
        """Tell whether the sort of place behind an unknown word is not its own: "Черговий аеродрому" is who is on duty there."""
        sort = self._tokens[end - 1].key
        return sort in _NO_SORTS or (self._tokens[at].key.endswith(_NOMINATIVE) and sort.endswith(_OBLIQUE))

    def _hit_at(self, at: int) -> tuple[NameHit | None, str]:
        """Return the name known at a token, and what to ask for instead of it: a station's town, a name respelled."""
        classical = CLASSICAL.get(self._tokens[at].key) if self._language == "be" else None
        if classical is not None:
            return self._names.known(classical), classical
        hit, spelled = named_at(self._strings, at, self._names)
        if hit is None and self._language == "be" and at and self._tokens[at - 1].key in self._words.prepositions:
            return respelled(self._strings[at], self._names)
        if hit is None and self._language == "uk":
            led = at > 0 and self._tokens[at - 1].key in self._words.prepositions
            return respelled_from_ukrainian(self._strings[at], self._names, led=led)
        return hit, spelled

    def _is_no_name(self, hit: NameHit, at: int, after: int) -> bool:
        """Tell whether a word is an abbreviation ("ЯО"), or the sort of a place whose name follows in quotes: "Полигон «Лепельский»"."""
        if hit.tokens != 1 or hit.kind is PlaceKind.COUNTRY:
            return False
        token = self._tokens[at]
        if token.text.isupper() and len(token.text) <= _ABBREVIATED:
            beside = [self._tokens[each].text for each in (at - 1, at + 1) if 0 <= each < after]
            return not any(len(text) > _ABBREVIATED and text.isupper() for text in beside)
        quoted = at + 2 < after and self._tokens[at + 1].text in OPEN_QUOTES
        return quoted and type_of((token.key,)) is not None and self._tokens[at + 2].text[0].isupper()

    def _make(self, at: int, end: int, hit: NameHit | None, kind: PlaceKind | None, role: RoleFound) -> PlaceMention:
        return mention_of(self._text, self._tokens, (at, end), hit, kind, role)

    def _is_street(self, at: int, after: int) -> bool:
        """Tell whether the name is a street's: "по улице Барыкина", "Речицкого шоссе"."""
        dotted = at > 1 and self._tokens[at - 1].text == "."
        crossed = at > 2 and self._tokens[at - 1].text == "/"  # "перекрёсток Металлургов/Шевченко"
        before = at - 1 - dotted - 2 * crossed
        if before >= 0 and "street" in kinds_of(self._tokens[before].key):
            road = self._tokens[before].key.startswith(_HIGHWAYS) and at + 2 < after
            return not (road and self._tokens[at + 1].text in _ROUTE_MARKS and self._tokens[at + 2].text[0].isupper())
        if at + 1 >= after or "street" not in kinds_of(self._tokens[at + 1].key):
            return False
        by_street = self._tokens[at + 1].key.endswith(_BY_WHICH) and before >= 0
        return not (by_street and self._tokens[before].key in _IN)  # "у Донецьку вулицею Артема"

    def _speaks_for_word(self, hit: NameHit, at: int, first: int, after: int, role: RoleFound) -> bool:
        """Tell whether the sentence takes an everyday word for a place; in quotes it is an exercise or a make: «Рубеж»."""
        if hit.common_word and at > 0 and self._tokens[at - 1].text in QUOTES:
            return hit.needs_type and bool(role.role) and role.said in CASELESS
        stands = bool(role.role) or self._stands_alone(hit, at, first, after) or self._goes_on_from(at, first)
        return stands or is_taken_ahead(self._tokens, at + hit.tokens, after, self._used)

    def _is_sure(self, hit: NameHit) -> bool:
        return hit.people > 0 and not hit.common_word and not hit.inflected

    def _is_town(self, at: int, after: int) -> bool:
        """Tell whether a known town stands at a token in its first form: "под Ельском Минск сосредоточил ..."."""
        hit = self._names.known(self._tokens[at].text) if at < after else None
        return hit is not None and hit.kind is PlaceKind.SETTLEMENT and self._is_sure(hit)

    def _past_quotes(self, at: int, after: int) -> int:
        while at < after and self._tokens[at].text in QUOTES:
            at += 1
        return at

    def _grow(self, end: int, after: int, *, known: bool = False) -> int:
        """Take further capitalised words into an unknown name: "Капустиного Яру", "Tsimbalinskiy Most"."""
        start = end
        while end < after and end - start < _LONGEST_NAME - 1:
            token = self._tokens[end]
            if self._used[end] or token.kind != "word" or not token.text[0].isupper() or token.text.isupper():
                break
            if country_of_word(token.key) or cues_of(token.key) or opens_area(self._tokens, end, after):
                break
            if is_given_name(token.key) or (known and self._names_country(end)):
                break
            end += 1
        return end

    def _speaks_for_place(self, at: int, first: int, after: int, found: RoleFound, kind: PlaceKind | None) -> bool:
        """Tell whether an unknown capitalised word stands where a place name would."""
        token = self._tokens[at]
        role, said = found.role, found.said
        if (
            at - 2 >= first
            and self._tokens[at - 1].text in _ROUTE_MARKS
            and self._names.longest(self._strings, at - 2) is not None
        ):
            role = role or "to"
        if token.text.isupper() and len(token.text) > 1:
            return False
        if token.key.removesuffix("'s") in open_date_words().months or self._describes_named(at, after):
            return False
        if kind is not None:
            return True
        if at > first and (self._tokens[at - 1].text in OPEN_QUOTES or stands_behind_article(self._tokens, at, first)):
            return False
        if at + 1 < after and self._tokens[at + 1].key in _YEARS:
            return False
        if country_of_word(token.key) or cues_of(token.key) or token.key in self._words.transparent:
            return False
        if at > first and self._tokens[at - 1].key.startswith(TAKES_OBJECTS) and not self._used[at - 1]:
            return True
        if (at == first and heads_a_day(self._tokens, self._used, at + 1, after)) or stands_behind_area(
            self._tokens, at, first, after
        ):
            return True
        if at == first or any(letter.isdigit() for letter in token.key):
            return False
        if said == "for" and self._names_event(at, after):
            return False
        known_role = said not in {"за", "by"} and role in {"from", "to", "at", "via", "between"} and len(token.key) > 2
        return known_role and not (said in {"from", "to", "for"} and self._is_person(at, after))

    def _names_event(self, at: int, after: int) -> bool:
        """Tell whether "for X" names a drill or a day: "for the Eagle Assault drill", "for Defenders' Day"."""
        end = self._grow(at + 1, after)
        return self._tokens[at - 1].key == "the" or (
            end < after and self._tokens[end].kind == "word" and self._tokens[end].key not in self._words.prepositions
        )

    def _describes_named(self, at: int, after: int) -> bool:
        """Tell whether a word only describes a sort of place whose name follows: "Национальном аэропорту Минск"."""
        behind = type_behind(self._tokens, at + 1, after)
        return behind is not None and behind[1] < after and self._tokens[behind[1]].text[0].isupper()

    def _is_person(self, at: int, after: int) -> bool:
        """Tell whether two unknown capitalised words in a row look like a person's or a body's name."""
        if at + 1 >= after:
            return False
        behind = self._tokens[at + 1]
        return (
            behind.kind == "word"
            and behind.text[0].isupper()
            and self._names.longest(self._strings, at + 1) is None
            and self._language == "en"
            and any(self._tokens[each].key in self._words.say for each in range(at + 2, min(after, at + 5)))
        )

    def _goes_on_from(self, at: int, first: int) -> bool:
        """Tell whether a word like "then" or a verb of passing stands before: the next name of a way."""
        before = self._tokens[at - 1].key if at > first else ""
        if before in _ROUTE_MARKS | self._words.conjunctions and at - 2 >= first and self._strings[at - 2][0].isupper():
            return self._names.longest(self._strings, at - 2) is not None  # "Кричев — Узда"
        return before in THEN or before.startswith(TAKES_OBJECTS)

    def _stands_alone(self, hit: NameHit, at: int, first: int, after: int) -> bool:
        """Tell whether the name is all there is between marks: "Полонка.", "— Асіповічы:", "Headings: Loyeu, Naroulia"."""
        before = self._tokens[at - 1] if at > first else None
        opened = before is None or before.kind in {"mark", "date", "clock"} or bool(self._used[at - 1])
        end = at + hit.tokens
        while not hit.common_word and end < after and self._used[end] == 1:
            end += 1
        behind = self._tokens[end] if end < after else None
        closed = behind is None or behind.kind in {"mark", "clock", "date"}
        return opened and closed and not (hit.common_word and hit.people == 0 and self._runs_on(end, after))

    def _runs_on(self, at: int, after: int) -> bool:
        """Tell whether a comma and a small word stand at a token, as behind an everyday word: "Обратно, напротив, ..."."""
        behind = self._tokens[at + 1] if at + 1 < after and self._tokens[at].text == "," else None
        return behind is not None and behind.kind == "word" and behind.text.islower() and not self._used[at + 1]
