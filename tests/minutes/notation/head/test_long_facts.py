"""A fact that is longer than facts are, or holds a sentence, is told once."""

from minutes.notation.head.long_facts import LONG_FACT, MOST_LINES, SENTENCE_IN_FACT
from minutes.notation.parser import parse


def problems(text):
    return [(problem.line, problem.message) for problem in parse(text).problems]


def test_a_roster_of_many_lines():
    names = [f"水瀬{'一' * number}市" for number in range(1, MOST_LINES + 2)]
    text = "\n".join(["会議録", "出席者", *names, "開会", "（水瀬市）", "はい。"])
    assert problems(text) == [(3, LONG_FACT.format("出席者", MOST_LINES + 1))]
    shorter = "\n".join(["会議録", "出席者", *names[1:], "開会", "（水瀬市）", "はい。"])
    assert problems(shorter) == []


def test_a_sentence_is_told_with_its_line():
    text = "会議録\n日時：令和8年7月2日\n場所\n公民館\n予算について説明した。\n開会\n（水瀬市）\nはい。"
    assert problems(text) == [(5, SENTENCE_IN_FACT.format("場所"))]


def test_at_the_foot_of_a_page_a_sentence_is_no_body():
    text = "会議録\n開会\n（水瀬市）\nはい。\n問い合わせ先\n事務局にお問い合わせください。"
    assert problems(text) == []
