"""Saving an edited manuscript: only changed rows are written, and writing the rows out gives the manuscript back."""

import pytest

from minutes.desk.importing.create_meeting import NotSaved
from minutes.desk.manuscript.compared_manuscript import compare_manuscript
from minutes.desk.manuscript.save_manuscript import save_manuscript
from minutes.desk.manuscript.working_document import load_rows, stored_document
from minutes.models import AgendaItem, AttendeeOrganisation, Handout, Meeting, Presentation, Utterance
from minutes.notation.parser import parse
from minutes.notation.writer import write
from minutes.revision import StaleRevision
from tests.builders import MANUSCRIPT, clerk, draft

pytestmark = pytest.mark.django_db
MODELS = (Meeting, AttendeeOrganisation, AgendaItem, Presentation, Utterance, Handout)


def manuscript(meeting):
    return write(stored_document(meeting))


def save(meeting, text, **values):
    meeting.refresh_from_db()
    how = {"revision": meeting.revision, "by": values.pop("by", None) or clerk(), "reason": "試し"} | values
    compared = compare_manuscript(rows=load_rows(meeting), document=parse(text))
    save_manuscript(compared=compared, **how)
    return compared


def histories():
    return {model: model.history.count() for model in MODELS}


def written(before):
    """Returns the number of new history rows, {model: rows}, without the models that have none."""
    now = histories()
    return {model: now[model] - before[model] for model in MODELS if now[model] != before[model]}


def turns(text, number):
    """Returns a manuscript with the facts of `text` and that many turns."""
    blocks = "".join(f"（{'深川市' if n % 2 else '当別町'}）\n\n{n}番目の発言。\n\n" for n in range(number))
    return text.split("■ 開会")[0] + "■ 意見交換\n\n" + blocks


def test_what_stands_is_written_with_the_numbers_at_the_end_of_the_marks():
    meeting = draft()
    text = manuscript(meeting)
    assert "（深川市）　#12\n十日と決めている。" in text
    assert "◇　#5\n深川市から、資料1に基づき説明が行われた。" in text
    assert parse(text) == stored_document(meeting)


def test_saving_what_stands_writes_nothing():
    meeting = draft()
    before = histories()
    save(meeting, manuscript(meeting))
    assert (written(before), Meeting.objects.get().revision) == ({}, 0)


def test_three_edits_and_an_insertion_among_400_turns_are_four_rows_of_history(django_assert_max_num_queries):
    meeting, by = draft(turns(MANUSCRIPT, 400)), clerk()
    text = manuscript(meeting)
    for number in (7, 200, 399):
        text = text.replace(f"\n{number}番目の発言。", f"\n{number}番目の、直した発言。")
    text = text.replace("（当別町）　#52\n", "（深川市）\n差し込んだ発言。\n\n（当別町）　#52\n")
    document, before = parse(text), histories()
    with django_assert_max_num_queries(17):
        compared = compare_manuscript(rows=load_rows(meeting), document=document)
        save_manuscript(compared=compared, revision=0, by=by, reason="校正")
    assert written(before) == {Utterance: 4}
    assert {row.history_change_reason for row in Utterance.history.order_by("-history_id")[:4]} == {"校正"}
    assert manuscript(meeting) == text.replace("（深川市）\n差し込んだ", "（深川市）　#407\n差し込んだ")


def test_a_moved_turn_is_the_only_one_written():
    meeting = draft()
    text = manuscript(meeting)
    turn = "（深川市）　#12\n十日と決めている。\n\n"
    other = "（当別町）　#13\n当町は二か月を要する。\n\n"
    assert turn + other in text
    moved = text.replace(turn + other, other + turn)
    before = histories()
    save(meeting, moved)
    assert (written(before), manuscript(meeting)) == ({Utterance: 1}, moved)


def test_blocks_swap_places_however_far():
    meeting = draft()
    document = stored_document(meeting)
    text = write(type(document)(**vars(document) | {"blocks": document.blocks[::-1]}))
    save(meeting, text)
    assert manuscript(meeting) == text


def test_where_there_is_no_room_rows_are_spaced_again_without_history():
    meeting = draft(turns(MANUSCRIPT, 3))
    for place, row in enumerate([*AgendaItem.objects.all(), *Utterance.objects.all()], start=1):
        type(row).objects.filter(pk=row.pk).update(position=place)
    text = manuscript(meeting)
    before = histories()
    added = text.replace("（深川市）　#3", "（当別町）\n間の発言。\n\n（深川市）　#3")
    save(meeting, added)
    assert written(before) == {Utterance: 1}
    assert manuscript(meeting) == added.replace("（当別町）\n間の発言", "（当別町）　#10\n間の発言")


