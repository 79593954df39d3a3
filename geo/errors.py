"""The one error tree: what a user can mend is said in the message, with the mend.

Each error is also the built-in that it resembles, so callers may catch either.
A row's faults are not errors but data (`geo.intake.verdicts`).
"""


class KordonError(Exception):
    """Root of every error that Kordon raises on purpose; its text is fit for a user."""


class UsageError(KordonError, ValueError):
    """An option, filter or argument that cannot be understood."""


class InputFileError(KordonError, ValueError):
    """A file whose content cannot be read as what it should be."""


class DatabaseError(KordonError, OSError):
    """The record database cannot be opened, read or written."""


class OlderDatabaseError(DatabaseError):
    """The record database is new or of an older Kordon, and was opened for reading only."""


class DataFileError(KordonError, OSError):
    """A data file that ships with Kordon is missing or damaged."""


class MissingError(KordonError, LookupError):
    """Something named by the user (a batch, a sighting) does not exist."""


class ChangedMeanwhileError(KordonError, RuntimeError):
    """Sightings were changed by somebody else since they were read; `sighting_ids` names them."""

    def __init__(self, sighting_ids: list[str]) -> None:
        self.sighting_ids = tuple(sighting_ids)
        named = ", ".join(sighting_ids[:5]) + (f" and {len(sighting_ids) - 5} more" if len(sighting_ids) > 5 else "")  # noqa: PLR2004 - as many as a line holds
        super().__init__(f"{named} changed since you read it; look at what is held now, then save again")


class OnlineError(KordonError, ConnectionError):
    """An online service that the user switched on did not answer."""


class OutputFileError(KordonError, OSError):
    """A file that the user asked for cannot be written."""


class CancelledError(KordonError):
    """The user ended a piece of work; nothing of it was stored."""
