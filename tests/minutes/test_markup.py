"""HTML, SVG and script in every text that anybody can type, shown as text wherever it is shown."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import models
from django.test import Client

from members.models import Organisation, RegistryState
from minutes.models import AttendeeOrganisation, Body, Handout, Meeting, PublicState, SiteText
from tests.builders import clerk, draft, publish_now
from tests.minutes.addresses import MEETINGS, all_addresses

pytestmark = pytest.mark.django_db

_, ABSENT = MEETINGS
ATTACKS = [
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    "</textarea></title><b id=evil>",
    "{{ 7|add:7 }}{% now %}",
]
ATTACK = "".join(ATTACKS)
# No form takes a label with brackets or a colon in it.
IN_A_LABEL = ATTACK.translate(dict.fromkeys(map(ord, "():"), "_"))
# What a page would hold if any of the attacks were markup in it.
TAGS = [
    "<script>alert",
    "<svg onload",
    "<img src=x",
    "<b id=evil",
    "onload=alert(1)>",
    "onerror=alert(1)>",
    "onload=alert_1_>",
]
# Fields that nobody types into: keys, kinds, digests, JSON, and what only the program writes.
GIVEN = {
    *(
        "key",
        "address",
        "password",
        "record",
        "salts",
        "digest",
        "file_digest",
        "file_type",
        "status",
        "kind",
    ),
    *(
        "capacity",
        "label_kind",
        "page",
        "change",
        "category",
        "role",
        "folded",
        "code",
        "body_key",
        "prefecture",
    ),
    *("presentation_kind", "action_flag", "change_message", "object_id", "codename", "model", "app_label"),
}


def spoil(row):
    """Puts the attack into every text field of a row that takes free words."""
    values = {
        field.name: ATTACK[: field.max_length]
        for field in row._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and field.name not in GIVEN
        and not field.choices
    }
    type(row)._base_manager.filter(pk=row.pk).update(**values)


@pytest.fixture(scope="module")
def reader_of_all(rows_of_module):
    """Spoils every row of ours and publishes twice, so that the words stand in editions and passages too.

    Returns an account that may open every page.
    """
    by = clerk("sano", first_name="x", last_name="y")
    meeting = draft(by=by)
    SiteText.objects.get_or_create(page="about", defaults={"text": "x"})
    rows = [
        *Body.objects.all(),
        *SiteText.objects.all(),
        *User.objects.exclude(username="sano"),
        *Organisation.objects.filter(key__in=["012289", "013030"]),
        *(
            row
            for relation in ("items", "presentations", "utterances", "attendees", "handouts")
            for row in of(meeting, relation)
        ),
    ]
    for number, row in enumerate(rows):
        if isinstance(row, AttendeeOrganisation | Handout):
            type(row).objects.filter(pk=row.pk).update(label=f"{number}{IN_A_LABEL}"[:100])
            continue
        spoil(row)
    facts = {"title": f"令和8年度 {ATTACK}", "venue": ATTACK, "attendance": ATTACK, "contact": ATTACK}
    Meeting.objects.filter(pk=meeting.pk).update(**facts, updated=ATTACK)
    RegistryState.raise_revision()
    PublicState.raise_for(PublicState.Subject.SITE)
    publish_now(meeting, by=by, reason=ATTACK)
    publish_now(meeting, by=by, reason=ATTACK, status="preliminary")
    return by


@pytest.fixture
def signed_in(client, reader_of_all):
    client.force_login(reader_of_all)
    return client


def of(meeting, relation):
    """Returns the rows of a relation of the meeting, or () where there is no relation of that name."""
    names = {one.get_accessor_name() for one in meeting._meta.related_objects}
    return getattr(meeting, relation).all() if relation in names else ()


def markup_in(answer):
    page = answer.content.decode(errors="replace")
    return [tag for tag in TAGS if tag in page]


@pytest.mark.long
def test_no_public_page_and_no_admin_page_makes_markup_of_it(signed_in):
    queries = (
        "",
        f"?q={ATTACKS[0]}",
        "?q=alert",
        f"?name={ATTACKS[1]}",
        f"?label={ATTACKS[2]}&organisation=深川市",
    )
    shown = 0
    for path in all_addresses():
        for query in ("",) if path.startswith("/admin") or ABSENT in path else queries:
            answer = signed_in.get(path + query)
            if answer.streaming or "html" not in answer.get("Content-Type", ""):
                continue
            assert markup_in(answer) == [], path + query
            shown += "&lt;script&gt;alert" in answer.content.decode()
    assert shown > 10


@pytest.mark.long
def test_no_admin_form_or_list_makes_markup_of_it(signed_in):
    shown = 0
    for model in admin.site._registry:
        name = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        row = model._default_manager.first()
        for path in (
            name,
            f"{name}?q={ATTACKS[0]}",
            *(f"{name}{row.pk}/{one}/" for one in ("change", "history", "delete") if row),
        ):
            answer = signed_in.get(path)
            if answer.status_code == 200:
                assert markup_in(answer) == [], path
                shown += "&lt;script&gt;alert" in answer.content.decode()
    assert shown > 10


def test_what_is_given_back_is_text_too():
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/admin/login/", {"username": ATTACK, ATTACK: ATTACK})
    assert markup_in(answer) == []
    assert "&lt;script&gt;alert" in answer.content.decode()
