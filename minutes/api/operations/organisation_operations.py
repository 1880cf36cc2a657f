"""The operations about organisations: the registry by code, and one with all that it came from and became."""

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel

from members import registry
from members.models import Organisation
from minutes.api.goes_by import goes_by
from minutes.api.key_pages import (
    Code,
    Limit,
    Switch,
    after_field,
    limit_field,
    next_address,
    next_field,
)
from minutes.models import Passage
from minutes.open_data.open_fields import labelled
from minutes.open_data.open_organisation import OpenOrganisation, organisations_of
from minutes.pages.dependencies import of_organisation, of_site
from minutes.pages.organisations.one_organisation import codes_of_today
from minutes.pages.remembered import relations
from minutes.pages.site_root import site_root

router = Router(tags=["organisations"])


class OrganisationFilters(BaseModel):
    name: str = labelled(
        "名前", "今か前の名前、よみ、その一部、または団体コード。", default="", max_length=60
    )
    prefecture: str = labelled(
        "都道府県", "都道府県の番号2桁。北海道は01。", default="", pattern="^[0-9]{2}$"
    )
    recorded: Switch = labelled("会議録に出る団体だけ", default=False)
    after: str = after_field()
    limit: Limit = limit_field()


class OrganisationList(BaseModel):
    items: list[OpenOrganisation] = labelled("団体", "団体コードの順。")
    next: str | None = next_field()


class OrganisationWithLineage(BaseModel):
    organisation: OpenOrganisation = labelled("団体")
    joined: list[str] = labelled("同じ団体", "この団体の、今の番号のほかの番号。前の番号もここにあります。")
    predecessors: list[str] = labelled("前身", "この団体のもとになったすべての団体の、今か最後の番号。")
    successors: list[str] = labelled("後身", "この団体のあとにできたすべての団体の、今か最後の番号。")


@router.get("/organisations", response=OrganisationList, summary="団体の一覧 / Organisations")
@goes_by(of_site)
def api_organisations(request, filters: Query[OrganisationFilters]):
    """Lists the organisations of the registry by code, with their generations and changes since 1970: each once, under its
    code of today.

    1970年からの市区町村などを、今の団体コードの順に、名前の移り変わりと変遷とともに並べます。市になったなどで番号が変わった団体も、
    一つです。
    """
    today = timezone.localdate()
    codes = codes_of_today(_chosen(filters).values_list("key", flat=True).order_by().distinct(), today)
    behind = sorted(code for code in codes if code > filters.after)
    shown = behind[: filters.limit]
    last = shown[-1] if len(behind) > len(shown) else None
    items = organisations_of(shown, relations().successions, today, site_root(request))
    return OrganisationList(items=items, next=next_address(request, last))


def _chosen(filters: OrganisationFilters):
    rows = Organisation.objects.all()
    name = filters.name.replace("\0", "").strip()
    if name:
        matches = registry.find(name)
        rows = rows.filter(key__in=[group[-1].key for group in (*matches.named, *matches.containing)])
    if filters.prefecture:
        rows = rows.filter(prefecture=filters.prefecture)
    return rows.filter(Exists(Passage.objects.filter(code=OuterRef("key")))) if filters.recorded else rows


@router.get(
    "/organisations/{code}", response=OrganisationWithLineage, summary="一つの団体 / One organisation"
)
@goes_by(of_organisation)
def api_organisation(request, code: Code):
    """Gives one organisation with all that it came from and all that it became, by any of its codes.

    一つの団体と、そのすべての前身と後身です。前の番号でも、同じ答えです。
    """
    today, kin = timezone.localdate(), relations().kin(code)
    found = organisations_of([code], relations().successions, today, site_root(request))
    if not found:
        raise Http404("この番号の団体はありません。")
    return OrganisationWithLineage(
        organisation=found[0],
        joined=sorted(kin.own - {found[0].code}),
        predecessors=sorted(codes_of_today(kin.before, today)),
        successors=sorted(codes_of_today(kin.after, today)),
    )
