"""What holds for every public page, whatever its record says: nothing is markup, and 見本 is said where it is one."""

import pytest

from minutes.desk.importing import import_text
from tests.builders import MANUSCRIPT, clerk, publish_now, published
from tests.minutes.pages.reader import Page
from tests.minutes.pages.test_one_record import PAGES

pytestmark = pytest.mark.django_db

ATTACK = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "replaced",
    [
        ("令和8年度 記録実務者会議", f"令和8年度 {ATTACK} 会議"),
        ("旧庁舎の文書の電子化", f"電子化{ATTACK}"),
        ("十日と決めている。", f"十日と{ATTACK}決めている。"),
        ("事務局が開会を宣した。", f"事務局が開会を{ATTACK}宣した。"),
        ("（美里町）", f"（{ATTACK.replace('(1)', '')}）"),
        ("第3会議室", ATTACK),
        ("連絡会事務局", ATTACK),
        ("会長 山田課長", ATTACK.replace("(1)", "")),
    ],
    ids=["title", "presentation", "turn", "narration", "label", "venue", "contact", "representative"],
)
def test_what_a_record_holds_is_never_markup(client, replaced):
    published(MANUSCRIPT.replace(*replaced))
    for path in [*PAGES, "/search/?q=script", "/search/?q=<script>"]:
        shown = Page(client.get(path))
        assert shown["script"] == [], path
    shown = Page(client.get("/meetings/2026-09-03-1/"))
    assert "<script>" in " ".join(shown.texts("body"))


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
    from django.views.defaults import permission_denied, server_error

    request = rf.get("/")
    assert Page(permission_denied(request, Exception())).texts("h1") == ["このページを見る権限がありません"]
    assert Page(server_error(request)).texts("h1") == ["ページを表示できませんでした"]
