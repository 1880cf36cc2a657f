"""Tells of a fact of the head that is longer than facts are, or holds a sentence: the body may have run into it."""

import re

from minutes.notation.facts import PRINTED_FACTS
from minutes.notation.reading.document_builder import DocumentBuilder

MOST_LINES = 15
SAID_IN_SENTENCES = {"outcome"}
LONG_FACT = "「{}」が{}行あります。ほかの事項や本文が入っていないか、確かめてください。"
SENTENCE_IN_FACT = "「{}」の中に文があります。本文なら、その前に見出しを書いてください。"
_SENTENCE = re.compile(r"[^）)]。|(です|ます|ました|した|せん)[.．]?$")


def tell_long_facts(builder: DocumentBuilder) -> None:
    """Adds a problem for each such fact, with the line of its first sentence, else of its beginning. What stands at the
    foot of a page is left out: お気軽にお問い合わせください。"""
    for fact in PRINTED_FACTS:
        lines = builder.facts.get(fact.name, [])
        if fact.is_below or fact.name == "title" or not lines:
            continue
        sentences = [] if fact.name in SAID_IN_SENTENCES else lines
        sentence = next((line for line, words in sentences if _SENTENCE.search(words.text)), None)
        if sentence:
            builder.add_problem(sentence.number, SENTENCE_IN_FACT.format(fact.heading))
        elif len(lines) > MOST_LINES and fact.name != "handouts":
            builder.add_problem(lines[0][0].number, LONG_FACT.format(fact.heading, len(lines)))
