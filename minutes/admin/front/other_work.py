"""What waits beside the steps of records: what was typed and not saved, readers' reports, names, proposals, the backup."""

import datetime

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from members import registry
from minutes.admin.front.looking import Looking
from minutes.admin.front.waiting_parts import MOST_LINES, Line, Part, listed, page, with_rest
from minutes.desk.review.acknowledgements import place_and_name
from minutes.desk.ties.unseen_proposals import with_unseen_proposals
from minutes.desk.workflow.staged_meetings import underway
from minutes.models import AttendeeOrganisation, Autosave, BackupState, Edition, Meeting, ReaderReport

A_WEEK = datetime.timedelta(days=7)
BEARERS_NAMED = 4


def unsaved_part(looking: Looking) -> Part:
    """Returns 打ちかけ: what this person typed and did not save. Two queries."""
    copies = Autosave.objects.filter(by=looking.by).exclude(text="").order_by("-kept_at")
    lines = []
    for copy in copies.select_related("meeting", "typed_by")[:MOST_LINES]:
        way = page(copy.meeting_id, "manuscript")
        if copy.inquiry:
            way = reverse("admin:minutes_meeting_answers", args=[copy.meeting_id, copy.inquiry])
        what = f"{copy.meeting}　{f'回答の表 #{copy.inquiry}' if copy.inquiry else '原稿'}"
        who = f"{looking.name(copy.typed_by)}が" if copy.typed_by else ""
        why = f"{looking.moment(copy.kept_at)} に{who}打ったものが、保存されずに残っています。"
        lines.append(Line(what, why, "打ちかけを開く", f"{way}?copy={copy.page}"))
    return Part("unsaved", "打ちかけ", copies.count(), lines)


def reports_part(looking: Looking) -> Part:
    """Returns 読者の指摘: no word of a reader, who may have written what was withdrawn since. Two queries."""
    if not looking.may("view_readerreport"):
        return Part("reports", "読者の指摘", 0, [])
    reports, is_mine = ReaderReport.objects.open(), looking.may("change_readerreport")
    lines = [
        Line(
            f"#{report.number}　{report.meeting}",
            f"{looking.moment(report.received_at)} に届きました。扱いは「{report.get_state_display()}」。",
            "見て答える" if is_mine else "見る",
            reverse("admin:minutes_readerreport_change", args=[report.pk]),
        )
        for report in reports.select_related("meeting")[:MOST_LINES]
    ]
    count = reports.count()
    url = reverse("admin:minutes_readerreport_changelist")
    return Part(
        "reports", "読者の指摘", count, with_rest(lines, count - len(lines), "指摘の一覧", url), is_mine
    )


def names_part(looking: Looking) -> Part:
    """Returns 決まっていない名: names that somebody has to settle, the one in the most meetings first. Four queries."""
    labels = AttendeeOrganisation.objects.unsettled().filter(meeting__is_sample=False).names()
    shown, count = list(labels[:MOST_LINES]), labels.count()
    newest = Meeting.objects.only("title", "held_on").in_bulk([row["newest"] for row in shown])
    bearers = registry.candidates_by_label([row["label"] for row in shown], None)
    lines = [
        Line(
            row["label"],
            f"{row['meetings']}の会議。新しいものは「{newest[row['newest']]}」。{_borne_by(bearers[row['label']])}",
            "決める",
            reverse("admin:minutes_name_settle", query={"name": row["label"]}),
        )
        for row in shown
    ]
    lines = with_rest(lines, count - len(lines), "名の一覧", reverse("admin:minutes_names"))
    return Part("names", "決まっていない名", count, lines, looking.may("change_attendeeorganisation"))


def _borne_by(organisations) -> str:
    """Says which organisations bear, or bore, the name."""
    names = list(dict.fromkeys(map(place_and_name, organisations)))
    more = "など" if len(names) > BEARERS_NAMED else ""
    return (
        f"団体の表では、{'、'.join(names[:BEARERS_NAMED])}{more}。"
        if names
        else "団体の表には、この名がありません。"
    )


def proposals_part(looking: Looking) -> Part:
    """Returns 問いと答えの案: the records whose proposals of who asked whom nobody has looked at yet. Two queries."""
    meetings = with_unseen_proposals(underway())
    lines = [
        Line(
            str(meeting),
            "まだだれも、案を確かめていません。",
            "案を見る",
            page(meeting.pk, "ties"),
        )
        for meeting in meetings.order_by("-pk")[: MOST_LINES - 2]
    ]
    count = meetings.count()
    lines = with_rest(lines, count - len(lines), "会議の一覧", listed())
    return Part("proposals", "問いと答えの案", count, lines, looking.may("change_meeting"))


def backup_part(looking: Looking) -> Part:
    """Returns 最後の控え: when the last backup was made and verified. It is to be done where it is older than a week, or
    where there is none of a site that has published anything."""
    last = BackupState.objects.first()
    if last is None:
        is_due, made, shown = Edition.objects.exists(), "控えは、まだ取っていません。", "まだ"
    else:
        is_due, shown = looking.at - last.made_at > A_WEEK, looking.moment(last.made_at)
        made = f"{shown} に取って、確かめました。"
    why = "システム管理者に知らせてください。" if is_due else ""
    why += f"大きさは{filesizeformat(last.size)}。" if last else ""
    return Part("backup", "最後の控え", int(is_due), [Line(made, why, "", "")], is_due, shown)
