"""The PDF of a paper: tagged, on the grid of its numbers; and what is said where a machine cannot make one."""

import base64
import io
import re
import shutil
import sys

import pytest
from pypdf import PdfReader

from minutes.admin.papers import pdf_files
from minutes.admin.papers.paper_links import PDF, PRINT, paper_url
from minutes.admin.papers.pdf_files import NO_LIBRARY, NO_PACKAGE, NO_TYPE, PdfMissing, pdf_of
from tests.builders import draft
from tests.minutes.admin.papers.printed_words import LINES, lines_beside_no_number, numbers_in, pages_of

pytestmark = pytest.mark.django_db

# A picture of one pixel.
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def missing() -> str:
    """Returns what this machine lacks for a PDF; "" for nothing."""
    try:
        pdf_of("<!DOCTYPE html><html lang=ja><title>会議録</title><p>会議録")
    except PdfMissing as error:
        return str(error)
    return ""


@pytest.fixture(scope="module")
def _can_make_one():
    if lacks := missing():
        pytest.skip(lacks)


@pytest.fixture
def made(_can_make_one, signed_in, tmp_path):
    """The PDF of a long draft, as a file."""

    def make(meeting):
        answer = signed_in.get(paper_url(meeting, PDF, False, None))
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        path = tmp_path / "paper.pdf"
        path.write_bytes(answer.content)
        return path

    return make


@pytest.mark.long  # WeasyPrint is read and lays out four pages
def test_it_is_tagged_and_named_and_each_line_stands_beside_a_number(made, real_text):
    path = made(draft(real_text))
    reader = PdfReader(path)
    root = reader.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "ja")
    assert "情報交換会議" in reader.metadata.title
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not there (poppler-utils)")
    first, *pages = pages_of(path, "pdftotext")
    assert numbers_in(first) == {}
    assert len(pages) > 8
    for page in pages:
        assert sorted(numbers_in(page)) == list(range(1, LINES + 1))
        assert lines_beside_no_number(page) == []


@pytest.mark.parametrize("error", [ImportError, OSError])
def test_a_machine_that_cannot_make_one_says_so_and_leads_to_the_page_to_print(
    signed_in, meeting, monkeypatch, error
):
    class Missing:
        def find_spec(self, name, path=None, target=None):
            if name == "weasyprint":
                raise error("not here")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    answer = signed_in.get(paper_url(meeting, PDF, False, None))
    page = answer.content.decode()
    assert (answer.status_code, "attachment" in answer.headers.get("Content-Disposition", "")) == (200, False)
    assert (NO_PACKAGE if error is ImportError else NO_LIBRARY) in page
    assert paper_url(meeting, PRINT, False, None) in page


def test_a_machine_without_japanese_type_makes_no_paper_of_boxes(_can_make_one, monkeypatch):
    monkeypatch.setattr(pdf_files, "has_japanese_type", lambda: False)
    with pytest.raises(PdfMissing, match=re.escape(NO_TYPE)):
        pdf_of("<p>会議録")


def test_nothing_is_fetched_for_one(_can_make_one, tmp_path):
    """A picture that lies on this machine is in none."""
    picture = tmp_path / "seal.png"
    picture.write_bytes(base64.b64decode(PIXEL))
    data = pdf_of(f'<html lang=ja><title>t</title><img alt="印" src="{picture.as_uri()}"><p>会議録')
    assert [len(page.images) for page in PdfReader(io.BytesIO(data)).pages] == [0]
