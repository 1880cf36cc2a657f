"""What a program is told where it gets no answer: application/problem+json (RFC 9457), in Japanese and in English."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from pydantic import BaseModel

from minutes.models import Retraction
from minutes.open_data.open_edition import TakenDown, taken_down
from minutes.open_data.open_fields import labelled

MEDIA_TYPE = "application/problem+json"
# status: (title, title in English, what is to be done, the same in English)
SAID = {
    400: (
        "読めない求めです",
        "Bad request",
        "アドレスか見出しの形を確かめてください。",
        "Check the address and the headers.",
    ),
    404: (
        "ありません",
        "Not found",
        "このアドレスには何も公開されていません。",
        "Nothing is public at this address.",
    ),
    405: (
        "読むことだけができます",
        "Method not allowed",
        "GET、HEAD、OPTIONS だけを受け取ります。",
        "Only GET, HEAD and OPTIONS are answered.",
    ),
    410: (
        "公開を停止しました",
        "Gone",
        "ここにあった会議録は公開を停止しました。持っている写しからも消してください。",
        "What was public here was taken down. Please remove it from your copies too.",
    ),
    414: (
        "アドレスが長すぎます",
        "URI too long",
        "条件を減らしてください。",
        "Ask with fewer or shorter parameters.",
    ),
    422: (
        "読めない条件があります",
        "Unprocessable content",
        "条件を確かめてください。errors が、どれかを言います。",
        "Check the parameters; errors says which.",
    ),
    429: (
        "求めが多すぎます",
        "Too many requests",
        "Retry-After の秒数だけ待って、続きから求めてください。",
        "Wait for the seconds of Retry-After, then go on where you were.",
    ),
    500: (
        "こちらの誤りです",
        "Internal server error",
        "しばらくして、もう一度求めてください。",
        "Try again later.",
    ),
    503: (
        "今は答えられません",
        "Service unavailable",
        "Retry-After の秒数だけ待って、もう一度求めてください。",
        "Wait for the seconds of Retry-After, then try again.",
    ),
}
# By the kind of an error of pydantic.
SAID_OF_VALUES = {
    "greater_than_equal": "{ge}以上にしてください。",
    "less_than_equal": "{le}以下にしてください。",
    "string_too_long": "長すぎます。{max_length}字までにしてください。",
    "literal_error": "次のどれかにしてください: {expected}",
    "string_pattern_mismatch": "この形の値ではありません: {pattern}",
}
CANNOT_BE_READ = "This value cannot be read."
DESCRIBED = tuple(status for status in SAID if status != 500)


class ParameterProblem(BaseModel):
    """What is wrong with one parameter."""

    parameter: str = labelled("条件の名")
    message: str = labelled("どうしてか")
    message_en: str = labelled("どうしてか（英語）")


class Candidate(BaseModel):
    """An organisation that a name may mean."""

    code: str = labelled("団体コード")
    name: str = labelled("名前")
    prefecture: str = labelled("都道府県")


class Problem(BaseModel):
    """Why there is no answer (RFC 9457)."""

    type: str = labelled("種類", "この種類の説明のアドレス。")
    title: str = labelled("何が起きたか")
    title_en: str = labelled("何が起きたか（英語）")
    status: int = labelled("状態の番号", "HTTP の番号。")
    detail: str = labelled("どうすればよいか")
    detail_en: str = labelled("どうすればよいか（英語）")
    errors: list[ParameterProblem] | None = labelled("読めない条件", "422 のとき。", default=None)
    candidates: list[Candidate] | None = labelled(
        "名の候補", "422 で、団体の名が一つに決まらないとき。団体コードで選んでください。", default=None
    )
    taken_down: TakenDown | None = labelled("公開停止", "410 のとき、その日時と理由。", default=None)
    retry_after: int | None = labelled("待つ秒数", "429 と 503 のとき。", default=None)


class Refused(Exception):
    """A request that cannot be answered: 422. `errors` are (parameter, message), `candidates` of Candidate. What stands
    behind " / " in a message is the same in English."""

    def __init__(self, errors: list[tuple[str, str]], candidates: list[Candidate] | None = None):
        super().__init__(errors)
        self.errors, self.candidates = errors, candidates


def problem(status: int, headers: Mapping[str, str] | None = None, **more: Any) -> HttpResponse:
    """Returns the answer of a status; `more` are further fields of Problem. A status that is not known is told as 400 or
    500."""
    known = status if status in SAID else 500 if status >= 500 else 400
    title, title_en, detail, detail_en = SAID[known]
    texts = {"title": title, "title_en": title_en, "detail": detail, "detail_en": detail_en}
    kind = f"{reverse('developers')}#problem-{known}"
    said = Problem(**{"type": kind, "status": status} | texts | more)
    body = json.dumps(said.model_dump(mode="json", exclude_none=True), ensure_ascii=False)
    response = HttpResponse(body, status=status, content_type=MEDIA_TYPE, headers=headers)
    response.headers.setdefault("Cache-Control", "no-cache")
    return response


def gone(retraction: Retraction) -> HttpResponse:
    """Returns the answer for what was taken down: when, why, by which rule."""
    day = timezone.localdate(retraction.retracted_at)
    detail = f"{day}に公開を停止しました。{SAID[410][2]}"
    return problem(410, taken_down=taken_down(retraction), detail=detail)


def refused(error: Refused) -> HttpResponse:
    errors = [_named_problem(name, message) for name, message in error.errors]
    return problem(422, errors=errors, candidates=error.candidates)


def _named_problem(name: str, message: str) -> ParameterProblem:
    told, _, message_en = message.partition(" / ")
    return ParameterProblem(parameter=name, message=told, message_en=message_en or CANNOT_BE_READ)


def unreadable(errors: list[dict]) -> HttpResponse:
    """Returns the answer for parameters that the schema refuses; `errors` are those of pydantic."""
    return problem(422, errors=[_parameter_problem(error) for error in errors])


def _parameter_problem(error: dict) -> ParameterProblem:
    """What a validator of ours says is in both languages; pydantic's own words are English."""
    name = str(error["loc"][-1]) if error["loc"] else ""
    if error["type"] == "value_error":
        message, _, message_en = error["msg"].removeprefix("Value error, ").partition(" / ")
    else:
        said = SAID_OF_VALUES.get(error["type"], "この値は読めません。")
        message, message_en = said.format(**error.get("ctx", {})), error["msg"]
    return ParameterProblem(parameter=name, message=message, message_en=message_en)
