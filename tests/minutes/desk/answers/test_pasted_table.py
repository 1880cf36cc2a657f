"""A table of 19 organisations × 3 questions is pasted in one go; what is wrong in it is named by row and column."""

import pytest

from minutes.desk.answers.answer_grid import load_grid
from minutes.desk.answers.pasted_table import ADDED, SECOND, SKIPPED, check_table
from minutes.desk.answers.save_answers import save_answers
from minutes.desk.answers.table_text import TAB, write_table
from minutes.models import AttendeeOrganisation, WrittenAnswer
from minutes.publication.editions.snapshot import record_of
from tests.acts import withdraw_now
from tests.builders import clerk, publish_now
from tests.inquiries import answered
from tests.minutes.inquiries.real_inquiries import SECURITY, paste, security_table, with_questions

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(real_text):
    return with_questions(real_text)


def grid_of(meeting, inquiry=SECURITY):
    meeting.refresh_from_db()
    return load_grid(meeting, meeting.presentations.get(number=inquiry))


def checked(meeting, rows, **mended):
    typed = {name.replace("_", "-"): value for name, value in mended.items()}
    return check_table(write_table(rows, TAB), TAB, grid_of(meeting), typed)


def told(table):
    return [(fault.place, fault.message) for fault in table.faults]


def test_nineteen_times_three_come_in_at_once(meeting):
    changes = paste(meeting, SECURITY, security_table())
    assert len(changes) == 57
    answers = {
        (row.attendee.label, row.question.text[:4]): (row.choice, row.text)
        for row in WrittenAnswer.objects.filter(meeting=meeting).select_related("attendee", "question")
    }
    assert len(answers) == 57
    assert answers["多治見市", "ポリシー"] == ("公表している", "")
    assert answers["美里町", "対策基準"] == ("開示していない", "")
    assert answers["多治見市", "PDCA"] == ("", "自主点検規程を定めて\n改善に努めている。")
    assert paste(meeting, SECURITY, security_table()) == []


def test_a_head_in_another_order_says_which_column_is_which(meeting):
    rows = [["団体", "問3", "受けた方法", "問1"], ["多治見市", "規程がある。", "ファクス", "公表している"]]
    row = checked(meeting, rows).grid.row(*_key(meeting, "多治見市"))
    assert [row.answer(question.number).words for question in grid_of(meeting).questions] == [
        ("公表している", ""),
        ("", ""),
        ("", "規程がある。"),
    ]
    assert row.way == "fax"


def _key(meeting, label):
    return meeting.attendees.get(label=label).number, 0


def test_a_name_unknown_a_choice_unknown_and_a_row_too_many_are_named(meeting):
    rows = security_table()
    rows[2][0], rows[3][1] = "松崎町", "非公表"
    rows.append(["多治見市", "公表している", "開示している", ""])
    table = checked(meeting, rows)
    assert told(table) == [
        ("3行目 A列", "「松崎町」は、この照会の団体にありません。"),
        ("4行目 B列", "「非公表」は選べません。選べるのは「公表している」、「公表していない」です。"),
        ("20行目 A列", "「多治見市」は、1行目にもあります。"),
    ]
    assert table.grid is None
    assert "松前町" in table.faults[0].options and ADDED in table.faults[0].options
    assert table.faults[2].options == (SECOND, SKIPPED)


def test_faults_are_mended_where_they_stand(meeting):
    rows = security_table()
    rows[2][0], rows[3][1] = "松崎町", "非公表"
    rows.append(["多治見市", "公表している", "", ""])
    table = checked(meeting, rows, mend_2_0=ADDED, mend_3_1="公表していない", mend_19_0=SECOND)
    assert told(table) == []
    meeting.refresh_from_db()
    save_answers(
        meeting=meeting,
        inquiry=meeting.presentations.get(number=SECURITY),
        typed=table.grid,
        revision=meeting.revision,
        by=clerk(),
    )
    added = AttendeeOrganisation.objects.get(meeting=meeting, label="松崎町")
    assert (added.capacity, added.organisation.key) == ("answer_only", "223051")
    answers = [row for row in record_of(meeting)["answers"] if row["choice"] == "公表している"]
    assert [row["attendee"] for row in answers] == [_key(meeting, "多治見市")[0]] * 2


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["多治見市", "", "", "", "2026/13/1"], "1行目 E列"),
        (["多治見市", "", "", "", "", "伝書鳩"], "1行目 F列"),
        (["多治見市", "", "", "", "", "", "余り"], "1行目 G列"),
        (["", "公表している"], "1行目 A列"),
        (["多治見市", "", "", "字\0"], "1行目 D列"),
    ],
)
def test_every_other_fault_has_its_row_and_column(meeting, row, expected):
    assert [fault.place for fault in checked(meeting, [row]).faults] == [expected]


def test_a_table_of_nothing_says_so(meeting):
    assert told(checked(meeting, [["", "", ""]])) == [("1行目 A列", "表に回答の行がありません。")]


def test_an_empty_cell_leaves_the_answer_and_words_without_a_choice_are_said_to_be_so(meeting):
    paste(meeting, SECURITY, security_table())
    row = checked(meeting, [["多治見市", "", "（選択なし）\n検討中", ""]]).grid.row(
        *_key(meeting, "多治見市")
    )
    assert [row.answer(question.number).words for question in grid_of(meeting).questions] == [
        ("公表している", ""),
        ("", "検討中"),
        ("", "自主点検規程を定めて\n改善に努めている。"),
    ]


def test_a_redaction_is_neither_dropped_nor_doubled_nor_made_up():
    meeting = answered()
    publish_now(meeting)
    withdraw_now(meeting, "w24")
    grid, mark = grid_of(meeting, 10), "［取消し24-1］"

    def faults(cell):
        return told(check_table(write_table([["深川市", cell]], TAB), TAB, grid, {}))

    assert faults(f"{mark}\n{mark}") == []
    assert faults("決めている") == [
        ("1行目 B列", f"{mark} がなくなっています。取り消した言葉の印なので、もとの所に残してください。")
    ]
    assert faults(f"{mark}\n{mark}、{mark}") == [
        ("1行目 B列", f"{mark} は、ここにはない取消しの印です。消してください。")
    ]


def test_a_day_in_another_calendar_is_the_same_day(meeting):
    rows = [["多治見市", "公表している", "", "", "平成24年10月1日", "文書"]]
    assert len(paste(meeting, SECURITY, rows)) == 1
    rows[0][4] = "2012/10/1"
    paste(meeting, SECURITY, rows)
    (row,) = WrittenAnswer.objects.filter(meeting=meeting)
    assert (str(row.received_on), row.way, row.history.count()) == ("2012-10-01", "letter", 1)
    rows[0][4] = "H24.10.2"
    paste(meeting, SECURITY, rows)
    row.refresh_from_db()
    assert (str(row.received_on), row.history.count()) == ("2012-10-02", 2)


@pytest.mark.parametrize("organisations", [1, 40])
@pytest.mark.parametrize("questions", [1, 10])
def test_a_grid_of_any_size_costs_the_same_number_of_queries(
    organisations, questions, django_assert_num_queries
):
    from tests.minutes.inquiries.large_inquiry import large_inquiry

    meeting = large_inquiry(organisations, questions)
    with django_assert_num_queries(8):
        grid_of(meeting, 10)
