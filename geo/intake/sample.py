"""The sample: real, published reports that ship with Kordon, imported like any other file and marked as sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.errors import DataFileError, InputFileError
from geo.intake.load import commit_import, plan_import
from geo.intake.plan import ImportOptions
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from geo.intake.plan import ImportResult
    from geo.places.query import Geocoder
    from geo.records.database import Records

SAMPLE_FILE: Final = DATA_DIR / "sample_sightings.csv"


def load_sample(records: Records, geocoder: Geocoder, *, watched: str = "BY") -> ImportResult:
    """Import the sample; where its rows are held already, nothing changes. `watched` decides what is in and out.

    Raises DataFileError where the file is missing or damaged, DatabaseError where the database cannot be written.
    """
    options = ImportOptions(sample=True, watched=watched)
    try:
        plan = plan_import(SAMPLE_FILE, records=records, geocoder=geocoder, options=options)
    except InputFileError as error:
        msg = f"The sample that ships with Kordon cannot be read ({error}); install Kordon anew"
        raise DataFileError(msg) from error
    return commit_import(records, plan)
