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
from tests.briefing.drawn import MAP, briefing
from tests.briefing.sample_briefings import sample_briefing, sample_mirror

if TYPE_CHECKING:
    from pathlib import Path

    from geo.briefing.model import Briefing


def wanted(december: Briefing) -> list[str]:
    """What every file must say: title, period, the interval of the sentences, each source, cut-off and mark."""
    assert december.sources is not None
    sources = [line.told for line in december.sources.lines]
    assert len(sources) == 4
    assert "about 280 vehicles or more" in december.text
    assert december.tlp_mark == "TLP:CLEAR"
    sentences = [sentence.text for sentence in december.sentences]
    return [december.title, december.subtitle, december.cutoff_told, december.tlp_mark, *sources, *sentences]


def rows_of(december: Briefing) -> list[str]:
    """The first cells of each row of the movements' table that no page may lose."""
    assert december.movements is not None
    return [row[0] for row in december.movements.rows]


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
def december(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    """December 2022 as the sample tells it, with every block."""
    with sample_mirror(tmp_path_factory.mktemp("sample")) as mirror:
        return sample_briefing(mirror, "december")


@pytest.fixture(scope="module")
def slides_as_pdf(december: Briefing, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PPTX as LibreOffice prints it; its own profile leaves the user's alone."""
    soffice = needed("soffice")
    folder = tmp_path_factory.mktemp("office")
    (folder / "briefing.pptx").write_bytes(pptx_bytes(december))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run(soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "briefing.pptx"))
    return folder / "briefing.pdf"


def squeezed(words: str) -> str:
    """Words without the spaces in them: a line ends where a page has it end."""
    return "".join(words.split())


def read(pdf: Path) -> str:
    """All letters of a PDF in the order in which they were written."""
    return squeezed(run(needed("pdftotext"), "-raw", str(pdf), "-"))


def drawn_pages(pdf: Path) -> list[np.ndarray]:
    """Each page as LibreOffice's or our PDF is painted by poppler, grey, 60 pixels to an inch."""
    run(needed("pdftoppm"), "-r", "60", "-png", "-gray", str(pdf), str(pdf.with_suffix("")))
    return [np.asarray(Image.open(page)) for page in sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))]


def test_slides_open_in_libreoffice_with_all_their_words(december: Briefing, slides_as_pdf: Path) -> None:
    words = read(slides_as_pdf)
    for each in (*wanted(december), *rows_of(december)):
        assert squeezed(each) in words, each


def test_slides_in_libreoffice_show_map_chart_and_tables_and_run_over_no_edge(slides_as_pdf: Path) -> None:
    pages = drawn_pages(slides_as_pdf)
    assert len(pages) >= 7
    for page in pages:
        assert page.std() > 3, "an empty slide"
        for edge in (page[3:-3, 3:9], page[3:-3, -9:-3], page[3:7, 3:-3], page[-7:-3, 3:-3]):
            assert edge.std() < 2, "something runs over the edge"


@pytest.mark.parametrize("paper", ["a4", "16:9"])
def test_a_pdf_is_read_by_poppler_with_all_its_words(paper: str, december: Briefing, tmp_path: Path) -> None:
    pdf = tmp_path / "briefing.pdf"
    pdf.write_bytes(pdf_bytes(december, paper=paper))  # type: ignore[arg-type]
    words = read(pdf)
    assert december.sources is not None
    urls = [url for line in december.sources.lines for url in line.urls]
    assert urls
    for each in (*wanted(december), *rows_of(december), *urls, "page 1 of"):
        assert squeezed(each) in words, each
    fonts = run(needed("pdffonts"), str(pdf)).splitlines()[2:]
    assert fonts
    assert all("TrueType" in line and " yes yes yes " in line for line in fonts)
    assert all(page.std() > 3 for page in drawn_pages(pdf))


def test_letters_of_five_languages_are_read_back(tmp_path: Path) -> None:
    title = "Рух тэхнікі ў Беларусь, їжа та ґанок, съезд, Łódź i Żółw"
    pdf = tmp_path / "letters.pdf"
    pdf.write_bytes(pdf_bytes(briefing(title=title, second_map=MAP)))
    assert title in " ".join(run(needed("pdftotext"), str(pdf), "-").split())
