"""Two people edit one manuscript: the second save is refused, shows both texts, and loses nothing."""

import pytest
from django.test import Client

from minutes.models import Autosave, Meeting, Utterance
from tests.builders import clerk
from tests.minutes.admin.manuscript.manuscripts import address, going_on, open_page, press

pytestmark = pytest.mark.django_db


@pytest.fixture
def abe():
    """Returns the browser of a second clerk."""
    browser = Client()
    browser.force_login(clerk("abe", last_name="安部"))
    return browser


@pytest.fixture
def overtaken_page(client, meeting, abe):
    """Returns the page that sano opened; abe opened the same state, and has saved since."""
    page, other_page = open_page(client, meeting), open_page(abe, meeting)
    text = other_page["manuscript"].replace("十日と", "九日と").replace("二か月", "三か月")
    press(abe, other_page, "save", text)
    return page


def test_the_second_is_shown_both_texts_and_who_changed_what(client, overtaken_page):
    text = overtaken_page["manuscript"].replace("十日と", "八日と").replace("同じ計画", "似た計画")
    answer = press(client, overtaken_page, "save", text)
    assert [
        (place.name, place.who, place.base, place.mine, place.theirs)
        for place in answer.context["differences"]
    ] == [
        (
            "#8",
            "あなた",
            "（美里町）\n当町でも同じ計画がある。",
            "（美里町）\n当町でも似た計画がある。",
            "（美里町）\n当町でも同じ計画がある。",
        ),
        (
            "#12",
            "両方",
            "（深川市）\n十日と決めている。",
            "（深川市）\n八日と決めている。",
            "（深川市）\n九日と決めている。",
        ),
        (
            "#13",
            "ほかの人",
            "（当別町）\n当町は二か月を要する。",
            "（当別町）\n当町は二か月を要する。",
            "（当別町）\n当町は三か月を要する。",
        ),
    ]
    assert answer.context["typed"].text == text
    assert "九日と" in answer.context["theirs"]
    assert Meeting.objects.get().revision == 1


def test_with_the_others_edits_taken_in_both_are_checked_and_saved(client, overtaken_page):
    text = overtaken_page["manuscript"].replace("十日と", "八日と").replace("同じ計画", "似た計画")
    conflict = press(client, overtaken_page, "save", text)
    before = conflict.context["before"]
    merged = press(
        client, overtaken_page | {"seen_revision": str(before.seen_revision)}, "merge", before.text
    )
    assert {(change.kind, change.name) for change in merged.context["changes"]} == {
        ("直し", "#8"),
        ("直し", "#12"),
    }
    press(client, going_on(merged), "confirm")
    assert list(Utterance.objects.filter(number__in=[8, 12, 13]).values_list("text", flat=True)) == [
        "当町でも似た計画がある。",
        "八日と決めている。",
        "当町は三か月を要する。",
    ]


def test_my_text_as_it_is_can_be_checked_and_saved_knowingly(client, overtaken_page):
    conflict = press(
        client, overtaken_page, "save", overtaken_page["manuscript"].replace("同じ計画", "似た計画")
    )
    check = press(client, going_on(conflict), "check")
    assert {change.name for change in check.context["changes"]} == {"#8", "#12", "#13"}
    press(client, going_on(check), "confirm")
    assert Utterance.objects.get(number=13).text == "当町は二か月を要する。"


def test_a_page_whose_opening_is_not_known_still_shows_both_texts(client, overtaken_page):
    answer = press(client, overtaken_page | {"action": overtaken_page["action"].split("?")[0]}, "save")
    assert (answer.context["can_merge"], len(answer.context["differences"])) == (False, 2)


def test_the_page_says_who_else_has_it_open(client, meeting, abe):
    keep = open_page(abe, meeting)["action"].replace("/manuscript/", "/manuscript/keep/")
    assert abe.post(keep, {"seen_revision": "0"}).json()["others"] == []
    assert client.get(address(meeting)).context["others"] == ["安部"]
    abe.post(keep, {"seen_revision": "0", "leaving": "1"})
    assert client.get(address(meeting)).context["others"] == []
    assert not Autosave.objects.exists()


def test_a_save_that_overtakes_ours_at_the_very_last_moment_is_a_conflict_too(client, meeting, monkeypatch):
    from minutes.admin.manuscript import edit_manuscript
    from minutes.revision import StaleRevision

    page = open_page(client, meeting)

    def overtaken(**how):
        Utterance.objects.filter(number=13).update(text="先の直し")
        Meeting.objects.update(revision=1)
        raise StaleRevision

    monkeypatch.setattr(edit_manuscript, "save_manuscript", overtaken)
    answer = press(client, page, "save", page["manuscript"].replace("十日と", "八日と"))
    assert ["先の直し" in answer.context["theirs"], "八日と" in answer.context["typed"].text] == [True, True]
