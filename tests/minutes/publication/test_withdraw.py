"""Withdrawing: the words leave every edition, the digests still verify, and nothing publishes the words again."""

import json

import pytest

from minutes.models import (
    AttendeeOrganisation,
    Correction,
    Handout,
    Meeting,
    Passage,
    Utterance,
    Withdrawal,
    WithdrawnWords,
)
from minutes.publication.editions.snapshot import record_of
from minutes.publication.errors import PublicationRefused, WithdrawalRefused
from minutes.publication.verify import unverifiable, verify_meeting
from minutes.publication.withdrawal.redact import leaves_of
from minutes.record.block_keys import BlockKey, row_at
from minutes.record.canonical import canonical, leaf
from minutes.record.record import labels_of
from minutes.record.stored_record import read_record
from minutes.revision import StaleRevision
from tests.acts import GROUNDS, editions_of, reword, said, withdraw_now
from tests.builders import MANUSCRIPT, publish_now, published

pytestmark = pytest.mark.django_db

WORDS = "十日と決めている。"
TOLD = {"category": "withdrawal", "on": "2026-09-24", "reason": GROUNDS["reason"], "rule": GROUNDS["rule"]}


def texts(meeting):
    return "".join(edition.record for edition in editions_of(meeting)) + "".join(
        Passage.objects.filter(meeting=meeting).values_list("text", flat=True)
    )


def test_a_block_goes_from_every_edition_and_the_mark_stands():
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, reason="聞き違い")
    (act,) = withdraw_now(meeting, "u12")
    first, second, third = editions_of(meeting)
    assert [said(edition, 12) for edition in (first, second, third)] == ["［取消し12-1］"] * 3
    assert [json.loads(edition.tombstones) for edition in (first, second, third)] == [{"12-1": TOLD}] * 3
    assert (third.is_newest, third.status, third.reason) == (True, "final", GROUNDS["reason"])
    assert list(
        Correction.objects.filter(edition=third).values_list("key", "change", "category", "reason")
    ) == [("u12", "changed", "withdrawal", GROUNDS["reason"])]
    assert Utterance.objects.get(meeting=meeting, number=12).text == "［取消し12-1］"
    assert Passage.objects.get(meeting=meeting, number=12).text == "［取消し］"
    assert list(act.wordings.values_list("edition", "leaf", "words")) == [
        (1, "u12/text", WORDS),
        (2, "u12/text", "十四日と決めている。"),
        (None, "u12/text", "十四日と決めている。"),
    ]
    assert Withdrawal.objects.get().edition == third


def test_the_chain_of_digests_holds_and_what_cannot_be_checked_is_named():
    edition = published()
    before = edition.digest
    withdraw_now(edition.meeting, "u12")
    edition.refresh_from_db()
    assert edition.digest == before
    assert set(json.loads(edition.salts)["u12/text"]) == {"leaf"}
    assert verify_meeting(edition.meeting) == []
    assert unverifiable(edition.meeting) == ["2026-09-03-1 第1版: 取り消したので確かめられない文言 u12/text"]


def test_a_part_goes_where_it_stands_and_the_rest_stays():
    meeting = published().meeting
    reword(meeting, 12, "たぶん十日と決めている。")
    publish_now(meeting, reason="脱落")
    withdraw_now(meeting, "u12", span="十日")
    assert [said(edition, 12) for edition in editions_of(meeting)] == [
        "［取消し12-1］と決めている。",
        "たぶん［取消し12-1］と決めている。",
        "たぶん［取消し12-1］と決めている。",
    ]
    assert verify_meeting(meeting) == []


def test_a_wording_without_the_part_goes_whole():
    meeting = published().meeting
    reword(meeting, 12, "二十日と決めた。")
    publish_now(meeting, reason="聞き違い")
    reword(meeting, 12, "三週間と決めた。")
    withdraw_now(meeting, "u12", span="二十日")
    assert [said(edition, 12) for edition in editions_of(meeting)] == [
        "［取消し12-1］",
        "［取消し12-1］と決めた。",
        "［取消し12-1］と決めた。",
    ]
    assert Utterance.objects.get(meeting=meeting, number=12).text == "［取消し12-1］"


def test_half_made_edits_of_other_blocks_are_not_published_by_it():
    meeting = published().meeting
    reword(meeting, 13, "書きかけの言葉。")
    withdraw_now(meeting, "u12")
    assert "書きかけ" not in texts(meeting)
    assert said(editions_of(meeting)[-1], 13) == "当町は二か月を要する。"
    assert Utterance.objects.get(meeting=meeting, number=13).text == "書きかけの言葉。"


def test_a_block_removed_by_an_earlier_correction_goes_from_the_edition_that_had_it():
    meeting = published().meeting
    Utterance.objects.get(meeting=meeting, number=12).delete()
    publish_now(meeting, reason="重複")
    withdraw_now(meeting, "u12")
    assert WORDS not in texts(meeting)
    assert said(editions_of(meeting)[0], 12) == "［取消し12-1］"
    assert verify_meeting(meeting) == []


