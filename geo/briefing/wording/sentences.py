"""Numbers, days, directions and names in the words of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from babel.dates import format_skeleton

from geo.briefing.wording.tables import OF_COUNTRY, Table, open_table
from geo.counts.intervals import is_about, is_unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from geo.briefing.model import Language
    from geo.model import Interval

_MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
"""Months of a date-time group, which is English in every language (ACP 121)."""


class Wording:
    """The words of a language for one watched country."""

    def __init__(self, language: Language, watched: str) -> None:
        self.table: Table = open_table(language)
        self.watched = watched

    def say(self, key: str, **values: object) -> str:
        """Return a phrase of the table: `say("phrases.title", ...)`; the watched country's cases are known to it."""
        section, _, name = key.partition(".")
        return self.table.phrase(section, name, **(self._country_words() | values))

    def many(self, noun: str, number: int, **values: object) -> str:
        """Return a number with its noun in the right form."""
        return self.table.counted(noun, number, **values)

    def number(self, number: int) -> str:
        """Return a number with its thousands apart."""
        return self.table.number(number)

    def day(self, day: date, *, year: bool = True, month: bool = True) -> str:
        """Return a day in full: 19 December 2022; all five languages put the day first."""
        if not month:
            return str(day.day)
        told = str(format_skeleton("yMMMMd" if year else "MMMMd", day, locale=self.table.locale))
        return self.say("phrases.day_of_year", day=told) if year else told

    def weekday(self, day: date) -> str:
        """Return a day with its weekday: Thu 15 December."""
        return _capital(str(format_skeleton("MMMMEd", day, locale=self.table.locale)))

    def short_day(self, day: date) -> str:
        """Return a day for an axis: 19 Dec."""
        return str(format_skeleton("MMMd", day, locale=self.table.locale))

    def month(self, day: date) -> str:
        """Return a month for an axis: Dec 2022."""
        return str(format_skeleton("yMMM", day, locale=self.table.locale))

    def span(self, first: date, last: date) -> str:
        """Return a period as a label: 12–19 December 2022."""
        if first == last:
            return self.day(last)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self.day(last)}"
        return f"{self.day(first, year=first.year != last.year)} – {self.day(last)}"

    def period(self, first: date, last: date, *, year: bool = True) -> str:
        """Return a period as the beginning of a sentence: Between 12 and 19 December."""
        if first == last:
            return _capital(self.say("phrases.one_day", day=self.day(last, year=year)))
        years = first.year != last.year
        start = self.day(first, year=years, month=years or first.month != last.month)
        return self.say("phrases.days", first=start, last=self.day(last, year=year or years))

    def cutoff(self, moment: datetime) -> str:
        """Return a moment (UTC) as date-time group and date: 191200Z DEC 22, 19 December 2022."""
        group = f"{moment:%d%H%M}Z {_MONTHS[moment.month - 1]} {moment:%y}"
        return f"{group}, {self.day(moment.date())}"

    def count(self, interval: Interval, unit: str) -> str:
        """Return a count in full: between 118 and 164 vehicles; "no number" where none was told."""
        if is_unknown(interval):
            return self.say("phrases.no_number")
        low, high = interval.count_min, interval.count_max
        number = high if high is not None else low
        assert number is not None  # noqa: S101 - one end is known
        nouns = self.table.words["units"].get(unit) or self.table.words["units"]["unknown"]
        return self.table.phrase(
            "counts",
            _shape(interval),
            low="" if low is None else self.number(low),
            n=self.number(number),
            noun=self.table.form(nouns["noun"], number),
            genitive=self.table.form(nouns.get("genitive", nouns["noun"]), number),
        )

    def short(self, interval: Interval) -> str:
        """Return a count for tables and maps: 30–40, 118+, ≤12, ~16, 16; "no number" where none was told."""
        low, high = interval.count_min, interval.count_max
        about = "~" * is_about(interval)
        if low is None:
            return self.say("phrases.no_number") if high is None else f"{about}≤{self.number(high)}"
        if high is None:
            return f"{about}{self.number(low)}+"
        return f"{about}{self.number(low)}" + (f"–{self.number(high)}" if low != high else "")

    def short_of(self, interval: Interval, unit: str) -> str:
        """Return a count for tables with its unit: 118–164 vehicles, 3+ trains."""
        if is_unknown(interval):
            return f"{self.unit(unit)}: {self.short(interval)}"
        number = interval.count_max if interval.count_max is not None else interval.count_min or 0
        nouns = self.table.words["units"].get(unit) or self.table.words["units"]["unknown"]
        return f"{self.short(interval)} {self.table.form(nouns['noun'], number)}"

    def counts(self, units: Mapping[str, Interval], without_number: int) -> str:
        """Return the counts of all units in full, never added, and how many movements had no number.

        What is exact stands first, so that no "at least" before it is read as its own too.
        """
        known = [(unit, interval) for unit, interval in units.items() if not is_unknown(interval)]
        known.sort(key=lambda each: _shape(each[1]) != "exact")
        told = ", ".join(self.count(interval, unit) for unit, interval in known)
        missing = self.many("without_number", without_number) if without_number else ""
        return "; ".join(each for each in (told, missing) if each)

    def unit(self, unit: str) -> str:
        """Return the plural of a unit."""
        units = self.table.words["units"]
        return str((units.get(unit) or units["unknown"])["name"])

    def equipment(self, equipment_class: str) -> str:
        """Return the plural of an equipment class; one of a user's own lexicon keeps its name."""
        return self.table.text("classes", equipment_class) or equipment_class.replace("_", " ")

    def flow(self, flow: str) -> str:
        """Return a direction: into Belarus."""
        return self.say(f"flow.{flow}")

    def mode(self, mode: str | None) -> str:
        """Return a means of movement: by rail; "" where it is not told."""
        return "" if mode is None else self.table.text("modes", mode) or ""

    def country(self, code: str) -> str:
        """Return a country's name; its code where the language has none."""
        named = self.table.words["countries"].get(code)
        return str(named["name"]) if named else str(self.table.locale.territories.get(code, code))

    def country_of(self, code: str) -> str:
        """Return a country's name as it stands after what is of it: Belarusi, Litwy."""
        countries = self.table.words["countries"]
        name = self.country(code)
        return str(countries.get(code, {}).get("of") or (countries["other"]["of"].replace("{name}", name)))

    def area(self, name: str) -> str:
        """Return a first-order area's name in the language, else as it is held."""
        return self.table.text("areas", name) or name

    def side(self, affiliation: str) -> str:
        """Return whose forces they are; "" where the language has no word for them."""
        return self.table.text("sides", affiliation) or ""

    def listed(self, names: Iterable[str]) -> str:
        """Return names as a list: Brest, Minsk and Homel."""
        return join(list(names), self.say("phrases.and"))

    def _country_words(self) -> dict[str, object]:
        countries = self.table.words["countries"]
        held = countries.get(self.watched, {})
        name = self.country(self.watched)
        cases = {each: held.get(each) or countries["other"][each].replace("{name}", name) for each in OF_COUNTRY}
        if not countries.get(self.watched, {}).get("into") and self.watched in countries:
            cases = dict.fromkeys(OF_COUNTRY, name)
        return {"country": name, **cases}


def _shape(interval: Interval) -> str:
    """Return which phrase of `[counts]` words an interval: by its ends, and whether one of them is rough."""
    low, high = interval.count_min, interval.count_max
    about = "about_" * is_about(interval)
    if low is None:
        return f"{about}up_to"
    if high is None:
        return f"{about}at_least"
    if low != high:
        return f"{about}range"
    return "about" if about else "exact"


def join(names: Sequence[str], last: str) -> str:
    """Join names with commas and `last` before the last one."""
    return ", ".join(names) if len(names) < 2 else f"{', '.join(names[:-1])}{last}{names[-1]}"  # noqa: PLR2004 - two


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


capital = _capital
"""A text with a capital first letter, as sentences begin."""
