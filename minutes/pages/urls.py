"""The public addresses. They are cited, so they never change."""

from django.urls import path, register_converter

from minutes.models import SiteText
from minutes.pages import dependencies
from minutes.pages.caching import cached_by_etag
from minutes.pages.corrections.compare_editions import compare, compare_form
from minutes.pages.corrections.corrections import corrections, feed
from minutes.pages.corrections.errata import errata
from minutes.pages.corrections.report_page import report
from minutes.pages.dependencies import of_organisation, of_site
from minutes.pages.dumps.dump_file import dump_file
from minutes.pages.dumps.dump_page import dump_catalog, dumps
from minutes.pages.inquiries.inquiry_data import inquiry_csv, inquiry_json
from minutes.pages.inquiries.inquiry_page import inquiry_of_edition
from minutes.pages.organisations.organisation_pages import organisation, organisations
from minutes.pages.organisations.prefecture_page import prefecture
from minutes.pages.record.editions import as_of, as_of_form, chain_data, edition, edition_data
from minutes.pages.record.meetings import meeting, meetings
from minutes.pages.record.remark import remark
from minutes.pages.search.search_exports import search_csv, search_json
from minutes.pages.search.search_forms import SearchForm
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

# The parameters that each page knows. Whatever else stands in an address makes no page of its own.
OF_RECORD = ("q", "wide", "kana", "at")
OF_SEARCH = (*SearchForm().known_names(), "after", "group")


def page(route, view, name, depends, *parameters, **kwargs):
    """Returns the path of a page that answers 304 where nothing changed that it goes by."""
    return path(route, cached_by_etag(view, depends, frozenset(parameters)), kwargs or None, name=name)


def of_meeting(route, view, name, *parameters):
    """Returns the path of a page of one meeting."""
    return page(f"meetings/<slug:address>/{route}", view, name, dependencies.of_meeting, *parameters)


app_name = "pages"
urlpatterns = [
    page("", home, "home", of_site),
    page("meetings/", meetings, "meetings", of_site, "body", "year", "page"),
    of_meeting("", meeting, "meeting", *OF_RECORD),
    of_meeting("editions.json", chain_data, "chain_data"),
    of_meeting("editions/<number:number>/", edition, "edition", *OF_RECORD),
    of_meeting("editions/<number:number>.json", edition_data, "edition_data"),
    of_meeting("as-of/", as_of_form, "as_of_form", "day"),
    of_meeting("as-of/<day:day>/", as_of, "as_of", *OF_RECORD),
    of_meeting("corrections/", errata, "errata"),
    of_meeting("compare/", compare_form, "compare_form", "a", "b"),
    of_meeting("compare/<number:first>...<number:second>/", compare, "compare"),
    of_meeting("u/<number:number>/", remark, "remark", "sort"),
    of_meeting("u/<number:number>/answers.csv", inquiry_csv, "inquiry_csv"),
    of_meeting("u/<number:number>/answers.json", inquiry_json, "inquiry_json"),
    of_meeting(
        "editions/<number:edition>/u/<number:number>/", inquiry_of_edition, "inquiry_of_edition", "sort"
    ),
    of_meeting(
        "editions/<number:edition>/u/<number:number>/answers.csv", inquiry_csv, "inquiry_of_edition_csv"
    ),
    of_meeting(
        "editions/<number:edition>/u/<number:number>/answers.json", inquiry_json, "inquiry_of_edition_json"
    ),
    of_meeting("u/<number:number>/report/", report, "report", "sent"),
    page("corrections/", corrections, "corrections", of_site, "year", "category", "page"),
    page("corrections/feed/", feed, "corrections_feed", of_site),
    page("organisations/", organisations, "organisations", of_site, "name"),
    page("organisations/prefectures/<slug:number>/", prefecture, "prefecture", of_site),
    page("organisations/prefectures/<slug:number>/feed/", prefecture_feed, "prefecture_feed", of_site),
    page("organisations/<slug:code>/", organisation, "organisation", of_organisation, "year"),
    page("organisations/<slug:code>/feed/", organisation_feed, "organisation_feed", of_organisation),
    page("search/", search, "search", of_site, *OF_SEARCH),
    page("search/hits.csv", search_csv, "search_csv", of_site, *OF_SEARCH),
    page("search/hits.json", search_json, "search_json", of_site, *OF_SEARCH),
    page("dumps/", dumps, "dumps", of_site),
    page("dumps/dcat.jsonld", dump_catalog, "dump_catalog", of_site),
    page("dumps/<slug:dump>/<str:file>", dump_file, "dump_file", of_site),
    *(page(f"{text}/", site_text, text, of_site, page=text) for text in SiteText.Page.values),
    # Not cached by ETag like the pages: a file's own digest is its ETag.
    path("files/<slug:digest>/<str:name>", unless_shut(handout_file), name="file"),
]
