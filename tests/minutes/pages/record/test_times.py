"""Whatever a record prints as its 日時 stands on its page, and goes when it is withdrawn."""

import re

import pytest

from minutes.models import Meeting
from tests.acts import withdraw_now
from tests.builders import MANUSCRIPT, draft, publish_now

pytestmark = pytest.mark.django_db

# As printed → what a reader must see of it: whole, or as the page prints days and hours.
TIMES = {
    "令和8年9月3日（木） 10時～12時、13時～17時": "10時～12時、13時～17時",
    "令和8年9月3日（木）14時～翌日午前0時30分": "14時～翌日午前0時30分",
    "令和8年9月3日（木）～4日（金）": "9月3日（木）～4日（金）",
    "令和8年9月3日（木）13時～4日（金）12時": "13時～4日（金）12時",
    "令和8年9月3日（木）受付13時 開会13時30分 閉会16時": "受付13時 開会13時30分 閉会16時",
    "令和8年9月3日（木）午前9時30分から正午まで": "9:30–12:00",
    "令和8年9月3日 18:00～25:30": "18:00～25:30",
    "2026/9/3(木) 14:30 - 17:00 (JST)": "14:30 - 17:00 (JST)",
    "令和８年９月３日（木・祝）午後２時半～５時": "（木・祝）午後２時半～５時",
    "令和8年9月3日（木）17時～14時": "17時～14時",
    "令和8年9月3日（木）10時～（2時間程度）": "10時～（2時間程度）",
    "令和8年9月3日（木） 第1部 10時～11時 第2部 13時～15時": "第1部 10時～11時 第2部 13時～15時",
}


@pytest.mark.parametrize("printed", TIMES)
def test_all_that_is_printed_is_shown_and_goes_with_its_withdrawal(client, printed):
    meeting = draft(MANUSCRIPT.replace("令和8年9月3日", printed, 1))
    assert meeting.time.startswith(printed)
    Meeting.objects.filter(pk=meeting.pk).update(time=printed)
    meeting.refresh_from_db()
    edition = publish_now(meeting)
    address = f"/meetings/{edition.address}/"
    shown = client.get(address).content.decode()
    assert TIMES[printed] in shown
    withdraw_now(meeting, "time", span=None)
    for page in (address, f"{address}editions/1/", f"{address}corrections/"):
        shown = client.get(page).content.decode()
        facts = shown.split("<dt>日時</dt>")[-1].split("</dd>")[0] if "<dt>日時</dt>" in shown else ""
        assert TIMES[printed] not in shown
        assert re.findall(r"[0-9０-９]+[:時][0-9]*", facts) == []
