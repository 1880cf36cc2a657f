"""What an organisation and its predecessors did in the records: one list for each role, and counts by year."""

from dataclasses import dataclass

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from members.models import Organisation
from minutes.models import Passage
from minutes.notation.redactions import PLAIN_REDACTION
from minutes.pages.organisations.deeds import Counts, by_deed, passages_of
from minutes.pages.organisations.timeline import name_on
from minutes.pages.search.hits import Hit, hits_of, record_path, with_answers
from minutes.search import find, index
from minutes.search.analysis.folding import fold
from minutes.search.search_query import SearchQuery, compile_query

SHOWN = 20
OF_INQUIRIES = (Passage.Role.INQUIRY, Passage.Role.WRITTEN)
SHOWN_OF_A_YEAR = 200


@dataclass(frozen=True)
class ListedPassage:
    """One passage of a list. `name_then` is the name that the organisation bore then, where it is another today.

    inquiry_path: the page of the inquiry that it asked or answered in writing; "" for all else.
    """

    hit: Hit
    name_then: str
    inquiry_path: str = ""


@dataclass(frozen=True)
class RoleList:
    """What was done in one role (発表した, 照会した, …), or said by others: how often in all, the newest passages by 年度."""

    role: str
    name: str
    count: int
    years: list[tuple[int, list[ListedPassage]]]

    @property
    def shown(self) -> int:
        return sum(len(passages) for _, passages in self.years)


@dataclass(frozen=True)
class YearCounts:
    """One 年度: how many passages there are of each of `roles_of`."""

    year: int
    counts: list[int]
    total: int


def roles_of(counts: Counts) -> list[tuple[str, str]]:
    """Returns (role, name) of the roles that a page lists: written answers only where there are any."""
    has_written = any(role == Passage.Role.WRITTEN for _, role in counts)
    return [choice for choice in Passage.Role.choices if has_written or choice[0] != Passage.Role.WRITTEN]


def year_counts(counts: Counts) -> list[YearCounts]:
    """Returns one row for each 年度, the newest first."""
    rows = []
    for year in sorted({year for year, _ in counts}, reverse=True):
        of_roles = [counts.get((year, role), 0) for role, _ in roles_of(counts)]
        rows.append(YearCounts(year, of_roles, sum(of_roles)))
    return rows


def role_lists(
    codes, counts, generations: dict[str, list[Organisation]], name: str, year: int | None = None
) -> list[RoleList]:
    """Returns a list for each role, of one 年度 if it is given. Three queries, however many passages there are, and one
    more where it asked something or answered in writing."""
    passages = passages_of(codes, year=year)
    newest = hits_of(_newest_of_each_role(passages, SHOWN if year is None else SHOWN_OF_A_YEAR))
    listed, numbers = _listed(newest, generations, name), by_deed(counts, year)
    return [
        RoleList(
            role,
            title,
            numbers.get(role, 0),
            _by_year([one for one in listed if one.hit.passage.role == role]),
        )
        for role, title in roles_of(counts)
    ]


def listed_by_year(hits: list[Hit], generations, name: str) -> list[tuple[int, list[ListedPassage]]]:
    """Returns hits of one organisation as its lists print them. One query at most."""
    return _by_year(_listed(hits, generations, name))


def _listed(hits, generations, name):
    pages = inquiry_pages([hit.passage for hit in hits])
    return [
        ListedPassage(hit, _name_then(hit.passage, generations, name), pages.get(hit.passage.pk, ""))
        for hit in hits
    ]


def newest_turn(role_lists: list[RoleList]) -> Hit | None:
    """Returns the turn that the organisation said last, of those that are listed and were not withdrawn whole."""
    hits = [one.hit for roles in role_lists for _, listed in roles.years for one in listed]
    turns = [hit for hit in hits if hit.passage.kind == Passage.Kind.TURN and _has_words(hit.passage)]
    return max(turns, key=_time_of, default=None)


