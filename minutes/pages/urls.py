"""The public addresses. They are cited, so they stay."""

from django.urls import path

from minutes.pages.feeds import organisation_feed, prefecture_feed
from minutes.pages.home import home
from minutes.pages.meetings import meeting, meetings
from minutes.pages.organisations import organisation, organisations
from minutes.pages.prefectures import prefecture
from minutes.pages.search import search

app_name = "pages"
urlpatterns = [
    path("", home, name="home"),
    path("meetings/", meetings, name="meetings"),
    path("meetings/<slug:address>/", meeting, name="meeting"),
    path("organisations/", organisations, name="organisations"),
    path("organisations/prefectures/<slug:number>/", prefecture, name="prefecture"),
    path("organisations/prefectures/<slug:number>/feed/", prefecture_feed, name="prefecture_feed"),
    path("organisations/<slug:code>/", organisation, name="organisation"),
    path("organisations/<slug:code>/feed/", organisation_feed, name="organisation_feed"),
    path("search/", search, name="search"),
]
