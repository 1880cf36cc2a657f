"""What stands on the paper of a Word file is read letter by letter, and what is left out or moved is said."""

import pytest

from minutes.notation.docx.reader import read_docx
from tests.minutes.notation.docx.list_cases import LIST_CASES
from tests.minutes.notation.docx.paper_cases import PAPER_CASES

CASES = LIST_CASES | PAPER_CASES


def test_there_are_enough_of_them():
    assert len(CASES) == len(LIST_CASES) + len(PAPER_CASES) >= 40


@pytest.mark.parametrize("name", CASES)
def test_the_file_is_read_as_its_paper(name):
    data, lines, told = CASES[name]
    read = read_docx(data)
    assert read.text == "\n".join(lines) + "\n"
    messages = [problem.message for problem in read.problems]
    assert [message[: len(begin)] for message, begin in zip(messages, told, strict=True)] == told


def test_a_note_names_the_line_and_the_further_lines():
    data, _, _ = PAPER_CASES["comments, ruby and headers are told"]
    assert [problem.line for problem in read_docx(data).problems] == [1, 2, 0]
