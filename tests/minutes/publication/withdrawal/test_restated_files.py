"""A file that holds withdrawn words is named, and not published until a clerk has said that it may."""

import pytest

from minutes.files.kept_texts import keep_texts_of_draft
from minutes.models import FileText, RestatementAnswer
from minutes.publication.editions.snapshot import record_of
from minutes.publication.errors import EraseRefused, PublicationRefused
from minutes.publication.withdrawal.find_copies import find_copies
from minutes.publication.withdrawal.republication_check import restated_in, standing_in
from minutes.publication.withdrawal.restated_handouts import files_holding, unread_names
from minutes.record.block_keys import BlockKey
from tests.acts import erase_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, draft, publish_now, published
from tests.minutes.files import pdfs
from tests.minutes.files.samples import PNG
from tests.minutes.files.uploads import give_file

pytestmark = [pytest.mark.django_db, pytest.mark.long]  # each file is read in a process of its own

WORDS = "担当者の鷲塚が独断で五か月も放置した。"
TEXT = MANUSCRIPT.replace("十日と決めている。", WORDS)
# As a PDF has it: the line ends within the words.
HOLDING = pdfs.pdf("表紙", "担当者の鷲塚が\n独断で五か月も放置した。")
INNOCENT = pdfs.pdf("表紙", "当町でも同じ計画がある。")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def _withdrawn(span=None):
    meeting = published(TEXT).meeting
    return meeting, withdraw_now(meeting, "u12", span=span)[0]


def _published_with(content, name="資料1.pdf", text=TEXT):
    meeting = draft(text)
    give_file(meeting.handouts.get(), name, content)
    return publish_now(meeting).meeting


@pytest.mark.parametrize("span", [None, "鷲塚", "担当者の鷲塚が独断で"])
def test_a_new_file_with_the_words_is_named_and_kept_back(span):
    meeting, _ = _withdrawn(span)
    give_file(meeting.handouts.get(), "資料1.pdf", HOLDING)
    with pytest.raises(PublicationRefused, match=r"資料1のファイル「資料1\.pdf」（2ページ）"):
        publish_now(meeting)
    (place,) = restated_in(meeting, record_of(meeting))
    assert (str(place.key), place.is_certain, place.name) == (
        "h20",
        False,
        "資料1のファイル「資料1.pdf」（2ページ）",
    )
    assert "鷲塚" in place.words


def test_answered_it_is_published_the_answer_is_kept_and_for_this_file_alone():
    meeting, withdrawal = _withdrawn()
    give_file(meeting.handouts.get(), "資料1.pdf", HOLDING)
    with pytest.raises(PublicationRefused):
        publish_now(meeting)
    answers = {place.answer for place in restated_in(meeting, record_of(meeting))}
    publish_now(meeting, answers=answers)
    assert list(RestatementAnswer.objects.values_list("withdrawal", "key")) == [(withdrawal.pk, "h20")]
    assert restated_in(meeting, record_of(meeting)) == []
    give_file(meeting.handouts.get(), "資料1.pdf", pdfs.pdf("別", "担当者の鷲塚が独断で五か月も放置した。"))
    with pytest.raises(PublicationRefused, match="2ページ"):
        publish_now(meeting)


def test_a_file_without_the_words_is_published_unasked():
    meeting, _ = _withdrawn()
    give_file(meeting.handouts.get(), "資料1.pdf", INNOCENT)
    publish_now(meeting)


