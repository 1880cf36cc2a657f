"""The form of a meeting: a day that can be read, and, of a new meeting, whether it is there already."""

from django import forms
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from members import wareki
from minutes.admin.records.row_form import RecordForm
from minutes.desk.importing.like_meetings import like_meetings
from minutes.desk.importing.made_once import new_form_key
from minutes.record.read_out import day_in, meeting_time_in

WRITE_THE_DAY = "{}このとおりに印刷してあるなら、下の「開催日（手で決めた日）」に開催日を書いてください。"
LIKE = "似た会議が、もうあります。別の会議なら、もう一度「保存」を押してください。"


class MeetingForm(RecordForm):
    # By which two presses of the button make one meeting; only the form of a new one has it.
    once_key = forms.CharField(
        label="この画面の鍵", widget=forms.HiddenInput, required=False, initial=new_form_key
    )
    # Which meetings like the new one were shown before this press.
    likes_shown = forms.CharField(label="見せた似た会議", widget=forms.HiddenInput, required=False)

    def clean_updated(self):
        text = self.cleaned_data["updated"]
        if text and "updated" in self.changed_data and not day_in(text):
            raise forms.ValidationError("日付を一つ、平成26年4月1日、2014/4/1 のように書いてください。")
        return text

    def clean(self):
        """Refuses a typed 日時 that cannot be read, unless the day is set by hand. An imported one may stay."""
        typed = super().clean()
        if self.instance.pk is None:
            self._hint_at_likes()
        text, by_hand = self.cleaned_data.get("time"), self.cleaned_data.get("held_on_by_hand")
        is_new = {"time", "held_on_by_hand"} & {*self.changed_data}
        problem = _unread(text) if text and is_new and not by_hand else ""
        if problem:
            self.add_error("time", WRITE_THE_DAY.format(problem))
        return typed

    def _hint_at_likes(self):
        """Asks once, with links, whether the new meeting is another one than those that are like it."""
        given = self.cleaned_data
        likes = like_meetings(title=given.get("title") or "", body=given.get("body"), held_on=_day_of(given))
        shown = ",".join(str(meeting.pk) for meeting in likes)
        if likes and given.get("likes_shown") != shown:
            self.add_error(None, format_html("{} {}", LIKE, _links_to(likes)))
            self.data = self.data.copy()
            self.data["likes_shown"] = shown


def _day_of(given):
    """Returns the day of a meeting as it is typed, None where none can be read."""
    held = meeting_time_in(given.get("time") or "")
    return given.get("held_on_by_hand") or (held.held_on if held else None)


def _links_to(meetings):
    return format_html_join(
        "、",
        '<a href="{}">{}</a>',
        ((reverse("admin:minutes_meeting_change", args=[one.pk]), one) for one in meetings),
    )


def _unread(text):
    """Returns why the day or the hours of a 日時 cannot be read; empty where both can."""
    try:
        return wareki.parse_meeting_time(text).hours_problem
    except wareki.WarekiError as error:
        return str(error)
