"""The API for programs, /api/v1/: its operations, and the OpenAPI document that is generated from them."""

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from minutes.api import problems
from minutes.api.api_document import whole_document
from minutes.api.goes_by import cached, goes_by
from minutes.api.operations.about_operations import router as about
from minutes.api.operations.change_operations import router as changes
from minutes.api.operations.correction_operations import router as corrections
from minutes.api.operations.meeting_operations import router as meetings
from minutes.api.operations.organisation_operations import router as organisations
from minutes.api.operations.remark_operations import router as remarks
from minutes.api.operations.search_operations import router as search
from minutes.pages.dependencies import of_site
from minutes.pages.gone import Gone
from minutes.pages.site_root import site_root

DESCRIPTION = """公開している会議録を、プログラムが読むためのアドレスです。鍵も登録も要りません。読むことだけができます。

Everything that this site publishes, for programs. No key, no registration, read only. Field names are English; their
Japanese labels are the titles in the schemas. Lists come in pages by key: follow `next` until it is null.
"""


class ReadableJson(JSONRenderer):
    """JSON in which Japanese can be read."""

    json_dumps_params = {"ensure_ascii": False}


class OpenApi(NinjaAPI):
    """The API, whose document has what every operation may answer."""

    def get_openapi_operation_id(self, operation) -> str:
        return operation.view_func.__name__.removeprefix("api_")

    def get_openapi_schema(self, **how: Any) -> Any:
        return whole_document(super().get_openapi_schema(**how))


api = OpenApi(
    title=settings.SITE_NAME,
    version="1",
    description=DESCRIPTION,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
    renderer=ReadableJson(),
    openapi_extra={"info": {"license": {"name": settings.LICENCE.name, "url": settings.LICENCE.url}}},
)
api.add_decorator(cached, mode="view")
for router in (about, meetings, remarks, search, organisations, corrections, changes):
    api.add_router("", router)


@api.get("/openapi.json", include_in_schema=False)
@goes_by(of_site)
def api_document(request):
    """The OpenAPI document of this API, as it is generated from the operations."""
    document = api.get_openapi_schema() | {"servers": [{"url": site_root(request)}]}
    return HttpResponse(json.dumps(document, ensure_ascii=False), content_type="application/json")


@api.exception_handler(Gone)
def _gone(request, error: Gone):
    return problems.gone(error.retraction)


@api.exception_handler(Http404)
def _missing(request, error: Http404):
    return problems.problem(404)


@api.exception_handler(ValidationError)
def _unreadable(request, error: ValidationError):
    return problems.unreadable(error.errors)


@api.exception_handler(problems.Refused)
def _refused(request, error: problems.Refused):
    return problems.refused(error)
