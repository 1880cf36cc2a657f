"""The public addresses. They are cited, so they stay."""

from django.urls import path

from minutes.models import SiteText
from minutes.pages.files import handout_file
from minutes.pages.home import home
from minutes.pages.meetings import meeting, meetings
from minutes.pages.organisations import organisation, organisations
from minutes.pages.search import search
from minutes.pages.site import site_text

app_name = "pages"
urlpatterns = [
    path("", home, name="home"),
    path("meetings/", meetings, name="meetings"),
    path("meetings/<slug:address>/", meeting, name="meeting"),
    path("organisations/", organisations, name="organisations"),
    path("organisations/<slug:code>/", organisation, name="organisation"),
    path("search/", search, name="search"),
    path("files/<slug:digest>/<str:name>", handout_file, name="file"),
    *(path(f"{page}/", site_text, {"page": page}, name=page) for page in SiteText.Page.values),
]
