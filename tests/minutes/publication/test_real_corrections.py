"""The real record, published with its slips and corrected through the admin as a clerk would."""

import json

import pytest
from django.test import Client

from minutes.models import AgendaItem, AttendeeOrganisation, Correction, Edition, Handout, Meeting, Utterance
from minutes.publication.verify import verify_meeting
from tests.builders import clerk, draft
from tests.minutes.admin.forms import add_page, page, save
from tests.minutes.admin.publishing.publishing import published_on
from tests.minutes.pages.reader import Page

pytestmark = [pytest.mark.django_db, pytest.mark.long]

ADDRESS = "/meetings/2012-10-23-1/"
HANDOUTS = ["資料1", "資料2", "資料3", "資料4", "追加資料1", "追加資料2"]


@pytest.fixture(scope="module")
def client():
    return Client()


@pytest.fixture(scope="module")
def meeting(rows_of_module, client, real_text):
    """Publishes the real record, slips and all, on 1 April 2014."""
    by = clerk()
    client.force_login(by)
    meeting = draft(real_text, by=by)
    assert published_on(client, meeting, "2014-04-01").status_code == 302
    return meeting


@pytest.fixture(scope="module", autouse=True)
def numbers(client, meeting):
    """Corrects the record in three publications and returns the numbers of the three turns."""
    return correct(client, meeting)


def row_with(meeting, words):
    return Utterance.objects.get(meeting=meeting, text__contains=words)


def reword(client, meeting, old, new):
    row = row_with(meeting, old)
    assert save(client, page(row), text=row.text.replace(old, new)).status_code == 302
    return row.number


def correct(client, meeting):
    numbers = [reword(client, meeting, "CVS", "CSV"), reword(client, meeting, "。。", "。")]
    for label in HANDOUTS:
        assert save(client, add_page(Handout, meeting), label=label).status_code == 302
    answer = published_on(
        client, meeting, "2014-05-01", reason="読み返して直した。", **{f"category_u{numbers[1]}": "form"}
    )
    assert answer.status_code == 302
    numbers.append(reword(client, meeting, "仮装", "仮想"))
    assert published_on(client, meeting, "2014-06-02", reason="当別町の申出による。").status_code == 302
    misato = AttendeeOrganisation.objects.get(meeting=meeting, label="美里町")
    choices = client.get(page(misato)).context["adminform"].form.fields["candidate"].choices
    chosen = next(str(value) for value, label in choices if label.startswith("熊本県 美里町"))
    assert save(client, page(misato), candidate=chosen).status_code == 302
    assert published_on(client, meeting, "2014-07-01", reason="熊本県の町と確かめた。").status_code == 302
    return numbers


def items(client):
    """Returns (誤, 正, 区分と理由) of every line of the 正誤表, the newest edition first."""
    shown = Page(client.get(ADDRESS + "corrections/"))
    cells = [one.text for one in shown["td"]]
    return [tuple(cells[at + 1 : at + 4]) for at in range(0, len(cells), 4)]


def test_exactly_ten_items_and_no_other(client):
    found = items(client)
    assert found[0] == (
        "美里町 団体：まだ特定されていません",
        "美里町 団体：熊本県 美里町（433489）",
        "団体特定",
    )
    assert "仮装デスクトップ" in found[1][0] and "仮想デスクトップ" in found[1][1]
    assert [line[:2] for line in found[2:8]] == [("（記載なし）", label) for label in HANDOUTS]
    assert [line[2] for line in found[2:8]] == ["脱落 追加"] * 6
    assert "CVSで交換する" in found[8][0] and "CSVで交換する" in found[8][1] and found[8][2] == "誤記"
    assert found[9][0].endswith("どの程度か。。") and found[9][1].endswith("どの程度か。")
    assert found[9][2] == "体裁"
    assert len(found) == 10
    struck = Page(client.get(ADDRESS + "corrections/"))
    assert struck.texts("del") == [
        "団体：まだ特定されていません",
        "仮装",
        "CVS",
        "。",
    ]
    everywhere = Page(client.get("/corrections/"))
    assert everywhere.texts("total") == ["10件"]
    assert client.get("/corrections/feed/").content.decode().count("<entry>") == 3


def test_as_of_shows_the_wording_of_then_and_numbers_never_change(client, meeting, numbers):
    shown = {
        day: Page(client.get(f"{ADDRESS}as-of/{day}/")) for day in ("2014-04-30", "2014-05-01", "2014-06-02")
    }
    said = {
        day: [
            "CVS" in one.source,
            "。。" in one.source,
            "仮装" in one.source,
            "追加資料2" in one.texts("handouts")[0],
        ]
        for day, one in shown.items()
    }
    assert said == {
        "2014-04-30": [True, True, True, False],
        "2014-05-01": [False, False, True, True],
        "2014-06-02": [False, False, False, True],
    }
    assert client.get(f"{ADDRESS}as-of/2014-03-31/").status_code == 404
    turns = [
        [
            (block["number"], block["speaker"])
            for block in json.loads(edition.record)["blocks"]
            if block["block_kind"] == "turn"
        ]
        for edition in Edition.objects.order_by("number")
    ]
    assert [len(found) for found in turns] == [55] * 4
    assert turns[0] == turns[1] == turns[2] == turns[3]
    newest = Page(client.get(ADDRESS))
    assert sorted(href for _, href in newest.links("corrected")) == sorted(
        f"{ADDRESS}u/{number}/#steps" for number in numbers
    )
    assert verify_meeting(meeting) == []


def test_a_fourth_publication_inserts_and_moves(client, meeting):
    before = json.loads(Edition.objects.newest().get().record)["blocks"]
    speaker = AttendeeOrganisation.objects.get(meeting=meeting, label="町田市")
    behind = row_with(meeting, "隠さず見せるという姿勢").number
    typed = {"text": "当市も同じ考えである。", "speaker": speaker.pk, "behind": str(behind)}
    assert save(client, add_page(Utterance, meeting), **typed).status_code == 302
    moved = row_with(meeting, "意識していないに近く")
    item = AgendaItem.objects.get(meeting=meeting, title="閉会")
    assert save(client, page(moved), behind=str(item.number)).status_code == 302
    assert published_on(client, meeting, "2014-08-01", reason="録音と照らした。").status_code == 302
    added = Meeting.objects.get(pk=meeting.pk).next_number - 1
    newest = Edition.objects.newest().get()
    assert set(newest.corrections.values_list("key", "change")) == {
        (f"u{added}", "added"),
        (f"u{moved.number}", "moved"),
    }
    after = json.loads(newest.record)["blocks"]
    kept = [block["number"] for block in after if block["number"] not in (added, moved.number)]
    assert kept == [block["number"] for block in before if block["number"] != moved.number]
    assert items(client)[:2] == [
        ("（記載なし）", "当市も同じ考えである。", "脱落 追加"),
        (
            "（場所だけを移した）",
            "意識していないに近く、あくまでCSVで交換する仕組みをイメージしている。今後の検討課題である。",
            "体裁 移動",
        ),
    ]
    assert Correction.objects.count() == 12
    assert verify_meeting(meeting) == []
