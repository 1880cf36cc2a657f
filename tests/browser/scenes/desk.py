"""The desk's side of the scene: a record of 400 turns, small drafts to write in, and the desk's pages."""

from minutes.desk.importing.import_text import import_text
from tests.builders import MANUSCRIPT

DRAFTS = 8

# The desk's own pages, by what leads to them; ids are those of a new database.
DESK_PAGES = [
    "/admin/",
    "/admin/minutes/meeting/",
    "/admin/minutes/meeting/1/change/",
    "/admin/minutes/meeting/1/publish/",
    "/admin/minutes/meeting/4/publish/",
    "/admin/minutes/meeting/1/print/",
    "/admin/minutes/meeting/1/print/corrections/",
    "/admin/minutes/meeting/1/print/1/",
    "/admin/minutes/meeting/1/ties/",
    "/admin/minutes/meeting/1/ties/7/",
    "/admin/minutes/meeting/1/review/",
    "/admin/minutes/attendeeorganisation/names/",
    "/admin/minutes/attendeeorganisation/names/settle/?name=美里町&next=/admin/minutes/meeting/1/review/",
    "/admin/minutes/meeting/1/manuscript/?point=",
    "/admin/minutes/meeting/import/",
    "/admin/minutes/meeting/add/",
    "/admin/minutes/meeting/1/history/",
    "/admin/minutes/utterance/?meeting__id__exact=1",
    "/admin/minutes/utterance/1/change/",
    "/admin/minutes/utterance/1/delete/",
    "/admin/minutes/attendeeorganisation/3/change/",
    "/admin/minutes/handout/?meeting__id__exact=1",
    "/admin/minutes/handout/1/change/",
    "/admin/minutes/meeting/1/handouts/uses/",
    "/admin/minutes/meeting/1/handouts/files/",
    "/admin/minutes/sitetext/",
    "/admin/minutes/sitetext/1/change/",
    "/admin/minutes/edition/",
    "/admin/minutes/edition/1/change/",
    "/admin/minutes/body/",
    "/admin/minutes/body/1/members/",
    "/admin/minutes/body/1/next/",
    "/admin/minutes/meeting/1/next/",
    "/admin/notices/",
    "/admin/auth/user/1/change/",
    "/admin/members/organisation/?q=美里",
    "/admin/minutes/meeting/18/inquiries/10/",
    "/admin/minutes/meeting/18/tallies/",
    "/admin/minutes/meeting/18/tallies/?tally=28",
    "/admin/minutes/tally/1/change/",
    "/admin/minutes/inquiryquestion/1/change/",
    "/admin/minutes/writtenanswer/1/change/",
]


def build_desk(by) -> None:
    """The large draft first, then small ones that tell themselves apart by their day."""
    head = MANUSCRIPT.split("■ 開会")[0].replace("9月3日", "10月1日")
    turns = "".join(
        f"（{'深川市' if n % 2 else '当別町'}）\n\n{n}番目の発言。電子化を終えた三千件のうち、紙も残している。\n\n"
        for n in range(400)
    )
    import_text(text=f"{head}■ 意見交換\n\n{turns}", by=by)
    for number in range(DRAFTS):
        import_text(text=MANUSCRIPT.replace("9月3日", f"10月{number + 2}日"), by=by)
