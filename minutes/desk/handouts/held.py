"""保有なし and a file exclude each other: what has a file is held."""

from collections.abc import Iterator

from minutes.desk.manuscript.working_document import WorkingRows
from minutes.notation.document import Document, Problem

HAS_FILE = "「{}」にはファイルがあるので、保有なしにできません。先に資料の画面でファイルを外してください。"


def held_problems(document: Document, rows: WorkingRows) -> Iterator[Problem]:
    """Yields a fatal problem for each handout that a manuscript calls 保有なし and that has a file."""
    with_file = {row.label for row in rows.handouts if row.file_digest}
    for handout in document.handouts:
        if handout.not_held and handout.label in with_file:
            yield Problem(0, HAS_FILE.format(handout.label), fatal=True)
