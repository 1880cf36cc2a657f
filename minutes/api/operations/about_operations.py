"""The operation about the API itself: where a program begins."""

from django.conf import settings
from django.urls import reverse
from ninja import Router
from pydantic import BaseModel

from minutes.api.goes_by import goes_by
from minutes.open_data.open_fields import labelled
from minutes.pages.dependencies import of_site
from minutes.pages.site_root import site_root

router = Router(tags=["about"])


class OpenSite(BaseModel):
    """This site, and where a program begins."""

    name: str = labelled("サイトの名")
    url: str = labelled("サイトのウェブのアドレス")
    openapi_url: str = labelled("OpenAPI の文書のアドレス", "すべてのアドレスと項目の説明。")
    developers_url: str = labelled("使い方のウェブのアドレス", "人が読む説明。")
    licence: str = labelled("ライセンス", "SPDX の名。例: CC-BY-4.0")
    terms_url: str = labelled("利用条件のウェブのアドレス")
    meetings_url: str = labelled("会議の一覧のウェブのアドレス")
    search_url: str = labelled("検索のウェブのアドレス")


@router.get("/", response=OpenSite, summary="このサイト / This site")
@goes_by(of_site)
def api_site(request):
    """Says where a program begins.

    プログラムが読み始めるところです。
    """
    site = site_root(request)
    return OpenSite(
        name=settings.SITE_NAME,
        url=site + reverse("pages:home"),
        openapi_url=site + reverse("api:api_document"),
        developers_url=site + reverse("developers"),
        licence=settings.LICENCE.identifier,
        terms_url=site + reverse("pages:terms"),
        meetings_url=site + reverse("api:api_meetings"),
        search_url=site + reverse("api:api_search"),
    )
