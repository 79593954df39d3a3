"""How something leaves the house, and what is said of what stays back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from geo.briefing import holding
from geo.briefing.cells import DEFAULT_CELL_KM, checked_cell_km
from geo.errors import UsageError
from geo.model import Tlp

MOST_EMBARGO_HOURS: Final = 24 * 366 * 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """How something leaves the house.

    `now`           UTC with its zone: the cut-off, and the only clock
    `tlp`           highest mark that may leave; rows above it are held
    `embargo_hours` how long ago it must have been over; 0 lifts the embargo, which is logged
    `ukrainian`     True lets Ukrainian forces leave, which is logged
    `cell_km`       edge of the public cell, 1 to 100 km
    `private`       True lets out all that passes the filters, as it is held; a separate, logged act
    Raises UsageError where one of them cannot be.
    """

    now: datetime
    tlp: Tlp = Tlp.CLEAR
    embargo_hours: int = 24
    ukrainian: bool = False
    cell_km: float = DEFAULT_CELL_KM
    private: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be, so that nothing is let out by a slip."""
        if self.now.tzinfo is None:
            msg = "The cut-off has no time zone; give it in UTC"
            raise UsageError(msg)
        if not 0 <= self.embargo_hours <= MOST_EMBARGO_HOURS:
            msg = f"An embargo of {self.embargo_hours} hours cannot be; give 0 to {MOST_EMBARGO_HOURS}"
            raise UsageError(msg)
        checked_cell_km(self.cell_km)

    @property
    def cutoff(self) -> datetime:
        """The cut-off in UTC, whole seconds."""
        return self.now.astimezone(UTC).replace(microsecond=0)

    @property
    def mark(self) -> Tlp:
        """The mark that the file bears: the highest that may be in it, and red for a private one."""
        return Tlp.RED if self.private else self.tlp

    def overrides(self, usual_hours: int) -> tuple[str, ...]:
        """Return what of the gate is set aside, in the words of the trail; any of it makes the export a logged act."""
        found = []
        if self.private:
            found.append("private")
        elif self.embargo_hours < usual_hours:
            found.append(f"embargo {self.embargo_hours} of {usual_hours} h")
        if self.ukrainian and not self.private:
            found.append("ukrainian forces")
        return tuple(found)


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """What stayed back and why; said before every export.

    `code` is one of `holding.HELD_ROWS` and HELD_PARTS; of the latter the sightings leave, and only the part that is
    named stays. Each sighting is counted under its first reason, a movement under each that holds one of its rows.
    """

    code: str
    sightings: int
    movements: int
    message: str

    @property
    def whole(self) -> bool:
        """Tell whether whole sightings stay back, not only a part of them."""
        return self.code in holding.HELD_ROWS

    def as_answer(self) -> dict[str, object]:
        """Return it as the command line's JSON."""
        return {
            "code": self.code,
            "sightings": self.sightings,
            "movements": self.movements,
            "message": self.message,
        }
