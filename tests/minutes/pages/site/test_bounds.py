"""Every public address says how much work one answer may take: the table in docs/operations.md, held to the code."""

import re
from pathlib import Path

import pytest

from minutes.api import key_pages
from minutes.api.open_api import api
from minutes.compare import correction_words, edition_comparison
from minutes.kokkai import parameters, read_question
from minutes.pages import streaming
from minutes.pages.corrections import correction_conditions, corrections, corrections_csv, report_page
from minutes.pages.discovery import robots, sitemap_parts
from minutes.pages.dumps import dump_page
from minutes.pages.feeds import passage_feeds, record_feeds
from minutes.pages.kokkai import records_shown
from minutes.pages.organisations import organisation_activity, remarks_page
from minutes.pages.record import meetings
from minutes.pages.search import search_facets, search_forms, search_page, search_spellings, year_chart
from minutes.pages.search.wordings import wording_hits
from minutes.pages.site import home
from minutes.pages.urls import urlpatterns
from minutes.search import find, query_language
from minutes.search.analysis import variants
from minutes.search.spellings import families

TEXT = (Path(__file__).resolve().parents[4] / "docs" / "operations.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)` \| `([^`]+)` \| (.+?) \| (.+?) \| (.+?) \|$", re.M)
ROWS = {name: " ".join(said) for name, *said in ROW.findall(TEXT)}
PASSAGE_FEEDS = ("prefecture_feed", "organisation_feed", "search_feed")
FIGURES = [
    ("home", home.SHOWN, "新しい会議{}"),
    ("meetings", meetings.ON_A_PAGE, " {} "),
    ("compare", edition_comparison.MOST_EFFORT // 10_000, "{}万回"),
    ("report", report_page.LONGEST, "{}字ずつ"),
    ("corrections", corrections.ON_A_PAGE, " {} "),
    ("corrections_feed", corrections.IN_THE_FEED, " {} "),
    ("corrections", correction_words.MOST_EFFORT // 10_000, "{}万回"),
    ("corrections_csv", streaming.LONGEST_PIECE, "{}字ずつ送る"),
    ("corrections_csv", corrections_csv.READ_AT_ONCE, "{}の訂正ずつ"),
    *(
        (name, correction_conditions.LONGEST_NAME, "団体{}字")
        for name in ("corrections", "corrections_feed", "corrections_csv")
    ),
    ("organisations", search_forms.NameForm().fields["name"].max_length, "名{}字"),
    ("organisation", organisation_activity.SHOWN, "役割ごとに{}"),
    ("organisation", organisation_activity.SHOWN_OF_A_YEAR, "年度を選ぶと{}"),
    ("organisation_remarks", remarks_page.PAGE_SIZE, " {} "),
    ("organisation_csv", streaming.LONGEST_PIECE, "{}字ずつ送る"),
    ("prefecture", year_chart.MAX_YEARS, "年度{}まで"),
    *((feed, passage_feeds.MAX_ENTRIES, " {} ") for feed in PASSAGE_FEEDS),
    *((feed, passage_feeds.EXCERPT_LENGTH, "一件{}字") for feed in PASSAGE_FEEDS),
    ("records_feed", record_feeds.MOST_RECORDS, " {} "),
    *((feed, record_feeds.MOST_TO_COME, " {} ") for feed in ("to_come_feed", "to_come_calendar")),
    ("search", search_page.PAGE_SIZE, " {}（"),
    ("search", wording_hits.FEW_HITS, "{}件未満"),
    ("search", wording_hits.SHOWN, "文言を{}件まで"),
    ("search", wording_hits.MOST_SHOWN, "ときは{}件まで"),
    ("search", search_forms.MAX_LENGTH, "ことば{}字"),
    ("search", search_forms.MAX_WORDS, "{}語"),
    ("search", query_language.MAX_DEPTH, "括弧{}重"),
    ("search", variants.MAX_VARIANTS, "一語に{}まで"),
    ("search", families.MOST_SPELLINGS, "打ったものと合わせて{}まで"),
    ("search", search_spellings.MOST_COUNTED, "数えるのは合わせて{}まで"),
    ("search", find.MOST_RANKED, "新しい{}件のなか"),
    ("search", search_facets.MAX_OPTIONS, "一種類に{}まで"),
    *(
        (f"sitemap_{part}", sitemap_parts.MOST, " {}まで ")
        for part in ("meetings", "organisations", "remarks")
    ),
    ("robots", len(robots.LEFT_ALONE) + len(robots.FOUND) + 3, " {}行"),
    ("kokkai_speech", read_question.MOST_BYTES, "{}バイト"),
    *((f"kokkai_{unit}", records_shown.MOST_CHARACTERS, "文字{}まで") for unit in ("speech", "meeting")),
    ("kokkai_meeting_list", records_shown.MOST_LISTED, "発言{}件"),
    ("kokkai_speech", parameters.SPEECH.most, "/api/speech {}（"),
    ("kokkai_meeting", parameters.MEETING.most, "/api/meeting {}（"),
    ("kokkai_meeting_list", parameters.MEETING_LIST.most, "/api/meeting_list {}（"),
    *(
        (f"api_{listed}", figure, said)
        for listed in ("meetings", "search", "organisations", "changes")
        for figure, said in ((key_pages.SHOWN, "{}、"), (key_pages.MOST, "{}まで"))
    ),
    ("api_remarks", key_pages.FEW, "{}の会議録を読む"),
    ("api_corrections", key_pages.FEW, "{}の訂正"),
    *((export, streaming.LONGEST_PIECE, "{}字ずつ送る") for export in ("search_csv", "search_json")),
    ("dumps", dump_page.SHOWN, "新しい{}つ"),
    ("dump_file", streaming.LONGEST_PIECE, "{}バイトずつ送る"),
]


def test_every_address_has_an_entry():
    of_programs = [pattern.name for pattern in api.urls[0] if pattern.name != "api-root"]
    assert list(ROWS) == [*(pattern.name for pattern in urlpatterns), *of_programs, "developers"]


@pytest.mark.parametrize(("name", "figure", "said"), FIGURES)
def test_the_table_says_what_the_code_does(name, figure, said):
    assert said.format(f"{figure:,}") in ROWS[name]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("q=十日&meeting=" + "a" * 41, "会議：長すぎます。40字までにしてください。"),
        ("q=十日&mentioned=" + "あ" * 61, "触れられた団体：長すぎます。60字までにしてください。"),
        ("q=十日&year=2201", "年度：2201年度の会議録はありません。"),
    ],
)
def test_a_condition_that_is_too_long_is_named_and_the_words_are_kept(client, query, problem):
    page = client.get(f"/search/?{query}").content.decode()
    assert f'<p class="problem">{problem}</p>' in page and 'value="十日"' in page
    refused = client.get(f"/search/hits.csv?{query}")
    assert (refused.status_code, refused.content.decode().splitlines()[1:]) == (400, [problem])
