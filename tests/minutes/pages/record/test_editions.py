"""Any edition of a record, by its number or as of a day, the bar that names it, and the comparison of two."""

import datetime
import re

import pytest

from minutes.models import Edition, Meeting, Utterance
from tests.acts import withdraw_now
from tests.builders import MANUSCRIPT, draft, publish_now, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

ADDRESS = "/meetings/2026-09-03-1/"
TOKYO = datetime.timezone(datetime.timedelta(hours=9))


def reword(meeting, number, text):
    Utterance.objects.filter(meeting=meeting, number=number).update(text=text)


@pytest.fixture
def meeting(record):
    return Meeting.objects.get(pk=record)


@pytest.fixture(scope="module")
def record(rows_of_module):
    """Publishes three editions: 24 September, 1 October (late in the evening) and 5 October 2026."""
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, at=datetime.datetime(2026, 10, 1, 23, 59, tzinfo=TOKYO), reason="聞き違いを直した。")
    reword(meeting, 13, "当町は三か月を要する。")
    reword(meeting, 15, "会長が閉会を宣した。")
    publish_now(meeting, at=datetime.datetime(2026, 10, 5, 9, tzinfo=TOKYO), reason="当別町の申出による。")
    return meeting.pk


def page(client, path=""):
    answer = client.get(ADDRESS + path)
    assert answer.status_code == 200
    return Page(answer)


def test_an_old_edition_says_so_and_what_changed_since(client, meeting):
    shown = page(client, "editions/1/")
    assert "十日と決めている。" in shown.of_id("u12").text
    assert shown.texts("edition-bar") == [
        "これは第1版（確定）です。最新は第3版 この版は令和8年9月24日公開 "
        "この版のあと、版を2回改め、3か所を訂正しました。最新の版とくらべる"
    ]
    assert shown["edition-bar"][0].classes == ["edition-bar", "old"]
    assert ("第3版", ADDRESS) in shown.links()
    assert ("最新の版とくらべる", f"{ADDRESS}compare/1...3/") in shown.links()
    assert shown.links("corrected") == []


def test_words_that_were_withdrawn_are_told_apart_from_corrections(client, meeting):
    withdraw_now(meeting, "u12")
    bars = [page(client, f"editions/{number}/").texts("edition-bar")[0] for number in (1, 2, 3)]
    told = [re.search(r"版を.*(?=最新の版とくらべる)", bar)[0] for bar in bars]
    assert told == [
        "版を3回改め、2か所を訂正し、1か所のことばを取り消しました。",
        "版を2回改め、2か所を訂正し、1か所のことばを取り消しました。",
        "版を1回改め、1か所のことばを取り消しました。",
    ]


def test_the_newest_edition_marks_what_was_corrected_and_offers_to_report(client, meeting):
    shown = page(client)
    assert shown.links("corrected") == [("訂正", f"{ADDRESS}u/{number}/#steps") for number in (12, 13, 15)]
    assert client.get(ADDRESS + "u/12/report/").status_code == 200
    assert ("誤りを知らせる", f"{ADDRESS}u/12/report/") in page(client, "u/12/").links("button")
    assert page(client, "editions/2/").links("corrected") == [("訂正", f"{ADDRESS}u/12/#steps")]
    assert {href for _, href in shown.links() if href.startswith(ADDRESS) and "/u/" not in href} == {
        *(
            ADDRESS + path
            for path in (
                "corrections/",
                "compare/",
                "as-of/",
                "editions/3.json",
                "editions.json",
                "editions/3.akn.xml",
            )
        ),
        *(f"{ADDRESS}editions/3/cite.{form}" for form in ("bib", "ris", "json")),
        f"{ADDRESS}editions/1/",
        f"{ADDRESS}editions/2/",
    }


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2026-09-24", 1),
        ("2026-09-30", 1),
        ("2026-10-01", 2),
        ("2026-10-04", 2),
        ("2026-10-05", 3),
        ("2026-11-01", 3),
    ],
)
def test_as_of_a_day_is_the_last_edition_not_after_it(client, meeting, day, number):
    shown = page(client, f"as-of/{day}/")
    assert f"第{number}版" in shown.texts("edition-bar")[0]
    assert shown.texts("edition-bar")[0].endswith("読む") is False
    assert "の終わりの時点での記録です。" in shown.texts("edition-bar")[0]


def test_today_is_named_so_and_a_day_to_come_is_404(client, meeting, monkeypatch):
    monkeypatch.setattr(
        "minutes.pages.record.editions.timezone.localdate", lambda: datetime.date(2026, 10, 2)
    )
    shown = page(client, "as-of/2026-10-02/")
    assert shown.texts("edition-bar")[0].startswith("本日（令和8年10月2日）現在の記録です。")
    answer = client.get(f"{ADDRESS}as-of/2026-10-03/")
    assert answer.status_code == 404
    assert Page(answer).texts("problem")[0].startswith("令和8年10月3日は、まだ来ていません。")


def test_before_the_first_edition_is_404_and_names_it(client, meeting):
    answer = client.get(f"{ADDRESS}as-of/2026-09-23/")
    assert answer.status_code == 404
    assert Page(answer).texts("problem") == [
        "令和8年9月23日には、まだ公開されていませんでした。最初に公開したのは、令和8年9月24日の第1版です。"
    ]


