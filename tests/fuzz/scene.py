"""The site that is fuzzed: records of every state, words withdrawn, a handout, reports, an account of each role."""

from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from minutes.desk.workflow.take_report import take_report
from tests.acts import retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, clerk, draft, publish_now, published

ROLES = {"nobody": [], "editor": ["編集"], "approver": ["承認"]}


def make_site() -> None:
    """Writes the records: one corrected and withdrawn, one taken down, one to come, one draft."""
    by = clerk("fuzz", last_name="佐野")
    meeting = published(MANUSCRIPT).meeting
    reword(meeting, 7, "空いた教室に置いている。")
    publish_now(meeting, by=by)
    withdraw_now(meeting, "u12")
    withdraw_now(meeting, "a16")
    retract_now(published(MANUSCRIPT.replace("9月3日", "8月3日"), by=by).meeting)
    publish_now(draft(MANUSCRIPT.replace("9月3日", "12月3日"), by=by), by=by, status="planned")
    draft(MANUSCRIPT.replace("9月3日", "10月3日"), by=by)
    take_report(
        meeting_id=meeting.pk,
        number=8,
        edition=1,
        sender="127.0.0.1",
        at=timezone.localtime(),
        text="違う",
        suggestion="",
    )


def cookies() -> dict[str, str]:
    """Returns the session cookie of each role; "" for a reader."""
    users = {"superuser": clerk("super")}
    for name, groups in ROLES.items():
        users[name] = User.objects.create_user(name, is_staff=True, password="x")
        users[name].groups.set(Group.objects.filter(name__in=groups))
    TOTPDevice.objects.create(user=users["nobody"], name="電話", confirmed=False)
    return {"reader": "", "broken": "sessionid=x"} | {name: _session(user) for name, user in users.items()}


def _session(user):
    browser = Client()
    browser.force_login(user)
    return f"sessionid={browser.cookies['sessionid'].value}"


def known_values() -> dict[str, list[str]]:
    """Returns, for the arguments of addresses, values that are there."""
    from minutes.models import Edition

    addresses = list(Edition.objects.values_list("address", flat=True).distinct())
    return {
        "number": [str(number) for number in range(1, 25)],
        "address": [*addresses, "2026-09-04-1"],
        "day": ["2026-09-24", "2026-11-24"],
        "code": ["012289", "013030", "433489"],
        "app_label": ["minutes", "members", "auth"],
        "url": ["minutes/", "x"],
        "digest": ["0" * 64, "x"],
        "name": ["a.pdf"],
    }
