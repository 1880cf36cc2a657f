"""The addresses below a meeting under which its papers stand: each of draft and edition, in each form."""

from django.urls import path

from minutes.admin.papers.paper_links import NAMES, PDF, PRINT, WORD
from minutes.admin.papers.paper_views import corrections_view, record_view


def paper_addresses(guard) -> list:
    """Returns the patterns. `guard` lets nobody in who is not signed in, and keeps caches off."""
    patterns = []
    for (is_corrections, is_edition), name in NAMES.items():
        view = guard(corrections_view if is_corrections else record_view)
        rest = ("<int:number>/" if is_edition else "") + ("corrections/" if is_corrections else "")
        patterns += [
            path(f"<int:pk>/{form}/{rest}", view, {"form": form}, name=f"{name}_{form}")
            for form in (PRINT, WORD, PDF)
        ]
    return patterns
