"""団体 in the admin of a site with records: an organisation that an edition names is never deleted."""

from django.contrib import admin

from members.admin.organisation_admin import OrganisationAdmin
from members.models import Organisation
from minutes.models import Edition

admin.site.unregister(Organisation)


@admin.register(Organisation)
class PublishedOrganisationAdmin(OrganisationAdmin):
    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and is_published(obj))


def is_published(organisation: Organisation) -> bool:
    """Returns whether any edition, old ones too, holds the organisation's code. Keeps the answer on the row."""
    if not hasattr(organisation, "is_in_an_edition"):
        organisation.is_in_an_edition = Edition.objects.naming_organisation(organisation.key).exists()
    return organisation.is_in_an_edition
