"""The Word file of the record, saved again by another program: it is the same record still."""

import shutil
import subprocess

import pytest

from minutes.desk.importing.file_text import read_file
from minutes.desk.manuscript.working_document import stored_document
from minutes.exports.papers.paper_head import DraftBox, PaperHead
from minutes.exports.record_docx import record_docx
from minutes.notation.parser import parse
from minutes.publication.editions.snapshot import record_of
from tests.builders import draft

SOFFICE = shutil.which("soffice")
FILTERS = {"docx": "docx:MS Word 2007 XML", "odt": "odt"}


@pytest.mark.django_db
@pytest.mark.long  # LibreOffice starts three times
@pytest.mark.skipif(SOFFICE is None, reason="soffice is not there (libreoffice-writer-nogui)")
@pytest.mark.parametrize("way", [["docx"], ["odt", "docx"]])
def test_what_libreoffice_saved_is_read_as_the_same_record(real_text, tmp_path, way):
    meeting = draft(real_text)
    head = PaperHead(
        is_draft=True,
        about=[("版", "第1版の案"), ("発行者", "連絡会 事務局")],
        source="原稿から作成",
        box=DraftBox("会議録（第1版）の公開について", ("部長", "課長", "係")),
    )
    path = tmp_path / "record.docx"
    path.write_bytes(record_docx(record_of(meeting), head))
    for step, ending in enumerate(way):
        folder = tmp_path / str(step)
        home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
        command = [SOFFICE, home, "--headless", "--convert-to", FILTERS[ending], "--outdir", folder, path]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        path = folder / f"record.{ending}"
    read = read_file(path.read_bytes())
    assert (parse(read.text), read.problems) == (stored_document(meeting), ())
