"""manage.py import_record, on the real record and on files that are no record."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from minutes.models import Body, Edition, Meeting, Passage, Utterance
from tests.builders import MANUSCRIPT, clerk

pytestmark = pytest.mark.django_db


def run(*arguments):
    out, err = StringIO(), StringIO()
    try:
        call_command("import_record", *map(str, arguments), stdout=out, stderr=err)
    except CommandError as error:
        err.write(f"{error}\n")
    return out.getvalue(), err.getvalue()


def test_the_real_record_from_its_file_to_its_page(shared, client):
    out, err = run("--publish", shared / "records" / "joho-kokan-kaigi-2012-10-23.txt")
    assert err == ""
    assert "議題8　発表・照会9　発言55（23の名）　配付資料1　会議体「情報交換会議」" in out
    assert "まだどの団体か決まっていない名: 総務省、事務局、美里町、松前町" in out or "美里町" in out
    assert "公開しました: /meetings/2012-10-23-1/ 第1版" in out
    assert client.get("/meetings/2012-10-23-1/").status_code == 200
    assert Body.objects.get().name == "情報交換会議"
    assert Edition.objects.get().published_by.username == "system"


def test_importing_twice_says_so_and_changes_nothing(shared):
    file = shared / "records" / "joho-kokan-kaigi-2012-10-23.txt"
    run("--publish", file)
    before = [
        model.objects.count() for model in (Meeting, Utterance, Edition, Passage, Utterance.history.model)
    ]
    out, err = run("--publish", file)
    assert (out, err) == (
        "",
        f"{file}: この会議はもうあります（2012-10-23-1）。何も変えていません。\n1件を取り込めませんでした。\n",
    )
    assert [
        model.objects.count() for model in (Meeting, Utterance, Edition, Passage, Utterance.history.model)
    ] == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_body_by_and_encoding(tmp_path, encoding):
    file = tmp_path / "record.txt"
    file.write_text(MANUSCRIPT, encoding=encoding)
    by = clerk("suzuki")
    out, err = run("--body", "実務者会議", "--by", "suzuki", file)
    assert err == ""
    assert "下書きとして保存しました。" in out
    meeting = Meeting.objects.get()
    assert (meeting.body.name, meeting.address, meeting.history.get().history_user) == (
        "実務者会議",
        None,
        by,
    )
    assert Edition.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "中身がありません。"),
        (b"\x00\x01\x02\xff" * 100, "読めない"),
        (MANUSCRIPT.replace("開会", "開\0会").encode(), "NUL"),
        (b"\x82\xa0" * (25 * 1024 * 1024), "大きすぎます"),
    ],
)
def test_a_bad_file_gets_one_line_and_leaves_no_trace(tmp_path, data, said):
    file = tmp_path / "bad.txt"
    file.write_bytes(data)
    out, err = run("--publish", file)
    assert out == ""
    first, second = err.splitlines()
    assert first.startswith(f"{file}: ")
    assert said in first or "NUL" in first
    assert second == "1件を取り込めませんでした。"
    assert [model.objects.count() for model in (Meeting, Body, Edition, Utterance.history.model)] == [
        0,
        0,
        0,
        0,
    ]


UNREAD = "会議録\n日時：令和8年9月3日\n開会\n○林議長　開きます。\n○一市民　賛成です。\n"
NO_DAY = "■ 会議名\n役員会\n\n■ 日時\n未定\n\n■ 開会\n\n開いた。\n"


def test_what_was_not_read_is_printed_and_not_published(tmp_path):
    file = tmp_path / "record.txt"
    file.write_text(UNREAD, encoding="utf-8")
    out, err = run("--publish", file)
    assert out == ""
    first, second, third = err.splitlines()
    assert first == (
        f"{file}: 確かめるところが1件あるので、公開も保存もしませんでした。そのまま公開するには --anyway を付けてください。"
    )
    assert second.startswith("  5行目: 「一市民」が発言者なら、")
    assert third == "1件を取り込めませんでした。"
    assert (Meeting.objects.count(), Edition.objects.count()) == (0, 0)


def test_it_is_published_anyway_where_that_is_said(tmp_path):
    file = tmp_path / "record.txt"
    file.write_text(UNREAD, encoding="utf-8")
    out, err = run("--publish", "--anyway", file)
    assert ("  5行目: 「一市民」" in out, err) == (True, "")
    assert Edition.objects.count() == 1


def test_without_a_day_it_is_never_published(tmp_path):
    file = tmp_path / "record.txt"
    file.write_text(NO_DAY, encoding="utf-8")
    out, err = run("--publish", "--anyway", file)
    assert (out, "開催日を読み取れない" in err, Meeting.objects.count()) == ("", True, 0)


def test_a_file_that_is_not_there_and_an_unknown_person(tmp_path):
    assert run(tmp_path / "none.txt")[1].startswith(f"{tmp_path / 'none.txt'}: ファイルがありません。")
    assert run("--by", "nobody", tmp_path / "none.txt")[1] == "「nobody」というアカウントはありません。\n"


def test_one_bad_file_does_not_keep_the_others_out(tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(MANUSCRIPT, encoding="utf-8")
    bad.write_bytes(b"")
    out, err = run(bad, good)
    assert "下書きとして保存しました。" in out
    assert err == f"{bad}: 中身がありません。\n1件を取り込めませんでした。\n"


def test_the_journal_is_no_record_and_is_named(tmp_path, capsys):
    journal = tmp_path / "media-journal.jsonl"
    journal.write_text(
        '{"address":"2026-09-03-1","at":"2026-09-24T03:00:00.000000Z","id":"1","what":"publish"}\n'
    )
    with pytest.raises(CommandError, match="1件を取り込めませんでした。"):
        call_command("import_record", str(journal))
    assert "公開の記録（ジャーナル、…-journal.jsonl）です" in capsys.readouterr().err


def test_a_title_and_a_date_that_the_text_lacks(tmp_path):
    file = tmp_path / "record.txt"
    file.write_text("（深川市）\nどうか。\n（当別町）\nそうだ。", encoding="utf-8")
    out, err = run("--title", "水瀬会議録", "--date", "R8.7.2", file)
    assert (err, "行目" in out) == ("", False)
    assert Meeting.objects.values_list("title", "time").get() == ("水瀬会議録", "令和8年7月2日")


def test_the_day_in_the_name_of_the_file_is_proposed_with_a_doubt(tmp_path):
    file = tmp_path / "20260702.txt"
    file.write_text("水瀬会議録\n開会\n（深川市）\nどうか。", encoding="utf-8")
    out, err = run("--publish", file)
    assert "ファイルの名にある日付（令和8年7月2日）を日時として読みました。" in err
    assert (out, Meeting.objects.count()) == ("", 0)
    run(file)
    assert str(Meeting.objects.get().held_on) == "2026-07-02"


def test_one_title_is_no_title_of_two_files(tmp_path):
    _, err = run("--title", "水瀬会議録", tmp_path / "a.txt", tmp_path / "b.txt")
    assert err == "--title と --date は、ファイルが一つのときだけ使えます。\n"
