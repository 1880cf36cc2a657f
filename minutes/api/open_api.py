"""The API for programs, /api/v1/: its operations, and the OpenAPI document that is generated from them."""

from typing import Any

from django.conf import settings
from django.http import Http404
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from minutes.api import problems
from minutes.api.goes_by import cached
from minutes.api.api_document import whole_document
from minutes.api.operations.meeting_operations import router as meetings
from minutes.pages.gone import Gone

DESCRIPTION = """公開している会議録を、プログラムが読むための番地です。鍵も登録も要りません。読むことだけができます。

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
)
api.add_decorator(cached, mode="view")
for router in (meetings,):
    api.add_router("", router)


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
