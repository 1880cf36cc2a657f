"""団体 in the admin of a site with records: an organisation that an edition names is never deleted."""

from django.contrib import admin

from members.admin.organisation_admin import OrganisationAdmin
from members.models import Organisation
from minutes.models import Edition

IN_AN_EDITION = "公開した会議録に出ている団体なので、削除できません。"

admin.site.unregister(Organisation)


@admin.register(Organisation)
class PublishedOrganisationAdmin(OrganisationAdmin):
    def why_not_delete(self, obj) -> str:
        return super().why_not_delete(obj) or (IN_AN_EDITION if is_published(obj) else "")


def is_published(organisation: Organisation) -> bool:
    """Returns whether any edition, old ones too, holds the organisation's code. Keeps the answer on the row."""
    if not hasattr(organisation, "is_in_an_edition"):
        organisation.is_in_an_edition = Edition.objects.naming_organisation(organisation.key).exists()
    return organisation.is_in_an_edition
