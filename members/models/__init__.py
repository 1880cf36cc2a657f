from members.models import whole_numbers
from members.models.change import OrganisationChange, RegistryState, registry_changed
from members.models.organisation import Organisation

__all__ = ["Organisation", "OrganisationChange", "RegistryState", "registry_changed", "whole_numbers"]
