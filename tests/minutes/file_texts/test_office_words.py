"""The words of Excel, Word, CSV and text files."""

import io
import zipfile

import pytest

from tests.minutes.file_texts.reading import read, state_and_texts
from tests.minutes.notation.docx.word_file import docx, p

# Each test starts a process.
pytestmark = pytest.mark.long

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(sheets: dict[str, str], strings: str = "") -> bytes:
    """Returns an Excel file with the rows of each sheet, as XML, by its name."""
    numbers = range(1, len(sheets) + 1)
    names = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in zip(numbers, sheets, strict=True)
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}'
        f'<Relationship Id="s" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
    }
    for number, rows in zip(numbers, sheets.values(), strict=True):
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def test_sheets_are_read_by_their_names_cell_by_cell():
    strings = "<si><t>深川市</t></si><si><r><t>十</t></r><r><t>日</t></r><rPh><t>とおか</t></rPh></si>"
    first = '<row><c t="s"><v>0</v></c><c><v>12</v></c></row><row/><row><c t="s"><v>1</v></c></row>'
    second = '<row><c t="inlineStr"><is><t>別の\n表</t></is></c><c t="s"><v>99</v></c><c t="str"><f>A1</f><v>式</v></c></row>'
    words = read(workbook({"集計": first, "空": "", "備考": second}, strings), "xlsx")
    assert (words.state, words.pages_in_all) == ("read", 3)
    assert [(page.sheet, page.text) for page in words.pages] == [
        ("集計", "深川市\t12\n十日"),
        ("備考", "別の 表\t99\t式"),
    ]


def test_of_a_workbook_that_is_too_large_the_beginning_is_read():
    row = "<row>" + "<c><v>123456</v></c>" * 50 + "</row>"
    words = read(workbook({"大": row * 6000}), "xlsx")
    assert words.state == "partly"
    assert words.pages[0].text.startswith("123456\t123456")


def test_no_workbook_at_all():
    assert state_and_texts(b"PK\x03\x04rubbish", "xlsx") == ("broken", [])
    assert state_and_texts(workbook({"空": ""}), "xlsx") == ("no_text", [])


def test_a_word_file():
    assert state_and_texts(docx(p("一つ目"), p("二つ目")), "docx") == ("read", ["一つ目\n二つ目"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "euc_jp"])
def test_csv_and_text_in_the_encodings_of_japan(encoding):
    table = '団体,答え\r\n深川市,"十日、\r\nただし"\r\n'.encode(encoding)
    assert state_and_texts(table, "csv") == ("read", ["団体\t答え\n深川市\t十日、 ただし"])
    assert state_and_texts("会議録を読む。".encode(encoding), "txt") == ("read", ["会議録を読む。"])


def test_rubbish_and_nothing():
    assert state_and_texts(bytes(range(128, 256)) * 20, "txt") == ("broken", [])
    assert state_and_texts(b"\n\n", "csv") == ("no_text", [])