@pytest.mark.parametrize("day", ["2026-02-30", "0000-01-01", "2026-13-01", "2026-9-1", "x", "2026-09-24x"])
def test_a_day_that_is_none_is_404(client, meeting, day):
    assert client.get(f"{ADDRESS}as-of/{day}/").status_code == 404


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1970-01-01"])
def test_the_first_and_last_days_there_are_are_answered(client, meeting, day):
    assert client.get(f"{ADDRESS}as-of/{day}/").status_code == 404


@pytest.mark.parametrize("typed", ["令和8年10月1日", "R8.10.1", "2026/10/1"])
def test_the_form_takes_either_calendar_and_leads_there(client, meeting, typed):
    answer = client.get(f"{ADDRESS}as-of/", {"day": typed})
    assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}as-of/2026-10-01/")


def test_a_date_that_does_not_read_is_said_and_kept(client, meeting):
    answer = client.get(f"{ADDRESS}as-of/", {"day": "きのう"})
    shown = Page(answer)
    assert answer.status_code == 200
    assert len(shown.texts("problem")) == 1 and "きのう" in shown.texts("problem")[0]
    assert 'value="きのう"' in shown.source
    assert [one.text for one in shown["choices"]] == [
        "第3版（確定）令和8年10月5日公開第2版（確定）令和8年10月1日公開第1版（確定）令和8年9月24日公開"
    ]
    assert Page(client.get(f"{ADDRESS}as-of/")).texts("problem") == []


@pytest.mark.parametrize(
    "path", ["editions/4/", "editions/0/", "editions/01/", "editions/9999999999/", "editions/x/"]
)
def test_an_edition_that_never_was_is_404(client, meeting, path):
    assert client.get(ADDRESS + path).status_code == 404


def test_a_draft_saved_since_is_in_no_edition_and_on_no_day(client, meeting):
    reword(meeting, 12, "まだ公開していない。")
    for path in (
        *("", "editions/3/", "editions/3.json", "editions.json", "as-of/2026-11-01/", "corrections/"),
        *("compare/1...3/", "u/12/", "u/12/report/"),
    ):
        answer = client.get(ADDRESS + path)
        assert answer.status_code == 200, path
        assert "まだ公開していない。" not in answer.content.decode(), path


def test_what_was_never_published_has_none_of_these_pages(client):
    draft(MANUSCRIPT.replace("9月3日", "9月4日"))
    for path in (
        *("editions/1/", "editions/1.json", "editions.json", "as-of/", "as-of/2026-11-01/", "corrections/"),
        *("compare/", "compare/1...2/", "u/12/", "u/12/report/"),
    ):
        assert client.get(f"/meetings/2026-09-04-1/{path}").status_code == 404, path


def test_comparing_two_editions_shows_what_changed_and_counts_the_rest(client, meeting):
    shown = page(client, "compare/1...3/")
    assert shown.texts("h1") == ["第1版と第3版をくらべる"]
    assert shown.texts("note")[0].startswith("変わったのは3か所です。")
    assert shown.texts("same") == ["11か所は同じ", "1か所は同じ"]
    assert [one.text for one in shown["h2"]] == [
        "議事録の公開までの日数深川市 #12 変更",
        "議事録の公開までの日数当別町 #13 変更",
        "閉会地の文 #15 変更",
    ]
    assert shown.texts("del")[1:] == ["十日", "二", "事務局"]
    assert shown.texts("ins")[1:] == ["十四日", "三", "会長"]


def test_the_other_way_round_leads_to_the_right_one(client, meeting):
    answer = client.get(f"{ADDRESS}compare/3...1/")
    assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}compare/1...3/")


def test_the_form_leads_to_the_comparison(client, meeting):
    answer = client.get(f"{ADDRESS}compare/", {"a": "3", "b": "2"})
    assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}compare/2...3/")
    assert page(client, "compare/?a=2&b=2").texts("problem") == ["違う版を選んでください。"]
    assert len(page(client, "compare/?a=x&b=9").texts("problem")) == 2
    assert page(client, "compare/").texts("problem") == []


@pytest.mark.parametrize("path", ["compare/1...4/", "compare/1...1/", "compare/0...1/", "compare/1..2/"])
def test_a_comparison_with_nothing_is_404(client, meeting, path):
    assert client.get(ADDRESS + path).status_code == (200 if path == "compare/1...1/" else 404)


@pytest.mark.parametrize("path", ["", "editions/1/", "editions/3/", "as-of/2026-10-01/"])
@pytest.mark.parametrize("more", [0, 40])
def test_as_many_queries_for_any_edition_however_many_there_are(
    client, meeting, django_assert_num_queries, path, more
):
    newest = Edition.objects.newest().get()
    for number in range(4, 4 + more):
        Edition.objects.filter(is_newest=True).update(is_newest=False)
        newest.pk, newest.number = None, number
        newest.published_at += datetime.timedelta(hours=1)
        newest.save(force_insert=True)
    # For the newest, one more looks whether the counters are still the same, before the page is kept for all processes.
    with django_assert_num_queries(3 if path else 4):
        assert client.get(ADDRESS + path).status_code == 200


def test_the_chain_of_fingerprints(client, meeting):
    chain = client.get(f"{ADDRESS}editions.json").json()
    digests = [edition.digest for edition in Edition.objects.order_by("number")]
    assert [(one["number"], one["previous"], one["digest"], one["data"]) for one in chain["editions"]] == [
        (number, previous, digest, f"http://testserver{ADDRESS}editions/{number}.json")
        for number, previous, digest in zip((1, 2, 3), ["2026-09-03-1", *digests], digests, strict=False)
    ]
