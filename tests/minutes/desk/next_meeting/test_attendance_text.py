"""出席者 of a meeting to come is written so that it is read again as it was meant, or it is told who is not."""

from hypothesis import assume, given
from hypothesis import strategies as st

from minutes.desk.next_meeting.attendance_text import HEADINGS, Coming, attendance_text, capacity_of, misread
from minutes.notation.attendance import attendees

LABELS = [
    "深川市",
    "当別町",
    "熊本県美里町",
    "宮城県美里町",
    "総務省",
    "谷津野村",
    "山田太郎",
    "会長",
    "事務局",
]
COMING = st.lists(
    st.builds(
        Coming,
        st.sampled_from(LABELS),
        st.sampled_from([*HEADINGS, "unknown"]),
        st.sampled_from(
            ["", "会長", "会長 山田課長", "総務課長（代理）", "課長補佐、係長", "オブザーバー", "10名"]
        ),
    ),
    unique_by=lambda one: one.label,
    max_size=6,
)


def test_each_capacity_has_its_line():
    coming = [
        Coming("深川市", "officer", "会長 山田課長"),
        Coming("熊本県美里町", "unknown"),
        Coming("総務省", "observer", "課長補佐"),
        Coming("当別町", "attendee"),
        Coming("事務局", "secretariat"),
        Coming("開成町", "secretariat", "書記"),
    ]
    text = attendance_text(coming, "傍聴者：2名")
    assert text.split("\n") == [
        "役員：深川市（会長 山田課長）",
        "出席者：熊本県美里町、当別町",
        "オブザーバー：総務省（課長補佐）",
        "事務局",
        "事務局：開成町（書記）",
        "傍聴者：2名",
    ]
    assert misread(coming, text) == []


@given(COMING)
def test_whoever_is_not_told_of_is_read_as_he_was_meant(coming):
    text = attendance_text(coming)
    wrong = misread(coming, text)
    read = {one.label: one for one in attendees(text)}
    for one in coming:
        meant = (one.capacity if one.capacity in HEADINGS else "attendee", one.representative)
        if one.label == "事務局":
            meant = ("secretariat", one.representative)
        is_read = one.label in read and (read[one.label].capacity, read[one.label].representative) == meant
        assert (one.label in wrong) != is_read


@given(COMING)
def test_plain_organisations_are_always_read(coming):
    plain = [Coming(one.label, one.capacity) for one in coming if one.label[-1] in "市町村省局"]
    assume(plain)
    assert misread(plain, attendance_text(plain)) == []


def test_an_office_says_a_capacity():
    offices = ["会長", "監事", "オブザーバー", "会員", "総務課長", "", "欠席"]
    assert [capacity_of(office, "observer") for office in offices] == [
        *["officer", "officer", "observer", "attendee", "observer", "observer", "observer"],
    ]
