"""Saves a text of the site itself, such as 利用条件, and tells the caches of pages that it changed."""

from django.db import transaction

from minutes.models import PublicState, SiteText


@transaction.atomic
def save_site_text(*, row: SiteText, by) -> None:
    """Stores the text of one of the site's pages. While it is empty, the page shows its default text."""
    row._history_user = by
    row.save()
    PublicState.raise_for(PublicState.Subject.SITE)
