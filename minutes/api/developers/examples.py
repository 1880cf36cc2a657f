"""An address to try for each operation: of what this site shows now, so that each example can be opened."""

from collections.abc import Iterator

from minutes.api.developers.document_reader import DescribedOperation
from minutes.models import Edition, Passage

# What stands behind ? in the example of an operation, by the name of the operation.
QUERIES = {
    "meetings": "?limit=2",
    "remarks": "?kind=turn&limit=2",
    "search": "?q=公開&limit=2",
    "organisations": "?recorded=true&limit=2",
    "corrections": "?limit=2",
}
Places = dict[str, str]


def example_addresses(operations: list[DescribedOperation]) -> dict[str, str]:
    """Returns {name of an operation: path of an example}; without those for which this site has nothing to show yet."""
    return {key: path for key, path in _examples(operations) if path}


def _examples(operations) -> Iterator[tuple[str, str]]:
    meeting, inquiry = _meeting(), _inquiry()
    remark, organisation = _remark(), {"code": _code()}
    for operation in operations:
        places = meeting
        if operation.key.startswith("inquir"):
            places = inquiry
        elif operation.key in ("remark", "remarks_of_meeting"):
            places = remark
        elif operation.key == "organisation":
            places = organisation
        yield operation.key, _filled(operation.path, places) + QUERIES.get(operation.key, "")


def _filled(path: str, places: Places) -> str:
    """Returns the path with its places filled; "" where nothing is there."""
    for name in [part[1:-1] for part in path.split("/") if part.startswith("{")]:
        if not places.get(name):
            return ""
        path = path.replace(f"{{{name}}}", places[name])
    return path


def _meeting() -> Places:
    """The newest meeting, and its edition."""
    newest = (
        Edition.objects.newest().order_by("-held_on", "-address").values_list("address", "number").first()
    )
    return {"address": newest[0], "number": str(newest[1])} if newest else {}


def _remark() -> Places:
    return _place(Passage.objects.filter(kind=Passage.Kind.TURN).order_by("-sort_key"))


def _inquiry() -> Places:
    """The newest inquiry that has questions: the title that stands last above a question."""
    question = Passage.objects.filter(kind=Passage.Kind.QUESTION).order_by("-sort_key").first()
    if question is None:
        return {}
    titles = Passage.objects.filter(meeting=question.meeting_id, kind=Passage.Kind.PRESENTATION)
    return _place(titles.filter(position__lt=question.position).order_by("-position"))


def _place(passages) -> Places:
    found = passages.values_list("address", "number").first()
    return {"address": found[0], "number": str(found[1])} if found else {}


def _code() -> str:
    return Passage.objects.exclude(code="").order_by("-sort_key").values_list("code", flat=True).first() or ""
