"""The public addresses. They are cited, so they never change."""

from django.urls import path, re_path, register_converter

from minutes.kokkai.parameters import PARAMETERS
from minutes.models import SiteText
from minutes.pages import dependencies
from minutes.pages.caching import cached_by_etag
from minutes.pages.citing.akoma_ntoso_file import akoma_ntoso_of_edition, akoma_ntoso_of_newest
from minutes.pages.citing.citation_files import FORMS, cite_edition, cite_remark
from minutes.pages.citing.remark import remark
from minutes.pages.citing.remark_of_edition import remark_of_edition
from minutes.pages.corrections.compare_editions import compare, compare_form
from minutes.pages.corrections.correction_conditions import PARAMETERS as OF_CORRECTIONS
from minutes.pages.corrections.corrections import corrections, feed
from minutes.pages.corrections.corrections_csv import corrections_csv
from minutes.pages.corrections.errata import errata
from minutes.pages.corrections.report_page import report
from minutes.pages.dependencies import of_organisation, of_search, of_site
from minutes.pages.discovery import sitemaps
from minutes.pages.discovery.favicon import favicon
from minutes.pages.discovery.opensearch import opensearch
from minutes.pages.discovery.robots import robots
from minutes.pages.dumps.dump_file import dump_file
from minutes.pages.dumps.dump_page import dump_catalog, dumps
from minutes.pages.feeds.passage_feeds import organisation_feed, prefecture_feed, search_feed
from minutes.pages.feeds.record_feeds import records_feed, to_come_calendar, to_come_feed
from minutes.pages.inquiries.inquiry_data import inquiry_csv, inquiry_json
from minutes.pages.kokkai import api
from minutes.pages.kokkai.permanent_links import permanent_link
from minutes.pages.methods import answering
from minutes.pages.organisations.organisation_pages import organisation, organisations
from minutes.pages.organisations.prefecture_page import prefecture
from minutes.pages.organisations.remarks_page import organisation_csv, organisation_remarks
from minutes.pages.record.editions import as_of, as_of_form, chain_data, edition, edition_data
from minutes.pages.record.meetings import meeting, meetings
from minutes.pages.search.hit_navigation import RECORD_PARAMS
from minutes.pages.search.search_exports import search_csv, search_json
from minutes.pages.search.search_forms import SearchForm
from minutes.pages.search.search_page import search
from minutes.pages.shut import unless_shut
from minutes.pages.site.english import english
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
OF_RECORD = (*RECORD_PARAMS, "at", "item")
OF_REMARK = (*RECORD_PARAMS, "sort")
ISSUE = "(?P<issue_id>[0-9A-Za-z]{21})"
OF_SEARCH = (*SearchForm().known_names(), "after", "group")
# The pages that take a form, and by which method it is sent.
SENDING = {"report": ("POST",)}


def page(route, view, name, depends, *parameters, **kwargs):
    """Returns the path of a page that answers 304 where nothing changed that it goes by."""
    kept = cached_by_etag(view, depends, frozenset(parameters))
    return path(route, answering(kept, *SENDING.get(name, ())), kwargs or None, name=name)


def of_meeting(route, view, name, *parameters, **kwargs):
    """Returns the path of a page of one meeting."""
    return page(
        f"meetings/<slug:address>/{route}", view, name, dependencies.of_meeting, *parameters, **kwargs
    )


def of_forms(route, view, name):
    """Returns the paths of one citation in each form of file."""
    return [of_meeting(f"{route}cite.{form}", view, f"{name}_{form}", form=form) for form in FORMS]


def of_the_diets_api(unit, view):
    """Returns the path of an answer of the Diet's API. Its clients ask with and without a final slash, and follow no
    redirect."""
    cached = cached_by_etag(view, of_site, frozenset(PARAMETERS))
    return re_path(rf"^api/{unit}/?$", api.spoken_to_programs(cached), name=f"kokkai_{unit}")


