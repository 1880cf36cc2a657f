from members.models import whole_numbers
from members.models.change import OrganisationChange, RegistryState
from members.models.organisation import Organisation

__all__ = ["Organisation", "OrganisationChange", "RegistryState", "whole_numbers"]