@pytest.mark.parametrize(
    ("key", "words", "mark"),
    [
        ("u1", "開会", "［取消し1-1］"),
        ("u10", "議事録の公開までの日数", "［取消し10-1］"),
        ("u11", "当別町から照会の趣旨について説明が行われた。", "［取消し11-1］"),
        ("venue", "第3会議室", "［取消し0-1］"),
        ("time", "令和8年9月3日 13:30~16:30", "［取消し0-1］"),
        ("updated", "令和8年9月24日", "［取消し0-1］"),
        ("attendance", "会長 山田課長", "［取消し0-1］"),
        ("title", "令和8年度 記録実務者会議", "［取消し0-1］"),
        ("contact", "電話 000-0000", "［取消し0-1］"),
        ("h20", "文書の電子化", "［取消し20-1］"),
        ("r1", "初めての公開である。", "［取消し0-1］"),
    ],
)
def test_titles_narrations_facts_handouts_and_reasons(key, words, mark):
    meeting = published(reason="初めての公開である。").meeting
    assert words in texts(meeting)
    withdraw_now(meeting, key)
    first = leaves_of(json.loads(editions_of(meeting)[0].record), BlockKey.parse(key), 1)
    assert set(first.values()) == {mark}
    others = [
        leaves_of(json.loads(edition.record), BlockKey.parse(key), edition.number)
        for edition in editions_of(meeting)[1:]
    ]
    assert others == ([{}] if key == "r1" else [first])
    assert verify_meeting(meeting) == []
    # The next publication changes nothing that the withdrawal settled.
    reword(meeting, 13, "当町は三か月を要する。")
    edition = publish_now(meeting, reason="誤記")
    assert list(edition.corrections.values_list("key", flat=True)) == ["u13"]
    assert verify_meeting(meeting) == []


def test_a_speaker_whose_name_goes_is_named_by_the_mark_everywhere():
    meeting = published().meeting
    row = AttendeeOrganisation.objects.get(meeting=meeting, label="美里町")
    withdraw_now(meeting, f"a{row.number}", "attendance", span="美里町")
    row.refresh_from_db()
    assert row.label == f"［取消し{row.number}-1］"
    record = read_record(editions_of(meeting)[0].record)
    assert labels_of(record)[row_at(record, BlockKey.parse("u8"))["speaker"]] == row.label
    assert "美里町" not in texts(meeting) + "".join(Passage.objects.values_list("label", flat=True))
    assert verify_meeting(meeting) == []


def test_a_representative_goes_and_the_label_stays():
    meeting = published().meeting
    row = AttendeeOrganisation.objects.get(meeting=meeting, label="深川市")
    withdraw_now(meeting, f"a{row.number}", "attendance", span="会長 山田課長")
    row.refresh_from_db()
    assert (row.label, row.representative) == ("深川市", f"［取消し{row.number}-1］")
    assert "山田" not in texts(meeting)


def test_a_handout_that_goes_takes_its_file_along():
    meeting = published().meeting
    row = Handout.objects.get(meeting=meeting)
    row.file_digest, row.file_name, row.file_type, row.file_size = "a" * 64, "説明.pdf", "application/pdf", 3
    row.save()
    publish_now(meeting, reason="資料を載せた。")
    withdraw_now(meeting, f"h{row.number}")
    row.refresh_from_db()
    assert (row.label, row.file_name, row.file_digest, row.file_size) == (
        f"［取消し{row.number}-1］",
        "",
        "",
        0,
    )
    second, third = editions_of(meeting)[1:]
    assert list(second.files.values_list("name", "is_withdrawn")) == [(f"［取消し{row.number}-1］", True)]
    assert json.loads(third.record)["handouts"][0]["file"] is None
    assert list(third.files.all()) == []
    assert verify_meeting(meeting) == []


def test_twice_in_one_block():
    meeting = published().meeting
    withdraw_now(meeting, "u7", span="閉校した教室")
    withdraw_now(meeting, "u7", span="湿気を調べた。")
    first = "［取消し7-1］に置いている。\n・床の強さを調べた。\n・［取消し7-2］"
    assert [said(edition, 7) for edition in editions_of(meeting)] == [first] * 3
    assert list(json.loads(editions_of(meeting)[0].tombstones)) == ["7-1", "7-2"]
    assert verify_meeting(meeting) == []


def test_withdrawing_what_was_withdrawn_is_refused():
    meeting = published().meeting
    withdraw_now(meeting, "u12")
    with pytest.raises(WithdrawalRefused, match="#12 に、取り消せる言葉はありません。"):
        withdraw_now(meeting, "u12")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"reason": " "}, "理由と根拠を書いてください。"),
        ({"rule": ""}, "理由と根拠を書いてください。"),
        ({"span": "十一日"}, "取り消す部分が、#12 のどの版にも下書きにも見つかりません。"),
        ({"reason": f"「{WORDS}」を取り消した。"}, "理由か根拠に、取り消す言葉が入っています。"),
        ({"span": "十日", "rule": "十日規程"}, "理由か根拠に、取り消す言葉が入っています。"),
    ],
)
def test_what_is_refused_changes_nothing(values, said):
    meeting = published().meeting
    before = texts(meeting), Meeting.objects.get(pk=meeting.pk).revision
    with pytest.raises(WithdrawalRefused, match=said):
        withdraw_now(meeting, "u12", **values)
    assert (texts(meeting), Meeting.objects.get(pk=meeting.pk).revision) == before
    assert Withdrawal.objects.count() == 0


