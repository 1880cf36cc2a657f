"""What happens at the desk of the site: every kind of thing that a database can hold, done as a clerk does it."""

import tempfile
from pathlib import Path

from tests.upgrade.site.desk import Desk, moved, row_of, without
from tests.upgrade.site.records import INVENTED, PLAN, Corrections, record

PDF = b"%PDF-1.7\n%%EOF\n"
# Withdrawn, corrected and taken down after the backup: of these the journal alone knows.
LATE_REMARK = "夜回りは棟梁の鵜殿木之助が引き受けている。"
LATE_WITHDRAWN, LATE_CORRECTED, LATE_GONE = "2024-10-08-1", "2024-08-20-1", "2024-11-05-1"


def import_text(text: str, *options: str) -> int:
    """A text by `import_record`; returns the meeting's primary key."""
    from django.apps import apps
    from django.core.management import call_command

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "record.txt"
        file.write_text(text, encoding="utf-8")
        call_command("import_record", str(file), *options)
    return apps.get_model("minutes", "Meeting").objects.order_by("pk").last().pk


def number_of(meeting: int, words: str) -> int:
    return row_of("Utterance", meeting, text__contains=words).number


def tell(desk: Desk) -> None:
    """All that the invented records go through before the backup."""
    corrected(desk, import_text(record("令和6年5月20日")))
    withdrawn(desk, import_text(record("令和6年6月18日", "三枝が郵便局に見回りを頼んでいる。")))
    desk.retract(import_text(record("令和6年7月9日"), "--publish"))
    taken_down_for_a_while(desk, import_text(record("令和6年8月20日"), "--publish"))
    announced(desk)
    import_text(record("令和6年9月10日", "まだ公開していない言葉である。"))
    import_text(record("令和6年10月8日", LATE_REMARK), "--publish")
    import_text(record("令和6年11月5日"), "--publish")
    site_text(desk)


def corrected(desk: Desk, meeting: int) -> None:
    """速報 with a file; a reader's report that is accepted, one that waits; two corrections; work that goes on."""
    upload(desk, meeting, "資料1", "空き家台帳の項目.pdf")
    desk.publish(meeting, "preliminary")
    report(desk, meeting, "一回に二人で", accepted=True)
    report(desk, meeting, "現地に行く人手が足りない。", accepted=False)
    correct(desk, meeting, INVENTED)
    desk.save_manuscript(
        meeting, lambda text: text.replace("委託料である。", "まだ公開していない直しである。")
    )


def correct(desk: Desk, meeting: int, what: Corrections) -> None:
    """A second edition, each change with category and reason; a third: a remark gone, one moved, 団体 identified."""
    settled = {}
    for wrong, right, category in what.slips:
        key = _key_of(meeting, wrong)
        settled |= {f"category_{key}": category, f"reason_{key}": f"{key}を録音と照らした。"}
        desk.save_manuscript(meeting, lambda text, wrong=wrong, right=right: text.replace(wrong, right))
    desk.publish(meeting, "final", "発言者に確かめた。", **settled)
    gone, going, behind = (number_of(meeting, words) for words in (what.removed, what.moved, what.behind))
    desk.save_manuscript(meeting, lambda text: moved(without(text, gone), going, behind))
    identify(desk, meeting, what.label, what.key)
    desk.publish(meeting, "final", "戸川課長補佐の申出による。")


def _key_of(meeting, words):
    """The key of the block or fact that holds the words."""
    from django.apps import apps

    turn = (
        apps.get_model("minutes", "Utterance").objects.filter(meeting=meeting, text__contains=words).first()
    )
    return f"u{turn.number}" if turn else "venue"


def identify(desk: Desk, meeting: int, label: str, key: str) -> None:
    from django.apps import apps

    organisation = apps.get_model("members", "Organisation").objects.filter(key=key).latest("valid_from")
    attendee = row_of("AttendeeOrganisation", meeting, label=label)
    desk.change_row("attendeeorganisation", attendee.pk, "label", organisation=organisation.pk)


