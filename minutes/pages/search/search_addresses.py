"""The addresses of searches that a page of a search links to: hundreds, which differ from its own in one condition."""

from functools import cache
from urllib.parse import quote_plus

from django.urls import reverse

# A changed search begins at its first page.
LEFT_OUT = ("after", "page")


class SearchAddresses:
    """Writes the addresses of a search with some parameters changed. Each parameter is encoded once a page."""

    def __init__(self, params):
        self.encoded = {
            name: f"{quote_plus(name)}={quote_plus(value)}"
            for name, value in params.items()
            if name not in LEFT_OUT
        }

    def changed(self, *, view: str = "pages:search", **changes) -> str:
        """Returns the address of a view of the search, from its first page on. None removes a parameter."""
        encoded = self.encoded | {
            name: "" if value is None else f"{name}={quote_plus(str(value))}"
            for name, value in changes.items()
        }
        return f"{_path(view)}?{'&'.join(filter(None, encoded.values()))}"


@cache
def _path(view):
    """The path of a view, cached: a page prints a hundred addresses of searches."""
    return reverse(view)
