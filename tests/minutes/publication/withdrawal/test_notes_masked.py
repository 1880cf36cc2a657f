"""A withdrawal masks the notes on its block and every note and answer that holds a piece of its words; they move to the
原本, an erasure erases them, and a replay after a restore does both again."""

import pytest

from minutes.models import LineNote, LineNoteAnswer, WithdrawnNote
from minutes.publication.withdrawal.mask_notes import masks_of
from tests.acts import erase_now, withdraw_now
from tests.builders import MANUSCRIPT, NOON, clerk, published
from tests.minutes.publication.test_erase import tables_holding

pytestmark = pytest.mark.django_db

WORDS = "担当者の鷲塚が独断で五か月も放置した。"
TEXT = MANUSCRIPT.replace("十日と決めている。", WORDS)
MASK = "［取消し12-1］"


def put(meeting, block, text, *answers):
    by = clerk()
    note = LineNote.objects.create(meeting=meeting, block=block, text=text, by=by, at=NOON)
    for answer in answers:
        LineNoteAnswer.objects.create(note=note, text=answer, by=by, at=NOON)
    return note


def texts():
    return [
        (note.block, note.text, *(answer.text for answer in note.answers.all()))
        for note in LineNote.objects.order_by("id").prefetch_related("answers")
    ]


def test_those_on_the_block_go_whatever_they_say_and_elsewhere_each_text_that_holds_a_piece():
    meeting = published(TEXT).meeting
    put(meeting, "u12", "これでよいか。", "よい。")
    put(meeting, "u13", "#12 の「五か月も放置した」と合うか。", "合います。")
    put(meeting, "u13", "月数は。", "が独断で五か月も、です。", "わかりました。")
    put(meeting, "venue", "階を書いてください。")
    other = published(MANUSCRIPT.replace("9月3日", "9月4日")).meeting
    put(other, "u12", WORDS)
    withdraw_now(meeting, "u12")
    assert texts() == [
        ("u12", MASK, MASK),
        ("u13", MASK, "合います。"),
        ("u13", "月数は。", MASK, "わかりました。"),
        ("venue", "階を書いてください。"),
        ("u12", WORDS),
    ]
    assert list(WithdrawnNote.objects.values_list("note__block", "answer__text", "words")) == [
        ("u12", None, "これでよいか。"),
        ("u12", MASK, "よい。"),
        ("u13", None, "#12 の「五か月も放置した」と合うか。"),
        ("u13", MASK, "が独断で五か月も、です。"),
    ]


@pytest.mark.parametrize(
    ("span", "held"),
    [
        ("鷲塚", "鷲塚さんに聞く。"),
        ("鷲塚", "鷲　塚 さんに聞く。"),
        ("担当者の鷲塚が独断で", "タントウシャではなく、担当者ノ鷲塚ガ独断、と聞こえる。"),
        ("担当者の鷲塚が独断で", "担当者の\n鷲塚が独断と書くか。"),
    ],
)
def test_a_part_is_known_again_however_it_is_typed(span, held):
    meeting = published(TEXT).meeting
    put(meeting, "u13", held)
    put(meeting, "u13", "放置した、でよいか。")
    withdraw_now(meeting, "u12", span=span)
    assert texts() == [("u13", MASK), ("u13", "放置した、でよいか。")]


def test_what_others_say_in_public_too_is_no_piece():
    meeting = published(TEXT.replace("紙はどこに", f"{WORDS[:12]}紙はどこに")).meeting
    put(meeting, "u13", WORDS[:10])
    withdraw_now(meeting, "u12")
    assert texts() == [("u13", WORDS[:10])]


def test_a_name_masks_its_code_too_and_a_choice_nothing():
    meeting = published().meeting
    put(meeting, "u13", "012289 でよいか。")
    put(meeting, "u13", "町でよいか。")
    withdraw_now(meeting, "a16")
    assert texts() == [("u13", "［取消し16-1］"), ("u13", "町でよいか。")]


def test_two_withdrawals_of_one_act_keep_a_text_once():
    meeting = published(TEXT).meeting
    put(meeting, "u12", f"{WORDS}と、当町は二か月を要する。")
    withdraw_now(meeting, "u12", "u13")
    assert texts() == [("u12", MASK)]
    assert WithdrawnNote.objects.count() == 1


def test_an_erasure_leaves_no_word_of_them():
    meeting = published(TEXT).meeting
    put(meeting, "u12", "鷲塚と読むか。", WORDS)
    (act,) = withdraw_now(meeting, "u12", span="担当者の鷲塚が独断で")
    put(
        meeting,
        "u13",
        "原本では、タントウシャの鷲塚ガ独断デ、と読みました。担当者ノ鷲塚ガ独断。",
        "鷲塚さん。",
    )
    assert tables_holding("鷲塚") != []
    erase_now(act)
    assert tables_holding("担当者") == []
    assert list(WithdrawnNote.objects.values_list("words", flat=True)) == [""] * 3
    assert texts() == [("u12", MASK, MASK), ("u13", MASK, "鷲塚さん。")]


def test_what_is_written_afterwards_is_masked_when_it_is_read():
    meeting = published(TEXT).meeting
    withdraw_now(meeting, "u12")
    masks = masks_of(meeting)
    assert [masks(text) for text in (f"なお、{WORDS}", "ほかのこと。", MASK)] == [MASK, "", ""]


def test_no_text_is_read_where_nothing_is_withdrawn(django_assert_num_queries):
    meeting = published(TEXT).meeting
    with django_assert_num_queries(1):
        assert masks_of(meeting)(WORDS) == ""