def upload(desk: Desk, meeting: int, label: str, name: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = SimpleUploadedFile(name, PDF + label.encode(), "application/pdf")
    desk.change_row("handout", row_of("Handout", meeting, label=label).pk, "label", upload=file)


def report(desk: Desk, meeting: int, words: str, *, accepted: bool) -> None:
    """By a reader, on the remark that holds the words."""
    from django.apps import apps

    address = apps.get_model("minutes", "Meeting").objects.get(pk=meeting).address
    page = f"/meetings/{address}/u/{number_of(meeting, words)}/report/"
    desk.send(page, "suggestion", text=f"「{words}」は誤りではないか。", suggestion="録音を聞いてほしい。")
    if accepted:
        desk.change_row("readerreport", row_of("ReaderReport", meeting).pk, "state", state="accepted")


def withdrawn(desk: Desk, meeting: int) -> None:
    """Three editions, then words out of every kind of place; one withdrawal erased; one more correction after all."""
    upload(desk, meeting, "資料2", "覚え.pdf")
    desk.publish(meeting, "final")
    correct(desk, meeting, INVENTED)
    whole, part = number_of(meeting, "郵便局に見回り"), number_of(meeting, "区長に電話")
    attendee = row_of("AttendeeOrganisation", meeting, label="谷津野村").number
    handout = row_of("Handout", meeting, label="資料2").number
    desk.withdraw(meeting, f"#{whole}", reason="発言者の申出により取り消した。")
    desk.withdraw(meeting, f"#{part}", "区長に電話で確かめる")
    desk.withdraw(meeting, f"#{attendee}、出席者", "三枝主事", "personal")
    desk.withdraw(meeting, f"#{handout}", category="personal")
    desk.withdraw(meeting, "第3版の理由", category="personal", reason="個人の名があった。")
    desk.erase(row_of("Withdrawal", meeting, number=whole).pk)
    desk.save_manuscript(meeting, lambda text: text.replace("委託料である。", "需用費である。"))
    desk.publish(meeting, "final", "科目の誤り。")


def taken_down_for_a_while(desk: Desk, meeting: int) -> None:
    desk.retract(meeting)
    desk.save_manuscript(meeting, lambda text: text.replace("費用は年に十二万円", "費用は年に十一万円"))
    desk.publish(meeting, "final")


def announced(desk: Desk) -> None:
    """A meeting to come, one put off, one cancelled."""
    days = {"第1回": "12月10日", "第2回": "12月18日", "臨時": "12月3日"}
    plain, put_off, cancelled = (import_text(PLAN.format(name=name, day=day)) for name, day in days.items())
    for meeting in (plain, put_off, cancelled):
        desk.publish(meeting, "planned")
    desk.save_manuscript(put_off, lambda text: text.replace("12月18日", "12月25日"))
    desk.publish(put_off, "planned", "会場の都合で、日を改めます。")
    desk.publish(cancelled, "cancelled", "大雪のため。")


def site_text(desk: Desk) -> None:
    from django.apps import apps

    row = apps.get_model("minutes", "SiteText").objects.get(page="contact")
    desk.change_row("sitetext", row.pk, "text", text="■ 連絡先\n電話 000-0000\n・平日のみ")


def go_on(desk: Desk) -> None:
    """What happens after the backup: a remark withdrawn, an edition published, a meeting taken down."""
    from django.apps import apps

    meetings = apps.get_model("minutes", "Meeting").objects
    withdrawn_from, corrected_in, gone = (
        meetings.get(address=address).pk for address in (LATE_WITHDRAWN, LATE_CORRECTED, LATE_GONE)
    )
    desk.withdraw(withdrawn_from, f"#{number_of(withdrawn_from, LATE_REMARK)}")
    desk.save_manuscript(corrected_in, lambda text: text.replace("委託料である。", "需用費である。"))
    desk.publish(corrected_in, "final", "科目の誤り。")
    desk.retract(gone)
