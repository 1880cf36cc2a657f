"""What a row form takes: words as a record holds them, and a clear word about what it cannot hold."""

import pytest
from django.core.exceptions import ValidationError

from minutes.admin.form_fields import WordsField
from minutes.models import AgendaItem, AttendeeOrganisation, Handout, Presentation, Utterance
from tests.builders import MANUSCRIPT, draft
from tests.minutes.admin.forms import add_page, errors, filled, page, save

pytestmark = pytest.mark.django_db


def test_lines_are_stripped_and_bullets_kept(client, meeting):
    row = Utterance.objects.get(meeting=meeting, number=12)
    save(client, page(row), text="　一つ目。 \r\n\r\n\r\n・二つ目\r\n  ・三つ目の神社は檜枝岐村にある。\r")
    row.refresh_from_db()
    assert row.text == "一つ目。\n・二つ目\n・三つ目の神社は檜枝岐村にある。"


def test_a_nul_is_refused_with_its_line_and_the_rest_is_kept(client, meeting):
    row = Utterance.objects.get(meeting=meeting, number=12)
    answer = save(client, page(row), text="一行目\r\n二\0行目\r\n三行目")
    assert errors(answer) == {
        "text": ["2行目: 文字でないデータ（NUL、または壊れた文字）があります。取り除いてください。"]
    }
    assert "三行目</textarea>" in answer.content.decode()
    row.refresh_from_db()
    assert row.text == "十日と決めている。"


def test_a_lone_surrogate_is_refused_by_the_field():
    with pytest.raises(ValidationError, match="1行目"):
        WordsField().clean("前\ud800後")


@pytest.mark.parametrize("label", ["（深川市）", "深川市(2)(3)", "深川：市", "深川:市"])
def test_a_label_has_one_bracket_at_most_and_no_colon(client, meeting, label):
    row = AttendeeOrganisation.objects.get(meeting=meeting, label="深川市")
    answer = save(client, page(row), label=label)
    assert errors(answer) == {"label": ["名に使える括弧（ ）は一組までで、コロン：は使えません。"]}
    assert f'value="{label}"' in answer.content.decode()


def test_one_line_means_one_line(client, meeting):
    row = AgendaItem.objects.get(meeting=meeting, number=1)
    assert errors(save(client, page(row), title="開会\nのことば")) == {"title": ["一行で書いてください。"]}
    assert errors(save(client, page(row), title="　")) == {"title": ["空欄のままにはできません。"]}


def test_a_second_row_of_the_same_label_is_refused_by_name(client, meeting):
    answer = save(client, add_page(AttendeeOrganisation, meeting), label="当別町", label_kind="organisation")
    assert errors(answer)["label"] == ["「当別町」はもうあります（#17）。"]
    answer = save(client, add_page(Handout, meeting), label="資料1")
    assert errors(answer)["label"] == ["「資料1」はもうあります（#20）。"]
    answer = save(client, add_page(Handout, meeting), label="資料2　別の題")
    assert errors(answer)["label"][0].startswith("資料番号に全角の空白は使えません")


def test_each_kind_of_row_is_added_behind_a_number(client, meeting):
    speaker = AttendeeOrganisation.objects.get(meeting=meeting, label="深川市")
    rows = [
        (Utterance, {"text": "足した発言", "speaker": speaker.pk, "behind": "12"}),
        (AgendaItem, {"title": "足した議題", "kind": "other", "behind": "#１３"}),
        (Presentation, {"titles": "題一\r\n題二", "kind": "report", "presenter": speaker.pk}),
        (AttendeeOrganisation, {"label": "松前町", "label_kind": "organisation", "capacity": "unknown"}),
        (Handout, {"label": "資料2", "behind": "0"}),
    ]
    for number, (model, typed) in enumerate(rows, start=21):
        answer = save(client, add_page(model, meeting), **typed)
        assert answer.status_code == 302, errors(answer)
        assert model.objects.get(number=number).meeting == meeting
    assert list(Handout.objects.values_list("number", flat=True)) == [25, 20]
    assert Presentation.objects.get(number=23).titles == "題一\n題二"


@pytest.mark.parametrize(
    ("behind", "message"),
    [
        ("99", "#99 は、この会議のこの並びにはありません。"),
        ("前", "番号で書いてください。例: 12"),
        ("-1", "番号で書いてください。例: 12"),
    ],
)
def test_a_place_that_is_none_is_named(client, meeting, behind, message):
    answer = save(client, add_page(Utterance, meeting), text="言葉", behind=behind)
    assert errors(answer) == {"behind": [message]}
    assert not Utterance.objects.filter(text="言葉").exists()


