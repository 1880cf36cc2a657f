"""What the handbook says to press stands in the desk: a label that changes there, and not here, is found."""

import ast
import re
from pathlib import Path

import pytest
from django.contrib import admin
from django.utils.translation import gettext

from minutes.admin.handbook.chapters import CHAPTERS

ROOT = Path(__file__).resolve().parents[4]
TEMPLATES = ROOT / "templates" / "admin"
PRESS = re.compile(r'<b class="press">(.*?)</b>')
# Whatever is pressed: buttons, links, summaries, and inputs by their value.
PRESSED = re.compile(
    r"<(button|a|summary)\b[^<]*?>(.*?)</\1>|<input[^<]*?type=\"submit\"[^<]*?value=\"(.*?)\"[^<>]*>", re.S
)
UNSEEN = re.compile(r'<span class="vh">.*?</span>', re.S)
OF_DJANGO = ("Save", "Log out", "Delete", "History", "Change password")


def of_templates() -> set[str]:
    """Returns what stands on everything that can be pressed; each value that a template puts in is …"""
    labels = set()
    for path in TEMPLATES.rglob("*.html"):
        if "handbook" in path.parts:
            continue
        source = UNSEEN.sub("", path.read_text(encoding="utf-8"))
        # A tag of the template within a tag of the page would end it: {% if a > 1 %}
        source = re.sub(r"{{.*?}}", "…", source)
        source = re.sub(r"{%.*?%}", "\0", source)
        for _, inside, value in PRESSED.findall(source):
            labels |= {re.sub(r"<.*?>", "", part).strip() for part in (inside or value).split("\0")}
    return labels


def of_code() -> set[str]:
    """Returns every text that stands in the code of the desk: buttons are named there, and links of single rows."""
    texts = set()
    for folder in ("minutes/admin", "members/admin"):
        for path in (ROOT / folder).rglob("*.py"):
            if "handbook" not in path.parts:
                tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                texts |= {
                    node.value
                    for node in tree
                    if isinstance(node, ast.Constant) and isinstance(node.value, str)
                }
    links = {re.sub(r"<.*?>", "", part) for text in texts for part in re.findall(r"<a .*?</a>", text)}
    return texts | links


def of_django() -> set[str]:
    added = {gettext("Add %(name)s") % {"name": model._meta.verbose_name} for model in admin.site._registry}
    return {gettext(label) for label in OF_DJANGO} | added


def said(chapter) -> list[str]:
    return PRESS.findall((ROOT / "templates" / chapter.template).read_text(encoding="utf-8"))


def test_every_label_stands_in_the_desk():
    there = of_templates() | of_code() | of_django()
    missing = {(chapter.slug, label) for chapter in CHAPTERS for label in said(chapter) if label not in there}
    assert sorted(missing) == []


@pytest.mark.parametrize(
    "label", ["承認する", "確認に回す", "下書きとして保存する", "第…版として公開する", "取り消す", "保存"]
)
def test_what_is_pressed_is_found(label):
    assert label in of_templates() | of_code() | of_django()


def test_what_nobody_can_press_is_not_found():
    assert "承認しない" not in of_templates() | of_code() | of_django()


def test_every_chapter_says_something():
    lengths = {
        chapter.slug: len((ROOT / "templates" / chapter.template).read_text("utf-8")) for chapter in CHAPTERS
    }
    assert min(lengths.values()) > 500
