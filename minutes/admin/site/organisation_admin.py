"""団体, as the desk has it once records are published: what any edition names is never deleted."""

from django.contrib import admin

from members.admin.organisations import OrganisationAdmin
from members.models import Organisation
from minutes.models import Edition

admin.site.unregister(Organisation)


@admin.register(Organisation)
class PublishedOrganisationAdmin(OrganisationAdmin):
    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and is_published(obj))


def is_published(organisation: Organisation) -> bool:
    """Whether an edition, of any age, holds the organisation's code. Asked once for each row that is looked at."""
    if not hasattr(organisation, "stands_in_an_edition"):
        organisation.stands_in_an_edition = Edition.objects.naming_organisation(organisation.key).exists()
    return organisation.stands_in_an_edition
