"""The registry's pages of the admin, and what every admin page of ours shares."""

from members.admin import changes, organisations

__all__ = ["changes", "organisations"]
