"""Words that were withdrawn, planted in every kind of text and in every old state: no group without the right to the 原本
finds a piece of them at any address of the desk, by GET or POST, at any moment, by any look-up."""

import random
from functools import cache

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from minutes.compare.shingles import shingles_of_all
from minutes.desk.workflow.take_report import take_report
from minutes.models import (
    AgendaItem,
    AttendeeOrganisation,
    Handout,
    LineNote,
    LineNoteAnswer,
    Meeting,
    Presentation,
    Step,
    Utterance,
)
from tests.acts import reword, withdraw_now
from tests.builders import MANUSCRIPT, clerk, publish_now, published
from tests.fuzz.addresses import ARGUMENT, routes
from tests.fuzz.page_forms import forms_of
from tests.minutes.test_withdrawn_nowhere import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.long]  # two thousand pages

# Place → its words in the first edition; each piece of eight characters stands nowhere else.
PLANTED = {
    "令和8年度 記録実務者会議": "鶉野議長の罷免を求める臨時の集い",
    "十日と決めている。": "担当者の鷲塚が独断で五か月も放置した。",
    "紙はどこに置いているか。": "倉庫番の雉子島が鍵を隠したのではないか。",
    "当別町から照会の趣旨について説明が行われた。": "収入役の鵜殿が帳簿を焼いたと説明があった。",
    "旧庁舎の文書の電子化": "元助役の鶴見による印の持ち出し",
    "他団体への照会": "梟谷係長の飲酒運転の件",
    "第3会議室": "鴨居副市長の自宅の離れ",
    "（会長 山田課長）": "（謹慎中の鷺沢前総務課長）",
    "資料1　文書の電子化": "資料1　鳶尾氏の診断書の写し",
}
WITHDRAWN = ("u4", "u6", "u9", "u11", "u12", "title", "venue", "attendance", "a16", "a18", "h20")
SPEAKER = "白鷺台第二自治会連合会"
TYPED_LATER = "なお、雲雀野次長が賄賂を受け取った。"
ROWS = (Meeting, AttendeeOrganisation, Handout, AgendaItem, Presentation, Utterance)


def planted_site():
    """Returns a meeting whose words were published, reworded, removed from the draft, quoted by a reader, withdrawn."""
    text = MANUSCRIPT
    for before, words in PLANTED.items():
        assert before in text
        text = text.replace(before, words, 1)
    meeting = published(text.replace("美里町", SPEAKER), body="rokan").meeting
    reword(meeting, 12, TYPED_LATER)
    publish_now(meeting)
    reword(meeting, 12, f"{TYPED_LATER}以上。")
    reword(meeting, 11, "説明があった。")
    Utterance.objects.get(meeting=meeting, number=6).delete()
    Handout.objects.get(meeting=meeting, number=20).delete()
    turn = Utterance.objects.get(meeting=meeting, number=8)
    gone, turn.speaker = turn.speaker, AttendeeOrganisation.objects.get(meeting=meeting, number=19)
    turn.save()
    gone.delete()
    quoted = {"text": f"「{PLANTED['十日と決めている。']}」とは言っていない。", "suggestion": TYPED_LATER}
    take_report(
        meeting_id=meeting.pk, number=12, edition=1, sender="127.0.0.1", at=timezone.localtime(), **quoted
    )
    remark(meeting)
    withdraw_now(meeting, *WITHDRAWN, note=PLANTED["第3会議室"], requested_by="鷺沢前総務課長の妻の弟")
    remark(meeting)  # whoever reads the 原本 may quote it afterwards
    return meeting


def remark(meeting):
    """Quotes the words in notes on the lines, in answers to them, and in what a step says to the next one."""
    by, at = clerk(), timezone.localtime()
    for words in (*PLANTED.values(), TYPED_LATER, SPEAKER):
        note = LineNote.objects.create(meeting=meeting, block="u13", text=f"「{words}」か。", by=by, at=at)
        LineNoteAnswer.objects.create(note=note, text=f"いいえ。{words}", by=by, at=at)
    LineNote.objects.create(meeting=meeting, block="u12", text="録音で確かめてください。", by=by, at=at)
    Step.objects.create(meeting=meeting, kind="sent", revision=0, by=by, at=at, note=TYPED_LATER)


