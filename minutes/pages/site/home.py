"""The front page: one box, the newest correction, the meetings to come, the map of prefectures, the newest records."""

from django.shortcuts import render
from django.utils import timezone

from minutes.models import Edition
from minutes.pages.corrections.correction_news import newest_correction
from minutes.pages.discovery import structured_data
from minutes.pages.organisations.directory import passages_by_prefecture
from minutes.pages.organisations.organisation_lookup import passages_by_code
from minutes.pages.organisations.prefecture_map import prefecture_tiles, shade_legend
from minutes.pages.record.announcements import announced_of_site
from minutes.pages.site.meeting_counts import body_options, count_meetings

SHOWN = 8


def home(request):
    today = timezone.localdate()
    counts, newest = count_meetings(today), Edition.objects.newest().without_record()
    return render(
        request,
        "site/home.html",
        {
            "structured_data": structured_data.of_site(request.build_absolute_uri),
            "news": newest_correction(),
            "to_come": announced_of_site(today),
            "tiles": prefecture_tiles(passages_by_prefecture(passages_by_code(), today)),
            "legend": shade_legend(),
            "newest": newest.held(today)[:SHOWN],
            "bodies": body_options(counts),
            "total": sum(count.meetings for count in counts),
        },
    )