def test_no_words_withdrawn_no_question():
    meeting = draft(TEXT)
    give_file(meeting.handouts.get(), "資料1.png", PNG)
    publish_now(meeting)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("図.png", PNG),
        ("資料1.pdf", pdfs.scan()),
        ("資料1.pdf", pdfs.encrypted()),
        ("資料1.pdf", pdfs.broken()),
    ],
    ids=["picture", "scan", "encrypted", "broken"],
)
def test_a_new_file_whose_words_nobody_can_read_is_asked_about(name, content):
    meeting, _ = _withdrawn()
    give_file(meeting.handouts.get(), name, content)
    with pytest.raises(PublicationRefused, match=f"資料1のファイル「{name}」：「中の言葉を読めない"):
        publish_now(meeting)
    answers = {place.answer for place in restated_in(meeting, record_of(meeting))}
    publish_now(meeting, answers=answers)
    reword(meeting, 13, "当町は三か月を要する。")
    publish_now(meeting)


def test_a_file_that_was_lost_before_it_was_read_is_asked_about():
    meeting, _ = _withdrawn()
    give_file(meeting.handouts.get(), "資料1.pdf", HOLDING)
    (place,) = restated_in(meeting, record_of(meeting))
    assert place.words.startswith("中の言葉を読めないファイルです")
    assert FileText.objects.count() == 0


def test_words_in_a_file_that_is_public_already():
    meeting = _published_with(HOLDING)
    keys = [BlockKey.parse("u12")]
    (place,) = files_holding(meeting, keys, "")
    assert (str(place.key), place.name) == ("h20", "資料1のファイル「資料1.pdf」（2ページ）")
    assert [place.name for place in files_holding(meeting, keys, "鷲塚")] == [place.name]
    assert files_holding(meeting, [*keys, BlockKey.parse("h20")], "") == []
    assert files_holding(meeting, [BlockKey.parse("u13")], "") == []


def test_in_the_file_of_an_older_edition_too():
    meeting = _published_with(HOLDING)
    give_file(meeting.handouts.get(), "新しい.pdf", INNOCENT)
    publish_now(meeting, reason="差し替えた")
    (place,) = files_holding(meeting, [BlockKey.parse("u12")], "")
    assert place.name == "資料1のファイル「資料1.pdf」（2ページ）"


def test_the_answer_that_it_may_stay_is_kept_by_the_withdrawal():
    meeting = _published_with(HOLDING)
    answers = {place.answer for place in files_holding(meeting, [BlockKey.parse("u12")], "")}
    (withdrawal,) = withdraw_now(meeting, "u12", answers=answers)
    assert list(RestatementAnswer.objects.values_list("withdrawal", "key")) == [(withdrawal.pk, "h20")]
    assert standing_in(withdrawal, record_of(meeting)) == []
    erase_now(withdrawal, answers=())
    assert RestatementAnswer.objects.count() == 0


def test_unanswered_it_keeps_an_erasure_back():
    meeting = _published_with(HOLDING)
    (withdrawal,) = withdraw_now(meeting, "u12")
    with pytest.raises(EraseRefused, match=r"資料1のファイル「資料1\.pdf」"):
        erase_now(withdrawal, answers=())


def test_other_meetings_files_are_among_the_other_places():
    _published_with(HOLDING, text=MANUSCRIPT.replace("9月3日", "9月4日"))
    drafted = draft(MANUSCRIPT.replace("9月3日", "9月5日"))
    give_file(drafted.handouts.get(), "控え.csv", WORDS.encode())
    keep_texts_of_draft(drafted)
    meeting = published(TEXT).meeting
    meeting.refresh_from_db()
    found = find_copies([WORDS], meeting, [BlockKey.parse("u12")])
    assert [(copy.meeting, copy.name) for copy in found] == [
        ("令和8年度 記録実務者会議（令和8年9月4日）", "公開中の 資料1　2ページ（ファイル）"),
        ("令和8年度 記録実務者会議（令和8年9月5日）", "下書きの 配付資料 #20のファイル"),
    ]


def test_files_in_which_nobody_can_look_are_told():
    meeting = _published_with(pdfs.scan())
    assert unread_names(meeting) == ["資料1のファイル「資料1.pdf」"]
    assert unread_names(_published_with(INNOCENT, text=MANUSCRIPT.replace("9月3日", "9月4日"))) == []