def test_only_attendees_of_the_meeting_can_speak_in_it(client, meeting):
    other = draft(MANUSCRIPT.replace("記録実務者会議", "役員会"))
    stranger = other.attendees.get(label="当別町")
    row = Utterance.objects.get(meeting=meeting, number=12)
    choices = client.get(page(row)).context["adminform"].form.fields["speaker"].choices
    assert [label for _, label in choices] == ["（なし：地の文）", "深川市", "当別町", "美里町", "事務局"]
    assert "speaker" in errors(save(client, page(row), speaker=stranger.pk))


def test_no_page_offers_every_organisation(client, meeting):
    row = AttendeeOrganisation.objects.get(meeting=meeting, label="深川市")
    shown = client.get(page(row)).content.decode()
    assert shown.count("<option") < 15
    assert "北海道 深川市（012289" in shown


def test_the_candidates_of_an_unidentified_label_are_offered_and_one_is_taken(client, meeting):
    row = AttendeeOrganisation.objects.get(meeting=meeting, label="美里町")
    choices = client.get(page(row)).context["adminform"].form.fields["candidate"].choices
    assert len(list(choices)) == 4
    chosen = next(value for value, label in choices if label.startswith("熊本県 美里町（433489"))
    assert save(client, page(row), candidate=str(chosen)).status_code == 302
    row.refresh_from_db()
    assert row.organisation.key == "433489"
    assert "candidate" not in client.get(page(row)).context["adminform"].form.initial
    assert "団体の候補" not in client.get(page(row)).content.decode()


def test_a_person_is_no_organisation(client, meeting):
    row = AttendeeOrganisation.objects.get(meeting=meeting, label="深川市")
    answer = save(client, page(row), label_kind="person")
    assert errors(answer)["label_kind"] == [
        "個人の名には団体を付けられません。団体を空欄にするか、種類を団体にしてください。"
    ]


def test_an_attendee_that_speaks_is_not_deleted_and_the_page_says_why(client, meeting):
    row = AttendeeOrganisation.objects.get(meeting=meeting, label="深川市")
    shown = client.get(page(row, "delete")).content.decode()
    assert "次の発言や発表・照会に使われているので、削除できません" in shown
    assert "#7 深川市" in shown
    client.post(page(row, "delete"), {"post": "yes", "seen_revision": "0"})
    assert AttendeeOrganisation.objects.filter(pk=row.pk).exists()


def test_a_row_is_deleted_with_its_reason(client, meeting):
    row = AgendaItem.objects.get(meeting=meeting, number=14)
    shown = client.get(page(row, "delete")).content.decode()
    assert "前の議題の下に入ります" in shown
    client.post(page(row, "delete"), {"post": "yes", "seen_revision": "0", "reason": "重複"})
    gone = AgendaItem.history.filter(number=14).first()
    assert (gone.history_type, gone.history_change_reason) == ("-", "重複")
    assert AgendaItem.objects.count() == 3


def test_a_text_that_somebody_else_removed_is_not_lost(client, meeting):
    row = Utterance.objects.get(meeting=meeting, number=15)
    mine = filled(client, page(row), text="長く打った言葉")
    address = page(row)
    row.delete()
    answer = client.post(address, mine)
    assert answer.status_code == 200
    assert "長く打った言葉" in answer.content.decode()


def test_rows_of_a_table_are_shown_as_a_manuscript_writes_them_and_can_be_pasted(client, meeting):
    row = Utterance.objects.get(meeting=meeting, number=12)
    save(client, page(row), text="次のとおり。\r\n団体\t件数\r\n\t12\r\n＼｜棒")
    row.refresh_from_db()
    assert row.text == "次のとおり。\n団体\t件数\n\t12\n｜棒"
    shown = "次のとおり。\n｜団体｜件数｜\n｜｜12｜\n＼｜棒"
    assert filled(client, page(row))["text"] == shown
    before = Utterance.history.count()
    save(client, page(row), text=shown)
    assert Utterance.history.count() == before
    save(client, page(row), text=f"{shown}\n｜合計｜12｜\n｜別に｜3｜")
    row.refresh_from_db()
    assert row.text.endswith("｜棒\n合計\t12\n別に\t3")