def accounts():
    """Returns the groups as the site has them, and whoever may do all but read the 原本."""
    users = {
        name: User.objects.create_user(name, is_staff=True) for name in ("編集", "承認", "全員", "何もない")
    }
    for name in ("編集", "承認"):
        users[name].groups.set([Group.objects.get(name=name)])
    users["全員"].user_permissions.set(Permission.objects.exclude(codename="view_original"))
    return users


def forbidden():
    words = [*PLANTED.values(), TYPED_LATER, SPEAKER, "鷺沢前総務課長の妻の弟"]
    pieces = shingles_of_all(line for text in words for line in text.strip("（）").split("　"))
    return pieces - shingles_of_all(MANUSCRIPT.split("\n"))


def addresses(meeting, *, of_a_route=None):
    """Returns every address of the desk, with every row and every old version that there is of this meeting; or so many
    of each route, drawn by lot."""
    rng, found = random.Random(1), set()
    for route in routes():
        if route.startswith("admin/"):
            filled = _filled(route, meeting)
            found.update(rng.sample(filled, min(len(filled), of_a_route or len(filled))))
    return sorted(found)


def _filled(route, meeting):
    app, _, rest = route.removeprefix("admin/").partition("/")
    try:
        model = apps.get_model(app, rest.partition("/")[0])
    except LookupError:
        model = None
    versions = _versions(model, meeting)
    ids = sorted({version.id for version in versions}) or _ids(model)
    first = ARGUMENT.search(route)
    if not first:
        return [f"/{route}"]
    if first[1] == "version":
        return [f"/{ARGUMENT.sub(str(version.pk), route)}" for version in versions]
    if "([^/]+)" in route:
        return [f"/{ARGUMENT.sub('{}', route).format(version.id, version.pk)}" for version in versions]
    known = {"number": ("1", "2", "3"), "app_label": ("minutes",), "url": ("x",)}
    filled = [ARGUMENT.sub(value, route, count=1) for value in known.get(first[1]) or map(str, ids)]
    return [f"/{ARGUMENT.sub(number, path)}" for path in filled for number in known["number"]]


@cache
def _ids_of(model):
    return [row.pk for row in model._base_manager.all()[: 20 if model._meta.app_label == "minutes" else 2]]


def _ids(model):
    return _ids_of(model) if model else [1]


def _versions(model, meeting):
    if model not in ROWS:
        return []
    return list(model.history.filter(**{"id" if model is Meeting else "meeting_id": meeting.pk}))


def leaks(answer, pieces):
    """Returns the pieces that a page shows."""
    text = text_of(answer)
    return sorted(piece for piece in pieces if piece in text)


def test_the_words_are_there_for_whoever_may_read_them(client):
    meeting = planted_site()
    client.force_login(clerk())
    shown = "".join(
        text_of(client.get(path)) for path in addresses(meeting) if "/history" in path or "/original" in path
    )
    assert [
        words
        for words in [*PLANTED.values(), TYPED_LATER]
        if words.strip("（）").split("　")[-1] not in shown
    ] == []


@pytest.mark.parametrize("name", ["編集", "承認", "全員", "何もない"])
def test_no_page_shows_a_piece_by_get(name):
    meeting, pieces = planted_site(), forbidden()
    assert len(pieces) > 60
    browser = Client()
    browser.force_login(accounts()[name])
    # Whoever may do all but read the 原本 walks through every page, the others through some of each kind.
    paths = addresses(meeting, of_a_route=None if name == "全員" else 3)
    answers = {path: browser.get(path) for path in paths if "logout" not in path}
    assert {path: shown for path, answer in answers.items() if (shown := leaks(answer, pieces))} == {}
    assert name == "何もない" or sum(answer.status_code == 200 for answer in answers.values()) > 40


