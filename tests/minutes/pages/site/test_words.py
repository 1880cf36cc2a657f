"""Public pages say one thing by one word: the list in docs/glossary.md, held against templates and the site's texts."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
LIST = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").partition("## Words that a reader meets")[2]
ROWS = re.findall(r"^\| (?!the word|---)(.+?) \| (.+?) \| .+ \|$", LIST, re.M)
INSTEAD = {other: word for word, others in ROWS for other in others.split("、")}
TEMPLATES = sorted((ROOT / "templates/pages").rglob("*.html"))
TEXTS = sorted((ROOT / "minutes/data/site").glob("*.txt"))
NOT_READ = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.S)


def words_to_mend(source):
    """The words of the second column that a template or a text uses, with those to use instead."""
    read = NOT_READ.sub("", source)
    return {other: word for other, word in INSTEAD.items() if other in read}


def test_the_list_is_read():
    assert len(ROWS) > 20 and len(INSTEAD) > 35
    assert set(INSTEAD) & {word for word, _ in ROWS} == set()


@pytest.mark.parametrize("path", [*TEMPLATES, *TEXTS], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_public_page_uses_no_other_word(path):
    assert words_to_mend(path.read_text(encoding="utf-8")) == {}


def test_another_word_is_found_but_not_in_what_is_no_text():
    assert words_to_mend("<p>この議事録の{# 頁 #}番地{{ リスト }}</p>") == {
        "議事録": "会議録",
        "番地": "ウェブのアドレス",
    }


def test_no_screen_file_or_message_says_that_an_address_is_a_house_number():
    """What the desk, the API, commands and files say, is written in code."""
    folders = ("council", "minutes", "templates")
    sources = [path for folder in folders for path in (ROOT / folder).rglob("*.*")]
    code = [path for path in sources if path.suffix in (".py", ".html", ".txt", ".csv")]
    assert len(code) > 500
    assert [path for path in code if "番地" in path.read_text(encoding="utf-8")] == []
