"""The search boxes of the desk's lists find as the public search does: folded, by readings and codes, in drafts too."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from members.models import Organisation
from minutes.admin.searching.folded_rows import folded_words, matching_ids
from minutes.admin.searching.public_words import KINDS
from minutes.admin.searching.typed_tree import typed_tree
from minutes.models import (
    AttendeeOrganisation,
    Body,
    Handout,
    Meeting,
    Utterance,
)
from minutes.search.query_language import matches, parse
from tests.acts import reword, withdraw_now
from tests.builders import MANUSCRIPT, clerk, draft, publish_now

pytestmark = pytest.mark.django_db

SAID = "ＩＣＴの活用を檜枝岐村とともに進める。\n３，０００円のペ―パーを買う。"


@pytest.fixture(scope="module")
def drafted(rows_of_module):
    """One record as published, one that was edited since, one draft; u12 says SAID in each."""
    by = clerk("sano", last_name="佐野", first_name="花")
    clerk("tanaka", last_name="田中")
    texts = [
        MANUSCRIPT.replace("9月3日", f"9月{day}日").replace("十日と決めている。", SAID) for day in (4, 5, 6)
    ]
    meetings = [draft(text, by=by) for text in texts]
    for meeting in meetings[:2]:
        publish_now(meeting, by=by)
    Meeting.objects.filter(pk=meetings[1].pk).update(revision=1)
    reword(meetings[1], 13, "当町は三か月を要する。")
    return [meeting.pk for meeting in meetings]


def found(client, model, typed, **filters):
    """Returns (place of the meeting, number) of the rows in the list, in the order of their ids."""
    address = reverse(f"admin:minutes_{model._meta.model_name}_changelist")
    rows = client.get(address, {"q": typed} | filters).context["cl"].queryset
    return sorted(rows.values_list("meeting_id", "number"))


@pytest.fixture
def remarks(signed_in, drafted):
    def find(typed, **filters):
        return [
            (drafted.index(meeting), number)
            for meeting, number in found(signed_in, Utterance, typed, **filters)
        ]

    return find


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("ICT", [12]),
        ("ｉｃｔの活用", [12]),
        ("桧枝岐", [12]),
        ("3000円", [12]),
        ("ペーパー", [12]),
        ("進める。３，０００円", [12]),
        ("ICT 深川市", [12]),
        ("ふかがわし", [5, 7, 12]),
        ("ふかがわ　湿気", [7]),
        ("０１２２８９ ICT", [12]),
        ("北海道深川市", [7, 12]),
        ("みさとまち", [8]),
        ("湿気 OR ICT", [7, 12]),
        ("深川市 -ICT", [5, 7]),
        ('"湿気を調べた"', [7]),
        ("事務局 紙", [6]),
        ("どこにもない言葉", []),
    ],
)
def test_what_is_said_is_found_in_records_as_published_and_in_drafts(remarks, typed, numbers):
    assert remarks(typed) == [(place, number) for place in range(3) for number in numbers]


def test_the_newest_words_of_a_record_are_found_and_not_those_that_were_replaced(remarks):
    assert remarks("二か月") == [(0, 13), (2, 13)]
    assert remarks("三か月") == [(1, 13)]


def test_the_list_of_one_meeting_finds_in_that_meeting(remarks, drafted):
    for place, meeting in enumerate(drafted):
        assert remarks("ICT", meeting__id__exact=meeting) == [(place, 12)]


def test_a_number_is_still_found_by_its_sign(remarks):
    assert remarks("#１２") == [(0, 12), (1, 12), (2, 12)]


def test_a_withdrawn_word_is_found_by_no_list(remarks, drafted):
    withdraw_now(Meeting.objects.get(pk=drafted[0]), "u12")
    assert remarks("ICT") == [(1, 12), (2, 12)]


@pytest.mark.parametrize("model", [model for model in KINDS if model is not Handout])
def test_index_and_scan_together_find_what_a_scan_of_all_rows_finds(signed_in, drafted, model):
    columns = [
        "titles"
        if model.__name__ == "Presentation"
        else "title"
        if model.__name__ == "AgendaItem"
        else "text"
    ]
    for typed in ("当別町 -ICT", "照会", "議事録", "文書 OR 計画", "説明", "か月", "日"):
        tree = typed_tree(typed)
        scanned = set(matching_ids(model.objects.all(), tree, columns))
        listed = set(model.objects.filter(meeting__in=drafted).values_list("pk", "meeting_id", "number"))
        shown = set(found(signed_in, model, typed))
        assert {pk for pk, *place in listed if tuple(place) in shown} >= scanned, typed


@pytest.mark.parametrize(
    ("model", "typed", "numbers"),
    [
        (AttendeeOrganisation, "ふかがわし", [16]),
        (AttendeeOrganisation, "０１２２８９", [16]),
        (AttendeeOrganisation, "北海道 山田課長", [16]),
        (AttendeeOrganisation, "みさと", [18]),
        (Handout, "資料１", [20]),
        (Handout, "電子化", [20]),
    ],
)
def test_the_other_rows_of_a_record(signed_in, drafted, model, typed, numbers):
    assert found(signed_in, model, typed) == [(pk, number) for pk in drafted for number in numbers]


def test_a_code_finds_its_own_town_and_no_namesake(signed_in, drafted):
    for pk, key in zip(drafted, ("433489", "113816", None), strict=True):
        town = Organisation.objects.get(key=key, valid_to=None) if key else None
        AttendeeOrganisation.objects.filter(meeting=pk, label="美里町").update(organisation=town)
    assert found(signed_in, AttendeeOrganisation, "４３３４８９") == [(drafted[0], 18)]
    assert found(signed_in, AttendeeOrganisation, "熊本県 美里町") == [(drafted[0], 18)]
    assert found(signed_in, AttendeeOrganisation, "熊本県美里町") == [(drafted[0], 18)]


def test_the_list_of_attendees_says_which_namesake(signed_in, drafted):
    town = Organisation.objects.get(key="433489", valid_to=None)
    AttendeeOrganisation.objects.filter(meeting=drafted[0], label="美里町").update(organisation=town)
    shown = signed_in.get(reverse("admin:minutes_attendeeorganisation_changelist")).content.decode()
    assert "熊本県 美里町（433489、平成16年11月1日から）" in shown


def test_meetings_and_bodies_in_any_width_and_by_day(signed_in, drafted):
    def meetings(typed):
        rows = signed_in.get(reverse("admin:minutes_meeting_changelist"), {"q": typed}).context["cl"].queryset
        return sorted(drafted.index(row.pk) for row in rows)

    assert meetings("令和８年度　記録") == [0, 1, 2]
    assert meetings("2026-09-05") == [1]
    assert meetings("９月６日") == [2]
    Body.objects.update(name="ＩＣＴ部会")
    bodies = signed_in.get(reverse("admin:minutes_body_changelist"), {"q": "ict"}).context["cl"].queryset
    assert bodies.count() == 1
    assert meetings("ict部会") == [0, 1, 2]


@pytest.mark.parametrize("typed", ["佐野", "佐野　花", "ＳＡＮＯ"])
def test_accounts_by_their_names(signed_in, drafted, typed):
    shown = signed_in.get(reverse("admin:auth_user_changelist"), {"q": typed}).context["cl"].queryset
    assert [account.username for account in shown] == ["sano"]


@pytest.mark.parametrize("typed", ["", "　", "OR", '"'])
def test_what_says_nothing_leaves_the_list_whole(signed_in, drafted, typed):
    address = reverse("admin:minutes_utterance_changelist")
    assert signed_in.get(address, {"q": typed}).context["cl"].queryset.count() == Utterance.objects.count()


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_same_queries_for_one_meeting_and_three(signed_in, drafted, meetings, django_assert_num_queries):
    Utterance.objects.filter(meeting__in=drafted[meetings:]).update(text="ほか")
    address = reverse("admin:minutes_utterance_changelist")
    signed_in.get(address, {"q": "ICT 深川市"})
    with django_assert_num_queries(13):
        signed_in.get(address, {"q": "ICT 深川市"})


@given(
    st.text("あアａA１1，, 髙高\t\n|檜桧", max_size=12), st.text("あアａA１1髙高檜桧", min_size=1, max_size=3)
)
def test_a_row_is_found_by_every_piece_of_it_however_it_is_typed(text, word):
    tree = parse(word).tree
    folded = folded_words(["text", "label"], [text, "ほか"])
    assert matches(tree, folded) == (tree.folded in folded)
    assert matches(tree, folded_words(["text", "label"], [f"ほか{word}", "ほか"]))