def _has_words(passage):
    return passage.text.replace(PLAIN_REDACTION, "").strip() != ""


def _time_of(hit):
    """A day may have many meetings, and a meeting is told in the order of its talk."""
    return hit.passage.held_on, hit.passage.address, hit.passage.position


def mention_list(codes, name: str, year: int | None = None) -> RoleList:
    """Returns what others said that names the organisations of these codes, of one 年度 if it is given. Four queries."""
    mentioning = Passage.objects.mentioning(codes).exclude(code__in=codes)
    if year is not None:
        mentioning = mentioning.filter(fiscal_year=year)
    newest = mentioning.order_by("-held_on", "-address", "position").annotate(of_all=Window(Count("*")))
    passages = list(newest[: SHOWN if year is None else SHOWN_OF_A_YEAR])
    listed = [ListedPassage(hit, "") for hit in hits_of(passages, (fold(name),))]
    return RoleList("", "ほかの団体が触れた発言", passages[0].of_all if passages else 0, _by_year(listed))


def asked_list(codes, year: int | None = None) -> RoleList:
    """Returns the turns that ask the organisations of these codes, of one 年度 if it is given, each with its answers.

    One query where nobody asked them, five at most; the index knows whom a turn asks.
    """
    query = compile_query(SearchQuery(asked_of=tuple(sorted(codes)), year=year))
    most = SHOWN if year is None else SHOWN_OF_A_YEAR
    newest = find.newest_first(query, size=most + 1)
    total = index.count(query) if len(newest) > most else len(newest)
    hits = with_answers(hits_of(find.load_passages(newest[:most])))
    return RoleList("", "尋ねられたこと", total, _by_year([ListedPassage(hit, "") for hit in hits]))


def _newest_of_each_role(passages, most):
    order = [F("held_on").desc(), F("address").desc(), F("position").asc()]
    place = Window(RowNumber(), partition_by=F("role"), order_by=order)
    return passages.annotate(place=place).filter(place__lte=most)


def _name_then(passage, generations, name):
    """Returns 八鹿町 on the page of 養父市; "" where the name is that of the page."""
    of_code = generations.get(passage.code)
    name_then = name_on(of_code, passage.held_on) if of_code else passage.label
    return "" if name_then == name else name_then


def _by_year(listed_passages):
    years: dict[int, list[ListedPassage]] = {}
    for listed in listed_passages:
        years.setdefault(listed.hit.passage.fiscal_year, []).append(listed)
    return list(years.items())


def inquiry_pages(passages: list[Passage]) -> dict[int, str]:
    """Returns {id of a passage: page of its inquiry} of the inquiries with questions among these, and of the answers.

    A passage says by its heading what it belongs to: who asked, and the first title.
    """
    of_inquiries = [passage for passage in passages if passage.role in OF_INQUIRIES]
    if not of_inquiries:
        return {}
    rows = Passage.objects.filter(
        address__in={passage.address for passage in of_inquiries},
        kind__in=(Passage.Kind.PRESENTATION, Passage.Kind.QUESTION),
        brought=Passage.Brought.INQUIRY,
    ).order_by("position")
    numbers = {
        (row.address, _name_of(row)): row.number for row in rows if row.kind == Passage.Kind.PRESENTATION
    }
    asked = {(row.address, row.heading) for row in rows if row.kind == Passage.Kind.QUESTION}
    found = {}
    for passage in of_inquiries:
        is_answer = passage.role == Passage.Role.WRITTEN
        name = passage.heading.rpartition("\u3000")[0] if is_answer else _name_of(passage)
        if (passage.address, name) in asked & numbers.keys():
            page = f"{record_path(passage.address)}u/{numbers[passage.address, name]}/"
            found[passage.pk] = page + (f"#w{passage.number}" if is_answer else "")
    return found


def _name_of(passage: Passage) -> str:
    title = passage.text.split("\n")[0]
    return f"{passage.label}\u3000{title}"