def test_a_state_that_was_not_seen_is_refused():
    meeting = published().meeting
    with pytest.raises(StaleRevision):
        withdraw_now(meeting, "u12", revision=meeting.revision + 1)
    before = meeting.revision
    withdraw_now(meeting, "u12")
    assert Meeting.objects.get(pk=meeting.pk).revision == before + 1


def test_the_words_merged_into_another_remark_of_the_draft_are_not_published_again():
    meeting = published().meeting
    row = Utterance.objects.get(meeting=meeting, number=12)
    row.delete()
    reword(meeting, 11, f"当別町から照会の趣旨について説明が行われた。{WORDS}")
    withdraw_now(meeting, "u12")
    with pytest.raises(PublicationRefused, match="取り消した言葉がまた入っているので、公開できません（#11："):
        publish_now(meeting, reason="まとめた。")
    reword(meeting, 11, "当別町から照会の趣旨について説明が行われた。")
    publish_now(meeting, reason="まとめた。")
    assert WORDS not in texts(meeting)


def test_short_words_are_refused_in_every_block_until_somebody_answers():
    meeting = published(MANUSCRIPT.replace(WORDS, "山田から聞いた。")).meeting
    withdraw_now(meeting, "u12", span="山田")
    reword(meeting, 12, "［取消し12-1］から聞いた。山田です。")
    with pytest.raises(PublicationRefused, match="#12：「山田」など"):
        publish_now(meeting, reason="誤記")
    reword(meeting, 12, "［取消し12-1］から聞いた。")
    reword(meeting, 13, "山田町は二か月を要する。")
    with pytest.raises(PublicationRefused, match="#13：「山田」など"):
        publish_now(meeting, reason="誤記")


def test_words_that_others_said_in_public_too_may_stand():
    meeting = published(MANUSCRIPT.replace("当町でも同じ計画がある。", WORDS)).meeting
    withdraw_now(meeting, "u12")
    reword(meeting, 13, f"当町も{WORDS}")
    publish_now(meeting, reason="誤記")
    assert verify_meeting(meeting) == []


def test_numbers_and_all_other_words_stay():
    edition = published()
    before = json.loads(edition.record)
    withdraw_now(edition.meeting, "u12")
    newest = json.loads(editions_of(edition.meeting)[-1].record)
    assert [block for block in newest["blocks"] if block["number"] != 12] == [
        block for block in before["blocks"] if block["number"] != 12
    ]
    assert {name for name in before if before[name] != newest[name]} == {"blocks", "reason"}


def test_a_forged_withdrawal_is_told():
    edition = published()
    record, salts = json.loads(edition.record), json.loads(edition.salts)
    salts["u12/text"] = {"leaf": leaf(salts["u12/text"], "u12/text", WORDS)}
    edition.record, edition.salts = canonical(record).replace(WORDS, "五日と決めている。"), canonical(salts)
    edition.save()
    assert "2026-09-03-1 第1版: 取消しの印のない文言が、確かめられなくなっています" in verify_meeting(
        edition.meeting
    )


def test_it_costs_the_same_number_of_queries_for_few_turns_and_many(django_assert_max_num_queries):
    many = MANUSCRIPT.replace(
        "当町は二か月を要する。", "当町は二か月を要する。\n\n（深川市）\n\n承知した。" * 100
    )
    meeting = published(many).meeting
    # One of them rewrites the 会議録情報 of the Diet's API, one ends the dumps, one looks for notes on a line, however many
    # there are. Two read the corrections of the meeting and write the words of those, however many.
    with django_assert_max_num_queries(84):
        withdraw_now(meeting, "u12")


def test_the_kept_words_are_read_by_no_snapshot():
    meeting = published().meeting
    withdraw_now(meeting, "u12")
    assert WORDS in WithdrawnWords.objects.first().words
    assert WORDS not in json.dumps(record_of(Meeting.objects.get(pk=meeting.pk)), ensure_ascii=False)


def test_the_reason_of_a_withdrawal_can_be_withdrawn_itself():
    meeting = published().meeting
    withdraw_now(meeting, "u12", reason="山田氏の申出により取り消した。")
    withdraw_now(meeting, "r2", span="山田氏")
    assert "山田氏" not in "".join(
        edition.tombstones + edition.reason + edition.record for edition in editions_of(meeting)
    )
    assert (
        json.loads(editions_of(meeting)[0].tombstones)["12-1"]["reason"]
        == "［取消し0-1］の申出により取り消した。"
    )
    assert list(Correction.objects.values_list("reason", flat=True)) == ["［取消し］の申出により取り消した。"]
    assert verify_meeting(meeting) == []
