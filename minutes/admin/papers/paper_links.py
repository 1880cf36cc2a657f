"""The addresses of the papers of a meeting, and which of them there are."""

from dataclasses import dataclass

from django.urls import reverse

from minutes.models import Edition, Meeting

PRINT, WORD, PDF = "print", "word", "pdf"
# (whether it is a 正誤表, whether of an edition) → the name of its address, before that of the form
NAMES = {
    (False, False): "minutes_meeting",
    (True, False): "minutes_draft_corrections",
    (False, True): "minutes_edition",
    (True, True): "minutes_corrections",
}


@dataclass(frozen=True)
class PaperLink:
    name: str
    url: str


@dataclass(frozen=True)
class PaperLinks:
    """word, pdf: addresses of the paper at hand in other forms. others: the other papers of the meeting, to print."""

    word: str
    pdf: str
    others: list[PaperLink]


def paper_url(meeting: Meeting, form: str, is_corrections: bool, number: int | None) -> str:
    """Returns the address of a paper: of the draft where `number` is None."""
    name = NAMES[is_corrections, number is not None]
    return reverse(f"admin:{name}_{form}", args=[meeting.pk, *([] if number is None else [number])])


def paper_links(meeting: Meeting, is_corrections: bool, number: int | None) -> PaperLinks:
    """Returns the links of one paper."""
    others = [
        PaperLink(name, paper_url(meeting, PRINT, *which))
        for name, which in papers_of(meeting)
        if which != (is_corrections, number)
    ]
    return PaperLinks(
        paper_url(meeting, WORD, is_corrections, number),
        paper_url(meeting, PDF, is_corrections, number),
        others,
    )


def papers_of(meeting: Meeting) -> list[tuple[str, tuple[bool, int | None]]]:
    """Returns (name, (whether it is a 正誤表, edition or None)) of the papers of the draft and of the newest edition."""
    papers: list[tuple[str, tuple[bool, int | None]]] = [("会議録（案）", (False, None))]
    newest = meeting.editions.newest().without_record().first()
    if newest and newest.status not in Edition.ANNOUNCEMENTS:
        papers.append(("正誤表（案）", (True, None)))
    if newest:
        papers.append((f"会議録（第{newest.number}版）", (False, newest.number)))
        if meeting.editions.filter(number=newest.number - 1).exists():
            papers.append((f"正誤表（第{newest.number}版）", (True, newest.number)))
    return papers