def test_a_removed_number_comes_back_as_itself_with_its_history():
    meeting = draft()
    text = manuscript(meeting)
    turn = "（深川市）　#12\n十日と決めている。\n\n"
    row = Utterance.objects.get(number=12)
    save(meeting, text.replace(turn, ""))
    assert not Utterance.objects.filter(number=12).exists()
    save(meeting, text.replace("十日と決めている", "十二日と決めている"))
    again = Utterance.objects.get(number=12)
    assert (again.pk, again.text) == (row.pk, "十二日と決めている。")
    assert list(again.history.values_list("history_type", flat=True)) == ["+", "-", "+"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("　#12\n", "　#99\n", "番号 #99 は、この会議で付いたことのない番号です。"),
        ("　#12\n", "　#16\n", "番号 #16 は、この会議で付いたことのない番号です。"),  # an attendee's
        ("　#12\n", "　#13\n", "番号 #13 は前にも使われています。"),
        ("（深川市）　#12\n", "■ 深川市　#12\n", "番号 #12 は発言・地の文の番号なので、議題には使えません。"),
        ("■ 会議名\n令和8年度 記録実務者会議", "■ 会議名", "会議名がありません。"),
        ("（深川市）　#12\n", f"（{'市' * 101}）　#12\n", "団体の名が長すぎます（100字まで）"),
    ],
)
def test_what_cannot_stand_is_refused_with_its_line_and_nothing_is_written(old, new, said):
    meeting = draft()
    text = manuscript(meeting).replace(old, new)
    before = histories()
    with pytest.raises(NotSaved) as refused:
        save(meeting, text)
    assert said in str(refused.value)
    if "会議名" not in said:
        line = text[: text.index(new.strip())].count("\n") + 1 if said.count("前にも") == 0 else None
        assert line is None or str(refused.value).startswith(f"{line}行目: ")
    assert (written(before), Meeting.objects.get().revision) == ({}, 0)


def test_a_save_on_an_old_state_is_refused():
    meeting = draft()
    text = manuscript(meeting)
    save(meeting, text.replace("十日と", "九日と"))
    with pytest.raises(StaleRevision):
        save(meeting, text.replace("十日と", "八日と"), revision=0)
    assert Utterance.objects.get(number=12).text == "九日と決めている。"


def test_a_new_speaker_is_identified_and_one_that_vanished_goes_and_comes_back_as_itself():
    meeting = draft()
    text = manuscript(meeting)
    renamed = text.replace("（美里町）　#8", "（旭川市）　#8").replace("当別町、美里町", "当別町")
    gone = AttendeeOrganisation.objects.get(label="美里町")
    save(meeting, renamed)
    new = AttendeeOrganisation.objects.get(label="旭川市")
    assert (new.number, new.capacity, new.organisation.name) == (21, "unknown", "旭川市")
    assert not AttendeeOrganisation.objects.filter(label="美里町").exists()
    save(meeting, text)
    back = AttendeeOrganisation.objects.get(label="美里町")
    assert (back.pk, back.number, back.capacity) == (gone.pk, gone.number, "attendee")
    assert manuscript(meeting) == text


def test_what_was_set_by_hand_stays_and_what_the_block_says_otherwise_is_taken():
    meeting = draft()
    AttendeeOrganisation.objects.filter(label="当別町").update(capacity="observer", representative="係長")
    AttendeeOrganisation.objects.create(meeting=meeting, number=90, position=9999, label="手で足した市")
    text = manuscript(meeting)
    save(meeting, text.replace("深川市（会長 山田課長）", "深川市（会長 佐藤課長）"))
    rows = AttendeeOrganisation.objects.values_list("label", "capacity", "representative")
    assert ("深川市", "officer", "会長 佐藤課長") in rows
    assert ("当別町", "observer", "係長") in rows
    assert ("手で足した市", "unknown", "") in rows


def test_facts_and_handouts_are_part_of_the_manuscript():
    meeting = draft()
    text = manuscript(meeting)
    edited = text.replace("令和8年9月3日", "令和8年9月4日").replace(
        "資料1　文書の電子化", "資料2　手引き\n資料1　電子化の手引き"
    )
    before = histories()
    save(meeting, edited)
    stands = Meeting.objects.get()
    assert (stands.time, stands.held_on.isoformat()) == ("令和8年9月4日 13:30~16:30", "2026-09-04")
    assert [(row.label, row.title, row.number) for row in Handout.objects.all()] == [
        ("資料2", "手引き", 21),
        ("資料1", "電子化の手引き", 20),
    ]
    assert written(before) == {Meeting: 1, Handout: 2}
    assert manuscript(meeting) == edited


def test_the_kind_of_a_heading_follows_its_words_unless_it_was_set_by_hand():
    meeting = draft()
    text = manuscript(meeting)
    presentation = Presentation.objects.get(number=4)
    save(meeting, text.replace("■ 取組みの発表", "■ 他団体への照会事項について"))
    presentation.refresh_from_db()
    assert (AgendaItem.objects.get(number=3).kind, presentation.kind) == ("inquiries", "inquiry")
    save(meeting, manuscript(meeting).replace("■ 他団体への照会事項について", "■ 照会"))
    AgendaItem.objects.filter(number=3).update(kind="other")
    save(meeting, manuscript(meeting).replace("■ 照会　#3", "■ 発表　#3"))
    assert AgendaItem.objects.get(number=3).kind == "other"


def test_withdrawn_words_are_neither_dropped_nor_doubled_nor_made_up():
    meeting = draft()
    Utterance.objects.filter(number=12).update(text="十日と［取消し12-1］決めている。")
    text = manuscript(meeting)
    for bad, said in [
        (text.replace("［取消し12-1］", ""), "［取消し12-1］ がなくなっています（もとは #12）。"),
        (text.replace("［取消し12-1］", "［取消し12-1］［取消し12-1］"), "［取消し12-1］ が増えています。"),
        (text.replace("二か月", "［取消し13-1］"), "［取消し13-1］ という取消しは、この会議にありません。"),
        (text.replace("（深川市）　#12\n十日と［取消し12-1］決めている。\n\n", ""), "がなくなっています"),
    ]:
        with pytest.raises(NotSaved) as refused:
            save(meeting, bad)
        assert said in str(refused.value)
    save(meeting, text.replace("十日と［取消し12-1］", "［取消し12-1］七日と"))
    assert Utterance.objects.get(number=12).text == "［取消し12-1］七日と決めている。"
