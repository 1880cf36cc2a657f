"""The real record as a stenographer's Word file, with a list, a table, a ruby and tracked changes, reads as itself."""

from minutes.notation.document import Problem, Turn
from minutes.notation.docx.reader import read_docx
from minutes.notation.parser import parse
from tests.minutes.notation.docx.word_file import deleted, docx, in_list, inserted, numbering, p, ruby, table


def paragraph(line):
    """Returns a line of the text as a paragraph of the stenographer's Word file."""
    if line.startswith("  • "):
        return p(line.removeprefix("  • "), style=in_list(1))
    if "使用料は月額3,000円" in line:
        before, after = line.split("3,000")
        return p(before, deleted("2,500"), inserted("3,000"), after)
    if line.startswith("檜枝岐村も"):
        return p(ruby("檜枝岐", "ひのえまた"), line.removeprefix("檜枝岐"))
    return p(line.replace("(", "（").replace(")", "）") if line.startswith("(") else line)


def word_file(text):
    """Returns a file that holds the facts in a table of two columns, everything else in paragraphs."""
    above, below = text.split("日時\n\n", 1)
    facts, rest = below.split("配付資料\n\n", 1)
    time, _, venue, _, attendance = [line for line in facts.split("\n") if line]
    return docx(
        *(paragraph(line) for line in above.split("\n")),
        table(["日時", time], ["場所", venue], ["出席者", attendance]),
        *(paragraph(line) for line in f"配付資料\n\n{rest}".split("\n")),
        numbering=numbering(("bullet", "\uf0b7")),
    )


def test_the_same_55_turns(real_text):
    read = read_docx(word_file(real_text))
    from_word, from_text = parse(read.text), parse(real_text)
    assert sum(isinstance(block, Turn) for block in from_word.blocks) == 55
    assert from_word == from_text
    lines = {line: number for number, line in enumerate(read.text.split("\n"), start=1)}
    fee = next(number for line, number in lines.items() if "使用料は月額3,000円" in line)
    village = next(number for line, number in lines.items() if line.startswith("檜枝岐村も"))
    assert read.problems == (
        Problem(fee, "変更履歴があります。挿入（1か所）は本文に入れました。"),
        Problem(fee, "変更履歴があります。削除（1か所）は除きました。"),
        Problem(
            village, "ルビが1か所あります。ルビは除き、もとの文字だけを読み込みました（「ひのえまた」）。"
        ),
    )
