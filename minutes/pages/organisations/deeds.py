"""What an organisation did, as its pages count and choose it: what it brought, asked, answered and said, by 年度.

Each passage is of one role (Passage.Role), and the roles add up to all. Beside them stand two deeds of the talk that cut
across the roles: whom it asked, and what it answered, as far as records say who asked whom.
"""

from django.db.models import Count, Q

from minutes.models import Passage

ASKING, REPLYING = "asking", "replying"
OF_TALK = {ASKING: "発言して尋ねた", REPLYING: "尋ねられて発言で答えた"}
ROLES = {str(role): str(name) for role, name in Passage.Role.choices}
DEEDS = ROLES | OF_TALK
CONDITIONS = {ASKING: ~Q(asked=""), REPLYING: ~Q(replies_to="")}

# (年度, deed) → number of passages.
Counts = dict[tuple[int, str], int]


def passages_of(codes, *, deed: str = "", year: int | None = None):
    """Returns the passages of organisations of these codes, of one deed and of one 年度 where they are given."""
    passages = Passage.objects.of_organisations(codes)
    if deed:
        passages = passages.filter(CONDITIONS.get(deed) or Q(role=deed))
    return passages if year is None else passages.filter(fiscal_year=year)


def count_deeds(codes) -> Counts:
    """Returns the numbers above 0. One query."""
    of_talk = {f"of_{deed}": Count("id", filter=CONDITIONS[deed]) for deed in OF_TALK}
    grouped = passages_of(codes).order_by().values("fiscal_year", "role")
    rows = grouped.annotate(of_role=Count("id"), **of_talk).values_list(
        "fiscal_year", "role", "of_role", *of_talk
    )
    counts: Counts = {}
    for year, role, *numbers in rows:
        for deed, number in zip((role, *OF_TALK), numbers, strict=True):
            if number:
                counts[year, deed] = counts.get((year, deed), 0) + number
    return counts


def by_year(counts: Counts, deed: str = "") -> dict[int, int]:
    """Returns {年度: how many of a deed}, or of everything."""
    years: dict[int, int] = {}
    for (year, done), number in counts.items():
        if done == deed if deed else done in ROLES:
            years[year] = years.get(year, 0) + number
    return years


def by_deed(counts: Counts, year: int | None = None) -> dict[str, int]:
    """Returns {deed: how many}, in the order of DEEDS, of one 年度 if it is given."""
    totals = {
        deed: sum(number for (of, done), number in counts.items() if done == deed and year in (None, of))
        for deed in DEEDS
    }
    return {deed: number for deed, number in totals.items() if number}
