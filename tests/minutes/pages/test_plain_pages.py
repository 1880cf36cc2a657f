"""Every public page, whatever its record holds: no text is markup, and a 見本 is called one."""

import pytest

from council.refusals import failed, no_permission
from minutes.desk.importing.import_text import import_text
from tests.builders import MANUSCRIPT, clerk, publish_now, published
from tests.minutes.pages.reader import Page
from tests.minutes.pages.test_one_record import DATA_BLOCK, PAGES

pytestmark = pytest.mark.django_db

# Words of the record, and the same with markup around the name of their place. The page of the record shows each.
SPOILED = {
    "title": ("令和8年度 記録実務者会議", "令和8年度 {} 会議"),
    "presentation": ("旧庁舎の文書の電子化", "電子化{}"),
    "turn": ("十日と決めている。", "十日と{}決めている。"),
    "narration": ("事務局が開会を宣した。", "事務局が開会を{}宣した。"),
    "label": ("（美里町）", "（{}）"),
    "venue": ("第3会議室", "{}"),
    "contact": ("連絡会事務局", "{}"),
    "representative": ("会長 山田課長", "{}"),
}


def test_what_a_record_holds_is_never_markup(client):
    text = MANUSCRIPT
    for name, (words, spoiled) in SPOILED.items():
        text = text.replace(words, spoiled.format(f"<script>{name}</script>"))
    published(text)
    for path in [*PAGES, "/search/?q=script", "/search/?q=<script>"]:
        shown = Page(client.get(path))
        assert [one.attributes for one in shown["script"] if one.attributes != DATA_BLOCK] == [], path
    (body,) = Page(client.get("/meetings/2026-09-03-1/")).texts("body")
    assert [name for name in SPOILED if f"<script>{name}</script>" not in body] == []


def test_a_sample_says_so_wherever_it_is_shown(client):
    meeting, _ = import_text(text=MANUSCRIPT, by=clerk(), is_sample=True)
    publish_now(meeting)
    assert Page(client.get("/meetings/2026-09-03-1/")).texts("sample-note") == [
        "見本これは試すための見本です。会議も発言も架空のものです。"
    ]
    for path in ("/", "/meetings/", "/organisations/012289/", "/search/?q=十日"):
        shown = Page(client.get(path))
        rows = shown["what"] or shown["hit"]
        assert rows
        assert shown.texts("sample") == ["見本"] * len(rows), path


def test_the_pages_for_what_went_wrong(client, settings, rf):
    request = rf.get("/")
    assert Page(no_permission(request, Exception())).texts("h1") == ["このページを見る権限がありません"]
    assert Page(failed(request)).texts("h1") == ["ページを表示できませんでした"]
