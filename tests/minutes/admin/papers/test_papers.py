"""The papers of a meeting: each of draft and edition in each form, for whom they are, and what stands on them."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members.models import Organisation
from minutes.admin.papers.paper_links import NAMES, PDF, PRINT, WORD, paper_url, papers_of
from tests.acts import reword, withdraw_now
from tests.builders import publish_now
from tests.minutes.exports.printed import printed_lines
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

MARKS = re.compile(r"[■□◇？｜]|#[0-9]")
FORMS = (PRINT, WORD, PDF)


@pytest.fixture
def corrected(meeting, by):
    """The draft, published; one remark was put right since, and was published and put right once more."""
    publish_now(meeting, by=by)
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, by=by, reason="聞き違いを直した。", reasons={"u12": "録音で確かめた。"})
    reword(meeting, 12, "十五日と決めている。")
    return meeting


def addresses(meeting):
    for is_corrections, is_edition in NAMES:
        for form in FORMS:
            yield paper_url(meeting, form, is_corrections, 2 if is_edition else None)


def tight(text):
    return "".join(text.split())


def paper(client, meeting, is_corrections, number=None):
    """Returns the text that is printed, without its blanks."""
    answer = client.get(paper_url(meeting, PRINT, is_corrections, number))
    assert answer.status_code == 200
    return tight(Page(answer).texts("main")[0])


def test_nobody_sees_one_without_the_right_and_no_cache_keeps_one(client, corrected):
    paths = list(addresses(corrected))
    assert len(set(paths)) == 12
    client.logout()
    assert {client.get(path).status_code for path in paths} == {302}
    user = User.objects.create_user("reader", is_staff=True)
    client.force_login(user)
    assert {client.get(path).status_code for path in paths} == {403}
    user.user_permissions.set(Permission.objects.filter(codename="view_meeting"))
    answers = [client.get(path) for path in paths if f"/{PDF}/" not in path]
    assert {(answer.status_code, "no-store" in answer["Cache-Control"]) for answer in answers} == {
        (200, True)
    }


def test_the_record_is_printed_as_it_is_read_and_marked_as_a_draft(client, meeting):
    printed = paper(client, meeting, is_corrections=False)
    assert not MARKS.search(printed)
    assert tight("発表 深川市：旧庁舎の文書の電子化") in printed
    assert tight("（深川市） 閉校した教室に置いている。 ・床の強さを調べた。") in printed
    assert tight("版 第1版の案 発行する日 令和 年 月 日（予定） 発行者 試験の会議録") in printed
    page = client.get(reverse("admin:minutes_meeting_print", args=[meeting.pk])).content.decode()
    assert ('class="record draft"' in page, '<p class="stamp">案</p>' in page) == (True, True)


def test_the_errata_of_the_draft_say_place_words_edition_and_publisher(client, corrected):
    corrected.body.secretariat = Organisation.objects.filter(name="深川市").first()
    corrected.body.save()
    printed = paper(client, corrected, is_corrections=True)
    assert not MARKS.search(printed)
    assert tight("版 第3版の案。第2版（令和8年9月24日公開）を訂正する。") in printed
    assert f"発行者{corrected.body.name}事務局（深川市）" in printed
    assert (
        tight("議題「他団体への照会」 当別町の照会「議事録の公開までの日数 議事録の確認の方法」") in printed
    )
    assert tight("2 深川市の発言 十四日と決めている。 十五日と決めている。 誤記") in printed
    page = client.get(paper_url(corrected, PRINT, True, None)).content.decode()
    assert ("<del>十四日</del>" in page, "<ins>十五日</ins>" in page) == (True, True)


def test_the_errata_of_an_edition_have_its_day_and_its_reasons(client, corrected):
    printed = paper(client, corrected, True, 2)
    assert tight("版 第2版（確定） 発行した日 令和8年9月24日") in printed
    assert tight("1 深川市の発言 十日と決めている。 十四日と決めている。 誤記：録音で確かめた。") in printed
    assert "案" not in printed


def test_the_box_has_the_seals_of_the_setting_or_is_not_there(client, meeting, settings):
    heads = "部長 課長 課長補佐 係長 係 合議"
    assert tight(heads) in paper(client, meeting, is_corrections=False)
    settings.APPROVAL_SEALS = ("館長", "係")
    assert (
        tight("館長 係 記録" not in (printed := paper(client, meeting, is_corrections=False)) and "館長 係")
        in printed
    )
    settings.APPROVAL_SEALS = ()
    assert "起案者" not in paper(client, meeting, is_corrections=False)
    word = client.get(paper_url(meeting, WORD, False, None)).content
    assert printed_lines(word)[0].startswith("【案】")


def test_word_files_have_names_that_say_what_they_are(client, corrected):
    names = [
        client.get(paper_url(corrected, WORD, *which))["Content-Disposition"]
        for _, which in papers_of(corrected)
    ]
    assert names == [
        'attachment; filename="2026-09-03-1-an.docx"',
        'attachment; filename="2026-09-03-1-an-seigohyo.docx"',
        'attachment; filename="2026-09-03-1-2.docx"',
        'attachment; filename="2026-09-03-1-2-seigohyo.docx"',
    ]


def test_a_paper_that_is_not_there_is_not_found(client, meeting, by):
    assert [name for name, _ in papers_of(meeting)] == ["会議録（案）"]
    assert client.get(paper_url(meeting, PRINT, True, None)).status_code == 404
    publish_now(meeting, by=by)
    assert [name for name, _ in papers_of(meeting)] == ["会議録（案）", "正誤表（案）", "会議録（第1版）"]
    assert client.get(paper_url(meeting, PRINT, True, 1)).status_code == 404
    assert client.get(paper_url(meeting, WORD, False, 2)).status_code == 404
    assert "訂正した箇所はありません。" in paper(client, meeting, True)


def test_no_paper_shows_words_that_were_withdrawn(client, corrected):
    """Neither as a correction, nor in the place of one, nor in the reason of one."""
    corrected.refresh_from_db()
    withdraw_now(corrected, "u12", span="と決めている")
    for path in addresses(corrected):
        if f"/{PDF}/" in path:
            continue
        answer = client.get(path)
        text = "\n".join(printed_lines(answer.content)) if f"/{WORD}/" in path else answer.content.decode()
        assert "と決めている" not in text, path
    assert "取消し12" not in paper(client, corrected, True, 3)
    assert "［取消し］" in paper(client, corrected, True)


def test_a_paper_asks_as_many_questions_for_three_corrections_as_for_one(client, corrected):
    path = paper_url(corrected, PRINT, True, None)
    client.get(path)
    with CaptureQueriesContext(connection) as one:
        client.get(path)
    for number in (6, 7, 8):
        reword(corrected, number, "別の言葉にした。")
    with CaptureQueriesContext(connection) as four:
        client.get(path)
    assert len(one) == len(four)


def test_the_bar_leads_to_the_other_forms_and_papers(client, corrected):
    page = client.get(paper_url(corrected, PRINT, False, None)).content.decode()
    for link in (
        *(paper_url(corrected, form, False, None) for form in (WORD, PDF)),
        paper_url(corrected, PRINT, True, None),
        paper_url(corrected, PRINT, False, 2),
        paper_url(corrected, PRINT, True, 2),
    ):
        assert f'href="{link}"' in page