def sent_back(browser, path, typed):
    """Sends a form and takes back what it did."""
    with transaction.atomic():
        answer = browser.post(path, typed)
        followed = browser.get(answer["Location"]) if answer.status_code == 302 else answer
        text_of(followed)
        transaction.set_rollback(True)
    return followed


def test_no_page_shows_a_piece_by_post():
    """Whoever may do all but read the 原本 reaches every form."""
    meeting, pieces = planted_site(), forbidden()
    browser, rng = Client(), random.Random(1)
    browser.force_login(accounts()["全員"])
    leaked = {}
    for path in addresses(meeting, of_a_route=2):
        if "/history/" in path or "logout" in path:
            continue
        page = browser.get(path)
        # A PDF is no page to read forms from: by chance its bytes are broken HTML.
        is_page = page.status_code == 200 and page["Content-Type"].startswith("text/html")
        forms = forms_of(page.content.decode()) if is_page else []
        for typed in [
            {},
            *(dict(rng.sample(form.pairs, len(form.pairs))) for form in forms if form.method == "post"),
        ]:
            if shown := leaks(sent_back(browser, path, typed), pieces):
                leaked[path] = shown
    assert leaked == {}


@pytest.mark.parametrize("name", ["編集", "全員"])
@pytest.mark.parametrize("do", ["", "merge"])
def test_no_moment_of_the_record_comes_back_on_the_conflict_page(name, do):
    meeting, pieces = planted_site(), forbidden()
    browser = Client()
    browser.force_login(accounts()[name])
    moments = {version.history_date for model in ROWS for version in _versions(model, meeting)}
    address = reverse("admin:minutes_meeting_manuscript", args=[meeting.pk])
    leaked = {}
    for moment in sorted(moments):
        page = f"{address}?page={int(moment.timestamp() * 1000) + 1}-00000000"
        typed = {"manuscript": "■ 会議名\n別の会議\n", "do": do, "seen_revision": "0"}
        if shown := leaks(sent_back(browser, page, typed), pieces):
            leaked[page] = shown
    assert len(moments) > 5
    assert leaked == {}


@pytest.mark.parametrize("number", [6, 20])
def test_a_row_that_was_removed_comes_back_without_the_words(client, number):
    meeting, pieces = planted_site(), forbidden()
    model = Utterance if number == 6 else Handout
    removal = model.history.filter(meeting_id=meeting.pk, number=number, history_type="-").get()
    meeting.refresh_from_db()
    client.force_login(clerk())
    address = reverse(f"admin:minutes_{model._meta.model_name}_restore", args=[removal.pk])
    client.post(address, {"seen_revision": str(meeting.revision)})
    row = model.objects.get(meeting=meeting, number=number)
    assert not any(piece in str(vars(row)) for piece in pieces)
    assert f"［取消し{number}-1］" in str(vars(row))


def test_every_list_answers_400_to_a_look_up_that_none_of_its_filters_sends(client):
    client.force_login(clerk())
    statuses = {}
    for model, _ in admin.site._registry.items():
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for field in model._meta.get_fields():
            for ending in ("startswith", "in"):
                query = f"{address}?{field.name}__{ending}=1"
                statuses[query] = client.get(query).status_code
    assert {query: status for query, status in statuses.items() if status != 400} == {}
    assert client.get("/admin/minutes/withdrawal/?span__startswith=a").status_code == 400
    assert client.get("/admin/minutes/withdrawal/?category__exact=personal").status_code == 200


def test_a_search_finds_no_report_by_a_word_that_was_withdrawn(client):
    planted_site()
    address = reverse("admin:minutes_readerreport_changelist") + "?q=鷲塚"
    found = {}
    for user in (clerk("reads"), accounts()["編集"]):
        client.force_login(user)
        found[user.username] = client.get(address).context["cl"].result_count
    assert found == {"reads": 1, "編集": 0}
