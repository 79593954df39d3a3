"""What an import mends of held rows, on every database that Kordon knows."""

from __future__ import annotations

from geo.intake.load import commit_import, plan_import
from geo.intake.plan import ImportOptions
from geo.places.offline import open_geocoder
from geo.records import ledger
from geo.records.database import open_records
from geo.records.edits import get_sighting
from tests.intake.test_updates import FILE, MENDED


def test_mending_is_undone_and_redone_with_its_import(url: str) -> None:
    with open_records(url) as records:
        for file in (FILE, MENDED):
            options = ImportOptions(update=True)
            plan = plan_import(file.encode(), "file.csv", records=records, geocoder=open_geocoder(), options=options)
            commit_import(records, plan)
        assert get_sighting(records, "s000002")["count_min"] == 12
        ledger.undo_batch(records, "b0002")
        assert get_sighting(records, "s000002")["count_min"] == 10
        ledger.redo_batch(records, "b0002")
        assert get_sighting(records, "s000001")["place_text"] == "Homel"
