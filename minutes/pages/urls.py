"""The public addresses. They are cited, so they never change."""

from django.urls import path, register_converter

from minutes.models import SiteText
from minutes.pages.caching import cached_by_etag
from minutes.pages.corrections.compare_editions import compare, compare_form
from minutes.pages.corrections.corrections import corrections, feed
from minutes.pages.corrections.errata import errata
from minutes.pages.corrections.report_page import report
from minutes.pages.inquiries.inquiry_data import inquiry_csv, inquiry_json
from minutes.pages.inquiries.inquiry_page import inquiry_of_edition
from minutes.pages.organisations.organisation_pages import organisation, organisations
from minutes.pages.organisations.prefecture_page import prefecture
from minutes.pages.record.editions import as_of, as_of_form, chain_data, edition, edition_data
from minutes.pages.record.meetings import meeting, meetings
from minutes.pages.record.remark import remark
from minutes.pages.search.search_exports import search_csv, search_json
from minutes.pages.search.search_page import search
from minutes.pages.shut import unless_shut
from minutes.pages.site.feeds import organisation_feed, prefecture_feed
from minutes.pages.site.handout_file import handout_file
from minutes.pages.site.home import home
from minutes.pages.site.site_text_page import site_text


class NumberConverter:
    """A number in an address: no sign, no leading 0, and small enough for every integer column."""

    regex = "[1-9][0-9]{0,8}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(value)


class DayConverter:
    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(NumberConverter, "number")
register_converter(DayConverter, "day")

app_name = "pages"
urlpatterns = [
    path("", home, name="home"),
    path("meetings/", meetings, name="meetings"),
    path("meetings/<slug:address>/", meeting, name="meeting"),
    path("meetings/<slug:address>/editions.json", chain_data, name="chain_data"),
    path("meetings/<slug:address>/editions/<number:number>/", edition, name="edition"),
    path("meetings/<slug:address>/editions/<number:number>.json", edition_data, name="edition_data"),
    path("meetings/<slug:address>/as-of/", as_of_form, name="as_of_form"),
    path("meetings/<slug:address>/as-of/<day:day>/", as_of, name="as_of"),
    path("meetings/<slug:address>/corrections/", errata, name="errata"),
    path("meetings/<slug:address>/compare/", compare_form, name="compare_form"),
    path("meetings/<slug:address>/compare/<number:first>...<number:second>/", compare, name="compare"),
    path("meetings/<slug:address>/u/<number:number>/", remark, name="remark"),
    path("meetings/<slug:address>/u/<number:number>/answers.csv", inquiry_csv, name="inquiry_csv"),
    path("meetings/<slug:address>/u/<number:number>/answers.json", inquiry_json, name="inquiry_json"),
    path(
        "meetings/<slug:address>/editions/<number:edition>/u/<number:number>/",
        inquiry_of_edition,
        name="inquiry_of_edition",
    ),
    path(
        "meetings/<slug:address>/editions/<number:edition>/u/<number:number>/answers.csv",
        inquiry_csv,
        name="inquiry_of_edition_csv",
    ),
    path(
        "meetings/<slug:address>/editions/<number:edition>/u/<number:number>/answers.json",
        inquiry_json,
        name="inquiry_of_edition_json",
    ),
    path("meetings/<slug:address>/u/<number:number>/report/", report, name="report"),
    path("corrections/", corrections, name="corrections"),
    path("corrections/feed/", feed, name="corrections_feed"),
    path("organisations/", organisations, name="organisations"),
    path("organisations/prefectures/<slug:number>/", prefecture, name="prefecture"),
    path("organisations/prefectures/<slug:number>/feed/", prefecture_feed, name="prefecture_feed"),
    path("organisations/<slug:code>/", organisation, name="organisation"),
    path("organisations/<slug:code>/feed/", organisation_feed, name="organisation_feed"),
    path("search/", search, name="search"),
    path("search/hits.csv", search_csv, name="search_csv"),
    path("search/hits.json", search_json, name="search_json"),
    *(path(f"{page}/", site_text, {"page": page}, name=page) for page in SiteText.Page.values),
]

# Every page answers 304 where nothing changed.
for page in urlpatterns:
    page.callback = cached_by_etag(page.callback)

# Not cached by ETag like the pages: a file's own digest is its ETag.
urlpatterns.append(path("files/<slug:digest>/<str:name>", unless_shut(handout_file), name="file"))
