from members.models.change import OrganisationChange, RegistryState
from members.models.organisation import Organisation

__all__ = ["Organisation", "OrganisationChange", "RegistryState"]
