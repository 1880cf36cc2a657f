"""The admin pages of the registry, and the base class DeskAdmin of all admin pages of this project."""

from members.admin import change_admin, organisation_admin, yes_and_no

__all__ = ["change_admin", "organisation_admin", "yes_and_no"]
