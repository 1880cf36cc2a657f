"""The public addresses. They are cited, so they stay."""

from django.urls import path

from minutes.pages.home import home
from minutes.pages.meetings import meeting, meetings
from minutes.pages.organisations import organisation, organisations
from minutes.pages.search import search
from minutes.pages.search_exports import search_csv, search_json

app_name = "pages"
urlpatterns = [
    path("", home, name="home"),
    path("meetings/", meetings, name="meetings"),
    path("meetings/<slug:address>/", meeting, name="meeting"),
    path("organisations/", organisations, name="organisations"),
    path("organisations/<slug:code>/", organisation, name="organisation"),
    path("search/", search, name="search"),
    path("search/hits.csv", search_csv, name="search_csv"),
    path("search/hits.json", search_json, name="search_json"),
]
