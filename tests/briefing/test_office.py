"""What office programs make of a briefing: LibreOffice opens the slides, poppler reads the PDF, and nothing is lost."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from geo.briefing.document import pdf_bytes
from geo.briefing.slide import pptx_bytes
from tests.briefing.drawn import MAP, briefing, table

if TYPE_CHECKING:
    from pathlib import Path

BRIEFING = briefing(movements=table("Largest movements", 60))
WANTED = (
    "Movements into Belarus",
    "7 movements into Belarus",
    "191200Z DEC 22",
    "TLP:AMBER",
    "Belarusian Hajun (B)",
    "Community of Railway Workers of Belarus (C)",
    "Nasha Niva (B)",
    "30–40",
)


def needed(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        pytest.skip(
            f"no {program}: install libreoffice-impress and poppler-utils (.ci/setup-system) to run these tests"
        )
    return found


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def slides_as_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PPTX as LibreOffice prints it; its own profile leaves the user's alone."""
    soffice = needed("soffice")
    folder = tmp_path_factory.mktemp("office")
    (folder / "briefing.pptx").write_bytes(pptx_bytes(BRIEFING))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run(soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "briefing.pptx"))
    return folder / "briefing.pdf"


def drawn_pages(pdf: Path) -> list[np.ndarray]:
    """Each page as LibreOffice's or our PDF is painted by poppler, grey, 60 pixels to an inch."""
    run(needed("pdftoppm"), "-r", "60", "-png", "-gray", str(pdf), str(pdf.with_suffix("")))
    return [np.asarray(Image.open(page)) for page in sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))]


def test_slides_open_in_libreoffice_with_all_their_words(slides_as_pdf: Path) -> None:
    words = " ".join(run(needed("pdftotext"), "-layout", str(slides_as_pdf), "-").split())
    for wanted in WANTED:
        assert wanted in words, wanted
    assert all(f"Row {number} Ural" in words for number in range(60))


def test_slides_in_libreoffice_show_map_chart_and_tables_and_run_over_no_edge(slides_as_pdf: Path) -> None:
    pages = drawn_pages(slides_as_pdf)
    assert len(pages) >= 8
    for page in pages:
        assert page.std() > 3, "an empty slide"
        for edge in (page[3:-3, 3:9], page[3:-3, -9:-3], page[3:7, 3:-3], page[-7:-3, 3:-3]):
            assert edge.std() < 2, "something runs over the edge"


@pytest.mark.parametrize("paper", ["a4", "16:9"])
def test_a_pdf_is_read_by_poppler_with_all_its_words(paper: str, tmp_path: Path) -> None:
    pdf = tmp_path / "briefing.pdf"
    pdf.write_bytes(pdf_bytes(BRIEFING, paper=paper))  # type: ignore[arg-type]
    words = " ".join(run(needed("pdftotext"), "-layout", str(pdf), "-").split())
    for wanted in (*WANTED, "https://example.org/C", "page 1 of", "118–164"):
        assert wanted in words, wanted
    fonts = run(needed("pdffonts"), str(pdf)).splitlines()[2:]
    assert fonts
    assert all("TrueType" in line and " yes yes yes " in line for line in fonts)
    assert all(page.std() > 3 for page in drawn_pages(pdf))


def test_letters_of_five_languages_are_read_back(tmp_path: Path) -> None:
    title = "Рух тэхнікі ў Беларусь, їжа та ґанок, съезд, Łódź i Żółw"
    pdf = tmp_path / "letters.pdf"
    pdf.write_bytes(pdf_bytes(briefing(title=title, second_map=MAP)))
    assert title in " ".join(run(needed("pdftotext"), str(pdf), "-").split())
