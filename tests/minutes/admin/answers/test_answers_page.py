"""回答の表: typed, pasted, read from CSV and exported; two people at once, a lost session, redactions, a fixed cost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from minutes.desk.answers.answer_grid import load_grid
from minutes.models import AttendeeOrganisation, Meeting, WrittenAnswer
from tests.acts import withdraw_now
from tests.builders import clerk, publish_now
from tests.inquiries import answer_now, answered, asked, reanswer
from tests.minutes.inquiries.large_inquiry import large_inquiry
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


def address(meeting, view="answers", number=10):
    name = f"admin:minutes_{'meeting_answers' if view == 'answers' else 'answers_csv'}"
    return reverse(name, args=[meeting.pk, number])


def opened(client, meeting) -> dict:
    """What the form of the page would send."""
    page = Page(client.get(address(meeting)))
    fields = {
        element.attributes["name"]: element.attributes.get("value", "")
        for element in page["input"]
        if element.attributes["type"] in ("hidden", "text") and "name" in element.attributes
    }
    fields |= {
        element.attributes["name"]: "".join(element.words).removeprefix("\n")
        for element in page["textarea"]
        if element.attributes["name"] != "paste"
    }
    for select in page["select"]:
        fields[select.attributes["name"]] = ""
    name = ""
    for element in page.elements:
        if element.tag == "select":
            name = element.attributes["name"]
        elif element.tag == "option" and "selected" in element.attributes:
            fields[name] = element.attributes["value"]
    return fields


def send(client, meeting, do="save", **typed):
    fields = opened(client, meeting)
    return client.post(
        address(meeting), fields | {"do": do} | {_name(name): value for name, value in typed.items()}
    )


def _name(name):
    """t_18_0_11 → t-18-0-11"""
    return name.replace("_", "-") if name[:2] in ("t_", "c_", "d_", "w_") else name


def words_of(meeting):
    rows = WrittenAnswer.objects.filter(meeting=meeting).order_by("position")
    return {(row.attendee.number, row.question.number): (row.choice, row.text) for row in rows}


@pytest.fixture
def meeting():
    return answered()


@pytest.fixture(autouse=True)
def by(client):
    account = clerk("hanako")
    client.force_login(account)
    return account


def test_the_page_shows_who_has_not_answered_and_every_cell_by_name(client):
    meeting = asked()
    answer_now(meeting, {(20, 11): ("決めていない", "")})
    page = Page(client.get(address(meeting)))
    assert page.texts("desk-count") == ["1／3"]
    assert ("深川市", "#row18-0") in page.links() and ("高松市", "#row22-0") in page.links()
    labelled = [
        element.attributes["aria-labelledby"]
        for element in page["textarea"]
        if "aria-labelledby" in element.attributes
    ]
    assert labelled == [f"o{attendee}-0 q{question} ht" for attendee in (18, 20, 22) for question in (11, 12)]
    assert page.of_id("o22-0").text == "高松市"


def test_what_is_typed_is_saved_with_day_way_and_who_entered_it(client, by):
    meeting = asked()
    answer = send(
        client,
        meeting,
        c_18_0_11="決めている",
        t_18_0_12="課長が\r\n読む。",
        d_18_0="R8.8.20",
        w_18_0="phone",
    )
    assert answer.status_code == 302
    rows = WrittenAnswer.objects.order_by("position")
    assert [
        (row.number, row.choice, row.text, str(row.received_on), row.way, row.entered_by) for row in rows
    ] == [
        (24, "決めている", "", "2026-08-20", "phone", by),
        (25, "", "課長が\n読む。", "2026-08-20", "phone", by),
    ]
    assert [row.history.count() for row in rows] == [1, 1]
    assert Meeting.objects.get(pk=meeting.pk).revision == meeting.revision + 1


def test_only_what_differs_is_written(client, meeting):
    before = Meeting.objects.get(pk=meeting.pk).revision
    assert send(client, meeting).status_code == 302
    assert Meeting.objects.get(pk=meeting.pk).revision == before
    send(client, meeting, t_18_0_12="係長が読む。")
    assert {row.number: row.history.count() for row in WrittenAnswer.objects.all()} == {
        24: 1,
        25: 2,
        26: 1,
        27: 1,
    }


def test_an_emptied_cell_is_an_answer_removed(client, meeting):
    send(client, meeting, c_20_0_11="")
    assert sorted(words_of(meeting)) == [(18, 11), (18, 12), (22, 11)]
    assert WrittenAnswer.history.filter(number=26, history_type="-").count() == 1


def test_a_paste_is_put_in_and_saved_by_the_next_press(client):
    meeting = asked()
    pasted = '深川市\t決めている\t"一\n二"\n美里町\t決めていない\t'
    page = Page(send(client, meeting, do="read", paste=pasted))
    assert "保存していない欄 3" in page.texts("desk-bar")[0]
    assert words_of(meeting) == {}
    fields = opened(client, meeting)
    fields |= {"c-18-0-11": "決めている", "t-18-0-12": "一\n二", "c-20-0-11": "決めていない", "do": "save"}
    client.post(address(meeting), fields)
    assert words_of(meeting) == {
        (18, 11): ("決めている", ""),
        (18, 12): ("", "一\n二"),
        (20, 11): ("決めていない", ""),
    }


def test_a_malformed_paste_is_kept_and_names_row_and_column(client):
    meeting = asked()
    pasted = "深川町\t決めている\n美里町\t決めた"
    page = Page(send(client, meeting, do="read", paste=pasted))
    assert page.texts("desk-faults") == [
        "1行目 A列「深川町」は、この照会の団体にありません。"
        "2行目 B列「決めた」は選べません。選べるのは「決めている」、「決めていない」です。"
    ]
    assert [link for link in page.links() if link[1].startswith("#mend")] == [
        ("1行目 A列", "#mend-0-0"),
        ("2行目 B列", "#mend-1-1"),
    ]
    kept = next(element for element in page["textarea"] if element.attributes["name"] == "pasted")
    assert "".join(kept.words).strip() == pasted
    mended = {"pasted": pasted, "separator": "\t", "mend-0-0": "深川市", "mend-1-1": "決めていない"}
    answer = client.post(address(meeting), opened(client, meeting) | mended | {"do": "mend"})
    assert "保存していない欄 2" in Page(answer).texts("desk-bar")[0]


def test_an_organisation_that_did_not_attend_is_added_as_answering_only(client):
    meeting = asked()
    page = Page(send(client, meeting, do="add", new_label="岡山県"))
    fields = {"row": "-1-0", "label--1-0": "岡山県", "t--1-0-12": "部長が読む。", "do": "save"}
    assert page.of_id("o-1-0").text == "岡山県"
    client.post(address(meeting), opened(client, meeting) | fields)
    added = AttendeeOrganisation.objects.get(meeting=meeting, label="岡山県")
    assert (added.capacity, added.organisation.key) == ("answer_only", "330001")
    assert words_of(meeting) == {(added.number, 12): ("", "部長が読む。")}


def test_one_more_answer_of_an_organisation_has_a_row_of_its_own(client, meeting):
    page = Page(send(client, meeting, do="second-18"))
    assert page.of_id("o18-1").text == "深川市（2つめ）"
    client.post(
        address(meeting), opened(client, meeting) | {"row": "18-1", "t-18-1-12": "部長も。", "do": "save"}
    )
    rows = WrittenAnswer.objects.filter(attendee__number=18, question__number=12).order_by("position")
    assert [row.text for row in rows] == ["課長が読み合わせている。", "部長も。"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_what_is_exported_is_read_back_as_nothing_new(client, meeting, encoding):
    reanswer(meeting, 25, text="=課長が、\n'読む'。")
    answer = client.get(address(meeting, "csv"), {"encoding": encoding})
    text = answer.content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    assert text.split("\r\n")[:2] == [
        "団体,問1,問2,受けた日,受けた方法",
        '深川市,"決めている\n規程で十日としている。","\'=課長が、\n\'読む\'。",,不明',
    ]
    upload = SimpleUploadedFile("a.csv", answer.content, content_type="text/csv")
    page = Page(send(client, meeting, do="csv", csv=upload))
    assert "打ちかけの欄はありません。" in page.texts("desk-bar")[0]


def test_what_shift_jis_cannot_write_is_said(client, meeting):
    reanswer(meeting, 25, text="𠮷田が読む。")
    answer = client.get(address(meeting, "csv"), {"encoding": "cp932"}, follow=True)
    assert "Shift_JIS で書けない字（𠮷）" in answer.content.decode()


def test_a_redaction_is_neither_dropped_nor_doubled(client, meeting):
    publish_now(meeting)
    withdraw_now(meeting, "w25")
    mark = "［取消し25-1］"
    for typed, told in (("課長", "がなくなっています"), (f"{mark}{mark}", "ここにはない取消しの印")):
        page = Page(send(client, meeting, t_18_0_12=typed))
        assert any(told in problem for problem in page.texts("desk-faults"))
    assert send(client, meeting, t_18_0_12=f"{mark}の後、部長も読む。").status_code == 302
    assert words_of(meeting)[18, 12] == ("", f"{mark}の後、部長も読む。")


def test_two_people_at_once_lose_nothing(client, meeting):
    fields = opened(client, meeting)
    reanswer(meeting, 26, choice="決めている")
    Meeting.objects.filter(pk=meeting.pk).update(revision=meeting.revision + 5)
    typed = fields | {"t-18-0-12": "係長が読む。", "do": "save"}
    page = Page(client.post(address(meeting), typed))
    assert "まだ何も保存していません" in page.source
    assert "いま保存されている回答：課長が読み合わせている。" in page.source.replace(
        '<span class="desk-words">', ""
    )
    again = typed | {"seen_revision": str(meeting.revision + 5)}
    assert client.post(address(meeting), again).status_code == 302
    assert words_of(meeting)[18, 12] == ("", "係長が読む。")
    assert words_of(meeting)[20, 11] == ("決めている", "")  # what the other one saved stays


def test_a_lost_session_gives_the_grid_back(client, meeting):
    fields = opened(client, meeting) | {"t-18-0-12": "係長が読む。", "paste": "貼った表", "do": "save"}
    stranger = Client(headers={"origin": "http://testserver"})
    kept = stranger.post(address(meeting), fields).context["kept"]
    clerk("sato")
    typed = {"username": "sato", "password": "correct horse battery", "kept_form": kept}
    page = Page(stranger.post(address(meeting), typed))
    assert "保存していない欄 1" in page.texts("desk-bar")[0]
    words = {
        element.attributes["name"]: "".join(element.words).removeprefix("\n") for element in page["textarea"]
    }
    assert (words["t-18-0-12"], words["paste"]) == ("係長が読む。", "貼った表")
    assert words_of(meeting)[18, 12] == ("", "課長が読み合わせている。")


def test_what_is_typed_beside_the_grid_is_told_and_not_cut(client, meeting):
    fields = opened(client, meeting) | {"t-18-0-12": "係長が読む。", "reason": "あ" * 501, "do": "save"}
    page = Page(client.post(address(meeting), fields))
    assert "変更の理由: 長すぎます（500字まで、いま501字）" in page.source
    assert f'name="reason" value="{"あ" * 501}"' in page.source
    assert words_of(meeting)[18, 12] == ("", "課長が読み合わせている。")


def test_a_grid_of_any_size_costs_the_same_number_of_queries(client, django_assert_num_queries):
    for organisations, questions in ((1, 1), (40, 10)):
        meeting = large_inquiry(organisations, questions)
        Meeting.objects.filter(pk=meeting.pk).update(title=f"第{organisations}回")
        with django_assert_num_queries(14):
            assert client.get(address(meeting)).status_code == 200
        assert len(load_grid(meeting, meeting.presentations.get(number=10)).rows) == organisations


def test_only_an_inquiry_has_a_grid(client, meeting):
    assert client.get(address(meeting, number=4)).status_code == 404
    assert client.get(address(meeting, number=24)).status_code == 404
