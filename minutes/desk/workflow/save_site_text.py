"""The site's own texts rewritten: pages may look different from that moment on."""

from django.db import transaction

from minutes.models import PublicState, SiteText


@transaction.atomic
def save_text(*, row: SiteText, by) -> None:
    """Store the text of one of the site's pages; an empty one is the text that the page begins with."""
    row._history_user = by
    row.save()
    PublicState.raise_for(PublicState.Subject.SITE)
