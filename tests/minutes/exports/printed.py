"""What stands on the paper of a Word file of ours, box and 【案】 with it: read as a file of somebody else."""

from minutes.notation.docx.own import own_names
from minutes.notation.docx.reader import read_docx
from tests.minutes.notation.docx.zip_file import changed_part


def printed_lines(data: bytes) -> list[str]:
    """Returns the lines that are not blank."""
    foreign = changed_part(
        data,
        "word/styles.xml",
        lambda xml: xml.replace(own_names.TITLE, "Title").replace(own_names.BOX, "Box"),
    )
    return [line for line in read_docx(foreign).text.split("\n") if line]