app_name = "pages"
urlpatterns = [
    page("", home, "home", of_site),
    page("meetings/", meetings, "meetings", of_site, "body", "year", "page"),
    page("meetings/feed/", records_feed, "records_feed", of_site, "body"),
    page("meetings/to-come/feed/", to_come_feed, "to_come_feed", of_site, "body"),
    page("meetings/to-come/meetings.ics", to_come_calendar, "to_come_calendar", of_site, "body"),
    of_meeting("", meeting, "meeting", *OF_RECORD),
    of_meeting("editions.json", chain_data, "chain_data"),
    of_meeting("editions/<number:number>/", edition, "edition", *OF_RECORD),
    of_meeting("editions/<number:number>.json", edition_data, "edition_data"),
    of_meeting("editions/<number:number>.akn.xml", akoma_ntoso_of_edition, "akoma_ntoso_of_edition"),
    of_meeting("record.akn.xml", akoma_ntoso_of_newest, "akoma_ntoso"),
    *of_forms("editions/<number:edition>/", cite_edition, "cite_edition"),
    of_meeting("as-of/", as_of_form, "as_of_form", "day"),
    of_meeting("as-of/<day:day>/", as_of, "as_of", *OF_RECORD),
    of_meeting("corrections/", errata, "errata"),
    of_meeting("compare/", compare_form, "compare_form", "a", "b"),
    of_meeting("compare/<number:first>...<number:second>/", compare, "compare"),
    of_meeting("u/<number:number>/", remark, "remark", *OF_REMARK),
    of_meeting("u/<number:number>/answers.csv", inquiry_csv, "inquiry_csv"),
    of_meeting("u/<number:number>/answers.json", inquiry_json, "inquiry_json"),
    of_meeting(
        "editions/<number:edition>/u/<number:number>/", remark_of_edition, "remark_of_edition", "sort"
    ),
    *of_forms("editions/<number:edition>/u/<number:number>/", cite_remark, "cite_remark"),
    of_meeting(
        "editions/<number:edition>/u/<number:number>/answers.csv", inquiry_csv, "inquiry_of_edition_csv"
    ),
    of_meeting(
        "editions/<number:edition>/u/<number:number>/answers.json", inquiry_json, "inquiry_of_edition_json"
    ),
    of_meeting("u/<number:number>/report/", report, "report", "sent"),
    page("corrections/", corrections, "corrections", of_site, *OF_CORRECTIONS, "page"),
    page("corrections/feed/", feed, "corrections_feed", of_site, *OF_CORRECTIONS),
    page("corrections/corrections.csv", corrections_csv, "corrections_csv", of_site, *OF_CORRECTIONS),
    page("organisations/", organisations, "organisations", of_site, "name"),
    page("organisations/prefectures/<slug:number>/", prefecture, "prefecture", of_site),
    page("organisations/prefectures/<slug:number>/feed/", prefecture_feed, "prefecture_feed", of_site),
    page("organisations/<slug:code>/", organisation, "organisation", of_organisation, "year"),
    page(
        "organisations/<slug:code>/remarks/",
        organisation_remarks,
        "organisation_remarks",
        of_organisation,
        *("year", "did", "after"),
    ),
    page(
        "organisations/<slug:code>/remarks.csv",
        organisation_csv,
        "organisation_csv",
        of_organisation,
        *("year", "did"),
    ),
    page("organisations/<slug:code>/feed/", organisation_feed, "organisation_feed", of_organisation),
    page("search/", search, "search", of_search, *OF_SEARCH),
    page("search/feed/", search_feed, "search_feed", of_search, *OF_SEARCH),
    page("search/hits.csv", search_csv, "search_csv", of_search, *OF_SEARCH),
    page("search/hits.json", search_json, "search_json", of_search, *OF_SEARCH),
    page("dumps/", dumps, "dumps", of_site),
    page("dumps/dcat.jsonld", dump_catalog, "dump_catalog", of_site),
    page("dumps/<slug:dump>/<str:file>", dump_file, "dump_file", of_site),
    *(page(f"{text}/", site_text, text, of_site, page=text) for text in SiteText.Page.values),
    page("en/", english, "english", of_site),
    page("robots.txt", robots, "robots", of_site),
    page("sitemap.xml", sitemaps.sitemap, "sitemap", of_site),
    page("sitemaps/site.xml", sitemaps.sitemap_site, "sitemap_site", of_site),
    page("sitemaps/meetings/<slug:address>.xml", sitemaps.sitemap_meetings, "sitemap_meetings", of_site),
    page(
        "sitemaps/organisations/<slug:code>.xml",
        sitemaps.sitemap_organisations,
        "sitemap_organisations",
        of_site,
    ),
    page("sitemaps/remarks/<slug:first>.xml", sitemaps.sitemap_remarks, "sitemap_remarks", of_site),
    page("opensearch.xml", opensearch, "opensearch", of_site),
    path("favicon.ico", answering(unless_shut(favicon)), name="favicon"),
    of_the_diets_api("speech", api.speech),
    of_the_diets_api("meeting", api.meeting),
    of_the_diets_api("meeting_list", api.meeting_list),
    # Kept by no cache, so without an ETag.
    re_path(rf"^txt/{ISSUE}/?$", answering(unless_shut(permanent_link)), name="kokkai_record"),
    re_path(
        rf"^txt/{ISSUE}/(?P<order>[0-9]{{1,5}})/?$",
        answering(unless_shut(permanent_link)),
        name="kokkai_remark",
    ),
    # Not cached by ETag like the pages: a file's own digest is its ETag.
    path("files/<slug:digest>/<str:name>", answering(unless_shut(handout_file)), name="file"),
]
