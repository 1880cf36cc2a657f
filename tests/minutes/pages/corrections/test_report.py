"""A reader's report: anonymous, limited in number, never cached, and perhaps the origin of a correction."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from minutes.desk.workflow.take_report import A_DAY_FROM_ONE, sender_key
from minutes.models import Correction, CorrectionNote, ReaderReport, ReportCount, Utterance
from tests.builders import clerk, draft, publish_now, published
from tests.minutes.admin.forms import page, save
from tests.minutes.admin.publishing.publishing import publish_page, published_on
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

FORM = "/meetings/2026-09-03-1/u/12/report/"
TYPED = {"text": "十日ではなく十四日ではないか。\r\n聞いていた者です。", "suggestion": "十四日と決めている。"}


@pytest.fixture
def client():
    """A browser: it says of each form that it was sent from a page of the same site."""
    return Client(headers={"sec-fetch-site": "same-origin"})


def test_the_form_shows_the_turn_and_sets_no_cookie(client):
    published()
    answer = client.get(FORM)
    shown = Page(answer)
    assert not answer.cookies and "csrfmiddlewaretoken" not in shown.source
    assert shown.texts("h1") == ["誤りの指摘"]
    assert shown.texts("words") == ["十日と決めている。"]
    assert [(one.tag, one.attributes["name"]) for one in shown["field"]] == [
        ("textarea", "text"),
        ("textarea", "suggestion"),
    ]


def test_a_report_lands_in_the_queue_and_nothing_is_kept_of_the_reader(client):
    edition = published()
    answer = client.post(FORM, TYPED, REMOTE_ADDR="192.0.2.7", HTTP_USER_AGENT="reader's own browser")
    assert (answer.status_code, answer["Location"]) == (302, f"{FORM}?sent=1")
    report = ReaderReport.objects.get()
    assert (report.meeting, report.number, report.edition, report.state, report.text, report.suggestion) == (
        edition.meeting,
        12,
        1,
        "new",
        "十日ではなく十四日ではないか。\n聞いていた者です。",
        "十四日と決めている。",
    )
    kept = str([list(model.objects.values()) for model in (ReaderReport, ReportCount)])
    assert "192.0.2.7" not in kept and "browser" not in kept
    thanks = Page(client.get(answer["Location"]))
    assert thanks.texts("lede") == [
        "指摘を受け取りました。事務局が確かめて、訂正したときは正誤表に載せます。"
    ]
    assert thanks["form"] == []


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 302),
        ({"sec-fetch-site": "same-origin", "origin": "https://elsewhere.example"}, 302),
        ({"origin": "http://testserver"}, 302),
        ({"origin": "https://records.example"}, 302),
        ({"referer": f"http://testserver{FORM}"}, 302),
        ({}, 403),
        ({"sec-fetch-site": "same-site", "origin": "http://testserver"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "none"}, 403),
        ({"origin": "https://testserver"}, 403),
        ({"origin": "http://testserver:8000"}, 403),
        ({"origin": "http://testserver.elsewhere.example"}, 403),
        ({"origin": "null", "referer": f"http://testserver{FORM}"}, 403),
        ({"origin": "http://[", "referer": f"http://testserver{FORM}"}, 403),
        ({"referer": "https://elsewhere.example/http://testserver/"}, 403),
    ],
    ids=str,
)
def test_a_form_is_taken_from_a_page_of_this_site_alone(settings, said, status):
    settings.CSRF_TRUSTED_ORIGINS = ["https://records.example"]
    published()
    answer = Client(enforce_csrf_checks=True).post(FORM, TYPED, headers=said)
    assert (answer.status_code, ReaderReport.objects.count()) == (status, int(status == 302))
    assert not answer.cookies
    if status == 403:
        shown = Page(answer)
        assert shown.texts("problem")[0].startswith("このサイトの画面から送られたことを確かめられなかった")
        assert "聞いていた者です。" in shown.texts("field")[0]


@pytest.mark.parametrize("text", ["", "　 \r\n ", "あ" * 1001])
def test_nothing_and_too_much_are_refused_and_kept_in_the_form(client, text):
    published()
    answer = client.post(FORM, {"text": text, "suggestion": "残ること"})
    assert answer.status_code == 200
    assert len(Page(answer).texts("problem")) == 1
    assert "残ること" in Page(answer).texts("field")[1]
    assert ReaderReport.objects.count() == 0


def test_what_no_database_can_keep_is_left_out(client):
    published()
    client.post(FORM, {"text": "一行目\0\r\n二\0行目"})
    assert ReaderReport.objects.get().text == "一行目\n二行目"


def test_one_connection_is_slowed_down_and_others_are_not(client):
    published()
    for _ in range(A_DAY_FROM_ONE):
        assert client.post(FORM, TYPED, REMOTE_ADDR="192.0.2.7").status_code == 302
    answer = client.post(FORM, TYPED, REMOTE_ADDR="192.0.2.7")
    assert answer.status_code == 429
    assert Page(answer).texts("problem")[0].startswith("今日はたくさんの指摘をいただいたので")
    assert "聞いていた者です。" in Page(answer).texts("field")[0]
    assert client.post(FORM, TYPED, REMOTE_ADDR="192.0.2.8").status_code == 302
    assert ReaderReport.objects.count() == A_DAY_FROM_ONE + 1


def test_yesterdays_counts_are_deleted_and_keys_change_with_the_day(client):
    published()
    day = datetime.date(2026, 9, 1)
    ReportCount.objects.create(day=day, sender=sender_key("192.0.2.7", day), reports=A_DAY_FROM_ONE)
    assert client.post(FORM, TYPED, REMOTE_ADDR="192.0.2.7").status_code == 302
    assert ReportCount.objects.filter(day=day).count() == 0
    assert sender_key("192.0.2.7", day) != sender_key("192.0.2.7", day + datetime.timedelta(days=1))
    assert (
        sender_key("2001:db8::1", day) == sender_key("2001:db8::2", day) != sender_key("2001:db8:1::1", day)
    )
    assert sender_key("", day) != sender_key("unknown", day)


def test_behind_a_proxy_the_reader_is_whom_the_proxy_saw(client, settings):
    published()
    for behind, seen in ((False, 1), (True, 2)):
        settings.BEHIND_PROXY = behind
        ReportCount.objects.all().delete()
        for reader in ("192.0.2.7", "192.0.2.8"):
            client.post(FORM, TYPED, HTTP_X_FORWARDED_FOR=f"198.51.100.1, {reader}")
        assert ReportCount.objects.count() == seen


@pytest.mark.parametrize("number", [16, 20, 99])
def test_there_is_no_form_where_there_is_no_block(client, number):
    published()
    assert client.get(f"/meetings/2026-09-03-1/u/{number}/report/").status_code == 404


def test_a_draft_takes_no_report(client):
    draft()
    assert client.post(FORM, TYPED).status_code == 404


@pytest.fixture
def report(client):
    published()
    client.post(FORM, TYPED)
    client.force_login(clerk())
    return ReaderReport.objects.get()


def test_the_queue_shows_the_turn_at_hand(client, report):
    listed = client.get(reverse("admin:minutes_readerreport_changelist")).content.decode()
    assert "十日ではなく十四日ではないか。" in listed and "未確認" in listed
    shown = client.get(page(report)).content.decode()
    row = Utterance.objects.get(number=12)
    assert f'href="{page(row)}">この箇所を直す' in shown
    assert shown.count("十日と決めている。") == 2  # as it stands, and in the edition that was read
    assert "十四日と決めている。" in shown


def test_a_report_is_decided_with_who_and_when_and_its_words_stay(client, report):
    before = report.text
    save(client, page(report), state="accepted", memo="録音で確かめる", text="書き換え")
    report.refresh_from_db()
    assert (report.state, report.memo, report.text) == ("accepted", "録音で確かめる", before)
    assert report.decided_by is not None and report.decided_at is not None
    assert client.get(page(report, "delete")).status_code == 403
    assert save(client, page(report), state="corrected").status_code == 200


def test_an_accepted_report_becomes_the_origin_of_the_correction(client, report):
    save(client, page(report), state="accepted")
    row = Utterance.objects.get(number=12)
    save(client, page(row), text="十四日と決めている。")
    form = client.get(publish_page(row.meeting)).context["form"]
    assert form["origin-u12"].value() == f"report:{report.pk}"
    answer = published_on(
        client, row.meeting, "2026-11-01", reason="録音で確かめた。", note_u12="山田が聞いた"
    )
    assert answer.status_code == 302
    correction = Correction.objects.get()
    note = CorrectionNote.objects.get()
    assert (correction.from_reader, note.correction, note.report, note.asked_by, note.text) == (
        True,
        correction,
        report,
        "reader",
        "山田が聞いた",
    )
    report.refresh_from_db()
    assert report.state == "corrected"
    assert "第2版で訂正" in client.get(page(report)).content.decode()
    client.logout()
    for path in ("u/12/", "corrections/", "/corrections/"):
        shown = client.get(
            path if path.startswith("/") else "/meetings/2026-09-03-1/" + path
        ).content.decode()
        assert "読者の指摘による" in shown, path
        assert "山田が聞いた" not in shown and "聞いていた者です" not in shown, path


def test_a_report_not_accepted_is_no_origin(client, report):
    row = Utterance.objects.get(number=12)
    save(client, page(row), text="十四日と決めている。")
    form = client.get(publish_page(row.meeting)).context["form"]
    assert form["origin-u12"].value() == "secretariat"
    assert [value for value, _ in form.fields["origin-u12"].choices] == [
        "secretariat",
        *(f"label:{label}" for label in ("深川市", "当別町", "美里町", "事務局")),
    ]


def test_an_organisation_that_asked_is_noted_and_not_public(client, report):
    row = Utterance.objects.get(number=12)
    save(client, page(row), text="十四日と決めている。")
    published_on(
        client, row.meeting, "2026-11-01", reason="訂正した。", origin_u12="label:深川市", note_u12="電話で"
    )
    note = CorrectionNote.objects.get()
    assert (note.asked_by, note.organisation, note.text, note.correction.from_reader) == (
        "organisation",
        "深川市",
        "電話で",
        False,
    )
    publish_now(row.meeting, status="preliminary")
    assert "電話で" not in client.get("/meetings/2026-09-03-1/corrections/").content.decode()
