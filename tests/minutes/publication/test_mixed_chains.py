"""Chains of format 1, of both, and of format 2, with withdrawals in each: they verify here and by the stranger's script."""

import json

import pytest

from minutes.admin.publishing.publish_preview import preview_of
from minutes.models import AttendeeOrganisation, Handout, Meeting
from minutes.publication.derived.walk import follow
from minutes.publication.editions.download import edition_download
from minutes.publication.verify import verify_meeting
from minutes.record.canonical import canonical
from minutes.record.stored_record import read_record
from tests.acts import editions_of, reword, withdraw_now
from tests.builders import MANUSCRIPT, draft, publish_now
from tests.minutes.record.format_1 import LATER_FACTS, in_format_1, store_in_format_1
from tests.minutes.record.full_record import full_edition, full_meeting
from tests.minutes.record.invented import stranger

STRANGER = stranger()
# How many editions of format 1 and of format 2 a chain has.
CHAINS = [(2, 0), (1, 2), (0, 2)]
# What a withdrawal may be of: a remark, a fact with what is read out of it, an attendee, a handout, reasons.
WITHDRAWN = ["u12", "time", "attendance", "title", "updated", "a16", "h20", "r2"]


def chain_of(old, new):
    """Publishes a full record in the editions of a chain, a word of #12 changed in each, and returns its meeting."""
    meeting = full_meeting(asked=False)
    if old:
        Meeting.objects.filter(pk=meeting.pk).update(**dict.fromkeys(LATER_FACTS, ""))
        meeting.refresh_from_db()
    for number in range(old + new):
        if number:
            reword(meeting, 12, f"第{number}の言い方では十日と決めている。")
        edition = publish_now(meeting, reason=f"{number}回目に聞き直した。")
        if number < old:
            store_in_format_1(edition)
    return meeting


def stranger_says(meeting):
    """What the script says of all downloads of a meeting: wrong lines, and the withdrawn keys of each."""
    editions = editions_of(meeting)
    digests = [meeting.address, *(edition.digest for edition in editions)]
    files = [
        edition_download(edition, previous=previous)
        for edition, previous in zip(editions, digests, strict=False)
    ]
    files = json.loads(json.dumps(files))
    checked = [STRANGER.check_edition(file) for file in files]
    return [line for wrong, _ in checked for line in wrong] + STRANGER.check_chain(files, None)


@pytest.mark.django_db
@pytest.mark.parametrize(("old", "new"), CHAINS)
def test_a_chain_holds_before_and_after_withdrawals_and_publications(old, new):
    meeting = chain_of(old, new)
    assert [edition.format for edition in editions_of(meeting)] == [1] * old + [2] * new
    assert (verify_meeting(meeting), stranger_says(meeting)) == ([], [])
    for key in WITHDRAWN:
        withdraw_now(meeting, key, reason="申出", rule="規程")
        assert (verify_meeting(meeting), stranger_says(meeting)) == ([], []), key
    reword(meeting, 13, "当町は三か月を要する。")
    assert publish_now(meeting, reason="聞き違い").format == 2
    assert (verify_meeting(meeting), stranger_says(meeting)) == ([], [])


@pytest.mark.django_db
def test_the_first_edition_of_format_2_corrects_only_what_a_reader_sees_changed():
    meeting = draft()
    store_in_format_1(publish_now(meeting))
    reword(meeting, 12, "十四日と決めている。")
    edition = publish_now(meeting)
    assert [(row.key, row.change, row.category) for row in edition.corrections.all()] == [
        ("u12", "changed", "mistake")
    ]


@pytest.mark.django_db
def test_a_label_mended_in_format_1_stays_corrected_at_its_turns_and_in_format_2_at_the_attendee_alone():
    """Two editions of format 1 were compared by labels: their 正誤表 named each turn too, and goes on verifying."""
    for formats, expected in (
        ((1, 1), ["a18", "u8"]),
        ((1, 2), ["a18"]),
        ((2, 2), ["a18"]),
    ):
        text = MANUSCRIPT.replace("9月3日", f"9月{3 + sum(formats)}日")
        meeting = draft(text.replace("当別町、美里町", "当別町、美里").replace("（美里町）", "（美里）"))
        first = publish_now(meeting)
        if formats[0] == 1:
            store_in_format_1(first)
        AttendeeOrganisation.objects.filter(meeting=meeting, label="美里").update(label="美里町")
        edition = publish_now(meeting)
        if formats[1] == 1:
            edition.corrections.create(
                position=2, key="u8", change="changed", category="speaker", reason="聞き直した。"
            )
            store_in_format_1(edition)
            follow(meeting)
        assert [row.key for row in edition.corrections.all()] == expected, formats
        assert verify_meeting(meeting) == [], formats


@pytest.mark.django_db
def test_format_1_is_read_as_the_record_that_it_would_be_today():
    edition = full_edition(asked=False)
    today, read = read_record(edition.record), read_record(canonical(in_format_1(json.loads(edition.record))))
    assert [today.pop(name) in read.values() for name in LATER_FACTS] == [False, False]
    labels = {16: "深川市", 17: "当別町", 18: "美里町", 19: "事務局"}
    for row in read["blocks"]:
        who = row.get("speaker") or row.get("presenter")
        assert row.pop("label", None) == labels.get(who)
    assert read == today


@pytest.mark.django_db
def test_whose_name_is_withdrawn_has_no_organisation_in_the_draft_and_gets_none_back():
    meeting = full_edition().meeting
    withdraw_now(meeting, "a16", reason="申出", rule="規程")
    row = AttendeeOrganisation.objects.get(meeting=meeting, number=16)
    assert (row.label, row.organisation) == ("［取消し16-1］", None)
    assert "012289" not in "".join(edition.record for edition in editions_of(meeting))


@pytest.mark.django_db
def test_a_handout_that_is_withdrawn_leaves_no_digest_in_any_edition():
    meeting = full_edition().meeting
    digest = Handout.objects.get(meeting=meeting).file_digest
    withdraw_now(meeting, "h20", reason="申出", rule="規程")
    assert digest not in "".join(edition.record for edition in editions_of(meeting))


@pytest.mark.django_db
def test_a_withdrawn_name_waits_for_no_identification():
    meeting = full_edition().meeting
    waiting = AttendeeOrganisation.objects.unidentified().order_by("number").values_list("number", flat=True)
    assert list(waiting) == [18, 19]
    withdraw_now(meeting, "a16", reason="申出", rule="規程")
    withdraw_now(meeting, "a18", reason="申出", rule="規程")
    assert (list(waiting.all()), preview_of(meeting).unidentified) == ([19], ["事務局"])
